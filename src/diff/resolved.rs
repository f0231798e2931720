//! What people will live through: the values that steps and sessions inherit, the lengths that are counted, the headings that the
//! sheet prints by default. A key that only repeats them changes nothing; one that replaces them, or an item that went where
//! they are others, changes what holds.

mod lengths;
mod values;

use std::collections::{BTreeMap, BTreeSet};

use super::change::ValueEdit;
use super::changes::{ChangeCollector, PendingChange, ResolvedChange, ResolvedValue};
use super::field::Field;
use super::revision::{NodeId, RevisionTree};
use super::splits::PART_KEYS;
use super::words;
use crate::diagnostic::change::ChangeKind;
use crate::document::text::Text;
use crate::model::Programme;
use crate::model::impact::FieldImpact;
use crate::model::resolved::Action;
use crate::model::sessions::Mode;
use values::{ResolvedRevision, SESSION_KEYS, STEP_KEYS};

/// Both revisions, with what their steps and sessions inherit.
struct ResolvedPair<'a> {
    sides: [ResolvedRevision<'a>; 2],
    /// Steps and sessions of the old revision, each with those of the new one that come from it: its pair, the parts of a split.
    descents: BTreeSet<(NodeId, NodeId)>,
    /// By the node of a key that came or went, the change that says so.
    key_changes: [BTreeMap<NodeId, usize>; 2],
}

/// What the resolved values make of a change.
enum ResolvedEffect {
    /// Nothing changes.
    None,
    /// The values that hold before and after, which the written ones do not say.
    Replaces([Option<ResolvedValue>; 2]),
}

/// The effects of changes, by their places among all; without one, a change is as it is written.
type Effects = BTreeMap<usize, Option<ResolvedEffect>>;

impl ChangeCollector<'_> {
    /// Takes away the changes that change nothing, and returns their edits; gives the others what held and what holds; adds the
    /// changes of what is inherited.
    pub fn resolve(&mut self, programmes: [&Programme; 2]) -> Vec<ValueEdit> {
        let actions = programmes.map(|programme| Action::new(&programme.sections));
        let pair = ResolvedPair {
            sides: [
                ResolvedRevision::new(self.old, programmes[0], &actions[0]),
                ResolvedRevision::new(self.new, programmes[1], &actions[1]),
            ],
            descents: self.find_descents(),
            key_changes: self.index_key_changes(),
        };
        let mut inherited = Vec::new();
        let mut effects = Effects::new();
        for &(old, new) in &pair.descents {
            let is_step = pair.sides[1].steps.contains_key(&new);
            let keys = if is_step {
                &STEP_KEYS[..]
            } else {
                &SESSION_KEYS
            };
            let is_part = self.pairing.to_new[old] != Some(new);
            if is_part && is_step {
                inherited.extend(pair.missing_in_part((old, new)));
            }
            for key in keys {
                let values = pair.values_of((old, new), key);
                // Of a part of a split or of a merge, its own key says what is apart from the whole.
                let own = usize::from(self.pairing.to_old[new].is_none());
                let change = pair.change_of_key((old, new), key, own);
                if let Some(change) = change {
                    let effect = find_effect(key, values, is_part);
                    add_effect(&mut effects, change, effect);
                } else if !is_same(&values) && !pair.is_reported((old, new), key) {
                    inherited.extend(inherited_change((old, new), &pair.sides, key, values));
                }
            }
        }
        inherited.extend(self.find_changes_around_moves(&pair));
        let equivalent = self.apply_effects(&pair, effects);
        self.pending.append(&mut inherited);
        self.sort_pending();
        equivalent
    }

    /// Takes away the changes without effect, and returns their edits; gives the others the values that hold.
    fn apply_effects(&mut self, pair: &ResolvedPair<'_>, mut effects: Effects) -> Vec<ValueEdit> {
        let mut equivalent = Vec::new();
        for (index, mut change) in std::mem::take(&mut self.pending).into_iter().enumerate() {
            let effect = effects
                .remove(&index)
                .flatten()
                .or_else(|| self.find_length_effect(pair, &change))
                .or_else(|| self.find_default_effect(pair, &change));
            match effect {
                Some(ResolvedEffect::None) => {
                    equivalent.append(&mut change.edits);
                    continue;
                }
                Some(ResolvedEffect::Replaces(values)) => {
                    change.resolved = self.field_of(&change).map(|field| ResolvedChange {
                        field,
                        values,
                        is_inherited: false,
                    });
                }
                None => {}
            }
            self.pending.push(change);
        }
        equivalent
    }

    /// The steps and the sessions of both revisions, with the parts of splits and merges.
    fn find_descents(&self) -> BTreeSet<(NodeId, NodeId)> {
        let is_resolved = |revision: &RevisionTree, id: NodeId| {
            let node = revision.node(id);
            let is_session = node.field.name == "sessions" && node.number().is_some();
            revision.leaf(id).is_none() && (node.field.is_step || is_session)
        };
        let pairs = self.pairing.to_new.iter().enumerate();
        let pairs = pairs.filter_map(|(old, new)| Some((old, (*new)?)));
        let parts = self.pending.iter().flat_map(|change| {
            let (old, new) = (change.old, change.new);
            change
                .others
                .iter()
                .filter_map(move |part| match change.kind {
                    ChangeKind::Split => old.zip(part.new),
                    ChangeKind::Merged => part.old.zip(new),
                    ChangeKind::Added
                    | ChangeKind::Removed
                    | ChangeKind::Changed
                    | ChangeKind::Reworded
                    | ChangeKind::Retypeset
                    | ChangeKind::Moved
                    | ChangeKind::Swapped
                    | ChangeKind::Renumbered => None,
                })
        });
        pairs
            .chain(parts)
            .filter(|(old, new)| is_resolved(self.old, *old) && is_resolved(self.new, *new))
            .collect()
    }

    /// The place, the mode and the people that are others where a text went: those of the steps around it.
    fn find_changes_around_moves(&self, pair: &ResolvedPair<'_>) -> Vec<PendingChange> {
        let is_move = |kind| matches!(kind, ChangeKind::Moved | ChangeKind::Swapped);
        let moves = self.pending.iter().filter(|change| is_move(change.kind));
        let moves = moves.flat_map(|change| std::iter::once(change).chain(&change.others));
        let mut found = Vec::new();
        for (old, new) in moves.filter_map(|change| change.old.zip(change.new)) {
            let (Some(from), Some(to)) = (pair.step_around(0, old), pair.step_around(1, new))
            else {
                continue;
            };
            let is_step = pair.sides[0].steps.contains_key(&old);
            if is_step || pair.descents.contains(&(from, to)) {
                continue;
            }
            for key in ["lieu", "modalite", "intervenants"] {
                let values = pair.values_of((from, to), key);
                // A value of the whole action is a change of the action.
                let is_of_step = |side: usize, value: &Option<ResolvedValue>| {
                    let holder = value.as_ref().and_then(|it| it.holder);
                    holder.is_some_and(|holder| pair.step_around(side, holder).is_some())
                };
                let is_known = values.iter().all(Option::is_some);
                let is_other = is_of_step(0, &values[0]) || is_of_step(1, &values[1]);
                if is_known && is_other && !is_same(&values) {
                    found.extend(inherited_change((old, new), &pair.sides, key, values));
                }
            }
        }
        found
    }

    fn index_key_changes(&self) -> [BTreeMap<NodeId, usize>; 2] {
        let mut indexes = [BTreeMap::new(), BTreeMap::new()];
        for (index, change) in self.pending.iter().enumerate() {
            match (change.kind, change.old, change.new) {
                (ChangeKind::Removed, Some(old), _) => drop(indexes[0].insert(old, index)),
                (ChangeKind::Added, _, Some(new)) => drop(indexes[1].insert(new, index)),
                (
                    ChangeKind::Added
                    | ChangeKind::Removed
                    | ChangeKind::Changed
                    | ChangeKind::Reworded
                    | ChangeKind::Retypeset
                    | ChangeKind::Moved
                    | ChangeKind::Swapped
                    | ChangeKind::Split
                    | ChangeKind::Merged
                    | ChangeKind::Renumbered,
                    ..,
                ) => {}
            }
        }
        indexes
    }

    fn field_of(&self, change: &PendingChange) -> Option<&'static Field> {
        let new = change.new.map(|new| self.new.node(new));
        let node = new.or(change.old.map(|old| self.old.node(old)));
        node.map(|node| node.field)
    }

    /// The effect of a key that the sheet prints without it: a heading, the word of a level, a switch that is off.
    fn find_default_effect(
        &self,
        pair: &ResolvedPair<'_>,
        change: &PendingChange,
    ) -> Option<ResolvedEffect> {
        let (side, node) = match (change.kind, change.old, change.new) {
            (ChangeKind::Added, None, Some(new)) => (1, new),
            (ChangeKind::Removed, Some(old), None) => (0, old),
            (_, _, _) => return None,
        };
        let own = &pair.sides[side];
        let default = &pair.sides[1 - side];
        let field = own.tree.node(node).field;
        let Some(leaf) = own.tree.leaf(node) else {
            let mut children = own.tree.children(node).iter();
            let is_default = children.all(|child| {
                let leaf = own.tree.leaf(*child);
                let name = &own.tree.node(*child).field.name;
                leaf.is_some_and(|leaf| default.default_text(name).as_ref() == Some(&leaf.text))
            });
            return is_default.then_some(ResolvedEffect::None);
        };
        let is_agreed = field.impact == FieldImpact::Substantial;
        let switch = field.switch_default.filter(|it| is_agreed && *it == "non");
        let text = default.default_text(&field.name);
        let text = text.or_else(|| {
            self.printed_name(pair, side, node)
                .filter(|it| *it == leaf.text)
        });
        let text = text.or(switch.map(str::to_owned))?;
        let written = ResolvedValue {
            text: leaf.text.clone(),
            holder: Some(node),
        };
        let printed = ResolvedValue { text, holder: None };
        let mut values = [Some(printed), Some(written)];
        if side == 0 {
            values.reverse();
        }
        if is_same(&values) {
            return Some(ResolvedEffect::None);
        }
        Some(ResolvedEffect::Replaces(values))
    }

    /// The name that the sheet gives a step without a title, for a title of one side.
    fn printed_name(&self, pair: &ResolvedPair<'_>, side: usize, title: NodeId) -> Option<String> {
        let node = pair.sides[side].tree.node(title);
        let step = node.parent.filter(|_| node.field.key == "titre")?;
        let other = [&self.pairing.to_new, &self.pairing.to_old][side][step]?;
        Some(pair.sides[1 - side].steps.get(&other)?.name())
    }
}

impl ResolvedPair<'_> {
    fn values_of(&self, (old, new): (NodeId, NodeId), key: &str) -> [Option<ResolvedValue>; 2] {
        [
            self.sides[0].value_of(old, key),
            self.sides[1].value_of(new, key),
        ]
    }

    /// The step that a node is in.
    fn step_around(&self, side: usize, id: NodeId) -> Option<NodeId> {
        let revision = &self.sides[side];
        let above = std::iter::successors(Some(id), |at| revision.tree.node(*at).parent);
        above.skip(1).find(|at| revision.steps.contains_key(at))
    }

    fn own_keys(&self, (old, new): (NodeId, NodeId), key: &str) -> [Option<NodeId>; 2] {
        [
            self.sides[0].tree.child(old, key),
            self.sides[1].tree.child(new, key),
        ]
    }

    /// The change of a key that came to a step or a session, or left it: on one side, or else on the other.
    fn change_of_key(&self, descent: (NodeId, NodeId), key: &str, side: usize) -> Option<usize> {
        let own = self.own_keys(descent, key);
        let find = |side: usize| self.key_changes[side].get(&own[side]?).copied();
        find(side).or_else(|| find(1 - side))
    }

    /// The values that a part of a split has no more, as the whole had them.
    fn missing_in_part(&self, descent: (NodeId, NodeId)) -> Vec<PendingChange> {
        let told = |key: &str| {
            self.change_of_key(descent, key, 0).is_some() || self.is_reported(descent, key)
        };
        let lost = PART_KEYS.iter().filter_map(|key| {
            let values = self.values_of(descent, key);
            if is_same(&values) || told(key) {
                return None;
            }
            inherited_change(descent, &self.sides, key, values)
        });
        lost.collect()
    }

    /// Whether another change says that a value is another one: that of the key itself, or that of what is around.
    fn is_reported(&self, descent: (NodeId, NodeId), key: &str) -> bool {
        // A day has its own date or none.
        let is_own = |side: usize, id: NodeId| {
            let field = self.sides[side].tree.node(id).field;
            key == "date" && field.child(key).is_some()
        };
        if is_own(0, descent.0) && is_own(1, descent.1) {
            return true;
        }
        match self.own_keys(descent, key) {
            [Some(_), Some(_)] => true,
            [None, None] => match (
                self.step_around(0, descent.0),
                self.step_around(1, descent.1),
            ) {
                (Some(old), Some(new)) => self.descents.contains(&(old, new)),
                (old, new) => old.is_none() && new.is_none(),
            },
            [Some(_), None] | [None, Some(_)] => false,
        }
    }
}

/// Adds an effect of a change, which may have others on the parts of a split: a value that it replaces counts rather than what
/// is written, and that rather than nothing.
fn add_effect(effects: &mut Effects, change: usize, effect: Option<ResolvedEffect>) {
    let is_weaker = match (effects.get(&change), &effect) {
        (None | Some(Some(ResolvedEffect::None)), _) => true,
        (Some(None), Some(ResolvedEffect::Replaces(_))) => true,
        (Some(None | Some(ResolvedEffect::Replaces(_))), _) => false,
    };
    if is_weaker {
        effects.insert(change, effect);
    }
}

/// What a key that came or went does to the value that holds. Of a part of a split, nothing was said apart from the whole.
fn find_effect(
    key: &str,
    values: [Option<ResolvedValue>; 2],
    is_part: bool,
) -> Option<ResolvedEffect> {
    let is_remote = |value: &Option<ResolvedValue>| {
        let mode = value.iter().map(|it| Mode::Text(Text(it.text.clone())));
        key == "modalite" && { mode }.any(|mode| mode.is_remote() || mode.offers_remote())
    };
    match &values {
        [Some(_), Some(_)] if is_same(&values) => Some(ResolvedEffect::None),
        [Some(_), Some(_)] => Some(ResolvedEffect::Replaces(values)),
        [None, None] => None,
        [None, Some(_)] | [Some(_), None] => {
            let is_changed = is_part && key != "date" || values.iter().any(is_remote);
            is_changed.then_some(ResolvedEffect::Replaces(values))
        }
    }
}

/// The change of a value that an item has not, and that is another one where it went.
fn inherited_change(
    (old, new): (NodeId, NodeId),
    [before, after]: &[ResolvedRevision<'_>; 2],
    key: &str,
    values: [Option<ResolvedValue>; 2],
) -> Option<PendingChange> {
    let own = after.tree.node(new).field.child(key);
    let own = own.or_else(|| before.tree.node(old).field.child(key));
    // A sequence has no date of its own: that of its day.
    let around = std::iter::zip([before, after], &values)
        .find_map(|(side, value)| Some(side.tree.node(value.as_ref()?.holder?).field));
    let field = own.or(around)?;
    let kind = match &values {
        [Some(_), Some(_)] => ChangeKind::Changed,
        [None, _] => ChangeKind::Added,
        [Some(_), None] => ChangeKind::Removed,
    };
    let old = values[0].as_ref().map(|_| old);
    let new = values[1].as_ref().map(|_| new);
    Some(PendingChange {
        resolved: Some(ResolvedChange {
            field,
            values,
            is_inherited: true,
        }),
        ..PendingChange::new(kind, old, new)
    })
}

/// Whether the same holds on both sides, typography aside.
fn is_same([old, new]: &[Option<ResolvedValue>; 2]) -> bool {
    match (old, new) {
        (Some(old), Some(new)) => old.text == new.text || words::is_same_name(&old.text, &new.text),
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    }
}
