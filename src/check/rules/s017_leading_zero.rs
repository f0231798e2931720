//! No number loses its leading zeros.

use super::{Example, Finds, Rule};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "S017",
    severity: Severity::Error,
    profiles: &[],
    title: Words {
        fr: "Nombre qui perd ses zéros",
        en: "Number that loses its zeros",
    },
    why: Words {
        fr: "Sans guillemets, YAML lit 041 comme le nombre 41 : la référence imprimée ne serait plus la bonne. \
             Les références, codes postaux et numéros qui commencent par zéro se mettent entre guillemets.",
        en: "Without quotes, YAML reads 041 as the number 41: the reference in print would not be the right one. \
             References, postcodes and numbers that start with a zero go within quotes.",
    },
    source: Some("YAML 1.2.2"),
    example: Some(Example {
        bad: "\
reference: 041",
        good: "\
reference: \"041\"",
    }),
    finds: Finds::Reading,
};
