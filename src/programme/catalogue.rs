//! `catalogue`: the side block of the catalogue sheet (`--document fiche`).

use schemars::JsonSchema;
use serde::Deserialize;

use crate::compose::{Composer, fact, text};
use crate::document::{Fact, Inline};
use crate::text::{Prose, Text};

/// Le bloc latéral de la fiche du catalogue ; il n’est pas imprimé dans l’annexe.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Catalogue {
    /// Le titre de la fiche au catalogue, s’il diffère de l’intitulé.
    pub titre: Option<Text>,
    /// La rubrique : « Intra CL ».
    pub rubrique: Option<Text>,
    /// La catégorie : « Chantiers locaux ».
    pub categorie: Option<Text>,
    /// Le public, en une ligne.
    pub public: Option<Prose>,
    /// Le calendrier.
    pub calendrier: Option<Prose>,
    /// Les lieux.
    pub lieux: Option<Prose>,
    /// Les modalités d’accès.
    pub acces: Option<Prose>,
    /// Les tarifs.
    pub tarifs: Option<Prose>,
    /// Les modalités d’animation.
    pub animation: Option<Prose>,
    /// Le formateur ou la formatrice.
    pub formateur: Option<Prose>,
    /// L’effectif.
    pub effectif: Option<Prose>,
    /// Le taux de satisfaction.
    pub satisfaction: Option<Prose>,
    /// D’autres lignes du bloc.
    #[serde(default)]
    pub autres: Vec<Line>,
}

/// Une ligne du bloc latéral.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Line {
    /// L’étiquette de la ligne.
    pub libelle: Text,
    /// Le texte de la ligne.
    pub texte: Prose,
}

impl Catalogue {
    /// The lines of the side block; the title heads the sheet and is not among them.
    pub fn compose(&self, composer: &mut Composer) -> Vec<Fact> {
        let Self {
            titre: _,
            rubrique,
            categorie,
            public,
            calendrier,
            lieux,
            acces,
            tarifs,
            animation,
            formateur,
            effectif,
            satisfaction,
            autres,
        } = self;
        let mut facts = Vec::new();
        for (label, value) in [("Rubrique", rubrique), ("Catégorie", categorie)] {
            facts.extend(
                value
                    .as_ref()
                    .map(|value| fact(label, vec![text(value.line())])),
            );
        }
        for (label, prose) in [
            ("Public", public),
            ("Calendrier", calendrier),
            ("Lieux", lieux),
            ("Modalités d’accès", acces),
            ("Tarifs", tarifs),
            ("Modalités d’animation", animation),
            ("Formateur", formateur),
            ("Effectif", effectif),
            ("Taux de satisfaction", satisfaction),
        ] {
            if let Some(prose) = prose {
                facts.push(prose_fact(text(label), prose, composer));
            }
        }
        for Line { libelle, texte } in autres {
            facts.push(prose_fact(text(libelle.line()), texte, composer));
        }
        facts
    }
}

fn prose_fact(label: Inline, prose: &Prose, composer: &mut Composer) -> Fact {
    Fact {
        label: vec![label],
        value: composer.item(prose),
    }
}
