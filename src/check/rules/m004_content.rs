//! The sheet says what the action is made of.

use super::{Example, Finds, Report, Rule, Subject};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "M004",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(M004),
    source: Some("Code du travail, art. D6353-1, L6353-4 et L6353-8 ; RNQ, indicateurs 1 et 6"),
    example: Some(Example {
        bad: "\
deroule:
  conclusion: Le programme s’adapte à l’avancée du groupe.",
        good: "\
deroule:
  journees:
    - titre: Observer l’accueil
      date: 2026-09-17
    - titre: Répondre
      date: 2026-09-18
  conclusion: Le programme s’adapte à l’avancée du groupe.",
    }),
    finds: Finds::Mention(&["deroule"], find),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let plan = subject.programme.sections.deroule.as_ref();
    let introduced = plan.is_some_and(|plan| plan.introduction.is_some());
    if !introduced && subject.steps.is_empty() {
        report.at(subject.key("deroule"));
    }
}
