//! Reads what was added behind a file: updates one after the other (ISO 32000-1, 7.5.6), in the only form that no two
//! programs read in two ways, not even those that repair what they read. Anything else is refused.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::budget::Budget;
use super::super::pdf::file::ReceivedPdf;
use super::super::pdf::filters::inflate_whole;
use super::super::pdf::object::{Dictionary, Object};
use super::syntax::StrictReader;
use super::values::{integers, is_only};

/// An object of an update.
pub struct AddedObject {
    pub value: Object,
    /// The data of a stream, as it is written.
    pub data: Option<Range<usize>>,
    pub span: Range<usize>,
    /// The bytes of a signature, which it does not cover.
    pub contents: Option<Range<usize>>,
}

/// What one program added to a file at once.
pub struct Update {
    pub objects: BTreeMap<u32, AddedObject>,
    /// Behind the line of its end mark.
    pub end: usize,
}

/// The entries of a table that hold an object: its number and its offset.
type Entries = BTreeMap<u32, usize>;

pub struct TailReader<'a> {
    bytes: &'a [u8],
    reader: StrictReader<'a>,
    budget: &'a Budget,
    /// The first number that no update uses.
    end_of_numbers: u32,
    /// The table and the trailer of the last update so far.
    table: usize,
    trailer: Dictionary,
}

/// Numbers that updates add to those of a sheet.
const MAX_ADDED_NUMBERS: u32 = 10_000;
/// Readers know no higher number of an object.
const MAX_NUMBER: u32 = 8_388_607;
/// The generation of the number 0, which programs write in as many bytes as they have.
const FREE_GENERATIONS: [u64; 3] = [0, 0xFF, 0xFFFF];

impl<'a> TailReader<'a> {
    /// A reader of what follows the first bytes of a file.
    pub fn new(
        bytes: &'a [u8],
        start: usize,
        base: &ReceivedPdf<'a>,
        budget: &'a Budget,
    ) -> Option<Self> {
        let trailer = base.trailer().clone();
        // A table of another kind than the one before makes some programs repair the file.
        is_table(&trailer).then_some(())?;
        let size = u32::try_from(trailer.get(b"Size")?.as_integer()?).ok()?;
        Some(Self {
            bytes,
            reader: StrictReader::new(bytes, start, budget),
            budget,
            end_of_numbers: size.saturating_add(MAX_ADDED_NUMBERS).min(MAX_NUMBER),
            table: base.first_table()?,
            trailer,
        })
    }

    /// Where the reader is, or could not go on.
    pub fn offset(&self) -> usize {
        self.reader.offset()
    }

    pub fn is_at_end(&self) -> bool {
        self.reader.is_at_end()
    }

    /// The number that no object has yet.
    pub fn size(&self) -> Option<u32> {
        u32::try_from(self.trailer.get(b"Size")?.as_integer()?).ok()
    }

    /// Reads the next update. `None` if it can be read in another way, or in none.
    pub fn read_update(&mut self) -> Option<Update> {
        let start = self.offset();
        let mut objects = BTreeMap::new();
        let mut streams = 0;
        let (own, table) = loop {
            let (number, object) = self.read_object()?;
            self.reader.expect_white()?;
            streams += usize::from(object.data.is_some());
            if object.value.as_dictionary().is_some_and(is_table) {
                break (number, object);
            }
            objects.insert(number, object).is_none().then_some(())?;
        };
        // The table takes the place of no object.
        let last = objects.keys().copied().max()?;
        (own >= self.size()? && own > last).then_some(())?;
        let place = table.span.start;
        let (entries, trailer) = self.read_table(table)?;
        let is_listed = |(number, object): (&u32, &AddedObject)| {
            entries.get(number) == Some(&object.span.start)
        };
        let is_whole = entries.len() == objects.len() + 1 && entries.get(&own) == Some(&place);
        (objects.iter().all(is_listed) && is_whole).then_some(())?;
        self.check_trailer(&trailer, own)?;
        let end = self.read_end(place)?;
        has_one_reading(&self.bytes[start..end], objects.len() + 1, streams).then_some(())?;
        self.table = place;
        self.trailer = trailer;
        Some(Update { objects, end })
    }

    /// Reads `n 0 obj … endobj`.
    fn read_object(&mut self) -> Option<(u32, AddedObject)> {
        let reader = &mut self.reader;
        let start = reader.offset();
        let number = reader.read_number()?;
        (1..self.end_of_numbers).contains(&number).then_some(())?;
        reader.expect(b" 0 obj")?;
        reader.expect_white()?;
        let value = reader.read_value()?;
        let contents = reader.take_contents();
        reader.expect_white()?;
        let mut data = None;
        if reader.expect(b"stream").is_some() {
            reader.expect_line_end()?;
            let length = value.as_dictionary()?.get(b"Length")?.as_integer()?;
            data = Some(reader.skip(usize::try_from(length).ok()?)?);
            // The line end belongs to neither.
            reader.expect_line_end()?;
            reader.expect(b"endstream")?;
            reader.expect_white()?;
        }
        reader.expect(b"endobj")?;
        let span = start..reader.offset();
        let object = AddedObject {
            value,
            data,
            span,
            contents,
        };
        Some((number, object))
    }

    /// Reads a table, which is a stream: its rows hold a kind, a place and a generation.
    fn read_table(&self, table: AddedObject) -> Option<(Entries, Dictionary)> {
        let Object::Dictionary(dictionary) = table.value else {
            return None;
        };
        let written = &self.bytes[table.data?];
        let data = match dictionary.get(b"Filter") {
            None => written.to_vec(),
            Some(filter) => {
                is_only(filter, b"FlateDecode").then_some(())?;
                inflate_whole(written, self.budget)?
            }
        };
        let &[1, place @ 2..=8, rest @ 1..=2] = &integers(dictionary.get(b"W")?)?[..] else {
            return None;
        };
        let index = integers(dictionary.get(b"Index")?)?;
        let mut rows = data.chunks(1 + place + rest);
        let mut entries = Entries::new();
        let mut next = 0;
        let (sections, odd) = index.as_chunks::<2>();
        odd.is_empty().then_some(())?;
        for &[first, count] in sections {
            // In order, and none empty.
            (first >= next && count > 0).then_some(())?;
            next = first.checked_add(count)?;
            for number in first..next {
                let row = rows.next().filter(|row| row.len() == 1 + place + rest)?;
                let (kind, row) = row.split_first()?;
                let [offset, generation] = [&row[..place], &row[place..]].map(|field| {
                    let field = field.iter();
                    field.fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte))
                });
                if number == 0 {
                    // The head of the list of free objects, which is empty.
                    let is_head = *kind == 0 && offset == 0;
                    (is_head && FREE_GENERATIONS.contains(&generation)).then_some(())?;
                    continue;
                }
                (*kind == 1 && generation == 0).then_some(())?;
                let number = u32::try_from(number).ok()?;
                entries.insert(number, usize::try_from(offset).ok()?);
            }
        }
        rows.next().is_none().then_some(())?;
        Some((entries, dictionary))
    }

    /// The trailer goes on from the one before. `last` is the highest number of an object of the update.
    fn check_trailer(&self, trailer: &Dictionary, last: u32) -> Option<()> {
        const KEYS: [&[u8]; 10] = [
            b"Type", b"W", b"Index", b"Length", b"Filter", b"Size", b"Prev", b"Root", b"Info",
            b"ID",
        ];
        let is_known = trailer.iter().all(|(key, _)| KEYS.contains(&key));
        is_known.then_some(())?;
        let goes_on = |key: &[u8]| trailer.get(key) == self.trailer.get(key);
        (goes_on(b"Root") && goes_on(b"Info")).then_some(())?;
        let before = trailer.get(b"Prev")?.as_integer()?;
        (usize::try_from(before).ok()? == self.table).then_some(())?;
        let size = self.size()?.max(last.checked_add(1)?);
        (trailer.get(b"Size")?.as_integer()? == i64::from(size)).then_some(())?;
        let names = |trailer: &Dictionary| {
            let names = trailer.get(b"ID")?.as_array()?.iter();
            let names = names.map(|name| name.as_string().map(<[u8]>::to_vec));
            let names = names.collect::<Option<Vec<_>>>();
            <[Vec<u8>; 2]>::try_from(names?).ok()
        };
        let ([first, second], [before, _]) = (names(trailer)?, names(&self.trailer)?);
        (first == before && second.len() <= first.len()).then_some(())
    }

    /// Reads `startxref`, the place of the table and the end mark.
    fn read_end(&mut self, table: usize) -> Option<usize> {
        let reader = &mut self.reader;
        reader.expect(b"startxref")?;
        reader.expect_line_end()?;
        (usize::try_from(reader.read_number()?).ok()? == table).then_some(())?;
        reader.expect_line_end()?;
        reader.expect(b"%%EOF")?;
        if !reader.is_at_end() {
            reader.expect_line_end()?;
        }
        Some(reader.offset())
    }
}

fn is_table(dictionary: &Dictionary) -> bool {
    dictionary.get(b"Type").and_then(Object::as_name) == Some(b"XRef")
}

/// Whether a program that repairs files, and looks for marks wherever they stand, finds the same objects and the same end.
fn has_one_reading(update: &[u8], objects: usize, streams: usize) -> bool {
    let count = |mark: &[u8]| {
        let windows = update.windows(mark.len());
        windows.filter(|window| *window == mark).count()
    };
    let heads = (0..update.len()).filter(|at| is_object_head(update, *at));
    let starts = (0..update.len()).filter(|at| is_stream_start(update, *at));
    heads.count() == objects
        && count(b"endobj") == objects
        && starts.count() == streams
        && count(b"endstream") == streams
        && count(b"xref") == 1
        && count(b"startxref") == 1
        && count(b"%%EOF") == 1
        && count(b"XRef") == 1
        && [&b"trailer"[..], b"ObjStm", b"%PDF-", b"Linearized"]
            .iter()
            .all(|mark| count(mark) == 0)
}

/// Whether `obj` stands there behind a number, or at the start of a line.
fn is_object_head(bytes: &[u8], at: usize) -> bool {
    let (before, rest) = bytes.split_at(at);
    let Some(after) = rest.strip_prefix(b"obj") else {
        return false;
    };
    let skip_white = |bytes: &mut &[u8]| {
        let length = bytes.len();
        while let [rest @ .., b'\0' | b'\t' | b'\n' | 12 | b'\r' | b' '] = *bytes {
            *bytes = rest;
        }
        bytes.len() < length
    };
    let skip_number = |bytes: &mut &[u8]| {
        let length = bytes.len();
        while let [rest @ .., b'0'..=b'9'] = *bytes {
            *bytes = rest;
        }
        bytes.len() < length
    };
    let mut behind = before;
    let has_white = skip_white(&mut behind);
    let has_number = skip_number(&mut behind);
    let has_two = has_number && skip_white(&mut behind) && skip_number(&mut behind);
    let starts_line = matches!(before, [.., b'\n' | b'\r']);
    let is_word = !after.first().is_some_and(u8::is_ascii_alphabetic);
    has_two || is_word && (has_number && has_white || starts_line)
}

/// Whether the word `stream` stands there, alone.
fn is_stream_start(bytes: &[u8], at: usize) -> bool {
    let (before, rest) = bytes.split_at(at);
    let Some(after) = rest.strip_prefix(b"stream") else {
        return false;
    };
    let is_letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphabetic);
    !is_letter(before.last()) && !is_letter(after.first())
}
