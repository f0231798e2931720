//! What other people's PDF readers extract from our files: poppler and MuPDF, where they are installed.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use annexe::document::Running;
use annexe::programme::{Sheet, compose};
use annexe::render::{Format, render};

use crate::support::formats::{organisation, programme, programmes};
use crate::support::words::document_words;

#[test]
fn poppler() {
    check("pdftotext", |path| {
        // In the order of the content: by place, poppler glues « 1 h » where the gap is thin.
        ["-raw", &path.display().to_string(), "-"]
            .map(str::to_owned)
            .to_vec()
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
        let read = bag(&without_furniture(&text, &document.running));
        // The colophon reads as the foot of its page, and went with it.
        let colophon = bag(&document.running.foot);
        let mut missing = Vec::new();
        for (word, times) in bag(&document_words(&document).join(" ")) {
            let times = times - colophon.get(&word).copied().unwrap_or(0);
            let found = read.get(&word).copied().unwrap_or(0);
            if found < times {
                missing.push(format!("{word} ({found} of {times})"));
            }
        }
        assert!(missing.is_empty(), "{reader} on {path}: {missing:?}");
    }
}

/// The text without blank lines, heads and feet, which would part a word cut at the end of a page.
fn without_furniture(text: &str, running: &Running) -> String {
    let starts = |line: &str, furniture: &str| {
        let start: String = furniture.chars().take(12).collect();
        !start.is_empty() && line.starts_with(&start)
    };
    let is_furniture = |line: &&str| {
        line.is_empty()
            || starts(line, &running.foot)
            || starts(line, &running.head_left)
            || starts(line, &running.head_right)
            || starts(line, &format!("{} ", running.page)) && line.contains(" / ")
    };
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let first_page = lines
        .iter()
        .position(|line| line.starts_with(&format!("{} ", running.page)));
    // The first page holds in full what later pages repeat.
    let (first, rest) = lines.split_at(first_page.unwrap_or(0));
    let rest = rest.iter().filter(|line| !is_furniture(line));
    let kept: Vec<&str> = first
        .iter()
        .filter(|line| !line.is_empty())
        .chain(rest)
        .copied()
        .collect();
    kept.join("\n")
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
