//! The three formats print the same words in the same order, of every programme of the project and of random ones.

use crate::support::conformance::assert_conforms;
use crate::support::filling::{Choices, fill};
use crate::support::formats::{format_words, organisation, programme, programmes};
use crate::support::words::document_words;
use annexe::document::Document;
use annexe::programme::{Programme, Sheet, compose};
use annexe::render::{Format, Theme, render};
use annexe::schema;
use proptest::prelude::*;
use proptest::test_runner::TestRng;
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
    let schema: Value = serde_json::from_str(&schema::PROGRAMME.json()).expect("JSON");
    Just(()).prop_perturb(move |(), rng| {
        let value = fill(&schema, &schema, "", &mut Random(rng));
        serde_json::from_value(value).expect("the schema describes the type")
    })
}

/// Leaves out most keys, and writes what is likeliest to be taken for something else.
struct Random(TestRng);

/// Pieces of the syntaxes that a text passes through.
const PIECES: [&str; 40] = [
    "formation ",
    "l'équipe ",
    "« citation » ",
    "objectif, ",
    "fin. ",
    "Où ? ",
    "*",
    "**",
    "_",
    "`",
    "# ",
    "- ",
    "1. ",
    "> ",
    "|",
    "[",
    "](",
    "](https://exemple.fr) ",
    "<b>",
    "</script>",
    "&amp;",
    "\\",
    "\n",
    "\n\n",
    "~~",
    "$",
    "%PDF",
    ": ",
    " ;",
    "100%",
    "9h30 ",
    "2ème ",
    "\"guillemets\" ",
    "...",
    "élève\u{a0}",
    "incompréhensibilité ",
    "https://exemple.fr/a_b?c=d&e ",
    "(parenthèse) ",
    "[^1]",
    "\n\n[^1]: note\n\n",
];

impl Choices for Random {
    fn keeps(&mut self, path: &str) -> bool {
        let depth = path.matches('/').count();
        self.0.random_ratio(1, if depth < 3 { 3 } else { 4 })
    }

    fn shape<'a>(&mut self, types: &[&'a str]) -> &'a str {
        types[self.0.random_range(0..types.len())]
    }

    fn length(&mut self) -> usize {
        self.0.random_range(1..4)
    }

    fn number(&mut self, _: &str) -> Value {
        self.0.random_range(1..40).into()
    }

    fn option(&mut self, options: &[Value]) -> Value {
        options[self.0.random_range(0..options.len())].clone()
    }

    fn boolean(&mut self) -> bool {
        self.0.random()
    }

    fn text(&mut self, format: Option<&str>, path: &str) -> String {
        let pick = self.0.random_range(1..28);
        match format {
            Some("date") if path.ends_with("/fin") => format!("2026-04-{pick:02}"),
            Some("date") => format!("2026-02-{pick:02}"),
            Some("date-ou-mention") => {
                ["a-programmer", "2026-03", "2026-03-05"][pick % 3].to_owned()
            }
            Some("duree" | "heures") => format!("{pick} h 15"),
            Some("jours") => format!("{pick},5"),
            Some("heure") if path.ends_with("/fin") => format!("{} h 45", 12 + pick % 12),
            Some("heure") => format!("{} h", pick % 12),
            Some("plage-horaire") => "9h à 12h30".to_owned(),
            Some("couleur") => "#0f4c5c".to_owned(),
            Some("montant") => format!("{pick} 200,50 €"),
            Some("ligne" | "markdown") | None => {
                let pieces = self.0.random_range(1..8);
                // A text is never blank: the reader of the YAML sees to it.
                let first = "Mot ".to_owned();
                (0..pieces).fold(first, |text, _| {
                    text + PIECES[self.0.random_range(0..PIECES.len())]
                })
            }
            Some(other) => panic!("a new format, {other}"),
        }
    }
}
