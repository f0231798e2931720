//! The parts of the duration add up to its total.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::diagnostic::message::Argument;
use crate::model::duration::TotalDuration;
use crate::value::Duration;

pub static RULE: Rule = Rule {
    code: "C005",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(C005),
    source: Some("Code du travail, art. D6353-1"),
    example: Some(Example {
        bad: "\
duree:
  jours: 2
  heures_par_jour: 7
  detail:
    presentiel: 10 h 30
    entreprise: 7 h",
        good: "\
duree:
  jours: 2
  heures_par_jour: 7
  detail:
    presentiel: 10 h 30
    entreprise: 3 h 30",
    }),
    kind: RuleKind::Programme(find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let Some(duration) = &context.programme.sections.duree else {
        return;
    };
    let (Some(total), Some(detail)) = (duration.minutes(), &duration.detail) else {
        return;
    };
    let parts = detail.parts();
    let per_day = context.minutes_per_day();
    let minutes = |part: Option<Duration>| match part {
        Some(part) => part.minutes(per_day),
        None => Some(0),
    };
    let shared: Option<u32> = parts.iter().map(|(_, part)| minutes(Some(*part))).sum();
    let (Some(shared), Some(exams)) = (shared, minutes(detail.certification)) else {
        return;
    };
    let product = duration.minutes_of_days();
    let agrees = |sum: u32| sum == total || Some(sum) == product;
    // Exams are held in presence or at a distance: they may be counted twice.
    let taught = shared - exams;
    let partial = taught < total && (parts.len() < 2 || detail.presentiel.is_none());
    if agrees(shared) || agrees(taught) || partial {
        return;
    }
    let mut diagnostic = reporter
        .at(context.key_place("duree.detail"))
        .with("shared", Argument::Minutes(shared))
        .with("total", Argument::Minutes(total))
        .beside(
            context.value_place(&format!("duree.{}", TotalDuration::total_key(duration))),
            0,
            [],
        );
    for (key, part) in parts {
        if let Some(minutes) = part.minutes(per_day) {
            let place = context.value_place(&format!("duree.detail.{key}"));
            diagnostic = diagnostic.beside(place, 1, [("part", Argument::Minutes(minutes))]);
        }
    }
}
