//! Values of closed lists are on their list.

use super::{Example, Finds, Rule};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "S012",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(S012),
    source: None,
    example: Some(Example {
        bad: "\
modalite: présentiel",
        good: "\
modalite: presentiel",
    }),
    finds: Finds::Reading,
};
