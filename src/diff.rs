//! Two revisions of a programme → what changed between them, in the terms of the trade.
//!
//! Both are read into trees of values ([`revision`]), paired by what they say (`pairing.rs`); what is left over or differs is told
//! (`telling.rs`), brought together where it is one change (`rearranging.rs`), weighed (`weighing.rs`) and shown (`showing.rs`): [`Change`]s, each with its kind, its places, its [`Level`] and why it has it. The order of keys, comments, quotes and
//! layout of the YAML are no changes; neither is what nobody publishes.

pub mod report;

use serde_json::Value;

use crate::diagnostic::Place;
use crate::diagnostic::change::{ChangeKind, Impact, ImpactReason};
use crate::model::impact::Override;

pub mod field;
pub mod outline;
mod pairing;
mod rearranging;
pub mod revision;
mod showing;
mod telling;
mod weighing;
pub mod words;

use field::Field;
use pairing::pair;
use revision::RevisionTree;
use telling::Telling;
use words::WordRun;

/// What changed between two revisions of a programme.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// In the order of the sheet.
    pub changes: Vec<Change>,
    /// The steps that have another number for what happened around them.
    pub renumbered: Vec<[Spot; 2]>,
}

/// Something that changed, told once.
#[derive(Debug, Clone)]
pub struct Change {
    pub kind: ChangeKind,
    pub impact: Impact,
    pub reason: ImpactReason,
    pub field: &'static Field,
    /// Where it was; `None` for what was not there. Of several that became one, the first.
    pub old: Option<Spot>,
    /// Where it is.
    pub new: Option<Spot>,
    /// What was there, and what is: of a swap, what changed places with it.
    pub before: Vec<Said>,
    pub after: Vec<Said>,
    /// What makes the new revision of the old one.
    pub edits: Vec<Edit>,
}

/// Where something stands in a revision.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// JSON Pointer into the programme.
    pub pointer: String,
    pub place: Place,
    /// « Déroulé », « Phase 2 », « Journée 1 », « Objectif 3 ».
    pub label: Vec<String>,
}

/// A value that a report shows, and what it is, for one inside what is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// « Journée 1 », « Date »; empty for the thing itself.
    pub label: Vec<String>,
    pub text: String,
}

/// A step from the old revision to the new. All `Set` come first, at places of the old one; then `Remove` and `Move` take out,
/// from the last place of the old one to the first; then `Add` and `Move` put in, from the first place of the new one to the last.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    Set { old: String, value: Value },
    Remove { old: String },
    Add { new: String, value: Value },
    Move { old: String, new: String },
}

/// What changed from one revision to another. `overrides` are those of the project of the new one.
#[must_use]
pub fn compare(old: &RevisionTree, new: &RevisionTree, overrides: &[Override]) -> Comparison {
    let pairing = pair(old, new);
    let mut telling = Telling::new(&pairing);
    telling.pair(0, 0);
    telling.exchanges();
    telling.partings(false);
    telling.partings(true);
    let changes = telling
        .drafts
        .iter()
        .map(|draft| telling.finish(draft, overrides));
    Comparison {
        changes: changes.collect(),
        renumbered: telling.steps_renumbered(),
    }
}

impl Change {
    /// One text or value that became another, laid one over the other.
    #[must_use]
    pub fn runs(&self) -> Option<Vec<WordRun>> {
        let [before, after] = self.texts()?;
        let is_worded = matches!(self.field.format, Some("ligne" | "markdown"));
        Some(if is_worded {
            words::runs(before, after)
        } else {
            vec![
                WordRun::Deleted(before.to_owned()),
                WordRun::Inserted(after.to_owned()),
            ]
        })
    }

    fn texts(&self) -> Option<[&str; 2]> {
        match (self.kind, &self.before[..], &self.after[..]) {
            (
                ChangeKind::Changed
                | ChangeKind::Reworded
                | ChangeKind::Retypeset
                | ChangeKind::Renumbered,
                [before],
                [after],
            ) => Some([&before.text, &after.text]),
            (_, _, _) => None,
        }
    }
}
