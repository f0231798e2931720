//! `indicateurs`: the results of past sessions.

use std::fmt;

use serde::{Deserialize, Deserializer, de};

use crate::document::compose::{self, Composer, column, join, opt_text, row, table, text};
use crate::document::text::{Identifier, Prose, Text};
use crate::document::{Align, Block, Column, ColumnWidth, Inline, Row, inlines_text};
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
    /// Le résultat de chaque année, au lieu de « valeur » et de « date » : une valeur, ou « valeur » et « population ».
    #[cfg_attr(test, schemars(example = serde_json::json!({"2024": "91 %", "2025": "93 %"}), example = serde_json::json!({"2024": {"valeur": "91 %", "population": "36 répondants"}})))]
    pub annees: Option<YearlyValues>,
    /// # Population
    /// Les personnes comptées dans la mesure.
    #[cfg_attr(test, schemars(example = &"48 répondants"))]
    pub population: Option<Text>,
}

/// The result of each year or school year, in the author's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearlyValues(pub Vec<(String, YearlyResult)>);

/// The result of a year, with the people counted or without.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum YearlyResult {
    Value(Identifier),
    Counted(CountedResult),
}

/// Le résultat d’une année, et les personnes comptées.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CountedResult {
    /// # Valeur
    /// Le résultat de l’année.
    #[cfg_attr(test, schemars(example = &"92 %"))]
    pub valeur: Identifier,
    /// # Population
    /// Les personnes comptées cette année-là.
    #[cfg_attr(test, schemars(example = &"48 répondants"))]
    pub population: Option<Text>,
}

impl Indicators {
    pub fn compose(&self, composer: &mut Composer) -> Vec<Block> {
        match self {
            Self::Prose(prose) => composer.prose(prose),
            Self::Rows(rows) => rows_table(rows),
        }
    }
}

/// The results of several years have a column a year, in a table of their own; what was measured once in one of these
/// years stands there too.
fn rows_table(rows: &[Indicator]) -> Vec<Block> {
    let years = years_of(rows);
    let of_years: Vec<Row> = rows.iter().filter_map(|it| it.yearly_row(&years)).collect();
    let others = rows.iter().filter(|it| !it.is_of_years(&years));
    let mut tables = [
        table_of_results(yearly_columns(&years), of_years),
        table_of_results(
            measure_columns(),
            others.filter_map(Indicator::row).collect(),
        ),
    ];
    // The first result comes first.
    if rows
        .first()
        .is_some_and(|row| row.annees.is_none() && !row.is_of_years(&years))
    {
        tables.reverse();
    }
    tables.into_iter().flatten().collect()
}

/// A table where a result or a population in words takes its share of the width, and not all that it asks for.
fn table_of_results(mut columns: Vec<Column>, rows: Vec<Row>) -> Vec<Block> {
    for (index, column) in columns.iter_mut().enumerate() {
        // « 4,2 sur 5 », « 12 et 19 mars 2026 »: longer cells are sentences.
        let most = match column.align {
            Align::End => 14,
            Align::Start | Align::Center => 24,
        };
        let mut cells = rows.iter().map(|row| inlines_text(&row.cells[index]));
        if cells.any(|cell| cell.lines().any(|line| line.chars().count() > most)) {
            column.width = ColumnWidth::Fill;
        }
    }
    table(columns, rows)
}

/// The years that have results, in order; the latest first if the first measure has them so.
fn years_of(rows: &[Indicator]) -> Vec<&str> {
    let yearly = rows.iter().filter_map(|row| row.annees.as_ref());
    let mut years: Vec<&str> = yearly.clone().flat_map(YearlyValues::years).collect();
    years.sort_unstable();
    years.dedup();
    let mut first = yearly.take(1).flat_map(YearlyValues::years);
    if first
        .next()
        .zip(first.next())
        .is_some_and(|(one, two)| one > two)
    {
        years.reverse();
    }
    years
}

fn measure_columns() -> Vec<Column> {
    vec![
        column("Indicateur", Align::Start, ColumnWidth::Fill),
        column("Valeur", Align::End, ColumnWidth::Fit),
        column("Date", Align::Start, ColumnWidth::Fit),
        column("Population", Align::Start, ColumnWidth::Fit),
    ]
}

fn yearly_columns(years: &[&str]) -> Vec<Column> {
    let mut columns = vec![column("Indicateur", Align::Start, ColumnWidth::Fill)];
    columns.extend(
        years
            .iter()
            .map(|year| column(year, Align::End, ColumnWidth::Fit)),
    );
    columns.push(column("Population", Align::Start, ColumnWidth::Fit));
    columns
}

/// One result: where it stands under its indicator, when it was measured, what it is, of whom.
#[derive(Debug)]
pub struct MeasuredResult {
    pub path: String,
    pub date: String,
    pub value: String,
    pub population: Option<String>,
}

impl Indicator {
    /// Its results, one a date.
    #[must_use]
    pub fn results(&self) -> Vec<MeasuredResult> {
        let people = |own: Option<&Text>| own.or(self.population.as_ref()).map(Text::line);
        let single = self.valeur.as_ref().map(|value| MeasuredResult {
            path: "valeur".to_owned(),
            date: self
                .date
                .as_ref()
                .map(Measured::to_string)
                .unwrap_or_default(),
            value: value.to_string(),
            population: people(None),
        });
        let yearly = self.annees.iter().flat_map(|years| &years.0);
        let yearly = yearly.map(|(year, result)| {
            let (value, population) = match result {
                YearlyResult::Value(value) => (value, None),
                YearlyResult::Counted(CountedResult { valeur, population }) => {
                    (valeur, population.as_ref())
                }
            };
            MeasuredResult {
                path: format!("annees.{year}"),
                date: year.clone(),
                value: value.to_string(),
                population: people(population),
            }
        });
        single.into_iter().chain(yearly).collect()
    }

    /// Whether its only date is one of these years.
    fn is_of_years(&self, years: &[&str]) -> bool {
        self.annees.is_none() && years.iter().any(|year| self.is_of_year(year))
    }

    fn is_of_year(&self, year: &str) -> bool {
        self.date
            .as_ref()
            .is_some_and(|date| date.to_string() == year)
    }

    /// Its results of these years, when it has some.
    fn yearly_row(&self, years: &[&str]) -> Option<Row> {
        let result = |year: &&str| match &self.annees {
            Some(YearlyValues(results)) => {
                let found = results.iter().find(|(known, _)| known == year);
                found.map_or_else(Vec::new, |(_, result)| result.inlines())
            }
            None if self.is_of_year(year) => opt_text(self.valeur.as_ref()),
            None => Vec::new(),
        };
        (self.annees.is_some() || self.is_of_years(years)).then(|| {
            let mut cells = vec![vec![text(self.libelle.line())]];
            cells.extend(years.iter().map(result));
            cells.push(opt_text(self.population.as_ref()));
            row(cells)
        })
    }

    /// The result that has no year of its own, when there is one.
    fn row(&self) -> Option<Row> {
        let Self {
            libelle,
            valeur,
            date,
            annees,
            population,
        } = self;
        (annees.is_none() || valeur.is_some() || date.is_some()).then(|| {
            let population = population.as_ref().filter(|_| annees.is_none());
            row(vec![
                vec![text(libelle.line())],
                opt_text(valeur.as_ref()),
                date.as_ref().map_or_else(Vec::new, measured_inlines),
                opt_text(population),
            ])
        })
    }
}

impl YearlyValues {
    fn years(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(year, _)| year.as_str())
    }
}

impl YearlyResult {
    /// The value, and the people on a line of their own.
    fn inlines(&self) -> Vec<Inline> {
        match self {
            Self::Value(value) => vec![text(value.to_string())],
            Self::Counted(CountedResult { valeur, population }) => join(
                vec![opt_text(Some(valeur)), opt_text(population.as_ref())],
                &Inline::Break,
            ),
        }
    }
}

impl fmt::Display for YearlyResult {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value(value)
            | Self::Counted(CountedResult {
                valeur: value,
                population: None,
            }) => value.fmt(f),
            Self::Counted(CountedResult {
                valeur,
                population: Some(population),
            }) => write!(f, "{valeur} ({population})"),
        }
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
