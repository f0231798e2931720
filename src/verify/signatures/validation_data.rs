//! The validation data that signing adds (ISO 32000-2, 12.8.4.3): nothing shows them.

use super::super::pdf::object::{Dictionary, Object};
use super::problems::{Check, key_problem, problem};
use super::roles::UpdateChecker;
use crate::diagnostic::verify_result::AddedPart;

impl<'a> UpdateChecker<'a> {
    /// Certificates and what says that they are valid.
    pub(super) fn check_validation_data(&mut self, number: u32, data: &'a Dictionary) -> Check {
        for (key, value) in data.iter() {
            match key {
                b"Type" => {}
                b"Certs" | b"CRLs" | b"OCSPs" => self.check_streams(number, value)?,
                b"VRI" => {
                    let (number, signatures) = self.claim_or_direct(number, value)?;
                    for (_, value) in signatures.iter() {
                        let (number, signature) = self.claim_or_direct(number, value)?;
                        self.check_signature_data(number, signature)?;
                    }
                }
                _ => return Err(key_problem(number, key)),
            }
        }
        if !self.parts.contains(&AddedPart::ValidationData) {
            self.parts.push(AddedPart::ValidationData);
        }
        Ok(())
    }

    /// The same, of one signature.
    fn check_signature_data(&mut self, number: u32, data: &'a Dictionary) -> Check {
        for (key, value) in data.iter() {
            match (key, value) {
                (b"Type", _) | (b"TU", Object::String(_)) => {}
                (b"Cert" | b"CRL" | b"OCSP", value) => self.check_streams(number, value)?,
                (b"TS", value) => self.check_stream(number, value)?,
                _ => return Err(key_problem(number, key)),
            }
        }
        Ok(())
    }

    fn check_streams(&mut self, number: u32, value: &'a Object) -> Check {
        let (number, items) = if value.as_reference().is_some() {
            self.claim_or_known(number, value)?
        } else {
            (number, value)
        };
        for item in items.as_array().ok_or(problem(number))? {
            self.check_stream(number, item)?;
        }
        Ok(())
    }

    /// A stream that nothing shows.
    fn check_stream(&mut self, number: u32, value: &'a Object) -> Check {
        let (number, stream) = self.claim_or_known(number, value)?;
        let stream = stream.as_dictionary().ok_or(problem(number))?;
        let known: [&[u8]; 4] = [b"Type", b"Length", b"Filter", b"DecodeParms"];
        match stream.iter().find(|(key, _)| !known.contains(key)) {
            Some((key, _)) => Err(key_problem(number, key)),
            None => Ok(()),
        }
    }
}
