//! The places of a file where a link can be followed, and where it leads; the fields to sign in.

use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary, text_string};

use super::draw::Area;
use super::file::PdfFile;
use super::structure::{ElementId, FieldId, Link, LinkTarget, Role, SignatureField};
use super::style::Paper;

impl PdfFile<'_> {
    /// Adds an annotation for each area of each link and for each field, and gives it to its page.
    pub fn add_annotations(&mut self) {
        let mut of_pages = vec![Vec::new(); self.pages.len()];
        for (link, areas) in self.tree.links.iter().zip(&self.content.links) {
            let mut of_link = Vec::new();
            for area in areas {
                let annotation = self.link_annotation(link, area);
                let id = self.file.add_object(annotation);
                of_pages[area.page].push(Object::Reference(id));
                of_link.push((id, area.page));
                self.annotated_elements.push(link.element);
            }
            self.annotations.push(of_link);
        }
        for &(FieldId(index), ref area) in &self.content.fields {
            let field = &self.tree.fields[index];
            let id = self.add_widget(field, area);
            of_pages[area.page].push(Object::Reference(id));
            self.widgets.insert(index, (id, area.page));
            self.annotated_elements.push(field.element);
        }
        for (page, links) in of_pages.into_iter().enumerate() {
            let page = self.page_mut(page);
            page.remove(b"Annots");
            if !links.is_empty() {
                page.set("Annots", links);
            }
        }
    }

    /// Adds an empty signature field and its place on a page.
    fn add_widget(&mut self, field: &SignatureField, area: &Area) -> ObjectId {
        let key = self.pages.len() + self.annotated_elements.len();
        let [left, bottom, right, top] = area.corners;
        let appearance = dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "BBox" => [0.0, 0.0, right - left, top - bottom].map(real).to_vec(),
            "Resources" => dictionary! {},
        };
        let appearance = self.file.add_object(Stream::new(appearance, Vec::new()));
        self.file.add_object(dictionary! {
            "Type" => "Annot",
            "Subtype" => "Widget",
            "FT" => "Sig",
            "T" => Object::string_literal(field.name.as_str()),
            // What assistive technology says of the field.
            "TU" => text_string(&field.party),
            "Rect" => area.corners.map(real).to_vec(),
            "F" => 4,
            "P" => self.pages[area.page],
            "AP" => dictionary! { "N" => appearance },
            "StructParent" => key as i64,
        })
    }

    /// The form of the file: its signature fields. `None` without fields.
    pub fn add_form(&mut self) -> Option<ObjectId> {
        let fields = self.widgets.values().map(|(id, _)| Object::from(*id));
        let fields: Vec<Object> = fields.collect();
        // Who signs adds to it, rather than to the catalogue.
        (!fields.is_empty()).then(|| self.file.add_object(dictionary! { "Fields" => fields }))
    }

    fn link_annotation(&self, link: &Link, area: &Area) -> Dictionary {
        // By which the structure finds the annotation: pages come first.
        let key = self.pages.len() + self.annotated_elements.len();
        let mut annotation = dictionary! {
            "Type" => "Annot",
            "Subtype" => "Link",
            "Rect" => area.corners.map(real).to_vec(),
            "Border" => vec![0.into(), 0.into(), 0.into()],
            // Printed with the page, as archives ask.
            "F" => 4,
            "P" => self.pages[area.page],
            "Contents" => text_string(&self.link_contents(&link.target)),
            "StructParent" => key as i64,
        };
        match &link.target {
            LinkTarget::Address(address) => {
                let address = Object::string_literal(address.as_str());
                let action = dictionary! { "Type" => "Action", "S" => "URI", "URI" => address };
                annotation.set("A", action);
            }
            LinkTarget::Note(number) => {
                let mut elements = self.tree.elements.iter();
                let note = elements.position(|element| element.role == Role::Note(*number));
                let place = note.and_then(|note| self.element_destination(ElementId(note)));
                annotation.set("Dest", place.unwrap_or(Object::Null));
            }
            LinkTarget::NoteCall(number) => {
                let mut links = self.tree.links.iter();
                let call = links.position(|link| link.target == LinkTarget::Note(*number));
                let area = call.and_then(|call| self.content.links[call].first());
                let place =
                    area.map(|area| self.height_destination(area.page, area.corners[3] + 12.0));
                annotation.set("Dest", place.unwrap_or(Object::Null));
            }
        }
        annotation
    }

    /// The text alternative of a link.
    fn link_contents(&self, target: &LinkTarget) -> String {
        let running = &self.document.running_text;
        match target {
            LinkTarget::Address(address) => {
                // What a link to a person says is the person's address.
                let bare = ["mailto:", "tel:"].map(|scheme| address.strip_prefix(scheme));
                let bare = bare.into_iter().flatten().next();
                bare.unwrap_or(address).to_owned()
            }
            LinkTarget::Note(number) => format!("{} {number}", running.note_word),
            LinkTarget::NoteCall(number) => format!("{} {number}", running.back_to_call),
        }
    }

    /// The destination where an element starts.
    pub fn element_destination(&self, element: ElementId) -> Option<Object> {
        let leaf = self.tree.first_leaf(element)?;
        let content = self.content.leaves[leaf.0].first()?;
        Some(self.height_destination(content.page, content.top))
    }

    /// The destination at a height of a page.
    fn height_destination(&self, page: usize, top: f32) -> Object {
        let page = self.pages[page].into();
        let kind = Object::Name(b"XYZ".to_vec());
        let top = real(top.min(Paper::A4.height));
        vec![page, kind, Object::Null, top, Object::Null].into()
    }
}

/// The file keeps hundredths of a point.
pub fn real(length: f32) -> Object {
    Object::Real((length * 100.0).round() / 100.0)
}
