//! When a result was measured: a year, several, a school year, or what a date may be.

use std::fmt;
use std::str::FromStr;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::{Deserialize, Deserializer, de};

use super::date::VALID_YEARS;
use super::{ValueError, When, fold, parse_integer};

/// Words that name the time around a year.
const YEAR_WORDS: [&str; 26] = [
    "annee", "annees", "scolaire", "scolaires", "universitaire", "civile", "exercice", "session",
    "sessions", "promotion", "promotions", "rentree", "semestre", "trimestre", "1er", "2e", "3e",
    "4e", "en", "de", "du", "des", "a", "au", "et", "depuis",
];

/// When something was measured.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Measured {
    When(When),
    /// Years and school years, as they are written.
    Years(Vec<String>),
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::When(when) => when.fmt(f),
            Self::Years(years) => match years.split_last() {
                Some((last, [])) => f.write_str(last),
                Some((last, others)) => write!(f, "{} et {last}", others.join(", ")),
                None => Ok(()),
            },
        }
    }
}

impl FromStr for Measured {
    type Err = ValueError;

    /// Takes « 2024 », « 2024-2025 », « année scolaire 2024-2025 », « 2023 et 2024 », or what [`When`] takes.
    fn from_str(text: &str) -> Result<Self, ValueError> {
        match text.parse() {
            Ok(when) => Ok(Self::When(when)),
            Err(_) if is_years(text) => Ok(Self::Years(vec![text.trim().to_owned()])),
            Err(error) => Err(error),
        }
    }
}

/// Whether a text says years and nothing else.
fn is_years(text: &str) -> bool {
    let folded = fold(text);
    let mut words = folded.split([' ', '-', '/', ',', '\'', '’']);
    let is_year = |word: &str| {
        word.len() == 4 && parse_integer(word).is_some_and(|year| VALID_YEARS.contains(&year))
    };
    words.clone().any(is_year)
        && words.all(|word| word.is_empty() || is_year(word) || YEAR_WORDS.contains(&word))
}

impl<'de> Deserialize<'de> for Measured {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(MeasuredVisitor)
    }
}

struct MeasuredVisitor;

impl<'de> de::Visitor<'de> for MeasuredVisitor {
    type Value = Measured;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("une année, une date, un mois, une liste, ou `debut` et `fin`")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Measured, E> {
        text.parse().map_err(E::custom)
    }

    fn visit_u64<E: de::Error>(self, year: u64) -> Result<Measured, E> {
        self.visit_str(&year.to_string())
    }

    fn visit_i64<E: de::Error>(self, year: i64) -> Result<Measured, E> {
        self.visit_str(&year.to_string())
    }

    fn visit_f64<E: de::Error>(self, year: f64) -> Result<Measured, E> {
        self.visit_str(&year.to_string())
    }

    /// Days alone are a list of dates; with a year among them, each is printed for itself.
    fn visit_seq<A: de::SeqAccess<'de>>(self, items: A) -> Result<Measured, A::Error> {
        let items: Vec<Measured> = Vec::deserialize(SeqAccessDeserializer::new(items))?;
        let days = items.iter().map(|item| match item {
            Measured::When(When::Day(day)) => Some(*day),
            Measured::When(_) | Measured::Years(_) => None,
        });
        match days.collect() {
            Some(days) => When::from_days(days)
                .map(Measured::When)
                .map_err(de::Error::custom),
            None => Ok(Measured::Years(
                items.iter().map(Measured::to_string).collect(),
            )),
        }
    }

    fn visit_map<A: de::MapAccess<'de>>(self, ends: A) -> Result<Measured, A::Error> {
        When::deserialize(MapAccessDeserializer::new(ends)).map(Measured::When)
    }
}
