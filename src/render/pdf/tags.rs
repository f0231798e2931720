//! The structure tree of a file, and the way back to it from marked content and annotations.

use lopdf::{Dictionary, Object, ObjectId, dictionary, text_string};

use super::file::PdfFile;
use super::links::real;
use super::structure::{Element, Kid, Role, Scope, StructureTree};
use crate::document::Revision;

impl PdfFile<'_> {
    /// Adds the structure tree. Returns its root.
    pub fn add_structure(&mut self) -> ObjectId {
        let root = self.file.new_object_id();
        let elements = &self.tree.elements;
        let ids = elements.iter();
        let ids = ids.map(|element| element.is_attached.then(|| self.file.new_object_id()));
        self.element_ids = ids.collect();
        let mut notes = Vec::new();
        for (index, element) in elements.iter().enumerate() {
            let Some(id) = self.element_ids[index] else {
                continue;
            };
            let mut dictionary = self.structure_element(element, root);
            if let Role::Note(number) = element.role {
                // They sort like their numbers, as the tree of names has to be in order.
                let name = format!("note-{number:08}");
                dictionary.set("ID", Object::string_literal(name.clone()));
                notes.push((name, id));
            }
            self.file.set_object(id, dictionary);
        }
        let mut tree = dictionary! {
            "Type" => "StructTreeRoot",
            "K" => vec![reference(self.element_ids[StructureTree::ROOT.0])],
            "ParentTree" => self.add_parent_tree(),
            "ParentTreeNextKey" => (self.pages.len() + self.annotated_elements.len()) as i64,
            "RoleMap" => dictionary! { "Strong" => "Span", "Em" => "Span", "Ins" => "Span", "Del" => "Span" },
        };
        if !notes.is_empty() {
            notes.sort();
            let names = notes.into_iter();
            let names = names.flat_map(|(name, id)| [Object::string_literal(name), id.into()]);
            let names = names.collect::<Vec<_>>();
            tree.set("IDTree", dictionary! { "Names" => names });
        }
        self.file.set_object(root, tree);
        root
    }

    fn structure_element(&self, element: &Element, root: ObjectId) -> Dictionary {
        let parent = element.parent;
        let parent = parent.map_or(Some(root), |parent| self.element_ids[parent.0]);
        let mut dictionary = dictionary! { "P" => reference(parent) };
        let (mut kids, page) = self.element_kids(element);
        match kids.len() {
            0 => {}
            1 => dictionary.set("K", kids.remove(0)),
            _ => dictionary.set("K", kids),
        }
        if let Some(page) = page {
            dictionary.set("Pg", self.pages[page]);
        }
        let kind = tag_role(&element.role, &mut dictionary);
        dictionary.set("S", kind);
        let first = element.children.first();
        let mut figures = self.content.figures.iter();
        if let Some((_, area)) = figures.find(|(leaf, _)| first == Some(&Kid::Leaf(*leaf))) {
            let corners = area.corners.map(real).to_vec();
            let place = dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => corners };
            dictionary.set("A", place);
        }
        dictionary
    }

    /// The kids of an element, and the page of its content unless a kid has its own.
    fn element_kids(&self, element: &Element) -> (Vec<Object>, Option<usize>) {
        let mut kids = Vec::with_capacity(element.children.len());
        let mut page = None;
        for &kid in &element.children {
            match kid {
                Kid::Element(kid) => kids.push(reference(self.element_ids[kid.0])),
                Kid::Leaf(leaf) => {
                    for content in &self.content.leaves[leaf.0] {
                        let mcid = content.mcid as i64;
                        kids.push(if *page.get_or_insert(content.page) == content.page {
                            mcid.into()
                        } else {
                            let page = self.pages[content.page];
                            dictionary! { "Type" => "MCR", "Pg" => page, "MCID" => mcid }.into()
                        });
                    }
                }
                Kid::Link(link) => {
                    let annotations = self.annotations[link.0].iter();
                    kids.extend(annotations.map(|it| self.annotation_kid(*it)));
                }
                Kid::Field(field) => {
                    let widget = self.widgets.get(&field.0);
                    kids.extend(widget.map(|it| self.annotation_kid(*it)));
                }
            }
        }
        (kids, page)
    }

    fn annotation_kid(&self, (id, page): (ObjectId, usize)) -> Object {
        let page = self.pages[page];
        dictionary! { "Type" => "OBJR", "Obj" => id, "Pg" => page }.into()
    }

    /// Adds the way back from the content of each page and from each annotation to their elements.
    fn add_parent_tree(&mut self) -> ObjectId {
        let mut owners = vec![None; self.tree.leaf_count];
        for (element, id) in self.tree.elements.iter().zip(&self.element_ids) {
            for kid in &element.children {
                if let Kid::Leaf(leaf) = kid {
                    owners[leaf.0] = *id;
                }
            }
        }
        let mut numbers = Vec::new();
        for (key, leaves) in self.content.pages.iter().enumerate() {
            let owners = leaves.iter().map(|leaf| reference(owners[leaf.0]));
            let owners = self.file.add_object(owners.collect::<Vec<_>>());
            numbers.extend([(key as i64).into(), owners.into()]);
            let page = self.page_mut(key);
            page.set("StructParents", key as i64);
            page.set("Tabs", "S");
        }
        for (key, element) in (self.pages.len() as i64..).zip(&self.annotated_elements) {
            numbers.extend([key.into(), reference(self.element_ids[element.0])]);
        }
        self.file.add_object(dictionary! { "Nums" => numbers })
    }
}

fn reference(id: Option<ObjectId>) -> Object {
    id.map_or(Object::Null, Object::Reference)
}

const HEADINGS: [&str; 6] = ["H1", "H2", "H3", "H4", "H5", "H6"];

/// The type of an element (ISO 32000-1, 14.8.4); what else there is to say of it goes to its dictionary.
fn tag_role(role: &Role, element: &mut Dictionary) -> &'static str {
    let mut attribute = |owner: &str, key: &str, value: &str| {
        element.set("A", dictionary! { "O" => owner, key => value });
    };
    match role {
        Role::Document => "Document",
        Role::Section => "Sect",
        Role::Heading(level) => HEADINGS[level.saturating_sub(1).min(5)],
        Role::Paragraph => "P",
        Role::List { numbered } => {
            let numbering = if *numbered { "Decimal" } else { "Disc" };
            attribute("List", "ListNumbering", numbering);
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
        Role::Foreign(language) => {
            element.set("Lang", text_string(language));
            "Span"
        }
        Role::Strong => "Strong",
        Role::Revised(revision) => {
            let (name, line) = match revision {
                Revision::Inserted | Revision::MovedTo => ("Ins", "Underline"),
                Revision::Deleted => ("Del", "LineThrough"),
                Revision::MovedFrom => ("Del", "Underline"),
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
        Role::Form => "Form",
    }
}
