//! The action as its parts together say it: the steps with what they inherit, and every figure that the sheet derives.
//! Sheets, rules and comparisons read the figures here. A figure is printed only when all the values that give it agree.

mod conflicts;
mod figure;
mod length;
mod own_name;
mod step;
mod step_name;

pub use figure::{Conflict, DerivedFigure, TimeSpan};

use length::{Counting, sum_steps};
pub use length::{explains_difference, total_pauses, total_words};
pub use step::{Inherited, Step, StepKind, Surroundings, exact_dates};
pub use step_name::step_name;

use crate::document::text::Text;
use crate::model::duration::TotalDuration;
use crate::model::schedule::Times;
use crate::model::sections::Sections;
use crate::model::sessions::Session;
use crate::model::timed_item::total_minutes;
use crate::model::trainer::Trainer;

/// A training action, resolved. Its sections already have what its organisation shares.
#[derive(Debug, Clone)]
pub struct Action<'a> {
    sections: &'a Sections,
    /// The steps at the top of the plan.
    pub steps: Vec<Step<'a>>,
    pub sessions: &'a [Session],
    /// The length of a day as it is written or deduced, contested or not.
    pub minutes_per_day: Option<u32>,
    /// What contests its totals and the length of its days.
    pub conflict: Option<Conflict>,
    /// The days and the hours that the duration announces, or else those of the plan.
    pub half_days: DerivedFigure,
    pub minutes: DerivedFigure,
    /// The days and the hours of the plan, as the duration counts them.
    pub planned_days: DerivedFigure,
    pub planned_hours: DerivedFigure,
    pub daily_hours: DailyHours,
    /// The totals of the remote activities and of the exams.
    pub activity_minutes: DerivedFigure,
    pub exam_minutes: DerivedFigure,
}

/// How long one meeting of the action lasts, when they are all alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DailyHours {
    PerDay(u32),
    /// Its days are given in half-days.
    PerHalfDay(u32),
    Unknown,
}

impl<'a> Action<'a> {
    #[must_use]
    pub fn new(sections: &'a Sections) -> Self {
        let duration = sections.duree.as_ref();
        let minutes_per_day = duration.and_then(TotalDuration::minutes_per_day);
        let mut action = Self::with_day(sections, minutes_per_day);
        if let Some(by_times) = action.day_of_times() {
            action = Self::with_day(sections, Some(by_times));
        }
        action.resolve_figures();
        action
    }

    /// An action whose days last as long as that, before its figures are known.
    fn with_day(sections: &'a Sections, minutes_per_day: Option<u32>) -> Self {
        let mut action = Self {
            sections,
            steps: Vec::new(),
            sessions: sections.sessions.as_deref().unwrap_or_default(),
            minutes_per_day,
            conflict: None,
            half_days: DerivedFigure::Unknown,
            minutes: DerivedFigure::Unknown,
            planned_days: DerivedFigure::Unknown,
            planned_hours: DerivedFigure::Unknown,
            daily_hours: DailyHours::Unknown,
            activity_minutes: DerivedFigure::Unknown,
            exam_minutes: DerivedFigure::Unknown,
        };
        if let Some(plan) = &sections.deroule {
            action.steps = step::resolve_steps(plan, action.surroundings());
        }
        action
    }

    /// The length of a day by the times of day, when it alone explains a total that is not shared out evenly: four days
    /// of 7 h and one of 5 h are 33 h.
    fn day_of_times(&self) -> Option<u32> {
        let duration = self.sections.duree.as_ref()?;
        let by_times = self.sections.horaires.as_ref()?.training_minutes()?;
        let is_deduced = duration.heures_par_jour.is_none();
        let is_other = self.minutes_per_day != Some(by_times);
        let total = duration
            .stated_minutes()
            .filter(|_| is_deduced && is_other)?;
        let even = self.planned_minutes();
        let days = duration
            .half_days()
            .map(|half_days| half_days * by_times / 2);
        if days.is_some_and(|days| self.add_evenings(days, total)) {
            return Some(by_times);
        }
        let other = Self::with_day(self.sections, Some(by_times));
        let planned = other.planned_minutes().filter(|_| even != Some(total))?;
        let trained = planned - total_pauses(&other.steps);
        [planned, trained].contains(&total).then_some(by_times)
    }

    fn resolve_figures(&mut self) {
        self.conflict = self.find_conflict();
        let conflict = self.conflict.clone();
        let conflict = conflict.as_ref();
        let duration = self.sections.duree.as_ref();
        let announced_days = duration.and_then(TotalDuration::half_days);
        let announced = duration.and_then(TotalDuration::minutes);
        let per_day = self.minutes_per_day.filter(|_| !self.is_day_contested());
        let most = sum_steps(&self.steps, Step::max_half_days);
        let fills_dates = most.is_some() && most == announced_days;
        let planned = self.planned_minutes();
        let counting = Counting {
            minutes_per_day: per_day,
            fills_dates,
            // As the duration says.
            counts_pauses: announced.is_none() || planned.is_none() || planned == announced,
        };
        for step in &mut self.steps {
            step.resolve_length(counting);
            step.is_total_contested = conflict.is_some() || !counting.counts_pauses;
        }
        let days = sum_steps(&self.steps, |step| step.half_days.known());
        let minutes = sum_steps(&self.steps, |step| step.minutes.known());
        let minutes = if counting.counts_pauses {
            minutes
        } else {
            announced
        };
        let days = days.filter(|days| self.allows_days(*days));
        let minutes = minutes.filter(|minutes| self.allows_minutes(*minutes));
        let minutes = minutes.filter(|it| announced.is_none_or(|announced| announced == *it));
        let settled = |figure| DerivedFigure::from_known(figure).contested_by(conflict);
        self.planned_days = settled(days);
        self.planned_hours = settled(minutes);
        // What is written is printed, contested or not.
        let written = |number: Option<u32>, or| number.map_or(or, DerivedFigure::Known);
        self.half_days = written(announced_days, settled(days));
        let stated = duration.and_then(TotalDuration::stated_minutes);
        let announced = announced.filter(|minutes| self.allows_minutes(*minutes));
        self.minutes = written(stated, settled(announced.or(minutes)));
        if per_day.is_some() {
            self.daily_hours = self.resolve_daily_hours();
        }
        let distance = self.sections.distance.as_ref();
        let activities = distance.and_then(|it| total_minutes(&it.activites, None));
        let contested = self.remote_hours_conflict();
        self.activity_minutes =
            DerivedFigure::from_known(activities).contested_by(contested.as_ref());
        let evaluation = self.sections.evaluation.as_ref();
        let exams = evaluation
            .and_then(|it| total_minutes(it.epreuves.iter().map(|exam| &exam.item), None));
        let contested = self.exam_hours_conflict();
        self.exam_minutes = DerivedFigure::from_known(exams).contested_by(contested.as_ref());
    }

    /// Whether something contests the length of a day. When it is written, wrong totals do not.
    fn is_day_contested(&self) -> bool {
        let duration = self.sections.duree.as_ref();
        if duration.is_some_and(|it| it.heures_par_jour.is_some()) {
            self.hours_of_days_conflict().is_some() || !self.times_conflicts().is_empty()
        } else {
            self.conflict.is_some()
        }
    }

    /// Whether so many half-days can be those of a duration that is not exact.
    fn allows_days(&self, half_days: u32) -> bool {
        let duration = self.sections.duree.as_ref();
        let days = duration.and_then(|it| it.jours);
        days.is_none_or(|it| it.duration().allows_half_days(half_days))
    }

    fn allows_minutes(&self, minutes: u32) -> bool {
        let duration = self.sections.duree.as_ref();
        let hours = duration.and_then(|it| it.heures);
        hours.is_none_or(|it| it.duration().allows_minutes(minutes))
    }

    /// The length of a day that the times and each day of the plan have too.
    fn resolve_daily_hours(&self) -> DailyHours {
        let Some(per_day) = self.minutes_per_day else {
            return DailyHours::Unknown;
        };
        let sessions = self.sessions.iter().filter_map(|it| it.horaires.as_ref());
        let all_times: Vec<&Times> = self.sections.horaires.iter().chain(sessions).collect();
        let all_steps = self.all_steps();
        let days = all_steps.iter().filter(|step| step.kind == StepKind::Day);
        let days: Vec<&Step<'_>> = days.copied().filter(|day| !day.is_repeated()).collect();
        let is_half = |day: &&Step<'_>| day.counted_half_days() == Some(1);
        let (halves, wholes): (Vec<&Step<'_>>, Vec<&Step<'_>>) =
            days.into_iter().partition(is_half);
        let of_halves = all_times
            .iter()
            .filter_map(|times| times.training_minutes());
        let of_halves: Vec<u32> = of_halves.filter(|minutes| minutes * 2 == per_day).collect();
        if !of_halves.is_empty() || (wholes.is_empty() && !halves.is_empty()) {
            let of_days = halves
                .iter()
                .map(|day| day.counted_minutes().unwrap_or(per_day / 2));
            let others = all_times
                .iter()
                .filter_map(|times| times.training_minutes());
            let mut lengths = of_days.chain(others).chain(of_halves);
            let first = lengths.next();
            let alike = lengths.all(|minutes| Some(minutes) == first) && wholes.is_empty();
            let known = first.filter(|_| alike);
            return known.map_or(DailyHours::Unknown, DailyHours::PerHalfDay);
        }
        let fits = all_times.iter().all(|times| times.fit_day(per_day));
        let alike = wholes
            .iter()
            .all(|day| match (day.counted_minutes(), day.evening_minutes()) {
                (Some(minutes), _) => minutes == per_day,
                (None, evening) => evening == Some(0),
            });
        if fits && alike {
            DailyHours::PerDay(per_day)
        } else {
            DailyHours::Unknown
        }
    }

    /// What is said around the rows of a table, by the names of their columns: by the step that they are in, else by the
    /// identity block.
    #[must_use]
    pub fn places_around(&self, parent: Option<&Step<'a>>) -> Vec<(&'static str, String)> {
        let around = parent.map_or_else(|| self.surroundings(), |step| step.surroundings);
        let names: Vec<String> = match around.trainers {
            Some(names) => names.value.iter().map(Text::line).collect(),
            None => {
                let trainers = self.sections.intervenants.iter().flatten();
                trainers.map(Trainer::designation).collect()
            }
        };
        let lines = [
            ("Horaires", around.times.map(|it| it.value.text())),
            ("Lieu", around.place.map(|it| it.value.line())),
            ("Modalité", around.mode.map(|it| it.value.label())),
            ("Intervenant", Some(names.join(", "))),
        ];
        let lines = lines.into_iter();
        lines
            .filter_map(|(name, words)| Some((name, words?)))
            .collect()
    }

    /// What the action says of all its steps.
    fn surroundings(&self) -> Surroundings<'a> {
        let sections = self.sections;
        Surroundings {
            times: sections.horaires.as_ref().map(Inherited::of_action),
            place: sections.lieu.as_ref().map(Inherited::of_action),
            mode: sections.modalite.as_ref().map(Inherited::of_action),
            minutes_per_day: self.minutes_per_day,
            ..Surroundings::default()
        }
    }

    /// Every step of the plan, in the order of the sheet.
    #[must_use]
    pub fn all_steps(&self) -> Vec<&Step<'a>> {
        self.steps.iter().flat_map(Step::with_descendants).collect()
    }
}
