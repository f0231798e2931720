//! The two ends of a period that a text says and nothing else: « du 5 au 6 octobre 2026 », « de février à juin 2026 »,
//! « 2026-2027 ».

use super::scan::Scanner;
use super::{Date, Month, When};

/// The first and the last day that a period may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeriodBounds {
    pub first: Date,
    pub last: Date,
    /// Whether the text gives both days, rather than months or years.
    pub is_exact: bool,
}

/// An end of a period, as far as it is written.
#[derive(Debug, Clone, Copy)]
struct End {
    day: Option<i8>,
    month: Option<i8>,
    year: Option<i16>,
}

impl PeriodBounds {
    /// The period that a whole text says; `None` when it says more, or something else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut scanner = Scanner::new(text, 0);
        scanner.skip_spaces();
        let bounds = scanner
            .attempt(read_range)
            .or_else(|| scanner.attempt(read_days))
            .or_else(|| scanner.attempt(read_years))
            .or_else(|| scanner.attempt(|it| Self::new(read_end(it)?, None)))?;
        scanner.skip_spaces();
        scanner.read_while(|c| c == '.');
        scanner.rest().trim().is_empty().then_some(bounds)
    }

    #[must_use]
    pub fn contains(&self, date: Date) -> bool {
        (self.first..=self.last).contains(&date)
    }

    /// Whether a date is not wholly in the period; of a month, one day suffices.
    #[must_use]
    pub fn excludes(&self, when: &When) -> bool {
        let (Some(first), Some(last)) = (when.earliest(), when.latest()) else {
            return false;
        };
        match when {
            When::Month(_) => last < self.first || first > self.last,
            When::Day(_) | When::Days(_) | When::Range(_) | When::ToSchedule => {
                first < self.first || last > self.last
            }
        }
    }

    /// From one end to another, or of one alone. An end takes from the last what it lacks.
    fn new(first: End, last: Option<End>) -> Option<Self> {
        let last = last.unwrap_or(first);
        let year = first.year.or(last.year)?;
        let month = first.month.or(last.month);
        let start = End {
            day: first.day,
            month,
            year: Some(year),
        };
        let bounds = Self {
            first: start.first_day()?,
            last: last.last_day()?,
            is_exact: first.day.is_some() && last.day.is_some(),
        };
        (bounds.first <= bounds.last).then_some(bounds)
    }
}

impl End {
    fn first_day(self) -> Option<Date> {
        let (month, day) = match (self.month, self.day) {
            (Some(month), Some(day)) => (month, day),
            (Some(month), None) => (month, 1),
            (None, None) => (1, 1),
            (None, Some(_)) => return None,
        };
        Date::new(self.year?, month, day)
    }

    fn last_day(self) -> Option<Date> {
        match (self.month, self.day) {
            (Some(month), Some(day)) => Date::new(self.year?, month, day),
            (Some(month), None) => Some(Month::new(self.year?, month)?.last()),
            (None, None) => Date::new(self.year?, 12, 31),
            (None, Some(_)) => None,
        }
    }
}

/// « du 5 au 6 octobre 2026 », « de février à juin 2026 », « d’octobre 2026 à mars 2027 », « entre mai et juin 2026 ».
fn read_range(scanner: &mut Scanner<'_>) -> Option<PeriodBounds> {
    let elided = scanner.attempt(|it| {
        it.read_text_any_case("d")?;
        it.read_char(|c| matches!(c, '\'' | '’'))
    });
    let between: &[&str] = if elided.is_some() {
        &["à"]
    } else {
        let opening = scanner.read_one_of(&["du", "de", "entre"])?;
        scanner.read_spaces()?;
        [&["au"][..], &["à"], &["et"]][opening]
    };
    scanner.attempt(|it| {
        it.read_word("le")?;
        it.read_spaces()
    });
    let first = read_end(scanner)?;
    scanner.read_spaces()?;
    scanner.read_one_of(between)?;
    scanner.read_spaces()?;
    scanner.attempt(|it| {
        it.read_word("le")?;
        it.read_spaces()
    });
    PeriodBounds::new(first, Some(read_end(scanner)?))
}

/// « 5 et 6 octobre 2026 », « les 5, 12 et 19 octobre 2026 »: from the first to the last.
fn read_days(scanner: &mut Scanner<'_>) -> Option<PeriodBounds> {
    scanner.attempt(|it| {
        it.read_one_of(&["le", "les"])?;
        it.read_spaces()
    });
    let first = read_end(scanner)?;
    first.day?;
    let mut last = None;
    while let Some(day) = scanner.attempt(|it| {
        let comma = it.read_char(|c| c == ',').is_some();
        it.read_spaces()?;
        if !comma {
            it.read_word("et")?;
            it.read_spaces()?;
        }
        read_end(it).filter(|end| end.day.is_some())
    }) {
        last = Some(day);
    }
    PeriodBounds::new(first, Some(last?))
}

/// « 2026 », « 2026-2027 », « année scolaire 2026/2027 ».
fn read_years(scanner: &mut Scanner<'_>) -> Option<PeriodBounds> {
    scanner.attempt(|it| {
        it.read_one_of(&["année", "exercice", "session"])?;
        it.read_spaces()?;
        it.attempt(|it| {
            it.read_one_of(&["scolaire", "universitaire", "civile"])?;
            it.read_spaces()
        });
        Some(())
    });
    let end = |year| End {
        day: None,
        month: None,
        year: Some(year),
    };
    let first = end(scanner.read_number(4..=4)?);
    let last = scanner.attempt(|it| {
        it.skip_space();
        it.read_char(|c| "/-‑–".contains(c))?;
        it.skip_space();
        it.read_year()
    });
    scanner.word_end()?;
    PeriodBounds::new(first, last.map(end))
}

/// « lundi 5 octobre 2026 », « 5 octobre », « 5 », « 05/10/2026 », « octobre 2026 », « octobre ».
fn read_end(scanner: &mut Scanner<'_>) -> Option<End> {
    scanner.attempt(|it| {
        it.read_weekday()?;
        it.read_spaces()
    });
    if let Some(month) = scanner.attempt(Scanner::read_month) {
        let year = scanner.attempt(Scanner::read_spaced_year);
        return Some(End {
            day: None,
            month: Some(month),
            year,
        });
    }
    let day = scanner.read_day()?;
    if let Some(month) = scanner.attempt(|it| {
        it.read_char(|c| "/.".contains(c))?;
        it.read_number(1..=2)
    }) {
        scanner.read_char(|c| "/.".contains(c))?;
        return Some(End {
            day: Some(day),
            month: Some(month),
            year: Some(scanner.read_year()?),
        });
    }
    scanner.word_end()?;
    let month = scanner.attempt(Scanner::read_spaced_month);
    let year = month.and_then(|_| scanner.attempt(Scanner::read_spaced_year));
    Some(End {
        day: Some(day),
        month,
        year,
    })
}
