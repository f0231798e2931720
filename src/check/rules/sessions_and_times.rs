//! Rules on sessions that are too short, on times that cannot follow one another, and on a mode that hours or a place contradict.

use crate::check::context::CheckContext;
use crate::check::rule::RuleKind::Programme;
use crate::check::rule::{Reporter, Rule};
use crate::diagnostic::catalogue::{message, texts};
use crate::diagnostic::message::Argument;
use crate::model::resolved::{Step, StepKind};
use crate::model::schedule::Times;
use crate::model::sessions::{KnownMode, Mode};
use crate::value::{TimeRange, fold};

pub(super) static RULES: &[Rule] = &[
    Rule::warning(texts!(C026), Programme(check_session_days))
        .source("Code du travail, art. D6353-1"),
    Rule::warning(texts!(C027), Programme(check_overlapping_times))
        .source("Code du travail, art. L6353-8"),
    Rule::warning(texts!(C028), Programme(check_half_days)).source("Code du travail, art. L6353-8"),
    Rule::warning(texts!(C029), Programme(check_mode_and_hours))
        .source("Code du travail, art. D6313-3-1"),
    Rule::warning(texts!(C065), Programme(check_lunch)).source("Code du travail, art. L3121-16"),
    Rule::warning(texts!(C066), Programme(check_place_and_mode)),
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
        let timed: Vec<_> = steps.iter().filter(inside_day).map(timed_parts).collect();
        let mut timed = timed.iter().filter(|parts| !parts.is_empty());
        let mut earlier = timed.next();
        for later in timed {
            let last = earlier.and_then(|parts| parts.last());
            if let (Some((before, first)), Some((after, second))) = (last, later.first())
                && second.start() < first.end()
                && first.end() > first.start()
            {
                let end = [("end", Argument::Time(first.end()))];
                let ends = [second.start(), first.end()].map(Argument::Time);
                let [start, before_end] = ends;
                reporter
                    .report(context.value_place(&format!("{after}.horaires")))
                    .with(
                        "why",
                        message!(rules::C027_BEFORE_END, start = start, end = before_end),
                    )
                    .related(context.value_place(&format!("{before}.horaires")), 0, end);
            }
            earlier = Some(later);
        }
    }
    check_overlapping_text(context, reporter);
    for whole in all_steps {
        let is_day = whole.kind == StepKind::Day || is_inside_day(whole.kind);
        let outer = own_ranges(whole).unwrap_or_default();
        if let (Some(first), Some(last), true) = (outer.first(), outer.last(), is_day) {
            check_parts_in_times(whole, [*first, *last], context, reporter);
        }
    }
}

/// The parts of a step, but for an evening or a remote part, are within its times.
fn check_parts_in_times(
    whole: &Step<'_>,
    [first, last]: [TimeRange; 2],
    context: &CheckContext<'_>,
    reporter: &mut Reporter<'_>,
) {
    for part in &whole.children {
        let is_remote = part.details.modalite.as_ref().is_some_and(Mode::is_remote);
        let out = |range: &TimeRange| {
            range.start() < first.start() || range.end_minutes() > last.end_minutes()
        };
        let ranges = own_ranges(part).unwrap_or_default();
        let out = ranges.iter().find(|range| out(range));
        if let Some(range) = out.filter(|_| !is_remote && part.kind != StepKind::Evening)
            && let Ok(outer) = TimeRange::new(first.start(), last.end())
        {
            let [own, outer] = [range, &outer].map(ToString::to_string);
            reporter
                .report(context.value_place(&format!("{}.horaires", part.path)))
                .with(
                    "why",
                    message!(rules::C027_OUTSIDE, own = own, outer = outer.clone()),
                )
                .with("outer", outer)
                .related(
                    context.value_place(&format!("{}.horaires", whole.path)),
                    1,
                    [],
                );
        }
    }
}

/// The stretches of one text do not overlap.
fn check_overlapping_text(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    for (path, times) in all_times(context) {
        if let Some([first, second]) = times.overlap() {
            let [start, end] = [second.start(), first.end()].map(Argument::Time);
            let place = match times {
                Times::Text(_) => path,
                Times::Hours(_) => format!("{path}.apres_midi"),
            };
            reporter.report(context.value_place(&place)).with(
                "why",
                message!(rules::C027_IN_TEXT, start = start, end = end),
            );
        }
    }
}

/// The times of the action, of the sessions and of the steps, each with its path.
fn all_times<'a>(context: &CheckContext<'a>) -> Vec<(String, &'a Times)> {
    let own = context.sections.horaires.iter();
    let own = own.map(|times| ("horaires".to_owned(), times));
    let sessions = context.sessions().filter_map(|(path, session)| {
        Some((format!("{path}.horaires"), session.horaires.as_ref()?))
    });
    let steps = context.action.all_steps().into_iter().filter_map(|step| {
        Some((
            format!("{}.horaires", step.path),
            step.details.horaires.as_ref()?,
        ))
    });
    own.chain(sessions).chain(steps).collect()
}

/// The stretches of a step, or else of those inside it, each with the path of its step.
fn timed_parts(step: &Step<'_>) -> Vec<(String, TimeRange)> {
    match own_ranges(step) {
        Some(ranges) => {
            let ranges = ranges.into_iter();
            ranges.map(|range| (step.path.clone(), range)).collect()
        }
        None => {
            let parts = step.children.iter().filter(|it| !it.is_option);
            parts.flat_map(timed_parts).collect()
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

/// The least break at noon, and the most work without one, in minutes.
const MIN_BREAK: u16 = 20;
const MAX_WORK: u16 = 6 * 60;
/// When a morning may end at the latest, and an afternoon that follows it starts, in minutes.
const LUNCH_START: u16 = 11 * 60 + 30;
const LUNCH_END: u16 = 15 * 60;

/// A break is left between a morning and an afternoon.
fn check_lunch(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    for (path, times) in all_times(context) {
        let ranges = times.time_ranges();
        if let Some([morning, after]) = ranges.windows(2).find_map(swallowed_lunch) {
            report_lunch(&path, &path, [morning, after], context, reporter);
        }
    }
    for day in context.action.all_steps() {
        let find = |kind: StepKind| day.children.iter().find(|step| step.kind == kind);
        let (Some(morning), Some(after)) = (find(StepKind::Morning), find(StepKind::Afternoon))
        else {
            continue;
        };
        let (before, after) = (timed_parts(morning), timed_parts(after));
        let (Some(first), Some(last), Some(next)) = (before.first(), before.last(), after.first())
        else {
            continue;
        };
        let Some(whole) = TimeRange::new(first.1.start(), last.1.end()).ok() else {
            continue;
        };
        let rest = after
            .last()
            .and_then(|(_, end)| TimeRange::new(next.1.start(), end.end()).ok());
        if let Some(rest) = rest
            && let Some(found) = swallowed_lunch(&[whole, rest])
        {
            report_lunch(
                &format!("{}.horaires", last.0),
                &format!("{}.horaires", next.0),
                found,
                context,
                reporter,
            );
        }
    }
}

/// Two stretches around noon that leave no break between them.
fn swallowed_lunch(pair: &[TimeRange]) -> Option<[TimeRange; 2]> {
    let [morning, after] = pair else { return None };
    let (end, start) = (morning.end().minutes(), after.start().minutes());
    let around_noon =
        morning.start().minutes() < LUNCH_START && (LUNCH_START..=LUNCH_END).contains(&start);
    let is_short = start >= end && start - end < MIN_BREAK;
    let works_long = morning.minutes() + after.minutes() > MAX_WORK;
    (around_noon && is_short && works_long).then_some([*morning, *after])
}

fn report_lunch(
    morning: &str,
    after: &str,
    [before, next]: [TimeRange; 2],
    context: &CheckContext<'_>,
    reporter: &mut Reporter<'_>,
) {
    let diagnostic = reporter
        .report(context.value_place(after))
        .with("start", Argument::Time(next.start()))
        .with("end", Argument::Time(before.end()));
    if morning != after {
        diagnostic.related(context.value_place(morning), 0, []);
    }
}

/// What places call remote training.
const REMOTE_PLACES: [&str; 8] = [
    "distan", "virtuel", "visio", "en ligne", "e-learning", "webinaire", "teams", "zoom",
];
/// The words of a street, behind a number.
const STREET_WORDS: [&str; 16] = [
    "rue", "avenue", "av", "boulevard", "bd", "place", "quai", "chemin", "allee", "impasse",
    "route", "cours", "square", "esplanade", "passage", "bis",
];

/// What is in presence has a place, what is remote has none, and a part has the mode of the whole.
fn check_place_and_mode(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let sections = context.sections;
    let all_steps = context.action.all_steps();
    let own = ("lieu".to_owned(), &sections.modalite, &sections.lieu);
    let own = own
        .1
        .as_ref()
        .zip(own.2.as_ref())
        .map(|(mode, place)| (own.0, mode, place));
    let steps = all_steps.iter().filter_map(|step| {
        let mode = step.surroundings.mode?.value;
        Some((
            format!("{}.lieu", step.path),
            mode,
            step.details.lieu.as_ref()?,
        ))
    });
    let sessions = context.sessions().filter_map(|(path, session)| {
        let mode = session.modalite.as_ref().or(sections.modalite.as_ref())?;
        // « Classe virtuelle » may be its name.
        let place = session.lieu.as_ref().map(|place| ("lieu", place));
        let (key, place) = place.or_else(|| Some(("titre", session.titre.as_ref()?)))?;
        Some((format!("{path}.{key}"), mode, place))
    });
    for (path, mode, place) in own.into_iter().chain(steps).chain(sessions) {
        let place = place.line();
        let is_wrong = match mode.known() {
            Some(KnownMode::Presentiel) => is_remote_place(&place),
            Some(KnownMode::Distanciel) => is_street(&place),
            Some(KnownMode::Mixte | KnownMode::AuChoix) | None => false,
        };
        if is_wrong {
            let why = if path.ends_with("lieu") {
                message!(rules::C066_PLACE, other = place)
            } else {
                message!(rules::C066_TITLE, other = place)
            };
            reporter
                .report(context.value_place(&path))
                .with("mode", mode.label())
                .with("why", why);
        }
    }
    for whole in all_steps {
        if let Some(mode) = &whole.details.modalite {
            check_mode_of_parts(whole, mode, context, reporter);
        }
    }
}

/// No part of a step has the opposite of its mode.
fn check_mode_of_parts(
    whole: &Step<'_>,
    mode: &Mode,
    context: &CheckContext<'_>,
    reporter: &mut Reporter<'_>,
) {
    for part in whole.with_descendants() {
        let own = part.details.modalite.as_ref();
        if let Some(own) = own.filter(|own| are_opposite(mode, own)) {
            let other = mode.label();
            reporter
                .report(context.value_place(&format!("{}.modalite", part.path)))
                .with("mode", own.label())
                .with("other", other.clone())
                .with("why", message!(rules::C066_WHOLE, other = other))
                .related(
                    context.value_place(&format!("{}.modalite", whole.path)),
                    0,
                    [],
                );
        }
    }
}

fn are_opposite(one: &Mode, other: &Mode) -> bool {
    matches!(
        (one.known(), other.known()),
        (Some(KnownMode::Presentiel), Some(KnownMode::Distanciel))
            | (Some(KnownMode::Distanciel), Some(KnownMode::Presentiel))
    )
}

/// Words that open a tool, or a place of one's own, beside a remote place: « sur Teams », « depuis son poste ».
const TOOL_WORDS: [&str; 7] = ["sur", "via", "par", "depuis", "avec", "lien", "outil"];
/// Words of a place beside a remote one.
const OTHER_PLACES: [&str; 8] = [
    "ou", "et", "puis", "salle", "centre", "locaux", "accueil", "etage",
];

/// « Classe virtuelle », « À distance, sur Teams », « En visioconférence », and no place beside it.
fn is_remote_place(place: &str) -> bool {
    let folded = fold(place);
    let mut words = folded.split(|c: char| !c.is_alphanumeric());
    let is_remote = |part: &str| {
        let opens = |stem: &&str| {
            part.starts_with(*stem) || part.split(' ').take(2).any(|it| it.starts_with(*stem))
        };
        REMOTE_PLACES.iter().any(opens)
    };
    let is_tool = |part: &str| TOOL_WORDS.iter().any(|word| part.starts_with(word));
    let mut parts = folded.split([',', ';', '/', '(', ':']).map(str::trim);
    parts.next().is_some_and(is_remote)
        && parts.all(|part| is_remote(part) || is_tool(part))
        && !words.any(|word| OTHER_PLACES.contains(&word))
}

/// « 12 rue des Lices, 35999 Rennes », and nothing remote beside it.
fn is_street(place: &str) -> bool {
    let folded = fold(place);
    if REMOTE_PLACES.iter().any(|stem| folded.contains(stem)) {
        return false;
    }
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.windows(2).any(|pair| {
        pair[0].len() <= 4
            && pair[0].bytes().all(|byte| byte.is_ascii_digit())
            && STREET_WORDS.contains(&pair[1])
    })
}
