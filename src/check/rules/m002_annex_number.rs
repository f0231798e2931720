//! The sheet has the number of its annex.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::model::settings::Profile;

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
    kind: RuleKind::Mention(&["convention"], find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    // Without a convention, its number alone is asked for.
    if let Some(convention) = &context.programme.convention
        && convention.annexe.is_none()
    {
        reporter.at(context.key_place("convention.annexe"));
    }
}
