//! The sheet says who answers for disability.

use super::{Example, Finds, Profile, Report, Rule, Subject};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "M024",
    severity: Severity::Error,
    profiles: &[Profile::Qualiopi],
    texts: rule_texts!(M024),
    source: Some("RNQ, indicateur 26"),
    example: Some(Example {
        bad: "\
accessibilite: Les locaux sont accessibles ; les supports existent en gros caractères.",
        good: "\
accessibilite: Les locaux sont accessibles ; les supports existent en gros caractères.
referent_handicap:
  nom: Yann Le Goff
  telephone: \"02 96 00 00 00\"",
    }),
    finds: Finds::Mention(&["referent_handicap"], find),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    if subject.programme.sections.referent_handicap.is_none() {
        report.at(subject.key("referent_handicap"));
    }
}
