//! A step lasts what its parts do.

use super::{Example, Finds, Report, Rule, Says, Subject};
use crate::diagnostic::kind::{Argument, Severity, Words};
use crate::model::plan::{Extent, accounts_for};

pub static RULE: Rule = Rule {
    code: "C004",
    severity: Severity::Error,
    profiles: &[],
    title: Words {
        fr: "Durée d’une étape contredite par ses parties",
        en: "Length of a step contradicted by its parts",
    },
    why: Words {
        fr: "Une phase dure ce que durent ses journées, une demi-journée ce que durent ses séquences. Le compte \
             n’est fait que si la durée de chaque partie est connue ; les pauses y comptent ou non, au choix.",
        en: "A phase lasts as long as its days, a half-day as long as its sequences. They are added up only when \
             the length of each part is known; pauses count or not, as you like.",
    },
    source: Some("Code du travail, art. D6353-1"),
    example: Some(Example {
        bad: "\
deroule:
  journees:
    - titre: Observer l’accueil
      duree: 7 h
      matin:
        duree: 3 h 30
      apres_midi:
        duree: 3 h
    - titre: Réécrire les messages",
        good: "\
deroule:
  journees:
    - titre: Observer l’accueil
      duree: 7 h
      matin:
        duree: 3 h 30
      apres_midi:
        duree: 3 h 30
    - titre: Réécrire les messages",
    }),
    finds: Finds::Programme(
        Says {
            cause: Words {
                fr: "l’étape annonce {stated}, ses parties en font {parts}",
                en: "the step says {stated}, its parts make {parts}",
            },
            remedy: Words {
                fr: "corrigez la durée de l’étape, ou celle d’une de ses parties",
                en: "correct the length of the step, or that of one of its parts",
            },
            labels: &[Words {
                fr: "{part}",
                en: "{part}",
            }],
        },
        find,
    ),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let per_day = subject.minutes_per_day();
    for step in subject.all_steps() {
        let Some((stated, parts)) = step.disagreement(per_day) else {
            continue;
        };
        if accounts_for(&step.children, per_day, stated, parts) {
            continue;
        }
        let mut said = report
            .at(subject.value(&format!("{}.duree", step.path)))
            .with("stated", stated)
            .with("parts", parts);
        for part in &step.children {
            let length = match parts {
                Extent::Minutes(_) => part.minutes(per_day).map(Argument::Minutes),
                Extent::HalfDays(_) => part.half_days(per_day).map(Argument::HalfDays),
            };
            let place = match part.details.duree {
                Some(_) => subject.value(&format!("{}.duree", part.path)),
                None => subject.key(&part.path),
            };
            if let Some(length) = length {
                said = said.beside(place, 0, [("part", length)]);
            }
        }
    }
}
