//! The objects of PDF, parsed from bytes (ISO 32000-1, 7.2 and 7.3): without recursion, and within a budget.

use super::super::budget::Budget;
use crate::diagnostic::verify_result::SheetLimit;

/// What a keyword costs, in bytes read: an operator of a page is run.
const KEYWORD_STEPS: usize = 16;

/// The number of an object, and its generation.
pub type ObjectId = (u32, u16);

#[derive(Debug, Clone, PartialEq)]
pub enum Object {
    Null,
    Boolean(bool),
    Integer(i64),
    Real(f32),
    Name(Box<[u8]>),
    String(Box<[u8]>),
    Array(Box<[Object]>),
    Dictionary(Dictionary),
    Reference(ObjectId),
}

impl Object {
    pub fn as_integer(&self) -> Option<i64> {
        if let Self::Integer(number) = self {
            Some(*number)
        } else {
            None
        }
    }

    pub fn as_number(&self) -> Option<f32> {
        if let Self::Real(number) = self {
            return Some(*number);
        }
        self.as_integer().map(|number| number as f32)
    }

    pub fn as_name(&self) -> Option<&[u8]> {
        if let Self::Name(name) = self {
            Some(name)
        } else {
            None
        }
    }

    pub fn as_string(&self) -> Option<&[u8]> {
        if let Self::String(bytes) = self {
            Some(bytes)
        } else {
            None
        }
    }

    pub fn as_array(&self) -> Option<&[Self]> {
        if let Self::Array(items) = self {
            Some(items)
        } else {
            None
        }
    }

    pub fn as_dictionary(&self) -> Option<&Dictionary> {
        if let Self::Dictionary(dictionary) = self {
            Some(dictionary)
        } else {
            None
        }
    }

    pub fn as_reference(&self) -> Option<ObjectId> {
        if let Self::Reference(id) = self {
            Some(*id)
        } else {
            None
        }
    }

    /// The text of a text string (7.9.2.2).
    pub fn decode_text(&self) -> Option<String> {
        let bytes = self.as_string()?;
        Some(if let Some(units) = bytes.strip_prefix(b"\xFE\xFF") {
            decode_utf16(units)
        } else if let Some(text) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
            String::from_utf8_lossy(text).into_owned()
        } else {
            bytes.iter().copied().map(decode_document_byte).collect()
        })
    }
}

/// A byte of PDFDocEncoding (annex D.3): Latin 1, but for some marks.
fn decode_document_byte(byte: u8) -> char {
    const ACCENTS: [char; 8] = ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'];
    const MARKS: [char; 31] = [
        '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚',
        '™', 'ﬁ', 'ﬂ', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž',
    ];
    match byte {
        0x18..=0x1F => ACCENTS[usize::from(byte - 0x18)],
        0x80..=0x9E => MARKS[usize::from(byte - 0x80)],
        0xA0 => '€',
        0x7F | 0x9F | 0xAD => char::REPLACEMENT_CHARACTER,
        _ => char::from(byte),
    }
}

/// UTF-16, the high byte first.
pub fn decode_utf16(bytes: &[u8]) -> String {
    let (units, _) = bytes.as_chunks::<2>();
    let units = units.iter().copied().map(u16::from_be_bytes);
    let characters = char::decode_utf16(units);
    let characters = characters.map(|it| it.unwrap_or(char::REPLACEMENT_CHARACTER));
    characters.collect()
}

/// The entries of a dictionary, sorted by key. A key stands once: two would be two readings of a file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Dictionary(Box<[(Box<[u8]>, Object)]>);

impl Dictionary {
    pub fn get(&self, key: &[u8]) -> Option<&Object> {
        let at = self.0.binary_search_by(|(own, _)| own.as_ref().cmp(key));
        at.ok().map(|at| &self.0[at].1)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&[u8], &Object)> {
        self.0.iter().map(|(key, value)| (key.as_ref(), value))
    }

    fn from_items(items: Vec<Object>) -> Option<Self> {
        let mut entries = Vec::with_capacity(items.len() / 2);
        let mut items = items.into_iter();
        while let Some(key) = items.next() {
            let Object::Name(key) = key else { return None };
            entries.push((key, items.next()?));
        }
        Self::from_entries(entries)
    }

    /// `None` if a key stands twice.
    pub fn from_entries(mut entries: Vec<(Box<[u8]>, Object)>) -> Option<Self> {
        entries.sort_by(|(left, _), (right, _)| left.cmp(right));
        let is_twice = |pair: &[(Box<[u8]>, Object)]| pair[0].0 == pair[1].0;
        let is_single = !entries.windows(2).any(is_twice);
        is_single.then(|| Self(entries.into()))
    }
}

/// The smallest parts of a file.
enum PdfToken<'a> {
    Value(Object),
    /// `obj`, `stream`, `R`, or an operator of a content stream.
    Keyword(&'a [u8]),
    OpenArray,
    CloseArray,
    OpenDictionary,
    CloseDictionary,
}

/// A whole value, or a keyword outside values.
enum Parsed<'a> {
    Value(Object),
    Keyword(&'a [u8]),
}

/// Reads objects one after the other.
#[derive(Clone)]
pub struct ObjectReader<'a> {
    bytes: &'a [u8],
    at: usize,
    budget: &'a Budget,
}

impl<'a> ObjectReader<'a> {
    /// A reader from an offset, which may lie outside.
    pub fn new(bytes: &'a [u8], at: usize, budget: &'a Budget) -> Self {
        Self {
            bytes,
            at: at.min(bytes.len()),
            budget,
        }
    }

    /// Whether all was read: the last token ends the bytes, or only white space follows it.
    pub fn is_at_end(&self) -> bool {
        self.bytes[self.at..].iter().copied().all(is_white)
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Reads values until a keyword, which is returned. `n g R` is a reference.
    ///
    /// `None` at the end, at a syntax error and outside the budget.
    pub fn read_until_keyword(&mut self, values: &mut Vec<Object>) -> Option<&'a [u8]> {
        loop {
            match self.read_item()? {
                Parsed::Value(value) => values.push(value),
                Parsed::Keyword(b"R") => push_reference(values)?,
                Parsed::Keyword(keyword) => {
                    self.budget.spend(SheetLimit::Steps, KEYWORD_STEPS)?;
                    return Some(keyword);
                }
            }
        }
    }

    /// Reads one value.
    pub fn read_value(&mut self) -> Option<Object> {
        match self.read_item()? {
            Parsed::Value(value) => Some(value),
            Parsed::Keyword(_) => None,
        }
    }

    /// Reads one value, all that is inside it, or a keyword.
    fn read_item(&mut self) -> Option<Parsed<'a>> {
        // Of each open array or dictionary: whether it is a dictionary, and the values so far.
        let mut open: Vec<(bool, Vec<Object>)> = Vec::new();
        loop {
            let value = match self.read_token()? {
                PdfToken::Value(value) => value,
                token @ (PdfToken::OpenArray | PdfToken::OpenDictionary) => {
                    if open.len() >= SheetLimit::Depth.max() {
                        return self.budget.refuse(SheetLimit::Depth);
                    }
                    open.push((matches!(token, PdfToken::OpenDictionary), Vec::new()));
                    continue;
                }
                token @ (PdfToken::CloseArray | PdfToken::CloseDictionary) => {
                    let (is_dictionary, items) = open.pop()?;
                    match (is_dictionary, matches!(token, PdfToken::CloseDictionary)) {
                        (true, true) => Object::Dictionary(Dictionary::from_items(items)?),
                        (false, false) => Object::Array(items.into()),
                        (_, _) => return None,
                    }
                }
                PdfToken::Keyword(keyword) => match open.last_mut() {
                    None => return Some(Parsed::Keyword(keyword)),
                    Some((_, items)) if keyword == b"R" => {
                        push_reference(items)?;
                        continue;
                    }
                    Some(_) => return None,
                },
            };
            self.budget.spend(SheetLimit::Values, 1)?;
            match open.last_mut() {
                Some((_, items)) => items.push(value),
                None => return Some(Parsed::Value(value)),
            }
        }
    }

    /// Reads one value and the keyword that must follow.
    pub fn read_value_before(&mut self, keywords: &[&[u8]]) -> Option<(Object, &'a [u8])> {
        let mut values = Vec::new();
        let keyword = self.read_until_keyword(&mut values)?;
        let value = values.pop().filter(|_| values.is_empty())?;
        keywords.contains(&keyword).then_some((value, keyword))
    }

    /// Reads the whole numbers before a keyword.
    pub fn read_integers_before(&mut self, keyword: &[u8]) -> Option<Vec<i64>> {
        let mut values = Vec::new();
        let found = self.read_until_keyword(&mut values)?;
        let numbers = values.iter().map(Object::as_integer);
        numbers.collect::<Option<_>>().filter(|_| found == keyword)
    }

    /// Skips the line end after `stream`. Returns the offset of the data.
    pub fn start_of_data(&self) -> Option<usize> {
        let rest = self.bytes.get(self.at..)?;
        let end = [&b"\r\n"[..], b"\n"]
            .into_iter()
            .find(|end| rest.starts_with(end))?;
        Some(self.at + end.len())
    }

    /// Skips the data of an inline image, until `EI` between white space.
    pub fn skip_inline_image(&mut self) -> Option<()> {
        let rest = self.bytes.get(self.at..)?;
        let is_end = |window: &[u8]| {
            is_white(window[0])
                && &window[1..3] == b"EI"
                && window.get(3).is_none_or(|it| is_white(*it))
        };
        self.budget.spend(SheetLimit::Steps, rest.len())?;
        let at = (0..rest.len().saturating_sub(2))
            .find(|at| is_end(&rest[*at..rest.len().min(at + 4)]))?;
        self.at += at + 3;
        Some(())
    }

    fn read_token(&mut self) -> Option<PdfToken<'a>> {
        let start = self.at;
        let token = self.lex();
        self.budget.spend(SheetLimit::Steps, self.at - start + 1)?;
        token
    }

    fn lex(&mut self) -> Option<PdfToken<'a>> {
        self.skip_white();
        let start = self.at;
        let first = self.peek()?;
        let is_double = self.bytes.get(start + 1) == Some(&first);
        self.at += 1;
        Some(match first {
            b'[' => PdfToken::OpenArray,
            b']' => PdfToken::CloseArray,
            b'<' if is_double => {
                self.at += 1;
                PdfToken::OpenDictionary
            }
            b'>' if is_double => {
                self.at += 1;
                PdfToken::CloseDictionary
            }
            b'<' => PdfToken::Value(Object::String(self.lex_hex_string()?)),
            b'(' => PdfToken::Value(Object::String(self.lex_string()?)),
            b'/' => PdfToken::Value(Object::Name(self.lex_name()?)),
            b'>' | b')' | b'{' | b'}' => return None,
            _ => {
                let word = self.lex_regular(start);
                match word {
                    b"null" => PdfToken::Value(Object::Null),
                    b"true" => PdfToken::Value(Object::Boolean(true)),
                    b"false" => PdfToken::Value(Object::Boolean(false)),
                    _ if first.is_ascii_digit() || b"+-.".contains(&first) => {
                        PdfToken::Value(parse_number(word)?)
                    }
                    _ => PdfToken::Keyword(word),
                }
            }
        })
    }

    fn skip_white(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                while self.peek().is_some_and(|it| it != b'\n' && it != b'\r') {
                    self.at += 1;
                }
            } else if is_white(byte) {
                self.at += 1;
            } else {
                break;
            }
        }
    }

    /// The regular characters from an offset on.
    fn lex_regular(&mut self, start: usize) -> &'a [u8] {
        while self
            .peek()
            .is_some_and(|it| !is_white(it) && !is_delimiter(it))
        {
            self.at += 1;
        }
        &self.bytes[start..self.at]
    }

    fn lex_name(&mut self) -> Option<Box<[u8]>> {
        let written = self.lex_regular(self.at);
        if !written.contains(&b'#') {
            return Some(written.into());
        }
        let mut name = Vec::with_capacity(written.len());
        let mut rest = written;
        while let Some((&byte, after)) = rest.split_first() {
            rest = after;
            if byte == b'#' {
                let digits = after.get(..2)?;
                name.push(hex_digit(digits[0])? * 16 + hex_digit(digits[1])?);
                rest = &after[2..];
            } else {
                name.push(byte);
            }
        }
        Some(name.into())
    }

    fn lex_hex_string(&mut self) -> Option<Box<[u8]>> {
        let mut bytes = Vec::new();
        let mut high = None;
        loop {
            let byte = self.peek()?;
            self.at += 1;
            if byte == b'>' {
                bytes.extend(high.map(|high| high * 16));
                return Some(bytes.into());
            }
            if is_white(byte) {
                continue;
            }
            let digit = hex_digit(byte)?;
            match high.take() {
                Some(high) => bytes.push(high * 16 + digit),
                None => high = Some(digit),
            }
        }
    }

    fn lex_string(&mut self) -> Option<Box<[u8]>> {
        let mut bytes = Vec::new();
        let mut depth = 0_usize;
        loop {
            let byte = self.peek()?;
            self.at += 1;
            match byte {
                b'(' => depth += 1,
                b')' if depth == 0 => return Some(bytes.into()),
                b')' => depth -= 1,
                b'\\' => {
                    bytes.extend(self.lex_escape()?);
                    continue;
                }
                b'\r' => {
                    // A line end is one character.
                    self.at += usize::from(self.peek() == Some(b'\n'));
                    bytes.push(b'\n');
                    continue;
                }
                _ => {}
            }
            bytes.push(byte);
        }
    }

    /// The byte of an escape in a string; none for a line that goes on.
    fn lex_escape(&mut self) -> Option<Option<u8>> {
        let byte = self.peek()?;
        self.at += 1;
        Some(Some(match byte {
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 8,
            b'f' => 12,
            b'\n' => return Some(None),
            b'\r' => {
                self.at += usize::from(self.peek() == Some(b'\n'));
                return Some(None);
            }
            b'0'..=b'7' => {
                let mut code = byte - b'0';
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek() else {
                        break;
                    };
                    code = code.wrapping_mul(8).wrapping_add(digit - b'0');
                    self.at += 1;
                }
                code
            }
            other => other,
        }))
    }
}

/// Replaces the two numbers before `R`.
fn push_reference(values: &mut Vec<Object>) -> Option<()> {
    let (generation, number) = (values.pop()?, values.pop()?);
    let number = u32::try_from(number.as_integer()?).ok()?;
    let generation = u16::try_from(generation.as_integer()?).ok()?;
    values.push(Object::Reference((number, generation)));
    Some(())
}

fn parse_number(word: &[u8]) -> Option<Object> {
    let text = str::from_utf8(word).ok()?;
    if let Ok(number) = text.parse() {
        return Some(Object::Integer(number));
    }
    // Exponents, infinity and the like are no numbers of PDF.
    let is_plain = word
        .iter()
        .all(|it| it.is_ascii_digit() || b"+-.".contains(it));
    text.parse().ok().filter(|_| is_plain).map(Object::Real)
}

fn is_white(byte: u8) -> bool {
    matches!(byte, b'\0' | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

fn is_delimiter(byte: u8) -> bool {
    b"()<>[]{}/%".contains(&byte)
}

fn hex_digit(byte: u8) -> Option<u8> {
    let digit = char::from(byte).to_digit(16)?;
    u8::try_from(digit).ok()
}
