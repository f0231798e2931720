//! A text stands out from what is behind it.

use super::{Finds, Rule};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "S025",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(S025),
    source: Some("RGAA 4.1, critère 3.2 (WCAG 2.2, 1.4.3)"),
    example: None,
    finds: Finds::Reading,
};
