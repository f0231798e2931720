//! No control character, none that reorders text.

use super::{Example, Finds, Rule};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "T001",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(T001),
    source: Some("YAML 1.2.2 ; Unicode, UAX #9"),
    example: Some(Example {
        bad: "\
referent_handicap:
  nom: Yann Le Goff
  telephone: \"\u{200e}02 96 00 00 00\"",
        good: "\
referent_handicap:
  nom: Yann Le Goff
  telephone: \"02 96 00 00 00\"",
    }),
    finds: Finds::Reading,
};
