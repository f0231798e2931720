//! Times of day last as long as the duration announces.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::diagnostic::message::Argument;
use crate::model::duration::TotalDuration;
use crate::model::schedule::Times;

pub static RULE: Rule = Rule {
    code: "C008",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(C008),
    source: Some("Code du travail, art. L6353-8"),
    example: Some(Example {
        bad: "\
horaires:
  matin: 9 h à 12 h
  apres_midi: 13 h 30 à 17 h",
        good: "\
horaires:
  matin: 9 h à 12 h 30
  apres_midi: 13 h 30 à 17 h",
    }),
    kind: RuleKind::Programme(find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let sections = &context.programme.sections;
    if let Some(duration) = &sections.duree {
        let sessions = sections.sessions.iter().flatten().enumerate();
        let sessions = sessions.map(|(index, session)| {
            (
                format!("sessions.{index}.horaires"),
                session.horaires.as_ref(),
            )
        });
        let action = ("horaires".to_owned(), sections.horaires.as_ref());
        for (path, times) in std::iter::once(action).chain(sessions) {
            if let Some((open, length)) = times.and_then(|times| day_disagreement(times, duration))
            {
                let source = format!("duree.{}", duration.per_day_key());
                reporter
                    .at(context.value_place(&path))
                    .with("open", Argument::Minutes(open))
                    .with("length", Argument::Minutes(length))
                    .beside(context.value_place(&source), 0, []);
            }
        }
    }
    let per_day = context.minutes_per_day();
    for step in context.all_steps() {
        // C004 reports a step at odds with its parts.
        let Some((length, open)) = step.times_disagreement(per_day) else {
            continue;
        };
        if step.disagreement(per_day).is_none() {
            let source = match step.details.duree {
                Some(_) => context.value_place(&format!("{}.duree", step.path)),
                None => context.key_place(&step.path),
            };
            reporter
                .at(context.value_place(&format!("{}.horaires", step.path)))
                .with("open", Argument::Minutes(open))
                .with("length", Argument::Minutes(length))
                .beside(source, 1, []);
        }
    }
}

/// How long the times of a day last and how long a day does, when they differ. One stretch may hold a meal, or be that
/// of half-days.
fn day_disagreement(times: &Times, duration: &TotalDuration) -> Option<(u32, u32)> {
    let stretches = times.stretches();
    let open: u32 = stretches
        .iter()
        .map(|range| u32::from(range.minutes()))
        .sum();
    let length = match duration.jours {
        Some(days) if days.halves() == 1 => duration.minutes()?,
        Some(_) | None => duration.minutes_per_day()?,
    };
    let agrees = match stretches[..] {
        [] => true,
        [_] => open >= length || open * 2 == length,
        [_, _, ..] => open == length,
    };
    (!agrees).then_some((open, length))
}
