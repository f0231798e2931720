//! A comment that sets a diagnostic aside stands outside texts.

use super::{Example, Finds, Rule};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "S023",
    severity: Severity::Warning,
    profiles: &[],
    texts: rule_texts!(S023),
    source: None,
    example: Some(Example {
        bad: "\
livrables: |
  # annexe: ignore[T012] deux espaces voulues
  Un livret est remis à chacun.",
        good: "\
# annexe: ignore[T012] deux espaces voulues
livrables: |
  Un livret  est remis à chacun.",
    }),
    finds: Finds::Reading,
};
