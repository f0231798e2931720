//! What tells a finding from one run to the next, though lines move and the language of messages changes.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::Finding;
use crate::diagnostic::language::Language;

/// The fingerprint of each finding, in hexadecimal: its file, code and cause, and its rank among those that share them.
pub fn fingerprints(findings: &[Finding]) -> Vec<String> {
    let mut seen: BTreeMap<[String; 3], usize> = BTreeMap::new();
    findings
        .iter()
        .map(|finding| {
            let identity = [
                finding.place.file.name().to_owned(),
                finding.fault.code().to_owned(),
                Language::Fr.cause(&finding.fault),
            ];
            let rank = seen.entry(identity.clone()).or_default();
            *rank += 1;
            let digest = Sha256::digest(format!("{}\0{rank}", identity.join("\0")));
            digest
                .iter()
                .take(16)
                .map(|byte| format!("{byte:02x}"))
                .collect()
        })
        .collect()
}
