//! `organisme`, in annexe.yaml: the training organisation, and the sections that its sheets share.

use serde::Deserialize;

use super::contact::contact_inlines;
use super::sections::Sections;
use crate::document::compose::{fact, facts, join, opt_fact, opt_text, strong};
use crate::document::text::{Identifier, Text};
use crate::document::{Block, Inline};

/// L’organisme de formation, et les sections communes à ses fiches : un programme peut les remplacer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(extend("x-abrege" = {"string": ["nom"]})))]
pub struct Organisation {
    /// # Nom
    /// Le nom de l’organisme, repris dans les conventions.
    #[cfg_attr(test, schemars(example = &"Atelier Sillage"))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substantiel")))]
    pub nom: Option<Text>,
    /// # Forme juridique
    /// La forme juridique et le capital.
    #[cfg_attr(test, schemars(example = &"SCIC SARL à capital variable"))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "redactionnel")))]
    pub forme_juridique: Option<Text>,
    /// # SIRET
    /// Le numéro SIRET, de 14 chiffres, entre guillemets.
    #[cfg_attr(test, schemars(example = &"999 000 102 00015"))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substantiel")))]
    pub siret: Option<Identifier>,
    /// # Déclaration d’activité
    /// La déclaration d’activité, imprimée avec la phrase obligatoire (Code du travail, art. L6352-12).
    #[cfg_attr(test, schemars(extend("x-niveau" = "substantiel")))]
    pub nda: Option<ActivityDeclaration>,
    /// # Qualiopi
    /// La certification qualité et ses catégories d’action.
    #[cfg_attr(test, schemars(example = &"Certification qualité délivrée au titre des actions de formation"))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "redactionnel")))]
    pub qualiopi: Option<Text>,
    /// # Adresse
    /// L’adresse postale, en une ligne.
    #[cfg_attr(test, schemars(example = &"12 quai des Brisants, 35400 Saint-Malo"))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "redactionnel")))]
    pub adresse: Option<Text>,
    /// # Téléphone
    /// Le numéro de téléphone, entre guillemets pour garder son zéro.
    #[cfg_attr(test, schemars(example = &"02 61 91 40 00"))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "redactionnel")))]
    pub telephone: Option<Text>,
    /// # Courriel
    /// L’adresse électronique, imprimée avec un lien.
    #[cfg_attr(test, schemars(example = &"contact@atelier-sillage.example"))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "redactionnel")))]
    pub courriel: Option<Text>,
    /// # Site
    /// L’adresse du site, imprimée avec un lien.
    #[cfg_attr(test, schemars(example = &"www.atelier-sillage.example"))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "redactionnel")))]
    pub site: Option<Text>,
    #[serde(flatten)]
    pub sections: Sections,
}

/// La déclaration d’activité (Code du travail, art. L6351-1 et L6352-12).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ActivityDeclaration {
    /// # Numéro
    /// Le numéro de déclaration d’activité, de 11 chiffres, entre guillemets.
    #[cfg_attr(test, schemars(example = &"53 35 99999 35"))]
    pub numero: Identifier,
    /// # Région
    /// La région du préfet qui a enregistré la déclaration.
    #[cfg_attr(test, schemars(example = &"Bretagne"))]
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
    /// The head of its letters: its name, its address and how to reach it, a line each.
    #[must_use]
    pub fn letterhead(&self) -> Vec<Inline> {
        let name = self.nom.as_ref().map(|name| strong(name.line()));
        let reach = [&self.telephone, &self.courriel, &self.site].map(Option::as_ref);
        let [telephone, email, site] = reach;
        let lines = vec![
            name.into_iter().collect(),
            opt_text(self.adresse.as_ref()),
            contact_inlines(telephone, email, site),
        ];
        join(lines, &Inline::Break)
    }

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
        let reach = contact_inlines(telephone.as_ref(), courriel.as_ref(), site.as_ref());
        let lines = [
            opt_fact("Nom", nom.as_ref()),
            opt_fact("Forme juridique", forme_juridique.as_ref()),
            opt_fact("Adresse", adresse.as_ref()),
            (!reach.is_empty()).then(|| fact("Joindre", reach)),
            opt_fact("SIRET", siret.as_ref()),
            opt_fact(
                "Déclaration d’activité",
                nda.as_ref().map(ActivityDeclaration::sentence),
            ),
            opt_fact("Qualiopi", qualiopi.as_ref()),
        ];
        facts(lines.into_iter().flatten().collect())
    }
}
