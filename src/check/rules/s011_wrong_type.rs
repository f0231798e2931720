//! Values are of the type that their key takes.

use super::{Example, Finds, Rule};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "S011",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(S011),
    source: Some("YAML 1.2.2"),
    example: Some(Example {
        bad: "\
contacts:
  - nom: Service formation
    courriel: formation@exemple.fr
    telephone: 0296000000",
        good: "\
contacts:
  - nom: Service formation
    courriel: formation@exemple.fr
    telephone: \"0296000000\"",
    }),
    finds: Finds::Reading,
};
