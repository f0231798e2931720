//! The sheet refers to its convention.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::model::settings::Profile;

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
    kind: RuleKind::Mention(&["convention"], find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let convention = context.programme.convention.as_ref();
    if convention.is_none_or(|convention| convention.numero.is_none()) {
        reporter.at(context.key_place("convention.numero"));
    }
}
