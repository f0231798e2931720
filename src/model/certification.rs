//! `certification`: what the action leads to, registered by France compétences or not.

use serde::Deserialize;

use super::exam::{ExamPart, exam_table};
use super::timed_item::total_minutes;
use crate::document::compose::{Composer, fact, facts, opt_fact, text};
use crate::document::text::{Identifier, Prose, Switch, Text};
use crate::document::{Block, Fact};
use crate::value::{Date, ValueError};

const NOT_REGISTERED: &str = "aucun (ni RNCP, ni Répertoire spécifique)";

/// The code and the title that one text says: « RNCP37274, Conseiller en insertion professionnelle ».
#[cfg_attr(
    not(feature = "internals"),
    expect(clippy::unnecessary_wraps, reason = "every splitter has this type")
)]
pub fn split_certification(text: &str) -> Result<Vec<(&'static str, String)>, ValueError> {
    let text = text.trim();
    let letters = ["RNCP", "RS"].into_iter().find(|it| text.starts_with(it));
    let number = letters.map(|letters| text[letters.len()..].trim_start_matches([' ', '\u{a0}']));
    let end = number.map(|number| {
        let digits = number.bytes().take_while(u8::is_ascii_digit).count();
        (digits, text.len() - number.len() + digits)
    });
    let Some((1.., end)) = end else {
        return Ok(vec![("intitule", text.to_owned())]);
    };
    let (code, title) = text.split_at(end);
    let title = title.trim_start_matches([' ', '\u{a0}', ',', ':', '–', '—', '-']);
    let mut parts = vec![("code", code.to_owned())];
    parts.extend((!title.is_empty()).then(|| ("intitule", title.to_owned())));
    Ok(parts)
}

/// Une certification visée.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(extend("x-parties" = "certification")))]
pub struct Certification {
    /// # Code
    /// Le code au répertoire de France compétences : RNCP ou RS.
    #[cfg_attr(test, schemars(example = &"RNCP37274", example = &"RS5616"))]
    pub code: Option<Identifier>,
    /// # Intitulé exact
    /// L’intitulé exact de la certification, tel qu’il est enregistré.
    #[cfg_attr(test, schemars(example = &"Conseiller en insertion professionnelle"))]
    pub intitule: Option<Text>,
    /// # Enregistrée
    /// « non » pour une certification qui n’est pas au répertoire de France compétences, par exemple celle d’un éditeur de
    /// logiciel : elle n’a ni code ni date.
    #[cfg_attr(test, schemars(example = &"non"))]
    pub enregistree: Option<Switch>,
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
    /// # Dernière délivrance possible
    /// Le dernier jour où la certification peut être délivrée, tel qu’au répertoire. La date du dernier titre d’un
    /// participant se dit dans « prerequis ».
    #[cfg_attr(test, schemars(example = &"2029-03-01"))]
    pub derniere_delivrance: Option<Date>,
    /// # Durée de validité
    /// Le temps pendant lequel la certification est valable, une fois obtenue.
    #[cfg_attr(test, schemars(example = &"24 mois"))]
    pub validite: Option<Text>,
    /// # Recyclage
    /// Le recyclage ou le maintien des compétences.
    #[cfg_attr(test, schemars(example = &"Une journée de maintien des compétences tous les deux ans."))]
    pub recyclage: Option<Prose>,
    /// # Épreuves
    /// Les épreuves de la certification, imprimées en tableau.
    #[serde(default)]
    #[cfg_attr(test, schemars(example = serde_json::json!([{"titre": "Étude de cas", "duree": "3 h", "coefficient": 2, "seuil": "10/20"}])))]
    pub epreuves: Vec<ExamPart>,
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
    /// Whether « enregistree: non » is written.
    #[must_use]
    pub fn is_unregistered(&self) -> bool {
        self.enregistree.is_some_and(|switch| !switch.is_on())
    }

    /// The first key that shows a registration: a code of France compétences, or a date.
    #[must_use]
    pub fn registration_key(&self) -> Option<&'static str> {
        let has_code = self.code.as_ref().is_some_and(|code| {
            let code = code.to_string().to_uppercase();
            let number = ["RNCP", "RS"].iter().find_map(|it| code.strip_prefix(it));
            number.is_some_and(|it| it.trim_start().starts_with(|c: char| c.is_ascii_digit()))
        });
        let dated = self.enregistrement.map(|_| "enregistrement");
        has_code.then_some("code").or(dated)
    }

    pub fn compose(&self, composer: &mut Composer) -> Vec<Block> {
        let Self {
            code,
            intitule,
            enregistree: _,
            niveau,
            certificateur,
            enregistrement,
            echeance,
            derniere_delivrance,
            validite,
            recyclage,
            epreuves,
            blocs,
            debouches,
            passerelles,
        } = self;
        // A registration that shows belies it: the rule C035 reports both.
        let is_unregistered = self.is_unregistered() && self.registration_key().is_none();
        let lines = [
            opt_fact("Certification", intitule.as_ref()),
            opt_fact("Code", code.as_ref()),
            opt_fact("Niveau", niveau.as_ref()),
            opt_fact("Certificateur", certificateur.as_ref()),
            opt_fact("Enregistrement", enregistrement.as_ref()),
            is_unregistered.then(|| fact("Enregistrement", vec![text(NOT_REGISTERED)])),
            opt_fact("Échéance", echeance.as_ref()),
            opt_fact("Dernière délivrance possible", derniere_delivrance.as_ref()),
            opt_fact("Durée de validité", validite.as_ref()),
            recyclage.as_ref().map(|recyclage| Fact {
                label: vec![text("Recyclage")],
                value: composer.prose(recyclage),
            }),
        ];
        let mut blocks = facts(lines.into_iter().flatten().collect());
        if !blocs.is_empty() {
            blocks.push(crate::document::compose::label("Blocs de compétences"));
            blocks.extend(composer.bullets(blocs));
        }
        let total = total_minutes(epreuves.iter().map(|exam| &exam.item), None);
        blocks.extend(exam_table(epreuves, total, composer));
        blocks.extend(composer.labelled("Débouchés", debouches.as_ref()));
        blocks.extend(composer.labelled("Passerelles", passerelles.as_ref()));
        blocks
    }
}
