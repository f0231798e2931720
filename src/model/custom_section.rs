//! `sections`: anything the model has no key for.

use serde::Deserialize;

use super::section::SectionName;
use crate::document::text::{Prose, Text};

/// Une section libre.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CustomSection {
    /// # Titre
    /// Le titre de la section.
    #[cfg_attr(test, schemars(example = &"Pour aller plus loin"))]
    pub titre: Text,
    /// # Texte
    /// Le texte de la section.
    #[cfg_attr(test, schemars(example = &"Une journée de retour d’expérience est possible."))]
    pub texte: Prose,
    /// # Après
    /// La section placée juste avant. Par défaut, la vôtre vient avant les signatures.
    #[cfg_attr(test, schemars(example = &"evaluation"))]
    pub apres: Option<SectionName>,
}
