//! The kinds of values that the objects of an update have.

use std::ops::RangeInclusive;

use super::super::pdf::object::{Dictionary, Object};
use super::problems::{Check, key_problem};
use crate::diagnostic::verify_result::TailProblem;

/// Checks that a dictionary has some keys, and no other than those that a check knows, each with a value of its kind.
pub fn check_entries<'a>(
    number: u32,
    dictionary: &'a Dictionary,
    required: &[&[u8]],
    mut is_known: impl FnMut(&[u8], &'a Object) -> Result<bool, TailProblem>,
) -> Check {
    let missing = required.iter().find(|key| dictionary.get(key).is_none());
    if let Some(key) = missing {
        return Err(key_problem(number, key));
    }
    for (key, value) in dictionary.iter() {
        if !is_known(key, value)? {
            return Err(key_problem(number, key));
        }
    }
    Ok(())
}

/// The number of the object that a reference names: sheets and signatures have the generation 0 alone.
pub fn object_number(value: &Object) -> Option<u32> {
    let (number, generation) = value.as_reference()?;
    (generation == 0).then_some(number)
}

/// The whole numbers of an array, none negative.
pub fn integers(value: &Object) -> Option<Vec<usize>> {
    let items = value.as_array()?.iter();
    let items = items.map(|it| usize::try_from(it.as_integer()?).ok());
    items.collect()
}

/// The numbers of an array.
pub fn numbers(value: &Object) -> Option<Vec<f32>> {
    value.as_array()?.iter().map(Object::as_number).collect()
}

pub fn is_only(value: &Object, name: &[u8]) -> bool {
    value.as_name() == Some(name)
}

pub fn is_one_of(value: &Object, names: &[&[u8]]) -> bool {
    value.as_name().is_some_and(|name| names.contains(&name))
}

pub fn is_within(value: &Object, range: RangeInclusive<i64>) -> bool {
    value
        .as_integer()
        .is_some_and(|number| range.contains(&number))
}

/// Points, or thousandths: beyond, readers round.
const MAX_NUMBER: f32 = 100_000.0;

pub fn is_number(value: &Object) -> bool {
    value
        .as_number()
        .is_some_and(|number| number.abs() < MAX_NUMBER)
}

/// Whether a value is a text that a person may have typed.
pub fn is_short_text(value: &Object) -> bool {
    const MAX_BYTES: usize = 2_000;
    value
        .as_string()
        .is_some_and(|text| text.len() <= MAX_BYTES)
}

/// `pyHanko 0.38.0`
pub fn is_signing_program(name: &str) -> bool {
    let is_part = |it: char| it.is_ascii_alphanumeric() || ".-+".contains(it);
    let version = name.strip_prefix("pyHanko ");
    version.is_some_and(|it| (1..=20).contains(&it.len()) && it.chars().all(is_part))
}
