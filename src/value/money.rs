//! An amount in euros.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{
    ValueError, fold, group_thousands, join_thousands, parse_hundredths, with_plain_spaces,
};

/// One cent under a thousand million euros.
const MAX_CENTS: i64 = 1_000_000_000 * 100 - 1;

/// Euros to the cent, from zero to under 1,000,000,000 €.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money {
    cents: i64,
}

impl Money {
    /// `None` when negative or from 1,000,000,000 € up.
    pub fn from_cents(cents: i64) -> Option<Self> {
        (0..=MAX_CENTS).contains(&cents).then_some(Self { cents })
    }

    pub fn cents(self) -> i64 {
        self.cents
    }
}

/// What a price is: an amount, or the words that no amount is asked for, as they are written: « inclus », « offert ».
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Amount {
    Sum(Money),
    Free(String),
}

/// The words that say it.
const FREE_WORDS: [&str; 8] = [
    "inclus", "incluse", "compris", "comprise", "gratuit", "gratuite", "offert", "offerte",
];

impl Amount {
    /// The amount, when there is one to count with.
    pub fn sum(&self) -> Option<Money> {
        match self {
            Self::Sum(money) => Some(*money),
            Self::Free(_) => None,
        }
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sum(money) => money.fmt(f),
            Self::Free(words) => f.write_str(words),
        }
    }
}

impl FromStr for Amount {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        let folded = fold(text);
        let first = folded.split([' ', ',']).next().unwrap_or_default();
        let is_free = FREE_WORDS.contains(&first)
            && !folded.contains(|c: char| c.is_ascii_digit() || c == '€' || c == '%');
        if is_free {
            return Ok(Self::Free(text.trim().to_owned()));
        }
        text.parse().map(Self::Sum)
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let euros = group_thousands(self.cents.unsigned_abs() / 100);
        match self.cents % 100 {
            0 => write!(f, "{euros}\u{a0}€"),
            cents => write!(f, "{euros},{cents:02}\u{a0}€"),
        }
    }
}

impl FromStr for Money {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        let folded = join_thousands(&fold(text));
        let quoted = || text.trim().to_owned();
        if folded.is_empty() {
            return Err(ValueError::EmptyAmount);
        }
        let number = ["€", "euros", "euro", "eur"]
            .iter()
            .find_map(|currency| folded.strip_suffix(currency))
            .unwrap_or(&folded)
            .trim_end();
        if number.starts_with(['-', '−']) && !number.contains('%') {
            return Err(ValueError::NegativeAmount(quoted()));
        }
        if has_point_in_thousands(number) {
            return Err(ValueError::PointInThousands(quoted()));
        }
        let cents =
            parse_hundredths(number).ok_or_else(|| ValueError::UnreadableAmount(quoted()))?;
        i64::try_from(cents)
            .ok()
            .and_then(Self::from_cents)
            .ok_or_else(|| ValueError::AmountTooLarge(quoted()))
    }
}

/// Whether a point in a number may part its thousands: « 2.400 ».
pub fn has_point_in_thousands(number: &str) -> bool {
    let mut groups = number.split('.');
    let first = groups.next().unwrap_or_default();
    let is_group = |group: &str| group.len() == 3 && group.bytes().all(|it| it.is_ascii_digit());
    (1..=3).contains(&first.len())
        && first.bytes().all(|it| it.is_ascii_digit())
        && number.contains('.')
        && groups.all(is_group)
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(MoneyVisitor)
    }
}

/// Numbers go through their shortest decimal spelling, so that they meet the same checks as texts.
struct MoneyVisitor;

impl de::Visitor<'_> for MoneyVisitor {
    type Value = Money;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("un montant, par exemple « 1 200 € »")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Money, E> {
        text.parse().map_err(E::custom)
    }

    fn visit_u64<E: de::Error>(self, euros: u64) -> Result<Money, E> {
        self.visit_str(&euros.to_string())
    }

    fn visit_i64<E: de::Error>(self, euros: i64) -> Result<Money, E> {
        self.visit_str(&euros.to_string())
    }

    fn visit_f64<E: de::Error>(self, euros: f64) -> Result<Money, E> {
        self.visit_str(&euros.to_string())
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&with_plain_spaces(self))
    }
}
