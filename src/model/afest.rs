//! `afest`: training in the workplace (Code du travail, D6313-3-2).

use serde::Deserialize;

use crate::document::Block;
use crate::document::compose::Composer;
use crate::document::text::{Development, Prose};

/// L’action de formation en situation de travail (Code du travail, art. L6313-2 et D6313-3-2).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(extend("x-abrege" = {"string": ["introduction"], "array": "introduction"})))]
pub struct WorkplaceTraining {
    /// # Introduction
    /// Un texte avant le reste.
    #[cfg_attr(test, schemars(example = &"Le salarié se forme à son poste, pendant le travail."))]
    pub introduction: Option<Prose>,
    /// # Activités de travail
    /// L’analyse de l’activité de travail, et la façon dont elle est adaptée pour former (Code du travail, art. D6313-3-2,
    /// 1°).
    #[cfg_attr(test, schemars(example = &"La prise en charge d’un appel client, d’abord en double écoute.", example = serde_json::json!(["La prise d’appel", "Le suivi du dossier"])))]
    pub activites: Option<Development>,
    /// # Formateur
    /// Le formateur désigné, qui peut être le tuteur (Code du travail, art. D6313-3-2, 2°).
    #[cfg_attr(test, schemars(example = &"Une salariée expérimentée du service, désignée avant le début de l’action.", example = serde_json::json!(["Une salariée expérimentée du service", "Le tuteur, en son absence"])))]
    pub formateur: Option<Development>,
    /// # Mises en situation
    /// Les mises en situation de travail.
    #[cfg_attr(test, schemars(example = &"Six appels réels, de difficulté croissante.", example = serde_json::json!(["Trois appels simples", "Trois appels difficiles"])))]
    pub mises_en_situation: Option<Development>,
    /// # Phases réflexives
    /// Les temps d’analyse, distincts des mises en situation (Code du travail, art. D6313-3-2, 3°).
    #[cfg_attr(test, schemars(example = &"Trente minutes d’échange après chaque mise en situation.", example = serde_json::json!(["Trente minutes après chaque mise en situation", "Une heure à mi-parcours"])))]
    pub phases_reflexives: Option<Development>,
    /// # Évaluations
    /// Les évaluations des acquis, pendant ou à la fin de l’action (Code du travail, art. D6313-3-2, 4°).
    #[cfg_attr(test, schemars(example = &"Une grille d’observation, remplie à mi-parcours et à la fin.", example = serde_json::json!(["Une grille d’observation à mi-parcours", "Un entretien à la fin"])))]
    pub evaluations: Option<Development>,
}

impl WorkplaceTraining {
    pub fn compose(&self, composer: &mut Composer) -> Vec<Block> {
        let Self {
            introduction,
            activites,
            formateur,
            mises_en_situation,
            phases_reflexives,
            evaluations,
        } = self;
        let parts = [
            ("Activités de travail", activites),
            ("Formateur", formateur),
            ("Mises en situation", mises_en_situation),
            ("Phases réflexives", phases_reflexives),
            ("Évaluations", evaluations),
        ];
        let mut blocks = composer.opt_prose(introduction.as_ref());
        for (name, part) in parts {
            blocks.extend(composer.labelled_development(name, part.as_ref()));
        }
        blocks
    }
}
