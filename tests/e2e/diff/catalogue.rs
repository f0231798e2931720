//! A catalogue of edits made by hand: `tests/diff/<case>/` holds both revisions, what a person expects to be told (`attendu`, a
//! line a change: level, kind, pointers, places), and the report as it is (`rapport.txt`, made anew by `UPDATE=1`).

use std::fs;
use std::path::{Path, PathBuf};

use annexe::check::{Checked, Common};
use annexe::diagnostic::language::Language;
use annexe::diff::report::document::{Content, document};
use annexe::diff::report::github::github;
use annexe::diff::report::json::{json, schema};
use annexe::diff::report::text::{Terminal, text};
use annexe::diff::report::{Pair, Side, compared, told};
use annexe::model::INTERNAL;
use annexe::model::project::Config;
use annexe::render::{Format, Theme, render};
use serde_json::Value;

use crate::support::conformance::assert_conforms;
use crate::support::words::{html_words, markdown_words, pdf_words};

fn cases() -> Vec<PathBuf> {
    let mut cases: Vec<PathBuf> = fs::read_dir("tests/diff")
        .expect("the catalogue")
        .map(|entry| entry.expect("a case").path())
        .collect();
    cases.sort();
    assert!(cases.len() >= 60, "only {} cases", cases.len());
    cases
}

/// One side of a case: a file, or a folder with what it shares.
struct Revision {
    name: String,
    common: Common,
    checked: Checked,
}

impl Revision {
    fn read(case: &Path, side: &str) -> Self {
        let folder = case.join(side);
        let (path, common) = if folder.is_dir() {
            let shared = fs::read(folder.join("annexe.yaml")).expect("annexe.yaml");
            let name = format!("{side}/annexe.yaml");
            let files = |_: &str| Err(std::io::ErrorKind::NotFound.into());
            (
                folder.join("programme.yaml"),
                Common::read(&name, &shared, None, &files),
            )
        } else {
            let common = Common::without_file(Some(Config::default()), None);
            (case.join(format!("{side}.yaml")), common)
        };
        let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let name = format!("{side}.yaml");
        let checked = common.check(&name, &bytes);
        assert!(
            checked.programme.is_some(),
            "{}: {:#?}",
            path.display(),
            checked.diagnostics
        );
        Self {
            name,
            common,
            checked,
        }
    }

    fn side(&self) -> Side<'_> {
        Side {
            name: &self.name,
            checked: &self.checked,
            common: &self.common,
        }
    }
}

fn pair(case: &Path, shows_sheet: bool) -> Pair {
    let (old, new) = (Revision::read(case, "old"), Revision::read(case, "new"));
    let compared = compared(old.side(), new.side(), &|key| key == INTERNAL, shows_sheet);
    Pair::Compared(Box::new(compared.expect("both were read")))
}

/// What is told of a case, in the terms of `attendu`.
fn lines(pair: &Pair) -> Vec<String> {
    let report: Value = serde_json::from_str(&json(std::slice::from_ref(pair), &[])).expect("JSON");
    let changes = report["programmes"][0]["changes"]
        .as_array()
        .expect("changes");
    let lines = changes.iter().map(|change| {
        let side = |side: &str| match change[side].as_object() {
            Some(spot) => (
                spot["pointer"].as_str().expect("a pointer").to_owned(),
                format!("{}:{}", spot["line"], spot["column"]),
            ),
            None => ("-".to_owned(), "-".to_owned()),
        };
        let (old, new) = (side("old"), side("new"));
        let text = |key: &str| change[key].as_str().expect("a word").to_owned();
        [text("level"), text("kind"), old.0, new.0, old.1, new.1].join(" ")
    });
    lines.collect()
}

#[test]
fn catalogue() {
    let mut wrong = String::new();
    for case in cases() {
        let expected = fs::read_to_string(case.join("attendu"))
            .unwrap_or_else(|error| panic!("{}: {error}", case.display()));
        let pair = pair(&case, false);
        let mut told = lines(&pair);
        let is_free = expected.lines().any(|line| line == "# libre");
        let mut missing = Vec::new();
        for line in expected
            .lines()
            .filter(|line| !line.starts_with('#') && !line.is_empty())
        {
            let expected: Vec<&str> = line.split_whitespace().collect();
            let agrees = |told: &String| {
                let told: Vec<&str> = told.split(' ').collect();
                told.len() == expected.len()
                    && told
                        .iter()
                        .zip(&expected)
                        .all(|(one, other)| *other == "?" || one == other)
            };
            match told.iter().position(agrees) {
                Some(at) => {
                    told.remove(at);
                }
                None => missing.push(line),
            }
        }
        if !missing.is_empty() || !(told.is_empty() || is_free) {
            wrong.push_str(&format!(
                "\n{}\n  not told:\n    {}\n  told besides:\n    {}\n",
                case.display(),
                missing.join("\n    "),
                told.join("\n    ")
            ));
        }
        let terminal = Terminal {
            colour: false,
            width: 100,
        };
        let report = text(std::slice::from_ref(&pair), &[], Language::Fr, terminal);
        let path = case.join("rapport.txt");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &report).expect("a report");
        }
        let known = fs::read_to_string(&path).unwrap_or_default();
        if known != report {
            wrong.push_str(&format!(
                "\n{}: another report:\n{report}\n",
                case.display()
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Every format tells each change: what it is, where, its words and why; and the sheet goes with those that are pages.
#[test]
fn formats_carry_the_same_changes() {
    let schema: Value = serde_json::from_str(&schema()).expect("a schema");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    for case in cases() {
        let pair = pair(&case, true);
        let Pair::Compared(compared) = &pair else {
            unreachable!("both were read")
        };
        let pairs = std::slice::from_ref(&pair);
        let report: Value = serde_json::from_str(&json(pairs, &[])).expect("JSON");
        assert!(validator.is_valid(&report), "{}", case.display());
        let theme = Theme::default();
        let document = document(pairs, &[], Content::Changes);
        let bytes = |format| render(&document, format, &theme);
        let page = |format| String::from_utf8(bytes(format)).expect("text");
        let pdf = bytes(Format::Pdf);
        assert_conforms(&pdf);
        let terminal = Terminal {
            colour: false,
            width: 100,
        };
        let plain = |words: Vec<String>| words.join(" ");
        let shown = [
            text(pairs, &[], Language::Fr, terminal),
            github(pairs, &[], Language::Fr)
                .replace("%0A", " ")
                .replace("%25", "%"),
            plain(markdown_words(&page(Format::Md))),
            plain(html_words(&page(Format::Html))),
            plain(pdf_words(&pdf)),
        ];
        let letters = |text: &str| -> String {
            text.replace("[-", "")
                .replace("-]", "")
                .replace("{+", "")
                .replace("+}", "")
                .chars()
                .filter(|c| c.is_alphanumeric())
                .flat_map(char::to_lowercase)
                .collect()
        };
        for (format, shown) in ["text", "github", "md", "html", "pdf"].iter().zip(shown) {
            let mut rest = letters(&shown);
            for change in &compared.comparison.changes {
                let told = told(change, Language::Fr);
                for expected in [told.title.as_str(), told.kind, told.why.as_str()] {
                    assert!(
                        rest.contains(&letters(expected)),
                        "{format} of {}: {expected}",
                        case.display()
                    );
                }
                for line in &told.lines {
                    let words: String = line
                        .iter()
                        .map(|run| match run {
                            annexe::diff::words::Run::Same(words)
                            | annexe::diff::words::Run::Deleted(words)
                            | annexe::diff::words::Run::Inserted(words) => words.as_str(),
                        })
                        .collect();
                    assert!(
                        rest.contains(&letters(&words)),
                        "{format} of {}: {words}",
                        case.display()
                    );
                }
            }
            rest.clear();
        }
    }
}
