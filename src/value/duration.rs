//! How long something lasts. Whole and half days stay days: only the sheet knows how many hours make one.

use std::fmt;
use std::num::NonZeroU32;
use std::str::FromStr;

use super::{
    ValueError, fold, group_thousands, join_thousands, parse_hundredths, text_value,
    with_plain_spaces,
};

/// The longest duration, in minutes: 10,000 hours.
const MAX_MINUTES: u32 = 10_000 * 60;
/// The longest duration in half-days: what 10,000 hours make at 8 hours a day.
const MAX_HALF_DAYS: u32 = 2 * 1_250;

/// A length of time, never zero: minutes up to 10,000 hours, or half-days up to 1,250 days.
///
/// « 420 min » and « 7 h » are equal; « 1 jour » equals no number of hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Duration(Length);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Length {
    Minutes(NonZeroU32),
    HalfDays(NonZeroU32),
}

impl Duration {
    /// `None` for zero and beyond 10,000 hours.
    pub fn from_minutes(minutes: u32) -> Option<Self> {
        let minutes = NonZeroU32::new(minutes).filter(|minutes| minutes.get() <= MAX_MINUTES)?;
        Some(Self(Length::Minutes(minutes)))
    }

    /// `None` for zero and beyond 1,250 days.
    pub fn from_half_days(half_days: u32) -> Option<Self> {
        let half_days =
            NonZeroU32::new(half_days).filter(|halves| halves.get() <= MAX_HALF_DAYS)?;
        Some(Self(Length::HalfDays(half_days)))
    }

    /// The duration in minutes. Days have some only when the length of a day is known and makes whole minutes.
    pub fn minutes(self, minutes_per_day: Option<u32>) -> Option<u32> {
        match self.0 {
            Length::Minutes(minutes) => Some(minutes.get()),
            Length::HalfDays(half_days) => {
                let doubled = half_days.get().checked_mul(minutes_per_day?)?;
                (doubled % 2 == 0).then_some(doubled / 2)
            }
        }
    }

    /// The duration in half-days, when it was given in days.
    pub fn half_days(self) -> Option<u32> {
        match self.0 {
            Length::Minutes(_) => None,
            Length::HalfDays(half_days) => Some(half_days.get()),
        }
    }
}

/// A number of minutes, a sum for instance, as « 7 h », « 3 h 30 », « 45 min ».
pub fn format_minutes(minutes: u32) -> String {
    let hours = group_thousands(u64::from(minutes / 60));
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes}\u{a0}min"),
        (_, 0) => format!("{hours}\u{a0}h"),
        (_, minutes) => format!("{hours}\u{a0}h\u{a0}{minutes:02}"),
    }
}

/// « 7 jours », « 0,5 jour »: French takes the plural from two.
#[must_use]
pub fn format_days(halves: u32) -> String {
    let number = if halves.is_multiple_of(2) {
        (halves / 2).to_string()
    } else {
        format!("{},5", halves / 2)
    };
    let unit = if halves < 4 { "jour" } else { "jours" };
    format!("{number}\u{a0}{unit}")
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Length::Minutes(minutes) => f.write_str(&format_minutes(minutes.get())),
            Length::HalfDays(half_days) => {
                let half_days = half_days.get();
                let days = group_thousands(u64::from(half_days / 2));
                let half = if half_days % 2 == 1 { ",5" } else { "" };
                let plural = if half_days >= 4 { "s" } else { "" };
                write!(f, "{days}{half}\u{a0}jour{plural}")
            }
        }
    }
}

impl FromStr for Duration {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        use Token::{Day, HalfDay, Hour, Minute, Number};

        let quoted = || text.trim().to_owned();
        let tokens = tokenize(&join_thousands(&fold(text)))
            .ok_or_else(|| ValueError::UnreadableDuration(quoted()))?;
        // In hundredths of a minute or of a half-day; saturated numbers fall to the bound.
        let (hundredths, build): (u64, fn(u32) -> Option<Self>) = match tokens[..] {
            [] => return Err(ValueError::EmptyDuration),
            [Number(_)] => return Err(ValueError::MissingUnit(quoted())),
            [Number(n), Hour] => (n.saturating_mul(60), Self::from_minutes),
            [Number(n), Minute] => (n, Self::from_minutes),
            [Number(hours), Hour, Number(minutes)]
            | [Number(hours), Hour, Number(minutes), Minute] => {
                if hours % 100 != 0 {
                    return Err(ValueError::UnreadableDuration(quoted()));
                }
                if minutes >= 60 * 100 {
                    return Err(ValueError::MinutesPastHour(quoted()));
                }
                let total = hours.saturating_mul(60).saturating_add(minutes);
                (total, Self::from_minutes)
            }
            [Number(n), Day] => (n.saturating_mul(2), Self::from_half_days),
            [Number(n), HalfDay] => (n, Self::from_half_days),
            [HalfDay] => (100, Self::from_half_days),
            _ => return Err(ValueError::UnreadableDuration(quoted())),
        };
        if hundredths == 0 {
            return Err(ValueError::ZeroDuration);
        }
        if hundredths % 100 != 0 && hundredths < u64::MAX {
            return Err(ValueError::FractionalDuration(quoted()));
        }
        u32::try_from(hundredths / 100)
            .ok()
            .and_then(build)
            .ok_or_else(|| ValueError::DurationTooLong(quoted()))
    }
}

text_value! {
    Duration,
    format: "duree",
    yaml: with_plain_spaces,
    title: "durée",
    description: "Une durée avec son unité : heures, minutes, jours ou demi-journées.",
    examples: ["7 h", "3 h 30", "45 min", "1 jour", "0,5 jour"]
}

#[derive(Clone, Copy)]
enum Token {
    /// In hundredths.
    Number(u64),
    Hour,
    Minute,
    Day,
    HalfDay,
}

/// The numbers and units of a folded text, in order; `None` when something is neither.
fn tokenize(folded: &str) -> Option<Vec<Token>> {
    let numeric = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '/' | '½');
    let mut tokens = Vec::new();
    let mut rest = folded;
    while let Some(first) = rest.chars().next() {
        let end = rest
            .find(|c| c == ' ' || numeric(c) != numeric(first))
            .unwrap_or(rest.len());
        let (word, tail) = rest.split_at(end);
        rest = tail.trim_start();
        tokens.push(match word {
            "un" | "une" => Token::Number(100),
            "1/2" | "½" => Token::Number(50),
            "h" | "heure" | "heures" => Token::Hour,
            "min" | "mn" | "minute" | "minutes" => Token::Minute,
            "j" | "jour" | "jours" | "journee" | "journees" => Token::Day,
            "demi-journee" | "demi-journees" => Token::HalfDay,
            number => Token::Number(parse_hundredths(number)?),
        });
    }
    Some(tokens)
}
