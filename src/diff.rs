//! Two revisions of a programme → what changed between them, in the terms of the trade.
//!
//! Both are read into trees of values ([`revision`]) and paired by content (`pairing.rs`). Values without a pair, and pairs that
//! differ, are changes (`changes.rs`); swaps, splits and merges are each made one change (`moves.rs`, `splits.rs`); each change has
//! its [`Impact`](crate::diagnostic::change::Impact) (`impact.rs`) and its words (`present.rs`). Key order, comments, quotes and
//! YAML layout are no changes; neither is what is never published.

use crate::model::impact::ImpactOverride;

pub mod alignment;
pub mod change;
mod changes;
pub mod field;
mod groups;
mod identity;
mod impact;
mod moves;
pub mod outline;
mod pairing;
mod present;
mod printed;
pub mod report;
pub mod revision;
mod similarity;
mod splits;
pub mod words;

pub use change::{Change, Comparison, DescribedValue, Location, Renumbered, ValueEdit};

use changes::ChangeCollector;
use pairing::pair_revisions;
use revision::RevisionTree;

/// The changes from one revision to another. `overrides` are those of the project of the new one.
#[must_use]
pub fn compare(old: &RevisionTree, new: &RevisionTree, overrides: &[ImpactOverride]) -> Comparison {
    let pairing = pair_revisions(old, new);
    let mut collector = ChangeCollector::new(&pairing);
    collector.compare_nodes(0, 0);
    collector.merge_swaps();
    collector.merge_splits();
    collector.merge_merges();
    let pending = collector.pending.iter();
    Comparison {
        changes: pending
            .map(|change| collector.build_change(change, overrides))
            .collect(),
        groups: Vec::new(),
        renumbered: collector.build_renumbered(),
        paired_steps: collector.pair_steps(),
    }
}
