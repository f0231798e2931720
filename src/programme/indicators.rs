//! `indicateurs`: the results of past sessions.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::compose::{Composer, column, row, table, text};
use crate::document::{Align, Block, ColumnWidth, Row};
use crate::text::{Label, Prose, Text};
use crate::value::When;

/// Les indicateurs de résultats : « en cours de collecte », ou des lignes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Indicators {
    Prose(Prose),
    Rows(Vec<Indicator>),
}

/// Un indicateur.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Indicator {
    /// Ce qui est mesuré.
    pub libelle: Text,
    /// La valeur : « 92 % », ou « en cours de collecte ».
    pub valeur: Label,
    /// La date ou le mois de la mesure.
    pub date: Option<When>,
    /// La population mesurée : « 48 répondants ».
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

fn rows_table(rows: &[Indicator]) -> Vec<Block> {
    let columns = vec![
        column("Indicateur", Align::Start, ColumnWidth::Fill),
        column("Valeur", Align::End, ColumnWidth::Fit),
        column("Date", Align::Start, ColumnWidth::Fit),
        column("Population", Align::Start, ColumnWidth::Fit),
    ];
    table(columns, rows.iter().map(Indicator::row).collect())
}

impl Indicator {
    fn row(&self) -> Row {
        let Self {
            libelle,
            valeur,
            date,
            population,
        } = self;
        row(vec![
            vec![text(libelle.line())],
            vec![text(valeur.to_string())],
            date.as_ref().map_or_else(Vec::new, When::inlines),
            population.iter().map(|words| text(words.line())).collect(),
        ])
    }
}
