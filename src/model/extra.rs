//! `sections`: anything the model has no key for.

use schemars::JsonSchema;
use serde::Deserialize;

use super::section::SectionName;
use crate::document::text::{Prose, Text};

/// Une section libre.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct ExtraSection {
    /// # Titre
    /// Le titre de la section.
    #[schemars(example = &"Pour aller plus loin")]
    pub titre: Text,
    /// # Texte
    /// Le texte de la section.
    #[schemars(example = &"Une journée de retour d’expérience est possible.")]
    pub texte: Prose,
    /// # Après
    /// La section qu’elle suit ; par défaut, elle vient avant les signatures.
    #[schemars(example = &"evaluation")]
    pub apres: Option<SectionName>,
}
