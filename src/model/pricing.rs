//! `tarifs`: what the action costs and how it is paid.

use serde::Deserialize;

use crate::document::compose::{
    Composer, column, facts, label, opt_fact, opt_text, row, small_paragraph, table, text,
    with_prefix,
};
use crate::document::text::{Prose, Switch, Text};
use crate::document::{Align, Block, ColumnWidth, Row};
use crate::value::{Amount, fold};

/// The mention of those who charge no VAT (Code général des impôts, art. 293 B and 293 E).
const VAT_NOT_APPLICABLE: &str = "TVA non applicable, art. 293 B du CGI";

/// Les tarifs : « sur devis » ou un autre texte, ou des lignes et un règlement.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Pricing {
    Prose(Prose),
    Terms(PricingTerms),
}

/// Des lignes de prix et les modalités de règlement.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(extend("x-abrege" = {"array": "lignes"})))]
pub struct PricingTerms {
    /// # Lignes de prix
    /// Les prix, un par élément.
    #[serde(default)]
    #[cfg_attr(test, schemars(example = serde_json::json!([{"libelle": "Formation intra", "montant": "1 200,50 €", "taxe": "HT", "par": "groupe"}])))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substantiel", "x-ajout" = "substantiel")))]
    pub lignes: Vec<Price>,
    /// # Règlement
    /// Les modalités de règlement.
    #[cfg_attr(test, schemars(example = &"À réception de la facture, par virement."))]
    #[cfg_attr(test, schemars(extend("x-ajout" = "substantiel")))]
    pub reglement: Option<Prose>,
    /// # Financeur
    /// L’organisme qui paie à la place du stagiaire, par exemple un opérateur de compétences. La convention doit alors
    /// donner le prix et le règlement (Code du travail, art. D6353-1).
    #[cfg_attr(test, schemars(example = &"OPCO Cohésion sociale"))]
    #[cfg_attr(test, schemars(extend("x-ajout" = "substantiel")))]
    pub financeur: Option<Text>,
    /// # Financements possibles
    /// Les financements auxquels l’action est éligible : un texte, ou une liste.
    #[cfg_attr(test, schemars(example = serde_json::json!(["CPF", "OPCO"]), example = &"Éligible au CPF"))]
    pub financements: Option<Funding>,
}

/// Les financements possibles.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Funding {
    Prose(Prose),
    List(Vec<Prose>),
}

/// Une ligne de prix.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Price {
    /// # Libellé
    /// La prestation facturée.
    #[cfg_attr(test, schemars(example = &"Formation intra"))]
    pub libelle: Text,
    #[serde(flatten)]
    pub terms: PriceTerms,
    /// # En option
    /// « oui » si la prestation est facultative.
    #[cfg_attr(test, schemars(example = &"oui"))]
    #[cfg_attr(test, schemars(extend("x-ajout" = "substantiel")))]
    pub en_option: Option<Switch>,
}

/// Un montant, sa taxe et son unité.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PriceTerms {
    /// # Montant
    /// Le montant en euros, avec deux décimales au plus. La taxe et l’unité peuvent le suivre : « 45 € HT / heure ». Ce qui
    /// ne se paie pas s’écrit « inclus », « gratuit » ou « offert ».
    #[cfg_attr(test, schemars(example = &"1 200,50 €", example = 1200, example = &"inclus"))]
    #[cfg_attr(test, schemars(extend("x-parties" = "montant")))]
    pub montant: Amount,
    /// # Taxe
    /// Hors taxe, toutes taxes comprises, exonéré de TVA, ou TVA non applicable.
    #[cfg_attr(test, schemars(example = &"HT"))]
    #[cfg_attr(test, schemars(extend("x-ajout" = "substantiel")))]
    pub taxe: Option<Tax>,
    /// # Unité
    /// L’unité du prix : participant, groupe, jour.
    #[cfg_attr(test, schemars(example = &"participant"))]
    #[cfg_attr(test, schemars(extend("x-ajout" = "substantiel")))]
    pub par: Option<Text>,
    /// # À partir de
    /// « oui » si le montant est un minimum : « à partir de 1 200 € ».
    #[cfg_attr(test, schemars(example = &"oui"))]
    #[cfg_attr(test, schemars(extend("x-ajout" = "substantiel")))]
    pub a_partir_de: Option<Switch>,
}

/// Le régime de taxe d’un prix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Tax {
    /// Hors taxe.
    #[serde(rename = "HT")]
    #[cfg_attr(test, schemars(extend("x-mots" = ["H.T."])))]
    Excluded,
    /// Toutes taxes comprises.
    #[serde(rename = "TTC")]
    #[cfg_attr(test, schemars(extend("x-mots" = ["T.T.C.", "toutes taxes"])))]
    Included,
    /// Exonéré de TVA.
    #[serde(rename = "exonere")]
    #[cfg_attr(test, schemars(extend("x-mots" = ["exonérée de TVA", "exonération de TVA"])))]
    Exempt,
    /// TVA non applicable : franchise en base (Code général des impôts, art. 293 B).
    #[serde(rename = "non-applicable")]
    #[cfg_attr(test, schemars(extend("x-mots" = ["TVA non applicable", "TVA non applicable, art. 293 B du CGI", "TVA non applicable, article 293 B du CGI", "art. 293 B du CGI", "franchise de TVA", "franchise en base de TVA"])))]
    NotApplicable,
}

impl Pricing {
    /// The rows, and where the YAML has them.
    #[must_use]
    pub fn rows(&self) -> (&'static str, &[Price]) {
        match self {
            Self::Prose(_) => ("tarifs", &[]),
            Self::Terms(PricingTerms {
                lignes,
                reglement: _,
                financeur: _,
                financements: _,
            }) => ("tarifs.lignes", lignes),
        }
    }

    pub fn compose(&self, composer: &mut Composer) -> Vec<Block> {
        match self {
            Self::Prose(prose) => composer.prose(prose),
            Self::Terms(PricingTerms {
                lignes,
                reglement,
                financeur,
                financements,
            }) => {
                let mut blocks = rows_table(lignes);
                let funder = opt_fact("Financeur", financeur.as_ref());
                blocks.extend(facts(funder.into_iter().collect()));
                match financements {
                    Some(Funding::Prose(prose)) => {
                        blocks.extend(composer.labelled("Financements possibles", Some(prose)));
                    }
                    Some(Funding::List(items)) if !items.is_empty() => {
                        blocks.push(label("Financements possibles"));
                        blocks.extend(composer.bullets(items));
                    }
                    Some(Funding::List(_)) | None => {}
                }
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
        column("Taxe", Align::Start, ColumnWidth::Fit),
        column("Unité", Align::Start, ColumnWidth::Fit),
    ];
    // What all the rows say stands once, under them.
    let without_vat = |price: &Price| price.terms.taxe == Some(Tax::NotApplicable);
    let is_shared = rows.iter().all(without_vat);
    let body = rows.iter().map(|price| price.row(!is_shared));
    let mut blocks = table(columns, body.collect());
    if is_shared && !blocks.is_empty() {
        blocks.push(small_paragraph(vec![text(format!(
            "{VAT_NOT_APPLICABLE}."
        ))]));
    }
    blocks
}

impl Price {
    /// The service and the unit of the row, normalised for comparison.
    #[must_use]
    pub fn subject(&self) -> (String, String) {
        let unit = self.terms.par.as_ref().map(|par| fold(&par.line()));
        (fold(&self.libelle.line()), unit.unwrap_or_default())
    }

    fn row(&self, with_tax: bool) -> Row {
        let Self {
            libelle,
            terms,
            en_option,
        } = self;
        let mut service = libelle.line();
        if en_option.is_some_and(Switch::is_on) && !fold(&service).contains("option") {
            service.push_str(" (en option)");
        }
        row(vec![
            vec![text(service)],
            vec![text(terms.bare_amount())],
            opt_text(terms.tax().filter(|_| with_tax)),
            opt_text(terms.unit()),
        ])
    }
}

impl PriceTerms {
    /// « à partir de 1 200 € HT »
    #[must_use]
    pub fn amount(&self) -> String {
        let amount = self.bare_amount();
        match (self.taxe, self.tax()) {
            (Some(Tax::Excluded | Tax::Included), Some(tax)) => format!("{amount}\u{a0}{tax}"),
            (_, Some(tax)) => format!("{amount}, {tax}"),
            (_, None) => amount,
        }
    }

    /// The amount and its unit, on one line: « 1 490 € HT par participant ».
    #[must_use]
    pub fn line(&self) -> String {
        let unit = self
            .unit()
            .map(|unit| format!(" {unit}"))
            .unwrap_or_default();
        match self.taxe {
            Some(Tax::Excluded | Tax::Included) | None => format!("{}{unit}", self.amount()),
            Some(Tax::Exempt) => format!("{}{unit}, exonéré de TVA", self.bare_amount()),
            Some(Tax::NotApplicable) => format!("{}{unit}, TVA non applicable", self.bare_amount()),
        }
    }

    /// « HT », « exonéré de TVA »
    #[must_use]
    pub fn tax(&self) -> Option<&'static str> {
        Some(match self.taxe? {
            Tax::Excluded => "HT",
            Tax::Included => "TTC",
            Tax::Exempt => "exonéré de TVA",
            Tax::NotApplicable => VAT_NOT_APPLICABLE,
        })
    }

    /// The amount without its tax.
    #[must_use]
    pub fn bare_amount(&self) -> String {
        if self.a_partir_de.is_some_and(Switch::is_on) {
            format!("à partir de {}", self.montant)
        } else {
            self.montant.to_string()
        }
    }

    /// « par participant »
    #[must_use]
    pub fn unit(&self) -> Option<String> {
        let unit = with_prefix("par", &self.par.as_ref()?.line());
        Some(unit.replace("par\u{a0}", "par "))
    }
}
