//! Values are of the type that their key takes.

use super::{Example, Finds, Rule};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "S011",
    severity: Severity::Error,
    profiles: &[],
    title: Words {
        fr: "Valeur d’un autre type que celui attendu",
        en: "Value of the wrong type",
    },
    why: Words {
        fr: "Chaque clé attend un texte, un nombre, une liste ou un groupe de clés. Sans guillemets, YAML prend \
             un numéro de téléphone pour un nombre, dont le zéro tombe, et un texte qui contient « : » pour un \
             groupe.",
        en: "Each key takes a text, a number, a list or a group of keys. Without quotes, YAML takes a telephone \
             number for a number, which loses its zero, and a text that holds a colon for a group.",
    },
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
