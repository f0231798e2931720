//! An action of more than two days says how dropping out is prevented.

use super::{Example, Finds, Profile, Report, Rule, Subject};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::diagnostic::message::Argument;
use crate::model::duration::TotalDuration;
use crate::model::plan::Step;

pub static RULE: Rule = Rule {
    code: "M027",
    severity: Severity::Error,
    profiles: &[Profile::Qualiopi],
    texts: rule_texts!(M027),
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
    finds: Finds::Mention(&["abandon", "duree", "deroule"], find),
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
