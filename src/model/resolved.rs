//! The action as its parts together say it: the steps with what they inherit, and the figures that follow. Sheets, rules and
//! comparisons read every derived figure here.

mod own_name;
mod step;
mod step_name;

use crate::model::duration::TotalDuration;
use crate::model::plan::Plan;
use crate::model::sections::Sections;
use crate::model::sessions::Session;
pub(super) use step::exact_dates;
pub use step::{
    Inherited, Step, StepKind, Surroundings, TimeSpan, explains_difference, sum_known, sum_steps,
    total_pauses,
};

/// A training action, resolved. Its sections already have what its organisation shares.
#[derive(Debug, Clone)]
pub struct Action<'a> {
    /// The steps at the top of the plan.
    pub steps: Vec<Step<'a>>,
    pub sessions: &'a [Session],
    pub minutes_per_day: Option<u32>,
}

impl<'a> Action<'a> {
    #[must_use]
    pub fn new(sections: &'a Sections) -> Self {
        let duration = sections.duree.as_ref();
        let minutes_per_day = duration.and_then(TotalDuration::minutes_per_day);
        let around = Surroundings {
            times: sections.horaires.as_ref().map(Inherited::of_action),
            place: sections.lieu.as_ref().map(Inherited::of_action),
            mode: sections.modalite.as_ref().map(Inherited::of_action),
            trainers: None,
            is_in_option: false,
            labels: None,
            minutes_per_day,
        };
        let plan: Option<&Plan> = sections.deroule.as_ref();
        Self {
            steps: plan
                .map(|plan| step::resolve_steps(plan, around))
                .unwrap_or_default(),
            sessions: sections.sessions.as_deref().unwrap_or_default(),
            minutes_per_day,
        }
    }

    /// Every step of the plan, in the order of the sheet.
    #[must_use]
    pub fn all_steps(&self) -> Vec<&Step<'a>> {
        self.steps.iter().flat_map(Step::with_descendants).collect()
    }

    /// The days of the plan, in half days, when each step has some.
    #[must_use]
    pub fn planned_half_days(&self) -> Option<u32> {
        sum_steps(&self.steps, Step::half_days)
    }

    /// The minutes of the plan, when each step has some.
    #[must_use]
    pub fn planned_minutes(&self) -> Option<u32> {
        sum_steps(&self.steps, Step::minutes)
    }
}
