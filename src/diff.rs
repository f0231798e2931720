//! Two revisions of a programme → what changed between them, in the terms of the trade.
//!
//! Both are read into trees of values ([`revision`]) and paired by content (`pairing.rs`). Values without a pair, and pairs that
//! differ, are changes (`changes.rs`); swaps, splits and merges are each made one change (`moves.rs`, `splits.rs`); what only repeats
//! an inherited value is none, and what is inherited may change (`resolved.rs`); each change has its [`Impact`](crate::diagnostic::change::Impact) (`impact.rs`) and its words (`present.rs`). Key order, comments, quotes and
//! YAML layout are no changes; neither is what is never published.

use std::collections::BTreeMap;

use crate::diagnostic::kind::Limit;
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
use revision::{NodeContent, RevisionTree};

/// A revision to compare.
#[derive(Debug, Clone, Copy)]
pub struct ComparedRevision<'a> {
    pub tree: &'a RevisionTree,
    /// The programme that the tree is of, with what its organisation shares.
    pub programme: &'a Programme,
    /// The levels that its project sets.
    pub overrides: &'a [ImpactOverride],
}

/// Values in a revision that is compared: the longest ones met have 2,600.
const MAX_VALUES: usize = 20_000;
/// Values, and bytes of these, that are in one of both revisions only. Two sheets of eighty pages each with nothing in
/// common have fewer.
const MAX_DIFFERENT_VALUES: usize = 8_000;
const MAX_DIFFERENT_BYTES: usize = 400 * 1024;

/// The limit that the comparison of two revisions would exceed. Revisions from somebody else may be made to hurt.
#[must_use]
pub fn find_exceeded_limit(old: &RevisionTree, new: &RevisionTree) -> Option<Limit> {
    if old.nodes.len().max(new.nodes.len()) > MAX_VALUES {
        return Some(Limit::Values(MAX_VALUES));
    }
    let leaves = |revision: &RevisionTree| -> BTreeMap<u64, usize> {
        let nodes = revision.nodes.iter();
        let leaves = nodes.filter_map(|node| match &node.content {
            NodeContent::Leaf(leaf) => Some((node.hash, leaf.text.len())),
            NodeContent::Group(_) | NodeContent::List(_) => None,
        });
        leaves.collect()
    };
    let [ours, theirs] = [old, new].map(leaves);
    let own = ours.iter().filter(|(hash, _)| !theirs.contains_key(hash));
    let its_own = theirs.iter().filter(|(hash, _)| !ours.contains_key(hash));
    let (mut count, mut bytes) = (0, 0);
    for (_, length) in own.chain(its_own) {
        count += 1;
        bytes += length;
    }
    if count > MAX_DIFFERENT_VALUES {
        Some(Limit::DifferentValues(MAX_DIFFERENT_VALUES))
    } else {
        (bytes > MAX_DIFFERENT_BYTES).then_some(Limit::DifferentBytes(MAX_DIFFERENT_BYTES))
    }
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
