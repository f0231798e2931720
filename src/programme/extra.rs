//! `sections`: anything the model has no key for.

use schemars::JsonSchema;
use serde::Deserialize;

use super::section::SectionName;
use crate::text::{Prose, Text};

/// Une section libre.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct ExtraSection {
    /// Le titre de la section.
    pub titre: Text,
    /// Le texte de la section.
    pub texte: Prose,
    /// La section qu’elle suit ; à défaut, elle vient après les contacts.
    pub apres: Option<SectionName>,
}
