//! A sheet as a tagged PDF file, for print, screen readers and archives (PDF/UA-1, PDF/A-3a).
//!
//! One way: the document is laid out in strips while its structure is made (`layout`), strips are put on pages (`page`),
//! pages are drawn with the operators of printpdf (`draw`), and lopdf finishes the file with its structure and metadata,
//! and saves it (`file`).

mod blocks;
mod compress;
mod draw;
#[cfg(feature = "svg")]
mod drawing;
mod file;
mod heading;
mod hyphenation;
mod image;
mod inline_text;
mod layout;
mod line;
mod linebreak;
mod links;
mod list;
mod masthead;
mod metadata;
mod notes;
mod outline;
mod page;
mod paragraph;
#[cfg(feature = "internals")]
mod placed_lines;
mod structure;
mod style;
mod subset;
mod table;
mod tags;

pub use metadata::SOURCE_NAME;
#[cfg(feature = "internals")]
pub use placed_lines::{MAX_SHRINK, MAX_STRETCH, PlacedLine, placed_lines};

use super::Theme;
use crate::document::Document;
use file::PdfFile;
use layout::Layout;
use style::Paper;
use subset::Subsets;

/// The sheet as a PDF file: the same bytes for the same document, always.
///
/// A character [without a glyph](super::fonts::has_glyph) shows as a question mark, and still reads as itself.
pub fn render_pdf(document: &Document, theme: &Theme) -> Vec<u8> {
    let (layout, pages, subsets) = lay_out(document, theme, Paper::A4);
    let (pages, content) = draw::draw_pages(&pages, &layout.tree, &subsets, &theme.palette);
    PdfFile::new(pages, document, &layout, &content, &subsets).finish()
}

fn lay_out(document: &Document, theme: &Theme, paper: Paper) -> (Layout, Vec<page::Page>, Subsets) {
    let mut layout = Layout::new(document, theme, paper);
    layout.set_document(document);
    let pages = page::paginate(&mut layout, &document.running_text);
    let used = std::mem::take(&mut layout.used);
    let subsets = Subsets::new(used, layout.shaper.faces());
    (layout, pages, subsets)
}
