//! A key is written once in its group.

use super::{Example, Finds, Rule};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "S009",
    severity: Severity::Error,
    profiles: &[],
    title: Words {
        fr: "Clé écrite deux fois",
        en: "Key written twice",
    },
    why: Words {
        fr: "Une clé n’a qu’une valeur dans son groupe : sur deux, l’une serait perdue, et rien ne dit laquelle \
             est la bonne. Cela arrive quand une ligne est recopiée pour être modifiée, et que l’ancienne reste.",
        en: "A key has one value in its group: of two, one would be lost, and nothing tells which is right. It \
             happens when a line is copied to be changed, and the old one stays.",
    },
    source: Some("YAML 1.2.2"),
    example: Some(Example {
        bad: "\
lieu: Mairie de Lannion
lieu: Salle des Ursulines, Lannion",
        good: "\
lieu: Salle des Ursulines, Lannion",
    }),
    finds: Finds::Reading,
};
