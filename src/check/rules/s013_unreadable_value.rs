//! Dates, durations, times and amounts can be read.

use super::{Example, Finds, Rule};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "S013",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(S013),
    source: None,
    example: Some(Example {
        bad: "\
mise_a_jour: 31 juin 2026",
        good: "\
mise_a_jour: 30 juin 2026",
    }),
    finds: Finds::Reading,
};
