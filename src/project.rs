//! `annexe.yaml`: what the programmes of an organisation have in common.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::programme::organisation::Organisation;
use crate::render::Format;
use crate::text::{Switch, Text};

/// Le contenu de annexe.yaml. Toutes les clés sont facultatives.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Config {
    /// La langue des messages : fr ou en. Lue, pas encore appliquée : les messages sont en français.
    pub langue: Option<Language>,
    /// Le dossier des programmes, depuis celui de annexe.yaml ; par défaut « programmes ».
    pub programmes: Option<Text>,
    /// Le dossier des fichiers produits, depuis celui de annexe.yaml ; par défaut « output ».
    pub sortie: Option<Text>,
    /// Les formats produits ; par défaut les trois.
    pub formats: Option<Vec<Format>>,
    /// Ce que « complet » veut dire pour les vérifications. Lu, pas encore appliqué.
    pub profil: Option<Profile>,
    /// La zone des jours fériés. Lue, pas encore appliquée.
    pub zone: Option<Zone>,
    /// La gravité de chaque règle, par son code. Lue, pas encore appliquée.
    pub regles: Option<BTreeMap<String, RuleLevel>>,
    /// Les couleurs et le logo. Lus, pas encore appliqués.
    pub theme: Option<Theme>,
    /// « non » laisse les espaces, guillemets et apostrophes comme ils sont écrits.
    pub typographie: Option<Switch>,
    /// L’organisme de formation et les sections que ses fiches partagent.
    pub organisme: Option<Organisation>,
}

/// La langue des messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    Fr,
    En,
}

/// Un profil de complétude.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Profile {
    Convention,
    Stagiaire,
    Qualiopi,
    Individuel,
}

/// Une zone de jours fériés.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Zone {
    Metropole,
    AlsaceMoselle,
    Guadeloupe,
    Guyane,
    Martinique,
    Mayotte,
    Reunion,
    SaintBarthelemy,
    SaintMartin,
}

/// La gravité d’une règle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RuleLevel {
    Erreur,
    Avertissement,
    Ignore,
}

/// L’apparence des fiches.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Theme {
    /// Les couleurs, par leur emploi.
    pub couleurs: Option<Colours>,
    /// Le logo.
    pub logo: Option<Logo>,
}

/// Les couleurs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Colours {
    /// La couleur des titres et des filets : « #0f4c5c ».
    #[schemars(regex(pattern = r"^#[0-9a-fA-F]{6}$"))]
    pub accent: Option<String>,
}

/// Le logo et le texte qui le remplace pour qui ne le voit pas.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Logo {
    /// Le fichier, depuis le dossier de annexe.yaml.
    pub fichier: Text,
    /// Le texte de remplacement.
    pub texte: Text,
}

impl Config {
    /// Whether French typography is applied to the sheets.
    #[must_use]
    pub fn typesets(&self) -> bool {
        self.typographie.is_none_or(Switch::is_on)
    }
}
