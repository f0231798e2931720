//! The text is YAML.

use super::{Example, Finds, Rule};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "S001",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(S001),
    source: Some("YAML 1.2.2"),
    example: Some(Example {
        bad: "\
intitule: Situations tendues : accueillir le public",
        good: "\
intitule: \"Situations tendues : accueillir le public\"",
    }),
    finds: Finds::Reading,
};
