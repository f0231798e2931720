//! Pairs of nodes → what changed, in drafts: each thing once, at the outermost node that tells it.

use super::pairing::Pairing;
use super::revision::{self, Content, Id, Leaf, Nature, RevisionTree, Step};
use super::{Edit, words};
use crate::diagnostic::change::ChangeKind;

/// A change on its way, by nodes.
#[derive(Debug, Clone)]
pub struct Draft {
    pub kind: ChangeKind,
    pub old: Option<Id>,
    pub new: Option<Id>,
    pub edits: Vec<Edit>,
    /// What it takes in that would have been changes of their own: two that were exchanged, parts of one.
    pub others: Vec<Draft>,
}

pub struct Telling<'a> {
    pub old: &'a RevisionTree,
    pub new: &'a RevisionTree,
    pub pairing: &'a Pairing<'a>,
    pub drafts: Vec<Draft>,
    /// Steps that stayed in their lists, and have another rank.
    pub renumbered: Vec<(Id, Id)>,
}

impl<'a> Telling<'a> {
    pub fn new(pairing: &'a Pairing<'a>) -> Self {
        Self {
            old: pairing.old,
            new: pairing.new,
            pairing,
            drafts: Vec::new(),
            renumbered: Vec::new(),
        }
    }

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
    pub fn pair(&mut self, old: Id, new: Id) {
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

    pub fn moving(&self, old: Id, new: Id) -> Edit {
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

    pub fn items(&mut self, ours: &[Id], theirs: &[Id]) {
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
    pub fn settle(&mut self, new: Id) {
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
        let rank = |revision: &RevisionTree, title: Id| {
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

    /// Takes drafts out.
    pub fn take(&mut self, is_such: impl Fn(&Draft) -> bool) -> Vec<Draft> {
        let drafts = std::mem::take(&mut self.drafts);
        let (taken, left) = drafts.into_iter().partition(|draft| is_such(draft));
        self.drafts = left;
        taken
    }

    /// Puts the drafts back in the order of the sheet: that of the new revision, what is gone where it was.
    pub fn sort(&mut self) {
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
}

/// The outermost nodes inside one that are paired.
pub fn inside(revision: &RevisionTree, id: Id, taken: &[Option<Id>]) -> Vec<Id> {
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
