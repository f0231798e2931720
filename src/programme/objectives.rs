//! `objectifs`: what the trainee will be able to do.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::compose::{Composer, label};
use crate::document::Block;
use crate::text::{Prose, Text};

/// Les objectifs de l’action.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Objectives {
    /// Ce qui précède les objectifs.
    pub introduction: Option<Prose>,
    /// L’objectif général.
    pub general: Option<Prose>,
    /// Les objectifs, un par élément.
    #[serde(default)]
    pub liste: Vec<Prose>,
    /// Les objectifs rangés par axes.
    #[serde(default)]
    pub axes: Vec<Axis>,
}

/// Un axe et ses objectifs.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Axis {
    /// Le titre de l’axe.
    pub titre: Text,
    /// Les objectifs de l’axe, un par élément.
    #[serde(default)]
    pub objectifs: Vec<Prose>,
}

impl Objectives {
    pub fn compose(&self, composer: &mut Composer) -> Vec<Block> {
        let Self {
            introduction,
            general,
            liste,
            axes,
        } = self;
        let mut blocks = composer.prose_or_nothing(introduction.as_ref());
        blocks.extend(composer.labelled("Objectif général", general.as_ref()));
        blocks.extend(composer.bullets(liste));
        for Axis { titre, objectifs } in axes {
            blocks.push(label(titre.line()));
            blocks.extend(composer.bullets(objectifs));
        }
        blocks
    }
}
