//! `deroule`: the plan. Phases, modules, days and sequences, each optional, nested in that order.

mod calendar;
pub mod keys;
mod step_rows;
mod step_sections;

pub use calendar::compose_calendar;
pub use keys::Plan;
