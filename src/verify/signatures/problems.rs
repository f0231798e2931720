//! Why what stands behind a sheet is no part of a signature.

use crate::diagnostic::verify_result::TailProblem;

pub type Check = Result<(), TailProblem>;

/// An object that has no role.
pub fn problem(number: u32) -> TailProblem {
    TailProblem::Object { number }
}

/// A key that an object of its role does not have, or not with this value.
pub fn key_problem(number: u32, key: &[u8]) -> TailProblem {
    TailProblem::Key {
        number,
        key: String::from_utf8_lossy(key).into_owned(),
    }
}
