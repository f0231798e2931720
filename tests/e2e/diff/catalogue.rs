//! The comparison cases of `tests/diff`: the changes that a person expects, their report as text, and every other format.

use std::fs;

use annexe::check::{CheckResult, ProjectContext};
use annexe::diagnostic::language::Language;
use annexe::diff::report::document::{ReportContent, compose};
use annexe::diff::report::github::format_github;
use annexe::diff::report::json::format_json;
use annexe::diff::report::text::{Terminal, format_text};
use annexe::diff::report::{CheckedRevision, ProgrammeDiff, compare_revisions};
use annexe::diff::words::WordRun;
use annexe::document::typography::typeset_text;
use annexe::model::INTERNAL;
use annexe::model::project::Config;
use annexe::render::{Format, Theme, render};
use serde_json::Value;

use super::cases::{Case, CaseFile, Sources, read_case_files, split_sections};
use crate::support::conformance::assert_conforms;
use crate::support::expect::line_diff;
use crate::support::words::{html_words, markdown_words, pdf_words};

/// One side of a case, as it was read.
struct Revision {
    name: String,
    project_context: ProjectContext,
    checked: CheckResult,
}

impl Revision {
    fn read(sources: &Sources, side: &str) -> Self {
        let project_context = match &sources.annexe {
            Some(annexe) => {
                let name = format!("{side}/annexe.yaml");
                let files = |_: &str| Err(std::io::ErrorKind::NotFound.into());
                ProjectContext::read(&name, annexe.as_bytes(), None, &files)
            }
            None => ProjectContext::without_file(Some(Config::default()), None),
        };
        let name = format!("{side}.yaml");
        let checked = project_context.check(&name, sources.programme.as_bytes());
        Self {
            name,
            project_context,
            checked,
        }
    }

    fn is_read(&self) -> bool {
        self.checked.programme.is_some()
    }

    fn side(&self) -> CheckedRevision<'_> {
        CheckedRevision {
            name: &self.name,
            checked: &self.checked,
            project_context: &self.project_context,
        }
    }
}

pub fn pair(case: &Case, shows_sheet: bool) -> ProgrammeDiff {
    let revisions = [(&case.old, "old"), (&case.new, "new")];
    let revisions = revisions.map(|(sources, side)| Revision::read(sources, side));
    for revision in &revisions {
        let Revision { name, checked, .. } = revision;
        assert!(
            revision.is_read(),
            "{}, {name}: {:#?}",
            case.name,
            checked.diagnostics
        );
    }
    compare(&revisions, shows_sheet)
}

/// Two programmes without a project; none where one of them cannot be read.
pub fn pair_of(old: &str, new: &str) -> Option<ProgrammeDiff> {
    let revisions = [(old, "old"), (new, "new")].map(|(programme, side)| {
        let programme = programme.to_owned();
        let annexe = None;
        Revision::read(&Sources { programme, annexe }, side)
    });
    let are_read = revisions.iter().all(Revision::is_read);
    are_read.then(|| compare(&revisions, false))
}

fn compare([old, new]: &[Revision; 2], shows_sheet: bool) -> ProgrammeDiff {
    let compared = compare_revisions(old.side(), new.side(), &|key| key == INTERNAL, shows_sheet);
    compared.expect("both were read")
}

/// The changes of a report, each in the six words of a case.
fn changes(pair: &ProgrammeDiff) -> Vec<String> {
    let report: Value =
        serde_json::from_str(&format_json(std::slice::from_ref(pair), &[])).expect("JSON");
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

pub const TERMINAL: Terminal = Terminal {
    colour: false,
    width: 100,
};

#[test]
fn catalogue() {
    let mut wrong = String::new();
    for file in read_case_files() {
        let mut reports = Vec::new();
        for case in &file.cases {
            let pair = pair(case, false);
            let (expected, found) = unmatched_changes(case, changes(&pair));
            if !expected.is_empty() || !(found.is_empty() || case.is_open) {
                let diff = line_diff(&expected.join("\n"), &found.join("\n"));
                wrong.push_str(&format!("\n{}: changes\n{diff}", case.name));
            }
            let report = format_text(std::slice::from_ref(&pair), &[], Language::Fr, TERMINAL);
            reports.push(format!("=== {}\n{report}", case.name));
        }
        wrong.push_str(&compare_reports(&file, &reports.join("\n")));
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The expected changes that were not found, and the changes found that were not expected.
fn unmatched_changes(case: &Case, mut found: Vec<String>) -> (Vec<String>, Vec<String>) {
    let mut expected = case.expected.clone();
    expected.retain(|expected| {
        let agrees = |found: &String| {
            let words = found.split(' ').zip(expected.split_whitespace());
            words
                .into_iter()
                .all(|(found, expected)| expected == "?" || found == expected)
        };
        let at = found.iter().position(agrees);
        at.map(|at| found.remove(at)).is_none()
    });
    (expected, found)
}

/// How the reports of a theme differ from those it keeps.
fn compare_reports(file: &CaseFile, found: &str) -> String {
    let path = file.reports_path();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, found).expect("reports");
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    if expected == found {
        return String::new();
    }
    let (expected, found) = (split_sections(&expected), split_sections(found));
    let lines = |sections: &[(&str, Vec<&str>)], name: &str| {
        let section = sections.iter().find(|(header, _)| *header == name);
        section
            .map(|(_, lines)| lines.join("\n"))
            .unwrap_or_default()
    };
    let mut wrong = format!("\n{} is not what UPDATE=1 writes\n", path.display());
    let gone = expected.iter().map(|(name, _)| *name);
    let gone = gone.filter(|name| found.iter().all(|(other, _)| other != name));
    for name in found.iter().map(|(name, _)| *name).chain(gone) {
        let (expected, found) = (lines(&expected, name), lines(&found, name));
        if expected != found {
            wrong.push_str(&format!(
                "\n{name}: report\n{}",
                line_diff(&expected, &found)
            ));
        }
    }
    wrong
}

/// Every format tells each change: what it is, where, its words and why; and the sheet goes with those that are pages.
#[test]
fn formats_carry_the_same_changes() {
    let schema: Value = serde_json::from_str(include_str!("../../../schema/changes.schema.json"))
        .expect("a schema");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    for case in read_case_files().iter().flat_map(|file| &file.cases) {
        let pair = pair(case, true);
        let report = format_json(std::slice::from_ref(&pair), &[]);
        let report: Value = serde_json::from_str(&report).expect("JSON");
        assert!(validator.is_valid(&report), "{}: {report:#}", case.name);
        for (format, shown) in show_in_every_format(&pair) {
            let what = format!("{format} of {}", case.name);
            let shown_letters = letters(&shown);
            for change in &pair.comparison.changes {
                let lines = change.lines(Language::Fr);
                let lines = lines.iter().map(|line| {
                    let words = line.iter().map(|run| match run {
                        WordRun::Same(words)
                        | WordRun::Deleted(words)
                        | WordRun::Inserted(words) => words.as_str(),
                    });
                    words.collect::<String>()
                });
                let sentences = [
                    change.title(),
                    change.kind.name().get(Language::Fr).to_owned(),
                    change.reason.message().render(Language::Fr),
                ];
                // The pages have letters alone: a digest is one word.
                let id = letters(&change.identity.id);
                assert!(shown_letters.contains(&id), "{what}: {id}");
                for words in sentences.into_iter().chain(lines) {
                    // Pages are typeset: « 1ère » is printed « 1re ».
                    let typeset = letters(&typeset_text(&words));
                    assert!(
                        shown_letters.contains(&letters(&words))
                            || shown_letters.contains(&typeset),
                        "{what}\nexpected: {words}\nfound: {shown}"
                    );
                }
            }
        }
    }
}

/// The words of a comparison, as each format shows them.
fn show_in_every_format(pair: &ProgrammeDiff) -> [(&'static str, String); 5] {
    let pairs = std::slice::from_ref(pair);
    let theme = Theme::default();
    let document = compose(pairs, &[], ReportContent::Changes);
    let bytes = |format| render(&document, format, &theme);
    let page = |format| String::from_utf8(bytes(format)).expect("text");
    let pdf = bytes(Format::Pdf);
    assert_conforms(&pdf);
    let github = format_github(pairs, &[], Language::Fr);
    [
        ("text", format_text(pairs, &[], Language::Fr, TERMINAL)),
        ("github", github.replace("%0A", " ").replace("%25", "%")),
        ("md", markdown_words(&page(Format::Md)).join(" ")),
        ("html", html_words(&page(Format::Html)).join(" ")),
        ("pdf", pdf_words(&pdf).join(" ")),
    ]
}

/// Letters and digits alone, in lower case, without the marks of what was deleted and inserted.
pub fn letters(text: &str) -> String {
    let mut text = text.to_owned();
    for mark in ["[-", "-]", "{+", "+}"] {
        text = text.replace(mark, "");
    }
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
