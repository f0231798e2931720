//! Texts hold only the Markdown that a sheet can show.

use super::{Example, Finds, Rule};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "T003",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(T003),
    source: None,
    example: Some(Example {
        bad: "\
methodes: Études de cas.<br>Mises en situation filmées.",
        good: "\
methodes: |
  Études de cas.

  Mises en situation filmées.",
    }),
    finds: Finds::Reading,
};
