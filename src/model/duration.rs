//! `duree` of the whole action: days, hours, hours a day, and how they are shared out.

use serde::Deserialize;

use crate::document::Fact;
use crate::document::compose::{fact, opt_fact, text};
use crate::value::{Duration, ValueError, format_days, format_minutes};

/// La durée de l’action. Le total des heures est calculé.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TotalDuration {
    /// # Jours
    /// Le nombre de jours, par demi-journées, jusqu’à 1 000.
    #[cfg_attr(test, schemars(example = 7, example = &"2,5"))]
    pub jours: Option<Days>,
    /// # Heures
    /// Le nombre total d’heures, jusqu’à 10 000. Il est calculé si vous donnez « jours » et « heures_par_jour ».
    #[cfg_attr(test, schemars(example = 49, example = &"3 h 30"))]
    pub heures: Option<Hours>,
    /// # Heures par jour
    /// Les heures de formation par jour. Elles sont calculées si vous donnez « jours » et « heures », et si la division
    /// tombe juste.
    #[cfg_attr(test, schemars(example = 7, example = &"6 h 30"))]
    pub heures_par_jour: Option<Hours>,
    /// # Répartition
    /// La répartition des heures. Leur somme est la durée totale.
    #[cfg_attr(test, schemars(example = serde_json::json!({"presentiel": "42 h", "distanciel_synchrone": "7 h"})))]
    pub detail: Option<Breakdown>,
}

/// La répartition des heures de formation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Breakdown {
    /// # En présence
    /// La durée en présence.
    #[cfg_attr(test, schemars(example = &"42 h"))]
    pub presentiel: Option<Duration>,
    /// # À distance, en direct
    /// La durée à distance, avec tout le groupe.
    #[cfg_attr(test, schemars(example = &"3 h 30"))]
    pub distanciel_synchrone: Option<Duration>,
    /// # À distance, à son rythme
    /// La durée à distance, au rythme de chacun.
    #[cfg_attr(test, schemars(example = &"3 h 30"))]
    pub distanciel_asynchrone: Option<Duration>,
    /// # En entreprise
    /// La durée en entreprise.
    #[cfg_attr(test, schemars(example = &"2 jours"))]
    pub entreprise: Option<Duration>,
    /// # Épreuves de certification
    /// La durée des épreuves de certification.
    #[cfg_attr(test, schemars(example = &"1 h 30"))]
    pub certification: Option<Duration>,
}

/// A number of days, in half days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "NumberOrText")]
pub struct Days {
    half_days: u32,
}

/// A number of hours, in minutes; decimal hours are rounded to the minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "NumberOrText")]
pub struct Hours {
    minutes: u32,
}

impl Days {
    /// Reads « 7 », « 2,5 » or « 2 jours ».
    ///
    /// # Errors
    /// The text is not a number of half days from 0.5 to 1,000 days.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let bare: Result<Duration, _> = format!("{text} jours").parse();
        let written: Result<Duration, _> = text.parse();
        let halves = written.or(bare).ok().and_then(Duration::half_days);
        match halves {
            Some(halves @ 1..=2000) => Ok(Self { half_days: halves }),
            Some(_) | None => Err(ValueError::UnreadableDays(text.to_owned())),
        }
    }

    #[must_use]
    pub fn half_days(self) -> u32 {
        self.half_days
    }
}

impl Hours {
    #[must_use]
    pub fn minutes(self) -> u32 {
        self.minutes
    }

    /// Reads « 49 h ».
    ///
    /// # Errors
    /// The text is not a duration, or is one in days.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let duration: Duration = text.parse()?;
        match duration.minutes(None) {
            Some(minutes) => Ok(Self { minutes }),
            None => Err(ValueError::DaysInsteadOfHours(text.to_owned())),
        }
    }
}

impl Breakdown {
    /// The shares that are stated, by their keys.
    #[must_use]
    pub fn parts(&self) -> Vec<(&'static str, Duration)> {
        let parts = self.all_parts().into_iter();
        parts
            .filter_map(|(key, _, part)| Some((key, part?)))
            .collect()
    }

    /// Every share: its key, its name, its duration.
    fn all_parts(&self) -> [(&'static str, &'static str, Option<Duration>); 5] {
        let Self {
            presentiel,
            distanciel_synchrone,
            distanciel_asynchrone,
            entreprise,
            certification,
        } = *self;
        [
            ("presentiel", "en présence", presentiel),
            (
                "distanciel_synchrone",
                "à distance, en direct",
                distanciel_synchrone,
            ),
            (
                "distanciel_asynchrone",
                "à distance, en autonomie",
                distanciel_asynchrone,
            ),
            ("entreprise", "en entreprise", entreprise),
            ("certification", "épreuves de certification", certification),
        ]
    }
}

impl TotalDuration {
    /// Minutes of training a day, stated or deduced from days and hours that divide.
    #[must_use]
    pub fn minutes_per_day(&self) -> Option<u32> {
        if let Some(stated) = self.heures_par_jour {
            return Some(stated.minutes);
        }
        let (days, hours) = (self.jours?, self.heures?);
        // The length of half a day does not give that of a whole day.
        if !days.half_days.is_multiple_of(2) {
            return None;
        }
        let doubled = hours.minutes * 2;
        (doubled % days.half_days == 0).then(|| doubled / days.half_days)
    }

    /// Minutes of training in all, stated or deduced.
    #[must_use]
    pub fn minutes(&self) -> Option<u32> {
        let stated = self.heures.map(Hours::minutes);
        stated.or_else(|| self.minutes_of_days())
    }

    /// The key that the total of minutes comes from first.
    #[must_use]
    pub fn total_key(&self) -> &'static str {
        if self.heures.is_some() {
            "heures"
        } else {
            "jours"
        }
    }

    /// The key that the minutes a day come from.
    #[must_use]
    pub fn per_day_key(&self) -> &'static str {
        if self.heures_par_jour.is_some() {
            "heures_par_jour"
        } else {
            "heures"
        }
    }

    /// Minutes that the days make at the hours a day that are stated.
    #[must_use]
    pub fn minutes_of_days(&self) -> Option<u32> {
        Some(self.jours?.half_days * self.heures_par_jour?.minutes / 2)
    }

    /// The stated hours and the hours computed from the days, when they differ.
    #[must_use]
    pub fn mismatch(&self) -> Option<(u32, u32)> {
        let (stated, made) = (self.heures?.minutes, self.minutes_of_days()?);
        (stated != made).then_some((stated, made))
    }

    /// « 7 jours, soit 49 h (7 h de formation par jour) ».
    #[must_use]
    pub fn compose(&self) -> Option<Fact> {
        let Self {
            jours,
            heures: _,
            heures_par_jour,
            detail: _,
        } = self;
        let mut line = match (jours, self.minutes()) {
            (Some(days), Some(minutes)) => {
                format!(
                    "{}, soit {}",
                    format_days(days.half_days),
                    format_minutes(minutes)
                )
            }
            (Some(days), None) => format_days(days.half_days),
            (None, Some(minutes)) => format_minutes(minutes),
            (None, None) => String::new(),
        };
        if let Some(per_day) = heures_par_jour {
            let per_day = format!("{} de formation par jour", format_minutes(per_day.minutes));
            line = if line.is_empty() {
                per_day
            } else {
                format!("{line} ({per_day})")
            };
        }
        (!line.is_empty()).then(|| fact("Durée", vec![text(line)]))
    }

    /// The lines of the breakdown.
    #[must_use]
    pub fn breakdown(&self) -> Vec<Fact> {
        let parts = self.detail.iter().flat_map(Breakdown::all_parts);
        parts
            .filter_map(|(_, name, part)| opt_fact(&format!("Dont {name}"), part))
            .collect()
    }
}

/// A quantity with or without its unit.
#[derive(Deserialize)]
#[serde(untagged)]
enum NumberOrText {
    Number(f64),
    Text(String),
}

impl TryFrom<NumberOrText> for Days {
    type Error = &'static str;

    fn try_from(written: NumberOrText) -> Result<Self, Self::Error> {
        let text = match written {
            NumberOrText::Number(days) => days.to_string(),
            NumberOrText::Text(text) => text,
        };
        Self::parse(&text).map_err(|_| "days")
    }
}

impl TryFrom<NumberOrText> for Hours {
    type Error = &'static str;

    fn try_from(written: NumberOrText) -> Result<Self, Self::Error> {
        match written {
            NumberOrText::Number(hours) if hours > 0.0 && hours <= 10_000.0 => {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "bounded just above"
                )]
                let minutes = (hours * 60.0).round() as u32;
                Ok(Self {
                    minutes: minutes.max(1),
                })
            }
            NumberOrText::Number(_) => Err("hours"),
            NumberOrText::Text(text) => Self::parse(&text).map_err(|_| "hours"),
        }
    }
}
