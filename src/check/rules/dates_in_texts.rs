//! Rules on the dates that texts mention.

use std::ops::Range;

use crate::check::context::TextFields;
use crate::check::rule::RuleKind::Texts;
use crate::check::rule::{Reporter, Rule};
use crate::check::statements::StatedDates;
use crate::diagnostic::catalogue::texts;
use crate::read::text_field::TextField;
use crate::value::scan::{Scanner, collapse_spaces, find_all};
use crate::value::{Date, fold};

pub(super) static RULES: &[Rule] = &[
    Rule::warning(texts!(C014), Texts(check_reversed_period_in_text)),
    Rule::error(texts!(C017), Texts(check_weekday_of_date)),
];

/// Keys that hold numbers of files, never periods.
const REFERENCE_NUMBER_KEYS: [&str; 5] = ["reference", "version", "numero", "annexe", "code"];
/// Words that the number of a file follows.
const REFERENCE_NUMBER_WORDS: [&str; 8] = [
    "loi", "décret", "arrêté", "circulaire", "réf", "référence", "marché", "dossier",
];

/// A period inside a text ends after it starts.
fn check_reversed_period_in_text(texts: &TextFields<'_>, reporter: &mut Reporter<'_>) {
    for dates in texts
        .statements()
        .dates
        .iter()
        .filter(|it| it.value.is_range)
    {
        let [first, last] = &dates.value.days[..] else {
            continue;
        };
        let first = [
            first.year,
            first.month.map(i16::from),
            Some(first.day.into()),
        ];
        let last = [last.year, last.month.map(i16::from), Some(last.day.into())];
        if is_reversed(first, last) {
            report_reversed(&texts.fields[dates.text], dates.range.clone(), reporter);
        }
    }
    for field in &texts.fields {
        if !field.text.contains("20") && !field.text.contains("19") {
            continue;
        }
        let years = find_all(field.text, read_years).into_iter();
        let years =
            years.filter(|(range, [first, last])| last < first && is_period(field.text, range));
        let months = find_all(field.text, read_months).into_iter();
        let months = months.filter(|(_, [first, last])| last < first);
        let ranges = years
            .map(|(range, _)| range)
            .chain(months.map(|(range, _)| range));
        for range in ranges.collect::<Vec<_>>() {
            report_reversed(field, range, reporter);
        }
    }
}

fn report_reversed(field: &TextField<'_>, range: Range<usize>, reporter: &mut Reporter<'_>) {
    if !REFERENCE_NUMBER_KEYS.contains(&field.last_key()) {
        reporter
            .report(field.place_of(range.clone()))
            .with("period", collapse_spaces(&field.text[range]));
    }
}

/// Whether the year, the month and the day of an end are before those of a start. A year that an end lacks is not guessed from
/// one month to another.
fn is_reversed(first: [Option<i16>; 3], last: [Option<i16>; 3]) -> bool {
    let [first_year, first_month, first_day] = first;
    let [last_year, last_month, last_day] = last;
    let first_month = first_month.or(last_month);
    match (first_year, last_year) {
        (Some(_), Some(_)) => last < [first_year, first_month, first_day],
        (None, _) | (_, None) => first_month == last_month && last_day < first_day,
    }
}

/// « 2028/2022 », « de 2028 à 2022 », « entre 2028 et 2022 ».
pub fn read_years(scanner: &mut Scanner<'_>) -> Option<[i16; 2]> {
    let words = [("de", "à"), ("entre", "et")];
    let between = words.iter().find(|(before, _)| {
        let word = scanner.attempt(|it| it.read_word(before));
        word.is_some()
    });
    let Some((_, between)) = between else {
        let first = read_period_year(scanner)?;
        scanner.skip_space();
        scanner.read_char(|c| "/‑–-".contains(c))?;
        scanner.skip_space();
        let last = read_period_year(scanner)?;
        scanner.word_end()?;
        return Some([first, last]);
    };
    scanner.read_spaces()?;
    let first = read_period_year(scanner)?;
    scanner.read_spaces()?;
    scanner.read_word(between)?;
    scanner.read_spaces()?;
    let last = read_period_year(scanner)?;
    scanner.word_end()?;
    Some([first, last])
}

fn read_period_year(scanner: &mut Scanner<'_>) -> Option<i16> {
    let year = scanner.read_number(4..=4)?;
    (1900..2100).contains(&year).then_some(year)
}

/// « de février 2020 à août 2019 ».
pub fn read_months(scanner: &mut Scanner<'_>) -> Option<[(i16, i8); 2]> {
    let month_of_year = |scanner: &mut Scanner<'_>| {
        let month = scanner.read_month()?;
        Some((scanner.read_spaced_year()?, month))
    };
    scanner.read_text_any_case("d")?;
    let elided = scanner.read_char(|c| matches!(c, '\'' | '’'));
    if elided.is_none() {
        scanner.read_word("e")?;
        scanner.read_spaces()?;
    }
    let first = month_of_year(scanner)?;
    scanner.read_spaces()?;
    scanner.read_word("à")?;
    scanner.read_spaces()?;
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
        || ends_with_reference_word(before)
        || ends_with_product(before);
    let counted =
        after.trim_start().starts_with(['€', '%']) || after.trim_start().starts_with("euro");
    !glued && !counted
}

/// Whether the number of a text or of a file follows: « loi 2014-2012 », « réf. 2026/2019 ».
fn ends_with_reference_word(before: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next();
    let word = word.unwrap_or_default().to_lowercase();
    REFERENCE_NUMBER_WORDS.contains(&word.trim_end_matches(['.', ':']))
}

/// Software of which people name versions by their years.
const PRODUCTS: [&str; 22] = [
    "access", "autocad", "archicad", "ciel", "ebp", "excel", "exchange", "illustrator", "indesign",
    "office", "outlook", "photoshop", "powerpoint", "project", "publisher", "revit", "sage",
    "server", "sharepoint", "visio", "windows", "word",
];

/// Whether versions of a product follow: « Excel 2019/2016 », « versions 2019/2016 », « la suite Blender 2019/2016 ». A name
/// inside a sentence has a capital and small letters.
fn ends_with_product(before: &str) -> bool {
    let Some(word) = before
        .rsplit(|c: char| c.is_whitespace() || "(«\u{a0}".contains(c))
        .next()
    else {
        return false;
    };
    let earlier = before[..before.len() - word.len()].trim_end();
    let is_inside = !earlier.is_empty() && !earlier.ends_with(['.', ':', '!', '?', '\n', '-', '•']);
    let mut letters = word.chars();
    let is_name = letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase);
    let folded = fold(word);
    PRODUCTS.contains(&folded.as_str())
        || matches!(
            folded.as_str(),
            "version" | "versions" | "edition" | "editions"
        )
        || is_inside && is_name && !ends_with_place_word(earlier)
}

/// What people learn, or pass to: « initiation à Blender ».
const LEARNING_STEMS: [&str; 6] = [
    "initiation", "introduction", "form", "perfectionn", "passage", "migration",
];

/// Whether a place follows: « à Rennes », « au Mans », « chez Arvor ».
fn ends_with_place_word(before: &str) -> bool {
    let mut words = before.rsplit(char::is_whitespace);
    let word = fold(words.next().unwrap_or_default());
    let earlier = fold(words.next().unwrap_or_default());
    let learns = LEARNING_STEMS.iter().any(|stem| earlier.starts_with(stem));
    ["a", "au", "aux", "en", "chez"].contains(&word.as_str()) && !learns
}

/// A weekday written beside a date is the weekday of that date.
fn check_weekday_of_date(texts: &TextFields<'_>, reporter: &mut Reporter<'_>) {
    for stated in &texts.statements().dates {
        let field = &texts.fields[stated.text];
        for (range, date) in wrong_weekdays(field.text, &stated.value) {
            reporter
                .report(field.place_of(range.clone()))
                .with("written", collapse_spaces(&field.text[range]))
                .with("date", date);
        }
    }
}

/// The dates that are not those of their weekday: the whole of a lone one, the day alone in a list or a range.
fn wrong_weekdays(text: &str, stated: &StatedDates) -> Vec<(Range<usize>, Date)> {
    let days = &stated.days;
    let mut weekday = None;
    let dates = stated.dates();
    let wrong = days.iter().zip(&dates).filter_map(|(day, date)| {
        // « les jeudis 19 et 26 novembre »
        let shared = weekday.filter(|_| !stated.is_range);
        weekday = day.weekday.clone().map(|range| &text[range]).or(shared);
        let (date, weekday) = ((*date)?, weekday?.to_lowercase());
        let is_right = weekday.trim_end_matches('s') == date.weekday_name().trim_end_matches('s');
        (!is_right).then_some((day.range.clone(), date))
    });
    let wrong: Vec<(Range<usize>, Date)> = wrong.collect();
    match (wrong.first(), days.first()) {
        // When no day has that weekday, the weekday is wrong.
        (Some((_, date)), Some(first)) if wrong.len() == days.len() && !stated.is_range => {
            vec![(first.range.start..stated.last().end, *date)]
        }
        (_, _) => wrong,
    }
}
