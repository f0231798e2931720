//! The sheet says how many people are trained together.

use super::{Example, Finds, Profile, Report, Rule, Says, Subject};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "M016",
    severity: Severity::Error,
    profiles: &[Profile::Qualiopi, Profile::Individuel],
    title: Words {
        fr: "Effectif manquant",
        en: "Headcount missing",
    },
    why: Words {
        fr: "Le nombre de participants change ce que chacun reçoit : il est annoncé, et le contrat d’une personne \
             le dit à peine de nullité. Le nombre de groupes ne le donne pas.",
        en: "The number of participants changes what each one gets: it is announced, and the contract of a person \
             is void without it. The number of groups does not tell it.",
    },
    source: Some("Code du travail, art. L6353-4, 1° ; RNQ, indicateur 6"),
    example: Some(Example {
        bad: "\
public:
  introduction: Les agents d’accueil de la commune.
  effectif:
    groupes: 2",
        good: "\
public:
  introduction: Les agents d’accueil de la commune.
  effectif:
    max: 12
    groupes: 2",
    }),
    finds: Finds::Mention(
        Says {
            cause: Words {
                fr: "il manque le nombre de participants",
                en: "the number of participants is missing",
            },
            remedy: Words {
                fr: "écrivez-le dans « public.effectif.min » ou « public.effectif.max », comme 12",
                en: "write it in `public.effectif.min` or `public.effectif.max`, such as 12",
            },
            labels: &[],
        },
        &["public"],
        find,
    ),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let audience = subject.programme.sections.public.as_ref();
    let headcount = audience.and_then(|audience| audience.effectif);
    let stated = headcount.is_some_and(|it| it.min.is_some() || it.max.is_some());
    if !stated {
        report.at(subject.key("public.effectif.max"));
    }
}
