//! `periode`, `modalite`, `sessions`: when, how and where the action runs.

use serde::Deserialize;

use super::schedule::Times;
use crate::document::compose::{self, column, join, opt_text, row, table, text};
use crate::document::text::Text;
use crate::document::{Align, Block, ColumnWidth, Inline, Row};
use crate::value::{Date, When};

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

/// En présence, à distance, les deux, ou au choix.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Mode {
    Known(KnownMode),
    /// A text that offers a choice, printed as it is written.
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
    #[cfg_attr(test, schemars(extend("x-mots" = ["en distanciel", "distance", "en ligne", "FOAD"])))]
    Distanciel,
    /// En présence et à distance.
    #[cfg_attr(test, schemars(extend("x-mots" = ["mixte, en présence et à distance", "présentiel et distanciel", "hybride"])))]
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
    /// En présence, à distance, les deux, ou au choix.
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

impl Mode {
    /// As the sheet prints it.
    #[must_use]
    pub fn label(&self) -> String {
        match self {
            Self::Known(mode) => mode.label().to_owned(),
            Self::Text(words) => words.line(),
        }
    }

    /// Whether all or some of it takes place remotely.
    #[must_use]
    pub fn is_remote(&self) -> bool {
        match self {
            Self::Known(KnownMode::Distanciel | KnownMode::Mixte) => true,
            Self::Known(KnownMode::Presentiel | KnownMode::AuChoix) | Self::Text(_) => false,
        }
    }
}

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
            opt_text(modalite.as_ref().map(Mode::label)),
            join(trainers.collect(), &text(", ")),
        ])
    }
}
