//! Compares scanners with the regular expressions that say the same, on the texts of the tests and on random ones.

use std::collections::BTreeSet;
use std::fs;
use std::ops::Range;
use std::path::Path;
use std::sync::LazyLock;

use regex::Regex;

const RANDOM_TEXTS: usize = 5_000;

/// The name of a month.
pub const MONTH: &str = r"(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre)\b";

/// The places alone of what a scanner finds.
pub fn places<T>(found: Vec<(Range<usize>, T)>) -> Vec<Range<usize>> {
    found.into_iter().map(|(place, _)| place).collect()
}

/// Checks that a scanner finds what a pattern finds: the whole match, or its group `here`. Random texts are made of these
/// pieces, with a space before some.
#[track_caller]
pub fn assert_agrees(pattern: &str, pieces: &[&str], scan: impl Fn(&str) -> Vec<Range<usize>>) {
    let pattern = Regex::new(pattern).expect("a pattern");
    let mut matched = 0;
    for text in texts(pieces) {
        let found = pattern.captures_iter(&text);
        let found = found.map(|found| {
            found
                .name("here")
                .or(found.get(0))
                .map_or(0..0, |it| it.range())
        });
        let expected: Vec<Range<usize>> = found.collect();
        assert_eq!(scan(&text), expected, "{pattern}\n{text:?}");
        matched += expected.len();
    }
    assert!(
        matched > 10,
        "{pattern} matches {matched} times only: texts must be added"
    );
}

/// The same for what is only true or false of a whole text.
#[track_caller]
pub fn assert_matches(pattern: &str, pieces: &[&str], is_such: impl Fn(&str) -> bool) {
    let pattern = Regex::new(pattern).expect("a pattern");
    for text in texts(pieces) {
        assert_eq!(
            is_such(&text),
            pattern.is_match(&text),
            "{pattern}\n{text:?}"
        );
    }
}

/// The lines of the programmes of the tests, and random texts.
fn texts(pieces: &[&str]) -> Vec<String> {
    static LINES: LazyLock<Vec<String>> = LazyLock::new(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut files = Vec::new();
        for folder in ["programmes", "tests/accept", "tests/reject"] {
            collect_files(&root.join(folder), &mut files);
        }
        let lines = files.iter().flat_map(|file| file.lines());
        let lines: BTreeSet<String> = lines.map(|line| line.trim().to_owned()).collect();
        lines.into_iter().collect()
    });
    let mut texts = LINES.clone();
    let mut state = 1_u64;
    let mut random = |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(state >> 33).unwrap_or_default() % below
    };
    for _ in 0..RANDOM_TEXTS {
        let mut text = String::new();
        for _ in 0..=random(11) {
            text.push_str(["", " ", " ", "  ", "\u{a0}", "\n"][random(6)]);
            text.push_str(pieces[random(pieces.len())]);
        }
        texts.push(text);
    }
    texts
}

fn collect_files(folder: &Path, texts: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() && !path.ends_with("node_modules") {
            collect_files(&path, texts);
        } else if path.extension().is_some_and(|it| it == "yaml") {
            texts.extend(fs::read_to_string(&path));
        }
    }
}
