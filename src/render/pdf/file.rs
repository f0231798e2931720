//! The end of the file's making: structure, links, outline, metadata and identity, on the pages already drawn.
//!
//! It reads where drawing put things and decides nothing of the layout. The clauses met are those of PDF/UA-1
//! (ISO 14289-1) and PDF/A-3a (ISO 19005-3).

use std::sync::LazyLock;

use lopdf::{Dictionary, Object, ObjectId, Stream, StringFormat, dictionary};

use super::draw::{Area, Places};
use super::layout::OutlineEntry;
use super::look::Paper;
use super::structure::{Kid, LeafId, Link, LinkTarget, Role, Scope, Tree};
use super::subset::Subsets;
use super::write::{deflate, write, write_entries, write_integer, write_object, write_reference};
use crate::document::{Document, Metadata, Revision};
use crate::render::GENERATOR;

/// What the pages alone do not say.
pub struct Sheet<'a> {
    pub document: &'a Document,
    pub tree: &'a Tree,
    pub places: &'a Places,
    pub subsets: &'a Subsets,
    pub outline: &'a [OutlineEntry],
    pub note_labels: &'a [LeafId],
}

/// Completes a file of bare pages and writes it.
pub fn finish(mut file: lopdf::Document, sheet: &Sheet) -> Vec<u8> {
    let metadata = &sheet.document.metadata;
    let objects = Objects {
        pages: file.get_pages().into_values().collect(),
        elements: reserve_elements(sheet.tree, &mut file),
    };
    let annotations = add_annotations(sheet, &objects, &mut file);
    add_logo(sheet, &objects.pages, &mut file);
    map_soft_hyphens(sheet.subsets, &mut file);
    let mut written = Vec::new();
    let structure = add_structure(sheet, &objects, &annotations, &mut file, &mut written);
    let mut catalog = dictionary! {
        "Type" => "Catalog",
        "Pages" => page_tree(&file),
        "Lang" => text_string(language(metadata)),
        "MarkInfo" => dictionary! { "Marked" => true },
        "StructTreeRoot" => structure,
        "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
        "Metadata" => add_xmp(metadata, &mut file),
        "OutputIntents" => vec![add_output_intent(&mut file).into()],
    };
    if let Some(source) = &metadata.source {
        attach(source, metadata, &mut catalog, &mut file);
    }
    if let Some(outline) = add_outline(sheet, &objects.pages, &mut file) {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", "UseOutlines");
    }
    identify(sheet, catalog, &mut file);
    file.version = "1.7".into();
    write(file, written)
}

/// Text as PDF keeps what is neither content nor name: UTF-16, marked as such.
pub fn utf16(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    units.flat_map(u16::to_be_bytes).collect()
}

fn text_string(text: &str) -> Object {
    if text.is_ascii() {
        Object::string_literal(text)
    } else {
        Object::String(utf16(text), StringFormat::Hexadecimal)
    }
}

fn language(metadata: &Metadata) -> &str {
    if metadata.language.is_empty() {
        "fr"
    } else {
        metadata.language
    }
}

fn page_tree(file: &lopdf::Document) -> Object {
    file.catalog()
        .and_then(|catalog| catalog.get(b"Pages"))
        .cloned()
        .unwrap_or(Object::Null)
}

/// The numbers of objects: of each page, and of each element that joined the tree.
struct Objects {
    pages: Vec<ObjectId>,
    elements: Vec<Option<ObjectId>>,
}

/// An object for each element that joined the tree.
fn reserve_elements(tree: &Tree, file: &mut lopdf::Document) -> Vec<Option<ObjectId>> {
    tree.elements
        .iter()
        .map(|element| element.is_attached().then(|| file.new_object_id()))
        .collect()
}

/// The followable areas of each link, each an object of its page.
fn add_annotations(sheet: &Sheet, objects: &Objects, file: &mut lopdf::Document) -> Annotations {
    let Objects { pages, elements } = objects;
    let mut annotations = Annotations {
        of_links: Vec::new(),
        elements: Vec::new(),
    };
    let mut of_pages = vec![Vec::new(); pages.len()];
    for (link, areas) in sheet.tree.links.iter().zip(&sheet.places.links) {
        let mut of_link = Vec::new();
        for area in areas {
            let key = pages.len() + annotations.elements.len();
            let mut annotation = dictionary! {
                "Type" => "Annot",
                "Subtype" => "Link",
                "Rect" => area.corners.iter().map(|&corner| real(corner)).collect::<Vec<_>>(),
                "Border" => vec![0.into(), 0.into(), 0.into()],
                // Printed with the page, as archives ask.
                "F" => 4,
                "P" => pages[area.page],
                "Contents" => text_string(&link_contents(link, sheet.document)),
                "StructParent" => key as i64,
            };
            match &link.target {
                LinkTarget::Address(address) => {
                    let address = Object::string_literal(uri(address));
                    annotation.set(
                        "A",
                        dictionary! { "Type" => "Action", "S" => "URI", "URI" => address },
                    );
                }
                LinkTarget::Note(_) | LinkTarget::NoteCall(_) => {
                    annotation.set("Dest", destination(&link.target, sheet, pages));
                }
            }
            let id = file.add_object(annotation);
            of_pages[area.page].push(id.into());
            of_link.push((id, area.page));
            annotations
                .elements
                .push(reference(elements[link.element.0]));
        }
        annotations.of_links.push(of_link);
    }
    for (number, (&page, links)) in pages.iter().zip(of_pages).enumerate() {
        let page = file
            .get_dictionary_mut(page)
            .expect("pages are dictionaries");
        page.set("StructParents", number as i64);
        page.set("Tabs", "S");
        page.remove(b"Annots");
        if !links.is_empty() {
            page.set("Annots", links);
        }
    }
    annotations
}

struct Annotations {
    /// Of each link: its annotations and their pages.
    of_links: Vec<Vec<(ObjectId, usize)>>,
    /// Of each annotation, in the order of their keys: the element it is part of.
    elements: Vec<Object>,
}

/// What a reader says of a link that it cannot show.
fn link_contents(link: &Link, document: &Document) -> String {
    match &link.target {
        LinkTarget::Address(address) => {
            let scheme = address.find(':').map_or(0, |at| at + 1);
            // What a link to a person says is the person's address.
            let bare = ["mailto:", "tel:"].contains(&&address[..scheme]);
            address[if bare { scheme } else { 0 }..].to_owned()
        }
        LinkTarget::Note(number) => format!("{} {number}", document.running.note),
        LinkTarget::NoteCall(number) => format!("{} {number}", document.running.back),
    }
}

/// The address in the characters that addresses are made of.
fn uri(address: &str) -> String {
    let mut uri = String::new();
    for byte in address.bytes() {
        if byte.is_ascii_graphic() {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

fn destination(target: &LinkTarget, sheet: &Sheet, pages: &[ObjectId]) -> Object {
    let place = match target {
        LinkTarget::Address(_) => None,
        LinkTarget::Note(number) => sheet
            .note_labels
            .get(number - 1)
            .and_then(|&leaf| leaf_place(leaf, sheet)),
        LinkTarget::NoteCall(number) => {
            let call = sheet
                .tree
                .links
                .iter()
                .position(|link| link.target == LinkTarget::Note(*number));
            let area = call.and_then(|call| sheet.places.links[call].first());
            area.map(|&Area { page, corners }| (page, corners[3] + 12.0))
        }
    };
    place.map_or(Object::Null, |(page, top)| at(pages[page], top))
}

fn leaf_place(leaf: LeafId, sheet: &Sheet) -> Option<(usize, f32)> {
    sheet.places.leaves[leaf.0]
        .first()
        .map(|stretch| (stretch.page, stretch.top))
}

fn at(page: ObjectId, top: f32) -> Object {
    let top = real(top.min(Paper::A4.height));
    vec![
        page.into(),
        Object::Name(b"XYZ".to_vec()),
        Object::Null,
        top,
        Object::Null,
    ]
    .into()
}

fn real(length: f32) -> Object {
    Object::Real((length * 100.0).round() / 100.0)
}

fn reference(id: Option<ObjectId>) -> Object {
    id.map_or(Object::Null, Object::Reference)
}

/// The tree of elements, and the way back from marked content and annotations to it. The elements, which are most of the
/// objects of a file, go to `written`.
fn add_structure(
    sheet: &Sheet,
    objects: &Objects,
    annotations: &Annotations,
    file: &mut lopdf::Document,
    written: &mut Vec<(u32, Vec<u8>)>,
) -> ObjectId {
    let Objects { pages, elements } = objects;
    let Sheet { tree, places, .. } = sheet;
    let root = file.new_object_id();
    let mut owners = vec![Object::Null; tree.leaf_count];
    let mut notes = Vec::new();
    for (element, id) in tree.elements.iter().zip(elements) {
        let Some(id) = *id else { continue };
        let parent = match element.parent {
            Some(parent) => elements[parent.0],
            None => Some(root),
        };
        let mut page = None;
        let mut bytes = Vec::with_capacity(100);
        bytes.extend(b"<</Type/StructElem/P ");
        write_reference(&mut bytes, parent);
        bytes.extend(b"/K[");
        for &kid in &element.kids {
            match kid {
                Kid::Element(kid) => {
                    write_reference(&mut bytes, elements[kid.0]);
                    bytes.push(b' ');
                }
                Kid::Leaf(leaf) => {
                    owners[leaf.0] = id.into();
                    for stretch in &places.leaves[leaf.0] {
                        let mark = stretch.mark as i64;
                        if *page.get_or_insert(stretch.page) == stretch.page {
                            write_integer(&mut bytes, mark);
                        } else {
                            let page = pages[stretch.page];
                            let kid = dictionary! { "Type" => "MCR", "Pg" => page, "MCID" => mark };
                            write_object(&mut bytes, &kid.into());
                        }
                        bytes.push(b' ');
                    }
                }
                Kid::Link(link) => {
                    for &(annotation, page) in &annotations.of_links[link.0] {
                        let page = pages[page];
                        let kid =
                            dictionary! { "Type" => "OBJR", "Obj" => annotation, "Pg" => page };
                        write_object(&mut bytes, &kid.into());
                    }
                }
            }
        }
        bytes.push(b']');
        if let Some(page) = page {
            bytes.extend(b"/Pg ");
            write_reference(&mut bytes, Some(pages[page]));
        }
        let mut dictionary = Dictionary::new();
        bytes.extend(b"/S/");
        bytes.extend(describe(&element.role, &mut dictionary).as_bytes());
        let leaf = element.kids.first();
        let figure = places
            .figures
            .iter()
            .find(|(of, _)| leaf == Some(&Kid::Leaf(*of)));
        if let Some((_, area)) = figure {
            let corners = area.corners.map(real).to_vec();
            let place = dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => corners };
            dictionary.set("A", place);
        }
        if let Role::Note(number) = element.role {
            let name = note_name(number);
            notes.push((name.clone(), id));
            dictionary.set("ID", Object::string_literal(name));
        }
        write_entries(&mut bytes, &dictionary);
        bytes.extend(b">>");
        written.push((id.0, bytes));
    }
    let mut numbers = Vec::new();
    for (page, leaves) in places.marks.iter().enumerate() {
        let owners: Vec<Object> = leaves.iter().map(|leaf| owners[leaf.0].clone()).collect();
        numbers.extend([(page as i64).into(), file.add_object(owners).into()]);
    }
    for (rank, element) in annotations.elements.iter().enumerate() {
        numbers.extend([((pages.len() + rank) as i64).into(), element.clone()]);
    }
    let parent_tree = file.add_object(dictionary! { "Nums" => numbers });
    let mut tree = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => vec![reference(elements[Tree::ROOT.0])],
        "ParentTree" => parent_tree,
        "ParentTreeNextKey" => (pages.len() + annotations.elements.len()) as i64,
        "RoleMap" => dictionary! { "Strong" => "Span", "Em" => "Span", "Ins" => "Span", "Del" => "Span" },
    };
    if !notes.is_empty() {
        notes.sort();
        let names: Vec<Object> = notes
            .into_iter()
            .flat_map(|(name, id)| [Object::string_literal(name), id.into()])
            .collect();
        tree.set("IDTree", dictionary! { "Names" => names });
    }
    file.set_object(root, tree);
    root
}

/// The names of notes sort like their numbers, as the tree of names has to be in order.
fn note_name(number: usize) -> String {
    format!("note-{number:08}")
}

/// The type of an element (ISO 32000-1, 14.8.4); what else there is to say of it goes to its dictionary.
fn describe(role: &Role, element: &mut Dictionary) -> &'static str {
    let mut attribute = |owner: &str, key: &str, value: &str| {
        element.set("A", dictionary! { "O" => owner, key => value });
    };
    match role {
        Role::Document => "Document",
        Role::Section => "Sect",
        Role::Heading(level) => {
            ["H1", "H2", "H3", "H4", "H5", "H6"][level.saturating_sub(1).min(5)]
        }
        Role::Paragraph => "P",
        Role::List { numbered } => {
            attribute(
                "List",
                "ListNumbering",
                if *numbered { "Decimal" } else { "Disc" },
            );
            "L"
        }
        Role::Item => "LI",
        Role::Label => "Lbl",
        Role::ItemBody => "LBody",
        Role::Table => "Table",
        Role::Caption => "Caption",
        Role::Row => "TR",
        Role::HeaderCell(scope) => {
            let scope = match scope {
                Scope::Row => "Row",
                Scope::Column => "Column",
            };
            attribute("Table", "Scope", scope);
            "TH"
        }
        Role::Cell => "TD",
        Role::Note(_) => "Note",
        Role::Reference => "Reference",
        Role::Link => "Link",
        Role::Quote => "BlockQuote",
        Role::Word(text) => {
            element.set("ActualText", text_string(text));
            "Span"
        }
        Role::Strong => "Strong",
        Role::Revised(revision) => {
            let (name, line) = match revision {
                Revision::Inserted => ("Ins", "Underline"),
                Revision::Deleted => ("Del", "LineThrough"),
            };
            attribute("Layout", "TextDecorationType", line);
            name
        }
        Role::Emphasis => "Em",
        Role::Code => "Code",
        Role::Figure(alternative) => {
            element.set("Alt", text_string(alternative));
            "Figure"
        }
    }
}

/// The titles of the sections, nested, and where they stand.
fn add_outline(sheet: &Sheet, pages: &[ObjectId], file: &mut lopdf::Document) -> Option<ObjectId> {
    struct Entry<'a> {
        id: ObjectId,
        parent: Option<usize>,
        children: Vec<usize>,
        entry: &'a OutlineEntry,
    }
    let mut entries: Vec<Entry> = Vec::new();
    let mut top = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for entry in sheet.outline {
        while open
            .last()
            .is_some_and(|&around| entries[around].entry.depth >= entry.depth)
        {
            open.pop();
        }
        let parent = open.last().copied();
        let rank = entries.len();
        open.push(rank);
        match parent {
            Some(parent) => entries[parent].children.push(rank),
            None => top.push(rank),
        }
        entries.push(Entry {
            id: file.new_object_id(),
            parent,
            children: Vec::new(),
            entry,
        });
    }
    let (&first, &last) = (top.first()?, top.last()?);
    let root = file.new_object_id();
    for Entry {
        id,
        parent,
        children,
        entry,
    } in &entries
    {
        let mut item = dictionary! {
            "Title" => text_string(&entry.title),
            "Parent" => parent.map_or(root, |parent| entries[parent].id),
        };
        if let Some((page, top)) = leaf_place(entry.leaf, sheet) {
            item.set("Dest", at(pages[page], top));
        }
        if let (Some(&first), Some(&last)) = (children.first(), children.last()) {
            item.set("First", entries[first].id);
            item.set("Last", entries[last].id);
            // Negative: shown closed.
            item.set("Count", -(children.len() as i64));
        }
        file.set_object(*id, item);
    }
    for siblings in std::iter::once(&top).chain(entries.iter().map(|entry| &entry.children)) {
        for pair in siblings.windows(2) {
            let (before, after) = (entries[pair[0]].id, entries[pair[1]].id);
            file.get_dictionary_mut(before)
                .expect("entries are dictionaries")
                .set("Next", after);
            file.get_dictionary_mut(after)
                .expect("entries are dictionaries")
                .set("Prev", before);
        }
    }
    let outline = dictionary! {
        "Type" => "Outlines",
        "First" => entries[first].id,
        "Last" => entries[last].id,
        "Count" => top.len() as i64,
    };
    file.set_object(root, outline);
    Some(root)
}

/// The colours of the file are those of sRGB.
fn add_output_intent(file: &mut lopdf::Document) -> ObjectId {
    const SRGB: &[u8] = include_bytes!("../../../assets/icc/sRGB.icc");
    static DEFLATED: LazyLock<Vec<u8>> = LazyLock::new(|| deflate(SRGB));
    let profile = dictionary! { "N" => 3, "Filter" => "FlateDecode" };
    let profile = file.add_object(Stream::new(profile, DEFLATED.clone()));
    file.add_object(dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB IEC 61966-2-1"),
        "DestOutputProfile" => profile,
    })
}

fn add_xmp(metadata: &Metadata, file: &mut lopdf::Document) -> ObjectId {
    let Metadata {
        language: _,
        title,
        author,
        subject,
        revised,
        linked_data: _,
        source: _,
    } = metadata;
    let mut fields = format!(
        "<dc:format>application/pdf</dc:format>\
         <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>\
         <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>\
         <pdf:Producer>{GENERATOR}</pdf:Producer>",
        language = language(metadata),
        title = xml(title),
    );
    if let Some(author) = author {
        let author = xml(author);
        fields.push_str(&format!(
            "<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"
        ));
    }
    if let Some(subject) = subject {
        let subject = xml(subject);
        fields.push_str(&format!(
            "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{subject}</rdf:li></rdf:Alt></dc:description>"
        ));
    }
    if let Some((year, month, day)) = revised.as_deref().and_then(date) {
        let date = format!("{year}-{month}-{day}T00:00:00Z");
        fields.push_str(&format!(
            "<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>\
             <xmp:MetadataDate>{date}</xmp:MetadataDate>"
        ));
    }
    let packet = include_str!("xmp.xml").replace("<!-- fields -->", &fields);
    let dictionary = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    // Left as it is, for programs that read it without knowing PDF.
    file.add_object(Stream::new(dictionary, packet.into_bytes()).with_compression(false))
}

/// The source as a file within the file, associated with all of it (ISO 19005-3, 6.8).
fn attach(source: &str, metadata: &Metadata, catalog: &mut Dictionary, file: &mut lopdf::Document) {
    let mut parameters = dictionary! { "Size" => source.len() as i64 };
    if let Some(date) = revision(metadata) {
        parameters.set("ModDate", Object::string_literal(date));
    }
    let kind = dictionary! {
        "Type" => "EmbeddedFile",
        "Subtype" => "application/yaml",
        "Params" => parameters,
    };
    let content = file.add_object(Stream::new(kind, source.as_bytes().to_vec()));
    let name = || Object::string_literal(SOURCE_NAME);
    let specification = file.add_object(dictionary! {
        "Type" => "Filespec",
        "F" => name(),
        "UF" => name(),
        "Desc" => text_string(&single_spaced(&metadata.title)),
        "AFRelationship" => "Source",
        "EF" => dictionary! { "F" => content, "UF" => content },
    });
    catalog.set("AF", vec![specification.into()]);
    let names = dictionary! { "Names" => vec![name(), specification.into()] };
    catalog.set("Names", dictionary! { "EmbeddedFiles" => names });
}

/// The name of the source inside the file, whatever the file is called.
pub const SOURCE_NAME: &str = "programme.yaml";

/// Puts the logo, if there is one, where its page finds it.
fn add_logo(sheet: &Sheet, pages: &[ObjectId], file: &mut lopdf::Document) {
    let Some(logo) = &sheet.document.masthead.logo else {
        return;
    };
    let image = super::image::add(&logo.image, file);
    for (_, area) in &sheet.places.figures {
        let page = pages[area.page];
        let own = file
            .get_dictionary(page)
            .and_then(|page| page.get(b"Resources"));
        let own = own.and_then(|resources| file.dereference(resources));
        let mut resources = match own {
            Ok((_, Object::Dictionary(own))) => own.clone(),
            Ok(_) | Err(_) => Dictionary::new(),
        };
        resources.set("XObject", dictionary! { super::draw::LOGO => image });
        if let Ok(page) = file.get_dictionary_mut(page) {
            page.set("Resources", resources);
        }
    }
}

/// Lets the hyphen that cuts a word show the glyph of the written one under a code of its own.
fn map_soft_hyphens(subsets: &Subsets, file: &mut lopdf::Document) {
    for subset in subsets.iter() {
        let Some([code, glyph]) = subset.soft_hyphen else {
            continue;
        };
        let glyphs = (0..code).chain([glyph]).flat_map(u16::to_be_bytes);
        let map = file.add_object(Stream::new(Dictionary::new(), glyphs.collect()));
        let mut count = 0;
        for object in file.objects.values_mut() {
            count += map_glyphs(object, subset.id.0.as_bytes(), map);
        }
        debug_assert_eq!(count, 1, "a subset is one font of the file");
    }
}

/// Gives a map of glyphs to the fonts inside an object whose names open with a tag; says how many there were.
fn map_glyphs(object: &mut Object, tag: &[u8], map: ObjectId) -> usize {
    match object {
        Object::Dictionary(dictionary) => {
            let name = dictionary.get(b"BaseFont").and_then(Object::as_name);
            if dictionary.has(b"CIDToGIDMap") && name.is_ok_and(|name| name.starts_with(tag)) {
                dictionary.set("CIDToGIDMap", map);
                return 1;
            }
            let inside = dictionary.iter_mut();
            inside.map(|(_, it)| map_glyphs(it, tag, map)).sum()
        }
        Object::Array(items) => items.iter_mut().map(|it| map_glyphs(it, tag, map)).sum(),
        Object::Null
        | Object::Boolean(_)
        | Object::Integer(_)
        | Object::Real(_)
        | Object::Name(_)
        | Object::String(..)
        | Object::Stream(_)
        | Object::Reference(_) => 0,
    }
}

/// The date of the revision, as PDF writes it.
fn revision(metadata: &Metadata) -> Option<String> {
    let (year, month, day) = metadata.revised.as_deref().and_then(date)?;
    Some(format!("D:{year}{month}{day}000000Z"))
}

fn xml(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\u{FFFE}' | '\u{FFFF}' => escaped.push(' '),
            control if control.is_control() => escaped.push(' '),
            other => escaped.push(other),
        }
    }
    escaped
}

/// Year, month and day of `YYYY-MM-DD`.
fn date(date: &str) -> Option<(&str, &str, &str)> {
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let digits =
        |part: &str, count| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
    (parts.next().is_none() && digits(year, 4) && digits(month, 2) && digits(day, 2))
        .then_some((year, month, day))
}

/// Sets the catalogue, the document's information, which must agree with the metadata.
fn identify(sheet: &Sheet, catalog: Dictionary, file: &mut lopdf::Document) {
    let document = sheet.document;
    let Metadata {
        language: _,
        title,
        author,
        subject,
        revised: _,
        linked_data: _,
        source: _,
    } = &document.metadata;
    let mut information = dictionary! {
        "Title" => text_string(&single_spaced(title)),
        "Producer" => Object::string_literal(GENERATOR),
    };
    for (key, value) in [("Author", author), ("Subject", subject)] {
        if let Some(value) = value {
            information.set(key, text_string(&single_spaced(value)));
        }
    }
    if let Some(date) = revision(&document.metadata) {
        information.set("CreationDate", Object::string_literal(date.clone()));
        information.set("ModDate", Object::string_literal(date));
    }
    for key in [b"Root".as_slice(), b"Info"] {
        if let Ok(Object::Reference(id)) = file.trailer.get(key) {
            let id = *id;
            file.objects.remove(&id);
        }
    }
    let catalog = file.add_object(catalog);
    let information = file.add_object(information);
    file.trailer.set("Root", catalog);
    file.trailer.set("Info", information);
}

/// Text as the metadata keeps it, without control characters.
fn single_spaced(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') {
                ' '
            } else {
                c
            }
        })
        .collect()
}
