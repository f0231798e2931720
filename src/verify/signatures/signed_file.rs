//! A file and its updates so far: the last version of each object.

use std::collections::BTreeMap;

use super::super::pdf::file::ReceivedPdf;
use super::super::pdf::object::{Dictionary, Object};
use super::tail::AddedObject;

/// A file and the updates that were checked so far.
pub struct SignedFile<'a> {
    pub base: &'a ReceivedPdf<'a>,
    pub bytes: &'a [u8],
    pub added: BTreeMap<u32, AddedObject>,
    /// The number that no object has yet.
    pub size: u32,
    pub root: u32,
    pub information: Option<u32>,
    pub pages: Vec<u32>,
}

impl<'a> SignedFile<'a> {
    pub fn new(base: &'a ReceivedPdf<'a>, bytes: &'a [u8]) -> Option<Self> {
        let trailer = base.trailer();
        let root = object_number(trailer.get(b"Root")?)?;
        let catalog = base.get_dictionary(trailer, b"Root")?;
        // The pages of a sheet have no groups.
        let pages = base.get_dictionary(catalog, b"Pages")?;
        let pages = base.get_items(pages, b"Kids").iter().map(object_number);
        Some(Self {
            base,
            bytes,
            added: BTreeMap::new(),
            size: 0,
            root,
            information: trailer.get(b"Info").and_then(object_number),
            pages: pages.collect::<Option<_>>()?,
        })
    }

    pub fn object(&self, number: u32) -> Option<&Object> {
        match self.added.get(&number) {
            Some(object) => Some(&object.value),
            None => self.base.object((number, 0)),
        }
    }

    pub fn resolve<'b>(&'b self, value: &'b Object) -> Option<&'b Object> {
        if value.as_reference().is_some() {
            self.object(object_number(value)?)
        } else {
            Some(value)
        }
    }

    pub fn dictionary<'b>(
        &'b self,
        dictionary: &'b Dictionary,
        key: &[u8],
    ) -> Option<&'b Dictionary> {
        self.resolve(dictionary.get(key)?)?.as_dictionary()
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
        let form = self
            .catalog()
            .and_then(|it| self.dictionary(it, b"AcroForm"));
        let fields = form.and_then(|form| form.get(b"Fields")?.as_array());
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

    pub fn decode(&self, stream: &AddedObject) -> Option<Vec<u8>> {
        let data = &self.bytes[stream.data.clone()?];
        self.base.decode(stream.value.as_dictionary()?, data)
    }
}

/// The number of the object that a reference names: sheets and signatures have the generation 0 alone.
pub fn object_number(value: &Object) -> Option<u32> {
    let (number, generation) = value.as_reference()?;
    (generation == 0).then_some(number)
}
