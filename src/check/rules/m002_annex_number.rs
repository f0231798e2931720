//! The sheet says which annex to its convention it is.

use super::{Example, Finds, Profile, Report, Rule, Subject};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "M002",
    severity: Severity::Error,
    profiles: &[Profile::Convention],
    texts: rule_texts!(M002),
    source: Some("Code du travail, art. L6353-1"),
    example: Some(Example {
        bad: "\
convention:
  numero: 12/26
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
    // Without a convention, its number alone is asked for.
    if let Some(convention) = &subject.programme.convention
        && convention.annexe.is_none()
    {
        report.at(subject.key("convention.annexe"));
    }
}
