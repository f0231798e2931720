//! The files that the theme names can dress a sheet.

use super::{Finds, Rule};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "S024",
    severity: Severity::Error,
    profiles: &[],
    title: Words {
        fr: "Fichier du thème inutilisable",
        en: "Theme file that is of no use",
    },
    why: Words {
        fr: "Le logo et les polices de « theme » sont joints à chaque fiche : ils doivent exister, être d’un format \
             connu (SVG ou PNG ; TTF ou OTF), assez légers, et leur licence doit le permettre. Un dessin ne contient \
             que des tracés : un texte y changerait selon les polices de l’ordinateur.",
        en: "The logo and the fonts of `theme` are put into each sheet: they must exist, be of a known format (SVG or \
             PNG; TTF or OTF), light enough, and their licence must allow it. A drawing holds nothing but outlines: a \
             text in it would change with the fonts of the computer.",
    },
    source: None,
    example: None,
    finds: Finds::Reading,
};
