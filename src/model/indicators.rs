//! `indicateurs`: the results of past sessions.

use serde::Deserialize;

use crate::document::compose::{self, Composer, column, opt_text, row, table, text};
use crate::document::text::{Identifier, Prose, Text};
use crate::document::{Align, Block, ColumnWidth, Row};
use crate::value::When;

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
pub struct Indicator {
    /// # Libellé
    /// Le nom de la mesure.
    #[cfg_attr(test, schemars(example = &"Taux de satisfaction"))]
    pub libelle: Text,
    /// # Valeur
    /// Le résultat avec son unité, ou « en cours de collecte ».
    #[cfg_attr(test, schemars(example = &"92 %", example = 48))]
    pub valeur: Identifier,
    /// # Date de la mesure
    /// La date, le mois ou la période de la mesure.
    #[cfg_attr(test, schemars(example = &"2025-12", example = serde_json::json!({"debut": "2025-01-01", "fin": "2025-12-31"})))]
    pub date: Option<When>,
    /// # Population
    /// Les personnes comptées dans la mesure.
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
            date.as_ref().map_or_else(Vec::new, compose::date_inlines),
            opt_text(population.as_ref()),
        ])
    }
}
