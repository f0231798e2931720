//! The sheet says which convention it is annexed to.

use super::{Example, Finds, Profile, Report, Rule, Says, Subject};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "M001",
    severity: Severity::Error,
    profiles: &[Profile::Convention],
    title: Words {
        fr: "Numéro de la convention manquant",
        en: "Number of the convention missing",
    },
    why: Words {
        fr: "Le programme est une annexe de la convention de formation : sans le numéro de celle-ci, rien ne dit de \
             laquelle. La signature de l’une ne vaudrait pas pour l’autre.",
        en: "The programme is an annex to the training convention: without its number, nothing says to which one. \
             Whoever signs one would not be bound by the other.",
    },
    source: Some("Code du travail, art. L6353-1"),
    example: Some(Example {
        bad: "\
convention:
  annexe: 1
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
                fr: "il manque le numéro de la convention",
                en: "the number of the convention is missing",
            },
            remedy: Words {
                fr: "écrivez-le dans « convention.numero », comme 12/26",
                en: "write it in `convention.numero`, such as 12/26",
            },
            labels: &[],
        },
        &["convention"],
        find,
    ),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let convention = subject.programme.convention.as_ref();
    if convention.is_none_or(|convention| convention.numero.is_none()) {
        report.at(subject.key("convention.numero"));
    }
}
