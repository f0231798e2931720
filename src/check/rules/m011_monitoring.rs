//! The sheet says how it will be known that the action took place.

use super::{Example, Finds, Profile, Report, Rule, Subject};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "M011",
    severity: Severity::Error,
    profiles: &[Profile::Convention, Profile::Individuel],
    texts: rule_texts!(M011),
    source: Some("Code du travail, art. D6353-1 et L6353-4, 3°"),
    example: Some(Example {
        bad: "\
sanction: Un certificat de réalisation est remis à chaque participant.",
        good: "\
suivi: Feuilles d’émargement signées par demi-journée.
sanction: Un certificat de réalisation est remis à chaque participant.",
    }),
    finds: Finds::Mention(&["suivi"], find),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    if subject.programme.sections.suivi.is_none() {
        report.at(subject.key("suivi"));
    }
}
