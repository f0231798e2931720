//! A weekday written beside a date is the weekday of that date.

use std::ops::Range;

use crate::check::context::TextFields;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::value::Date;
use crate::value::scan::{Scanner, find_all, single_spaced};

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
    kind: RuleKind::Texts(find),
};

/// A day of a list, with its month or without.
#[derive(Debug)]
struct DayOfList {
    range: Range<usize>,
    day: i8,
    month: Option<i8>,
}

fn find(texts: &TextFields<'_>, reporter: &mut Reporter<'_>) {
    for field in &texts.fields {
        if !field.text.contains(|c: char| c.is_ascii_digit()) {
            continue;
        }
        for (range, date) in contradictions(field.text) {
            reporter
                .at(field.place(range.clone()))
                .with("written", single_spaced(&field.text[range]))
                .with("date", date);
        }
    }
}

/// The dates of a text that are not those of their weekday: the whole of a lone one, the day alone in a list.
fn contradictions(text: &str) -> Vec<(Range<usize>, Date)> {
    let lists = find_all(text, dates_in_words).into_iter();
    let mut found: Vec<_> = lists
        .flat_map(|(range, (weekday, days, year))| in_words(range, weekday, &days, year))
        .collect();
    let ranges = find_all(text, first_of_range).into_iter();
    found.extend(ranges.filter_map(|(_, first)| first));
    for (range, (weekday, date)) in find_all(text, date_in_numbers) {
        let wrong = date.filter(|date| date.weekday() != weekday);
        found.extend(wrong.map(|date| (range, date)));
    }
    found
}

/// « lundi 14 février 2019 », « les jeudis 19 et 26 novembre 2026 ».
fn dates_in_words(scanner: &mut Scanner<'_>) -> Option<(&'static str, Vec<DayOfList>, i16)> {
    let weekday = weekday(scanner)?;
    let mut days = vec![day_of_list(scanner)?];
    while let Some(day) = scanner.attempt(|it| {
        let spaced = it.attempt(Scanner::blanks).is_some();
        if it.mark(|c| c == ',').is_some() {
            it.skip_blanks();
        } else {
            it.one_of(&["et", "ou"]).filter(|_| spaced)?;
            it.blanks()?;
        }
        day_of_list(it)
    }) {
        days.push(day);
    }
    Some((weekday, days, scanner.spaced_year()?))
}

fn day_of_list(scanner: &mut Scanner<'_>) -> Option<DayOfList> {
    let start = scanner.position();
    let day = scanner.day()?;
    let month = scanner.attempt(Scanner::spaced_month);
    let range = start..scanner.position();
    Some(DayOfList { range, day, month })
}

/// « lundi 14/02/2019 »: the date is `None` when there is no such day.
fn date_in_numbers(scanner: &mut Scanner<'_>) -> Option<(&'static str, Option<Date>)> {
    let weekday = weekday(scanner)?;
    let day = scanner.number(1..=2)?;
    scanner.mark(|c| "/.".contains(c))?;
    let month = scanner.number(1..=2)?;
    scanner.mark(|c| "/.".contains(c))?;
    let year = scanner.year()?;
    Some((weekday, Date::new(year, month, day)))
}

/// A weekday and the words before its date: « lundi », « lundi le ».
fn weekday(scanner: &mut Scanner<'_>) -> Option<&'static str> {
    let weekday = scanner.weekday()?;
    scanner.blanks()?;
    scanner.attempt(|it| {
        it.word("le")?;
        it.blanks()
    });
    Some(weekday)
}

fn in_words(
    whole: Range<usize>,
    weekday: &str,
    days: &[DayOfList],
    mut year: i16,
) -> Vec<(Range<usize>, Date)> {
    let mut month = None;
    let mut found = Vec::new();
    // The month is that of the next day that has one.
    for day in days.iter().rev() {
        // « 29 décembre et 5 janvier 2027 »: the year is that of the last.
        if day.month.is_some() && day.month > month && month.is_some() {
            year -= 1;
        }
        month = day.month.or(month);
        let date = month.and_then(|month| Date::new(year, month, day.day));
        let wrong = date.filter(|date| date.weekday() != weekday);
        found.extend(wrong.map(|date| (day.range.clone(), date)));
    }
    // When no day has that weekday, the weekday is wrong.
    if found.len() == days.len()
        && let Some((_, first)) = found.pop()
    {
        return vec![(whole, first)];
    }
    found
}

/// « du lundi 14 au vendredi 18 octobre 2025 »: the first day, when it contradicts its weekday. It has the month and the
/// year of the last, unless it has its own month; with its own year, it is found as any other date.
fn first_of_range(scanner: &mut Scanner<'_>) -> Option<Option<(Range<usize>, Date)>> {
    scanner.word("du")?;
    scanner.blanks()?;
    let start = scanner.position();
    let weekday = scanner.weekday_like()?;
    scanner.blanks()?;
    let first = day_of_list(scanner)?;
    scanner.blanks()?;
    scanner.word("au")?;
    scanner.blanks()?;
    scanner.attempt(|it| {
        it.weekday_like()?;
        it.blanks()
    });
    scanner.day()?;
    let last_month = scanner.spaced_month()?;
    let last_year = scanner.spaced_year()?;
    let month = first.month.unwrap_or(last_month);
    let year = if month > last_month {
        last_year - 1
    } else {
        last_year
    };
    let date = Date::new(year, month, first.day);
    let wrong = date.filter(|date| date.weekday() != weekday.to_lowercase());
    Some(wrong.map(|date| (start..first.range.end, date)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::scan::oracle::{MONTH, assert_agrees, places};

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

    #[test]
    fn scanners_agree_with_patterns() {
        let weekday =
            r"(?i)(?-u:\b)(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s?\s+(?:le\s+)?";
        let day = format!(r"(?:1er|[0-9]{{1,2}})(?:\s+{MONTH})?");
        assert_agrees(
            &format!(r"{weekday}{day}(?:(?:\s*,\s*|\s+et\s+|\s+ou\s+){day})*\s+[0-9]{{4}}\b"),
            &[
                "lundi", "Mardis", "dimanche", "le", "14", "1er", "3", "20", ",", "et", "ou",
                "mars", "AOÛT", "fevrier", "2019", "2019x",
            ],
            |text| places(find_all(text, dates_in_words)),
        );
        assert_agrees(
            &format!(r"{weekday}[0-9]{{1,2}}[/.][0-9]{{1,2}}[/.][0-9]{{4}}\b"),
            &[
                "lundi",
                "Mardis",
                "dimanche",
                "le",
                "lundi 14/02/2019",
                "14/02/2019",
                "1.3.2020",
                "14/02",
                "/20190",
                ".",
            ],
            |text| places(find_all(text, date_in_numbers)),
        );
        let weekday = r"(?:[a-z]+di|dimanche)\s+";
        assert_agrees(
            &format!(
                r"(?i)(?-u:\b)du\s+{weekday}{day}\s+au\s+(?:{weekday})?(?:1er|[0-9]{{1,2}})\s+{MONTH}\s+[0-9]{{4}}\b"
            ),
            &[
                "du",
                "Du lundi 14",
                "au",
                "dimanche",
                "vendrdi",
                "14",
                "1er",
                "mars",
                "au 16 AOÛT 2019",
                "2020x",
            ],
            |text| places(find_all(text, first_of_range)),
        );
    }
}
