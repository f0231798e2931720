//! A comment that sets a rule aside is of use.

use super::{Example, Finds, Rule};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "S021",
    severity: Severity::Warning,
    profiles: &[],
    texts: rule_texts!(S021),
    source: None,
    example: Some(Example {
        bad: "\
deroule:
  journees:
    - titre: Observer l’accueil
      date: 2026-09-17
    - titre: Répondre
      # annexe: ignore[C012] le service est fermé en semaine
      date: 2026-09-18",
        good: "\
deroule:
  journees:
    - titre: Observer l’accueil
      date: 2026-09-17
    - titre: Répondre
      date: 2026-09-18",
    }),
    finds: Finds::Reading,
};
