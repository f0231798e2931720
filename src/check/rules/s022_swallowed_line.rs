//! A dash, or a key, that is indented too far joins the text above.

use super::{Example, Finds, Rule};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "S022",
    severity: Severity::Warning,
    profiles: &[],
    texts: rule_texts!(S022),
    source: Some("YAML 1.2.2"),
    example: Some(Example {
        bad: "\
objectifs:
  liste:
    - Repérer les signes d’une tension
      - Choisir une réponse adaptée
    - Conclure un échange",
        good: "\
objectifs:
  liste:
    - Repérer les signes d’une tension
    - Choisir une réponse adaptée
    - Conclure un échange",
    }),
    finds: Finds::Reading,
};
