//! `certification`: what the action leads to, as registered by France compétences.

use serde::Deserialize;

use crate::document::Block;
use crate::document::compose::{Composer, facts, opt_fact};
use crate::document::text::{Identifier, Prose, Text};
use crate::value::Date;

/// La certification visée.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Certification {
    /// # Code
    /// Le code au répertoire de France compétences.
    #[cfg_attr(test, schemars(example = &"RNCP37274", example = &"RS5616"))]
    pub code: Option<Identifier>,
    /// # Intitulé exact
    /// L’intitulé exact de la certification, tel qu’il est enregistré.
    #[cfg_attr(test, schemars(example = &"Conseiller en insertion professionnelle"))]
    pub intitule: Option<Text>,
    /// # Niveau
    /// Le niveau de qualification.
    #[cfg_attr(test, schemars(example = 5, example = &"sans niveau"))]
    pub niveau: Option<Identifier>,
    /// # Certificateur
    /// L’organisme certificateur.
    #[cfg_attr(test, schemars(example = &"Ministère du Travail"))]
    pub certificateur: Option<Text>,
    /// # Enregistrement
    /// La date d’enregistrement, ou de la décision.
    #[cfg_attr(test, schemars(example = &"2023-03-01"))]
    pub enregistrement: Option<Date>,
    /// # Échéance
    /// La date de fin de l’enregistrement.
    #[cfg_attr(test, schemars(example = &"2028-03-01"))]
    pub echeance: Option<Date>,
    /// # Blocs de compétences
    /// Les blocs de compétences visés, un par élément.
    #[serde(default)]
    #[cfg_attr(test, schemars(example = serde_json::json!(["Bloc 1 : accueillir pour analyser la demande"])))]
    pub blocs: Vec<Prose>,
    /// # Débouchés
    /// Les débouchés et les suites de parcours.
    #[cfg_attr(test, schemars(example = &"Conseiller emploi, chargé d’accompagnement social."))]
    pub debouches: Option<Prose>,
    /// # Passerelles
    /// Les équivalences et passerelles avec d’autres certifications.
    #[cfg_attr(test, schemars(example = &"Aucune équivalence à ce jour."))]
    pub passerelles: Option<Prose>,
}

impl Certification {
    pub fn compose(&self, composer: &mut Composer) -> Vec<Block> {
        let Self {
            code,
            intitule,
            niveau,
            certificateur,
            enregistrement,
            echeance,
            blocs,
            debouches,
            passerelles,
        } = self;
        let lines = [
            opt_fact("Certification", intitule.as_ref()),
            opt_fact("Code", code.as_ref()),
            opt_fact("Niveau", niveau.as_ref()),
            opt_fact("Certificateur", certificateur.as_ref()),
            opt_fact("Enregistrement", enregistrement.as_ref()),
            opt_fact("Échéance", echeance.as_ref()),
        ];
        let mut blocks = facts(lines.into_iter().flatten().collect());
        if !blocs.is_empty() {
            blocks.push(crate::document::compose::label("Blocs de compétences"));
            blocks.extend(composer.bullets(blocs));
        }
        blocks.extend(composer.labelled("Débouchés", debouches.as_ref()));
        blocks.extend(composer.labelled("Passerelles", passerelles.as_ref()));
        blocks
    }
}
