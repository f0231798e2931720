//! Failures that show what was expected and what was found.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::Path;
use std::{env, fs};

use similar::TextDiff;

/// What must become `found` (`+`) in `expected` (`-`), line by line.
pub fn line_diff(expected: &str, found: &str) -> String {
    let diff = TextDiff::from_lines(expected, found);
    let mut unified = diff.unified_diff();
    unified
        .missing_newline_hint(false)
        .header("expected", "found");
    unified.to_string()
}

/// Compares an output with the file that keeps it, which `UPDATE=1` writes anew.
#[track_caller]
pub fn assert_kept(path: impl AsRef<Path>, found: impl AsRef<[u8]>) {
    let (path, found) = (path.as_ref(), found.as_ref());
    if env::var_os("UPDATE").is_some() {
        fs::write(path, found).expect("a place to write");
    }
    let kept = fs::read(path).unwrap_or_default();
    if kept == found {
        return;
    }
    let difference = match (str::from_utf8(&kept), str::from_utf8(found)) {
        (Ok(kept), Ok(found)) => line_diff(kept, found),
        _ => first_difference(&kept, found),
    };
    panic!(
        "{} is not what UPDATE=1 writes\n{difference}",
        path.display()
    );
}

#[track_caller]
pub fn assert_contains(text: &str, words: &str) {
    assert!(text.contains(words), "expected: {words}\nfound: {text}");
}

#[track_caller]
pub fn assert_lacks(text: &str, words: &str) {
    assert!(
        !text.contains(words),
        "not expected: {words}\nfound: {text}"
    );
}

/// The same files, by name; those that differ are named.
#[track_caller]
pub fn assert_same_files(
    expected: &BTreeMap<String, Vec<u8>>,
    found: &BTreeMap<String, Vec<u8>>,
    what: &str,
) {
    let names: BTreeSet<&String> = expected.keys().chain(found.keys()).collect();
    let differences: Vec<String> = names
        .into_iter()
        .filter_map(|name| match (expected.get(name), found.get(name)) {
            (Some(_), None) => Some(format!("missing: {name}")),
            (None, Some(_)) => Some(format!("not expected: {name}")),
            (Some(expected), Some(found)) => (expected != found)
                .then(|| format!("{name}: {}", first_difference(expected, found))),
            (None, None) => None,
        })
        .collect();
    assert!(differences.is_empty(), "{what}\n{}", differences.join("\n"));
}

#[track_caller]
pub fn assert_same_bytes(expected: &[u8], found: &[u8], what: &str) {
    assert!(
        expected == found,
        "{what}: {}",
        first_difference(expected, found)
    );
}

/// Where bytes part, and what stands there on both sides.
fn first_difference(expected: &[u8], found: &[u8]) -> String {
    let same = expected
        .iter()
        .zip(found)
        .take_while(|(one, other)| one == other);
    let at = same.count();
    let from = |bytes: &[u8]| {
        let bytes = &bytes[at.saturating_sub(20).min(bytes.len())..];
        String::from_utf8_lossy(&bytes[..bytes.len().min(80)]).into_owned()
    };
    let (one, other) = (from(expected), from(found));
    let lengths = (expected.len(), found.len());
    format!("byte {at} of {lengths:?}\nexpected: {one:?}\nfound: {other:?}")
}

/// Says what a test could not look at, past the capture of the output of tests that pass.
pub fn note_skipped(what: &str) {
    let _ = writeln!(std::io::stderr().lock(), "skipped: {what}");
}
