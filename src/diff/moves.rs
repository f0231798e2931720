//! Two moves that are one swap: items that took each other's place. What did not follow its item is a change of its own.

use std::collections::{BTreeMap, BTreeSet};

use super::changes::{ChangeCollector, PendingChange};
use super::revision::{NodeId, RevisionTree};
use crate::diagnostic::change::ChangeKind;

/// An item and its place in each revision.
type MovedItem = (NodeId, NodeId);

/// The items of a list that both revisions have, by list: additions and removals around them do not count.
#[derive(Default)]
struct PairedItems {
    lists: BTreeMap<NodeId, Vec<NodeId>>,
}

impl PairedItems {
    fn of(&mut self, revision: &RevisionTree, list: NodeId, pairs: &[Option<NodeId>]) -> &[NodeId] {
        self.lists.entry(list).or_insert_with(|| {
            let items = revision.children(list).iter().copied();
            items.filter(|item| pairs[*item].is_some()).collect()
        })
    }
}

impl ChangeCollector<'_> {
    /// Makes one change of each two moves that are a swap.
    pub fn merge_swaps(&mut self) {
        let mut swaps: Vec<[MovedItem; 2]> = std::mem::take(&mut self.swapped_halves);
        let mut done: BTreeSet<NodeId> = swaps.iter().flatten().map(|(old, _)| *old).collect();
        let moves = self.pending.iter();
        let moves = moves.filter(|it| it.kind == ChangeKind::Moved);
        let moves: BTreeMap<NodeId, NodeId> = moves.filter_map(|it| it.old.zip(it.new)).collect();
        let mut paired = [PairedItems::default(), PairedItems::default()];
        for (&old, &new) in &moves {
            if done.contains(&old) {
                continue;
            }
            let other = self.find_swap((old, new), &moves, &mut paired);
            if let Some(other) = other.filter(|other| !done.contains(&other.0)) {
                done.extend([old, other.0]);
                swaps.push([(old, new), other]);
            }
        }
        let is_swapped = |change: &PendingChange| {
            change.kind == ChangeKind::Moved && change.old.is_some_and(|old| done.contains(&old))
        };
        let taken = self.take_pending(is_swapped).into_iter();
        let mut edits: BTreeMap<NodeId, Vec<_>> = taken
            .filter_map(|change| Some((change.old?, change.edits)))
            .collect();
        for mut swap in swaps {
            swap.sort_unstable();
            let own = swap.iter().filter_map(|(old, _)| edits.remove(old));
            let edits = own.flatten().collect();
            let change = |kind, (old, new), edits, others| PendingChange {
                edits,
                others,
                ..PendingChange::new(kind, Some(old), Some(new))
            };
            let second = change(ChangeKind::Moved, swap[1], Vec::new(), Vec::new());
            let swapped = change(ChangeKind::Swapped, swap[0], edits, vec![second]);
            self.pending.push(swapped);
        }
        self.sort_pending();
    }

    /// The move that makes a swap with this one, if there is one.
    fn find_swap(
        &self,
        (old, new): MovedItem,
        moves: &BTreeMap<NodeId, NodeId>,
        [left, entered]: &mut [PairedItems; 2],
    ) -> Option<MovedItem> {
        let from = self.old.node(old).parent?;
        let to = self.new.node(new).parent?;
        let (to_new, to_old) = (&self.pairing.to_new, &self.pairing.to_old);
        let was = left.of(self.old, from, to_new).binary_search(&old).ok()?;
        let is = entered.of(self.new, to, to_old).binary_search(&new).ok()?;
        let (there, here) = (to_old[to]?, to_new[from]?);
        let other_old = *left.of(self.old, there, to_new).get(is)?;
        let other_new = *entered.of(self.new, here, to_old).get(was)?;
        let is_pair = to_new[other_old] == Some(other_new) && other_old != old;
        let is_next = from == there && was.abs_diff(is) == 1;
        (is_pair && (is_next || moves.contains_key(&other_old))).then_some((other_old, other_new))
    }
}
