//! The structure tree of a file, and the way back to it from marked content and annotations.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::context::FileContext;
use super::links::{Annotations, real};
use super::strings::text_string;
use super::structure::{Element, Kid, Role, Scope, Tree};
use crate::document::Revision;

/// Adds the structure tree. Returns its root.
pub fn add_structure(
    context: &FileContext,
    pages: &[ObjectId],
    annotations: &Annotations,
    file: &mut Document,
) -> ObjectId {
    let root = file.new_object_id();
    let elements = &context.tree.elements;
    let ids: Vec<Option<ObjectId>> = elements
        .iter()
        .map(|element| element.is_attached().then(|| file.new_object_id()))
        .collect();
    let tags = Tags {
        context,
        pages,
        annotations,
        root,
        ids,
    };
    let mut notes = Vec::new();
    for (element, id) in elements.iter().zip(&tags.ids) {
        let Some(id) = *id else { continue };
        file.set_object(id, tags.element(element));
        if let Role::Note(number) = element.role {
            notes.push((note_name(number), id));
        }
    }
    let parent_tree = tags.add_parent_tree(file);
    let mut tree = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => vec![reference(tags.ids[Tree::ROOT.0])],
        "ParentTree" => parent_tree,
        "ParentTreeNextKey" => (pages.len() + annotations.elements.len()) as i64,
        "RoleMap" => dictionary! { "Strong" => "Span", "Em" => "Span", "Ins" => "Span", "Del" => "Span" },
    };
    if !notes.is_empty() {
        notes.sort();
        let names = notes
            .into_iter()
            .flat_map(|(name, id)| [Object::string_literal(name), id.into()]);
        tree.set(
            "IDTree",
            dictionary! { "Names" => names.collect::<Vec<_>>() },
        );
    }
    file.set_object(root, tree);
    root
}

/// What the objects of elements are made from.
struct Tags<'a> {
    context: &'a FileContext<'a>,
    pages: &'a [ObjectId],
    annotations: &'a Annotations,
    root: ObjectId,
    /// Of each element that joined the tree.
    ids: Vec<Option<ObjectId>>,
}

impl Tags<'_> {
    fn element(&self, element: &Element) -> Dictionary {
        let parent = match element.parent {
            Some(parent) => self.ids[parent.0],
            None => Some(self.root),
        };
        let mut dictionary = Dictionary::new();
        dictionary.set("P", reference(parent));
        let (mut kids, page) = self.kids(element);
        match kids.len() {
            0 => {}
            1 => dictionary.set("K", kids.remove(0)),
            _ => dictionary.set("K", kids),
        }
        if let Some(page) = page {
            dictionary.set("Pg", self.pages[page]);
        }
        let kind = describe(&element.role, &mut dictionary);
        dictionary.set("S", kind);
        if let Role::Note(number) = element.role {
            dictionary.set("ID", Object::string_literal(note_name(number)));
        }
        let figures = &self.context.content.figures;
        let figure = figures
            .iter()
            .find(|(leaf, _)| element.kids.first() == Some(&Kid::Leaf(*leaf)));
        if let Some((_, area)) = figure {
            let corners = area.corners.map(real).to_vec();
            let place = dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => corners };
            dictionary.set("A", place);
        }
        dictionary
    }

    /// What an element holds, and the page of its own content unless a kid says another.
    fn kids(&self, element: &Element) -> (Vec<Object>, Option<usize>) {
        let mut kids = Vec::with_capacity(element.kids.len());
        let mut page = None;
        for &kid in &element.kids {
            match kid {
                Kid::Element(kid) => kids.push(reference(self.ids[kid.0])),
                Kid::Leaf(leaf) => {
                    for content in &self.context.content.leaves[leaf.0] {
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
                    for &(annotation, page) in &self.annotations.of_links[link.0] {
                        let page = self.pages[page];
                        kids.push(
                            dictionary! { "Type" => "OBJR", "Obj" => annotation, "Pg" => page }
                                .into(),
                        );
                    }
                }
            }
        }
        (kids, page)
    }

    /// Adds the way back from the content of each page and from each annotation to their elements.
    fn add_parent_tree(&self, file: &mut Document) -> ObjectId {
        let mut owners = vec![None; self.context.tree.leaf_count];
        for (element, id) in self.context.tree.elements.iter().zip(&self.ids) {
            for kid in &element.kids {
                if let Kid::Leaf(leaf) = kid {
                    owners[leaf.0] = *id;
                }
            }
        }
        let mut numbers = Vec::new();
        for (key, leaves) in self.context.content.pages.iter().enumerate() {
            let owners = leaves.iter().map(|leaf| reference(owners[leaf.0]));
            let owners = file.add_object(owners.collect::<Vec<_>>());
            numbers.extend([(key as i64).into(), owners.into()]);
            let page = file.get_dictionary_mut(self.pages[key]);
            let page = page.expect("pages are dictionaries");
            page.set("StructParents", key as i64);
            page.set("Tabs", "S");
        }
        for (index, element) in self.annotations.elements.iter().enumerate() {
            let key = (self.pages.len() + index) as i64;
            numbers.extend([key.into(), reference(self.ids[element.0])]);
        }
        file.add_object(dictionary! { "Nums" => numbers })
    }
}

fn reference(id: Option<ObjectId>) -> Object {
    id.map_or(Object::Null, Object::Reference)
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
