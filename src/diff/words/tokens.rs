//! French text → tokens: elisions apart from the next word; numbers, dates and times as values; typography as no difference.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::values::{read_value, read_value_in_letters};
use crate::check::rules::damaged_characters::repair_characters;
use crate::value::fold;

/// A word, a number, a mark or white space of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextToken<'a> {
    pub text: &'a str,
    /// Its meaning, typography aside: two texts with the same keys differ by their typography alone. Empty for what has no
    /// meaning: spaces, commas, quotes, dashes between words.
    pub key: String,
    pub kind: TokenKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    Word,
    /// A number, a date, a time of day.
    Number,
    Mark,
    Space,
}

/// Words that stand before an apostrophe.
const ELIDED_WORDS: &str = "l|d|j|m|t|s|n|c|qu|lorsqu|puisqu|quoiqu|jusqu|presqu";

/// Punctuation, which does not make another text.
const PUNCTUATION: &str = ".,;:…«»“”„\"'’‘()[]–—-‐‑•·*_\u{200b}\u{2060}\u{ad}";

/// The tokens of a text; joined, they are the text again.
#[must_use]
pub fn tokenize(text: &str) -> Vec<TextToken<'_>> {
    let mut tokens: Vec<TextToken<'_>> = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let is_apart = tokens
            .last()
            .is_none_or(|last| last.kind == TokenKind::Space);
        let (kind, (length, key)) = if first.is_whitespace() {
            let length = prefix_length(rest, char::is_whitespace);
            (TokenKind::Space, (length, String::new()))
        } else if first.is_ascii_digit() || (is_apart && is_signed(rest)) {
            (TokenKind::Number, read_value(rest))
        } else if let Some(value) = read_value_in_letters(rest) {
            (TokenKind::Number, value)
        } else if first.is_alphanumeric() || is_combining_mark(first) {
            let length = word_length(rest);
            (TokenKind::Word, (length, word_key(&rest[..length])))
        } else {
            (TokenKind::Mark, read_mark(rest))
        };
        let text = &rest[..length];
        tokens.push(TextToken { text, key, kind });
        at += length;
    }
    tokens
}

/// The keys of the tokens that have one.
#[must_use]
pub fn keys(text: &str) -> Vec<String> {
    // A copy damages characters, and changes no word.
    let text = repair_characters(text);
    let tokens = tokenize(&text).into_iter().map(|token| token.key);
    tokens.filter(|key| !key.is_empty()).collect()
}

/// The keys of the tokens of one kind.
#[must_use]
pub fn keys_of(text: &str, kind: TokenKind) -> Vec<String> {
    let tokens = tokenize(text).into_iter();
    let such = tokens.filter(|token| token.kind == kind);
    such.map(|token| token.key).collect()
}

/// The bytes of the longest prefix of such characters.
fn prefix_length(text: &str, is_such: impl Fn(char) -> bool) -> usize {
    text.find(|c| !is_such(c)).unwrap_or(text.len())
}

/// Whether a sign opens a number.
fn is_signed(text: &str) -> bool {
    let mut characters = text.chars();
    matches!(characters.next(), Some('-' | '−' | '+'))
        && characters.next().is_some_and(|c| c.is_ascii_digit())
}

/// The length of the first word of a text, its apostrophe included.
fn word_length(text: &str) -> usize {
    let mut end = 0;
    loop {
        end += prefix_length(&text[end..], |c| {
            c.is_alphanumeric() || is_combining_mark(c) || c == '\u{ad}'
        });
        let mut following = text[end..].chars();
        let Some(link) = following.next() else {
            return end;
        };
        let goes_on = following.next().is_some_and(char::is_alphanumeric);
        let is_apostrophe = matches!(link, '\'' | '’' | 'ʼ');
        if is_apostrophe {
            let before = fold(&text[..end]);
            if ELIDED_WORDS.split('|').any(|elision| elision == before) {
                return end + link.len_utf8();
            }
        }
        if !goes_on || !(is_apostrophe || matches!(link, '-' | '‐' | '‑')) {
            return end;
        }
        end += link.len_utf8();
    }
}

/// A word without its typography: ligatures undone, accents of capitals dropped, one apostrophe and one hyphen.
#[must_use]
pub fn word_key(word: &str) -> String {
    let is_bare = |c: char| c.is_ascii() || ('à'..='ÿ').contains(&c) && c != 'æ';
    if word.chars().all(is_bare) {
        return word.to_owned();
    }
    let mut key = String::with_capacity(word.len());
    for c in word.nfkc() {
        match c {
            'œ' => key.push_str("oe"),
            'Œ' => key.push_str("OE"),
            'æ' => key.push_str("ae"),
            'Æ' => key.push_str("AE"),
            '’' | 'ʼ' => key.push('\''),
            '‐' | '‑' => key.push('-'),
            '\u{ad}' => {}
            c if c.is_uppercase() => {
                key.extend(std::iter::once(c).nfd().filter(|&c| !is_combining_mark(c)));
            }
            c => key.push(c),
        }
    }
    key
}

/// A mark, or several points; those of punctuation have no key.
fn read_mark(text: &str) -> (usize, String) {
    let dots = prefix_length(text, |c| c == '.');
    if dots > 1 {
        return (dots, String::new());
    }
    let c = text.chars().next().unwrap_or_default();
    let is_silent = PUNCTUATION.contains(c);
    let key = if is_silent {
        String::new()
    } else {
        c.to_string()
    };
    (c.len_utf8(), key)
}
