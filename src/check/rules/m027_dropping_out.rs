//! An action of more than two days says how dropping out is prevented.

use super::{Example, Finds, Profile, Report, Rule, Says, Subject};
use crate::diagnostic::kind::{Argument, Severity, Words};
use crate::model::duration::TotalDuration;
use crate::model::plan::Step;

pub static RULE: Rule = Rule {
    code: "M027",
    severity: Severity::Error,
    profiles: &[Profile::Qualiopi],
    title: Words {
        fr: "Prévention des abandons manquante",
        en: "Prevention of dropping out missing",
    },
    why: Words {
        fr: "Au-delà de deux jours, l’organisme dit ce qu’il fait pour que chacun aille au bout : relances, \
             entretiens, rattrapages. Quand la fiche ne compte qu’en heures, une journée en fait sept, sauf si \
             « heures_par_jour » dit autre chose.",
        en: "Beyond two days, the provider says what it does for everyone to see it through: reminders, interviews, \
             catching up. When the sheet only counts hours, seven make a day, unless `heures_par_jour` says \
             otherwise.",
    },
    source: Some("RNQ, indicateur 12"),
    example: Some(Example {
        bad: "\
duree:
  jours: 3
  heures_par_jour: 7
deroule:
  journees:
    - titre: Observer l’accueil
      date: 2026-09-17
    - titre: Répondre
      date: 2026-09-18
    - titre: Faire le point
      date: 2026-09-25",
        good: "\
duree:
  jours: 3
  heures_par_jour: 7
deroule:
  journees:
    - titre: Observer l’accueil
      date: 2026-09-17
    - titre: Répondre
      date: 2026-09-18
    - titre: Faire le point
      date: 2026-09-25
abandon: Un entretien est proposé à qui manque une demi-journée.",
    }),
    finds: Finds::Mention(
        Says {
            cause: Words {
                fr: "il manque la prévention des abandons, et l’action dure plus de deux jours",
                en: "how dropping out is prevented is missing, and the action lasts more than two days",
            },
            remedy: Words {
                fr: "dites dans « abandon » ce qui est fait pour que chacun aille au bout",
                en: "say in `abandon` what is done for everyone to see it through",
            },
            labels: &[Words {
                fr: "{length}",
                en: "{length}",
            }],
        },
        &["abandon", "duree", "deroule"],
        find,
    ),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    if subject.programme.sections.abandon.is_none()
        && let Some((path, length)) = beyond_two_days(subject)
    {
        let length = [("length", length)];
        report
            .at(subject.key("abandon"))
            .beside(subject.value(path), 0, length);
    }
}

/// Half-days in two days.
const TWO_DAYS: u32 = 4;
/// Minutes in a day of training, when the sheet does not tell.
const USUAL_DAY: u32 = 7 * 60;

/// How long the action lasts and what says it, when it is more than two days.
fn beyond_two_days(subject: &Subject<'_>) -> Option<(&'static str, Argument)> {
    let duration = subject.programme.sections.duree.as_ref();
    let days = |path, halves| (halves > TWO_DAYS).then_some((path, Argument::HalfDays(halves)));
    if let Some(stated) = duration.and_then(|duration| duration.jours) {
        return days("duree.jours", stated.halves());
    }
    let planned = subject.planned(Step::half_days);
    let per_day = subject.minutes_per_day().unwrap_or(USUAL_DAY);
    let minutes = duration.and_then(TotalDuration::minutes);
    let long = minutes.filter(|minutes| *minutes > 2 * per_day);
    let long = long.map(|minutes| ("duree.heures", Argument::Minutes(minutes)));
    long.or_else(|| planned.and_then(|halves| days("deroule", halves)))
}
