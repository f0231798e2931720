//! The edits that make one sequence of another: words, lines, items.

use std::hash::Hash;

use similar::DiffOp;
use similar::algorithms::{Capture, Compact, IdentifyDistinct, Replace, myers};

/// The edits from `old` to `new`, equal stretches included, in order.
///
/// One copy of one algorithm is compiled for all types: items are compared as numbers.
#[must_use]
pub fn diff_sequences<T: Hash + Eq>(old: &[T], new: &[T]) -> Vec<DiffOp> {
    diff_numbers(&IdentifyDistinct::new(old, 0..old.len(), new, 0..new.len()))
}

fn diff_numbers(items: &IdentifyDistinct<u32>) -> Vec<DiffOp> {
    let (old, new) = (items.old_lookup(), items.new_lookup());
    let mut edits = Compact::new(Replace::new(Capture::new()), old, new);
    let Ok(()) = myers::diff(&mut edits, old, items.old_range(), new, items.new_range());
    edits.into_inner().into_inner().into_ops()
}
