//! Whether a sheet is what its own source gives: a file that was changed by hand shows, and so does one that is stale.
//!
//! A sheet carries its source. Made again by the version that made it, it is the same bytes; by another version, it
//! is the same words.

pub mod embedded_source;

use std::collections::BTreeSet;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::diagnostic::verify_result::{Difference, Unread, Verdict};
use crate::document::{Document, Running};
use crate::render::{Format, GENERATOR};

mod html;
mod pdf;

/// Bytes of a file that is looked at: beyond, it is none of ours.
pub const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// A sheet as a file holds it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Carried {
    /// The text that the sheet was made from; `None` when it is no sheet of ours, or was robbed of it.
    pub source: Option<String>,
    /// What made the file: « annexe 0.1.0 ».
    pub generator: String,
    pub words: Vec<Word>,
    /// What the file says that no sheet does: comments, words that are shown otherwise than they are told.
    pub additions: Vec<Word>,
    /// Whether pages show a picture.
    pub has_picture: bool,
    /// What pages show beside the sheet, a line each: heads, feet, repeated heads of tables.
    pub loose: Vec<Word>,
}

/// A word, and the page that shows it where there are pages, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    pub text: String,
    pub page: Option<usize>,
}

/// The format of a file, as its first bytes tell it.
#[must_use]
pub fn format(bytes: &[u8]) -> Option<Format> {
    let head = bytes.get(..1024.min(bytes.len())).unwrap_or_default();
    let holds = |mark: &[u8]| {
        head.windows(mark.len())
            .any(|window| window.eq_ignore_ascii_case(mark))
    };
    if holds(b"%PDF-") {
        Some(Format::Pdf)
    } else if holds(b"<!doctype html") || holds(b"<html") {
        Some(Format::Html)
    } else {
        None
    }
}

/// Reads a sheet, and which of the formats it is.
///
/// # Errors
/// The file is neither a page nor a PDF that can be read.
pub fn carried(bytes: &[u8]) -> Result<(Format, Carried), Unread> {
    let format = format(bytes).ok_or(Unread::Unknown)?;
    let carried = match format {
        Format::Pdf => pdf::carried(bytes)?,
        Format::Html => html::carried(bytes),
        Format::Md => return Err(Unread::Unknown),
    };
    Ok((format, carried))
}

/// Holds a file against the bytes that its source gives today, and the document that these show.
#[must_use]
pub fn verdict(bytes: &[u8], carried: &Carried, again: &[u8], document: &Document) -> Verdict {
    if bytes == again {
        return Verdict::Same;
    }
    let mut differences = differences(&words(document), &carried.words);
    let additions = carried.additions.iter().chain(strays(carried, document));
    differences.extend(additions.map(|word| Difference {
        page: word.page,
        before: String::new(),
        expected: String::new(),
        found: word.text.clone(),
    }));
    let has_logo = document.masthead.logo.is_some();
    if !differences.is_empty() || carried.has_picture && !has_logo {
        return Verdict::Changed(differences);
    }
    if bytes.starts_with(again) && pdf::only_completed(again, bytes) {
        Verdict::Completed
    } else if is_another_version(&carried.generator) {
        Verdict::SameWords
    } else {
        Verdict::Rewritten
    }
}

/// Whether a file says that another version of this program made it: what anything else made is no sheet as it was.
fn is_another_version(generator: &str) -> bool {
    let version = generator.strip_prefix("annexe ").unwrap_or_default();
    let parts: Vec<&str> = version.split('.').collect();
    let is_number =
        |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    generator != GENERATOR && parts.len() == 3 && parts.iter().all(is_number)
}

/// What pages show beside the sheet and is no furniture: that is made of words of the sheet, and of numbers of pages.
fn strays<'a>(carried: &'a Carried, document: &Document) -> impl Iterator<Item = &'a Word> {
    let Running {
        head_left,
        head_right,
        foot,
        page,
        note: _,
        back: _,
        contents: _,
        skip: _,
    } = &document.running;
    let furniture = [head_left, head_right, foot, page].map(String::as_str);
    let mut known: BTreeSet<String> = split(&furniture.join(" ")).into_iter().collect();
    known.extend(words(document));
    known.insert("/".to_owned());
    let last = carried.loose.iter().filter_map(|line| line.page).max();
    let is_known = move |word: &str| {
        let cut = word.strip_suffix('…');
        known.contains(word)
            || word.parse::<usize>().is_ok_and(|number| Some(number) <= last)
            // A head that lacks room is cut.
            || cut.is_some_and(|cut| known.iter().any(|known| known.starts_with(cut)))
    };
    let lines = carried.loose.iter();
    lines.filter(move |line| !line.text.split_whitespace().all(&is_known))
}

/// How words differ from those that they should be, in their order.
#[must_use]
pub fn differences(expected: &[String], found: &[Word]) -> Vec<Difference> {
    let texts: Vec<&str> = found.iter().map(|word| word.text.as_str()).collect();
    let wanted: Vec<&str> = expected.iter().map(String::as_str).collect();
    let mut differences = Vec::new();
    for operation in capture_diff_slices(Algorithm::Myers, &wanted, &texts) {
        if matches!(operation, DiffOp::Equal { .. }) {
            continue;
        }
        let (old, new) = (operation.old_range(), operation.new_range());
        let near = found.get(new.start).or_else(|| found.last());
        differences.push(Difference {
            page: near.and_then(|word| word.page),
            before: texts[new.start.saturating_sub(3)..new.start].join(" "),
            expected: wanted[old].join(" "),
            found: texts[new].join(" "),
        });
    }
    differences
}

/// The words of a document, parted by white space of any kind.
#[must_use]
pub fn words(document: &Document) -> Vec<String> {
    split(&document.text())
}

fn split(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(expected: &str, found: &str, said: &[(&str, &str, &str)]) {
        let found: Vec<Word> = split(found)
            .into_iter()
            .map(|text| Word { text, page: None })
            .collect();
        let differences = differences(&split(expected), &found);
        let differences: Vec<_> = differences
            .iter()
            .map(|it| (it.before.as_str(), it.expected.as_str(), it.found.as_str()))
            .collect();
        assert_eq!(differences, said);
    }

    #[test]
    fn a_difference_is_told_with_what_precedes_it() {
        check("7 jours, soit 49 h", "7 jours, soit 49 h", &[]);
        check(
            "7 jours, soit 49 h",
            "7 jours, soit 56 h",
            &[("7 jours, soit", "49", "56")],
        );
        check("a b c d e", "a b c e", &[("a b c", "d", "")]);
    }
}
