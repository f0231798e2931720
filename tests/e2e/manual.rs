//! Rules as they are explained: whole, wrapped, found by their code however it is typed, and fresh in `docs/rules.md`.

use std::env;
use std::fs;
use std::process::{Command, Output};

use annexe::check::rule_manual;
use annexe::check::rules::RULES;
use annexe::diagnostic::language::Language;

use crate::support::expect::{assert_contains, assert_kept, assert_lacks};
use crate::support::project::Project;

fn annexe(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_annexe"))
        .args(arguments)
        .env("LANG", "fr_FR.UTF-8")
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .output()
        .expect("the command runs")
}

#[test]
fn the_reference_is_fresh() {
    let page = rule_manual::format_markdown(Language::Fr);
    assert_kept("docs/rules.md", &page);
}

/// The rules that CONTRIBUTING shows are those of a file.
#[test]
fn the_recipe_is_fresh() {
    let rule = fs::read_to_string("src/check/rules/audience.rs").expect("a rule");
    let page = fs::read_to_string("CONTRIBUTING.md").expect("CONTRIBUTING.md");
    let (before, rest) = page.split_once("```rust\n").expect("a block");
    let (_, after) = rest.split_once("```\n").expect("its end");
    let fresh = format!("{before}```rust\n{rule}```\n{after}");
    assert_kept("CONTRIBUTING.md", &fresh);
}

#[test]
fn every_rule_is_explained_in_both_languages() {
    for language in [Language::Fr, Language::En] {
        let (list, page) = (
            rule_manual::format_text(language),
            rule_manual::format_markdown(language),
        );
        for rule in RULES.iter() {
            let said = rule_manual::explain(rule, language);
            let title = rule.texts.title.get(language);
            assert!(said.starts_with(&format!("{} · ", rule.code)), "{said}");
            assert_contains(&list, title);
            assert_contains(&list, rule.code);
            assert_contains(&page, &format!("\n### {}\n", rule.code));
            assert_lacks(&said, "{code}");
            assert_lacks(&page, "{code}");
            for line in said.lines().filter(|line| !line.starts_with("    ")) {
                assert!(line.chars().count() <= 100, "{line}");
            }
            if let Some(example) = rule.example() {
                for line in [example.bad, example.good].into_iter().flat_map(str::lines) {
                    assert!(said.contains(line) && page.contains(line), "{line}");
                }
            }
        }
    }
}

/// A rule says that it prevents the sheet from being built, or it does not: the readers refuse what its example shows.
#[test]
fn rules_that_prevent_the_sheet_say_so() {
    let project = Project::new(0);
    for rule in RULES.iter() {
        let said = rule_manual::explain(rule, Language::Fr);
        let said = said.replace(['\n', '\u{a0}'], " ");
        let claims = said.contains("Cette erreur empêche de produire la fiche");
        assert_eq!(claims, rule.prevents_build(), "{}", rule.code);
        let Some(example) = rule.example() else {
            continue;
        };
        // The theme is in another file.
        if example.bad.contains("theme:") {
            continue;
        }
        let yaml = if format!("\n{}", example.bad).contains("\nintitule:") {
            format!("{}\n", example.bad)
        } else {
            format!("intitule: Une formation\n{}\n", example.bad)
        };
        project.write("essai.yaml", &yaml);
        project.run(&["build", "essai.yaml", "--format", "md", "--force"]);
        let sheets = project.outputs();
        let is_built = sheets.keys().any(|name| name.ends_with(".md"));
        assert_eq!(is_built, !claims, "{}\n{yaml}", rule.code);
        fs::remove_dir_all(project.path("output")).ok();
    }
}

#[test]
fn the_list_for_programs_has_every_rule() {
    let listed: serde_json::Value =
        serde_json::from_str(&rule_manual::format_json()).expect("JSON");
    assert_eq!(listed["version"], 1);
    let codes = listed["rules"].as_array().expect("a list").iter();
    let codes: Vec<&str> = codes.filter_map(|rule| rule["code"].as_str()).collect();
    assert_eq!(
        codes,
        RULES.iter().map(|rule| rule.code).collect::<Vec<_>>()
    );
}

#[test]
fn codes_are_taken_in_any_case_and_wrong_ones_get_the_nearest() {
    let output = annexe(&["explain", "c001", "C001"]);
    assert_eq!(output.status.code(), Some(0));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(said.matches("C001 · ").count(), 2, "{said}");

    let output = annexe(&["explain", "c0O1"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(String::from_utf8_lossy(&output.stdout), "");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_contains(&said, "« c0O1 » ; vouliez-vous dire « C001 » ?");
    assert_eq!(annexe(&["explain"]).status.code(), Some(2));
    for format in ["text", "json", "md"] {
        assert_eq!(
            annexe(&["rules", "--format", format]).status.code(),
            Some(0)
        );
    }
}
