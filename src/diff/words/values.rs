//! Numbers, dates, times of day and telephone numbers at the start of a text, however they are written: two that are equal have
//! the same key.

use unicode_normalization::UnicodeNormalization;

use crate::check::counted::may_open_count;
use crate::value::scan::Scanner;
use crate::value::{fold, has_point_in_thousands};

/// Spaces between the digits of one number.
const DIGIT_SPACES: [char; 3] = [' ', '\u{a0}', '\u{202f}'];

/// The roots of ordinals in letters, without « ième », and their numbers.
const ORDINAL_ROOTS: [(&str, u32); 21] = [
    ("un", 1),
    ("deux", 2),
    ("trois", 3),
    ("quatr", 4),
    ("cinqu", 5),
    ("six", 6),
    ("sept", 7),
    ("huit", 8),
    ("neuv", 9),
    ("dix", 10),
    ("onz", 11),
    ("douz", 12),
    ("treiz", 13),
    ("quatorz", 14),
    ("quinz", 15),
    ("seiz", 16),
    ("vingt", 20),
    ("trent", 30),
    ("quarant", 40),
    ("cinquant", 50),
    ("cent", 100),
];

/// The value in digits that opens a text: its length and its key.
#[must_use]
pub fn read_value(text: &str) -> (usize, String) {
    read_telephone(text)
        .or_else(|| read_date(text))
        .or_else(|| read_time(text))
        .unwrap_or_else(|| read_number(text))
}

/// The value in letters that opens a text: « quinze », « deuxième », « sept heures ». « un » is an article too, and no value.
#[must_use]
pub fn read_value_in_letters(text: &str) -> Option<(usize, String)> {
    if let Some(ordinal) = read_roman_ordinal(text).or_else(|| read_ordinal_in_letters(text)) {
        return Some(ordinal);
    }
    if !may_open_count(text.as_bytes()) {
        return None;
    }
    let mut scanner = Scanner::new(text, 0);
    let count = scanner.read_count()?;
    scanner.word_end()?;
    let goes_on = scanner.rest().starts_with(['-', '‑', '’', '\'']);
    if count == 1 || goes_on {
        return None;
    }
    let time = scanner.attempt(|it| read_hours(it, count));
    let key = time.unwrap_or_else(|| count.to_string());
    Some((scanner.position(), key))
}

/// « XIXe », « XIXème », « Ière ».
fn read_roman_ordinal(text: &str) -> Option<(usize, String)> {
    let mut scanner = Scanner::new(text, 0);
    let number = scanner.read_while(|c| matches!(c, 'I' | 'V' | 'X'));
    let ending = fold(scanner.read_while(char::is_alphabetic));
    let key = match ending.strip_suffix('s').unwrap_or(&ending) {
        "re" | "ere" if number == "I" => "Ire".to_owned(),
        "e" | "eme" | "ieme" if !number.is_empty() => format!("{number}e"),
        _ => return None,
    };
    scanner.word_end()?;
    Some((scanner.position(), key))
}

fn read_ordinal_in_letters(text: &str) -> Option<(usize, String)> {
    let mut scanner = Scanner::new(text, 0);
    let word = scanner.read_while(|c| c.is_alphabetic() || matches!(c, '-' | '‑'));
    scanner.word_end()?;
    let endings = ["ième", "ieme", "remier", "remière", "remiere"];
    let is_ordinal = endings.iter().any(|ending| word.ends_with(ending));
    let folded = is_ordinal.then(|| fold(word))?;
    let key = match folded.as_str() {
        "premier" => "1er".to_owned(),
        "premiere" => "1re".to_owned(),
        other => {
            // « vingt-deuxième »
            let (tens, units) = other.rsplit_once('-').unwrap_or(("", other));
            let root = units.strip_suffix("ieme")?;
            let (_, number) = ORDINAL_ROOTS.iter().find(|(known, _)| *known == root)?;
            let mut before = Scanner::new(tens, 0);
            let tens = if tens.is_empty() {
                Some(0)
            } else {
                before.read_count()
            };
            let is_whole = before.rest().is_empty();
            format!("{}e", tens.filter(|_| is_whole)? + number)
        }
    };
    Some((word.len(), key))
}

/// « 02 61 91 40 10 », « 02.61.91.40.10 », « +33 (0)2 61 91 40 10 ».
fn read_telephone(text: &str) -> Option<(usize, String)> {
    let mut scanner = Scanner::new(text, 0);
    let is_separator = |c: char| c.is_whitespace() || matches!(c, '.' | '-' | '‑' | '/');
    let abroad = scanner.attempt(|it| {
        it.read_text("+").or_else(|| it.read_text("00"))?;
        it.read_text("33")?;
        it.attempt(|it| it.read_char(is_separator));
        it.attempt(|it| it.read_text("(0)"));
        it.attempt(|it| it.read_char(is_separator));
        Some(())
    });
    if abroad.is_none() {
        scanner.read_text("0")?;
    }
    let mut key = format!("tel0{}", scanner.read_digits(1..=1)?);
    for _ in 0..4 {
        scanner.attempt(|it| it.read_char(is_separator));
        key.push_str(scanner.read_digits(2..=2)?);
    }
    scanner.word_end()?;
    Some((scanner.position(), key))
}

/// « 14 février 2019 », « 1er mars », « 14/02/2019 », « 2019-02-14 ».
#[must_use]
pub fn read_date(text: &str) -> Option<(usize, String)> {
    let mut scanner = Scanner::new(text, 0);
    let in_words = scanner.attempt(|it| {
        let day = it.read_day()?;
        let month = it.read_spaced_month()?;
        let year = it.attempt(Scanner::read_spaced_year);
        let year = year.map_or_else(String::new, |year| format!("{year:04}"));
        Some(format!("{year}-{month:02}-{day:02}"))
    });
    let from_year = |it: &mut Scanner<'_>| {
        let year = it.read_digits(4..=4)?;
        it.read_text("-")?;
        let month = it.read_digits(2..=2)?;
        it.read_text("-")?;
        let day = it.read_digits(2..=2)?;
        it.word_end()?;
        Some(format!("{year}-{month}-{day}"))
    };
    let from_day = |it: &mut Scanner<'_>| {
        let day: u8 = it.read_number(1..=2)?;
        let separator = it.read_char(|c| matches!(c, '/' | '.' | '-'))?;
        let month: u8 = it.read_number(1..=2)?;
        it.read_char(|c| c == separator)?;
        let year = it.read_year()?;
        Some(format!("{year:04}-{month:02}-{day:02}"))
    };
    let key = in_words
        .or_else(|| scanner.attempt(from_year))
        .or_else(|| scanner.attempt(from_day))?;
    Some((scanner.position(), key))
}

/// « 9 h 30 », « 14h », « 9:30 », « 7 heures et demie »: its key is in minutes.
#[must_use]
pub fn read_time(text: &str) -> Option<(usize, String)> {
    let mut scanner = Scanner::new(text, 0);
    let hours: u32 = scanner.read_number(1..=4)?;
    let key = scanner.attempt(|it| read_hours(it, hours)).or_else(|| {
        scanner.read_text(":")?;
        let minutes = scanner.read_number::<u32>(2..=2).filter(|it| *it < 60)?;
        scanner.word_end()?;
        (hours < 25).then(|| minutes_key(hours * 60 + minutes))
    })?;
    Some((scanner.position(), key))
}

/// The unit of hours and the minutes after it.
fn read_hours(scanner: &mut Scanner<'_>, hours: u32) -> Option<String> {
    let is_apart = scanner.attempt(|it| it.read_char(char::is_whitespace));
    let unit = ["heures", "heure", "h", "H"]
        .into_iter()
        .find(|unit| scanner.attempt(|it| it.read_text(unit)).is_some())?;
    let minutes = scanner.attempt(|it| {
        it.skip_space();
        let minutes = it.read_number::<u32>(2..=2).filter(|it| *it < 60)?;
        let unit = it.attempt(|it| {
            it.skip_space();
            it.read_one_of(&["minutes", "minute", "min", "mn"])
        });
        unit.map(drop).or_else(|| it.word_end())?;
        Some(minutes)
    });
    let minutes = minutes.or_else(|| {
        scanner.attempt(|it| {
            it.read_spaces()?;
            it.read_word("et")?;
            it.read_spaces()?;
            it.read_one_of(&["demie", "demi"])?;
            Some(30)
        })
    });
    if minutes.is_none() {
        scanner.word_end()?;
        // « 7 H » has another unit, « 9 H 30 » and « 9H » have not.
        if unit == "H" && is_apart.is_some() {
            return None;
        }
    }
    Some(minutes_key(hours * 60 + minutes.unwrap_or_default()))
}

/// The key of a time or of a length in minutes.
#[must_use]
pub fn minutes_key(minutes: u32) -> String {
    format!("{minutes}min")
}

/// A number or an ordinal in digits.
fn read_number(text: &str) -> (usize, String) {
    let end = number_length(text);
    let written = &text[..end];
    let rest = &text[end..];
    let letters = rest
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(rest.len());
    let suffix: String = rest[..letters].nfkc().collect();
    match fold(&suffix).as_str() {
        "er" => return (end + letters, format!("{written}er")),
        "re" | "ere" if written == "1" => return (end + letters, "1re".to_owned()),
        "e" | "re" | "ere" | "eme" | "ieme" | "emes" | "iemes" | "es" | "nd" | "nde" => {
            return (end + letters, format!("{written}e"));
        }
        _ => {}
    }
    let value = written.replace(DIGIT_SPACES, "").replace('−', "-");
    // « du 05 au 09 »
    if let Some(digit) = value.strip_prefix('0').filter(|digit| digit.len() == 1) {
        return (end, digit.to_owned());
    }
    if has_point_in_thousands(&value) {
        // « 2.400 » may be either number.
        return (end, value);
    }
    let value = value.replace('.', ",");
    let is_decimal = written.matches(['.', ',']).count() == 1 && !written.contains('/');
    // « Module 1.10 » is not « Module 1.1 ».
    let is_measure = written.contains(',') || rest.trim_start().starts_with(char::is_alphabetic);
    if is_decimal && is_measure {
        let value = value.trim_end_matches('0').trim_end_matches(',');
        return (end, value.to_owned());
    }
    (end, value)
}

/// The length of a number, its sign, its thousands and its decimals included.
fn number_length(text: &str) -> usize {
    let sign = text.len() - text.trim_start_matches(['-', '−', '+']).len();
    let mut end = sign + digits_length(&text[sign..]);
    let mut groups = (1..=3).contains(&(end - sign));
    let mut thousands = 0;
    loop {
        let mut following = text[end..].chars();
        let Some(link) = following.next() else {
            return end;
        };
        let digits = digits_length(following.as_str());
        let is_space = DIGIT_SPACES.contains(&link);
        let is_thousand = is_space && groups && digits == 3;
        // The last digits of a SIRET.
        let is_establishment = is_space && groups && thousands == 2 && digits == 5;
        let is_part = matches!(link, ',' | '.' | '/') && digits > 0;
        if !is_thousand && !is_part && !is_establishment {
            return end;
        }
        groups &= is_thousand;
        thousands += usize::from(is_thousand);
        end += link.len_utf8() + digits;
    }
}

fn digits_length(text: &str) -> usize {
    text.find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len())
}
