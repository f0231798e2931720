//! Several changes that are one: an item that was split into several, several that were merged into one.

use std::collections::BTreeSet;

use super::changes::{ChangeCollector, PendingChange, outermost_paired};
use super::revision::{NodeId, RevisionTree};
use super::words;
use crate::diagnostic::change::ChangeKind;
use crate::value::Duration;

/// The two revisions of a split: one holds the whole, the other its parts. A merge is a split the other way round.
#[derive(Clone, Copy)]
struct SplitSides<'a> {
    whole: &'a RevisionTree,
    parts: &'a RevisionTree,
    /// From each node of the parts to its pair in the whole.
    part_to_whole: &'a [Option<NodeId>],
    /// The kind of change of a part without a pair.
    part_kind: ChangeKind,
    /// The kind of change that they make together.
    kind: ChangeKind,
    part_of: fn(&PendingChange) -> Option<NodeId>,
    whole_of: fn(&PendingChange) -> Option<NodeId>,
}

/// A node that was split: what it was, the part that is paired with it, and another part.
#[derive(Clone, Copy)]
struct Split {
    origin: NodeId,
    paired_part: NodeId,
    part: NodeId,
}

impl ChangeCollector<'_> {
    pub fn merge_splits(&mut self) {
        self.join_parts(SplitSides {
            whole: self.old,
            parts: self.new,
            part_to_whole: &self.pairing.to_old,
            part_kind: ChangeKind::Added,
            kind: ChangeKind::Split,
            part_of: |change| change.new,
            whole_of: |change| change.old,
        });
    }

    pub fn merge_merges(&mut self) {
        self.join_parts(SplitSides {
            whole: self.new,
            parts: self.old,
            part_to_whole: &self.pairing.to_new,
            part_kind: ChangeKind::Removed,
            kind: ChangeKind::Merged,
            part_of: |change| change.old,
            whole_of: |change| change.new,
        });
    }

    fn join_parts(&mut self, view: SplitSides<'_>) {
        let arrivals = self.pending.iter().filter(|it| it.kind == view.part_kind);
        let arrivals: Vec<NodeId> = arrivals
            .filter_map(view.part_of)
            .filter(|part| view.parts.node(*part).number().is_some())
            .collect();
        for part in arrivals {
            if let Some(split) = self.find_split(view, part) {
                self.join_split(view, split);
            }
        }
        self.sort_pending();
    }

    /// The split that an unpaired item is a part of: the neighbour that is another part, parts already found passed over.
    fn find_split(&self, view: SplitSides<'_>, part: NodeId) -> Option<Split> {
        let siblings = view.parts.children(view.parts.node(part).parent?);
        let at = siblings.iter().position(|it| *it == part)?;
        let splits = self.pending.iter().filter(|it| it.kind == view.kind);
        let found: Vec<NodeId> = splits
            .flat_map(|it| it.others.iter().filter_map(view.part_of))
            .collect();
        let is_new = |it: &&NodeId| !found.contains(it);
        let before = siblings[..at].iter().rev().find(is_new);
        let after = siblings[at + 1..].iter().find(is_new);
        let mut neighbours = [before, after].into_iter().flatten();
        neighbours.find_map(|&first| {
            let origin = view.part_to_whole[first]?;
            let split = Split {
                origin,
                paired_part: first,
                part,
            };
            view.is_split(split).then_some(split)
        })
    }

    /// Joins all the changes of a split into one.
    fn join_split(&mut self, view: SplitSides<'_>, split: Split) {
        let mut taken = self.take_changes_of(view, split);
        let is_arrival = |it: &PendingChange| {
            it.kind == view.part_kind && (view.part_of)(it) == Some(split.part)
        };
        let Some(at) = taken.iter().position(is_arrival) else {
            self.pending.append(&mut taken);
            return;
        };
        let mut edits: Vec<_> = taken.iter().flat_map(|it| it.edits.clone()).collect();
        let arrival = taken.swap_remove(at);
        let mut pending = self.pending.iter_mut();
        let known =
            pending.find(|it| it.kind == view.kind && (view.whole_of)(it) == Some(split.origin));
        if let Some(known) = known {
            known.edits.append(&mut edits);
            known.others.push(arrival);
            return;
        }
        let lowest = split.paired_part.min(split.part);
        let (old, new) = if view.kind == ChangeKind::Merged {
            (lowest, split.origin)
        } else {
            (split.origin, lowest)
        };
        self.pending.push(PendingChange {
            kind: view.kind,
            old: Some(old),
            new: Some(new),
            edits,
            others: vec![arrival],
        });
    }

    fn take_changes_of(&mut self, view: SplitSides<'_>, split: Split) -> Vec<PendingChange> {
        let SplitSides { whole, parts, .. } = view;
        let inside: BTreeSet<NodeId> = parts.subtree(split.part).into_iter().collect();
        let length = parts.child(split.paired_part, "duree");
        let is_text = parts.leaf(split.paired_part).is_some();
        // The name or the date of the whole may have gone with the smaller part: then the values of the larger one change with it.
        let has_left = view.has_shared_value(split.origin, split.part)
            && !view.has_shared_value(split.origin, split.paired_part);
        let is_own = |revision: &RevisionTree, node: Option<NodeId>, holder: NodeId| {
            node.is_some_and(|node| {
                revision.node(node).parent == Some(holder) && revision.leaf(node).is_some()
            })
        };
        self.take_pending(|change| {
            let names_it = is_own(parts, (view.part_of)(change), split.paired_part)
                || is_own(whole, (view.whole_of)(change), split.origin);
            if has_left && names_it {
                return true;
            }
            let Some(node) = (view.part_of)(change) else {
                return false;
            };
            match change.kind {
                ChangeKind::Added | ChangeKind::Removed => {
                    change.kind == view.part_kind && node == split.part
                }
                ChangeKind::Moved => inside.contains(&node),
                // The remaining part of the whole is shorter.
                ChangeKind::Changed => Some(node) == length,
                ChangeKind::Reworded => is_text && node == split.paired_part,
                ChangeKind::Retypeset
                | ChangeKind::Swapped
                | ChangeKind::Split
                | ChangeKind::Merged
                | ChangeKind::Renumbered => false,
            }
        })
    }
}

impl SplitSides<'_> {
    /// Whether a part has the name, the date or another value of the whole.
    fn has_shared_value(&self, origin: NodeId, part: NodeId) -> bool {
        let values = self.whole.children(origin).iter();
        let mut values = values.filter(|value| self.whole.leaf(**value).is_some());
        values.any(|value| {
            let value = self.whole.node(*value);
            let same = self.parts.child(part, value.field.key);
            same.is_some_and(|same| self.parts.node(same).hash == value.hash)
        })
    }

    /// Whether `part` comes from the node that became `first`, its neighbour.
    fn is_split(&self, split: Split) -> bool {
        let Self { whole, parts, .. } = *self;
        if let (Some(all), Some(one), Some(two)) = (
            whole.leaf(split.origin),
            parts.leaf(split.paired_part),
            parts.leaf(split.part),
        ) {
            return words::is_split_between(&all.text, [&one.text, &two.text]);
        }
        if !parts.node(split.part).field.is_step {
            return false;
        }
        let minutes = |revision: &RevisionTree, step: NodeId| {
            let length = revision.child(step, "duree")?;
            let length: Duration = revision.leaf(length)?.raw.as_str()?.parse().ok()?;
            length.minutes(None)
        };
        let title = |revision: &RevisionTree, step: NodeId| {
            let title = revision.child(step, "titre")?;
            Some(words::stems(&revision.leaf(title)?.text))
        };
        let is_length_shared = minutes(whole, split.origin)
            .zip(minutes(parts, split.paired_part))
            .zip(minutes(parts, split.part))
            .is_some_and(|((all, one), two)| all == one + two);
        let has_similar_title = title(whole, split.origin)
            .zip(title(parts, split.part))
            .is_some_and(|(all, own)| words::similarity(&all, &own) >= 0.5);
        // Most of its values come from the whole; or some of them or its name do, and its length is part of that of the whole.
        let size = self.shared_value_count(split.origin, split.part);
        size > 0 && size * 2 >= parts.node(split.part).size
            || is_length_shared && (has_similar_title || size > 0)
    }

    /// How many values of a part were inside the whole.
    fn shared_value_count(&self, origin: NodeId, part: NodeId) -> usize {
        let is_inside = |mut node: NodeId| loop {
            match self.whole.node(node).parent {
                Some(parent) if parent == origin => return true,
                Some(parent) => node = parent,
                None => return false,
            }
        };
        let paired = outermost_paired(self.parts, part, self.part_to_whole).into_iter();
        let came = paired.filter(|it| self.part_to_whole[*it].is_some_and(is_inside));
        came.map(|it| self.parts.node(it).size).sum()
    }
}
