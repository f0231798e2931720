//! Rules on the dates that texts mention.

use std::ops::Range;

use crate::check::context::TextFields;
use crate::check::rule::RuleKind::Texts;
use crate::check::rule::{Reporter, Rule};
use crate::diagnostic::catalogue::texts;
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
    for field in &texts.fields {
        let text = field.text;
        let is_number = REFERENCE_NUMBER_KEYS.contains(&field.last_key());
        if is_number || !text.contains(|c: char| c.is_ascii_digit()) {
            continue;
        }
        for range in find_reversed_periods(text) {
            reporter
                .report(field.place_of(range.clone()))
                .with("period", collapse_spaces(&text[range]));
        }
    }
}

/// The periods of a text that end before they start.
fn find_reversed_periods(text: &str) -> Vec<Range<usize>> {
    let years = find_all(text, read_years).into_iter();
    let years = years.filter(|(range, [first, last])| last < first && is_period(text, range));
    let mut periods: Vec<_> = years.map(|(range, _)| range).collect();
    for read in [read_days_in_words, read_days_in_numbers, read_months] {
        let found = find_all(text, read).into_iter();
        let reversed = found.filter(|(_, [first, last])| is_reversed(first, last));
        periods.extend(reversed.map(|(range, _)| range));
    }
    periods
}

/// An end of a period, as far as it is written.
#[derive(Debug, Clone, Copy)]
pub struct PeriodEnd {
    year: Option<i16>,
    month: Option<i8>,
    day: i8,
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

/// « du 16 au 14 mars 2019 », weekdays or not.
pub fn read_days_in_words(scanner: &mut Scanner<'_>) -> Option<[PeriodEnd; 2]> {
    read_from_to(scanner, |it| {
        let day = it.read_day()?;
        let month = it.attempt(Scanner::read_spaced_month);
        let year = it.attempt(Scanner::read_spaced_year);
        Some(PeriodEnd { year, month, day })
    })
    .filter(|[_, last]| last.month.is_some())
}

/// « du 16/03/2019 au 14/03/2019 ».
pub fn read_days_in_numbers(scanner: &mut Scanner<'_>) -> Option<[PeriodEnd; 2]> {
    read_from_to(scanner, |it| {
        let day = it.read_number(1..=2)?;
        it.read_char(|c| "/.".contains(c))?;
        let month = it.read_number(1..=2).filter(|_| it.word_end().is_some());
        let year = it.attempt(|it| {
            it.read_char(|c| "/.".contains(c))?;
            it.read_year()
        });
        month.map(|_| PeriodEnd { year, month, day })
    })
}

/// « du … au … ».
fn read_from_to(
    scanner: &mut Scanner<'_>,
    read: impl Fn(&mut Scanner<'_>) -> Option<PeriodEnd>,
) -> Option<[PeriodEnd; 2]> {
    let read_end = |scanner: &mut Scanner<'_>| {
        scanner.read_spaces()?;
        scanner.attempt(|it| {
            it.read_approximate_weekday()?;
            it.read_spaces()
        });
        read(scanner)
    };
    scanner.read_word("du")?;
    let first = read_end(scanner)?;
    scanner.read_spaces()?;
    scanner.read_word("au")?;
    Some([first, read_end(scanner)?])
}

/// « de février 2020 à août 2019 ».
pub fn read_months(scanner: &mut Scanner<'_>) -> Option<[PeriodEnd; 2]> {
    let month_of_year = |scanner: &mut Scanner<'_>| {
        let month = scanner.read_month()?;
        let year = scanner.read_spaced_year()?;
        Some(PeriodEnd {
            year: Some(year),
            month: Some(month),
            day: 1,
        })
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

/// A year that an end lacks is not guessed from one month to another.
fn is_reversed(first: &PeriodEnd, last: &PeriodEnd) -> bool {
    let first_month = first.month.or(last.month);
    match (first.year, last.year) {
        (Some(first_year), Some(last_year)) => {
            (last_year, last.month, last.day) < (first_year, first_month, first.day)
        }
        (None, _) | (_, None) => first_month == last.month && last.day < first.day,
    }
}

/// A day of a list, with its month or without.
#[derive(Debug)]
pub struct ListedDay {
    range: Range<usize>,
    day: i8,
    month: Option<i8>,
}

/// A weekday written beside a date is the weekday of that date.
fn check_weekday_of_date(texts: &TextFields<'_>, reporter: &mut Reporter<'_>) {
    for field in &texts.fields {
        // Each name of a weekday has it.
        let has_weekday = ["di", "Di", "DI"].iter().any(|it| field.text.contains(it));
        if !has_weekday || !field.text.contains(|c: char| c.is_ascii_digit()) {
            continue;
        }
        for (range, date) in find_wrong_weekdays(field.text) {
            reporter
                .report(field.place_of(range.clone()))
                .with("written", collapse_spaces(&field.text[range]))
                .with("date", date);
        }
    }
}

/// The dates of a text that are not those of their weekday: the whole of a lone one, the day alone in a list.
fn find_wrong_weekdays(text: &str) -> Vec<(Range<usize>, Date)> {
    let lists = find_all(text, read_dates_in_words).into_iter();
    let mut found: Vec<_> = lists
        .flat_map(|(range, (weekday, days, year))| contradicting_days(range, weekday, &days, year))
        .collect();
    let ranges = find_all(text, read_range_start).into_iter();
    found.extend(ranges.filter_map(|(_, first)| first));
    for (range, (weekday, date)) in find_all(text, read_date_in_numbers) {
        let wrong = date.filter(|date| date.weekday_name() != weekday);
        found.extend(wrong.map(|date| (range, date)));
    }
    found
}

/// « lundi 14 février 2019 », « les jeudis 19 et 26 novembre 2026 ».
pub fn read_dates_in_words(
    scanner: &mut Scanner<'_>,
) -> Option<(&'static str, Vec<ListedDay>, i16)> {
    let weekday = read_weekday(scanner)?;
    let mut days = vec![read_listed_day(scanner)?];
    while let Some(day) = scanner.attempt(|it| {
        let spaced = it.attempt(Scanner::read_spaces).is_some();
        if it.read_char(|c| c == ',').is_some() {
            it.skip_spaces();
        } else {
            it.read_one_of(&["et", "ou"]).filter(|_| spaced)?;
            it.read_spaces()?;
        }
        read_listed_day(it)
    }) {
        days.push(day);
    }
    Some((weekday, days, scanner.read_spaced_year()?))
}

fn read_listed_day(scanner: &mut Scanner<'_>) -> Option<ListedDay> {
    let start = scanner.position();
    let day = scanner.read_day()?;
    let month = scanner.attempt(Scanner::read_spaced_month);
    let range = start..scanner.position();
    Some(ListedDay { range, day, month })
}

/// « lundi 14/02/2019 »: the date is `None` when there is no such day.
pub fn read_date_in_numbers(scanner: &mut Scanner<'_>) -> Option<(&'static str, Option<Date>)> {
    let weekday = read_weekday(scanner)?;
    let day = scanner.read_number(1..=2)?;
    scanner.read_char(|c| "/.".contains(c))?;
    let month = scanner.read_number(1..=2)?;
    scanner.read_char(|c| "/.".contains(c))?;
    let year = scanner.read_year()?;
    Some((weekday, Date::new(year, month, day)))
}

/// A weekday and the words before its date: « lundi », « lundi le ».
fn read_weekday(scanner: &mut Scanner<'_>) -> Option<&'static str> {
    let weekday = scanner.read_weekday()?;
    scanner.read_spaces()?;
    scanner.attempt(|it| {
        it.read_word("le")?;
        it.read_spaces()
    });
    Some(weekday)
}

fn contradicting_days(
    whole: Range<usize>,
    weekday: &str,
    days: &[ListedDay],
    mut year: i16,
) -> Vec<(Range<usize>, Date)> {
    let mut month = None;
    let mut found = Vec::new();
    // A day without a month takes the month of the next day that has one.
    for day in days.iter().rev() {
        // « 29 décembre et 5 janvier 2027 »: the year is that of the last.
        if day.month.is_some() && day.month > month && month.is_some() {
            year -= 1;
        }
        month = day.month.or(month);
        let date = month.and_then(|month| Date::new(year, month, day.day));
        let wrong = date.filter(|date| date.weekday_name() != weekday);
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
pub fn read_range_start(scanner: &mut Scanner<'_>) -> Option<Option<(Range<usize>, Date)>> {
    scanner.read_word("du")?;
    scanner.read_spaces()?;
    let start = scanner.position();
    let weekday = scanner.read_approximate_weekday()?;
    scanner.read_spaces()?;
    let first = read_listed_day(scanner)?;
    scanner.read_spaces()?;
    scanner.read_word("au")?;
    scanner.read_spaces()?;
    scanner.attempt(|it| {
        it.read_approximate_weekday()?;
        it.read_spaces()
    });
    scanner.read_day()?;
    let last_month = scanner.read_spaced_month()?;
    let last_year = scanner.read_spaced_year()?;
    let month = first.month.unwrap_or(last_month);
    let year = if month > last_month {
        last_year - 1
    } else {
        last_year
    };
    let date = Date::new(year, month, first.day);
    let wrong = date.filter(|date| date.weekday_name() != weekday.to_lowercase());
    Some(wrong.map(|date| (start..first.range.end, date)))
}
