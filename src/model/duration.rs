//! `duree` of the whole action: days, hours, hours a day, and how they are shared out.

use serde::Deserialize;

use crate::document::Fact;
use crate::document::compose::opt_fact;
use crate::document::text::Text;
use crate::value::{Duration, DurationUnit, ValueError};

/// La durée de l’action : un texte comme « 2 jours (14 h) », ou un groupe. Le total des heures est calculé.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(extend("x-parties" = "duree")))]
pub struct TotalDuration {
    /// # Jours
    /// Le nombre de jours, par demi-journées, jusqu’à 1 000 ; « 2 à 3 » si vous ne le connaissez pas encore.
    #[cfg_attr(test, schemars(example = 7, example = &"2,5"))]
    #[cfg_attr(test, schemars(extend("x-ajout" = "substantiel")))]
    pub jours: Option<Days>,
    /// # Heures
    /// Le nombre total d’heures, jusqu’à 10 000. Il est calculé si vous donnez « jours » et « heures_par_jour ». Une
    /// durée estimée s’écrit « environ 14 h », « 14 à 35 h », « 14 h minimum » ou « 35 h maximum ».
    #[cfg_attr(test, schemars(example = 49, example = &"3 h 30", example = &"14 à 35 h"))]
    #[cfg_attr(test, schemars(extend("x-ajout" = "substantiel")))]
    pub heures: Option<Hours>,
    /// # Heures par jour
    /// Les heures de formation par jour. Elles sont calculées si vous donnez « jours » et « heures », et si la division
    /// tombe juste.
    #[cfg_attr(test, schemars(example = 7, example = &"6 h 30"))]
    pub heures_par_jour: Option<Hours>,
    /// # Semaines
    /// Le nombre de semaines sur lesquelles l’action s’étend.
    #[cfg_attr(test, schemars(example = 3, example = &"2 à 3"))]
    #[cfg_attr(test, schemars(extend("x-ajout" = "substantiel")))]
    pub semaines: Option<Weeks>,
    /// # Mois
    /// Le nombre de mois sur lesquels l’action s’étend.
    #[cfg_attr(test, schemars(example = 12, example = &"12 à 18"))]
    #[cfg_attr(test, schemars(extend("x-ajout" = "substantiel")))]
    pub mois: Option<Months>,
    /// # Années
    /// Le nombre d’années sur lesquelles l’action s’étend.
    #[cfg_attr(test, schemars(example = 2, example = &"1 à 2"))]
    #[cfg_attr(test, schemars(extend("x-ajout" = "substantiel")))]
    pub annees: Option<Years>,
    /// # Répartition
    /// La répartition des heures. Leur somme est la durée totale.
    #[cfg_attr(test, schemars(example = serde_json::json!({"presentiel": "42 h", "distanciel_synchrone": "7 h"})))]
    pub detail: Option<Breakdown>,
    /// # Travail personnel
    /// Le travail personnel du stagiaire, en plus de la durée totale.
    #[cfg_attr(test, schemars(example = &"environ 10 h"))]
    #[cfg_attr(test, schemars(extend("x-ajout" = "substantiel")))]
    pub travail_personnel: Option<Duration>,
    /// # Précision
    /// Une précision imprimée après la durée.
    #[cfg_attr(test, schemars(example = &"selon l’expérience du candidat"))]
    pub precision: Option<Text>,
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

/// A quantity of `duree` that has a unit of its own, which a bare number is in.
macro_rules! quantity {
    ($(#[$doc:meta])* $name:ident, $unit:ident, $wrong:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
        #[serde(try_from = "NumberOrText")]
        pub struct $name(Duration);

        impl $name {
            /// # Errors
            /// The text is not a duration in that unit.
            pub fn parse(text: &str) -> Result<Self, ValueError> {
                let unit = DurationUnit::$unit;
                let read = Duration::parse(text, Some(unit));
                let duration = read.map_err(|error| match unit {
                    DurationUnit::Hours => error,
                    DurationUnit::Days
                    | DurationUnit::Weeks
                    | DurationUnit::Months
                    | DurationUnit::Years => {
                        ValueError::$wrong(text.to_owned())
                    }
                })?;
                if duration.unit() == unit {
                    Ok(Self(duration))
                } else {
                    Err(ValueError::$wrong(text.to_owned()))
                }
            }

            /// With its unit.
            #[must_use]
            pub fn duration(self) -> Duration {
                self.0
            }
        }

        impl TryFrom<NumberOrText> for $name {
            type Error = &'static str;

            fn try_from(written: NumberOrText) -> Result<Self, Self::Error> {
                let duration = written.parse(DurationUnit::$unit).ok_or(stringify!($name))?;
                Ok(Self(duration))
            }
        }
    };
}

quantity!(
    /// « 7 », « 2,5 », « 2 à 3 jours ».
    Days, Days, UnreadableDays
);
quantity!(
    /// « 49 », « 10,5 », « 3 h 30 », « environ 14 h ».
    Hours, Hours, DaysInsteadOfHours
);
quantity!(
    /// « 3 », « 2 à 3 semaines ».
    Weeks, Weeks, UnreadableWeeks
);
quantity!(
    /// « 12 », « 12 à 18 mois ».
    Months, Months, UnreadableMonths
);
quantity!(
    /// « 2 », « 1 à 2 ans ».
    Years, Years, UnreadableYears
);

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

/// The keys that a duration in one text says: « 14 h », « 2 jours (14 h) », « 2 jours, soit 14 heures », « 400 h sur 12
/// semaines », « 2 jours (7 h par jour) », « 2 jours de 7 h ». Of « 35 h par semaine pendant 12 semaines », no total is made: the
/// rate is a precision.
///
/// # Errors
/// A part of the text is not a duration, or two parts have the same unit.
pub fn split_duration(text: &str) -> Result<Vec<(&'static str, String)>, ValueError> {
    let unreadable = || ValueError::UnreadableDuration(text.trim().to_owned());
    let mut parted = text.replace(['(', ')'], ",");
    for words in [
        " réparties sur ", " répartis sur ", " sur ", " pendant ", " en ", " à raison de ", "soit ",
    ] {
        parted = parted.replace(words, ", ");
    }
    let parts = parted.split(", ").flat_map(|part| part.split(" ,"));
    let parts = parts.map(|part| part.trim_matches([' ', ',', '\u{a0}', '\u{202f}']));
    let mut keys: Vec<(&'static str, String)> = Vec::new();
    for part in parts.filter(|part| !part.is_empty()) {
        let found = match split_days_and_hours(part) {
            Some(both) => both.to_vec(),
            None => vec![duration_key(part).map(|(key, part)| (key, part.to_owned()))?],
        };
        for (key, part) in found {
            if keys.iter().any(|(known, _)| *known == key) {
                return Err(unreadable());
            }
            keys.push((key, part));
        }
    }
    if keys.is_empty() {
        Err(ValueError::EmptyDuration)
    } else {
        Ok(keys)
    }
}

/// « 2 jours » and the hours of each, of « 2 jours de 7 h »; those of all, of « 2 demi-journées de 3 h 30 »; else nothing.
fn split_days_and_hours(part: &str) -> Option<[(&'static str, String); 2]> {
    let (days, hours) = part.split_once(" de ")?;
    let [length, each] = [days, hours].map(|text| Duration::parse(text, None).ok());
    let (length, each) = (length?, each?);
    if length.unit() != DurationUnit::Days || each.unit() != DurationUnit::Hours {
        return None;
    }
    let hours = if days.contains("demi") {
        let all = length.half_days()?.checked_mul(each.minutes(None)?)?;
        ("heures", Duration::from_minutes(all)?.to_string())
    } else {
        ("heures_par_jour", hours.to_owned())
    };
    Some([("jours", days.to_owned()), hours])
}

/// The key of a part of a duration, and its value.
fn duration_key(part: &str) -> Result<(&'static str, &str), ValueError> {
    let rates = [
        "par jour", "/jour", "/ jour", "par semaine", "/semaine", "/ semaine", "par mois",
    ];
    let rate = rates
        .iter()
        .find_map(|rate| Some((part.strip_suffix(rate)?.trim_end(), rate.ends_with("jour"))));
    let (bare, is_daily) = rate.unwrap_or((part, false));
    let unit = Duration::parse(bare, None)?.unit();
    match (unit, rate) {
        (DurationUnit::Hours, Some(_)) if is_daily => Ok(("heures_par_jour", bare)),
        (DurationUnit::Hours | DurationUnit::Days, Some(_)) if !is_daily => Ok(("precision", part)),
        (_, Some(_)) => Err(ValueError::UnreadableDuration(part.to_owned())),
        (DurationUnit::Hours, None) => Ok(("heures", bare)),
        (DurationUnit::Days, None) => Ok(("jours", bare)),
        (DurationUnit::Weeks, None) => Ok(("semaines", bare)),
        (DurationUnit::Months, None) => Ok(("mois", bare)),
        (DurationUnit::Years, None) => Ok(("annees", bare)),
    }
}

impl TotalDuration {
    /// The exact number of days, in half days.
    #[must_use]
    pub fn half_days(&self) -> Option<u32> {
        self.jours?.duration().half_days()
    }

    /// The exact number of hours that is written, in minutes.
    #[must_use]
    pub fn stated_minutes(&self) -> Option<u32> {
        self.heures?.duration().minutes(None)
    }

    /// Whether days or hours, each exact, are all that it says.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        let is_known = self.half_days().is_some() || self.stated_minutes().is_some();
        let is_all = self.jours.is_some() == self.half_days().is_some()
            && self.heures.is_some() == self.stated_minutes().is_some();
        let spans = self.semaines.is_some() || self.mois.is_some() || self.annees.is_some();
        is_known && is_all && !spans && self.precision.is_none()
    }

    /// The exact hours a day that are written, in minutes.
    #[must_use]
    pub fn stated_minutes_per_day(&self) -> Option<u32> {
        self.heures_par_jour?.duration().minutes(None)
    }

    /// Minutes of training a day, stated or deduced from days and hours that divide.
    #[must_use]
    pub fn minutes_per_day(&self) -> Option<u32> {
        if self.heures_par_jour.is_some() {
            return self.stated_minutes_per_day();
        }
        let (half_days, minutes) = (self.half_days()?, self.stated_minutes()?);
        // The length of half a day does not give that of a whole day.
        if !half_days.is_multiple_of(2) {
            return None;
        }
        let doubled = minutes * 2;
        (doubled % half_days == 0).then(|| doubled / half_days)
    }

    /// Minutes of training in all, stated or deduced.
    #[must_use]
    pub fn minutes(&self) -> Option<u32> {
        self.stated_minutes().or_else(|| self.minutes_of_days())
    }

    /// The key that the total of minutes comes from first.
    #[must_use]
    pub fn total_key(&self) -> &'static str {
        if self.stated_minutes().is_some() {
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
        Some(self.half_days()? * self.stated_minutes_per_day()? / 2)
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

impl NumberOrText {
    fn parse(self, unit: DurationUnit) -> Option<Duration> {
        let duration = match self {
            // Decimal hours are rounded to the minute.
            Self::Number(hours) if unit == DurationUnit::Hours => {
                if hours <= 0.0 || hours > 10_000.0 {
                    return None;
                }
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "bounded just above"
                )]
                let minutes = (hours * 60.0).round() as u32;
                return Duration::from_minutes(minutes.max(1));
            }
            Self::Number(number) => Duration::parse(&number.to_string(), Some(unit)),
            Self::Text(text) => Duration::parse(&text, Some(unit)),
        };
        duration.ok().filter(|duration| duration.unit() == unit)
    }
}
