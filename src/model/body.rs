//! The body of the sheet: the identity block, then each section in its order.

use super::access;
use super::custom_section::CustomSection;
use super::duration::{Breakdown, Months, TotalDuration, Weeks, Years};
use super::nature::Nature;
use super::plan;
use super::resolved::{Action, DailyHours};
use super::section::SectionName;
use super::sections::Sections;
use super::sessions::{self, KnownMode, Mode};
use super::signature;
use super::trainer;
use crate::document::compose::{Composer, fact, opt_fact, section, text};
use crate::document::text::Text;
use crate::document::{Block, Fact, Inline};
use crate::value::{Duration, format_minutes};

impl Sections {
    /// The identity block: the nature, the people, the length, the dates, the place, then the lines that close it.
    pub(super) fn identity(
        &self,
        nature: Option<Nature>,
        closing: impl Iterator<Item = Fact>,
        action: &Action<'_>,
    ) -> Vec<Fact> {
        let duree = self.duree.as_ref();
        let is_training = Nature::is_training(nature);
        let mut facts = Vec::new();
        facts.extend(opt_fact("Nature de l’action", nature.map(Nature::label)));
        facts.extend(trainer::identity(
            self.intervenants.as_deref().unwrap_or_default(),
        ));
        let words = duree.and_then(|duration| duration_words(duration, is_training, action));
        facts.extend(words.map(|words| fact("Durée", vec![text(words)])));
        facts.extend(duree.map(TotalDuration::breakdown).unwrap_or_default());
        let own_work = duree.and_then(|duration| duration.travail_personnel);
        facts.extend(opt_fact("Travail personnel", own_work));
        let period = self.periode.as_ref();
        facts.extend(period.map(|period| fact("Période", period.inlines())));
        let times = self.horaires.as_ref().map(|times| {
            let daily = daily_hours_words(action.daily_hours, is_training);
            format!("{}{daily}", times.text())
        });
        facts.extend(opt_fact("Horaires", times));
        facts.extend(opt_fact("Lieu", self.lieu.as_ref()));
        facts.extend(opt_fact("Modalité", self.mode_label(action)));
        facts.extend(closing);
        facts
    }

    /// The tables under the identity block: the steps of the plan, and the sessions.
    pub(super) fn calendar(&self, action: &Action<'_>, composer: &mut Composer) -> Vec<Block> {
        let mut tables = plan::compose_calendar(action, composer);
        tables.extend(sessions::sessions_table(
            action.sessions,
            &action.places_around(None),
        ));
        tables
    }

    /// The mode as the sheet prints it: it says both only when hours, steps or sessions are of each.
    fn mode_label(&self, action: &Action<'_>) -> Option<String> {
        let mode = self.modalite.as_ref()?;
        let detail = self.duree.as_ref().and_then(|it| it.detail.as_ref());
        let hours = detail.map(Breakdown::parts).unwrap_or_default();
        let steps = action.all_steps().into_iter();
        let modes = steps.map(|step| &step.details.modalite);
        let modes: Vec<&Mode> = modes
            .chain(action.sessions.iter().map(|it| &it.modalite))
            .flatten()
            .collect();
        let has = |key: &str, mode: KnownMode| {
            modes.iter().any(|it| it.known() == Some(mode))
                || hours.iter().any(|(part, _)| part.starts_with(key))
        };
        let both =
            has("presentiel", KnownMode::Presentiel) && has("distanciel", KnownMode::Distanciel);
        let mut label = mode.label();
        if *mode == Mode::Known(KnownMode::Mixte) && both {
            label.push_str(", en présence et à distance");
        }
        Some(label)
    }

    /// Every section in its order, each followed by the author's own that come after it.
    pub(super) fn compose(
        &self,
        mut organisation: Vec<Block>,
        nature: Option<Nature>,
        action: &Action<'_>,
        composer: &mut Composer,
    ) -> Vec<Block> {
        let is_training = Nature::is_training(nature);
        let headings = self.titres.clone().unwrap_or_default();
        let mut blocks = Vec::new();
        for &name in SectionName::ALL {
            if name == SectionName::Signatures {
                blocks.extend(self.compose_extras(None, composer));
            }
            let content = if name == SectionName::Organisme {
                std::mem::take(&mut organisation)
            } else {
                capitalize_mention(self.compose_section(name, is_training, action, composer))
            };
            blocks.extend(section(
                &name.key().replace('_', "-"),
                headings.get(name, is_training),
                content,
            ));
            blocks.extend(self.compose_extras(Some(name), composer));
        }
        blocks
    }

    /// The content of one section. `compose` adds the section of the organisation.
    fn compose_section(
        &self,
        name: SectionName,
        is_training: bool,
        action: &Action<'_>,
        composer: &mut Composer,
    ) -> Vec<Block> {
        match name {
            SectionName::Contexte => composer.opt_prose(self.contexte.as_ref()),
            SectionName::Public => blocks_of(&self.public, |it| it.compose(composer)),
            SectionName::Prerequis => blocks_of(&self.prerequis, |it| it.compose(composer)),
            SectionName::Objectifs => blocks_of(&self.objectifs, |it| it.compose(composer)),
            SectionName::Deroule => blocks_of(&self.deroule, |it| it.compose(action, composer)),
            SectionName::Methodes => blocks_of(&self.methodes, |it| composer.development(it)),
            SectionName::Moyens => blocks_of(&self.moyens, |it| composer.development(it)),
            SectionName::Ressources => blocks_of(&self.ressources, |it| composer.development(it)),
            SectionName::Livrables => blocks_of(&self.livrables, |it| composer.development(it)),
            SectionName::Distance => blocks_of(&self.distance, |it| {
                it.compose(action.activity_minutes.known(), composer)
            }),
            SectionName::Afest => blocks_of(&self.afest, |it| it.compose(composer)),
            SectionName::Alternance => blocks_of(&self.alternance, |it| it.compose(composer)),
            SectionName::Intervenants => blocks_of(&self.intervenants, |trainers| {
                trainer::compose_presentations(trainers, composer)
            }),
            SectionName::Evaluation => blocks_of(&self.evaluation, |it| {
                it.compose(action.exam_minutes.known(), is_training, composer)
            }),
            SectionName::Suivi => composer.opt_prose(self.suivi.as_ref()),
            SectionName::Sanction => composer.opt_prose(self.sanction.as_ref()),
            SectionName::Certification => blocks_of(&self.certification, |all| {
                let all = all.iter();
                all.flat_map(|it| it.compose(composer)).collect()
            }),
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

/// Gives its capital to a word or a mention that is all of a section, and so a sentence: « aucun », « en cours de collecte ».
fn capitalize_mention(mut blocks: Vec<Block>) -> Vec<Block> {
    const MENTIONS: [&str; 13] = [
        "sans objet", "non applicable", "en cours de collecte", "en cours", "sur devis",
        "sur demande", "aucun prérequis", "pas de prérequis", "sans prérequis", "à définir",
        "à préciser", "nous consulter", "tout public",
    ];
    let is_word = |words: &str| words.chars().all(char::is_lowercase);
    if let [Block::Paragraph(paragraph)] = blocks.as_mut_slice()
        && let [Inline::Text(mention)] = paragraph.inlines.as_mut_slice()
        && let bare = mention.trim_end_matches('.')
        && (MENTIONS.contains(&bare) || is_word(bare))
        && let Some(first) = mention.chars().next()
    {
        mention.replace_range(..first.len_utf8(), &first.to_uppercase().to_string());
    }
    blocks
}

/// The blocks of a section, none when it is absent.
fn blocks_of<T>(section: &Option<T>, compose: impl FnOnce(&T) -> Vec<Block>) -> Vec<Block> {
    section.as_ref().map_or_else(Vec::new, compose)
}

/// « 7 jours, soit 49 h (7 h de formation par jour) », « 840 h sur 24 semaines »: what is written, and the hours of the days
/// when nothing contests them.
#[must_use]
pub fn duration_words(
    duration: &TotalDuration,
    is_training: bool,
    action: &Action<'_>,
) -> Option<String> {
    let TotalDuration {
        jours,
        heures,
        heures_par_jour,
        semaines,
        mois,
        annees,
        detail: _,
        travail_personnel: _,
        precision,
    } = duration;
    let mut line = jours.map_or_else(String::new, |days| days.duration().to_string());
    let made = action
        .minutes
        .known()
        .filter(|_| duration.minutes_of_days().is_some());
    let hours = heures.map(|hours| hours.duration().to_string());
    if let Some(hours) = hours.or_else(|| made.map(format_minutes)) {
        let is_exact = duration.half_days().is_some() && action.minutes.known().is_some();
        let agree = is_exact && action.conflict.is_none();
        line.push_str(match line.is_empty() {
            true => "",
            false if agree => ", soit ",
            false => ", ",
        });
        line.push_str(&hours);
    }
    if let Some(per_day) = heures_par_jour {
        let per_day = format!(
            "{}{} par jour",
            per_day.duration(),
            of_training(is_training)
        );
        line = match line.is_empty() {
            true => per_day,
            false => format!("{line} ({per_day})"),
        };
    }
    let (weeks, months) = (semaines.map(Weeks::duration), mois.map(Months::duration));
    let spans = [weeks, months, annees.map(Years::duration)];
    for span in spans.into_iter().flatten() {
        line = add_span(&line, span);
    }
    if let Some(precision) = precision.as_ref().map(Text::line) {
        let separator = if line.is_empty() { "" } else { ", " };
        line = format!("{line}{separator}{precision}");
    }
    (!line.is_empty()).then_some(line)
}

/// What an action lasts, then over how long: « 840 h sur 24 semaines », « de 12 h à 24 h, sur 6 à 9 mois ».
fn add_span(line: &str, span: Duration) -> String {
    let words = span.to_string();
    let is_simple = span.is_exact() && !line.contains([',', '(']) && !line.contains(" à ");
    match (line.is_empty(), is_simple) {
        (true, _) => words,
        (false, true) => format!("{line} sur {words}"),
        (false, false) => format!(
            "{line}, sur {}",
            words.strip_prefix("de ").unwrap_or(&words)
        ),
    }
}

/// What the hours of a day are of, where it can be said.
fn of_training(is_training: bool) -> &'static str {
    if is_training { " de formation" } else { "" }
}

/// « , soit 7 heures de formation / jour », after the times.
#[must_use]
pub fn daily_hours_words(daily: DailyHours, is_training: bool) -> String {
    let (minutes, of) = match daily {
        DailyHours::PerDay(minutes) => (minutes, "jour"),
        DailyHours::PerHalfDay(minutes) => (minutes, "séance"),
        DailyHours::Unknown => return String::new(),
    };
    let hours = match (minutes / 60, minutes % 60) {
        (hours, 0) if hours > 1 => format!("{hours}\u{a0}heures"),
        (hours, 0) => format!("{hours}\u{a0}heure"),
        _ => format_minutes(minutes),
    };
    format!(", soit {hours}{} / {of}", of_training(is_training))
}
