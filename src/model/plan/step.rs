//! The plan as a tree of steps, whatever kinds of steps the YAML nests, and how long they last.

use super::keys::{Day, HalfDay, Module, Phase, Plan, Sequence, StepDetails};
use crate::document::text::Switch;
use crate::value::{Date, When};

/// A step of the plan, of any kind, with those inside it.
#[derive(Debug, Clone)]
pub struct Step<'a> {
    pub kind: StepKind,
    /// Its path in the YAML: `deroule.phases.0.journees.1`.
    pub path: String,
    /// From 1, among the steps of its kind in the same parent.
    pub number: usize,
    pub details: &'a StepDetails,
    pub date: Option<&'a When>,
    pub pause: bool,
    pub children: Vec<Step<'a>>,
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
    Sequence,
}

impl Plan {
    /// The steps at the top of the plan.
    #[must_use]
    pub fn steps(&self) -> Vec<Step<'_>> {
        let Self {
            introduction: _,
            phases,
            modules,
            journees,
            sequences,
            conclusion: _,
        } = self;
        let path = "deroule";
        let mut steps = to_steps(phases, path, "phases", Phase::step);
        steps.extend(to_steps(modules, path, "modules", Module::step));
        steps.extend(to_steps(journees, path, "journees", Day::step));
        steps.extend(to_steps(sequences, path, "sequences", Sequence::step));
        steps
    }
}

/// The steps of the list under a key of the group at that path.
fn to_steps<'a, T>(
    items: &'a [T],
    group: &str,
    key: &str,
    step: fn(&'a T, String, usize) -> Step<'a>,
) -> Vec<Step<'a>> {
    let items = items.iter().enumerate();
    let steps = items.map(|(index, item)| step(item, format!("{group}.{key}.{index}"), index + 1));
    steps.collect()
}

impl Phase {
    fn step(&self, path: String, rank: usize) -> Step<'_> {
        let Self {
            details,
            modules,
            journees,
            sequences,
        } = self;
        let mut children = to_steps(modules, &path, "modules", Module::step);
        children.extend(to_steps(journees, &path, "journees", Day::step));
        children.extend(to_steps(sequences, &path, "sequences", Sequence::step));
        Step::new(StepKind::Phase, path, rank, details, children)
    }
}

impl Module {
    fn step(&self, path: String, rank: usize) -> Step<'_> {
        let Self {
            details,
            journees,
            sequences,
        } = self;
        let mut children = to_steps(journees, &path, "journees", Day::step);
        children.extend(to_steps(sequences, &path, "sequences", Sequence::step));
        Step::new(StepKind::Module, path, rank, details, children)
    }
}

impl Day {
    fn step(&self, path: String, rank: usize) -> Step<'_> {
        let Self {
            details,
            date,
            matin,
            apres_midi,
            sequences,
        } = self;
        let halves = [
            (StepKind::Morning, "matin", matin),
            (StepKind::Afternoon, "apres_midi", apres_midi),
        ];
        let mut children: Vec<Step<'_>> = halves
            .into_iter()
            .filter_map(|(kind, key, half)| {
                Some(half.as_ref()?.step(kind, format!("{path}.{key}")))
            })
            .collect();
        children.extend(to_steps(sequences, &path, "sequences", Sequence::step));
        let mut step = Step::new(StepKind::Day, path, rank, details, children);
        step.date = date.as_ref();
        step
    }
}

impl HalfDay {
    fn step(&self, kind: StepKind, path: String) -> Step<'_> {
        let Self { details, sequences } = self;
        let children = to_steps(sequences, &path, "sequences", Sequence::step);
        Step::new(kind, path, 1, details, children)
    }
}

impl Sequence {
    fn step(&self, path: String, rank: usize) -> Step<'_> {
        let Self { details, pause } = self;
        let mut step = Step::new(StepKind::Sequence, path, rank, details, Vec::new());
        step.pause = pause.is_some_and(Switch::is_on);
        step
    }
}

impl<'a> Step<'a> {
    fn new(
        kind: StepKind,
        path: String,
        rank: usize,
        details: &'a StepDetails,
        children: Vec<Step<'a>>,
    ) -> Self {
        Self {
            kind,
            path,
            number: rank,
            details,
            date: None,
            pause: false,
            children,
        }
    }

    /// Minutes of the step: stated, else the sum of what is inside it when all of it is known, else a full day's
    /// when it is a day. Nothing is guessed beyond that.
    #[must_use]
    pub fn minutes(&self, per_day: Option<u32>) -> Option<u32> {
        if let Some(stated) = self.details.duree {
            return stated.minutes(per_day);
        }
        let inside = sum_known(self.children.iter().map(|child| child.minutes(per_day)));
        let whole_day = self.kind == StepKind::Day && self.half_days(per_day) == Some(2);
        let untimed = !self.children.iter().any(Step::is_timed);
        inside.or(if whole_day && untimed { per_day } else { None })
    }

    /// Minutes of pauses among those of the step: in a duration that is stated, they are there or not.
    #[must_use]
    pub fn pause_minutes(&self, per_day: Option<u32>) -> u32 {
        match (self.pause, self.details.duree) {
            (true, _) => self.minutes(per_day).unwrap_or(0),
            (false, Some(_)) => 0,
            (false, None) => total_pauses(&self.children, per_day),
        }
    }

    /// What the step states and what its parts add up to, when both are known and differ. Pauses count or not, and what
    /// is described once may be given on several dates.
    #[must_use]
    pub fn mismatch(&self, per_day: Option<u32>) -> Option<(TimeSpan, TimeSpan)> {
        let stated = self.details.duree?;
        let times = self.repetition_count()?;
        let days = sum_known(self.children.iter().map(|part| part.half_days(per_day)));
        if let (Some(stated), Some(parts)) = (stated.half_days(), days) {
            let agrees = stated == parts || stated == parts * times;
            return (!agrees).then_some((TimeSpan::HalfDays(stated), TimeSpan::HalfDays(parts)));
        }
        let stated = stated.minutes(per_day)?;
        let parts = sum_known(self.children.iter().map(|part| part.minutes(per_day)))?;
        let trained = parts - total_pauses(&self.children, per_day);
        let agrees = [parts, trained, parts * times, trained * times].contains(&stated);
        (!agrees).then_some((TimeSpan::Minutes(stated), TimeSpan::Minutes(parts)))
    }

    /// How long the step lasts and how long its times do, in minutes, when one cannot be the other. Times may hold a
    /// meal, and the pauses written inside; the times of a phase or of a module are those of each of its days.
    #[must_use]
    pub fn times_mismatch(&self, per_day: Option<u32>) -> Option<(u32, u32)> {
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
            Some(stated) => stated.minutes(per_day)?,
            None => sum_known(self.children.iter().map(|part| part.minutes(per_day)))?,
        };
        let pauses = total_pauses(&self.children, per_day);
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
    pub(super) fn is_timed(&self) -> bool {
        let StepDetails {
            duree, horaires, ..
        } = self.details;
        duree.is_some() || horaires.is_some() || self.children.iter().any(Step::is_timed)
    }

    /// Days of the step, in half days: stated, else counted. Hours never make days, but those of a whole day or of
    /// half a one; and a day given on several dates is one of a number that only its author knows.
    #[must_use]
    pub fn half_days(&self, per_day: Option<u32>) -> Option<u32> {
        if let Some(stated) = self.details.duree {
            return match (stated.half_days(), stated.minutes(per_day)) {
                (Some(half_days), _) => Some(half_days),
                (None, minutes) if self.kind != StepKind::Day || minutes.is_none() => None,
                (None, minutes) if minutes == per_day => Some(2),
                (None, minutes) if minutes.map(|minutes| minutes * 2) == per_day => Some(1),
                (None, _) => None,
            };
        }
        match self.kind {
            StepKind::Phase | StepKind::Module => {
                sum_known(self.children.iter().map(|child| child.half_days(per_day)))
            }
            StepKind::Day if matches!(self.date, Some(When::Days(_) | When::Range(_))) => None,
            StepKind::Day => {
                let halves = |child: &&Step<'_>| child.kind != StepKind::Sequence;
                let lone_half =
                    self.children.iter().filter(halves).count() == 1 && self.children.len() == 1;
                Some(if lone_half { 1 } else { 2 })
            }
            StepKind::Morning | StepKind::Afternoon => Some(1),
            StepKind::Sequence => None,
        }
    }

    /// « Phase 1 », « Matin », « Séquence 2 ».
    #[must_use]
    pub fn name(&self) -> String {
        match self.kind.name() {
            (name, true) => format!("{name}\u{a0}{}", self.number),
            (name, false) => name.to_owned(),
        }
    }

    /// The step and all those inside it, in the order of the sheet.
    #[must_use]
    pub fn with_descendants(&self) -> Vec<&Step<'a>> {
        let inside = self.children.iter().flat_map(Step::with_descendants);
        std::iter::once(self).chain(inside).collect()
    }

    /// The dates of the step: its own, else those inside it.
    pub(super) fn dates(&self) -> Vec<&When> {
        match self.date {
            Some(date) => vec![date],
            None => self.children.iter().flat_map(Step::dates).collect(),
        }
    }
}

/// Whether one of these steps, or one inside them, is at odds with its parts or with its times in a way that alone
/// accounts for what is planned not being what is announced: it is the one to correct.
#[must_use]
pub fn explains_difference(
    steps: &[Step<'_>],
    per_day: Option<u32>,
    announced: TimeSpan,
    planned: TimeSpan,
) -> bool {
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
        let times = step.times_mismatch(per_day);
        let times = times.map(|(lasts, open)| (TimeSpan::Minutes(lasts), TimeSpan::Minutes(open)));
        let parts = step.mismatch(per_day);
        parts
            .into_iter()
            .chain(times)
            .any(|(from, to)| otherwise(from, to))
    })
}

impl StepKind {
    /// The word of the trade, and whether a rank follows it.
    pub(super) fn name(self) -> (&'static str, bool) {
        match self {
            Self::Phase => ("Phase", true),
            Self::Module => ("Module", true),
            Self::Day => ("Journée", true),
            Self::Morning => ("Matin", false),
            Self::Afternoon => ("Après-midi", false),
            Self::Sequence => ("Séquence", true),
        }
    }

    /// The same, in an anchor.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Phase => "phase",
            Self::Module => "module",
            Self::Day => "journee",
            Self::Morning => "matin",
            Self::Afternoon => "apres-midi",
            Self::Sequence => "sequence",
        }
    }
}

/// Minutes of pauses among those of these steps.
#[must_use]
pub fn total_pauses(steps: &[Step<'_>], per_day: Option<u32>) -> u32 {
    steps.iter().map(|step| step.pause_minutes(per_day)).sum()
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
pub(super) fn exact_dates(dates: &[&When]) -> Vec<Date> {
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
