//! Several days in one text: « les 3, 4 et 10 mai 2027 », « du 3 au 5 mai 2027 ».

use super::date::{WEEKDAYS, find_month, is_day, lacks_year};
use super::{Date, ValueError};

/// The days of a folded list: a day takes the month and the year that it lacks from the next one. `None` for anything else.
pub(super) fn parse_days(folded: &str) -> Option<Result<Vec<Date>, ValueError>> {
    let bare = folded
        .strip_prefix("les ")
        .or_else(|| folded.strip_prefix("le "));
    let bare = bare
        .unwrap_or(folded)
        .replace(" et ", ",")
        .replace(" & ", ",");
    let pieces: Vec<&str> = bare.split([',', ';']).map(str::trim).collect();
    if pieces.len() < 2 || !pieces.iter().all(|piece| has_day(piece)) {
        return None;
    }
    if pieces.last().is_some_and(|last| lacks_year(last)) {
        return Some(Err(missing_year(folded)));
    }
    let mut days = Vec::new();
    let mut end = String::new();
    for piece in pieces.iter().rev() {
        let whole = complete(piece, &end);
        match whole.parse() {
            Ok(date) => days.push(date),
            Err(error) => return Some(Err(error)),
        }
        end = whole;
    }
    days.reverse();
    Some(Ok(days))
}

/// The ends of a folded range. `None` for anything else.
pub(super) fn parse_ends(folded: &str) -> Option<Result<(Date, Date), ValueError>> {
    let bare = folded
        .strip_prefix("du ")
        .or_else(|| folded.strip_prefix("de "));
    let bare = bare.unwrap_or(folded);
    let ends = bare.split_once(" au ").or_else(|| bare.split_once(" a "));
    let ends = ends.or_else(|| {
        let (start, end) = bare.split_once('-')?;
        let start = start.trim();
        let is_day = start.len() <= 2 && start.bytes().all(|it| it.is_ascii_digit());
        let end = end.trim();
        (is_day && end.contains(' ')).then_some((start, end))
    });
    let (start, end) = ends.filter(|(start, end)| has_day(start) && has_day(end))?;
    if lacks_year(end) {
        return Some(Err(missing_year(folded)));
    }
    let start = complete(start, end);
    Some(start.parse().and_then(|start| Ok((start, end.parse()?))))
}

fn missing_year(folded: &str) -> ValueError {
    let text = folded.to_owned();
    ValueError::MissingYear { text, year: None }
}

/// Whether a piece of a list starts with a day of a month, behind its weekday.
fn has_day(piece: &str) -> bool {
    let mut words = piece.split([' ', '/', '-', '.']);
    let first = words.next().unwrap_or_default();
    let day = if WEEKDAYS.contains(&first) {
        words.next().unwrap_or_default()
    } else {
        first
    };
    is_day(day) || day.len() == 4 && day.bytes().all(|it| it.is_ascii_digit())
}

/// A day with the month and the year that it lacks, those of another date.
fn complete(piece: &str, other: &str) -> String {
    let (month, year) = match other.rsplit_once(' ') {
        Some((before, year)) => (before.rsplit(' ').next().unwrap_or_default(), year),
        None => return piece.to_owned(),
    };
    let mut words: Vec<&str> = piece.split(' ').collect();
    let last = words.last().copied().unwrap_or_default();
    if is_day(last) && !piece.contains('/') {
        words.extend([month, year]);
    } else if find_month(last).is_some() {
        words.push(year);
    }
    words.join(" ")
}
