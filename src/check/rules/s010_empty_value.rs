//! A key or a dash is followed by a value.

use super::{Example, Finds, Rule};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "S010",
    severity: Severity::Warning,
    profiles: &[],
    texts: rule_texts!(S010),
    source: Some("YAML 1.2.2"),
    example: Some(Example {
        bad: "\
sous_titre:",
        good: "\
sous_titre: Repérer, répondre, passer le relais",
    }),
    finds: Finds::Reading,
};
