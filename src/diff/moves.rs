//! Two moves that are one swap: items that took each other's place.

use std::collections::BTreeSet;

use super::changes::{ChangeCollector, PendingChange};
use super::revision::{NodeId, RevisionTree};
use crate::diagnostic::change::ChangeKind;

impl ChangeCollector<'_> {
    /// Makes one change of each two moves that are a swap.
    pub fn merge_swaps(&mut self) {
        for [matin, apres_midi] in std::mem::take(&mut self.swapped_halves) {
            self.merge_swap(matin, apres_midi);
        }
        let mut done: BTreeSet<NodeId> = BTreeSet::new();
        let moves = self
            .pending
            .iter()
            .filter(|it| it.kind == ChangeKind::Moved);
        let moves: Vec<_> = moves.filter_map(|it| it.old.zip(it.new)).collect();
        for (old, new) in moves {
            if done.contains(&old) {
                continue;
            }
            if let Some(other) = self.find_swap(old, new) {
                done.extend([old, other.0]);
                self.merge_swap((old, new), other);
            }
        }
        self.sort_pending();
    }

    /// Makes a swap of two moves. A date, hours or a duration that did not follow its item stays, and is no change of its own.
    fn merge_swap(&mut self, one: (NodeId, NodeId), other: (NodeId, NodeId)) {
        let mut taken = self.take_pending(|change| {
            let ends = change.old.zip(change.new);
            change.kind == ChangeKind::Moved && (ends == Some(one) || ends == Some(other))
        });
        for key in ["date", "horaires", "duree"] {
            let stays = |from: NodeId, to: NodeId| {
                let before = self.old.child(from, key)?;
                let after = self.new.child(to, key)?;
                let is_same = self.old.node(before).hash == self.new.node(after).hash;
                is_same.then_some(before)
            };
            if let (Some(first), Some(second)) = (stays(one.0, other.1), stays(other.0, one.1)) {
                let stay = [Some(first), Some(second)];
                taken.extend(self.take_pending(|change| {
                    change.kind == ChangeKind::Changed && stay.contains(&change.old)
                }));
            }
        }
        let (first, second) = (one.min(other), one.max(other));
        let change = |kind, (old, new), edits, others| PendingChange {
            kind,
            old: Some(old),
            new: Some(new),
            edits,
            others,
        };
        let edits = taken.into_iter().flat_map(|change| change.edits).collect();
        let others = vec![change(ChangeKind::Moved, second, Vec::new(), Vec::new())];
        self.pending
            .push(change(ChangeKind::Swapped, first, edits, others));
    }

    /// The move that makes a swap with this one, if there is one.
    fn find_swap(&self, old: NodeId, new: NodeId) -> Option<(NodeId, NodeId)> {
        let from = self.old.node(old).parent?;
        let to = self.new.node(new).parent?;
        let (to_new, to_old) = (&self.pairing.to_new, &self.pairing.to_old);
        // Additions and removals around them do not count.
        let paired = |revision: &RevisionTree, list: NodeId, pairs: &[Option<NodeId>]| {
            let items = revision.children(list).iter().copied();
            let items = items.filter(|item| pairs[*item].is_some());
            items.collect::<Vec<NodeId>>()
        };
        let (left, entered) = (paired(self.old, from, to_new), paired(self.new, to, to_old));
        let was = left.iter().position(|it| *it == old)?;
        let is = entered.iter().position(|it| *it == new)?;
        let (there, here) = (to_old[to]?, to_new[from]?);
        let other_old = *paired(self.old, there, to_new).get(is)?;
        let other_new = *paired(self.new, here, to_old).get(was)?;
        let is_pair = to_new[other_old] == Some(other_new) && other_old != old;
        let is_next = from == there && was.abs_diff(is) == 1;
        let is_moved =
            |it: &PendingChange| it.kind == ChangeKind::Moved && it.old == Some(other_old);
        (is_pair && (is_next || self.pending.iter().any(is_moved)))
            .then_some((other_old, other_new))
    }
}
