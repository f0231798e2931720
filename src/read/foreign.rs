//! Files that are no programmes: documents of other programs, and texts without any key. Their content is not shown.

use crate::diagnostic::kind::ForeignFile;
use crate::read::schema::Model;
use crate::read::suggest::{correct_spelling, suggest_from_habit};

/// The kind of file that the first bytes of a document of another program tell.
pub fn foreign_file(bytes: &[u8]) -> Option<ForeignFile> {
    const OPENINGS: [(&[u8], ForeignFile); 7] = [
        (b"PK\x03\x04", ForeignFile::Archive),
        (b"PK\x05\x06", ForeignFile::Archive),
        (b"\xd0\xcf\x11\xe0", ForeignFile::OldWord),
        (b"%PDF-", ForeignFile::Pdf),
        (b"{\\rtf", ForeignFile::Rtf),
        (b"\xff\xfe", ForeignFile::Utf16),
        (b"\xfe\xff", ForeignFile::Utf16),
    ];
    let start = bytes.trim_ascii_start();
    let opens = |tag: &[u8]| {
        start
            .get(..tag.len())
            .is_some_and(|it| it.eq_ignore_ascii_case(tag))
    };
    if opens(b"<!doctype html") || opens(b"<html") {
        return Some(ForeignFile::WebPage);
    }
    let mut openings = OPENINGS.iter();
    openings
        .find(|(opening, _)| bytes.starts_with(opening))
        .map(|(_, foreign)| *foreign)
}

/// Lines in which keys that are not well written are looked for.
const MAX_LINES: usize = 2000;
/// Characters of the longest name of a key.
const MAX_KEY: usize = 40;

/// Whether no line of a text starts with a key of the model, or with words that may mean one. A text of comments is none.
pub fn is_foreign_text(text: &str, model: &Model) -> bool {
    let mut lines = text.lines().map(str::trim_start);
    let has_words = lines.any(|line| !line.is_empty() && !line.starts_with('#'));
    let mut openings = text.lines().map(opening_words);
    if !has_words || openings.any(|words| model.has_root_key(words)) {
        return false;
    }
    let keys: Vec<&str> = model.root.keys.0.iter().map(|(key, _)| *key).collect();
    let may_be_key = |words: &str| {
        model.root.key_of_name(words).is_some()
            || correct_spelling(words, &keys).is_some()
            || suggest_from_habit(words, &keys).is_some()
    };
    let mut openings = text.lines().map(opening_words).take(MAX_LINES);
    !openings.any(|words| {
        let first = words.split(' ').next().unwrap_or_default();
        [words, first]
            .iter()
            .any(|it| (1..=MAX_KEY).contains(&it.len()) && may_be_key(it))
    })
}

/// The words that open a line, behind marks of lists and quotes; none of a comment.
fn opening_words(line: &str) -> &str {
    if line.trim_start().starts_with('#') {
        return "";
    }
    let line = line.trim_start_matches(|sign: char| !sign.is_alphabetic());
    let is_in_key = |sign: char| sign.is_alphanumeric() || "_- '’".contains(sign);
    let end = line.find(|sign: char| !is_in_key(sign));
    line[..end.unwrap_or(line.len())].trim_end()
}
