//! The identity of a diagnostic from one run to the next, even when lines move or the language changes.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::Diagnostic;
use crate::diagnostic::language::Language;

/// The fingerprint of each diagnostic, in hexadecimal: its file, code and cause, and its rank among those that share them.
pub fn fingerprints(diagnostics: &[Diagnostic]) -> Vec<String> {
    let mut seen: BTreeMap<[String; 3], usize> = BTreeMap::new();
    diagnostics
        .iter()
        .map(|diagnostic| {
            let identity = [
                diagnostic.place.file.name().to_owned(),
                diagnostic.kind.code().to_owned(),
                diagnostic.kind.cause().render(Language::Fr),
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
