//! A revision that changes what was agreed has a version of its own.

use super::{Finds, Rule};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "D001",
    severity: Severity::Error,
    profiles: &[],
    title: Words {
        fr: "Version qui n’a pas changé",
        en: "Version that did not change",
    },
    why: Words {
        fr: "Deux fiches qui n’engagent pas aux mêmes choses ne portent pas la même version : c’est elle, au pied de chaque \
             page, qui dit laquelle est signée. `annexe diff` le vérifie quand une modification est substantielle ; \
             une version en nombre augmente, une autre change.",
        en: "Two sheets that do not commit to the same things do not bear the same version: at the foot of each page, it \
             tells which one is signed. `annexe diff` looks at it when a change is substantial; a version that is a \
             number goes up, another one changes.",
    },
    source: None,
    example: None,
    finds: Finds::Reading,
};
