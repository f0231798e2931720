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
mod outline;
mod page;
mod paragraph;
mod structure;
mod style;
mod subset;
mod table;
mod tags;

pub use metadata::SOURCE_NAME;

use super::Theme;
use crate::document::Document;
use file::PdfFile;
use layout::{Item, Layout};
use style::Paper;
use subset::Subsets;

/// The sheet as a PDF file: the same bytes for the same document, always.
///
/// A character that no embedded face [covers](super::fonts::covers) shows as a question mark, and still reads as itself.
pub fn pdf(document: &Document, theme: &Theme) -> Vec<u8> {
    let (layout, pages, subsets) = lay_out(document, theme, Paper::A4);
    let (pages, content) = draw::draw(&pages, &layout.tree, &subsets, &theme.palette);
    PdfFile::new(pages, document, &layout, &content, &subsets).finish()
}

fn lay_out(document: &Document, theme: &Theme, paper: Paper) -> (Layout, Vec<page::Page>, Subsets) {
    let mut layout = Layout::new(document, theme, paper);
    layout.set_document(document);
    let pages = page::paginate(&mut layout, &document.running);
    let used = std::mem::take(&mut layout.used);
    let subsets = Subsets::new(used, layout.shaper.faces());
    (layout, pages, subsets)
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
    let (_, pages, subsets) = lay_out(document, theme, paper);
    let mut lines = Vec::new();
    for (page, items) in (1..).zip(&pages) {
        for item in items {
            if let Item::Line { x, baseline, line } = item {
                lines.push(PlacedLine {
                    page,
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
