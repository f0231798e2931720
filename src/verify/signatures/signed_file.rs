//! A file and its updates so far: the last version of each object, and the roles of those that were added.

use std::collections::BTreeMap;

use super::super::budget::Budget;
use super::super::pdf::file::ReceivedPdf;
use super::super::pdf::filters::inflate_whole;
use super::super::pdf::object::{Dictionary, Object};
use super::tail::AddedObject;
use super::values::{is_only, object_number};

/// What an object is for that an update adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddedRole {
    /// An object of the sheet, in another version.
    Replaced,
    Form,
    Field,
    Lock,
    Signature,
    Drawing,
    Image,
    Resources,
    Font,
    FontDescriptor,
    FontFile,
    CharacterMap,
    ValidationData,
    ValidationOfSignature,
    /// A certificate, or what says that it is valid.
    ValidationStream,
}

impl AddedRole {
    /// Whether several objects may refer to one of this role.
    pub fn is_shared(self) -> bool {
        match self {
            Self::Resources
            | Self::Font
            | Self::FontDescriptor
            | Self::FontFile
            | Self::CharacterMap
            | Self::ValidationOfSignature
            | Self::ValidationStream => true,
            Self::Replaced
            | Self::Form
            | Self::Field
            | Self::Lock
            | Self::Signature
            | Self::Drawing
            | Self::Image
            | Self::ValidationData => false,
        }
    }
}

/// A file and the updates that were checked so far.
pub struct SignedFile<'a> {
    base: &'a ReceivedPdf<'a>,
    pub bytes: &'a [u8],
    pub budget: &'a Budget,
    pub added: BTreeMap<u32, AddedObject>,
    pub roles: BTreeMap<u32, AddedRole>,
    /// The number that no object has yet.
    pub size: u32,
    pub root: u32,
    pub information: Option<u32>,
    pub pages: Vec<u32>,
    /// The fields of the sheet itself.
    pub boxes: Vec<u32>,
}

impl<'a> SignedFile<'a> {
    pub fn new(base: &'a ReceivedPdf<'a>, bytes: &'a [u8]) -> Option<Self> {
        let trailer = base.trailer();
        let root = object_number(trailer.get(b"Root")?)?;
        let catalog = base.get_dictionary(trailer, b"Root")?;
        // The pages of a sheet have no groups.
        let pages = base.get_dictionary(catalog, b"Pages")?;
        let pages = base.get_items(pages, b"Kids").iter().map(object_number);
        let mut file = Self {
            base,
            bytes,
            budget: base.budget(),
            added: BTreeMap::new(),
            roles: BTreeMap::new(),
            size: 0,
            root,
            information: trailer.get(b"Info").and_then(object_number),
            pages: pages.collect::<Option<_>>()?,
            boxes: Vec::new(),
        };
        file.boxes = file.fields();
        Some(file)
    }

    pub fn object(&self, number: u32) -> Option<&Object> {
        match self.added.get(&number) {
            Some(object) => Some(&object.value),
            None => self.base.object((number, 0)),
        }
    }

    pub fn catalog(&self) -> Option<&Dictionary> {
        self.object(self.root)?.as_dictionary()
    }

    /// The object that the catalogue refers to under a key.
    pub fn of_catalog(&self, key: &[u8]) -> Option<u32> {
        object_number(self.catalog()?.get(key)?)
    }

    /// The numbers of the signature fields.
    pub fn fields(&self) -> Vec<u32> {
        let form = self.catalog().and_then(|it| it.get(b"AcroForm"));
        let form = match form.and_then(object_number) {
            Some(number) => self.object(number),
            None => form,
        };
        let fields = form.and_then(|form| form.as_dictionary()?.get(b"Fields")?.as_array());
        let numbers = fields.unwrap_or_default().iter();
        numbers.filter_map(object_number).collect()
    }

    /// The decoded data of a stream of the file so far.
    pub fn stream(&self, number: u32) -> Option<Vec<u8>> {
        match self.added.get(&number) {
            Some(added) => self.decode(added),
            None => self.base.stream((number, 0)),
        }
    }

    /// The data of a stream of an update: as it is written, or deflated.
    pub fn decode(&self, stream: &AddedObject) -> Option<Vec<u8>> {
        let data = &self.bytes[stream.data.clone()?];
        match stream.value.as_dictionary()?.get(b"Filter") {
            None => Some(data.to_vec()),
            Some(filter) if is_only(filter, b"FlateDecode") => inflate_whole(data, self.budget),
            Some(_) => None,
        }
    }
}
