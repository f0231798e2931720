//! A comment that sets a rule aside says why.

use super::{Example, Finds, Rule};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "S019",
    severity: Severity::Warning,
    profiles: &[],
    title: Words {
        fr: "Mise à l’écart sans motif",
        en: "Rule set aside without a reason",
    },
    why: Words {
        fr: "Un commentaire « # annexe: ignore[…] » fait taire une règle à l’endroit où il se trouve. Sans \
             motif, qui relit la fiche ne sait pas si l’écart a été pesé ou seulement caché : le commentaire \
             reste alors sans effet.",
        en: "A comment `# annexe: ignore[…]` silences a rule where it stands. Without a reason, whoever reads \
             the sheet again cannot tell whether the matter was weighed or only hidden: the comment then has no \
             effect.",
    },
    source: None,
    example: Some(Example {
        bad: "\
# annexe: ignore[M018]
acces:
  modalites: Inscription auprès du service des ressources humaines.",
        good: "\
# annexe: ignore[M018] le délai est fixé avec chaque commune
acces:
  modalites: Inscription auprès du service des ressources humaines.",
    }),
    finds: Finds::Reading,
};
