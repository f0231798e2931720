//! A comparison as data: the changes between two revisions, each with its kind, its places and what it would take to make it.

use serde::Serialize;
use serde_json::Value;

use super::field::Field;
use super::words::{self, WordRun};
use crate::diagnostic::Place;
use crate::diagnostic::change::{ChangeKind, Impact, ImpactReason};

/// What changed between two revisions of a programme.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// In the order of the sheet.
    pub changes: Vec<Change>,
    /// The steps whose number alone changed, because of changes around them.
    pub renumbered: Vec<[Location; 2]>,
}

/// One change, reported once.
#[derive(Debug, Clone)]
pub struct Change {
    pub kind: ChangeKind,
    pub impact: Impact,
    pub reason: ImpactReason,
    pub field: &'static Field,
    /// Where it was; `None` for an addition. Of several values merged into one, the first.
    pub old: Option<Location>,
    /// Where it is; `None` for a removal.
    pub new: Option<Location>,
    /// The values on both sides; of a swap, both items.
    pub before: Vec<DescribedValue>,
    pub after: Vec<DescribedValue>,
    /// The edits that make this change in the old revision.
    pub edits: Vec<ValueEdit>,
}

/// A place in a revision.
#[derive(Debug, Clone, PartialEq)]
pub struct Location {
    /// JSON Pointer into the programme.
    pub pointer: String,
    pub place: Place,
    /// « Déroulé », « Phase 2 », « Journée 1 », « Objectif 3 ».
    pub label: Vec<String>,
}

/// A value as a person reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DescribedValue {
    /// What it is inside what changed; empty for the thing itself.
    pub label: Vec<String>,
    pub text: String,
}

/// A step from the old programme to the new. Those of all the changes are applied together: first each `set`, which replaces
/// the value at a place of the old programme; then each `remove` and the first half of each `move`, which take out what stands
/// at a place of the old programme, from the last place to the first; then each `add` and the second half of each `move`, which
/// put in at a place of the new programme, from the first place to the last: a key into its group, an item before that of its
/// rank. A list that is not there is made, and one that is left empty is the same as none. A value is as it is written in the YAML.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "op", rename_all = "lowercase", deny_unknown_fields)]
pub enum ValueEdit {
    Set { old: String, value: Value },
    Remove { old: String },
    Add { new: String, value: Value },
    Move { old: String, new: String },
}

impl Change {
    /// The words of one text that became another; `None` where the change is of another kind.
    #[must_use]
    pub fn word_runs(&self) -> Option<Vec<WordRun>> {
        let is_replacement = matches!(
            self.kind,
            ChangeKind::Changed
                | ChangeKind::Reworded
                | ChangeKind::Retypeset
                | ChangeKind::Renumbered
        );
        let ([before], [after], true) = (&self.before[..], &self.after[..], is_replacement) else {
            return None;
        };
        let is_worded = matches!(self.field.format, Some("ligne" | "markdown"));
        Some(if is_worded {
            words::diff_words(&before.text, &after.text)
        } else {
            words::replace_whole(&before.text, &after.text)
        })
    }
}
