//! Rules on durations: what the plan, the parts and the times of day add up to.

use crate::check::context::CheckContext;
use crate::check::rule::RuleKind::Programme;
use crate::check::rule::{Reporter, Rule};
use crate::diagnostic::catalogue::texts;
use crate::diagnostic::message::Argument;
use crate::model::duration::{Breakdown, Days, TotalDuration};
use crate::model::resolved::{TimeSpan, explains_difference, total_pauses};
use crate::model::schedule::Times;
use crate::model::timed_item::total_minutes;
use crate::value::Duration;

pub(super) static RULES: &[Rule] = &[
    Rule::error(texts!(C001), Programme(check_day_count)).source("Code du travail, art. D6353-1"),
    Rule::error(texts!(C002), Programme(check_hours_of_days))
        .source("Code du travail, art. D6353-1"),
    Rule::error(texts!(C003), Programme(check_planned_hours))
        .source("Code du travail, art. D6353-1"),
    Rule::error(texts!(C004), Programme(check_parts_of_step))
        .source("Code du travail, art. D6353-1"),
    Rule::error(texts!(C005), Programme(check_shared_hours))
        .source("Code du travail, art. D6353-1"),
    Rule::error(texts!(C006), Programme(check_exam_hours)).source("Code du travail, art. D6353-1"),
    Rule::error(texts!(C007), Programme(check_remote_hours))
        .source("Code du travail, art. D6313-3-1"),
    Rule::error(texts!(C008), Programme(check_times_and_length))
        .source("Code du travail, art. L6353-8"),
];

/// The plan has as many days as the duration announces.
fn check_day_count(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let Some(duration) = &context.sections.duree else {
        return;
    };
    let Some(announced) = duration.jours.map(Days::half_days) else {
        return;
    };
    let Some(planned) = context.action.planned_half_days() else {
        return;
    };
    let (stated, counted) = (TimeSpan::HalfDays(announced), TimeSpan::HalfDays(planned));
    // A duration or a step at odds with itself is reported by another rule.
    let elsewhere = duration.mismatch().is_some()
        || explains_difference(&context.action.steps, stated, counted);
    if planned != announced && !elsewhere {
        reporter
            .report(context.value_place("duree.jours"))
            .with("announced", stated)
            .with("planned", counted)
            .related(context.key_place("deroule"), 0, []);
    }
}

/// The days times the hours a day are the hours announced.
fn check_hours_of_days(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let Some(duration) = &context.sections.duree else {
        return;
    };
    let (Some((stated, made)), Some(days), Some(per_day)) = (
        duration.mismatch(),
        duration.jours,
        duration.heures_par_jour,
    ) else {
        return;
    };
    let days = Argument::HalfDays(days.half_days());
    let per_day = Argument::Minutes(per_day.minutes());
    reporter
        .report(context.value_place("duree.heures"))
        .with("stated", Argument::Minutes(stated))
        .with("made", Argument::Minutes(made))
        .related(context.value_place("duree.jours"), 0, [("days", days)])
        .related(
            context.value_place("duree.heures_par_jour"),
            1,
            [("per_day", per_day)],
        );
}

/// The plan has as many hours as the duration announces.
fn check_planned_hours(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let Some(duration) = &context.sections.duree else {
        return;
    };
    let days = context.action.planned_half_days().zip(duration.jours);
    let other_days = days.is_some_and(|(planned, announced)| planned != announced.half_days());
    if other_days || duration.mismatch().is_some() {
        return;
    }
    let (Some(announced), Some(planned)) = (duration.minutes(), context.action.planned_minutes())
    else {
        return;
    };
    let (stated, counted) = (TimeSpan::Minutes(announced), TimeSpan::Minutes(planned));
    let trained = planned - total_pauses(&context.action.steps);
    let agrees = [planned, trained].contains(&announced);
    if agrees || explains_difference(&context.action.steps, stated, counted) {
        return;
    }
    let total = context.value_place(&format!("duree.{}", duration.total_key()));
    let mut diagnostic = reporter
        .report(total)
        .with("announced", stated)
        .with("planned", counted)
        .related(context.key_place("deroule"), 0, []);
    for step in &context.action.steps {
        if let (Some(minutes), Some(_)) = (step.minutes(), step.details.duree) {
            let place = context.value_place(&format!("{}.duree", step.path));
            diagnostic = diagnostic.related(place, 1, [("part", Argument::Minutes(minutes))]);
        }
    }
}

/// A step lasts as long as its parts.
fn check_parts_of_step(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    for step in context.action.all_steps() {
        let Some((stated, parts)) = step.mismatch() else {
            continue;
        };
        if explains_difference(&step.children, stated, parts) {
            continue;
        }
        let mut diagnostic = reporter
            .report(context.value_place(&format!("{}.duree", step.path)))
            .with("stated", stated)
            .with("parts", parts);
        for part in &step.children {
            let length = match parts {
                TimeSpan::Minutes(_) => part.minutes().map(Argument::Minutes),
                TimeSpan::HalfDays(_) => part.half_days().map(Argument::HalfDays),
            };
            let place = match part.details.duree {
                Some(_) => context.value_place(&format!("{}.duree", part.path)),
                None => context.key_place(&part.path),
            };
            if let Some(length) = length {
                diagnostic = diagnostic.related(place, 0, [("part", length)]);
            }
        }
    }
}

/// The parts of the duration add up to its total.
fn check_shared_hours(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let Some(duration) = &context.sections.duree else {
        return;
    };
    let (Some(total), Some(detail)) = (duration.minutes(), &duration.detail) else {
        return;
    };
    let parts = detail.parts();
    let per_day = context.action.minutes_per_day;
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
        .report(context.key_place("duree.detail"))
        .with("shared", Argument::Minutes(shared))
        .with("total", Argument::Minutes(total))
        .related(
            context.value_place(&format!("duree.{}", TotalDuration::total_key(duration))),
            0,
            [],
        );
    for (key, part) in parts {
        if let Some(minutes) = part.minutes(per_day) {
            let place = context.value_place(&format!("duree.detail.{key}"));
            diagnostic = diagnostic.related(place, 1, [("part", Argument::Minutes(minutes))]);
        }
    }
}

/// The parts of the duration, when it has any.
fn breakdown<'a>(context: &CheckContext<'a>) -> Option<&'a Breakdown> {
    context.sections.duree.as_ref()?.detail.as_ref()
}

/// The exams last as long as the duration reserves for them.
fn check_exam_hours(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let per_day = context.action.minutes_per_day;
    let reserved = breakdown(context).and_then(|parts| parts.certification?.minutes(per_day));
    let (Some(reserved), Some(assessment)) = (reserved, &context.sections.evaluation) else {
        return;
    };
    let Some(exams) = total_minutes(assessment.epreuves.iter().map(|exam| &exam.item), per_day)
    else {
        return;
    };
    if exams == reserved {
        return;
    }
    let mut diagnostic = reporter
        .report(context.value_place("duree.detail.certification"))
        .with("reserved", Argument::Minutes(reserved))
        .with("exams", Argument::Minutes(exams));
    for (index, exam) in assessment.epreuves.iter().enumerate() {
        if let Some(minutes) = exam
            .item
            .duree
            .and_then(|duration| duration.minutes(per_day))
        {
            let place = context.value_place(&format!("evaluation.epreuves.{index}.duree"));
            diagnostic = diagnostic.related(place, 0, [("part", Argument::Minutes(minutes))]);
        }
    }
}

/// Remote activities last as long as the duration announces.
fn check_remote_hours(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let sections = context.sections;
    let per_day = context.action.minutes_per_day;
    let (Some(detail), Some(distance)) = (breakdown(context), &sections.distance) else {
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
        .report(context.key_place("distance.activites"))
        .with("activities", Argument::Minutes(activities))
        .with("announced", Argument::Minutes(announced));
    for (key, minutes) in parts {
        let place = context.value_place(&format!("duree.detail.{key}"));
        diagnostic = diagnostic.related(place, 0, [("part", Argument::Minutes(minutes))]);
    }
    for (index, activity) in distance.activites.iter().enumerate() {
        if let Some(minutes) = activity
            .duree
            .and_then(|duration| duration.minutes(per_day))
        {
            let place = context.value_place(&format!("distance.activites.{index}.duree"));
            diagnostic = diagnostic.related(place, 0, [("part", Argument::Minutes(minutes))]);
        }
    }
}

/// Times of day last as long as the duration announces.
fn check_times_and_length(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let sections = context.sections;
    if let Some(duration) = &sections.duree {
        let sessions = context.sessions();
        let sessions =
            sessions.map(|(path, session)| (format!("{path}.horaires"), session.horaires.as_ref()));
        let action = ("horaires".to_owned(), sections.horaires.as_ref());
        for (path, times) in std::iter::once(action).chain(sessions) {
            if let Some((open, length)) = times.and_then(|times| day_disagreement(times, duration))
            {
                let source = format!("duree.{}", duration.per_day_key());
                reporter
                    .report(context.value_place(&path))
                    .with("open", Argument::Minutes(open))
                    .with("length", Argument::Minutes(length))
                    .related(context.value_place(&source), 0, []);
            }
        }
    }
    for step in context.action.all_steps() {
        // C004 reports a step at odds with its parts.
        let Some((length, open)) = step.times_mismatch() else {
            continue;
        };
        if step.mismatch().is_none() {
            let source = match step.details.duree {
                Some(_) => context.value_place(&format!("{}.duree", step.path)),
                None => context.key_place(&step.path),
            };
            reporter
                .report(context.value_place(&format!("{}.horaires", step.path)))
                .with("open", Argument::Minutes(open))
                .with("length", Argument::Minutes(length))
                .related(source, 1, []);
        }
    }
}

/// How long the times of a day last and how long a day does, when they differ. One stretch may hold a meal, or be that
/// of half-days.
fn day_disagreement(times: &Times, duration: &TotalDuration) -> Option<(u32, u32)> {
    let stretches = times.time_ranges();
    let open: u32 = stretches
        .iter()
        .map(|range| u32::from(range.minutes()))
        .sum();
    let length = match duration.jours {
        Some(days) if days.half_days() == 1 => duration.minutes()?,
        Some(_) | None => duration.minutes_per_day()?,
    };
    let agrees = match stretches[..] {
        [] => true,
        [_] => open >= length || open * 2 == length,
        [_, _, ..] => open == length,
    };
    (!agrees).then_some((open, length))
}
