//! Values of closed lists are on their list.

use super::{Example, Finds, Rule};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "S012",
    severity: Severity::Error,
    profiles: &[],
    title: Words {
        fr: "Valeur hors de la liste",
        en: "Value that is not on the list",
    },
    why: Words {
        fr: "Certaines clés n’admettent que quelques mots, écrits à la lettre : la fiche en tire ses libellés, \
             et les règles leurs vérifications. Un accent, une majuscule ou un synonyme suffit à en sortir.",
        en: "Some keys take a few words only, to the letter: the sheet draws its labels from them, and rules \
             their checks. An accent, a capital or a synonym is enough to leave the list.",
    },
    source: None,
    example: Some(Example {
        bad: "\
modalite: présentiel",
        good: "\
modalite: presentiel",
    }),
    finds: Finds::Reading,
};
