//! The value of a `date` key: one date, several, a range, a month, or « à programmer ».

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::dates_in_words::{parse_days, parse_ends};
use super::{Date, Month, RangeYaml, ValueError, fold};

const TO_SCHEDULE: &str = "à programmer";

/// When something takes place, as precisely as it is known.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum When {
    Day(Date),
    Days(DateList),
    Range(DateRange),
    Month(Month),
    /// Not known yet.
    ToSchedule,
}

/// Two dates or more, in the author's order; whether that order is sound is for a rule to say.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DateList(Vec<Date>);

/// A first day and a later last one, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DateRange {
    start: Date,
    end: Date,
}

impl When {
    /// From one day to another; the same day twice is one day.
    pub fn from_range(start: Date, end: Date) -> Result<Self, ValueError> {
        match start.cmp(&end) {
            Ordering::Less => Ok(Self::Range(DateRange { start, end })),
            Ordering::Equal => Ok(Self::Day(start)),
            Ordering::Greater => Err(ValueError::ReversedDates { start, end }),
        }
    }

    /// These days, which must be one at least.
    pub fn from_days(days: Vec<Date>) -> Result<Self, ValueError> {
        match days[..] {
            [] => Err(ValueError::EmptyWhen),
            [day] => Ok(Self::Day(day)),
            [_, _, ..] => Ok(Self::Days(DateList(days))),
        }
    }

    /// The first day it can be, when any is known.
    pub fn earliest(&self) -> Option<Date> {
        match self {
            Self::Day(date) => Some(*date),
            Self::Days(list) => list.0.iter().min().copied(),
            Self::Range(range) => Some(range.start),
            Self::Month(month) => Some(month.first()),
            Self::ToSchedule => None,
        }
    }

    /// The last day it can be, when any is known.
    pub fn latest(&self) -> Option<Date> {
        match self {
            Self::Day(date) => Some(*date),
            Self::Days(list) => list.0.iter().max().copied(),
            Self::Range(range) => Some(range.end),
            Self::Month(month) => Some(month.last()),
            Self::ToSchedule => None,
        }
    }

    /// Its days, each with its path under the value: `.0` in a list, `.debut` and `.fin` in a range.
    pub fn days_with_paths(&self) -> Vec<(String, Date)> {
        match self {
            Self::Day(date) => vec![(String::new(), *date)],
            Self::Days(DateList(days)) => {
                let ranked = days.iter().enumerate();
                ranked
                    .map(|(rank, date)| (format!(".{rank}"), *date))
                    .collect()
            }
            Self::Range(DateRange { start, end }) => {
                vec![(".debut".to_owned(), *start), (".fin".to_owned(), *end)]
            }
            Self::Month(_) | Self::ToSchedule => Vec::new(),
        }
    }

    /// Every day that it names, those inside a range among them.
    pub fn all_days(&self) -> Vec<Date> {
        match self {
            Self::Day(date) => vec![*date],
            Self::Days(DateList(days)) => days.clone(),
            Self::Range(DateRange { start, end }) => start.days_to(*end),
            Self::Month(_) | Self::ToSchedule => Vec::new(),
        }
    }

    /// Whether it only bounds what happens within it: a month, or a range of more than a week, whose ends may well be
    /// days off.
    pub fn is_period(&self) -> bool {
        match self {
            Self::Day(_) | Self::Days(_) | Self::ToSchedule => false,
            Self::Range(DateRange { start, end }) => start.days_until(*end) >= 7,
            Self::Month(_) => true,
        }
    }

    /// How many days it names, those of a range among them; `None` for a month or no date.
    pub fn day_count(&self) -> Option<u32> {
        match self {
            Self::Day(_) => Some(1),
            Self::Days(days) => u32::try_from(days.as_slice().len()).ok(),
            Self::Range(DateRange { start, end }) => u32::try_from(start.days_until(*end) + 1).ok(),
            Self::Month(_) | Self::ToSchedule => None,
        }
    }

    /// Whether it starts before another for sure: a month starts on any of its days.
    pub fn starts_before(&self, other: &Self) -> bool {
        let start = match self {
            Self::Month(month) => Some(month.last()),
            Self::Day(_) | Self::Days(_) | Self::Range(_) | Self::ToSchedule => self.earliest(),
        };
        start
            .zip(other.earliest())
            .is_some_and(|(own, other)| own < other)
    }

    /// The printed form in parts, to mark up its dates.
    #[must_use]
    pub fn parts(&self) -> Vec<WhenPart> {
        match self {
            Self::Day(date) => vec![full_date(*date)],
            Self::Days(list) => list.parts(),
            Self::Range(DateRange { start, end }) => vec![
                WhenPart::Text("du "),
                abbreviated_date(*start, *end),
                WhenPart::Text(" au "),
                full_date(*end),
            ],
            Self::Month(month) => vec![WhenPart::Time {
                datetime: month.to_iso(),
                text: month.to_string(),
            }],
            Self::ToSchedule => vec![WhenPart::Pending(TO_SCHEDULE)],
        }
    }
}

impl DateList {
    /// Two at least, in the author's order.
    pub fn as_slice(&self) -> &[Date] {
        &self.0
    }

    /// « 14, 15 et 18 mars 2019 », « 28 février et 1er mars 2019 », « 14 et 15 mars, 2 avril 2019 ».
    fn parts(&self) -> Vec<WhenPart> {
        let days = &self.0;
        let same_month = |i: usize| i < days.len() && days[i - 1].month() == days[i].month();
        let grouped = (1..days.len()).any(same_month);
        let mut parts = Vec::new();
        for (i, &date) in days.iter().enumerate() {
            if i > 0 {
                let et = if same_month(i) {
                    !same_month(i + 1)
                } else {
                    !grouped && i + 1 == days.len()
                };
                parts.push(WhenPart::Text(if et { " et " } else { ", " }));
            }
            let next = days.get(i + 1);
            parts.push(next.map_or_else(|| full_date(date), |&next| abbreviated_date(date, next)));
        }
        parts
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.parts().iter().try_for_each(|part| match part {
            WhenPart::Text(words) | WhenPart::Pending(words) => f.write_str(words),
            WhenPart::Time { datetime: _, text } => f.write_str(text),
        })
    }
}

impl FromStr for When {
    type Err = ValueError;

    /// Takes one date, one month, « les 3, 4 et 10 mai 2027 », « du 3 au 5 mai 2027 » or « à programmer ».
    fn from_str(text: &str) -> Result<Self, ValueError> {
        if fold(text).replace('-', " ") == fold(TO_SCHEDULE) {
            return Ok(Self::ToSchedule);
        }
        if let Ok(month) = text.parse() {
            return Ok(Self::Month(month));
        }
        let as_written = |mut error| {
            if let ValueError::MissingYear { text: shown, .. } = &mut error {
                text.trim().clone_into(shown);
            }
            error
        };
        let folded = fold(text);
        if let Some(days) = parse_days(&folded) {
            return days.map_err(as_written).and_then(Self::from_days);
        }
        if let Some(ends) = parse_ends(&folded) {
            let ends = ends.map_err(as_written);
            return ends.and_then(|(start, end)| Self::from_range(start, end));
        }
        match text.parse() {
            Ok(date) => Ok(Self::Day(date)),
            Err(ValueError::EmptyDate) => Err(ValueError::EmptyWhen),
            Err(ValueError::UnreadableDate(text)) => Err(ValueError::UnreadableWhen(text)),
            Err(error) => Err(error),
        }
    }
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WhenVisitor)
    }
}

struct WhenVisitor;

impl<'de> de::Visitor<'de> for WhenVisitor {
    type Value = When;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("une date, un mois, une liste de dates, `debut` et `fin`, ou « a-programmer »")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<When, E> {
        text.parse().map_err(E::custom)
    }

    fn visit_seq<A: de::SeqAccess<'de>>(self, days: A) -> Result<When, A::Error> {
        let days = Vec::deserialize(SeqAccessDeserializer::new(days))?;
        When::from_days(days).map_err(de::Error::custom)
    }

    fn visit_map<A: de::MapAccess<'de>>(self, ends: A) -> Result<When, A::Error> {
        let RangeYaml { debut, fin } = RangeYaml::deserialize(MapAccessDeserializer::new(ends))?;
        When::from_range(debut, fin).map_err(de::Error::custom)
    }
}

impl Serialize for When {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Day(date) => date.serialize(serializer),
            Self::Days(DateList(days)) => days.serialize(serializer),
            &Self::Range(DateRange {
                start: debut,
                end: fin,
            }) => RangeYaml { debut, fin }.serialize(serializer),
            Self::Month(month) => serializer.serialize_str(&month.to_iso()),
            Self::ToSchedule => serializer.serialize_str("a-programmer"),
        }
    }
}

/// A part of the printed form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhenPart {
    Text(&'static str),
    /// A date and its machine form.
    Time {
        datetime: String,
        text: String,
    },
    /// « à programmer ».
    Pending(&'static str),
}

fn full_date(date: Date) -> WhenPart {
    WhenPart::Time {
        datetime: date.to_iso(),
        text: date.to_string(),
    }
}

/// The date without what it shares with the next one.
fn abbreviated_date(date: Date, next: Date) -> WhenPart {
    let text = if date.month() == next.month() {
        date.format_day()
    } else if date.civil().year() == next.civil().year() {
        date.format_day_and_month()
    } else {
        date.to_string()
    };
    WhenPart::Time {
        datetime: date.to_iso(),
        text,
    }
}
