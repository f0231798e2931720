//! The values a sheet is made of: durations, amounts, dates, times of day.
//!
//! Each is parsed once from the coordinator's French, cannot hold a wrong value afterwards, and prints in one
//! canonical form with the spaces French typography wants. They know nothing of programmes.

mod colour;
pub mod contact_details;
mod count;
pub mod date;
mod dates_in_words;
mod duration;
mod measured;
mod money;
mod period;
mod public_holiday;
pub mod scan;
mod time;
mod when;

use std::fmt::{self, Display};
use std::iter;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

pub use colour::Colour;
pub(crate) use date::MONTHS;
pub use date::{Date, Month};
pub use duration::{Duration, DurationUnit, format_days, format_minutes};
pub use measured::Measured;
pub use money::{Amount, Money, has_point_in_thousands};
pub use period::PeriodBounds;
pub use public_holiday::{Holiday, Zone};
pub use time::{TimeOfDay, TimeRange};
pub use when::{When, WhenPart};

/// The reason why a text is not a valid value, with the text;
/// [`crate::diagnostic::value_error`] has the messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ValueError {
    EmptyDate,
    NoSuchDay {
        text: String,
        month: Month,
        days: i8,
    },
    NoSuchMonth {
        text: String,
        /// The day that it is, if the day and the month are swapped.
        swapped: Option<Date>,
    },
    WrongYear(String),
    /// The weekday written with a date is not the weekday of that date.
    WrongWeekday {
        text: String,
        date: Date,
    },
    UnreadableDate(String),
    /// A day and a month alone; the year that its file most likely means, when it has one.
    MissingYear {
        text: String,
        year: Option<String>,
    },
    /// An empty text, where a date, a month or « à programmer » is expected.
    EmptyWhen,
    ReversedDates {
        start: Date,
        end: Date,
    },
    UnreadableWhen(String),
    EmptyDuration,
    MissingUnit(String),
    ZeroDuration,
    MinutesPastHour(String),
    /// « 10.30 »: its two readings.
    AmbiguousHours {
        text: String,
        clock: String,
        decimal: String,
    },
    FractionalDuration(String),
    DurationTooLong(String),
    UnreadableDuration(String),
    /// Not a number of half days.
    UnreadableDays(String),
    UnreadableWeeks(String),
    UnreadableMonths(String),
    UnreadableYears(String),
    /// Days where hours are asked.
    DaysInsteadOfHours(String),
    EmptyAmount,
    NegativeAmount(String),
    AmountTooLarge(String),
    /// « 2.400 »: two thousand four hundred, or a number with decimals.
    PointInThousands(String),
    UnreadableAmount(String),
    EmptyTime,
    TimeOutOfRange(String),
    UnreadableTime(String),
    ReversedTimes {
        start: TimeOfDay,
        end: TimeOfDay,
    },
    UnreadableTimeRange(String),
    UnreadableHeadcount(String),
    /// Not `#` and six hexadecimal digits.
    UnreadableColour(String),
}

/// Whether a text is such a value.
pub type FormatCheck = fn(&str) -> Result<(), ValueError>;

/// The `format` names used in the JSON Schema, each with its check.
pub const FORMATS: &[(&str, FormatCheck)] = &[
    ("couleur", |text| {
        Colour::parse(text)
            .map(drop)
            .ok_or_else(|| ValueError::UnreadableColour(text.to_owned()))
    }),
    ("date-fr", check_format::<Date>),
    ("date-ou-annee", check_format::<Measured>),
    ("date-ou-mention", check_format::<When>),
    ("dates-de-session", check_format::<When>),
    ("duree", check_format::<Duration>),
    ("heure", check_format::<TimeOfDay>),
    ("montant", check_format::<Amount>),
    ("plage-horaire", check_format::<TimeRange>),
];

fn check_format<T: FromStr<Err = ValueError>>(text: &str) -> Result<(), ValueError> {
    text.parse::<T>().map(drop)
}

/// Required by serde; the reader shows the text of the catalogues instead.
impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

/// The two ends of a range, as YAML writes them.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct RangeYaml<T> {
    debut: T,
    fin: T,
}

/// Gives a type that YAML writes as one string its serde and JSON Schema sides, from its `FromStr` and `$yaml`, the
/// function that spells it back.
macro_rules! text_value {
    ($type:ident, format: $format:literal, yaml: $yaml:path, title: $title:literal,
     description: $description:literal, examples: $examples:tt) => {
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&$yaml(self))
            }
        }

        #[cfg(test)]
        impl schemars::JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "type": "string",
                    "format": $format,
                    "title": $title,
                    "description": $description,
                    "examples": $examples,
                })
            }
        }
    };
}
use text_value;

/// The text as parsers and rules compare it: no accents, lower case, single plain spaces, one kind of dash.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        if word.is_ascii() {
            folded.extend(word.chars().map(|c| c.to_ascii_lowercase()));
            continue;
        }
        for character in word.chars() {
            match fold_character(character) {
                Some(plain) => folded.push(plain),
                None => {
                    let letters = iter::once(character)
                        .nfd()
                        .filter(|&c| !is_combining_mark(c));
                    folded.extend(letters.flat_map(char::to_lowercase));
                }
            }
        }
    }
    folded
}

/// The characters of French texts, folded: decomposing each would take longer.
fn fold_character(character: char) -> Option<char> {
    Some(match character {
        _ if character.is_ascii() => character.to_ascii_lowercase(),
        'à' | 'â' | 'ä' | 'À' | 'Â' | 'Ä' => 'a',
        'ç' | 'Ç' => 'c',
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => 'e',
        'î' | 'ï' | 'Î' | 'Ï' => 'i',
        'ô' | 'ö' | 'Ô' | 'Ö' => 'o',
        'ù' | 'û' | 'ü' | 'Ù' | 'Û' | 'Ü' => 'u',
        'ÿ' | 'Ÿ' => 'y',
        '‐' | '‑' | '–' | '—' => '-',
        '’' | '«' | '»' | '…' | '€' | '°' | '•' => character,
        _ => return None,
    })
}

/// Folded text without the spaces between thousands: « 1 200 » is one number, « 02 99 » stays two.
fn join_thousands(folded: &str) -> String {
    let mut joined = String::with_capacity(folded.len());
    let mut open = false;
    for word in folded.split(' ') {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let continues = open && digits == 3;
        if !continues && !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(word);
        open = digits == word.len() && (continues || (1..=3).contains(&digits));
    }
    joined
}

/// A number with at most two decimals, in hundredths; `None` for anything else.
fn parse_hundredths(text: &str) -> Option<u64> {
    let (whole, decimals) = text.split_once([',', '.']).unwrap_or((text, "0"));
    if decimals.is_empty() || decimals.len() > 2 {
        return None;
    }
    let padded = format!("{decimals:0<2}");
    parse_integer(whole)?
        .checked_mul(100)?
        .checked_add(parse_integer(&padded)?)
}

/// Digits and nothing else, where `str::parse` would also take a sign.
fn parse_integer(digits: &str) -> Option<u64> {
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

/// The number with a narrow no-break space between its thousands.
fn group_thousands(number: u64) -> String {
    if number < 1000 {
        number.to_string()
    } else {
        format!(
            "{}\u{202f}{:03}",
            group_thousands(number / 1000),
            number % 1000
        )
    }
}

/// The canonical form as a person types it: with plain spaces.
fn with_plain_spaces(value: &impl Display) -> String {
    value.to_string().replace(['\u{a0}', '\u{202f}'], " ")
}
