//! A sheet as a tagged PDF file, for print, screen readers and archives (PDF/UA-1, PDF/A-3a).
//!
//! One way: the document is laid out into pieces while its structure is made (`layout`), pieces are put on pages
//! (`page`), pages are drawn (`draw`), and the file is finished with its structure and metadata (`file`) and written
//! (`write`).

mod draft;
mod draw;
#[cfg(feature = "svg")]
mod drawing;
mod file;
mod hyphenation;
mod image;
mod inline_text;
mod layout;
mod line;
mod linebreak;
mod look;
mod page;
mod paragraph;
mod structure;
mod subset;
mod table;
mod write;

pub use file::SOURCE_NAME;

use lopdf::{Dictionary, Stream};
use printpdf::{
    Codepoint, Mm, Op, PdfDocument, PdfFontHandle, PdfFontMap, PdfPage, PdfSaveOptions, Pt, Rect,
    TextItem,
};

use super::Theme;
use crate::document::Document;
use draft::Draft;
use look::Paper;
use subset::{Subset, Subsets};

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
    let (drawn, places) = draw::draw(
        &pages,
        tree.leaf_count,
        &tree.links,
        &subsets,
        &theme.palette,
    );

    let file = bare(drawn, &subsets);
    let sheet = file::Sheet {
        document,
        tree: &tree,
        places: &places,
        subsets: &subsets,
        outline: &outline,
        note_labels: &note_labels,
    };
    file::finish(file, &sheet)
}

/// A file of pages with their operators and fonts, as the drawing library makes it.
fn bare(drawn: Vec<Vec<u8>>, subsets: &Subsets) -> lopdf::Document {
    let mut skeleton = PdfDocument::new("");
    let sheet = Rect::from_wh(Pt(Paper::A4.width), Pt(Paper::A4.height));
    let page = || {
        let mut page = PdfPage::new(Mm(0.0), Mm(0.0), Vec::new());
        (page.media_box, page.trim_box, page.crop_box) =
            (sheet.clone(), sheet.clone(), sheet.clone());
        page
    };
    skeleton.pages = drawn.iter().map(|_| page()).collect();
    // It embeds the fonts that it sees used: all glyphs once, in the place of the first page's operators.
    if let Some(first) = skeleton.pages.first_mut() {
        first.ops = subsets.iter().flat_map(specimen).collect();
    }
    let fonts = subsets
        .iter()
        .map(|subset| (subset.id.clone(), subset.font.clone()));
    skeleton.resources.fonts = PdfFontMap {
        map: fonts.collect(),
    };
    let mut file = printpdf::to_lopdf_doc(&skeleton, &PdfSaveOptions::default(), &mut Vec::new());
    for (page, operators) in file.get_pages().into_values().zip(drawn) {
        if let Some(&content) = file.get_page_contents(page).first() {
            file.set_object(content, Stream::new(Dictionary::new(), operators));
        }
    }
    file
}

/// Shows every glyph of a font.
fn specimen(subset: &Subset) -> [Op; 4] {
    let glyphs = subset.glyphs();
    let glyphs = glyphs.map(|glyph| Codepoint::with_cid(glyph.id, 0.0, glyph.text.clone()));
    [
        Op::StartTextSection,
        Op::SetFont {
            font: PdfFontHandle::External(subset.id.clone()),
            size: Pt(1.0),
        },
        Op::ShowText {
            items: vec![TextItem::GlyphIds(glyphs.collect())],
        },
        Op::EndTextSection,
    ]
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
            if let layout::Item::Line { x, baseline, line } = item {
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
