//! The validation data that signing adds (ISO 32000-2, 12.8.4.3): nothing shows them.

use super::super::pdf::object::{Dictionary, Object};
use super::problems::{Check, key_problem, problem};
use super::roles::UpdateChecker;
use super::signed_file::AddedRole;
use super::values::{check_entries, is_only, is_within};
use crate::diagnostic::verify_result::AddedPart;

/// Certificates and what says that they are valid, in all of a file.
const MAX_ENTRIES: usize = 256;

impl<'a> UpdateChecker<'a> {
    /// Certificates and what says that they are valid.
    pub(super) fn check_validation_data(&mut self, number: u32, data: &'a Dictionary) -> Check {
        let mut left = MAX_ENTRIES;
        check_entries(number, data, &[], |key, value| {
            match (key, value) {
                (b"Type", kind) => return Ok(is_only(kind, b"DSS")),
                (b"Certs" | b"CRLs" | b"OCSPs", value) => {
                    self.check_streams(number, value, &mut left)?;
                }
                (b"VRI", Object::Dictionary(signatures)) => {
                    for (name, value) in signatures.iter() {
                        let is_digit = |it: &u8| it.is_ascii_digit() || (b'A'..=b'F').contains(it);
                        if name.len() != 40 || !name.iter().all(is_digit) {
                            return Err(key_problem(number, key));
                        }
                        self.check_signature_data(number, value, &mut left)?;
                    }
                }
                (_, _) => return Ok(false),
            }
            Ok(true)
        })?;
        if !self.parts.contains(&AddedPart::ValidationData) {
            self.parts.push(AddedPart::ValidationData);
        }
        Ok(())
    }

    /// The same, of one signature.
    fn check_signature_data(&mut self, number: u32, value: &'a Object, left: &mut usize) -> Check {
        *left = left.checked_sub(1).ok_or(key_problem(number, b"VRI"))?;
        let (number, added, is_new) =
            self.claim(number, value, AddedRole::ValidationOfSignature)?;
        if !is_new {
            return Ok(());
        }
        let data = added.value.as_dictionary().filter(|_| added.data.is_none());
        let data = data.ok_or(problem(number))?;
        check_entries(number, data, &[], |key, value| {
            match key {
                b"Type" => return Ok(is_only(value, b"VRI")),
                b"Cert" | b"CRL" | b"OCSP" => self.check_streams(number, value, left)?,
                _ => return Ok(false),
            }
            Ok(true)
        })
    }

    fn check_streams(&mut self, number: u32, value: &'a Object, left: &mut usize) -> Check {
        for item in value.as_array().ok_or(problem(number))? {
            *left = left.checked_sub(1).ok_or(problem(number))?;
            self.check_stream(number, item)?;
        }
        Ok(())
    }

    /// A structure in DER, and nothing behind it.
    fn check_stream(&mut self, number: u32, value: &'a Object) -> Check {
        let (number, added, is_new) = self.claim(number, value, AddedRole::ValidationStream)?;
        if !is_new {
            return Ok(());
        }
        let stream = added.value.as_dictionary().ok_or(problem(number))?;
        check_entries(number, stream, &[b"Length"], |key, value| {
            Ok(match key {
                b"Length" => is_within(value, 0..=i64::MAX),
                b"Filter" => is_only(value, b"FlateDecode"),
                _ => false,
            })
        })?;
        let data = self.file.decode(added).ok_or(problem(number))?;
        let is_whole = length_of_sequence(&data) == Some(data.len());
        is_whole.then_some(()).ok_or(problem(number))
    }
}

/// The bytes of a sequence in DER (X.690), its head among them. What it holds is not read.
pub fn length_of_sequence(bytes: &[u8]) -> Option<usize> {
    let (head, rest) = bytes.strip_prefix(b"\x30")?.split_first()?;
    let (head_length, length) = match *head {
        short @ 0..=0x7F => (2, usize::from(short)),
        long @ 0x81..=0x84 => {
            let digits = rest.get(..usize::from(long - 0x80))?;
            let length = digits.iter().fold(0, |sum, it| sum << 8 | usize::from(*it));
            (2 + digits.len(), length)
        }
        _ => return None,
    };
    head_length.checked_add(length)
}
