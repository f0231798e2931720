//! The nature of the action: training, skills assessment, VAE, apprenticeship.

use serde::Deserialize;

/// La nature de l’action de développement des compétences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Nature {
    /// Action de formation (art. L6313-2).
    Formation,
    /// Formation où l’on apprend en menant un projet réel.
    FormationAction,
    /// Bilan de compétences (art. L6313-4).
    #[cfg_attr(test, schemars(extend("x-mots" = ["bilan"])))]
    BilanDeCompetences,
    /// Validation des acquis de l’expérience (art. L6313-5).
    #[cfg_attr(test, schemars(extend("x-mots" = ["validation des acquis"])))]
    Vae,
    /// Formation par apprentissage (art. L6313-6).
    #[cfg_attr(test, schemars(extend("x-mots" = ["formation en apprentissage"])))]
    Apprentissage,
}

impl Nature {
    /// Whether the action trains; one whose nature is not written does.
    #[must_use]
    pub fn is_training(nature: Option<Self>) -> bool {
        match nature {
            Some(Self::BilanDeCompetences | Self::Vae) => false,
            Some(Self::Formation | Self::FormationAction | Self::Apprentissage) | None => true,
        }
    }

    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Formation => "action de formation",
            Self::FormationAction => "formation-action",
            Self::BilanDeCompetences => "bilan de compétences",
            Self::Vae => "validation des acquis de l’expérience (VAE)",
            Self::Apprentissage => "formation par apprentissage",
        }
    }
}
