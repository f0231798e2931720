//! A comment that sets a rule aside says why.

use super::{Example, Finds, Rule};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "S019",
    severity: Severity::Warning,
    profiles: &[],
    texts: rule_texts!(S019),
    source: None,
    example: Some(Example {
        bad: "\
# annexe: ignore[M018]
acces:
  modalites: Inscription auprès du service des ressources humaines.",
        good: "\
# annexe: ignore[M018] le délai est fixé avec chaque commune
acces:
  modalites: Inscription auprès du service des ressources humaines.",
    }),
    finds: Finds::Reading,
};
