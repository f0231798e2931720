//! What other people's PDF readers extract from our files: poppler and MuPDF, where they are installed.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use annexe::document::Running;
use annexe::programme::{Sheet, compose};
use annexe::render::{Format, render};

use crate::support::formats::{organisation, programme, programmes};
use crate::support::words::document_text;

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
        // What heads and feet repeat stands once in the sheet, and went with them.
        let Running {
            head_left,
            head_right,
            foot,
            ..
        } = &document.running;
        let repeated = bag(&[head_left, head_right, foot].map(String::as_str).join(" "));
        let missing = |text: &str| -> Vec<String> {
            let words = bag(text).into_iter().filter(|(word, times)| {
                let times: usize = times.saturating_sub(repeated.get(word).copied().unwrap_or(0));
                read.get(word).copied().unwrap_or(0) < times
            });
            words.map(|(word, _)| word).collect()
        };
        let text = document_text(&document);
        let glued = text.replace('\u{202f}', "");
        // Some readers see the narrow space between thousands, some do not.
        let (apart, glued) = (missing(&text), missing(&glued));
        assert!(
            apart.is_empty() || glued.is_empty(),
            "{reader} on {path}: {apart:?}"
        );
    }
}

/// The text without blank lines, heads and feet, which would part a word cut at the end of a page.
fn without_furniture(text: &str, running: &Running) -> String {
    let is = |line: &str, furniture: &str| {
        let cut = line.strip_suffix('…').map(str::trim_end);
        line == furniture || cut.is_some_and(|cut| furniture.starts_with(cut))
    };
    let is_furniture = |line: &str| {
        let head = line.match_indices(' ').any(|(at, _)| {
            is(&line[..at], &running.head_left) && is(line[at..].trim(), &running.head_right)
        });
        head || line.is_empty()
            || is(line, &running.head_left)
            || is(line, &running.head_right)
            || line.starts_with(&running.foot) && !running.foot.is_empty()
            || line.starts_with(&format!("{} ", running.page)) && line.contains(" / ")
    };
    let lines = text
        .lines()
        .map(str::trim)
        .filter(|line| !is_furniture(line));
    lines.collect::<Vec<_>>().join("\n")
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
