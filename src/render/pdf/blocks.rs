//! The blocks of a document set one under the other: paragraphs, sections, quotes.

use std::rc::Rc;

use super::heading::{plain_title, tint_band};
use super::layout::{Frame, Keep, Layout, QuoteBar, TextSetting};
use super::line::Line;
use super::linebreak::LineFill;
use super::list::is_loose;
use super::structure::{Role, StructureTree};
use super::style::{self, Color, PARAGRAPH_GAP, Style};
use crate::document::{
    Align, Block, Document, Inline, Paragraph, ParagraphStyle, Section, SectionStyle, TableStyle,
};

const LABEL_GAP: f32 = 1.0;
/// Above and below the rule over a section.
const RULE_GAP: f32 = 4.5;
/// Lines that a section may open with and that stay with what follows.
const MAX_OPENING_LINES: usize = 5;

impl Layout {
    pub fn set_document(&mut self, document: &Document) {
        let Document {
            metadata: _,
            running_text: _,
            masthead,
            body,
            notes,
        } = document;
        let frame = Frame {
            left: style::MARGIN,
            width: self.paper.measure(),
            side: self.paper.side_column(),
            has_side_labels: true,
            parent: StructureTree::ROOT,
            style: style::BODY,
            justified: true,
            bars: Rc::new([]),
            section_depth: 0,
            list_depth: 0,
        };
        self.set_masthead(masthead, &frame);
        self.set_blocks(body, &frame);
        self.set_notes(notes, &frame);
    }

    pub fn set_blocks(&mut self, blocks: &[Block], frame: &Frame) {
        let column = &frame.text_column();
        // A label that stands beside the block that follows.
        let mut beside = None;
        for (index, block) in blocks.iter().enumerate() {
            // The gap between a label and its block is small.
            let is_labelled = index > 0 && is_label(&blocks[index - 1]);
            let is_first = index == 0 || is_labelled;
            let next = blocks.get(index + 1);
            if is_labelled && beside.is_none() {
                self.request_gap(LABEL_GAP);
            }
            if !is_first {
                self.request_gap(gap_before(block));
            }
            let first = self.strips.len();
            match block {
                Block::Section(section) => self.set_section(section, frame),
                Block::Paragraph(label)
                    if frame.has_side_labels && is_label(block) && next.is_some_and(is_text) =>
                {
                    self.request_gap(PARAGRAPH_GAP);
                    beside = Some(self.set_side_text(&label.inlines, style::SIDE_LABEL, frame));
                    continue;
                }
                Block::Paragraph(paragraph) => {
                    // The last line of the sheet stands under all of it.
                    let is_colophon = frame.section_depth == 0 && next.is_none();
                    let frame = if is_colophon { frame } else { column };
                    self.set_paragraph(paragraph, next, frame);
                }
                Block::List(list) => self.set_list(list, column),
                Block::Facts(facts) => self.set_facts(facts, frame),
                Block::Table(table) => {
                    self.request_gap(6.0);
                    let frame = if self.fits_column(table, column) {
                        column
                    } else {
                        frame
                    };
                    if is_signature_table(block) {
                        self.keep_text_before(first);
                    }
                    self.set_table(table, frame);
                    // All sign on one page.
                    if is_signature_table(block) && next.is_some_and(is_signature_table) {
                        self.keep_last_with_next();
                    }
                }
                Block::Quote(blocks) => {
                    self.request_gap(2.0);
                    self.set_quote(blocks, column);
                }
            }
            if let Some(label) = beside.take() {
                self.place_side_label(label, style::SIDE_LABEL, first, frame);
            }
        }
    }

    /// Sets a label in the column at the left of the text.
    fn set_side_text(&mut self, inlines: &[Inline], style: Style, frame: &Frame) -> Vec<Line> {
        let element = self.tree.add(frame.parent, Role::Paragraph);
        let measure = frame.side - style::SIDE_GAP;
        let setting = TextSetting::new(style, measure, LineFill::Ragged(Align::Start));
        self.set_text(inlines, element, &setting)
    }

    fn set_quote(&mut self, blocks: &[Block], frame: &Frame) {
        let quote = self.tree.add(frame.parent, Role::Quote);
        let x = frame.left + 2.0;
        let bars = frame.bars.iter().copied().chain([QuoteBar { quote, x }]);
        let inner = Frame {
            bars: bars.collect(),
            ..frame.indented(14.0).with_parent(quote)
        };
        self.set_blocks(blocks, &inner);
        self.request_gap(PARAGRAPH_GAP + 2.0);
    }

    fn set_paragraph(&mut self, paragraph: &Paragraph, next: Option<&Block>, frame: &Frame) {
        let inlines = &paragraph.inlines;
        let introduces = ends_with_colon(inlines);
        let (setting, keep) = match paragraph.style {
            ParagraphStyle::Body => {
                let keeps = introduces && matches!(next, Some(Block::List(_) | Block::Table(_)));
                let keep = if keeps { Keep::Next } else { Keep::Lines };
                (frame.running_setting(frame.style), keep)
            }
            ParagraphStyle::Label => {
                self.request_gap(PARAGRAPH_GAP);
                let fill = LineFill::Ragged(Align::Start);
                let setting = TextSetting::new(style::LABEL, frame.width, fill);
                (setting, Keep::All)
            }
            ParagraphStyle::Small => {
                // Small print stays on the page of the block that it comments.
                self.keep_last_with_next();
                (frame.running_setting(style::SMALL), Keep::Lines)
            }
        };
        let element = self.tree.add(frame.parent, Role::Paragraph);
        let lines = self.set_text(inlines, element, &setting);
        self.push_lines(frame, lines, setting.style, keep);
        if introduces {
            self.discourage_break(20.0);
        }
    }

    fn set_section(&mut self, section: &Section, frame: &Frame) {
        let Section {
            anchor: _,
            title,
            aside,
            style: block_style,
            blocks,
        } = section;
        let element = self.tree.add(frame.parent, Role::Section);
        let inner = Frame {
            section_depth: frame.section_depth + 1,
            ..frame.with_parent(element)
        };
        let level = inner.section_depth + 1;
        let first = self.strips.len();
        match block_style {
            SectionStyle::Plain | SectionStyle::Page => {
                if level == 2 && aside.is_empty() && self.takes_side_title(blocks, &inner) {
                    self.set_ruled_section(title, blocks, &inner);
                } else {
                    self.request_gap([16.0, 11.0, 9.0, 7.5][level.clamp(2, 5) - 2]);
                    self.set_heading(level, style::heading(level), title, aside, &inner);
                    self.pending_gap = if level <= 2 { 4.0 } else { 2.5 };
                    self.set_section_blocks(blocks, &inner);
                }
                if let (SectionStyle::Page, Some(strip)) = (block_style, self.strips.get_mut(first))
                {
                    strip.opens_page = true;
                }
            }
            SectionStyle::Band => {
                self.request_gap(if level <= 2 { 17.0 } else { 13.0 });
                let padded = Frame {
                    left: inner.left + 10.0,
                    width: inner.width - 18.0,
                    ..inner.clone()
                };
                self.set_heading(level, style::BAND, title, aside, &padded);
                tint_band(&mut self.strips[first..], &inner);
                self.pending_gap = 8.0;
                self.set_section_blocks(blocks, &inner);
            }
        }
    }

    /// Whether a section opens with text that its title can stand beside.
    fn takes_side_title(&mut self, blocks: &[Block], frame: &Frame) -> bool {
        let has_sections = blocks
            .iter()
            .any(|block| matches!(block, Block::Section(_)));
        let opens_with_text = match blocks.first() {
            Some(Block::Table(table)) => self.fits_column(table, &frame.text_column()),
            Some(block) => is_text(block) || is_label(block),
            None => false,
        };
        frame.side > 0.0 && !has_sections && opens_with_text
    }

    /// A section whose title stands beside its text, under a rule.
    fn set_ruled_section(&mut self, title: &[Inline], blocks: &[Block], frame: &Frame) {
        self.request_gap(RULE_GAP);
        self.push_rule(style::THIN_RULE, Color::Hairline, frame);
        self.keep_last_with_next();
        self.pending_gap = RULE_GAP;
        let title = self.set_side_title(title, frame);
        let first = self.strips.len();
        let inner = Frame {
            has_side_labels: false,
            ..frame.clone()
        };
        self.set_blocks(blocks, &inner);
        self.place_side_label(title, style::SIDE_TITLE, first, frame);
    }

    /// Keeps the short opening of a section (place, trainers) with the next block.
    fn set_section_blocks(&mut self, blocks: &[Block], frame: &Frame) {
        if let (true, Some(last)) = (blocks.is_empty(), self.strips.last_mut()) {
            // A heading of nothing stays with what is above it, or with its neighbours, as an item of a list does.
            last.keeps_with_next = false;
            last.break_cost = 8.0;
        }
        let opening = blocks
            .iter()
            .take_while(|block| is_section_opening(block))
            .count();
        let (opening, rest) = blocks.split_at(if opening < blocks.len() { opening } else { 0 });
        let first = self.strips.len();
        self.set_blocks(opening, frame);
        if self.strips.len() - first <= MAX_OPENING_LINES {
            self.keep_all_since(first);
        }
        if !opening.is_empty() {
            self.request_gap(PARAGRAPH_GAP);
        }
        self.set_blocks(rest, frame);
    }
}

/// The gap above a block that follows another, in addition to the block's own gap.
fn gap_before(block: &Block) -> f32 {
    match block {
        Block::Section(_) | Block::Table(_) => 0.0,
        Block::Paragraph(_) => PARAGRAPH_GAP,
        Block::List(list) if is_loose(list) => PARAGRAPH_GAP,
        Block::List(_) => 2.5,
        Block::Facts(_) => 10.0,
        Block::Quote(_) => PARAGRAPH_GAP + 2.0,
    }
}

fn is_label(block: &Block) -> bool {
    matches!(block, Block::Paragraph(it) if it.style == ParagraphStyle::Label)
}

/// Whether it is set in the column of the text.
fn is_text(block: &Block) -> bool {
    match block {
        Block::Paragraph(_) => !is_label(block),
        Block::List(_) | Block::Quote(_) => true,
        Block::Section(_) | Block::Facts(_) | Block::Table(_) => false,
    }
}

fn is_signature_table(block: &Block) -> bool {
    matches!(block, Block::Table(it) if it.style == TableStyle::Signatures)
}

fn is_section_opening(block: &Block) -> bool {
    matches!(block, Block::Facts(_) | Block::Paragraph(_)) && !is_label(block)
}

fn ends_with_colon(inlines: &[Inline]) -> bool {
    plain_title(inlines).trim_end().ends_with(':')
}
