//! `convention`: the contract that the sheet is annexed to.

use serde::Deserialize;

use crate::document::compose::prefixed;
use crate::document::text::{Identifier, Text};
use crate::value::Date;

/// La convention de formation à laquelle la fiche est annexée.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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
    /// « Annexe 1 – convention N° 10/19 », where room is short.
    #[must_use]
    pub fn short(&self) -> String {
        let annex = self
            .annexe
            .as_ref()
            .map(|annexe| prefixed("Annexe", &annexe.to_string()));
        let number = self
            .numero
            .as_ref()
            .map(|numero| prefixed("N°", &numero.to_string()));
        let annex = annex.unwrap_or_else(|| "Annexe".to_owned());
        match number {
            Some(number) => format!("{annex} – convention {number}"),
            None => annex,
        }
    }

    /// « Annexe 1 à la convention EGOC / CAF du Puy-de-Dôme N° 10/19 du 3 janvier 2019 ».
    #[must_use]
    pub fn title(&self) -> String {
        let Self {
            numero,
            annexe,
            organisme,
            client,
            date,
        } = self;
        let mut title = match annexe {
            Some(annexe) => prefixed("Annexe", &annexe.to_string()),
            None => "Annexe".to_owned(),
        };
        title.push_str(" à la convention");
        match (organisme, client) {
            (Some(organisme), Some(client)) => title.push_str(&format!(" {organisme} / {client}")),
            (Some(organisme), None) => title.push_str(&format!(" {organisme}")),
            (None, Some(client)) => title.push_str(&format!(" avec {client}")),
            (None, None) => {}
        }
        if let Some(numero) = numero {
            title.push_str(&format!(" {}", prefixed("N°", &numero.to_string())));
        }
        if let Some(date) = date {
            title.push_str(&format!(" du {date}"));
        }
        title
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_is_known_and_no_more() {
        let text = |text: &str| Some(Text(text.to_owned()));
        let mut convention = Convention::default();
        assert_eq!(convention.title(), "Annexe à la convention");
        convention.client = text("Commune de Lannion");
        assert_eq!(
            convention.title(),
            "Annexe à la convention avec Commune de Lannion"
        );
        convention.organisme = text("EGOC");
        convention.numero = Some(Identifier::Number(12));
        convention.annexe = Some(Identifier::Number(2));
        assert_eq!(
            convention.title(),
            "Annexe\u{a0}2 à la convention EGOC / Commune de Lannion N°\u{a0}12"
        );
    }
}
