//! Units after numbers, and lengths of time in words: « 7 h », « dix jours ouvrés », « une heure et demie ».

use super::values::minutes_key;
use crate::value::fold;
use crate::value::scan::Scanner;

/// Units that follow a number, as symbols, and the words for them, without accents and the mark of the plural.
const UNITS: [(&str, &str); 35] = [
    ("min", "minute"),
    ("mn", "minute"),
    ("s", "seconde"),
    ("h", "heure"),
    ("j", "jour"),
    ("sem", "semaine"),
    ("mois", "mois"),
    ("ans", "an"),
    ("€", "euro"),
    ("EUR", "euro"),
    ("%", "pour cent"),
    ("pourcent", "pour cent"),
    ("km", "kilometre"),
    ("m", "metre"),
    ("cm", "centimetre"),
    ("mm", "millimetre"),
    ("m2", "metre carre"),
    ("m²", "metre carre"),
    ("m3", "metre cube"),
    ("m³", "metre cube"),
    ("t", "tonne"),
    ("kg", "kilogramme"),
    ("g", "gramme"),
    ("mg", "milligramme"),
    ("l", "litre"),
    ("L", "litre"),
    ("cl", "centilitre"),
    ("ml", "millilitre"),
    ("km/h", "km/h"),
    ("m/s", "m/s"),
    ("°C", "degre Celsius"),
    ("Mo", "Mo"),
    ("Go", "Go"),
    ("kW", "kW"),
    ("kWh", "kWh"),
];

/// Adjectives that make another unit of one.
const KINDS_OF_UNITS: [(&str, &[&str]); 2] = [
    ("jour", &["ouvre", "ouvrable", "calendaire"]),
    ("metre", &["carre", "cube"]),
];

/// « une heure et demie », « une demi-heure », « trois quarts d’heure »: its length and its key.
#[must_use]
pub fn read_spoken_length(text: &str) -> Option<(usize, String)> {
    let may_open = text.starts_with(['u', 'U', 't', 'T', 'd', 'D', '1', '3']);
    let mut scanner = Scanner::new(text, 0);
    let quarters = |it: &mut Scanner<'_>| {
        it.read_spaces()?;
        it.read_one_of(&["quarts", "quart"])?;
        it.read_spaces()?;
        it.read_text("d")?;
        it.read_char(|c| matches!(c, '\'' | '’'))?;
        it.read_word("heure")
    };
    let half = |it: &mut Scanner<'_>| {
        it.read_one_of(&["demi", "demie"])?;
        it.read_char(|c| c.is_whitespace() || matches!(c, '-' | '‐' | '‑'))?;
        it.read_word("heure")
    };
    let minutes = may_open.then_some(()).and_then(|()| {
        scanner.attempt(|it| {
            let count = it.read_count()?;
            match count {
                1 => it
                    .attempt(|it| quarters(it).map(|()| 15))
                    .or_else(|| {
                        it.attempt(|it| {
                            it.read_spaces()?;
                            half(it).map(|()| 30)
                        })
                    })
                    .or_else(|| {
                        it.read_spaces()?;
                        it.read_word("heure")?;
                        let more = it.attempt(|it| {
                            it.read_spaces()?;
                            it.read_word("et")?;
                            it.read_spaces()?;
                            it.read_word("demie")
                        });
                        Some(if more.is_some() { 90 } else { 60 })
                    }),
                3 => quarters(it).map(|()| 45),
                _ => None,
            }
        })
    })?;
    Some((scanner.position(), minutes_key(minutes)))
}

/// The length of « et demi ».
#[must_use]
pub fn half_length(rest: &str) -> usize {
    let mut scanner = Scanner::new(rest, 0);
    let half = scanner.attempt(|it| {
        it.read_spaces()?;
        it.read_word("et")?;
        it.read_spaces()?;
        it.read_one_of(&["demi", "demie"])
    });
    half.map_or(0, |_| scanner.position())
}

/// The unit after a number: its length, the space before it included, and its name.
#[must_use]
pub fn read_unit(rest: &str) -> Option<(usize, String)> {
    let mut scanner = Scanner::new(rest, 0);
    scanner.skip_space();
    let share = scanner.attempt(|it| {
        it.read_one_of(&["pour", "p."])?;
        it.read_spaces()?;
        it.read_word("cent")
    });
    if share.is_some() {
        return Some((scanner.position(), "pour cent".to_owned()));
    }
    let from = scanner.position();
    let written = scanner.read_while(|c| c.is_alphanumeric() || "€%°²³/".contains(c));
    let unit = find_unit(written).map(|unit| (unit, written.len()));
    // « 12 €/h »
    let before = written.split('/').next().unwrap_or_default();
    let (unit, length) = unit.or_else(|| Some((find_unit(before)?, before.len())))?;
    scanner = Scanner::new(rest, from + length);
    // « les 2 l’ont vu »
    if scanner.rest().starts_with(['\'', '’']) {
        return None;
    }
    let unit = match read_kind_of_unit(&mut scanner, unit) {
        Some(kind) => format!("{unit} {kind}"),
        None => unit.to_owned(),
    };
    Some((scanner.position(), unit))
}

/// The unit that a symbol or a word names. The case of a symbol counts.
fn find_unit(written: &str) -> Option<&'static str> {
    let symbol = UNITS.iter().find(|(symbol, _)| *symbol == written);
    let unit = symbol.or_else(|| {
        let folded = fold(written);
        let singular = folded.strip_suffix('s').unwrap_or(&folded);
        UNITS
            .iter()
            .find(|(_, name)| *name == singular || *name == folded)
    });
    unit.map(|(_, name)| *name)
}

/// Whether a word is the symbol of a unit.
#[must_use]
pub fn is_symbol(word: &str) -> bool {
    UNITS.iter().any(|(symbol, _)| *symbol == word)
}

/// « ouvrés » after « jours », « carrés » after « mètres ».
fn read_kind_of_unit(scanner: &mut Scanner<'_>, unit: &str) -> Option<&'static str> {
    scanner.attempt(|it| {
        it.read_spaces()?;
        let word = fold(it.read_while(char::is_alphabetic));
        let word = word.trim_end_matches('s');
        let kind = KINDS_OF_UNITS.iter().find(|(known, _)| *known == unit);
        let mut kinds = kind?.1.iter().copied();
        kinds.find(|kind| *kind == word)
    })
}

/// Whether « une » before it counts it.
#[must_use]
pub fn is_length_of_time(unit: &str) -> bool {
    let units = ["minute", "heure", "jour", "semaine", "mois", "an"];
    units
        .iter()
        .any(|known| unit.split(' ').next() == Some(known))
}

/// Hours are written in minutes.
#[must_use]
pub fn measure_key(number: &str, unit: &str) -> String {
    let minutes = match unit {
        "minute" => number.parse().ok(),
        "heure" => {
            let (whole, part) = number.split_once(',').unwrap_or((number, "0"));
            let hundredths = format!("{part:0<2}");
            let hours: Option<u32> = whole.parse().ok();
            let part: Option<u32> = hundredths.get(..2).and_then(|part| part.parse().ok());
            let minutes = hours.and_then(|hours| hours.checked_mul(60));
            minutes
                .zip(part)
                .and_then(|(minutes, part)| minutes.checked_add(part * 60 / 100))
        }
        _ => None,
    };
    minutes.map_or_else(|| format!("{number} {unit}"), minutes_key)
}
