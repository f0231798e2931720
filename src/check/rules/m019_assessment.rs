//! The sheet says how learning is assessed.

use super::{Example, Finds, Profile, Report, Rule, Says, Subject};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "M019",
    severity: Severity::Error,
    profiles: &[Profile::Stagiaire, Profile::Qualiopi],
    title: Words {
        fr: "Modalités d’évaluation manquantes",
        en: "Assessment missing",
    },
    why: Words {
        fr: "Le stagiaire sait avant de s’inscrire comment ce qu’il apprend sera évalué, et l’organisme doit \
             pouvoir montrer que les objectifs sont atteints.",
        en: "Trainees know before enrolling how what they learn will be assessed, and the provider must be able to \
             show that the objectives are reached.",
    },
    source: Some("Code du travail, art. L6353-8 ; RNQ, indicateurs 1 et 11"),
    example: Some(Example {
        bad: "\
suivi: Feuilles d’émargement signées par demi-journée.",
        good: "\
evaluation:
  pendant: Observation des mises en situation, à l’aide d’une grille.
  a_chaud: Questionnaire de fin de formation.
suivi: Feuilles d’émargement signées par demi-journée.",
    }),
    finds: Finds::Mention(
        Says {
            cause: Words {
                fr: "il manque les modalités d’évaluation",
                en: "how learning is assessed is missing",
            },
            remedy: Words {
                fr: "écrivez-les dans « evaluation », par « amont », « pendant », « a_chaud » ou « a_froid »",
                en: "write it in `evaluation`, by `amont`, `pendant`, `a_chaud` or `a_froid`",
            },
            labels: &[],
        },
        &["evaluation"],
        find,
    ),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    if subject.programme.sections.evaluation.is_none() {
        report.at(subject.key("evaluation"));
    }
}
