//! Links lead to a web, mail or telephone address.

use super::{Example, Finds, Rule};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "T004",
    severity: Severity::Error,
    profiles: &[],
    title: Words {
        fr: "Adresse de lien non permise",
        en: "Link target that is not allowed",
    },
    why: Words {
        fr: "Un lien doit mener au même endroit pour tous ceux qui reçoivent la fiche : son adresse commence par \
             https://, http://, mailto: ou tel:. Sans ce début, « www.exemple.fr » est cherché à côté de la \
             fiche, et un fichier d’un ordinateur ne s’ouvre que sur celui-là.",
        en: "A link must lead to the same place for all who are given the sheet: its address starts with \
             `https://`, `http://`, `mailto:` or `tel:`. Without it, `www.exemple.fr` is looked for beside the \
             sheet, and a file of one computer opens on that one only.",
    },
    source: Some("RFC 3986"),
    example: Some(Example {
        bad: "\
ressources: Un [livret](www.exemple.fr/livret) remis à chaque participant.",
        good: "\
ressources: Un [livret](https://www.exemple.fr/livret) remis à chaque participant.",
    }),
    finds: Finds::Reading,
};
