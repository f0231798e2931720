//! A comment that sets a rule aside names one that can be.

use super::{Example, Finds, Rule};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "S020",
    severity: Severity::Warning,
    profiles: &[],
    texts: rule_texts!(S020),
    source: None,
    example: Some(Example {
        bad: "\
intervenants:
  # annexe: ignore[M21] ses titres figurent dans le CV annexé
  - nom: Maëlle Karadec",
        good: "\
intervenants:
  # annexe: ignore[M021] ses titres figurent dans le CV annexé
  - nom: Maëlle Karadec",
    }),
    finds: Finds::Reading,
};
