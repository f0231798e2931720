//! Values that are written otherwise and print the same.

use serde_json::Value;

use crate::document::inlines_text;
use crate::model::schedule::Times;
use crate::model::sessions::{Mode, Period};

/// The keys of a group that may be written as a text or a list alone.
const SHORTHAND_KEYS: [&str; 4] = ["introduction", "texte", "liste", "lignes"];

/// Whether two values of a key, of different shapes, print the same: hours or dates as a text and as keys, a text and a group of
/// that text alone.
#[must_use]
pub fn prints_same(key: &str, ours: &Value, theirs: &Value) -> bool {
    if let (Some(one), Some(two)) = (print_value(key, ours), print_value(key, theirs)) {
        return one == two;
    }
    let alone = |group: &Value| group.as_object().is_some_and(|group| group.len() == 1);
    alone(ours) && is_shorthand_of(ours, theirs) || alone(theirs) && is_shorthand_of(theirs, ours)
}

/// Whether a group holds this text or list under one of its short keys.
#[must_use]
pub fn is_shorthand_of(group: &Value, alone: &Value) -> bool {
    let mut held = SHORTHAND_KEYS.iter().filter_map(|key| group.get(key));
    held.any(|value| value == alone)
}

/// Hours, a period or a mode in one form, however it is written.
pub fn print_value(key: &str, value: &Value) -> Option<String> {
    match key {
        "horaires" => Some(print_times(
            &serde_json::from_value::<Times>(value.clone()).ok()?,
        )),
        "periode" => Some(print_period(&serde_json::from_value(value.clone()).ok()?)),
        "modalite" => Some(serde_json::from_value::<Mode>(value.clone()).ok()?.label()),
        _ => None,
    }
}

/// Hours in one form: a text that says more than stretches of a day is itself.
#[must_use]
pub fn print_times(times: &Times) -> String {
    let text = times.text();
    let bare = text.strip_prefix("De ").or(text.strip_prefix("de "));
    let is_bare = bare
        .unwrap_or(&text)
        .starts_with(|c: char| c.is_ascii_digit());
    let ranges = times.time_ranges();
    if ranges.is_empty() || !is_bare {
        return text;
    }
    let ranges: Vec<String> = ranges.iter().map(ToString::to_string).collect();
    ranges.join(" et ")
}

/// A period in one form: its two days, where its text says them and nothing else.
fn print_period(period: &Period) -> String {
    let text = inlines_text(&period.inlines());
    // A list of days has others between its ends, and « entre » is not each day.
    let is_span = !text.contains([',', ';']) && !text.contains(" et ");
    match period.bounds().filter(|it| it.is_exact && is_span) {
        Some(bounds) => format!("{} – {}", bounds.first, bounds.last),
        None => text,
    }
}
