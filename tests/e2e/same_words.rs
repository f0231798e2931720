//! The three formats print the same words in the same order, of every programme of the project and of random ones.

use crate::support::conformance::assert_conforms;
use crate::support::filling::{fill, without_short_forms};
use crate::support::formats::{format_words, organisation, programme, programmes};
use crate::support::random::Random;
use crate::support::words::document_words;
use annexe::document::Document;
use annexe::model::{Programme, Sheet, compose};
use annexe::read::schema;
use annexe::render::{Format, Theme, render};
use proptest::prelude::*;
use serde_json::Value;

#[test]
fn programmes_of_the_project() {
    for path in programmes() {
        for sheet in [Sheet::Annexe, Sheet::Fiche] {
            let organisation = organisation(&path);
            check(&compose(
                &programme(&path),
                organisation.as_ref(),
                sheet,
                true,
            ));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn random_programmes(programme in any_programme(), typeset in any::<bool>()) {
        check(&compose(&programme, None, Sheet::Fiche, typeset));
    }
}

/// The same words by three ways of reading, in files that keep to the standards.
fn check(document: &Document) {
    assert_conforms(&render(document, Format::Pdf, &Theme::default()));
    let expected = document_words(document);
    for format in Format::ALL {
        let printed = format_words(document, format);
        if let Some(at) =
            (0..expected.len().max(printed.len())).find(|&at| expected.get(at) != printed.get(at))
        {
            let around = |words: &[String]| {
                words[at.saturating_sub(5).min(words.len())..words.len().min(at + 5)].join(" ")
            };
            panic!(
                "{format:?} at word {at}: « {} » is not « {} »",
                around(&printed),
                around(&expected)
            );
        }
    }
}

fn any_programme() -> impl Strategy<Value = Programme> {
    let schema: Value = without_short_forms(&schema::PROGRAMME);
    Just(()).prop_perturb(move |(), rng| {
        let value = fill(&schema, &schema, "", &mut Random(rng));
        serde_json::from_value(value).expect("the schema describes the type")
    })
}
