//! The sheet names the trainers.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::model::settings::Profile;

pub static RULE: Rule = Rule {
    code: "M020",
    severity: Severity::Error,
    profiles: &[Profile::Stagiaire, Profile::Qualiopi, Profile::Individuel],
    texts: rule_texts!(M020),
    source: Some("Code du travail, art. L6353-4, 4° et L6353-8 ; RNQ, indicateurs 18 et 21"),
    example: Some(Example {
        bad: "\
horaires: 9 h à 12 h 30 et 13 h 30 à 17 h",
        good: "\
intervenants:
  - nom: Maëlle Karadec
    qualite: formatrice, psychologue du travail
horaires: 9 h à 12 h 30 et 13 h 30 à 17 h",
    }),
    kind: RuleKind::Mention(&["intervenants"], find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let trainers = context.programme.sections.intervenants.as_deref();
    if trainers.unwrap_or_default().is_empty() {
        reporter.at(context.key_place("intervenants"));
    }
}
