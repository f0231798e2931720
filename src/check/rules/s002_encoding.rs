//! The bytes are UTF-8.

use super::{Finds, Rule};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "S002",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(S002),
    source: Some("RFC 3629"),
    example: None,
    finds: Finds::Reading,
};
