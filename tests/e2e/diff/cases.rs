//! The comparison cases of `tests/diff`. A theme is a pair of files: `<theme>.diff`, written by hand, and `<theme>.out`, the
//! report of each of its cases, written by `UPDATE=1`. A `.diff` reads from top to bottom:
//!
//! ```text
//! === base                   an old revision, for the cases below it
//! === annexe.yaml            the project file of that base, if it has one
//! === edited base            the last base, with an edit
//! === case <name>            an edit that makes the new revision of a base, and the changes a person expects of it
//! # …                        a comment
//! <level> <kind> <old pointer> <new pointer> <old place> <new place>      a change; `?` stands for any word
//! libre                      other changes may be reported too
//! @@ [annexe.yaml]           a hunk: lines kept ( ), removed (-), added (+); the old lines stand at one place of the base
//! @@ whole                   the whole new revision
//! ```
//!
//! Blank lines before a header do not count.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

/// A theme and its cases.
pub struct CaseFile {
    pub path: PathBuf,
    pub cases: Vec<Case>,
}

impl CaseFile {
    /// Where the reports of its cases stand.
    pub fn reports_path(&self) -> PathBuf {
        self.path.with_extension("out")
    }
}

#[derive(Debug)]
pub struct Case {
    pub name: String,
    /// A line a change, in six words.
    pub expected: Vec<String>,
    /// Whether other changes may be reported too.
    pub is_open: bool,
    pub old: Sources,
    pub new: Sources,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Sources {
    pub programme: String,
    pub annexe: Option<String>,
}

pub fn read_case_files() -> Vec<CaseFile> {
    let entries = fs::read_dir("tests/diff").expect("the themes");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("a theme").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "diff")
        })
        .collect();
    paths.sort();
    let files = paths.into_iter().map(|path| {
        let text = fs::read_to_string(&path).expect("a theme");
        let cases =
            parse_cases(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        CaseFile { path, cases }
    });
    let files: Vec<CaseFile> = files.collect();
    let mut names = BTreeSet::new();
    for case in files.iter().flat_map(|file| &file.cases) {
        assert!(
            names.insert(&case.name),
            "two cases are named {}",
            case.name
        );
    }
    assert!(names.len() >= 261, "only {} cases", names.len());
    files
}

/// The parts of a file that `=== ` opens: each header, and the lines under it.
pub fn split_sections(text: &str) -> Vec<(&str, Vec<&str>)> {
    let mut sections: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in text.lines() {
        if let Some(header) = line.strip_prefix("=== ") {
            sections.push((header, Vec::new()));
        } else if let Some((_, lines)) = sections.last_mut() {
            lines.push(line);
        }
    }
    for (_, lines) in &mut sections {
        drop_blank_end(lines);
    }
    sections
}

fn drop_blank_end(lines: &mut Vec<&str>) {
    while lines.last().is_some_and(|line| line.is_empty()) {
        lines.pop();
    }
}

fn parse_cases(text: &str) -> Result<Vec<Case>, String> {
    let mut whole: Option<Sources> = None;
    let mut base: Option<Sources> = None;
    let mut cases = Vec::new();
    let mut above = text.lines().take_while(|line| !line.starts_with("=== "));
    if let Some(line) = above.find(|line| !line.is_empty() && !line.starts_with('#')) {
        return Err(format!("not a comment, and under no header: {line}"));
    }
    for (header, lines) in split_sections(text) {
        let in_place = |error: String| format!("=== {header}: {error}");
        match (header, &mut whole) {
            ("base", _) => {
                whole = Some(Sources {
                    programme: join(&lines),
                    annexe: None,
                });
                base.clone_from(&whole);
            }
            ("annexe.yaml", Some(sources)) => {
                sources.annexe = Some(join(&lines));
                base.clone_from(&whole);
            }
            ("edited base", Some(sources)) => base = Some(edit(sources, &lines).map_err(in_place)?),
            _ => {
                let name = header.strip_prefix("case ");
                let name = name.ok_or_else(|| in_place("unknown header".to_owned()))?;
                let base = base.as_ref();
                let base = base.ok_or_else(|| in_place("no base stands above".to_owned()))?;
                cases.push(parse_case(name, base, &lines).map_err(in_place)?);
            }
        }
    }
    Ok(cases)
}

fn parse_case(name: &str, base: &Sources, lines: &[&str]) -> Result<Case, String> {
    let edits = lines.iter().position(|line| line.starts_with("@@"));
    let (head, edits) = lines.split_at(edits.ok_or("no edit")?);
    let mut case = Case {
        name: name.to_owned(),
        expected: Vec::new(),
        is_open: false,
        old: base.clone(),
        new: edit(base, edits)?,
    };
    for line in head {
        match line.split_whitespace().count() {
            _ if line.starts_with('#') => {}
            1 if *line == "libre" => case.is_open = true,
            6 => case.expected.push((*line).to_owned()),
            _ => return Err(format!("neither a comment nor a change: {line}")),
        }
    }
    if case.new == case.old {
        return Err("the edit changes nothing".to_owned());
    }
    Ok(case)
}

/// Applies hunks, each opened by `@@`.
fn edit(old: &Sources, lines: &[&str]) -> Result<Sources, String> {
    let mut new = old.clone();
    let (mut programme, mut annexe) = (Vec::new(), Vec::new());
    for hunk in lines.chunk_by(|_, next| !next.starts_with("@@")) {
        let (header, lines) = hunk.split_first().expect("a chunk holds a line");
        let mut lines = lines.to_vec();
        drop_blank_end(&mut lines);
        match *header {
            "@@" => programme.push(lines),
            "@@ annexe.yaml" => annexe.push(lines),
            "@@ whole" => new.programme = join(&lines),
            _ => return Err(format!("no hunk opens with: {header}")),
        }
    }
    if !programme.is_empty() {
        new.programme = apply(&old.programme, &programme)?;
    }
    if !annexe.is_empty() {
        let old = old.annexe.as_ref().ok_or("the base has no annexe.yaml")?;
        new.annexe = Some(apply(old, &annexe)?);
    }
    Ok(new)
}

fn apply(old: &str, hunks: &[Vec<&str>]) -> Result<String, String> {
    let old: Vec<&str> = old.lines().collect();
    let mut new = Vec::new();
    let mut done = 0;
    for hunk in hunks {
        let (mut before, mut after) = (Vec::new(), Vec::new());
        for line in hunk {
            match (line.strip_prefix('-'), line.strip_prefix('+')) {
                (Some(removed), _) => before.push(removed),
                (_, Some(added)) => after.push(added),
                _ => {
                    let kept = line.strip_prefix(' ').or(line.is_empty().then_some(""));
                    let kept = kept.ok_or_else(|| format!("not a line of a hunk: {line}"))?;
                    before.push(kept);
                    after.push(kept);
                }
            }
        }
        if before.is_empty() {
            return Err(format!("no old line says where this goes:\n{}", join(hunk)));
        }
        let places: Vec<usize> = (0..old.len())
            .filter(|at| old[*at..].starts_with(&before))
            .collect();
        let [place] = places[..] else {
            let count = places.len();
            return Err(format!(
                "{count} places of the base hold:\n{}",
                join(&before)
            ));
        };
        let kept = old.get(done..place);
        new.extend(kept.ok_or_else(|| format!("above the hunk before it:\n{}", join(hunk)))?);
        new.extend(after);
        done = place + before.len();
    }
    new.extend(&old[done..]);
    Ok(join(&new))
}

fn join(lines: &[&str]) -> String {
    lines.iter().flat_map(|line| [line, "\n"]).collect()
}

const BASE: &str = "=== base\nintitule: Un\nlieu: Ici\nhoraires: Ici\n";

#[test]
fn a_case_is_the_base_and_its_edit() {
    let text = format!(
        "# Des lieux.\n\n{BASE}=== annexe.yaml\nlangue: fr\n\n=== case lieu\n# Ailleurs.\n\
         substantiel changed /lieu /lieu 2:7 ?\n@@\n intitule: Un\n-lieu: Ici\n+lieu: Là\n@@ annexe.yaml\n-langue: fr\n\
         +langue: en\n\n=== edited base\n@@\n-lieu: Ici\n\n=== case tout\nlibre\n@@ whole\nintitule: Deux\n"
    );
    let cases = parse_cases(&text).expect("cases");
    let sources = |programme: &str, annexe: &str| Sources {
        programme: programme.to_owned(),
        annexe: Some(annexe.to_owned()),
    };
    let [lieu, tout] = &cases[..] else {
        panic!("{cases:#?}")
    };
    assert_eq!(lieu.expected, ["substantiel changed /lieu /lieu 2:7 ?"]);
    assert_eq!((lieu.is_open, tout.is_open), (false, true));
    let new = "intitule: Un\nlieu: Là\nhoraires: Ici\n";
    assert_eq!(lieu.new, sources(new, "langue: en\n"));
    assert_eq!(
        tout.old,
        sources("intitule: Un\nhoraires: Ici\n", "langue: fr\n")
    );
    assert_eq!(tout.new, sources("intitule: Deux\n", "langue: fr\n"));
}

#[test]
fn a_case_that_does_not_apply_is_refused() {
    for (case, error) in [
        ("", "no edit"),
        ("@@\n-lieu: Là\n", "0 places of the base hold"),
        ("@@\n+lieu: Là\n", "no old line says where"),
        (
            "@@\n-horaires: Ici\n@@\n-lieu: Ici\n",
            "above the hunk before",
        ),
        ("@@\n lieu: Ici\n", "the edit changes nothing"),
        ("@@\nlieu: Là\n", "not a line of a hunk"),
        ("@@ tout\n", "no hunk opens with"),
        (
            "@@ annexe.yaml\n-langue: fr\n",
            "the base has no annexe.yaml",
        ),
        (
            "substantiel changed /lieu\n@@\n-lieu: Ici\n",
            "neither a comment nor a change",
        ),
    ] {
        let found = parse_cases(&format!("{BASE}=== case lieu\n{case}"));
        let found = found.expect_err(case);
        assert!(found.contains(error), "expected: {error}\nfound: {found}");
    }
    let twice = "=== base\nlieu: Ici\nlieu: Ici\n=== case lieu\n@@\n-lieu: Ici\n";
    let found = parse_cases(twice).expect_err(twice);
    assert!(found.contains("2 places of the base hold"), "{found}");
    let found = parse_cases("=== case lieu\n").expect_err("no base");
    assert!(found.contains("no base stands above"), "{found}");
    let found = parse_cases("== base\n").expect_err("another typo");
    assert!(found.contains("under no header"), "{found}");
    let found = parse_cases("=== cas lieu\n").expect_err("a typo");
    assert!(found.contains("unknown header"), "{found}");
}
