//! The end of the file's making: structure, links, outline, metadata and identity, on the pages already drawn.
//!
//! It reads where drawing put things and decides nothing of the layout. The clauses met are those of PDF/UA-1
//! (ISO 14289-1) and PDF/A-3a (ISO 19005-3).

use lopdf::{Document, Object, ObjectId, SaveOptions, Stream, StringFormat, dictionary};
use printpdf::{PdfDocument, PdfFontMap, PdfPage, PdfSaveOptions, XObjectId};
use sha2::{Digest, Sha256};

use super::compress::{compress, set_deflated};
use super::context::FileContext;
use super::draw::LOGO;
use super::strings::text_string;
use super::subset::Subset;
use super::{image, links, metadata, outline, tags};

/// Makes a file of drawn pages.
pub fn write(pages: Vec<PdfPage>, context: &FileContext) -> Vec<u8> {
    let mut drawn = PdfDocument::new("");
    drawn.pages = pages;
    let subsets = context.subsets.iter();
    drawn.resources.fonts = PdfFontMap {
        map: subsets
            .map(|subset| (subset.id.clone(), subset.font.clone()))
            .collect(),
    };
    if let Some(logo) = &context.document.masthead.logo {
        let image = image::xobject(&logo.image);
        let named = (XObjectId(LOGO.to_owned()), image);
        drawn.resources.xobjects.map.extend([named]);
    }
    let options = PdfSaveOptions::default();
    let mut file = printpdf::to_lopdf_doc(&drawn, &options, &mut Vec::new());
    finish(context, &mut file);
    save(file)
}

/// Adds what the standards ask for besides pages.
fn finish(context: &FileContext, file: &mut Document) {
    let metadata = &context.document.metadata;
    let pages: Vec<ObjectId> = file.page_iter().collect();
    finish_fonts(context, pages[0], file).expect("the drawing library embeds what pages show");
    let annotations = links::add_annotations(context, &pages, file);
    let structure = tags::add_structure(context, &pages, &annotations, file);
    let mut entries = dictionary! {
        "Lang" => text_string(metadata::language(metadata)),
        "MarkInfo" => dictionary! { "Marked" => true },
        "StructTreeRoot" => structure,
        "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
        "Metadata" => metadata::add_xmp(metadata, file),
        "OutputIntents" => vec![metadata::add_output_intent(file).into()],
    };
    if let Some(source) = &metadata.source {
        metadata::attach(source, metadata, &mut entries, file);
    }
    if let Some(outline) = outline::add_outline(context, &pages, file) {
        entries.set("Outlines", outline);
        entries.set("PageMode", "UseOutlines");
    }
    let catalog = file.catalog_mut().expect("the drawing library makes one");
    catalog.remove(b"PageLayout");
    catalog.extend(&entries);
    let information = file.trailer.get(b"Info").and_then(Object::as_reference);
    let information = information.expect("the drawing library makes one");
    file.set_object(information, metadata::information(metadata));
    file.version = "1.7".into();
}

/// Finishes the fonts, in the dictionary that all pages share.
fn finish_fonts(context: &FileContext, page: ObjectId, file: &mut Document) -> lopdf::Result<()> {
    let resources = file.get_dictionary(page)?.get(b"Resources")?;
    let resources = file.get_dictionary(resources.as_reference()?)?;
    let fonts = resources.get(b"Font")?.as_reference()?;
    for subset in context.subsets.iter() {
        // A running head that no page shows leaves glyphs, which may be all of a face, unused.
        if let Ok(font) = file.get_dictionary(fonts)?.get(subset.id.0.as_bytes()) {
            finish_font(subset, font.as_reference()?, file)?;
        }
    }
    Ok(())
}

/// Replaces a font file by the same, already deflated, and lets the hyphen that cuts a word show the glyph of the
/// written one under a code of its own.
fn finish_font(subset: &Subset, font: ObjectId, file: &mut Document) -> lopdf::Result<()> {
    if let Some([code, glyph]) = subset.soft_hyphen {
        let glyphs = (0..code).chain([glyph]).flat_map(u16::to_be_bytes);
        let map = file.add_object(Stream::new(dictionary! {}, glyphs.collect()));
        let descendants = file.get_dictionary_mut(font)?.get_mut(b"DescendantFonts")?;
        for descendant in descendants.as_array_mut()? {
            descendant.as_dict_mut()?.set("CIDToGIDMap", map);
        }
    }
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
fn save(mut file: Document) -> Vec<u8> {
    for object in file.objects.values_mut() {
        if let Object::Stream(stream) = object {
            compress(stream);
        }
    }
    let name = Object::String(vec![0; 16], StringFormat::Hexadecimal);
    file.trailer.set("ID", vec![name.clone(), name]);
    let mut bytes = Vec::new();
    let max_id = file.max_id;
    // Shared out otherwise, objects make a stream that does not end with a carriage return.
    for together in 100..110 {
        let options = SaveOptions::builder()
            .use_object_streams(true)
            .use_xref_streams(true)
            .max_objects_per_stream(together)
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
    bytes
}
