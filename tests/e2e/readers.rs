//! What other people's PDF readers extract from our files: poppler and MuPDF, where they are installed.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use annexe::programme::{Sheet, compose};
use annexe::render::{Format, render};

use crate::support::formats::{organisation, programme, programmes};
use crate::support::words::document_words;

#[test]
fn poppler() {
    check("pdftotext", |path| {
        vec![path.display().to_string(), "-".to_owned()]
    });
}

#[test]
fn mupdf() {
    check("mutool", |path| {
        ["draw", "-q", "-F", "txt", &path.display().to_string()]
            .map(str::to_owned)
            .to_vec()
    });
}

/// Such readers go by place on the page, add heads and feet, and cut words at line ends: what they find is
/// compared as a bag of letters and digits, in which each word of the sheet must be, as often as there.
fn check(reader: &str, arguments: impl Fn(&Path) -> Vec<String>) {
    if Command::new(reader).arg("-v").output().is_err() {
        println!("skipped: {reader} is not installed");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    for path in programmes() {
        let organisation = organisation(&path);
        let document = compose(
            &programme(&path),
            organisation.as_ref(),
            Sheet::Annexe,
            true,
        );
        let file = folder.path().join("sheet.pdf");
        std::fs::write(&file, render(&document, Format::Pdf)).expect("a file");
        let output = Command::new(reader)
            .args(arguments(&file))
            .output()
            .expect("the reader runs");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            output.status.success() && text.len() > 1_000,
            "{reader} on {path}"
        );
        let read = bag(&text);
        let mut missing = Vec::new();
        for (word, times) in bag(&document_words(&document).join(" ")) {
            let found = read.get(&word).copied().unwrap_or(0);
            if found < times {
                missing.push(format!("{word} ({found} of {times})"));
            }
        }
        assert!(missing.is_empty(), "{reader} on {path}: {missing:?}");
    }
}

fn bag(text: &str) -> BTreeMap<String, usize> {
    // A hyphen at a line's end is the layout's, or the author's: both are left out, here and there.
    let joined: String = text
        .replace("-\n", "")
        .replace("\u{ad}\n", "")
        .replace('-', "");
    let mut bag = BTreeMap::new();
    for word in joined
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        *bag.entry(word.to_lowercase()).or_insert(0) += 1;
    }
    bag
}
