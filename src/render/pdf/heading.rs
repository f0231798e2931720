//! Headings: their lines, what faces them, the tint of bands, and their entries of the outline.

use super::draft::Draft;
use super::flow::{Flow, Frame, Item, Keep, OutlineEntry, Piece};
use super::inline_text::Setting;
use super::line::{Color, Style};
use super::linebreak::LineFill;
use super::look;
use super::paragraph;
use super::structure::{LeafId, Role};
use crate::document::Inline;

/// A heading to set.
pub struct Heading<'a> {
    pub level: usize,
    pub style: Style,
    pub title: &'a [Inline],
    pub aside: &'a [Inline],
}

/// The title, and its aside opposite the first line when both have room, or else below.
pub fn set_heading(heading: &Heading, frame: &Frame, flow: &mut Flow, draft: &mut Draft) {
    let Heading {
        level,
        style,
        title,
        aside,
    } = heading;
    let first = flow.pieces.len();
    let aside_width = paragraph::extent(aside, look::ASIDE, draft).natural;
    let title_width = paragraph::extent(title, *style, draft).natural;
    let beside = aside_width > 0.0
        && (aside_width < frame.width * 0.36
            || title_width + aside_width + ASIDE_GAP < frame.width);
    let taken = if beside { aside_width + ASIDE_GAP } else { 0.0 };

    let element = draft.tree.add(frame.parent, Role::Heading((*level).min(6)));
    // Even without words a heading holds its level, for those under it not to jump.
    draft.tree.attach(element);
    let leaf = LeafId(draft.tree.leaf_count);
    let setting = Setting {
        style: *style,
        measure: frame.width - taken,
        fill: LineFill::Balanced,
    };
    let lines = paragraph::set(title, element, &setting, draft);
    if !lines.is_empty() {
        let depth = level.saturating_sub(2);
        flow.outline.push(OutlineEntry {
            depth,
            title: plain_text(title),
            leaf,
        });
    }
    flow.push_lines(frame, lines, *style, Keep::All);

    let element = draft.tree.add(frame.parent, Role::Paragraph);
    let measure = if beside {
        aside_width + 0.1
    } else {
        frame.width
    };
    let setting = Setting {
        style: look::ASIDE,
        measure,
        fill: LineFill::Balanced,
    };
    let mut lines = paragraph::set(aside, element, &setting, draft);
    if beside
        && lines.len() == 1
        && let Some(piece) = flow.pieces.get_mut(first)
        && let Some(line) = lines.pop()
    {
        let x = frame.left + frame.width - line.width;
        let baseline = style.baseline();
        piece.items.push(Item::Line { x, baseline, line });
    }
    flow.push_lines(frame, lines, look::ASIDE, Keep::All);
}

const ASIDE_GAP: f32 = 16.0;

/// Lays a tint under the pieces of a heading, and a stroke at its left.
pub fn tint_band(pieces: &mut [Piece], frame: &Frame) {
    const PADDING: f32 = 4.5;
    let last = pieces.len().saturating_sub(1);
    for (rank, piece) in pieces.iter_mut().enumerate() {
        let above = if rank == 0 { PADDING } else { 0.0 };
        let below = if rank == last { PADDING } else { 0.0 };
        for item in &mut piece.items {
            item.lower(above);
        }
        piece.height += above + below;
        // A hair of overlap, or a seam shows between two lines.
        let overlap = if rank == 0 { 0.0 } else { 0.4 };
        let height = piece.height + overlap;
        let tint = Item::Box {
            x: frame.left,
            y: -overlap,
            width: frame.width,
            height,
            color: Color::Band,
        };
        let stroke = Item::Box {
            x: frame.left,
            y: -overlap,
            width: 3.0,
            height,
            color: Color::Accent,
        };
        piece.items.splice(0..0, [tint, stroke]);
    }
}

/// The words of a title, for the outline.
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut text = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(part)
            | Inline::Code(part)
            | Inline::Time {
                datetime: _,
                text: part,
            } => {
                text.push_str(part);
            }
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Link { target: _, content }
            | Inline::Revised {
                revision: _,
                content,
            } => {
                text.push_str(&plain_text(content));
            }
            // A call says nothing out of its place.
            Inline::NoteCall(_) => {}
            Inline::Break => text.push(' '),
        }
    }
    text
}
