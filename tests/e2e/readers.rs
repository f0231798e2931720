//! What other people's PDF readers extract from our files: poppler and MuPDF, both in `.ci/run`.

use std::path::Path;
use std::process::Command;

use annexe::document::{Block, Paragraph, ParagraphStyle, RunningText, blocks_text};
use annexe::model::{Sheet, compose};
use annexe::render::{Format, Theme, render};

use annexe::verify::{self, SheetWord, find_differences};

use crate::support::formats::{organisation, programme, programmes};

#[test]
#[ignore = "needs poppler-utils; .ci/run has it"]
fn poppler() {
    check("pdftotext", |path| {
        // In the order of the content: by place, a table reads by columns, and « 3 h » alone on its line as one word.
        ["-raw", &path.display().to_string(), "-"]
            .map(str::to_owned)
            .to_vec()
    });
}

#[test]
#[ignore = "needs mupdf-tools; .ci/run has it"]
fn mupdf() {
    check("mutool", |path| {
        ["draw", "-q", "-F", "txt", &path.display().to_string()]
            .map(str::to_owned)
            .to_vec()
    });
}

/// What the reader extracts is the words of the sheet, in their order: but for the marks of lists, the heads of tables
/// that are repeated, and what stands at the head and the foot of pages.
fn check(reader: &str, arguments: impl Fn(&Path) -> Vec<String>) {
    let folder = tempfile::tempdir().expect("a folder");
    for path in programmes() {
        let organisation = organisation(&path);
        let mut document = compose(
            &programme(&path),
            organisation.as_ref(),
            Sheet::Annexe,
            true,
        );
        let file = folder.path().join("sheet.pdf");
        let bytes = render(&document, Format::Pdf, &Theme::default());
        std::fs::write(&file, bytes).expect("a file");
        let output = Command::new(reader)
            .args(arguments(&file))
            .output()
            .expect("the reader runs");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            output.status.success() && text.len() > 1_000,
            "{reader} on {path}"
        );
        // MuPDF writes this word of its own into an empty signature field.
        let lines = text.lines().filter(|line| line.trim() != "SIGN");
        let text = lines.collect::<Vec<_>>().join("\n");
        let read = whole(&without_furniture(&text, &document.running_text));
        let words = read.split_whitespace().map(without_hyphens);
        let mut read: Vec<_> = words.filter(|word| !word.is_empty()).collect();
        // A note stands at the foot of its page, and last in the sheet.
        for note in std::mem::take(&mut document.notes) {
            let words = without_hyphens(&blocks_text(&note));
            let words: Vec<_> = words.split_whitespace().collect();
            let place = read.windows(words.len()).position(|it| it == words);
            let place = place.unwrap_or_else(|| panic!("{reader} on {path}: {words:?}"));
            // Its number too.
            read.drain(place - 1..place + words.len());
        }
        let read = read.into_iter().map(|text| SheetWord { text, page: None });
        let expected = verify::document_words(&document);
        let expected = expected.iter().map(|it| without_hyphens(it));
        let expected: Vec<_> = expected.filter(|word| !word.is_empty()).collect();
        let heads = heads(&document.body);
        let furniture = [
            &document.running_text.footer,
            &document.running_text.header_right,
        ]
        .map(|it| without_hyphens(&spaced(it)));
        let differences = find_differences(&expected, &read.collect::<Vec<_>>());
        let wrong: Vec<_> = differences
            .into_iter()
            // The colophon and the title say what every foot and head does, and went with them.
            .filter(|it| !furniture.contains(&it.expected) || !it.found.is_empty())
            .filter(|it| !it.expected.is_empty() || !is_mark(&it.found, &heads))
            .collect();
        assert!(wrong.is_empty(), "{reader} on {path}: {wrong:#?}");
    }
}

/// Whether words are marks of lists, or the repeated head of a table.
fn is_mark(words: &str, heads: &[String]) -> bool {
    let is_number = |word: &str| {
        let digits = word.strip_suffix('.').unwrap_or_default();
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    let marks = words
        .split(' ')
        .all(|word| word == "•" || word == "–" || is_number(word));
    marks || heads.iter().any(|head| head == words)
}

/// The heads of the tables, each on a line.
fn heads(blocks: &[Block]) -> Vec<String> {
    let mut heads = Vec::new();
    for block in blocks {
        match block {
            Block::Section(section) => heads.extend(self::heads(&section.blocks)),
            Block::Table(table) => {
                let cells = table.columns.iter().map(|column| {
                    let inlines = column.header.clone();
                    let look = ParagraphStyle::Body;
                    blocks_text(&[Block::Paragraph(Paragraph {
                        style: look,
                        inlines,
                    })])
                });
                let head = cells.collect::<Vec<_>>().join(" ");
                heads.push(head.split_whitespace().collect::<Vec<_>>().join(" "));
            }
            Block::Paragraph(_) | Block::List(_) | Block::Facts(_) | Block::Quote(_) => {}
        }
    }
    heads
}

/// The text with the words that line ends cut made whole. A word that has a hyphen or a stroke of its own may be cut behind
/// it, an address before a sign.
fn whole(text: &str) -> String {
    let mut whole = String::new();
    for line in text.lines().filter(|line| !line.is_empty()) {
        let mut signs = whole.trim_end().chars().rev();
        let own = signs.next().is_some_and(|last| last == '-' || last == '/')
            && signs.next().is_some_and(char::is_alphanumeric);
        let goes_on = line.starts_with(['.', '?', '&', '=', '@', '#', '_']);
        if !own && !goes_on {
            whole.push('\n');
        }
        whole.push_str(line.trim_end());
    }
    whole
}

/// Some readers leave the hyphen that cuts a word.
fn without_hyphens(text: &str) -> String {
    text.replace('-', "")
}

/// Readers see one kind of space.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text without heads and feet.
fn without_furniture(text: &str, running: &RunningText) -> String {
    let [left, right, foot, page] = [
        &running.header_left, &running.header_right, &running.footer, &running.page_word,
    ]
    .map(|text| spaced(text));
    let is = |line: &str, furniture: &str| {
        let cut = line.strip_suffix('…').map(str::trim_end);
        line == furniture || cut.is_some_and(|cut| furniture.starts_with(cut))
    };
    let is_number = |line: &str| line.starts_with(&format!("{page} ")) && line.contains(" / ");
    let is_furniture = |line: &str| {
        let both = |at: usize| is(&line[..at], &left) && is(line[at..].trim(), &right);
        is(line, &left)
            || is(line, &right)
            || is_number(line)
            || line.match_indices(' ').any(|(at, _)| both(at))
            || !foot.is_empty() && line.starts_with(&foot)
    };
    let lines: Vec<&str> = text.lines().collect();
    let bare: Vec<String> = lines.iter().map(|line| spaced(line)).collect();
    let kept = lines
        .iter()
        .zip(&bare)
        .filter(|(_, bare)| !is_furniture(bare));
    kept.map(|(line, _)| line.trim_start())
        .collect::<Vec<_>>()
        .join("\n")
}
