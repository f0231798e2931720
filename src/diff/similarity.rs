//! How alike two items of a programme are, by their words, their names and their dates.

use std::collections::HashMap;
use std::rc::Rc;

use super::revision::{LeafKind, NodeId, RevisionTree};
use super::words;
use crate::value::When;

/// The keys that may name a group, the first that it has.
const NAME_KEYS: [&str; 6] = ["titre", "nom", "libelle", "partie", "resume", "texte"];

/// The words of both revisions, by number: the words of a node are read once.
#[derive(Debug, Default)]
pub struct WordIndex {
    numbers: HashMap<String, u32>,
    nodes: [HashMap<NodeId, Rc<[u32]>>; 2],
}

/// The features by which an item is recognised.
pub struct ItemProfile {
    /// Sorted.
    pub words: Rc<[u32]>,
    is_text: bool,
    /// The key of its name, and the words of it.
    name: Option<(&'static str, Rc<[u32]>)>,
    date: Option<When>,
}

impl WordIndex {
    /// The words of a node of the old revision (`side` 0) or the new one (1), sorted.
    pub fn node_words(&mut self, side: usize, revision: &RevisionTree, id: NodeId) -> Rc<[u32]> {
        if let Some(words) = self.nodes[side].get(&id) {
            return Rc::clone(words);
        }
        let mut words = Vec::new();
        if let Some(leaf) = revision.leaf(id) {
            let roots = match leaf.kind {
                LeafKind::Value => vec![leaf.text.clone()],
                LeafKind::Name | LeafKind::Line | LeafKind::Prose => words::stems(&leaf.text),
            };
            for root in roots {
                let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
                words.push(*self.numbers.entry(root).or_insert(next));
            }
        }
        for &child in revision.children(id) {
            words.extend_from_slice(&self.node_words(side, revision, child));
        }
        words.sort_unstable();
        let words: Rc<[u32]> = words.into();
        self.nodes[side].insert(id, Rc::clone(&words));
        words
    }

    pub fn profile_of(&mut self, side: usize, revision: &RevisionTree, id: NodeId) -> ItemProfile {
        let mut named = NAME_KEYS.iter().filter_map(|key| revision.child(id, key));
        let name = named.find(|child| revision.leaf(*child).is_some());
        let date = revision.child(id, "date").or(revision.child(id, "dates"));
        ItemProfile {
            words: self.node_words(side, revision, id),
            is_text: revision.leaf(id).is_some(),
            name: name.map(|name| {
                let key = revision.node(name).field.key;
                (key, self.node_words(side, revision, name))
            }),
            date: date.and_then(|date| revision.leaf(date)?.when.clone()),
        }
    }
}

impl ItemProfile {
    /// The most that two texts of these lengths can be alike; groups may have the same name and date.
    pub fn similarity_bound(&self, other: &Self) -> f64 {
        if !self.is_text || !other.is_text {
            return 1.0;
        }
        self.words_similarity(other, self.words.len().min(other.words.len()))
    }

    /// How alike two items are, from 0 to 1.
    pub fn similarity(&self, other: &Self) -> f64 {
        self.similarity_of_words(other, words::sorted_similarity(&self.words, &other.words))
    }

    /// The same, of items that have so many words in common; less than `enough` where it cannot be that.
    pub fn similarity_sharing(&self, other: &Self, shared: usize, enough: f64) -> f64 {
        let words = self.words_similarity(other, shared);
        // The words are three parts of the six and a half that a name and a date make with them.
        if (self.is_text && other.is_text) || (3.0 * words + 3.5) / 6.5 < enough {
            return words;
        }
        self.similarity_of_words(other, words)
    }

    /// How alike the words of two items are that have so many in common.
    fn words_similarity(&self, other: &Self, shared: usize) -> f64 {
        let part = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        2.0 * part(shared) / part((self.words.len() + other.words.len()).max(1))
    }

    fn similarity_of_words(&self, other: &Self, words: f64) -> f64 {
        let (mut total, mut weight) = (3.0 * words, 3.0);
        if let (Some((key, ours)), Some((same, theirs))) = (&self.name, &other.name)
            && key == same
        {
            total += 2.0 * words::sorted_similarity(ours, theirs);
            weight += 2.0;
        }
        // A set date distinguishes a day from the others; a date to schedule hardly does.
        let date = match (&self.date, &other.date) {
            (None, None) => None,
            (Some(When::ToSchedule), Some(When::ToSchedule)) => Some((0.5, 1.0)),
            (Some(When::ToSchedule), _) | (_, Some(When::ToSchedule)) | (None, _) | (_, None) => {
                Some((0.2, 0.0))
            }
            (Some(ours), Some(theirs)) => Some((1.5, if ours == theirs { 1.0 } else { 0.0 })),
        };
        if let Some((date_weight, date_similarity)) = date {
            total += date_weight * date_similarity;
            weight += date_weight;
        }
        total / weight
    }
}
