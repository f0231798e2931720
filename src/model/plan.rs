//! `deroule`: the plan. Phases, modules, days and sequences, each optional, nested in that order.

mod calendar;
pub mod keys;
mod printed_lengths;
mod step_rows;
mod step_sections;

pub use calendar::compose_calendar;
pub use keys::Plan;
pub use printed_lengths::printed_lengths;
