//! The mistakes of people who write their first programme: the first message names the cause and what to type, and
//! `--fix` writes what it may.
//!
//! `tests/beginner.txt` has the cases. The lines `-` of the base become the lines `+`; without `-`, they are the whole
//! file. The first line gives the code and the line of the first diagnostic, then parts of its words. The lines `>` are
//! those that a fix writes.

use annexe::check::ProjectContext;
use annexe::check::fix::{FixResult, fix_all};
use annexe::diagnostic::Diagnostic;
use annexe::diagnostic::language::Language;
use annexe::model::project::Config;

const CASES: &str = include_str!("../beginner.txt");

struct Case<'a> {
    name: &'a str,
    code: &'a str,
    line: usize,
    words: Vec<&'a str>,
    text: String,
    /// The lines that a fix writes.
    fixed: Vec<&'a str>,
}

fn check(text: &str) -> Vec<Diagnostic> {
    let project = ProjectContext::without_file(Some(Config::default()), None);
    project.check("x.yaml", text.as_bytes()).diagnostics
}

fn cases() -> (&'static str, Vec<Case<'static>>) {
    let mut parts = CASES.split("=== ").skip(1);
    let base = parts.next().and_then(|part| part.strip_prefix("base\n"));
    let base = base.expect("a base");
    let cases = parts.map(|part| parse_case(base, part)).collect();
    (base, cases)
}

fn parse_case<'a>(base: &str, part: &'a str) -> Case<'a> {
    let mut lines = part.lines();
    let name = lines.next().expect("a name");
    let (place, words) = lines
        .next()
        .and_then(|it| it.split_once(" | "))
        .expect(name);
    let (code, line) = place.split_once(' ').expect(name);
    let with = |sign: char| {
        let lines = part
            .lines()
            .skip(2)
            .filter_map(move |line| line.strip_prefix(sign));
        lines.collect::<Vec<&str>>()
    };
    let join = |lines: Vec<&str>| {
        lines
            .iter()
            .map(|line| format!("{line}\n"))
            .collect::<String>()
    };
    let (removed, added) = (join(with('-')), join(with('+')));
    let text = if removed.is_empty() {
        added
    } else {
        assert_eq!(base.matches(&removed).count(), 1, "{name}");
        base.replace(&removed, &added)
    };
    Case {
        name,
        code,
        line: line.parse().expect(name),
        words: words.split(" ; ").collect(),
        text,
        fixed: with('>'),
    }
}

#[test]
fn the_first_message_names_the_cause() {
    let (base, cases) = cases();
    assert_eq!(check(base), [], "the base is right");
    assert!(cases.len() >= 60, "{} cases", cases.len());
    let mut wrong = Vec::new();
    for case in &cases {
        let found = check(&case.text);
        let said = found.first().map(|first| {
            let remedy = first.remedy(Language::Fr).unwrap_or_default();
            let said = format!("{} ({remedy})", first.cause(Language::Fr));
            let said = said.replace(['\u{a0}', '\u{202f}'], " ");
            (first.code(), first.place.start().line, said)
        });
        let is_right = said.as_ref().is_some_and(|(code, line, said)| {
            (*code, *line) == (case.code, case.line)
                && case.words.iter().all(|it| said.contains(it))
        });
        if !is_right {
            wrong.push(format!("{}: {said:?}", case.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_fix_writes_what_the_message_says() {
    for case in cases().1 {
        let Case {
            name, text, fixed, ..
        } = &case;
        match fix_all(text, check) {
            FixResult::Fixed(mended) => {
                let before: Vec<&str> = text.lines().collect();
                let written = mended.text.lines().filter(|line| !before.contains(line));
                let expected = fixed.iter().filter(|line| !before.contains(line));
                assert!(written.eq(expected.copied()), "{name}\n{}", mended.text);
                assert!(!fixed.is_empty(), "{name}\n{}", mended.text);
                assert!(
                    matches!(fix_all(&mended.text, check), FixResult::Unchanged),
                    "{name}"
                );
                assert!(
                    mended.applied.iter().all(|it| it.before != it.after),
                    "{name}"
                );
            }
            FixResult::Unchanged | FixResult::Rejected(_) => assert!(fixed.is_empty(), "{name}"),
        }
    }
}
