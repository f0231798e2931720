//! One file is one programme.

use super::{Example, Finds, Rule};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "S004",
    severity: Severity::Error,
    profiles: &[],
    title: Words {
        fr: "Second document dans le fichier",
        en: "Second document in the file",
    },
    why: Words {
        fr: "Une ligne « --- » ouvre un second document, et un fichier décrit un seul programme : rien de ce qui \
             la suit ne serait imprimé. Elle vient d’un trait tracé pour séparer deux parties, ou de deux fiches \
             mises bout à bout.",
        en: "A line of three dashes opens a second document, and one file is one programme: nothing after it \
             would be printed. It comes from a line drawn between two parts, or from two sheets put end to end.",
    },
    source: None,
    example: Some(Example {
        bad: "\
intitule: Accueillir le public en situation tendue
---
intitule: Accueillir le public au téléphone",
        good: "\
intitule: Accueillir le public en situation tendue",
    }),
    finds: Finds::Reading,
};
