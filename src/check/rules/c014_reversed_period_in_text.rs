//! In texts too, a period ends after it starts.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::{Example, Finds, Report, Rule, Texts};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::value::{MONTHS_PATTERN, month_named};

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
    finds: Finds::Texts(find),
};

/// « 2028/2022 », « de 2028 à 2022 ».
static YEARS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?-u:\b)(?:(?:de (?P<from>(?:19|20)[0-9][0-9]) à |(?P<first>(?:19|20)[0-9][0-9])\s?[/‑–-]\s?)(?P<last>(?:19|20)[0-9][0-9])|entre (?P<after>(?:19|20)[0-9][0-9]) et (?P<before>(?:19|20)[0-9][0-9]))(?-u:\b)",
    )
});
/// « du 16 au 14 mars 2019 », weekdays or not.
static DAYS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?-u:\b)du (?:[a-z]+di |dimanche )?(?P<d1>1er|[0-9]{1,2})(?: (?P<m1>MONTH))?(?: (?P<y1>[0-9]{4}))? au (?:[a-z]+di |dimanche )?(?P<d2>1er|[0-9]{1,2}) (?P<m2>MONTH)(?: (?P<y2>[0-9]{4}))?(?-u:\b)",
    )
});
/// « du 16/03/2019 au 14/03/2019 ».
static NUMBERS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?-u:\b)du (?:[a-z]+di |dimanche )?(?P<d1>[0-9]{1,2})[/.](?P<m1>[0-9]{1,2})(?:[/.](?P<y1>[0-9]{4}))? au (?:[a-z]+di |dimanche )?(?P<d2>[0-9]{1,2})[/.](?P<m2>[0-9]{1,2})(?:[/.](?P<y2>[0-9]{4}))?(?-u:\b)",
    )
});
/// « de février 2020 à août 2019 ».
static MONTHS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?-u:\b)d(?:e |['’])(?P<m1>MONTH) (?P<y1>[0-9]{4}) à (?P<m2>MONTH) (?P<y2>[0-9]{4})(?-u:\b)",
    )
});

/// A pattern whose spaces are any blanks, and `MONTH` the name of one.
fn pattern(pattern: &str) -> Regex {
    let pattern = pattern
        .replace(' ', r"\s+")
        .replace("MONTH", MONTHS_PATTERN);
    Regex::new(&format!("(?i){pattern}")).expect("a pattern written above")
}

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

fn find(texts: &Texts<'_>, report: &mut Report<'_>) {
    for passage in &texts.passages {
        let text = passage.text;
        let is_number = NUMBERS_OF_FILES.contains(&passage.last_key());
        if is_number || !text.contains(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let years = YEARS
            .captures_iter(text)
            .filter(|found| are_reversed_years(found, text));
        // Each has one of these words, whatever the blanks around it.
        let may = |word: &str| {
            text.split_whitespace()
                .any(|it| it.eq_ignore_ascii_case(word))
        };
        let days: &[&LazyLock<Regex>] = match (may("au"), may("à")) {
            (true, _) => &[&DAYS, &NUMBERS, &MONTHS],
            (false, true) => &[&MONTHS],
            (false, false) => &[],
        };
        let days = days.iter();
        let days = days
            .flat_map(|pattern| pattern.captures_iter(text))
            .filter(are_reversed_days);
        for found in years.chain(days).filter_map(|found| found.get(0)) {
            let words: Vec<&str> = found.as_str().split_whitespace().collect();
            report
                .at(passage.place(found.range()))
                .with("period", words.join(" "));
        }
    }
}

/// Whether two years are a period and the second comes first. A number, a date or an amount is no year.
fn are_reversed_years(found: &Captures<'_>, text: &str) -> bool {
    let whole = found.get(0).map_or(0..0, |whole| whole.range());
    let joined = |c: char| "/-‑–.,:".contains(c) || c.is_alphanumeric();
    let before = text[..whole.start].trim_end();
    let after = &text[whole.end..];
    let glued = text[..whole.start].ends_with(joined)
        || after.starts_with(['/', '-', '‑', '–'])
        || before.ends_with(['°', 'º'])
        || names_a_number(before);
    let counted =
        after.trim_start().starts_with(['€', '%']) || after.trim_start().starts_with("euro");
    let named = |names: &[&str]| names.iter().find_map(|name| found.name(name));
    let first = named(&["from", "first", "after"]);
    let reversed = match (first, named(&["last", "before"])) {
        (Some(first), Some(last)) => last.as_str() < first.as_str(),
        _ => false,
    };
    reversed && !glued && !counted
}

/// Whether what follows is the number of a text or of a file: « loi 2014-2012 », « réf. 2026/2019 ».
fn names_a_number(before: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next();
    let word = word.unwrap_or_default().to_lowercase();
    NUMBERED.contains(&word.trim_end_matches(['.', ':']))
}

fn are_reversed_days(found: &Captures<'_>) -> bool {
    let number = |name: &str| {
        found
            .name(name)
            .and_then(|number| number.as_str().parse().ok())
    };
    let day = |name: &str| match found.name(name).map(|day| day.as_str()) {
        Some("1er") => Some(1),
        Some(day) => day.parse().ok(),
        None => Some(1),
    };
    let month = |name: &str| {
        let month = found.name(name)?.as_str();
        month_named(month).or_else(|| month.parse().ok())
    };
    let ends: [Option<i16>; 2] = [number("y1"), number("y2")];
    let (Some(first), Some(last), Some(last_month)) = (day("d1"), day("d2"), month("m2")) else {
        return false;
    };
    let first_month: i8 = month("m1").unwrap_or(last_month);
    let days: [i8; 2] = [first, last];
    match ends {
        [Some(first_year), Some(last_year)] => {
            (last_year, last_month, days[1]) < (first_year, first_month, days[0])
        }
        [None, _] | [_, None] => first_month == last_month && days[1] < days[0],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reversed(text: &str) -> bool {
        YEARS
            .captures_iter(text)
            .any(|found| are_reversed_years(&found, text))
            || [&*DAYS, &*NUMBERS, &*MONTHS]
                .into_iter()
                .flat_map(|pattern| pattern.captures_iter(text))
                .any(|found| are_reversed_days(&found))
    }

    #[test]
    fn reversed_periods() {
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
}
