//! The lines of a laid out sheet, for the tests of the layout.

use super::layout::Item;
use super::line::{Line, Run};
use super::style::Paper;
use super::subset::Subsets;
use super::{lay_out, linebreak};
use crate::document::Document;
use crate::render::Theme;

/// A line of a laid out sheet. Lengths are in points, from the top left of the page.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedLine {
    /// From 1.
    pub page: usize,
    pub x: f32,
    pub baseline: f32,
    pub width: f32,
    /// Of its first characters.
    pub size: f32,
    /// What its spaces take more than their own width, as a part of it: below zero, they are tightened.
    pub stretch: f32,
    pub text: String,
}

/// How a sheet is set in a column of this many millimetres, or on A4: its lines as they are drawn, headers and footers last on
/// each page.
pub fn placed_lines(document: &Document, theme: &Theme, column: Option<f32>) -> Vec<PlacedLine> {
    let paper = column.map_or(Paper::A4, Paper::with_text_width);
    let (_, pages, subsets) = lay_out(document, theme, paper);
    let mut lines = Vec::new();
    for (page, items) in (1..).zip(&pages) {
        for item in items {
            if let Item::Line { x, baseline, line } = item {
                lines.push(PlacedLine {
                    page,
                    x: *x + first_glyph_offset(line),
                    baseline: *baseline,
                    width: line.width - first_glyph_offset(line),
                    size: line.runs.first().map_or(0.0, |run| run.style.size),
                    stretch: line.stretch,
                    text: line_text(line, &subsets),
                });
            }
        }
    }
    lines
}

/// The most that a space of a justified line grows, as a part of its width.
pub const MAX_STRETCH: f32 = linebreak::MAX_STRETCH;
/// The most that a space of a justified line shrinks, as a part of its width.
pub const MAX_SHRINK: f32 = linebreak::MAX_SHRINK;

/// The position of the first glyph of a line.
fn first_glyph_offset(line: &Line) -> f32 {
    line.runs.first().map_or(0.0, Run::start)
}

/// The text of the glyphs of a line.
fn line_text(line: &Line, subsets: &Subsets) -> String {
    let runs = line.runs.iter().flat_map(|run| {
        let subset = subsets.get(run.style.face);
        let glyphs = run.glyphs.iter();
        glyphs.map(|&(id, _)| subset.glyph(id).text.as_str())
    });
    runs.collect()
}
