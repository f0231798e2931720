//! `objectifs`: what the trainee will be able to do.

use serde::Deserialize;

use crate::document::Block;
use crate::document::compose::{Composer, label};
use crate::document::text::{Prose, Text};

/// Les objectifs de l’action.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(extend("x-abrege" = {"string": ["liste", "introduction"], "array": "liste"})))]
pub struct Objectives {
    /// # Introduction
    /// Un texte avant les objectifs.
    #[cfg_attr(test, schemars(example = &"À l’issue de la formation, chacun sera capable de :"))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substance")))]
    pub introduction: Option<Prose>,
    /// # Objectif général
    /// L’objectif général de l’action, imprimé avant les autres.
    #[cfg_attr(test, schemars(example = &"Animer des réunions courtes qui aboutissent."))]
    pub general: Option<Prose>,
    /// # Liste
    /// Les objectifs, un par élément.
    #[serde(default)]
    #[cfg_attr(test, schemars(example = serde_json::json!(["Préparer une réunion", "Rédiger un relevé de décisions"])))]
    pub liste: Vec<Prose>,
    /// # Axes
    /// Les objectifs rangés par axes.
    #[serde(default)]
    pub axes: Vec<Axis>,
}

/// Un axe et ses objectifs.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Axis {
    /// # Titre de l’axe
    /// Le thème commun des objectifs de l’axe.
    #[cfg_attr(test, schemars(example = &"Développer la coopération entre services"))]
    pub titre: Text,
    /// # Objectifs de l’axe
    /// Les objectifs de l’axe, un par élément.
    #[serde(default)]
    #[cfg_attr(test, schemars(example = serde_json::json!(["Construire une équipe projet", "Répartir les rôles"])))]
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
        let mut blocks = composer.opt_prose(introduction.as_ref());
        blocks.extend(composer.labelled("Objectif général", general.as_ref()));
        blocks.extend(composer.bullets(liste));
        for Axis { titre, objectifs } in axes {
            blocks.push(label(titre.line()));
            blocks.extend(composer.bullets(objectifs));
        }
        blocks
    }
}
