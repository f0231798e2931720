//! A day of the calendar, and a month. Rules on several dates are elsewhere.

use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use jiff::civil;

use super::{ValueError, fold, parse_integer, text_value};

pub(super) const VALID_YEARS: std::ops::RangeInclusive<u64> = 1900..=2199;
pub(crate) const MONTHS: [&str; 12] = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
];
/// From Monday on.
pub const WEEKDAYS: [&str; 7] = [
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

impl Date {
    /// `None` for a day that does not exist or is outside 1900–2199.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        let civil = civil::Date::new(year, month, day).ok()?;
        let year = u64::try_from(year).ok()?;
        VALID_YEARS.contains(&year).then_some(Self(civil))
    }

    /// The same day as the calendar crate knows it, for arithmetic.
    pub fn civil(self) -> civil::Date {
        self.0
    }

    /// `YYYY-MM-DD`
    pub fn to_iso(self) -> String {
        self.0.to_string()
    }

    /// With its weekday: « jeudi 14 février 2019 ».
    pub fn format_long(self) -> String {
        format!("{} {self}", self.weekday_name())
    }

    /// « jeudi »
    pub fn weekday_name(self) -> &'static str {
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

    /// This day and those that follow, to a later one.
    pub(super) fn days_to(self, last: Self) -> Vec<Self> {
        let days = self.0.series(jiff::Span::new().days(1));
        days.take_while(|day| *day <= last.0).map(Self).collect()
    }

    /// Days from this one to a later one.
    pub fn days_until(self, later: Self) -> i32 {
        (later.0 - self.0).get_days()
    }

    /// « 1er », « 14 »
    pub(super) fn format_day(self) -> String {
        match self.0.day() {
            1 => "1er".to_owned(),
            day => day.to_string(),
        }
    }

    /// « 14 février », held together.
    pub(super) fn format_day_and_month(self) -> String {
        format!("{}\u{a0}{}", self.format_day(), self.month().month_name())
    }
}

impl Month {
    /// `None` for a month that does not exist or is outside 1900–2199.
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
    pub fn to_iso(self) -> String {
        format!("{:04}-{:02}", self.first.0.year(), self.first.0.month())
    }

    /// « février »
    fn month_name(self) -> &'static str {
        MONTHS[usize::from(self.first.0.month().unsigned_abs()) - 1]
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.format_day_and_month(), self.0.year())
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.month_name(), self.first.0.year())
    }
}

impl FromStr for Date {
    type Err = ValueError;

    /// Takes « 2019-02-14 », « 14/02/2019 », « 14.02.2019 », « 14 février 2019 », « jeudi 14 février 2019 ».
    fn from_str(text: &str) -> Result<Self, ValueError> {
        let quoted = || text.trim().to_owned();
        let unreadable = || ValueError::UnreadableDate(quoted());
        let folded = fold(text);
        if folded.is_empty() {
            return Err(ValueError::EmptyDate);
        }
        if lacks_year(&folded) {
            let text = quoted();
            return Err(ValueError::MissingYear { text, year: None });
        }
        let parts: Vec<&str> = folded.split([' ', '-', '/', '.']).collect();
        let (weekday, [day, month, year]) = match parts[..] {
            [year, month, day] if year.len() == 4 => (None, [day, month, year]),
            [day, month, year] => (None, [day, month, year]),
            ["le", day, month, year] => (None, [day, month, year]),
            ["le", weekday, day, month, year] | [weekday, day, month, year]
                if WEEKDAYS.contains(&weekday) =>
            {
                (Some(weekday), [day, month, year])
            }
            _ => return Err(unreadable()),
        };
        let day = match day {
            "1er" => 1,
            digits => parse_integer(digits).ok_or_else(unreadable)?,
        };
        let month = parse_month(month).ok_or_else(unreadable)?;
        let date = ymd(quoted, year, month, day).map_err(|mut error| {
            if let ValueError::NoSuchMonth { swapped, .. } = &mut error {
                *swapped = ymd(quoted, year, day, month).ok();
            }
            error
        })?;
        match weekday {
            Some(weekday) if weekday != date.weekday_name() => Err(ValueError::WrongWeekday {
                text: quoted(),
                date,
            }),
            Some(_) | None => Ok(date),
        }
    }
}

impl FromStr for Month {
    type Err = ValueError;

    /// Takes « 2019-02 », « 02/2019 », « février 2019 ».
    fn from_str(text: &str) -> Result<Self, ValueError> {
        let quoted = || text.trim().to_owned();
        let unreadable = || ValueError::UnreadableDate(quoted());
        let folded = fold(text);
        let (month, year) = match folded.split_once([' ', '-', '/']).ok_or_else(unreadable)? {
            (year, month) if year.len() == 4 && parse_integer(year).is_some() => (month, year),
            (month, year) => (month, year),
        };
        let month = parse_month(month).ok_or_else(unreadable)?;
        Ok(ymd(quoted, year, month, 1)?.month())
    }
}

/// For serde, which lends the date.
fn write_iso(date: &Date) -> String {
    date.to_iso()
}

text_value! {
    Date,
    format: "date-fr",
    yaml: write_iso,
    title: "date",
    description: "Une date : AAAA-MM-JJ, ou en toutes lettres.",
    examples: ["2019-02-14", "14 février 2019"]
}

/// The number of the month of that name.
#[must_use]
pub fn find_month(name: &str) -> Option<i8> {
    static FOLDED_MONTHS: LazyLock<[String; 12]> = LazyLock::new(|| MONTHS.map(fold));
    let folded = fold(name);
    (1..)
        .zip(FOLDED_MONTHS.iter())
        .find(|(_, name)| **name == folded)
        .map(|(number, _)| number)
}

/// The number of a month given by name or by number, which may still be out of bounds.
fn parse_month(folded: &str) -> Option<u64> {
    let named = find_month(folded).and_then(|number| u64::try_from(number).ok());
    named.or_else(|| parse_integer(folded))
}

/// The day of these three numbers, or the first of them that cannot be.
fn ymd(text: impl Fn() -> String, year: &str, month: u64, day: u64) -> Result<Date, ValueError> {
    let year = parse_integer(year)
        .filter(|number| year.len() == 4 && VALID_YEARS.contains(number))
        .and_then(|year| i16::try_from(year).ok())
        .ok_or_else(|| ValueError::WrongYear(text()))?;
    let month = i8::try_from(month)
        .ok()
        .and_then(|month| Month::new(year, month))
        .ok_or_else(|| ValueError::NoSuchMonth {
            text: text(),
            swapped: None,
        })?;
    if day == 0 {
        return Err(ValueError::UnreadableDate(text()));
    }
    i8::try_from(day)
        .ok()
        .and_then(|day| Date::new(year, month.first.0.month(), day))
        .ok_or_else(|| ValueError::NoSuchDay {
            text: text(),
            month,
            days: month.first.0.days_in_month(),
        })
}

/// Whether a text is a day and a month without their year: « 5 octobre », « lundi 5 octobre », « 05/10 ».
pub(super) fn lacks_year(folded: &str) -> bool {
    let words: Vec<&str> = folded.split([' ', '/']).collect();
    let words = match words.as_slice() {
        ["le", rest @ ..] => rest,
        all => all,
    };
    let words = match words {
        [weekday, rest @ ..] if WEEKDAYS.contains(weekday) => rest,
        all => all,
    };
    match words {
        [day, month] => is_day(day) && (find_month(month).is_some() || is_day(month)),
        _ => false,
    }
}

/// Whether a word is the number of a day: « 5 », « 05 », « 1er ».
pub(super) fn is_day(word: &str) -> bool {
    let digits = word.strip_suffix("er").unwrap_or(word);
    (1..=2).contains(&digits.len()) && digits.bytes().all(|it| it.is_ascii_digit())
}
