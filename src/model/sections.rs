//! The sections of the sheet: their keys, their order, and how a programme inherits the sections of its organisation.

use serde::Deserialize;

use super::access::Access;
use super::afest::WorkplaceTraining;
use super::alternance::WorkStudy;
use super::assessment::Assessment;
use super::audience::{Audience, Prerequisites};
use super::certification::Certification;
use super::contact::Contact;
use super::custom_section::CustomSection;
use super::duration::TotalDuration;
use super::indicators::Indicators;
use super::objectives::Objectives;
use super::plan::Plan;
use super::pricing::Pricing;
use super::remote_training::RemoteTraining;
use super::schedule::Times;
use super::section::Headings;
use super::sessions::{Mode, Period, Session};
use super::signature::Signature;
use super::trainer::Trainer;
use crate::document::text::{Development, Prose, Text};

/// The sections of the sheet, all optional; an organisation may share any of them among its sheets.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Sections {
    /// # Titres des sections
    /// Vos titres pour les sections de la fiche : la clé de la section, puis le titre.
    #[cfg_attr(test, schemars(example = serde_json::json!({"contexte": "Contexte de la mission", "deroule": "Programme détaillé"})))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "redactionnel")))]
    pub titres: Option<Headings>,
    /// # Intervenants
    /// Les intervenants, dans l’ordre de la fiche, avec leurs titres et qualités (Code du travail, art. L6353-8 ;
    /// Qualiopi, ind. 21).
    #[cfg_attr(test, schemars(extend("x-niveau" = "substantiel")))]
    pub intervenants: Option<Vec<Trainer>>,
    /// # Durée totale
    /// La durée de l’action, en jours ou en heures (Code du travail, art. D6353-1). Le reste est calculé : 7 jours de 7
    /// heures font 49 heures.
    #[cfg_attr(test, schemars(example = serde_json::json!({"jours": 7, "heures_par_jour": 7})))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substantiel")))]
    pub duree: Option<TotalDuration>,
    /// # Période de réalisation
    /// Les dates de l’action : un texte d’une ligne, ou « debut » et « fin » (Code du travail, art. D6353-1).
    #[cfg_attr(test, schemars(example = &"De février à septembre 2026", example = serde_json::json!({"debut": "2026-02-12", "fin": "2026-09-18"})))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substantiel")))]
    pub periode: Option<Period>,
    /// # Horaires
    /// Les heures d’une journée : un texte d’une ligne, « debut » et « fin », ou « matin » et « apres_midi » (Code du
    /// travail, art. L6353-8).
    #[cfg_attr(test, schemars(example = &"9 h à 17 h", example = serde_json::json!({"matin": "9 h à 12 h 30", "apres_midi": "13 h 30 à 17 h"})))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substantiel")))]
    pub horaires: Option<Times>,
    /// # Lieu
    /// Le lieu de l’action, en une ligne.
    #[cfg_attr(test, schemars(example = &"CAF du Puy-de-Dôme, salle mise à disposition"))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substantiel")))]
    pub lieu: Option<Text>,
    /// # Modalité
    /// En présence, à distance, les deux, ou au choix : une valeur, ou un texte comme « présentiel ou à distance, au choix
    /// du candidat ». Si une partie est à distance, remplissez aussi « distance ».
    #[cfg_attr(test, schemars(example = &"presentiel", example = &"présentiel ou à distance, au choix du candidat"))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substantiel")))]
    pub modalite: Option<Mode>,
    /// # Formation à distance
    /// Les informations obligatoires quand une partie est à distance : l’assistance, les activités et leurs durées
    /// (Code du travail, art. D6313-3-1).
    #[cfg_attr(test, schemars(extend("x-niveau" = "substantiel")))]
    pub distance: Option<RemoteTraining>,
    /// # Formation en situation de travail
    /// L’Afest : les activités, le formateur, les phases réflexives et les évaluations (Code du travail, art. D6313-3-2).
    #[cfg_attr(test, schemars(extend("x-niveau" = "substantiel")))]
    pub afest: Option<WorkplaceTraining>,
    /// # Alternance
    /// Le rythme et les heures de l’alternance, en centre et en entreprise.
    #[cfg_attr(test, schemars(extend("x-niveau" = "substantiel")))]
    pub alternance: Option<WorkStudy>,
    /// # Sessions
    /// Les sessions, quand l’action a lieu plusieurs fois. Elles sont imprimées en tableau.
    #[cfg_attr(test, schemars(example = serde_json::json!([{"titre": "Session de printemps", "dates": ["2026-03-12", "2026-03-13"], "lieu": "Rennes"}])))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substantiel")))]
    pub sessions: Option<Vec<Session>>,
    /// # Contexte
    /// La demande et ses raisons.
    #[cfg_attr(test, schemars(example = &"La CAF du Puy-de-Dôme souhaite accompagner le déploiement de la convention territoriale globale."))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "redactionnel")))]
    pub contexte: Option<Prose>,
    /// # Public
    /// Le public visé et le nombre de participants (Qualiopi, ind. 1).
    #[cfg_attr(test, schemars(extend("x-niveau" = "substantiel")))]
    pub public: Option<Audience>,
    /// # Prérequis
    /// Les conditions à remplir avant l’action (Qualiopi, ind. 1) : un texte, une liste, ou une liste
    /// et sa vérification. S’il n’y en a pas, écrivez « aucun ».
    #[cfg_attr(test, schemars(example = &"aucun", example = serde_json::json!(["Avoir animé au moins une réunion"]), example = serde_json::json!({"liste": ["Maîtriser la lecture d’un bilan"], "verification": "Questionnaire envoyé à l’inscription"})))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substantiel", "x-ajout" = "substantiel")))]
    pub prerequis: Option<Prerequisites>,
    /// # Objectifs
    /// Les objectifs du stagiaire, avec des verbes d’action observables : une « liste », ou des « axes » (Code du
    /// travail, art. D6353-1 ; Qualiopi, ind. 1 et 5).
    #[cfg_attr(test, schemars(example = serde_json::json!({"liste": ["Préparer une réunion", "Conduire un échange", "Rédiger un relevé de décisions"]})))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substance")))]
    pub objectifs: Option<Objectives>,
    /// # Déroulé
    /// Le contenu de l’action : des phases, des modules, des journées ou des séquences, emboîtés dans cet ordre. Chaque
    /// niveau est facultatif (Code du travail, art. D6353-1).
    #[cfg_attr(test, schemars(example = serde_json::json!({"journees": [{"titre": "Préparer", "date": "2026-10-06", "contenus": ["L’ordre du jour", "Les rôles"]}, {"titre": "Conduire et conclure", "date": "a-programmer"}]})))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substance")))]
    pub deroule: Option<Plan>,
    /// # Méthodes pédagogiques
    /// Les façons d’apprendre (Qualiopi, ind. 6) : un texte, ou une introduction et des points.
    #[cfg_attr(test, schemars(example = &"Alternance d’apports courts et de mises en situation.", example = serde_json::json!({"introduction": "La formation alterne :", "points": [{"titre": "Des apports", "texte": "courts et illustrés"}]})))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substance")))]
    pub methodes: Option<Development>,
    /// # Moyens
    /// Les moyens pédagogiques, techniques et d’encadrement (Code du travail, art. D6353-1 ; Qualiopi, ind. 17) : un
    /// texte, ou une introduction et des points.
    #[cfg_attr(test, schemars(example = &"Salle équipée d’un vidéoprojecteur, livret remis à chaque participant.", example = serde_json::json!({"points": [{"titre": "Techniques", "texte": "salle équipée d’un vidéoprojecteur"}]})))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substance")))]
    pub moyens: Option<Development>,
    /// # Ressources
    /// Les ressources remises ou consultables (Qualiopi, ind. 19) : un texte, ou une introduction et des points.
    #[cfg_attr(test, schemars(example = &"Un livret d’une quarantaine de pages et une bibliographie.", example = serde_json::json!({"points": [{"texte": "un livret d’une quarantaine de pages"}]})))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substance")))]
    pub ressources: Option<Development>,
    /// # Livrables
    /// Les livrables remis au client ou au stagiaire à la fin : un texte, ou une introduction et des points.
    #[cfg_attr(test, schemars(example = &"Un relevé de décisions après chaque journée.", example = serde_json::json!({"points": [{"titre": "Relevé de décisions", "texte": "après chaque journée"}]})))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substance")))]
    pub livrables: Option<Development>,
    /// # Évaluation
    /// L’évaluation des acquis et de l’action, avant, pendant et après (Code du travail, art. L6353-8 ; Qualiopi, ind.
    /// 11).
    #[cfg_attr(test, schemars(example = serde_json::json!({"amont": "Questionnaire de positionnement.", "pendant": "Mises en situation observées.", "a_chaud": "Questionnaire de satisfaction."})))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substantiel")))]
    pub evaluation: Option<Assessment>,
    /// # Suivi de l’exécution
    /// Le suivi de l’action : émargement, relevés de connexion (Code du travail, art. D6353-1).
    #[cfg_attr(test, schemars(example = &"Feuille d’émargement signée par demi-journée."))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substance")))]
    pub suivi: Option<Prose>,
    /// # Sanction
    /// Le document remis au stagiaire à la fin : attestation, certificat de réalisation, titre (Code du travail, art.
    /// D6353-1).
    #[cfg_attr(test, schemars(example = &"Une attestation de fin de formation est remise à chaque participant."))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substantiel")))]
    pub sanction: Option<Prose>,
    /// # Certification
    /// La certification visée, telle que France compétences l’a enregistrée, ou une liste de certifications.
    #[cfg_attr(test, schemars(example = serde_json::json!({"code": "RNCP37274", "intitule": "Conseiller en insertion professionnelle", "niveau": 5})))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substantiel", "x-ajout" = "substantiel")))]
    pub certification: Option<Vec<Certification>>,
    /// # Tarifs
    /// Le prix (Code du travail, art. D6353-1 ; Qualiopi, ind. 1) : un texte comme « sur devis », des lignes, ou des «
    /// lignes » et un « reglement ».
    #[cfg_attr(test, schemars(example = &"sur devis", example = serde_json::json!([{"libelle": "Formation intra", "montant": "1 200 €", "taxe": "HT", "par": "jour"}]), example = serde_json::json!({"lignes": [{"libelle": "Formation intra", "montant": 1200, "taxe": "HT"}], "reglement": "À réception de la facture."})))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substantiel", "x-ajout" = "substantiel")))]
    pub tarifs: Option<Pricing>,
    /// # Accessibilité
    /// L’accueil des personnes en situation de handicap (Qualiopi, ind. 1 et 26).
    #[cfg_attr(test, schemars(example = &"Un échange préalable permet d’adapter le rythme, les supports et le lieu."))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "redactionnel")))]
    pub accessibilite: Option<Prose>,
    /// # Référent handicap
    /// La personne chargée des questions de handicap (Qualiopi, ind. 26) : un texte, ou un nom et des coordonnées.
    #[cfg_attr(test, schemars(example = serde_json::json!({"nom": "Hortense Bitacle", "telephone": "02 61 91 40 07"}), example = &"Hortense Bitacle, handicap@atelier-sillage.example"))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "redactionnel")))]
    pub referent_handicap: Option<Contact>,
    /// # Accès
    /// La façon de s’inscrire et le délai (Qualiopi, ind. 1).
    #[cfg_attr(test, schemars(extend("x-niveau" = "substance")))]
    pub acces: Option<Access>,
    /// # Prévention des abandons
    /// Vos actions pour prévenir les abandons (Qualiopi, ind. 12), quand l’action dure plus de deux jours.
    #[cfg_attr(test, schemars(example = &"Toute absence est signalée le jour même, et un rattrapage est proposé."))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "redactionnel")))]
    pub abandon: Option<Prose>,
    /// # Indicateurs de résultats
    /// Les résultats des sessions passées (Qualiopi, ind. 2) : des lignes, ou un texte comme « en cours de collecte ».
    #[cfg_attr(test, schemars(example = &"en cours de collecte", example = serde_json::json!([{"libelle": "Taux de satisfaction", "valeur": "92 %", "date": "2025-12", "population": "48 répondants"}])))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "redactionnel")))]
    pub indicateurs: Option<Indicators>,
    /// # Contacts
    /// Les personnes à joindre (Code du travail, art. L6353-8 ; Qualiopi, ind. 1) : chaque élément est un texte, ou une
    /// personne et ses coordonnées.
    #[cfg_attr(test, schemars(example = serde_json::json!([{"nom": "Tugdual Noroît", "fonction": "coordination", "courriel": "contact@atelier-sillage.example"}]), example = serde_json::json!(["**Réclamations** : qualite@atelier-sillage.example"])))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "redactionnel")))]
    pub contacts: Option<Vec<Contact>>,
    /// # Autres sections
    /// Vos autres sections, quand aucune clé ne convient.
    #[cfg_attr(test, schemars(example = serde_json::json!([{"titre": "Pour aller plus loin", "texte": "Une journée de retour d’expérience est possible.", "apres": "evaluation"}])))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substance")))]
    pub sections: Option<Vec<CustomSection>>,
    /// # Signatures
    /// Les parties qui signent, chacune dans son cadre.
    #[cfg_attr(test, schemars(example = serde_json::json!([{"partie": "Pour l’organisme de formation"}, {"partie": "Pour le client"}])))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substantiel")))]
    pub signatures: Option<Vec<Signature>>,
}

impl Sections {
    /// Takes each missing section from the shared ones.
    pub(super) fn inherit(&mut self, shared: Self) {
        macro_rules! fill {
            ($($section:ident),+ $(,)?) => {
                // Without `..`: a new section must be listed here.
                let Self { $($section),+ } = shared;
                $(if self.$section.is_none() {
                    self.$section = $section;
                })+
            };
        }
        fill!(
            titres, intervenants, duree, periode, horaires, lieu, modalite, distance, afest,
            alternance, sessions, contexte, public, prerequis, objectifs, deroule, methodes,
            moyens, ressources, livrables, evaluation, suivi, sanction, certification, tarifs,
            accessibilite, referent_handicap, acces, abandon, indicateurs, contacts, sections,
            signatures,
        );
    }
}
