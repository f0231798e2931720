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
/// The longest duration in half-days.
const MAX_HALF_DAYS: u32 = 2 * 1_000;
/// The longest duration in weeks, in months or in years.
const MAX_CALENDAR_UNITS: u32 = 520;

/// A length of time, never zero: minutes up to 10,000 hours, half-days up to 1,000 days, weeks, months or years. It is exact, or
/// what its author knows of it: « de 14 h à 35 h », « environ 14 h ».
///
/// « 420 min » and « 7 h » are equal; « 1 jour » equals no number of hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Duration {
    length: Length,
    precision: Precision,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Length {
    Minutes(NonZeroU32),
    HalfDays(NonZeroU32),
    Weeks(NonZeroU32),
    Months(NonZeroU32),
    Years(NonZeroU32),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Precision {
    Exact,
    /// The other end of a range.
    UpTo(Length),
    About,
    AtLeast,
    AtMost,
}

/// The unit of a number that is written without one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DurationUnit {
    Hours,
    Days,
    Weeks,
    Months,
    Years,
}

impl Length {
    /// `None` for zero, and beyond the longest duration.
    fn new(build: fn(NonZeroU32) -> Self, number: u32, most: u32) -> Option<Self> {
        let number = NonZeroU32::new(number).filter(|number| number.get() <= most)?;
        Some(build(number))
    }

    fn minutes(minutes: u32) -> Option<Self> {
        Self::new(Self::Minutes, minutes, MAX_MINUTES)
    }

    fn half_days(half_days: u32) -> Option<Self> {
        Self::new(Self::HalfDays, half_days, MAX_HALF_DAYS)
    }

    fn weeks(weeks: u32) -> Option<Self> {
        Self::new(Self::Weeks, weeks, MAX_CALENDAR_UNITS)
    }

    fn months(months: u32) -> Option<Self> {
        Self::new(Self::Months, months, MAX_CALENDAR_UNITS)
    }

    fn years(years: u32) -> Option<Self> {
        Self::new(Self::Years, years, MAX_CALENDAR_UNITS)
    }

    fn unit(self) -> DurationUnit {
        match self {
            Self::Minutes(_) => DurationUnit::Hours,
            Self::HalfDays(_) => DurationUnit::Days,
            Self::Weeks(_) => DurationUnit::Weeks,
            Self::Months(_) => DurationUnit::Months,
            Self::Years(_) => DurationUnit::Years,
        }
    }

    /// The number of its smallest unit.
    fn count(self) -> u32 {
        match self {
            Self::Minutes(count)
            | Self::HalfDays(count)
            | Self::Weeks(count)
            | Self::Months(count)
            | Self::Years(count) => count.get(),
        }
    }
}

impl Duration {
    fn exact(length: Length) -> Self {
        Self {
            length,
            precision: Precision::Exact,
        }
    }

    /// `None` for zero and beyond 10,000 hours.
    pub fn from_minutes(minutes: u32) -> Option<Self> {
        Length::minutes(minutes).map(Self::exact)
    }

    /// Whether it is neither a range, nor an estimate, nor a bound.
    #[must_use]
    pub fn is_exact(self) -> bool {
        self.precision == Precision::Exact
    }

    /// The unit that it is given in; minutes are hours.
    #[must_use]
    pub fn unit(self) -> DurationUnit {
        self.length.unit()
    }

    /// The exact duration in minutes. Days have some only when the length of a day is known and makes whole minutes.
    pub fn minutes(self, minutes_per_day: Option<u32>) -> Option<u32> {
        match (self.precision, self.length) {
            (Precision::Exact, Length::Minutes(minutes)) => Some(minutes.get()),
            (Precision::Exact, Length::HalfDays(half_days)) => {
                let doubled = half_days.get().checked_mul(minutes_per_day?)?;
                (doubled % 2 == 0).then_some(doubled / 2)
            }
            (Precision::Exact, Length::Weeks(_) | Length::Months(_) | Length::Years(_)) => None,
            (Precision::UpTo(_) | Precision::About | Precision::AtLeast | Precision::AtMost, _) => {
                None
            }
        }
    }

    /// The most minutes that it says; `None` when it has no upper bound, or is not in hours.
    #[must_use]
    pub fn max_minutes(self) -> Option<u32> {
        let length = match self.precision {
            Precision::Exact | Precision::AtMost => self.length,
            Precision::UpTo(end) => end,
            Precision::About | Precision::AtLeast => return None,
        };
        match length {
            Length::Minutes(minutes) => Some(minutes.get()),
            Length::HalfDays(_) | Length::Weeks(_) | Length::Months(_) | Length::Years(_) => None,
        }
    }

    /// Whether so many minutes can be this duration: an estimate allows a fifth more or less.
    #[must_use]
    pub fn allows_minutes(self, minutes: u32) -> bool {
        self.unit() != DurationUnit::Hours || self.allows(minutes)
    }

    /// Whether so many half-days can be this duration.
    #[must_use]
    pub fn allows_half_days(self, half_days: u32) -> bool {
        self.unit() != DurationUnit::Days || self.allows(half_days)
    }

    fn allows(self, count: u32) -> bool {
        let stated = self.length.count();
        match self.precision {
            Precision::Exact => count == stated,
            Precision::UpTo(end) => (stated..=end.count()).contains(&count),
            Precision::About => count.abs_diff(stated) * 5 <= stated,
            Precision::AtLeast => count >= stated,
            Precision::AtMost => count <= stated,
        }
    }

    /// The fewest days of a calendar that it covers, when it is given in days, weeks, months or years.
    #[must_use]
    pub fn min_calendar_days(self) -> Option<u32> {
        if matches!(self.precision, Precision::About | Precision::AtMost) {
            return None;
        }
        let count = self.length.count();
        match self.length {
            Length::Minutes(_) => None,
            Length::HalfDays(_) => Some(count.div_ceil(2)),
            Length::Weeks(_) => Some(count * 7),
            Length::Months(_) => Some(count * 365 / 12),
            Length::Years(_) => Some(count * 365),
        }
    }

    /// The exact duration in half-days, when it was given in days.
    pub fn half_days(self) -> Option<u32> {
        match self.length {
            Length::HalfDays(half_days) if self.is_exact() => Some(half_days.get()),
            Length::HalfDays(_)
            | Length::Minutes(_)
            | Length::Weeks(_)
            | Length::Months(_)
            | Length::Years(_) => None,
        }
    }

    /// Reads a duration; a number without a unit has that one.
    ///
    /// # Errors
    /// The text is not a duration.
    pub fn parse(text: &str, unit: Option<DurationUnit>) -> Result<Self, ValueError> {
        let folded = join_thousands(&fold(text)).replace('’', "'");
        let quoted = text.trim();
        if let Some((start, end)) = split_range(&folded) {
            let unit_words = end.trim_start_matches(|c: char| !c.is_alphabetic());
            let end = parse_length(end, unit, quoted)?;
            // « 30 à 45 min »: the first number has the unit of the second.
            let is_bare = !start.contains(char::is_alphabetic);
            let start = if is_bare && !unit_words.contains(|c: char| c.is_ascii_digit()) {
                parse_length(&format!("{start} {unit_words}"), Some(end.unit()), quoted)?
            } else {
                parse_length(start, Some(end.unit()), quoted)?
            };
            if start.unit() != end.unit() || start.count() >= end.count() {
                return Err(ValueError::UnreadableDuration(quoted.to_owned()));
            }
            let precision = Precision::UpTo(end);
            return Ok(Self {
                length: start,
                precision,
            });
        }
        let (precision, bare) = split_precision(&folded);
        let length = parse_length(bare, unit, quoted)?;
        Ok(Self { length, precision })
    }
}

const PRECISIONS_BEFORE: [(&str, Precision); 14] = [
    ("environ ", Precision::About),
    ("env. ", Precision::About),
    ("au moins ", Precision::AtLeast),
    ("au minimum ", Precision::AtLeast),
    ("minimum ", Precision::AtLeast),
    ("min. ", Precision::AtLeast),
    ("a partir de ", Precision::AtLeast),
    ("jusqu'a ", Precision::AtMost),
    ("au plus ", Precision::AtMost),
    ("au maximum ", Precision::AtMost),
    ("maximum ", Precision::AtMost),
    ("max. ", Precision::AtMost),
    ("~ ", Precision::About),
    ("~", Precision::About),
];
const PRECISIONS_AFTER: [(&str, Precision); 8] = [
    (" environ", Precision::About),
    (" au moins", Precision::AtLeast),
    (" au minimum", Precision::AtLeast),
    (" minimum", Precision::AtLeast),
    (" au plus", Precision::AtMost),
    (" au maximum", Precision::AtMost),
    (" maximum", Precision::AtMost),
    (" max", Precision::AtMost),
];

/// What a folded text says of its duration, and the duration.
fn split_precision(folded: &str) -> (Precision, &str) {
    let before = PRECISIONS_BEFORE.iter();
    let mut before =
        before.filter_map(|(words, precision)| Some((*precision, folded.strip_prefix(words)?)));
    let after = PRECISIONS_AFTER.iter();
    let mut after =
        after.filter_map(|(words, precision)| Some((*precision, folded.strip_suffix(words)?)));
    let found = before.next().or_else(|| after.next());
    found.unwrap_or((Precision::Exact, folded))
}

/// The ends of a range: « de 14 à 35 h », « entre 14 h et 35 h », « 14-35 h ».
fn split_range(folded: &str) -> Option<(&str, &str)> {
    if let Some(between) = folded.strip_prefix("entre ") {
        return between.split_once(" et ");
    }
    let bare = folded.strip_prefix("de ").unwrap_or(folded);
    let dash = || {
        let (start, end) = bare.split_once('-')?;
        let is_range =
            !start.is_empty() && end.trim_start().starts_with(|c: char| c.is_ascii_digit());
        is_range.then_some((start, end))
    };
    // « à partir de » is a bound.
    bare.split_once(" a ").or_else(dash)
}

/// An exact length. `text` is what the author wrote.
fn parse_length(
    folded: &str,
    unit: Option<DurationUnit>,
    text: &str,
) -> Result<Length, ValueError> {
    use Token::{ClockNumber, Day, HalfDay, Hour, Minute, Month, Number, Week, Year};

    let quoted = || text.to_owned();
    let folded = folded.trim();
    let mut tokens =
        tokenize_half(folded).ok_or_else(|| ValueError::UnreadableDuration(quoted()))?;
    if let ([Number(_) | ClockNumber(_)], Some(unit)) = (&tokens[..], unit) {
        tokens.push(match unit {
            DurationUnit::Hours => Hour,
            DurationUnit::Days => Day,
            DurationUnit::Weeks => Week,
            DurationUnit::Months => Month,
            DurationUnit::Years => Year,
        });
    }
    // In hundredths of a minute or of a half-day; saturated numbers fall to the bound.
    let (hundredths, build): (u64, fn(u32) -> Option<Length>) = match tokens[..] {
        [] => return Err(ValueError::EmptyDuration),
        [ClockNumber(n)] | [ClockNumber(n), Hour] => return Err(ambiguous_hours(n, text)),
        [Number(_)] => return Err(ValueError::MissingUnit(quoted())),
        [Number(n), Hour] => (n.saturating_mul(60), Length::minutes),
        [Number(n), Minute] => (n, Length::minutes),
        [Number(hours), Hour, Number(minutes)] | [Number(hours), Hour, Number(minutes), Minute] => {
            if hours % 100 != 0 {
                return Err(ValueError::UnreadableDuration(quoted()));
            }
            if minutes >= 60 * 100 {
                return Err(ValueError::MinutesPastHour(quoted()));
            }
            let total = hours.saturating_mul(60).saturating_add(minutes);
            (total, Length::minutes)
        }
        [Number(n) | ClockNumber(n), Day] => (n.saturating_mul(2), Length::half_days),
        [Number(n), HalfDay] => (n, Length::half_days),
        [HalfDay] => (100, Length::half_days),
        [Number(n), Week] => (n, Length::weeks),
        [Number(n), Month] => (n, Length::months),
        [Number(n), Year] if n % 100 == 0 => (n, Length::years),
        // « 1 an et demi ».
        [Number(n), Year] => (n.saturating_mul(12), Length::months),
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

/// The error of « 10.30 », which is 10 h 30 for some and 10.3 hours for others, from its hundredths of an hour.
fn ambiguous_hours(hundredths: u64, text: &str) -> ValueError {
    let (hours, decimals) = (hundredths / 100, hundredths % 100);
    let decimal = match decimals % 10 {
        0 => format!("{hours},{}", decimals / 10),
        _ => format!("{hours} h {:02}", decimals * 60 / 100),
    };
    ValueError::AmbiguousHours {
        text: text.to_owned(),
        clock: format!("{hours} h {decimals:02}"),
        decimal,
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

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Minutes(minutes) => f.write_str(&format_minutes(minutes.get())),
            Self::HalfDays(half_days) => {
                let half_days = half_days.get();
                let days = group_thousands(u64::from(half_days / 2));
                let half = if half_days % 2 == 1 { ",5" } else { "" };
                let plural = if half_days >= 4 { "s" } else { "" };
                write!(f, "{days}{half}\u{a0}jour{plural}")
            }
            Self::Weeks(weeks) => {
                let plural = if weeks.get() >= 2 { "s" } else { "" };
                write!(f, "{weeks}\u{a0}semaine{plural}")
            }
            Self::Months(months) => write!(f, "{months}\u{a0}mois"),
            Self::Years(years) => {
                let plural = if years.get() >= 2 { "s" } else { "" };
                write!(f, "{years}\u{a0}an{plural}")
            }
        }
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { length, precision } = self;
        match precision {
            Precision::Exact => length.fmt(f),
            Precision::UpTo(end) => {
                let (start, end) = (length.to_string(), end.to_string());
                // « de 8 à 12 semaines »; of hours, each end has its unit.
                let (number, unit) = start.split_once('\u{a0}').unwrap_or((&start, ""));
                let same = unit == "min" && end.ends_with("min") && !end.contains('h');
                match length.unit() {
                    DurationUnit::Hours if !same => write!(f, "de {start} à {end}"),
                    DurationUnit::Hours
                    | DurationUnit::Days
                    | DurationUnit::Weeks
                    | DurationUnit::Months
                    | DurationUnit::Years => write!(f, "de {number} à {end}"),
                }
            }
            Precision::About => write!(f, "environ {length}"),
            Precision::AtLeast => write!(f, "{length} au moins"),
            Precision::AtMost => write!(f, "{length} au plus"),
        }
    }
}

impl FromStr for Duration {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        Self::parse(text, None)
    }
}

text_value! {
    Duration,
    format: "duree",
    yaml: with_plain_spaces,
    title: "durée",
    description: "Une durée avec son unité : heures, minutes, jours, demi-journées, semaines, mois ou ans. Elle peut être « environ 14 h », « de 14 à 35 h », « au moins 14 h » ou « 35 h maximum ».",
    examples: ["7 h", "3 h 30", "45 min", "1 jour", "0,5 jour", "environ 14 h", "de 14 à 35 h"]
}

#[derive(Clone, Copy)]
enum Token {
    /// In hundredths.
    Number(u64),
    /// A number whose two decimals may be minutes: « 10.30 ». In hundredths.
    ClockNumber(u64),
    Hour,
    Minute,
    Day,
    HalfDay,
    Week,
    Month,
    Year,
}

/// The tokens of a folded text; « et demi » adds to its number.
fn tokenize_half(folded: &str) -> Option<Vec<Token>> {
    use Token::{Day, Hour, Month, Number, Week, Year};

    let mut halves = [" et demi", " et demie"].into_iter();
    let Some(whole) = halves.find_map(|half| folded.strip_suffix(half)) else {
        return tokenize(folded);
    };
    let mut tokens = tokenize(whole)?;
    match &mut tokens[..] {
        [Number(number)] | [Number(number), Hour | Day | Week | Month | Year] => *number += 50,
        _ => return None,
    }
    Some(tokens)
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
            "semaine" | "semaines" | "sem" => Token::Week,
            "mois" => Token::Month,
            "an" | "ans" | "annee" | "annees" => Token::Year,
            number if is_clock_number(number) => Token::ClockNumber(parse_hundredths(number)?),
            number => Token::Number(parse_hundredths(number)?),
        });
    }
    Some(tokens)
}

/// Whether the two decimals of a number may be minutes: « 10.30 ». Quarters of an hour are decimals: « 7,50 ».
pub fn is_clock_number(number: &str) -> bool {
    let decimals = number.split_once([',', '.']).map(|(_, decimals)| decimals);
    let decimals = decimals.filter(|decimals| decimals.len() == 2);
    let decimals = decimals.and_then(|decimals| decimals.parse::<u8>().ok());
    decimals.is_some_and(|it| it < 60 && it % 5 == 0 && it % 25 != 0)
}
