//! The sheet says which annex to its convention it is.

use super::{Example, Finds, Profile, Report, Rule, Says, Subject};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "M002",
    severity: Severity::Error,
    profiles: &[Profile::Convention],
    title: Words {
        fr: "Numéro d’annexe manquant",
        en: "Number of the annex missing",
    },
    why: Words {
        fr: "Une convention a souvent plusieurs annexes, une par action : leur numéro les distingue, et la \
             convention y renvoie.",
        en: "A convention often has several annexes, one an action: their number tells them apart, and the \
             convention refers to it.",
    },
    source: Some("Code du travail, art. L6353-1"),
    example: Some(Example {
        bad: "\
convention:
  numero: 12/26
  organisme: Atelier du Sillage
  client: Commune de Lannion",
        good: "\
convention:
  numero: 12/26
  annexe: 1
  organisme: Atelier du Sillage
  client: Commune de Lannion",
    }),
    finds: Finds::Mention(
        Says {
            cause: Words {
                fr: "il manque le numéro de l’annexe",
                en: "the number of the annex is missing",
            },
            remedy: Words {
                fr: "écrivez-le dans « convention.annexe », comme 1",
                en: "write it in `convention.annexe`, such as 1",
            },
            labels: &[],
        },
        &["convention"],
        find,
    ),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    // Without a convention, its number alone is asked for.
    if let Some(convention) = &subject.programme.convention
        && convention.annexe.is_none()
    {
        report.at(subject.key("convention.annexe"));
    }
}
