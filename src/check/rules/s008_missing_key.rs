//! Compulsory keys are written.

use super::{Example, Finds, Rule};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "S008",
    severity: Severity::Error,
    profiles: &[],
    title: Words {
        fr: "Clé obligatoire absente",
        en: "Missing compulsory key",
    },
    why: Words {
        fr: "Certaines clés sont indispensables à leur groupe : l’intitulé d’une fiche, le nom d’un intervenant, \
             le montant d’une ligne de tarif. Sans elles, le reste du groupe n’a pas de sens une fois imprimé. \
             C’est souvent une information attendue, ou une ligne effacée par mégarde.",
        en: "Some keys are essential to their group: the title of a sheet, the name of a trainer, the amount of \
             a price. Without them, the rest of the group makes no sense in print. It is often something still \
             to come, or a line deleted by mistake.",
    },
    source: None,
    example: Some(Example {
        bad: "\
intervenants:
  - qualite: formatrice, psychologue du travail",
        good: "\
intervenants:
  - nom: Maëlle Karadec
    qualite: formatrice, psychologue du travail",
    }),
    finds: Finds::Reading,
};
