//! Hashes of inputs and outputs, the same from one run to the next.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};

/// The first half of a SHA-256.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Fingerprint([u8; 16]);

/// Hashes parts, each apart from the next.
pub struct Hasher(Sha256);

impl Fingerprint {
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Hasher(Sha256::new_with_prefix(bytes)).fingerprint()
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for Fingerprint {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let number = u128::from_str_radix(text, 16).map_err(|_| ())?;
        Ok(Self(number.to_be_bytes()))
    }
}

impl Hasher {
    pub fn new(first: &[u8]) -> Self {
        let mut hasher = Self(Sha256::new());
        hasher.add(first);
        hasher
    }

    pub fn add(&mut self, part: &[u8]) {
        self.0.update((part.len() as u64).to_be_bytes());
        self.0.update(part);
    }

    pub fn fingerprint(self) -> Fingerprint {
        let mut half = [0; 16];
        half.copy_from_slice(&self.0.finalize()[..16]);
        Fingerprint(half)
    }
}
