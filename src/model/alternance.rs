//! `alternance`: between a training centre and a company.

use serde::Deserialize;

use super::duration::Hours;
use crate::document::Block;
use crate::document::compose::{Composer, facts, opt_fact};
use crate::document::text::{Prose, Text};

/// L’alternance entre un centre de formation et une entreprise : contrat d’apprentissage (Code du travail, art. L6221-1) ou
/// de professionnalisation (art. L6325-1).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(extend("x-abrege" = {"string": ["rythme", "calendrier"]})))]
pub struct WorkStudy {
    /// # Rythme
    /// Le rythme de l’alternance.
    #[cfg_attr(test, schemars(example = &"une semaine en centre, trois semaines en entreprise"))]
    pub rythme: Option<Text>,
    /// # Heures en centre
    /// Les heures au centre de formation.
    #[cfg_attr(test, schemars(example = 420, example = &"420 h"))]
    pub centre: Option<Hours>,
    /// # Heures en entreprise
    /// Les heures en entreprise.
    #[cfg_attr(test, schemars(example = 1180, example = &"1 180 h"))]
    pub entreprise: Option<Hours>,
    /// # Calendrier
    /// Le calendrier de l’alternance.
    #[cfg_attr(test, schemars(example = &"Rentrée en septembre ; le calendrier est remis à la signature du contrat."))]
    pub calendrier: Option<Prose>,
    /// # Tuteur
    /// Le maître d’apprentissage ou le tuteur, et sa liaison avec le centre.
    #[cfg_attr(test, schemars(example = &"Le maître d’apprentissage et le centre remplissent un livret de suivi."))]
    pub tuteur: Option<Prose>,
}

impl WorkStudy {
    pub fn compose(&self, composer: &mut Composer) -> Vec<Block> {
        let Self {
            rythme,
            centre,
            entreprise,
            calendrier,
            tuteur,
        } = self;
        let hours = |hours: Option<Hours>| hours.map(|hours| hours.duration().to_string());
        let lines = [
            opt_fact("Rythme", rythme.as_ref()),
            opt_fact("En centre de formation", hours(*centre)),
            opt_fact("En entreprise", hours(*entreprise)),
        ];
        let mut blocks = facts(lines.into_iter().flatten().collect());
        blocks.extend(composer.labelled("Calendrier", calendrier.as_ref()));
        blocks.extend(composer.labelled("Tutorat", tuteur.as_ref()));
        blocks
    }
}
