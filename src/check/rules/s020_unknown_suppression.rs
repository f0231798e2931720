//! A comment that sets a rule aside names one that can be.

use super::{Example, Finds, Rule};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "S020",
    severity: Severity::Warning,
    profiles: &[],
    title: Words {
        fr: "Mise à l’écart d’un code inconnu",
        en: "Unknown code set aside",
    },
    why: Words {
        fr: "Le code entre crochets doit être celui d’une règle : sinon rien n’est mis à l’écart, et ce qui \
             était signalé le reste. C’est souvent une faute de frappe. Une erreur de lecture, elle, ne se met \
             pas à l’écart : elle se corrige.",
        en: "The code within brackets must be that of a rule: else nothing is set aside, and what was reported \
             still is. It is often a slip. An error of reading cannot be set aside: it is to be mended.",
    },
    source: None,
    example: Some(Example {
        bad: "\
intervenants:
  # annexe: ignore[M21] ses titres figurent dans le CV annexé
  - nom: Maëlle Karadec",
        good: "\
intervenants:
  # annexe: ignore[M021] ses titres figurent dans le CV annexé
  - nom: Maëlle Karadec",
    }),
    finds: Finds::Reading,
};
