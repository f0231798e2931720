//! The sheet says who answers for disability.

use super::{Example, Finds, Profile, Report, Rule, Says, Subject};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "M024",
    severity: Severity::Error,
    profiles: &[Profile::Qualiopi],
    title: Words {
        fr: "Référent handicap manquant",
        en: "Disability referent missing",
    },
    why: Words {
        fr: "Une personne répond des questions de handicap et mobilise ceux qui peuvent aider : le public doit \
             savoir la joindre.",
        en: "Somebody answers for disability and calls on those who can help: the public must know how to reach \
             them.",
    },
    source: Some("RNQ, indicateur 26"),
    example: Some(Example {
        bad: "\
accessibilite: Les locaux sont accessibles ; les supports existent en gros caractères.",
        good: "\
accessibilite: Les locaux sont accessibles ; les supports existent en gros caractères.
referent_handicap:
  nom: Yann Le Goff
  telephone: \"02 96 00 00 00\"",
    }),
    finds: Finds::Mention(
        Says {
            cause: Words {
                fr: "il manque le référent handicap",
                en: "the disability referent is missing",
            },
            remedy: Words {
                fr: "écrivez dans « referent_handicap » son nom et ses coordonnées",
                en: "write their name and how to reach them in `referent_handicap`",
            },
            labels: &[],
        },
        &["referent_handicap"],
        find,
    ),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    if subject.programme.sections.referent_handicap.is_none() {
        report.at(subject.key("referent_handicap"));
    }
}
