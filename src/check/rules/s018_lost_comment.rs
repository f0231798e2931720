//! No end of a text is taken for a comment.

use super::{Example, Finds, Rule};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "S018",
    severity: Severity::Warning,
    profiles: &[],
    texts: rule_texts!(S018),
    source: Some("YAML 1.2.2"),
    example: Some(Example {
        bad: "\
lieu: Mairie de Lannion, salle #2",
        good: "\
lieu: \"Mairie de Lannion, salle #2\"",
    }),
    finds: Finds::Reading,
};
