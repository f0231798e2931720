//! Finds the objects of a file (ISO 32000-1, 7.5), each read when it is asked for, and once.
//!
//! A file is read as its tables say, and is not repaired: what two programs could read in two ways is refused.

use std::cell::{Cell, OnceCell};
use std::collections::{BTreeMap, BTreeSet};

use super::super::budget::Budget;
use super::object::{Dictionary, Object, ObjectId, ObjectReader};
use crate::diagnostic::verify_result::SheetLimit;

/// Bytes at the end of a file that hold the place of its table.
const TAIL: usize = 1024;

#[derive(Debug)]
pub struct ReceivedPdf<'a> {
    bytes: &'a [u8],
    budget: &'a Budget,
    entries: BTreeMap<u32, Entry>,
    trailer: Dictionary,
    /// Whether a stream of objects is being read: it may ask for no object of such a stream.
    reads_objects: Cell<bool>,
}

/// An object of the tables.
#[derive(Debug)]
struct Entry {
    location: ObjectLocation,
    parsed: OnceCell<Option<Box<IndirectObject>>>,
    /// The objects in this one, by their numbers, if it is a stream of objects.
    inside: OnceCell<Option<BTreeMap<u32, Object>>>,
}

#[derive(Debug, Clone, Copy)]
enum ObjectLocation {
    /// No object: a later table can remove one of an earlier.
    Free,
    At {
        offset: usize,
        generation: u16,
    },
    /// In the stream of objects of this number.
    Inside(u32),
}

#[derive(Debug)]
struct IndirectObject {
    value: Object,
    /// Where the data of a stream starts.
    data_start: Option<usize>,
}

impl<'a> ReceivedPdf<'a> {
    /// Reads the tables of a file.
    pub fn read(bytes: &'a [u8], budget: &'a Budget) -> Option<Self> {
        let mut file = Self {
            bytes,
            budget,
            entries: BTreeMap::new(),
            trailer: Dictionary::default(),
            reads_objects: Cell::new(false),
        };
        let mut next = Some(file.first_table()?);
        let mut visited = BTreeSet::new();
        while let Some(offset) = next {
            if !visited.insert(offset) {
                return None;
            }
            let trailer = file.read_table(offset)?;
            let offset_at = |key: &[u8]| match trailer.get(key) {
                Some(offset) => usize::try_from(offset.as_integer()?).ok().map(Some),
                None => Some(None),
            };
            // A table for programs that read streams, beside one for those that do not.
            if let Some(hybrid) = offset_at(b"XRefStm")? {
                visited.insert(hybrid).then_some(())?;
                file.read_table(hybrid)?;
            }
            next = offset_at(b"Prev")?;
            if visited.len() <= 2 && file.trailer == Dictionary::default() {
                file.trailer = trailer;
            }
        }
        Some(file)
    }

    pub fn budget(&self) -> &'a Budget {
        self.budget
    }

    /// The trailer of the last update.
    pub fn trailer(&self) -> &Dictionary {
        &self.trailer
    }

    /// The object of a number, if there is one.
    pub fn object(&self, id: ObjectId) -> Option<&Object> {
        self.budget.spend(SheetLimit::Steps, 1)?;
        let entry = self.entries.get(&id.0)?;
        match entry.location {
            ObjectLocation::Free => None,
            ObjectLocation::At { generation, .. } => {
                let object = self.indirect_object(id.0)?;
                (generation == id.1).then_some(&object.value)
            }
            ObjectLocation::Inside(container) => {
                let inside = &self.entries.get(&container)?.inside;
                if self.reads_objects.replace(true) {
                    return None;
                }
                let inside = inside.get_or_init(|| self.read_object_stream(container));
                self.reads_objects.set(false);
                inside.as_ref()?.get(&id.0).filter(|_| id.1 == 0)
            }
        }
    }

    /// The object that a value stands for. A reference to nothing is null (7.3.10).
    pub fn resolve<'b>(&'b self, value: &'b Object) -> Option<&'b Object> {
        if let Object::Reference(id) = value {
            self.object(*id)
        } else {
            Some(value)
        }
    }

    /// The object that a dictionary has under a key.
    pub fn get<'b>(&'b self, dictionary: &'b Dictionary, key: &[u8]) -> Option<&'b Object> {
        self.resolve(dictionary.get(key)?)
    }

    pub fn get_dictionary<'b>(
        &'b self,
        dictionary: &'b Dictionary,
        key: &[u8],
    ) -> Option<&'b Dictionary> {
        self.get(dictionary, key)?.as_dictionary()
    }

    /// The items of an array, or the value alone that stands for one.
    pub fn get_items<'b>(&'b self, dictionary: &'b Dictionary, key: &[u8]) -> &'b [Object] {
        let Some(written) = dictionary.get(key) else {
            return &[];
        };
        let items = self.resolve(written).and_then(Object::as_array);
        items.unwrap_or(std::slice::from_ref(written))
    }

    /// The data of a stream, decoded.
    pub fn stream(&self, id: ObjectId) -> Option<Vec<u8>> {
        let dictionary = self.object(id)?.as_dictionary()?;
        // Streams are never in streams of objects.
        let start = self.indirect_object(id.0)?.data_start?;
        let length = self.get(dictionary, b"Length")?.as_integer()?;
        self.decode(dictionary, self.slice_data(start, length)?)
    }

    fn slice_data(&self, start: usize, length: i64) -> Option<&'a [u8]> {
        let end = start.checked_add(usize::try_from(length).ok()?)?;
        let data = self.bytes.get(start..end)?;
        let mut values = Vec::new();
        let mut after = ObjectReader::new(self.bytes, end, self.budget);
        let is_end = after.read_until_keyword(&mut values)? == b"endstream" && values.is_empty();
        is_end.then_some(data)
    }

    /// The object of a number in the file itself, not in a stream of objects.
    fn indirect_object(&self, number: u32) -> Option<&IndirectObject> {
        let entry = self.entries.get(&number)?;
        let ObjectLocation::At { offset, generation } = entry.location else {
            return None;
        };
        let id = (number, generation);
        let parse = || self.parse_indirect_object(offset).filter(|it| it.0 == id);
        let parsed = entry.parsed.get_or_init(|| parse().map(|it| it.1.into()));
        parsed.as_deref()
    }

    fn parse_indirect_object(&self, offset: usize) -> Option<(ObjectId, IndirectObject)> {
        let mut reader = ObjectReader::new(self.bytes, offset, self.budget);
        let id = reader.read_integers_before(b"obj")?;
        let [number, generation] = id[..] else {
            return None;
        };
        let id = (u32::try_from(number).ok()?, u16::try_from(generation).ok()?);
        let (value, keyword) = reader.read_value_before(&[b"endobj", b"stream"])?;
        let data_start = match keyword {
            b"stream" => Some(reader.start_of_data()?),
            _ => None,
        };
        Some((id, IndirectObject { value, data_start }))
    }

    /// The objects in a stream of objects (7.5.7).
    fn read_object_stream(&self, number: u32) -> Option<BTreeMap<u32, Object>> {
        let IndirectObject { value, data_start } = self.indirect_object(number)?;
        let dictionary = value.as_dictionary()?;
        let integer = |key: &[u8]| self.get(dictionary, key)?.as_integer();
        if dictionary.get(b"Type")?.as_name()? != b"ObjStm" {
            return None;
        }
        let data = self.slice_data((*data_start)?, integer(b"Length")?)?;
        let data = self.decode(dictionary, data)?;
        let first = usize::try_from(integer(b"First")?).ok()?;
        let mut head = ObjectReader::new(data.get(..first)?, 0, self.budget);
        let mut objects = BTreeMap::new();
        for _ in 0..integer(b"N")? {
            let number = u32::try_from(head.read_value()?.as_integer()?).ok()?;
            let offset = usize::try_from(head.read_value()?.as_integer()?).ok()?;
            let at = first.checked_add(offset)?;
            let value = ObjectReader::new(&data, at, self.budget).read_value()?;
            objects.insert(number, value);
        }
        Some(objects)
    }

    /// Where the last table stands, as the end of the file says.
    pub fn first_table(&self) -> Option<usize> {
        const MARK: &[u8] = b"startxref";
        let tail_start = self.bytes.len().saturating_sub(TAIL);
        let tail = &self.bytes[tail_start..];
        let at = tail.windows(MARK.len()).rposition(|it| it == MARK)?;
        let at = tail_start + at + MARK.len();
        let offset = ObjectReader::new(self.bytes, at, self.budget).read_value()?;
        usize::try_from(offset.as_integer()?).ok()
    }

    /// Reads a table, whose entries later ones replaced. Returns its trailer.
    fn read_table(&mut self, offset: usize) -> Option<Dictionary> {
        let mut values = Vec::new();
        let mut reader = ObjectReader::new(self.bytes, offset, self.budget);
        let is_classical = reader.read_until_keyword(&mut values)? == b"xref" && values.is_empty();
        if is_classical {
            return self.read_classical_table(reader);
        }
        let (_, table) = self.parse_indirect_object(offset)?;
        let Object::Dictionary(dictionary) = table.value else {
            return None;
        };
        let length = dictionary.get(b"Length")?.as_integer()?;
        let data = self.slice_data(table.data_start?, length)?;
        let data = self.decode(&dictionary, data)?;
        self.read_table_stream(&dictionary, &data)?;
        Some(dictionary)
    }

    fn read_classical_table(&mut self, mut reader: ObjectReader<'a>) -> Option<Dictionary> {
        // The numbers before each keyword: those of a section stand before its first entry.
        let mut next: Option<(u32, i64)> = None;
        loop {
            let mut values = Vec::new();
            let keyword = reader.read_until_keyword(&mut values)?;
            let numbers: Option<Vec<i64>> = values.iter().map(Object::as_integer).collect();
            let numbers = numbers?;
            if keyword == b"trailer" {
                // An empty section has no entry.
                let is_end = matches!(numbers[..], [] | [_, 0]) && next.is_none_or(|it| it.1 == 0);
                let Some((Object::Dictionary(trailer), _)) =
                    reader.read_value_before(&[b"startxref"]).filter(|_| is_end)
                else {
                    return None;
                };
                return Some(trailer);
            }
            let (entry, section) = match numbers[..] {
                [start, count, offset, generation] => ((offset, generation), Some((start, count))),
                [offset, generation] => ((offset, generation), None),
                _ => return None,
            };
            if let Some((start, count)) = section {
                next.is_none_or(|it| it.1 == 0).then_some(())?;
                next = Some((u32::try_from(start).ok()?, count));
            }
            let (number, left) = next.filter(|it| it.1 > 0)?;
            let location = match keyword {
                b"n" => ObjectLocation::At {
                    offset: usize::try_from(entry.0).ok()?,
                    generation: u16::try_from(entry.1).ok()?,
                },
                b"f" => ObjectLocation::Free,
                _ => return None,
            };
            self.add_entry(number, location)?;
            next = Some((number.checked_add(1)?, left - 1));
        }
    }

    fn read_table_stream(&mut self, dictionary: &Dictionary, data: &[u8]) -> Option<()> {
        let integers = |key: &[u8]| {
            let items = dictionary.get(key)?.as_array()?.iter();
            let items = items.map(|it| usize::try_from(it.as_integer()?).ok());
            items.collect::<Option<Vec<usize>>>()
        };
        let [kind_width, place_width, rest_width] = integers(b"W")?[..] else {
            return None;
        };
        let widths = [kind_width, place_width, rest_width];
        if widths.iter().any(|width| *width > 8) || widths.iter().sum::<usize>() == 0 {
            return None;
        }
        let sections = match dictionary.get(b"Index") {
            Some(_) => integers(b"Index")?,
            None => vec![
                0,
                usize::try_from(dictionary.get(b"Size")?.as_integer()?).ok()?,
            ],
        };
        let mut rows = data.chunks_exact(widths.iter().sum());
        for section in sections.chunks(2) {
            let &[start, count] = section else {
                return None;
            };
            for number in start..start.checked_add(count)? {
                let mut row = rows.next()?;
                let [kind, place, rest] = widths.map(|width| {
                    let (field, after) = row.split_at(width);
                    row = after;
                    field
                        .iter()
                        .fold(0, |sum, byte| sum << 8 | u64::from(*byte))
                });
                let location = match kind {
                    _ if kind_width == 0 => at(place, rest)?,
                    0 => ObjectLocation::Free,
                    1 => at(place, rest)?,
                    2 => ObjectLocation::Inside(u32::try_from(place).ok()?),
                    // Reserved: null.
                    _ => ObjectLocation::Free,
                };
                self.add_entry(u32::try_from(number).ok()?, location)?;
            }
        }
        Some(())
    }

    fn add_entry(&mut self, number: u32, location: ObjectLocation) -> Option<()> {
        self.budget.spend(SheetLimit::Values, 1)?;
        self.entries.entry(number).or_insert(Entry {
            location,
            parsed: OnceCell::new(),
            inside: OnceCell::new(),
        });
        Some(())
    }
}

fn at(offset: u64, generation: u64) -> Option<ObjectLocation> {
    Some(ObjectLocation::At {
        offset: usize::try_from(offset).ok()?,
        generation: u16::try_from(generation).ok()?,
    })
}
