//! As many hours planned as announced.

use super::{Example, Finds, Report, Rule, Says, Subject};
use crate::diagnostic::kind::{Argument, Severity, Words};
use crate::model::plan::{Extent, Step, accounts_for, pauses};

pub static RULE: Rule = Rule {
    code: "C003",
    severity: Severity::Error,
    profiles: &[],
    title: Words {
        fr: "Nombre d’heures contredit par le déroulé",
        en: "Hour count contradicted by the plan",
    },
    why: Words {
        fr: "Le total des heures engage les deux parties : c’est celui que le déroulé détaille. Le déroulé n’est \
             compté que si la durée de chacune de ses étapes est connue ; ses pauses comptent ou non, au choix.",
        en: "The total of hours binds both parties: it is the one that the plan details. The plan is counted only \
             when the length of each of its steps is known; its pauses count or not, as you like.",
    },
    source: Some("Code du travail, art. D6353-1"),
    example: Some(Example {
        bad: "\
duree:
  jours: 2
  heures_par_jour: 7
deroule:
  journees:
    - titre: Observer l’accueil
      duree: 7 h
    - titre: Réécrire les messages
      duree: 6 h",
        good: "\
duree:
  jours: 2
  heures_par_jour: 7
deroule:
  journees:
    - titre: Observer l’accueil
      duree: 7 h
    - titre: Réécrire les messages
      duree: 7 h",
    }),
    finds: Finds::Programme(
        Says {
            cause: Words {
                fr: "la durée annonce {announced}, le déroulé en compte {planned}",
                en: "the duration says {announced}, the plan holds {planned}",
            },
            remedy: Words {
                fr: "corrigez « duree », ou la durée d’une étape du déroulé",
                en: "correct `duree`, or the length of a step of the plan",
            },
            labels: &[
                Words {
                    fr: "{planned} ici",
                    en: "{planned} here",
                },
                Words {
                    fr: "{part}",
                    en: "{part}",
                },
            ],
        },
        find,
    ),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(duration) = &subject.programme.sections.duree else {
        return;
    };
    let per_day = subject.minutes_per_day();
    let days = subject.planned(Step::half_days).zip(duration.jours);
    let other_days = days.is_some_and(|(planned, announced)| planned != announced.halves());
    if other_days || duration.disagreement().is_some() {
        return;
    }
    let (Some(announced), Some(planned)) = (duration.minutes(), subject.planned(Step::minutes))
    else {
        return;
    };
    let (said, held) = (Extent::Minutes(announced), Extent::Minutes(planned));
    let trained = planned - pauses(&subject.steps, per_day);
    let agrees = [planned, trained].contains(&announced);
    if agrees || accounts_for(&subject.steps, per_day, said, held) {
        return;
    }
    let total = subject.value(&format!("duree.{}", duration.total_key()));
    let mut said = report
        .at(total)
        .with("announced", said)
        .with("planned", held)
        .beside(subject.key("deroule"), 0, []);
    for step in &subject.steps {
        if let (Some(minutes), Some(_)) = (step.minutes(per_day), step.details.duree) {
            let place = subject.value(&format!("{}.duree", step.path));
            said = said.beside(place, 1, [("part", Argument::Minutes(minutes))]);
        }
    }
}
