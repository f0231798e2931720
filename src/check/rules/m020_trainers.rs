//! The sheet says who trains.

use super::{Example, Finds, Profile, Report, Rule, Says, Subject};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "M020",
    severity: Severity::Error,
    profiles: &[Profile::Stagiaire, Profile::Qualiopi, Profile::Individuel],
    title: Words {
        fr: "Intervenants manquants",
        en: "Trainers missing",
    },
    why: Words {
        fr: "Le stagiaire sait avant de s’inscrire qui le formera, et un audit demande qui intervient et à quel \
             titre.",
        en: "Trainees know before enrolling who will train them, and an audit asks who takes part and by what \
             right.",
    },
    source: Some("Code du travail, art. L6353-4, 4° et L6353-8 ; RNQ, indicateurs 18 et 21"),
    example: Some(Example {
        bad: "\
horaires: 9 h à 12 h 30 et 13 h 30 à 17 h",
        good: "\
intervenants:
  - nom: Maëlle Karadec
    qualite: formatrice, psychologue du travail
horaires: 9 h à 12 h 30 et 13 h 30 à 17 h",
    }),
    finds: Finds::Mention(
        Says {
            cause: Words {
                fr: "il manque les intervenants",
                en: "the trainers are missing",
            },
            remedy: Words {
                fr: "écrivez-les dans « intervenants », chacun avec « nom » et « qualite »",
                en: "write them in `intervenants`, each with `nom` and `qualite`",
            },
            labels: &[],
        },
        &["intervenants"],
        find,
    ),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let trainers = subject.programme.sections.intervenants.as_deref();
    if trainers.unwrap_or_default().is_empty() {
        report.at(subject.key("intervenants"));
    }
}
