//! `organisme`, in annexe.yaml: who gives the training, and the sections its sheets share.

use schemars::JsonSchema;
use serde::Deserialize;

use super::Sections;
use super::contact::reach;
use crate::compose::{fact, fact_of, facts, text};
use crate::document::Block;
use crate::text::{Label, Text};

/// L’organisme de formation, et les sections que ses fiches partagent : un programme peut les redéfinir.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Organisation {
    /// Le nom de l’organisme.
    pub nom: Option<Text>,
    /// La forme juridique et le capital.
    pub forme_juridique: Option<Text>,
    /// Le numéro SIRET, entre guillemets.
    pub siret: Option<Label>,
    /// La déclaration d’activité.
    pub nda: Option<ActivityDeclaration>,
    /// La certification Qualiopi.
    pub qualiopi: Option<Text>,
    /// L’adresse postale.
    pub adresse: Option<Text>,
    /// Le numéro de téléphone, entre guillemets.
    pub telephone: Option<Text>,
    /// L’adresse électronique.
    pub courriel: Option<Text>,
    /// Le site.
    pub site: Option<Text>,
    #[serde(flatten)]
    pub sections: Sections,
}

/// La déclaration d’activité (Code du travail, art. L6351-1 et L6352-12).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct ActivityDeclaration {
    /// Le numéro de déclaration d’activité.
    pub numero: Label,
    /// La région du préfet qui l’a enregistrée : « Bretagne ».
    pub region: Text,
}

impl ActivityDeclaration {
    /// The sentence that the law words (L6352-12).
    fn sentence(&self) -> String {
        let Self { numero, region } = self;
        format!(
            "Déclaration d’activité enregistrée sous le numéro {numero} auprès du préfet de région {region}. \
             Cet enregistrement ne vaut pas agrément de l’État."
        )
    }
}

impl Organisation {
    /// The identity of the organisation; its shared sections are composed with those of the programme.
    #[must_use]
    pub fn compose(&self) -> Vec<Block> {
        let Self {
            nom,
            forme_juridique,
            siret,
            nda,
            qualiopi,
            adresse,
            telephone,
            courriel,
            site,
            sections: _,
        } = self;
        let reach = reach(telephone.as_ref(), courriel.as_ref(), site.as_ref());
        let lines = [
            fact_of("Nom", nom.as_ref()),
            fact_of("Forme juridique", forme_juridique.as_ref()),
            fact_of("Adresse", adresse.as_ref()),
            (!reach.is_empty()).then(|| fact("Joindre", reach)),
            fact_of("SIRET", siret.as_ref()),
            nda.as_ref()
                .map(|nda| fact("Déclaration d’activité", vec![text(nda.sentence())])),
            fact_of("Qualiopi", qualiopi.as_ref()),
        ];
        facts(lines.into_iter().flatten().collect())
    }
}
