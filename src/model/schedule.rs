//! `horaires`: the hours of a day.

use serde::Deserialize;

use crate::document::text::Text;
use crate::value::scan::find_all;
use crate::value::{TimeOfDay, TimeRange};

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
    /// # Soirée
    /// Les heures de la soirée ; elles peuvent passer minuit.
    #[cfg_attr(test, schemars(example = &"18 h 30 à 20 h 30", example = serde_json::json!({"debut": "18 h 30", "fin": "20 h 30"})))]
    #[cfg_attr(test, schemars(extend("x-autre-nom" = "soir")))]
    pub soiree: Option<TimeRange>,
}

/// The longest break around noon, with the other pauses of a day, in minutes.
const LONGEST_MEAL: u32 = 180;

impl DayTimes {
    fn parts_of_day(&self) -> Vec<TimeRange> {
        let Self {
            debut: _,
            fin: _,
            matin,
            apres_midi,
            soiree,
        } = self;
        [matin, apres_midi, soiree]
            .into_iter()
            .flatten()
            .copied()
            .collect()
    }
}

/// A text that is only ranges, in their one form. « De » stays.
fn format_ranges(words: &str) -> Option<String> {
    let of = ["De ", "de "].into_iter().find(|of| words.starts_with(of));
    let of = of.unwrap_or_default();
    let is_digit = |c: char| c.is_ascii_digit();
    let ranges =
        TimeRange::parse_list(words).filter(|_| words[of.len()..].starts_with(is_digit))?;
    let mut text = String::new();
    for (index, range) in ranges.iter().enumerate() {
        let separator = match index {
            0 => of.to_owned(),
            _ if index + 1 == ranges.len() => format!(" et {}", of.to_lowercase()),
            _ => format!(", {}", of.to_lowercase()),
        };
        text.push_str(&format!("{separator}{range}"));
    }
    Some(text)
}

/// A text with each time of day in its one form: « 9 h 30 ».
fn format_times(words: &str) -> String {
    let times = find_all(words, |scanner| {
        let hours: u16 = scanner.read_number(1..=2)?;
        let minutes = scanner.attempt(|it| {
            it.read_text(":")?;
            it.read_number(2..=2)
        });
        let minutes: u16 = match minutes {
            Some(minutes) => minutes,
            None => {
                scanner.skip_space();
                scanner.read_text("h")?;
                let minutes = scanner.attempt(|it| {
                    it.skip_space();
                    let minutes = it.read_number(2..=2)?;
                    it.word_end()?;
                    Some(minutes)
                });
                minutes.unwrap_or(0)
            }
        };
        scanner.word_end()?;
        let minutes = Some(minutes).filter(|minutes| *minutes < 60)?;
        TimeOfDay::from_minutes(hours * 60 + minutes)
    });
    let mut text = String::new();
    let mut done = 0;
    for (place, time) in times {
        let between = &words[done..place.start];
        let is_range = done > 0 && ["-", "–", "—"].contains(&between.trim());
        text.push_str(if is_range { " à " } else { between });
        text.push_str(&time.to_string());
        done = place.end;
    }
    text.push_str(&words[done..]);
    text
}

impl Times {
    /// The stretches of the day, one after the other; none when a text says more than hours, or when an end is open.
    #[must_use]
    pub fn time_ranges(&self) -> Vec<TimeRange> {
        match self {
            Self::Text(words) => TimeRange::parse_list(&words.line()).unwrap_or_default(),
            Self::Hours(times) => {
                let parts = times.parts_of_day();
                let day = || TimeRange::new(times.debut?, times.fin?).ok();
                if parts.is_empty() {
                    day().into_iter().collect()
                } else {
                    parts
                }
            }
        }
    }

    /// Two stretches of a day of which the second starts before the end of the first: « 9 h à 13 h et 12 h à 15 h ».
    #[must_use]
    pub fn overlap(&self) -> Option<[TimeRange; 2]> {
        let ranges = match self {
            Self::Text(words) => TimeRange::parse_pair(&words.line())?,
            Self::Hours(times) => times.parts_of_day(),
        };
        let mut pairs = ranges.windows(2);
        let pair = pairs.find(|pair| {
            pair[0].start() < pair[1].start() && pair[1].start().minutes() < pair[0].end_minutes()
        })?;
        Some([pair[0], pair[1]])
    }

    /// How long the stretches last together, in minutes.
    #[must_use]
    pub fn open_minutes(&self) -> Option<u32> {
        let ranges = self.time_ranges();
        let minutes = ranges.iter().map(|range| u32::from(range.minutes()));
        (!ranges.is_empty()).then(|| minutes.sum())
    }

    /// The minutes of training that the times alone give: a stretch around noon may hold a meal.
    #[must_use]
    pub fn training_minutes(&self) -> Option<u32> {
        match self.time_ranges()[..] {
            [range] if range.includes_lunch() => None,
            [_] | [_, ..] => self.open_minutes(),
            [] => None,
        }
    }

    /// Whether a day of training of that length can have these times: a stretch around noon holds a meal.
    #[must_use]
    pub fn fit_day(&self, minutes: u32) -> bool {
        let Some(open) = self.open_minutes() else {
            return true;
        };
        match self.training_minutes() {
            Some(training) => training == minutes,
            None => (minutes..=minutes + LONGEST_MEAL).contains(&open),
        }
    }

    /// « 9 h à 17 h », or « 9 h à 12 h 30 et 14 h à 17 h 30 ».
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Text(words) => {
                let words = words.line();
                format_ranges(&words).unwrap_or_else(|| format_times(&words))
            }
            Self::Hours(times) => {
                let day = match (times.debut, times.fin) {
                    (Some(debut), Some(fin)) => Some(format!("{debut} à {fin}")),
                    (Some(debut), None) => Some(format!("à partir de {debut}")),
                    (None, Some(fin)) => Some(format!("jusqu’à {fin}")),
                    (None, None) => None,
                };
                let parts = times.parts_of_day();
                let parts = parts.iter().map(ToString::to_string);
                let parts: Vec<String> = day.into_iter().chain(parts).collect();
                match &parts[..] {
                    [first @ .., before, last] => {
                        let first = first.iter().map(|part| format!("{part}, "));
                        format!("{}{before} et {last}", first.collect::<String>())
                    }
                    [..] => parts.concat(),
                }
            }
        }
    }
}
