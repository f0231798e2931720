//! The places of a file where a link can be followed, and where it leads.

use lopdf::{Document, Object, ObjectId, dictionary};

use super::context::FileContext;
use super::draw::Area;
use super::look::Paper;
use super::strings::text_string;
use super::structure::{ElementId, Link, LinkTarget};

/// The annotations of the links of a file.
pub struct Annotations {
    /// Of each link: its annotations and their pages.
    pub of_links: Vec<Vec<(ObjectId, usize)>>,
    /// Of each annotation, in the order of their keys: the element that it is part of.
    pub elements: Vec<ElementId>,
}

/// Adds an annotation for each area of each link, and gives it to its page.
pub fn add_annotations(
    context: &FileContext,
    pages: &[ObjectId],
    file: &mut Document,
) -> Annotations {
    let mut annotations = Annotations {
        of_links: Vec::new(),
        elements: Vec::new(),
    };
    let mut of_pages = vec![Vec::new(); pages.len()];
    for (link, areas) in context.tree.links.iter().zip(&context.content.links) {
        let mut of_link = Vec::new();
        for area in areas {
            let key = pages.len() + annotations.elements.len();
            let id = add_annotation(link, area, key, context, pages, file);
            of_pages[area.page].push(Object::Reference(id));
            of_link.push((id, area.page));
            annotations.elements.push(link.element);
        }
        annotations.of_links.push(of_link);
    }
    for (&page, links) in pages.iter().zip(of_pages) {
        let page = file
            .get_dictionary_mut(page)
            .expect("pages are dictionaries");
        page.remove(b"Annots");
        if !links.is_empty() {
            page.set("Annots", links);
        }
    }
    annotations
}

/// `key` is the one by which the structure finds the annotation.
fn add_annotation(
    link: &Link,
    area: &Area,
    key: usize,
    context: &FileContext,
    pages: &[ObjectId],
    file: &mut Document,
) -> ObjectId {
    let mut annotation = dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => area.corners.map(real).to_vec(),
        "Border" => vec![0.into(), 0.into(), 0.into()],
        // Printed with the page, as archives ask.
        "F" => 4,
        "P" => pages[area.page],
        "Contents" => text_string(&link_contents(link, context)),
        "StructParent" => key as i64,
    };
    match &link.target {
        LinkTarget::Address(address) => {
            let address = Object::string_literal(uri(address));
            let action = dictionary! { "Type" => "Action", "S" => "URI", "URI" => address };
            annotation.set("A", action);
        }
        LinkTarget::Note(_) | LinkTarget::NoteCall(_) => {
            annotation.set("Dest", destination(&link.target, context, pages));
        }
    }
    file.add_object(annotation)
}

/// What a reader says of a link that it cannot show.
fn link_contents(link: &Link, context: &FileContext) -> String {
    match &link.target {
        LinkTarget::Address(address) => {
            let scheme = address.find(':').map_or(0, |at| at + 1);
            // What a link to a person says is the person's address.
            let bare = ["mailto:", "tel:"].contains(&&address[..scheme]);
            address[if bare { scheme } else { 0 }..].to_owned()
        }
        LinkTarget::Note(number) => format!("{} {number}", context.document.running.note),
        LinkTarget::NoteCall(number) => format!("{} {number}", context.document.running.back),
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

fn destination(target: &LinkTarget, context: &FileContext, pages: &[ObjectId]) -> Object {
    let place = match target {
        LinkTarget::Address(_) => None,
        LinkTarget::Note(number) => context
            .note_labels
            .get(number - 1)
            .and_then(|&leaf| context.leaf_place(leaf)),
        LinkTarget::NoteCall(number) => {
            let mut links = context.tree.links.iter();
            let call = links.position(|link| link.target == LinkTarget::Note(*number));
            let area = call.and_then(|call| context.content.links[call].first());
            area.map(|&Area { page, corners }| (page, corners[3] + 12.0))
        }
    };
    place.map_or(Object::Null, |(page, top)| at(pages[page], top))
}

/// The destination at a height of a page.
pub fn at(page: ObjectId, top: f32) -> Object {
    let top = real(top.min(Paper::A4.height));
    let kind = Object::Name(b"XYZ".to_vec());
    vec![page.into(), kind, Object::Null, top, Object::Null].into()
}

/// The file keeps hundredths of a point.
pub fn real(length: f32) -> Object {
    Object::Real((length * 100.0).round() / 100.0)
}
