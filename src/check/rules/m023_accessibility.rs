//! The sheet says how people with disabilities are welcomed.

use super::{Example, Finds, Profile, Report, Rule, Subject};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "M023",
    severity: Severity::Error,
    profiles: &[Profile::Qualiopi],
    texts: rule_texts!(M023),
    source: Some("RNQ, indicateurs 1 et 26"),
    example: Some(Example {
        bad: "\
referent_handicap:
  nom: Yann Le Goff
  telephone: \"02 96 00 00 00\"",
        good: "\
accessibilite: Les locaux sont accessibles ; les supports existent en gros caractères.
referent_handicap:
  nom: Yann Le Goff
  telephone: \"02 96 00 00 00\"",
    }),
    finds: Finds::Mention(&["accessibilite"], find),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    if subject.programme.sections.accessibilite.is_none() {
        report.at(subject.key("accessibilite"));
    }
}
