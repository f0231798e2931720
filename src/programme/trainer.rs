//! `intervenants`: who trains.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::compose::{Composer, join, paragraph, text};
use crate::document::{Block, Fact, Inline};
use crate::text::{Prose, Text};

/// Une personne qui intervient.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Trainer {
    /// Prénom et nom.
    pub nom: Text,
    /// La structure de l’intervenant.
    pub organisme: Option<Text>,
    /// Ses titres et qualités.
    pub qualite: Option<Text>,
    /// Son rôle dans l’action : « formatrice », « coordination ».
    pub role: Option<Text>,
    /// Sa présentation, imprimée après les moyens.
    pub presentation: Option<Prose>,
}

/// The line of the identity block: « Delphine CARON / Accolades, sociologue (coordination) », a line each.
#[must_use]
pub fn identity(trainers: &[Trainer]) -> Option<Fact> {
    let names: Vec<Vec<Inline>> = trainers.iter().map(Trainer::identity).collect();
    let label = if names.len() > 1 {
        "Intervenants"
    } else {
        "Intervenant"
    };
    if names.is_empty() {
        return None;
    }
    Some(Fact {
        label: vec![text(label)],
        value: vec![paragraph(join(names, &Inline::Break))],
    })
}

/// The presentations, for the section of their own; each opens with the name.
pub fn presentations(trainers: &[Trainer], composer: &mut Composer) -> Vec<Block> {
    trainers
        .iter()
        .flat_map(|trainer| composer.labelled(&trainer.nom.line(), trainer.presentation.as_ref()))
        .collect()
}

impl Trainer {
    fn identity(&self) -> Vec<Inline> {
        let Self {
            nom,
            organisme,
            qualite,
            role,
            presentation: _,
        } = self;
        let mut line = nom.line();
        if let Some(organisme) = organisme {
            line.push_str(&format!(" / {organisme}"));
        }
        if let Some(qualite) = qualite {
            line.push_str(&format!(", {qualite}"));
        }
        if let Some(role) = role {
            line.push_str(&format!(" ({role})"));
        }
        vec![text(line)]
    }
}
