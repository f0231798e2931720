//! `contacts`, `referent_handicap`: people and services, with their details.

use serde::Deserialize;

use crate::document::compose::{Composer, join, new_link, opt_text, paragraph, strong, text};
use crate::document::text::{Prose, Text};
use crate::document::{Block, Inline};

/// Un contact : un texte, ou une personne et ses coordonnées.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Contact {
    Prose(Prose),
    Person(Person),
}

/// Une personne ou un service, et ses coordonnées.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Person {
    /// # Nom
    /// Prénom et nom, ou le nom du service.
    #[cfg_attr(test, schemars(example = &"Tugdual Noroît"))]
    pub nom: Option<Text>,
    /// # Fonction
    /// La fonction de la personne.
    #[cfg_attr(test, schemars(example = &"coordination pédagogique"))]
    pub fonction: Option<Text>,
    /// # Téléphone
    /// Le numéro de téléphone, entre guillemets pour garder son zéro.
    #[cfg_attr(test, schemars(example = &"02 99 29 82 42"))]
    pub telephone: Option<Text>,
    /// # Courriel
    /// L’adresse électronique, imprimée avec un lien.
    #[cfg_attr(test, schemars(example = &"contact@atelier-sillage.example"))]
    pub courriel: Option<Text>,
    /// # Adresse
    /// L’adresse postale, en une ligne.
    #[cfg_attr(test, schemars(example = &"12 quai des Brisants, 35400 Saint-Malo"))]
    pub adresse: Option<Text>,
    /// # Site
    /// L’adresse du site, imprimée avec un lien.
    #[cfg_attr(test, schemars(example = &"www.exemple.fr"))]
    pub site: Option<Text>,
    /// # Texte libre
    /// Un texte après les coordonnées.
    #[cfg_attr(test, schemars(example = &"Du lundi au vendredi, de 9 h à 17 h."))]
    pub texte: Option<Prose>,
}

impl Contact {
    /// The name and what it takes to reach it, a paragraph; then the free text.
    pub fn compose(&self, composer: &mut Composer) -> Vec<Block> {
        match self {
            Self::Prose(prose) => composer.item(prose),
            Self::Person(person) => person.compose(composer),
        }
    }
}

impl Person {
    fn compose(&self, composer: &mut Composer) -> Vec<Block> {
        let Self {
            nom,
            fonction,
            telephone,
            courriel,
            adresse,
            site,
            texte,
        } = self;
        let name = nom.iter().map(|nom| strong(nom.line())).collect();
        let lines = vec![
            join(vec![name, opt_text(fonction.as_ref())], &text(", ")),
            opt_text(adresse.as_ref()),
            contact_inlines(telephone.as_ref(), courriel.as_ref(), site.as_ref()),
        ];
        let lines = join(lines, &Inline::Break);
        let mut blocks = Vec::new();
        if !lines.is_empty() {
            blocks.push(paragraph(lines));
        }
        if let Some(texte) = texte {
            blocks.extend(composer.item(texte));
        }
        blocks
    }
}

/// « 02 99 29 82 42 · contact@exemple.fr · www.exemple.fr », each a link.
#[must_use]
pub fn contact_inlines(
    telephone: Option<&Text>,
    courriel: Option<&Text>,
    site: Option<&Text>,
) -> Vec<Inline> {
    let links = [("tel", telephone), ("mailto", courriel), ("https", site)]
        .into_iter()
        .filter_map(|(scheme, address)| Some(vec![new_link(scheme, &address?.line())]))
        .collect();
    join(links, &text(" · "))
}
