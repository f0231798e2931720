//! Counts in texts, with the word for what they count: « quinze participants », « 24 bonnes réponses ».

use std::ops::Range;

use crate::value::scan::{Scanner, find_all, starts_with_any_case};

/// A count and the word that follows it, which may be empty.
#[derive(Debug, Clone)]
pub struct Counted<'a> {
    /// The count and its word.
    pub range: Range<usize>,
    pub count: u32,
    pub noun: &'a str,
}

/// Adjectives between a count and its noun.
const ADJECTIVES: [&str; 9] = [
    "bonnes", "nouveaux", "nouvelles", "nouvels", "futurs", "futures", "jeunes", "mêmes", "grands",
];

impl Counted<'_> {
    /// Whether its noun opens with one of these lowercase words.
    #[must_use]
    pub fn is_of(&self, nouns: &[&str]) -> bool {
        opens_with(self.noun, nouns)
    }
}

/// The counts of a text, in digits or in letters.
#[must_use]
pub fn find_counts(text: &str) -> Vec<Counted<'_>> {
    let found = find_all(text, read_counted).into_iter();
    found
        .map(|(range, (count, noun))| Counted { range, count, noun })
        .collect()
}

/// Reads a count and its noun.
pub fn read_counted<'a>(scanner: &mut Scanner<'a>) -> Option<(u32, &'a str)> {
    if !may_open_count(scanner.rest().as_bytes()) || follows_number(scanner.text_before()) {
        return None;
    }
    // One is an article too, and contradicts nothing.
    if scanner.rest().starts_with(['u', 'U']) {
        return None;
    }
    let count = scanner.read_count()?;
    scanner.word_end()?;
    let noun = scanner.attempt(|it| {
        it.read_spaces()?;
        it.attempt(|it| {
            it.read_one_of(&ADJECTIVES)?;
            it.read_spaces()
        });
        let noun = it.read_while(|c| c.is_alphabetic() || c == '-');
        (!noun.is_empty()).then_some(noun)
    });
    Some((count, noun.unwrap_or_default()))
}

/// Whether a word may be a number, by its first letters: words are many, numbers few.
#[must_use]
pub fn may_open_count(word: &[u8]) -> bool {
    match word {
        [b'0'..=b'9', ..] => true,
        [first, second, third, rest @ ..] => {
            let opening = [first, second, third].map(u8::to_ascii_lowercase);
            let next = rest.first().map_or(b' ', u8::to_ascii_lowercase);
            // « qui », « qualité », « centre » and « soit » are many.
            match &opening {
                b"une" | b"un " | b"six" | b"dix" | b"onz" => true,
                b"deu" => next == b'x',
                b"tro" | b"tre" => next == b'i' || next == b'n',
                b"qua" => next == b't' || next == b'r',
                b"cin" => next == b'q',
                b"sep" | b"hui" | b"cen" => next == b't',
                b"neu" => next == b'f',
                b"dou" => next == b'z',
                b"qui" => next == b'n',
                b"sei" => next == b'z',
                b"vin" => next == b'g',
                b"soi" => next == b'x',
                b"mil" => next == b'l',
                _ => false,
            }
        }
        [] | [_] | [_, _] => false,
    }
}

/// Whether a text ends inside a number, a date or a fraction: « 4, », « 12/ ».
fn follows_number(before: &str) -> bool {
    let joint = before.trim_end_matches([',', '.', '/', ':']);
    joint.len() < before.len() && joint.ends_with(|c: char| c.is_ascii_digit())
        || before.ends_with(['-', '‑', '−', '°', '’', '\''])
}

/// Whether a word opens with one of these lowercase words.
#[must_use]
pub fn opens_with(word: &str, openings: &[&str]) -> bool {
    openings.iter().any(|it| starts_with_any_case(word, it))
}
