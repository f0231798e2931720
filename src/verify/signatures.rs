//! Whether a PDF is a sheet, byte for byte, to which nothing but signatures was added. Who signed is not verified.

use std::collections::BTreeMap;

use super::budget::Budget;
use super::pdf::file::ReceivedPdf;
use super::pdf::object::{Dictionary, Object};
use crate::diagnostic::verify_result::{AddedPart, TailProblem};

mod changes;
mod metadata;
mod roles;
mod tail;
mod validation_data;

use roles::UpdateChecker;
use tail::{AddedObject, TailReader};

/// What signing added behind the bytes of a sheet.
///
/// # Errors
/// Something else was added, or what was added can be read in two ways.
pub fn read_updates(sheet: &[u8], bytes: &[u8]) -> Result<Vec<AddedPart>, TailProblem> {
    let budget = Budget::default();
    let unread = |offset| TailProblem::Unread { offset };
    let base = ReceivedPdf::read(sheet, &budget).ok_or(unread(0))?;
    let mut file = SignedFile::new(&base, bytes).ok_or(unread(0))?;
    let reader = TailReader::new(bytes, sheet.len(), &base, &budget);
    let mut reader = reader.ok_or(unread(sheet.len()))?;
    let mut parts = Vec::new();
    while !reader.is_at_end() {
        file.size = reader.size().ok_or(unread(reader.offset()))?;
        let update = reader.read_update().ok_or(unread(reader.offset()))?;
        parts.extend(UpdateChecker::new(&file, &update).check()?);
        file.added.extend(update.objects);
    }
    // A part that could not be read for its cost is no part.
    match budget.exceeded() {
        Some(_) => Err(unread(reader.offset())),
        None => Ok(parts),
    }
}

/// A file and the updates that were checked so far.
struct SignedFile<'a> {
    base: &'a ReceivedPdf<'a>,
    bytes: &'a [u8],
    added: BTreeMap<u32, AddedObject>,
    /// The number that no object has yet.
    size: u32,
    root: u32,
    information: Option<u32>,
    pages: Vec<u32>,
}

impl<'a> SignedFile<'a> {
    fn new(base: &'a ReceivedPdf<'a>, bytes: &'a [u8]) -> Option<Self> {
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

    fn object(&self, number: u32) -> Option<&Object> {
        match self.added.get(&number) {
            Some(object) => Some(&object.value),
            None => self.base.object((number, 0)),
        }
    }

    fn resolve<'b>(&'b self, value: &'b Object) -> Option<&'b Object> {
        match value {
            Object::Reference(_) => self.object(object_number(value)?),
            _ => Some(value),
        }
    }

    fn dictionary<'b>(&'b self, dictionary: &'b Dictionary, key: &[u8]) -> Option<&'b Dictionary> {
        self.resolve(dictionary.get(key)?)?.as_dictionary()
    }

    fn catalog(&self) -> Option<&Dictionary> {
        self.object(self.root)?.as_dictionary()
    }

    /// The object that the catalogue refers to under a key.
    fn of_catalog(&self, key: &[u8]) -> Option<u32> {
        object_number(self.catalog()?.get(key)?)
    }

    /// The numbers of the signature fields.
    fn fields(&self) -> Vec<u32> {
        let form = self
            .catalog()
            .and_then(|it| self.dictionary(it, b"AcroForm"));
        let fields = form.and_then(|form| form.get(b"Fields")?.as_array());
        let numbers = fields.unwrap_or_default().iter();
        numbers.filter_map(object_number).collect()
    }

    /// The decoded data of a stream of the file so far.
    fn stream(&self, number: u32) -> Option<Vec<u8>> {
        match self.added.get(&number) {
            Some(added) => self.decode(added),
            None => self.base.stream((number, 0)),
        }
    }

    fn decode(&self, stream: &AddedObject) -> Option<Vec<u8>> {
        let data = &self.bytes[stream.data.clone()?];
        self.base.decode(stream.value.as_dictionary()?, data)
    }
}

/// The number of the object that a reference names: sheets and signatures have the generation 0 alone.
fn object_number(value: &Object) -> Option<u32> {
    let (number, generation) = value.as_reference()?;
    (generation == 0).then_some(number)
}
