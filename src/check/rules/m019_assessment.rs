//! The sheet describes the assessment.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::model::settings::Profile;

pub static RULE: Rule = Rule {
    code: "M019",
    severity: Severity::Error,
    profiles: &[Profile::Stagiaire, Profile::Qualiopi],
    texts: rule_texts!(M019),
    source: Some("Code du travail, art. L6353-8 ; RNQ, indicateurs 1 et 11"),
    example: Some(Example {
        bad: "\
suivi: Feuilles d’émargement signées par demi-journée.",
        good: "\
evaluation:
  pendant: Observation des mises en situation, à l’aide d’une grille.
  a_chaud: Questionnaire de fin de formation.
suivi: Feuilles d’émargement signées par demi-journée.",
    }),
    kind: RuleKind::Mention(&["evaluation"], find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    if context.programme.sections.evaluation.is_none() {
        reporter.at(context.key_place("evaluation"));
    }
}
