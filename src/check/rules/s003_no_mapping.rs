//! The file holds keys and values.

use super::{Finds, Rule};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "S003",
    severity: Severity::Error,
    profiles: &[],
    title: Words {
        fr: "Fichier vide ou sans clés",
        en: "File that is empty or has no keys",
    },
    why: Words {
        fr: "Une fiche est une suite de clés suivies de leur valeur, au bord de la ligne. Un fichier vide, une \
             liste ou du texte libre ne décrit aucune formation. C’est souvent un fichier créé et jamais rempli, \
             ou enregistré par-dessus un autre.",
        en: "A sheet is a series of keys with their values, at the margin. An empty file, a list or free text \
             describes no training. It is often a file that was created and never filled in, or saved over \
             another.",
    },
    source: None,
    example: None,
    finds: Finds::Reading,
};
