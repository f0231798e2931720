//! `catalogue`: the side block of the catalogue sheet (`--document fiche`).

use serde::Deserialize;

use crate::document::compose::{Composer, opt_fact, text};
use crate::document::text::{Prose, Text};
use crate::document::{Fact, Inline, blocks_text};
use crate::value::fold;

/// Le bloc latéral de la fiche du catalogue, qui n’est pas imprimé dans l’annexe.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Catalogue {
    /// # Titre au catalogue
    /// Le titre de la fiche au catalogue, s’il est différent de l’intitulé.
    #[cfg_attr(test, schemars(example = &"Accompagner le déploiement de la CTG"))]
    pub titre: Option<Text>,
    /// # Rubrique
    /// La rubrique du catalogue.
    #[cfg_attr(test, schemars(example = &"Intra CL"))]
    pub rubrique: Option<Text>,
    /// # Catégorie
    /// La catégorie du catalogue.
    #[cfg_attr(test, schemars(example = &"Chantiers locaux"))]
    pub categorie: Option<Text>,
    /// # Public en bref
    /// Le public, en une ligne.
    #[cfg_attr(test, schemars(example = &"Agents de la CAF du Puy-de-Dôme"))]
    pub public: Option<Prose>,
    /// # Calendrier
    /// Les dates de l’action.
    #[cfg_attr(test, schemars(example = &"De février à septembre 2026"))]
    pub calendrier: Option<Prose>,
    /// # Lieux
    /// Le lieu de l’action.
    #[cfg_attr(test, schemars(example = &"Clermont-Ferrand et Rennes"))]
    pub lieux: Option<Prose>,
    /// # Accès en bref
    /// Les modalités d’accès.
    #[cfg_attr(test, schemars(example = &"Planification sur [www.exemple.fr](https://www.exemple.fr)"))]
    pub acces: Option<Prose>,
    /// # Tarifs en bref
    /// Les tarifs, en quelques mots.
    #[cfg_attr(test, schemars(example = &"Sur devis"))]
    pub tarifs: Option<Prose>,
    /// # Animation
    /// Les modalités d’animation.
    #[cfg_attr(test, schemars(example = &"Exposés, études de cas et travail en groupes"))]
    pub animation: Option<Prose>,
    /// # Formateur
    /// Le formateur ou la formatrice.
    #[cfg_attr(test, schemars(example = &"Delphine Caron, Accolades"))]
    pub formateur: Option<Prose>,
    /// # Effectif en bref
    /// Le nombre de participants, en quelques mots.
    #[cfg_attr(test, schemars(example = &"De 6 à 12 participants"))]
    pub effectif: Option<Prose>,
    /// # Satisfaction
    /// Le taux de satisfaction des sessions passées.
    #[cfg_attr(test, schemars(example = &"92 % des 48 participants de 2025"))]
    pub satisfaction: Option<Prose>,
    /// # Autres lignes
    /// D’autres lignes du bloc, après les précédentes.
    #[serde(default)]
    pub autres: Vec<CatalogueLine>,
}

/// Une ligne du bloc latéral.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CatalogueLine {
    /// # Libellé
    /// L’étiquette de la ligne.
    #[cfg_attr(test, schemars(example = &"Repas"))]
    pub libelle: Text,
    /// # Texte
    /// Le texte de la ligne.
    #[cfg_attr(test, schemars(example = &"Pris sur place, compris dans le tarif"))]
    pub texte: Prose,
}

impl Catalogue {
    /// The lines of the side block; the title heads the sheet and is not among them.
    /// The headcount of the action is taken under the label that says it in short.
    pub fn compose(&self, headcount: &mut Option<Fact>, composer: &mut Composer) -> Vec<Fact> {
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
            facts.extend(opt_fact(label, value.as_ref()));
        }
        for (label, prose) in [
            ("Public", public),
            ("Calendrier", calendrier),
            ("Lieux", lieux),
            ("Modalités d’accès", acces),
            ("Tarifs", tarifs),
            ("Modalités d’animation", animation),
            ("Formateur", formateur),
        ] {
            if let Some(prose) = prose {
                facts.push(prose_fact(text(label), prose, composer));
            }
        }
        if let Some(effectif) = effectif {
            let mut short = prose_fact(text("Effectif"), effectif, composer);
            let words = |fact: &Fact| fold(&blocks_text(&fact.value));
            if let Some(whole) = headcount.take().filter(|it| words(it) != words(&short)) {
                short.value.extend(whole.value);
            }
            facts.push(short);
        }
        if let Some(satisfaction) = satisfaction {
            facts.push(prose_fact(
                text("Taux de satisfaction"),
                satisfaction,
                composer,
            ));
        }
        for CatalogueLine { libelle, texte } in autres {
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
