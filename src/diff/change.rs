//! A comparison as data: the changes between two revisions, each with its kind, its places and what it would take to make it.

use schemars::JsonSchema;
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
    /// What happened.
    pub kind: ChangeKind,
    /// How much it matters to the agreement.
    pub impact: Impact,
    /// Why it has this impact.
    pub reason: ImpactReason,
    /// The field that changed.
    pub field: &'static Field,
    /// Where it was; `None` for an addition. Of several values merged into one, the first.
    pub old: Option<Location>,
    /// Where it is; `None` for a removal.
    pub new: Option<Location>,
    /// The old values; of a swap, both items.
    pub before: Vec<DescribedValue>,
    /// The new values.
    pub after: Vec<DescribedValue>,
    /// The edits that make this change in the old revision.
    pub edits: Vec<ValueEdit>,
}

/// A place in a revision.
#[derive(Debug, Clone, PartialEq)]
pub struct Location {
    /// JSON Pointer into the programme.
    pub pointer: String,
    /// Where its file has it.
    pub place: Place,
    /// « Déroulé », « Phase 2 », « Journée 1 », « Objectif 3 ».
    pub label: Vec<String>,
}

/// A value as a person reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DescribedValue {
    /// What it is inside what changed; empty for the thing itself.
    pub label: Vec<String>,
    /// The value.
    pub text: String,
}

/// An edit of the YAML values of the old programme. Each place is a JSON Pointer: `old` into the old programme, `new` into
/// the new one.
///
/// The edits of all changes are applied together, in three passes:
///
/// 1. each `set`;
/// 2. each `remove`, and each `move` out of its old place, from the last place to the first;
/// 3. each `add`, and each `move` into its new place, from the first place to the last.
///
/// A list that does not exist is created; an empty list is the same as none.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "op", rename_all = "lowercase", deny_unknown_fields)]
#[expect(missing_docs, reason = "the places and values are explained above")]
pub enum ValueEdit {
    /// Replaces the value at a place.
    Set { old: String, value: Value },
    /// Removes the value at a place.
    Remove { old: String },
    /// Inserts a value: a key into its group, an item before the item at its index.
    Add { new: String, value: Value },
    /// Moves a value, unchanged.
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
