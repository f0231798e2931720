//! Keys are texts.

use super::{Example, Finds, Rule};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "S006",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(S006),
    source: None,
    example: Some(Example {
        bad: "\
[lieu]: Mairie de Lannion",
        good: "\
lieu: Mairie de Lannion",
    }),
    finds: Finds::Reading,
};
