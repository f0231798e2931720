//! `periode`, `modalite`, `sessions`: when, how and where the action runs.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::pricing::PriceTerms;
use super::schedule::Times;
use crate::document::compose::{self, column, join, opt_text, row, table_under, text};
use crate::document::text::{Identifier, Text};
use crate::document::{Align, Block, ColumnWidth, Inline, Row};
use crate::value::{Date, PeriodBounds, When, fold};

/// La période de réalisation : un texte, ou deux dates.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Period {
    Text(Text),
    Dates(PeriodDates),
    Year(#[cfg_attr(test, schemars(range(min = 1900, max = 2199)))] i16),
}

/// Une période entre deux dates.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PeriodDates {
    /// # Début
    /// Le premier jour.
    #[cfg_attr(test, schemars(example = &"2026-02-12"))]
    pub debut: Date,
    /// # Fin
    /// Le dernier jour, compris.
    #[cfg_attr(test, schemars(example = &"2026-09-18"))]
    pub fin: Date,
}

/// En présence, à distance, les deux, ou au choix.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Mode {
    Known(KnownMode),
    /// A text that says a mode in other words, offers a choice or names a tool, printed as it is written.
    Text(Text),
}

/// Une modalité qui a un nom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum KnownMode {
    /// En présence.
    #[cfg_attr(test, schemars(extend("x-mots" = ["en présentiel", "présence"])))]
    Presentiel,
    /// À distance.
    #[cfg_attr(test, schemars(extend("x-mots" = ["en distanciel", "distance"])))]
    Distanciel,
    /// En présence et à distance.
    #[cfg_attr(test, schemars(extend("x-mots" = ["mixte, en présence et à distance"])))]
    Mixte,
    /// En présence ou à distance, au choix.
    AuChoix,
}

/// Une session de l’action.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(extend("x-abrege" = {"string": ["dates"]})))]
pub struct Session {
    /// # Titre
    /// Le nom de la session ; par défaut, son numéro.
    #[cfg_attr(test, schemars(example = &"Session de printemps"))]
    pub titre: Option<Text>,
    /// # Dates
    /// Les dates de la session : une date, une période, un mois, « a-programmer », ou une liste de dates et de périodes.
    /// Dans une liste, une période ou une demi-journée peut avoir ses horaires et son lieu.
    #[cfg_attr(test, schemars(example = serde_json::json!(["2026-03-12", "2026-03-13"]), example = serde_json::json!({"debut": "2026-03-09", "fin": "2026-03-13"}), example = serde_json::json!([{"debut": "2026-10-06", "fin": "2026-10-08"}, {"date": "2026-11-03", "demi_journee": "matin"}]), example = &"a-programmer"))]
    pub dates: Option<SessionDates>,
    /// # Horaires
    /// Les horaires de la session, s’ils sont différents.
    #[cfg_attr(test, schemars(example = &"9 h 30 à 17 h 30", example = serde_json::json!({"debut": "9 h 30", "fin": "17 h 30"})))]
    pub horaires: Option<Times>,
    /// # Lieu
    /// Le lieu de la session, s’il est différent.
    #[cfg_attr(test, schemars(example = &"Rennes"))]
    pub lieu: Option<Text>,
    /// # Modalité
    /// En présence, à distance, les deux, ou au choix.
    #[cfg_attr(test, schemars(example = &"presentiel"))]
    pub modalite: Option<Mode>,
    /// # Intervenants
    /// Les noms des intervenants de la session.
    #[serde(default)]
    #[cfg_attr(test, schemars(example = serde_json::json!(["Delphine Caron"])))]
    pub intervenants: Vec<Text>,
    /// # Tarif
    /// Le prix de la session, s’il est différent.
    #[cfg_attr(test, schemars(example = &"1 490 €", example = serde_json::json!({"montant": "1 490 €", "taxe": "HT", "par": "participant"})))]
    #[cfg_attr(test, schemars(extend("x-ajout" = "substantiel")))]
    pub tarif: Option<SessionPrice>,
    /// # Places
    /// Le nombre de places, ou « complet ».
    #[cfg_attr(test, schemars(example = 12, example = &"complet"))]
    #[cfg_attr(test, schemars(extend("x-autre-nom" = "effectif")))]
    pub places: Option<Identifier>,
}

/// Le prix d’une session, d’une phase ou d’un module.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(extend("x-parties" = "montant")))]
pub struct SessionPrice {
    #[serde(flatten)]
    pub terms: PriceTerms,
}

/// Les dates d’une session.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum SessionDates {
    #[serde(deserialize_with = "read_group")]
    Period(SessionPart),
    When(When),
    Periods(Vec<SessionPeriod>),
}

/// A group of keys. A list is one of dates, and not of the values of the group.
fn read_group<'de, D: Deserializer<'de>>(from: D) -> Result<SessionPart, D::Error> {
    struct GroupVisitor;

    impl<'de> Visitor<'de> for GroupVisitor {
        type Value = SessionPart;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("`debut` et `fin`, ou `date`")
        }

        fn visit_map<A: MapAccess<'de>>(self, keys: A) -> Result<SessionPart, A::Error> {
            SessionPart::deserialize(MapAccessDeserializer::new(keys))
        }
    }

    from.deserialize_map(GroupVisitor)
}

/// A part of a session, in a list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum SessionPeriod {
    When(When),
    Part(SessionPart),
}

/// Une période ou une demi-journée d’une session.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SessionPart {
    /// # Début
    /// Le premier jour.
    #[cfg_attr(test, schemars(example = &"2026-10-06"))]
    pub debut: Option<Date>,
    /// # Fin
    /// Le dernier jour, compris.
    #[cfg_attr(test, schemars(example = &"2026-10-08"))]
    pub fin: Option<Date>,
    /// # Date
    /// Le jour, au lieu de « debut » et « fin ».
    #[cfg_attr(test, schemars(example = &"2026-11-03"))]
    pub date: Option<Date>,
    /// # Demi-journée
    /// La demi-journée, ou le soir.
    #[cfg_attr(test, schemars(example = &"matin"))]
    pub demi_journee: Option<PartOfDay>,
    /// # Horaires
    /// Les horaires de cette partie de la session.
    #[cfg_attr(test, schemars(example = &"9 h à 12 h 30", example = serde_json::json!({"debut": "9 h", "fin": "12 h 30"})))]
    pub horaires: Option<Times>,
    /// # Lieu
    /// Le lieu de cette partie de la session.
    #[cfg_attr(test, schemars(example = &"Rennes"))]
    pub lieu: Option<Text>,
}

/// Une partie de la journée.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PartOfDay {
    /// Le matin.
    Matin,
    /// L’après-midi.
    ApresMidi,
    /// Le soir.
    Soiree,
}

impl Period {
    /// The first and the last day that it may have: its two ends, or those that its text alone says.
    #[must_use]
    pub fn bounds(&self) -> Option<PeriodBounds> {
        match self {
            Self::Text(words) => match parse_iso_ends(&words.line()) {
                Some((first, last)) => Some(PeriodBounds {
                    first: first.earliest()?,
                    last: last.latest()?,
                    is_exact: first.earliest() == first.latest(),
                }),
                None => PeriodBounds::parse(&words.line()),
            },
            Self::Year(year) => PeriodBounds::parse(&year.to_string()),
            Self::Dates(PeriodDates { debut, fin }) => Some(PeriodBounds {
                first: *debut,
                last: *fin,
                is_exact: true,
            }),
        }
    }

    #[must_use]
    pub fn inlines(&self) -> Vec<Inline> {
        match self {
            Self::Text(words) => match parse_iso_ends(&words.line()) {
                Some((first, last)) => ends_inlines(&first, &last),
                None => vec![text(words.line())],
            },
            Self::Year(year) => vec![text(year.to_string())],
            Self::Dates(PeriodDates { debut, fin }) => match When::from_range(*debut, *fin) {
                Ok(when) => compose::date_inlines(&when),
                // The reader refuses it; it still prints as it was written.
                Err(_) => vec![text(format!("du {debut} au {fin}"))],
            },
        }
    }
}

/// The ends of a period that a whole text gives as ISO dates, or as ISO months: « 2027-03-01 », « 2027-03 à 2027-06 ».
fn parse_iso_ends(line: &str) -> Option<(When, When)> {
    if !line.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let bare = line
        .strip_prefix("du ")
        .or_else(|| line.strip_prefix("de "));
    let bare = bare.unwrap_or(line);
    let marks = [" au ", " à ", " - ", " – ", "/"];
    let ends = marks.iter().find_map(|mark| bare.split_once(mark));
    let (first, last) = ends.unwrap_or((bare, bare));
    let (first, last) = (parse_iso(first.trim())?, parse_iso(last.trim())?);
    let is_same_kind = matches!(first, When::Day(_)) == matches!(last, When::Day(_));
    (is_same_kind && first.earliest() <= last.earliest()).then_some((first, last))
}

fn parse_iso(text: &str) -> Option<When> {
    let parts: Vec<usize> = text.split('-').map(str::len).collect();
    matches!(parts[..], [4, 2] | [4, 2, 2])
        .then(|| text.parse().ok())
        .flatten()
}

/// « 1er mars 2027 », « du 1er au 5 mars 2027 », « mars 2027 à juin 2027 ».
fn ends_inlines(first: &When, last: &When) -> Vec<Inline> {
    if first == last {
        return compose::date_inlines(first);
    }
    if let (When::Day(start), When::Day(end)) = (first, last)
        && let Ok(range) = When::from_range(*start, *end)
    {
        return compose::date_inlines(&range);
    }
    let ends = [first, last].map(compose::date_inlines);
    join(ends.into(), &text(" à "))
}

impl Mode {
    /// As the sheet prints it.
    #[must_use]
    pub fn label(&self) -> String {
        match self {
            Self::Known(mode) => mode.label().to_owned(),
            Self::Text(words) => words.line(),
        }
    }

    /// The mode that it is, or that its words mean. A text that offers a choice or names a tool means none.
    #[must_use]
    pub fn known(&self) -> Option<KnownMode> {
        let words = match self {
            Self::Known(mode) => return Some(*mode),
            Self::Text(words) => fold(&words.line()),
        };
        let says = |stems: &[&str]| stems.iter().any(|stem| words.contains(stem));
        if says(&["choix", " ou ", "visio", "learning", "virtuel", "non "]) {
            return None;
        }
        let [here, remote] = [says(&["presen"]), says(&["distan", "en ligne", "foad"])];
        if says(&["hybride", "mixte"]) || here && remote {
            Some(KnownMode::Mixte)
        } else if remote {
            Some(KnownMode::Distanciel)
        } else {
            here.then_some(KnownMode::Presentiel)
        }
    }

    /// Whether all or some of it takes place remotely.
    #[must_use]
    pub fn is_remote(&self) -> bool {
        match self.known() {
            Some(KnownMode::Distanciel | KnownMode::Mixte) => true,
            Some(KnownMode::Presentiel | KnownMode::AuChoix) | None => false,
        }
    }

    /// Whether somebody may choose to follow it remotely.
    #[must_use]
    pub fn offers_remote(&self) -> bool {
        match (self, self.known()) {
            (_, Some(KnownMode::AuChoix)) => true,
            (_, Some(KnownMode::Presentiel | KnownMode::Distanciel | KnownMode::Mixte))
            | (Self::Known(_), None) => false,
            (Self::Text(words), None) => {
                let words = fold(&words.line());
                REMOTE_WORDS.iter().any(|word| words.contains(word))
            }
        }
    }
}

/// What a choice of modes calls remote training.
const REMOTE_WORDS: [&str; 6] = [
    "distan", "en ligne", "visio", "e-learning", "foad", "virtuel",
];

impl KnownMode {
    fn label(self) -> &'static str {
        match self {
            Self::Presentiel => "en présence",
            Self::Distanciel => "à distance",
            Self::Mixte => "mixte",
            Self::AuChoix => "en présence ou à distance, au choix",
        }
    }
}

impl SessionDates {
    /// Its parts, each with its path under the value.
    fn periods(&self) -> Vec<(String, SessionPeriod)> {
        match self {
            Self::When(when) => vec![(String::new(), SessionPeriod::When(when.clone()))],
            Self::Period(group) => vec![(String::new(), SessionPeriod::Part(group.clone()))],
            Self::Periods(periods) => {
                let ranked = periods.iter().enumerate();
                ranked
                    .map(|(rank, period)| (format!(".{rank}"), period.clone()))
                    .collect()
            }
        }
    }

    /// The dates of its parts, each with its path under the value.
    #[must_use]
    pub fn dates_with_paths(&self) -> Vec<(String, When)> {
        let periods = self.periods().into_iter();
        periods
            .flat_map(|(path, period)| match period {
                SessionPeriod::When(when) => vec![(path, when)],
                SessionPeriod::Part(group) => group.dates_with_paths(&path),
            })
            .collect()
    }

    /// The part of the day of the dates at a path under the value.
    #[must_use]
    pub fn part_of_day(&self, path: &str) -> Option<PartOfDay> {
        let periods = self.periods().into_iter();
        let mut groups = periods.filter_map(|(at, period)| match period {
            SessionPeriod::Part(group) if path.starts_with(&at) => Some((at, group)),
            SessionPeriod::Part(_) | SessionPeriod::When(_) => None,
        });
        let group =
            groups.find(|(at, _)| path[at.len()..].is_empty() || path[at.len()..].starts_with('.'));
        group?.1.demi_journee
    }

    /// Whether each of its parts has a first and a last day, or is a month.
    #[must_use]
    pub fn is_scheduled(&self) -> bool {
        let dates = self.dates_with_paths();
        !dates.is_empty() && dates.iter().all(|(_, when)| *when != When::ToSchedule)
    }

    /// The first and the last day, each where they are all known.
    #[must_use]
    pub fn bounds(&self) -> [Option<Date>; 2] {
        let is_open = |group: &SessionPart| {
            group.date.is_none() && group.debut.is_some() != group.fin.is_some()
        };
        let exact = self.periods().iter().all(|(_, period)| match period {
            SessionPeriod::When(When::Month(_) | When::ToSchedule) => false,
            SessionPeriod::When(When::Day(_) | When::Days(_) | When::Range(_)) => true,
            SessionPeriod::Part(group) => !is_open(group),
        });
        let dates = self.dates_with_paths();
        let dates = dates.iter().map(|(_, when)| when).filter(|_| exact);
        [
            dates.clone().filter_map(When::earliest).min(),
            dates.filter_map(When::latest).max(),
        ]
    }

    /// Whether a part has a place of its own.
    #[must_use]
    pub fn has_places(&self) -> bool {
        self.periods().iter().any(|(_, period)| match period {
            SessionPeriod::When(_) => false,
            SessionPeriod::Part(group) => group.lieu.is_some(),
        })
    }

    /// One line a part.
    #[must_use]
    pub fn inlines(&self) -> Vec<Inline> {
        let periods = self.periods().into_iter();
        let lines = periods.map(|(_, period)| match period {
            SessionPeriod::When(when) => compose::date_inlines(&when),
            SessionPeriod::Part(group) => group.inlines(),
        });
        join(lines.collect(), &Inline::Break)
    }
}

impl SessionPart {
    fn dates_with_paths(&self, path: &str) -> Vec<(String, When)> {
        let range = match (self.debut, self.fin) {
            (Some(start), Some(end)) => When::from_range(start, end).ok(),
            (Some(_), None) | (None, Some(_)) | (None, None) => None,
        };
        let range = range.map(|when| (path.to_owned(), when));
        let lone = [
            ("date", self.date),
            ("debut", self.debut),
            ("fin", self.fin),
        ];
        let lone = lone
            .into_iter()
            .filter(|(key, _)| *key == "date" || range.is_none());
        let lone = lone.filter_map(|(key, day)| Some((format!("{path}.{key}"), When::Day(day?))));
        lone.chain(range.clone()).collect()
    }

    /// « 3 novembre 2026, matin, 9 h à 12 h, Rennes ».
    fn inlines(&self) -> Vec<Inline> {
        let Self {
            debut,
            fin,
            date,
            demi_journee,
            horaires,
            lieu,
        } = self;
        let day = |date: Option<Date>, before: &str| match date {
            Some(date) => {
                let date = compose::date_inlines(&When::Day(date));
                join(
                    vec![opt_text(Some(before).filter(|it| !it.is_empty())), date],
                    &text(""),
                )
            }
            None => Vec::new(),
        };
        let range = match (*debut, *fin) {
            (Some(start), Some(end)) => match When::from_range(start, end) {
                Ok(when) => compose::date_inlines(&when),
                // The reader refuses it; it still prints as it was written.
                Err(_) => vec![text(format!("du {start} au {end}"))],
            },
            (start, None) => day(start, "à partir du "),
            (None, end) => day(end, "jusqu’au "),
        };
        join(
            vec![
                day(*date, ""),
                range,
                opt_text(demi_journee.map(PartOfDay::label)),
                opt_text(horaires.as_ref().map(Times::text)),
                opt_text(lieu.as_ref()),
            ],
            &text(", "),
        )
    }
}

impl PartOfDay {
    fn label(self) -> &'static str {
        match self {
            Self::Matin => "matin",
            Self::ApresMidi => "après-midi",
            Self::Soiree => "soir",
        }
    }
}

impl SessionPrice {
    /// On one line: « 190 € HT par participant ».
    #[must_use]
    pub fn line(&self) -> String {
        self.terms.line()
    }
}

/// The sessions as a table under what is said of all of them, or nothing.
#[must_use]
pub fn sessions_table(sessions: &[Session], said_above: &[(&str, String)]) -> Vec<Block> {
    let columns = vec![
        column("Session", Align::Start, ColumnWidth::Fit),
        column("Dates", Align::Start, ColumnWidth::Fill),
        column("Horaires", Align::Start, ColumnWidth::Fill),
        column("Lieu", Align::Start, ColumnWidth::Fill),
        column("Modalité", Align::Start, ColumnWidth::Fill),
        column("Intervenants", Align::Start, ColumnWidth::Fill),
        column("Tarif", Align::End, ColumnWidth::Fit),
        column("Taxe", Align::Start, ColumnWidth::Fit),
        column("Unité", Align::Start, ColumnWidth::Fit),
        column("Places", Align::End, ColumnWidth::Fit),
    ];
    let rows = sessions.iter().enumerate();
    let rows = rows.map(|(index, session)| session.row(index + 1));
    table_under(said_above, columns, rows.collect())
}

impl Session {
    fn row(&self, number: usize) -> Row {
        let Self {
            titre,
            dates,
            horaires,
            lieu,
            modalite,
            intervenants,
            tarif,
            places,
        } = self;
        let name = titre.as_ref().map(Text::line);
        let terms = tarif.as_ref().map(|it| &it.terms);
        let trainers = intervenants.iter().map(|name| vec![text(name.line())]);
        row(vec![
            vec![text(name.unwrap_or_else(|| number.to_string()))],
            dates.as_ref().map_or_else(Vec::new, SessionDates::inlines),
            opt_text(horaires.as_ref().map(Times::text)),
            opt_text(lieu.as_ref()),
            opt_text(modalite.as_ref().map(Mode::label)),
            join(trainers.collect(), &text(", ")),
            opt_text(terms.map(PriceTerms::bare_amount)),
            opt_text(terms.and_then(PriceTerms::tax)),
            opt_text(terms.and_then(PriceTerms::unit)),
            opt_text(places.as_ref()),
        ])
    }
}
