//! The sheet says how past sessions went.

use super::{Example, Finds, Profile, Report, Rule, Says, Subject};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "M025",
    severity: Severity::Error,
    profiles: &[Profile::Qualiopi],
    title: Words {
        fr: "Indicateurs de résultats manquants",
        en: "Results missing",
    },
    why: Words {
        fr: "L’organisme publie ses résultats : satisfaction, assiduité, réussite, nombre de stagiaires. Avant la \
             première session, « en cours de collecte » suffit.",
        en: "The provider publishes its results: satisfaction, attendance, success, number of trainees. Before the \
             first session, `en cours de collecte` is enough.",
    },
    source: Some("RNQ, indicateur 2"),
    example: Some(Example {
        bad: "\
contacts:
  - nom: Service formation
    courriel: formation@exemple.fr",
        good: "\
indicateurs: en cours de collecte
contacts:
  - nom: Service formation
    courriel: formation@exemple.fr",
    }),
    finds: Finds::Mention(
        Says {
            cause: Words {
                fr: "il manque les indicateurs de résultats",
                en: "the results of past sessions are missing",
            },
            remedy: Words {
                fr: "écrivez-les dans « indicateurs » ; s’il n’y en a pas encore, écrivez « en cours de collecte »",
                en: "write them in `indicateurs`; when there are none yet, write `en cours de collecte`",
            },
            labels: &[],
        },
        &["indicateurs"],
        find,
    ),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    if subject.programme.sections.indicateurs.is_none() {
        report.at(subject.key("indicateurs"));
    }
}
