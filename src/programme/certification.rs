//! `certification`: what the action leads to, as registered by France compétences.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::compose::{Composer, fact_of, facts};
use crate::document::Block;
use crate::text::{Label, Prose, Text};
use crate::value::Date;

/// La certification visée.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Certification {
    /// Le code au répertoire : RNCP37274, RS5616.
    pub code: Option<Label>,
    /// L’intitulé exact de la certification.
    pub intitule: Option<Text>,
    /// Le niveau de qualification.
    pub niveau: Option<Label>,
    /// L’organisme certificateur.
    pub certificateur: Option<Text>,
    /// La date d’enregistrement.
    pub enregistrement: Option<Date>,
    /// La date d’échéance de l’enregistrement.
    pub echeance: Option<Date>,
    /// Les blocs de compétences, un par élément.
    #[serde(default)]
    pub blocs: Vec<Prose>,
    /// Les débouchés et suites de parcours.
    pub debouches: Option<Prose>,
    /// Les équivalences et passerelles.
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
            fact_of("Certification", intitule.as_ref()),
            fact_of("Code", code.as_ref()),
            fact_of("Niveau", niveau.as_ref()),
            fact_of("Certificateur", certificateur.as_ref()),
            fact_of("Enregistrement", enregistrement.as_ref()),
            fact_of("Échéance", echeance.as_ref()),
        ];
        let mut blocks = facts(lines.into_iter().flatten().collect());
        if !blocs.is_empty() {
            blocks.push(crate::compose::label("Blocs de compétences"));
            blocks.extend(composer.bullets(blocs));
        }
        blocks.extend(composer.labelled("Débouchés", debouches.as_ref()));
        blocks.extend(composer.labelled("Passerelles", passerelles.as_ref()));
        blocks
    }
}
