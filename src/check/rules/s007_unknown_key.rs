//! Keys are those of the model.

use super::{Example, Finds, Rule};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "S007",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(S007),
    source: None,
    example: Some(Example {
        bad: "\
pré-requis: aucun",
        good: "\
prerequis: aucun",
    }),
    finds: Finds::Reading,
};
