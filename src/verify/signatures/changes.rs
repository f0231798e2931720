//! Compares the values of an object before and after an update: programs that sign write them in their own way.

use std::collections::BTreeSet;

use super::super::pdf::object::{Dictionary, Object};

/// The keys whose values differ, those that only one has among them. `texts` are those whose texts may be encoded otherwise.
pub fn changed_keys<'a>(
    old: &'a Dictionary,
    new: &'a Dictionary,
    texts: &[&[u8]],
) -> Vec<&'a [u8]> {
    let keys: BTreeSet<&[u8]> = old.iter().chain(new.iter()).map(|(key, _)| key).collect();
    let is_changed = |key: &&[u8]| match (old.get(key), new.get(key)) {
        (Some(old), Some(new)) => {
            !(is_same(old, new) || texts.contains(key) && is_same_text(old, new))
        }
        (_, _) => true,
    };
    keys.into_iter().filter(is_changed).collect()
}

/// Whether two values are equal, however their numbers are written.
fn is_same(old: &Object, new: &Object) -> bool {
    match (old, new) {
        (Object::Integer(old), Object::Integer(new)) => old == new,
        (Object::Integer(_) | Object::Real(_), Object::Integer(_) | Object::Real(_)) => {
            old.as_number() == new.as_number()
        }
        (Object::Array(old), Object::Array(new)) => {
            let mut pairs = old.iter().zip(new);
            old.len() == new.len() && pairs.all(|(old, new)| is_same(old, new))
        }
        (Object::Dictionary(old), Object::Dictionary(new)) => {
            changed_keys(old, new, &[]).is_empty()
        }
        (_, _) => old == new,
    }
}

fn is_same_text(old: &Object, new: &Object) -> bool {
    let (old, new) = (old.decode_text(), new.decode_text());
    old == new && old.is_some_and(|text| !text.contains(char::REPLACEMENT_CHARACTER))
}
