//! No control character, none that reorders text.

use super::{Example, Finds, Rule};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "T001",
    severity: Severity::Error,
    profiles: &[],
    title: Words {
        fr: "Caractère invisible interdit",
        en: "Hidden character",
    },
    why: Words {
        fr: "Un caractère de contrôle ou de sens d’écriture ne se voit pas, et peut pourtant changer l’ordre de \
             ce qui est lu : un document contractuel doit dire la même chose à tous. Il vient souvent d’un nom \
             ou d’un numéro collé depuis un site, un PDF ou un carnet d’adresses.",
        en: "A character that controls a device or the direction of writing cannot be seen, and yet can change \
             the order of what is read: a contractual document must say the same to all. It often comes with a \
             name or a number pasted from a website, a PDF or an address book.",
    },
    source: Some("YAML 1.2.2 ; Unicode, UAX #9"),
    example: Some(Example {
        bad: "\
referent_handicap:
  nom: Yann Le Goff
  telephone: \"\u{200e}02 96 00 00 00\"",
        good: "\
referent_handicap:
  nom: Yann Le Goff
  telephone: \"02 96 00 00 00\"",
    }),
    finds: Finds::Reading,
};
