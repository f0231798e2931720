//! The file is of a size that a programme can have.

use super::{Finds, Rule};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "S005",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(S005),
    source: None,
    example: None,
    finds: Finds::Reading,
};
