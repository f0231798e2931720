//! Trainees are told at what time they are expected.

use super::{Example, Finds, Profile, Report, Rule, Says, Subject};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "M008",
    severity: Severity::Error,
    profiles: &[Profile::Stagiaire],
    title: Words {
        fr: "Horaires manquants",
        en: "Times missing",
    },
    why: Words {
        fr: "Les horaires sont portés à la connaissance du stagiaire avant son inscription définitive. Ils se \
             disent pour l’action, une étape ou une session.",
        en: "Trainees are told the times before they are enrolled for good. They are said for the action, a step or \
             a session.",
    },
    source: Some("Code du travail, art. L6353-8"),
    example: Some(Example {
        bad: "\
lieu: Mairie de Lannion",
        good: "\
horaires: 9 h à 12 h 30 et 13 h 30 à 17 h
lieu: Mairie de Lannion",
    }),
    finds: Finds::Mention(
        Says {
            cause: Words {
                fr: "il manque les horaires",
                en: "the times are missing",
            },
            remedy: Words {
                fr: "écrivez-les dans « horaires », comme 9 h à 17 h",
                en: "write them in `horaires`, such as 9 h à 17 h",
            },
            labels: &[],
        },
        &["horaires", "deroule", "sessions"],
        find,
    ),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let sections = &subject.programme.sections;
    let mut sessions = sections.sessions.iter().flatten();
    let steps = subject.all_steps();
    let stated = sections.horaires.is_some()
        || steps.iter().any(|step| step.details.horaires.is_some())
        || sessions.any(|session| session.horaires.is_some());
    if !stated {
        report.at(subject.key("horaires"));
    }
}
