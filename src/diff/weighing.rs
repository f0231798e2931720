//! What a change weighs, and why: from what is at stake in its field, and from what became of it.

use std::collections::BTreeSet;

use super::field::Field;
use super::revision::{Id, RevisionTree, holds};
use super::showing::said;
use super::telling::{Draft, Telling, inside};
use super::words::{self, Distance};
use crate::diagnostic::change::{ChangeKind, Impact, ImpactReason};
use crate::model::impact::{FieldImpact, Override};
use crate::value::{When, fold};

impl Telling<'_> {
    /// What a change weighs, and why.
    pub fn level(
        &self,
        draft: &Draft,
        field: &Field,
        overrides: &[Override],
    ) -> (Impact, ImpactReason) {
        let (level, why) = self.own_level(draft, field);
        let is_free = matches!(level, Impact::Typographique | Impact::Deplacement);
        // The nearest group that the project speaks of.
        let mut spoken: Vec<&Override> = overrides
            .iter()
            .filter(|it| it.applies_to(&field.name))
            .collect();
        spoken.sort_by_key(|it| it.champ.0.len());
        match spoken.last() {
            Some(own) if !is_free => (own.niveau, ImpactReason::Project(own.motif.line())),
            Some(_) | None => (level, why),
        }
    }

    fn own_level(&self, draft: &Draft, field: &Field) -> (Impact, ImpactReason) {
        match draft.kind {
            ChangeKind::Retypeset => (Impact::Typographique, ImpactReason::Typography),
            ChangeKind::Moved | ChangeKind::Swapped | ChangeKind::Renumbered => {
                (Impact::Deplacement, ImpactReason::Order)
            }
            ChangeKind::Split | ChangeKind::Merged => {
                let is_text = [
                    draft.old.map(|id| self.old.leaf(id)),
                    draft.new.map(|id| self.new.leaf(id)),
                ]
                .iter()
                .flatten()
                .any(Option::is_some);
                let of_days = draft.others.iter().any(|other| {
                    let node = other
                        .new
                        .map(|new| self.new.node(new))
                        .or(other.old.map(|old| self.old.node(old)));
                    node.is_some_and(|node| node.field.key == "journees" || self.brings_days(other))
                });
                match () {
                    () if of_days => (Impact::Substantiel, ImpactReason::Days),
                    () if is_text => (Impact::Redactionnel, ImpactReason::Wording),
                    () => (Impact::Deplacement, ImpactReason::Order),
                }
            }
            ChangeKind::Removed => match field.impact {
                FieldImpact::Substantial | FieldImpact::Meaning if self.brings_days(draft) => {
                    (Impact::Substantiel, ImpactReason::Days)
                }
                FieldImpact::Substantial | FieldImpact::Meaning => {
                    (Impact::Substantiel, ImpactReason::Withdrawn)
                }
                FieldImpact::Wording => (Impact::Redactionnel, ImpactReason::Unagreed),
            },
            ChangeKind::Added => {
                let list_was_there = draft.new.is_some_and(|new| {
                    let list = self
                        .new
                        .node(new)
                        .parent
                        .filter(|_| self.new.node(new).rank().is_some());
                    list.is_some_and(|list| {
                        self.pairing.to_old[list].is_some() && self.new.node(list).field.is_binding
                    })
                });
                match () {
                    () if self.brings_days(draft) => (Impact::Substantiel, ImpactReason::Days),
                    () if self.brings_hours(draft) => (Impact::Substantiel, ImpactReason::Hours),
                    () if list_was_there => (Impact::Substantiel, ImpactReason::Binding),
                    () => (Impact::Complement, ImpactReason::Addition),
                }
            }
            ChangeKind::Changed | ChangeKind::Reworded => self.level_of_change(draft, field),
        }
    }

    fn level_of_change(&self, draft: &Draft, field: &Field) -> (Impact, ImpactReason) {
        let leaves = draft
            .old
            .zip(draft.new)
            .and_then(|(old, new)| self.old.leaf(old).zip(self.new.leaf(new)));
        if let Some((old, new)) = leaves {
            match (&old.when, &new.when) {
                (Some(When::ToSchedule), Some(_)) => {
                    return (Impact::Complement, ImpactReason::Dated);
                }
                (Some(old), Some(new)) if precises(old, new) => {
                    return (Impact::Complement, ImpactReason::Refined);
                }
                (_, _) => {}
            }
            if is_pending(&old.shown) && !is_pending(&new.shown) {
                return (Impact::Complement, ImpactReason::Dated);
            }
        }
        let whole = |revision: &RevisionTree, id: Option<Id>| {
            id.map(|id| revision.value(id, &|_| false))
                .unwrap_or_default()
        };
        if leaves.is_none() && holds(&whole(self.new, draft.new), &whole(self.old, draft.old)) {
            return (Impact::Complement, ImpactReason::Addition);
        }
        match (field.impact, leaves) {
            (FieldImpact::Wording, _) => (Impact::Redactionnel, ImpactReason::Unagreed),
            (FieldImpact::Meaning, Some((old, new))) => {
                match words::distance(&old.shown, &new.shown) {
                    Distance::Substance => (Impact::Substantiel, ImpactReason::Substance),
                    // The same words, and another link.
                    Distance::Wording | Distance::Typography => {
                        (Impact::Redactionnel, ImpactReason::Wording)
                    }
                }
            }
            (FieldImpact::Meaning, None) => {
                let all = |revision: &RevisionTree, id: Option<Id>| -> String {
                    let said = id
                        .map(|id| said(revision, id, &|_| false))
                        .unwrap_or_default();
                    said.iter()
                        .map(|it| it.text.as_str())
                        .collect::<Vec<_>>()
                        .join(" ")
                };
                let (old, new) = (all(self.old, draft.old), all(self.new, draft.new));
                match words::distance(&old, &new) {
                    Distance::Substance => (Impact::Substantiel, ImpactReason::Substance),
                    Distance::Wording | Distance::Typography => {
                        (Impact::Redactionnel, ImpactReason::Wording)
                    }
                }
            }
            (FieldImpact::Substantial, _) => (Impact::Substantiel, ImpactReason::Agreed),
        }
    }

    /// Whether what came or went has days of its own, and the number of days is another for it.
    fn brings_days(&self, draft: &Draft) -> bool {
        let is_day = |revision: &RevisionTree, id: Id| {
            let node = revision.node(id);
            node.rank().is_some() && node.field.name == "deroule.journees"
        };
        let days = |revision: &RevisionTree| {
            let all = 0..revision.nodes.len();
            all.filter(|id| is_day(revision, *id)).count()
        };
        days(self.old) != days(self.new) && self.brings(draft, &is_day)
    }

    /// Whether what came or went has a length of its own, which is no pause's.
    fn brings_hours(&self, draft: &Draft) -> bool {
        self.brings(draft, &|revision, id| {
            let node = revision.node(id);
            let is_length = node.field.name.starts_with("deroule.") && node.field.key == "duree";
            let is_pause = node
                .parent
                .is_some_and(|step| revision.child(step, "pause").is_some());
            is_length && !is_pause
        })
    }

    fn brings(&self, draft: &Draft, is_such: &dyn Fn(&RevisionTree, Id) -> bool) -> bool {
        let (revision, id, taken) = match (draft.old, draft.new) {
            (None, Some(new)) => (self.new, new, &self.pairing.to_old),
            (Some(old), None) => (self.old, old, &self.pairing.to_new),
            (_, _) => return false,
        };
        // What it only holds now was there before.
        let moved: BTreeSet<Id> = inside(revision, id, taken)
            .into_iter()
            .flat_map(|moved| revision.within(moved))
            .collect();
        let own = revision.within(id).into_iter();
        let mut own = own.filter(|id| !moved.contains(id));
        own.any(|id| is_such(revision, id))
    }
}

/// Whether a date says the same as another, more exactly.
fn precises(old: &When, new: &When) -> bool {
    let bounds = |when: &When| Some((when.earliest()?, when.latest()?));
    match (bounds(old), bounds(new)) {
        (Some((first, last)), Some((from, to))) => {
            let is_rough = matches!(old, When::Month(_));
            is_rough && first <= from && to <= last
        }
        (_, _) => false,
    }
}

/// Whether a text says that something is still to be settled, and nothing else.
fn is_pending(text: &str) -> bool {
    let folded = fold(text).replace('-', " ");
    let folded = folded.trim_end_matches('.');
    let settled = [
        "programmer",
        "definir",
        "preciser",
        "determiner",
        "fixer",
        "confirmer",
        "convenir",
    ];
    folded
        .strip_prefix("a ")
        .is_some_and(|verb| settled.contains(&verb))
}
