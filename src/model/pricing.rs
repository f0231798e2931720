//! `tarifs`: what the action costs and how it is paid.

use serde::Deserialize;

use crate::document::compose::{Composer, column, facts, opt_fact, row, table, text, with_prefix};
use crate::document::text::{Prose, Text};
use crate::document::{Align, Block, ColumnWidth, Row};
use crate::value::{Money, fold};

/// Les tarifs : « sur devis » ou un autre texte, des lignes, ou des lignes et un règlement.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Pricing {
    Prose(Prose),
    Rows(Vec<Price>),
    Terms(PricingTerms),
}

/// Des lignes de prix et les modalités de règlement.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PricingTerms {
    /// # Lignes de prix
    /// Les prix, un par élément.
    #[serde(default)]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substantiel", "x-ajout" = "substantiel")))]
    pub lignes: Vec<Price>,
    /// # Règlement
    /// Les modalités de règlement.
    #[cfg_attr(test, schemars(example = &"À réception de la facture, par virement."))]
    pub reglement: Option<Prose>,
    /// # Financeur
    /// L’organisme qui paie à la place du stagiaire, par exemple un opérateur de compétences. La convention doit alors
    /// donner le prix et le règlement (Code du travail, art. D6353-1).
    #[cfg_attr(test, schemars(example = &"OPCO Cohésion sociale"))]
    pub financeur: Option<Text>,
}

/// Une ligne de prix.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Price {
    /// # Libellé
    /// La prestation facturée.
    #[cfg_attr(test, schemars(example = &"Formation intra"))]
    pub libelle: Text,
    /// # Montant
    /// Le montant en euros, avec deux décimales au plus.
    #[cfg_attr(test, schemars(example = &"1 200,50 €", example = 1200))]
    pub montant: Money,
    /// # Taxe
    /// Hors taxe, toutes taxes comprises, ou exonéré de TVA.
    #[cfg_attr(test, schemars(example = &"HT"))]
    pub taxe: Option<Tax>,
    /// # Unité
    /// L’unité du prix : participant, groupe, jour.
    #[cfg_attr(test, schemars(example = &"participant"))]
    pub par: Option<Text>,
}

/// Le régime de taxe d’un prix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Tax {
    /// Hors taxe.
    #[serde(rename = "HT")]
    Excluded,
    /// Toutes taxes comprises.
    #[serde(rename = "TTC")]
    Included,
    /// Exonéré de TVA.
    #[serde(rename = "exonere")]
    Exempt,
}

impl Pricing {
    /// The rows, and where the YAML has them.
    #[must_use]
    pub fn rows(&self) -> (&'static str, &[Price]) {
        match self {
            Self::Prose(_) => ("tarifs", &[]),
            Self::Rows(rows) => ("tarifs", rows),
            Self::Terms(PricingTerms {
                lignes,
                reglement: _,
                financeur: _,
            }) => ("tarifs.lignes", lignes),
        }
    }

    pub fn compose(&self, composer: &mut Composer) -> Vec<Block> {
        match self {
            Self::Prose(prose) => composer.prose(prose),
            Self::Rows(rows) => rows_table(rows),
            Self::Terms(PricingTerms {
                lignes,
                reglement,
                financeur,
            }) => {
                let mut blocks = rows_table(lignes);
                let funder = opt_fact("Financeur", financeur.as_ref());
                blocks.extend(facts(funder.into_iter().collect()));
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
    /// The service and the unit of the row, normalised for comparison.
    #[must_use]
    pub fn subject(&self) -> (String, String) {
        let unit = self.par.as_ref().map(|par| fold(&par.line()));
        (fold(&self.libelle.line()), unit.unwrap_or_default())
    }

    /// « 1 200 € HT »
    #[must_use]
    pub fn amount(&self) -> String {
        let tax = match self.taxe {
            Some(Tax::Excluded) => "\u{a0}HT",
            Some(Tax::Included) => "\u{a0}TTC",
            Some(Tax::Exempt) => ", exonéré de TVA",
            None => "",
        };
        format!("{}{tax}", self.montant)
    }

    fn row(&self) -> Row {
        let Self {
            libelle,
            montant: _,
            taxe: _,
            par,
        } = self;
        let unit = par
            .as_ref()
            .map(|par| text(with_prefix("par", &par.line()).replace("par\u{a0}", "par ")));
        row(vec![
            vec![text(libelle.line())],
            vec![text(self.amount())],
            unit.into_iter().collect(),
        ])
    }
}
