//! The sheet says how learning is assessed.

use super::{Example, Finds, Profile, Report, Rule, Subject};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

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
    finds: Finds::Mention(&["evaluation"], find),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    if subject.programme.sections.evaluation.is_none() {
        report.at(subject.key("evaluation"));
    }
}
