//! Public holidays: the national ones (Code du travail, L3133-1) and the additional ones of each zone.

use serde::Deserialize;

use super::Date;

/// Une zone de jours fériés.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Zone {
    /// Les onze jours fériés du Code du travail (art. L3133-1).
    #[default]
    Metropole,
    /// Avec le Vendredi saint et le 26 décembre.
    AlsaceMoselle,
    /// Avec le 27 mai.
    Guadeloupe,
    /// Avec le 10 juin.
    Guyane,
    /// Avec le 22 mai.
    Martinique,
    /// Avec le 27 avril.
    Mayotte,
    /// Avec le 20 décembre.
    #[cfg_attr(test, schemars(extend("x-mots" = ["La Réunion"])))]
    Reunion,
    /// Avec le 9 octobre.
    SaintBarthelemy,
    /// Avec le 28 mai.
    SaintMartin,
}

/// A day that is a holiday in some zone at least.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holiday {
    NewYear,
    GoodFriday,
    EasterMonday,
    LabourDay,
    Victory1945,
    Ascension,
    WhitMonday,
    NationalDay,
    Assumption,
    AllSaints,
    Armistice1918,
    Christmas,
    SaintStephen,
    /// The abolition of slavery, on a different day in each overseas zone.
    Abolition,
}

impl Holiday {
    /// The holiday that a day is in a zone.
    #[must_use]
    pub fn on(date: Date, zone: Zone) -> Option<Self> {
        Self::national(date).or_else(|| Self::regional(zone, date))
    }

    fn national(date: Date) -> Option<Self> {
        match month_and_day(date) {
            (1, 1) => Some(Self::NewYear),
            (5, 1) => Some(Self::LabourDay),
            (5, 8) => Some(Self::Victory1945),
            (7, 14) => Some(Self::NationalDay),
            (8, 15) => Some(Self::Assumption),
            (11, 1) => Some(Self::AllSaints),
            (11, 11) => Some(Self::Armistice1918),
            (12, 25) => Some(Self::Christmas),
            _ => match days_after_easter(date) {
                1 => Some(Self::EasterMonday),
                39 => Some(Self::Ascension),
                50 => Some(Self::WhitMonday),
                _ => None,
            },
        }
    }

    fn regional(zone: Zone, date: Date) -> Option<Self> {
        let abolition = |day| (month_and_day(date) == day).then_some(Self::Abolition);
        match zone {
            Zone::Metropole => None,
            Zone::AlsaceMoselle if month_and_day(date) == (12, 26) => Some(Self::SaintStephen),
            Zone::AlsaceMoselle => (days_after_easter(date) == -2).then_some(Self::GoodFriday),
            Zone::Mayotte => abolition((4, 27)),
            Zone::Martinique => abolition((5, 22)),
            Zone::Guadeloupe => abolition((5, 27)),
            Zone::SaintMartin => abolition((5, 28)),
            Zone::Guyane => abolition((6, 10)),
            Zone::SaintBarthelemy => abolition((10, 9)),
            Zone::Reunion => abolition((12, 20)),
        }
    }
}

fn month_and_day(date: Date) -> (i8, i8) {
    (date.civil().month(), date.civil().day())
}

/// Days since Easter Sunday of the same year, by Butcher’s method for the Gregorian calendar.
fn days_after_easter(date: Date) -> i16 {
    let year = date.civil().year();
    let (century, in_century) = (year / 100, year % 100);
    let golden = year % 19;
    let skipped = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - skipped + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let days_after_march_22 = epact + weekday - 7 * late;
    let march_22 = if date.civil().in_leap_year() { 82 } else { 81 };
    date.civil().day_of_year() - march_22 - days_after_march_22
}
