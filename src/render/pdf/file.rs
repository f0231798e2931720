//! The end of the file's making: structure, links, outline, metadata and identity, on the pages already drawn.
//!
//! It reads where drawing put things and decides nothing of the layout. The clauses met are those of PDF/UA-1
//! (ISO 14289-1) and PDF/A-3a (ISO 19005-3).

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId, SaveOptions, StringFormat, dictionary, text_string};
use printpdf::{PdfDocument, PdfPage, PdfSaveOptions};
use sha2::{Digest, Sha256};

use super::compress::{compress, set_deflated};
use super::draw::{ContentMap, LOGO};
use super::image;
use super::layout::{Layout, OutlineEntry};
use super::structure::{ElementId, StructureTree};
use super::subset::{Subset, Subsets};
use crate::document::Document;

/// The file that is being made, and what it is made from.
pub struct PdfFile<'a> {
    pub file: lopdf::Document,
    pub pages: Vec<ObjectId>,
    pub document: &'a Document,
    pub tree: &'a StructureTree,
    pub outline: &'a [OutlineEntry],
    pub content: &'a ContentMap,
    subsets: &'a Subsets,
    /// Of each link: its annotations and their pages.
    pub annotations: Vec<Vec<(ObjectId, usize)>>,
    /// Of each signature field, by its index: its annotation and its page.
    pub widgets: BTreeMap<usize, (ObjectId, usize)>,
    /// Of each annotation, in the order of their keys: the element that it is part of.
    pub annotated_elements: Vec<ElementId>,
    /// Of each element of the structure that joined the tree.
    pub element_ids: Vec<Option<ObjectId>>,
}

impl<'a> PdfFile<'a> {
    /// The pages as printpdf writes them, in the fonts that they are drawn in.
    pub fn new(
        pages: Vec<PdfPage>,
        document: &'a Document,
        layout: &'a Layout,
        content: &'a ContentMap,
        subsets: &'a Subsets,
    ) -> Self {
        let mut drawn = PdfDocument::new("");
        drawn.pages = pages;
        let fonts = subsets.iter();
        let fonts = fonts.map(|subset| (subset.id.clone(), subset.font.clone()));
        drawn.resources.fonts.map.extend(fonts);
        let options = PdfSaveOptions::default();
        let file = printpdf::to_lopdf_doc(&drawn, &options, &mut Vec::new());
        Self {
            pages: file.page_iter().collect(),
            file,
            document,
            tree: &layout.tree,
            outline: &layout.outline,
            content,
            subsets,
            annotations: Vec::new(),
            widgets: BTreeMap::new(),
            annotated_elements: Vec::new(),
            element_ids: Vec::new(),
        }
    }

    /// Adds what the standards ask for besides pages. Returns the bytes of the file.
    pub fn finish(mut self) -> Vec<u8> {
        self.finish_resources()
            .expect("the drawing library embeds what pages show");
        self.add_annotations();
        let mut entries = dictionary! {
            "Lang" => text_string(self.language_tag()),
            "MarkInfo" => dictionary! { "Marked" => true },
            "StructTreeRoot" => self.add_structure(),
            "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
            "Metadata" => self.add_xmp(),
            "OutputIntents" => vec![self.add_output_intent().into()],
        };
        if let Some(source) = &self.document.metadata.source {
            self.attach_source(source, &mut entries);
        }
        if let Some(form) = self.add_form() {
            entries.set("AcroForm", form);
        }
        if let Some(outline) = self.add_outline() {
            entries.set("Outlines", outline);
            entries.set("PageMode", "UseOutlines");
        }
        let information = self.info_dictionary();
        let file = &mut self.file;
        let catalog = file.catalog_mut().expect("the drawing library makes one");
        catalog.remove(b"PageLayout");
        catalog.extend(&entries);
        let id = file.trailer.get(b"Info").and_then(Object::as_reference);
        file.set_object(id.expect("the drawing library makes one"), information);
        file.version = "1.7".into();
        save(self.file)
    }

    pub fn page_mut(&mut self, page: usize) -> &mut Dictionary {
        let page = self.file.get_dictionary_mut(self.pages[page]);
        page.expect("pages are dictionaries")
    }

    /// Finishes the fonts and adds the logo, in the dictionaries that all pages share.
    fn finish_resources(&mut self) -> lopdf::Result<()> {
        let resources = self.file.get_dictionary(self.pages[0])?.get(b"Resources")?;
        let resources = self.file.get_dictionary(resources.as_reference()?)?;
        let fonts = resources.get(b"Font")?.as_reference()?;
        let images = resources.get(b"XObject")?.as_reference()?;
        for subset in self.subsets.iter() {
            // A running head that no page shows leaves glyphs, which may be all of a face, unused.
            if let Ok(font) = self.file.get_dictionary(fonts)?.get(subset.id.0.as_bytes()) {
                let font = font.as_reference()?;
                finish_font(subset, font, &mut self.file)?;
            }
        }
        if let Some(logo) = &self.document.masthead.logo {
            let image = image::add_image(&logo.image, &mut self.file);
            self.file.get_dictionary_mut(images)?.set(LOGO, image);
        }
        Ok(())
    }
}

/// Replaces a font file by the same, already deflated.
fn finish_font(subset: &Subset, font: ObjectId, file: &mut lopdf::Document) -> lopdf::Result<()> {
    let descendants = file.get_dictionary(font)?.get(b"DescendantFonts")?;
    let descendant = descendants.as_array()?.first();
    let descendant = descendant.ok_or(lopdf::Error::DictKey("DescendantFonts".into()))?;
    let descriptor = descendant.as_dict()?.get(b"FontDescriptor")?;
    let descriptor = file.get_dictionary(descriptor.as_reference()?)?;
    let program = descriptor
        .get(b"FontFile2")
        .or_else(|_| descriptor.get(b"FontFile3"))?;
    let program = file.get_object_mut(program.as_reference()?)?;
    let program = program.as_stream_mut()?;
    // Of a font of CFF outlines, printpdf embeds the outlines alone.
    if !program.dict.has(b"Subtype") {
        set_deflated(program, subset.deflated.clone());
    }
    Ok(())
}

/// The file as bytes, named after what is written in it, not after the moment it is.
fn save(mut file: lopdf::Document) -> Vec<u8> {
    for object in file.objects.values_mut() {
        if let Object::Stream(stream) = object {
            compress(stream);
        }
    }
    let name = Object::String(vec![0; 16], StringFormat::Hexadecimal);
    file.trailer.set("ID", vec![name.clone(), name]);
    let mut bytes = Vec::new();
    let max_id = file.max_id;
    // Each stream of objects costs a compressor: two are enough. Divided otherwise, they do not end with a carriage return.
    let half = file.objects.len() / 2 + 1;
    for count in (1..=half).rev().take(10) {
        let options = SaveOptions::builder()
            .use_object_streams(true)
            .use_xref_streams(true)
            .max_objects_per_stream(count)
            .compression_level(1)
            .build();
        bytes.clear();
        file.max_id = max_id;
        file.save_with_options(&mut bytes, options)
            .expect("writing to memory cannot fail");
        let end = b"\r\nendstream";
        if !bytes.windows(end.len()).any(|window| window == end) {
            break;
        }
    }
    let hash = Sha256::digest(&bytes);
    let digits: String = hash[..16]
        .iter()
        .map(|byte| format!("{byte:02X}"))
        .collect();
    let placeholder = [b'0'; 32];
    for _ in 0..2 {
        let at = bytes.windows(32).rposition(|window| window == placeholder);
        let at = at.expect("the trailer holds two names");
        bytes[at..at + 32].copy_from_slice(digits.as_bytes());
    }
    // What software that signs adds behind starts a line.
    bytes.push(b'\n');
    bytes
}
