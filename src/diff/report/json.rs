//! Changes for programs: versioned, described by its own schema, in both languages at once so that none is chosen.

use serde::Serialize;

use super::ProgrammeDiff;
use crate::diagnostic::change::Impact;
use crate::escape;

/// What changed between two revisions of one programme or more.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct JsonReport<'a> {
    /// The version of this format: it changes when a reader of the former one would be misled.
    #[cfg_attr(test, schemars(range(min = 1, max = 1)))]
    version: u32,
    /// The highest impact in the whole report; absent when nothing changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    highest: Option<Impact>,
    programmes: &'a [ProgrammeDiff],
    /// Programmes that could not be compared, for one of their sides cannot be read.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    unread: &'a [String],
}

/// The report, ending in a newline.
#[must_use]
pub fn format_json(programmes: &[ProgrammeDiff], unread: &[String]) -> String {
    let report = JsonReport {
        version: 1,
        highest: programmes.iter().filter_map(|diff| diff.highest).max(),
        programmes,
        unread,
    };
    escape::format_json(&report)
}
