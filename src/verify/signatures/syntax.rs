//! Reads values in the one form that an update may have: every program reads them alike. Nothing is escaped, padded, signed or
//! nested more than programs that sign do.

use std::ops::Range;

use super::super::budget::Budget;
use super::super::pdf::object::{Dictionary, Object};
use crate::diagnostic::verify_result::SheetLimit;

/// Bytes of white space in a row: programs leave room behind a range of bytes.
const MAX_WHITE: usize = 256;
const MAX_NESTING: usize = 16;
const MAX_NAME: usize = 127;
/// Characters of a number with decimals.
const MAX_REAL: usize = 12;
/// Digits of a whole number.
const MAX_DIGITS: usize = 10;

/// A part of the content of a drawing.
pub enum ContentToken<'a> {
    Operand(Object),
    Operator(&'a [u8]),
}

/// Reads values one after the other, and keeps where the bytes of a signature stand.
pub struct StrictReader<'a> {
    bytes: &'a [u8],
    at: usize,
    budget: &'a Budget,
    contents: Option<Range<usize>>,
}

impl<'a> StrictReader<'a> {
    pub fn new(bytes: &'a [u8], at: usize, budget: &'a Budget) -> Self {
        Self {
            bytes,
            at,
            budget,
            contents: None,
        }
    }

    pub fn offset(&self) -> usize {
        self.at
    }

    pub fn is_at_end(&self) -> bool {
        self.at == self.bytes.len()
    }

    /// Where the value of `Contents` stood, if the last dictionary had one itself.
    pub fn take_contents(&mut self) -> Option<Range<usize>> {
        self.contents.take()
    }

    fn rest(&self) -> &'a [u8] {
        &self.bytes[self.at..]
    }

    pub fn expect(&mut self, words: &[u8]) -> Option<()> {
        self.rest().starts_with(words).then_some(())?;
        self.at += words.len();
        Some(())
    }

    pub fn expect_line_end(&mut self) -> Option<()> {
        self.expect(b"\r\n").or_else(|| self.expect(b"\n"))
    }

    /// Skips so many bytes.
    pub fn skip(&mut self, length: usize) -> Option<Range<usize>> {
        let end = self.at.checked_add(length)?;
        (end <= self.bytes.len()).then_some(())?;
        let skipped = self.at..end;
        self.at = end;
        Some(skipped)
    }

    /// Skips white space; how much there was.
    pub fn skip_white(&mut self) -> Option<usize> {
        let count = self.rest().iter().take_while(|it| is_white(**it)).count();
        self.at += count;
        (count <= MAX_WHITE).then_some(count)
    }

    /// Skips white space, of which there must be some.
    pub fn expect_white(&mut self) -> Option<()> {
        (self.skip_white()? > 0).then_some(())
    }

    /// Reads a whole number without a sign.
    pub fn read_number(&mut self) -> Option<u32> {
        let word = self.take_word();
        let number = parse_integer(word)?;
        u32::try_from(number).ok()
    }

    pub fn read_value(&mut self) -> Option<Object> {
        self.read_nested(0)
    }

    fn read_nested(&mut self, depth: usize) -> Option<Object> {
        (depth < MAX_NESTING).then_some(())?;
        self.budget.spend(SheetLimit::Values, 1)?;
        let first = *self.rest().first()?;
        Some(match first {
            b'/' => Object::Name(self.read_name()?),
            b'(' => Object::String(self.read_string()?),
            b'<' if self.rest().starts_with(b"<<") => {
                Object::Dictionary(self.read_dictionary(depth)?)
            }
            b'<' => Object::String(self.read_hex_string()?),
            b'[' => Object::Array(self.read_array(depth)?),
            _ => match self.take_word() {
                b"true" => Object::Boolean(true),
                b"false" => Object::Boolean(false),
                word if word.contains(&b'.') => Object::Real(parse_real(word)?),
                word => {
                    let number = parse_integer(word)?;
                    match self.read_reference_end() {
                        Some(()) => Object::Reference((u32::try_from(number).ok()?, 0)),
                        None => Object::Integer(number),
                    }
                }
            },
        })
    }

    /// Reads the rest of a reference: its generation is 0.
    fn read_reference_end(&mut self) -> Option<()> {
        let after = self.rest().strip_prefix(b" 0 R")?;
        after
            .first()
            .is_none_or(|it| !is_regular(*it))
            .then_some(())?;
        self.expect(b" 0 R")
    }

    /// The regular characters from here on.
    fn take_word(&mut self) -> &'a [u8] {
        let rest = self.rest();
        let length = rest.iter().take_while(|it| is_regular(**it)).count();
        self.at += length;
        &rest[..length]
    }

    /// Reads a name. Its only escape is that of a space, which names of programs have.
    fn read_name(&mut self) -> Option<Box<[u8]>> {
        self.expect(b"/")?;
        let word = self.take_word();
        (1..=MAX_NAME).contains(&word.len()).then_some(())?;
        let mut name = Vec::with_capacity(word.len());
        let mut rest = word;
        while let Some((&byte, after)) = rest.split_first() {
            rest = after;
            if byte == b'#' {
                rest = after.strip_prefix(b"20")?;
                name.push(b' ');
            } else {
                (byte.is_ascii_alphanumeric() || b"+-._".contains(&byte)).then_some(())?;
                name.push(byte);
            }
        }
        Some(name.into())
    }

    /// Reads a string of printable ASCII. Parentheses are escaped.
    fn read_string(&mut self) -> Option<Box<[u8]>> {
        self.expect(b"(")?;
        let mut bytes = Vec::new();
        loop {
            let [byte] = *self.bytes.get(self.skip(1)?)? else {
                return None;
            };
            match byte {
                b')' => return Some(bytes.into()),
                b'\\' => bytes.push(self.read_escape()?),
                b'(' => return None,
                b' '..=b'~' => bytes.push(byte),
                _ => return None,
            }
        }
    }

    fn read_escape(&mut self) -> Option<u8> {
        let rest = self.rest();
        if let Some(byte @ (b'(' | b')' | b'\\')) = rest.first() {
            self.at += 1;
            return Some(*byte);
        }
        let digits = rest.get(..3)?;
        self.at += 3;
        let code = digits.iter().try_fold(0, |sum, it| {
            let digit = char::from(*it).to_digit(8)?;
            Some(sum * 8 + digit)
        });
        u8::try_from(code?).ok()
    }

    fn read_hex_string(&mut self) -> Option<Box<[u8]>> {
        self.expect(b"<")?;
        let digits = self.rest().iter().take_while(|it| it.is_ascii_hexdigit());
        let digits = self.skip(digits.count())?;
        self.expect(b">")?;
        let (pairs, rest) = self.bytes[digits].as_chunks::<2>();
        rest.is_empty().then_some(())?;
        let digit = |byte: u8| char::from(byte).to_digit(16);
        let bytes = pairs.iter().map(|[high, low]| {
            let byte = digit(*high)? * 16 + digit(*low)?;
            u8::try_from(byte).ok()
        });
        bytes.collect()
    }

    fn read_array(&mut self, depth: usize) -> Option<Box<[Object]>> {
        self.expect(b"[")?;
        let mut items = Vec::new();
        loop {
            self.skip_white()?;
            if self.expect(b"]").is_some() {
                return Some(items.into());
            }
            items.push(self.read_nested(depth + 1)?);
        }
    }

    fn read_dictionary(&mut self, depth: usize) -> Option<Dictionary> {
        self.expect(b"<<")?;
        let mut entries = Vec::new();
        loop {
            self.skip_white()?;
            if self.expect(b">>").is_some() {
                return Dictionary::from_entries(entries);
            }
            let key = self.read_name()?;
            self.skip_white()?;
            let start = self.at;
            let value = self.read_nested(depth + 1)?;
            if depth == 0 && *key == *b"Contents" {
                self.contents = Some(start..self.at);
            }
            entries.push((key, value));
        }
    }

    /// Reads the next part of a content, behind white space.
    pub fn read_content_token(&mut self) -> Option<ContentToken<'a>> {
        let first = *self.rest().first()?;
        if first.is_ascii_alphabetic() {
            return Some(ContentToken::Operator(self.take_word()));
        }
        self.read_value().map(ContentToken::Operand)
    }
}

/// A whole number, as it is written without need for more digits.
fn parse_integer(word: &[u8]) -> Option<i64> {
    let digits = word.strip_prefix(b"-").unwrap_or(word);
    let is_plain = match digits {
        [b'0'] => digits.len() == word.len(),
        [b'1'..=b'9', ..] => digits.len() <= MAX_DIGITS && digits.iter().all(u8::is_ascii_digit),
        _ => false,
    };
    let number: i32 = str::from_utf8(word).ok()?.parse().ok()?;
    is_plain.then_some(number.into())
}

fn parse_real(word: &[u8]) -> Option<f32> {
    let text = str::from_utf8(word)
        .ok()
        .filter(|it| it.len() <= MAX_REAL)?;
    let (whole, decimals) = text.strip_prefix('-').unwrap_or(text).split_once('.')?;
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    let is_padded = whole.len() > 1 && whole.starts_with('0');
    (are_digits(whole) && are_digits(decimals) && !is_padded).then_some(())?;
    text.parse().ok()
}

fn is_white(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r')
}

/// Whether a byte is part of a word. White space that is refused is.
fn is_regular(byte: u8) -> bool {
    !is_white(byte) && !b"()<>[]{}/%".contains(&byte)
}
