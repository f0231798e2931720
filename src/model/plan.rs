//! `deroule`: the plan. Phases, modules, days and sequences, each optional, nested in that order.

mod calendar;
mod keys;
mod step;
mod timetable;
mod unfold;

pub use calendar::calendar;
pub use keys::Plan;
pub use step::{Extent, Step, StepKind, accounts_for, pauses, sum};
