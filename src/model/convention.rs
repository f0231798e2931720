//! `convention`: the contract that the sheet is annexed to.

use serde::Deserialize;

use crate::document::compose::{with_number_sign, with_prefix};
use crate::document::text::{Identifier, Text};
use crate::value::Date;

/// La convention de formation à laquelle la fiche est annexée.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(extend("x-abrege" = {"string": ["numero"]})))]
pub struct Convention {
    /// # Numéro de convention
    /// Le numéro de la convention.
    #[cfg_attr(test, schemars(example = &"10/19"))]
    pub numero: Option<Identifier>,
    /// # Numéro d’annexe
    /// Le numéro de cette annexe dans la convention.
    #[cfg_attr(test, schemars(example = 1))]
    pub annexe: Option<Identifier>,
    /// # Organisme de formation
    /// L’organisme de formation qui signe ; par défaut, le nom donné dans annexe.yaml.
    #[cfg_attr(test, schemars(example = &"EGOC"))]
    pub organisme: Option<Text>,
    /// # Client
    /// Le client qui signe la convention.
    #[cfg_attr(test, schemars(example = &"CAF du Puy-de-Dôme"))]
    pub client: Option<Text>,
    /// # Date de signature
    /// La date de la convention.
    #[cfg_attr(test, schemars(example = &"2019-01-03"))]
    pub date: Option<Date>,
}

impl Convention {
    /// « Annexe 1 – convention n° 10/19 », where room is short.
    #[must_use]
    pub fn short_title(&self) -> String {
        let annex = self.annex_label();
        match &self.numero {
            Some(number) => {
                let number = with_number_sign(&number.to_string());
                format!("{annex} – convention {number}")
            }
            None => annex,
        }
    }

    /// « Annexe 2 »
    fn annex_label(&self) -> String {
        match &self.annexe {
            Some(annexe) => with_prefix("Annexe", &annexe.to_string()),
            None => "Annexe".to_owned(),
        }
    }

    /// « Annexe 1 à la convention EGOC / CAF du Puy-de-Dôme n° 10/19 du 3 janvier 2019 ».
    #[must_use]
    pub fn full_title(&self) -> String {
        let Self {
            numero,
            annexe: _,
            organisme,
            client,
            date,
        } = self;
        let mut title = format!("{} à la convention", self.annex_label());
        match (organisme, client) {
            (Some(organisme), Some(client)) => title.push_str(&format!(" {organisme} / {client}")),
            (Some(organisme), None) => title.push_str(&format!(" {organisme}")),
            (None, Some(client)) => title.push_str(&format!(" avec {client}")),
            (None, None) => {}
        }
        if let Some(numero) = numero {
            title.push_str(&format!(" {}", with_number_sign(&numero.to_string())));
        }
        if let Some(date) = date {
            title.push_str(&format!(" du {date}"));
        }
        title
    }
}
