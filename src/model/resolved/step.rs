//! The plan as a tree of steps, whatever kinds of steps the YAML nests: what each says, inherits, and how long it lasts.

use super::own_name::names_option;
use crate::document::text::{Switch, Text};
use crate::model::plan::keys::{
    Day, HalfDay, Module, Phase, Plan, Sequence, StepDetails, StepLabels,
};
use crate::model::schedule::Times;
use crate::model::sessions::{Mode, Period};
use crate::value::{Date, When};

/// A step of the plan, of any kind, with those inside it.
#[derive(Debug, Clone)]
pub struct Step<'a> {
    pub kind: StepKind,
    /// Its path in the YAML: `deroule.phases.0.journees.1`.
    pub path: String,
    /// From 1, among the steps of its kind in the same parent, pauses left out.
    pub number: usize,
    /// The author's word for steps of its kind.
    pub label: Option<&'a Text>,
    pub details: &'a StepDetails,
    pub date: Option<&'a When>,
    pub period: Option<&'a Period>,
    pub pause: bool,
    /// Whether not all follow it: one of several to choose from, or the part of one group.
    pub is_option: bool,
    /// Whether it is a part of one.
    pub is_in_option: bool,
    pub surroundings: Surroundings<'a>,
    pub children: Vec<Step<'a>>,
}

/// What holds for a step: its own values, else those of the steps around it, else those of the action.
#[derive(Debug, Clone, Copy, Default)]
pub struct Surroundings<'a> {
    pub times: Option<Inherited<&'a Times>>,
    pub place: Option<Inherited<&'a Text>>,
    pub mode: Option<Inherited<&'a Mode>>,
    /// The names of trainers that steps give.
    pub trainers: Option<Inherited<&'a [Text]>>,
    /// Whether a step around is an option.
    pub is_in_option: bool,
    /// The author's words for steps.
    pub labels: Option<&'a StepLabels>,
    /// Minutes of training a day, for the whole action.
    pub minutes_per_day: Option<u32>,
}

/// A value, and whether the step says it itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inherited<T> {
    pub value: T,
    pub is_own: bool,
}

/// A length in one of the two units of plans.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeSpan {
    Minutes(u32),
    HalfDays(u32),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepKind {
    Phase,
    Module,
    Day,
    Morning,
    Afternoon,
    Evening,
    Sequence,
}

impl<'a> Surroundings<'a> {
    /// What holds inside a step.
    fn enter(self, details: &'a StepDetails) -> Self {
        let names = &details.intervenants[..];
        Self {
            times: inherit(details.horaires.as_ref(), self.times),
            place: inherit(details.lieu.as_ref(), self.place),
            mode: inherit(details.modalite.as_ref(), self.mode),
            trainers: inherit(Some(names).filter(|names| !names.is_empty()), self.trainers),
            is_in_option: self.is_in_option || is_option(details),
            labels: self.labels,
            minutes_per_day: self.minutes_per_day,
        }
    }
}

/// Whether the author, or the title, makes a step an option.
fn is_option(details: &StepDetails) -> bool {
    match (details.au_choix, &details.titre) {
        (Some(switch), _) => switch.is_on(),
        (None, title) => title.as_ref().is_some_and(|it| names_option(&it.0)),
    }
}

impl<T> Inherited<T> {
    /// What the action says of all its steps.
    pub(super) fn of_action(value: T) -> Self {
        Self {
            value,
            is_own: false,
        }
    }
}

/// A step's own value, else the one around it.
fn inherit<T>(own: Option<T>, around: Option<Inherited<T>>) -> Option<Inherited<T>> {
    let is_own = own.is_some();
    let value = own.or(around.map(|around| around.value))?;
    Some(Inherited { value, is_own })
}

/// The steps at the top of the plan.
#[must_use]
pub(super) fn resolve_steps<'a>(plan: &'a Plan, around: Surroundings<'a>) -> Vec<Step<'a>> {
    let Plan {
        introduction: _,
        contenus: _,
        libelles,
        phases,
        modules,
        journees,
        sequences,
        conclusion: _,
    } = plan;
    let around = Surroundings {
        labels: libelles.as_ref(),
        ..around
    };
    let group = StepLists {
        path: "deroule",
        around,
    };
    let mut steps = group.resolve("phases", phases, resolve_phase);
    steps.extend(group.resolve("modules", modules, resolve_module));
    steps.extend(group.resolve("journees", journees, resolve_day));
    steps.extend(group.resolve("sequences", sequences, resolve_sequence));
    steps
}

/// Where lists of steps stand: a step, or the plan itself.
struct StepLists<'a, 'p> {
    path: &'p str,
    around: Surroundings<'a>,
}

/// Where a step stands.
struct StepPosition<'a> {
    path: String,
    number: usize,
    around: Surroundings<'a>,
}

impl<'a> StepLists<'a, '_> {
    /// The steps of the list under a key.
    fn resolve<T>(
        &self,
        key: &str,
        items: &'a [T],
        resolve: fn(&'a T, StepPosition<'a>) -> Step<'a>,
    ) -> Vec<Step<'a>> {
        let items = items.iter().enumerate();
        let steps = items.map(|(index, item)| {
            let path = format!("{}.{key}.{index}", self.path);
            resolve(
                item,
                StepPosition {
                    path,
                    number: index + 1,
                    around: self.around,
                },
            )
        });
        let mut steps: Vec<Step<'a>> = steps.collect();
        let mut pauses = 0;
        for step in &mut steps {
            // A pause has no number.
            pauses += usize::from(step.pause);
            step.number -= pauses.min(step.number - 1);
        }
        steps
    }
}

fn resolve_phase<'a>(phase: &'a Phase, at: StepPosition<'a>) -> Step<'a> {
    let Phase {
        details,
        periode,
        modules,
        journees,
        sequences,
    } = phase;
    let mut step = Step::new(StepKind::Phase, details, at);
    step.period = periode.as_ref();
    let group = step.group();
    let mut children = group.resolve("modules", modules, resolve_module);
    children.extend(group.resolve("journees", journees, resolve_day));
    children.extend(group.resolve("sequences", sequences, resolve_sequence));
    step.children = children;
    step
}

fn resolve_module<'a>(module: &'a Module, at: StepPosition<'a>) -> Step<'a> {
    let Module {
        details,
        periode,
        journees,
        sequences,
    } = module;
    let mut step = Step::new(StepKind::Module, details, at);
    step.period = periode.as_ref();
    let group = step.group();
    let mut children = group.resolve("journees", journees, resolve_day);
    children.extend(group.resolve("sequences", sequences, resolve_sequence));
    step.children = children;
    step
}

fn resolve_day<'a>(day: &'a Day, at: StepPosition<'a>) -> Step<'a> {
    let Day {
        details,
        date,
        matin,
        apres_midi,
        soiree,
        sequences,
    } = day;
    let mut step = Step::new(StepKind::Day, details, at);
    step.date = date.as_ref();
    let halves = [
        (StepKind::Morning, "matin", matin),
        (StepKind::Afternoon, "apres_midi", apres_midi),
        (StepKind::Evening, "soiree", soiree),
    ];
    let halves = halves.into_iter().filter_map(|(kind, key, half)| {
        let at = StepPosition {
            path: format!("{}.{key}", step.path),
            number: 1,
            around: step.surroundings,
        };
        Some(resolve_half_day(half.as_ref()?, kind, at))
    });
    let mut children: Vec<Step<'_>> = halves.collect();
    children.extend(
        step.group()
            .resolve("sequences", sequences, resolve_sequence),
    );
    step.children = children;
    step
}

fn resolve_half_day<'a>(half: &'a HalfDay, kind: StepKind, at: StepPosition<'a>) -> Step<'a> {
    let HalfDay { details, sequences } = half;
    let mut step = Step::new(kind, details, at);
    let children = step
        .group()
        .resolve("sequences", sequences, resolve_sequence);
    step.children = children;
    step
}

fn resolve_sequence<'a>(sequence: &'a Sequence, at: StepPosition<'a>) -> Step<'a> {
    let Sequence { details, pause } = sequence;
    let mut step = Step::new(StepKind::Sequence, details, at);
    step.pause = pause.is_some_and(Switch::is_on);
    step
}

impl<'a> Step<'a> {
    fn new(kind: StepKind, details: &'a StepDetails, at: StepPosition<'a>) -> Self {
        Self {
            kind,
            path: at.path,
            number: at.number,
            label: kind.label(at.around.labels),
            details,
            date: None,
            period: None,
            pause: false,
            is_option: is_option(details),
            is_in_option: at.around.is_in_option,
            surroundings: at.around.enter(details),
            children: Vec::new(),
        }
    }

    /// Where the lists inside it stand.
    fn group(&self) -> StepLists<'a, '_> {
        StepLists {
            path: &self.path,
            around: self.surroundings,
        }
    }

    fn minutes_per_day(&self) -> Option<u32> {
        self.surroundings.minutes_per_day
    }

    /// Minutes of the step: stated, else the sum of what is inside it when all of it is known, else a full day's
    /// when it is a day. Nothing is guessed beyond that.
    #[must_use]
    pub fn minutes(&self) -> Option<u32> {
        if let Some(stated) = self.details.duree {
            return stated.minutes(self.minutes_per_day());
        }
        let inside = sum_steps(&self.children, Step::minutes);
        let has_evening = self.children.iter().any(|it| it.kind == StepKind::Evening);
        let whole_day = self.kind == StepKind::Day && self.half_days() == Some(2) && !has_evening;
        let untimed = !self.children.iter().any(Step::is_timed);
        inside.or(if whole_day && untimed {
            self.minutes_per_day()
        } else {
            None
        })
    }

    /// Minutes of pauses among those of the step: in a duration that is stated, they are there or not.
    #[must_use]
    pub fn pause_minutes(&self) -> u32 {
        match (self.pause, self.details.duree) {
            (true, _) => self.minutes().unwrap_or(0),
            (false, Some(_)) => 0,
            (false, None) => total_pauses(&self.children),
        }
    }

    /// What the step states and what its parts add up to, when both are known and differ. Pauses count or not, and what
    /// is described once may be given on several dates.
    #[must_use]
    pub fn mismatch(&self) -> Option<(TimeSpan, TimeSpan)> {
        let stated = self.details.duree?;
        let times = self.repetition_count()?;
        let days = sum_steps(&self.children, Step::half_days);
        if let (Some(stated), Some(parts)) = (stated.half_days(), days) {
            let agrees = stated == parts || stated == parts * times;
            return (!agrees).then_some((TimeSpan::HalfDays(stated), TimeSpan::HalfDays(parts)));
        }
        let stated = stated.minutes(self.minutes_per_day())?;
        let parts = sum_steps(&self.children, Step::minutes)?;
        let trained = parts - total_pauses(&self.children);
        let agrees = [parts, trained, parts * times, trained * times].contains(&stated);
        (!agrees).then_some((TimeSpan::Minutes(stated), TimeSpan::Minutes(parts)))
    }

    /// How long the step lasts and how long its times do, in minutes, when one cannot be the other. Times may hold a
    /// meal, and the pauses written inside; the times of a phase or of a module are those of each of its days.
    #[must_use]
    pub fn times_mismatch(&self) -> Option<(u32, u32)> {
        if matches!(self.kind, StepKind::Phase | StepKind::Module) {
            return None;
        }
        let stretches = self.details.horaires.as_ref()?.time_ranges();
        let times = self.repetition_count()?;
        let open: u32 = stretches
            .iter()
            .map(|range| u32::from(range.minutes()))
            .sum();
        let at_most = match (self.details.duree, &stretches[..]) {
            (_, []) => return None,
            (Some(_), [one]) => one.includes_lunch(),
            (Some(_), _) => false,
            // Parts that are timed may leave pauses unsaid.
            (None, _) => true,
        };
        let lasts = match self.details.duree {
            Some(stated) => stated.minutes(self.minutes_per_day())?,
            None => sum_steps(&self.children, Step::minutes)?,
        };
        let pauses = total_pauses(&self.children);
        let agrees =
            |open: u32| lasts == open || lasts + pauses == open || (at_most && lasts <= open);
        let agrees = agrees(open) || agrees(open * times);
        (!agrees).then_some((lasts, open))
    }

    /// On how many dates what is described is given; unknown within a range.
    fn repetition_count(&self) -> Option<u32> {
        match self.date {
            Some(When::Days(days)) => u32::try_from(days.as_slice().len()).ok(),
            Some(When::Range(_)) => None,
            Some(When::Day(_) | When::Month(_) | When::ToSchedule) | None => Some(1),
        }
    }

    /// Whether the author gave the step, or one inside it, a duration or times.
    pub fn is_timed(&self) -> bool {
        let StepDetails {
            duree, horaires, ..
        } = self.details;
        duree.is_some() || horaires.is_some() || self.children.iter().any(Step::is_timed)
    }

    /// Days of the step, in half days: stated, else counted. Hours never make days, but those of a whole day or of
    /// half a one; and a day given on several dates is one of a number that only its author knows.
    #[must_use]
    pub fn half_days(&self) -> Option<u32> {
        if let Some(stated) = self.details.duree {
            return match (stated.half_days(), stated.minutes(self.minutes_per_day())) {
                (Some(half_days), _) => Some(half_days),
                (None, minutes) if self.kind != StepKind::Day || minutes.is_none() => None,
                (None, minutes) if minutes == self.minutes_per_day() => Some(2),
                (None, minutes) if minutes.map(|minutes| minutes * 2) == self.minutes_per_day() => {
                    Some(1)
                }
                (None, _) => None,
            };
        }
        match self.kind {
            StepKind::Phase | StepKind::Module => sum_steps(&self.children, Step::half_days),
            StepKind::Day if matches!(self.date, Some(When::Days(_) | When::Range(_))) => None,
            // An evening alone is no half day, and beside others it adds none.
            StepKind::Day => match &self.children[..] {
                [one] if one.kind == StepKind::Evening => None,
                [one, rest @ ..] if one.kind != StepKind::Sequence => {
                    let lone = rest.iter().all(|other| other.kind == StepKind::Evening);
                    Some(if lone { 1 } else { 2 })
                }
                [..] => Some(2),
            },
            StepKind::Morning | StepKind::Afternoon => Some(1),
            StepKind::Evening | StepKind::Sequence => None,
        }
    }

    /// The step and all those inside it, in the order of the sheet.
    #[must_use]
    pub fn with_descendants(&self) -> Vec<&Step<'a>> {
        let inside = self.children.iter().flat_map(Step::with_descendants);
        std::iter::once(self).chain(inside).collect()
    }

    /// The dates of the step: its own, else those inside it.
    pub fn dates(&self) -> Vec<&When> {
        match self.date {
            Some(date) => vec![date],
            None => self.children.iter().flat_map(Step::dates).collect(),
        }
    }
}

/// Whether one of these steps, or one inside them, is at odds with its parts or with its times in a way that alone
/// accounts for what is planned not being what is announced: it is the one to correct.
#[must_use]
pub fn explains_difference(steps: &[Step<'_>], announced: TimeSpan, planned: TimeSpan) -> bool {
    let otherwise = |from: TimeSpan, to: TimeSpan| match (from, to, announced, planned) {
        (
            TimeSpan::Minutes(from),
            TimeSpan::Minutes(to),
            TimeSpan::Minutes(announced),
            TimeSpan::Minutes(planned),
        )
        | (
            TimeSpan::HalfDays(from),
            TimeSpan::HalfDays(to),
            TimeSpan::HalfDays(announced),
            TimeSpan::HalfDays(planned),
        ) => planned + to == announced + from,
        (TimeSpan::Minutes(_) | TimeSpan::HalfDays(_), ..) => false,
    };
    steps.iter().flat_map(Step::with_descendants).any(|step| {
        let times = step.times_mismatch();
        let times = times.map(|(lasts, open)| (TimeSpan::Minutes(lasts), TimeSpan::Minutes(open)));
        let parts = step.mismatch();
        parts
            .into_iter()
            .chain(times)
            .any(|(from, to)| otherwise(from, to))
    })
}

impl StepKind {
    /// The word of the trade, and whether a rank follows it.
    pub fn name(self) -> (&'static str, bool) {
        match self {
            Self::Phase => ("Phase", true),
            Self::Module => ("Module", true),
            Self::Day => ("Journée", true),
            Self::Morning => ("Matin", false),
            Self::Afternoon => ("Après-midi", false),
            Self::Evening => ("Soirée", false),
            Self::Sequence => ("Séquence", true),
        }
    }

    /// Whether it is a part of a day, which has no number.
    pub fn is_moment(self) -> bool {
        match self {
            Self::Morning | Self::Afternoon | Self::Evening => true,
            Self::Phase | Self::Module | Self::Day | Self::Sequence => false,
        }
    }

    /// The same, in an anchor.
    pub fn key(self) -> &'static str {
        match self {
            Self::Phase => "phase",
            Self::Module => "module",
            Self::Day => "journee",
            Self::Morning => "matin",
            Self::Afternoon => "apres-midi",
            Self::Evening => "soiree",
            Self::Sequence => "sequence",
        }
    }

    /// The author's word for steps of this kind.
    fn label(self, labels: Option<&StepLabels>) -> Option<&Text> {
        let StepLabels {
            phases,
            modules,
            journees,
            sequences,
        } = labels?;
        match self {
            Self::Phase => phases.as_ref(),
            Self::Module => modules.as_ref(),
            Self::Day => journees.as_ref(),
            Self::Sequence => sequences.as_ref(),
            Self::Morning | Self::Afternoon | Self::Evening => None,
        }
    }
}

/// Minutes of pauses among those of these steps.
#[must_use]
pub fn total_pauses(steps: &[Step<'_>]) -> u32 {
    steps.iter().map(|step| step.pause_minutes()).sum()
}

/// The sum of a measure of steps, when each is known and all are followed: an option is not.
#[must_use]
pub fn sum_steps<'s, 'a: 's>(
    steps: impl IntoIterator<Item = &'s Step<'a>>,
    measure: fn(&Step<'a>) -> Option<u32>,
) -> Option<u32> {
    let followed = |step: &'s Step<'a>| measure(step).filter(|_| !step.is_option);
    sum_known(steps.into_iter().map(followed))
}

/// The sum when there is something to add and all of it is known.
#[must_use]
pub fn sum_known(parts: impl Iterator<Item = Option<u32>>) -> Option<u32> {
    let mut total = None;
    for part in parts {
        total = Some(total.unwrap_or(0) + part?);
    }
    total
}

/// Exact dates among some, in the order of the calendar, once each.
pub fn exact_dates(dates: &[&When]) -> Vec<Date> {
    let mut exact: Vec<Date> = dates
        .iter()
        .flat_map(|when| match when {
            When::Day(date) => vec![*date],
            When::Days(days) => days.as_slice().to_vec(),
            When::Range(_) | When::Month(_) | When::ToSchedule => Vec::new(),
        })
        .collect();
    exact.sort_unstable();
    exact.dedup();
    exact
}
