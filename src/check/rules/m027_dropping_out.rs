//! An action of more than two days describes how dropping out is prevented.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::diagnostic::message::Argument;
use crate::model::duration::TotalDuration;
use crate::model::plan::Step;
use crate::model::settings::Profile;

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
    kind: RuleKind::Mention(&["abandon", "duree", "deroule"], find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    if context.programme.sections.abandon.is_none()
        && let Some((path, length)) = beyond_two_days(context)
    {
        let length = [("length", length)];
        reporter
            .at(context.key_place("abandon"))
            .beside(context.value_place(path), 0, length);
    }
}

/// Half-days in two days.
const TWO_DAYS: u32 = 4;
/// Minutes in a day of training, when the sheet does not give them.
const USUAL_DAY: u32 = 7 * 60;

/// The length of the action and the path that gives it, when it is more than two days.
fn beyond_two_days(context: &CheckContext<'_>) -> Option<(&'static str, Argument)> {
    let duration = context.programme.sections.duree.as_ref();
    let days = |path, halves| (halves > TWO_DAYS).then_some((path, Argument::HalfDays(halves)));
    if let Some(stated) = duration.and_then(|duration| duration.jours) {
        return days("duree.jours", stated.halves());
    }
    let planned = context.planned(Step::half_days);
    let per_day = context.minutes_per_day().unwrap_or(USUAL_DAY);
    let minutes = duration.and_then(TotalDuration::minutes);
    let long = minutes.filter(|minutes| *minutes > 2 * per_day);
    let long = long.map(|minutes| ("duree.heures", Argument::Minutes(minutes)));
    long.or_else(|| planned.and_then(|halves| days("deroule", halves)))
}
