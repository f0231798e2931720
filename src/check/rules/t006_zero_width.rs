//! No character without width.

use super::{Example, Finds, Rule};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "T006",
    severity: Severity::Warning,
    profiles: &[],
    title: Words {
        fr: "Caractère sans largeur",
        en: "Zero-width character",
    },
    why: Words {
        fr: "Un caractère sans largeur coupe un mot sans que cela se voie : une recherche ne trouve plus ce mot, \
             et une synthèse vocale le lit mal. Il vient d’un texte collé depuis un site ou un traitement de \
             texte. Il n’est pas imprimé, et « annexe check --fix » l’ôte du fichier.",
        en: "A character without width cuts a word unseen: a search no longer finds that word, and a screen \
             reader misreads it. It comes with a text pasted from a website or a word processor. It is not \
             printed, and `annexe check --fix` takes it out of the file.",
    },
    source: Some("Unicode"),
    example: Some(Example {
        bad: "\
methodes: Études de cas et mises en situa\u{200b}tion filmées.",
        good: "\
methodes: Études de cas et mises en situation filmées.",
    }),
    finds: Finds::Reading,
};
