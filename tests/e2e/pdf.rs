//! The PDF as others see it: validators, readers who do not see, and the same file each time.

use crate::support::pdf_words::pdf_words;
use crate::support::sample::{document_words, sample};
use annexe::document::{Block, Document, Inline};
use annexe::render::pdf;
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

#[test]
fn the_sample_conforms() {
    assert_conforms(&pdf::pdf(&sample()));
}

#[test]
fn the_sample_tells_its_words_in_order() {
    assert_eq!(pdf_words(&pdf::pdf(&sample())), document_words(&sample()));
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let first = pdf::pdf(&sample());
    let others = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4)
            .map(|_| scope.spawn(|| pdf::pdf(&sample())))
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().expect("no panic"))
            .collect::<Vec<_>>()
    });
    assert!(others.iter().all(|other| *other == first));
}

#[test]
fn a_sheet_stays_light() {
    let size = pdf::pdf(&sample()).len();
    assert!(size < 120_000, "{size} bytes");
}

#[test]
#[ignore = "writes the sample where it can be looked at"]
fn write_the_sample() {
    let path = std::env::var("ANNEXE_SAMPLE").expect("a path");
    std::fs::write(path, pdf::pdf(&sample())).expect("a place to write");
}

fn assert_conforms(bytes: &[u8]) {
    for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA3a] {
        let report = validate_pdf_bytes(bytes, &ValidationOptions::default().profile(profile));
        let report = report.expect("a file the validator can read");
        let failures: Vec<_> = report.failures.iter().map(ToString::to_string).collect();
        assert!(failures.is_empty(), "{profile}: {failures:#?}");
    }
}

#[allow(dead_code)]
fn unused(_: &Document, _: Block, _: Inline) {}
