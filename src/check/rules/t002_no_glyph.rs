//! Every character has a face of the PDF that draws it.

use super::{Example, Finds, Rule};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "T002",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(T002),
    source: Some("ISO 14289-1 (PDF/UA-1)"),
    example: Some(Example {
        bad: "\
lieu: 📍 Mairie de Lannion",
        good: "\
lieu: Mairie de Lannion",
    }),
    finds: Finds::Reading,
};
