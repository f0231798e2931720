//! A key is written once in its group.

use super::{Example, Finds, Rule};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "S009",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(S009),
    source: Some("YAML 1.2.2"),
    example: Some(Example {
        bad: "\
lieu: Mairie de Lannion
lieu: Salle des Ursulines, Lannion",
        good: "\
lieu: Salle des Ursulines, Lannion",
    }),
    finds: Finds::Reading,
};
