//! `periode`, `horaires`, `modalite`, `sessions`: when and where the action runs.

use serde::Deserialize;

use crate::document::compose::{self, column, join, opt_text, row, table, text};
use crate::document::text::Text;
use crate::document::{Align, Block, ColumnWidth, Inline, Row};
use crate::value::{Date, TimeOfDay, TimeRange, When, format_minutes};

/// La période de réalisation : un texte, ou deux dates.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Period {
    Text(Text),
    Dates(PeriodDates),
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

/// Les horaires : un texte, ou des heures.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Times {
    Text(Text),
    Hours(DayTimes),
}

/// Les heures d’une journée : d’un trait, ou par demi-journée.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DayTimes {
    /// # Début
    /// L’heure de début de la journée.
    #[cfg_attr(test, schemars(example = &"9 h"))]
    pub debut: Option<TimeOfDay>,
    /// # Fin
    /// L’heure de fin de la journée.
    #[cfg_attr(test, schemars(example = &"17 h"))]
    pub fin: Option<TimeOfDay>,
    /// # Matin
    /// Les heures du matin.
    #[cfg_attr(test, schemars(example = &"9 h à 12 h 30", example = serde_json::json!({"debut": "9 h", "fin": "12 h 30"})))]
    pub matin: Option<TimeRange>,
    /// # Après-midi
    /// Les heures de l’après-midi.
    #[cfg_attr(test, schemars(example = &"13 h 30 à 17 h", example = serde_json::json!({"debut": "13 h 30", "fin": "17 h"})))]
    pub apres_midi: Option<TimeRange>,
}

/// En présence, à distance, ou les deux.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// En présence.
    Presentiel,
    /// À distance.
    Distanciel,
    /// En présence et à distance.
    Mixte,
}

/// Une session de l’action.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Session {
    /// # Titre
    /// Le nom de la session ; par défaut, son numéro.
    #[cfg_attr(test, schemars(example = &"Session de printemps"))]
    pub titre: Option<Text>,
    /// # Dates
    /// Les dates de la session : une date, une liste de dates, une période, un mois, ou « a-programmer ».
    #[cfg_attr(test, schemars(example = serde_json::json!(["2026-03-12", "2026-03-13"]), example = serde_json::json!({"debut": "2026-03-09", "fin": "2026-03-13"}), example = &"a-programmer"))]
    pub dates: Option<When>,
    /// # Horaires
    /// Les horaires de la session, s’ils sont différents.
    #[cfg_attr(test, schemars(example = &"9 h 30 à 17 h 30", example = serde_json::json!({"debut": "9 h 30", "fin": "17 h 30"})))]
    pub horaires: Option<Times>,
    /// # Lieu
    /// Le lieu de la session, s’il est différent.
    #[cfg_attr(test, schemars(example = &"Rennes"))]
    pub lieu: Option<Text>,
    /// # Modalité
    /// En présence, à distance, ou les deux.
    #[cfg_attr(test, schemars(example = &"presentiel"))]
    pub modalite: Option<Mode>,
    /// # Intervenants
    /// Les noms des intervenants de la session.
    #[serde(default)]
    #[cfg_attr(test, schemars(example = serde_json::json!(["Delphine Caron"])))]
    pub intervenants: Vec<Text>,
}

impl Period {
    /// Its two ends, when it has any.
    #[must_use]
    pub fn dates(&self) -> Option<&PeriodDates> {
        match self {
            Self::Text(_) => None,
            Self::Dates(dates) => Some(dates),
        }
    }

    #[must_use]
    pub fn inlines(&self) -> Vec<Inline> {
        match self {
            Self::Text(words) => vec![text(words.line())],
            Self::Dates(PeriodDates { debut, fin }) => match When::from_range(*debut, *fin) {
                Ok(when) => compose::date_inlines(&when),
                // The reader refuses it; it still prints as it was written.
                Err(_) => vec![text(format!("du {debut} au {fin}"))],
            },
        }
    }
}

impl PeriodDates {
    #[must_use]
    pub fn contains(&self, date: Date) -> bool {
        (self.debut..=self.fin).contains(&date)
    }

    /// Whether a date is not wholly in the period; of a month, one day suffices.
    #[must_use]
    pub fn excludes(&self, when: &When) -> bool {
        let (Some(first), Some(last)) = (when.earliest(), when.latest()) else {
            return false;
        };
        match when {
            When::Month(_) => last < self.debut || first > self.fin,
            When::Day(_) | When::Days(_) | When::Range(_) | When::ToSchedule => {
                first < self.debut || last > self.fin
            }
        }
    }
}

impl Times {
    /// The stretches of the day, one after the other; none when a text says more than hours, or when an end is open.
    #[must_use]
    pub fn time_ranges(&self) -> Vec<TimeRange> {
        match self {
            Self::Text(words) => TimeRange::parse_list(&words.line()).unwrap_or_default(),
            Self::Hours(DayTimes {
                debut,
                fin,
                matin,
                apres_midi,
            }) => {
                let halves: Vec<TimeRange> =
                    [matin, apres_midi].into_iter().flatten().copied().collect();
                let day = || TimeRange::new((*debut)?, (*fin)?).ok();
                if halves.is_empty() {
                    day().into_iter().collect()
                } else {
                    halves
                }
            }
        }
    }

    /// « 9 h à 17 h », or « 9 h à 12 h 30 et 14 h à 17 h 30 ».
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Text(words) => words.line(),
            Self::Hours(DayTimes {
                debut,
                fin,
                matin,
                apres_midi,
            }) => {
                let day = match (debut, fin) {
                    (Some(debut), Some(fin)) => Some(format!("{debut} à {fin}")),
                    (Some(debut), None) => Some(format!("à partir de {debut}")),
                    (None, Some(fin)) => Some(format!("jusqu’à {fin}")),
                    (None, None) => None,
                };
                let halves = [matin, apres_midi].into_iter().flatten();
                let parts: Vec<String> = day
                    .into_iter()
                    .chain(halves.map(ToString::to_string))
                    .collect();
                parts.join(" et ")
            }
        }
    }

    /// The line of the identity block, with the hours a day that follow from the total.
    #[must_use]
    pub fn with_daily_hours(&self, minutes_per_day: Option<u32>) -> String {
        let mut line = self.text();
        if let Some(minutes) = minutes_per_day {
            line.push_str(&match minutes {
                minutes if minutes % 60 == 0 => {
                    let hours = minutes / 60;
                    let unit = if hours > 1 { "heures" } else { "heure" };
                    format!(", soit {hours}\u{a0}{unit} de formation / jour")
                }
                minutes => format!(", soit {} de formation / jour", format_minutes(minutes)),
            });
        }
        line
    }
}

impl Mode {
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Presentiel => "en présence",
            Self::Distanciel => "à distance",
            Self::Mixte => "mixte, en présence et à distance",
        }
    }
}

/// The sessions as a table, or nothing.
#[must_use]
pub fn sessions_table(sessions: &[Session]) -> Vec<Block> {
    let columns = vec![
        column("Session", Align::Start, ColumnWidth::Fit),
        column("Dates", Align::Start, ColumnWidth::Fill),
        column("Horaires", Align::Start, ColumnWidth::Fill),
        column("Lieu", Align::Start, ColumnWidth::Fill),
        column("Modalité", Align::Start, ColumnWidth::Fill),
        column("Intervenants", Align::Start, ColumnWidth::Fill),
    ];
    let rows = sessions.iter().enumerate();
    table(
        columns,
        rows.map(|(index, session)| session.row(index + 1))
            .collect(),
    )
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
        } = self;
        let name = titre.as_ref().map(Text::line);
        let trainers = intervenants.iter().map(|name| vec![text(name.line())]);
        row(vec![
            vec![text(name.unwrap_or_else(|| number.to_string()))],
            dates.as_ref().map_or_else(Vec::new, compose::date_inlines),
            opt_text(horaires.as_ref().map(Times::text)),
            opt_text(lieu.as_ref()),
            opt_text(modalite.map(Mode::label)),
            join(trainers.collect(), &text(", ")),
        ])
    }
}
