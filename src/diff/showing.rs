//! Drafts → changes as reports have them: where, what there was, what there is.

use std::collections::BTreeSet;

use super::revision::{self, Content, Id, RevisionTree};
use super::telling::{Draft, Telling};
use super::{Change, Said, Spot};
use crate::diagnostic::change::ChangeKind;
use crate::model::impact::Override;

impl Telling<'_> {
    /// The steps that have another rank for what happened around them.
    pub fn steps_renumbered(&self) -> Vec<[Spot; 2]> {
        let pairs = self.renumbered.iter();
        pairs
            .map(|(old, new)| [spot(self.old, *old, false), spot(self.new, *new, false)])
            .collect()
    }

    /// A draft as reports have it.
    pub fn finish(&self, draft: &Draft, overrides: &[Override]) -> Change {
        let node = match (draft.old, draft.new) {
            (_, Some(new)) => self.new.node(new),
            (Some(old), None) => self.old.node(old),
            (None, None) => self.new.node(0),
        };
        let field = node.field;
        let (impact, reason) = self.level(draft, field, overrides);
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
            let named = |revision: &RevisionTree, id: Option<Id>| -> Vec<Said> {
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
            impact,
            reason,
            field,
            old,
            new,
            before,
            after,
            edits: draft.edits.clone(),
        }
    }
}

fn spot(revision: &RevisionTree, id: Id, whole: bool) -> Spot {
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
fn label(revision: &RevisionTree, id: Id, from: Id) -> Vec<String> {
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
pub fn said(revision: &RevisionTree, id: Id, leaves_out: &dyn Fn(Id) -> bool) -> Vec<Said> {
    let mut all = Vec::new();
    say(revision, id, id, leaves_out, &mut all);
    all
}

fn say(
    revision: &RevisionTree,
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
fn gist(revision: &RevisionTree, id: Id) -> Said {
    let first = said(revision, id, &|_| false).into_iter().next();
    Said {
        label: label(revision, id, 0),
        text: first.map(|said| said.text).unwrap_or_default(),
    }
}
