//! Headings: their lines, what faces them, the tint of bands, and their entries of the outline.

use super::layout::{Frame, Item, Keep, Layout, OutlineEntry, Strip, TextSetting};
use super::line::Line;
use super::linebreak::LineFill;
use super::structure::{ElementId, Role};
use super::style::{self, Color, Style};
use crate::document::{Inline, visit_inlines};

const ASIDE_GAP: f32 = 16.0;

impl Layout {
    /// The title, and its aside opposite the first line when both have room, or else below.
    pub fn set_heading(
        &mut self,
        level: usize,
        style: Style,
        title: &[Inline],
        aside: &[Inline],
        frame: &Frame,
    ) {
        let first = self.strips.len();
        let aside_style = self.with_figures(style::ASIDE);
        let aside_width = self.text_widths(aside, aside_style).natural;
        let title_width = self.text_widths(title, style).natural;
        let beside = aside_width > 0.0
            && (aside_width < frame.width * 0.36
                || title_width + aside_width + ASIDE_GAP < frame.width);
        let taken = if beside { aside_width + ASIDE_GAP } else { 0.0 };

        let setting = TextSetting::new(style, frame.width - taken, LineFill::Balanced);
        let lines = self.set_title(level, title, aside, &setting, frame.parent);
        self.push_lines(frame, lines, style, Keep::All);

        let element = self.tree.add(frame.parent, Role::Paragraph);
        let measure = if beside {
            aside_width + 0.1
        } else {
            frame.width
        };
        let setting = TextSetting::new(aside_style, measure, LineFill::Balanced);
        let mut lines = self.set_text(aside, element, &setting);
        if beside
            && lines.len() == 1
            && let Some(strip) = self.strips.get_mut(first)
            && let Some(line) = lines.pop()
        {
            let x = frame.left + frame.width - line.width;
            strip.items.push(Item::line(x, style.baseline(), line));
        }
        self.push_lines(frame, lines, aside_style, Keep::All);
    }

    /// The title of a section, to be placed beside its text.
    pub fn set_side_title(&mut self, title: &[Inline], frame: &Frame) -> Vec<Line> {
        let measure = frame.side - style::SIDE_GAP;
        let setting = TextSetting::new(style::SIDE_TITLE, measure, LineFill::Balanced);
        self.set_title(frame.section_depth + 1, title, &[], &setting, frame.parent)
    }

    /// The lines of a title, and its entry of the outline, which its aside tells from others of the same words.
    fn set_title(
        &mut self,
        level: usize,
        title: &[Inline],
        aside: &[Inline],
        setting: &TextSetting,
        parent: ElementId,
    ) -> Vec<Line> {
        // Even without words a heading holds its level, for those under it not to jump.
        let heading = Role::Heading(level.min(6));
        let element = self.tree.add_attached(parent, heading);
        let lines = self.set_text(title, element, setting);
        if !lines.is_empty() {
            let words = [plain_title(title), plain_title(aside)];
            let words = words.into_iter().filter(|words| !words.is_empty());
            self.outline.push(OutlineEntry {
                depth: level.saturating_sub(2),
                title: words.collect::<Vec<_>>().join(" – "),
                element,
            });
        }
        lines
    }
}

/// Lays a tint under the strips of a heading, and a stroke at its left.
pub fn tint_band(strips: &mut [Strip], frame: &Frame) {
    const PADDING: f32 = 4.5;
    let last = strips.len().saturating_sub(1);
    for (index, strip) in strips.iter_mut().enumerate() {
        let above = if index == 0 { PADDING } else { 0.0 };
        let below = if index == last { PADDING } else { 0.0 };
        for item in &mut strip.items {
            item.shift_down(above);
        }
        strip.height += above + below;
        // A hair of overlap, or a seam shows between two lines.
        let overlap = if index == 0 { 0.0 } else { 0.4 };
        let height = strip.height + overlap;
        let tint = Item::rect([frame.left, -overlap, frame.width, height], Color::Band);
        let stroke = Item::rect([frame.left, -overlap, 3.0, height], Color::Accent);
        strip.items.splice(0..0, [tint, stroke]);
    }
}

/// The words of a title on one line, without the calls of notes.
pub fn plain_title(inlines: &[Inline]) -> String {
    let mut text = String::new();
    visit_inlines(inlines, &mut |inline| text.push_str(inline.leaf_text()));
    text.replace('\n', " ")
}
