//! No character without width.

use super::{Example, Finds, Rule};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "T006",
    severity: Severity::Warning,
    profiles: &[],
    texts: rule_texts!(T006),
    source: Some("Unicode"),
    example: Some(Example {
        bad: "\
methodes: Études de cas et mises en situa\u{200b}tion filmées.",
        good: "\
methodes: Études de cas et mises en situation filmées.",
    }),
    finds: Finds::Reading,
};
