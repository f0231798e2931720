//! The text is YAML.

use super::{Example, Finds, Rule};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "S001",
    severity: Severity::Error,
    profiles: &[],
    title: Words {
        fr: "YAML qui ne peut pas être lu",
        en: "YAML that cannot be read",
    },
    why: Words {
        fr: "Une fiche s’écrit en YAML : une clé, deux-points, une espace, une valeur, et des retraits qui \
             disent ce qui va avec quoi. Un signe mal placé arrête la lecture, et rien de la fiche n’est \
             vérifié. Le plus souvent, un texte contient « : » sans être entre guillemets, ou une ligne est \
             décalée.",
        en: "A sheet is written in YAML: a key, a colon, a space, a value, and indents that tell what goes with \
             what. One misplaced sign stops the reading, and nothing of the sheet is checked. Most often, a text \
             holds a colon without quotes around it, or a line is out of line.",
    },
    source: Some("YAML 1.2.2"),
    example: Some(Example {
        bad: "\
intitule: Situations tendues : accueillir le public",
        good: "\
intitule: \"Situations tendues : accueillir le public\"",
    }),
    finds: Finds::Reading,
};
