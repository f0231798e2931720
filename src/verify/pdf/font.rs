//! The text of the codes of a font, by its map to Unicode (ISO 32000-1, 9.10.3).

use super::super::budget::Budget;
use super::object::{Object, ObjectReader, decode_utf16};
use crate::diagnostic::verify_result::SheetLimit;

/// Bytes in a code.
const MAX_CODE: usize = 4;

/// What codes stand for. Ranges are kept as they are written: one can name four thousand million codes.
#[derive(Debug, Default)]
pub struct CodeMap {
    /// Sorted by first code.
    ranges: Vec<CodeRange>,
    shortest: usize,
    longest: usize,
}

#[derive(Debug)]
struct CodeRange {
    /// Bytes in its codes, and the first and last of these.
    length: usize,
    first: u32,
    last: u32,
    /// The text of the first. The last character of each next one is the next.
    text: String,
}

impl CodeMap {
    /// Reads a map; what it says otherwise is left out.
    pub fn read(bytes: &[u8], budget: &Budget) -> Self {
        let mut map = Self::default();
        let mut reader = ObjectReader::new(bytes, 0, budget);
        let mut values = Vec::new();
        while let Some(keyword) = reader.read_until_keyword(&mut values) {
            match keyword {
                b"endbfchar" => {
                    for pair in values.chunks_exact(2) {
                        map.add(&pair[0], &pair[0], &pair[1]);
                    }
                }
                b"endbfrange" => {
                    for triple in values.chunks_exact(3) {
                        map.add(&triple[0], &triple[1], &triple[2]);
                    }
                }
                _ => {}
            }
            values.clear();
        }
        map.ranges.sort_by_key(|range| (range.length, range.first));
        let lengths = map.ranges.iter().map(|range| range.length);
        map.shortest = lengths.clone().min().unwrap_or(1);
        map.longest = lengths.max().unwrap_or(1);
        map
    }

    fn add(&mut self, first: &Object, last: &Object, target: &Object) -> Option<()> {
        let length = first.as_string()?.len();
        let [first, last] = [first, last].map(|code| code.as_string().and_then(code_number));
        let (first, last) = (first?, last?);
        let mut push = |first, last, text: &Object| {
            let text = decode_utf16(text.as_string()?);
            self.ranges.push(CodeRange {
                length,
                first,
                last,
                text,
            });
            Some(())
        };
        match target.as_array() {
            Some(targets) => (first..=last).zip(targets).for_each(|(code, target)| {
                push(code, code, target);
            }),
            None => push(first, last, target)?,
        }
        Some(())
    }

    /// Adds the text of codes to a text.
    pub fn decode(&self, codes: &[u8], text: &mut String, budget: &Budget) -> Option<()> {
        let mut rest = codes;
        while !rest.is_empty() {
            let start = text.len();
            let lengths = self.shortest..=self.longest.min(rest.len());
            let found = lengths
                .clone()
                .find(|it| self.decode_code(&rest[..*it], text));
            if found.is_none() {
                text.push(char::REPLACEMENT_CHARACTER);
            }
            budget.spend(SheetLimit::Steps, lengths.count())?;
            budget.spend(SheetLimit::TextBytes, text.len() - start)?;
            rest = &rest[found.unwrap_or(self.shortest).min(rest.len())..];
        }
        Some(())
    }

    fn decode_code(&self, code: &[u8], text: &mut String) -> bool {
        let Some(number) = code_number(code) else {
            return false;
        };
        let key = (code.len(), number);
        let after = self
            .ranges
            .partition_point(|range| (range.length, range.first) <= key);
        let range = after.checked_sub(1).map(|at| &self.ranges[at]);
        let Some(range) = range.filter(|it| it.length == code.len() && number <= it.last) else {
            return false;
        };
        let mut characters = range.text.chars();
        let last = characters.next_back().map(u32::from);
        let last = last.and_then(|last| char::from_u32(last.checked_add(number - range.first)?));
        text.push_str(characters.as_str());
        text.extend(last);
        true
    }
}

fn code_number(code: &[u8]) -> Option<u32> {
    let is_code = (1..=MAX_CODE).contains(&code.len());
    let number = code
        .iter()
        .fold(0, |sum: u32, byte| sum << 8 | u32::from(*byte));
    is_code.then_some(number)
}
