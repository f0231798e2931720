//! Rules on durations: what the plan, the parts and the times of day add up to.

use crate::check::context::CheckContext;
use crate::check::rule::RuleKind::Programme;
use crate::check::rule::{DiagnosticBuilder, Reporter, Rule};
use crate::diagnostic::catalogue::{message, text, texts};
use crate::diagnostic::message::Argument;
use crate::model::duration::{Breakdown, Days, Months, TotalDuration, Weeks, Years};
use crate::model::nature::Nature;
use crate::model::resolved::{StepKind, TimeSpan, explains_difference};
use crate::model::timed_item::TimedItem;

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
    Rule::warning(texts!(C034), Programme(check_estimate)),
    Rule::warning(texts!(C044), Programme(check_work_study)),
    Rule::warning(texts!(C045), Programme(check_length_of_period)),
    Rule::warning(texts!(C030), Programme(check_skills_assessment))
        .source("Code du travail, art. L6313-4 et R6313-4"),
];

/// The plan has as many days as the duration announces.
fn check_day_count(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let action = &context.action;
    let Some(conflict) = action.day_count_conflict() else {
        return;
    };
    // A duration or a step at odds with itself is reported by another rule.
    let elsewhere =
        action.hours_of_days_conflict().is_some() || explains_difference(&action.steps, &conflict);
    if !elsewhere {
        reporter
            .report(context.value_place(&conflict.stated.path))
            .with("announced", conflict.stated.span)
            .with("planned", conflict.found.span)
            .related(context.key_place(&conflict.found.path), 0, []);
    }
}

/// The plan lasts what a range, an estimate or a bound allows.
fn check_estimate(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    for planned in context.action.lengths_out_of_estimate() {
        reporter
            .report(context.value_place(&planned.path))
            .with("planned", planned.span)
            .related(
                context.key_place("deroule"),
                0,
                [("planned", planned.span.into())],
            );
    }
}

/// The hours of work-study are those of the duration.
fn check_work_study(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    if let Some(conflict) = context.action.work_study_conflict() {
        reporter
            .report(context.value_place(&conflict.found.path))
            .with("found", conflict.found.span)
            .with("stated", conflict.stated.span)
            .related(context.value_place(&conflict.stated.path), 0, []);
    }
}

/// The period is as long as the action, up to a tenth: a school year is one.
fn check_length_of_period(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let (Some(period), Some(duration)) = (context.period, context.sections.duree.as_ref()) else {
        return;
    };
    let lengths = [
        ("jours", duration.jours.map(Days::duration)),
        ("semaines", duration.semaines.map(Weeks::duration)),
        ("mois", duration.mois.map(Months::duration)),
        ("annees", duration.annees.map(Years::duration)),
    ];
    let days = u32::try_from(period.first.days_until(period.last)).unwrap_or(0) + 1;
    for (key, length) in lengths {
        let Some(length) = length else { continue };
        let is_longer = length.min_calendar_days().is_some_and(|least| match key {
            // C001 reports days that are not those of the plan.
            "jours" => least > days && context.action.day_count_conflict().is_none(),
            _ => least.saturating_mul(9) > days.saturating_mul(10),
        });
        if is_longer {
            reporter
                .report(context.value_place(&format!("duree.{key}")))
                .with("length", length.to_string())
                .with("days", Argument::HalfDays(days * 2))
                .related(context.value_place("periode"), 0, []);
            return;
        }
    }
}

/// The days times the hours a day are the hours announced.
fn check_hours_of_days(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let Some(conflict) = context.action.hours_of_days_conflict() else {
        return;
    };
    let duration = context.sections.duree.as_ref();
    let days = duration.and_then(TotalDuration::half_days);
    let per_day = duration.and_then(TotalDuration::stated_minutes_per_day);
    let days = Argument::HalfDays(days.unwrap_or_default());
    let per_day = Argument::Minutes(per_day.unwrap_or_default());
    reporter
        .report(context.value_place(&conflict.stated.path))
        .with("stated", conflict.stated.span)
        .with("made", conflict.found.span)
        .related(
            context.value_place(&conflict.found.path),
            0,
            [("days", days)],
        )
        .related(
            context.value_place("duree.heures_par_jour"),
            1,
            [("per_day", per_day)],
        );
}

/// The plan has as many hours as the duration announces.
fn check_planned_hours(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let action = &context.action;
    let Some(conflict) = action.planned_hours_conflict() else {
        return;
    };
    if explains_difference(&action.steps, &conflict) {
        return;
    }
    let mut diagnostic = reporter
        .report(context.value_place(&conflict.stated.path))
        .with("announced", conflict.stated.span)
        .with("planned", conflict.found.span)
        .related(context.key_place(&conflict.found.path), 0, []);
    for step in &action.steps {
        if let (Some(minutes), Some(_)) = (step.counted_minutes(), step.details.duree) {
            let place = context.value_place(&format!("{}.duree", step.path));
            diagnostic = diagnostic.related(place, 1, [("part", Argument::Minutes(minutes))]);
        }
    }
}

/// A step lasts as long as its parts.
fn check_parts_of_step(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    for step in context.action.all_steps() {
        let Some(conflict) = step.parts_conflict() else {
            continue;
        };
        if explains_difference(&step.children, &conflict) {
            continue;
        }
        let mut diagnostic = reporter
            .report(context.value_place(&conflict.stated.path))
            .with("stated", conflict.stated.span)
            .with("parts", conflict.found.span);
        for part in &step.children {
            let length = match conflict.found.span {
                TimeSpan::Minutes(_) => part.counted_minutes().map(Argument::Minutes),
                TimeSpan::HalfDays(_) => part.counted_half_days().map(Argument::HalfDays),
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
    let Some(conflict) = context.action.breakdown_conflict() else {
        return;
    };
    let mut diagnostic = reporter
        .report(context.key_place(&conflict.found.path))
        .with("shared", conflict.found.span)
        .with("total", conflict.stated.span)
        .related(context.value_place(&conflict.stated.path), 0, []);
    let duration = context.sections.duree.as_ref();
    let detail = duration.and_then(|duration| duration.detail.as_ref());
    for (key, part) in detail.map(Breakdown::parts).unwrap_or_default() {
        if let Some(minutes) = part.minutes(context.action.minutes_per_day) {
            let place = context.value_place(&format!("duree.detail.{key}"));
            diagnostic = diagnostic.related(place, 1, [("part", Argument::Minutes(minutes))]);
        }
    }
}

/// The exams last as long as the duration reserves for them.
fn check_exam_hours(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let Some(conflict) = context.action.exam_hours_conflict() else {
        return;
    };
    let diagnostic = reporter
        .report(context.value_place(&conflict.stated.path))
        .with("reserved", conflict.stated.span)
        .with("exams", conflict.found.span);
    let exams = context.sections.evaluation.as_ref();
    let exams = exams.iter().flat_map(|it| &it.epreuves);
    let exams = exams.map(|exam| &exam.item);
    label_items(diagnostic, &conflict.found.path, exams, context);
}

/// Labels the duration of each item of a list.
fn label_items<'a>(
    diagnostic: DiagnosticBuilder<'_>,
    path: &str,
    items: impl Iterator<Item = &'a TimedItem>,
    context: &CheckContext<'_>,
) {
    let mut diagnostic = diagnostic;
    for (index, item) in items.enumerate() {
        let minutes = item
            .duree
            .and_then(|duration| duration.minutes(context.action.minutes_per_day));
        if let Some(minutes) = minutes {
            let place = context.value_place(&format!("{path}.{index}.duree"));
            diagnostic = diagnostic.related(place, 0, [("part", Argument::Minutes(minutes))]);
        }
    }
}

/// Remote activities last as long as the duration announces.
fn check_remote_hours(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let action = &context.action;
    let Some(conflict) = action.remote_hours_conflict() else {
        return;
    };
    // A share that is wrong by as much is at odds with the total already.
    let minutes = |span| match span {
        TimeSpan::Minutes(minutes) => minutes,
        TimeSpan::HalfDays(_) => 0,
    };
    let (announced, activities) = (minutes(conflict.stated.span), minutes(conflict.found.span));
    if let Some(breakdown) = action.breakdown_conflict()
        && minutes(breakdown.found.span) + activities == minutes(breakdown.stated.span) + announced
    {
        return;
    }
    let mut diagnostic = reporter
        .report(context.key_place(&conflict.found.path))
        .with("activities", conflict.found.span)
        .with("announced", conflict.stated.span);
    let shares = action.remote_shares();
    if shares.is_empty() {
        let place = context.value_place(&conflict.stated.path);
        let part = Argument::Minutes(announced);
        diagnostic = diagnostic.related(place, 0, [("part", part)]);
    }
    for (key, minutes) in shares {
        let place = context.value_place(&format!("duree.detail.{key}"));
        diagnostic = diagnostic.related(place, 0, [("part", Argument::Minutes(minutes))]);
    }
    let activities = context.sections.distance.as_ref();
    let activities = activities.iter().flat_map(|it| &it.activites);
    label_items(diagnostic, &conflict.found.path, activities, context);
}

/// Times of day last as long as the duration announces.
fn check_times_and_length(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    for conflict in context.action.times_conflicts() {
        reporter
            .report(context.value_place(&conflict.found.path))
            .with("open", conflict.found.span)
            .with("length", conflict.stated.span)
            .related(context.value_place(&conflict.stated.path), 0, []);
    }
    let all_steps = context.action.all_steps().into_iter();
    // C004 reports a step at odds with its parts.
    let steps = all_steps.filter(|step| step.parts_conflict().is_none());
    let steps = steps.filter_map(|step| step.times_conflict());
    for conflict in steps {
        reporter
            .report(context.value_place(&conflict.found.path))
            .with("open", conflict.found.span)
            .with("length", conflict.stated.span)
            .related(context.value_place(&conflict.stated.path), 1, []);
    }
    // Several steps may have the same times.
    for conflict in context.action.overflow_conflicts() {
        reporter
            .report(context.value_place(&conflict.stated.path))
            .with("open", conflict.found.span)
            .with("length", conflict.stated.span)
            .related(context.value_place(&conflict.found.path), 2, []);
    }
}

/// The least and the most minutes of a skills assessment.
const MIN_ASSESSMENT_MINUTES: u32 = 13 * 60;
const MAX_ASSESSMENT_MINUTES: u32 = 24 * 60;
const SKILLS_ASSESSMENT_PHASES: usize = 3;

/// A skills assessment keeps to its hours and its three phases.
fn check_skills_assessment(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    if context.programme.nature != Some(Nature::BilanDeCompetences) {
        return;
    }
    // « 24 h maximum » may be as long.
    let stated = context.sections.duree.as_ref().and_then(|it| it.heures);
    let at_most = stated.and_then(|hours| hours.duration().max_minutes());
    let minutes = context.action.minutes.known().or(at_most);
    let out_of_range = match minutes {
        Some(minutes) if minutes > MAX_ASSESSMENT_MINUTES => Some((
            minutes,
            text!(rules::C030_MAX_HOURS),
            text!(rules::C030_SHORTEN),
        )),
        Some(minutes) if minutes < MIN_ASSESSMENT_MINUTES => Some((
            minutes,
            text!(rules::C030_MIN_HOURS),
            text!(rules::C030_LENGTHEN),
        )),
        Some(_) | None => None,
    };
    if let Some((minutes, expected, remedy)) = out_of_range {
        let path = match &context.sections.duree {
            Some(_) if at_most == Some(minutes) => "duree.heures".to_owned(),
            Some(duration) => format!("duree.{}", duration.total_key()),
            None => "deroule".to_owned(),
        };
        reporter
            .report(context.value_place(&path))
            .with("found", Argument::Minutes(minutes))
            .with("expected", expected)
            .with("remedy", remedy);
    }
    let phases = context.action.steps.iter();
    let phases = phases.filter(|step| step.kind == StepKind::Phase).count();
    if phases > 0 && phases != SKILLS_ASSESSMENT_PHASES {
        reporter
            .report(context.key_place("deroule.phases"))
            .with("found", message!(rules::C030_PHASES, phases))
            .with("expected", text!(rules::C030_THREE))
            .with("remedy", text!(rules::C030_PLAN_THREE));
    }
}
