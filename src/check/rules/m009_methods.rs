//! The sheet says how one learns.

use super::{Example, Finds, Profile, Report, Rule, Says, Subject};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "M009",
    severity: Severity::Error,
    profiles: &[Profile::Convention, Profile::Qualiopi, Profile::Individuel],
    title: Words {
        fr: "Méthodes pédagogiques manquantes",
        en: "Teaching methods missing",
    },
    why: Words {
        fr: "Les méthodes disent comment on apprend : exposés, études de cas, mises en situation. Elles sont \
             annoncées au public, et convenues avec le client.",
        en: "Methods say how one learns: talks, case studies, role play. The public is told of them, and they are \
             agreed with the client.",
    },
    source: Some("Code du travail, art. D6353-1 et L6353-4, 3° ; RNQ, indicateurs 1 et 6"),
    example: Some(Example {
        bad: "\
moyens: Une salle, un vidéoprojecteur et une caméra.",
        good: "\
methodes: Études de cas et mises en situation filmées.
moyens: Une salle, un vidéoprojecteur et une caméra.",
    }),
    finds: Finds::Mention(
        Says {
            cause: Words {
                fr: "il manque les méthodes pédagogiques",
                en: "the teaching methods are missing",
            },
            remedy: Words {
                fr: "écrivez-les dans « methodes », ou dans « methode » d’une étape",
                en: "write them in `methodes`, or in `methode` of a step",
            },
            labels: &[],
        },
        &["methodes", "deroule"],
        find,
    ),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let steps = subject.all_steps();
    let in_steps = steps.iter().any(|step| step.details.methode.is_some());
    if !in_steps && subject.programme.sections.methodes.is_none() {
        report.at(subject.key("methodes"));
    }
}
