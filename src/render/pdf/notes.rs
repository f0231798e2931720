//! Notes: each at the foot of the page of its first call, or at the end of the sheet.

use super::layout::{Frame, Item, Layout, Strip};
use super::line::ContentMark;
use super::structure::{LinkTarget, Role};
use super::style::{self, Color, Style};
use crate::document::Block;

/// Between notes.
pub const NOTE_GAP: f32 = 2.0;
/// From the left of a note to its text.
const NOTE_INDENT: f32 = 14.0;
/// The part of a page that the notes of one line may take: others are set at the end of the sheet.
const MAX_NOTES: f32 = 0.4;
/// The rule above notes.
const RULE_WIDTH: f32 = 60.0;
/// Above and below it.
const RULE_GAP: f32 = 7.0;
/// Room for the rule and the gaps around it.
pub const RULE_HEIGHT: f32 = 2.0 * RULE_GAP + style::THIN_RULE;

impl Layout {
    /// Sets the notes, and gives each to the strip that calls it first.
    pub fn set_notes(&mut self, notes: &[Vec<Block>], frame: &Frame) {
        if notes.is_empty() {
            return;
        }
        let section = self.tree.add(frame.parent, Role::Section);
        let frame = Frame {
            style: style::NOTE,
            ..frame.text_column().with_parent(section)
        };
        let mut body = std::mem::take(&mut self.strips);
        self.pending_gap = 0.0;
        for (number, blocks) in (1..).zip(notes) {
            self.set_note(number, blocks, &frame);
            let strips = std::mem::take(&mut self.strips);
            self.notes.push(strips);
            self.pending_gap = 0.0;
        }
        let mut is_placed = vec![false; notes.len()];
        for strip in &mut body {
            self.give_notes(strip, &mut is_placed);
        }
        self.strips = body;
        let mut others = (0..notes.len()).filter(|note| !is_placed[*note]).peekable();
        if others.peek().is_some() {
            self.request_gap(2.0 * RULE_GAP);
            self.push(
                &frame,
                Strip::new(RULE_GAP, vec![notes_rule(frame.left, 0.0)]),
            );
            self.keep_last_with_next();
        }
        for note in others {
            self.strips.append(&mut self.notes[note]);
            self.request_gap(NOTE_GAP);
        }
    }

    /// Gives a strip the notes that it calls, and those that they call.
    fn give_notes(&mut self, strip: &mut Strip, is_placed: &mut [bool]) {
        let room = self.paper.text_height() * MAX_NOTES;
        let mut calls = self.called_notes(strip);
        while !calls.is_empty() {
            let note = calls.remove(0);
            let Some(false) = is_placed.get(note) else {
                continue;
            };
            let height: f32 = self.notes[note].iter().map(|it| it.above + it.height).sum();
            if strip.notes_height + NOTE_GAP + height > room {
                continue;
            }
            is_placed[note] = true;
            strip.notes_height += NOTE_GAP + height;
            strip.notes.push(note);
            let inner = self.notes[note].iter();
            calls.extend(inner.flat_map(|strip| self.called_notes(strip)));
        }
    }

    /// The indices of the notes that a strip calls.
    fn called_notes(&self, strip: &Strip) -> Vec<usize> {
        let lines = strip.items.iter().filter_map(|item| match item {
            Item::Line { line, .. } => Some(line),
            Item::Box { .. } | Item::Figure { .. } | Item::Field { .. } => None,
        });
        let links = lines.flat_map(|line| line.runs.iter().filter_map(|run| run.link));
        let notes = links.filter_map(|link| match self.tree.links[link.0].target {
            LinkTarget::Note(number) => number.checked_sub(1),
            LinkTarget::Address(_) | LinkTarget::NoteCall(_) => None,
        });
        notes.collect()
    }

    fn set_note(&mut self, number: usize, blocks: &[Block], frame: &Frame) {
        let note = self.tree.add(frame.parent, Role::Note(number));
        let mut element = self.tree.add(note, Role::Label);
        let called = LinkTarget::Note(number);
        let is_called = self.tree.links.iter().any(|link| link.target == called);
        let link = is_called.then(|| {
            element = self.tree.add(element, Role::Link);
            self.tree.add_link(element, LinkTarget::NoteCall(number))
        });
        let mark = ContentMark::Leaf(self.tree.add_leaf(element));
        let style = Style {
            color: Color::Accent,
            ..style::NOTE
        };
        let label = self.set_label(&number.to_string(), style, &mark, link);
        let first = self.strips.len();
        let inner = frame.indented(NOTE_INDENT).with_parent(note);
        self.set_blocks(blocks, &inner);
        let x = (inner.left - 5.0 - label.width).max(frame.left);
        self.place_label(vec![label], 0.0, x, first, frame);
    }
}

/// The rule above notes.
pub fn notes_rule(x: f32, y: f32) -> Item {
    Item::rect([x, y, RULE_WIDTH, style::THIN_RULE], Color::Muted)
}
