//! Numbers are within their bounds.

use super::{Example, Finds, Rule};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "S014",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(S014),
    source: None,
    example: Some(Example {
        bad: "\
public:
  profils:
    - Agents d’accueil
    - Agents d’état civil
  effectif:
    min: 0
    max: 12",
        good: "\
public:
  profils:
    - Agents d’accueil
    - Agents d’état civil
  effectif:
    min: 4
    max: 12",
    }),
    finds: Finds::Reading,
};
