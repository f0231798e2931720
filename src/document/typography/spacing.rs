//! Spaces: which ones go, which ones hold a line together, which ones are missing.
//!
//! Each gap is judged by what stands on its two sides, never by the space in it alone: that makes the pass stable.

use super::cell::{Cell, NARROW_NBSP, NBSP, is_closing};
use crate::value::MONTHS;

/// Symbols of units, written as they are.
#[rustfmt::skip]
const SYMBOLS: [&str; 19] = [
    "h", "min", "mn", "s", "mm", "cm", "m", "km", "m²", "m³", "km²", "g", "kg", "t", "Ko", "Mo", "Go", "k€", "°C",
];
/// The symbols that are nothing else when stuck to a number.
const UNMISTAKABLE: [&str; 9] = ["h", "min", "mm", "cm", "km", "m²", "kg", "Mo", "Go"];
/// Units in full, in any case.
#[rustfmt::skip]
const UNITS: [&str; 20] = [
    "seconde", "secondes", "minute", "minutes", "heure", "heures", "jour", "jours", "journée", "journées",
    "demi-journée", "demi-journées", "semaine", "semaines", "mois", "an", "ans", "année", "années", "euros",
];
/// What stays with the capital after it: a title with its name, « art. » with « L. 6353-1 ».
const BEFORE_CAPITAL: [&str; 8] = ["M.", "MM.", "Mme", "Mmes", "Mlle", "Dr", "Me", "art."];
/// What stays with the number after it.
#[rustfmt::skip]
const BEFORE_NUMBER: [&str; 10] = ["art.", "p.", "pp.", "chap.", "fig.", "al.", "L.", "R.", "D.", "No"];
/// What stays with anything after it.
const NUMBER_SIGNS: [&str; 2] = ["n°", "N°"];

/// Leaves one space where there were several, a no-break one if any was, and none at the ends of lines.
pub(super) fn collapse(cells: Vec<Cell>) -> Vec<Cell> {
    let is_edge = |cell: Option<&Cell>| cell.is_none_or(|cell| cell.is_space());
    let is_other = |cell: &Cell| cell.is_space() && ![' ', NBSP, NARROW_NBSP].contains(&cell.char);
    let mut pairs = cells.windows(2);
    let is_double = |pair: &[Cell]| pair.iter().all(|cell| cell.is_space());
    let is_untidy = is_edge(cells.first())
        || is_edge(cells.last())
        || cells.iter().any(is_other)
        || pairs.any(is_double);
    if !is_untidy {
        return cells;
    }
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
    if !cells.iter().any(is_digit) {
        return;
    }
    let in_number = |cell: &Cell| is_digit(cell) || cell.is_space() && !cell.is_break();
    let mut previous = None;
    for run in cells.chunk_by_mut(|a, b| in_number(a) && in_number(b)) {
        let first = run.iter().position(is_digit);
        let last = run.iter().rposition(is_digit);
        if let (Some(first), Some(last)) = (first, last) {
            let number = &mut run[first..=last];
            if let Some(space) = group_space(previous, first == 0, number) {
                number
                    .iter_mut()
                    .filter(|cell| cell.is_space())
                    .for_each(|cell| cell.char = space);
            }
        }
        previous = run.last().map(|cell| cell.mark());
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
        // Between the letters of a word there is nothing to judge.
        let is_inside = existing.is_none() && cell.char.is_alphabetic();
        if let Some(&left) = spaced.last()
            && !(is_inside && left.char.is_alphabetic())
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

/// The space that holds these groups of digits, when they make one number; `touching` if no space parts them from the
/// sign before.
fn group_space(previous: Option<char>, touching: bool, groups: &[Cell]) -> Option<char> {
    let lengths: Vec<usize> = groups
        .split(|cell| cell.is_space())
        .map(<[Cell]>::len)
        .collect();
    let zero = groups.first().is_some_and(|digit| digit.char == '0');
    // The minutes of « 9 h 30 » start no number, whether or not they have got their space yet.
    let starts = !previous
        .is_some_and(|c| c == 'h' || touching && (c.is_alphanumeric() || "_.,:/-+°".contains(c)));
    match lengths[..] {
        [2, 2, 2, 2, 2] if zero => Some(NBSP),
        [2 | 3, 1, 2, 2, 2, 2] if touching && previous == Some('+') => Some(NBSP),
        [1..=3, 3, ref rest @ ..] if starts && !zero && rest.iter().all(|&length| length == 3) => {
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
    let (Some(left), Some(right)) = (set.last(), rest.first()) else {
        return false;
    };
    let (left, right) = (left.mark(), right.mark());
    let after = |words: &[&str]| words.iter().any(|word| ends_with_word(set, word));
    // The whole number is looked at last, and only once: the pass stays linear.
    let amount =
        || left.is_ascii_digit() && starts_with_unit(rest, spaced) && ends_with_number(set);
    let time = || right.is_ascii_digit() && starts_with_minutes(rest) && ends_with_hours(set);
    let is_month = |month: &&str| starts_with_word(rest, month, true);
    let date = || ends_with_day(set) && MONTHS.iter().any(is_month);
    let reference = || {
        after(&NUMBER_SIGNS)
            || right.is_uppercase() && after(&BEFORE_CAPITAL)
            || right.is_ascii_digit() && after(&BEFORE_NUMBER)
    };
    amount() || time() || spaced && (date() || reference())
}

fn starts_with_unit(rest: &[Cell], spaced: bool) -> bool {
    let starts = |words: &[&str], any_case| {
        words
            .iter()
            .any(|word| starts_with_word(rest, word, any_case))
    };
    let sign = matches!(rest, [sign, ..] if matches!(sign.mark(), '%' | '‰' | '€'));
    let hours =
        matches!(rest, [unit, tail @ ..] if unit.mark() == 'h' && starts_with_minutes(tail));
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
    let in_number = |cell: &&Cell| is_digit(cell) || matches!(cell.mark(), ',' | '.');
    let before = set.iter().rev().find(|cell| !in_number(cell));
    let in_word = before.is_some_and(|cell| cell.char.is_alphanumeric() || cell.char == '_');
    set.last().is_some_and(is_digit) && !in_word
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
