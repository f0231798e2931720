//! Items of two lists that are equal, that are but for their dates and hours, or that have the same identity. The time grows with
//! their number, whatever repeats.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use super::Pairing;
use crate::diff::revision::{NodeId, RevisionTree};

/// The keys that identify the items of a list, those that are tried first before the others.
const IDENTITIES: [(&str, &[&[&str]]); 7] = [
    ("signatures", &[&["partie"]]),
    ("lignes", &[&["libelle"]]),
    ("indicateurs", &[&["libelle", "date"], &["libelle"]]),
    ("intervenants", &[&["nom"]]),
    ("contacts", &[&["nom"]]),
    ("certification", &[&["code"], &["intitule"]]),
    (
        "sessions",
        &[
            &["titre", "dates"],
            &["titre"],
            &["dates", "lieu"],
            &["dates"],
            &["lieu"],
        ],
    ),
];

/// Two items of two lists, by index.
type IndexPair = (usize, usize);

impl Pairing<'_> {
    /// Pairs the items that are equal, then those that are but for their dates and hours, in order: a plan that is pushed a week
    /// has the dates of the next day, and not its content.
    pub(super) fn pair_rescheduled(&mut self, ours: &[NodeId], theirs: &[NodeId]) {
        let [left, right] = self.group_unpaired([ours, theirs], |revision, item| {
            Some(revision.node(item).undated_hash)
        });
        let (mut fixed, mut shifted) = (Vec::new(), Vec::new());
        for (class, left) in left {
            let Some(right) = right.get(&class).filter(|it| it.len() == left.len()) else {
                continue;
            };
            match self.match_permuted([ours, theirs], [&left, right]) {
                Some(pairs) => fixed.extend(pairs),
                None => shifted.extend(left.into_iter().zip(right.iter().copied())),
            }
        }
        let shifted = keep_in_order(&fixed, shifted);
        self.pair_indexes(ours, theirs, fixed.into_iter().chain(shifted));
        self.pair_equal(ours, theirs);
        self.pair_rest_rescheduled(ours, theirs);
    }

    /// The pairs of equal items of one class, when all of them have one.
    fn match_permuted(
        &self,
        [ours, theirs]: [&[NodeId]; 2],
        [left, right]: [&[usize]; 2],
    ) -> Option<Vec<IndexPair>> {
        let hash_left = |index: usize| self.old.node(ours[index]).hash;
        let hash_right = |index: usize| self.new.node(theirs[index]).hash;
        let (mut left, mut right) = (left.to_vec(), right.to_vec());
        left.sort_by_key(|index| hash_left(*index));
        right.sort_by_key(|index| hash_right(*index));
        let pairs: Vec<IndexPair> = left.into_iter().zip(right).collect();
        let is_equal = |(i, j): &IndexPair| hash_left(*i) == hash_right(*j);
        pairs.iter().all(is_equal).then_some(pairs)
    }

    /// Of items that are more on one side than on the other, pairs in order those that no equal item took.
    fn pair_rest_rescheduled(&mut self, ours: &[NodeId], theirs: &[NodeId]) {
        let [left, right] = self.group_unpaired([ours, theirs], |revision, item| {
            let node = revision.node(item);
            (node.undated_hash != node.hash).then_some(node.undated_hash)
        });
        let mut shifted = Vec::new();
        for (class, left) in left {
            let right = right.get(&class).into_iter().flatten();
            shifted.extend(left.into_iter().zip(right.copied()));
        }
        if !shifted.is_empty() {
            let fixed = self.paired_indexes(ours, theirs);
            let shifted = keep_in_order(&fixed, shifted);
            self.pair_indexes(ours, theirs, shifted);
        }
    }

    /// Pairs the items that are equal. Of several equal ones, those between equal neighbours are paired first.
    pub(super) fn pair_equal(&mut self, ours: &[NodeId], theirs: &[NodeId]) {
        let is_free_pair = |pairing: &Self, (one, other): (&NodeId, &NodeId)| {
            let is_equal = pairing.old.node(*one).hash == pairing.new.node(*other).hash;
            is_equal && pairing.to_new[*one].is_none() && pairing.to_old[*other].is_none()
        };
        // Of what repeats, the last is the one that came or went.
        let starts = ours.iter().zip(theirs);
        let starts = starts.take_while(|pair| is_free_pair(self, *pair)).count();
        self.pair_indexes(ours, theirs, (0..starts).map(|index| (index, index)));
        let ends = ours.iter().rev().zip(theirs.iter().rev());
        let ends = ends.take_while(|pair| is_free_pair(self, *pair)).count();
        let last = (1..=ends).map(|end| (ours.len() - end, theirs.len() - end));
        self.pair_indexes(ours, theirs, last);
        for [counts_before, counts_after] in
            [[true, true], [true, false], [false, true], [false; 2]]
        {
            let around = |revision: &RevisionTree, items: &[NodeId], index: usize| -> EqualKey {
                let hash = |index: usize| Some(revision.node(*items.get(index)?).hash);
                let before = counts_before.then(|| index.checked_sub(1).and_then(hash));
                let after = counts_after.then(|| hash(index + 1));
                (revision.node(items[index]).hash, before, after)
            };
            let [left, right] = self
                .group_unpaired_by_index([ours, theirs], |revision, items, index| {
                    Some(around(revision, items, index))
                });
            let pairs = left.into_iter().flat_map(|(class, left)| {
                let right = right.get(&class).into_iter().flatten().copied();
                left.into_iter().zip(right).collect::<Vec<IndexPair>>()
            });
            self.pair_indexes(ours, theirs, pairs);
        }
    }

    /// Pairs the items with the same identity: the party of a signature, the name of a person, the dates of a session.
    pub(super) fn pair_identified(&mut self, ours: &[NodeId], theirs: &[NodeId]) {
        let list = ours.first().map(|item| self.old.node(*item).field.key);
        let identities = IDENTITIES.iter().find(|(key, _)| list == Some(*key));
        for keys in identities.into_iter().flat_map(|(_, keys)| *keys) {
            let [left, right] = self.group_unpaired([ours, theirs], |revision, item| {
                let mut hasher = FxHasher::default();
                for key in *keys {
                    let value = revision.child(item, key)?;
                    revision.node(value).hash.hash(&mut hasher);
                }
                Some(hasher.finish())
            });
            let pairs = left.into_iter().flat_map(|(identity, left)| {
                let right = right.get(&identity).filter(|it| it.len() == left.len());
                let right = right.into_iter().flatten().copied();
                left.into_iter().zip(right).collect::<Vec<IndexPair>>()
            });
            self.pair_indexes(ours, theirs, pairs);
        }
    }

    fn pair_indexes(
        &mut self,
        ours: &[NodeId],
        theirs: &[NodeId],
        pairs: impl IntoIterator<Item = IndexPair>,
    ) {
        let mut pairs: Vec<IndexPair> = pairs.into_iter().collect();
        pairs.sort_unstable();
        for (left, right) in pairs {
            self.pair(ours[left], theirs[right]);
        }
    }

    /// The pairs that the items of two lists have already.
    fn paired_indexes(&self, ours: &[NodeId], theirs: &[NodeId]) -> Vec<IndexPair> {
        let indexes = theirs.iter().enumerate().map(|(index, id)| (*id, index));
        let indexes: BTreeMap<NodeId, usize> = indexes.collect();
        let pairs = ours.iter().enumerate();
        pairs
            .filter_map(|(index, id)| Some((index, *indexes.get(&self.to_new[*id]?)?)))
            .collect()
    }

    /// The unpaired items of each side, by index, under a key that they share.
    fn group_unpaired(
        &self,
        lists: [&[NodeId]; 2],
        key: impl Fn(&RevisionTree, NodeId) -> Option<u64>,
    ) -> [BTreeMap<u64, Vec<usize>>; 2] {
        self.group_unpaired_by_index(lists, |revision, items, index| key(revision, items[index]))
    }

    fn group_unpaired_by_index<K: Ord>(
        &self,
        lists: [&[NodeId]; 2],
        key: impl Fn(&RevisionTree, &[NodeId], usize) -> Option<K>,
    ) -> [BTreeMap<K, Vec<usize>>; 2] {
        [0, 1].map(|side| {
            let (revision, pairs) = self.side(side);
            let mut groups: BTreeMap<K, Vec<usize>> = BTreeMap::new();
            for (index, item) in lists[side].iter().enumerate() {
                if pairs[*item].is_none()
                    && let Some(key) = key(revision, lists[side], index)
                {
                    groups.entry(key).or_default().push(index);
                }
            }
            groups
        })
    }
}

/// The hash of an item and those of its neighbours, where they count.
type EqualKey = (u64, Option<Option<u64>>, Option<Option<u64>>);

/// The pairs that are in the same order on both sides as all the others.
fn keep_in_order(fixed: &[IndexPair], mut pairs: Vec<IndexPair>) -> Vec<IndexPair> {
    let mut all = [fixed, &pairs[..]].concat();
    all.sort_unstable();
    // One more than the highest place before each pair, and the lowest place after it.
    let before = all.iter().scan(0, |highest, (_, there)| {
        let before = *highest;
        *highest = before.max(there + 1);
        Some(before)
    });
    let before: Vec<usize> = before.collect();
    let after = all.iter().rev().scan(usize::MAX, |lowest, (_, there)| {
        let after = *lowest;
        *lowest = after.min(*there);
        Some(after)
    });
    let mut after: Vec<usize> = after.collect();
    after.reverse();
    pairs.retain(|pair| {
        all.binary_search(pair)
            .is_ok_and(|at| before[at] <= pair.1 && pair.1 < after[at])
    });
    pairs
}
