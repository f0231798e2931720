//! Pending changes as reports have them: their places, and their values before and after.

use std::collections::BTreeSet;

use super::change::{Change, ChangeIdentity, DescribedValue, Location, Renumbered};
use super::changes::{ChangeCollector, PendingChange};
use super::field::Field;
use super::revision::{self, NodeContent, NodeId, PointerStep, RevisionTree};
use super::words::{self, WordRun};
use crate::diagnostic::change::ChangeKind;
use crate::model::impact::ImpactOverride;
use crate::model::resolved::step_name;

impl ChangeCollector<'_> {
    /// The steps whose number alone changed.
    pub fn build_renumbered(&self) -> Vec<Renumbered> {
        let steps = self.renumbered.iter().map(|(old, new)| Renumbered {
            old: locate(self.old, *old, false),
            new: locate(self.new, *new, false),
        });
        // A step that has its own name keeps it.
        let steps = steps.filter(|step| step.old.title() != step.new.title());
        steps.collect()
    }

    /// The steps that are in both revisions, by their paths.
    pub fn pair_steps(&self) -> Vec<[String; 2]> {
        let is_step = |revision: &RevisionTree, id: NodeId| {
            let node = revision.node(id);
            let is_group = matches!(node.content, NodeContent::Group(_));
            is_group && node.field.name.starts_with("deroule.")
        };
        let path = |revision: &RevisionTree, id: NodeId| {
            revision
                .pointer(id)
                .trim_start_matches('/')
                .replace('/', ".")
        };
        let pairs = self.pairing.to_new.iter().enumerate();
        let steps = pairs.filter_map(|(old, new)| {
            let new = (*new)?;
            let both = is_step(self.old, old) && is_step(self.new, new);
            both.then(|| [path(self.old, old), path(self.new, new)])
        });
        steps.collect()
    }

    pub fn build_change(
        &self,
        change: &PendingChange,
        overrides: [&[ImpactOverride]; 2],
    ) -> Change {
        let node = match (change.old, change.new) {
            (_, Some(new)) => self.new.node(new),
            (Some(old), None) => self.old.node(old),
            (None, None) => self.new.node(0),
        };
        let inherited = change.resolved.as_ref().filter(|it| it.is_inherited);
        let field = inherited.map_or(node.field, |it| it.field);
        let (impact, reason) = self.assess_impact(change, field, overrides);
        let whole = matches!(change.kind, ChangeKind::Added | ChangeKind::Removed);
        let has_parts = matches!(
            change.kind,
            ChangeKind::Split | ChangeKind::Merged | ChangeKind::Swapped
        );
        let [before, after] = if has_parts {
            self.part_values(change)
        } else {
            self.changed_values(change)
        };
        Change {
            identity: ChangeIdentity::default(),
            kind: change.kind,
            impact,
            reason,
            field,
            old: self.locate_side(change, 0, whole),
            new: self.locate_side(change, 1, whole),
            words: diff_single_text(change.kind, field, &before, &after),
            before,
            after,
            edits: change.edits.clone(),
        }
    }

    /// Where a change is on one side. A value that is inherited is where the item would have it, and in the file where it is
    /// written.
    fn locate_side(&self, change: &PendingChange, side: usize, whole: bool) -> Option<Location> {
        let (revision, node) = match side {
            0 => (self.old, change.old?),
            _ => (self.new, change.new?),
        };
        let mut location = locate(revision, node, whole);
        if let Some(resolved) = change.resolved.as_ref().filter(|it| it.is_inherited) {
            location.pointer = format!("{}/{}", location.pointer, resolved.field.key);
            location.label.push(resolved.field.title.clone());
            let holder = resolved.values[side].as_ref().and_then(|it| it.holder);
            if let Some(holder) = holder {
                location.place = revision.node(holder).place.clone();
            }
        }
        Some(location)
    }

    /// The values of a change on both sides, without the values that moved in or out of it.
    fn changed_values(&self, change: &PendingChange) -> [Vec<DescribedValue>; 2] {
        let written = self.written_values(change);
        let Some(resolved) = &change.resolved else {
            return written;
        };
        let held = resolved.values.each_ref().map(|value| {
            let value = value.iter().map(|value| DescribedValue {
                label: Vec::new(),
                text: value.text.clone(),
            });
            value.collect::<Vec<_>>()
        });
        let [before, after] = written;
        let [held_before, held_after] = held;
        // A key that came or went is shown as it is written, the other side as it holds.
        match change.kind {
            _ if resolved.is_inherited => [held_before, held_after],
            ChangeKind::Added => [held_before, after],
            ChangeKind::Removed => [before, held_after],
            ChangeKind::Changed
            | ChangeKind::Reworded
            | ChangeKind::Retypeset
            | ChangeKind::Moved
            | ChangeKind::Swapped
            | ChangeKind::Split
            | ChangeKind::Merged
            | ChangeKind::Renumbered => [before, after],
        }
    }

    fn written_values(&self, change: &PendingChange) -> [Vec<DescribedValue>; 2] {
        let (to_new, to_old) = (&self.pairing.to_new, &self.pairing.to_old);
        let moved_out = |id: NodeId| to_new[id].is_some() && change.kind == ChangeKind::Removed;
        let moved_in = |id: NodeId| to_old[id].is_some() && change.kind == ChangeKind::Added;
        let before = change
            .old
            .map(|old| describe_values(self.old, old, &moved_out));
        let after = change
            .new
            .map(|new| describe_values(self.new, new, &moved_in));
        let mut values = [before, after].map(Option::unwrap_or_default);
        if let [[one], [other]] = values.each_mut().map(Vec::as_mut_slice)
            && one.text == other.text
            && let (Some(old), Some(new)) = (change.old, change.new)
            && let (Some(ours), Some(theirs)) = (self.old.leaf(old), self.new.leaf(new))
        {
            // The same words: only the YAML shows the difference.
            one.text = revision::raw_text(&ours.raw).trim_end().to_owned();
            other.text = revision::raw_text(&theirs.raw).trim_end().to_owned();
        }
        values
    }

    /// The items of a swap, a split or a merge, on both sides.
    fn part_nodes(&self, change: &PendingChange) -> [Vec<NodeId>; 2] {
        let (mut before, mut after) = (Vec::new(), Vec::new());
        for part in std::iter::once(change).chain(&change.others) {
            before.extend(part.old);
            after.extend(part.new);
        }
        // The part that is paired with the whole, which may not be the first.
        if let (ChangeKind::Split, Some(old)) = (change.kind, change.old) {
            after.extend(self.pairing.to_new[old]);
        }
        if let (ChangeKind::Merged, Some(new)) = (change.kind, change.new) {
            before.extend(self.pairing.to_old[new]);
        }
        for parts in [&mut before, &mut after] {
            let mut seen = BTreeSet::new();
            parts.retain(|node| seen.insert(*node));
        }
        [before, after]
    }

    /// The same items, each by its first words.
    fn part_values(&self, change: &PendingChange) -> [Vec<DescribedValue>; 2] {
        let [before, after] = self.part_nodes(change);
        let before = before.into_iter().map(|old| summarize(self.old, old));
        let after = after.into_iter().map(|new| summarize(self.new, new));
        [before.collect(), after.collect()]
    }
}

/// The words of one text that became another; none where the change is of another kind.
pub fn diff_single_text(
    kind: ChangeKind,
    field: &Field,
    before: &[DescribedValue],
    after: &[DescribedValue],
) -> Vec<WordRun> {
    let is_replacement = matches!(
        kind,
        ChangeKind::Changed | ChangeKind::Reworded | ChangeKind::Retypeset | ChangeKind::Renumbered
    );
    match (before, after) {
        ([before], [after]) if is_replacement => {
            if matches!(field.format, Some("ligne" | "markdown")) {
                words::diff_words(&before.text, &after.text)
            } else {
                words::replace_whole(&before.text, &after.text)
            }
        }
        (_, _) => Vec::new(),
    }
}

fn locate(revision: &RevisionTree, id: NodeId, whole: bool) -> Location {
    let node = revision.node(id);
    let is_leaf = matches!(node.content, NodeContent::Leaf(_));
    // A key that came or went is shown at the key; an item, where it starts.
    let at_key = node.number().is_some() && !is_leaf || whole && node.number().is_none();
    Location {
        pointer: revision.pointer(id),
        place: if at_key {
            node.key.clone()
        } else {
            node.place.clone()
        },
        label: node_label(revision, id, 0),
    }
}

/// The name of a node for a person, from below one of its ancestors.
fn node_label(revision: &RevisionTree, id: NodeId, from: NodeId) -> Vec<String> {
    let mut label = Vec::new();
    let mut at = id;
    while at != from {
        let node = revision.node(at);
        let Some(parent) = node.parent else { break };
        match (node.number(), &node.content) {
            (Some(_), _) if node.step == PointerStep::SingleItem && !node.field.is_step => {
                label.push(node.field.title.clone());
            }
            (Some(number), _) => label.push(item_name(revision, at, number)),
            // The items of a list name it.
            (None, NodeContent::List(_)) if at != id => {}
            (None, _) => label.push(node.field.title.clone()),
        }
        at = parent;
    }
    label.reverse();
    label
}

/// « Objectif 2 »; a step has the name that the sheet gives it, as in « Jour 2 ».
fn item_name(revision: &RevisionTree, id: NodeId, number: usize) -> String {
    let field = revision.node(id).field;
    let text = |id: Option<NodeId>| Some(revision.leaf(id?)?.text.as_str());
    let (title, label) = if field.is_step {
        let plan = revision.child(0, "deroule");
        let labels = plan.and_then(|plan| revision.child(plan, "libelles"));
        let label = labels.and_then(|labels| revision.child(labels, field.key));
        (text(revision.child(id, "titre")), text(label))
    } else {
        (None, None)
    };
    step_name(title, label.unwrap_or(&field.title), number)
}

/// Each value inside a node, in order, but for the nodes that `leaves_out` names.
pub fn describe_values(
    revision: &RevisionTree,
    id: NodeId,
    leaves_out: &dyn Fn(NodeId) -> bool,
) -> Vec<DescribedValue> {
    fn collect_values(
        revision: &RevisionTree,
        [root, id]: [NodeId; 2],
        leaves_out: &dyn Fn(NodeId) -> bool,
        values: &mut Vec<DescribedValue>,
    ) {
        if let Some(leaf) = revision.leaf(id) {
            values.push(DescribedValue {
                label: node_label(revision, id, root),
                text: leaf.text.clone(),
            });
        }
        for &child in revision.children(id) {
            if !leaves_out(child) {
                collect_values(revision, [root, child], leaves_out, values);
            }
        }
    }
    let mut values = Vec::new();
    collect_values(revision, [id, id], leaves_out, &mut values);
    values
}

/// A node by its first words.
fn summarize(revision: &RevisionTree, id: NodeId) -> DescribedValue {
    let first = describe_values(revision, id, &|_| false).into_iter().next();
    DescribedValue {
        label: node_label(revision, id, 0),
        text: first.map(|value| value.text).unwrap_or_default(),
    }
}
