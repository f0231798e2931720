//! The settings of checks: the profile, the zone and the severity of each rule.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::diagnostic::kind::Severity;
use crate::value::Zone;

/// Un profil : les mentions à vérifier.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Profile {
    /// Les mentions de la convention (Code du travail, art. D6353-1).
    #[default]
    Convention,
    /// Les informations remises au stagiaire avant son inscription (art. L6353-8).
    Stagiaire,
    /// Les informations demandées par le référentiel national qualité.
    Qualiopi,
    /// Le contrat avec une personne qui se forme à ses frais (art. L6353-4).
    Individuel,
    /// Le contrat de sous-traitance d’une action (art. R6333-6-2). La mission confiée n’est pas vérifiée.
    #[serde(rename = "sous-traitance")]
    SousTraitance,
}

/// La gravité d’une règle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum SeveritySetting {
    /// Fait échouer la vérification.
    Erreur,
    /// Signale une faute probable.
    Avertissement,
    /// Propose une amélioration.
    Conseil,
    /// Ne signale rien.
    Ignore,
}

/// La gravité de chaque règle, par son code.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct RuleSeverities(BTreeMap<String, SeveritySetting>);

/// The settings of checks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    pub profile: Profile,
    pub zone: Zone,
    pub severities: RuleSeverities,
    /// Verbs too vague for an objective, when the project has its own list.
    pub vague_verbs: Option<Vec<String>>,
}

impl Profile {
    /// All profiles.
    pub const ALL: [Self; 5] = [
        Self::Convention,
        Self::Stagiaire,
        Self::Qualiopi,
        Self::Individuel,
        Self::SousTraitance,
    ];

    /// As YAML and the command line write it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Convention => "convention",
            Self::Stagiaire => "stagiaire",
            Self::Qualiopi => "qualiopi",
            Self::Individuel => "individuel",
            Self::SousTraitance => "sous-traitance",
        }
    }
}

impl SeveritySetting {
    /// `None` for a rule that the project ignores.
    #[must_use]
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Erreur => Some(Severity::Error),
            Self::Avertissement => Some(Severity::Warning),
            Self::Conseil => Some(Severity::Advice),
            Self::Ignore => None,
        }
    }
}

impl RuleSeverities {
    /// The severity that the project sets for a code.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<SeveritySetting> {
        self.0.get(code).copied()
    }
}
