//! A revision that changes what was agreed has a version of its own.

use super::{Finds, Rule};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "D001",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(D001),
    source: None,
    example: None,
    finds: Finds::Reading,
};
