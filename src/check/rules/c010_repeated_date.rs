//! No day is planned twice.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::model::plan::Step;
use crate::model::schedule::Times;
use crate::value::{Date, When};

pub static RULE: Rule = Rule {
    code: "C010",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(C010),
    source: Some("Code du travail, art. D6353-1"),
    example: Some(Example {
        bad: "\
deroule:
  journees:
    - titre: Observer l’accueil
      date: 2026-09-17
    - titre: Réécrire les messages
      date: 2026-09-17",
        good: "\
deroule:
  journees:
    - titre: Observer l’accueil
      date: 2026-09-17
    - titre: Réécrire les messages
      date: 2026-09-18",
    }),
    kind: RuleKind::Programme(find),
};

/// What a day may last at most when the sheet does not say: eight hours.
const LONGEST_DAY: u32 = 8 * 60;

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    for (path, when) in context.dates() {
        let When::Days(days) = when else { continue };
        let days = days.as_slice();
        for (index, date) in days.iter().enumerate() {
            if let Some(first) = days[..index].iter().position(|earlier| earlier == date) {
                reporter
                    .at(context.value_place(&format!("{path}.{index}")))
                    .with("date", *date)
                    .beside(context.value_place(&format!("{path}.{first}")), 0, []);
            }
        }
    }
    let dated: Vec<Dated<'_>> = context.all_steps().into_iter().filter_map(dated).collect();
    for (index, later) in dated.iter().enumerate() {
        let twice = dated[..index].iter().find_map(|earlier| {
            let twice = shared_day(earlier, later)?;
            (!fit_together(earlier.step, later.step, context.minutes_per_day())).then_some(twice)
        });
        if let Some((first, second, date)) = twice {
            reporter
                .at(context.value_place(&second))
                .with("date", date)
                .beside(context.value_place(&first), 0, []);
        }
    }
}

/// A step and the exact days that it names, each with its path.
struct Dated<'a> {
    step: &'a Step<'a>,
    days: Vec<(String, Date)>,
}

fn dated<'a>(step: &'a Step<'a>) -> Option<Dated<'a>> {
    let when = step
        .date
        .filter(|when| matches!(when, When::Day(_) | When::Days(_)))?;
    let days = when.named_days().into_iter();
    let days = days
        .map(|(at, date)| (format!("{}.date{at}", step.path), date))
        .collect();
    Some(Dated { step, days })
}

/// The first day that two steps both name: where each does.
fn shared_day(earlier: &Dated<'_>, later: &Dated<'_>) -> Option<(String, String, Date)> {
    later.days.iter().find_map(|(second, date)| {
        let (first, _) = earlier.days.iter().find(|(_, day)| day == date)?;
        Some((first.clone(), second.clone(), *date))
    })
}

/// Whether the same people can be at both on one day, or different people at each.
fn fit_together(earlier: &Step<'_>, later: &Step<'_>, per_day: Option<u32>) -> bool {
    let both = |one: Option<u32>, other: Option<u32>| Some(one? + other?);
    let halves = both(earlier.half_days(per_day), later.half_days(per_day));
    let minutes = both(earlier.minutes(per_day), later.minutes(per_day));
    let stretches = |step: &Step<'_>| step.details.horaires.as_ref().map(Times::stretches);
    let apart = match (stretches(earlier).as_deref(), stretches(later).as_deref()) {
        (Some([.., last]), Some([first, ..])) => last.end() <= first.start(),
        (Some(_) | None, _) => false,
    };
    let places = (&earlier.details.lieu, &later.details.lieu);
    halves.is_some_and(|halves| halves <= 2)
        || minutes.is_some_and(|minutes| minutes <= per_day.unwrap_or(LONGEST_DAY))
        || apart
        || matches!(places, (Some(one), Some(other)) if one != other)
}
