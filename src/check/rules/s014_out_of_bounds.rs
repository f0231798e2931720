//! Numbers are within their bounds.

use super::{Example, Finds, Rule};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "S014",
    severity: Severity::Error,
    profiles: &[],
    title: Words {
        fr: "Nombre hors limites",
        en: "Number out of bounds",
    },
    why: Words {
        fr: "Certains nombres ont des limites : un groupe compte au moins une personne, une durée en jours se \
             donne par demi-journées. Un zéro laissé en attendant, un chiffre de trop, et la fiche annonce ce \
             qui ne peut pas être.",
        en: "Some numbers have limits: a group is one person at least, a length in days goes by half-days. A \
             zero left for the time being, a digit too many, and the sheet announces what cannot be.",
    },
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
