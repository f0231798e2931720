//! Two programmes do not write the same files.

use super::{Finds, Rule};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "S015",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(S015),
    source: None,
    example: None,
    finds: Finds::Reading,
};
