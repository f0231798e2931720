//! Every field of the model is printed, in every format: the schema itself fills a programme with values that can
//! be told apart, and each must be found.

use crate::support::filling::{Choices, fill, without_short_forms};
use crate::support::formats::format_words;
use annexe::document::Document;
use annexe::model::organisation::Organisation;
use annexe::model::{Programme, Sheet, compose};
use annexe::read::schema;
use annexe::render::Format;
use annexe::value::{Date, Duration, Money, TimeOfDay};
use serde_json::{Value, json};

#[test]
fn every_field_is_printed_in_every_format() {
    let schema: Value = without_short_forms(&schema::PROGRAMME);
    for shape in ["string", "array", "object"] {
        let mut sentinels = Sentinels::of(shape);
        let value = fill(&schema, &schema, "", &mut sentinels);
        let programme: Programme =
            serde_json::from_value(value).expect("the schema describes the type");
        let organisation: Organisation =
            serde_json::from_value(json!({"nom": "Atelier"})).expect("a name");
        // Each shows a group that the other does not.
        let sheets = [Sheet::Annexe, Sheet::Fiche];
        let sheets = sheets.map(|sheet| compose(&programme, Some(&organisation), sheet, true));
        sentinels.check(&sheets);
    }
}

#[test]
fn every_field_of_the_organisation_is_printed() {
    let schema: Value = without_short_forms(&schema::CONFIG);
    let mut sentinels = Sentinels::of("object");
    let value = fill(
        &schema,
        &schema["properties"]["organisme"],
        "",
        &mut sentinels,
    );
    let organisation: Organisation =
        serde_json::from_value(value).expect("the schema describes the type");
    let programme: Programme =
        serde_json::from_value(json!({"intitule": "Titre"})).expect("a programme");
    let sheet = compose(&programme, Some(&organisation), Sheet::Annexe, true);
    sentinels.check(&[sheet]);
}

/// Fills every field, each with words of its own, and remembers them.
struct Sentinels {
    /// The JSON type to take wherever the model offers it.
    shape: &'static str,
    count: i64,
    /// The path of each field and the words it must print.
    expected: Vec<(String, String)>,
}

impl Sentinels {
    fn of(shape: &'static str) -> Self {
        Self {
            shape,
            count: 0,
            expected: Vec::new(),
        }
    }

    fn check(&self, documents: &[Document]) {
        assert!(self.expected.len() > 100, "{} fields", self.expected.len());
        for format in Format::ALL {
            let words = documents.iter().flat_map(|it| format_words(it, format));
            let printed = words.collect::<Vec<_>>().join(" ");
            for (path, words) in &self.expected {
                let found = printed.match_indices(words).any(|(at, _)| {
                    let before = printed[..at].chars().next_back();
                    let after = printed[at + words.len()..].chars().next();
                    ![before, after]
                        .into_iter()
                        .flatten()
                        .any(char::is_alphanumeric)
                });
                let published = !path.starts_with("/notes_internes");
                assert_eq!(found, published, "{format:?} {path}: {words}");
            }
        }
    }

    fn expect(&mut self, path: &str, words: impl ToString) {
        let words = words.to_string();
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        self.expected.push((path.to_owned(), words));
    }
}

impl Choices for Sentinels {
    fn keeps(&mut self, _: &str) -> bool {
        true
    }

    fn shape<'a>(&mut self, types: &[&'a str]) -> &'a str {
        types
            .iter()
            .find(|shape| **shape == self.shape)
            .unwrap_or(&types[0])
    }

    fn length(&mut self) -> usize {
        1
    }

    fn number(&mut self, path: &str) -> Value {
        self.count += 1;
        let number = 300 + self.count;
        self.expect(path, number);
        number.into()
    }

    fn option(&mut self, options: &[Value]) -> Value {
        options[0].clone()
    }

    fn boolean(&mut self) -> bool {
        true
    }

    fn text(&mut self, format: Option<&str>, path: &str) -> String {
        self.count += 1;
        let count = self.count;
        match format {
            Some("date-fr" | "date-ou-mention" | "date-ou-annee" | "dates-de-session") => {
                // A month apart, so that a range of two prints both months; it prints the year once.
                let days = jiff::Span::new().days(31 * count);
                let date = jiff::civil::date(2001, 1, 1)
                    .saturating_add(days)
                    .to_string();
                let printed = date.parse::<Date>().expect("a date").to_string();
                let (day_and_month, _) = printed.rsplit_once(' ').expect("a year");
                self.expect(path, day_and_month);
                date
            }
            Some("duree" | "heures") => {
                let duration = format!("{} min", 1_000 + count);
                self.expect(path, duration.parse::<Duration>().expect("a duration"));
                duration
            }
            Some("heure") => {
                let time = format!("{} h {:02}", (count + 60) / 60, count % 60);
                self.expect(path, time.parse::<TimeOfDay>().expect("a time"));
                time
            }
            Some("plage-horaire") => {
                let range = format!("{} h {:02} à 23 h 59", (count + 60) / 60, count % 60);
                self.expect(path, &range);
                range
            }
            Some("jours") => {
                let days = format!("{} jours", 300 + count);
                self.expect(path, &days);
                days
            }
            Some("semaines") => {
                let weeks = format!("{} semaines", 10 + count);
                self.expect(path, &weeks);
                weeks
            }
            Some("mois") => {
                let months = format!("{} mois", 10 + count);
                self.expect(path, &months);
                months
            }
            Some("annees") => {
                let years = format!("{} ans", 10 + count);
                self.expect(path, &years);
                years
            }
            Some("montant") => {
                let amount = format!("{} €", 2_000 + count);
                self.expect(path, amount.parse::<Money>().expect("an amount"));
                amount
            }
            Some("ligne" | "markdown") | None => {
                let word = format!("champ{count}fin");
                self.expect(path, &word);
                word
            }
            Some(other) => panic!("{path}: a new format, {other}"),
        }
    }
}
