//! Rules on sessions that are too long, and on sessions and steps that cannot be at once.

use crate::check::context::CheckContext;
use crate::check::rule::RuleKind::Programme;
use crate::check::rule::{Reporter, Rule};
use crate::diagnostic::catalogue::{message, texts};
use crate::diagnostic::message::{Argument, Message};
use crate::document::text::Text;
use crate::model::resolved::{Step, StepKind};
use crate::model::schedule::Times;
use crate::model::sessions::{KnownMode, Mode, PartOfDay, Session, SessionDates};
use crate::value::{Date, Holiday, TimeRange, When, fold};

pub(super) static RULES: &[Rule] = &[
    Rule::warning(texts!(C062), Programme(check_long_session))
        .source("Code du travail, art. D6353-1"),
    Rule::warning(texts!(C063), Programme(check_meetings_at_once)),
];

/// The half-days of an action that may be on any days of a week, and those of the week.
const SHORT_ACTION: u32 = 5;
const WEEK: u32 = 10;

/// The dates of a session are no more than the days of the action.
fn check_long_session(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let sessions: Vec<(String, &Session)> = context.sessions().collect();
    let Some(halves) = half_days_of_action(context).filter(|_| !sessions.is_empty()) else {
        return;
    };
    let spans = sessions
        .iter()
        .map(|(_, it)| session_half_days(it, context));
    let spans: Vec<Option<u32>> = spans.collect();
    let is_met = |span: &Option<u32>| *span == Some(halves) || *span == Some(halves + halves % 2);
    let are_met = spans.iter().any(is_met);
    for ((path, session), span) in sessions.iter().zip(&spans) {
        let dates = session
            .dates
            .iter()
            .flat_map(SessionDates::dates_with_paths);
        let dates: Vec<(String, When)> = dates.collect();
        if let Some(span) = span.filter(|span| exceeds(*span, halves, &dates, are_met)) {
            let duration = context.sections.duree.as_ref();
            let stated = duration.map_or("jours", |it| it.total_key());
            reporter
                .report(context.value_place(&format!("{path}.dates")))
                .with("dates", Argument::HalfDays(span))
                .with("days", Argument::HalfDays(halves))
                .related(context.value_place(&format!("duree.{stated}")), 0, []);
        }
    }
}

/// The half-days of the action, unless something contests them.
fn half_days_of_action(context: &CheckContext<'_>) -> Option<u32> {
    let action = &context.action;
    if action.conflict.is_some() {
        return None;
    }
    let by_hours = || {
        let by_times = || context.sections.horaires.as_ref()?.training_minutes();
        let per_day = action.minutes_per_day.or_else(by_times)?;
        Some((action.minutes.known()? * 2).div_ceil(per_day))
    };
    action.half_days.known().or_else(by_hours)
}

/// Whether the dates of a session are too many for an action, when they are days of training for sure.
fn exceeds(span: u32, halves: u32, dates: &[(String, When)], are_met: bool) -> bool {
    let is_range = dates.iter().any(|(_, when)| matches!(when, When::Range(_)));
    let days = dates.iter().flat_map(|(_, when)| when.all_days());
    // Several dates of one session may be those of several short ones.
    let is_multiple = halves <= 2 || span.is_multiple_of(halves);
    if is_multiple && !is_range && !are_consecutive(&days.collect::<Vec<Date>>()) {
        return false;
    }
    // A long range bounds days that are not all of training.
    let is_loose = dates.iter().any(|(_, when)| when.is_period());
    let most = match (is_loose, are_met) {
        // « La semaine du 29 juin », for a day or two.
        (false, _) if is_range && halves <= SHORT_ACTION => WEEK - 1,
        (false, _) => u32::MAX,
        (true, true) => halves * 2 - 1,
        // Exams and days of rest are among the days of a long one.
        (true, false) if halves > 2 * WEEK => halves,
        (true, false) => halves + 4,
    };
    // The last day may be a half.
    let has_half = dates.iter().any(|(at, _)| at.ends_with(".date"));
    let least = halves + u32::from(!has_half) * (halves % 2);
    span > least && span <= most
}

/// The half-days that the dates of a session name; of a range, its working days. `None` when C011 reports them.
fn session_half_days(session: &Session, context: &CheckContext<'_>) -> Option<u32> {
    // Times in words may be those of some days only.
    let times = session.horaires.as_ref();
    if times.is_some_and(|times| times.time_ranges().is_empty()) {
        return None;
    }
    let times = times.or(context.sections.horaires.as_ref());
    let is_half = |minutes: u32| {
        let per_day = context.action.minutes_per_day;
        per_day.is_some_and(|per_day| minutes * 4 <= per_day * 3)
    };
    let is_short = times.and_then(Times::training_minutes).is_some_and(is_half);
    let per_day = if is_short { 1 } else { 2 };
    let slots = slots_of(session)?;
    let is_out = |slot: &Slot| {
        context
            .period
            .is_some_and(|period| !period.contains(slot.date))
    };
    if slots.iter().any(is_out) {
        return None;
    }
    let is_free =
        |slot: &&Slot| slot.is_in_range && Holiday::on(slot.date, context.settings.zone).is_some();
    let worked = slots.iter().filter(|slot| !is_free(slot));
    let count = |slot: &Slot| if slot.half.is_some() { 1 } else { per_day };
    Some(worked.map(count).sum())
}

fn are_consecutive(days: &[Date]) -> bool {
    days.windows(2)
        .all(|pair| (1..=3).contains(&pair[0].days_until(pair[1])))
}

/// A day that a session or a step takes, or half of it.
#[derive(Debug, Clone, Copy)]
struct Slot {
    date: Date,
    half: Option<Half>,
    is_in_range: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
    Evening,
}

/// The days of a session, without the week-ends inside ranges; `None` when they are not all known.
fn slots_of(session: &Session) -> Option<Vec<Slot>> {
    let dates = session.dates.as_ref()?;
    let mut slots = Vec::new();
    for (at, when) in dates.dates_with_paths() {
        let half = dates.part_of_day(&at).map(Half::of);
        let days = when.all_days().into_iter();
        let is_range = matches!(when, When::Range(_));
        let before = slots.len();
        slots.extend(
            days.filter(|day| !is_range || !day.is_weekend())
                .map(|date| Slot {
                    date,
                    half,
                    is_in_range: is_range,
                }),
        );
        if slots.len() == before {
            return None;
        }
    }
    (!slots.is_empty()).then_some(slots)
}

/// What takes place: a session, or a step that has dates.
struct Meeting<'a> {
    path: String,
    title: Option<String>,
    slots: Vec<Slot>,
    times: Vec<TimeRange>,
    place: Option<String>,
    mode: Option<&'a Mode>,
    trainers: Vec<String>,
    is_session: bool,
}

impl<'a> Meeting<'a> {
    fn of_session(path: String, session: &'a Session) -> Option<Self> {
        let dates = session.dates.as_ref()?;
        // Neither an open range, nor a long one, says its days.
        dates.bounds()[0]?;
        let mut all_dates = dates.dates_with_paths().into_iter();
        let is_bounding = all_dates.any(|(_, when)| when.is_period());
        Some(Self {
            path: format!("{path}.dates"),
            title: session.titre.as_ref().map(|it| fold(&it.line())),
            slots: slots_of(session).filter(|_| !is_bounding)?,
            times: session
                .horaires
                .as_ref()
                .map(Times::time_ranges)
                .unwrap_or_default(),
            place: session.lieu.as_ref().map(Text::line),
            mode: session.modalite.as_ref(),
            trainers: session
                .intervenants
                .iter()
                .map(|name| fold(&name.line()))
                .collect(),
            is_session: true,
        })
    }

    fn of_step(step: &Step<'a>) -> Option<Self> {
        let when = step.date.filter(|when| !when.is_period())?;
        let half = match step.kind {
            StepKind::Morning => Some(Half::Morning),
            StepKind::Afternoon => Some(Half::Afternoon),
            StepKind::Evening => Some(Half::Evening),
            StepKind::Phase | StepKind::Module | StepKind::Day | StepKind::Sequence => None,
        };
        let around = step.surroundings;
        let names = around.trainers.map(|it| it.value).unwrap_or_default();
        Some(Self {
            path: format!("{}.date", step.path),
            title: None,
            slots: when
                .all_days()
                .into_iter()
                .map(|date| Slot {
                    date,
                    half,
                    is_in_range: false,
                })
                .collect(),
            times: step
                .details
                .horaires
                .as_ref()
                .map(Times::time_ranges)
                .unwrap_or_default(),
            place: around.place.map(|it| it.value.line()),
            mode: around.mode.map(|it| it.value),
            trainers: names.iter().map(|name| fold(&name.line())).collect(),
            is_session: false,
        })
    }

    /// The first day on which both take place, unless their hours let one follow the other.
    fn meets(&self, other: &Self) -> Option<Date> {
        let apart = |one: &Self, other: &Self| match (one.times.last(), other.times.first()) {
            (Some(last), Some(first)) => last.end_minutes() <= first.start().minutes(),
            (Some(_) | None, _) => false,
        };
        if apart(self, other) || apart(other, self) {
            return None;
        }
        let same = |one: &Slot, two: &Slot| {
            let halves = one.half.zip(two.half);
            one.date == two.date && halves.is_none_or(|(one, two)| one == two)
        };
        let shared = self
            .slots
            .iter()
            .find(|slot| other.slots.iter().any(|it| same(slot, it)));
        shared.map(|slot| slot.date)
    }

    fn has_same_days(&self, other: &Self) -> bool {
        let days =
            |meeting: &Self| -> Vec<Date> { meeting.slots.iter().map(|slot| slot.date).collect() };
        days(self) == days(other)
    }

    fn shares_trainer(&self, other: &Self) -> bool {
        self.trainers
            .iter()
            .any(|name| other.trainers.contains(name))
    }
}

/// The opening letters of words that make two sessions those of two groups, or of two contents.
const SESSION_WORDS: [&str; 18] = [
    "session", "de", "d", "du", "n", "le", "la", "printemps", "ete", "automne", "hiver",
    "premiere", "seconde", "deuxieme", "troisieme", "inter", "date", "dates",
];

/// Nobody is in two places at once, and no session is there twice.
fn check_meetings_at_once(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let sessions = context
        .sessions()
        .filter_map(|(path, session)| Meeting::of_session(path, session));
    let steps = context.action.all_steps();
    let steps = steps.iter().filter_map(|step| Meeting::of_step(step));
    let meetings: Vec<Meeting<'_>> = sessions.chain(steps).collect();
    let is_alone = has_one_trainer(context);
    for (index, later) in meetings.iter().enumerate() {
        let clash = meetings[..index].iter().find_map(|earlier| {
            // A session is made of the steps.
            let inside = later
                .path
                .starts_with(earlier.path.trim_end_matches("date"));
            if earlier.is_session != later.is_session || inside && !later.is_session {
                return None;
            }
            let date = earlier.meets(later)?;
            Some((earlier, date, why_not_at_once(earlier, later, is_alone)?))
        });
        if let Some((earlier, date, why)) = clash {
            reporter
                .report(context.value_place(&later.path))
                .with("date", date)
                .with("why", why)
                .related(context.value_place(&earlier.path), 0, []);
        }
    }
}

/// Why two meetings of one day cannot be.
fn why_not_at_once(earlier: &Meeting<'_>, later: &Meeting<'_>, is_alone: bool) -> Option<Message> {
    let towns = earlier
        .place
        .as_deref()
        .and_then(town)
        .zip(later.place.as_deref().and_then(town));
    let is_remote = |meeting: &Meeting<'_>| {
        meeting
            .mode
            .is_some_and(|mode| mode.known() == Some(KnownMode::Distanciel))
    };
    let are_remote = is_remote(earlier) || is_remote(later);
    let unnamed = |meeting: &Meeting<'_>| meeting.trainers.is_empty();
    let shares = earlier.shares_trainer(later) || is_alone && (unnamed(earlier) || unnamed(later));
    if let Some((here, there)) = &towns
        && !here.contains(there.as_str())
        && !there.contains(here.as_str())
    {
        let places = [earlier, later].map(|meeting| meeting.place.clone().unwrap_or_default());
        let [there, here] = places.map(|place| first_part(&place).to_owned());
        return (shares && !are_remote)
            .then(|| message!(rules::C063_TWO_PLACES, here = here, there = there));
    }
    let same_place = earlier.place == later.place;
    if !earlier.is_session || !same_place || !earlier.has_same_days(later) {
        return None;
    }
    let same_words = |meeting: &Meeting<'_>| {
        let title = meeting.title.as_deref().unwrap_or_default();
        let mut words = title
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty());
        words.all(|word| {
            SESSION_WORDS.contains(&word) || word.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    let is_same = earlier.title == later.title || same_words(earlier) && same_words(later);
    let same_times = earlier.times == later.times;
    let same_trainers = earlier.trainers == later.trainers;
    if is_same && same_times && same_trainers && earlier.mode == later.mode {
        return Some(message!(rules::C063_SAME_SESSION));
    }
    (shares && !are_remote).then(|| message!(rules::C063_ONE_TRAINER))
}

/// The first of several places.
fn first_part(place: &str) -> &str {
    place
        .split([',', ';', '(', '–'])
        .next()
        .unwrap_or(place)
        .trim()
}

/// Words of places that say no town.
const UNKNOWN_PLACES: [&str; 14] = [
    "selon", "dans", "definir", "confirmer", "preciser", "en", "sur", "chez", "distance", "visio",
    "virtuelle", "distanciel", "ligne", "ou",
];
/// The opening letters of the rooms of one place.
const ROOM_STEMS: [&str; 18] = [
    "salle", "hall", "atelier", "bureau", "etage", "batiment", "magasin", "gymnase", "mezzanin",
    "ligne", "labo", "plateau", "local", "quai", "poste", "amphi", "studio", "terrain",
];

/// The town, or the house, of a place; `None` when it may be another room of the same.
fn town(place: &str) -> Option<String> {
    let first = fold(first_part(place));
    let mut words = first
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let is_vague = words.any(|word| {
        UNKNOWN_PLACES.contains(&word) || ROOM_STEMS.iter().any(|stem| word.starts_with(stem))
    });
    (!is_vague && !first.is_empty()).then_some(first)
}

/// Whether the sheet has one trainer, whoever leads.
fn has_one_trainer(context: &CheckContext<'_>) -> bool {
    let Some([trainer]) = context.sections.intervenants.as_deref() else {
        return false;
    };
    let text = trainer
        .qualite
        .iter()
        .chain(&trainer.role)
        .chain(&trainer.nom);
    let text: Vec<String> = text.map(|it| fold(&it.line())).collect();
    let text = text.join(" ");
    let first = text
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    let counts = [
        "deux", "trois", "quatre", "cinq", "des", "nos", "equipe", "binome", "plusieurs", "les",
    ];
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    let is_named = trainer.nom.is_some();
    let is_several = counts.contains(&first)
        || !is_named && first.ends_with('s')
        || words.any(|word| ["ou", "binome", "equipe", "coanim"].contains(&word));
    !text.is_empty() && !is_several
}

impl Half {
    fn of(part: PartOfDay) -> Self {
        match part {
            PartOfDay::Matin => Self::Morning,
            PartOfDay::ApresMidi => Self::Afternoon,
            PartOfDay::Soiree => Self::Evening,
        }
    }
}
