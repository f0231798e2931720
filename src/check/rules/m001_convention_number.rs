//! The sheet says which convention it is annexed to.

use super::{Example, Finds, Profile, Report, Rule, Subject};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "M001",
    severity: Severity::Error,
    profiles: &[Profile::Convention],
    texts: rule_texts!(M001),
    source: Some("Code du travail, art. L6353-1"),
    example: Some(Example {
        bad: "\
convention:
  annexe: 1
  organisme: Atelier du Sillage
  client: Commune de Lannion",
        good: "\
convention:
  numero: 12/26
  annexe: 1
  organisme: Atelier du Sillage
  client: Commune de Lannion",
    }),
    finds: Finds::Mention(&["convention"], find),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let convention = subject.programme.convention.as_ref();
    if convention.is_none_or(|convention| convention.numero.is_none()) {
        report.at(subject.key("convention.numero"));
    }
}
