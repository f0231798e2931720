//! The sections of the sheet by name, as `titres` and `sections[].apres` give them: their keys, headings and order,
//! stated once.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::document::text::Text;

/// Declares the sections in the order of the sheet: a name, its YAML key, which is also its anchor, its heading, and that
/// of an action that is no training, if it differs.
macro_rules! sections {
    ($($name:ident = $key:literal, $heading:literal $(| $other:literal)?;)+) => {
        /// Une section de la fiche.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
        pub enum SectionName {
            $(#[serde(rename = $key)]
            $name,)+
        }

        impl SectionName {
            /// Every section, in the order of the sheet.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            #[must_use]
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)+
                }
            }

            /// The heading, unless `titres` gives another.
            #[must_use]
            pub fn heading(self, is_training: bool) -> &'static str {
                let (heading, other): (_, &[&str]) = match self {
                    $(Self::$name => ($heading, &[$($other)?]),)+
                };
                other.first().filter(|_| !is_training).unwrap_or(&heading)
            }
        }
    };
}

sections! {
    Contexte = "contexte", "Contexte";
    Public = "public", "Public";
    Prerequis = "prerequis", "Prérequis";
    Objectifs = "objectifs", "Objectifs";
    Afest = "afest", "Formation en situation de travail";
    Alternance = "alternance", "Alternance";
    Deroule = "deroule", "Contenu";
    Methodes = "methodes", "Méthodes pédagogiques";
    Moyens = "moyens", "Moyens pédagogiques et techniques";
    Ressources = "ressources", "Ressources";
    Livrables = "livrables", "Livrables";
    Distance = "distance", "Formation à distance" | "Accompagnement à distance";
    Intervenants = "intervenants", "Intervenants";
    Evaluation = "evaluation", "Modalités d’évaluation";
    Suivi = "suivi", "Suivi de l’exécution";
    Sanction = "sanction", "Sanction de la formation" | "Sanction";
    Certification = "certification", "Certification";
    Tarifs = "tarifs", "Tarifs";
    Accessibilite = "accessibilite", "Accessibilité";
    Acces = "acces", "Accès à la formation" | "Accès";
    Abandon = "abandon", "Prévention des abandons";
    Indicateurs = "indicateurs", "Indicateurs de résultats";
    Contacts = "contacts", "Contacts";
    Organisme = "organisme", "Organisme de formation" | "Organisme";
    Signatures = "signatures", "Signatures";
}

/// D’autres titres pour les sections : « contexte: Contexte de la mission ».
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Headings(pub BTreeMap<SectionName, Text>);

impl Headings {
    #[must_use]
    pub fn get(&self, name: SectionName, is_training: bool) -> String {
        self.0
            .get(&name)
            .map_or_else(|| name.heading(is_training).to_owned(), Text::line)
    }
}
