//! Every rule shows what it says it shows: its bad example is found by it alone, its good one is silent.

use std::fs;

use annexe::check::ProjectContext;
use annexe::check::rule::{Example, Rule, RuleKind};
use annexe::check::rules::RULES;
use annexe::diagnostic::message::Translated;
use annexe::model::project::Config;
use annexe::read::schema::PROGRAMME;

#[test]
fn examples_show_their_rule_and_no_other() {
    let base = fs::read_to_string("tests/accept/complete.yaml").expect("a file");
    for rule in RULES.iter() {
        let Some(Example { bad, good }) = &rule.example else {
            continue;
        };
        let rest = without(&base, &[keys(bad), keys(good)].concat());
        let found = codes(rule, &format!("{rest}{bad}\n"));
        assert_eq!(found, [rule.code], "{}, bad:\n{bad}", rule.code);
        let found = codes(rule, &format!("{rest}{good}\n"));
        assert!(found.is_empty(), "{}, good: {found:?}\n{good}", rule.code);
    }
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
        if let RuleKind::Mention(sections, _) = &rule.kind {
            assert!(!sections.is_empty(), "{}", rule.code);
            for section in *sections {
                assert!(PROGRAMME.has_root_key(section), "{}: {section}", rule.code);
            }
        }
    }
}
