//! Lists, and facts as a list of two columns: labels at the left of their blocks.

use super::layout::{Frame, Item, Layout, Strip, TextSetting};
use super::line::{ContentMark, Line};
use super::linebreak::LineFill;
use super::structure::{Role, Scope};
use super::style::{self, Color, PARAGRAPH_GAP, Style};
use crate::document::{Align, Block, Fact, List, Paragraph, ParagraphStyle};

const ITEM_GAP: f32 = 1.6;
const LIST_INDENT: f32 = 12.5;
/// How unwelcome a page end is beside an item of one line that opens or ends its list.
const SINGLE_ITEM_COST: f32 = 30.0;
/// A fact that is lower, in points, as an address, is not cut.
const MAX_UNBROKEN_FACT: f32 = 120.0;
/// The part of a narrow measure that labels take.
const NARROW_LABEL_SHARE: f32 = 0.3;
/// An item that ends in a remark and is lower, in points, is not cut.
const MAX_UNBROKEN_ITEM: f32 = 260.0;

/// Whether its items have several blocks, and need gaps between them like paragraphs.
pub fn is_loose(list: &List) -> bool {
    let is_list = |block: &Block| matches!(block, Block::List(_));
    let mut items = list.items.iter();
    items.any(|item| item.iter().skip(1).any(|block| !is_list(block)))
}

/// Whether an item is one of a report, which is read whole: a change, its words, and a remark.
fn ends_in_remark(item: &[Block]) -> bool {
    let is_small = |paragraph: &Paragraph| paragraph.style == ParagraphStyle::Small;
    matches!(item, [_, .., Block::Paragraph(last)] if is_small(last))
}

impl Layout {
    pub fn set_list(&mut self, list: &List, frame: &Frame) {
        let List { marker, items } = list;
        let numbered = marker.start().is_some();
        let element = self.tree.add(frame.parent, Role::List { numbered });
        let bullet = if frame.list_depth == 0 { "•" } else { "–" };
        let marker = |index: usize| marker.number(index).unwrap_or_else(|| bullet.to_owned());
        let digits = marker(items.len().saturating_sub(1)).len() as f32;
        let indent = if numbered {
            (digits * 5.4 + 4.0).max(LIST_INDENT)
        } else {
            LIST_INDENT
        };
        let gap = if is_loose(list) {
            PARAGRAPH_GAP
        } else {
            ITEM_GAP
        };
        let count = items.len();
        for (index, item) in items.iter().enumerate() {
            self.request_gap(if index == 0 { 0.0 } else { gap });
            let element = self.tree.add(element, Role::Item);
            let label = self.tree.add(element, Role::Label);
            let mark = ContentMark::Leaf(self.tree.add_leaf(label));
            let style = Style {
                color: Color::Accent,
                ..frame.style
            };
            let label = self.set_label(&marker(index), style, &mark, None);
            let body = self.tree.add(element, Role::ItemBody);
            let mut inner = frame.indented(indent).with_parent(body);
            inner.list_depth += 1;
            let first = self.strips.len();
            self.set_blocks(item, &inner);
            if ends_in_remark(item) {
                self.keep_whole(first, MAX_UNBROKEN_ITEM);
            }
            // Numbers align at their right, under one another; bullets hang a little from the edge.
            let room = inner.left - frame.left;
            let x = if numbered {
                (room - 4.5 - label.width).max(0.0)
            } else {
                (room * 0.25).min(3.0)
            };
            self.place_label(vec![label], 0.0, frame.left + x, first, frame);
            if index + 1 < count {
                self.discourage_break(8.0);
            }
            // An item of one line at either end of a list rather not parts from its neighbour.
            if self.strips.len() == first + 1 {
                if index == 0 && count > 1 {
                    self.strips[first].break_cost = SINGLE_ITEM_COST;
                }
                if index > 0 && index + 1 == count {
                    self.strips[first - 1].break_cost = SINGLE_ITEM_COST;
                }
            }
        }
    }

    /// Keeps the strips from this one on together, if they are lower than so many points.
    fn keep_whole(&mut self, first: usize, most: f32) {
        if self.strips.len() > first && self.height_since(first) < most {
            let end = self.strips.len() - 1;
            let strips = self.strips[first..end].iter_mut();
            strips.for_each(|strip| strip.keeps_with_next = true);
        }
    }

    /// Sets the lines of a label at the left of what it labels, from its first line on.
    pub fn place_label(
        &mut self,
        label: Vec<Line>,
        leading: f32,
        x: f32,
        first: usize,
        frame: &Frame,
    ) {
        if self.strips.len() == first {
            self.push(frame, Strip::new(frame.style.leading, Vec::new()));
        }
        let items = &mut self.strips[first].items;
        let baseline = items.iter().find_map(|item| match item {
            Item::Line { baseline, .. } => Some(*baseline),
            Item::Box { .. } | Item::Figure { .. } | Item::Field { .. } => None,
        });
        let baseline = baseline.unwrap_or(frame.style.baseline());
        let label = label.into_iter().enumerate().map(|(index, line)| {
            let below = index as f32 * leading;
            Item::line(x, baseline + below, line)
        });
        items.splice(0..0, label);
    }

    pub fn set_facts(&mut self, facts: &[Fact], frame: &Frame) {
        let element = self.tree.add(frame.parent, Role::Table);
        let opens_sheet = frame.section_depth == 0;
        if opens_sheet {
            self.push_rule(style::RULE, Color::Accent, frame);
            self.pending_gap = 4.5;
        }
        let side = if frame.side > 0.0 {
            frame.side
        } else {
            frame.width * NARROW_LABEL_SHARE
        };
        let count = facts.len();
        for (index, Fact { label, value }) in facts.iter().enumerate() {
            let row = self.tree.add(element, Role::Row);
            let header = self.tree.add_attached(row, Role::HeaderCell(Scope::Row));
            let fill = LineFill::Ragged(Align::Start);
            let setting = TextSetting::new(style::FACT_LABEL, side - style::SIDE_GAP, fill);
            let label = self.set_text(label, header, &setting);
            let cell = self.tree.add_attached(row, Role::Cell);
            let mut inner = Frame {
                side,
                ..frame.with_parent(cell)
            }
            .text_column();
            inner.justified = false;
            let first = self.strips.len();
            self.set_blocks(value, &inner);
            self.place_side_label(label, style::FACT_LABEL, first, frame);
            self.keep_whole(first, MAX_UNBROKEN_FACT);
            // Neither the first fact nor the last stays alone on a page.
            if index == 0 || index + 2 == count {
                self.keep_last_with_next();
            }
            if index + 1 < count {
                self.discourage_break(40.0);
            }
            self.request_gap(2.6);
        }
        self.pending_gap = 9.0;
    }

    /// Sets the lines of a label at the left of the strips from this one on, and keeps the lines beside it together.
    pub fn place_side_label(
        &mut self,
        label: Vec<Line>,
        style: Style,
        first: usize,
        frame: &Frame,
    ) {
        if label.is_empty() {
            return;
        }
        let height = label.len() as f32 * style.leading;
        self.place_label(label, style.leading, frame.left, first, frame);
        let mut beside = 0.0;
        let mut end = first;
        while end < self.strips.len() && beside < height {
            let strip = &self.strips[end];
            beside += strip.height + if end > first { strip.above } else { 0.0 };
            end += 1;
        }
        for strip in &mut self.strips[first..end - 1] {
            strip.keeps_with_next = true;
        }
        if height > beside {
            self.keep_last_with_next();
            self.push(frame, Strip::new(height - beside, Vec::new()));
        }
    }
}
