//! Spaces: which ones go, which ones hold a line together, which ones are missing.
//!
//! Each gap is judged by what stands on its two sides, never by the space in it alone: that makes the pass stable.

use super::{Cell, NARROW_NBSP, NBSP, is_closing};
use crate::value::MONTHS;

/// Symbols of units, written as they are.
const SYMBOLS: [&str; 19] = [
    "h", "min", "mn", "s", "mm", "cm", "m", "km", "m²", "m³", "km²", "g", "kg", "t", "Ko", "Mo",
    "Go", "k€", "°C",
];
/// The symbols that are nothing else when stuck to a number.
const UNMISTAKABLE: [&str; 9] = ["h", "min", "mm", "cm", "km", "m²", "kg", "Mo", "Go"];
/// Units in full, in any case.
const UNITS: [&str; 20] = [
    "seconde",
    "secondes",
    "minute",
    "minutes",
    "heure",
    "heures",
    "jour",
    "jours",
    "journée",
    "journées",
    "demi-journée",
    "demi-journées",
    "semaine",
    "semaines",
    "mois",
    "an",
    "ans",
    "année",
    "années",
    "euros",
];
/// Titles that stay with the name.
const TITLES: [&str; 7] = ["M.", "MM.", "Mme", "Mmes", "Mlle", "Dr", "Me"];
/// Abbreviations that stay with their number.
const REFERENCES: [&str; 10] = [
    "art.", "p.", "pp.", "chap.", "fig.", "al.", "L.", "R.", "D.", "No",
];

/// Leaves one space where there were several, a no-break one if any was, and none at the ends of lines.
pub(super) fn collapse(cells: &[Cell]) -> Vec<Cell> {
    let mut collapsed: Vec<Cell> = Vec::with_capacity(cells.len());
    let mut seen = 0;
    for run in cells.chunk_by(|a, b| a.is_space() && b.is_space()) {
        let (first, last) = (seen == 0, seen + run.len() == cells.len());
        seen += run.len();
        if !run[0].is_space() {
            collapsed.extend_from_slice(run);
        } else if first || last || run.iter().any(|cell| cell.is_break()) {
            collapsed.extend(run.iter().filter(|cell| cell.is_break()));
        } else {
            let held = |space: &char| run.iter().any(|cell| cell.char == *space);
            let char = [NBSP, NARROW_NBSP].into_iter().find(held).unwrap_or(' ');
            collapsed.push(Cell { char, ..run[0] });
        }
    }
    collapsed
}

/// Holds together the thousands of a number (« 1 200 ») and the pairs of a telephone number. Numbers that only stand
/// side by side are left alone.
pub(super) fn hold_numbers(cells: &mut [Cell]) {
    let is_digit = |cell: &Cell| cell.mark().is_ascii_digit();
    let mut i = 0;
    while i < cells.len() {
        if !is_digit(&cells[i]) {
            i += 1;
            continue;
        }
        let start = i;
        let mut spaces = Vec::new();
        let mut lengths = vec![0];
        while let Some(cell) = cells.get(i) {
            if is_digit(cell) {
                lengths.last_mut().map(|length| *length += 1);
            } else if cell.is_space() && !cell.is_break() && cells.get(i + 1).is_some_and(is_digit)
            {
                spaces.push(i);
                lengths.push(0);
            } else {
                break;
            }
            i += 1;
        }
        if let Some(space) = group_space(&cells[..start], cells[start].char, &lengths) {
            spaces.into_iter().for_each(|i| cells[i].char = space);
        }
    }
}

/// Puts each gap right: removes, adds or changes its space.
pub(super) fn space(cells: &[Cell]) -> Vec<Cell> {
    let mut spaced: Vec<Cell> = Vec::with_capacity(cells.len() + cells.len() / 8);
    let mut pending: Option<Cell> = None;
    for (i, &cell) in cells.iter().enumerate() {
        if cell.is_space() && !cell.is_break() {
            pending = Some(cell);
            continue;
        }
        let existing = pending.take();
        if let Some(&left) = spaced.last()
            && !left.is_break()
            && !cell.is_break()
            && let Some(char) = gap(&spaced, &cells[i..], existing.map(|space| space.char))
        {
            let beside = if left.char == '«' { left } else { cell };
            spaced.push(Cell {
                char,
                leaf: existing.unwrap_or(beside).leaf,
                verbatim: false,
            });
        }
        spaced.push(cell);
    }
    spaced
}

/// The space groups of digits are held by, when they make one number.
fn group_space(before: &[Cell], first: char, lengths: &[usize]) -> Option<char> {
    let previous = before.last().map(|cell| cell.mark());
    // The minutes of « 9 h 30 » start no number, whether or not they have got their space yet.
    let word = before
        .iter()
        .rev()
        .find(|cell| !cell.is_space())
        .map(|cell| cell.mark());
    let starts = !previous.is_some_and(|c| c.is_alphanumeric() || "_.,:/-+°".contains(c))
        && word != Some('h');
    match lengths {
        [2, 2, 2, 2, 2] if first == '0' => Some(NBSP),
        [2 | 3, 1, 2, 2, 2, 2] if previous == Some('+') => Some(NBSP),
        [1..=3, 3, rest @ ..]
            if starts && first != '0' && rest.iter().all(|&length| length == 3) =>
        {
            Some(NARROW_NBSP)
        }
        _ => None,
    }
}

/// The space to stand between what is set already and what follows, given the one there is.
fn gap(set: &[Cell], rest: &[Cell], existing: Option<char>) -> Option<char> {
    let (left, right) = (set.last()?.mark(), rest.first()?.mark());
    let stops = existing.is_some() || wants_space(left, rest);
    match right {
        _ if left == '«' => Some(NBSP),
        '»' => Some(NBSP),
        ')' if left == '(' => existing,
        _ if left == '(' && starts_word(set) => None,
        ';' | '!' | '?' if stops => Some(NARROW_NBSP),
        ':' if stops => Some(NBSP),
        '.' if rest.get(1).is_some_and(|next| next.mark() == '.') => existing,
        ')' | ',' | '.' | '…' if existing.is_some() && closes(left) && ends_sentence(rest) => {
            None
        }
        _ if holds(set, rest, existing.is_some()) => Some(NBSP),
        _ => existing,
    }
}

/// Whether the last sign set stands at the start of its word.
fn starts_word(set: &[Cell]) -> bool {
    set.iter().rev().nth(1).is_none_or(|cell| cell.is_space())
}

/// Whether nothing but closing signs comes before the next space: « .pdf » and « …suite » are more than that.
fn ends_sentence(rest: &[Cell]) -> bool {
    let spaced =
        |i: usize| rest[i].is_space() || i > 0 && wants_space(rest[i - 1].mark(), &rest[i..]);
    let end = (0..rest.len()).find(|&i| spaced(i) || !is_closing(Some(&rest[i])));
    end.is_none_or(spaced)
}

/// Whether a space is missing between this and the sign that follows.
pub(super) fn wants_space(left: char, rest: &[Cell]) -> bool {
    match rest.first().map(|cell| cell.mark()) {
        Some('»') => true,
        Some(';' | ':' | '!' | '?') => is_closing(rest.get(1)) && (closes(left) || left == '"'),
        _ => false,
    }
}

/// Whether a word or a sentence may end with this.
fn closes(left: char) -> bool {
    left.is_alphanumeric() || left == Cell::OPAQUE.char || ")]}»”'’…%‰€°".contains(left)
}

/// Whether a line may not end between the two sides: a number and its unit, a day and its month, a title and a name.
fn holds(set: &[Cell], rest: &[Cell], spaced: bool) -> bool {
    let Some(right) = rest.first().map(|cell| cell.mark()) else {
        return false;
    };
    if starts_with_unit(rest, spaced) && ends_with_number(set)
        || starts_with_minutes(rest) && ends_with_hours(set)
    {
        return true;
    }
    let after = |words: &[&str]| words.iter().any(|word| ends_with_word(set, word));
    spaced
        && (after(&["n°", "N°"])
            || right.is_uppercase() && after(&TITLES)
            || (right.is_ascii_digit() || right.is_uppercase()) && after(&["art."])
            || right.is_ascii_digit() && after(&REFERENCES)
            || MONTHS
                .iter()
                .any(|month| starts_with_word(rest, month, true))
                && ends_with_day(set))
}

fn starts_with_unit(rest: &[Cell], spaced: bool) -> bool {
    let sign = rest
        .first()
        .is_some_and(|cell| matches!(cell.mark(), '%' | '‰' | '€'));
    let hours =
        rest.first().is_some_and(|cell| cell.mark() == 'h') && starts_with_minutes(&rest[1..]);
    let starts = |words: &[&str], any_case| {
        words
            .iter()
            .any(|word| starts_with_word(rest, word, any_case))
    };
    sign || hours
        || starts(&UNMISTAKABLE, false)
        || spaced && (starts(&SYMBOLS, false) || starts(&UNITS, true))
}

/// « 30 » of « 9 h 30 »
fn starts_with_minutes(rest: &[Cell]) -> bool {
    match rest {
        [tens, units, tail @ ..] => {
            matches!(tens.mark(), '0'..='5') && units.mark().is_ascii_digit() && ends_word(tail)
        }
        [] | [_] => false,
    }
}

fn starts_with_word(rest: &[Cell], word: &str, any_case: bool) -> bool {
    let mut cells = rest.iter();
    word.chars().all(|letter| {
        cells
            .next()
            .map(|cell| cell.mark())
            .is_some_and(|c| c == letter || any_case && c.to_lowercase().eq([letter]))
    }) && ends_word(cells.as_slice())
}

fn ends_word(tail: &[Cell]) -> bool {
    !tail
        .first()
        .is_some_and(|cell| cell.char.is_alphanumeric() || matches!(cell.char, '\'' | '’' | '_'))
}

fn ends_with_word(set: &[Cell], word: &str) -> bool {
    let mut cells = set.iter().rev();
    word.chars()
        .rev()
        .all(|letter| cells.next().is_some_and(|cell| cell.mark() == letter))
        && !cells
            .next()
            .is_some_and(|cell| cell.char.is_alphanumeric() || "._-/@".contains(cell.char))
}

/// A number that is no part of a word: « 3,5 » but not « RNCP37274 ».
fn ends_with_number(set: &[Cell]) -> bool {
    let is_digit = |cell: &Cell| cell.mark().is_ascii_digit();
    let mut cells = set
        .iter()
        .rev()
        .skip_while(|cell| is_digit(cell) || matches!(cell.mark(), ',' | '.'));
    set.last().is_some_and(is_digit)
        && !cells
            .next()
            .is_some_and(|cell| cell.char.is_alphanumeric() || cell.char == '_')
}

/// « 9 h »
fn ends_with_hours(set: &[Cell]) -> bool {
    match set {
        [number @ .., space, unit] => {
            unit.mark() == 'h' && space.is_space() && ends_with_number(number)
        }
        [] | [_] => false,
    }
}

/// « 14 », « 1er »
fn ends_with_day(set: &[Cell]) -> bool {
    let digits = set
        .iter()
        .rev()
        .take(3)
        .take_while(|cell| cell.mark().is_ascii_digit())
        .count();
    ends_with_word(set, "1er") || (1..=2).contains(&digits) && ends_with_number(set)
}
