//! The sheet says how one enrols.

use super::{Example, Finds, Profile, Report, Rule, Says, Subject};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "M017",
    severity: Severity::Error,
    profiles: &[Profile::Qualiopi],
    title: Words {
        fr: "Modalités d’accès manquantes",
        en: "Enrolment missing",
    },
    why: Words {
        fr: "L’information du public dit comment on entre en formation : à qui s’adresser, par quelle démarche, \
             avec quelle sélection.",
        en: "The public is told how one gets in: whom to ask, by what steps, with what selection.",
    },
    source: Some("RNQ, indicateur 1"),
    example: Some(Example {
        bad: "\
acces:
  delais: Un mois avant la première journée.",
        good: "\
acces:
  modalites: Inscription auprès du service des ressources humaines.
  delais: Un mois avant la première journée.",
    }),
    finds: Finds::Mention(
        Says {
            cause: Words {
                fr: "il manque les modalités d’accès",
                en: "how one enrols is missing",
            },
            remedy: Words {
                fr: "dites dans « acces.modalites » comment s’inscrire",
                en: "say in `acces.modalites` how one enrols",
            },
            labels: &[],
        },
        &["acces", "catalogue"],
        find,
    ),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let access = subject.programme.sections.acces.as_ref();
    let catalogue = subject.programme.catalogue.as_ref();
    let stated = access.is_some_and(|access| access.modalites.is_some())
        || catalogue.is_some_and(|catalogue| catalogue.acces.is_some());
    if !stated {
        report.at(subject.key("acces.modalites"));
    }
}
