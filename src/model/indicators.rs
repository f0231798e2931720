//! `indicateurs`: the results of past sessions.

use std::fmt;

use serde::{Deserialize, Deserializer, de};

use crate::document::compose::{self, Composer, column, opt_text, row, table, text};
use crate::document::text::{Identifier, Prose, Text};
use crate::document::{Align, Block, ColumnWidth, Inline, Row};
use crate::value::Measured;

/// Les indicateurs de résultats : « en cours de collecte », ou des lignes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Indicators {
    Prose(Prose),
    Rows(Vec<Indicator>),
}

/// Un indicateur.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(extend("anyOf" = [{"required": ["valeur"]}, {"required": ["annees"]}])))]
pub struct Indicator {
    /// # Libellé
    /// Le nom de la mesure.
    #[cfg_attr(test, schemars(example = &"Taux de satisfaction"))]
    pub libelle: Text,
    /// # Valeur
    /// Le résultat avec son unité, ou « en cours de collecte ».
    #[cfg_attr(test, schemars(example = &"92 %", example = 48))]
    pub valeur: Option<Identifier>,
    /// # Date de la mesure
    /// L’année, l’année scolaire, la date, le mois ou la période de la mesure ; ou une liste d’années.
    #[cfg_attr(test, schemars(example = 2025, example = &"2024-2025", example = &"2025-12", example = serde_json::json!({"debut": "2025-01-01", "fin": "2025-12-31"})))]
    pub date: Option<Measured>,
    /// # Valeurs par année
    /// Le résultat de chaque année, au lieu de « valeur » et de « date ».
    #[cfg_attr(test, schemars(example = serde_json::json!({"2024": "91 %", "2025": "93 %"})))]
    pub annees: Option<YearlyValues>,
    /// # Population
    /// Les personnes comptées dans la mesure.
    #[cfg_attr(test, schemars(example = &"48 répondants"))]
    pub population: Option<Text>,
}

/// The value of each year or school year, in the author's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearlyValues(pub Vec<(String, Identifier)>);

impl Indicators {
    pub fn compose(&self, composer: &mut Composer) -> Vec<Block> {
        match self {
            Self::Prose(prose) => composer.prose(prose),
            Self::Rows(rows) => rows_table(rows),
        }
    }
}

fn rows_table(rows: &[Indicator]) -> Vec<Block> {
    let columns = vec![
        column("Indicateur", Align::Start, ColumnWidth::Fill),
        column("Valeur", Align::End, ColumnWidth::Fit),
        column("Date", Align::Start, ColumnWidth::Fit),
        column("Population", Align::Start, ColumnWidth::Fit),
    ];
    table(columns, rows.iter().flat_map(Indicator::rows).collect())
}

impl Indicator {
    /// A row, or one a year.
    fn rows(&self) -> Vec<Row> {
        let Self {
            libelle,
            valeur,
            date,
            annees,
            population,
        } = self;
        let whole = (valeur.is_some() || date.is_some()).then(|| {
            let date = date.as_ref().map_or_else(Vec::new, measured_inlines);
            (opt_text(valeur.as_ref()), date)
        });
        let years = annees.iter().flat_map(|annees| &annees.0);
        let years =
            years.map(|(year, value)| (vec![text(value.to_string())], vec![text(year.clone())]));
        let rows = whole.into_iter().chain(years).map(|(value, date)| {
            row(vec![
                vec![text(libelle.line())],
                value,
                date,
                opt_text(population.as_ref()),
            ])
        });
        rows.collect()
    }
}

fn measured_inlines(date: &Measured) -> Vec<Inline> {
    match date {
        Measured::When(when) => compose::date_inlines(when),
        Measured::Years(_) => vec![text(date.to_string())],
    }
}

impl fmt::Display for YearlyValues {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let years: Vec<String> = self
            .0
            .iter()
            .map(|(year, value)| format!("{year} : {value}"))
            .collect();
        f.write_str(&years.join(", "))
    }
}

impl<'de> Deserialize<'de> for YearlyValues {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(YearlyValuesVisitor)
    }
}

struct YearlyValuesVisitor;

impl<'de> de::Visitor<'de> for YearlyValuesVisitor {
    type Value = YearlyValues;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("des années et leurs valeurs")
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<YearlyValues, A::Error> {
        let mut years = Vec::new();
        while let Some(entry) = map.next_entry()? {
            years.push(entry);
        }
        Ok(YearlyValues(years))
    }
}
