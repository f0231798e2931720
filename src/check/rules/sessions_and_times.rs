//! Rules on sessions that are too short, on times that cannot follow one another, and on a mode that hours contradict.

use crate::check::context::CheckContext;
use crate::check::rule::RuleKind::Programme;
use crate::check::rule::{Reporter, Rule};
use crate::diagnostic::catalogue::texts;
use crate::diagnostic::message::Argument;
use crate::model::resolved::{Step, StepKind};
use crate::model::sessions::KnownMode;
use crate::value::TimeRange;

pub(super) static RULES: &[Rule] = &[
    Rule::warning(texts!(C026), Programme(check_session_days))
        .source("Code du travail, art. D6353-1"),
    Rule::warning(texts!(C027), Programme(check_overlapping_times))
        .source("Code du travail, art. L6353-8"),
    Rule::warning(texts!(C028), Programme(check_half_days)).source("Code du travail, art. L6353-8"),
    Rule::warning(texts!(C029), Programme(check_mode_and_hours))
        .source("Code du travail, art. D6313-3-1"),
];

/// The dates of a session leave room for the days of the action.
fn check_session_days(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    for conflict in context.action.session_conflicts() {
        reporter
            .report(context.value_place(&conflict.found.path))
            .with("dates", conflict.found.span)
            .with("days", conflict.stated.span)
            .related(context.value_place(&conflict.stated.path), 0, []);
    }
}

/// A step starts after the end of the one before it.
fn check_overlapping_times(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let all_steps = context.action.all_steps();
    let inside = all_steps.iter().map(|step| &step.children[..]);
    for steps in inside.chain([&context.action.steps[..]]) {
        let inside_day = |step: &&Step<'_>| !step.is_option && is_inside_day(step.kind);
        let timed = steps.iter().filter(inside_day);
        let timed: Vec<(&Step<'_>, Vec<TimeRange>)> =
            timed.filter_map(|it| Some((it, own_ranges(it)?))).collect();
        for pair in timed.windows(2) {
            let [(earlier, before), (later, after)] = pair else {
                continue;
            };
            let (Some(before), Some(after)) = (before.last(), after.first()) else {
                continue;
            };
            if after.start() < before.end() && before.end() > before.start() {
                let end = [("end", Argument::Time(before.end()))];
                reporter
                    .report(context.value_place(&format!("{}.horaires", later.path)))
                    .with("start", Argument::Time(after.start()))
                    .with("end", Argument::Time(before.end()))
                    .related(
                        context.value_place(&format!("{}.horaires", earlier.path)),
                        0,
                        end,
                    );
            }
        }
    }
}

fn own_ranges(step: &Step<'_>) -> Option<Vec<TimeRange>> {
    step.details.horaires.as_ref().map(|it| it.time_ranges())
}

/// Whether the times of such a step are those of one day.
fn is_inside_day(kind: StepKind) -> bool {
    match kind {
        StepKind::Phase | StepKind::Module | StepKind::Day => false,
        StepKind::Morning | StepKind::Afternoon | StepKind::Evening | StepKind::Sequence => true,
    }
}

/// The latest start of a morning and the earliest start of an afternoon, in minutes.
const NOON: u16 = 12 * 60;
const AFTER_LUNCH: u16 = 13 * 60;

/// What is in a morning starts in the morning, and what is in an afternoon after it.
fn check_half_days(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    for half in context.action.all_steps() {
        let is_wrong = |range: &TimeRange| match half.kind {
            StepKind::Morning => range.start().minutes() >= AFTER_LUNCH,
            StepKind::Afternoon => range.start().minutes() < NOON,
            StepKind::Phase
            | StepKind::Module
            | StepKind::Day
            | StepKind::Evening
            | StepKind::Sequence => false,
        };
        let wrong = half.with_descendants().into_iter().find_map(|step| {
            let ranges = own_ranges(step)?;
            Some((step, *ranges.iter().find(|range| is_wrong(range))?))
        });
        if let Some((step, range)) = wrong {
            reporter
                .report(context.value_place(&format!("{}.horaires", step.path)))
                .with("start", Argument::Time(range.start()))
                .with("half", half.name())
                .related(context.key_place(&half.path), 0, []);
        }
    }
}

/// An action held in presence has no remote hours, and a remote one no hours in presence.
fn check_mode_and_hours(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let Some(modalite) = &context.sections.modalite else {
        return;
    };
    let Some(mode) = modalite.known() else {
        return;
    };
    let refused: &[&str] = match mode {
        KnownMode::Presentiel => &["distanciel_synchrone", "distanciel_asynchrone"],
        KnownMode::Distanciel => &["presentiel"],
        KnownMode::Mixte | KnownMode::AuChoix => &[],
    };
    let duration = context.sections.duree.as_ref();
    let detail = duration.and_then(|duration| duration.detail.as_ref());
    let per_day = context.action.minutes_per_day;
    let parts = detail.map(|detail| detail.parts()).unwrap_or_default();
    let wrong: Vec<_> = parts
        .into_iter()
        .filter(|(key, _)| refused.contains(key))
        .collect();
    if wrong.is_empty() {
        return;
    }
    let minutes = wrong.iter().map(|(_, length)| length.minutes(per_day));
    let lengths = || -> Vec<String> { wrong.iter().map(|(_, it)| it.to_string()).collect() };
    let length = match minutes.sum::<Option<u32>>() {
        Some(minutes) => Argument::Minutes(minutes),
        None => Argument::from(lengths()),
    };
    let mut diagnostic = reporter
        .report(context.value_place("modalite"))
        .with("mode", modalite.label())
        .with("length", length);
    for (key, length) in wrong {
        let place = context.value_place(&format!("duree.detail.{key}"));
        let own = [("length", Argument::from(length.to_string()))];
        diagnostic = diagnostic.related(place, 0, own);
    }
}
