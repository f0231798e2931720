//! Where a word may be cut at the end of a line: French hyphenation, joints of compounds and of addresses.
//!
//! It sees text only.

use hypher::Lang;

/// The places where a word may be cut.
pub struct Cuts {
    /// An address is better whole.
    pub is_address: bool,
    /// In bytes, in order, and whether the cut takes a hyphen.
    pub places: Vec<(usize, bool)>,
}

pub fn find_cuts(word: &str) -> Cuts {
    let is_address = is_address(word);
    let places = if is_address {
        address_opportunities(word)
    } else {
        opportunities(word)
    };
    Cuts { is_address, places }
}

/// Letters, in bytes, of the shortest word that is hyphenated.
const MIN_LETTERS: usize = 5;

/// Whether there is no need to look for places where this might be cut.
pub fn is_too_short_to_cut(word: &str) -> bool {
    word.len() < MIN_LETTERS && word.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn opportunities(word: &str) -> Vec<(usize, bool)> {
    let mut places = Vec::new();
    let mut characters = word.char_indices().peekable();
    let mut before = None;
    while let Some((at, character)) = characters.next() {
        let after = characters.peek().map(|&(_, next)| next);
        let inside =
            before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
        let breaks = match character {
            '-' | '\u{2010}' | '/' => inside,
            '—' | '–' => after.is_some_and(char::is_alphanumeric),
            _ => false,
        };
        if breaks {
            places.push((at + character.len_utf8(), false));
        }
        before = Some(character);
    }
    if word.contains('_') {
        return places;
    }
    let mut start = 0;
    for part in word.split_inclusive(|c: char| !c.is_alphabetic()) {
        let letters = part.trim_end_matches(|c: char| !c.is_alphabetic());
        // A sign or a name with capitals inside is not a French word.
        let acronym = letters.chars().skip(1).any(char::is_uppercase);
        if !acronym && letters.len() >= MIN_LETTERS {
            let mut at = start;
            for syllable in hypher::hyphenate_bounded(letters, Lang::French, 2, 3) {
                at += syllable.len();
                if at < start + letters.len() {
                    places.push((at, true));
                }
            }
        }
        start += part.len();
    }
    places.sort_unstable();
    places
}

fn is_address(word: &str) -> bool {
    word.contains('@') || word.contains("://") || word.contains("www.")
}

/// Places where an address may be cut: before a sign that says it goes on, never at a hyphen, which might be its own.
fn address_opportunities(word: &str) -> Vec<(usize, bool)> {
    let mut places = Vec::new();
    let mut before = None;
    for (at, character) in word.char_indices() {
        let after_word = before.is_some_and(char::is_alphanumeric);
        let next = word[at + character.len_utf8()..].chars().next();
        let inside = after_word && next.is_some_and(char::is_alphanumeric);
        match character {
            '/' if inside => {
                places.push((at + 1, false));
            }
            '.' | '?' | '&' | '=' | '#' | '_' if inside && !word[..at].ends_with("www") => {
                places.push((at, false));
            }
            _ => {}
        }
        before = Some(character);
    }
    places
}
