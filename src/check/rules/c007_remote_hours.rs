//! Remote activities last as long as the duration announces.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::diagnostic::message::Argument;
use crate::model::duration::TotalDuration;
use crate::model::timed::total_minutes;

pub static RULE: Rule = Rule {
    code: "C007",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(C007),
    source: Some("Code du travail, art. D6313-3-1"),
    example: Some(Example {
        bad: "\
modalite: mixte
duree:
  jours: 2
  heures_par_jour: 7
  detail:
    presentiel: 7 h
    distanciel_asynchrone: 7 h
distance:
  assistance: Le formateur répond sous un jour ouvré.
  activites:
    - titre: Leçons et exercices
      duree: 4 h
    - titre: Étude de cas
      duree: 2 h",
        good: "\
modalite: mixte
duree:
  jours: 2
  heures_par_jour: 7
  detail:
    presentiel: 7 h
    distanciel_asynchrone: 7 h
distance:
  assistance: Le formateur répond sous un jour ouvré.
  activites:
    - titre: Leçons et exercices
      duree: 5 h
    - titre: Étude de cas
      duree: 2 h",
    }),
    kind: RuleKind::Programme(find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let sections = &context.programme.sections;
    let per_day = context.minutes_per_day();
    let detail = sections
        .duree
        .as_ref()
        .and_then(|duration| duration.detail.as_ref());
    let (Some(detail), Some(distance)) = (detail, &sections.distance) else {
        return;
    };
    let parts: Vec<(&str, u32)> = [
        ("distanciel_synchrone", detail.distanciel_synchrone),
        ("distanciel_asynchrone", detail.distanciel_asynchrone),
    ]
    .into_iter()
    .filter_map(|(key, part)| Some((key, part?.minutes(per_day)?)))
    .collect();
    let announced: u32 = parts.iter().map(|(_, minutes)| minutes).sum();
    let alone = parts.last().map(|(_, minutes)| *minutes);
    let Some(activities) = total_minutes(&distance.activites, per_day) else {
        return;
    };
    if parts.is_empty() || activities == announced || Some(activities) == alone {
        return;
    }
    // A share that is wrong by as much is at odds with the total already.
    let total = sections.duree.as_ref().and_then(TotalDuration::minutes);
    let shares = detail.parts();
    let shares: Option<u32> = shares.iter().map(|(_, part)| part.minutes(per_day)).sum();
    if let (Some(total), Some(shares)) = (total, shares)
        && shares != total
        && shares + activities == total + announced
    {
        return;
    }
    let mut diagnostic = reporter
        .at(context.key_place("distance.activites"))
        .with("activities", Argument::Minutes(activities))
        .with("announced", Argument::Minutes(announced));
    for (key, minutes) in parts {
        let place = context.value_place(&format!("duree.detail.{key}"));
        diagnostic = diagnostic.beside(place, 0, [("part", Argument::Minutes(minutes))]);
    }
    for (index, activity) in distance.activites.iter().enumerate() {
        if let Some(minutes) = activity
            .duree
            .and_then(|duration| duration.minutes(per_day))
        {
            let place = context.value_place(&format!("distance.activites.{index}.duree"));
            diagnostic = diagnostic.beside(place, 0, [("part", Argument::Minutes(minutes))]);
        }
    }
}
