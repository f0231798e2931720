//! Inlines as one text of spans, and what line breaking needs to know of it: boxes, spaces and cuts.
//!
//! It knows a measure and a style, and nothing of the page or of the structure.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHasher};

use super::hyphenation;
use super::layout::TextSetting;
use super::linebreak::{self, BreakItem, LineFill};
use super::structure::{LinkTarget, Role};
use super::style::{Color, Style};
use crate::document::Inline;
use crate::document::typography::split_raised;
use crate::render::fonts::{Family, Glyph, Shaper, is_invisible};

/// Inlines as spans of one style each, and the tree of what surrounds them.
pub struct InlineText {
    pub spans: Vec<TextSpan>,
    pub nodes: Vec<InlineNode>,
    note_count: usize,
}

#[derive(Clone, PartialEq)]
pub struct TextSpan {
    pub text: String,
    /// Places in the text where the author allows or forbids a break.
    hints: BTreeMap<usize, BreakHint>,
    pub around: InlineContext,
    newline: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum BreakHint {
    Hyphen,
    Break,
    NoBreak,
}

/// The context that the surrounding inlines set.
#[derive(Clone, Copy, PartialEq)]
pub struct InlineContext {
    pub style: Style,
    /// The innermost of them.
    pub node: Option<usize>,
    in_link: bool,
    /// Verbatim text and addresses are not hyphenated.
    hyphenates: bool,
}

/// An inline that surrounds others.
pub struct InlineNode {
    pub parent: Option<usize>,
    pub role: Role,
    pub link: Option<LinkTarget>,
}

/// A text prepared for a setting: its items and line breaks, the same in every document.
pub struct PreparedText {
    /// That of the words its items name.
    generation: u64,
    setting: TextSetting,
    spans: Vec<TextSpan>,
    pub items: Vec<BreakItem>,
    breaks: OnceCell<linebreak::LineBreaks>,
}

/// Texts that a thread has prepared, by what they are made of: sheets of one organisation have many paragraphs in common.
#[derive(Default)]
struct PreparedTexts {
    recent: FxHashMap<u64, Rc<PreparedText>>,
    /// The texts used less recently.
    older: FxHashMap<u64, Rc<PreparedText>>,
}

thread_local! {
    static CACHE: RefCell<PreparedTexts> = RefCell::default();
}

/// Texts that are recent, some ten megabytes.
const MAX_CACHED: usize = 2_000;

/// Bytes of the longest text that is kept.
const MAX_CACHED_BYTES: usize = 1_000;

impl PreparedText {
    /// Where its lines end.
    pub fn breaks(&self) -> &linebreak::LineBreaks {
        let TextSetting { measure, fill, .. } = self.setting;
        self.breaks
            .get_or_init(|| linebreak::find_line_breaks(&self.items, measure, fill))
    }
}

impl InlineText {
    pub fn new(inlines: &[Inline], style: Style, note_count: usize) -> Self {
        let mut text = Self {
            spans: Vec::new(),
            nodes: Vec::new(),
            note_count,
        };
        let around = InlineContext {
            style,
            node: None,
            in_link: false,
            hyphenates: true,
        };
        text.add_inlines(inlines, around);
        text
    }

    fn add_inlines(&mut self, inlines: &[Inline], around: InlineContext) {
        let style = around.style;
        for inline in inlines {
            let inside = match inline {
                Inline::Text(text) | Inline::Time { datetime: _, text } => {
                    self.add_words(text, around);
                    continue;
                }
                Inline::Code(code) => {
                    self.add_code(code, around);
                    continue;
                }
                Inline::NoteCall(number) => {
                    self.add_note_call(*number, around);
                    continue;
                }
                Inline::Break => {
                    self.start_span(around, true);
                    continue;
                }
                Inline::Strong(_) => {
                    let face = style.face.bold();
                    self.enter_element(Role::Strong, Style { face, ..style }, around)
                }
                Inline::Emphasis(_) => {
                    let face = style.face.italic();
                    self.enter_element(Role::Emphasis, Style { face, ..style }, around)
                }
                Inline::Revised { revision, .. } => {
                    let style = Style {
                        color: Color::Revised(*revision),
                        revision: Some(*revision),
                        ..style
                    };
                    self.enter_element(Role::Revised(*revision), style, around)
                }
                Inline::Foreign { language, .. } => {
                    let role = Role::Foreign(language.clone());
                    InlineContext {
                        hyphenates: false,
                        ..self.enter_element(role, style, around)
                    }
                }
                // A link inside a link is not one: the outer address is what the reader follows.
                Inline::Link { .. } if around.in_link => around,
                Inline::Link { target, .. } => {
                    self.enter_link(LinkTarget::Address(target.clone()), around)
                }
            };
            self.add_inlines(inline.content(), inside);
        }
    }

    /// A text, the letters of its ordinals raised.
    fn add_words(&mut self, words: &str, around: InlineContext) {
        for (part, is_raised) in split_raised(words) {
            let mut inside = around;
            if is_raised {
                inside.style.size *= 0.7;
                inside.style.rise += around.style.size * 0.3;
            }
            self.add_text(part, inside);
        }
    }

    fn add_code(&mut self, code: &str, around: InlineContext) {
        let mut style = around.style;
        style.face.family = Family::Titles;
        let mut inside = self.enter_element(Role::Code, style, around);
        inside.hyphenates = false;
        self.add_text(code, inside);
    }

    /// The context of the content of an element.
    fn enter_element(&mut self, role: Role, style: Style, around: InlineContext) -> InlineContext {
        self.nodes.push(InlineNode {
            parent: around.node,
            role,
            link: None,
        });
        InlineContext {
            style,
            node: Some(self.nodes.len() - 1),
            ..around
        }
    }

    fn enter_link(&mut self, target: LinkTarget, around: InlineContext) -> InlineContext {
        let mut style = around.style;
        style.color = Color::Accent;
        let mut inside = self.enter_element(Role::Link, style, around);
        inside.in_link = true;
        self.nodes.last_mut().expect("a node was just pushed").link = Some(target);
        inside
    }

    fn add_note_call(&mut self, number: usize, around: InlineContext) {
        let style = Style {
            size: around.style.size * 0.65,
            color: Color::Accent,
            // A little more, and readers that look at positions see a line of its own.
            rise: around.style.size * 0.31,
            ..around.style
        };
        let mut inside = self.enter_element(Role::Reference, style, around);
        if !around.in_link && (1..=self.note_count).contains(&number) {
            inside = self.enter_link(LinkTarget::Note(number), inside);
        }
        self.add_text(&number.to_string(), inside);
    }

    fn start_span(&mut self, around: InlineContext, newline: bool) {
        self.spans.push(TextSpan {
            text: String::new(),
            hints: BTreeMap::new(),
            around,
            newline,
        });
    }

    fn add_text(&mut self, source: &str, around: InlineContext) {
        // A word may be written in several pieces of one kind: it is one word all the same.
        let last = self.spans.last();
        if !last.is_some_and(|span| span.around == around && !span.newline) {
            self.start_span(around, false);
        }
        let Some(TextSpan { text, hints, .. }) = self.spans.last_mut() else {
            return;
        };
        if !source.contains(is_invisible) {
            return text.push_str(source);
        }
        for character in source.chars() {
            let hint = match character {
                '\u{AD}' => BreakHint::Hyphen,
                '\u{200B}' => BreakHint::Break,
                '\u{2060}' => BreakHint::NoBreak,
                other => {
                    text.push(other);
                    continue;
                }
            };
            hints.insert(text.len(), hint);
        }
    }

    /// Prepares the text for line breaking, or takes it from the cache of this thread.
    pub fn prepare_cached(&self, setting: &TextSetting, shaper: &mut Shaper) -> Rc<PreparedText> {
        if self.byte_length() > MAX_CACHED_BYTES {
            return self.prepare(setting, shaper);
        }
        let mut hasher = FxHasher::default();
        setting.measure.to_bits().hash(&mut hasher);
        for span in &self.spans {
            span.text.hash(&mut hasher);
            span.around.style.size.to_bits().hash(&mut hasher);
        }
        let hash = hasher.finish();
        let generation = shaper.generation();
        let is_same = |text: &Rc<PreparedText>| {
            text.generation == generation && text.setting == *setting && text.spans == self.spans
        };
        CACHE.with_borrow_mut(|PreparedTexts { recent, older }| {
            if let Some(known) = recent.get(&hash).filter(|text| is_same(text)) {
                return Rc::clone(known);
            }
            let text = older.remove(&hash).filter(is_same);
            let text = text.unwrap_or_else(|| self.prepare(setting, shaper));
            if recent.len() >= MAX_CACHED {
                *older = std::mem::take(recent);
            }
            recent.insert(hash, Rc::clone(&text));
            text
        })
    }

    fn prepare(&self, setting: &TextSetting, shaper: &mut Shaper) -> Rc<PreparedText> {
        Rc::new(PreparedText {
            generation: shaper.generation(),
            setting: *setting,
            spans: self.spans.clone(),
            items: self.break_items(setting, shaper),
            breaks: OnceCell::new(),
        })
    }

    /// In bytes.
    fn byte_length(&self) -> usize {
        self.spans.iter().map(|span| span.text.len()).sum()
    }

    /// The boxes, spaces and break opportunities that line breaking works on.
    fn break_items(&self, setting: &TextSetting, shaper: &mut Shaper) -> Vec<BreakItem> {
        // A word of five letters or so, cut in two, and its space.
        let mut items = Vec::with_capacity(self.byte_length() / 2);
        for (index, span) in self.spans.iter().enumerate() {
            if span.newline {
                trim_space(&mut items);
                items.push(BreakItem::Newline);
                continue;
            }
            let style = span.around.style;
            let space = shaper.shape(style.face, " ")[0].advance;
            let space_width = space * style.size + style.tracking;
            let mut word_start = 0;
            let ends = breaking_spaces(&span.text).map(|(at, space)| (at, Some(space)));
            for (at, space) in ends.chain([(span.text.len(), None)]) {
                if at > word_start {
                    let clings = span.text[word_start..]
                        .starts_with([':', ';', '!', '?', '»', '›', '%', '€']);
                    if let (true, Some(BreakItem::Space { breaks, .. })) =
                        (clings, items.last_mut())
                    {
                        *breaks = false;
                    }
                    self.push_word(index, word_start..at, setting, shaper, &mut items);
                }
                let Some(space) = space else { continue };
                word_start = at + space.len_utf8();
                let after_content = !matches!(
                    items.last(),
                    None | Some(BreakItem::Space { .. } | BreakItem::Newline)
                );
                if after_content {
                    let breaks = !matches!(self.last_character(&items), Some('«' | '‹'));
                    items.push(BreakItem::Space {
                        span: index,
                        width: space_width,
                        breaks,
                        hang: self.margin_hang(&items),
                    });
                }
            }
        }
        while let Some(BreakItem::Space { .. } | BreakItem::Newline) = items.last() {
            items.pop();
        }
        forbid_hyphens_in_last_word(&mut items, setting.measure);
        items
    }

    /// Adds a word as boxes and the places between them where it may be cut.
    fn push_word(
        &self,
        span: usize,
        word: Range<usize>,
        setting: &TextSetting,
        shaper: &mut Shaper,
        items: &mut Vec<BreakItem>,
    ) {
        let TextSpan { text, around, .. } = &self.spans[span];
        let style = around.style;
        let whole = &text[word.clone()];
        let shaped = shaper.word(style.face, whole);
        let width = shaper.width(shaped, style.size, style.tracking);
        let places = self.hyphenation_points(span, &word, width, setting);
        let part = |range, width| BreakItem::Box {
            span,
            range,
            word: word.clone(),
            shaped,
            width,
        };
        if places.is_empty() && width <= setting.measure {
            items.push(part(word.clone(), width));
            return;
        }
        let reach = ClusterWidths::new(shaper.glyphs(shaped), &style);
        let hyphen = shaper.shape(style.face, "-")[0].advance * style.size;
        let mut start = 0;
        let mut cut = |end: usize, flagged: bool| {
            let range = word.start + start..word.start + end;
            let hangs = flagged || text[range.clone()].ends_with('-');
            items.push(part(range, reach.width_at(end) - reach.width_at(start)));
            items.push(BreakItem::Opportunity {
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
                .last_fitting(last, setting.measure)
                .filter(|&at| at < end)
            {
                last = cut(within, false);
            }
            last = cut(end, flagged);
        }
        items.pop();
    }

    /// Where a word of this width may be cut, in bytes from its start, and whether the cut takes a hyphen.
    fn hyphenation_points(
        &self,
        span: usize,
        word: &Range<usize>,
        width: f32,
        setting: &TextSetting,
    ) -> Vec<(usize, bool)> {
        let TextSpan {
            text,
            hints,
            around,
            ..
        } = &self.spans[span];
        let hyphenates = around.hyphenates
            && match setting.fill {
                LineFill::Justified | LineFill::Ragged(_) => true,
                LineFill::Cell(_) => width > setting.measure,
                LineFill::Balanced => false,
            };
        // An address that the next line can hold is better whole.
        let room = match setting.fill {
            LineFill::Justified => setting.measure * 0.6,
            LineFill::Ragged(_) | LineFill::Cell(_) | LineFill::Balanced => setting.measure,
        };
        let whole = &text[word.clone()];
        let mut places = Vec::new();
        if !hyphenation::is_unbreakable(whole) {
            let is_address = hyphenation::is_address(whole);
            if !(is_address && width <= room) {
                places = hyphenation::find_break_opportunities(whole, is_address);
                places.retain(|&(_, flagged)| hyphenates || !flagged);
            }
        }
        for (&at, &hint) in hints.range(word.start + 1..word.end) {
            let at = at - word.start;
            places.retain(|&(place, _)| place != at);
            match hint {
                BreakHint::Hyphen => places.push((at, true)),
                BreakHint::Break => places.push((at, false)),
                BreakHint::NoBreak => {}
            }
            places.sort_unstable();
        }
        places
    }

    fn last_character(&self, items: &[BreakItem]) -> Option<char> {
        let BreakItem::Box { span, range, .. } = items.last()? else {
            return None;
        };
        let text = &self.spans[*span].text[range.clone()];
        text.chars().next_back()
    }

    /// How far the last character may hang into the margin, for an optically straight edge.
    fn margin_hang(&self, items: &[BreakItem]) -> f32 {
        let Some(BreakItem::Box { span, .. }) = items.last() else {
            return 0.0;
        };
        let share = match self.last_character(items) {
            Some('.' | ',') => 0.11,
            Some('-') => 0.14,
            _ => 0.0,
        };
        self.spans[*span].around.style.size * share
    }
}

const HYPHEN_HANG: f32 = 0.5;

/// The end of each cluster of a shaped word: its byte offset and its position in points.
struct ClusterWidths(Vec<(usize, f32)>);

impl ClusterWidths {
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
    fn width_at(&self, byte: usize) -> f32 {
        let Self(ends) = self;
        let after = ends
            .partition_point(|&(end, _)| end < byte)
            .min(ends.len() - 1);
        let ((before, from), (end, to)) = (ends[after.saturating_sub(1)], ends[after]);
        let share = (byte - before) as f32 / (end - before).max(1) as f32;
        from + (to - from) * share.min(1.0)
    }

    /// Where to cut what starts here for it to fit the measure, if it does not; after one cluster at least.
    fn last_fitting(&self, start: usize, measure: f32) -> Option<usize> {
        let Self(ends) = self;
        let max_width = self.width_at(start) + measure;
        let first = ends.partition_point(|&(end, _)| end <= start);
        let over = ends.partition_point(|&(_, reach)| reach <= max_width);
        (over < ends.len()).then(|| ends[over.saturating_sub(1).max(first).min(ends.len() - 1)].0)
    }
}

fn trim_space(items: &mut Vec<BreakItem>) {
    while let Some(BreakItem::Space { .. }) = items.last() {
        items.pop();
    }
}

/// Leaves the last word whole, unless no line could hold it.
fn forbid_hyphens_in_last_word(items: &mut Vec<BreakItem>, measure: f32) {
    let last_space = items
        .iter()
        .rposition(|item| matches!(item, BreakItem::Space { .. }))
        .map_or(0, |at| at + 1);
    let width: f32 = items[last_space..].iter().map(BreakItem::width).sum();
    if width > measure {
        return;
    }
    let is_hyphen = |item: &BreakItem| matches!(item, BreakItem::Opportunity { flagged: true, .. });
    let mut indexes = 0..;
    items.retain(|item| indexes.next() < Some(last_space) || !is_hyphen(item));
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
