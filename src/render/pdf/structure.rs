//! The logical structure of the file: the role of each part of the content, in reading order, across pages.
//!
//! It knows neither fonts nor places; drawing records afterwards where each leaf is.

use crate::document::Revision;
use crate::value::fold;

/// Characters of the name of a field.
const MAX_FIELD_NAME: usize = 60;

/// The role of an element of the structure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    Document,
    Section,
    /// Of level 1 to 6.
    Heading(usize),
    Paragraph,
    List {
        numbered: bool,
    },
    Item,
    Label,
    ItemBody,
    Table,
    Caption,
    Row,
    HeaderCell(Scope),
    Cell,
    /// The note of that number.
    Note(usize),
    Reference,
    Link,
    Quote,
    /// A word that its glyphs do not spell: broken by a line end, or set with glyphs of other characters.
    Word(String),
    Strong,
    Emphasis,
    Code,
    /// Words of the language of that tag.
    Foreign(String),
    /// Inserted or deleted content.
    Revised(Revision),
    /// An image, with its text alternative.
    Figure(String),
    /// A field to fill.
    Form,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    Row,
    Column,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ElementId(pub usize);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeafId(pub usize);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkId(pub usize);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldId(pub usize);

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    Address(String),
    /// The note of that number.
    Note(usize),
    /// The first call of the note of that number.
    NoteCall(usize),
}

#[derive(Debug)]
pub struct Element {
    pub role: Role,
    pub parent: Option<ElementId>,
    pub children: Vec<Kid>,
    /// Whether it has content, and so is in the tree.
    pub is_attached: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kid {
    Element(ElementId),
    /// A stretch of content, drawn in one or several places.
    Leaf(LeafId),
    /// The places where a link can be followed.
    Link(LinkId),
    /// The place where a party signs.
    Field(FieldId),
}

#[derive(Debug)]
pub struct Link {
    pub element: ElementId,
    pub target: LinkTarget,
}

/// A field for the electronic signature of a party.
#[derive(Debug)]
pub struct SignatureField {
    pub element: ElementId,
    /// In ASCII, unique in the file: programs that sign know the field by it.
    pub name: String,
    /// The party, as the sheet names it; the name of the field for one without a name.
    pub party: String,
}

/// The elements of a document, from [`StructureTree::ROOT`] down.
#[derive(Debug)]
pub struct StructureTree {
    pub elements: Vec<Element>,
    pub links: Vec<Link>,
    pub fields: Vec<SignatureField>,
    pub leaf_count: usize,
}

impl Default for StructureTree {
    fn default() -> Self {
        let mut tree = Self {
            elements: Vec::new(),
            links: Vec::new(),
            fields: Vec::new(),
            leaf_count: 0,
        };
        tree.push(Role::Document, None);
        tree.attach(Self::ROOT);
        tree
    }
}

impl StructureTree {
    pub const ROOT: ElementId = ElementId(0);

    /// Adds an element that joins the tree with its first content, so that no element is empty.
    pub fn add(&mut self, parent: ElementId, role: Role) -> ElementId {
        self.push(role, Some(parent))
    }

    fn push(&mut self, role: Role, parent: Option<ElementId>) -> ElementId {
        self.elements.push(Element {
            role,
            parent,
            children: Vec::new(),
            is_attached: false,
        });
        ElementId(self.elements.len() - 1)
    }

    /// Adds an element that is in the tree even if it stays empty, as a cell may.
    pub fn add_attached(&mut self, parent: ElementId, role: Role) -> ElementId {
        let element = self.add(parent, role);
        self.attach(element);
        element
    }

    /// Joins an element to the tree, and those around it.
    pub fn attach(&mut self, element: ElementId) {
        let Element {
            parent,
            is_attached,
            ..
        } = &mut self.elements[element.0];
        if let (Some(parent), false) = (*parent, std::mem::replace(is_attached, true)) {
            self.attach(parent);
            self.elements[parent.0].children.push(Kid::Element(element));
        }
    }

    /// A new place for content at the end of an element.
    pub fn add_leaf(&mut self, element: ElementId) -> LeafId {
        self.attach(element);
        let leaf = LeafId(self.leaf_count);
        self.leaf_count += 1;
        self.elements[element.0].children.push(Kid::Leaf(leaf));
        leaf
    }

    /// Makes an element followable.
    pub fn add_link(&mut self, element: ElementId, target: LinkTarget) -> LinkId {
        let link = LinkId(self.links.len());
        self.links.push(Link { element, target });
        self.elements[element.0].children.push(Kid::Link(link));
        link
    }

    /// Adds a field for the signature of a party to an element.
    pub fn add_field(&mut self, parent: ElementId, party: String) -> FieldId {
        let field = FieldId(self.fields.len());
        let element = self.add_attached(parent, Role::Form);
        self.elements[element.0].children.push(Kid::Field(field));
        let name = self.field_name(&party);
        let party = Some(party).filter(|party| !party.trim().is_empty());
        self.fields.push(SignatureField {
            element,
            party: party.unwrap_or_else(|| name.clone()),
            name,
        });
        field
    }

    /// The name of the field of a party: its words, without accents.
    fn field_name(&self, party: &str) -> String {
        let folded = fold(party);
        let words = folded.split(|c: char| !c.is_ascii_alphanumeric());
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let mut base = words.join("-");
        base.truncate(MAX_FIELD_NAME);
        if base.is_empty() {
            base.push_str("signature");
        }
        let is_free = |name: &String| self.fields.iter().all(|field| field.name != *name);
        let numbered = (2..).map(|number| format!("{base}-{number}"));
        let mut names = std::iter::once(base.clone()).chain(numbered);
        names.find(is_free).expect("there is always a next number")
    }

    /// Where the content of an element starts.
    pub fn first_leaf(&self, element: ElementId) -> Option<LeafId> {
        let kids = &self.elements[element.0].children;
        kids.iter().find_map(|kid| match *kid {
            Kid::Element(kid) => self.first_leaf(kid),
            Kid::Leaf(leaf) => Some(leaf),
            Kid::Link(_) | Kid::Field(_) => None,
        })
    }
}
