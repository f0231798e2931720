//! The contract with a person says what kind of action it is.

use super::{Example, Finds, Profile, Report, Rule, Subject};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "M006",
    severity: Severity::Error,
    profiles: &[Profile::Individuel],
    texts: rule_texts!(M006),
    source: Some("Code du travail, art. L6353-4, 1°"),
    example: Some(Example {
        bad: "\
intitule: Accueillir le public en situation tendue",
        good: "\
nature: formation
intitule: Accueillir le public en situation tendue",
    }),
    finds: Finds::Mention(&["nature"], find),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    if subject.programme.nature.is_none() {
        report.at(subject.key("nature"));
    }
}
