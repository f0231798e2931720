//! The contract with a person says what kind of action it is.

use super::{Example, Finds, Profile, Report, Rule, Says, Subject};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "M006",
    severity: Severity::Error,
    profiles: &[Profile::Individuel],
    title: Words {
        fr: "Nature de l’action manquante",
        en: "Nature of the action missing",
    },
    why: Words {
        fr: "Le contrat avec une personne qui se forme à ses frais dit la nature de l’action (formation, bilan de \
             compétences, validation des acquis…), à peine de nullité.",
        en: "The contract with a person who pays for their own training says the nature of the action (training, \
             skills assessment, validation of experience…), or is void.",
    },
    source: Some("Code du travail, art. L6353-4, 1°"),
    example: Some(Example {
        bad: "\
intitule: Accueillir le public en situation tendue",
        good: "\
nature: formation
intitule: Accueillir le public en situation tendue",
    }),
    finds: Finds::Mention(
        Says {
            cause: Words {
                fr: "il manque la nature de l’action",
                en: "the nature of the action is missing",
            },
            remedy: Words {
                fr: "écrivez-la dans « nature », comme « formation »",
                en: "write it in `nature`, such as `formation`",
            },
            labels: &[],
        },
        &["nature"],
        find,
    ),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    if subject.programme.nature.is_none() {
        report.at(subject.key("nature"));
    }
}
