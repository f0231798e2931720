//! A sheet as a tagged PDF file, for print, screen readers and archives (PDF/UA-1, PDF/A-3a).
//!
//! One way: the document is laid out into pieces while its structure is made (`layout`), pieces are put on pages
//! (`page`), pages are drawn (`draw`), and the file is finished with its structure and metadata (`file`).

mod draw;
mod file;
mod fonts;
mod layout;
mod linebreak;
mod look;
mod page;
mod paragraph;
mod structure;
mod table;

pub use fonts::covers;

use printpdf::{PdfDocument, PdfFontMap, PdfSaveOptions};

use crate::document::Document;
use fonts::Shaper;
use structure::{LeafId, Tree};

/// The sheet as a PDF file: the same bytes for the same document, always.
///
/// A character that no embedded face [`covers`] shows as a question mark, and still reads as itself.
pub fn pdf(document: &Document) -> Vec<u8> {
    let mut draft = Draft::new(document);
    let mut flow = layout::flow(document, &mut draft);
    let outline = std::mem::take(&mut flow.outline);
    let pages = page::paginate(flow, &document.running, &mut draft);
    let Draft {
        shaper,
        tree,
        note_labels,
        ..
    } = draft;
    let subsets = shaper.into_subsets();
    let (drawn, places) = draw::draw(&pages, tree.leaf_count, tree.links.len(), &subsets);

    let mut skeleton = PdfDocument::new("");
    skeleton.pages = drawn;
    let fonts = subsets
        .iter()
        .map(|subset| (subset.id.clone(), subset.font.clone()));
    skeleton.resources.fonts = PdfFontMap {
        map: fonts.collect(),
    };
    let file = printpdf::to_lopdf_doc(&skeleton, &PdfSaveOptions::default(), &mut Vec::new());
    let sheet = file::Sheet {
        document,
        tree: &tree,
        places: &places,
        outline: &outline,
        note_labels: &note_labels,
    };
    file::finish(file, &sheet)
}

/// What laying out one document builds along the way.
struct Draft {
    shaper: Shaper,
    tree: Tree,
    /// How many notes there are to call.
    note_count: usize,
    /// The number of each note, in order, where calls lead.
    note_labels: Vec<LeafId>,
}

impl Draft {
    fn new(document: &Document) -> Self {
        Self {
            shaper: Shaper::default(),
            tree: Tree::default(),
            note_count: document.notes.as_ref().map_or(0, |notes| notes.items.len()),
            note_labels: Vec::new(),
        }
    }
}

/// The hash of Fowler, Noll and Vo: enough to name things after their content, the same on every machine.
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xCBF2_9CE4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    })
}
