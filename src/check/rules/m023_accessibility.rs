//! The sheet says how people with disabilities are welcomed.

use super::{Example, Finds, Profile, Report, Rule, Says, Subject};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "M023",
    severity: Severity::Error,
    profiles: &[Profile::Qualiopi],
    title: Words {
        fr: "Accessibilité manquante",
        en: "Accessibility missing",
    },
    why: Words {
        fr: "L’information du public dit comment les personnes en situation de handicap sont accueillies : locaux, \
             supports, rythme, adaptations possibles.",
        en: "The public is told how people with disabilities are welcomed: premises, handouts, pace, what can be \
             adapted.",
    },
    source: Some("RNQ, indicateurs 1 et 26"),
    example: Some(Example {
        bad: "\
referent_handicap:
  nom: Yann Le Goff
  telephone: \"02 96 00 00 00\"",
        good: "\
accessibilite: Les locaux sont accessibles ; les supports existent en gros caractères.
referent_handicap:
  nom: Yann Le Goff
  telephone: \"02 96 00 00 00\"",
    }),
    finds: Finds::Mention(
        Says {
            cause: Words {
                fr: "il manque l’accessibilité aux personnes en situation de handicap",
                en: "how people with disabilities are welcomed is missing",
            },
            remedy: Words {
                fr: "dites dans « accessibilite » ce qui est accessible et ce qui peut être adapté",
                en: "say in `accessibilite` what is accessible and what can be adapted",
            },
            labels: &[],
        },
        &["accessibilite"],
        find,
    ),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    if subject.programme.sections.accessibilite.is_none() {
        report.at(subject.key("accessibilite"));
    }
}
