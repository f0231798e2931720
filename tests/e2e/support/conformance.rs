//! The standards, as a validator that is not ours reads them.

use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

/// PDF/UA-1, and PDF/A-3a for what it asks of any file.
pub fn assert_conforms(bytes: &[u8]) {
    for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA3a] {
        let report = validate_pdf_bytes(bytes, &ValidationOptions::default().profile(profile));
        let report = report.expect("a file the validator can read");
        let failures: Vec<_> = report.failures.iter().map(ToString::to_string).collect();
        assert!(failures.is_empty(), "{profile}: {failures:#?}");
    }
}
