//! Notes are called in their own text.

use super::{Example, Finds, Rule};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "T005",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(T005),
    source: None,
    example: Some(Example {
        bad: "\
contexte: |
  Les agents signalent des échanges plus tendus qu’avant.

  [^1]: Registre de santé et de sécurité au travail, 2025.",
        good: "\
contexte: |
  Les agents signalent des échanges plus tendus qu’avant[^1].

  [^1]: Registre de santé et de sécurité au travail, 2025.",
    }),
    finds: Finds::Reading,
};
