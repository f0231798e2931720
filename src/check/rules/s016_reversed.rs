//! What ends does so after it starts.

use super::{Example, Finds, Rule};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "S016",
    severity: Severity::Error,
    profiles: &[],
    title: Words {
        fr: "Fin avant le début",
        en: "End before the start",
    },
    why: Words {
        fr: "Une période ou des horaires qui finissent avant d’avoir commencé ne disent plus quand l’action se \
             tient, et la convention serait à refaire. C’est souvent une année mal recopiée, ou deux dates \
             échangées.",
        en: "A period or times that end before they start no longer tell when the training takes place, and the \
             agreement would have to be drawn up again. It is often a year copied wrong, or two dates swapped.",
    },
    source: Some("Code du travail, art. D6353-1"),
    example: Some(Example {
        bad: "\
periode:
  debut: 2026-09-15
  fin: 2025-10-30",
        good: "\
periode:
  debut: 2026-09-15
  fin: 2026-10-30",
    }),
    finds: Finds::Reading,
};
