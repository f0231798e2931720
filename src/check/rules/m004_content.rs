//! The sheet describes the content of the action.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
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
    kind: RuleKind::Mention(&["deroule"], find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let plan = context.programme.sections.deroule.as_ref();
    let introduced = plan.is_some_and(|plan| plan.introduction.is_some());
    if !introduced && context.steps.is_empty() {
        reporter.at(context.key_place("deroule"));
    }
}
