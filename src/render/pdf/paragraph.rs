//! Inlines set into lines: the lines that line breaking chose, glyph by glyph.
//!
//! The structure of what is set goes to the tree as the lines are made, so that a word cut by a line end is read whole.

use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use super::inline_text::{InlineNode, InlineText};
use super::layout::{Layout, TextSetting};
use super::line::{Artifact, ContentMark, Line};
use super::linebreak::{self, BreakItem, LineBreaks, LineFill};
use super::structure::{ElementId, LeafId, LinkId, Role};
use super::style::{self, Style};
use crate::document::{Align, Inline};
use crate::render::fonts::{Glyph, WordId};

/// How wide inlines are, in points.
#[derive(Debug, Clone, Copy, Default)]
pub struct TextWidths {
    /// On as many lines as they have breaks of their own.
    pub natural: f32,
    pub longest_word: f32,
}

impl Layout {
    /// Sets inlines in lines, as content of an element.
    pub fn set_text(
        &mut self,
        inlines: &[Inline],
        element: ElementId,
        setting: &TextSetting,
    ) -> Vec<Line> {
        let text = InlineText::new(inlines, setting.style, self.note_count);
        let prepared = text.prepare_cached(setting, &mut self.shaper);
        let LineBreaks { ends, justified } = prepared.breaks();
        let mut typesetter = Typesetter {
            text: &text,
            items: &prepared.items,
            justified: *justified,
            elements: BTreeMap::new(),
            element,
            open: None,
            broken_word: None,
            layout: self,
        };
        let mut start = 0;
        let lines = ends.iter().map(|&end| {
            let line = typesetter.set_line(start..end, setting, end == prepared.items.len());
            start = end + 1;
            line
        });
        lines.collect()
    }

    /// Sets a short text on one line, for running text and marks that are not words of the document.
    pub fn set_label(
        &mut self,
        text: &str,
        style: Style,
        mark: &ContentMark,
        link: Option<LinkId>,
    ) -> Line {
        let glyphs = self.shaper.shape(style.face, text);
        self.used.add(&glyphs, text);
        let mut line = Line::default();
        line.push(&glyphs, style, mark, link);
        line
    }

    /// Sets a text of a head or a foot on one line no wider than the measure, cut with « … » when it has to be.
    pub fn set_running_text(&mut self, text: &str, measure: f32, kind: Artifact) -> Line {
        let style = self.with_figures(style::RUNNING);
        let mark = ContentMark::Artifact(kind);
        let mut width = |text: &str| {
            let word = self.shaper.word(style.face, text);
            self.shaper.width(word, style.size, style.tracking)
        };
        if width(text) <= measure {
            return self.set_label(text, style, &mark, None);
        }
        let room = measure - width("…");
        let glyphs = self.shaper.shape(style.face, text);
        let mut pen = 0.0;
        let fitting = glyphs.iter().take_while(|glyph| {
            pen += glyph.advance * style.size;
            pen <= room
        });
        let visible_end = fitting.map(|glyph| glyph.end).max().unwrap_or(0);
        let cut = format!("{}…", text[..visible_end].trim_end());
        self.set_label(&cut, style, &mark, None)
    }

    /// Measures inlines without setting them.
    pub fn text_widths(&mut self, inlines: &[Inline], style: Style) -> TextWidths {
        let text = InlineText::new(inlines, style, self.note_count);
        let setting = TextSetting::new(style, f32::INFINITY, LineFill::Balanced);
        let mut widths = TextWidths::default();
        let (mut line, mut word) = (0.0_f32, 0.0_f32);
        for item in &text.prepare_cached(&setting, &mut self.shaper).items {
            line += item.width();
            word += item.width();
            match item {
                BreakItem::Box { .. } | BreakItem::Space { breaks: false, .. } => {}
                BreakItem::Space { .. } | BreakItem::Opportunity { .. } => word = 0.0,
                BreakItem::Newline => (line, word) = (0.0, 0.0),
            }
            widths.natural = widths.natural.max(line);
            widths.longest_word = widths.longest_word.max(word);
        }
        widths
    }
}

fn align_line(line: Line, setting: &TextSetting) -> Line {
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
fn next_box_of_word(
    items: &[BreakItem],
    at: usize,
    of: (usize, &Range<usize>),
) -> Option<(usize, usize)> {
    let is_cut = matches!(items.get(at + 1)?, BreakItem::Opportunity { .. });
    let next = at + if is_cut { 2 } else { 1 };
    let BreakItem::Box {
        span, range, word, ..
    } = items.get(next)?
    else {
        return None;
    };
    ((*span, word) == of).then_some((next, range.end))
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
    /// The leaf being filled, and its element.
    open: Option<(ElementId, LeafId)>,
    /// The word that the last line end cut, and its element.
    broken_word: Option<(usize, Range<usize>, ElementId)>,
    layout: &'a mut Layout,
}

impl Typesetter<'_> {
    fn set_line(&mut self, range: Range<usize>, setting: &TextSetting, last: bool) -> Line {
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
            breaks_word: hyphenated,
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
                    while let Some(rest) = next_box_of_word(items, at, (*span, word)) {
                        (at, end) = rest;
                    }
                    let hyphenated = hyphenated && at + 1 == items.len();
                    let shown = range.start..end;
                    self.set_word(*span, word, shown, *shaped, hyphenated, &mut line);
                }
                BreakItem::Space { span, .. } => self.set_space(*span, extra, &mut line),
                BreakItem::Opportunity { .. } | BreakItem::Newline => {}
            }
            at += 1;
        }
        let width = line.width;
        match stop {
            Some(BreakItem::Space { span, .. }) => self.set_space(*span, 0.0, &mut line),
            Some(BreakItem::Newline) => {
                if let Some(BreakItem::Box { span, .. }) = items.last() {
                    self.set_space(*span, 0.0, &mut line);
                }
            }
            Some(BreakItem::Box { .. } | BreakItem::Opportunity { .. }) | None => {}
        }
        line.width = width;
        align_line(line, setting)
    }

    /// Sets the part of a word that is on a line, with a hyphen if the line breaks it.
    fn set_word(
        &mut self,
        span: usize,
        word: &Range<usize>,
        range: Range<usize>,
        shaped: WordId,
        hyphenated: bool,
        line: &mut Line,
    ) {
        let text = self.text;
        let whole = &text.spans[span].text[word.clone()];
        let shown = &text.spans[span].text[range.clone()];
        let (parent, link) = self.span_element(span);
        let style = text.spans[span].around.style;
        let Layout { shaper, used, .. } = &mut *self.layout;
        let (glyphs, faithful) = if hyphenated {
            let shown = format!("{shown}-");
            let glyphs = shaper.shape(style.face, &shown);
            let faithful = used.add(&glyphs, &shown);
            (glyphs, faithful)
        } else {
            let shaped = if range == *word {
                shaped
            } else {
                shaper.word(style.face, shown)
            };
            let glyphs = shaper.glyphs(shaped);
            (Rc::clone(glyphs), used.add(glyphs, shown))
        };
        let mark = if range == *word && faithful {
            ContentMark::Leaf(self.open_leaf(parent))
        } else if let Some((.., element)) = self
            .broken_word
            .take_if(|(cut_span, cut_word, _)| *cut_span == span && cut_word == word)
        {
            self.broken_word = Some((span, word.clone(), element));
            ContentMark::Word(self.layout.tree.add_leaf(element), " ".to_owned())
        } else {
            let element = self.layout.tree.add(parent, Role::Word(whole.to_owned()));
            self.open = None;
            self.broken_word = Some((span, word.clone(), element));
            ContentMark::Word(self.layout.tree.add_leaf(element), whole.to_owned())
        };
        line.push(&glyphs, style, &mark, link);
    }

    fn set_space(&mut self, span: usize, extra: f32, line: &mut Line) {
        let (element, link) = self.span_element(span);
        let style = self.text.spans[span].around.style;
        let space = self.layout.shaper.shape(style.face, " ");
        self.layout.used.add(&space, " ");
        let space = Glyph {
            advance: space[0].advance + extra / style.size,
            ..space[0]
        };
        let mark = ContentMark::Leaf(self.open_leaf(element));
        line.push(&[space], style, &mark, link);
    }

    /// The leaf that content of an element goes to: the one being filled, if it is that element's.
    fn open_leaf(&mut self, element: ElementId) -> LeafId {
        match self.open {
            Some((owner, leaf)) if owner == element => leaf,
            Some(_) | None => {
                let leaf = self.layout.tree.add_leaf(element);
                self.open = Some((element, leaf));
                leaf
            }
        }
    }

    /// The element a span's content goes to, and the link it is part of.
    fn span_element(&mut self, span: usize) -> (ElementId, Option<LinkId>) {
        match self.text.spans[span].around.node {
            Some(node) => self.node_element(node),
            None => (self.element, None),
        }
    }

    fn node_element(&mut self, node: usize) -> (ElementId, Option<LinkId>) {
        if let Some(&known) = self.elements.get(&node) {
            return known;
        }
        let InlineNode { parent, role, link } = &self.text.nodes[node];
        let (parent, outer) =
            parent.map_or((self.element, None), |parent| self.node_element(parent));
        let element = self.layout.tree.add(parent, role.clone());
        let link = match link {
            Some(target) => Some(self.layout.tree.add_link(element, target.clone())),
            None => outer,
        };
        self.elements.insert(node, (element, link));
        (element, link)
    }
}
