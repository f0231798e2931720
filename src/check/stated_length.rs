//! Lengths in texts, in digits or in letters: « 3 jours (21 heures) », « un jour et demi ».

use crate::check::counted::may_open_count;
use crate::value::Duration;
use crate::value::scan::Scanner;

const UNITS: [&str; 9] = [
    "heures", "heure", "journées", "journée", "jours", "jour", "demi-journées", "demi-journée", "h",
];

/// « 3 jours », « 21 h », « 3 jours (21 heures) », « deux jours, soit 14 h ».
pub fn read_length(scanner: &mut Scanner<'_>) -> Option<Vec<Duration>> {
    let mut lengths = vec![read_duration(scanner)?];
    let second = scanner.attempt(|it| {
        it.skip_spaces();
        it.attempt(|it| it.read_char(|c| ",(".contains(c)).map(drop));
        it.skip_spaces();
        it.attempt(|it| it.read_text_any_case("soit"));
        it.skip_spaces();
        let second = read_duration(it)?;
        it.attempt(|it| it.read_char(|c| c == ')').map(drop));
        Some(second)
    });
    lengths.extend(second);
    Some(lengths)
}

/// One length.
pub fn read_duration(scanner: &mut Scanner<'_>) -> Option<Duration> {
    let start = scanner.position();
    let rest = scanner.rest();
    let is_written = !rest.starts_with(|c: char| c.is_ascii_digit());
    let number = if is_written {
        let may_open = may_open_count(rest.as_bytes());
        Some(may_open.then(|| scanner.read_count())??)
    } else {
        scanner.read_number::<u32>(1..=4)?;
        scanner.attempt(|it| {
            it.read_char(|c| c == ',')?;
            it.read_digits(1..=2).map(drop)
        });
        None
    };
    scanner.skip_spaces();
    let unit = UNITS.iter().find(|unit| {
        let read = |it: &mut Scanner<'_>| it.read_text_any_case(unit);
        scanner.attempt(read).is_some()
    })?;
    if unit.starts_with('h') {
        // The minutes: « 4 h 30 ».
        scanner.attempt(|it| {
            it.skip_spaces();
            it.read_digits(2..=2).map(drop)
        });
    }
    scanner.word_end()?;
    let words = &rest[..scanner.position() - start];
    let words = match number {
        Some(count) => format!("{count} {unit}"),
        None => words.to_owned(),
    };
    let half = scanner.attempt(|it| {
        it.read_spaces()?;
        it.read_word("et")?;
        it.read_spaces()?;
        it.read_one_of(&["demi", "demie"]).map(drop)
    });
    let words = match half {
        Some(()) => words.replacen(' ', ",5 ", 1),
        None => words,
    };
    Duration::parse(&words, None).ok()
}
