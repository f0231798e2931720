//! The training action as coordinators write it, and the sheet composed from it.
//!
//! One section of the sheet a file: its YAML keys, their descriptions, how it is composed. The doc comments of the
//! fields are in French because they are the descriptions of the JSON Schema, which editors show to coordinators;
//! field names are the YAML's keys, the words of the trade. What a type stands for in English is its name.
//!
//! A value of these types is right by construction: the schema has found every kind before serde runs.

pub mod impact;
pub mod project;

use serde::Deserialize;

use crate::document::compose::{self, Composer, fact, facts, opt_fact, opt_text, text};
use crate::document::typography;
use crate::document::{Document, Fact, Masthead, Metadata, RunningText};
use crate::value::Date;

pub mod access;
pub mod afest;
pub mod alternance;
pub mod amount;
pub mod assessment;
pub mod audience;
pub mod body;
pub mod catalogue;
pub mod certification;
pub mod contact;
pub mod convention;
pub mod custom_section;
pub mod duration;
pub mod exam;
pub mod indicators;
mod linked_data;
pub mod nature;
pub mod objectives;
pub mod organisation;
pub mod plan;
pub mod pricing;
pub mod remote_training;
pub mod resolved;
pub mod schedule;
pub mod section;
pub mod sections;
pub mod sessions;
pub mod settings;
pub mod signature;
pub mod timed_item;
pub mod trainer;

pub use nature::Nature;
pub use sections::Sections;

use crate::document::text::{Identifier, Text};
use audience::Audience;
use catalogue::Catalogue;
use convention::Convention;
use organisation::Organisation;
use resolved::Action;

/// The key of a programme that is never published.
pub const INTERNAL: &str = "notes_internes";

/// Le programme d’une action de formation : l’annexe « PROGRAMME » de sa convention.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Programme {
    /// # Référence
    /// Le code du programme dans votre catalogue. Imprimé au pied de chaque page.
    #[cfg_attr(test, schemars(example = &"EGOC-CTG-63"))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "redactionnel")))]
    pub reference: Option<Identifier>,
    /// # Version
    /// La version de cette fiche. Imprimée au pied de chaque page.
    #[cfg_attr(test, schemars(example = 2, example = &"2026-A"))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "redactionnel")))]
    pub version: Option<Identifier>,
    /// # Mise à jour
    /// La date de cette révision. Imprimée au pied de chaque page.
    #[cfg_attr(test, schemars(example = &"2026-05-20"))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "redactionnel")))]
    pub mise_a_jour: Option<Date>,
    /// # Nature de l’action
    /// La nature de l’action de développement des compétences (Code du travail, art. L6313-1).
    #[cfg_attr(test, schemars(example = &"formation"))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substantiel")))]
    pub nature: Option<Nature>,
    /// # Intitulé
    /// L’intitulé de l’action, en une ligne : le titre de la fiche (Code du travail, art. D6353-1).
    #[cfg_attr(test, schemars(example = &"Animer une réunion d’équipe"))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substance")))]
    pub intitule: Text,
    /// # Sous-titre
    /// Une ligne imprimée sous le titre, pour compléter l’intitulé.
    #[cfg_attr(test, schemars(example = &"Préparer, conduire et conclure"))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substance")))]
    pub sous_titre: Option<Text>,
    /// # Convention
    /// La convention à laquelle la fiche est annexée (Code du travail, art. L6353-1). Son numéro et ses parties sont
    /// imprimés en tête de la fiche.
    #[cfg_attr(test, schemars(extend("x-niveau" = "substantiel")))]
    pub convention: Option<Convention>,
    /// # Catalogue
    /// Le bloc latéral de la fiche du catalogue, imprimé seulement avec « --document fiche ».
    #[cfg_attr(test, schemars(example = serde_json::json!({"rubrique": "Intra CL", "categorie": "Chantiers locaux", "calendrier": "Deux sessions par an"})))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "redactionnel")))]
    pub catalogue: Option<Catalogue>,
    #[serde(flatten)]
    pub sections: Sections,
    /// # Notes internes
    /// Des notes pour l’équipe, sous la forme que vous voulez : elles ne sont jamais publiées, dans aucun format.
    #[cfg_attr(test, schemars(example = &"Relancer le client avant le 15 mars."))]
    pub notes_internes: Option<InternalNotes>,
}

/// Internal notes of the author. The value is ignored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InternalNotes;

/// Laquelle des deux fiches composer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Sheet {
    /// L’annexe à la convention.
    #[default]
    Annexe,
    /// La fiche du catalogue : la même, avec le bloc latéral en tête.
    Fiche,
}

/// The sheet of a programme. Whatever the programme does not say is taken from the organisation's shared sections.
#[must_use]
pub fn compose(
    programme: &Programme,
    organisation: Option<&Organisation>,
    sheet: Sheet,
    typeset: bool,
) -> Document {
    let programme = &programme.with_shared(organisation);
    let sections = &programme.sections;

    let mut composer = Composer::default();
    let mut body = Vec::new();
    let mut headcount = sections.public.as_ref().and_then(Audience::headcount);
    if let (Sheet::Fiche, Some(catalogue)) = (sheet, &programme.catalogue) {
        body.extend(facts(catalogue.compose(&mut headcount, &mut composer)));
    }
    let presentation = organisation.map(Organisation::compose).unwrap_or_default();
    let action = Action::new(sections);
    let signatory = programme
        .convention(organisation)
        .and_then(|it| it.organisme);
    let name = signatory.or_else(|| organisation?.nom.clone());
    let closing = headcount
        .into_iter()
        .chain(opt_fact("Organisme de formation", name))
        .chain(programme.revision_fact());
    body.extend(facts(sections.identity(programme.nature, closing, &action)));
    body.extend(sections.calendar(&action, &mut composer));
    body.extend(sections.compose(presentation, programme.nature, &action, &mut composer));
    compose::assign_anchors(&mut body);

    let mut document = Document {
        metadata: programme.metadata(organisation, &action, sheet),
        masthead: programme.masthead(organisation, sheet),
        running_text: programme.running_text(organisation, sheet),
        body,
        notes: composer.into_notes(),
    };
    if typeset {
        typography::typeset(&mut document);
    }
    document
}

/// Puts the name and the address of the organisation at the head of a sheet.
pub fn add_letterhead(document: &mut Document, organisation: &Organisation, typeset: bool) {
    let mut letterhead = organisation.letterhead();
    if typeset {
        typography::typeset_inlines(&mut letterhead);
    }
    document.masthead.letterhead = letterhead;
}

impl Programme {
    /// The programme with what its organisation shares.
    #[must_use]
    pub fn with_shared(&self, organisation: Option<&Organisation>) -> Self {
        let mut whole = self.clone();
        if let Some(organisation) = organisation {
            whole.sections.inherit(organisation.sections.clone());
        }
        whole
    }

    /// Whether another programme has the same title or the same reference.
    #[must_use]
    pub fn has_same_name(&self, other: &Self) -> bool {
        let has_reference = self.reference.is_some() && self.reference == other.reference;
        has_reference || self.intitule == other.intitule
    }

    fn convention(&self, organisation: Option<&Organisation>) -> Option<Convention> {
        let mut convention = self.convention.clone()?;
        convention.organisme = convention
            .organisme
            .or_else(|| organisation.and_then(|organisation| organisation.nom.clone()));
        Some(convention)
    }

    fn masthead(&self, organisation: Option<&Organisation>, sheet: Sheet) -> Masthead {
        // A catalogue sheet is public: it names no contract.
        let (convention, catalogue) = match sheet {
            Sheet::Annexe => (self.convention(organisation), None),
            Sheet::Fiche => (None, self.catalogue.as_ref()),
        };
        let own_subtitle = opt_text(self.sous_titre.as_ref());
        // The catalogue's title heads the sheet, and the action's own title stays under it.
        let (title, subtitle) = match catalogue.and_then(|catalogue| catalogue.titre.as_ref()) {
            Some(titre) => {
                let own = vec![vec![text(self.intitule.line())], own_subtitle];
                (titre, compose::join(own, &text(" – ")))
            }
            None => (&self.intitule, own_subtitle),
        };
        Masthead {
            logo: None,
            letterhead: Vec::new(),
            kicker: opt_text(convention.as_ref().map(Convention::full_title)),
            kind: vec![text("PROGRAMME")],
            title: vec![text(title.line())],
            subtitle,
        }
    }

    fn metadata(
        &self,
        organisation: Option<&Organisation>,
        action: &Action<'_>,
        sheet: Sheet,
    ) -> Metadata {
        let convention = self.convention(organisation);
        let author = convention
            .as_ref()
            .and_then(|convention| convention.organisme.as_ref());
        let own = organisation.and_then(|organisation| organisation.nom.as_ref());
        let subject = match sheet {
            Sheet::Annexe => convention.as_ref().map(Convention::full_title),
            Sheet::Fiche => None,
        };
        Metadata {
            language: "fr",
            title: self.intitule.line(),
            author: own.or(author).map(Text::line),
            subject: subject.or_else(|| Some("Programme de formation".to_owned())),
            revision_date: self.mise_a_jour.map(|date| date.to_iso()),
            linked_data: Some(self.linked_data(organisation, action)),
            source: None,
        }
    }

    fn running_text(&self, organisation: Option<&Organisation>, sheet: Sheet) -> RunningText {
        let convention = match sheet {
            Sheet::Annexe => self.convention(organisation),
            Sheet::Fiche => None,
        };
        let head_left = convention.map(|convention| convention.short_title());
        RunningText {
            header_left: head_left.unwrap_or_else(|| "Programme".to_owned()),
            header_right: self.intitule.line(),
            footer: self.revision_parts().join(" – "),
            ..compose::default_running_text()
        }
    }

    /// The reference, the version and the date of the sheet, those that are given.
    fn revision_parts(&self) -> Vec<String> {
        let version = self.version.as_ref().map(Identifier::to_string);
        let version = version.map(|version| compose::with_prefix("version", &version));
        let revised = self
            .mise_a_jour
            .map(|date| format!("mise à jour le {date}"));
        let reference = self.reference.as_ref().map(Identifier::to_string);
        [reference, version, revised]
            .into_iter()
            .flatten()
            .collect()
    }

    /// The same, as a line of the identity block.
    fn revision_fact(&self) -> Option<Fact> {
        let label = match self.reference {
            Some(_) => "Référence",
            None => "Cette fiche",
        };
        let parts = self.revision_parts();
        (!parts.is_empty()).then(|| fact(label, vec![text(parts.join(" – "))]))
    }
}

impl<'de> Deserialize<'de> for InternalNotes {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde::de::IgnoredAny::deserialize(deserializer).map(|_| Self)
    }
}
