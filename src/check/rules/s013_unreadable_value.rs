//! Dates, durations, times and amounts can be read.

use super::{Example, Finds, Rule};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "S013",
    severity: Severity::Error,
    profiles: &[],
    title: Words {
        fr: "Valeur illisible",
        en: "Unreadable value",
    },
    why: Words {
        fr: "Les dates, les durées, les heures et les montants sont lus pour être comparés, additionnés et \
             imprimés partout de la même façon. Un jour qui n’existe pas, une durée sans unité ou « environ 2 h \
             » ne peuvent pas l’être.",
        en: "Dates, durations, times and amounts are read to be compared, added up and printed the same way \
             everywhere. A day that does not exist, a duration without a unit or « environ 2 h » cannot be.",
    },
    source: None,
    example: Some(Example {
        bad: "\
mise_a_jour: 31 juin 2026",
        good: "\
mise_a_jour: 30 juin 2026",
    }),
    finds: Finds::Reading,
};
