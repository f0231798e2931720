//! Items of two lists that are alike. Equal items are compared once, and long lists by the words that they share, near the same
//! place: neither time nor memory grows with the product of their lengths.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::Pairing;
use crate::diff::revision::NodeId;
use crate::diff::similarity::ItemProfile;

/// Pairs of items up to which each one of a list is compared with each one of the other.
const MAX_EXHAUSTIVE_PAIRS: usize = 2_500;
/// Pairs of items compared in one go; beyond, only items at about the same place are.
const MAX_PAIRS: usize = 1_000_000;
/// The best candidates that are kept for an item of a long list; the others are looked for again if these are taken.
const MAX_CANDIDATES: usize = 8;

/// Unpaired items of a list that are equal.
struct ItemClass {
    profile: ItemProfile,
    /// Each with its index in the list.
    members: Vec<(usize, NodeId)>,
}

/// Two classes that are alike enough, the most alike first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct SimilarClasses {
    /// In thousandths, so that equal similarities are equal numbers.
    difference: u32,
    distance: usize,
    /// The sum of their places, which is the same the other way round.
    places: usize,
    left: usize,
    right: usize,
}

impl Pairing<'_> {
    /// Pairs the items that are alike enough, the most alike first.
    pub(super) fn pair_similar(&mut self, ours: &[NodeId], theirs: &[NodeId], enough: f64) {
        loop {
            let left = self.unpaired_classes(0, ours);
            let right = self.unpaired_classes(1, theirs);
            let is_exhaustive = left.len() * right.len() <= MAX_EXHAUSTIVE_PAIRS;
            let mut candidates = if is_exhaustive {
                compare_all(&left, &right, enough)
            } else {
                compare_by_words(&left, &right, enough)
            };
            candidates.sort_unstable();
            let mut has_paired = false;
            for candidate in candidates {
                has_paired |= self.pair_members(
                    &left[candidate.left].members,
                    &right[candidate.right].members,
                );
            }
            if is_exhaustive || !has_paired {
                return;
            }
        }
    }

    /// Pairs those items of two classes that are not yet, in order.
    fn pair_members(&mut self, left: &[(usize, NodeId)], right: &[(usize, NodeId)]) -> bool {
        let free = |members: &[(usize, NodeId)], pairs: &[Option<NodeId>]| -> Vec<NodeId> {
            let members = members.iter().map(|(_, item)| *item);
            members.filter(|item| pairs[*item].is_none()).collect()
        };
        let left = free(left, &self.to_new);
        let right = free(right, &self.to_old);
        let has_both = !left.is_empty() && !right.is_empty();
        for (one, other) in left.into_iter().zip(right) {
            self.pair(one, other);
        }
        has_both
    }

    fn unpaired_classes(&mut self, side: usize, items: &[NodeId]) -> Vec<ItemClass> {
        let (revision, pairs) = self.side(side);
        let mut by_hash: BTreeMap<u64, usize> = BTreeMap::new();
        let mut members: Vec<Vec<(usize, NodeId)>> = Vec::new();
        for (index, &item) in items.iter().enumerate() {
            if pairs[item].is_some() {
                continue;
            }
            let class = *by_hash
                .entry(revision.node(item).hash)
                .or_insert(members.len());
            if class == members.len() {
                members.push(Vec::new());
            }
            members[class].push((index, item));
        }
        let revision = [self.old, self.new][side];
        let classes = members.into_iter().map(|members| ItemClass {
            profile: self.words.profile_of(side, revision, members[0].1),
            members,
        });
        classes.collect()
    }
}

impl SimilarClasses {
    /// Two classes of this similarity, if it is enough.
    fn new(
        [left, right]: [&[ItemClass]; 2],
        [one, other]: [usize; 2],
        similarity: f64,
        enough: f64,
    ) -> Option<Self> {
        if similarity < enough {
            return None;
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "from 0 to 1,000"
        )]
        let difference = ((1.0 - similarity) * 1000.0).round() as u32;
        let (i, j) = (left[one].members[0].0, right[other].members[0].0);
        Some(Self {
            difference,
            distance: i.abs_diff(j),
            places: i + j,
            left: one,
            right: other,
        })
    }
}

fn compare_all(left: &[ItemClass], right: &[ItemClass], enough: f64) -> Vec<SimilarClasses> {
    let mut candidates = Vec::new();
    for (at, one) in left.iter().enumerate() {
        for (there, other) in right.iter().enumerate() {
            // Lengths alone may show that they are too different.
            if one.profile.similarity_bound(&other.profile) >= enough {
                let similarity = one.profile.similarity(&other.profile);
                candidates.extend(SimilarClasses::new(
                    [left, right],
                    [at, there],
                    similarity,
                    enough,
                ));
            }
        }
    }
    candidates
}

/// The best candidates of each class, among those that share words with it.
fn compare_by_words(left: &[ItemClass], right: &[ItemClass], enough: f64) -> Vec<SimilarClasses> {
    let mut holders: FxHashMap<u32, Vec<(usize, usize)>> = FxHashMap::default();
    for (there, class) in right.iter().enumerate() {
        for run in class.profile.words.chunk_by(PartialEq::eq) {
            holders.entry(run[0]).or_default().push((there, run.len()));
        }
    }
    let reach = if left.len() * right.len() > MAX_PAIRS {
        MAX_PAIRS / left.len().max(right.len())
    } else {
        usize::MAX
    };
    let mut shared = vec![0_usize; right.len()];
    let mut of_right: Vec<Vec<SimilarClasses>> = vec![Vec::new(); right.len()];
    let mut found = Vec::new();
    for (at, one) in left.iter().enumerate() {
        let mut touched = Vec::new();
        for run in one.profile.words.chunk_by(PartialEq::eq) {
            let holders = holders.get(&run[0]).map(Vec::as_slice).unwrap_or_default();
            let first = holders.partition_point(|(there, _)| *there < at.saturating_sub(reach));
            let near = holders[first..].iter();
            for (there, count) in near.take_while(|(there, _)| *there <= at.saturating_add(reach)) {
                if shared[*there] == 0 {
                    touched.push(*there);
                }
                shared[*there] += run.len().min(*count);
            }
        }
        let mut of_left = Vec::new();
        for there in touched {
            let common = std::mem::take(&mut shared[there]);
            let similarity = one
                .profile
                .similarity_sharing(&right[there].profile, common, enough);
            let candidate = SimilarClasses::new([left, right], [at, there], similarity, enough);
            of_left.extend(candidate);
            of_right[there].extend(candidate);
            if of_right[there].len() > 2 * MAX_CANDIDATES {
                keep_best(&mut of_right[there]);
            }
        }
        keep_best(&mut of_left);
        found.extend(of_left);
    }
    of_right.iter_mut().for_each(keep_best);
    found.extend(of_right.into_iter().flatten());
    found.sort_unstable();
    found.dedup();
    found
}

fn keep_best(candidates: &mut Vec<SimilarClasses>) {
    if candidates.len() > MAX_CANDIDATES {
        candidates.select_nth_unstable(MAX_CANDIDATES);
        candidates.truncate(MAX_CANDIDATES);
    }
}
