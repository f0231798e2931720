//! The sheet says how long the action lasts.

use super::{Example, Finds, Report, Rule, Says, Subject};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "M005",
    severity: Severity::Error,
    profiles: &[],
    title: Words {
        fr: "Durée manquante",
        en: "Duration missing",
    },
    why: Words {
        fr: "La durée fait partie de ce qui est convenu : le prix, la prise en charge et le certificat de \
             réalisation en dépendent. Les heures d’une journée ne suffisent pas à la dire.",
        en: "The duration is part of what is agreed: the price, the funding and the certificate of completion \
             depend on it. The hours of one day are not enough to tell it.",
    },
    source: Some("Code du travail, art. D6353-1 et L6353-4, 1° ; RNQ, indicateur 1"),
    example: Some(Example {
        bad: "\
duree:
  heures_par_jour: 7",
        good: "\
duree:
  jours: 2
  heures_par_jour: 7",
    }),
    finds: Finds::Mention(
        Says {
            cause: Words {
                fr: "il manque la durée de l’action",
                en: "the duration of the action is missing",
            },
            remedy: Words {
                fr: "écrivez-la dans « duree.jours » ou « duree.heures », comme 2 ou 14",
                en: "write it in `duree.jours` or `duree.heures`, such as 2 or 14",
            },
            labels: &[],
        },
        &["duree"],
        find,
    ),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let duration = subject.programme.sections.duree.as_ref();
    let stated = duration.is_some_and(|it| it.jours.is_some() || it.heures.is_some());
    if !stated {
        report.at(subject.key("duree.jours"));
    }
}
