//! A comment that sets a diagnostic aside stands outside texts.

use super::{Example, Finds, Rule};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "S023",
    severity: Severity::Warning,
    profiles: &[],
    title: Words {
        fr: "Mise à l’écart écrite dans un texte",
        en: "Suppression written inside a text",
    },
    why: Words {
        fr: "Sous « | » ou « > », tout est du texte : un commentaire qui s’y trouve serait imprimé dans la fiche. Il se \
             place au-dessus de la clé, et vaut alors pour tout le texte.",
        en: "Under `|` or `>`, everything is text: a comment there would be printed in the sheet. It goes above the key, \
             and then holds for the whole text.",
    },
    source: None,
    example: Some(Example {
        bad: "\
livrables: |
  # annexe: ignore[T012] deux espaces voulues
  Un livret est remis à chacun.",
        good: "\
# annexe: ignore[T012] deux espaces voulues
livrables: |
  Un livret  est remis à chacun.",
    }),
    finds: Finds::Reading,
};
