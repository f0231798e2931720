//! One file is one programme.

use super::{Example, Finds, Rule};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "S004",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(S004),
    source: None,
    example: Some(Example {
        bad: "\
intitule: Accueillir le public en situation tendue
---
intitule: Accueillir le public au téléphone",
        good: "\
intitule: Accueillir le public en situation tendue",
    }),
    finds: Finds::Reading,
};
