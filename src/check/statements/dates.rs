//! Dates in texts: « lundi 14 février 2019 », « du 22 mars au 9 avril 2027 », « les 3, 4 et 10 mai 2027 », « 26/02/2027 ».

use std::ops::Range;

use crate::value::Date;
use crate::value::scan::Scanner;

/// A day of a text, as far as it is written.
#[derive(Debug, Clone)]
pub struct StatedDay {
    /// From its weekday or its number to its month.
    pub range: Range<usize>,
    /// Where its year ends.
    pub end: usize,
    /// Where its weekday is.
    pub weekday: Option<Range<usize>>,
    pub day: i8,
    pub month: Option<i8>,
    pub year: Option<i16>,
}

/// A date, the two ends of a range, or a list. The last day has its month.
#[derive(Debug, Clone)]
pub struct StatedDates {
    pub days: Vec<StatedDay>,
    /// « du … au … »
    pub is_range: bool,
}

impl StatedDay {
    /// The date, with that year when it has none.
    #[must_use]
    pub fn resolve(&self, year: Option<i16>) -> Option<Date> {
        Date::new(self.year.or(year)?, self.month?, self.day)
    }
}

impl StatedDates {
    /// The last day.
    ///
    /// # Panics
    /// Never: there is a day.
    #[must_use]
    pub fn last(&self) -> &StatedDay {
        self.days.last().expect("a day")
    }

    /// The dates, `None` for those that lack a year: a day takes the month and the year of the next one.
    #[must_use]
    pub fn dates(&self) -> Vec<Option<Date>> {
        let (mut month, mut year) = (None, None);
        let reversed = self.days.iter().rev().map(|day| {
            // « 29 décembre et 5 janvier 2027 »: the year is that of the last.
            let is_earlier_year = day.year.is_none() && day.month > month && month.is_some();
            year = day
                .year
                .or(year.map(|it: i16| it - i16::from(is_earlier_year)));
            month = day.month.or(month);
            Date::new(year?, month?, day.day)
        });
        let mut dates: Vec<Option<Date>> = reversed.collect();
        dates.reverse();
        dates
    }

    /// The first date.
    #[must_use]
    pub fn first(&self) -> Option<Date> {
        self.dates().into_iter().next().flatten()
    }
}

/// Reads a date, a range or a list. Where it starts is that of a lone day, without the article.
pub fn read_dates(scanner: &mut Scanner<'_>) -> Option<(usize, StatedDates)> {
    let start = scanner.position();
    let opening = scanner.attempt(|it| {
        let opening = it.read_one_of(&["du", "les", "le"])?;
        it.read_spaces().map(|()| opening)
    });
    let opens_range = opening == Some(0);
    let mut days = vec![read_day(scanner, opens_range)?];
    let mut position = scanner.position();
    let mut is_range = false;
    let mut count = usize::from(days[0].month.is_some());
    while !is_range {
        let next = scanner.attempt(|it| {
            is_range = read_link(it, opens_range && days.len() == 1)?;
            read_day(it, opens_range)
        });
        let Some(day) = next else { break };
        let has_month = day.month.is_some();
        days.push(day);
        if has_month {
            count = days.len();
            position = scanner.position();
        }
    }
    // « le 3 mars et 4 personnes »
    days.truncate(count);
    *scanner = Scanner::new(scanner.text(), position);
    let first = days.first()?;
    let start = if days.len() > 1 {
        start
    } else {
        first.range.start
    };
    let is_range = is_range && days.len() > 1;
    Some((start, StatedDates { days, is_range }))
}

/// What joins two days: « au » makes a range.
fn read_link(scanner: &mut Scanner<'_>, may_be_range: bool) -> Option<bool> {
    scanner.skip_spaces();
    if scanner.read_char(|c| c == ',').is_some() {
        scanner.skip_spaces();
        scanner.attempt(|it| {
            it.read_one_of(&["et", "le"])?;
            it.read_spaces()
        });
        return Some(false);
    }
    let word = scanner.read_one_of(&["au", "et", "ou", "puis"])?;
    scanner.read_spaces()?;
    scanner.attempt(|it| {
        it.read_word("le")?;
        it.read_spaces()
    });
    (word > 0 || may_be_range).then_some(word == 0)
}

fn read_day(scanner: &mut Scanner<'_>, is_in_range: bool) -> Option<StatedDay> {
    let start = scanner.position();
    let weekday = scanner.attempt(|it| {
        let from = it.position();
        if is_in_range {
            it.read_approximate_weekday()?;
        } else {
            it.read_weekday()?;
        }
        let name = from..it.position();
        it.read_spaces()?;
        it.attempt(|it| {
            it.read_word("le")?;
            it.read_spaces()
        });
        Some(name)
    });
    let day = scanner.read_day()?;
    let in_numbers = scanner.attempt(|it| {
        let mark = it.read_char(|c| "/.".contains(c))?;
        let month: i8 = it.read_number(1..=2)?;
        let year = it.attempt(|it| {
            it.read_char(|c| c == mark)?;
            it.read_year()
        });
        it.word_end()?;
        // « 1/2 » is a half.
        let is_date = year.is_some() || mark == '/' && (is_in_range || weekday.is_some());
        is_date.then_some((month, year, it.position()))
    });
    if let Some((month, year, end)) = in_numbers {
        return Some(StatedDay {
            range: start..end,
            end,
            weekday,
            day,
            month: Some(month),
            year,
        });
    }
    scanner.word_end()?;
    let month = scanner.attempt(Scanner::read_spaced_month);
    let range = start..scanner.position();
    let year = month.and_then(|_| scanner.attempt(Scanner::read_spaced_year));
    Some(StatedDay {
        range,
        end: scanner.position(),
        weekday,
        day,
        month,
        year,
    })
}
