//! Several changes that are one: an item that was split into several, several that were merged into one.

use std::collections::{BTreeMap, BTreeSet};

use super::change::ValueEdit;
use super::changes::{ChangeCollector, PendingChange, outermost_paired};
use super::revision::{NodeContent, NodeId, RevisionTree};
use super::words::{self, TextDistance};
use crate::diagnostic::change::{ChangeKind, ImpactReason};
use crate::value::Duration;

/// The two revisions of a split: one holds the whole, the other its parts. A merge is a split the other way round.
#[derive(Clone, Copy)]
struct SplitSides<'a> {
    whole: &'a RevisionTree,
    parts: &'a RevisionTree,
    /// From each node of the parts to its pair in the whole, and back.
    part_to_whole: &'a [Option<NodeId>],
    whole_to_part: &'a [Option<NodeId>],
    /// The kind of change of a part without a pair.
    part_kind: ChangeKind,
    /// The kind of change that they make together.
    kind: ChangeKind,
    part_of: fn(&PendingChange) -> Option<NodeId>,
    whole_of: fn(&PendingChange) -> Option<NodeId>,
}

/// The keys that say where, when, with whom and for whom a part takes place: a part has them on its own, whatever the whole has.
pub const SITUATION_KEYS: [&str; 8] = [
    "lieu", "modalite", "horaires", "intervenants", "date", "periode", "tarif", "au_choix",
];

/// The keys whose values add up: the same in two parts is twice that of the whole.
const COUNTED_KEYS: [&str; 4] = ["tarif", "credits", "coefficient", "travail_personnel"];

/// The keys of a whole that each of its parts has on its own: a part without one has lost it.
pub const PART_KEYS: [&str; 5] = [
    "methode", "tarif", "credits", "coefficient", "travail_personnel",
];

impl ChangeCollector<'_> {
    pub fn merge_splits(&mut self) {
        self.join_parts(SplitSides {
            whole: self.old,
            parts: self.new,
            part_to_whole: &self.pairing.to_old,
            whole_to_part: &self.pairing.to_new,
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
            whole_to_part: &self.pairing.to_old,
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
        let mut found = BTreeSet::new();
        let mut splits: BTreeMap<NodeId, Vec<NodeId>> = BTreeMap::new();
        for part in arrivals {
            if let Some(origin) = find_split(view, part, &found) {
                found.insert(part);
                splits.entry(origin).or_default().push(part);
            }
        }
        for (origin, parts) in splits {
            self.join_split(view, origin, &parts);
        }
        self.sort_pending();
    }

    /// Joins the arrivals of a split, and what went from the whole to them, into one change. What the parts say otherwise than
    /// the whole is a change of its own.
    fn join_split(&mut self, view: SplitSides<'_>, origin: NodeId, others: &[NodeId]) {
        let Some(paired) = view.paired_part(origin) else {
            return;
        };
        let is_text = view.parts.leaf(paired).is_some();
        let is_length_shared = view.is_length_shared(origin, paired, others);
        let is_title_shared = view.is_title_shared(origin, paired, others);
        let inside_whole = view.whole.subtree(origin);
        let is_key_of = |key: &str, node: NodeId| view.parts.child(paired, key) == Some(node);
        let taken = self.take_pending(|change| {
            let Some(node) = (view.part_of)(change) else {
                let value = (view.whole_of)(change);
                return value.is_some_and(|value| view.is_taken_by_part(origin, others, value));
            };
            let is_from_whole =
                (view.whole_of)(change).is_some_and(|it| inside_whole.contains(&it));
            match change.kind {
                ChangeKind::Added | ChangeKind::Removed => {
                    // The title of the paired part stands with it.
                    change.kind == view.part_kind
                        && (others.contains(&node) || is_key_of("titre", node))
                }
                ChangeKind::Moved => {
                    let mut parts = others.iter();
                    is_from_whole && parts.any(|part| view.parts.subtree(*part).contains(&node))
                }
                ChangeKind::Changed => is_length_shared && is_key_of("duree", node),
                ChangeKind::Reworded => {
                    is_text && node == paired || is_title_shared && is_key_of("titre", node)
                }
                ChangeKind::Retypeset
                | ChangeKind::Swapped
                | ChangeKind::Split
                | ChangeKind::Merged
                | ChangeKind::Renumbered => false,
            }
        });
        let is_arrival =
            |it: &PendingChange| (view.part_of)(it).is_some_and(|node| others.contains(&node));
        let (arrivals, taken): (Vec<_>, Vec<_>) = taken.into_iter().partition(|it| is_arrival(it));
        let mut edits: Vec<ValueEdit> = taken.into_iter().flat_map(|it| it.edits).collect();
        for &part in others {
            let told = self.report_part(view, origin, part, is_length_shared);
            edits.push(view.edit_of_part(part, &told));
        }
        let first = others.iter().copied().chain([paired]).min();
        let (old, new) = if view.kind == ChangeKind::Merged {
            (first, Some(origin))
        } else {
            (Some(origin), first)
        };
        self.pending.push(PendingChange {
            edits,
            others: arrivals,
            ..PendingChange::new(view.kind, old, new)
        });
    }

    /// Adds the changes of a part that is not paired: the values that it has and that the whole had otherwise, or not at all.
    /// Its title stands with the part itself. Returns the nodes of these values.
    fn report_part(
        &mut self,
        view: SplitSides<'_>,
        origin: NodeId,
        part: NodeId,
        is_length_shared: bool,
    ) -> Vec<NodeId> {
        let mut told = Vec::new();
        for &value in view.parts.children(part) {
            let node = view.parts.node(value);
            let key = node.field.key;
            let of_whole = view.whole.child(origin, key);
            let is_counted = COUNTED_KEYS.contains(&key);
            let is_copied =
                of_whole.is_some_and(|it| !is_counted && view.whole.node(it).hash == node.hash);
            if is_copied || key == "titre" || key == "duree" && is_length_shared {
                continue;
            }
            let is_situation = is_counted || SITUATION_KEYS.contains(&key);
            match (&node.content, of_whole.filter(|_| !is_situation)) {
                (NodeContent::List(items), of_whole) if !is_situation => {
                    let known = of_whole.map(|list| view.whole.children(list));
                    let known = known.unwrap_or_default().iter();
                    let known: BTreeSet<u64> = known.map(|it| view.whole.node(*it).hash).collect();
                    let is_new = |item: &NodeId| {
                        let is_known = known.contains(&view.parts.node(*item).hash);
                        view.part_to_whole[*item].is_none() && !is_known
                    };
                    for &item in items.iter().filter(|item| is_new(item)) {
                        self.report_part_value(view, None, item);
                        told.push(item);
                    }
                }
                (_, of_whole) => {
                    self.report_part_value(view, of_whole, value);
                    told.push(value);
                }
            }
        }
        told
    }

    /// Adds the change of a value of a part from the value of the whole under the same key, or from none.
    fn report_part_value(&mut self, view: SplitSides<'_>, of_whole: Option<NodeId>, value: NodeId) {
        let (old, new) = if view.kind == ChangeKind::Merged {
            (Some(value), of_whole)
        } else {
            (of_whole, Some(value))
        };
        let kind = match old.zip(new) {
            Some((old, new)) => self.kind_of_change(old, new),
            None => view.part_kind,
        };
        let edit = view.edit_of_part(value, &[]);
        self.pending.push(PendingChange {
            edits: vec![edit],
            ..PendingChange::new(kind, old, new)
        });
    }

    /// Why a split or a merge has its impact, by what is in the texts of both sides.
    pub fn reason_of_split(&self, change: &PendingChange) -> ImpactReason {
        let nodes = std::iter::once(change).chain(&change.others);
        let paired_new = change.old.and_then(|old| self.pairing.to_new[old]);
        let paired_old = change.new.and_then(|new| self.pairing.to_old[new]);
        let is_split = change.kind == ChangeKind::Split;
        let old: BTreeSet<NodeId> = nodes.clone().filter_map(|it| it.old).collect();
        let new: BTreeSet<NodeId> = nodes.filter_map(|it| it.new).collect();
        let old = old.into_iter().chain(paired_old.filter(|_| !is_split));
        let new = new.into_iter().chain(paired_new.filter(|_| is_split));
        let text = |revision: &RevisionTree, nodes: BTreeSet<NodeId>| {
            let texts = nodes
                .iter()
                .map(|node| Some(revision.leaf(*node)?.text.clone()));
            texts.collect::<Option<Vec<String>>>()
        };
        match (text(self.old, old.collect()), text(self.new, new.collect())) {
            (Some(old), Some(new)) => split_text_reason(&old, &new),
            (_, _) => ImpactReason::Moved,
        }
    }
}

/// Why the texts of a split or of a merge have their impact: figures and negations stay, and so do the words.
fn split_text_reason(old: &[String], new: &[String]) -> ImpactReason {
    let [old, new] = [old, new].map(|texts| texts.join(". "));
    match words::text_distance(&old, &new) {
        TextDistance::Facts => ImpactReason::Substance,
        TextDistance::Typography | TextDistance::Grammar | TextDistance::ToRead
            if shares_words(&old, &new) =>
        {
            ImpactReason::SameWords
        }
        TextDistance::Typography | TextDistance::Grammar | TextDistance::ToRead => {
            ImpactReason::ToRead
        }
    }
}

/// Whether two texts have the same words, but for « et » and for capitals.
fn shares_words(old: &str, new: &str) -> bool {
    let sorted = |text: &str| {
        let keys = words::keys(text).into_iter().map(|key| key.to_lowercase());
        let mut keys: Vec<String> = keys.filter(|key| key != "et").collect();
        keys.sort_unstable();
        keys
    };
    sorted(old) == sorted(new)
}

/// The node that an unpaired item is a part of: that of the neighbour that is another part, parts already found passed over.
fn find_split(view: SplitSides<'_>, part: NodeId, found: &BTreeSet<NodeId>) -> Option<NodeId> {
    let siblings = view.parts.children(view.parts.node(part).parent?);
    let at = siblings.binary_search(&part).ok()?;
    let is_new = |it: &&NodeId| !found.contains(it);
    let before = siblings[..at].iter().rev().find(is_new);
    let after = siblings[at + 1..].iter().find(is_new);
    let mut neighbours = [before, after].into_iter().flatten();
    neighbours.find_map(|&first| {
        let origin = view.part_to_whole[first]?;
        view.is_split(origin, first, part).then_some(origin)
    })
}

impl SplitSides<'_> {
    /// The part that is paired with the whole.
    fn paired_part(&self, origin: NodeId) -> Option<NodeId> {
        self.whole_to_part[origin]
    }

    /// The edit that makes a part, or a value of one, without the nodes inside it that are elsewhere or have their own edit.
    fn edit_of_part(&self, part: NodeId, told: &[NodeId]) -> ValueEdit {
        let pointer = self.parts.pointer(part);
        if self.kind == ChangeKind::Merged {
            return ValueEdit::Remove { old: pointer };
        }
        let leaves_out = |id: NodeId| self.part_to_whole[id].is_some() || told.contains(&id);
        ValueEdit::Add {
            new: pointer,
            value: self.parts.value(part, &leaves_out),
        }
    }

    /// Whether a value of the whole that its paired part has no more is that of another part: a title, a date, a method.
    fn is_taken_by_part(&self, origin: NodeId, others: &[NodeId], value: NodeId) -> bool {
        let node = self.whole.node(value);
        let key = node.field.key;
        let is_inherited = SITUATION_KEYS.contains(&key) && key != "date" || key == "methode";
        let mut same = others
            .iter()
            .filter_map(|part| self.parts.child(*part, key));
        node.parent == Some(origin)
            && !is_inherited
            && same.any(|same| self.parts.node(same).hash == node.hash)
    }

    /// Whether the lengths of the parts are together that of the whole.
    fn is_length_shared(&self, origin: NodeId, paired: NodeId, others: &[NodeId]) -> bool {
        let of_parts = others
            .iter()
            .chain([&paired])
            .map(|it| minutes_of(self.parts, *it));
        let sum: Option<u32> = of_parts.sum();
        sum.is_some() && sum == minutes_of(self.whole, origin)
    }

    /// Whether the titles of the parts are together that of the whole.
    fn is_title_shared(&self, origin: NodeId, paired: NodeId, others: &[NodeId]) -> bool {
        let title = |revision: &RevisionTree, step: NodeId| {
            let title = revision.child(step, "titre")?;
            Some(revision.leaf(title)?.text.clone())
        };
        let of_parts = others
            .iter()
            .chain([&paired])
            .map(|it| title(self.parts, *it));
        let titles: Option<Vec<String>> = of_parts.collect();
        let both = titles.zip(title(self.whole, origin));
        both.is_some_and(|(titles, whole)| shares_words(&titles.join(" "), &whole))
    }

    /// Whether `part` comes from the node that became `first`, its neighbour.
    fn is_split(&self, origin: NodeId, first: NodeId, part: NodeId) -> bool {
        let Self { whole, parts, .. } = *self;
        if let (Some(all), Some(one), Some(two)) =
            (whole.leaf(origin), parts.leaf(first), parts.leaf(part))
        {
            return words::is_split_between(&all.text, [&one.text, &two.text]);
        }
        if !parts.node(part).field.is_step {
            return false;
        }
        let title = |revision: &RevisionTree, step: NodeId| {
            let title = revision.child(step, "titre")?;
            Some(words::stems(&revision.leaf(title)?.text))
        };
        let is_length_shared = self.is_length_shared(origin, first, &[part]);
        let has_similar_title = title(whole, origin)
            .zip(title(parts, part))
            .is_some_and(|(all, own)| words::similarity(&all, &own) >= 0.5);
        // Most of its values come from the whole; or some of them or its name do, and its length is part of that of the whole.
        let size = self.shared_value_count(origin, part);
        size > 0 && size * 2 >= parts.node(part).size
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

/// The exact length that a step states.
fn minutes_of(revision: &RevisionTree, step: NodeId) -> Option<u32> {
    let length = revision.child(step, "duree")?;
    let length: Duration = revision.leaf(length)?.raw.as_str()?.parse().ok()?;
    length.minutes(None)
}
