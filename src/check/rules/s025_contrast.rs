//! A text stands out from what is behind it.

use super::{Finds, Rule};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "S025",
    severity: Severity::Error,
    profiles: &[],
    title: Words {
        fr: "Couleur illisible",
        en: "Colour that cannot be read",
    },
    why: Words {
        fr: "Les couleurs de « theme » servent à des textes : chacune doit avoir avec le papier, et avec le fond du \
             bandeau, un contraste d’au moins 4,5 pour 1. En dessous, une personne malvoyante, ou n’importe qui sur une \
             photocopie, ne lit plus.",
        en: "The colours of `theme` are those of texts: each must have, with the paper and with the ground of the band, a \
             contrast of at least 4.5 to 1. Below, a person with low vision, or anybody with a photocopy, no longer \
             reads.",
    },
    source: Some("RGAA 4.1, critère 3.2 (WCAG 2.2, 1.4.3)"),
    example: None,
    finds: Finds::Reading,
};
