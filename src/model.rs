//! The training action as coordinators write it, and the sheet composed from it.
//!
//! One section of the sheet a file: its YAML keys, their descriptions, how it is composed. The doc comments of the
//! fields are in French because they are the descriptions of the JSON Schema, which editors show to coordinators;
//! field names are the YAML's keys, the words of the trade. What a type stands for in English is its name.
//!
//! A value of these types is right by construction: the schema has found every kind before serde runs.

pub mod impact;
pub mod project;

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;

use crate::document::compose::{self, Composer, fact, facts, section, small, text};
use crate::document::typography;
use crate::document::{Block, Document, Fact, Masthead, Metadata, Notes, Running};
use crate::value::Date;

pub mod access;
pub mod assessment;
pub mod audience;
pub mod catalogue;
pub mod certification;
pub mod contact;
pub mod convention;
pub mod distance;
pub mod duration;
pub mod extra;
pub mod indicators;
mod linked_data;
pub mod objectives;
pub mod organisation;
pub mod plan;
pub mod pricing;
pub mod schedule;
pub mod section;
pub mod signature;
pub mod timed;
pub mod trainer;

use crate::document::text::{Development, Label, Prose, Text};
use access::Access;
use assessment::Assessment;
use audience::{Audience, Prerequisites};
use catalogue::Catalogue;
use certification::Certification;
use contact::Contact;
use convention::Convention;
use distance::Distance;
use duration::TotalDuration;
use extra::ExtraSection;
use indicators::Indicators;
use objectives::Objectives;
use organisation::Organisation;
use plan::Plan;
use pricing::Pricing;
use schedule::{Mode, Period, Session, Times};
use section::{Headings, SectionName};
use signature::Signature;
use trainer::Trainer;

/// The key that nothing of is published, at the root of a programme.
pub const INTERNAL: &str = "notes_internes";

/// Le programme d’une action de formation : l’annexe « PROGRAMME » de sa convention.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Programme {
    /// # Référence
    /// Le code du programme dans votre catalogue. Imprimé au pied de chaque page.
    #[schemars(example = &"EGOC-CTG-63")]
    #[schemars(extend("x-niveau" = "redactionnel"))]
    pub reference: Option<Label>,
    /// # Version
    /// La version de cette fiche. Imprimée au pied de chaque page.
    #[schemars(example = 2, example = &"2026-A")]
    #[schemars(extend("x-niveau" = "redactionnel"))]
    pub version: Option<Label>,
    /// # Mise à jour
    /// La date de cette révision. Imprimée au pied de chaque page.
    #[schemars(example = &"2026-05-20")]
    #[schemars(extend("x-niveau" = "redactionnel"))]
    pub mise_a_jour: Option<Date>,
    /// # Nature de l’action
    /// La nature de l’action de développement des compétences (Code du travail, art. L6313-1).
    #[schemars(example = &"formation")]
    #[schemars(extend("x-niveau" = "substantiel"))]
    pub nature: Option<Nature>,
    /// # Intitulé
    /// L’intitulé de l’action, en une ligne : le titre de la fiche (Code du travail, art. D6353-1).
    #[schemars(example = &"Animer une réunion d’équipe")]
    #[schemars(extend("x-niveau" = "substance"))]
    pub intitule: Text,
    /// # Sous-titre
    /// Ce qui complète l’intitulé, en une ligne, sous le titre.
    #[schemars(example = &"Préparer, conduire et conclure")]
    #[schemars(extend("x-niveau" = "substance"))]
    pub sous_titre: Option<Text>,
    /// # Convention
    /// La convention à laquelle la fiche est annexée (Code du travail, art. L6353-1). Son numéro et ses parties ouvrent
    /// la fiche.
    #[schemars(extend("x-niveau" = "substantiel"))]
    pub convention: Option<Convention>,
    /// # Catalogue
    /// Le bloc latéral de la fiche du catalogue ; il n’est imprimé qu’avec « --document fiche ».
    #[schemars(example = json!({"rubrique": "Intra CL", "categorie": "Chantiers locaux", "calendrier": "Deux sessions par an"}))]
    #[schemars(extend("x-niveau" = "redactionnel"))]
    pub catalogue: Option<Catalogue>,
    #[serde(flatten)]
    pub sections: Sections,
    /// # Notes internes
    /// Des notes pour l’équipe, sous la forme que vous voulez : elles ne sont jamais publiées, dans aucun format.
    #[schemars(example = &"Relancer le client avant le 15 mars.")]
    pub notes_internes: Option<Internal>,
}

/// The sections of the sheet, all optional; an organisation may share any of them among its sheets.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Sections {
    /// # Titres des sections
    /// D’autres titres pour les sections de la fiche, par la clé de chacune.
    #[schemars(example = json!({"contexte": "Contexte de la mission", "deroule": "Programme détaillé"}))]
    #[schemars(extend("x-niveau" = "redactionnel"))]
    pub titres: Option<Headings>,
    /// # Intervenants
    /// Qui intervient, dans l’ordre de la fiche, avec ses titres et qualités (Code du travail, art. L6353-8 ; Qualiopi,
    /// ind. 21).
    #[schemars(extend("x-niveau" = "substantiel"))]
    pub intervenants: Option<Vec<Trainer>>,
    /// # Durée totale
    /// La durée de l’action, en jours ou en heures (Code du travail, art. D6353-1). Ce qui s’en déduit est calculé : 7
    /// jours de 7 heures font 49 heures.
    #[schemars(example = json!({"jours": 7, "heures_par_jour": 7}))]
    #[schemars(extend("x-niveau" = "substantiel"))]
    pub duree: Option<TotalDuration>,
    /// # Période de réalisation
    /// Quand l’action se tient : un texte d’une ligne, ou « debut » et « fin » (Code du travail, art. D6353-1).
    #[schemars(example = &"De février à septembre 2026", example = json!({"debut": "2026-02-12", "fin": "2026-09-18"}))]
    #[schemars(extend("x-niveau" = "substantiel"))]
    pub periode: Option<Period>,
    /// # Horaires
    /// Les heures d’une journée : un texte d’une ligne, « debut » et « fin », ou « matin » et « apres_midi » (Code du
    /// travail, art. L6353-8).
    #[schemars(example = &"9 h à 17 h", example = json!({"matin": "9 h à 12 h 30", "apres_midi": "13 h 30 à 17 h"}))]
    #[schemars(extend("x-niveau" = "substantiel"))]
    pub horaires: Option<Times>,
    /// # Lieu
    /// Où l’action se tient, en une ligne.
    #[schemars(example = &"CAF du Puy-de-Dôme, salle mise à disposition")]
    #[schemars(extend("x-niveau" = "substantiel"))]
    pub lieu: Option<Text>,
    /// # Modalité
    /// Si l’action se tient en présence, à distance, ou les deux. À distance, remplissez aussi « distance ».
    #[schemars(example = &"presentiel")]
    #[schemars(extend("x-niveau" = "substantiel"))]
    pub modalite: Option<Mode>,
    /// # Formation à distance
    /// Ce que la loi demande d’une action à distance, même en partie : assistance, activités et leurs durées (Code du
    /// travail, art. D6313-3-1).
    #[schemars(extend("x-niveau" = "substantiel"))]
    pub distance: Option<Distance>,
    /// # Sessions
    /// Les sessions, quand l’action est donnée plusieurs fois ; elles s’impriment en tableau.
    #[schemars(example = json!([{"titre": "Session de printemps", "dates": ["2026-03-12", "2026-03-13"], "lieu": "Rennes"}]))]
    #[schemars(extend("x-niveau" = "substantiel"))]
    pub sessions: Option<Vec<Session>>,
    /// # Contexte
    /// La demande, et ce qui l’explique.
    #[schemars(example = &"La CAF du Puy-de-Dôme souhaite accompagner le déploiement de la convention territoriale globale.")]
    #[schemars(extend("x-niveau" = "redactionnel"))]
    pub contexte: Option<Prose>,
    /// # Public
    /// Le public visé et le nombre de participants (Qualiopi, ind. 1).
    #[schemars(extend("x-niveau" = "substantiel"))]
    pub public: Option<Audience>,
    /// # Prérequis
    /// Ce qu’il faut savoir ou avoir avant l’action (Qualiopi, ind. 1) : un texte, une liste, ou une liste et sa
    /// vérification. « aucun » est une réponse.
    #[schemars(example = &"aucun", example = ["Avoir animé au moins une réunion"], example = json!({"liste": ["Maîtriser la lecture d’un bilan"], "verification": "Questionnaire envoyé à l’inscription"}))]
    #[schemars(extend("x-niveau" = "substantiel", "x-ajout" = "substantiel"))]
    pub prerequis: Option<Prerequisites>,
    /// # Objectifs
    /// Ce que le stagiaire saura faire à l’issue, avec des verbes d’action observables : une « liste », ou des « axes »
    /// (Code du travail, art. D6353-1 ; Qualiopi, ind. 1 et 5).
    #[schemars(example = json!({"liste": ["Préparer une réunion", "Conduire un échange", "Rédiger un relevé de décisions"]}))]
    #[schemars(extend("x-niveau" = "substance"))]
    pub objectifs: Option<Objectives>,
    /// # Déroulé
    /// Le contenu de l’action : des phases, des modules, des journées ou des séquences, emboîtés dans cet ordre, chacun
    /// facultatif (Code du travail, art. D6353-1).
    #[schemars(example = json!({"journees": [{"titre": "Préparer", "date": "2026-10-06", "contenus": ["L’ordre du jour", "Les rôles"]}, {"titre": "Conduire et conclure", "date": "a-programmer"}]}))]
    #[schemars(extend("x-niveau" = "substance"))]
    pub deroule: Option<Plan>,
    /// # Méthodes pédagogiques
    /// Comment on apprend (Qualiopi, ind. 6) : un texte, ou une introduction et des points.
    #[schemars(example = &"Alternance d’apports courts et de mises en situation.", example = json!({"introduction": "La formation alterne :", "points": [{"titre": "Des apports", "texte": "courts et illustrés"}]}))]
    #[schemars(extend("x-niveau" = "substance"))]
    pub methodes: Option<Development>,
    /// # Moyens
    /// Les moyens pédagogiques, techniques et d’encadrement (Code du travail, art. D6353-1 ; Qualiopi, ind. 17) : un
    /// texte, ou une introduction et des points.
    #[schemars(example = &"Salle équipée d’un vidéoprojecteur, livret remis à chaque participant.", example = json!({"points": [{"titre": "Techniques", "texte": "salle équipée d’un vidéoprojecteur"}]}))]
    #[schemars(extend("x-niveau" = "substance"))]
    pub moyens: Option<Development>,
    /// # Ressources
    /// Les ressources remises ou consultables (Qualiopi, ind. 19) : un texte, ou une introduction et des points.
    #[schemars(example = &"Un livret d’une quarantaine de pages et une bibliographie.", example = json!({"points": [{"texte": "un livret d’une quarantaine de pages"}]}))]
    #[schemars(extend("x-niveau" = "substance"))]
    pub ressources: Option<Development>,
    /// # Livrables
    /// Ce qui est remis au client ou au stagiaire à l’issue : un texte, ou une introduction et des points.
    #[schemars(example = &"Un relevé de décisions après chaque journée.", example = json!({"points": [{"titre": "Relevé de décisions", "texte": "après chaque journée"}]}))]
    #[schemars(extend("x-niveau" = "substance"))]
    pub livrables: Option<Development>,
    /// # Évaluation
    /// Comment les acquis et l’action sont évalués, avant, pendant et après (Code du travail, art. L6353-8 ; Qualiopi,
    /// ind. 11).
    #[schemars(example = json!({"amont": "Questionnaire de positionnement.", "pendant": "Mises en situation observées.", "a_chaud": "Questionnaire de satisfaction."}))]
    #[schemars(extend("x-niveau" = "substantiel"))]
    pub evaluation: Option<Assessment>,
    /// # Suivi de l’exécution
    /// Comment l’exécution de l’action est suivie : émargement, relevés de connexion (Code du travail, art. D6353-1).
    #[schemars(example = &"Feuille d’émargement signée par demi-journée.")]
    #[schemars(extend("x-niveau" = "substance"))]
    pub suivi: Option<Prose>,
    /// # Sanction
    /// Ce que le stagiaire reçoit à l’issue : attestation, certificat de réalisation, titre (Code du travail, art.
    /// D6353-1).
    #[schemars(example = &"Une attestation de fin de formation est remise à chaque participant.")]
    #[schemars(extend("x-niveau" = "substantiel"))]
    pub sanction: Option<Prose>,
    /// # Certification
    /// La certification visée, telle que France compétences l’a enregistrée.
    #[schemars(example = json!({"code": "RNCP37274", "intitule": "Conseiller en insertion professionnelle", "niveau": 5}))]
    #[schemars(extend("x-niveau" = "substantiel"))]
    pub certification: Option<Certification>,
    /// # Tarifs
    /// Le prix (Code du travail, art. D6353-1 ; Qualiopi, ind. 1) : un texte comme « sur devis », des lignes, ou des «
    /// lignes » et un « reglement ».
    #[schemars(example = &"sur devis", example = json!([{"libelle": "Formation intra", "montant": "1 200 €", "taxe": "HT", "par": "jour"}]), example = json!({"lignes": [{"libelle": "Formation intra", "montant": 1200, "taxe": "HT"}], "reglement": "À réception de la facture."}))]
    #[schemars(extend("x-niveau" = "substantiel", "x-ajout" = "substantiel"))]
    pub tarifs: Option<Pricing>,
    /// # Accessibilité
    /// L’accueil des personnes en situation de handicap (Qualiopi, ind. 1 et 26).
    #[schemars(example = &"Un échange préalable permet d’adapter le rythme, les supports et le lieu.")]
    #[schemars(extend("x-niveau" = "redactionnel"))]
    pub accessibilite: Option<Prose>,
    /// # Référent handicap
    /// Qui répond des questions de handicap (Qualiopi, ind. 26) : un texte, ou une personne et ses coordonnées.
    #[schemars(example = json!({"nom": "Hortense Bitacle", "telephone": "02 61 91 40 07"}), example = &"Hortense Bitacle, handicap@atelier-sillage.example")]
    #[schemars(extend("x-niveau" = "redactionnel"))]
    pub referent_handicap: Option<Contact>,
    /// # Accès
    /// Comment s’inscrire, et sous quel délai (Qualiopi, ind. 1).
    #[schemars(extend("x-niveau" = "redactionnel"))]
    pub acces: Option<Access>,
    /// # Prévention des abandons
    /// Ce qui est fait pour prévenir les abandons (Qualiopi, ind. 12), quand l’action dure plus de deux jours.
    #[schemars(example = &"Toute absence est signalée le jour même, et un rattrapage est proposé.")]
    #[schemars(extend("x-niveau" = "redactionnel"))]
    pub abandon: Option<Prose>,
    /// # Indicateurs de résultats
    /// Les résultats des sessions passées (Qualiopi, ind. 2) : des lignes, ou un texte comme « en cours de collecte ».
    #[schemars(example = &"en cours de collecte", example = json!([{"libelle": "Taux de satisfaction", "valeur": "92 %", "date": "2025-12", "population": "48 répondants"}]))]
    #[schemars(extend("x-niveau" = "redactionnel"))]
    pub indicateurs: Option<Indicators>,
    /// # Contacts
    /// Qui joindre (Code du travail, art. L6353-8 ; Qualiopi, ind. 1) : chaque élément est un texte, ou une personne et
    /// ses coordonnées.
    #[schemars(example = json!([{"nom": "Tugdual Noroît", "fonction": "coordination", "courriel": "contact@atelier-sillage.example"}]), example = ["**Réclamations** : qualite@atelier-sillage.example"])]
    #[schemars(extend("x-niveau" = "redactionnel"))]
    pub contacts: Option<Vec<Contact>>,
    /// # Autres sections
    /// Toute section pour laquelle il n’y a pas de clé.
    #[schemars(example = json!([{"titre": "Pour aller plus loin", "texte": "Une journée de retour d’expérience est possible.", "apres": "evaluation"}]))]
    #[schemars(extend("x-niveau" = "substance"))]
    pub sections: Option<Vec<ExtraSection>>,
    /// # Signatures
    /// Les parties qui signent, chacune dans son cadre.
    #[schemars(example = json!([{"partie": "Pour l’organisme de formation"}, {"partie": "Pour le client"}]))]
    #[schemars(extend("x-niveau" = "substantiel"))]
    pub signatures: Option<Vec<Signature>>,
}

/// La nature de l’action de développement des compétences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Nature {
    /// Action de formation (art. L6313-2).
    Formation,
    /// Formation où l’on apprend en menant un projet réel.
    FormationAction,
    /// Bilan de compétences (art. L6313-4).
    BilanDeCompetences,
    /// Validation des acquis de l’expérience (art. L6313-5).
    Vae,
    /// Formation par apprentissage (art. L6313-6).
    Apprentissage,
}

/// Anything, kept by the author and read by nobody else: the value itself is dropped when it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Internal;

/// Laquelle des deux fiches composer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
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
    if let (Sheet::Fiche, Some(catalogue)) = (sheet, &programme.catalogue) {
        body.extend(facts(catalogue.compose(&mut composer)));
    }
    body.extend(sections.head(programme.nature, &mut composer));
    body.extend(sections.compose(organisation, &mut composer));
    let running = programme.running(organisation, sheet);
    if !running.foot.is_empty() {
        body.push(small(vec![text(running.foot.clone())]));
    }
    compose::address(&mut body);

    let notes = composer.into_notes();
    let mut document = Document {
        metadata: programme.metadata(organisation, sheet),
        masthead: programme.masthead(organisation, sheet),
        running,
        body,
        notes: (!notes.is_empty()).then(|| Notes {
            anchor: "notes".to_owned(),
            title: vec![text("Notes")],
            items: notes,
        }),
    };
    if typeset {
        typography::typeset(&mut document);
    }
    document
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

    fn convention(&self, organisation: Option<&Organisation>) -> Option<Convention> {
        let mut convention = self.convention.clone()?;
        convention.organisme = convention
            .organisme
            .or_else(|| organisation.and_then(|organisation| organisation.nom.clone()));
        Some(convention)
    }

    fn masthead(&self, organisation: Option<&Organisation>, sheet: Sheet) -> Masthead {
        let kicker = self
            .convention(organisation)
            .map(|convention| convention.title());
        let line = |words: Option<String>| words.into_iter().map(text).collect();
        let catalogue = match sheet {
            Sheet::Annexe => None,
            Sheet::Fiche => self
                .catalogue
                .as_ref()
                .and_then(|catalogue| catalogue.titre.as_ref()),
        };
        // The catalogue's title heads the sheet, and the action's own title stays under it.
        let (title, subtitle) = match catalogue {
            Some(titre) => {
                let own = [Some(&self.intitule), self.sous_titre.as_ref()];
                let own = own
                    .into_iter()
                    .flatten()
                    .map(|words| vec![text(words.line())]);
                (titre, compose::join(own.collect(), &text(" – ")))
            }
            None => (
                &self.intitule,
                line(self.sous_titre.as_ref().map(Text::line)),
            ),
        };
        Masthead {
            logo: None,
            kicker: line(kicker),
            kind: vec![text("PROGRAMME")],
            title: vec![text(title.line())],
            subtitle,
        }
    }

    fn metadata(&self, organisation: Option<&Organisation>, sheet: Sheet) -> Metadata {
        let convention = self.convention(organisation);
        let author = convention
            .as_ref()
            .and_then(|convention| convention.organisme.as_ref());
        let own = organisation.and_then(|organisation| organisation.nom.as_ref());
        let subject = match sheet {
            Sheet::Annexe => convention.as_ref().map(Convention::title),
            Sheet::Fiche => None,
        };
        Metadata {
            language: "fr",
            title: self.intitule.line(),
            author: own.or(author).map(Text::line),
            subject: subject.or_else(|| Some("Programme de formation".to_owned())),
            revised: self.mise_a_jour.map(|date| date.iso()),
            linked_data: Some(self.linked_data(organisation)),
            source: None,
        }
    }

    fn running(&self, organisation: Option<&Organisation>, sheet: Sheet) -> Running {
        let convention = self
            .convention(organisation)
            .map(|convention| convention.short());
        let head_left = match sheet {
            Sheet::Annexe => convention.unwrap_or_else(|| "Programme".to_owned()),
            Sheet::Fiche => "Programme".to_owned(),
        };
        let version = self
            .version
            .as_ref()
            .map(|version| compose::prefixed("version", &version.to_string()));
        let revised = self
            .mise_a_jour
            .map(|date| format!("mise à jour le {date}"));
        let reference = self.reference.as_ref().map(Label::to_string);
        let foot = [reference, version, revised];
        Running {
            head_left,
            head_right: self.intitule.line(),
            foot: foot.into_iter().flatten().collect::<Vec<_>>().join(" – "),
            ..compose::furniture()
        }
    }
}

impl Sections {
    /// Takes from shared sections each one that is not there.
    fn inherit(&mut self, shared: Self) {
        let Self {
            titres,
            intervenants,
            duree,
            periode,
            horaires,
            lieu,
            modalite,
            distance,
            sessions,
            contexte,
            public,
            prerequis,
            objectifs,
            deroule,
            methodes,
            moyens,
            ressources,
            livrables,
            evaluation,
            suivi,
            sanction,
            certification,
            tarifs,
            accessibilite,
            referent_handicap,
            acces,
            abandon,
            indicateurs,
            contacts,
            sections,
            signatures,
        } = shared;
        fill(&mut self.titres, titres);
        fill(&mut self.intervenants, intervenants);
        fill(&mut self.duree, duree);
        fill(&mut self.periode, periode);
        fill(&mut self.horaires, horaires);
        fill(&mut self.lieu, lieu);
        fill(&mut self.modalite, modalite);
        fill(&mut self.distance, distance);
        fill(&mut self.sessions, sessions);
        fill(&mut self.contexte, contexte);
        fill(&mut self.public, public);
        fill(&mut self.prerequis, prerequis);
        fill(&mut self.objectifs, objectifs);
        fill(&mut self.deroule, deroule);
        fill(&mut self.methodes, methodes);
        fill(&mut self.moyens, moyens);
        fill(&mut self.ressources, ressources);
        fill(&mut self.livrables, livrables);
        fill(&mut self.evaluation, evaluation);
        fill(&mut self.suivi, suivi);
        fill(&mut self.sanction, sanction);
        fill(&mut self.certification, certification);
        fill(&mut self.tarifs, tarifs);
        fill(&mut self.accessibilite, accessibilite);
        fill(&mut self.referent_handicap, referent_handicap);
        fill(&mut self.acces, acces);
        fill(&mut self.abandon, abandon);
        fill(&mut self.indicateurs, indicateurs);
        fill(&mut self.contacts, contacts);
        fill(&mut self.sections, sections);
        fill(&mut self.signatures, signatures);
    }

    /// What stands above the first heading: who, how long, when, the calendar, where.
    fn head(&self, nature: Option<Nature>, composer: &mut Composer) -> Vec<Block> {
        let duree = self.duree.as_ref();
        let per_day = duree.and_then(TotalDuration::minutes_per_day);
        let mut first: Vec<Fact> = Vec::new();
        first.extend(nature.map(|nature| fact("Nature de l’action", vec![text(nature.line())])));
        first.extend(trainer::identity(
            self.intervenants.as_deref().unwrap_or_default(),
        ));
        first.extend(duree.and_then(TotalDuration::compose));
        first.extend(duree.map(TotalDuration::breakdown).unwrap_or_default());
        first.extend(
            self.periode
                .as_ref()
                .map(|periode| fact("Période", periode.inlines())),
        );
        let mut tables = Vec::new();
        if let Some(deroule) = &self.deroule {
            tables.extend(plan::calendar(deroule, per_day, composer));
        }
        tables.extend(schedule::sessions_table(
            self.sessions.as_deref().unwrap_or_default(),
        ));
        let mut second: Vec<Fact> = Vec::new();
        second.extend(
            self.horaires
                .as_ref()
                .map(|horaires| fact("Horaires", horaires.with_daily_hours(per_day))),
        );
        second.extend(
            self.lieu
                .as_ref()
                .map(|lieu| fact("Lieu", vec![text(lieu.line())])),
        );
        second.extend(
            self.modalite
                .map(|mode| fact("Modalité", vec![text(mode.line())])),
        );
        second.extend(self.public.as_ref().and_then(Audience::headcount));
        // With nothing between them, they are one block.
        if tables.is_empty() {
            first.append(&mut second);
        }
        let mut blocks = facts(first);
        blocks.extend(tables);
        blocks.extend(facts(second));
        blocks
    }

    /// Every section in its order, each followed by the author's own that come after it.
    fn compose(&self, organisation: Option<&Organisation>, composer: &mut Composer) -> Vec<Block> {
        let headings = self.titres.clone().unwrap_or_default();
        let mut blocks = Vec::new();
        for name in SectionName::ALL {
            if name == SectionName::Signatures {
                blocks.extend(self.extras(None, composer));
            }
            let content = self.section(name, organisation, composer);
            blocks.extend(section(
                &name.key().replace('_', "-"),
                headings.of(name),
                content,
            ));
            blocks.extend(self.extras(Some(name), composer));
        }
        blocks
    }

    fn section(
        &self,
        name: SectionName,
        organisation: Option<&Organisation>,
        composer: &mut Composer,
    ) -> Vec<Block> {
        let none = Vec::new;
        let per_day = self.duree.as_ref().and_then(TotalDuration::minutes_per_day);
        let development = |development: &Option<Development>, composer: &mut Composer| {
            development
                .as_ref()
                .map_or_else(none, |it| composer.development(it))
        };
        match name {
            SectionName::Contexte => composer.prose_or_nothing(self.contexte.as_ref()),
            SectionName::Public => self
                .public
                .as_ref()
                .map_or_else(none, |it| it.compose(composer)),
            SectionName::Prerequis => self
                .prerequis
                .as_ref()
                .map_or_else(none, |it| it.compose(composer)),
            SectionName::Objectifs => self
                .objectifs
                .as_ref()
                .map_or_else(none, |it| it.compose(composer)),
            SectionName::Deroule => self
                .deroule
                .as_ref()
                .map_or_else(none, |it| it.compose(per_day, composer)),
            SectionName::Methodes => development(&self.methodes, composer),
            SectionName::Moyens => development(&self.moyens, composer),
            SectionName::Ressources => development(&self.ressources, composer),
            SectionName::Livrables => development(&self.livrables, composer),
            SectionName::Distance => self
                .distance
                .as_ref()
                .map_or_else(none, |it| it.compose(composer)),
            SectionName::Intervenants => {
                trainer::presentations(self.intervenants.as_deref().unwrap_or_default(), composer)
            }
            SectionName::Evaluation => self
                .evaluation
                .as_ref()
                .map_or_else(none, |it| it.compose(composer)),
            SectionName::Suivi => composer.prose_or_nothing(self.suivi.as_ref()),
            SectionName::Sanction => composer.prose_or_nothing(self.sanction.as_ref()),
            SectionName::Certification => self
                .certification
                .as_ref()
                .map_or_else(none, |it| it.compose(composer)),
            SectionName::Tarifs => self
                .tarifs
                .as_ref()
                .map_or_else(none, |it| it.compose(composer)),
            SectionName::Accessibilite => access::accessibility(
                self.accessibilite.as_ref(),
                self.referent_handicap.as_ref(),
                composer,
            ),
            SectionName::Acces => self
                .acces
                .as_ref()
                .map_or_else(none, |it| it.compose(composer)),
            SectionName::Abandon => composer.prose_or_nothing(self.abandon.as_ref()),
            SectionName::Indicateurs => self
                .indicateurs
                .as_ref()
                .map_or_else(none, |it| it.compose(composer)),
            SectionName::Contacts => {
                let contacts = self.contacts.iter().flatten();
                contacts
                    .flat_map(|contact| contact.compose(composer))
                    .collect()
            }
            SectionName::Organisme => organisation.map_or_else(none, Organisation::compose),
            SectionName::Signatures => {
                signature::boxes(self.signatures.as_deref().unwrap_or_default())
            }
        }
    }

    fn extras(&self, after: Option<SectionName>, composer: &mut Composer) -> Vec<Block> {
        let extras = self.sections.iter().flatten().enumerate();
        extras
            .filter(|(_, extra)| extra.apres == after)
            .filter_map(
                |(
                    index,
                    ExtraSection {
                        titre,
                        texte,
                        apres: _,
                    },
                )| {
                    let anchor = format!("section-{}", index + 1);
                    section(&anchor, titre.line(), composer.prose(texte))
                },
            )
            .collect()
    }
}

fn fill<T>(own: &mut Option<T>, shared: Option<T>) {
    if own.is_none() {
        *own = shared;
    }
}

impl Nature {
    fn line(self) -> &'static str {
        match self {
            Self::Formation => "action de formation",
            Self::FormationAction => "formation-action",
            Self::BilanDeCompetences => "bilan de compétences",
            Self::Vae => "validation des acquis de l’expérience (VAE)",
            Self::Apprentissage => "formation par apprentissage",
        }
    }
}

impl<'de> Deserialize<'de> for Internal {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde::de::IgnoredAny::deserialize(deserializer).map(|_| Self)
    }
}

impl JsonSchema for Internal {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Interne".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({})
    }
}
