//! The sections of the sheet by name, as `titres` and `sections[].apres` give them: their keys, headings and order,
//! stated once.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::document::text::Text;

/// Une section de la fiche.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SectionName {
    Contexte,
    Public,
    Prerequis,
    Objectifs,
    Deroule,
    Methodes,
    Moyens,
    Ressources,
    Livrables,
    Distance,
    Intervenants,
    Evaluation,
    Suivi,
    Sanction,
    Certification,
    Tarifs,
    Accessibilite,
    Acces,
    Abandon,
    Indicateurs,
    Contacts,
    Organisme,
    Signatures,
}

impl SectionName {
    /// Every section, in the order of the sheet.
    pub const ALL: [Self; 23] = [
        Self::Contexte,
        Self::Public,
        Self::Prerequis,
        Self::Objectifs,
        Self::Deroule,
        Self::Methodes,
        Self::Moyens,
        Self::Ressources,
        Self::Livrables,
        Self::Distance,
        Self::Intervenants,
        Self::Evaluation,
        Self::Suivi,
        Self::Sanction,
        Self::Certification,
        Self::Tarifs,
        Self::Accessibilite,
        Self::Acces,
        Self::Abandon,
        Self::Indicateurs,
        Self::Contacts,
        Self::Organisme,
        Self::Signatures,
    ];

    /// The YAML key, which is also the anchor.
    #[must_use]
    pub fn key(self) -> &'static str {
        self.names().0
    }

    /// The heading, unless `titres` gives another.
    #[must_use]
    pub fn heading(self) -> &'static str {
        self.names().1
    }

    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Contexte => ("contexte", "Contexte"),
            Self::Public => ("public", "Public"),
            Self::Prerequis => ("prerequis", "Prérequis"),
            Self::Objectifs => ("objectifs", "Objectifs"),
            Self::Deroule => ("deroule", "Contenu"),
            Self::Methodes => ("methodes", "Méthodes pédagogiques"),
            Self::Moyens => ("moyens", "Moyens pédagogiques et techniques"),
            Self::Ressources => ("ressources", "Ressources"),
            Self::Livrables => ("livrables", "Livrables"),
            Self::Distance => ("distance", "Formation à distance"),
            Self::Intervenants => ("intervenants", "Intervenants"),
            Self::Evaluation => ("evaluation", "Modalités d’évaluation"),
            Self::Suivi => ("suivi", "Suivi de l’exécution"),
            Self::Sanction => ("sanction", "Sanction de la formation"),
            Self::Certification => ("certification", "Certification"),
            Self::Tarifs => ("tarifs", "Tarifs"),
            Self::Accessibilite => ("accessibilite", "Accessibilité"),
            Self::Acces => ("acces", "Accès à la formation"),
            Self::Abandon => ("abandon", "Prévention des abandons"),
            Self::Indicateurs => ("indicateurs", "Indicateurs de résultats"),
            Self::Contacts => ("contacts", "Contacts"),
            Self::Organisme => ("organisme", "Organisme de formation"),
            Self::Signatures => ("signatures", "Signatures"),
        }
    }
}

/// D’autres titres pour les sections : « contexte: Contexte de la mission ».
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Headings(pub BTreeMap<SectionName, Text>);

impl Headings {
    #[must_use]
    pub fn of(&self, name: SectionName) -> String {
        self.0
            .get(&name)
            .map_or_else(|| name.heading().to_owned(), Text::line)
    }
}
