//! `horaires`: the hours of a day.

use serde::Deserialize;

use crate::document::text::Text;
use crate::value::{TimeOfDay, TimeRange, format_minutes};

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
