//! A weekday written beside a date is its own.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::{Example, Finds, Report, Rule, Texts};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::value::{Date, MONTHS_PATTERN, month_named};

pub static RULE: Rule = Rule {
    code: "C017",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(C017),
    source: None,
    example: Some(Example {
        bad: "\
contexte: Une réunion préparatoire a eu lieu le lundi 14 février 2019.",
        good: "\
contexte: Une réunion préparatoire a eu lieu le jeudi 14 février 2019.",
    }),
    finds: Finds::Texts(find),
};

/// « lundi 14 février 2019 », « les jeudis 19 et 26 novembre 2026 ».
static IN_WORDS: LazyLock<Regex> = LazyLock::new(|| {
    let day = format!(r"(?:1er|[0-9]{{1,2}})(?:\s+{MONTHS_PATTERN})?");
    let days = format!(r"{day}(?:(?:\s*,\s*|\s+et\s+|\s+ou\s+){day})*");
    pattern(&format!(r"(?P<days>{days})\s+(?P<year>[0-9]{{4}})(?-u:\b)"))
});
/// « lundi 14/02/2019 ».
static IN_NUMBERS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?P<day>[0-9]{1,2})[/.](?P<month>[0-9]{1,2})[/.](?P<year>[0-9]{4})(?-u:\b)")
});
/// « du lundi 14 au vendredi 18 octobre 2025 ».
static RANGE: LazyLock<Regex> = LazyLock::new(|| {
    let day = r"(?:1er|[0-9]{1,2})";
    let first = format!(
        r"(?P<first>(?P<weekday>[a-z]+di|dimanche)\s+(?P<day>{day})(?:\s+(?P<m1>{MONTHS_PATTERN}))?)"
    );
    let last = format!(
        r"(?:[a-z]+di\s+|dimanche\s+)?{day}\s+(?P<m2>{MONTHS_PATTERN})\s+(?P<year>[0-9]{{4}})"
    );
    let range = format!(r"(?i)(?-u:\b)du\s+{first}\s+au\s+{last}");
    Regex::new(&range).expect("a pattern written above")
});
/// One day of a list, with its month or without.
static DAY: LazyLock<Regex> = LazyLock::new(|| {
    let day = format!(r"(?i)(?P<day>1er|[0-9]{{1,2}})(?:\s+(?P<month>{MONTHS_PATTERN}))?");
    Regex::new(&day).expect("a pattern written above")
});

/// A date behind its weekday.
fn pattern(date: &str) -> Regex {
    let weekday =
        r"(?-u:\b)(?P<weekday>lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s?\s+(?:le\s+)?";
    Regex::new(&format!("(?i){weekday}{date}")).expect("a pattern written above")
}

fn find(texts: &Texts<'_>, report: &mut Report<'_>) {
    for passage in &texts.passages {
        if !passage.text.contains(|c: char| c.is_ascii_digit()) {
            continue;
        }
        for (range, date) in contradictions(passage.text) {
            let words: Vec<&str> = passage.text[range.clone()].split_whitespace().collect();
            report
                .at(passage.place(range))
                .with("written", words.join(" "))
                .with("date", date);
        }
    }
}

/// The dates of a text that are not those of their weekday: the whole of a lone one, the day alone in a list.
fn contradictions(text: &str) -> Vec<(Range<usize>, Date)> {
    let mut found = Vec::new();
    for captures in IN_WORDS.captures_iter(text) {
        found.extend(in_words(&captures));
    }
    let ranges = RANGE.captures_iter(text);
    found.extend(ranges.filter_map(|captures| first_of_range(&captures)));
    for captures in IN_NUMBERS.captures_iter(text) {
        let number = |name: &str| captures[name].parse().ok();
        let date = number("day")
            .zip(number("month"))
            .and_then(|(day, month)| Date::new(captures["year"].parse().ok()?, month, day));
        if let (Some(date), Some(whole)) = (date, captures.get(0))
            && date.weekday() != captures["weekday"].to_lowercase()
        {
            found.push((whole.range(), date));
        }
    }
    found
}

fn in_words(captures: &Captures<'_>) -> Vec<(Range<usize>, Date)> {
    let (Some(whole), Some(days)) = (captures.get(0), captures.name("days")) else {
        return Vec::new();
    };
    let Ok(mut year) = captures["year"].parse() else {
        return Vec::new();
    };
    let weekday = captures["weekday"].to_lowercase();
    let days_of: Vec<Captures<'_>> = DAY.captures_iter(days.as_str()).collect();
    let mut month = None;
    let mut found = Vec::new();
    // The month is that of the next day that has one.
    for day in days_of.iter().rev() {
        let named = day.name("month");
        let named = named.and_then(|name| month_named(name.as_str()));
        // « 29 décembre et 5 janvier 2027 »: the year is that of the last.
        if named.is_some() && named > month && month.is_some() {
            year -= 1;
        }
        month = named.or(month);
        let number = match &day["day"] {
            "1er" => Some(1),
            digits => digits.parse().ok(),
        };
        let date = month
            .zip(number)
            .and_then(|(month, day)| Date::new(year, month, day));
        if let (Some(date), Some(here)) = (date, day.get(0))
            && date.weekday() != weekday
        {
            let item = days.start() + here.start()..days.start() + here.end();
            found.push((item, date));
        }
    }
    // When no day is that of the weekday, the weekday is what is wrong.
    if found.len() == days_of.len()
        && let Some((_, first)) = found.pop()
    {
        return vec![(whole.range(), first)];
    }
    found
}

/// « du lundi 14 au vendredi 18 octobre 2025 »: the first day has the month and the year of the last, unless it says
/// its own; one that says its year is found as any other date.
fn first_of_range(captures: &Captures<'_>) -> Option<(Range<usize>, Date)> {
    let month = captures.name("m1").or(captures.name("m2"))?;
    let day = match &captures["day"] {
        "1er" => 1,
        digits => digits.parse().ok()?,
    };
    let last: i16 = captures["year"].parse().ok()?;
    let [month, last_month] = [month.as_str(), &captures["m2"]].map(month_named);
    let year = if month > last_month { last - 1 } else { last };
    let date = Date::new(year, month?, day)?;
    let wrong = date.weekday() != captures["weekday"].to_lowercase();
    Some((captures.name("first")?.range(), date)).filter(|_| wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn contradicts(text: &str, expected: &[&str]) {
        let found: Vec<String> = contradictions(text)
            .into_iter()
            .map(|(range, date)| format!("{} {}", &text[range], date.iso()))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn wrong_weekdays() {
        contradicts(
            "le Lundi 14\u{a0}février 2019",
            &["Lundi 14\u{a0}février 2019 2019-02-14"],
        );
        contradicts("lundi 14/02/2019", &["lundi 14/02/2019 2019-02-14"]);
        contradicts("mardi 1er mars 2019", &["mardi 1er mars 2019 2019-03-01"]);
        contradicts(
            "du lundi 14 au vendredi 17 octobre 2025",
            &["lundi 14 2025-10-14"],
        );
        contradicts(
            "les mardis 13 et 20 mai 2026",
            &["mardis 13 et 20 mai 2026 2026-05-13"],
        );
        contradicts(
            "Les jeudis 19 et 27 novembre 2026",
            &["27 novembre 2026-11-27"],
        );
        contradicts(
            "les mardis 17 novembre et 2 décembre 2026",
            &["2 décembre 2026-12-02"],
        );
    }

    #[test]
    fn right_ones_and_unknown_ones() {
        for text in [
            "jeudi 14 février 2019",
            "Les jeudis 19 et 26 novembre 2026",
            "les mardis 17 novembre et 1er décembre 2026",
            "du lundi 14 au mardi 15 janvier 2019",
            "du lundi 31 décembre au mardi 1er janvier 2019",
            "du lundi 29 décembre au vendredi 2 janvier 2026",
            "les mardis 29 décembre et 5 janvier 2027",
            "lundi 14 février",
            "lundi 31 février 2019",
            "lundi 2 h 30",
            "le 14 février 2019, un lundi",
            "lundi 14/02",
            "lundi 14/02/19",
        ] {
            contradicts(text, &[]);
        }
    }
}
