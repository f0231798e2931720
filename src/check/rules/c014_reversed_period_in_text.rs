//! A period inside a text ends after it starts.

use std::ops::Range;

use crate::check::context::TextFields;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::value::scan::{Scanner, find_all, single_spaced};

pub static RULE: Rule = Rule {
    code: "C014",
    severity: Severity::Warning,
    profiles: &[],
    texts: rule_texts!(C014),
    source: None,
    example: Some(Example {
        bad: "\
contexte: La convention d’objectifs 2028/2022 demande un accueil unique.",
        good: "\
contexte: La convention d’objectifs 2022/2028 demande un accueil unique.",
    }),
    kind: RuleKind::Texts(find),
};

/// Keys that hold numbers of files, never periods.
const NUMBERS_OF_FILES: [&str; 5] = ["reference", "version", "numero", "annexe", "code"];
/// Words that the number of a file follows.
const NUMBERED: [&str; 8] = [
    "loi",
    "décret",
    "arrêté",
    "circulaire",
    "réf",
    "référence",
    "marché",
    "dossier",
];

fn find(texts: &TextFields<'_>, reporter: &mut Reporter<'_>) {
    for field in &texts.fields {
        let text = field.text;
        let is_number = NUMBERS_OF_FILES.contains(&field.last_key());
        if is_number || !text.contains(|c: char| c.is_ascii_digit()) {
            continue;
        }
        for range in reversed_periods(text) {
            reporter
                .at(field.place(range.clone()))
                .with("period", single_spaced(&text[range]));
        }
    }
}

/// The periods of a text that end before they start.
fn reversed_periods(text: &str) -> Vec<Range<usize>> {
    let years = find_all(text, years).into_iter();
    let years = years.filter(|(range, [first, last])| last < first && is_period(text, range));
    let mut periods: Vec<_> = years.map(|(range, _)| range).collect();
    for read in [days_in_words, days_in_numbers, months] {
        let found = find_all(text, read).into_iter();
        let reversed = found.filter(|(_, [first, last])| is_reversed(first, last));
        periods.extend(reversed.map(|(range, _)| range));
    }
    periods
}

/// An end of a period, as far as it is written.
#[derive(Debug, Clone, Copy)]
struct End {
    year: Option<i16>,
    month: Option<i8>,
    day: i8,
}

/// « 2028/2022 », « de 2028 à 2022 », « entre 2028 et 2022 ».
fn years(scanner: &mut Scanner<'_>) -> Option<[i16; 2]> {
    let words = [("de", "à"), ("entre", "et")];
    let between = words.iter().find(|(before, _)| {
        let word = scanner.attempt(|it| it.word(before));
        word.is_some()
    });
    let Some((_, between)) = between else {
        let first = year_of_period(scanner)?;
        scanner.skip_blank();
        scanner.mark(|c| "/‑–-".contains(c))?;
        scanner.skip_blank();
        let last = year_of_period(scanner)?;
        scanner.word_end()?;
        return Some([first, last]);
    };
    scanner.blanks()?;
    let first = year_of_period(scanner)?;
    scanner.blanks()?;
    scanner.word(between)?;
    scanner.blanks()?;
    let last = year_of_period(scanner)?;
    scanner.word_end()?;
    Some([first, last])
}

fn year_of_period(scanner: &mut Scanner<'_>) -> Option<i16> {
    let year = scanner.number(4..=4)?;
    (1900..2100).contains(&year).then_some(year)
}

/// « du 16 au 14 mars 2019 », weekdays or not.
fn days_in_words(scanner: &mut Scanner<'_>) -> Option<[End; 2]> {
    read_from_to(scanner, |it| {
        let day = it.day()?;
        let month = it.attempt(Scanner::spaced_month);
        let year = it.attempt(Scanner::spaced_year);
        Some(End { year, month, day })
    })
    .filter(|[_, last]| last.month.is_some())
}

/// « du 16/03/2019 au 14/03/2019 ».
fn days_in_numbers(scanner: &mut Scanner<'_>) -> Option<[End; 2]> {
    read_from_to(scanner, |it| {
        let day = it.number(1..=2)?;
        it.mark(|c| "/.".contains(c))?;
        let month = it.number(1..=2).filter(|_| it.word_end().is_some());
        let year = it.attempt(|it| {
            it.mark(|c| "/.".contains(c))?;
            it.year()
        });
        month.map(|_| End { year, month, day })
    })
}

/// « du … au … ».
fn read_from_to(
    scanner: &mut Scanner<'_>,
    read: impl Fn(&mut Scanner<'_>) -> Option<End>,
) -> Option<[End; 2]> {
    let read_end = |scanner: &mut Scanner<'_>| {
        scanner.blanks()?;
        scanner.attempt(|it| {
            it.weekday_like()?;
            it.blanks()
        });
        read(scanner)
    };
    scanner.word("du")?;
    let first = read_end(scanner)?;
    scanner.blanks()?;
    scanner.word("au")?;
    Some([first, read_end(scanner)?])
}

/// « de février 2020 à août 2019 ».
fn months(scanner: &mut Scanner<'_>) -> Option<[End; 2]> {
    let month_of_year = |scanner: &mut Scanner<'_>| {
        let month = scanner.month()?;
        let year = scanner.spaced_year()?;
        Some(End {
            year: Some(year),
            month: Some(month),
            day: 1,
        })
    };
    scanner.text("d")?;
    let elided = scanner.mark(|c| matches!(c, '\'' | '’'));
    if elided.is_none() {
        scanner.word("e")?;
        scanner.blanks()?;
    }
    let first = month_of_year(scanner)?;
    scanner.blanks()?;
    scanner.word("à")?;
    scanner.blanks()?;
    Some([first, month_of_year(scanner)?])
}

/// Whether two years are a period: a number, a date or an amount is not.
fn is_period(text: &str, range: &Range<usize>) -> bool {
    let joined = |c: char| "/-‑–.,:".contains(c) || c.is_alphanumeric();
    let before = text[..range.start].trim_end();
    let after = &text[range.end..];
    let glued = text[..range.start].ends_with(joined)
        || after.starts_with(['/', '-', '‑', '–'])
        || before.ends_with(['°', 'º'])
        || names_a_number(before);
    let counted =
        after.trim_start().starts_with(['€', '%']) || after.trim_start().starts_with("euro");
    !glued && !counted
}

/// Whether the number of a text or of a file follows: « loi 2014-2012 », « réf. 2026/2019 ».
fn names_a_number(before: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next();
    let word = word.unwrap_or_default().to_lowercase();
    NUMBERED.contains(&word.trim_end_matches(['.', ':']))
}

/// A year that an end lacks is not guessed from one month to another.
fn is_reversed(first: &End, last: &End) -> bool {
    let first_month = first.month.or(last.month);
    match (first.year, last.year) {
        (Some(first_year), Some(last_year)) => {
            (last_year, last.month, last.day) < (first_year, first_month, first.day)
        }
        (None, _) | (_, None) => first_month == last.month && last.day < first.day,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::scan::oracle::{MONTH, assert_agrees, places};

    fn reversed(text: &str) -> bool {
        !reversed_periods(text).is_empty()
    }

    #[test]
    fn periods_that_are_reversed() {
        for text in [
            "la COG 2028/2022.",
            "2028-2022",
            "2028 – 2022",
            "de 2028 à 2022",
            "du 15 mars 2019 au 14 mars 2019",
            "Du 16 au 14 mars 2019",
            "du 16 au 14\u{a0}mars",
            "du lundi 16 au samedi 14 mars 2019",
            "du dimanche 2 au 1er mars 2019",
            "du 16/03/2019 au 14/03/2019",
            "du 16.03.2019 au 14.03.2019",
            "entre 2028 et 2022",
            "du 16/03 au 14/03/2019",
            "de février 2020 à août 2019",
            "d’avril 2020 à mars 2020",
            "du 3 février 2020\n  au 4 janvier 2020",
        ] {
            assert!(reversed(text), "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_it() {
        for text in [
            "la COG 2022/2028",
            "2019-2019",
            "du 14 au 16 mars 2019",
            "du 15 décembre au 10 janvier",
            "du 15 décembre au 10 janvier 2020",
            "du 15 décembre 2019 au 10 janvier 2020",
            "du 28 février au 1er mars 2019",
            "du 15/12 au 10/01/2020",
            "de février à août / septembre 2019",
            "de 2000 à 1950 €",
            "convention n° 2026-2019",
            "au 02 99 29 82 42",
            "le 2026-2019-03",
            "arrêté 2026-2019/4",
            "loi 2014-2012",
            "réf. 2026/2019",
            "du niveau 5 au niveau 3",
            "du 16 au 14",
        ] {
            assert!(!reversed(text), "{text}");
        }
    }

    fn spaced(pattern: &str) -> String {
        let pattern = pattern.replace(' ', r"\s+").replace("MONTH", MONTH);
        format!("(?i)(?-u:\\b){pattern}")
    }

    #[test]
    fn scanners_of_years_and_months_agree_with_patterns() {
        assert_agrees(
            &spaced(r"(?:(?:de Y à |Y\s?[/‑–-]\s?)Y|entre Y et Y)\b")
                .replace('Y', "(?:19|20)[0-9][0-9]"),
            &[
                "de", "De", "entre", "à", "À", "et", "2022", "2028", "1950", "202", "/", "-", "–",
                "x", ".",
            ],
            |text| places(find_all(text, years)),
        );
        assert_agrees(
            &spaced(r"d(?:e |['’])MONTH [0-9]{4} à MONTH [0-9]{4}\b"),
            &[
                "de",
                "d’",
                "D'",
                "de mars 2020",
                "à août 2019",
                "à",
                "À",
                "Avril",
                "2020",
                "20190",
                "x",
            ],
            |text| places(find_all(text, months)),
        );
    }

    #[test]
    fn scanners_agree_with_patterns() {
        assert_agrees(
            &spaced(
                r"du (?:[a-z]+di |dimanche )?(?:1er|[0-9]{1,2})(?: MONTH)?(?: [0-9]{4})? au (?:[a-z]+di |dimanche )?(?:1er|[0-9]{1,2}) MONTH(?: [0-9]{4}\b)?",
            ),
            &[
                "du 16", "Du", "au", "lundi", "dimanche", "vendrdi", "1er", "14", "3 mars", "AOÛT",
                "fevrier", "2019", "20190", ".",
            ],
            |text| places(find_all(text, days_in_words)),
        );
        assert_agrees(
            &spaced(
                r"du (?:[a-z]+di |dimanche )?[0-9]{1,2}[/.][0-9]{1,2}(?:[/.][0-9]{4})? au (?:[a-z]+di |dimanche )?[0-9]{1,2}[/.][0-9]{1,2}\b(?:[/.][0-9]{4}\b)?",
            ),
            &[
                "du",
                "au",
                "lundi",
                "14/03/2019",
                "16.3",
                "1/2",
                "14/03",
                "/2019",
                "/20",
                "du 16/03",
                "au 14.03",
            ],
            |text| places(find_all(text, days_in_numbers)),
        );
    }
}
