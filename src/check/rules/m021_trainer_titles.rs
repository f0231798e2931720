//! Each trainer is introduced.

use super::{Example, Finds, Profile, Report, Rule, Says, Subject};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "M021",
    severity: Severity::Error,
    profiles: &[Profile::Stagiaire, Profile::Qualiopi, Profile::Individuel],
    title: Words {
        fr: "Titres d’un intervenant manquants",
        en: "Titles of a trainer missing",
    },
    why: Words {
        fr: "L’organisme justifie des titres et qualités de ceux qui forment : diplôme, métier, expérience. Le \
             contrat d’une personne les dit à peine de nullité, et un audit les demande.",
        en: "The provider answers for the titles of those who train: degree, trade, experience. The contract of a \
             person is void without them, and an audit asks for them.",
    },
    source: Some("Code du travail, art. L6352-1, L6353-4, 4° et L6353-8 ; RNQ, indicateur 21"),
    example: Some(Example {
        bad: "\
intervenants:
  - nom: Maëlle Karadec
    qualite: formatrice, psychologue du travail
  - nom: Ewen Tanguy
    role: observateur",
        good: "\
intervenants:
  - nom: Maëlle Karadec
    qualite: formatrice, psychologue du travail
  - nom: Ewen Tanguy
    qualite: médiateur diplômé
    role: observateur",
    }),
    finds: Finds::Mention(
        Says {
            cause: Words {
                fr: "il manque les titres ou qualités de l’intervenant « {name} »",
                en: "the titles of the trainer \"{name}\" are missing",
            },
            remedy: Words {
                fr: "écrivez-les dans « qualite » ou « presentation », comme « psychologue du travail »",
                en: "write them in `qualite` or `presentation`, such as `psychologue du travail`",
            },
            labels: &[],
        },
        &["intervenants"],
        find,
    ),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let trainers = subject.programme.sections.intervenants.iter().flatten();
    for (rank, trainer) in trainers.enumerate() {
        if trainer.qualite.is_none() && trainer.presentation.is_none() {
            report
                .at(subject.value(&format!("intervenants.{rank}.nom")))
                .with("name", trainer.nom.line());
        }
    }
}
