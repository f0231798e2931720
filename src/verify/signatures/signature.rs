//! The dictionary of a signature, and what it forbids to change.

use super::super::pdf::object::{Dictionary, Object};
use super::problems::{Check, key_problem, problem};
use super::roles::{SignedField, UpdateChecker, is_date, read_date};
use super::signed_file::AddedRole;
use super::tail::AddedObject;
use super::validation_data::length_of_sequence;
use super::values::{
    check_entries, integers, is_one_of, is_only, is_short_text, is_within, object_number,
};
use crate::diagnostic::verify_result::{AddedPart, SignerName, TailProblem};

/// Fields that a lock names.
const MAX_LOCKED: usize = 64;

impl<'a> UpdateChecker<'a> {
    pub(super) fn check_signature(
        &mut self,
        field: u32,
        signature: &'a Object,
        place: SignedField,
    ) -> Check {
        let (number, added, _) = self.claim(field, signature, AddedRole::Signature)?;
        let signature = added.value.as_dictionary().filter(|_| added.data.is_none());
        let signature = signature.ok_or(problem(number))?;
        let kind = signature
            .get(b"SubFilter")
            .ok_or(key_problem(number, b"SubFilter"))?;
        let is_time_stamp = is_only(kind, b"ETSI.RFC3161");
        let required: [&[u8]; 5] = [b"Type", b"Filter", b"SubFilter", b"ByteRange", b"Contents"];
        check_entries(number, signature, &required, |key, value| {
            Ok(self.is_signature_entry(key, value, is_time_stamp))
        })?;
        if !self.covers_all(signature, added) {
            return Err(TailProblem::Uncovered { number });
        }
        // Two in one update: neither could cover the other.
        if self.signature.is_some() {
            return Err(problem(number));
        }
        let certifies = signature
            .get(b"Reference")
            .is_some_and(|it| forbids(it, b"DocMDP"));
        self.signature = Some((number, certifies));
        self.parts.push(if is_time_stamp {
            AddedPart::Timestamp { place }
        } else {
            AddedPart::Signature {
                name: read_name(signature),
                date: signature
                    .get(b"M")
                    .and_then(Object::decode_text)
                    .as_deref()
                    .and_then(read_date),
                place,
            }
        });
        Ok(())
    }

    fn is_signature_entry(&self, key: &[u8], value: &Object, is_time_stamp: bool) -> bool {
        match key {
            b"Type" if is_time_stamp => is_only(value, b"DocTimeStamp"),
            b"Type" => is_only(value, b"Sig"),
            b"Filter" => is_only(value, b"Adobe.PPKLite"),
            b"SubFilter" => {
                let kinds: [&[u8]; 2] = [b"adbe.pkcs7.detached", b"ETSI.CAdES.detached"];
                is_time_stamp || is_one_of(value, &kinds)
            }
            b"ByteRange" => integers(value).is_some_and(|it| it.len() == 4),
            b"Contents" => value.as_string().is_some(),
            // What a person declares. A time stamp has no person.
            _ if is_time_stamp => false,
            b"M" => value.decode_text().is_some_and(|text| is_date(&text)),
            b"Name" | b"Reason" | b"Location" | b"ContactInfo" => is_short_text(value),
            b"Prop_Build" => is_program(value),
            b"Prop_AuthTime" => is_within(value, 0..=i64::MAX),
            b"Prop_AuthType" => {
                let kinds: [&[u8]; 3] = [b"PIN", b"Password", b"Fingerprint"];
                value.as_string().is_some_and(|kind| kinds.contains(&kind))
            }
            b"Reference" => self.is_reference(value),
            _ => false,
        }
    }

    /// Whether a signature covers all bytes from the first of the file to the end of its update, but for its own contents.
    fn covers_all(&self, signature: &Dictionary, added: &AddedObject) -> bool {
        let range = signature.get(b"ByteRange").and_then(integers);
        let Some(&[0, hole, after, rest]) = range.as_deref() else {
            return false;
        };
        let is_own = added.contents == Some(hole..after);
        let end = after.checked_add(rest);
        let contents = signature.get(b"Contents").and_then(Object::as_string);
        let contents = contents.unwrap_or_default();
        // Room that is left stays empty.
        let padding = length_of_sequence(contents).and_then(|length| contents.get(length..));
        is_own
            && self.file.bytes.get(hole) == Some(&b'<')
            && end == Some(self.update.end)
            && padding.is_some_and(|padding| padding.iter().all(|byte| *byte == 0))
    }

    /// What a signature forbids to change (12.8.2).
    fn is_reference(&self, value: &Object) -> bool {
        let Some([first, rest @ ..]) = value.as_array() else {
            return false;
        };
        rest.len() <= 1 && self.is_transform(first) && rest.iter().all(|it| self.is_transform(it))
    }

    fn is_transform(&self, value: &Object) -> bool {
        has_entries(
            value,
            &[b"TransformMethod", b"TransformParams"],
            |key, value| match key {
                b"Type" => is_only(value, b"SigRef"),
                b"TransformMethod" => is_one_of(value, &[b"DocMDP", b"FieldMDP"]),
                b"Data" => object_number(value) == Some(self.file.root),
                b"TransformParams" => has_entries(value, &[], |key, value| match key {
                    b"Type" => is_only(value, b"TransformParams"),
                    b"V" => is_only(value, b"1.2"),
                    _ => is_lock_entry(key, value),
                }),
                _ => false,
            },
        )
    }

    /// The fields that a signature forbids to change.
    pub(super) fn check_lock(&mut self, field: u32, value: &'a Object) -> Check {
        let (number, lock) = if value.as_reference().is_some() {
            let (number, added, _) = self.claim(field, value, AddedRole::Lock)?;
            (number, Some(&added.value).filter(|_| added.data.is_none()))
        } else {
            (field, Some(value))
        };
        let is_lock = lock.is_some_and(|lock| {
            has_entries(lock, &[b"Action"], |key, value| match key {
                b"Type" => is_only(value, b"SigFieldLock"),
                _ => is_lock_entry(key, value),
            })
        });
        is_lock.then_some(()).ok_or(key_problem(number, b"Lock"))
    }
}

fn is_lock_entry(key: &[u8], value: &Object) -> bool {
    match key {
        b"Action" => is_one_of(value, &[b"All", b"Include", b"Exclude"]),
        b"P" => is_within(value, 1..=3),
        b"Fields" => value
            .as_array()
            .is_some_and(|it| it.len() <= MAX_LOCKED && it.iter().all(is_short_text)),
        _ => false,
    }
}

fn has_entries(
    value: &Object,
    required: &[&[u8]],
    is_known: impl Fn(&[u8], &Object) -> bool,
) -> bool {
    let known = |key: &[u8], value: &_| Ok(is_known(key, value));
    let dictionary = value.as_dictionary();
    dictionary.is_some_and(|it| check_entries(0, it, required, known).is_ok())
}

fn forbids(reference: &Object, method: &[u8]) -> bool {
    let mut transforms = reference.as_array().unwrap_or_default().iter();
    transforms.any(|it| {
        let own = it.as_dictionary().and_then(|it| it.get(b"TransformMethod"));
        own.is_some_and(|own| is_only(own, method))
    })
}

/// The program that signed.
fn is_program(value: &Object) -> bool {
    let is_known = |key: &[u8]| [&b"App"[..], b"Filter", b"PubSec"].contains(&key);
    has_entries(value, &[], |key, program| {
        is_known(key)
            && has_entries(program, &[], |key, value| match key {
                b"Name" => value.as_name().is_some(),
                b"REx" | b"Date" => is_short_text(value),
                b"R" | b"V" => is_within(value, 0..=i64::MAX),
                b"OS" => value
                    .as_array()
                    .is_some_and(|it| it.len() == 1 && it[0].as_name().is_some()),
                b"TrustedMode" | b"PreRelease" | b"NonEFontNoWarn" => {
                    matches!(value, Object::Boolean(_))
                }
                _ => false,
            })
    })
}

fn read_name(signature: &Dictionary) -> SignerName {
    let Some(name) = signature.get(b"Name") else {
        return SignerName::Absent;
    };
    let is_unreadable = |it: char| it.is_control() || it == char::REPLACEMENT_CHARACTER;
    match name.decode_text() {
        Some(name) if name.trim().is_empty() => SignerName::Absent,
        Some(name) if !name.contains(is_unreadable) => SignerName::Declared(name),
        Some(_) | None => SignerName::Unreadable,
    }
}
