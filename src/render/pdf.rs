//! A sheet as a tagged PDF file, for print, screen readers and archives (PDF/UA-1, PDF/A-3a).
//!
//! One way: the document is laid out into pieces while its structure is made (`layout`), pieces are put on pages
//! (`page`), pages are drawn with the operators of printpdf (`draw`), and lopdf finishes the file with its structure and
//! metadata, and saves it (`file`).

mod compress;
mod context;
mod draft;
mod draw;
#[cfg(feature = "svg")]
mod drawing;
mod file;
mod flow;
mod heading;
mod hyphenation;
mod image;
mod inline_text;
mod layout;
mod line;
mod linebreak;
mod links;
mod look;
mod masthead;
mod metadata;
mod outline;
mod page;
mod paragraph;
mod strings;
mod structure;
mod subset;
mod table;
mod tags;

pub use metadata::SOURCE_NAME;

use super::Theme;
use crate::document::Document;
use context::FileContext;
use draft::Draft;
use draw::DrawnPages;
use look::Paper;
use subset::Subsets;

/// The sheet as a PDF file: the same bytes for the same document, always.
///
/// A character that no embedded face [covers](super::fonts::covers) shows as a question mark, and still reads as itself.
pub fn pdf(document: &Document, theme: &Theme) -> Vec<u8> {
    let mut draft = Draft::new(document, theme, Paper::A4);
    let mut flow = layout::flow(document, &mut draft);
    let outline = std::mem::take(&mut flow.outline);
    let pages = page::paginate(flow, &document.running, &mut draft);
    let Draft {
        shaper,
        used,
        tree,
        note_labels,
        ..
    } = draft;
    let subsets = Subsets::new(used, shaper.faces());
    let DrawnPages { pages, content } = draw::draw(
        &pages,
        tree.leaf_count,
        &tree.links,
        &subsets,
        &theme.palette,
    );
    let context = FileContext {
        document,
        tree: &tree,
        content: &content,
        subsets: &subsets,
        outline: &outline,
        note_labels: &note_labels,
    };
    file::write(pages, &context)
}

/// A line of a laid out sheet, for those who judge the setting. Lengths are in points, from the top left of the page.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedLine {
    /// From 1.
    pub page: usize,
    pub x: f32,
    pub baseline: f32,
    pub width: f32,
    /// What its spaces take more than their own width, as a part of it: below zero, they are tightened.
    pub stretch: f32,
    pub text: String,
}

/// How a sheet is set in a column of this many millimetres, or on A4: its lines as they are drawn, furniture last on
/// each page.
pub fn lines(document: &Document, theme: &Theme, column: Option<f32>) -> Vec<PlacedLine> {
    let paper = column.map_or(Paper::A4, Paper::column);
    let mut draft = Draft::new(document, theme, paper);
    let flow = layout::flow(document, &mut draft);
    let pages = page::paginate(flow, &document.running, &mut draft);
    let subsets = Subsets::new(draft.used, draft.shaper.faces());
    let mut lines = Vec::new();
    for (rank, page) in pages.iter().enumerate() {
        for item in &page.items {
            if let flow::Item::Line { x, baseline, line } = item {
                lines.push(PlacedLine {
                    page: rank + 1,
                    x: *x + line.start(),
                    baseline: *baseline,
                    width: line.width - line.start(),
                    stretch: line.stretch,
                    text: line.text(&subsets),
                });
            }
        }
    }
    lines
}

/// The most that a space of a justified line grows, as a part of its width.
pub const LOOSEST: f32 = linebreak::LOOSEST;
/// The most that one shrinks.
pub const TIGHTEST: f32 = linebreak::TIGHTEST;
