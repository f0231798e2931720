//! `distance`: what the law asks of a remote action (Code du travail, D6313-3-1).

use serde::Deserialize;

use super::timed_item::{TimedItem, timed_table};
use crate::document::Block;
use crate::document::compose::{Composer, facts, opt_fact};
use crate::document::text::{Prose, Text};

/// La formation à distance : assistance, activités et leurs durées (Code du travail, art. D6313-3-1).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RemoteTraining {
    /// # Assistance
    /// L’assistance technique et pédagogique : qui, comment, sous quel délai (Code du travail, art. D6313-3-1, 1°).
    #[cfg_attr(test, schemars(example = &"Le formateur répond par courriel sous 24 heures ouvrées."))]
    pub assistance: Option<Prose>,
    /// # Activités à distance
    /// Les activités à effectuer à distance et leur durée moyenne, imprimées en tableau avec leur total (Code du
    /// travail, art. D6313-3-1, 2°).
    #[serde(default)]
    #[cfg_attr(test, schemars(example = serde_json::json!([{"titre": "Module en ligne", "duree": "2 h"}, {"titre": "Classe virtuelle", "duree": "3 h 30"}])))]
    pub activites: Vec<TimedItem>,
    /// # Plateforme
    /// La plateforme ou l’outil.
    #[cfg_attr(test, schemars(example = &"Moodle, et BigBlueButton pour les classes virtuelles"))]
    pub plateforme: Option<Text>,
}

impl RemoteTraining {
    pub fn compose(&self, activity_minutes: Option<u32>, composer: &mut Composer) -> Vec<Block> {
        let Self {
            assistance,
            activites,
            plateforme,
        } = self;
        let platform = opt_fact("Plateforme", plateforme.as_ref());
        let mut blocks = facts(platform.into_iter().collect());
        blocks
            .extend(composer.labelled("Assistance technique et pédagogique", assistance.as_ref()));
        blocks.extend(timed_table(
            "Activité à distance",
            activites,
            activity_minutes,
            composer,
        ));
        blocks
    }
}
