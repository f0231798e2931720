//! Paired nodes → pending changes: each change once, at the outermost node that holds all of it.

use super::alignment::{AlignedItem, merge_pairs};
use super::change::ValueEdit;
use super::field::Field;
use super::pairing::Pairing;
use super::printed::prints_same;
use super::revision::{LeafKind, NodeContent, NodeId, PointerStep, RevisionLeaf, RevisionTree};
use super::words::{self, TokenKind};
use crate::diagnostic::change::ChangeKind;

/// A change by its nodes, before it has an impact and words.
#[derive(Debug, Clone)]
pub struct PendingChange {
    pub kind: ChangeKind,
    pub old: Option<NodeId>,
    pub new: Option<NodeId>,
    pub edits: Vec<ValueEdit>,
    /// The other changes that it stands for: the second item of a swap, the further parts of a split or merge.
    pub others: Vec<PendingChange>,
    /// What holds before and after, where the values that are written do not say it all.
    pub resolved: Option<ResolvedChange>,
}

/// The value of a key as it holds on both sides of a change: written, inherited, or printed by default.
#[derive(Debug, Clone)]
pub struct ResolvedChange {
    pub field: &'static Field,
    pub values: [Option<ResolvedValue>; 2],
    /// Whether the change is one of what is inherited alone: its nodes are then those that inherit.
    pub is_inherited: bool,
}

/// A value that holds, and where it is written, if it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResolvedValue {
    pub text: String,
    pub holder: Option<NodeId>,
}

impl PendingChange {
    pub fn new(kind: ChangeKind, old: Option<NodeId>, new: Option<NodeId>) -> Self {
        Self {
            kind,
            old,
            new,
            edits: Vec::new(),
            others: Vec::new(),
            resolved: None,
        }
    }
}

pub struct ChangeCollector<'a> {
    pub old: &'a RevisionTree,
    pub new: &'a RevisionTree,
    pub pairing: &'a Pairing<'a>,
    pub pending: Vec<PendingChange>,
    /// Steps that kept their place among the others, and have another number.
    pub renumbered: Vec<(NodeId, NodeId)>,
    /// Mornings and afternoons that swapped.
    pub swapped_halves: Vec<[(NodeId, NodeId); 2]>,
    /// How many days each revision has.
    pub day_counts: [usize; 2],
    /// Groups that held nothing but what moved elsewhere: the first of these items, and the edit that removes the group.
    emptied: Vec<(NodeId, ValueEdit)>,
}

impl<'a> ChangeCollector<'a> {
    pub fn new(pairing: &'a Pairing<'a>) -> Self {
        Self {
            old: pairing.old,
            new: pairing.new,
            pairing,
            pending: Vec::new(),
            renumbered: Vec::new(),
            swapped_halves: Vec::new(),
            day_counts: [pairing.old, pairing.new].map(count_days),
            emptied: Vec::new(),
        }
    }

    fn push_change(
        &mut self,
        kind: ChangeKind,
        old: Option<NodeId>,
        new: Option<NodeId>,
        edit: ValueEdit,
    ) {
        self.pending.push(PendingChange {
            edits: vec![edit],
            ..PendingChange::new(kind, old, new)
        });
    }

    /// Collects the changes between two nodes that are paired.
    pub fn compare_nodes(&mut self, old: NodeId, new: NodeId) {
        match (&self.old.node(old).content, &self.new.node(new).content) {
            (NodeContent::Leaf(ours), NodeContent::Leaf(theirs)) => {
                if !self.old.has_same_text(old, self.new, new) {
                    let kind = self.kind_of_leaf_change(old, ours, new, theirs);
                    self.push_replacement(kind, old, new);
                }
            }
            (NodeContent::Group(_), NodeContent::Group(_)) => self.compare_groups(old, new),
            (NodeContent::List(ours), NodeContent::List(theirs)) => {
                self.compare_lists(ours, theirs);
            }
            (NodeContent::Leaf(_) | NodeContent::Group(_) | NodeContent::List(_), _) => {
                let key = self.old.node(old).field.key;
                let values = [self.old.whole_value(old), self.new.whole_value(new)];
                if !prints_same(key, &values[0], &values[1]) {
                    self.push_replacement(ChangeKind::Changed, old, new);
                }
            }
        }
    }

    fn compare_groups(&mut self, old: NodeId, new: NodeId) {
        let halves = self.find_swapped_halves(old, new);
        if let Some(halves) = halves {
            for (old, new) in halves {
                self.push_move(old, new);
            }
            self.swapped_halves.push(halves);
        }
        let is_half = |key: &str| key == "matin" || key == "apres_midi";
        let keys = self.old.node(old).field.children.iter().map(|(key, _)| key);
        for key in keys.filter(|key| halves.is_none() || !is_half(key)) {
            match (self.old.child(old, key), self.new.child(new, key)) {
                (Some(ours), Some(theirs)) => self.compare_nodes(ours, theirs),
                (Some(ours), None) if !self.old.node(ours).is_default_switch() => {
                    self.push_removal(ours);
                }
                (None, Some(theirs)) if !self.new.node(theirs).is_default_switch() => {
                    self.push_addition(theirs);
                }
                (Some(_), None) | (None, Some(_) | None) => {}
            }
        }
    }

    /// The morning and the afternoon of a day that swapped, each with its new node.
    fn find_swapped_halves(&self, old: NodeId, new: NodeId) -> Option<[(NodeId, NodeId); 2]> {
        let half = |key: &str, other: &str| {
            let half = self.old.child(old, key)?;
            let found = self.new.child(new, other)?;
            (self.pairing.to_new[half] == Some(found)).then_some((half, found))
        };
        Some([half("matin", "apres_midi")?, half("apres_midi", "matin")?])
    }

    pub fn compare_lists(&mut self, ours: &[NodeId], theirs: &[NodeId]) {
        let unmoved = self.pairing.find_unmoved(ours, theirs);
        for item in merge_pairs(&unmoved, ours.len(), theirs.len()) {
            match item {
                AlignedItem::Deleted(i) => {
                    if self.pairing.to_new[ours[i]].is_none() {
                        self.push_removal(ours[i]);
                    }
                }
                AlignedItem::Inserted(j) => self.push_new_item(theirs[j]),
                AlignedItem::Paired(i, j) => {
                    if i != j && self.old.node(ours[i]).field.is_step {
                        self.renumbered.push((ours[i], theirs[j]));
                    }
                    self.compare_nodes(ours[i], theirs[j]);
                }
            }
        }
    }

    /// An item that was added, or was elsewhere before.
    fn push_new_item(&mut self, new: NodeId) {
        match self.pairing.to_old[new] {
            None => self.push_addition(new),
            Some(old) => self.push_move(old, new),
        }
    }

    fn push_move(&mut self, old: NodeId, new: NodeId) {
        let edit = ValueEdit::Move {
            old: self.old.pointer(old),
            new: self.new.pointer(new),
        };
        self.push_change(ChangeKind::Moved, Some(old), Some(new), edit);
        self.compare_nodes(old, new);
    }

    fn push_replacement(&mut self, kind: ChangeKind, old: NodeId, new: NodeId) {
        let edit = ValueEdit::Set {
            old: self.old.pointer(old),
            value: self.new.whole_value(new),
        };
        self.push_change(kind, Some(old), Some(new), edit);
    }

    /// An addition, without the nodes in it that were elsewhere before.
    fn push_addition(&mut self, new: NodeId) {
        let moved = outermost_paired(self.new, new, &self.pairing.to_old);
        if let (NodeContent::List(items), false) = (&self.new.node(new).content, moved.is_empty()) {
            items.iter().for_each(|item| self.push_new_item(*item));
            return;
        }
        let edit = ValueEdit::Add {
            new: self.new.pointer(new),
            value: self.new.value(new, &|id| self.pairing.to_old[id].is_some()),
        };
        if contains_only(self.new, new, &moved) {
            let first = self.pending.len();
            moved.into_iter().for_each(|item| self.push_new_item(item));
            self.pending[first].edits.insert(0, edit);
            return;
        }
        self.push_change(ChangeKind::Added, None, Some(new), edit);
        moved.into_iter().for_each(|item| self.push_new_item(item));
    }

    /// A removal, without the nodes in it that went elsewhere.
    fn push_removal(&mut self, old: NodeId) {
        let moved = outermost_paired(self.old, old, &self.pairing.to_new);
        if let (NodeContent::List(items), false) = (&self.old.node(old).content, moved.is_empty()) {
            for &item in items {
                if self.pairing.to_new[item].is_none() {
                    self.push_removal(item);
                }
            }
            return;
        }
        let edit = ValueEdit::Remove {
            old: self.old.pointer(old),
        };
        if contains_only(self.old, old, &moved) {
            self.emptied.push((moved[0], edit));
            return;
        }
        self.push_change(ChangeKind::Removed, Some(old), None, edit);
    }

    /// Gives the moves out of groups that they empty the edits that remove these groups.
    pub fn remove_emptied_groups(&mut self) {
        for (moved, edit) in std::mem::take(&mut self.emptied) {
            let is_move =
                |it: &&mut PendingChange| it.kind == ChangeKind::Moved && it.old == Some(moved);
            let change = self.pending.iter_mut().find(is_move);
            change
                .into_iter()
                .for_each(|it| it.edits.push(edit.clone()));
        }
    }

    /// The kind of the change from one value to another.
    pub fn kind_of_change(&self, old: NodeId, new: NodeId) -> ChangeKind {
        match (self.old.leaf(old), self.new.leaf(new)) {
            (Some(ours), Some(theirs)) => self.kind_of_leaf_change(old, ours, new, theirs),
            (_, _) => ChangeKind::Changed,
        }
    }

    fn kind_of_leaf_change(
        &self,
        old: NodeId,
        ours: &RevisionLeaf,
        new: NodeId,
        theirs: &RevisionLeaf,
    ) -> ChangeKind {
        match theirs.kind {
            _ if self.old.is_retypeset(old, self.new, new) => ChangeKind::Retypeset,
            LeafKind::Value => ChangeKind::Changed,
            LeafKind::Name => ChangeKind::Changed,
            LeafKind::Line | LeafKind::Prose => {
                if self.is_renumbered_title(old, &ours.text, new, &theirs.text) {
                    ChangeKind::Renumbered
                } else {
                    ChangeKind::Reworded
                }
            }
        }
    }

    /// Whether two titles differ only by the number of their step.
    fn is_renumbered_title(&self, old: NodeId, before: &str, new: NodeId, after: &str) -> bool {
        let number = |revision: &RevisionTree, title: NodeId| {
            let item = revision.node(title).parent?;
            let is_title = matches!(
                revision.node(title).step,
                PointerStep::Key("titre" | "resume")
            );
            revision.node(item).number().filter(|_| is_title)
        };
        let (Some(was), Some(is)) = (number(self.old, old), number(self.new, new)) else {
            return false;
        };
        let keys = |kind| (words::keys_of(before, kind), words::keys_of(after, kind));
        let (ours, theirs) = keys(TokenKind::Number);
        let (letters, its_letters) = keys(TokenKind::Word);
        was != is
            && letters == its_letters
            && ours.len() == theirs.len()
            && ours.iter().zip(&theirs).all(|(one, other)| {
                one == other || (*one == was.to_string() && *other == is.to_string())
            })
    }

    pub fn take_pending(
        &mut self,
        is_taken: impl Fn(&PendingChange) -> bool,
    ) -> Vec<PendingChange> {
        let pending = std::mem::take(&mut self.pending);
        let (taken, left) = pending.into_iter().partition(is_taken);
        self.pending = left;
        taken
    }

    /// Sorts the changes in the order of the new sheet; removals stand where they were.
    pub fn sort_pending(&mut self) {
        let mut pending = std::mem::take(&mut self.pending);
        pending.sort_by_cached_key(|change| match (change.old, change.new) {
            (_, Some(new)) => (new, 1),
            (Some(old), None) => (self.position_in_new(old), 0),
            (None, None) => (0, 0),
        });
        self.pending = pending;
    }

    /// Where a removed node would stand in the new revision: at the node that follows it, or at the end of its parent.
    fn position_in_new(&self, old: NodeId) -> NodeId {
        let Some(parent) = self.old.node(old).parent else {
            return 0;
        };
        let siblings = self.old.children(parent);
        let mut after = siblings.iter().skip_while(|it| **it != old);
        let next = after.find_map(|it| self.pairing.to_new[*it]);
        match (next, self.pairing.to_new[parent]) {
            (Some(next), _) => next,
            (None, Some(parent)) => self.new.node(parent).end - 1,
            (None, None) => self.position_in_new(parent),
        }
    }
}

/// Whether a node is a day of the plan.
pub fn is_day(revision: &RevisionTree, id: NodeId) -> bool {
    let node = revision.node(id);
    node.number().is_some() && node.field.name == "deroule.journees"
}

fn count_days(revision: &RevisionTree) -> usize {
    let all = 0..revision.nodes.len();
    all.filter(|id| is_day(revision, *id)).count()
}

/// Whether a group that is not an item has no other value than those of these nodes inside it.
fn contains_only(revision: &RevisionTree, group: NodeId, moved: &[NodeId]) -> bool {
    let node = revision.node(group);
    let size: usize = moved.iter().map(|item| revision.node(*item).size).sum();
    node.number().is_none() && !moved.is_empty() && size == node.size
}

/// The outermost subtree of a node that are paired.
pub fn outermost_paired(
    revision: &RevisionTree,
    id: NodeId,
    pairs: &[Option<NodeId>],
) -> Vec<NodeId> {
    let mut found = Vec::new();
    for &child in revision.children(id) {
        if pairs[child].is_some() {
            found.push(child);
        } else {
            found.extend(outermost_paired(revision, child, pairs));
        }
    }
    found
}
