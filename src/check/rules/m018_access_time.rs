//! The sheet says how long one waits before the training starts.

use super::{Example, Finds, Profile, Report, Rule, Says, Subject};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "M018",
    severity: Severity::Error,
    profiles: &[Profile::Qualiopi],
    title: Words {
        fr: "Délais d’accès manquants",
        en: "Access time missing",
    },
    why: Words {
        fr: "L’information du public dit le temps qu’il faut compter entre la demande et le début de la formation, \
             pour demander à temps un financement ou une absence.",
        en: "The public is told how long it takes from asking to starting, so that funding or leave is asked for in \
             time.",
    },
    source: Some("RNQ, indicateur 1"),
    example: Some(Example {
        bad: "\
acces:
  modalites: Inscription auprès du service des ressources humaines.",
        good: "\
acces:
  modalites: Inscription auprès du service des ressources humaines.
  delais: Un mois avant la première journée.",
    }),
    finds: Finds::Mention(
        Says {
            cause: Words {
                fr: "il manque les délais d’accès",
                en: "the time it takes to get in is missing",
            },
            remedy: Words {
                fr: "écrivez-les dans « acces.delais », comme « un mois avant la première journée »",
                en: "write it in `acces.delais`, such as `un mois avant la première journée`",
            },
            labels: &[],
        },
        &["acces"],
        find,
    ),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let access = subject.programme.sections.acces.as_ref();
    if access.is_none_or(|access| access.delais.is_none()) {
        report.at(subject.key("acces.delais"));
    }
}
