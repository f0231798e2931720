//! What ends does so after it starts.

use super::{Example, Finds, Rule};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "S016",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(S016),
    source: Some("Code du travail, art. D6353-1"),
    example: Some(Example {
        bad: "\
periode:
  debut: 2026-09-15
  fin: 2025-10-30",
        good: "\
periode:
  debut: 2026-09-15
  fin: 2026-10-30",
    }),
    finds: Finds::Reading,
};
