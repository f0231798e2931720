//! Reads what was added behind a file: updates one after the other (ISO 32000-1, 7.5.6), in the only form that no two
//! programs read in two ways. Anything else is refused.

use std::collections::BTreeMap;
use std::ops::{Range, RangeInclusive};

use super::super::budget::Budget;
use super::super::pdf::file::ReceivedPdf;
use super::super::pdf::object::{Dictionary, Object, ObjectReader};

/// An object of an update.
pub struct AddedObject {
    pub value: Object,
    /// The data of a stream, as it is written.
    pub data: Option<Range<usize>>,
    pub span: Range<usize>,
}

/// What one program added to a file at once.
pub struct Update {
    pub objects: BTreeMap<u32, AddedObject>,
    /// Where it may be said to end: between its end mark and the next update.
    pub end: RangeInclusive<usize>,
}

/// The entries of a table that hold an object: its number and its offset.
type Entries = BTreeMap<u32, usize>;

pub struct TailReader<'a> {
    bytes: &'a [u8],
    at: usize,
    /// The file before all updates.
    base: &'a ReceivedPdf<'a>,
    budget: &'a Budget,
    /// The table and the trailer of the last update so far.
    table: usize,
    trailer: Dictionary,
}

/// The keys of a trailer, then those of a table that is a stream.
const TRAILER_KEYS: [&[u8]; 5] = [b"Size", b"Prev", b"Root", b"Info", b"ID"];
const TABLE_KEYS: [&[u8]; 6] = [
    b"Type", b"W", b"Index", b"Length", b"Filter", b"DecodeParms",
];
/// Bytes of an entry of a classical table.
const ENTRY: usize = 20;
/// The generation of the number 0, which programs write in as many bytes as they have.
const FREE_GENERATIONS: [u64; 3] = [0, 0xFF, 0xFFFF];

impl<'a> TailReader<'a> {
    /// A reader of what follows the first bytes of a file.
    pub fn new(
        bytes: &'a [u8],
        start: usize,
        base: &'a ReceivedPdf<'a>,
        budget: &'a Budget,
    ) -> Option<Self> {
        Some(Self {
            bytes,
            at: start,
            base,
            budget,
            table: base.first_table()?,
            trailer: base.trailer().clone(),
        })
    }

    /// Where the reader is, or could not go on.
    pub fn offset(&self) -> usize {
        self.at
    }

    pub fn is_at_end(&self) -> bool {
        self.at == self.bytes.len()
    }

    /// The number that no object has yet.
    pub fn size(&self) -> Option<u32> {
        u32::try_from(self.trailer.get(b"Size")?.as_integer()?).ok()
    }

    /// Reads the next update. `None` if it can be read in another way, or in none.
    pub fn read_update(&mut self) -> Option<Update> {
        let start = self.at;
        let mut objects = BTreeMap::new();
        let mut written = 0;
        let mut streams = 0;
        let (entries, trailer, table, own) = loop {
            let at = self.at;
            if self.rest().starts_with(b"xref") {
                let (entries, trailer) = self.read_classical_table()?;
                break (entries, trailer, at, None);
            }
            let (number, object) = self.read_object()?;
            self.skip_white().then_some(())?;
            written += 1;
            streams += usize::from(object.data.is_some());
            if is_table(&object.value) {
                // It takes the place of no object.
                (number >= self.size()?).then_some(())?;
                let (entries, trailer) = self.read_table_stream(object)?;
                break (entries, trailer, at, Some(number));
            }
            objects.insert(number, object).is_none().then_some(())?;
        };
        let is_listed = |(number, object): (&u32, &AddedObject)| {
            entries.get(number) == Some(&object.span.start)
        };
        let is_own = own.is_some_and(|own| entries.get(&own) == Some(&table));
        let count = objects.len() + usize::from(is_own);
        (objects.iter().all(is_listed) && entries.len() == count).then_some(())?;
        let last = objects.keys().copied().chain(own).max()?;
        self.check_trailer(&trailer, last, own.is_some())?;
        let end = self.read_end(table)?;
        has_one_reading(&self.bytes[start..*end.start()], written, streams).then_some(())?;
        self.table = table;
        self.trailer = trailer;
        Some(Update { objects, end })
    }

    fn rest(&self) -> &'a [u8] {
        &self.bytes[self.at..]
    }

    fn expect(&mut self, words: &[u8]) -> Option<()> {
        self.rest().starts_with(words).then_some(())?;
        self.at += words.len();
        Some(())
    }

    /// Skips white space; whether there was some.
    fn skip_white(&mut self) -> bool {
        let is_white = |byte: &&u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
        let count = self.rest().iter().take_while(is_white).count();
        self.at += count;
        count > 0
    }

    fn skip_line_end(&mut self) -> Option<()> {
        self.expect(b"\r\n")
            .or_else(|| self.expect(b"\n"))
            .or_else(|| self.expect(b"\r"))
    }

    fn read_number(&mut self) -> Option<usize> {
        let digits = self.rest().iter().take_while(|it| it.is_ascii_digit());
        let digits = &self.rest()[..digits.count()];
        self.at += digits.len();
        let is_short = (1..=10).contains(&digits.len());
        str::from_utf8(digits)
            .ok()?
            .parse()
            .ok()
            .filter(|_| is_short)
    }

    /// Reads `n 0 obj … endobj`.
    fn read_object(&mut self) -> Option<(u32, AddedObject)> {
        let start = self.at;
        let number = u32::try_from(self.read_number()?).ok()?;
        self.expect(b" 0 obj")?;
        let mut reader = ObjectReader::without_comments(self.bytes, self.at, self.budget);
        let (value, keyword) = reader.read_value_before(&[b"endobj", b"stream"])?;
        self.at = reader.offset();
        let mut data = None;
        if keyword == b"stream" {
            let length = value.as_dictionary()?.get(b"Length")?.as_integer()?;
            let start = reader.start_of_data()?;
            let end = start.checked_add(usize::try_from(length).ok()?)?;
            (end < self.bytes.len()).then_some(())?;
            self.at = end;
            // The line end belongs to neither.
            let _ = self.skip_line_end();
            self.expect(b"endstream")?;
            self.skip_white().then_some(())?;
            self.expect(b"endobj")?;
            data = Some(start..end);
        }
        let span = start..self.at;
        Some((number, AddedObject { value, data, span }))
    }

    fn read_classical_table(&mut self) -> Option<(Entries, Dictionary)> {
        let mut entries = Entries::new();
        self.expect(b"xref")?;
        self.skip_line_end()?;
        while self.expect(b"trailer").is_none() {
            let first = u32::try_from(self.read_number()?).ok()?;
            self.expect(b" ")?;
            let count = u32::try_from(self.read_number()?).ok()?;
            let _ = self.expect(b" ");
            self.skip_line_end()?;
            for number in first..first.checked_add(count)? {
                self.read_entry(number, &mut entries)?;
            }
        }
        self.skip_white();
        let mut reader = ObjectReader::without_comments(self.bytes, self.at, self.budget);
        let Object::Dictionary(trailer) = reader.read_value()? else {
            return None;
        };
        self.at = reader.offset();
        self.skip_white().then_some(())?;
        Some((entries, trailer))
    }

    /// Reads an entry of a classical table. Only the number 0 is free.
    fn read_entry(&mut self, number: u32, entries: &mut Entries) -> Option<()> {
        let end = self.at.checked_add(ENTRY)?;
        let offset = self.read_number()?;
        self.expect(b" ")?;
        let generation = self.read_number()?;
        let is_free = self.expect(b" f").is_some();
        if is_free {
            (number == 0 && offset == 0 && generation == 0xFFFF).then_some(())?;
        } else {
            self.expect(b" n")?;
            let is_first = entries.insert(number, offset).is_none();
            (generation == 0 && is_first).then_some(())?;
        }
        let ends: [&[u8]; 3] = [b" \n", b" \r", b"\r\n"];
        ends.into_iter().find_map(|end| self.expect(end))?;
        (self.at == end).then_some(())
    }

    fn read_table_stream(&mut self, table: AddedObject) -> Option<(Entries, Dictionary)> {
        let Object::Dictionary(dictionary) = table.value else {
            return None;
        };
        let written = &self.bytes[table.data?];
        let data = self.base.decode(&dictionary, written)?;
        let numbers = |key: &[u8]| {
            let items = dictionary.get(key)?.as_array()?.iter();
            let items = items.map(|it| usize::try_from(it.as_integer()?).ok());
            items.collect::<Option<Vec<usize>>>()
        };
        let &[1, place, rest] = &numbers(b"W")?[..] else {
            return None;
        };
        ((1..=8).contains(&place) && rest <= 8).then_some(())?;
        let mut rows = data.chunks(1 + place + rest);
        let mut entries = Entries::new();
        let mut has_free = false;
        for section in numbers(b"Index")?.chunks(2) {
            let &[first, count] = section else {
                return None;
            };
            for number in first..first.checked_add(count)? {
                let row = rows.next().filter(|row| row.len() == 1 + place + rest)?;
                let (kind, row) = row.split_first()?;
                let [offset, generation] = [&row[..place], &row[place..]].map(|field| {
                    let field = field.iter();
                    field.fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte))
                });
                if *kind == 0 && number == 0 && !has_free {
                    // The head of the list of free objects, which is empty.
                    (offset == 0 && FREE_GENERATIONS.contains(&generation)).then_some(())?;
                    has_free = true;
                    continue;
                }
                let number = u32::try_from(number).ok()?;
                let is_first = entries
                    .insert(number, usize::try_from(offset).ok()?)
                    .is_none();
                (*kind == 1 && generation == 0 && is_first).then_some(())?;
            }
        }
        rows.next().is_none().then_some(())?;
        Some((entries, dictionary))
    }

    /// The trailer goes on from the one before. `last` is the highest number of an object of the update.
    fn check_trailer(&self, trailer: &Dictionary, last: u32, is_stream: bool) -> Option<()> {
        let is_known =
            |key: &[u8]| TRAILER_KEYS.contains(&key) || is_stream && TABLE_KEYS.contains(&key);
        trailer.iter().all(|(key, _)| is_known(key)).then_some(())?;
        let goes_on = |key: &[u8]| trailer.get(key) == self.trailer.get(key);
        (goes_on(b"Root") && goes_on(b"Info")).then_some(())?;
        let before = trailer.get(b"Prev")?.as_integer()?;
        (usize::try_from(before).ok()? == self.table).then_some(())?;
        let size = self.size()?.max(last.checked_add(1)?);
        (trailer.get(b"Size")?.as_integer()? == i64::from(size)).then_some(())?;
        let names = |trailer: &Dictionary| {
            let names = trailer.get(b"ID")?.as_array()?.iter();
            let names = names.map(|name| name.as_string().map(<[u8]>::to_vec));
            names.collect::<Option<Vec<_>>>().filter(|it| it.len() == 2)
        };
        (names(trailer)?[0] == names(&self.trailer)?[0]).then_some(())
    }

    /// Reads `startxref`, the place of the table and the end mark.
    fn read_end(&mut self, table: usize) -> Option<RangeInclusive<usize>> {
        self.expect(b"startxref")?;
        self.skip_white().then_some(())?;
        (self.read_number()? == table).then_some(())?;
        self.skip_white().then_some(())?;
        self.expect(b"%%EOF")?;
        let end = self.at;
        if !self.is_at_end() {
            self.skip_line_end()?;
        }
        // Behind the last update nothing stands, not even white space.
        if self.is_at_end() {
            return Some(self.at..=self.at);
        }
        self.skip_white();
        (!self.is_at_end()).then_some(end..=self.at)
    }
}

fn is_table(value: &Object) -> bool {
    let kind = value.as_dictionary().and_then(|it| it.get(b"Type"));
    kind.and_then(Object::as_name) == Some(b"XRef")
}

/// Whether a program that repairs files, and looks for objects rather than follow tables, finds the same ones.
fn has_one_reading(update: &[u8], objects: usize, streams: usize) -> bool {
    let count = |mark: &[u8]| {
        let windows = update.windows(mark.len());
        windows.filter(|window| *window == mark).count()
    };
    let heads = (0..update.len()).filter(|at| is_object_head(update, *at));
    heads.count() == objects
        && count(b"endobj") == objects
        && count(b"endstream") == streams
        && count(b"startxref") == 1
        && count(b"%%EOF") == 1
}

/// Whether `obj` stands there behind a number.
fn is_object_head(bytes: &[u8], at: usize) -> bool {
    let (before, rest) = bytes.split_at(at);
    let Some(after) = rest.strip_prefix(b"obj") else {
        return false;
    };
    let number = before.trim_ascii_end();
    number.len() < before.len()
        && number.last().is_some_and(u8::is_ascii_digit)
        && !after.first().is_some_and(u8::is_ascii_alphabetic)
}
