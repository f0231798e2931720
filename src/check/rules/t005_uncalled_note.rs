//! Notes are called in their own text.

use super::{Example, Finds, Rule};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "T005",
    severity: Severity::Error,
    profiles: &[],
    title: Words {
        fr: "Note que rien n’appelle",
        en: "Note that nothing calls",
    },
    why: Words {
        fr: "Une note s’imprime parce que son appel, comme « [^1] », se trouve dans le même texte : sans lui, \
             elle disparaîtrait de la fiche. Cela arrive quand la phrase qui l’appelait est réécrite, ou \
             déplacée sous une autre clé.",
        en: "A note is printed because its call, such as `[^1]`, is in the same text: without it, the note would \
             vanish from the sheet. It happens when the sentence that called it is written anew, or moved under \
             another key.",
    },
    source: None,
    example: Some(Example {
        bad: "\
contexte: |
  Les agents signalent des échanges plus tendus qu’avant.

  [^1]: Registre de santé et de sécurité au travail, 2025.",
        good: "\
contexte: |
  Les agents signalent des échanges plus tendus qu’avant[^1].

  [^1]: Registre de santé et de sécurité au travail, 2025.",
    }),
    finds: Finds::Reading,
};
