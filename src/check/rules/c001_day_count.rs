//! As many days planned as announced.

use super::{Example, Finds, Report, Rule, Says, Subject};
use crate::diagnostic::kind::{Severity, Words};
use crate::model::duration::Days;
use crate::model::plan::{Extent, Step, accounts_for};

pub static RULE: Rule = Rule {
    code: "C001",
    severity: Severity::Error,
    profiles: &[],
    title: Words {
        fr: "Nombre de jours contredit par le déroulé",
        en: "Day count contradicted by the plan",
    },
    why: Words {
        fr: "La durée engage les deux parties : le nombre de jours annoncé est celui que le déroulé détaille. Le \
             déroulé n’est compté que si chacune de ses étapes se compte en jours.",
        en: "The duration binds both parties: the number of days announced is the number that the plan details. The \
             plan is counted only when each of its steps counts in days.",
    },
    source: Some("Code du travail, art. D6353-1"),
    example: Some(Example {
        bad: "\
duree:
  jours: 3
deroule:
  journees:
    - titre: Observer l’accueil
    - titre: Réécrire les messages",
        good: "\
duree:
  jours: 2
deroule:
  journees:
    - titre: Observer l’accueil
    - titre: Réécrire les messages",
    }),
    finds: Finds::Programme(
        Says {
            cause: Words {
                fr: "la durée annonce {announced}, le déroulé en compte {planned}",
                en: "the duration says {announced}, the plan holds {planned}",
            },
            remedy: Words {
                fr: "corrigez « duree.jours », ou le déroulé",
                en: "correct `duree.jours`, or the plan",
            },
            labels: &[Words {
                fr: "{planned} ici",
                en: "{planned} here",
            }],
        },
        find,
    ),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(duration) = &subject.programme.sections.duree else {
        return;
    };
    let Some(announced) = duration.jours.map(Days::halves) else {
        return;
    };
    let Some(planned) = subject.planned(Step::half_days) else {
        return;
    };
    let (said, held) = (Extent::HalfDays(announced), Extent::HalfDays(planned));
    let per_day = subject.minutes_per_day();
    // A duration or a step at odds with itself is what is to be corrected.
    let elsewhere =
        duration.disagreement().is_some() || accounts_for(&subject.steps, per_day, said, held);
    if planned != announced && !elsewhere {
        report
            .at(subject.value("duree.jours"))
            .with("announced", said)
            .with("planned", held)
            .beside(subject.key("deroule"), 0, []);
    }
}
