//! Verifies that a sheet matches its embedded source. A file changed by hand is detected, and so is a stale one.
//!
//! The version that made a sheet builds the same bytes from its source again; another version builds the same words.

pub mod embedded_source;

use std::collections::BTreeSet;

use similar::DiffOp;

use crate::diagnostic::verify_result::{Difference, UnreadableSheet, VerifyResult};
use crate::document::{Document, RunningText};
use crate::render::{Format, GENERATOR};
use crate::sequence::diff_sequences;

mod budget;
mod html;
mod pdf;
mod sheet;
mod signatures;

pub use sheet::{SheetContent, SheetWord};

pub use budget::Budget;
use sheet::split_words;

/// The largest file that is read, in bytes.
pub const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// The format of a file, from its first bytes.
#[must_use]
pub fn detect_format(bytes: &[u8]) -> Option<Format> {
    let head = bytes.get(..1024.min(bytes.len())).unwrap_or_default();
    let contains_mark = |mark: &[u8]| {
        head.windows(mark.len())
            .any(|window| window.eq_ignore_ascii_case(mark))
    };
    if contains_mark(b"%PDF-") {
        Some(Format::Pdf)
    } else if contains_mark(b"<!doctype html") || contains_mark(b"<html") {
        Some(Format::Html)
    } else {
        None
    }
}

/// Reads a sheet, and which of the formats it is.
///
/// # Errors
/// The file is neither a page nor a PDF that can be read, or reading it would cost too much.
pub fn read_sheet(bytes: &[u8]) -> Result<(Format, SheetContent), UnreadableSheet> {
    read_sheet_within(bytes, &Budget::default())
}

/// Reads a sheet, and counts what this costs.
///
/// # Errors
/// As [`read_sheet`].
pub fn read_sheet_within(
    bytes: &[u8],
    budget: &Budget,
) -> Result<(Format, SheetContent), UnreadableSheet> {
    let format = detect_format(bytes).ok_or(UnreadableSheet::Unknown)?;
    let content = match format {
        Format::Pdf => pdf::read_sheet(bytes, budget)?,
        Format::Html => html::read_sheet(bytes, budget)?,
        Format::Md => return Err(UnreadableSheet::Unknown),
    };
    Ok((format, content))
}

/// Compares a file with the bytes built again from its source, and with the document that these show.
#[must_use]
pub fn compare_sheet(
    bytes: &[u8],
    content: &SheetContent,
    again: &[u8],
    document: &Document,
) -> VerifyResult {
    if bytes == again {
        return VerifyResult::Same;
    }
    let mut differences = find_differences(&document_words(document), &content.words);
    let additions = content
        .additions
        .iter()
        .chain(find_unexpected_lines(content, document));
    differences.extend(additions.map(|word| Difference {
        page: word.page,
        before: String::new(),
        expected: String::new(),
        found: word.text.clone(),
    }));
    let has_logo = document.masthead.logo.is_some();
    if !differences.is_empty() || content.has_picture && !has_logo {
        return VerifyResult::Changed(differences);
    }
    if bytes.starts_with(again) && signatures::is_signed_after(again, bytes) {
        VerifyResult::SignedAfter
    } else if is_from_other_version(&content.generator) {
        VerifyResult::SameWords
    } else {
        VerifyResult::Rewritten
    }
}

/// Whether a file says that another version of this program made it.
fn is_from_other_version(generator: &str) -> bool {
    let version = generator.strip_prefix("annexe ").unwrap_or_default();
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|it| it.is_ascii_digit());
    let mut parts = version.split('.');
    generator != GENERATOR && parts.clone().count() == 3 && parts.all(is_number)
}

/// Text of the pages that is not in the sheet. Headers and footers hold only words of the sheet and page numbers.
fn find_unexpected_lines<'a>(
    content: &'a SheetContent,
    document: &Document,
) -> impl Iterator<Item = &'a SheetWord> {
    let RunningText {
        header_left: head_left,
        header_right: head_right,
        footer: foot,
        page_word: page,
        note_word: _,
        back_to_call: _,
        contents_title: _,
        skip_link: _,
    } = &document.running_text;
    let running_words = [head_left, head_right, foot, page].map(String::as_str);
    let mut known: BTreeSet<String> = split_words(&running_words.join(" ")).into_iter().collect();
    known.extend(document_words(document));
    known.insert("/".to_owned());
    let last = content.artifacts.iter().filter_map(|line| line.page).max();
    let is_known = move |word: &str| {
        let cut = word.strip_suffix('…');
        known.contains(word)
            || word.parse::<usize>().is_ok_and(|number| Some(number) <= last)
            // A head that lacks room is cut.
            || cut.is_some_and(|cut| known.iter().any(|known| known.starts_with(cut)))
    };
    let lines = content.artifacts.iter();
    lines.filter(move |line| !line.text.split_whitespace().all(&is_known))
}

/// The differences between the expected words and the words found, in order.
#[must_use]
pub fn find_differences(expected: &[String], found: &[SheetWord]) -> Vec<Difference> {
    let texts: Vec<&str> = found.iter().map(|word| word.text.as_str()).collect();
    let wanted: Vec<&str> = expected.iter().map(String::as_str).collect();
    let mut differences = Vec::new();
    for operation in diff_sequences(&wanted, &texts) {
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
pub fn document_words(document: &Document) -> Vec<String> {
    split_words(&document.plain_text())
}
