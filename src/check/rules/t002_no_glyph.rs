//! Every character has a face of the PDF that draws it.

use super::{Example, Finds, Rule};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "T002",
    severity: Severity::Error,
    profiles: &[],
    title: Words {
        fr: "Caractère qui ne peut pas être imprimé",
        en: "Character that cannot be printed",
    },
    why: Words {
        fr: "Les polices du PDF ont les lettres et les signes courants, mais pas les émojis ni la plupart des \
             pictogrammes : un point d’interrogation s’imprimerait à leur place. Ils viennent d’un message ou \
             d’une page web d’où le texte a été collé.",
        en: "The fonts of the PDF have common letters and signs, but no emojis and few pictograms: a question \
             mark would be printed instead. They come from a message or a web page that the text was pasted \
             from.",
    },
    source: Some("ISO 14289-1 (PDF/UA-1)"),
    example: Some(Example {
        bad: "\
lieu: 📍 Mairie de Lannion",
        good: "\
lieu: Mairie de Lannion",
    }),
    finds: Finds::Reading,
};
