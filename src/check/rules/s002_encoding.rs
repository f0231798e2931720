//! The bytes are UTF-8.

use super::{Finds, Rule};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "S002",
    severity: Severity::Error,
    profiles: &[],
    title: Words {
        fr: "Fichier qui n’est pas en UTF-8",
        en: "File that is not UTF-8",
    },
    why: Words {
        fr: "L’encodage est la façon dont un fichier garde ses lettres accentuées. Un fichier dans un autre \
             encodage que l’UTF-8 n’est pas lu : ses accents deviendraient d’autres signes, sur un document \
             contractuel. Cela arrive avec un vieux logiciel ou un export de tableur.",
        en: "The encoding is how a file keeps its accented letters. A file in another encoding than UTF-8 is not \
             read: its accents would turn into other signs, on a contractual document. It happens with old \
             software, or an export from a spreadsheet.",
    },
    source: Some("RFC 3629"),
    example: None,
    finds: Finds::Reading,
};
