//! Drafts that are one change together: two things that exchanged places, one that became several, several that became one.

use std::collections::BTreeSet;

use super::revision::{Id, RevisionTree};
use super::telling::{Draft, Telling, inside};
use super::{Edit, words};
use crate::diagnostic::change::ChangeKind;
use crate::value::Duration;

impl Telling<'_> {
    /// Tells once of two items that exchanged places. Where their dates did too, these stay, and the rest is exchanged.
    pub fn exchanges(&mut self) {
        let mut done: BTreeSet<Id> = BTreeSet::new();
        let moved = |draft: &Draft| draft.kind == ChangeKind::Moved;
        let movers: Vec<(Id, Id)> = self
            .drafts
            .iter()
            .filter(|draft| moved(draft))
            .filter_map(|draft| Some((draft.old?, draft.new?)))
            .collect();
        for &(old, new) in &movers {
            if done.contains(&old) {
                continue;
            }
            let Some((other_old, other_new)) = self.exchanged_with(old, new) else {
                continue;
            };
            done.extend([old, other_old]);
            self.exchange((old, new), (other_old, other_new));
        }
        self.sort();
    }

    /// Makes one change of two that moved to each other's places. What they have of their places stays there: their dates, their
    /// hours.
    pub fn exchange(&mut self, one: (Id, Id), other: (Id, Id)) {
        let mut taken = self.take(|draft| {
            let ends = draft.old.zip(draft.new);
            draft.kind == ChangeKind::Moved && (ends == Some(one) || ends == Some(other))
        });
        for key in ["date", "horaires", "duree"] {
            let stays = |from: Id, to: Id| {
                let before = self.old.child(from, key)?;
                let after = self.new.child(to, key)?;
                let is_same = self.old.node(before).hash == self.new.node(after).hash;
                is_same.then_some(before)
            };
            if let (Some(first), Some(second)) = (stays(one.0, other.1), stays(other.0, one.1)) {
                let stay = [Some(first), Some(second)];
                taken.extend(
                    self.take(|draft| {
                        draft.kind == ChangeKind::Changed && stay.contains(&draft.old)
                    }),
                );
            }
        }
        let [first, second] = if one.0 < other.0 {
            [one, other]
        } else {
            [other, one]
        };
        let edits = taken.into_iter().flat_map(|draft| draft.edits);
        self.drafts.push(Draft {
            kind: ChangeKind::Swapped,
            old: Some(first.0),
            new: Some(first.1),
            edits: edits.collect(),
            others: vec![Draft {
                kind: ChangeKind::Moved,
                old: Some(second.0),
                new: Some(second.1),
                edits: Vec::new(),
                others: Vec::new(),
            }],
        });
    }

    /// What took the place of an item that took its own.
    fn exchanged_with(&self, old: Id, new: Id) -> Option<(Id, Id)> {
        let from = self.old.node(old).parent?;
        let to = self.new.node(new).parent?;
        let there = self.pairing.to_old[to]?;
        let here = self.pairing.to_new[from]?;
        // Ranks among what is on both sides: what came or went around them does not count.
        let rank = |revision: &RevisionTree, list: Id, taken: &[Option<Id>], item: Id| {
            let items = revision.children(list).iter();
            let mut both = items.filter(|item| taken[**item].is_some());
            both.position(|it| *it == item)
        };
        let was = rank(self.old, from, &self.pairing.to_new, old)?;
        let is = rank(self.new, to, &self.pairing.to_old, new)?;
        let nth = |revision: &RevisionTree, list: Id, taken: &[Option<Id>], rank: usize| {
            let items = revision.children(list).iter().copied();
            items.filter(|item| taken[*item].is_some()).nth(rank)
        };
        let other_old = nth(self.old, there, &self.pairing.to_new, is)?;
        let other_new = nth(self.new, here, &self.pairing.to_old, was)?;
        let is_one = self.pairing.to_new[other_old] == Some(other_new) && other_old != old;
        let next = from == there && was.abs_diff(is) == 1;
        let moved = self
            .drafts
            .iter()
            .any(|draft| draft.kind == ChangeKind::Moved && draft.old == Some(other_old));
        (is_one && (next || moved)).then_some((other_old, other_new))
    }

    /// Tells once of an item that became several, or of several that became one when the revisions are looked at the other way
    /// round.
    pub fn partings(&mut self, backwards: bool) {
        let view = if backwards {
            View {
                whole: self.new,
                parts: self.old,
                to_whole: &self.pairing.to_new,
                arrival: ChangeKind::Removed,
                kind: ChangeKind::Merged,
                part_of: |draft| draft.old,
                whole_of: |draft| draft.new,
            }
        } else {
            View {
                whole: self.old,
                parts: self.new,
                to_whole: &self.pairing.to_old,
                arrival: ChangeKind::Added,
                kind: ChangeKind::Split,
                part_of: |draft| draft.new,
                whole_of: |draft| draft.old,
            }
        };
        let arrivals: Vec<Id> = self
            .drafts
            .iter()
            .filter(|draft| draft.kind == view.arrival)
            .filter_map(view.part_of)
            .filter(|part| view.parts.node(*part).rank().is_some())
            .collect();
        for part in arrivals {
            if let Some((origin, first)) = self.origin(&view, part) {
                self.part(&view, origin, first, part);
            }
        }
        self.sort();
    }

    /// What an item that has no other of its own is a part of, and what else that became: a neighbour, other parts passed over.
    fn origin(&self, view: &View<'_>, part: Id) -> Option<(Id, Id)> {
        let siblings = view.parts.children(view.parts.node(part).parent?);
        let at = siblings.iter().position(|it| *it == part)?;
        let parted = self.drafts.iter().filter(|draft| draft.kind == view.kind);
        let told: Vec<Id> = parted
            .flat_map(|draft| draft.others.iter().filter_map(view.part_of))
            .collect();
        let known = |it: &&Id| !told.contains(it);
        let before = siblings[..at].iter().rev().find(known);
        let after = siblings[at + 1..].iter().find(known);
        let mut neighbours = [before, after].into_iter().flatten();
        neighbours.find_map(|&first| {
            let origin = view.to_whole[first]?;
            view.is_part(origin, first, part).then_some((origin, first))
        })
    }

    /// Makes one change of all that tells that `origin` became `first` and `part`.
    fn part(&mut self, view: &View<'_>, origin: Id, first: Id, part: Id) {
        let View { whole, parts, .. } = *view;
        let within: BTreeSet<Id> = parts.within(part).into_iter().collect();
        let length = parts.child(first, "duree");
        let is_text = parts.leaf(first).is_some();
        // The name or the date of the whole may have gone with the smaller part: what the larger has of its own is then part of
        // the same change.
        let went = view.is_named(origin, part) && !view.is_named(origin, first);
        let is_own = |revision: &RevisionTree, node: Option<Id>, holder: Id| {
            node.is_some_and(|node| {
                revision.node(node).parent == Some(holder) && revision.leaf(node).is_some()
            })
        };
        let mut taken = self.take(|draft| {
            let names_it = is_own(parts, (view.part_of)(draft), first)
                || is_own(whole, (view.whole_of)(draft), origin);
            if went && names_it {
                return true;
            }
            let Some(node) = (view.part_of)(draft) else {
                return false;
            };
            match draft.kind {
                ChangeKind::Added | ChangeKind::Removed => {
                    draft.kind == view.arrival && node == part
                }
                ChangeKind::Moved => within.contains(&node),
                // What is left of the whole is shorter.
                ChangeKind::Changed => Some(node) == length,
                ChangeKind::Reworded => is_text && node == first,
                ChangeKind::Retypeset
                | ChangeKind::Swapped
                | ChangeKind::Split
                | ChangeKind::Merged
                | ChangeKind::Renumbered => false,
            }
        });
        let mut edits: Vec<Edit> = taken.iter().flat_map(|draft| draft.edits.clone()).collect();
        let arrived =
            |draft: &Draft| draft.kind == view.arrival && (view.part_of)(draft) == Some(part);
        let Some(at) = taken.iter().position(arrived) else {
            self.drafts.append(&mut taken);
            return;
        };
        let arrived = taken.swap_remove(at);
        let mut parted = self.drafts.iter_mut();
        let known =
            parted.find(|draft| draft.kind == view.kind && (view.whole_of)(draft) == Some(origin));
        if let Some(draft) = known {
            draft.edits.append(&mut edits);
            draft.others.push(arrived);
            return;
        }
        let lowest = first.min(part);
        let (old, new) = if view.kind == ChangeKind::Merged {
            (lowest, origin)
        } else {
            (origin, lowest)
        };
        self.drafts.push(Draft {
            kind: view.kind,
            old: Some(old),
            new: Some(new),
            edits,
            others: vec![arrived],
        });
    }
}

/// The two revisions as one that has a whole and one that has its parts.
struct View<'a> {
    whole: &'a RevisionTree,
    parts: &'a RevisionTree,
    /// What each node of the parts is of the whole.
    to_whole: &'a [Option<Id>],
    /// How a part that has no other of its own is told.
    arrival: ChangeKind,
    /// What the change is.
    kind: ChangeKind,
    part_of: fn(&Draft) -> Option<Id>,
    whole_of: fn(&Draft) -> Option<Id>,
}

impl View<'_> {
    /// Whether a part has the name, the date or another value of the whole.
    fn is_named(&self, origin: Id, part: Id) -> bool {
        let values = self.whole.children(origin).iter();
        let mut values = values.filter(|value| self.whole.leaf(**value).is_some());
        values.any(|value| {
            let value = self.whole.node(*value);
            let same = self.parts.child(part, &value.field.key);
            same.is_some_and(|same| self.parts.node(same).hash == value.hash)
        })
    }

    /// Whether a node that has no other of its own is part of what became `first`, its neighbour.
    fn is_part(&self, origin: Id, first: Id, part: Id) -> bool {
        let Self {
            whole,
            parts,
            to_whole,
            ..
        } = *self;
        if let (Some(all), Some(one), Some(two)) =
            (whole.leaf(origin), parts.leaf(first), parts.leaf(part))
        {
            return words::shares(&all.shown, [&one.shown, &two.shown]);
        }
        if !parts.node(part).field.is_step {
            return false;
        }
        // Most of what it says was inside the whole; or some of it, or its name, and what is left of the length.
        let is_inside = |mut node: Id| loop {
            match whole.node(node).parent {
                Some(parent) if parent == origin => return true,
                Some(parent) => node = parent,
                None => return false,
            }
        };
        let came = inside(parts, part, to_whole);
        let came = came
            .iter()
            .filter(|it| to_whole[**it].is_some_and(is_inside));
        let size: usize = came.map(|it| parts.node(*it).size).sum();
        let minutes = |revision: &RevisionTree, step: Id| {
            let length = revision.child(step, "duree")?;
            let length: Duration = revision.leaf(length)?.raw.as_str()?.parse().ok()?;
            length.minutes(None)
        };
        let title = |revision: &RevisionTree, step: Id| {
            let title = revision.child(step, "titre")?;
            Some(words::roots(&revision.leaf(title)?.shown))
        };
        let shared = minutes(whole, origin)
            .zip(minutes(parts, first))
            .zip(minutes(parts, part))
            .is_some_and(|((all, one), two)| all == one + two);
        let named = title(whole, origin)
            .zip(title(parts, part))
            .is_some_and(|(all, own)| words::alike(&all, &own) >= 0.5);
        size > 0 && size * 2 >= parts.node(part).size || shared && (named || size > 0)
    }
}
