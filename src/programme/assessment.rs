//! `evaluation`: how the action and what it taught are assessed.

use schemars::JsonSchema;
use serde::Deserialize;

use super::timed::{Timed, timed_table};
use crate::compose::Composer;
use crate::document::Block;
use crate::text::Prose;

/// Les modalités d’évaluation.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Assessment {
    /// Ce qui précède les évaluations.
    pub introduction: Option<Prose>,
    /// L’évaluation en amont : positionnement, vérification des prérequis.
    pub amont: Option<Prose>,
    /// L’évaluation au cours de la formation.
    pub pendant: Option<Prose>,
    /// L’évaluation à chaud, à l’issue de la formation.
    pub a_chaud: Option<Prose>,
    /// L’évaluation à froid, quelques mois après.
    pub a_froid: Option<Prose>,
    /// Le bilan de l’action.
    pub bilan: Option<Prose>,
    /// Les épreuves et leurs durées.
    #[serde(default)]
    pub epreuves: Vec<Timed>,
}

impl Assessment {
    pub fn compose(&self, composer: &mut Composer) -> Vec<Block> {
        let Self {
            introduction,
            amont,
            pendant,
            a_chaud,
            a_froid,
            bilan,
            epreuves,
        } = self;
        let mut blocks = composer.prose_or_nothing(introduction.as_ref());
        for (name, prose) in [
            ("Évaluation en amont", amont),
            ("Évaluation au cours de la formation", pendant),
            ("Évaluation à chaud", a_chaud),
            ("Évaluation à froid", a_froid),
            ("Bilan", bilan),
        ] {
            blocks.extend(composer.labelled(name, prose.as_ref()));
        }
        blocks.extend(timed_table("Épreuve", epreuves, composer));
        blocks
    }
}
