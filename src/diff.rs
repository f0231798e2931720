//! Two revisions of a programme → what changed between them, in the terms of the trade.
//!
//! Both are read into trees of values ([`revision`]) and paired by content (`pairing.rs`). Values without a pair, and pairs that
//! differ, are changes (`changes.rs`); swaps, splits and merges are each made one change (`moves.rs`, `splits.rs`); what only repeats
//! an inherited value is none, and what is inherited may change (`resolved.rs`); each change has its [`Impact`](crate::diagnostic::change::Impact) (`impact.rs`) and its words (`present.rs`). Key order, comments, quotes and
//! YAML layout are no changes; neither is what is never published.

use crate::model::Programme;
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
mod resolved;
pub mod revision;
mod similarity;
mod splits;
pub mod words;

pub use change::{Change, Comparison, DescribedValue, Location, Renumbered, ValueEdit};

use changes::ChangeCollector;
use pairing::pair_revisions;
use revision::RevisionTree;

/// A revision to compare.
#[derive(Debug, Clone, Copy)]
pub struct ComparedRevision<'a> {
    pub tree: &'a RevisionTree,
    /// The programme that the tree is of, with what its organisation shares.
    pub programme: &'a Programme,
    /// The levels that its project sets.
    pub overrides: &'a [ImpactOverride],
}

/// The changes from one revision to another.
#[must_use]
pub fn compare(old: ComparedRevision<'_>, new: ComparedRevision<'_>) -> Comparison {
    let pairing = pair_revisions(old.tree, new.tree);
    let mut collector = ChangeCollector::new(&pairing);
    collector.compare_nodes(0, 0);
    collector.remove_emptied_groups();
    collector.merge_swaps();
    collector.merge_splits();
    collector.merge_merges();
    let equivalent = collector.resolve([old.programme, new.programme]);
    let pending = collector.pending.iter();
    Comparison {
        changes: pending
            .map(|change| collector.build_change(change, [old.overrides, new.overrides]))
            .collect(),
        equivalent,
        groups: Vec::new(),
        renumbered: collector.build_renumbered(),
        paired_steps: collector.pair_steps(),
    }
}
