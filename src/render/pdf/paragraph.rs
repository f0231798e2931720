//! Inlines set into lines: the lines that line breaking chose, glyph by glyph.
//!
//! The structure of what is set goes to the tree as the lines are made, so that a word cut by a line end is read whole.

use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use super::draft::Draft;
use super::inline_text::{InlineNode, InlineText, PreparedText, Setting, TextSpan};
use super::line::{Artifact, Line, Look, Mark, Style};
use super::linebreak::{self, BreakItem, LineFill};
use super::structure::{ElementId, LeafId, LinkId, Role};
use super::subset::soften_hyphen;
use crate::document::{Align, Inline};
use crate::render::fonts::{Glyph, WordId};

/// How wide inlines are, in points.
#[derive(Debug, Clone, Copy, Default)]
pub struct TextWidths {
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
    let text = InlineText::new(inlines, setting.style, draft.note_count);
    let prepared = text.prepared(setting, draft);
    let PreparedText { items, .. } = prepared.as_ref();
    let linebreak::Breaks { stops, justified } = prepared.breaks();
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
    what: Artifact,
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
pub fn extent(inlines: &[Inline], style: Style, draft: &mut Draft) -> TextWidths {
    let text = InlineText::new(inlines, style, draft.note_count);
    let setting = Setting {
        style,
        measure: f32::INFINITY,
        fill: LineFill::Balanced,
    };
    let mut extent = TextWidths::default();
    let (mut line, mut word) = (0.0_f32, 0.0_f32);
    for item in &text.prepared(&setting, draft).items {
        match *item {
            BreakItem::Box { width, .. } => {
                line += width;
                word += width;
            }
            BreakItem::Space { width, breaks, .. } => {
                line += width;
                word = if breaks { 0.0 } else { word + width };
            }
            BreakItem::Opportunity { .. } => word = 0.0,
            BreakItem::Newline => (line, word) = (0.0, 0.0),
        }
        extent.natural = extent.natural.max(line);
        extent.longest_word = extent.longest_word.max(word);
    }
    extent
}

fn aligned(line: Line, setting: &Setting) -> Line {
    let room = setting.measure - line.width;
    match setting.fill {
        LineFill::Justified
        | LineFill::Balanced
        | LineFill::Ragged(Align::Start)
        | LineFill::Cell(Align::Start) => line,
        LineFill::Ragged(Align::Center) | LineFill::Cell(Align::Center) => line.shifted(room / 2.0),
        LineFill::Ragged(Align::End) | LineFill::Cell(Align::End) => line.shifted(room),
    }
}

/// The index of the next box, if it holds more of the same word, and where it ends in the text.
fn rest_of_word(
    items: &[BreakItem],
    at: usize,
    of: (usize, &Range<usize>),
) -> Option<(usize, usize)> {
    let next = match items.get(at + 1)? {
        BreakItem::Opportunity { .. } => at + 2,
        BreakItem::Box { .. } | BreakItem::Space { .. } | BreakItem::Newline => at + 1,
    };
    match items.get(next)? {
        BreakItem::Box {
            span, range, word, ..
        } => ((*span, word) == of).then_some((next, range.end)),
        BreakItem::Space { .. } | BreakItem::Opportunity { .. } | BreakItem::Newline => None,
    }
}

/// Draws lines one after the other, keeping the structure that runs from one to the next.
struct Typesetter<'a> {
    text: &'a InlineText,
    items: &'a [BreakItem],
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
            Some(BreakItem::Opportunity { flagged, hang, .. }) => (*flagged, *hang),
            Some(BreakItem::Space { hang, .. }) => (false, *hang),
            Some(BreakItem::Box { .. } | BreakItem::Newline) | None => (false, 0.0),
        };
        let stretched = self.justified && !last && !matches!(stop, Some(BreakItem::Newline));
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
                BreakItem::Box {
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
                BreakItem::Space { span, .. } => self.space(*span, extra, &mut line),
                BreakItem::Opportunity { .. } | BreakItem::Newline => {}
            }
            at += 1;
        }
        let width = line.width;
        match stop {
            Some(BreakItem::Space { span, .. }) => self.space(*span, 0.0, &mut line),
            Some(BreakItem::Newline) => {
                if let Some(BreakItem::Box { span, .. }) = items.last() {
                    self.space(*span, 0.0, &mut line);
                }
            }
            Some(BreakItem::Box { .. } | BreakItem::Opportunity { .. }) | None => {}
        }
        line.width = width;
        aligned(line, setting)
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
        let TextSpan { style, rise, .. } = self.text.spans[span];
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
        let InlineNode { parent, role, link } = &self.text.nodes[node];
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
