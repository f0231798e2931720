//! Keys are texts.

use super::{Example, Finds, Rule};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "S006",
    severity: Severity::Error,
    profiles: &[],
    title: Words {
        fr: "Clé qui n’est pas un texte",
        en: "Key that is not a text",
    },
    why: Words {
        fr: "Une clé est un mot suivi de deux-points. Entre crochets ou accolades, YAML la prend pour une liste \
             ou un groupe, et sa valeur ne serait imprimée nulle part. C’est souvent le reste d’un modèle à \
             compléter.",
        en: "A key is a word and a colon. Within brackets or braces, YAML takes it for a list or a group, and \
             its value would be printed nowhere. It is often what is left of a template to be filled in.",
    },
    source: None,
    example: Some(Example {
        bad: "\
[lieu]: Mairie de Lannion",
        good: "\
lieu: Mairie de Lannion",
    }),
    finds: Finds::Reading,
};
