//! Lists, and facts as a list of two columns: labels at the left of their blocks.

use super::layout::{Frame, Item, Layout, Strip, TextSetting};
use super::line::{ContentMark, Line};
use super::linebreak::LineFill;
use super::structure::{Role, Scope};
use super::style::{self, Color, PARAGRAPH_GAP, Style};
use crate::document::{Align, Block, Fact, List, Paragraph, ParagraphStyle};

const ITEM_GAP: f32 = 1.6;
const LIST_INDENT: f32 = 12.5;
/// A block of facts that is lower, in points, is not cut.
const MAX_UNBROKEN_FACTS: f32 = 180.0;
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
                self.keep_item_whole(first);
            }
            // Numbers align at their right, under one another; bullets hang a little from the edge.
            let room = inner.left - frame.left;
            let x = if numbered {
                (room - 4.5 - label.width).max(0.0)
            } else {
                (room * 0.25).min(3.0)
            };
            self.place_label(vec![label], frame.left + x, first, frame);
            if index + 1 < count {
                self.discourage_break(8.0);
            }
            // An item of one line at either end of a list does not part from its neighbour.
            if self.strips.len() == first + 1 {
                if index == 0 && count > 1 {
                    self.strips[first].keeps_with_next = true;
                }
                if index > 0 && index + 1 == count {
                    self.strips[first - 1].keeps_with_next = true;
                }
            }
        }
    }

    /// Keeps the strips from this one on together, if a page has room for them.
    fn keep_item_whole(&mut self, first: usize) {
        if self.strips.len() > first && self.height_since(first) < MAX_UNBROKEN_ITEM {
            let end = self.strips.len() - 1;
            let strips = self.strips[first..end].iter_mut();
            strips.for_each(|strip| strip.keeps_with_next = true);
        }
    }

    /// Sets the lines of a label at the left of what it labels, from its first line on.
    pub fn place_label(&mut self, label: Vec<Line>, x: f32, first: usize, frame: &Frame) {
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
            let below = index as f32 * style::FACT_LABEL.leading;
            Item::line(x, baseline + below, line)
        });
        items.splice(0..0, label);
    }

    /// Where the values of facts start: behind the widest label of the blocks at the top, the same in all of them.
    pub fn find_fact_column(&mut self, body: &[Block]) -> f32 {
        let measure = self.paper.measure();
        let mut widest = 0.0_f32;
        for block in body {
            let Block::Facts(facts) = block else { continue };
            for fact in facts {
                let width = self.text_widths(&fact.label, style::FACT_LABEL).natural;
                // One very long label is set on several lines rather than pushing all the values away.
                if width < measure * 0.3 {
                    widest = widest.max(width);
                }
            }
        }
        style::MARGIN + (widest + 18.0).clamp(measure * 0.24, measure * 0.33)
    }

    pub fn set_facts(&mut self, facts: &[Fact], frame: &Frame) {
        let element = self.tree.add(frame.parent, Role::Table);
        let opening = self.strips.len();
        let column = (self.fact_column - frame.left).clamp(frame.width * 0.2, frame.width * 0.4);
        self.push_rule(style::RULE, Color::Accent, frame);
        self.pending_gap = 5.0;
        let count = facts.len();
        for (index, Fact { label, value }) in facts.iter().enumerate() {
            let row = self.tree.add(element, Role::Row);
            let header = self.tree.add_attached(row, Role::HeaderCell(Scope::Row));
            let fill = LineFill::Ragged(Align::Start);
            let setting = TextSetting::new(style::FACT_LABEL, column - 10.0, fill);
            let label = self.set_text(label, header, &setting);
            let cell = self.tree.add_attached(row, Role::Cell);
            let mut inner = frame.indented(column).with_parent(cell);
            inner.justified = false;
            let first = self.strips.len();
            self.set_blocks(value, &inner);
            self.place_fact_label(label, first, frame);
            // Neither the first fact nor the last stays alone on a page.
            if index == 0 || index + 2 == count {
                self.keep_all_since(first);
            }
            if index + 1 < count {
                self.discourage_break(40.0);
            }
            self.pending_gap = 3.0;
        }
        self.keep_last_with_next();
        if self.strips[opening].above + self.height_since(opening) < MAX_UNBROKEN_FACTS {
            self.keep_all_since(opening);
        }
        self.pending_gap = 5.0;
        self.push_rule(style::THIN_RULE, Color::Hairline, frame);
        self.pending_gap = 10.0;
    }

    /// Sets the label of a fact beside its value, and keeps the two together.
    fn place_fact_label(&mut self, label: Vec<Line>, first: usize, frame: &Frame) {
        if label.is_empty() {
            return;
        }
        let count = label.len();
        let height = count as f32 * style::FACT_LABEL.leading;
        self.place_label(label, frame.left, first, frame);
        let set = self.height_since(first);
        if height > set {
            self.keep_all_since(first);
            self.push(frame, Strip::new(height - set, Vec::new()));
        } else {
            // The lines of the label are drawn from the first strip: those beside them stay on its page.
            let beside = self.strips.len().min(first + count.max(2)) - 1;
            for strip in &mut self.strips[first..beside] {
                strip.keeps_with_next = true;
            }
        }
    }
}
