//! `evaluation`: how the action and what it taught are assessed.

use serde::Deserialize;

use super::exam::{ExamPart, exam_table};
use crate::document::Block;
use crate::document::compose::Composer;
use crate::document::text::Prose;

/// Les modalités d’évaluation.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(extend("x-abrege" = {"string": ["introduction"], "array": "introduction"})))]
pub struct Assessment {
    /// # Introduction
    /// Un texte avant les évaluations.
    #[cfg_attr(test, schemars(example = &"Les acquis sont évalués tout au long de l’action."))]
    pub introduction: Option<Prose>,
    /// # En amont
    /// Avant l’action : positionnement, vérification des prérequis.
    #[cfg_attr(test, schemars(example = &"Questionnaire de positionnement, rempli en ligne."))]
    pub amont: Option<Prose>,
    /// # Pendant
    /// Au cours de l’action.
    #[cfg_attr(test, schemars(example = &"Mises en situation observées par le groupe et le formateur."))]
    pub pendant: Option<Prose>,
    /// # À chaud
    /// À l’issue de l’action.
    #[cfg_attr(test, schemars(example = &"Questionnaire de satisfaction et quiz final."))]
    pub a_chaud: Option<Prose>,
    /// # À froid
    /// Quelques mois après l’action.
    #[cfg_attr(test, schemars(example = &"Questionnaire à trois mois sur ce qui a changé au travail."))]
    pub a_froid: Option<Prose>,
    /// # Bilan
    /// Le bilan de l’action avec le client.
    #[cfg_attr(test, schemars(example = &"Réunion de bilan avec le client dans le mois qui suit."))]
    pub bilan: Option<Prose>,
    /// # Épreuves
    /// Les épreuves, leurs durées, leurs coefficients et leurs seuils, imprimés en tableau avec le total des durées.
    #[serde(default)]
    #[cfg_attr(test, schemars(example = serde_json::json!([{"titre": "Étude de cas", "duree": "1 h 30"}, {"titre": "Entretien", "duree": "30 min"}])))]
    pub epreuves: Vec<ExamPart>,
}

impl Assessment {
    pub fn compose(
        &self,
        exam_minutes: Option<u32>,
        is_training: bool,
        composer: &mut Composer,
    ) -> Vec<Block> {
        let Self {
            introduction,
            amont,
            pendant,
            a_chaud,
            a_froid,
            bilan,
            epreuves,
        } = self;
        let during = if is_training {
            "Évaluation au cours de la formation"
        } else {
            "Évaluation en cours d’action"
        };
        let mut blocks = composer.opt_prose(introduction.as_ref());
        for (name, prose) in [
            ("Évaluation en amont", amont),
            (during, pendant),
            ("Évaluation à chaud", a_chaud),
            ("Évaluation à froid", a_froid),
            ("Bilan", bilan),
        ] {
            blocks.extend(composer.labelled(name, prose.as_ref()));
        }
        blocks.extend(exam_table(epreuves, exam_minutes, composer));
        blocks
    }
}
