//! The file holds keys and values.

use super::{Finds, Rule};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "S003",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(S003),
    source: None,
    example: None,
    finds: Finds::Reading,
};
