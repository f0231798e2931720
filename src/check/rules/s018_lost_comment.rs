//! No end of a text is taken for a comment.

use super::{Example, Finds, Rule};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "S018",
    severity: Severity::Warning,
    profiles: &[],
    title: Words {
        fr: "Fin de texte prise pour un commentaire",
        en: "End of a text taken for a comment",
    },
    why: Words {
        fr: "En YAML, un « # » après une espace ouvre un commentaire : ce qui le suit n’est pas imprimé, et la \
             fiche semble pourtant complète. Cela arrive avec un numéro de salle ou de lot. Entre guillemets, le \
             texte est gardé entier.",
        en: "In YAML, a `#` after a space opens a comment: what follows is not printed, and yet the sheet looks \
             whole. It happens with the number of a room or of a lot. Within quotes, the text is kept whole.",
    },
    source: Some("YAML 1.2.2"),
    example: Some(Example {
        bad: "\
lieu: Mairie de Lannion, salle #2",
        good: "\
lieu: \"Mairie de Lannion, salle #2\"",
    }),
    finds: Finds::Reading,
};
