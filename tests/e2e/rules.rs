//! Every rule shows what it says it shows: its bad example is found by it alone, its good one is silent.

use std::cmp::Reverse;
use std::ffi::OsStr;
use std::fs;
use std::iter::once;
use std::ops::Range;

use annexe::check::ProjectContext;
use annexe::check::fix::apply_fixes;
use annexe::check::rule::{Example, Rule, RuleKind};
use annexe::check::rules::RULES;
use annexe::diagnostic::language::Language;
use annexe::diagnostic::message::Translated;
use annexe::model::project::Config;
use annexe::read::schema::PROGRAMME;

#[test]
fn examples_show_their_rule_and_no_other() {
    let base = fs::read_to_string("tests/accept/complete.yaml").expect("a file");
    let mut examples = 0;
    for rule in RULES.iter() {
        let Some(Example { bad, good }) = rule.example() else {
            let is_reading = matches!(rule.kind, RuleKind::Reading);
            assert!(is_reading, "{} has no example", rule.code);
            continue;
        };
        examples += 1;
        let rest = without(&base, &[keys(bad), keys(good)].concat());
        let found = codes(rule, &format!("{rest}{bad}\n"));
        assert_eq!(found, [rule.code], "{}, bad:\n{bad}", rule.code);
        let found = codes(rule, &format!("{rest}{good}\n"));
        assert!(found.is_empty(), "{}, good: {found:?}\n{good}", rule.code);
    }
    let all = fs::read_to_string("src/check/rules/examples.txt").expect("a file");
    let written = all.lines().filter(|line| line.starts_with("=== ")).count();
    assert_eq!(written, 2 * examples, "each example is that of a rule");
}

#[test]
fn codes_are_sorted_and_unique() {
    let codes: Vec<&str> = RULES.iter().map(|rule| rule.code).collect();
    let mut sorted = codes.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(codes, sorted);
}

/// Each rule is explained in both languages, and what reading does not say is there.
#[test]
fn texts_are_whole_in_both_languages() {
    for rule in RULES.iter() {
        let texts = &rule.texts;
        let mut parts = vec![texts.title, texts.why];
        if !matches!(rule.kind, RuleKind::Reading) {
            parts.extend([texts.cause, texts.remedy]);
            parts.extend(texts.labels);
        }
        for Translated { fr, en } in parts {
            assert!(!fr.is_empty() && !en.is_empty(), "{}", rule.code);
            assert!(fr != en || fr.starts_with('{'), "{}: {fr}", rule.code);
        }
    }
}

/// The codes found in a programme, checked with the first profile that asks for the rule.
fn codes(rule: &Rule, yaml: &str) -> Vec<&'static str> {
    let profile = rule.profiles.first().copied();
    let project_context = ProjectContext::without_file(Some(Config::default()), profile);
    let checked = project_context.check("x.yaml", yaml.as_bytes());
    let diagnostics = checked.diagnostics.iter();
    diagnostics
        .map(|diagnostic| diagnostic.kind.code())
        .collect()
}

/// The keys at the margin of a fragment.
fn keys(yaml: &str) -> Vec<&str> {
    yaml.lines().filter_map(key).collect()
}

fn key(line: &str) -> Option<&str> {
    let (key, _) = line.split_once(':')?;
    let word = key.starts_with(|c: char| c.is_ascii_lowercase());
    word.then_some(key)
}

/// A programme less some of its keys and what they hold.
fn without(yaml: &str, keys: &[&str]) -> String {
    let mut kept = String::new();
    let mut keeps = true;
    for line in yaml.lines() {
        if let Some(key) = key(line) {
            keeps = !keys.contains(&key);
        }
        if keeps {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

/// The sections that a rule of completeness looks into are keys of the model.
#[test]
fn sections_that_rules_name_exist() {
    for rule in RULES.iter() {
        let sections = rule.kind.sections();
        assert_eq!(
            rule.kind.requires_content(),
            !sections.is_empty(),
            "{}",
            rule.code
        );
        for section in sections {
            assert!(PROGRAMME.has_root_key(section), "{}: {section}", rule.code);
        }
    }
}

/// Each line of `tests/rules/CODE.txt`, or `CODE-kind.txt`, is a text that the YAML above holds at `$`. The rule must report what stands between
/// « ⟦ » and « ⟧ », and nothing else. ` => ` opens words of each cause, ` -> ` the text once fixed.
#[test]
fn rules_report_the_marked_places() {
    for entry in fs::read_dir("tests/rules").expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().and_then(OsStr::to_str).expect("a name");
        let code = name.split('-').next().expect("a code");
        let file = fs::read_to_string(&path).expect("a file");
        let (template, cases) = file.split_once("---\n").expect("a template, then cases");
        for case in cases.lines() {
            assert_marked_places(code, template, &unescaped(case));
        }
    }
}

fn assert_marked_places(code: &str, template: &str, case: &str) {
    let (case, fixed) = case.split_once(" -> ").unwrap_or((case, ""));
    let (marked, cause) = case.split_once(" => ").unwrap_or((case, ""));
    let marked = filled(template, marked);
    let yaml = marked.replace(['⟦', '⟧'], "");
    let context = ProjectContext::without_file(Some(Config::default()), None);
    let mut diagnostics = context.check("x.yaml", yaml.as_bytes()).diagnostics;
    diagnostics.retain(|diagnostic| diagnostic.kind.code() == code);
    let mut places: Vec<Range<usize>> = Vec::new();
    for diagnostic in &diagnostics {
        let others = diagnostic.related.iter().map(|label| &label.place);
        let all = once(&diagnostic.place).chain(others);
        places.extend(all.map(|place| place.span.range()));
        let words = diagnostic.kind.cause().render(Language::Fr);
        assert!(
            words.contains(cause),
            "{code}: « {words} » lacks « {cause} »"
        );
    }
    places.retain(|place| template.find('$').is_some_and(|start| place.start >= start));
    places.sort_by_key(|place| Reverse(place.start));
    let mut found = yaml.clone();
    for place in places {
        found.insert(place.end, '⟧');
        found.insert(place.start, '⟦');
    }
    assert_eq!(found, marked, "{code}: found, then expected");
    if !fixed.is_empty() {
        let fixes = apply_fixes(&yaml, &diagnostics);
        assert_eq!(
            fixes.text,
            filled(template, fixed),
            "{code}: fixed, then expected"
        );
    }
}

/// A template with a text at `$`, as a block.
fn filled(template: &str, text: &str) -> String {
    let (before, _) = template.split_once('$').expect("a place for the text");
    let line = before.rsplit('\n').next().unwrap_or_default();
    let margin = " ".repeat(line.len() - line.trim_start().len() + 2);
    let lines = text.split('\n').map(|line| format!("\n{margin}{line}"));
    format!("{before}|2-{}\n", lines.collect::<String>())
}

fn unescaped(text: &str) -> String {
    let escapes = [("\\n", "\n"), ("\\t", "\t"), ("\\u{a0}", "\u{a0}")];
    let replace = |text: String, (escape, c): (&str, &str)| text.replace(escape, c);
    escapes.into_iter().fold(text.to_owned(), replace)
}
