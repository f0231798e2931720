//! Keys are those of the model.

use super::{Example, Finds, Rule};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "S007",
    severity: Severity::Error,
    profiles: &[],
    title: Words {
        fr: "Clé inconnue",
        en: "Unknown key",
    },
    why: Words {
        fr: "Ce qui est écrit sous une clé que la fiche ne connaît pas ne serait imprimé nulle part, et personne \
             ne verrait qu’il manque. C’est souvent une faute de frappe, un accent, un singulier pour un \
             pluriel, ou une clé qui se place ailleurs.",
        en: "What is written under a key that the sheet does not know would be printed nowhere, and nobody would \
             see it missing. It is often a slip, an accent, a singular for a plural, or a key that belongs \
             elsewhere.",
    },
    source: None,
    example: Some(Example {
        bad: "\
pré-requis: aucun",
        good: "\
prerequis: aucun",
    }),
    finds: Finds::Reading,
};
