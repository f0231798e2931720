//! The keys of `deroule`: one type a kind of step, so that the schema can say what nests in what.

use serde::Deserialize;

use crate::document::text::{Identifier, Prose, Switch, Text};
use crate::model::schedule::Times;
use crate::model::sessions::{Mode, Period, SessionPrice};
use crate::value::{Duration, When};

/// Le déroulé : des phases, des modules, des journées, des séquences, ou une simple liste de contenus.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(extend("x-abrege" = {"string": ["introduction"], "array": "contenus"})))]
pub struct Plan {
    /// # Introduction
    /// Un texte avant le déroulé.
    #[cfg_attr(test, schemars(example = &"La mission se déroule en quatre phases."))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substance")))]
    pub introduction: Option<Prose>,
    /// # Contenus
    /// Les contenus de l’action, un par élément, quand ils ne sont pas répartis en étapes.
    #[serde(default)]
    #[cfg_attr(test, schemars(example = serde_json::json!(["Les salutations", "Le vocabulaire du voyage"])))]
    pub contenus: Vec<Prose>,
    /// # Libellés
    /// Vos mots pour les étapes, à la place de « Phase », « Module », « Journée » et « Séquence ».
    #[cfg_attr(test, schemars(extend("x-niveau" = "redactionnel")))]
    pub libelles: Option<StepLabels>,
    /// # Phases
    /// Les phases, numérotées dans l’ordre.
    #[serde(default)]
    pub phases: Vec<Phase>,
    /// # Modules
    /// Les modules, quand il n’y a pas de phases. Un module contient des journées, des séquences, ou seulement une
    /// durée.
    #[serde(default)]
    pub modules: Vec<Module>,
    /// # Journées
    /// Les journées, quand il n’y a ni phases ni modules.
    #[serde(default)]
    pub journees: Vec<Day>,
    /// # Séquences
    /// Les séquences, quand il n’y a rien d’autre. Si elles ont des durées, elles sont imprimées en tableau.
    #[serde(default)]
    pub sequences: Vec<Sequence>,
    /// # Conclusion
    /// Un texte après le déroulé.
    #[cfg_attr(test, schemars(example = &"Le programme s’adapte à l’avancée du groupe."))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substance")))]
    pub conclusion: Option<Prose>,
}

/// Vos mots pour les étapes, au singulier : chacun est imprimé devant le numéro de l’étape.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StepLabels {
    /// # Une phase
    /// Le mot imprimé à la place de « Phase ».
    #[cfg_attr(test, schemars(example = &"Semestre", example = &"Étape"))]
    pub phases: Option<Text>,
    /// # Un module
    /// Le mot imprimé à la place de « Module ».
    #[cfg_attr(test, schemars(example = &"Bloc", example = &"UE"))]
    pub modules: Option<Text>,
    /// # Une journée
    /// Le mot imprimé à la place de « Journée ».
    #[cfg_attr(test, schemars(example = &"Jour"))]
    pub journees: Option<Text>,
    /// # Une séquence
    /// Le mot imprimé devant le numéro d’une séquence. Sans lui, une séquence qui a un titre n’a pas de numéro.
    #[cfg_attr(test, schemars(example = &"Atelier", example = &"Leçon"))]
    pub sequences: Option<Text>,
}

/// Les clés communes à toutes les étapes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StepDetails {
    /// # Titre
    /// Le titre de l’étape. Son numéro est ajouté, sauf si le titre commence par le sien : « Jour 1 – Analyser ».
    #[cfg_attr(test, schemars(example = &"Préparer la réunion"))]
    pub titre: Option<Text>,
    /// # Résumé
    /// La ligne de l’étape dans le calendrier, en tête de fiche.
    #[cfg_attr(test, schemars(example = &"Préparer"))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "redactionnel")))]
    pub resume: Option<Prose>,
    /// # Introduction
    /// Un texte avant les objectifs de l’étape.
    #[cfg_attr(test, schemars(example = &"Cette étape part des pratiques de chacun."))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substance")))]
    pub introduction: Option<Prose>,
    /// # Objectifs
    /// Les objectifs de l’étape, un par élément.
    #[serde(default)]
    #[cfg_attr(test, schemars(example = serde_json::json!(["Définir un ordre du jour", "Répartir les rôles"])))]
    pub objectifs: Vec<Prose>,
    /// # Contenus
    /// Les contenus de l’étape, un par élément.
    #[serde(default)]
    #[cfg_attr(test, schemars(example = serde_json::json!(["L’ordre du jour", "Les rôles dans une réunion"])))]
    pub contenus: Vec<Prose>,
    /// # Méthode
    /// La méthode pédagogique de l’étape.
    #[cfg_attr(test, schemars(example = &"travail en groupes"))]
    pub methode: Option<Prose>,
    /// # Durée
    /// La durée de l’étape, avec son unité ; par défaut, la somme de ses parties.
    #[cfg_attr(test, schemars(example = &"3 h 30", example = &"1 jour"))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substantiel")))]
    pub duree: Option<Duration>,
    /// # Travail personnel
    /// Le travail personnel du stagiaire, en plus de la durée de l’étape.
    #[cfg_attr(test, schemars(example = &"2 h"))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substantiel", "x-ajout" = "substantiel")))]
    pub travail_personnel: Option<Duration>,
    /// # Horaires
    /// Les horaires de l’étape, s’ils sont différents.
    #[cfg_attr(test, schemars(example = &"9 h à 12 h 30", example = serde_json::json!({"debut": "9 h", "fin": "12 h 30"})))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substantiel")))]
    pub horaires: Option<Times>,
    /// # Lieu
    /// Le lieu de l’étape, s’il est différent.
    #[cfg_attr(test, schemars(example = &"Salle des conseils"))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substantiel")))]
    pub lieu: Option<Text>,
    /// # Modalité
    /// En présence, à distance, ou les deux.
    #[cfg_attr(test, schemars(example = &"distanciel"))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substantiel")))]
    pub modalite: Option<Mode>,
    /// # Intervenants
    /// Les noms des intervenants de l’étape.
    #[serde(default)]
    #[cfg_attr(test, schemars(example = serde_json::json!(["Delphine Caron"])))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substantiel")))]
    pub intervenants: Vec<Text>,
    /// # Au choix
    /// Écrivez « oui » si l’étape est une option, que tous ne suivent pas : sa durée n’entre dans aucun total.
    #[cfg_attr(test, schemars(example = &"oui"))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substantiel")))]
    pub au_choix: Option<Switch>,
    /// # Crédits
    /// Les crédits ECTS de l’étape.
    #[cfg_attr(test, schemars(example = 6))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substantiel", "x-ajout" = "substantiel")))]
    pub credits: Option<Identifier>,
    /// # Coefficient
    /// Le coefficient de l’étape dans le diplôme ou dans la note finale.
    #[cfg_attr(test, schemars(example = 3, example = &"1,5"))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substantiel", "x-ajout" = "substantiel")))]
    pub coefficient: Option<Identifier>,
}

/// Ce qui se convient d’une phase ou d’un module, à part du reste.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PartTerms {
    /// # Tarif
    /// Le prix de la phase ou du module, quand il se choisit à part.
    #[cfg_attr(test, schemars(example = &"190 € HT", example = serde_json::json!({"montant": "190 €", "taxe": "HT", "par": "participant"})))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substantiel", "x-ajout" = "substantiel")))]
    pub tarif: Option<SessionPrice>,
    /// # Période
    /// La période de la phase ou du module : un texte, ou deux dates.
    #[cfg_attr(test, schemars(example = &"De septembre 2026 à janvier 2027", example = serde_json::json!({"debut": "2026-09-01", "fin": "2027-01-29"})))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substantiel")))]
    pub periode: Option<Period>,
}

/// Une phase : des modules, des journées ou des séquences.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(extend("x-abrege" = {"string": ["titre"]})))]
#[cfg_attr(test, schemars(example = serde_json::json!({"titre": "Partager une vision", "journees": [{"date": "2026-02-12"}, {"date": "a-programmer"}]})))]
pub struct Phase {
    #[serde(flatten)]
    pub details: StepDetails,
    #[serde(flatten)]
    pub terms: PartTerms,
    /// # Modules
    /// Les modules de la phase, dans l’ordre.
    #[serde(default)]
    pub modules: Vec<Module>,
    /// # Journées
    /// Les journées de la phase, quand elle n’a pas de modules.
    #[serde(default)]
    pub journees: Vec<Day>,
    /// # Séquences
    /// Les séquences de la phase, quand elle n’a ni modules ni journées.
    #[serde(default)]
    pub sequences: Vec<Sequence>,
}

/// Un module : des journées ou des séquences, ou seulement ses contenus et sa durée.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(extend("x-abrege" = {"string": ["titre"]})))]
#[cfg_attr(test, schemars(example = serde_json::json!({"titre": "Préparer une réunion", "duree": "3 h 30", "contenus": ["L’ordre du jour", "Les rôles"]})))]
pub struct Module {
    #[serde(flatten)]
    pub details: StepDetails,
    #[serde(flatten)]
    pub terms: PartTerms,
    /// # Journées
    /// Les journées du module, dans l’ordre.
    #[serde(default)]
    pub journees: Vec<Day>,
    /// # Séquences
    /// Les séquences du module, quand il n’a pas de journées.
    #[serde(default)]
    pub sequences: Vec<Sequence>,
}

/// Une journée, entière, ou en demi-journées et soirée.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(extend("x-abrege" = {"string": ["date", "titre"]})))]
#[cfg_attr(test, schemars(example = serde_json::json!({"date": "2026-10-06", "titre": "Préparer", "objectifs": ["Définir un ordre du jour"]})))]
pub struct Day {
    #[serde(flatten)]
    pub details: StepDetails,
    /// # Date
    /// La date de la journée : une date, une liste de dates, une période, un mois, ou « a-programmer ».
    #[cfg_attr(test, schemars(example = &"2026-10-06", example = serde_json::json!(["2026-10-06", "2026-10-08"]), example = &"a-programmer"))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substantiel")))]
    pub date: Option<When>,
    /// # Matin
    /// La demi-journée du matin.
    #[cfg_attr(test, schemars(example = serde_json::json!({"titre": "Préparer", "duree": "3 h 30"})))]
    pub matin: Option<HalfDay>,
    /// # Après-midi
    /// La demi-journée de l’après-midi.
    #[cfg_attr(test, schemars(example = serde_json::json!({"titre": "Conduire", "duree": "3 h 30"})))]
    pub apres_midi: Option<HalfDay>,
    /// # Soirée
    /// La soirée, quand la journée se prolonge.
    #[cfg_attr(test, schemars(example = serde_json::json!({"titre": "Veillée d’échanges", "duree": "1 h 30"})))]
    #[cfg_attr(test, schemars(extend("x-autre-nom" = "soir")))]
    pub soiree: Option<HalfDay>,
    /// # Séquences
    /// Les séquences de la journée, quand elle n’a pas de demi-journées.
    #[serde(default)]
    pub sequences: Vec<Sequence>,
}

/// Une demi-journée, ou une soirée.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(example = serde_json::json!({"titre": "Préparer", "duree": "3 h 30"})))]
pub struct HalfDay {
    #[serde(flatten)]
    pub details: StepDetails,
    /// # Séquences
    /// Les séquences de la demi-journée ou de la soirée : les lignes de son tableau.
    #[serde(default)]
    pub sequences: Vec<Sequence>,
}

/// Une séquence : une ligne du tableau « durée, contenu, méthode ».
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(extend("x-abrege" = {"string": ["titre"]})))]
#[cfg_attr(test, schemars(example = serde_json::json!({"titre": "Décider à plusieurs", "duree": "3 h 15", "methode": "jeu de rôle"})))]
pub struct Sequence {
    #[serde(flatten)]
    pub details: StepDetails,
    /// # Pause
    /// Écrivez « oui » si la séquence est une pause ; par défaut « non ».
    #[cfg_attr(test, schemars(example = &"oui"))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substantiel")))]
    pub pause: Option<Switch>,
}
