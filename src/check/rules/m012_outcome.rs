//! The sheet says what trainees receive in the end.

use super::{Example, Finds, Profile, Report, Rule, Subject};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "M012",
    severity: Severity::Error,
    profiles: &[Profile::Convention, Profile::Individuel],
    texts: rule_texts!(M012),
    source: Some("Code du travail, art. D6353-1 et L6353-4, 3°"),
    example: Some(Example {
        bad: "\
suivi: Feuilles d’émargement signées par demi-journée.",
        good: "\
suivi: Feuilles d’émargement signées par demi-journée.
sanction: Un certificat de réalisation est remis à chaque participant.",
    }),
    finds: Finds::Mention(&["sanction"], find),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    if subject.programme.sections.sanction.is_none() {
        report.at(subject.key("sanction"));
    }
}
