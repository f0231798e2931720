//! Two sequences aligned in order. Equal items are aligned by the `similar` crate; alike ones by the heaviest chain of the
//! pairs that they may form, so that memory grows with those pairs and not with the product of the lengths.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::hash::Hash;
use std::ops::Range;

use similar::DiffTag;

use crate::sequence::diff_sequences;

/// The weight of a pair: numbers that are added one by one and compared in order.
pub type PairWeight = [u64; 3];

/// Two items, by index, that may be aligned.
#[derive(Debug, Clone, Copy)]
pub struct Candidate {
    pub old: usize,
    pub new: usize,
    pub weight: PairWeight,
}

/// An item of two aligned sequences, by index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AlignedItem {
    Deleted(usize),
    Inserted(usize),
    Paired(usize, usize),
}

/// A stretch of two aligned sequences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlignedWords {
    pub is_same: bool,
    pub old: Range<usize>,
    pub new: Range<usize>,
}

/// The pairs of equal items, as many as there can be.
#[must_use]
pub fn align_equal<T: Hash + Eq>(old: &[T], new: &[T]) -> Vec<(usize, usize)> {
    let operations = diff_sequences(old, new);
    let equal = operations.iter().filter(|it| it.tag() == DiffTag::Equal);
    equal
        .flat_map(|it| it.old_range().zip(it.new_range()))
        .collect()
}

/// Two sequences of words as stretches that are the same or changed. A space alone between two changed words, as `is_space` tells
/// it in the new sequence, is changed too.
pub fn align_words<T: Hash + Eq>(
    old: &[T],
    new: &[T],
    is_space: impl Fn(usize) -> bool,
) -> Vec<AlignedWords> {
    let operations = diff_sequences(old, new);
    let last = operations.len().saturating_sub(1);
    let mut stretches: Vec<AlignedWords> = Vec::new();
    for (index, operation) in operations.iter().enumerate() {
        let (old, new) = (operation.old_range(), operation.new_range());
        let is_inside = index > 0 && index < last;
        let is_single_space = is_inside && new.len() == 1 && is_space(new.start);
        let is_same = operation.tag() == DiffTag::Equal && !is_single_space;
        match stretches.last_mut() {
            Some(before) if !is_same && !before.is_same => {
                before.old.end = old.end;
                before.new.end = new.end;
            }
            Some(_) | None => stretches.push(AlignedWords { is_same, old, new }),
        }
    }
    stretches
}

/// The chain of candidates in order on both sides with the greatest total weight; of equal chains, the first on the new side.
#[must_use]
pub fn align_heaviest(mut candidates: Vec<Candidate>) -> Vec<(usize, usize)> {
    // From the last: the candidates seen so far stand after this one on the old side.
    candidates.sort_by_key(|it| (Reverse(it.old), it.new));
    // The weight of the heaviest chain that each candidate opens, and the next candidate in it.
    let mut chains: Vec<(PairWeight, Option<usize>)> = Vec::new();
    // By its place on the new side, each candidate whose chain outweighs the chains further on.
    let mut openings: BTreeMap<usize, usize> = BTreeMap::new();
    for (index, candidate) in candidates.iter().enumerate() {
        let next = openings.range(candidate.new + 1..).next();
        let next = next.map(|(_, opening)| *opening);
        let mut weight = candidate.weight;
        if let Some(next) = next {
            std::iter::zip(&mut weight, chains[next].0).for_each(|(sum, more)| *sum += more);
        }
        chains.push((weight, next));
        let mut further = openings.range(candidate.new..);
        if further
            .next()
            .is_some_and(|(_, other)| chains[*other].0 > weight)
        {
            continue;
        }
        while let Some((&place, &other)) = openings.range(..=candidate.new).next_back()
            && chains[other].0 < weight
        {
            openings.remove(&place);
        }
        openings.insert(candidate.new, index);
    }
    let first = openings.first_key_value().map(|(_, opening)| *opening);
    let chain = std::iter::successors(first, |at| chains[*at].1);
    chain
        .map(|at| (candidates[at].old, candidates[at].new))
        .collect()
}

/// The stretches of both sequences around pairs, before the first and after the last included.
pub fn gaps(
    pairs: &[(usize, usize)],
    old: usize,
    new: usize,
) -> impl Iterator<Item = [Range<usize>; 2]> {
    let mut start = (0, 0);
    let ends = pairs.iter().copied().chain([(old, new)]);
    ends.map(move |(i, j)| {
        let gap = [start.0..i, start.1..j];
        start = (i + 1, j + 1);
        gap
    })
}

/// All the items of two sequences of these lengths, in order, as their pairs align them.
#[must_use]
pub fn merge_pairs(pairs: &[(usize, usize)], old: usize, new: usize) -> Vec<AlignedItem> {
    let mut items = Vec::new();
    let paired = pairs.iter().map(|(i, j)| AlignedItem::Paired(*i, *j));
    let mut paired = paired.fuse();
    for [deleted, inserted] in gaps(pairs, old, new) {
        items.extend(deleted.map(AlignedItem::Deleted));
        items.extend(inserted.map(AlignedItem::Inserted));
        items.extend(paired.next());
    }
    items
}
