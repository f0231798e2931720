//! How long a programme lasts, and each step of its plan, before and after.

use std::collections::BTreeSet;

use crate::model::Programme;
use crate::model::duration::TotalDuration;
use crate::model::plan::{self, Step, StepKind};
use crate::value::{format_days, format_minutes};

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProgrammeLengths {
    /// As announced, or else as planned.
    pub whole: KnownLength,
    /// Each step at the top of the plan, rows of a timetable left out.
    pub steps: Vec<(String, KnownLength)>,
}

/// A length in half days and in minutes, where they are known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct KnownLength {
    pub half_days: Option<u32>,
    pub minutes: Option<u32>,
}

impl KnownLength {
    /// « 2 jours », « 14 h », or both, the hours between these marks.
    #[must_use]
    pub fn words(self, [before, after]: [&str; 2]) -> String {
        match (self.half_days, self.minutes) {
            (None, None) => "–".to_owned(),
            (Some(days), None) => format_days(days),
            (None, Some(minutes)) => format_minutes(minutes),
            (Some(days), Some(minutes)) => {
                let (days, hours) = (format_days(days), format_minutes(minutes));
                format!("{days}{before}{hours}{after}")
            }
        }
    }
}

#[must_use]
pub fn measure(programme: &Programme) -> ProgrammeLengths {
    let announced = programme.sections.duree.as_ref();
    let per_day = announced.and_then(TotalDuration::minutes_per_day);
    let mut steps = Vec::new();
    let mut planned = KnownLength::default();
    if let Some(plan) = &programme.sections.deroule {
        let all = plan.steps();
        let sum = |of: &dyn Fn(&Step<'_>) -> Option<u32>| plan::sum(all.iter().map(of));
        planned = KnownLength {
            half_days: sum(&|step| step.half_days(per_day)),
            minutes: sum(&|step| step.minutes(per_day)),
        };
        for step in all.iter().filter(|step| step.kind != StepKind::Sequence) {
            let length = KnownLength {
                half_days: step.half_days(per_day),
                minutes: step.minutes(per_day),
            };
            if length != KnownLength::default() {
                steps.push((step.name(), length));
            }
        }
    }
    let half_days = announced.and_then(|it| it.jours).map(|days| days.halves());
    let minutes = announced.and_then(TotalDuration::minutes);
    ProgrammeLengths {
        whole: KnownLength {
            half_days: half_days.or(planned.half_days),
            minutes: minutes.or(planned.minutes),
        },
        steps,
    }
}

/// The whole and each step that either revision has, with its length before and after.
#[must_use]
pub fn compare_lengths(
    [before, after]: &[ProgrammeLengths; 2],
    whole: &str,
) -> Vec<(String, [KnownLength; 2])> {
    let of = |lengths: &ProgrammeLengths, name: &str| {
        let found = lengths.steps.iter().find(|(own, _)| own == name);
        found.map(|(_, length)| *length).unwrap_or_default()
    };
    let mut rows = vec![(whole.to_owned(), [before.whole, after.whole])];
    let mut seen = BTreeSet::new();
    for (name, _) in after.steps.iter().chain(&before.steps) {
        if seen.insert(name) {
            rows.push((name.clone(), [of(before, name), of(after, name)]));
        }
    }
    rows
}
