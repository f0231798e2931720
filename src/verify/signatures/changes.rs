//! Compares the values of an object before and after an update: programs that sign write them in their own way.

use std::collections::BTreeSet;

use super::super::pdf::object::{Dictionary, Object};

/// The keys whose values differ, those that only one has among them.
pub fn changed_keys<'a>(old: &'a Dictionary, new: &'a Dictionary) -> Vec<&'a [u8]> {
    let keys: BTreeSet<&[u8]> = old.iter().chain(new.iter()).map(|(key, _)| key).collect();
    let is_changed = |key: &&[u8]| match (old.get(key), new.get(key)) {
        (Some(old), Some(new)) => !is_same(old, new),
        (_, _) => true,
    };
    keys.into_iter().filter(is_changed).collect()
}

/// Whether two values are equal, however their numbers and texts are written.
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
        (Object::Dictionary(old), Object::Dictionary(new)) => changed_keys(old, new).is_empty(),
        (Object::String(old), Object::String(new)) => {
            let text = |bytes: &[u8]| {
                let string = lopdf::Object::string_literal(bytes);
                lopdf::decode_text_string(&string).ok()
            };
            old == new || text(old).is_some_and(|old| text(new) == Some(old))
        }
        (_, _) => old == new,
    }
}
