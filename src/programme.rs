//! The training action as coordinators write it, and the sheet composed from it.
//!
//! One section of the sheet a file: its YAML keys, their descriptions, how it is composed. The doc comments of the
//! fields are in French because they are the descriptions of the JSON Schema, which editors show to coordinators;
//! field names are the YAML's keys, the words of the trade. What a type stands for in English is its name.
//!
//! A value of these types is right by construction: the schema has found every fault before serde runs.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::compose::{self, Composer, fact, facts, section, small, text};
use crate::document::{Block, Document, Fact, Masthead, Metadata, Notes, Running};
use crate::typography;
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
pub mod objectives;
pub mod organisation;
pub mod plan;
pub mod pricing;
pub mod schedule;
pub mod section;
pub mod signature;
pub mod timed;
pub mod trainer;

use crate::text::{Development, Label, Prose, Text};
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

/// Le programme d’une action de formation : l’annexe « PROGRAMME » de sa convention.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Programme {
    /// Le code du programme : « EGOC-CTG-63 ».
    pub reference: Option<Label>,
    /// La version de cette fiche.
    pub version: Option<Label>,
    /// La date de cette révision : 2026-05-20.
    pub mise_a_jour: Option<Date>,
    /// La nature de l’action (Code du travail, art. L6313-1).
    pub nature: Option<Nature>,
    /// L’intitulé de l’action : le titre de la fiche.
    pub intitule: Text,
    /// Le sous-titre.
    pub sous_titre: Option<Text>,
    /// La convention à laquelle la fiche est annexée.
    pub convention: Option<Convention>,
    /// Le bloc latéral de la fiche du catalogue (--document fiche).
    pub catalogue: Option<Catalogue>,
    #[serde(flatten)]
    pub sections: Sections,
    /// Des notes pour l’équipe : elles ne sont jamais publiées.
    pub notes_internes: Option<Internal>,
}

/// The sections of the sheet, all optional; an organisation may share any of them among its sheets.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Sections {
    /// D’autres titres pour les sections.
    pub titres: Option<Headings>,
    /// Qui intervient.
    pub intervenants: Option<Vec<Trainer>>,
    /// La durée de l’action.
    pub duree: Option<TotalDuration>,
    /// La période de réalisation : un texte, ou debut et fin.
    pub periode: Option<Period>,
    /// Les horaires : un texte, debut et fin, ou matin et apres_midi.
    pub horaires: Option<Times>,
    /// Le lieu.
    pub lieu: Option<Text>,
    /// En présence, à distance, ou mixte.
    pub modalite: Option<Mode>,
    /// La formation à distance.
    pub distance: Option<Distance>,
    /// Les sessions, quand l’action est donnée plusieurs fois.
    pub sessions: Option<Vec<Session>>,
    /// Le contexte de la demande.
    pub contexte: Option<Prose>,
    /// Le public visé.
    pub public: Option<Audience>,
    /// Les prérequis ; « aucun » est une réponse.
    pub prerequis: Option<Prerequisites>,
    /// Les objectifs.
    pub objectifs: Option<Objectives>,
    /// Le contenu, phase par phase et jour par jour.
    pub deroule: Option<Plan>,
    /// Les méthodes pédagogiques.
    pub methodes: Option<Development>,
    /// Les moyens pédagogiques, techniques et d’encadrement.
    pub moyens: Option<Development>,
    /// Les ressources remises ou consultables.
    pub ressources: Option<Development>,
    /// Ce qui est remis à l’issue.
    pub livrables: Option<Development>,
    /// Les modalités d’évaluation.
    pub evaluation: Option<Assessment>,
    /// Le suivi de l’exécution : émargement, relevés de connexion.
    pub suivi: Option<Prose>,
    /// La sanction : attestation, certificat, titre.
    pub sanction: Option<Prose>,
    /// La certification visée.
    pub certification: Option<Certification>,
    /// Les tarifs : « sur devis », ou des lignes.
    pub tarifs: Option<Pricing>,
    /// L’accessibilité aux personnes en situation de handicap.
    pub accessibilite: Option<Prose>,
    /// Le référent handicap.
    pub referent_handicap: Option<Contact>,
    /// Les modalités et délais d’accès.
    pub acces: Option<Access>,
    /// La prévention des abandons.
    pub abandon: Option<Prose>,
    /// Les indicateurs de résultats.
    pub indicateurs: Option<Indicators>,
    /// Les contacts.
    pub contacts: Option<Vec<Contact>>,
    /// Toute autre section.
    pub sections: Option<Vec<ExtraSection>>,
    /// Les parties qui signent.
    pub signatures: Option<Vec<Signature>>,
}

/// La nature de l’action de développement des compétences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Nature {
    Formation,
    FormationAction,
    BilanDeCompetences,
    Vae,
    Apprentissage,
}

/// Anything, kept by the author and read by nobody else: the value itself is dropped when it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Internal;

/// Which of the two sheets to compose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sheet {
    /// The annex to the convention.
    Annexe,
    /// The catalogue sheet: the same, headed by the side block.
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
    let shared = organisation.map(|organisation| organisation.sections.clone());
    let mut sections = programme.sections.clone();
    sections.inherit(shared.unwrap_or_default());

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
        }
    }

    fn running(&self, organisation: Option<&Organisation>, sheet: Sheet) -> Running {
        let convention = self
            .convention(organisation)
            .map(|convention| convention.title());
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
            page: "page".to_owned(),
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
