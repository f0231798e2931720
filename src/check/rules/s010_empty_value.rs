//! A key or a dash is followed by a value.

use super::{Example, Finds, Rule};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "S010",
    severity: Severity::Warning,
    profiles: &[],
    title: Words {
        fr: "Clé ou tiret sans valeur",
        en: "Key or dash without a value",
    },
    why: Words {
        fr: "Une clé ou un tiret que rien ne suit compte pour absent : la fiche est produite, sans ce qui devait \
             y être. C’est souvent une information laissée pour plus tard, ou une valeur qui commence par « # » \
             et que YAML prend pour un commentaire.",
        en: "A key or a dash with nothing after it counts as absent: the sheet is produced, without what should \
             be there. It is often something left for later, or a value that starts with `#` and that YAML takes \
             for a comment.",
    },
    source: Some("YAML 1.2.2"),
    example: Some(Example {
        bad: "\
sous_titre:",
        good: "\
sous_titre: Repérer, répondre, passer le relais",
    }),
    finds: Finds::Reading,
};
