//! Two revisions of a programme → what changed between them, in the terms of the trade.
//!
//! Both are read into trees of values ([`revision`]), paired by what they say ([`pairing`]), and what is left over or differs
//! becomes [`Change`]s, each with its kind, its places, its [`Level`] and why it has it. The order of keys, comments, quotes and
//! layout of the YAML are no changes; neither is what nobody publishes.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::change::{ChangeKind, Level, Why};
use crate::diagnostic::Place;
use crate::level::{Override, Stake};
use crate::value::When;

pub mod field;
pub mod outline;
mod pairing;
pub mod revision;
pub mod words;

use field::Field;
use pairing::{Pairing, pair};
use revision::{Content, Id, Leaf, Nature, Revision, Step};
use words::{Distance, Run};

/// What changed between two revisions of a programme.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// In the order of the sheet.
    pub changes: Vec<Change>,
    /// The steps that have another number for what happened around them.
    pub renumbered: Vec<[Spot; 2]>,
}

/// Something that changed, told once.
#[derive(Debug, Clone)]
pub struct Change {
    pub kind: ChangeKind,
    pub level: Level,
    pub why: Why,
    pub field: &'static Field,
    /// Where it was; `None` for what was not there. Of several that became one, the first.
    pub old: Option<Spot>,
    /// Where it is.
    pub new: Option<Spot>,
    /// What was there, and what is: of a swap, what changed places with it.
    pub before: Vec<Said>,
    pub after: Vec<Said>,
    /// What makes the new revision of the old one.
    pub edits: Vec<Edit>,
}

/// Where something stands in a revision.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// JSON Pointer into the programme.
    pub pointer: String,
    pub place: Place,
    /// « Déroulé », « Phase 2 », « Journée 1 », « Objectif 3 ».
    pub label: Vec<String>,
}

/// A value that a report shows, and what it is, for one inside what is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// « Journée 1 », « Date »; empty for the thing itself.
    pub label: Vec<String>,
    pub text: String,
}

/// A step from the old revision to the new. All `Set` come first, at places of the old one; then `Remove` and `Move` take out,
/// from the last place of the old one to the first; then `Add` and `Move` put in, from the first place of the new one to the last.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    Set { old: String, value: Value },
    Remove { old: String },
    Add { new: String, value: Value },
    Move { old: String, new: String },
}

/// What changed from one revision to another. `overrides` are those of the project of the new one.
#[must_use]
pub fn compare(old: &Revision, new: &Revision, overrides: &[Override]) -> Comparison {
    let pairing = pair(old, new);
    let mut telling = Telling {
        old,
        new,
        pairing: &pairing,
        drafts: Vec::new(),
        renumbered: Vec::new(),
    };
    telling.pair(0, 0);
    telling.exchanges();
    telling.partings(false);
    telling.partings(true);
    let changes = telling
        .drafts
        .iter()
        .map(|draft| telling.finish(draft, overrides));
    Comparison {
        changes: changes.collect(),
        renumbered: telling.renumbered(),
    }
}

impl Change {
    /// One text or value that became another, laid one over the other.
    #[must_use]
    pub fn runs(&self) -> Option<Vec<Run>> {
        let [before, after] = self.texts()?;
        let is_worded = matches!(self.field.format.as_deref(), Some("ligne" | "markdown"));
        Some(if is_worded {
            words::runs(before, after)
        } else {
            vec![
                Run::Deleted(before.to_owned()),
                Run::Inserted(after.to_owned()),
            ]
        })
    }

    fn texts(&self) -> Option<[&str; 2]> {
        match (self.kind, &self.before[..], &self.after[..]) {
            (
                ChangeKind::Changed
                | ChangeKind::Reworded
                | ChangeKind::Retypeset
                | ChangeKind::Renumbered,
                [before],
                [after],
            ) => Some([&before.text, &after.text]),
            (_, _, _) => None,
        }
    }
}

/// A change on its way, by nodes.
#[derive(Debug, Clone)]
struct Draft {
    kind: ChangeKind,
    old: Option<Id>,
    new: Option<Id>,
    edits: Vec<Edit>,
    /// What it takes in that would have been changes of their own: two that were exchanged, parts of one.
    others: Vec<Draft>,
}

struct Telling<'a> {
    old: &'a Revision,
    new: &'a Revision,
    pairing: &'a Pairing<'a>,
    drafts: Vec<Draft>,
    /// Steps that stayed in their lists, and have another rank.
    renumbered: Vec<(Id, Id)>,
}

impl Telling<'_> {
    fn draft(&mut self, kind: ChangeKind, old: Option<Id>, new: Option<Id>, edits: Vec<Edit>) {
        self.drafts.push(Draft {
            kind,
            old,
            new,
            edits,
            others: Vec::new(),
        });
    }

    /// Tells what changed between two nodes that are one.
    fn pair(&mut self, old: Id, new: Id) {
        let (before, after) = (self.old.node(old), self.new.node(new));
        match (&before.content, &after.content) {
            (Content::Leaf(ours), Content::Leaf(theirs)) => {
                if !self.old.is_same(old, self.new, new) {
                    let kind = self.kind_of(old, ours, new, theirs);
                    let edit = self.set(old, new);
                    self.draft(kind, Some(old), Some(new), vec![edit]);
                }
            }
            (Content::Group(_), Content::Group(_)) => {
                let turned = self.turned(old, new);
                if let Some([matin, apres_midi]) = turned {
                    self.turn(matin, apres_midi);
                }
                let is_half = |key: &str| key == "matin" || key == "apres_midi";
                let keys = before.field.keys.iter().map(|(key, _)| key);
                for key in keys.filter(|key| turned.is_none() || !is_half(key)) {
                    match (self.old.child(old, key), self.new.child(new, key)) {
                        (Some(ours), Some(theirs)) => self.pair(ours, theirs),
                        (Some(ours), None) if !self.old.node(ours).is_off() => self.leave(ours),
                        (None, Some(theirs)) if !self.new.node(theirs).is_off() => {
                            self.arrive(theirs);
                        }
                        (Some(_), None) | (None, Some(_) | None) => {}
                    }
                }
            }
            (Content::List(ours), Content::List(theirs)) => {
                let (ours, theirs) = (ours.clone(), theirs.clone());
                self.items(&ours, &theirs);
            }
            (Content::Leaf(_) | Content::Group(_) | Content::List(_), _) => {
                let is_one = revision::prints_alike(self.old, old, self.new, new);
                if !is_one {
                    let edit = self.set(old, new);
                    self.draft(ChangeKind::Changed, Some(old), Some(new), vec![edit]);
                }
            }
        }
    }

    /// The halves of a day that took each other's place: each with what it became.
    fn turned(&self, old: Id, new: Id) -> Option<[(Id, Id); 2]> {
        let half = |key: &str, became: &str| {
            let half = self.old.child(old, key)?;
            let found = self.new.child(new, became)?;
            (self.pairing.to_new[half] == Some(found)).then_some((half, found))
        };
        Some([half("matin", "apres_midi")?, half("apres_midi", "matin")?])
    }

    /// Tells of a morning and an afternoon that took each other's place.
    fn turn(&mut self, matin: (Id, Id), apres_midi: (Id, Id)) {
        for (old, new) in [matin, apres_midi] {
            let edit = self.moving(old, new);
            self.draft(ChangeKind::Moved, Some(old), Some(new), vec![edit]);
            self.pair(old, new);
        }
        self.exchange(matin, apres_midi);
    }

    fn moving(&self, old: Id, new: Id) -> Edit {
        Edit::Move {
            old: self.old.pointer(old),
            new: self.new.pointer(new),
        }
    }

    fn set(&self, old: Id, new: Id) -> Edit {
        Edit::Set {
            old: self.old.pointer(old),
            value: self.new.value(new, &|_| false),
        }
    }

    fn items(&mut self, ours: &[Id], theirs: &[Id]) {
        let kept = self.pairing.kept(ours, theirs);
        let end = (ours.len(), theirs.len());
        let (mut i, mut j) = (0, 0);
        for (next_i, next_j) in kept.into_iter().chain([end]) {
            for &item in &ours[i..next_i] {
                if self.pairing.to_new[item].is_none() {
                    self.leave(item);
                }
            }
            for &item in &theirs[j..next_j] {
                self.settle(item);
            }
            if let (Some(&old), Some(&new)) = (ours.get(next_i), theirs.get(next_j)) {
                if next_i != next_j && self.old.node(old).field.is_step {
                    self.renumbered.push((old, new));
                }
                self.pair(old, new);
            }
            (i, j) = (next_i + 1, next_j + 1);
        }
    }

    /// Tells of an item that was not there, or was elsewhere.
    fn settle(&mut self, new: Id) {
        match self.pairing.to_old[new] {
            None => self.arrive(new),
            Some(old) => {
                let edit = self.moving(old, new);
                self.draft(ChangeKind::Moved, Some(old), Some(new), vec![edit]);
                self.pair(old, new);
            }
        }
    }

    /// Tells of what was not there, less what came from elsewhere.
    fn arrive(&mut self, new: Id) {
        let revision = self.pairing.new;
        let moved = inside(revision, new, &self.pairing.to_old);
        if let (Content::List(items), false) = (&revision.node(new).content, moved.is_empty()) {
            items.iter().for_each(|item| self.settle(*item));
            return;
        }
        let edit = Edit::Add {
            new: revision.pointer(new),
            value: revision.value(new, &|id| self.pairing.to_old[id].is_some()),
        };
        self.draft(ChangeKind::Added, None, Some(new), vec![edit]);
        moved.into_iter().for_each(|item| self.settle(item));
    }

    /// Tells of what is not there any more, less what went elsewhere.
    fn leave(&mut self, old: Id) {
        let revision = self.pairing.old;
        let moved = inside(revision, old, &self.pairing.to_new);
        if let (Content::List(items), false) = (&revision.node(old).content, moved.is_empty()) {
            for &item in items {
                if self.pairing.to_new[item].is_none() {
                    self.leave(item);
                }
            }
            return;
        }
        let edit = Edit::Remove {
            old: revision.pointer(old),
        };
        self.draft(ChangeKind::Removed, Some(old), None, vec![edit]);
    }

    fn kind_of(&self, old: Id, ours: &Leaf, new: Id, theirs: &Leaf) -> ChangeKind {
        let same_words = self.old.node(old).hash == self.new.node(new).hash;
        match theirs.nature {
            Nature::Value => ChangeKind::Changed,
            Nature::Name | Nature::Line | Nature::Prose if same_words => ChangeKind::Retypeset,
            Nature::Name => ChangeKind::Changed,
            Nature::Line | Nature::Prose => {
                if self.follows_its_rank(old, &ours.shown, new, &theirs.shown) {
                    ChangeKind::Renumbered
                } else {
                    ChangeKind::Reworded
                }
            }
        }
    }

    /// Whether all that differs between two titles is the rank that they give.
    fn follows_its_rank(&self, old: Id, before: &str, new: Id, after: &str) -> bool {
        let rank = |revision: &Revision, title: Id| {
            let item = revision.node(title).parent?;
            let is_title = matches!(revision.node(title).step, Step::Key("titre" | "resume"));
            revision.node(item).rank().filter(|_| is_title)
        };
        let (Some(was), Some(is)) = (rank(self.old, old), rank(self.new, new)) else {
            return false;
        };
        let (ours, theirs) = (words::numbers(before), words::numbers(after));
        was != is
            && words::letters(before) == words::letters(after)
            && ours.len() == theirs.len()
            && ours.iter().zip(&theirs).all(|(one, other)| {
                one == other || (*one == was.to_string() && *other == is.to_string())
            })
    }

    /// Tells once of two items that exchanged places. Where their dates did too, these stay, and the rest is exchanged.
    fn exchanges(&mut self) {
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
    fn exchange(&mut self, one: (Id, Id), other: (Id, Id)) {
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
        let rank = |revision: &Revision, list: Id, taken: &[Option<Id>], item: Id| {
            let items = revision.children(list).iter();
            let mut both = items.filter(|item| taken[**item].is_some());
            both.position(|it| *it == item)
        };
        let was = rank(self.old, from, &self.pairing.to_new, old)?;
        let is = rank(self.new, to, &self.pairing.to_old, new)?;
        let nth = |revision: &Revision, list: Id, taken: &[Option<Id>], rank: usize| {
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
    fn partings(&mut self, backwards: bool) {
        let [whole, parts] = if backwards {
            [self.pairing.new, self.pairing.old]
        } else {
            [self.pairing.old, self.pairing.new]
        };
        let [to_part, to_whole] = if backwards {
            [&self.pairing.to_old, &self.pairing.to_new]
        } else {
            [&self.pairing.to_new, &self.pairing.to_old]
        };
        let (arrival, kind) = if backwards {
            (ChangeKind::Removed, ChangeKind::Merged)
        } else {
            (ChangeKind::Added, ChangeKind::Split)
        };
        let part_of = |draft: &Draft| if backwards { draft.old } else { draft.new };
        let whole_of = |draft: &Draft| if backwards { draft.new } else { draft.old };
        let arrivals: Vec<Id> = self
            .drafts
            .iter()
            .filter(|draft| draft.kind == arrival)
            .filter_map(part_of)
            .filter(|part| parts.node(*part).rank().is_some())
            .collect();
        for part in arrivals {
            let Some(list) = parts.node(part).parent else {
                continue;
            };
            let siblings = parts.children(list);
            let at = siblings
                .iter()
                .position(|it| *it == part)
                .unwrap_or_default();
            // What it may be a part of: that of the nearest neighbours on each side, other parts passed over.
            let told: Vec<Id> = self
                .drafts
                .iter()
                .filter(|draft| draft.kind == kind)
                .flat_map(|draft| draft.others.iter().filter_map(part_of).collect::<Vec<_>>())
                .collect();
            let known = |it: &&Id| !told.contains(it);
            let before = siblings[..at].iter().rev().find(known);
            let after = siblings[at + 1..].iter().find(known);
            let mut candidates = [before, after].into_iter().flatten();
            let found = candidates.find_map(|&first| {
                let origin = to_whole[first]?;
                self.is_part(whole, parts, to_whole, origin, first, part)
                    .then_some((origin, first))
            });
            let Some((origin, first)) = found else {
                continue;
            };
            debug_assert_eq!(to_part[origin], Some(first));
            let within: BTreeSet<Id> = parts.within(part).into_iter().collect();
            let own = parts.child(first, "duree");
            let is_text = parts.leaf(first).is_some();
            // The name or the date of the whole may have gone with the smaller part: what the larger has of its own is then
            // part of the same change.
            let is_named_by = |part: Id| {
                let keys = whole.children(origin).iter();
                let mut keys = keys.filter(|key| whole.leaf(**key).is_some());
                keys.any(|key| {
                    let key = whole.node(*key);
                    let same = parts.child(part, &key.field.key);
                    same.is_some_and(|same| parts.node(same).hash == key.hash)
                })
            };
            let went = is_named_by(part) && !is_named_by(first);
            let is_own = |revision: &Revision, node: Option<Id>, holder: Id| {
                node.is_some_and(|node| {
                    revision.node(node).parent == Some(holder) && revision.leaf(node).is_some()
                })
            };
            let mut taken = self.take(|draft| {
                let names_it =
                    is_own(parts, part_of(draft), first) || is_own(whole, whole_of(draft), origin);
                if went && names_it {
                    return true;
                }
                let Some(node) = part_of(draft) else {
                    return false;
                };
                match draft.kind {
                    ChangeKind::Added | ChangeKind::Removed => {
                        draft.kind == arrival && node == part
                    }
                    ChangeKind::Moved => within.contains(&node),
                    // What is left of the whole is shorter.
                    ChangeKind::Changed => Some(node) == own,
                    ChangeKind::Reworded => is_text && node == first,
                    ChangeKind::Retypeset
                    | ChangeKind::Swapped
                    | ChangeKind::Split
                    | ChangeKind::Merged
                    | ChangeKind::Renumbered => false,
                }
            });
            let mut edits: Vec<Edit> = taken.iter().flat_map(|draft| draft.edits.clone()).collect();
            let at = taken
                .iter()
                .position(|draft| draft.kind == arrival && part_of(draft) == Some(part))
                .unwrap_or_default();
            let own = taken.swap_remove(at);
            let known = self
                .drafts
                .iter_mut()
                .find(|draft| draft.kind == kind && whole_of(draft) == Some(origin));
            if let Some(draft) = known {
                draft.edits.append(&mut edits);
                draft.others.push(own);
            } else {
                let lowest = siblings.iter().find(|it| **it == first || **it == part);
                let lowest = lowest.copied().unwrap_or(first);
                let (old, new) = if backwards {
                    (lowest, origin)
                } else {
                    (origin, lowest)
                };
                self.drafts.push(Draft {
                    kind,
                    old: Some(old),
                    new: Some(new),
                    edits,
                    others: vec![own],
                });
            }
        }
        self.sort();
    }

    /// Whether a node that has no other of its own is part of what became `first`, its neighbour.
    fn is_part(
        &self,
        whole: &Revision,
        parts: &Revision,
        to_whole: &[Option<Id>],
        origin: Id,
        first: Id,
        part: Id,
    ) -> bool {
        if let (Some(all), Some(one), Some(two)) =
            (whole.leaf(origin), parts.leaf(first), parts.leaf(part))
        {
            return words::shares(&all.shown, [&one.shown, &two.shown]);
        }
        if !parts.node(part).field.is_step {
            return false;
        }
        // Most of what it says was inside the whole.
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
        if size > 0 && size * 2 >= parts.node(part).size {
            return true;
        }
        // Or it has its name, and what is left of its length.
        let minutes = |revision: &Revision, step: Id| {
            let length = revision.child(step, "duree")?;
            let length: crate::value::Duration =
                revision.leaf(length)?.raw.as_str()?.parse().ok()?;
            length.minutes(None)
        };
        let title = |revision: &Revision, step: Id| {
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
        shared && named
    }

    /// Takes drafts out.
    fn take(&mut self, is_such: impl Fn(&Draft) -> bool) -> Vec<Draft> {
        let drafts = std::mem::take(&mut self.drafts);
        let (taken, left) = drafts.into_iter().partition(|draft| is_such(draft));
        self.drafts = left;
        taken
    }

    /// Puts the drafts back in the order of the sheet: that of the new revision, what is gone where it was.
    fn sort(&mut self) {
        let place = |draft: &Draft| match (draft.old, draft.new) {
            (_, Some(new)) => (new, 1),
            (Some(old), None) => (self.nearest(old), 0),
            (None, None) => (0, 0),
        };
        let mut drafts: Vec<_> = self
            .drafts
            .iter()
            .map(|draft| (place(draft), draft.clone()))
            .collect();
        drafts.sort_by_key(|(place, _)| *place);
        self.drafts = drafts.into_iter().map(|(_, draft)| draft).collect();
    }

    /// Where in the new revision what is gone was: at what follows it, or what holds it.
    fn nearest(&self, old: Id) -> Id {
        let Some(parent) = self.old.node(old).parent else {
            return 0;
        };
        let siblings = self.old.children(parent);
        let mut after = siblings.iter().skip_while(|it| **it != old);
        let next = after.find_map(|it| self.pairing.to_new[*it]);
        match (next, self.pairing.to_new[parent]) {
            (Some(next), _) => next,
            (None, Some(parent)) => {
                let last = self.new.within(parent).last().copied();
                last.unwrap_or(parent)
            }
            (None, None) => self.nearest(parent),
        }
    }

    fn renumbered(&self) -> Vec<[Spot; 2]> {
        let pairs = self.renumbered.iter();
        pairs
            .map(|(old, new)| [spot(self.old, *old, false), spot(self.new, *new, false)])
            .collect()
    }

    fn finish(&self, draft: &Draft, overrides: &[Override]) -> Change {
        let node = match (draft.old, draft.new) {
            (_, Some(new)) => self.new.node(new),
            (Some(old), None) => self.old.node(old),
            (None, None) => self.new.node(0),
        };
        let field = node.field;
        let (level, why) = self.level(draft, field, overrides);
        let whole = matches!(draft.kind, ChangeKind::Added | ChangeKind::Removed);
        let old = draft.old.map(|old| spot(self.old, old, whole));
        let new = draft.new.map(|new| spot(self.new, new, whole));
        let to_new = &self.pairing.to_new;
        let to_old = &self.pairing.to_old;
        let is_moved_out = |id: Id| to_new[id].is_some() && draft.kind == ChangeKind::Removed;
        let is_moved_in = |id: Id| to_old[id].is_some() && draft.kind == ChangeKind::Added;
        let mut before: Vec<Said> = draft
            .old
            .map(|old| said(self.old, old, &is_moved_out))
            .unwrap_or_default();
        let mut after: Vec<Said> = draft
            .new
            .map(|new| said(self.new, new, &is_moved_in))
            .unwrap_or_default();
        if matches!(
            draft.kind,
            ChangeKind::Split | ChangeKind::Merged | ChangeKind::Swapped
        ) {
            let named = |revision: &Revision, id: Option<Id>| -> Vec<Said> {
                id.map(|id| gist(revision, id)).into_iter().collect()
            };
            before = named(self.old, draft.old);
            after = named(self.new, draft.new);
            for other in &draft.others {
                before.extend(named(self.old, other.old));
                after.extend(named(self.new, other.new));
            }
            // The part that kept what the whole was, when it is not the first.
            if let (ChangeKind::Split, Some(old)) = (draft.kind, draft.old) {
                let kept = to_new[old].filter(|kept| draft.new != Some(*kept));
                after.extend(named(self.new, kept));
            }
            if let (ChangeKind::Merged, Some(new)) = (draft.kind, draft.new) {
                let kept = to_old[new].filter(|kept| draft.old != Some(*kept));
                before.extend(named(self.old, kept));
            }
            for parts in [&mut before, &mut after] {
                let mut seen = BTreeSet::new();
                parts.retain(|said| seen.insert(said.label.clone()));
            }
        }
        if let ([one], [other]) = (&mut before[..], &mut after[..])
            && one.text == other.text
            && let (Some(old), Some(new)) = (draft.old, draft.new)
            && let (Some(ours), Some(theirs)) = (self.old.leaf(old), self.new.leaf(new))
        {
            // The same words: what differs is in how they are written.
            one.text = revision::raw_text(&ours.raw).trim_end().to_owned();
            other.text = revision::raw_text(&theirs.raw).trim_end().to_owned();
        }
        Change {
            kind: draft.kind,
            level,
            why,
            field,
            old,
            new,
            before,
            after,
            edits: draft.edits.clone(),
        }
    }

    /// What a change weighs, and why.
    fn level(&self, draft: &Draft, field: &Field, overrides: &[Override]) -> (Level, Why) {
        let (level, why) = self.own_level(draft, field);
        let is_free = matches!(level, Level::Typographique | Level::Deplacement);
        // The nearest group that the project speaks of.
        let mut spoken: Vec<&Override> = overrides
            .iter()
            .filter(|it| it.holds_for(&field.name))
            .collect();
        spoken.sort_by_key(|it| it.champ.0.len());
        match spoken.last() {
            Some(own) if !is_free => (own.niveau, Why::Project(own.motif.line())),
            Some(_) | None => (level, why),
        }
    }

    fn own_level(&self, draft: &Draft, field: &Field) -> (Level, Why) {
        match draft.kind {
            ChangeKind::Retypeset => (Level::Typographique, Why::Typography),
            ChangeKind::Moved | ChangeKind::Swapped | ChangeKind::Renumbered => {
                (Level::Deplacement, Why::Order)
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
                    () if of_days => (Level::Substantiel, Why::Days),
                    () if is_text => (Level::Redactionnel, Why::Wording),
                    () => (Level::Deplacement, Why::Order),
                }
            }
            ChangeKind::Removed => match field.stake {
                Stake::Agreed | Stake::Substance if self.brings_days(draft) => {
                    (Level::Substantiel, Why::Days)
                }
                Stake::Agreed | Stake::Substance => (Level::Substantiel, Why::Withdrawn),
                Stake::Wording => (Level::Redactionnel, Why::Unagreed),
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
                    () if self.brings_days(draft) => (Level::Substantiel, Why::Days),
                    () if self.brings_hours(draft) => (Level::Substantiel, Why::Hours),
                    () if list_was_there => (Level::Substantiel, Why::Binding),
                    () => (Level::Complement, Why::Addition),
                }
            }
            ChangeKind::Changed | ChangeKind::Reworded => self.level_of_change(draft, field),
        }
    }

    fn level_of_change(&self, draft: &Draft, field: &Field) -> (Level, Why) {
        let leaves = draft
            .old
            .zip(draft.new)
            .and_then(|(old, new)| self.old.leaf(old).zip(self.new.leaf(new)));
        if let Some((old, new)) = leaves {
            match (&old.when, &new.when) {
                (Some(When::ToSchedule), Some(_)) => return (Level::Complement, Why::Dated),
                (Some(old), Some(new)) if precises(old, new) => {
                    return (Level::Complement, Why::Precised);
                }
                (_, _) => {}
            }
            if is_pending(&old.shown) && !is_pending(&new.shown) {
                return (Level::Complement, Why::Dated);
            }
        }
        match (field.stake, leaves) {
            (Stake::Wording, _) => (Level::Redactionnel, Why::Unagreed),
            (Stake::Substance, Some((old, new))) => {
                match words::distance(&old.shown, &new.shown) {
                    Distance::Substance => (Level::Substantiel, Why::Substance),
                    // The same words, and another link.
                    Distance::Wording | Distance::Typography => (Level::Redactionnel, Why::Wording),
                }
            }
            (Stake::Substance, None) => {
                let all = |revision: &Revision, id: Option<Id>| -> String {
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
                    Distance::Substance => (Level::Substantiel, Why::Substance),
                    Distance::Wording | Distance::Typography => (Level::Redactionnel, Why::Wording),
                }
            }
            (Stake::Agreed, _) => (Level::Substantiel, Why::Agreed),
        }
    }

    /// Whether what came or went has days of its own, and the number of days is another for it.
    fn brings_days(&self, draft: &Draft) -> bool {
        let is_day = |revision: &Revision, id: Id| {
            let node = revision.node(id);
            node.rank().is_some() && node.field.name == "deroule.journees"
        };
        let days = |revision: &Revision| {
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

    fn brings(&self, draft: &Draft, is_such: &dyn Fn(&Revision, Id) -> bool) -> bool {
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

/// The outermost nodes inside one that are paired.
fn inside(revision: &Revision, id: Id, taken: &[Option<Id>]) -> Vec<Id> {
    let mut found = Vec::new();
    for &child in revision.children(id) {
        if taken[child].is_some() {
            found.push(child);
        } else {
            found.extend(inside(revision, child, taken));
        }
    }
    found
}

fn spot(revision: &Revision, id: Id, whole: bool) -> Spot {
    let node = revision.node(id);
    let is_leaf = matches!(node.content, Content::Leaf(_));
    // A key that came or went is told at the key; an item, where it starts.
    let at_key = node.rank().is_some() && !is_leaf || whole && node.rank().is_none();
    Spot {
        pointer: revision.pointer(id),
        place: if at_key {
            node.key.clone()
        } else {
            node.place.clone()
        },
        label: label(revision, id, 0),
    }
}

/// What a person calls a node, from below another.
fn label(revision: &Revision, id: Id, from: Id) -> Vec<String> {
    let mut label = Vec::new();
    let mut at = id;
    while at != from {
        let node = revision.node(at);
        let Some(parent) = node.parent else { break };
        match (node.rank(), &node.content) {
            (Some(rank), _) => label.push(format!("{}\u{a0}{rank}", node.field.title)),
            // A list is known by its items.
            (None, Content::List(_)) if at != id => {}
            (None, _) => label.push(node.field.title.clone()),
        }
        at = parent;
    }
    label.reverse();
    label
}

/// Each value inside a node, less what went elsewhere.
fn said(revision: &Revision, id: Id, leaves_out: &dyn Fn(Id) -> bool) -> Vec<Said> {
    let mut all = Vec::new();
    say(revision, id, id, leaves_out, &mut all);
    all
}

fn say(
    revision: &Revision,
    root: Id,
    id: Id,
    leaves_out: &dyn Fn(Id) -> bool,
    all: &mut Vec<Said>,
) {
    if let Some(leaf) = revision.leaf(id) {
        all.push(Said {
            label: label(revision, id, root),
            text: leaf.shown.clone(),
        });
    }
    for &child in revision.children(id) {
        if !leaves_out(child) {
            say(revision, root, child, leaves_out, all);
        }
    }
}

/// What a node is known by: its own words, or the first that it has.
fn gist(revision: &Revision, id: Id) -> Said {
    let first = said(revision, id, &|_| false).into_iter().next();
    Said {
        label: label(revision, id, 0),
        text: first.map(|said| said.text).unwrap_or_default(),
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
    let folded = crate::value::fold(text).replace('-', " ");
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
