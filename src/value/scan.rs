//! Reads words, numbers and dates inside texts, by hand: building regular expressions takes longer than a whole check.
//!
//! As in a pattern, a reader that fails gives `None`; [`Scanner::attempt`] then puts the scanner back where it was.

use std::ops::{Range, RangeInclusive};
use std::str::FromStr;

use super::date::{WEEKDAYS, find_month};

/// A position in a text.
#[derive(Debug, Clone, Copy)]
pub struct Scanner<'a> {
    text: &'a str,
    position: usize,
}

/// The places of a text that a reader accepts, from left to right and without overlaps. A place starts at a word.
pub fn find_all<'a, T>(
    text: &'a str,
    read: impl Fn(&mut Scanner<'a>) -> Option<T>,
) -> Vec<(Range<usize>, T)> {
    let mut found = Vec::new();
    let mut end = 0;
    let mut previous = b' ';
    for (start, byte) in text.bytes().enumerate() {
        let starts_word = is_word_byte(byte) && !is_word_byte(previous);
        previous = byte;
        if !starts_word || start < end {
            continue;
        }
        let mut scanner = Scanner::new(text, start);
        if let Some(value) = read(&mut scanner) {
            end = scanner.position;
            found.push((start..end, value));
        }
    }
    found
}

/// The text with each run of white space as one space.
#[must_use]
pub fn collapse_spaces(text: &str) -> String {
    text.split_whitespace().collect::<Vec<&str>>().join(" ")
}

fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// The length of a text's opening, when it is this word in any case.
fn word_prefix_length(text: &str, word: &str) -> Option<usize> {
    // Most words differ from their first letter on.
    let first = text.as_bytes().first()?;
    if first.is_ascii() && first.to_ascii_lowercase() != *word.as_bytes().first()? {
        return None;
    }
    let mut characters = text.chars();
    for expected in word.chars() {
        let character = characters.next()?;
        if character != expected && !character.to_lowercase().eq([expected]) {
            return None;
        }
    }
    Some(text.len() - characters.as_str().len())
}

/// Whether a text opens with this lowercase word, in any case.
#[must_use]
pub fn starts_with_any_case(text: &str, word: &str) -> bool {
    word_prefix_length(text, word).is_some()
}

impl<'a> Scanner<'a> {
    #[must_use]
    pub fn new(text: &'a str, position: usize) -> Self {
        Self { text, position }
    }

    #[must_use]
    pub fn position(&self) -> usize {
        self.position
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// The text before the position.
    #[must_use]
    pub fn text_before(&self) -> &'a str {
        &self.text[..self.position]
    }

    /// The text after the position.
    #[must_use]
    pub fn rest(&self) -> &'a str {
        &self.text[self.position..]
    }

    /// Reads something, or nothing at all.
    pub fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let start = self.position;
        let value = read(self);
        if value.is_none() {
            self.position = start;
        }
        value
    }

    /// Reads the longest run of such characters, which may be empty.
    pub fn read_while(&mut self, is_such: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let length = rest.find(|c| !is_such(c)).unwrap_or(rest.len());
        self.position += length;
        &rest[..length]
    }

    /// Reads white space, at least one character.
    pub fn read_spaces(&mut self) -> Option<()> {
        (!self.read_while(char::is_whitespace).is_empty()).then_some(())
    }

    /// Reads white space, one character at most.
    pub fn skip_space(&mut self) {
        self.attempt(|it| it.read_char(char::is_whitespace));
    }

    /// Reads white space, if there is some.
    pub fn skip_spaces(&mut self) {
        self.read_while(char::is_whitespace);
    }

    /// Reads « n° », if it is there, and the space after it.
    pub fn skip_number_sign(&mut self) {
        self.attempt(|it| {
            it.read_text_any_case("n")?;
            it.read_char(|c| "oO°".contains(c))?;
            it.skip_spaces();
            Some(())
        });
    }

    /// Reads one such character.
    pub fn read_char(&mut self, is_such: impl Fn(char) -> bool) -> Option<char> {
        let mark = self.rest().chars().next().filter(|c| is_such(*c))?;
        self.position += mark.len_utf8();
        Some(mark)
    }

    /// Reads as many digits as there are, up to the last of these counts.
    pub fn read_digits(&mut self, counts: RangeInclusive<usize>) -> Option<&'a str> {
        let rest = self.rest();
        let digits = rest.bytes().take(*counts.end());
        let count = digits.take_while(u8::is_ascii_digit).count();
        self.position += count;
        counts.contains(&count).then(|| &rest[..count])
    }

    /// Reads a number of that many digits, at most three with one of two bytes.
    pub fn read_number<N: FromStr>(&mut self, digits: RangeInclusive<usize>) -> Option<N> {
        self.read_digits(digits)?.parse().ok()
    }

    /// Reads a text, lowercase here and in any case there, whatever follows.
    pub fn read_text_any_case(&mut self, text: &str) -> Option<()> {
        self.position += word_prefix_length(self.rest(), text)?;
        Some(())
    }

    /// Reads a text as it is, whatever follows.
    pub fn read_text(&mut self, text: &str) -> Option<()> {
        self.rest().strip_prefix(text)?;
        self.position += text.len();
        Some(())
    }

    /// Reads a whole word, lowercase here and in any case there.
    pub fn read_word(&mut self, word: &str) -> Option<()> {
        self.read_text_any_case(word)?;
        self.word_end()
    }

    /// Reads one of these whole words and returns its index.
    pub fn read_one_of(&mut self, words: &[&str]) -> Option<usize> {
        (0..words.len()).find(|index| self.attempt(|it| it.read_word(words[*index])).is_some())
    }

    /// Whether no letter, digit nor underscore follows.
    pub fn word_end(&self) -> Option<()> {
        let next = self.rest().chars().next();
        let ends = next.is_none_or(|c| !c.is_alphanumeric() && c != '_');
        ends.then_some(())
    }

    /// Reads the name of a weekday, which may have the mark of the plural.
    pub fn read_weekday(&mut self) -> Option<&'static str> {
        let name = *WEEKDAYS
            .iter()
            .find(|name| starts_with_any_case(self.rest(), name))?;
        self.read_text_any_case(name)?;
        self.attempt(|it| it.read_text_any_case("s"));
        Some(name)
    }

    /// Reads what is meant for a weekday, be it badly spelt.
    pub fn read_approximate_weekday(&mut self) -> Option<&'a str> {
        let word = self.read_while(|c| c.is_ascii_alphabetic());
        let lower = word.to_ascii_lowercase();
        (lower.len() > 2 && lower.ends_with("di") || lower == "dimanche").then_some(word)
    }

    /// Reads a day of a month: « 14 », « 1er ».
    pub fn read_day(&mut self) -> Option<i8> {
        let first = self.attempt(|it| it.read_text_any_case("1er"));
        first.map_or_else(|| self.read_number(1..=2), |()| Some(1))
    }

    /// Reads the name of a month: its number.
    pub fn read_month(&mut self) -> Option<i8> {
        let month = find_month(self.read_while(char::is_alphabetic))?;
        self.word_end()?;
        Some(month)
    }

    /// Reads white space and the name of a month.
    pub fn read_spaced_month(&mut self) -> Option<i8> {
        self.read_spaces()?;
        self.read_month()
    }

    /// Reads a year of four digits.
    pub fn read_year(&mut self) -> Option<i16> {
        let year = self.read_number(4..=4)?;
        self.word_end()?;
        Some(year)
    }

    /// Reads white space and a year.
    pub fn read_spaced_year(&mut self) -> Option<i16> {
        self.read_spaces()?;
        self.read_year()
    }
}
