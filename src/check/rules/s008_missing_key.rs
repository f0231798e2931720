//! Compulsory keys are written.

use super::{Example, Finds, Rule};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "S008",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(S008),
    source: None,
    example: Some(Example {
        bad: "\
intervenants:
  - qualite: formatrice, psychologue du travail",
        good: "\
intervenants:
  - nom: Maëlle Karadec
    qualite: formatrice, psychologue du travail",
    }),
    finds: Finds::Reading,
};
