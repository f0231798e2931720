//! Links lead to a web, mail or telephone address.

use super::{Example, Finds, Rule};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "T004",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(T004),
    source: Some("RFC 3986"),
    example: Some(Example {
        bad: "\
ressources: Un [livret](www.exemple.fr/livret) remis à chaque participant.",
        good: "\
ressources: Un [livret](https://www.exemple.fr/livret) remis à chaque participant.",
    }),
    finds: Finds::Reading,
};
