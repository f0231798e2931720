//! How long the steps of a plan last, and where a step contradicts its parts or its times.

use super::figure::{Conflict, DerivedFigure, FigureSource, TimeSpan, sum_known};
use super::step::{Step, StepKind};
use crate::model::plan::keys::StepDetails;
use crate::value::{When, format_days, format_minutes};

/// How the figures of the sheet are counted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counting {
    /// The length of a day that nothing contests.
    pub minutes_per_day: Option<u32>,
    /// Whether every date that a step names is a whole day.
    pub fills_dates: bool,
    /// Whether pauses are hours of the action.
    pub counts_pauses: bool,
}

impl Step<'_> {
    /// Minutes of the step, by the length of day that the programme gives.
    #[must_use]
    pub fn counted_minutes(&self) -> Option<u32> {
        self.count_minutes(self.surroundings.minutes_per_day)
    }

    /// Days of the step, in half days, by the length of day that the programme gives.
    #[must_use]
    pub fn counted_half_days(&self) -> Option<u32> {
        self.count_half_days(self.surroundings.minutes_per_day)
    }

    /// Stated, else the sum of what is inside it when all of it is known, else what its times last, else a full day's
    /// when it is a day. Nothing is guessed beyond that.
    fn count_minutes(&self, per_day: Option<u32>) -> Option<u32> {
        if let Some(stated) = self.details.duree {
            return stated.minutes(per_day);
        }
        let inside = sum_steps(&self.children, |it| it.count_minutes(per_day));
        inside
            .filter(|_| !self.has_more_than_evening())
            .or_else(|| self.minutes_of_times())
            .or_else(|| self.whole_day_minutes(per_day))
    }

    /// Whether it is a day of which only the evening is described apart: its length is not that of the evening.
    fn has_more_than_evening(&self) -> bool {
        let StepDetails {
            introduction,
            objectifs,
            contenus,
            horaires,
            ..
        } = self.details;
        let is_said = introduction.is_some() || horaires.is_some();
        let has_more = is_said || !objectifs.is_empty() || !contenus.is_empty();
        has_more && self.has_only_evenings()
    }

    /// Whether the parts of it that are described are no whole day.
    fn has_only_evenings(&self) -> bool {
        let mut children = self.children.iter();
        self.kind == StepKind::Day && children.all(|it| it.kind == StepKind::Evening)
    }

    /// The minutes of the evenings in it that all follow, which the times of a day may leave out; `None` when one of them has no
    /// length.
    #[must_use]
    pub fn evening_minutes(&self) -> Option<u32> {
        if self.is_option {
            return Some(0);
        }
        if self.kind == StepKind::Evening {
            return self.counted_minutes();
        }
        let inside = self.children.iter().map(Step::evening_minutes);
        match inside.sum::<Option<u32>>()? {
            0 => Some(0),
            minutes => Some(minutes * self.date_count()?),
        }
    }

    /// The least that it lasts: what it states, else what those inside it do that have a length; evenings and pauses left out.
    #[must_use]
    pub fn min_minutes(&self) -> u32 {
        let is_apart = self.pause || self.is_option || self.kind == StepKind::Evening;
        match self.details.duree {
            _ if is_apart => 0,
            Some(stated) => stated.minutes(None).unwrap_or(0),
            None => self.children.iter().map(Step::min_minutes).sum(),
        }
    }

    /// The times, written around it or on it, that it cannot outlast: those of a day, or of its morning or afternoon.
    #[must_use]
    pub fn max_minutes(&self) -> Option<u32> {
        let times = self.surroundings.times?;
        let ranges = times.value.time_ranges();
        let is_part = !times.is_own;
        match (self.kind, &ranges[..]) {
            (StepKind::Day, [_, ..]) => times.value.open_minutes(),
            (StepKind::Morning | StepKind::Afternoon, [_, ..]) if !is_part => {
                times.value.open_minutes()
            }
            (StepKind::Morning, [range, _]) | (StepKind::Afternoon, [_, range]) => {
                Some(u32::from(range.minutes()))
            }
            (
                StepKind::Phase
                | StepKind::Module
                | StepKind::Day
                | StepKind::Morning
                | StepKind::Afternoon
                | StepKind::Evening
                | StepKind::Sequence,
                [..],
            ) => None,
        }
    }

    /// What its own times last, when they leave no doubt and the step is given once.
    fn minutes_of_times(&self) -> Option<u32> {
        let is_once = self.date_count() == Some(1) && self.children.is_empty();
        let times = self.details.horaires.as_ref().filter(|_| is_once)?;
        match self.kind {
            // Between sequences, pauses go without saying.
            StepKind::Phase | StepKind::Module | StepKind::Sequence => None,
            StepKind::Day | StepKind::Morning | StepKind::Afternoon | StepKind::Evening => {
                times.training_minutes()
            }
        }
    }

    /// The length of any day, for one of which nothing says less.
    fn whole_day_minutes(&self, per_day: Option<u32>) -> Option<u32> {
        let times = self.details.horaires.as_ref();
        let open = times.and_then(|times| times.open_minutes());
        let is_whole = self.kind == StepKind::Day && self.count_half_days(per_day) == Some(2);
        let is_untimed = !self.children.iter().any(Step::is_timed);
        let has_evening = self.children.iter().any(|it| it.kind == StepKind::Evening);
        per_day.filter(|per_day| {
            is_whole && is_untimed && !has_evening && open.is_none_or(|open| open >= *per_day)
        })
    }

    /// Stated, else counted. Hours never make days, but those of a whole day or of half a one; and a day given on
    /// several dates is one of a number that only its author knows.
    fn count_half_days(&self, per_day: Option<u32>) -> Option<u32> {
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
                sum_steps(&self.children, |it| it.count_half_days(per_day))
            }
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

    /// The most days that its dates leave, in half days.
    #[must_use]
    pub fn max_half_days(&self) -> Option<u32> {
        match (self.kind, self.details.duree, self.date) {
            (StepKind::Day, None, Some(when @ (When::Days(_) | When::Range(_)))) => {
                when.day_count().map(|days| days * 2)
            }
            (StepKind::Phase | StepKind::Module, None, _) => {
                sum_steps(&self.children, Step::max_half_days)
            }
            (
                StepKind::Phase
                | StepKind::Module
                | StepKind::Day
                | StepKind::Morning
                | StepKind::Afternoon
                | StepKind::Evening
                | StepKind::Sequence,
                ..,
            ) => self.counted_half_days(),
        }
    }

    /// Gives the step and those inside it the figures of the sheet.
    pub(super) fn resolve_length(&mut self, counting: Counting) {
        for child in &mut self.children {
            child.resolve_length(counting);
        }
        let own = self.parts_conflict().or_else(|| self.times_conflict());
        let parts = sum_steps(&self.children, Step::counted_minutes);
        let stated = self
            .details
            .duree
            .map(|it| it.minutes(counting.minutes_per_day));
        let is_contested = own.is_some() || stated.is_some_and(|stated| stated != parts);
        for child in &mut self.children {
            child.is_total_contested = is_contested;
        }
        let conflict = own.or_else(|| self.children.iter().find_map(Step::conflict).cloned());
        let per_day = counting.minutes_per_day;
        let days = self.count_half_days(per_day);
        let days = days.or_else(|| self.max_half_days().filter(|_| counting.fills_dates));
        let minutes = self.count_minutes(per_day);
        let full_days = || Some(days? * per_day? / 2);
        let minutes =
            minutes.or_else(|| full_days().filter(|_| counting.fills_dates && !self.is_timed()));
        let is_stated = self.details.duree.is_some() || self.pause;
        let has_no_doubt = is_stated || counting.counts_pauses || self.pause_minutes() == 0;
        let minutes = minutes.filter(|_| has_no_doubt);
        self.half_days = DerivedFigure::from_known(days).contested_by(conflict.as_ref());
        self.minutes = DerivedFigure::from_known(minutes).contested_by(conflict.as_ref());
    }

    /// What contests its figures, in it or inside it.
    #[must_use]
    pub fn conflict(&self) -> Option<&Conflict> {
        self.minutes.conflict()
    }

    /// « 2 jours » and « 14 h », as far as they are known, else the duration as it is written.
    #[must_use]
    pub fn length_words(&self) -> Vec<String> {
        let days = self.half_days.known().map(format_days);
        let minutes = self.minutes.known().map(format_minutes);
        let known: Vec<String> = days.into_iter().chain(minutes).collect();
        if known.is_empty() {
            let stated = self.details.duree;
            stated.iter().map(ToString::to_string).collect()
        } else {
            known
        }
    }

    /// Minutes of pauses among those of the step: in a duration that is stated, they are there or not.
    #[must_use]
    pub fn pause_minutes(&self) -> u32 {
        match (self.pause, self.details.duree) {
            (true, _) => self.counted_minutes().unwrap_or(0),
            (false, Some(_)) => 0,
            (false, None) => total_pauses(&self.children),
        }
    }

    /// What the step states and what its parts add up to, when both are known and differ. Pauses count or not, and what
    /// is described once may be given on several dates.
    #[must_use]
    pub fn parts_conflict(&self) -> Option<Conflict> {
        let stated = self.details.duree?;
        let times = self.date_count()?;
        let conflict = |stated, parts| {
            let path = format!("{}.duree", self.path);
            let stated = FigureSource { path, span: stated };
            let path = self.path.clone();
            Conflict::new(stated, FigureSource { path, span: parts })
        };
        let days = sum_steps(&self.children, Step::counted_half_days);
        if let (Some(stated), Some(parts)) = (stated.half_days(), days) {
            let agrees = stated == parts || stated == parts * times;
            return (!agrees)
                .then(|| conflict(TimeSpan::HalfDays(stated), TimeSpan::HalfDays(parts)));
        }
        let stated = stated.minutes(self.surroundings.minutes_per_day)?;
        let all = sum_steps(&self.children, Step::counted_minutes);
        let (parts, agrees) = match all.filter(|_| !self.has_only_evenings()) {
            Some(parts) => {
                let trained = parts - total_pauses(&self.children);
                let agrees = [parts, trained, parts * times, trained * times].contains(&stated);
                (parts, agrees)
            }
            // Some of them have no length: those that have one are not longer than all.
            None => {
                let least = self.children.iter().map(Step::min_minutes).sum();
                (least, least <= stated)
            }
        };
        (!agrees).then(|| conflict(TimeSpan::Minutes(stated), TimeSpan::Minutes(parts)))
    }

    /// How long the step lasts and how long its times do, in minutes, when one cannot be the other. Times may hold a
    /// meal, and the pauses written inside; the times of a phase or of a module are those of each of its days.
    #[must_use]
    pub fn times_conflict(&self) -> Option<Conflict> {
        if matches!(self.kind, StepKind::Phase | StepKind::Module) {
            return None;
        }
        let ranges = self.details.horaires.as_ref()?.time_ranges();
        let open = self.details.horaires.as_ref()?.open_minutes()?;
        let times = self.date_count()?;
        let at_most = match (self.details.duree, &ranges[..]) {
            (Some(_), [one]) => one.includes_lunch(),
            (Some(_), _) => false,
            // Parts that are timed may leave pauses unsaid.
            (None, _) => true,
        };
        let (path, lasts) = match self.details.duree {
            Some(stated) => {
                let lasts = stated.minutes(self.surroundings.minutes_per_day)?;
                (format!("{}.duree", self.path), lasts)
            }
            None => {
                let lasts = sum_steps(&self.children, Step::counted_minutes)?;
                (self.path.clone(), lasts)
            }
        };
        let pauses = total_pauses(&self.children);
        let agrees =
            |open: u32| lasts == open || lasts + pauses == open || (at_most && lasts <= open);
        // The times of a day may leave its evening out.
        let with_evening = || {
            self.evening_minutes()
                .is_none_or(|more| agrees(open * times + more))
        };
        let agrees = agrees(open) || agrees(open * times) || with_evening();
        (!agrees).then(|| {
            let found = FigureSource::minutes(format!("{}.horaires", self.path), open);
            Conflict::new(FigureSource::minutes(path, lasts), found)
        })
    }

    /// On how many dates what is described is given; unknown within a range.
    pub(super) fn date_count(&self) -> Option<u32> {
        match self.date {
            Some(When::Days(days)) => u32::try_from(days.as_slice().len()).ok(),
            Some(When::Range(_)) => None,
            Some(When::Day(_) | When::Month(_) | When::ToSchedule) | None => Some(1),
        }
    }

    /// Whether it is described once for several dates.
    #[must_use]
    pub fn is_repeated(&self) -> bool {
        self.date_count() != Some(1)
    }

    /// Whether the author gave the step, or one inside it, a duration or times.
    pub(super) fn is_timed(&self) -> bool {
        let details = self.details;
        details.duree.is_some()
            || details.horaires.is_some()
            || self.children.iter().any(Step::is_timed)
    }
}

/// Whether one of these steps, or one inside them, is at odds with its parts or with its times in a way that alone
/// accounts for what is planned not being what is announced: it is the one to correct.
#[must_use]
pub fn explains_difference(steps: &[Step<'_>], conflict: &Conflict) -> bool {
    let (announced, planned) = (conflict.stated.span, conflict.found.span);
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
        let conflicts = step
            .parts_conflict()
            .into_iter()
            .chain(step.times_conflict());
        conflicts
            .into_iter()
            .any(|inside| otherwise(inside.stated.span, inside.found.span))
    })
}

/// Minutes of pauses among those of these steps.
#[must_use]
pub fn total_pauses(steps: &[Step<'_>]) -> u32 {
    steps.iter().map(Step::pause_minutes).sum()
}

/// The sum of a measure of steps, when each is known and all are followed: an option is not.
#[must_use]
pub fn sum_steps<'s, 'a: 's>(
    steps: impl IntoIterator<Item = &'s Step<'a>>,
    measure: impl Fn(&Step<'a>) -> Option<u32>,
) -> Option<u32> {
    let followed = |step: &'s Step<'a>| measure(step).filter(|_| !step.is_option);
    sum_known(steps.into_iter().map(followed))
}

/// « Total », with « 2 jours » and « 14 h » in all, as far as they are known, for several steps of one parent. Options
/// are left out, and the sum says so.
#[must_use]
pub fn total_words(steps: &[&Step<'_>]) -> (&'static str, Vec<String>) {
    let mut followed = steps.to_vec();
    followed.retain(|step| !step.is_option);
    let name = if followed.len() < steps.len() {
        "Total hors options"
    } else {
        "Total"
    };
    (name, sum_words(&followed))
}

fn sum_words(steps: &[&Step<'_>]) -> Vec<String> {
    if steps.len() < 2 || steps.iter().any(|step| step.is_total_contested) {
        return Vec::new();
    }
    let sum = |measure: fn(&Step<'_>) -> Option<u32>| sum_steps(steps.iter().copied(), measure);
    let days = sum(|step| step.half_days.known()).map(format_days);
    let minutes = sum(|step| step.minutes.known()).map(format_minutes);
    days.into_iter().chain(minutes).collect()
}
