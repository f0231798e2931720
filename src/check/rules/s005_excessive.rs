//! The file is of a size that a programme can have.

use super::{Finds, Rule};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "S005",
    severity: Severity::Error,
    profiles: &[],
    title: Words {
        fr: "Taille excessive",
        en: "Excessive size",
    },
    why: Words {
        fr: "Une fiche tient en quelques pages. Un fichier ou un texte démesuré, des milliers de clés, des \
             groupes imbriqués sans fin bloqueraient la mise en page. C’est d’ordinaire un autre fichier pris \
             pour une fiche, ou tout un catalogue collé dans une seule.",
        en: "A sheet takes a few pages. An oversized file or text, thousands of keys or groups nested without \
             end would block the layout. It is usually another file taken for a sheet, or a whole catalogue \
             pasted into one.",
    },
    source: None,
    example: None,
    finds: Finds::Reading,
};
