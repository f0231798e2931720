//! What is proved of a sheet: that its bytes are those that this version builds from its embedded source, with nothing
//! behind them but signatures. Whatever else a file says of itself, its version included, proves nothing.

pub mod embedded_source;

use std::collections::BTreeSet;

use similar::DiffOp;

use crate::diagnostic::kind::Limit;
use crate::diagnostic::verify_result::{Difference, UnreadableSheet, VerifyResult};
use crate::document::{Document, Inline, RunningText, visit_inlines, visit_lines};
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
pub const MAX_BYTES: usize = 16 * 1024 * 1024;

/// The format of a file, from the first mark in its first bytes: a page may name the mark of a PDF in its title.
#[must_use]
pub fn detect_format(bytes: &[u8]) -> Option<Format> {
    let head = bytes.get(..1024.min(bytes.len())).unwrap_or_default();
    let marks: [(&[u8], Format); 3] = [
        (b"%PDF-", Format::Pdf),
        (b"<!doctype html", Format::Html),
        (b"<html", Format::Html),
    ];
    let starts = (0..head.len()).map(|at| &head[at..]);
    let starts_with = |head: &[u8], mark: &[u8]| {
        let start = head.get(..mark.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(mark))
    };
    starts
        .filter_map(|head| marks.iter().find(|(mark, _)| starts_with(head, mark)))
        .map(|(_, format)| *format)
        .next()
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

/// The source alone that a sheet carries, and the format of the sheet.
///
/// # Errors
/// The file is neither a page nor a PDF that can be read, or it carries no source.
pub fn read_source(bytes: &[u8]) -> Result<(Format, String), UnreadableSheet> {
    let format = detect_format(bytes).ok_or(UnreadableSheet::Unknown)?;
    let source = match format {
        Format::Pdf => pdf::read_source(bytes, &Budget::default())?,
        Format::Html => html::read_sheet(bytes, &Budget::default())?
            .source
            .ok_or(UnreadableSheet::NoSource)?,
        Format::Md => return Err(UnreadableSheet::Unknown),
    };
    Ok((format, source))
}

/// Words that a sheet may have to be built again, lines and their parts counted as five: sixty pages. What a received source
/// builds can cost more than any other part of it.
const MAX_CONTENT: usize = 60_000;
const LINE_COST: usize = 5;
/// Bytes of a word beyond which each one counts as a word: it may be cut there.
const LONG_WORD: usize = 100;

/// The limit that building a sheet would exceed.
#[must_use]
pub fn find_exceeded_limit(document: &Document) -> Option<Limit> {
    let mut cost = 0;
    let mut add_line = |line: &[Inline]| {
        cost += LINE_COST;
        visit_inlines(line, &mut |part| {
            let words = part.leaf_text().split_whitespace();
            let words = words.map(|word| 1 + word.len().saturating_sub(LONG_WORD));
            cost += LINE_COST + words.sum::<usize>();
        });
    };
    visit_lines(&document.body, &mut add_line);
    for note in &document.notes {
        visit_lines(note, &mut add_line);
    }
    (cost > MAX_CONTENT).then_some(Limit::Content(MAX_CONTENT))
}

/// Compares a file with the bytes built again from its source: these decide alone. Where they differ, the words of the file
/// say what changed, and prove nothing.
///
/// # Errors
/// The bytes differ, and the words cannot be read.
pub fn compare_sheet(
    bytes: &[u8],
    again: &[u8],
    document: &Document,
) -> Result<VerifyResult, UnreadableSheet> {
    let is_pdf = detect_format(bytes) == Some(Format::Pdf);
    match bytes.strip_prefix(again) {
        Some([]) => return Ok(VerifyResult::Intact),
        Some(_) if is_pdf => {
            return Ok(match signatures::read_updates(again, bytes) {
                Ok(parts) => VerifyResult::Signed(parts),
                Err(problem) => {
                    let read = read_sheet(bytes).ok();
                    let differences = read.map(|(_, content)| find_changes(&content, document));
                    VerifyResult::Continued {
                        problem,
                        differences: differences.unwrap_or_default(),
                    }
                }
            });
        }
        Some(_) | None => {}
    }
    let (_, content) = read_sheet(bytes)?;
    let differences = find_changes(&content, document);
    let has_other_picture = content.has_picture && document.masthead.logo.is_none();
    let has_same_words = differences.is_empty() && !has_other_picture;
    Ok(match other_version(&content.generator) {
        Some(version) => VerifyResult::OtherVersion {
            version,
            has_same_words,
            differences,
        },
        None if has_same_words => VerifyResult::Rewritten,
        None => VerifyResult::Changed(differences),
    })
}

/// What a file says otherwise than the document, and what it says besides.
fn find_changes(content: &SheetContent, document: &Document) -> Vec<Difference> {
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
    differences
}

/// The version of this program, other than this one, that a file says it was made by. The file may lie.
#[must_use]
pub fn other_version(generator: &str) -> Option<String> {
    let version = generator.strip_prefix("annexe ")?;
    // Programs that sign add their own name.
    let version = version.split([';', ' ']).next()?;
    let is_number = |part: &str| {
        (1..=MAX_VERSION_DIGITS).contains(&part.len()) && part.bytes().all(|it| it.is_ascii_digit())
    };
    let mut parts = version.split('.');
    let is_version = parts.clone().count() == 3 && parts.all(is_number);
    let is_other = GENERATOR.strip_prefix("annexe ") != Some(version);
    (is_version && is_other).then(|| version.to_owned())
}

const MAX_VERSION_DIGITS: usize = 5;

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
        notes_title: _,
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
            || cut.is_some_and(|cut| {
                let next = known.range(cut.to_owned()..).next();
                next.is_some_and(|known| known.starts_with(cut))
            })
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
