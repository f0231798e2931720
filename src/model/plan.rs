//! `deroule`: the plan. Phases, modules, days and sequences, each optional, nested in that order.

mod calendar;
mod keys;
mod step;
mod step_sections;
mod timetable;

pub use calendar::compose_calendar;
pub use keys::Plan;
pub use step::{Step, StepKind, TimeSpan, explains_difference, sum_known, total_pauses};
