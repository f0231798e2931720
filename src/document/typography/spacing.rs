//! Spaces: which ones go, which ones hold a line together, which ones are missing.
//!
//! Each gap depends on the characters on both sides, never on its space alone: the pass is idempotent.

use super::text_char::{NARROW_NBSP, NBSP, TextChar, is_closing};
use crate::value::MONTHS;

/// Symbols of units, written as they are.
#[rustfmt::skip]
const SYMBOLS: [&str; 33] = [
    "h", "min", "mn", "s", "mm", "cm", "m", "km", "m²", "m³", "m2", "m3", "km²", "ha", "g", "kg", "t", "ml", "cl", "l", "L", "Ko", "Mo",
    "Go", "k€", "°C", "V", "kV", "W", "kW", "kWh", "dB", "ECTS",
];
/// The symbols that are nothing else when stuck to a number.
const UNAMBIGUOUS_SYMBOLS: [&str; 9] = ["h", "min", "mm", "cm", "km", "m²", "kg", "Mo", "Go"];
/// Units in full, in any case.
#[rustfmt::skip]
const UNITS: [&str; 26] = [
    "bis", "ter", "quater", "euro", "trimestre", "trimestres", "seconde", "secondes", "minute", "minutes", "heure", "heures", "jour", "jours", "journée", "journées",
    "demi-journée", "demi-journées", "semaine", "semaines", "mois", "an", "ans", "année", "années", "euros",
];
/// Words kept on the line of the capital after them: a title and its name, « art. » and « L. 6353-1 ».
#[rustfmt::skip]
const BEFORE_CAPITAL: [&str; 17] = [
    "M.", "MM.", "Mme", "Mmes", "Mlle", "Mlles", "Mgr", "Dr", "Dr.", "Drs", "Pr", "Pr.", "Me", "art.", "article", "articles", "NF",
];
/// Words kept on the line of the number after them.
#[rustfmt::skip]
const BEFORE_NUMBER: [&str; 24] = [
    "art.", "article", "articles", "p.", "pp.", "chap.", "fig.", "al.", "ind.", "L.", "R.", "D.", "No", "C", "EN", "ISO", "RNCP",
    "RS", "BP", "CS", "TSA", "cedex", "Cedex", "CEDEX",
];
/// Words kept on the line of the amount before them.
const TAXES: [&str; 2] = ["HT", "TTC"];
/// Words kept on the line of any word after them.
const NUMBER_SIGNS: [&str; 5] = ["n°", "N°", "nᵒ", "§", "§§"];

/// Leaves one space where there were several, a no-break one if any was, and none at the ends of lines.
pub(super) fn collapse_spaces(cells: Vec<TextChar>) -> Vec<TextChar> {
    let is_edge = |cell: Option<&TextChar>| cell.is_none_or(|cell| cell.is_space());
    let is_other =
        |cell: &TextChar| cell.is_space() && ![' ', NBSP, NARROW_NBSP].contains(&cell.char);
    let mut pairs = cells.windows(2);
    let is_double = |pair: &[TextChar]| pair.iter().all(|cell| cell.is_space());
    let is_untidy = is_edge(cells.first())
        || is_edge(cells.last())
        || cells.iter().any(is_other)
        || pairs.any(is_double);
    if !is_untidy {
        return cells;
    }
    let mut collapsed: Vec<TextChar> = Vec::with_capacity(cells.len());
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
            collapsed.push(TextChar { char, ..run[0] });
        }
    }
    collapsed
}

/// Holds together the thousands of a number (« 1 200 ») and the pairs of a telephone number. Numbers that only stand
/// side by side are left alone.
pub(super) fn bind_digit_groups(cells: &mut [TextChar]) {
    let is_digit = |cell: &TextChar| cell.visible().is_ascii_digit();
    if !cells.iter().any(is_digit) {
        return;
    }
    let in_number = |cell: &TextChar| is_digit(cell) || cell.is_space() && !cell.is_break();
    let mut previous = None;
    for run in cells.chunk_by_mut(|a, b| in_number(a) && in_number(b)) {
        let first = run.iter().position(is_digit);
        let last = run.iter().rposition(is_digit);
        if let (Some(first), Some(last)) = (first, last) {
            let number = &mut run[first..=last];
            if let Some(space) = digit_group_space(previous, first == 0, number) {
                number
                    .iter_mut()
                    .filter(|cell| cell.is_space())
                    .for_each(|cell| cell.char = space);
            }
        }
        previous = run.last().map(|cell| cell.visible());
    }
}

/// Puts each gap right: removes, adds or changes its space.
pub(super) fn adjust_spaces(cells: &[TextChar]) -> Vec<TextChar> {
    let mut spaced: Vec<TextChar> = Vec::with_capacity(cells.len() + cells.len() / 8);
    let mut pending: Option<TextChar> = None;
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
            && let Some(char) = choose_space(&spaced, &cells[i..], existing.map(|space| space.char))
        {
            let beside = if left.char == '«' { left } else { cell };
            spaced.push(TextChar {
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
fn digit_group_space(previous: Option<char>, touching: bool, groups: &[TextChar]) -> Option<char> {
    let lengths: Vec<usize> = groups
        .split(|cell| cell.is_space())
        .map(<[TextChar]>::len)
        .collect();
    let zero = groups.first().is_some_and(|digit| digit.char == '0');
    // The minutes of « 9 h 30 » start no number, whether or not they have got their space yet.
    let starts = !previous
        .is_some_and(|c| c == 'h' || touching && (c.is_alphanumeric() || "_.,:/-+°".contains(c)));
    match lengths[..] {
        [2, 2, 2, 2, 2] if zero => Some(NBSP),
        // « 0800 123 456 », « 0 800 123 456 », « 0800 12 34 56 »
        [4, 3, 3] | [1, 3, 3, 3] | [4, 2, 2, 2] | [1, 3, 2, 2, 2] if zero && starts => Some(NBSP),
        // « +33 (0)2 99 29 82 42 »
        [1, 2, 2, 2, 2] if touching && previous == Some(')') => Some(NBSP),
        // The numbers of a body: SIRET, declaration of activity.
        [3, 3, 3, 5] | [2, 2, 5, 2] if starts || previous == Some('°') => Some(NBSP),
        [2 | 3, 1, 2, 2, 2, 2] if touching && previous == Some('+') => Some(NBSP),
        [1..=3, 3, ref rest @ ..] if starts && !zero && rest.iter().all(|&length| length == 3) => {
            Some(NARROW_NBSP)
        }
        _ => None,
    }
}

/// The space to write between the text already set and the rest, given the existing one.
fn choose_space(set: &[TextChar], rest: &[TextChar], existing: Option<char>) -> Option<char> {
    let (left, right) = (set.last()?.visible(), rest.first()?.visible());
    let stops = existing.is_some() || needs_space(left, rest);
    match right {
        _ if left == '«' => Some(NBSP),
        '»' => Some(NBSP),
        ')' if left == '(' => existing,
        _ if left == '(' && starts_word(set) => None,
        ';' | '!' | '?' if stops => Some(NARROW_NBSP),
        ':' if stops => Some(NBSP),
        // « Fait à ……, le …… » is completed by hand.
        '.' | '…' if rest.get(1).is_some_and(|next| next.visible() == right) => existing,
        ')' | ',' | '.' | '…'
            if existing.is_some() && can_end_word(left) && ends_sentence(rest) =>
        {
            None
        }
        _ if is_unbreakable(set, rest, existing.is_some()) => Some(NBSP),
        _ => existing,
    }
}

/// Whether the last character already set starts its word.
fn starts_word(set: &[TextChar]) -> bool {
    set.iter().rev().nth(1).is_none_or(|cell| cell.is_space())
}

/// Whether nothing but closing signs comes before the next space: « .pdf » and « …suite » are more than that.
fn ends_sentence(rest: &[TextChar]) -> bool {
    let spaced =
        |i: usize| rest[i].is_space() || i > 0 && needs_space(rest[i - 1].visible(), &rest[i..]);
    let end = (0..rest.len()).find(|&i| spaced(i) || !is_closing(Some(&rest[i])));
    end.is_none_or(spaced)
}

/// Whether a space is missing between this and the sign that follows.
pub(super) fn needs_space(left: char, rest: &[TextChar]) -> bool {
    match rest.first().map(|cell| cell.visible()) {
        Some('»') => true,
        Some(';' | ':' | '!' | '?') => {
            is_closing(rest.get(1)) && (can_end_word(left) || left == '"')
        }
        _ => false,
    }
}

/// Whether a word or a sentence may end with this.
fn can_end_word(left: char) -> bool {
    left.is_alphanumeric() || left == TextChar::OPAQUE.char || ")]}»”'’…%‰€°".contains(left)
}

/// Whether a line may not end between the two sides: a number and its unit, a day and its month, a title and a name.
fn is_unbreakable(set: &[TextChar], rest: &[TextChar], spaced: bool) -> bool {
    let (Some(left), Some(right)) = (set.last(), rest.first()) else {
        return false;
    };
    let (left, right) = (left.visible(), right.visible());
    let after = |words: &[&str]| words.iter().any(|word| ends_with_word(set, word));
    // The whole number is looked at last, and only once: the pass stays linear.
    let amount =
        || left.is_ascii_digit() && starts_with_unit(rest, spaced) && ends_with_number(set);
    let time = || right.is_ascii_digit() && starts_with_minutes(rest) && ends_with_hours(set);
    let is_month = |month: &&str| starts_with_word(rest, month, true);
    let date = || ends_with_day(set) && MONTHS.iter().any(is_month);
    let reference = || {
        after(&NUMBER_SIGNS)
            || right.is_uppercase()
                && (after(&BEFORE_CAPITAL) || ends_with_initial(set) || ends_with_postcode(set))
            || right.is_ascii_digit() && after(&BEFORE_NUMBER)
    };
    // A line neither starts with a slash nor ends with a middle dot.
    let separator = right == '/' || left == '·';
    let tax = || left == '€' && TAXES.iter().any(|tax| starts_with_word(rest, tax, false));
    amount() || time() || spaced && (separator || tax() || date() || reference())
}

fn starts_with_unit(rest: &[TextChar], spaced: bool) -> bool {
    let starts = |words: &[&str], any_case| {
        words
            .iter()
            .any(|word| starts_with_word(rest, word, any_case))
    };
    let sign = matches!(rest, [sign, ..] if matches!(sign.visible(), '%' | '‰' | '€'));
    let hours =
        matches!(rest, [unit, tail @ ..] if unit.visible() == 'h' && starts_with_minutes(tail));
    sign || hours
        || starts(&UNAMBIGUOUS_SYMBOLS, false)
        || spaced && (starts(&SYMBOLS, false) || starts(&UNITS, true))
}

/// « 30 » of « 9 h 30 »
fn starts_with_minutes(rest: &[TextChar]) -> bool {
    let [tens, units, tail @ ..] = rest else {
        return false;
    };
    let is_number = matches!(tens.visible(), '0'..='5') && units.visible().is_ascii_digit();
    is_number && !starts_with_other_unit(tail) && (ends_word(tail) || starts_with_min(tail))
}

fn starts_with_min(rest: &[TextChar]) -> bool {
    ["min", "mn"]
        .iter()
        .any(|word| starts_with_word(rest, word, false))
}

/// Whether a number counts something else than minutes: the second of « 9 h 24 h ». Its space may not be there yet.
fn starts_with_other_unit(rest: &[TextChar]) -> bool {
    let (rest, is_spaced) = match rest {
        [space, rest @ ..] if space.is_space() && !space.is_break() => (rest, true),
        rest => (rest, false),
    };
    let is_word = |word: &&str| starts_with_word(rest, word, false);
    let is_hour = match rest {
        [unit, tail @ ..] if unit.visible() == 'h' => {
            !tail.first().is_some_and(|next| next.char.is_alphabetic())
        }
        _ => false,
    };
    let is_unit = UNAMBIGUOUS_SYMBOLS.iter().any(is_word);
    (is_hour || is_unit || is_spaced && SYMBOLS.iter().any(is_word)) && !starts_with_min(rest)
}

fn starts_with_word(rest: &[TextChar], word: &str, any_case: bool) -> bool {
    let mut cells = rest.iter();
    word.chars().all(|letter| {
        cells
            .next()
            .map(|cell| cell.visible())
            .is_some_and(|c| c == letter || any_case && c.to_lowercase().eq([letter]))
    }) && ends_word(cells.as_slice())
}

fn ends_word(tail: &[TextChar]) -> bool {
    !tail
        .first()
        .is_some_and(|cell| cell.char.is_alphanumeric() || matches!(cell.char, '\'' | '’' | '_'))
}

fn ends_with_word(set: &[TextChar], word: &str) -> bool {
    let mut cells = set.iter().rev();
    word.chars()
        .rev()
        .all(|letter| cells.next().is_some_and(|cell| cell.visible() == letter))
        && !cells
            .next()
            .is_some_and(|cell| cell.char.is_alphanumeric() || "._-/@".contains(cell.char))
}

/// A number that is not part of a word: « 3,5 » but not « RNCP37274 ».
fn ends_with_number(set: &[TextChar]) -> bool {
    let is_digit = |cell: &TextChar| cell.visible().is_ascii_digit();
    let in_number = |cell: &&TextChar| is_digit(cell) || matches!(cell.visible(), ',' | '.');
    let before = set.iter().rev().find(|cell| !in_number(cell));
    let in_word = before.is_some_and(|cell| cell.char.is_alphanumeric() || cell.char == '_');
    set.last().is_some_and(is_digit) && !in_word
}

/// « J. », « J.-P. »: the initial of a first name.
fn ends_with_initial(set: &[TextChar]) -> bool {
    let [before @ .., initial, stop] = set else {
        return false;
    };
    let starts = before
        .last()
        .is_none_or(|cell| cell.is_space() || "-(".contains(cell.visible()));
    stop.visible() == '.' && initial.visible().is_uppercase() && starts
}

/// « 63000 », before a town
fn ends_with_postcode(set: &[TextChar]) -> bool {
    let is_digit = |cell: &&TextChar| cell.visible().is_ascii_digit();
    set.iter().rev().take_while(is_digit).count() == 5 && ends_with_number(set)
}

/// « 9 h »
fn ends_with_hours(set: &[TextChar]) -> bool {
    match set {
        [number @ .., space, unit] => {
            unit.visible() == 'h' && space.is_space() && ends_with_number(number)
        }
        [] | [_] => false,
    }
}

/// « 14 », « 1er »
fn ends_with_day(set: &[TextChar]) -> bool {
    let digits = set
        .iter()
        .rev()
        .take(3)
        .take_while(|cell| cell.visible().is_ascii_digit())
        .count();
    ends_with_word(set, "1er") || (1..=2).contains(&digits) && ends_with_number(set)
}
