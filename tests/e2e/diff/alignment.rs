//! Two sequences aligned.

use annexe::diff::alignment::{AlignedItem, Candidate, align_heaviest, align_words, merge_pairs};

#[test]
fn the_heaviest_chain_wins_over_the_longest() {
    let of = |old, new, weight| Candidate {
        old,
        new,
        weight: [weight, 0, 0],
    };
    let crossing = vec![of(0, 2, 5), of(1, 0, 2), of(2, 1, 2)];
    assert_eq!(align_heaviest(crossing), [(0, 2)]);
    let crossing = vec![of(0, 2, 3), of(1, 0, 2), of(2, 1, 2)];
    assert_eq!(align_heaviest(crossing), [(1, 0), (2, 1)]);
    // One item of each side is in one pair.
    assert_eq!(align_heaviest(vec![of(0, 0, 1), of(0, 1, 1)]), [(0, 0)]);
    assert_eq!(align_heaviest(Vec::new()), []);
}

#[test]
fn a_space_between_changed_words_is_changed() {
    let (old, new) = (["a", " ", "b", " ", "c"], ["x", " ", "y", " ", "c"]);
    let stretches = align_words(&old, &new, |at| new[at] == " ");
    let bounds = stretches.into_iter().map(|it| (it.is_same, it.old, it.new));
    assert_eq!(
        bounds.collect::<Vec<_>>(),
        [(false, 0..3, 0..3), (true, 3..5, 3..5)]
    );
}

#[test]
fn merging_keeps_every_item() {
    use AlignedItem::{Deleted, Inserted, Paired};
    let merged = merge_pairs(&[(1, 0), (2, 2)], 3, 4);
    assert_eq!(
        merged,
        [
            Deleted(0),
            Paired(1, 0),
            Inserted(1),
            Paired(2, 2),
            Inserted(3)
        ]
    );
}
