//! The identity of a diagnostic from one run to the next, even when lines move, or words or the language change.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::Diagnostic;

/// The fingerprint of each diagnostic, in hexadecimal: its file, its code, what fills the blanks of its cause, and its rank
/// among those that share them.
pub fn fingerprints(diagnostics: &[Diagnostic]) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let fingerprints = diagnostics.iter().map(|diagnostic| {
        let facts = diagnostic.kind.cause().argument_values();
        let [file, code] = [diagnostic.place.file.name(), diagnostic.kind.code()];
        let identity = format!("{file}\0{code}\0{}", facts.join("\0"));
        let occurrence = seen.entry(identity.clone()).or_default();
        *occurrence += 1;
        let digest = Sha256::digest(format!("{identity}\0{occurrence}"));
        let bytes = digest.iter().take(16);
        bytes.map(|byte| format!("{byte:02x}")).collect()
    });
    fingerprints.collect()
}
