//! Where a word may be cut at the end of a line: French hyphenation, joints of compounds and of addresses.
//!
//! It sees text only.

use hypher::Lang;

/// The places where a word may be cut, in bytes, in order, and whether the cut takes a hyphen.
pub fn find_break_opportunities(word: &str, is_address: bool) -> Vec<(usize, bool)> {
    if is_address {
        address_opportunities(word)
    } else {
        word_opportunities(word)
    }
}

/// Letters, in bytes, of the shortest word that is hyphenated.
const MIN_LETTERS: usize = 5;

/// Whether a word is too short to be broken.
pub fn is_unbreakable(word: &str) -> bool {
    word.len() < MIN_LETTERS && word.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn word_opportunities(word: &str) -> Vec<(usize, bool)> {
    let mut places = Vec::new();
    let mut before = None;
    for (at, character) in word.char_indices() {
        let end = at + character.len_utf8();
        let goes_on = || word[end..].starts_with(char::is_alphanumeric);
        let breaks = match character {
            '/' => before.is_some_and(char::is_alphanumeric) && goes_on(),
            // « R4544-9 », « 18-510 » are one number.
            '-' | '\u{2010}' => {
                let is_in_number = word[end..].starts_with(|c: char| c.is_ascii_digit());
                before.is_some_and(char::is_alphabetic) && goes_on() && !is_in_number
            }
            '—' | '–' => goes_on(),
            _ => false,
        };
        if breaks {
            places.push((end, false));
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

pub fn is_address(word: &str) -> bool {
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
            '/' if inside => places.push((at + 1, false)),
            '.' | '?' | '&' | '=' | '#' | '_' if inside && !word[..at].ends_with("www") => {
                places.push((at, false));
            }
            _ => {}
        }
        before = Some(character);
    }
    places
}
