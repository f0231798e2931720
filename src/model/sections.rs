//! The sections of the sheet: their keys, their order, and how a programme inherits the sections of its organisation.

use serde::Deserialize;

use super::access::{self, Access};
use super::assessment::Assessment;
use super::audience::{Audience, Prerequisites};
use super::certification::Certification;
use super::contact::Contact;
use super::custom_section::CustomSection;
use super::duration::TotalDuration;
use super::indicators::Indicators;
use super::objectives::Objectives;
use super::plan::{self, Plan};
use super::pricing::Pricing;
use super::remote_training::RemoteTraining;
use super::schedule::Times;
use super::section::{Headings, SectionName};
use super::sessions::{self, Mode, Period, Session};
use super::signature::{self, Signature};
use super::trainer::{self, Trainer};
use crate::document::Block;
use crate::document::compose::{Composer, fact, facts, opt_fact, section};
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
    /// En présence, à distance, ou les deux. Si une partie est à distance, remplissez aussi « distance ».
    #[cfg_attr(test, schemars(example = &"presentiel"))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substantiel")))]
    pub modalite: Option<Mode>,
    /// # Formation à distance
    /// Les informations obligatoires quand une partie est à distance : l’assistance, les activités et leurs durées
    /// (Code du travail, art. D6313-3-1).
    #[cfg_attr(test, schemars(extend("x-niveau" = "substantiel")))]
    pub distance: Option<RemoteTraining>,
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
    /// La certification visée, telle que France compétences l’a enregistrée.
    #[cfg_attr(test, schemars(example = serde_json::json!({"code": "RNCP37274", "intitule": "Conseiller en insertion professionnelle", "niveau": 5})))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substantiel")))]
    pub certification: Option<Certification>,
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
    #[cfg_attr(test, schemars(extend("x-niveau" = "redactionnel")))]
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

/// La nature de l’action de développement des compétences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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
        );
    }

    /// The identity block above the first heading: trainers, duration, dates, calendar, place.
    pub(super) fn header(&self, nature: Option<Nature>, composer: &mut Composer) -> Vec<Block> {
        let duree = self.duree.as_ref();
        let per_day = duree.and_then(TotalDuration::minutes_per_day);
        let mut first = Vec::new();
        first.extend(opt_fact("Nature de l’action", nature.map(Nature::label)));
        first.extend(trainer::identity(
            self.intervenants.as_deref().unwrap_or_default(),
        ));
        first.extend(duree.and_then(TotalDuration::compose));
        first.extend(duree.map(TotalDuration::breakdown).unwrap_or_default());
        let period = self.periode.as_ref();
        first.extend(period.map(|period| fact("Période", period.inlines())));
        let mut tables = Vec::new();
        if let Some(deroule) = &self.deroule {
            tables.extend(plan::compose_calendar(deroule, per_day, composer));
        }
        tables.extend(sessions::sessions_table(
            self.sessions.as_deref().unwrap_or_default(),
        ));
        let times = self.horaires.as_ref();
        let mut second = Vec::new();
        second.extend(opt_fact(
            "Horaires",
            times.map(|it| it.with_daily_hours(per_day)),
        ));
        second.extend(opt_fact("Lieu", self.lieu.as_ref()));
        second.extend(opt_fact("Modalité", self.modalite.map(Mode::label)));
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
    pub(super) fn compose(
        &self,
        mut organisation: Vec<Block>,
        composer: &mut Composer,
    ) -> Vec<Block> {
        let headings = self.titres.clone().unwrap_or_default();
        let mut blocks = Vec::new();
        for &name in SectionName::ALL {
            if name == SectionName::Signatures {
                blocks.extend(self.compose_extras(None, composer));
            }
            let content = if name == SectionName::Organisme {
                std::mem::take(&mut organisation)
            } else {
                self.compose_section(name, composer)
            };
            blocks.extend(section(
                &name.key().replace('_', "-"),
                headings.get(name),
                content,
            ));
            blocks.extend(self.compose_extras(Some(name), composer));
        }
        blocks
    }

    /// The content of one section. `compose` adds the section of the organisation.
    fn compose_section(&self, name: SectionName, composer: &mut Composer) -> Vec<Block> {
        let per_day = self.duree.as_ref().and_then(TotalDuration::minutes_per_day);
        match name {
            SectionName::Contexte => composer.opt_prose(self.contexte.as_ref()),
            SectionName::Public => blocks_of(&self.public, |it| it.compose(composer)),
            SectionName::Prerequis => blocks_of(&self.prerequis, |it| it.compose(composer)),
            SectionName::Objectifs => blocks_of(&self.objectifs, |it| it.compose(composer)),
            SectionName::Deroule => blocks_of(&self.deroule, |it| it.compose(per_day, composer)),
            SectionName::Methodes => blocks_of(&self.methodes, |it| composer.development(it)),
            SectionName::Moyens => blocks_of(&self.moyens, |it| composer.development(it)),
            SectionName::Ressources => blocks_of(&self.ressources, |it| composer.development(it)),
            SectionName::Livrables => blocks_of(&self.livrables, |it| composer.development(it)),
            SectionName::Distance => blocks_of(&self.distance, |it| it.compose(composer)),
            SectionName::Intervenants => blocks_of(&self.intervenants, |trainers| {
                trainer::compose_presentations(trainers, composer)
            }),
            SectionName::Evaluation => blocks_of(&self.evaluation, |it| it.compose(composer)),
            SectionName::Suivi => composer.opt_prose(self.suivi.as_ref()),
            SectionName::Sanction => composer.opt_prose(self.sanction.as_ref()),
            SectionName::Certification => blocks_of(&self.certification, |it| it.compose(composer)),
            SectionName::Tarifs => blocks_of(&self.tarifs, |it| it.compose(composer)),
            SectionName::Accessibilite => access::accessibility(
                self.accessibilite.as_ref(),
                self.referent_handicap.as_ref(),
                composer,
            ),
            SectionName::Acces => blocks_of(&self.acces, |it| it.compose(composer)),
            SectionName::Abandon => composer.opt_prose(self.abandon.as_ref()),
            SectionName::Indicateurs => blocks_of(&self.indicateurs, |it| it.compose(composer)),
            SectionName::Contacts => blocks_of(&self.contacts, |contacts| {
                let contacts = contacts.iter();
                contacts
                    .flat_map(|contact| contact.compose(composer))
                    .collect()
            }),
            SectionName::Organisme => Vec::new(),
            SectionName::Signatures => blocks_of(&self.signatures, |it| signature::box_rows(it)),
        }
    }

    fn compose_extras(&self, after: Option<SectionName>, composer: &mut Composer) -> Vec<Block> {
        let extras = self.sections.iter().flatten().enumerate();
        let extras = extras.filter(|(_, extra)| extra.apres == after);
        let sections = extras.filter_map(|(index, extra)| {
            let CustomSection {
                titre,
                texte,
                apres: _,
            } = extra;
            let anchor = format!("section-{}", index + 1);
            section(&anchor, titre.line(), composer.prose(texte))
        });
        sections.collect()
    }
}

/// The blocks of a section, none when it is absent.
fn blocks_of<T>(section: &Option<T>, compose: impl FnOnce(&T) -> Vec<Block>) -> Vec<Block> {
    section.as_ref().map_or_else(Vec::new, compose)
}

impl Nature {
    fn label(self) -> &'static str {
        match self {
            Self::Formation => "action de formation",
            Self::FormationAction => "formation-action",
            Self::BilanDeCompetences => "bilan de compétences",
            Self::Vae => "validation des acquis de l’expérience (VAE)",
            Self::Apprentissage => "formation par apprentissage",
        }
    }
}
