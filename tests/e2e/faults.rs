//! How many faults `annexe check` finds in whole sheets, and how many right sheets it leaves alone. `docs/measured.md` has the
//! figures; `UPDATE=1` writes them anew.
//!
//! A file of `tests/faults` has the faults of a family, each an edit of a sheet of `tests/accept`, `programmes` or
//! `tests/faults/sheets` that says nothing. `at` is on the lines where a finding is expected.

use std::cmp::Reverse;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use annexe::check::ProjectContext;
use annexe::diagnostic::Diagnostic;
use annexe::diagnostic::kind::Severity;
use annexe::model::project::Config;
use serde::Deserialize;

use crate::support::expect::assert_kept;

/// The least shares, in hundredths: of faults found, of right sheets left alone. Half of the faults of the last two sets are found.
const MIN_FOUND: usize = 74;
const MIN_SILENT: usize = 99;

/// An edited sheet.
#[derive(Deserialize)]
struct Case {
    name: String,
    sheet: String,
    edits: Vec<Edit>,
    #[serde(default)]
    at: Places,
    /// What contradicts what, or why the sheet is right.
    why: String,
}

#[derive(Deserialize)]
struct Edit {
    replace: String,
    with: String,
}

#[derive(Deserialize, Default)]
#[serde(untagged)]
enum Places {
    #[default]
    None,
    One(String),
    Several(Vec<String>),
}

impl Case {
    fn text(&self) -> String {
        let mut text = fs::read_to_string(find_sheet(&self.sheet)).expect("a sheet");
        let places = self.edits.iter().map(|Edit { replace, with }| {
            let mut found = text.match_indices(replace.as_str());
            let place = found.next().map(|(start, _)| start..start + replace.len());
            let is_only = found.next().is_none();
            let place = place.filter(|_| is_only);
            let place = place.unwrap_or_else(|| panic!("{}: {replace:?} is there once", self.name));
            (place, with)
        });
        let mut places: Vec<_> = places.collect();
        places.sort_by_key(|(place, _)| Reverse(place.start));
        for (place, with) in places {
            text.replace_range(place, with);
        }
        text
    }

    /// The lines where a finding is expected, from 1.
    fn lines(&self, text: &str) -> Vec<usize> {
        let places = match &self.at {
            Places::None => &[],
            Places::One(place) => std::slice::from_ref(place),
            Places::Several(places) => places.as_slice(),
        };
        let lines = places.iter().flat_map(|place| {
            let place = place.trim_end_matches('\n');
            let at = text
                .find(place)
                .unwrap_or_else(|| panic!("{}: no {place:?}", self.name));
            let first = text[..at].matches('\n').count() + 1;
            first..=first + place.matches('\n').count()
        });
        lines.collect()
    }
}

/// The sheet of that name, which says nothing as it is.
fn find_sheet(name: &str) -> PathBuf {
    let folders = [
        "tests/accept", "tests/faults/sheets", "programmes", "programmes/sillage",
    ];
    let mut paths = folders
        .iter()
        .map(|folder| Path::new(folder).join(format!("{name}.yaml")));
    paths
        .find(|path| path.exists())
        .unwrap_or_else(|| panic!("no sheet {name}"))
}

/// The diagnostics of a sheet, without the mentions that a profile asks for.
fn check(text: &str) -> Vec<Diagnostic> {
    let context = ProjectContext::without_file(Some(Config::default()), None);
    let mut diagnostics = context.check("sheet.yaml", text.as_bytes()).diagnostics;
    diagnostics.retain(|it| !it.kind.code().starts_with('M'));
    diagnostics
}

/// The families of a folder, each with its cases.
fn families(folder: &str) -> Vec<(String, Vec<Case>)> {
    let files = fs::read_dir(format!("tests/faults/{folder}")).expect("a folder");
    let mut files: Vec<PathBuf> = files.map(|it| it.expect("a file").path()).collect();
    files.sort();
    let read = |path: PathBuf| {
        let name = path
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .replace('-', " ");
        let text = fs::read_to_string(&path).expect("a file");
        let cases = serde_yaml::from_str(&text)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        (name, cases)
    };
    files.into_iter().map(read).collect()
}

/// Whether a diagnostic is at one of these lines, or shows it.
fn is_at(diagnostic: &Diagnostic, lines: &[usize]) -> bool {
    let related = diagnostic.related.iter().map(|label| &label.place);
    let mut places = std::iter::once(&diagnostic.place).chain(related);
    places.any(|place| {
        let first = place.start().line;
        let last = place.file.position(place.span.end).line;
        lines.iter().any(|line| (first..=last).contains(line))
    })
}

#[test]
fn measured_page_is_fresh() {
    let mut table = String::new();
    let (mut missed, mut false_findings) = (String::new(), String::new());
    let mut totals = [0; 4];
    let near_misses = families("near-misses");
    for ((family, planted), (other, near)) in families("planted").into_iter().zip(near_misses) {
        assert_eq!(family, other, "each family has both");
        let is_found = |case: &&Case| {
            let text = case.text();
            let lines = case.lines(&text);
            check(&text).iter().any(|it| is_at(it, &lines))
        };
        let is_silent = |case: &&Case| {
            let found = check(&case.text());
            found.iter().all(|it| it.severity == Severity::Advice)
        };
        let [found, lost] = partition(&planted, is_found);
        let [silent, noisy] = partition(&near, is_silent);
        for Case {
            name, sheet, why, ..
        } in &lost
        {
            writeln!(missed, "- {family}: {name} (`{sheet}`). {why}").expect("a string");
        }
        for Case {
            name, sheet, why, ..
        } in &noisy
        {
            writeln!(false_findings, "- {family}: {name} (`{sheet}`). {why}").expect("a string");
        }
        let counts = [found.len(), planted.len(), silent.len(), near.len()];
        let [found, all, silent, right] = counts;
        writeln!(
            table,
            "| {family} | {found} of {all} | {silent} of {right} |"
        )
        .expect("a string");
        for (total, count) in totals.iter_mut().zip(counts) {
            *total += count;
        }
    }
    let [found, all, silent, right] = totals;
    writeln!(
        table,
        "| **all** | **{found} of {all}** | **{silent} of {right}** |"
    )
    .expect("a string");
    let page = include_str!("faults/measured.md");
    let page = page.replace("<!-- table -->\n", &table);
    let page = page.replace("<!-- missed -->\n", &missed);
    assert_kept(
        "docs/measured.md",
        page.replace("<!-- false -->\n", &false_findings),
    );
    assert!(found * 100 >= all * MIN_FOUND, "{found} of {all}\n{missed}");
    assert!(
        silent * 100 >= right * MIN_SILENT,
        "{silent} of {right}\n{false_findings}"
    );
}

fn partition(cases: &[Case], is_such: impl Fn(&&Case) -> bool) -> [Vec<&Case>; 2] {
    let (such, others) = cases.iter().partition(is_such);
    [such, others]
}

/// A sheet that faults are planted in has none.
#[test]
fn are_planted_in_sheets_that_say_nothing() {
    let folders = ["planted", "near-misses"];
    let cases = folders
        .into_iter()
        .flat_map(families)
        .flat_map(|(_, cases)| cases);
    let mut sheets: Vec<String> = cases.map(|case| case.sheet).collect();
    sheets.sort();
    sheets.dedup();
    for sheet in sheets {
        let found = check(&fs::read_to_string(find_sheet(&sheet)).expect("a sheet"));
        let codes: Vec<&str> = found.iter().map(|it| it.kind.code()).collect();
        assert!(codes.is_empty(), "{sheet}: {codes:?}");
    }
}

/// Whole right sheets of all shapes, which say in passing what other courses, years and prices are.
#[test]
fn right_sheets_have_none() {
    for entry in fs::read_dir("tests/faults/right").expect("a folder") {
        let path = entry.expect("an entry").path();
        let found = check(&fs::read_to_string(&path).expect("a sheet"));
        let found = found.iter().filter(|it| it.severity != Severity::Advice);
        let codes: Vec<&str> = found.map(|it| it.kind.code()).collect();
        assert!(codes.is_empty(), "{}: {codes:?}", path.display());
    }
}
