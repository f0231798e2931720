//! `tarifs`: what the action costs and how it is paid.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::compose::{Composer, column, prefixed, row, table, text};
use crate::document::{Align, Block, ColumnWidth, Row};
use crate::text::{Prose, Text};
use crate::value::Money;

/// Les tarifs : « sur devis » ou un autre texte, des lignes, ou des lignes et un règlement.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Pricing {
    Prose(Prose),
    Rows(Vec<Price>),
    Terms(PricingTerms),
}

/// Des lignes de prix et les modalités de règlement.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct PricingTerms {
    /// Les lignes de prix.
    #[serde(default)]
    pub lignes: Vec<Price>,
    /// Les modalités de règlement.
    pub reglement: Option<Prose>,
}

/// Une ligne de prix.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Price {
    /// Ce qui est facturé.
    pub libelle: Text,
    /// Le montant : 1200 ou « 1 200,50 € ».
    pub montant: Money,
    /// Hors taxe, toutes taxes comprises, ou exonéré de TVA.
    pub taxe: Option<Tax>,
    /// L’unité : « participant », « groupe », « jour ».
    pub par: Option<Text>,
}

/// Le régime de taxe d’un prix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
pub enum Tax {
    #[serde(rename = "HT")]
    Excluded,
    #[serde(rename = "TTC")]
    Included,
    #[serde(rename = "exonere")]
    Exempt,
}

impl Pricing {
    pub fn compose(&self, composer: &mut Composer) -> Vec<Block> {
        match self {
            Self::Prose(prose) => composer.prose(prose),
            Self::Rows(rows) => rows_table(rows),
            Self::Terms(PricingTerms { lignes, reglement }) => {
                let mut blocks = rows_table(lignes);
                blocks.extend(composer.labelled("Règlement", reglement.as_ref()));
                blocks
            }
        }
    }
}

fn rows_table(rows: &[Price]) -> Vec<Block> {
    let columns = vec![
        column("Prestation", Align::Start, ColumnWidth::Fill),
        column("Montant", Align::End, ColumnWidth::Fit),
        column("Unité", Align::Start, ColumnWidth::Fit),
    ];
    table(columns, rows.iter().map(Price::row).collect())
}

impl Price {
    fn row(&self) -> Row {
        let Self {
            libelle,
            montant,
            taxe,
            par,
        } = self;
        let tax = match taxe {
            Some(Tax::Excluded) => "\u{a0}HT",
            Some(Tax::Included) => "\u{a0}TTC",
            Some(Tax::Exempt) => ", exonéré de TVA",
            None => "",
        };
        let unit = par
            .as_ref()
            .map(|par| text(prefixed("par", &par.line()).replace("par\u{a0}", "par ")));
        row(vec![
            vec![text(libelle.line())],
            vec![text(format!("{montant}{tax}"))],
            unit.into_iter().collect(),
        ])
    }
}
