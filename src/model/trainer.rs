//! `intervenants`: the trainers.

use serde::Deserialize;

use crate::diagnostic::message::capitalize;
use crate::document::compose::{Composer, join, paragraph, text};
use crate::document::text::{Prose, Text};
use crate::document::{Block, Fact, Inline};
use crate::value::fold;

/// Titles that may precede a name.
const TITLES: [&str; 8] = [
    "m", "mme", "mlle", "monsieur", "madame", "dr", "docteur", "me",
];

/// Une personne qui intervient : son nom, ou sa qualité si elle n’est pas encore désignée.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(extend("anyOf" = [{"required": ["nom"]}, {"required": ["qualite"]}, {"required": ["role"]}])))]
#[cfg_attr(test, schemars(extend("x-abrege" = {"string": ["nom"]})))]
pub struct Trainer {
    /// # Nom
    /// Prénom et nom. Au catalogue, la qualité ou le rôle suffit.
    #[cfg_attr(test, schemars(example = &"Delphine Caron"))]
    pub nom: Option<Text>,
    /// # Organisme
    /// La structure de l’intervenant.
    #[cfg_attr(test, schemars(example = &"Accolades"))]
    pub organisme: Option<Text>,
    /// # Qualité
    /// Ses titres et qualités (Code du travail, art. L6353-8).
    #[cfg_attr(test, schemars(example = &"sociologue"))]
    pub qualite: Option<Text>,
    /// # Rôle
    /// Son rôle dans l’action.
    #[cfg_attr(test, schemars(example = &"formatrice"))]
    pub role: Option<Text>,
    /// # Présentation
    /// Sa présentation, imprimée dans la section « Intervenants ».
    #[cfg_attr(test, schemars(example = &"Delphine Caron accompagne des collectivités depuis quinze ans."))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "redactionnel")))]
    pub presentation: Option<Prose>,
}

/// The line of the identity block: « Delphine CARON / Accolades, sociologue (coordination) », a line each.
#[must_use]
pub fn identity(trainers: &[Trainer]) -> Option<Fact> {
    let names: Vec<Vec<Inline>> = trainers.iter().map(Trainer::identity_inlines).collect();
    let label = if names.len() > 1 {
        "Intervenants"
    } else {
        "Intervenant"
    };
    if names.is_empty() {
        return None;
    }
    Some(Fact {
        label: vec![text(label)],
        value: vec![paragraph(join(names, &Inline::Break))],
    })
}

/// The presentations, for the section of their own; each opens with the name.
pub fn compose_presentations(trainers: &[Trainer], composer: &mut Composer) -> Vec<Block> {
    trainers
        .iter()
        .flat_map(|trainer| {
            composer.labelled(&trainer.designation(), trainer.presentation.as_ref())
        })
        .collect()
}

impl Trainer {
    /// The name; for somebody who is not named, the role, else the qualification.
    #[must_use]
    pub fn designation(&self) -> String {
        let unnamed = self.role.as_ref().or(self.qualite.as_ref());
        let unnamed = unnamed.map(|words| capitalize(&words.line()));
        let name = self.nom.as_ref().map(Text::line);
        name.or(unnamed).unwrap_or_default()
    }

    /// Whether a step that names somebody so means this person: « Delphine Caron », « CARON Delphine », « Mme Caron »,
    /// « D. Caron », or the organisation alone.
    #[must_use]
    pub fn matches_name(&self, name: &str) -> bool {
        let unnamed = [&self.role, &self.qualite]
            .into_iter()
            .filter(|_| self.nom.is_none());
        let texts = [&self.nom, &self.organisme].into_iter().chain(unnamed);
        let texts = texts.flatten();
        let own: Vec<String> = texts.flat_map(|text| name_words(&text.line())).collect();
        let called = name_words(name);
        let is_own = |word: &String| {
            let initial = word.chars().count() == 1;
            own.iter()
                .any(|own| own == word || (initial && own.starts_with(word.as_str())))
        };
        !called.is_empty() && called.iter().all(is_own)
    }

    fn identity_inlines(&self) -> Vec<Inline> {
        let Self {
            nom,
            organisme,
            qualite,
            role,
            presentation: _,
        } = self;
        let mut line = self.designation();
        if let Some(organisme) = organisme {
            line.push_str(&format!(" / {organisme}"));
        }
        match (nom, qualite, role) {
            (Some(_), qualite, role) => {
                line.extend(qualite.iter().map(|qualite| format!(", {qualite}")));
                line.extend(role.iter().map(|role| format!(" ({role})")));
            }
            (None, Some(qualite), Some(role)) => {
                // « Formateur : formateur en prévention » would say it twice.
                line = match fold(&qualite.line()).starts_with(&fold(&role.line())) {
                    true => line.replacen(&self.designation(), &capitalize(&qualite.line()), 1),
                    false => format!("{line} : {qualite}"),
                };
            }
            (None, _, _) => {}
        }
        vec![text(line)]
    }
}

/// The words of a name, without accents, case nor titles.
#[must_use]
pub fn name_words(name: &str) -> Vec<String> {
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty() && !TITLES.contains(word))
        .map(str::to_owned)
        .collect()
}
