//! The least of a headcount is not above the most.

use super::{Example, Finds, Report, Rule, Says, Subject};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "C016",
    severity: Severity::Error,
    profiles: &[],
    title: Words {
        fr: "Effectif minimal au-dessus du maximal",
        en: "Least headcount above the most",
    },
    why: Words {
        fr: "L’effectif fixe la taille des groupes, et souvent le prix : le minimum ne dépasse pas le maximum.",
        en: "The headcount sets the size of groups, and often the price: the least is not above the most.",
    },
    source: Some("Code du travail, art. L6353-4, 1°"),
    example: Some(Example {
        bad: "\
public:
  effectif:
    min: 12
    max: 4",
        good: "\
public:
  effectif:
    min: 4
    max: 12",
    }),
    finds: Finds::Programme(
        Says {
            cause: Words {
                fr: "l’effectif va de {least} à {most}",
                en: "the headcount goes from {least} to {most}",
            },
            remedy: Words {
                fr: "échangez « min » et « max », ou corrigez l’un des deux",
                en: "swap `min` and `max`, or correct one of them",
            },
            labels: &[
                Words {
                    fr: "au moins {least}",
                    en: "at least {least}",
                },
                Words {
                    fr: "au plus {most}",
                    en: "at most {most}",
                },
            ],
        },
        find,
    ),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let audience = subject.programme.sections.public.as_ref();
    let Some(headcount) = audience.and_then(|audience| audience.effectif) else {
        return;
    };
    if let (Some(least), Some(most)) = (headcount.min, headcount.max)
        && least > most
    {
        report
            .at(subject.value("public.effectif.max"))
            .with("least", least.to_string())
            .with("most", most.to_string())
            .here(1)
            .beside(subject.value("public.effectif.min"), 0, []);
    }
}
