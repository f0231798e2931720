//! A day of the calendar, and a month of it. Which days make sense together is no business of these types.

use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use jiff::civil;

use super::{fold, integer, text_value};

const YEARS: std::ops::RangeInclusive<u64> = 1900..=2199;
pub(crate) const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
/// From Monday on.
pub(super) const WEEKDAYS: [&str; 7] = [
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
];

/// A day that exists, from 1900 to 2199.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(civil::Date);

/// A month of a year, from 1900 to 2199.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    first: Date,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateError {
    Empty,
    NoSuchDay {
        text: String,
        month: Month,
        days: i8,
    },
    NoSuchMonth(String),
    Year(String),
    /// The weekday written beside a date is not its own.
    Weekday {
        text: String,
        date: Date,
    },
    Unreadable(String),
}

impl Date {
    /// `None` for a day that does not exist or stands outside 1900–2199.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        let civil = civil::Date::new(year, month, day).ok()?;
        let year = u64::try_from(year).ok()?;
        YEARS.contains(&year).then_some(Self(civil))
    }

    /// The same day as the calendar crate knows it, for arithmetic.
    pub fn civil(self) -> civil::Date {
        self.0
    }

    /// `YYYY-MM-DD`
    pub fn iso(&self) -> String {
        self.0.to_string()
    }

    /// With its weekday: « jeudi 14 février 2019 ».
    pub fn long(self) -> String {
        format!("{} {self}", self.weekday())
    }

    /// « jeudi »
    pub fn weekday(self) -> &'static str {
        let days = self.0.weekday().to_monday_zero_offset();
        WEEKDAYS[usize::try_from(days).unwrap_or_default()]
    }

    pub fn is_weekend(self) -> bool {
        matches!(
            self.0.weekday(),
            civil::Weekday::Saturday | civil::Weekday::Sunday
        )
    }

    pub fn month(self) -> Month {
        Month {
            first: Self(self.0.first_of_month()),
        }
    }

    /// Days from this one to a later one.
    pub(super) fn days_until(self, later: Self) -> i32 {
        (later.0 - self.0).get_days()
    }

    /// « 1er », « 14 »
    pub(super) fn day_of_month(self) -> String {
        match self.0.day() {
            1 => "1er".to_owned(),
            day => day.to_string(),
        }
    }

    /// « 14 février », held together.
    pub(super) fn day_and_month(self) -> String {
        format!("{}\u{a0}{}", self.day_of_month(), self.month().name())
    }
}

impl Month {
    /// `None` for a month that does not exist or stands outside 1900–2199.
    pub fn new(year: i16, month: i8) -> Option<Self> {
        Date::new(year, month, 1).map(|first| Self { first })
    }

    pub fn first(self) -> Date {
        self.first
    }

    pub fn last(self) -> Date {
        Date(self.first.0.last_of_month())
    }

    /// `YYYY-MM`
    pub fn iso(self) -> String {
        format!("{:04}-{:02}", self.first.0.year(), self.first.0.month())
    }

    /// « février »
    fn name(self) -> &'static str {
        MONTHS[usize::from(self.first.0.month().unsigned_abs()) - 1]
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.day_and_month(), self.0.year())
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.name(), self.first.0.year())
    }
}

impl FromStr for Date {
    type Err = DateError;

    /// Takes « 2019-02-14 », « 14/02/2019 », « 14 février 2019 », « jeudi 14 février 2019 ».
    fn from_str(text: &str) -> Result<Self, DateError> {
        let quoted = || text.trim().to_owned();
        let unreadable = || DateError::Unreadable(quoted());
        let folded = fold(text);
        if folded.is_empty() {
            return Err(DateError::Empty);
        }
        let parts: Vec<&str> = folded.split([' ', '-', '/']).collect();
        let (weekday, [day, month, year]) = match parts[..] {
            [year, month, day] if year.len() == 4 => (None, [day, month, year]),
            [day, month, year] => (None, [day, month, year]),
            ["le", day, month, year] => (None, [day, month, year]),
            [weekday, day, month, year] if WEEKDAYS.contains(&weekday) => {
                (Some(weekday), [day, month, year])
            }
            _ => return Err(unreadable()),
        };
        let day = match day {
            "1er" => 1,
            digits => integer(digits).ok_or_else(unreadable)?,
        };
        let month = month_number(month).ok_or_else(unreadable)?;
        let date = build(quoted, year, month, day)?;
        match weekday {
            Some(weekday) if weekday != date.weekday() => Err(DateError::Weekday {
                text: quoted(),
                date,
            }),
            Some(_) | None => Ok(date),
        }
    }
}

impl FromStr for Month {
    type Err = DateError;

    /// Takes « 2019-02 », « 02/2019 », « février 2019 ».
    fn from_str(text: &str) -> Result<Self, DateError> {
        let quoted = || text.trim().to_owned();
        let unreadable = || DateError::Unreadable(quoted());
        let folded = fold(text);
        let (month, year) = match folded.split_once([' ', '-', '/']).ok_or_else(unreadable)? {
            (year, month) if year.len() == 4 && integer(year).is_some() => (month, year),
            (month, year) => (month, year),
        };
        let month = month_number(month).ok_or_else(unreadable)?;
        Ok(build(quoted, year, month, 1)?.month())
    }
}

text_value! {
    Date,
    format: "date",
    yaml: Date::iso,
    title: "date",
    description: "Une date : AAAA-MM-JJ, ou en toutes lettres.",
    examples: ["2019-02-14", "14 février 2019"]
}

/// The number of the month of that name.
#[must_use]
pub fn month_named(name: &str) -> Option<i8> {
    static FOLDED: LazyLock<[String; 12]> = LazyLock::new(|| MONTHS.map(fold));
    let folded = fold(name);
    (1..)
        .zip(FOLDED.iter())
        .find(|(_, name)| **name == folded)
        .map(|(number, _)| number)
}

/// The number of a month given by name or by number, which may still be out of bounds.
fn month_number(folded: &str) -> Option<u64> {
    let named = month_named(folded).and_then(|number| u64::try_from(number).ok());
    named.or_else(|| integer(folded))
}

/// The day of these three numbers, or the first of them that cannot be.
fn build(text: impl Fn() -> String, year: &str, month: u64, day: u64) -> Result<Date, DateError> {
    let year = integer(year)
        .filter(|number| year.len() == 4 && YEARS.contains(number))
        .and_then(|year| i16::try_from(year).ok())
        .ok_or_else(|| DateError::Year(text()))?;
    let month = i8::try_from(month)
        .ok()
        .and_then(|month| Month::new(year, month))
        .ok_or_else(|| DateError::NoSuchMonth(text()))?;
    if day == 0 {
        return Err(DateError::Unreadable(text()));
    }
    i8::try_from(day)
        .ok()
        .and_then(|day| Date::new(year, month.first.0.month(), day))
        .ok_or_else(|| DateError::NoSuchDay {
            text: text(),
            month,
            days: month.first.0.days_in_month(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::value_error::french;
    use proptest::prelude::*;

    #[test]
    fn reads_what_coordinators_write() {
        for text in [
            "2019-02-14",
            "14/02/2019",
            "14/2/2019",
            "14 février 2019",
            "14\u{a0}FEVRIER  2019",
            "Jeudi 14 février 2019",
        ] {
            let date: Date = text.parse().expect(text);
            assert_eq!(date.iso(), "2019-02-14");
            assert_eq!(date.to_string(), "14\u{a0}février 2019");
            assert_eq!(date.long(), "jeudi 14\u{a0}février 2019");
        }
        let first: Date = "1er mars 2019".parse().expect("a date");
        assert_eq!(first.to_string(), "1er\u{a0}mars 2019");
    }

    #[test]
    fn reads_months() {
        for text in ["2019-02", "02/2019", "février 2019", "Fevrier\u{a0}2019"] {
            let month: Month = text.parse().expect(text);
            assert_eq!(month.to_string(), "février 2019");
            assert_eq!(month.iso(), "2019-02");
            assert_eq!(month.last().iso(), "2019-02-28");
        }
        for text in [
            "",
            "2019",
            "2019-13",
            "2019-00",
            "brumaire 2019",
            "2019-02-14",
        ] {
            assert!(text.parse::<Month>().is_err(), "{text}");
        }
    }

    #[test]
    fn refuses_with_the_cause() {
        for (text, expected) in [
            (" ", "la date est vide : écrivez par exemple « 2019-02-14 »"),
            ("2019-02-30", "2019-02-30 : février 2019 n’a que 28 jours"),
            (
                "31 avril 2026",
                "31 avril 2026 : avril 2026 n’a que 30 jours",
            ),
            ("2019-13-01", "2019-13-01 : les mois vont de 1 à 12"),
            ("14/02/19", "14/02/19 : l’année s’écrit en quatre chiffres"),
            ("1899-12-31", "1899-12-31 : l’année s’écrit"),
            ("9999-12-31", "9999-12-31 : l’année s’écrit"),
            (
                "mardi 14 février 2019",
                "mardi 14 février 2019 : ce jour est un jeudi",
            ),
            ("2019-02-00", "« 2019-02-00 » n’est pas une date"),
            (
                "14 brumaire 2019",
                "« 14 brumaire 2019 » n’est pas une date",
            ),
            ("-2019-02-14", "« -2019-02-14 » n’est pas une date"),
            ("+1 mars 2019", "« +1 mars 2019 » n’est pas une date"),
            ("demain", "« demain » n’est pas une date"),
        ] {
            let error = french(text.parse::<Date>().expect_err(text));
            assert!(error.starts_with(expected), "{text}: {error}");
        }
    }

    #[test]
    fn knows_weekends_and_names_of_months() {
        let weekend = |text: &str| text.parse::<Date>().expect(text).is_weekend();
        assert!(weekend("2026-09-19") && weekend("2026-09-20"));
        assert!(!weekend("2026-09-18") && !weekend("2026-09-21"));
        assert_eq!(month_named("FEVRIER"), Some(2));
        assert_eq!(month_named("2"), None);
        for name in MONTHS {
            assert_eq!(month_named(name), month_named(&fold(name)), "{name}");
        }
    }

    #[test]
    fn yaml_is_iso() {
        let date: Date = serde_yaml::from_str("14 février 2019").expect("a date");
        assert_eq!(serde_yaml::to_string(&date).expect("yaml"), "2019-02-14\n");
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_back(year in 1900..=2199i16, month in 1..=12i8, day in 1..=28i8) {
            let date = Date::new(year, month, day).expect("a date");
            for text in [date.to_string(), date.long(), date.iso()] {
                prop_assert_eq!(text.parse(), Ok(date));
            }
            prop_assert_eq!(date.month().to_string().parse(), Ok(date.month()));
        }
    }
}
