//! The impact of each change, and its reason: from the stake of its field, and from what happened to it.

use std::collections::BTreeSet;

use super::changes::{ChangeCollector, PendingChange, is_day, outermost_paired};
use super::field::Field;
use super::present::describe_values;
use super::printed::is_shorthand_of;
use super::revision::{LeafKind, NodeId, RevisionLeaf, RevisionTree};
use super::splits::SITUATION_KEYS;
use super::words::{self, TextDistance};
use crate::diagnostic::change::{ChangeKind, Impact, ImpactReason};
use crate::model::impact::{FieldImpact, ImpactOverride};
use crate::value::{When, fold};

impl ChangeCollector<'_> {
    /// The impact of a change as the project sets it, or else as the model does.
    pub fn assess_impact(
        &self,
        change: &PendingChange,
        field: &Field,
        overrides: [&[ImpactOverride]; 2],
    ) -> (Impact, ImpactReason) {
        let reason = self.assess_reason(change, field);
        let impact = match reason {
            ImpactReason::Typography => Impact::Typographique,
            ImpactReason::Moved => Impact::Deplacement,
            ImpactReason::Wording | ImpactReason::SameWords | ImpactReason::NotAgreed => {
                Impact::Redactionnel
            }
            ImpactReason::ToRead => Impact::ARelire,
            ImpactReason::AddedToAgreement | ImpactReason::DateSet | ImpactReason::DateRefined => {
                Impact::Complement
            }
            ImpactReason::PartOfAgreement
            | ImpactReason::RemovedFromAgreement
            | ImpactReason::BindingAddition
            | ImpactReason::DayCount
            | ImpactReason::HourCount
            | ImpactReason::Substance
            | ImpactReason::Replaced
            | ImpactReason::Project(_) => Impact::Substantiel,
        };
        let is_fixed = matches!(impact, Impact::Typographique | Impact::Deplacement);
        if is_fixed {
            return (impact, reason);
        }
        // What was agreed holds: the new revision may raise a level, not lower it.
        let [agreed, proposed] = overrides.map(|overrides| {
            let named = overrides.iter().filter(|it| it.applies_to(&field.name));
            // The nearest group that the project names.
            named.max_by_key(|it| it.champ.0.len())
        });
        let by_project = |own: &ImpactOverride| {
            let impact = own.niveau.max(Impact::Redactionnel);
            (impact, ImpactReason::Project(own.motif.line()))
        };
        let own = agreed.map_or((impact, reason), by_project);
        let raised = proposed.map(by_project).filter(|raised| raised.0 > own.0);
        raised.unwrap_or(own)
    }

    /// The reason of the impact, by the model.
    fn assess_reason(&self, change: &PendingChange, field: &Field) -> ImpactReason {
        let is_agreed = field.impact != FieldImpact::Wording;
        if change.resolved.is_some() {
            return if !is_agreed {
                ImpactReason::NotAgreed
            } else if change.kind == ChangeKind::Added && self.changes_hours(change) {
                ImpactReason::HourCount
            } else {
                ImpactReason::PartOfAgreement
            };
        }
        match change.kind {
            ChangeKind::Retypeset => ImpactReason::Typography,
            ChangeKind::Moved | ChangeKind::Swapped | ChangeKind::Renumbered => ImpactReason::Moved,
            ChangeKind::Split | ChangeKind::Merged if self.splits_days(change) => {
                ImpactReason::DayCount
            }
            ChangeKind::Split | ChangeKind::Merged => self.reason_of_split(change),
            ChangeKind::Removed if !is_agreed && self.changes_what_binds(change) => {
                ImpactReason::ToRead
            }
            ChangeKind::Removed if !is_agreed => ImpactReason::NotAgreed,
            ChangeKind::Removed if self.changes_days(change) => ImpactReason::DayCount,
            ChangeKind::Removed => ImpactReason::RemovedFromAgreement,
            ChangeKind::Added if self.changes_days(change) => ImpactReason::DayCount,
            ChangeKind::Added if self.changes_hours(change) => ImpactReason::HourCount,
            ChangeKind::Added if self.is_binding_addition(change) => ImpactReason::BindingAddition,
            ChangeKind::Added if self.adds_what_binds(change, field) => ImpactReason::ToRead,
            ChangeKind::Added if self.takes_elsewhere(change) => ImpactReason::PartOfAgreement,
            ChangeKind::Added => ImpactReason::AddedToAgreement,
            ChangeKind::Changed | ChangeKind::Reworded => self.edit_reason(change, field),
        }
    }

    /// Whether a split or a merge changes the number of days.
    fn splits_days(&self, change: &PendingChange) -> bool {
        change.others.iter().any(|other| {
            let new = other.new.map(|new| self.new.node(new));
            let node = new.or(other.old.map(|old| self.old.node(old)));
            node.is_some_and(|node| node.field.key == "journees" || self.changes_days(other))
        })
    }

    /// Whether an addition has a value that binds wherever it is new, or is an item of such a list.
    fn is_binding_addition(&self, change: &PendingChange) -> bool {
        let Some(new) = change.new else { return false };
        let item = self.new.node(new);
        let list = item.parent.filter(|_| item.number().is_some());
        let is_of_list = list.is_some_and(|list| self.new.node(list).field.is_binding);
        // Those of a step or of a session take the place of the others.
        let is_override = item.field.key == "intervenants"
            && item.number().is_none()
            && item.field.name.contains('.');
        is_of_list
            || is_override
            || self.has_unmoved_node(change, &|revision, id| {
                revision.node(id).field.is_binding && !revision.leaf(id).is_some_and(states_none)
            })
    }

    /// Whether the words of an addition bind: in a free section, and where nothing else does, those of a right do too.
    fn adds_what_binds(&self, change: &PendingChange, field: &Field) -> bool {
        let is_content = ["objectifs.", "deroule.", "catalogue."]
            .iter()
            .any(|group| field.name.starts_with(group));
        let is_free = field.impact == FieldImpact::Wording || field.name.starts_with("sections");
        // « Prérequis : aucun » asks for nothing.
        if change
            .new
            .and_then(|new| self.new.leaf(new))
            .is_some_and(states_none)
        {
            return false;
        }
        if is_free {
            self.changes_what_binds(change)
        } else {
            !is_content && words::states_duty(&prose_of(self.new, change.new))
        }
    }

    /// Whether an addition takes items of others to a place, to times or to people of its own.
    fn takes_elsewhere(&self, change: &PendingChange) -> bool {
        change.new.is_some_and(|new| {
            let mut keys = SITUATION_KEYS.iter();
            let has_own = self.new.node(new).field.is_step
                && keys.any(|key| self.new.child(new, key).is_some());
            has_own && !outermost_paired(self.new, new, &self.pairing.to_old).is_empty()
        })
    }

    fn edit_reason(&self, change: &PendingChange, field: &Field) -> ImpactReason {
        let ends = change.old.zip(change.new);
        let leaves = ends.and_then(|(old, new)| self.old.leaf(old).zip(self.new.leaf(new)));
        let complement = match leaves {
            Some((old, new)) => completion_reason(old, new),
            None => self
                .wraps_old_value(change)
                .then_some(ImpactReason::AddedToAgreement),
        };
        complement.unwrap_or_else(|| match field.impact {
            FieldImpact::Wording if self.changes_what_binds(change) => ImpactReason::ToRead,
            FieldImpact::Wording => ImpactReason::NotAgreed,
            FieldImpact::Substantial => match self.distance(change) {
                Some(TextDistance::Grammar) => ImpactReason::Wording,
                Some(TextDistance::Facts | TextDistance::ToRead | TextDistance::Typography)
                | None => ImpactReason::PartOfAgreement,
            },
            FieldImpact::Meaning => match self.distance(change) {
                Some(TextDistance::Facts) | None => ImpactReason::Substance,
                Some(TextDistance::Grammar) => ImpactReason::Wording,
                Some(_) if self.replaces_item(change) => ImpactReason::Replaced,
                // The same words may hold another link.
                Some(TextDistance::ToRead | TextDistance::Typography) => ImpactReason::ToRead,
            },
        })
    }

    /// How the words of a change differ; `None` for a value or a name.
    fn distance(&self, change: &PendingChange) -> Option<TextDistance> {
        let is_words = |revision: &RevisionTree, id: NodeId| {
            let leaf = revision.leaf(id);
            leaf.is_none_or(|leaf| matches!(leaf.kind, LeafKind::Line | LeafKind::Prose))
        };
        let (old, new) = change.old.zip(change.new)?;
        let [before, after] = [
            all_words(self.old, Some(old)),
            all_words(self.new, Some(new)),
        ];
        let is_words = is_words(self.old, old) && is_words(self.new, new);
        is_words.then(|| words::text_distance(&before, &after))
    }

    /// Whether the words that a change takes or brings say what binds.
    fn changes_what_binds(&self, change: &PendingChange) -> bool {
        let before = prose_of(self.old, change.old);
        let after = prose_of(self.new, change.new);
        words::changes_what_binds(&before, &after)
    }

    /// Whether a text is another one at the same place, rather than the same in other words: the old one is gone.
    fn replaces_item(&self, change: &PendingChange) -> bool {
        let item = |id: NodeId| self.pairing.rewritten.contains(&id);
        let parent = |id: NodeId| self.old.node(id).parent.is_some_and(item);
        change.old.is_some_and(|old| item(old) || parent(old))
    }

    /// Whether the new value is a group that holds the old one and more.
    fn wraps_old_value(&self, change: &PendingChange) -> bool {
        let ends = change.new.zip(change.old);
        ends.is_some_and(|(new, old)| {
            is_shorthand_of(&self.new.whole_value(new), &self.old.whole_value(old))
        })
    }

    /// Whether an addition or a removal has days of its own, and the number of days of the plan changes.
    fn changes_days(&self, change: &PendingChange) -> bool {
        let [old, new] = self.day_counts;
        old != new && self.has_unmoved_node(change, &is_day)
    }

    /// Whether an addition or a removal has a duration, breaks excluded.
    fn changes_hours(&self, change: &PendingChange) -> bool {
        self.has_unmoved_node(change, &|revision, id| {
            let node = revision.node(id);
            let is_length = node.field.name.starts_with("deroule.") && node.field.key == "duree";
            let is_pause = node
                .parent
                .is_some_and(|step| revision.child(step, "pause").is_some());
            is_length && !is_pause
        })
    }

    /// Whether an addition or a removal has such a node, outside what moved in or out of it.
    fn has_unmoved_node(
        &self,
        change: &PendingChange,
        is_such: &dyn Fn(&RevisionTree, NodeId) -> bool,
    ) -> bool {
        let (revision, id, pairs) = match (change.old, change.new) {
            (None, Some(new)) => (self.new, new, &self.pairing.to_old),
            (Some(old), None) => (self.old, old, &self.pairing.to_new),
            (_, _) => return false,
        };
        let moved: BTreeSet<NodeId> = outermost_paired(revision, id, pairs)
            .into_iter()
            .flat_map(|moved| revision.subtree(moved))
            .collect();
        let own = revision.subtree(id);
        let mut own = own.filter(|id| !moved.contains(id));
        own.any(|id| is_such(revision, id))
    }
}

/// Why a new value only completes the old one, if it does.
fn completion_reason(old: &RevisionLeaf, new: &RevisionLeaf) -> Option<ImpactReason> {
    match (&old.when, &new.when) {
        (Some(When::ToSchedule), Some(_)) => return Some(ImpactReason::DateSet),
        (Some(old), Some(new)) if is_refined(old, new) => return Some(ImpactReason::DateRefined),
        (_, _) => {}
    }
    (is_pending(&old.text) && !is_pending(&new.text)).then_some(ImpactReason::DateSet)
}

/// « aucun »
fn states_none(leaf: &RevisionLeaf) -> bool {
    fold(&leaf.text).trim_end_matches('.') == "aucun"
}

/// The texts in Markdown of a node, a line each.
fn prose_of(revision: &RevisionTree, id: Option<NodeId>) -> String {
    let all = id.map(|id| revision.subtree(id)).unwrap_or_default();
    let leaves = all.into_iter().filter_map(|id| revision.leaf(id));
    let prose = leaves.filter(|leaf| leaf.kind == LeafKind::Prose);
    let texts: Vec<&str> = prose.map(|leaf| leaf.text.as_str()).collect();
    texts.join("\n")
}

fn all_words(revision: &RevisionTree, id: Option<NodeId>) -> String {
    let values = id.map(|id| describe_values(revision, id, &|_| false));
    let values = values.unwrap_or_default().into_iter();
    values.map(|it| it.text).collect::<Vec<_>>().join(" ")
}

/// Whether a date lies within another one that was rough.
fn is_refined(old: &When, new: &When) -> bool {
    let bounds = |when: &When| Some((when.earliest()?, when.latest()?));
    match (bounds(old), bounds(new)) {
        (Some((first, last)), Some((from, to))) => {
            let is_rough = matches!(old, When::Month(_));
            is_rough && first <= from && to <= last
        }
        (_, _) => false,
    }
}

/// Whether a text only says that something is not known yet.
fn is_pending(text: &str) -> bool {
    let folded = fold(text).replace('-', " ");
    let folded = folded.trim_end_matches('.');
    let settled = "programmer|definir|preciser|determiner|fixer|confirmer|convenir";
    folded
        .strip_prefix("a ")
        .is_some_and(|verb| settled.split('|').any(|known| known == verb))
}
