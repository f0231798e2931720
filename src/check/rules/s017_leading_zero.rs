//! No number loses its leading zeros.

use super::{Example, Finds, Rule};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "S017",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(S017),
    source: Some("YAML 1.2.2"),
    example: Some(Example {
        bad: "\
reference: 041",
        good: "\
reference: \"041\"",
    }),
    finds: Finds::Reading,
};
