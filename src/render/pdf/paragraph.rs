//! Inlines set into lines: words shaped, hyphenated, and broken where the whole paragraph reads best.
//!
//! It knows a measure and a style, and nothing of the page. The structure of what it sets goes to the tree as the
//! lines are made, so that a word cut by a line end is told whole.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHasher};

use super::draft::Draft;
use super::hyphenation;
use super::linebreak::{self, Item};
use super::structure::{ElementId, LeafId, LinkId, LinkTarget, Role};
use super::subset::{Subsets, soften_hyphen};
use crate::document::{Align, Inline, Revision};
use crate::render::fonts::{Face, Family, Glyph, WordId, is_invisible};

/// A colour by its use; the theme says which it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Color {
    Ink,
    Accent,
    Muted,
    Hairline,
    Band,
    /// Of what a revision put in, or took out.
    Revised(Revision),
}

/// How text looks. Lengths are in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    pub face: Face,
    pub size: f32,
    pub leading: f32,
    pub color: Color,
    /// Added after each glyph. Under a tenth of the size, or readers of the file see spaces between letters.
    pub tracking: f32,
    /// What it is drawn with besides: a line under what was put in, a line through what was taken out.
    pub revision: Option<Revision>,
}

/// How a paragraph fills its measure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Fill {
    /// Both edges straight, words hyphenated.
    Justified,
    /// Words hyphenated only where the lines would be very uneven.
    Ragged(Align),
    /// As in a cell of a table: names, dates and amounts, hyphenated only where no line could hold them.
    Cell(Align),
    /// Lines of about the same length, no word hyphenated.
    Balanced,
}

/// The room and the manner of a paragraph; `measure` in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Setting {
    pub style: Style,
    pub measure: f32,
    pub fill: Fill,
}

/// One line, drawn from its left end; all the lines of a paragraph have the leading of its style.
#[derive(Debug, Clone, Default)]
pub struct Line {
    pub runs: Vec<Run>,
    /// In points, without the space that ends the line.
    pub width: f32,
    /// What its spaces take more than their own width, as a part of it.
    pub stretch: f32,
    /// Whether its end cuts a word.
    pub cuts: bool,
}

/// Glyphs of one face that belong together in the structure.
#[derive(Debug, Clone)]
pub struct Run {
    pub style: Style,
    /// Above the baseline, in points.
    pub rise: f32,
    pub mark: Mark,
    pub link: Option<LinkId>,
    /// Each glyph and its place from the start of the line, in points.
    pub glyphs: Vec<(u16, f32)>,
    /// Where the pen ends, in points from the start of the line.
    pub end: f32,
}

/// What drawn content is to a reader who does not see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// Outside the sheet's words.
    Artifact(ArtifactKind),
    Leaf(LeafId),
    /// A part of a word that reads otherwise than its glyphs; the parts after the first read as a space, for readers who
    /// take nothing for what the glyphs say.
    Word(LeafId, String),
}

/// What stands on a page without being part of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArtifactKind {
    Header,
    Footer,
    /// The head of a table that goes on.
    Repetition,
    /// Rules, tints, frames.
    Decoration,
}

/// How wide inlines are, in points.
#[derive(Debug, Clone, Copy, Default)]
pub struct Extent {
    /// On as many lines as they have breaks of their own.
    pub natural: f32,
    pub longest_word: f32,
}

/// Sets inlines in lines, as content of an element.
pub fn set(
    inlines: &[Inline],
    element: ElementId,
    setting: &Setting,
    draft: &mut Draft,
) -> Vec<Line> {
    let text = FlatText::new(inlines, setting.style, draft.note_count);
    let row = text.row(setting, draft);
    let Row { items, .. } = row.as_ref();
    let breaks = row
        .breaks
        .get_or_init(|| linebreak::breaks(items, setting.measure, setting.fill));
    let linebreak::Breaks { stops, justified } = breaks;
    let mut typesetter = Typesetter {
        text: &text,
        items,
        justified: *justified,
        elements: BTreeMap::new(),
        element,
        open: None,
        cut: None,
        draft,
    };
    let mut start = 0;
    stops
        .iter()
        .map(|&end| {
            let line = typesetter.line(start..end, setting, end == items.len());
            start = end + 1;
            line
        })
        .collect()
}

/// Sets a short text on one line, for furniture and marks that the document's words do not hold.
pub fn label(text: &str, style: Style, mark: &Mark, draft: &mut Draft) -> Line {
    let word = draft.shaper.word(style.face, text);
    let glyphs = draft.shaper.glyphs(word);
    draft.used.add(glyphs, text);
    let mut line = Line::default();
    line.push(
        glyphs,
        Look {
            style,
            rise: 0.0,
            link: None,
        },
        mark,
    );
    line
}

/// The text on one line no wider than the measure, cut with « … » when it has to be.
pub fn label_within(
    text: &str,
    style: Style,
    measure: f32,
    what: ArtifactKind,
    draft: &mut Draft,
) -> Line {
    let mark = Mark::Artifact(what);
    let width = |text: &str, draft: &mut Draft| {
        draft
            .shaper
            .shape(style.face, text)
            .iter()
            .map(|glyph| glyph.advance)
            .sum::<f32>()
            * style.size
    };
    if width(text, draft) <= measure {
        return label(text, style, &mark, draft);
    }
    let room = measure - width("…", draft);
    let glyphs = draft.shaper.shape(style.face, text);
    let mut pen = 0.0;
    let kept = glyphs
        .iter()
        .take_while(|glyph| {
            pen += glyph.advance * style.size;
            pen <= room
        })
        .map(|glyph| glyph.end)
        .max()
        .unwrap_or(0);
    let cut = format!("{}…", text[..kept].trim_end());
    label(&cut, style, &mark, draft)
}

/// Measures inlines without setting them.
pub fn extent(inlines: &[Inline], style: Style, draft: &mut Draft) -> Extent {
    let text = FlatText::new(inlines, style, draft.note_count);
    let setting = Setting {
        style,
        measure: f32::INFINITY,
        fill: Fill::Balanced,
    };
    let mut extent = Extent::default();
    let (mut line, mut word) = (0.0_f32, 0.0_f32);
    for item in &text.row(&setting, draft).items {
        match *item {
            Item::Box { width, .. } => {
                line += width;
                word += width;
            }
            Item::Space { width, breaks, .. } => {
                line += width;
                word = if breaks { 0.0 } else { word + width };
            }
            Item::Opportunity { .. } => word = 0.0,
            Item::Newline => (line, word) = (0.0, 0.0),
        }
        extent.natural = extent.natural.max(line);
        extent.longest_word = extent.longest_word.max(word);
    }
    extent
}

impl Style {
    /// Where the baseline lies under the top of a line, in points: capitals stand in its middle.
    pub fn baseline(&self) -> f32 {
        self.leading / 2.0 + self.size * 0.33
    }
}

impl Line {
    /// Where its first glyph stands.
    pub fn start(&self) -> f32 {
        let first = self.runs.first().and_then(|run| run.glyphs.first());
        first.map_or(0.0, |&(_, x)| x)
    }

    /// What its glyphs read as.
    pub fn text(&self, subsets: &Subsets) -> String {
        let runs = self.runs.iter().flat_map(|run| {
            let subset = subsets.of(run.style.face);
            run.glyphs
                .iter()
                .map(|&(id, _)| subset.glyph(id).text.as_str())
        });
        runs.collect()
    }

    pub fn shifted(mut self, by: f32) -> Self {
        for run in &mut self.runs {
            run.end += by;
            for (_, x) in &mut run.glyphs {
                *x += by;
            }
        }
        self
    }

    /// The same line, shown again.
    pub fn into_artifact(mut self) -> Self {
        for run in &mut self.runs {
            run.mark = Mark::Artifact(ArtifactKind::Repetition);
            run.link = None;
        }
        self
    }

    fn pen(&self) -> f32 {
        self.runs.last().map_or(0.0, |run| run.end)
    }

    fn push(&mut self, glyphs: &[Glyph], look: Look, mark: &Mark) {
        let mut pen = self.pen();
        for of_face in glyphs.chunk_by(|a, b| a.face == b.face) {
            let style = Style {
                face: of_face[0].face,
                ..look.style
            };
            let joins = self.runs.last().is_some_and(|run| {
                run.style == style
                    && run.rise == look.rise
                    && run.mark == *mark
                    && run.link == look.link
            });
            if !joins {
                self.runs.push(Run {
                    style,
                    rise: look.rise,
                    mark: mark.clone(),
                    link: look.link,
                    glyphs: Vec::new(),
                    end: pen,
                });
            }
            let run = self.runs.last_mut().expect("a run was just pushed");
            run.glyphs.reserve(of_face.len());
            for glyph in of_face {
                run.glyphs.push((glyph.id, pen + glyph.shift * style.size));
                pen += glyph.advance * style.size + style.tracking;
            }
            run.end = pen;
        }
        self.width = pen;
    }
}

#[derive(Debug, Clone, Copy)]
struct Look {
    style: Style,
    rise: f32,
    link: Option<LinkId>,
}

/// Inlines as a row of spans of one style each, and the tree of what surrounds them.
struct FlatText {
    spans: Vec<Span>,
    nodes: Vec<Node>,
    note_count: usize,
}

#[derive(Clone, PartialEq)]
struct Span {
    text: String,
    /// Places in the text where the author allows or forbids a break.
    hints: BTreeMap<usize, Hint>,
    style: Style,
    rise: f32,
    node: Option<usize>,
    /// Verbatim text and addresses are not hyphenated.
    hyphenates: bool,
    newline: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hint {
    Hyphen,
    Break,
    NoBreak,
}

/// What a text becomes in a setting, before it is drawn: the same in every document.
struct Row {
    /// That of the words its items name.
    generation: u64,
    setting: Setting,
    spans: Vec<Span>,
    items: Vec<Item>,
    breaks: OnceCell<linebreak::Breaks>,
}

/// Rows that a thread has made, by what they are made of: sheets of one organisation have many paragraphs in common.
#[derive(Default)]
struct Rows {
    recent: FxHashMap<u64, Rc<Row>>,
    /// Those that were recent before these.
    older: FxHashMap<u64, Rc<Row>>,
}

thread_local! {
    static ROWS: RefCell<Rows> = RefCell::default();
}

/// Rows that are recent, some ten megabytes.
const MOST_KEPT: usize = 2_000;
/// Bytes of the longest text that is kept.
const MOST_KEPT_BYTES: usize = 1_000;

/// An inline that surrounds others.
struct Node {
    parent: Option<usize>,
    role: Role,
    link: Option<LinkTarget>,
}

/// What the inlines around the one at hand settle.
#[derive(Clone, Copy)]
struct Surroundings {
    style: Style,
    node: Option<usize>,
    in_link: bool,
    hyphenates: bool,
}

impl FlatText {
    fn new(inlines: &[Inline], style: Style, note_count: usize) -> Self {
        let mut flat = Self {
            spans: Vec::new(),
            nodes: Vec::new(),
            note_count,
        };
        flat.walk(
            inlines,
            Surroundings {
                style,
                node: None,
                in_link: false,
                hyphenates: true,
            },
        );
        flat
    }

    fn walk(&mut self, inlines: &[Inline], around: Surroundings) {
        for inline in inlines {
            match inline {
                Inline::Text(text) | Inline::Time { datetime: _, text } => {
                    self.span(text, 0.0, around);
                }
                Inline::Strong(content) => {
                    let node = self.node(Role::Strong, None, around);
                    let style = Style {
                        face: around.style.face.bold(),
                        ..around.style
                    };
                    self.walk(
                        content,
                        Surroundings {
                            style,
                            node,
                            ..around
                        },
                    );
                }
                Inline::Emphasis(content) => {
                    let node = self.node(Role::Emphasis, None, around);
                    let style = Style {
                        face: around.style.face.italic(),
                        ..around.style
                    };
                    self.walk(
                        content,
                        Surroundings {
                            style,
                            node,
                            ..around
                        },
                    );
                }
                Inline::Revised { revision, content } => {
                    let node = self.node(Role::Revised(*revision), None, around);
                    let style = Style {
                        color: Color::Revised(*revision),
                        revision: Some(*revision),
                        ..around.style
                    };
                    self.walk(
                        content,
                        Surroundings {
                            style,
                            node,
                            ..around
                        },
                    );
                }
                Inline::Code(code) => {
                    let node = self.node(Role::Code, None, around);
                    let face = Face {
                        family: Family::Titles,
                        ..around.style.face
                    };
                    let style = Style {
                        face,
                        ..around.style
                    };
                    self.span(
                        code,
                        0.0,
                        Surroundings {
                            style,
                            node,
                            hyphenates: false,
                            ..around
                        },
                    );
                }
                // A link inside a link is not one: the outer address is what the reader follows.
                Inline::Link { target: _, content } if around.in_link => self.walk(content, around),
                Inline::Link { target, content } => {
                    let node = self.node(
                        Role::Link,
                        Some(LinkTarget::Address(target.clone())),
                        around,
                    );
                    let style = Style {
                        color: Color::Accent,
                        ..around.style
                    };
                    self.walk(
                        content,
                        Surroundings {
                            style,
                            node,
                            in_link: true,
                            ..around
                        },
                    );
                }
                Inline::NoteCall(number) => {
                    let mut node = self.node(Role::Reference, None, around);
                    if !around.in_link && (1..=self.note_count).contains(number) {
                        let target = LinkTarget::Note(*number);
                        node = self.node(Role::Link, Some(target), Surroundings { node, ..around });
                    }
                    let style = Style {
                        size: around.style.size * 0.65,
                        color: Color::Accent,
                        ..around.style
                    };
                    // A little more, and readers by place see a line of its own.
                    let rise = around.style.size * 0.31;
                    self.span(
                        &number.to_string(),
                        rise,
                        Surroundings {
                            style,
                            node,
                            ..around
                        },
                    );
                }
                Inline::Break => self.newline(around),
            }
        }
    }

    fn newline(&mut self, around: Surroundings) {
        self.spans.push(Span {
            text: String::new(),
            hints: BTreeMap::new(),
            style: around.style,
            rise: 0.0,
            node: around.node,
            hyphenates: false,
            newline: true,
        });
    }

    fn node(
        &mut self,
        role: Role,
        link: Option<LinkTarget>,
        around: Surroundings,
    ) -> Option<usize> {
        self.nodes.push(Node {
            parent: around.node,
            role,
            link,
        });
        Some(self.nodes.len() - 1)
    }

    fn span(&mut self, source: &str, rise: f32, around: Surroundings) {
        let Surroundings {
            style,
            node,
            in_link: _,
            hyphenates,
        } = around;
        // A word may be written in several pieces of one kind: it is one word all the same.
        let joins = self.spans.last().is_some_and(|span| {
            span.style == style
                && span.rise == rise
                && span.node == node
                && span.hyphenates == hyphenates
                && !span.newline
        });
        if !joins {
            self.spans.push(Span {
                text: String::with_capacity(source.len()),
                hints: BTreeMap::new(),
                style,
                rise,
                node,
                hyphenates,
                newline: false,
            });
        }
        let Some(Span { text, hints, .. }) = self.spans.last_mut() else {
            return;
        };
        if !source.contains(is_invisible) {
            return text.push_str(source);
        }
        for character in source.chars() {
            let hint = match character {
                '\u{AD}' => Some(Hint::Hyphen),
                '\u{200B}' => Some(Hint::Break),
                '\u{2060}' => Some(Hint::NoBreak),
                other => {
                    text.push(other);
                    None
                }
            };
            if let Some(hint) = hint {
                hints.insert(text.len(), hint);
            }
        }
    }

    /// Its row, made anew unless this thread has made it not long ago.
    fn row(&self, setting: &Setting, draft: &mut Draft) -> Rc<Row> {
        let bytes: usize = self.spans.iter().map(|span| span.text.len()).sum();
        if bytes > MOST_KEPT_BYTES {
            return Rc::new(self.row_anew(setting, draft));
        }
        let mut hasher = FxHasher::default();
        setting.measure.to_bits().hash(&mut hasher);
        for span in &self.spans {
            span.text.hash(&mut hasher);
            span.style.size.to_bits().hash(&mut hasher);
        }
        let hash = hasher.finish();
        let generation = draft.shaper.generation();
        let is_same = |row: &Rc<Row>| {
            row.generation == generation && row.setting == *setting && row.spans == self.spans
        };
        ROWS.with_borrow_mut(|Rows { recent, older }| {
            if let Some(known) = recent.get(&hash).filter(|row| is_same(row)) {
                return Rc::clone(known);
            }
            let row = older.remove(&hash).filter(is_same);
            let row = row.unwrap_or_else(|| Rc::new(self.row_anew(setting, draft)));
            if recent.len() >= MOST_KEPT {
                *older = std::mem::take(recent);
            }
            recent.insert(hash, Rc::clone(&row));
            row
        })
    }

    fn row_anew(&self, setting: &Setting, draft: &mut Draft) -> Row {
        Row {
            generation: draft.shaper.generation(),
            setting: *setting,
            spans: self.spans.clone(),
            items: self.items(setting, draft),
            breaks: OnceCell::new(),
        }
    }

    /// The row of boxes, spaces and break opportunities that line breaking works on.
    fn items(&self, setting: &Setting, draft: &mut Draft) -> Vec<Item> {
        let bytes: usize = self.spans.iter().map(|span| span.text.len()).sum();
        // A word of five letters or so, cut in two, and its space.
        let mut items = Vec::with_capacity(bytes / 2);
        for (rank, span) in self.spans.iter().enumerate() {
            if span.newline {
                trim_space(&mut items);
                items.push(Item::Newline);
                continue;
            }
            let space = draft.shaper.shape(span.style.face, " ")[0].advance;
            let space_width = space * span.style.size + span.style.tracking;
            let mut word_start = 0;
            let ends = breaking_spaces(&span.text).map(|(at, space)| (at, Some(space)));
            for (at, space) in ends.chain([(span.text.len(), None)]) {
                if at > word_start {
                    let clings = span.text[word_start..]
                        .starts_with([':', ';', '!', '?', '»', '›', '%', '€']);
                    if let (true, Some(Item::Space { breaks, .. })) = (clings, items.last_mut()) {
                        *breaks = false;
                    }
                    self.word(rank, word_start..at, setting, draft, &mut items);
                }
                let Some(space) = space else { continue };
                word_start = at + space.len_utf8();
                let after_content = !matches!(
                    items.last(),
                    None | Some(Item::Space { .. } | Item::Newline)
                );
                if after_content {
                    let breaks = !matches!(self.last_character(&items), Some('«' | '‹'));
                    items.push(Item::Space {
                        span: rank,
                        width: space_width,
                        breaks,
                        hang: self.hang(&items),
                    });
                }
            }
        }
        while let Some(Item::Space { .. } | Item::Newline) = items.last() {
            items.pop();
        }
        forbid_hyphens_in_last_word(&mut items, setting.measure);
        items
    }

    /// Adds a word as boxes and the places between them where it may be cut.
    fn word(
        &self,
        span: usize,
        word: Range<usize>,
        setting: &Setting,
        draft: &mut Draft,
        items: &mut Vec<Item>,
    ) {
        let Span {
            text,
            hints,
            style,
            hyphenates,
            ..
        } = &self.spans[span];
        let whole = &text[word.clone()];
        let shaped = draft.shaper.word(style.face, whole);
        let width = draft.shaper.width(shaped, style.size, style.tracking);
        let hyphenates = *hyphenates
            && match setting.fill {
                Fill::Justified | Fill::Ragged(_) => true,
                Fill::Cell(_) => width > setting.measure,
                Fill::Balanced => false,
            };
        // An address that the next line can hold is better whole.
        let room = match setting.fill {
            Fill::Justified => setting.measure * 0.6,
            Fill::Ragged(_) | Fill::Cell(_) | Fill::Balanced => setting.measure,
        };
        let mut places: Vec<(usize, bool)> = Vec::new();
        if !hyphenation::is_too_short_to_cut(whole) {
            let cuts = hyphenation::find_cuts(whole);
            if !(cuts.is_address && width <= room) {
                places = cuts.places;
                places.retain(|&(_, flagged)| hyphenates || !flagged);
            }
        }
        for (&at, &hint) in hints.range(word.start + 1..word.end) {
            let at = at - word.start;
            places.retain(|&(place, _)| place != at);
            match hint {
                Hint::Hyphen => places.push((at, true)),
                Hint::Break => places.push((at, false)),
                Hint::NoBreak => {}
            }
            places.sort_unstable();
        }
        if places.is_empty() && width <= setting.measure {
            items.push(Item::Box {
                span,
                range: word.clone(),
                word,
                shaped,
                width,
            });
            return;
        }
        let reach = Reach::new(draft.shaper.glyphs(shaped), style);
        let hyphen = draft.shaper.shape(style.face, "-")[0].advance * style.size;
        let mut start = 0;
        let mut cut = |end: usize, flagged: bool| {
            let range = word.start + start..word.start + end;
            let hangs = flagged || text[range.clone()].ends_with('-');
            let width = reach.at(end) - reach.at(start);
            items.push(Item::Box {
                span,
                range,
                word: word.clone(),
                shaped,
                width,
            });
            items.push(Item::Opportunity {
                hyphen: if flagged { hyphen } else { 0.0 },
                flagged,
                hang: if hangs { hyphen * HYPHEN_HANG } else { 0.0 },
            });
            start = end;
            end
        };
        let mut last = 0;
        for (end, flagged) in places.into_iter().chain([(whole.len(), false)]) {
            // A part that no line can hold is cut between any two letters, without a hyphen to mislead.
            while let Some(within) = reach
                .last_within(last, setting.measure)
                .filter(|&at| at < end)
            {
                last = cut(within, false);
            }
            last = cut(end, flagged);
        }
        items.pop();
    }

    fn last_character(&self, items: &[Item]) -> Option<char> {
        match items.last()? {
            Item::Box { span, range, .. } => {
                self.spans[*span].text[range.clone()].chars().next_back()
            }
            Item::Space { .. } | Item::Opportunity { .. } | Item::Newline => None,
        }
    }

    /// How far the last character may stand out into the margin, so that the edge looks straight.
    fn hang(&self, items: &[Item]) -> f32 {
        let Some(Item::Box { span, .. }) = items.last() else {
            return 0.0;
        };
        match self.last_character(items) {
            Some('.' | ',') => self.spans[*span].style.size * 0.11,
            Some('-') => self.spans[*span].style.size * 0.14,
            _ => 0.0,
        }
    }
}

const HYPHEN_HANG: f32 = 0.5;

/// How far a shaped word reaches at the end of each of its clusters: its bytes and its width in points.
struct Reach(Vec<(usize, f32)>);

impl Reach {
    fn new(glyphs: &[Glyph], style: &Style) -> Self {
        let mut ends = vec![(0, 0.0)];
        for glyph in glyphs {
            let advance = glyph.advance * style.size + style.tracking;
            match ends.last_mut() {
                Some((_, reach)) if glyph.start == glyph.end => *reach += advance,
                Some(&mut (_, reach)) => ends.push((glyph.end, reach + advance)),
                None => {}
            }
        }
        Self(ends)
    }

    /// The width of the text up to here; inside a ligature, which a cut would undo, a share of it.
    fn at(&self, byte: usize) -> f32 {
        let Self(ends) = self;
        let after = ends
            .partition_point(|&(end, _)| end < byte)
            .min(ends.len() - 1);
        let ((before, from), (end, to)) = (ends[after.saturating_sub(1)], ends[after]);
        let share = (byte - before) as f32 / (end - before).max(1) as f32;
        from + (to - from) * share.min(1.0)
    }

    /// Where to cut what starts here for it to fit the measure, if it does not; after one cluster at least.
    fn last_within(&self, start: usize, measure: f32) -> Option<usize> {
        let Self(ends) = self;
        let most = self.at(start) + measure;
        let first = ends.partition_point(|&(end, _)| end <= start);
        let over = ends.partition_point(|&(_, reach)| reach <= most);
        (over < ends.len()).then(|| ends[over.saturating_sub(1).max(first).min(ends.len() - 1)].0)
    }
}

/// The rank of the next box, if it holds more of the same word, and where it ends in the text.
fn rest_of_word(items: &[Item], at: usize, of: (usize, &Range<usize>)) -> Option<(usize, usize)> {
    let next = match items.get(at + 1)? {
        Item::Opportunity { .. } => at + 2,
        Item::Box { .. } | Item::Space { .. } | Item::Newline => at + 1,
    };
    match items.get(next)? {
        Item::Box {
            span, range, word, ..
        } => ((*span, word) == of).then_some((next, range.end)),
        Item::Space { .. } | Item::Opportunity { .. } | Item::Newline => None,
    }
}

fn trim_space(items: &mut Vec<Item>) {
    while let Some(Item::Space { .. }) = items.last() {
        items.pop();
    }
}

/// Leaves the last word whole, unless no line could hold it.
fn forbid_hyphens_in_last_word(items: &mut Vec<Item>, measure: f32) {
    let last_space = items
        .iter()
        .rposition(|item| matches!(item, Item::Space { .. }))
        .map_or(0, |at| at + 1);
    let width: f32 = items[last_space..].iter().map(Item::width).sum();
    if width > measure {
        return;
    }
    let last_word = items.split_off(last_space);
    let is_hyphen = |item: &Item| matches!(item, Item::Opportunity { flagged: true, .. });
    items.extend(last_word.into_iter().filter(|item| !is_hyphen(item)));
}

/// Where the spaces are at which a line may end.
fn breaking_spaces(text: &str) -> impl Iterator<Item = (usize, char)> {
    // Few characters are looked at: all spaces start with one of these bytes.
    let starts_space = |byte| matches!(byte, b'\t'..=b'\r' | b' ' | 0xC2 | 0xE1..=0xE3);
    let starts = text.bytes().enumerate();
    let starts = starts.filter(move |&(_, byte)| starts_space(byte));
    let characters = starts.filter_map(|(at, _)| Some((at, text[at..].chars().next()?)));
    characters.filter(|(_, character)| {
        character.is_whitespace() && !matches!(character, '\u{A0}' | '\u{202F}' | '\u{2007}')
    })
}

/// Draws lines one after the other, keeping the structure that runs from one to the next.
struct Typesetter<'a> {
    text: &'a FlatText,
    items: &'a [Item],
    /// Whether lines are stretched to the measure.
    justified: bool,
    /// The elements and links of the inlines that surround, made when first met.
    elements: BTreeMap<usize, (ElementId, Option<LinkId>)>,
    element: ElementId,
    /// The leaf being filled, and whose it is.
    open: Option<(ElementId, LeafId)>,
    /// The word that the last line end cut, and its element.
    cut: Option<(usize, Range<usize>, ElementId)>,
    draft: &'a mut Draft,
}

/// What a line shows of a word.
struct Part<'a> {
    span: usize,
    range: Range<usize>,
    word: &'a Range<usize>,
    shaped: WordId,
    hyphenated: bool,
}

impl Typesetter<'_> {
    fn line(&mut self, range: Range<usize>, setting: &Setting, last: bool) -> Line {
        let items = &self.items[range.clone()];
        let stop = self.items.get(range.end);
        let (hyphenated, hang) = match stop {
            Some(Item::Opportunity { flagged, hang, .. }) => (*flagged, *hang),
            Some(Item::Space { hang, .. }) => (false, *hang),
            Some(Item::Box { .. } | Item::Newline) | None => (false, 0.0),
        };
        let stretched = self.justified && !last && !matches!(stop, Some(Item::Newline));
        let room = setting.measure + hang;
        let (extra, stretch) = linebreak::extra_space(items, stop, room, stretched);
        let mut line = Line {
            stretch,
            cuts: hyphenated,
            ..Line::default()
        };
        let mut at = 0;
        while at < items.len() {
            match &items[at] {
                Item::Box {
                    span,
                    range,
                    word,
                    shaped,
                    ..
                } => {
                    let mut end = range.end;
                    // The parts of a word that stay together are shaped together.
                    while let Some(rest) = rest_of_word(items, at, (*span, word)) {
                        (at, end) = rest;
                    }
                    let part = Part {
                        span: *span,
                        range: range.start..end,
                        word,
                        shaped: *shaped,
                        hyphenated: hyphenated && at + 1 == items.len(),
                    };
                    self.word(&part, &mut line);
                }
                Item::Space { span, .. } => self.space(*span, extra, &mut line),
                Item::Opportunity { .. } | Item::Newline => {}
            }
            at += 1;
        }
        let width = line.width;
        match stop {
            Some(Item::Space { span, .. }) => self.space(*span, 0.0, &mut line),
            Some(Item::Newline) => {
                if let Some(Item::Box { span, .. }) = items.last() {
                    self.space(*span, 0.0, &mut line);
                }
            }
            Some(Item::Box { .. } | Item::Opportunity { .. }) | None => {}
        }
        line.width = width;
        match setting.fill {
            Fill::Justified
            | Fill::Balanced
            | Fill::Ragged(Align::Start)
            | Fill::Cell(Align::Start) => line,
            Fill::Ragged(Align::Center) | Fill::Cell(Align::Center) => {
                line.shifted((setting.measure - width) / 2.0)
            }
            Fill::Ragged(Align::End) | Fill::Cell(Align::End) => {
                line.shifted(setting.measure - width)
            }
        }
    }

    fn word(&mut self, part: &Part, line: &mut Line) {
        let &Part {
            span,
            ref range,
            word,
            shaped,
            hyphenated,
        } = part;
        let text = self.text;
        let whole = &text.spans[span].text[word.clone()];
        let shown = &text.spans[span].text[range.clone()];
        let look = self.look(span);
        let Draft { shaper, used, .. } = &mut *self.draft;
        let (glyphs, faithful) = if hyphenated {
            let shown = format!("{shown}-");
            let glyphs = shaper.shape(look.style.face, &shown);
            let glyphs = soften_hyphen(&glyphs, shaper.faces());
            let faithful = used.add(&glyphs, &shown);
            (glyphs, faithful)
        } else {
            let shaped = if range == word {
                shaped
            } else {
                shaper.word(look.style.face, shown)
            };
            let glyphs = shaper.glyphs(shaped);
            (Rc::clone(glyphs), used.add(glyphs, shown))
        };
        let mark = if range == word && faithful {
            Mark::Leaf(self.leaf(span))
        } else if let Some((.., element)) = self
            .cut
            .take_if(|(cut_span, cut_word, _)| *cut_span == span && cut_word == word)
        {
            self.cut = Some((span, word.clone(), element));
            Mark::Word(self.draft.tree.leaf(element), " ".to_owned())
        } else {
            let parent = self.surroundings(span).0;
            let element = self.draft.tree.add(parent, Role::Word(whole.to_owned()));
            self.open = None;
            self.cut = Some((span, word.clone(), element));
            Mark::Word(self.draft.tree.leaf(element), whole.to_owned())
        };
        line.push(&glyphs, look, &mark);
    }

    fn space(&mut self, span: usize, extra: f32, line: &mut Line) {
        let look = self.look(span);
        let space = self.draft.shaper.shape(look.style.face, " ");
        self.draft.used.add(&space, " ");
        let space = Glyph {
            advance: space[0].advance + extra / look.style.size,
            ..space[0]
        };
        let mark = Mark::Leaf(self.leaf(span));
        line.push(&[space], look, &mark);
    }

    fn look(&mut self, span: usize) -> Look {
        let link = self.surroundings(span).1;
        let Span { style, rise, .. } = self.text.spans[span];
        Look { style, rise, link }
    }

    fn leaf(&mut self, span: usize) -> LeafId {
        let element = self.surroundings(span).0;
        match self.open {
            Some((owner, leaf)) if owner == element => leaf,
            Some(_) | None => {
                let leaf = self.draft.tree.leaf(element);
                self.open = Some((element, leaf));
                leaf
            }
        }
    }

    /// The element a span's content goes to, and the link it is part of.
    fn surroundings(&mut self, span: usize) -> (ElementId, Option<LinkId>) {
        match self.text.spans[span].node {
            Some(node) => self.node(node),
            None => (self.element, None),
        }
    }

    fn node(&mut self, node: usize) -> (ElementId, Option<LinkId>) {
        if let Some(&known) = self.elements.get(&node) {
            return known;
        }
        let Node { parent, role, link } = &self.text.nodes[node];
        let (parent, outer) = parent.map_or((self.element, None), |parent| self.node(parent));
        let element = self.draft.tree.add(parent, role.clone());
        let link = link
            .clone()
            .map(|target| self.draft.tree.link(element, target))
            .or(outer);
        self.elements.insert(node, (element, link));
        (element, link)
    }
}
