//! A time of day, and a stretch of one day between two of them.

use std::fmt;
use std::str::FromStr;

use serde::de::value::MapAccessDeserializer;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{RangeYaml, ValueError, fold, parse_integer, text_value, with_plain_spaces};

/// Minutes since midnight, from « 0 h » to « 24 h » included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay {
    minutes: u16,
}

/// From one time of day to a later one, or through midnight to one of the next day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TimeRange {
    start: TimeOfDay,
    end: TimeOfDay,
}

impl TimeOfDay {
    /// `None` past « 24 h ».
    pub fn from_minutes(minutes: u16) -> Option<Self> {
        (minutes <= DAY).then_some(Self { minutes })
    }

    /// Minutes since midnight.
    pub fn minutes(self) -> u16 {
        self.minutes
    }
}

const DAY: u16 = 24 * 60;
/// The longest night of work, in minutes: beyond it, the two times are reversed.
const MAX_NIGHT: u16 = 12 * 60;

/// The most minutes of a half-day.
const HALF_DAY: u16 = 5 * 60;

/// Words before times that do not change how long they last.
const DAY_WORDS: [&str; 5] = [
    "tous les jours", "chaque jour", "chaque soir", "le matin", "matin",
];

impl TimeRange {
    pub fn new(start: TimeOfDay, end: TimeOfDay) -> Result<Self, ValueError> {
        let range = Self { start, end };
        if start < end || (end < start && range.minutes() <= MAX_NIGHT) {
            Ok(range)
        } else {
            Err(ValueError::ReversedTimes { start, end })
        }
    }

    pub fn start(self) -> TimeOfDay {
        self.start
    }

    pub fn end(self) -> TimeOfDay {
        self.end
    }

    /// How long it lasts, in minutes; never zero.
    pub fn minutes(self) -> u16 {
        self.end_minutes() - self.start.minutes
    }

    /// Minutes from the midnight before its start to its end.
    pub fn end_minutes(self) -> u16 {
        if self.end > self.start {
            self.end.minutes
        } else {
            self.end.minutes + DAY
        }
    }

    /// Whether there is room for a meal in it: from noon or before to half past one or after.
    pub fn includes_lunch(self) -> bool {
        self.start.minutes <= 12 * 60 && self.end_minutes() >= 13 * 60 + 30
    }

    /// The ranges of a text that says nothing else, one after the other: « 9 h à 12 h et de 13 h à 16 h ».
    pub fn parse_list(text: &str) -> Option<Vec<Self>> {
        let mut folded = fold(text).replace('’', "'");
        for words in DAY_WORDS {
            if let Some(rest) = folded.strip_prefix(words) {
                folded = rest.trim_start_matches([' ', ':', ',']).to_owned();
            }
        }
        let folded = folded.replace(" et ", ",").replace(" puis ", ",");
        let parts = folded.trim_end_matches('.').split([',', ';', '/']);
        let ranges: Vec<Self> = parts
            .map(|part| part.trim().parse().ok())
            .collect::<Option<_>>()?;
        let ordered = ranges.windows(2).all(|pair| {
            let end = pair[0].end_minutes();
            end.checked_sub(DAY).unwrap_or(end) <= pair[1].start.minutes
        });
        ordered.then_some(ranges)
    }

    /// « 9 h à 12 h et 13 h à 16 h »: two stretches as short as half-days, ordered or not.
    pub fn parse_pair(text: &str) -> Option<Vec<Self>> {
        let folded = fold(text);
        let (first, second) = folded.trim_end_matches('.').split_once(" et ")?;
        let ranges: Vec<Self> = [first, second]
            .into_iter()
            .map(|part| part.trim().parse().ok())
            .collect::<Option<_>>()?;
        let is_half = |range: &Self| range.minutes() <= HALF_DAY;
        ranges.iter().all(is_half).then_some(ranges)
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.minutes / 60, self.minutes % 60) {
            (hours, 0) => write!(f, "{hours}\u{a0}h"),
            (hours, minutes) => write!(f, "{hours}\u{a0}h\u{a0}{minutes:02}"),
        }
    }
}

impl fmt::Display for TimeRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} à {}", self.start, self.end)
    }
}

impl FromStr for TimeOfDay {
    type Err = ValueError;

    /// Takes « 9 h », « 9h30 », « 09:00 », « 9 heures 30 ».
    fn from_str(text: &str) -> Result<Self, ValueError> {
        let folded = fold(text);
        let unreadable = || ValueError::UnreadableTime(text.trim().to_owned());
        if folded.is_empty() {
            return Err(ValueError::EmptyTime);
        }
        let (hours, minutes) = [":", "heures", "heure", "h"]
            .iter()
            .find_map(|separator| folded.split_once(separator))
            .ok_or_else(unreadable)?;
        let number = |digits: &str| match digits.len() {
            1 | 2 => parse_integer(digits).and_then(|number| u16::try_from(number).ok()),
            _ => None,
        };
        let hours = number(hours.trim_end()).ok_or_else(unreadable)?;
        let minutes = match minutes.trim_start() {
            "" if folded.contains('h') => 0,
            digits => number(digits).ok_or_else(unreadable)?,
        };
        Self::from_minutes(hours * 60 + minutes)
            .filter(|_| minutes < 60)
            .ok_or_else(|| ValueError::TimeOutOfRange(text.trim().to_owned()))
    }
}

impl FromStr for TimeRange {
    type Err = ValueError;

    /// Takes « 9 h à 17 h », « de 9h à 17h », « 9h-12h30 », « 9 h – 17 h ».
    fn from_str(text: &str) -> Result<Self, ValueError> {
        let folded = fold(text);
        let bare = folded.strip_prefix("de ").unwrap_or(&folded);
        let (start, end) = bare
            .split_once(" a ")
            .or_else(|| bare.split_once('-'))
            .ok_or_else(|| ValueError::UnreadableTimeRange(text.trim().to_owned()))?;
        Self::new(start.parse()?, end.parse()?)
    }
}

text_value! {
    TimeOfDay,
    format: "heure",
    yaml: with_plain_spaces,
    title: "heure",
    description: "Une heure de la journée, de 0 h à 24 h.",
    examples: ["9 h", "9 h 30", "17 h 45"]
}

impl<'de> Deserialize<'de> for TimeRange {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TimeRangeVisitor)
    }
}

struct TimeRangeVisitor;

impl<'de> de::Visitor<'de> for TimeRangeVisitor {
    type Value = TimeRange;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("une plage horaire, par exemple « 9 h à 17 h », ou `debut` et `fin`")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<TimeRange, E> {
        text.parse().map_err(E::custom)
    }

    fn visit_map<A: de::MapAccess<'de>>(self, ends: A) -> Result<TimeRange, A::Error> {
        let RangeYaml { debut, fin } = RangeYaml::deserialize(MapAccessDeserializer::new(ends))?;
        TimeRange::new(debut, fin).map_err(de::Error::custom)
    }
}

impl Serialize for TimeRange {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&with_plain_spaces(self))
    }
}
