//! The sheet says what one must know beforehand.

use super::{Example, Finds, Profile, Report, Rule, Says, Subject};
use crate::diagnostic::kind::{Severity, Words};
use crate::model::audience::Prerequisites;

pub static RULE: Rule = Rule {
    code: "M015",
    severity: Severity::Error,
    profiles: &[Profile::Qualiopi, Profile::Individuel],
    title: Words {
        fr: "Prérequis manquants",
        en: "Prerequisites missing",
    },
    why: Words {
        fr: "Chacun doit savoir avant de s’inscrire si la formation est pour lui : ce qu’il faut déjà savoir, ou \
             « aucun ». La façon de le vérifier ne dit pas ce qui est demandé.",
        en: "Everyone must know before enrolling whether the training is for them: what to know already, or \
             `aucun`. How it is checked does not say what is asked.",
    },
    source: Some("Code du travail, art. L6353-4, 2° ; RNQ, indicateurs 1 et 8"),
    example: Some(Example {
        bad: "\
prerequis:
  verification: Questionnaire envoyé à l’inscription.",
        good: "\
prerequis:
  liste:
    - Avoir tenu un poste d’accueil pendant un mois
  verification: Questionnaire envoyé à l’inscription.",
    }),
    finds: Finds::Mention(
        Says {
            cause: Words {
                fr: "il manque les prérequis",
                en: "the prerequisites are missing",
            },
            remedy: Words {
                fr: "écrivez-les dans « prerequis » ; s’il n’y en a pas, écrivez « aucun »",
                en: "write them in `prerequis`; when there are none, write `aucun`",
            },
            labels: &[],
        },
        &["prerequis"],
        find,
    ),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let prerequisites = subject.programme.sections.prerequis.as_ref();
    let stated = prerequisites.is_some_and(|prerequisites| match prerequisites {
        Prerequisites::Prose(_) => true,
        Prerequisites::List(items) => !items.is_empty(),
        Prerequisites::Checked(checked) => !checked.liste.is_empty(),
    });
    if !stated {
        report.at(subject.key("prerequis.liste"));
    }
}
