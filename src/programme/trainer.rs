//! `intervenants`: who trains.

use schemars::JsonSchema;
use serde::Deserialize;

use super::text::{Prose, Text};
use crate::compose::{Composer, join, paragraph, strong, text};
use crate::document::{Block, Fact, Inline};

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
    let label = if names.len() > 1 { "Intervenants" } else { "Intervenant" };
    if names.is_empty() {
        return None;
    }
    Some(Fact {
        label: vec![text(label)],
        value: vec![paragraph(join(names, &Inline::Break))],
    })
}

/// The presentations, for the section of their own.
pub fn presentations(trainers: &[Trainer], composer: &mut Composer) -> Vec<Block> {
    trainers
        .iter()
        .flat_map(|trainer| trainer.present(composer))
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

    /// The presentation, which opens with the name: the author's own opening, or the name set before it.
    fn present(&self, composer: &mut Composer) -> Vec<Block> {
        let Some(presentation) = &self.presentation else {
            return Vec::new();
        };
        let mut blocks = composer.prose(presentation);
        let opening: String = presentation.0.chars().filter(|c| !"*_\n ".contains(*c)).collect();
        let name: String = self.nom.0.chars().filter(|c| !c.is_whitespace()).collect();
        if opening.to_lowercase().starts_with(&name.to_lowercase()) {
            return blocks;
        }
        let name = strong(self.nom.line());
        if let Some(Block::Paragraph(first)) = blocks.first_mut() {
            first.inlines.splice(0..0, [name, text("\u{a0}: ")]);
        } else {
            blocks.insert(0, paragraph(vec![name]));
        }
        blocks
    }
}
