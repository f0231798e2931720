//! Why a text is not the value that its key expects.

use crate::diagnostic::catalogue::{message, text};
use crate::diagnostic::message::{Argument, Message};
use crate::value::{ValueError, fold};

/// The message of an error.
// Long because each error has its arm: the compiler asks for the message of a new one.
#[must_use]
pub fn explain(error: &ValueError) -> Message {
    match error {
        ValueError::EmptyDate => message!(EMPTY_DATE, example = text!(DATE_EXAMPLE)),
        ValueError::NoSuchDay { text, month, days } => message!(
            NO_SUCH_DAY,
            text,
            month = Argument::Month(*month),
            days = days.to_string(),
        ),
        ValueError::NoSuchMonth {
            text,
            swapped: Some(date),
        } => message!(SWAPPED_DAY_AND_MONTH, text, date = Argument::Day(*date)),
        ValueError::NoSuchMonth {
            text,
            swapped: None,
        } => message!(NO_SUCH_MONTH, text),
        ValueError::MissingYear { text, year } => {
            let year = year.as_deref().unwrap_or("2027");
            let mark = if text.contains('/') { "/" } else { " " };
            message!(MISSING_YEAR, date = format!("{text}{mark}{year}"))
        }
        ValueError::WrongYear(text) => match complete_year(text) {
            Some(date) => message!(SHORT_YEAR, text, date),
            None => message!(WRONG_YEAR, text),
        },
        ValueError::WrongWeekday { text, date } => {
            message!(WRONG_WEEKDAY, text, weekday = Argument::Weekday(*date))
        }
        ValueError::UnreadableDate(text) => {
            message!(NOT_A_DATE, text, example = text!(DATE_EXAMPLE))
        }
        ValueError::EmptyWhen => message!(EMPTY_DATE, example = text!(WHEN_EXAMPLE)),
        ValueError::ReversedDates { start, end } => message!(
            REVERSED_DATES,
            end = Argument::Day(*end),
            start = Argument::Day(*start),
        ),
        ValueError::UnreadableWhen(text) if is_open_period(text) => {
            message!(NOT_A_DATE, text, example = text!(START_EXAMPLE))
        }
        ValueError::UnreadableWhen(text) => {
            message!(NOT_A_DATE, text, example = text!(WHEN_EXAMPLE))
        }
        ValueError::EmptyDuration => message!(EMPTY_DURATION, example = text!(DURATION_EXAMPLE)),
        ValueError::MissingUnit(text) if text.contains([',', '.']) => {
            message!(NO_UNIT_DECIMAL, text)
        }
        ValueError::MissingUnit(text) => message!(NO_UNIT, text),
        ValueError::AmbiguousHours {
            text,
            clock,
            decimal,
        } => message!(AMBIGUOUS_HOURS, text, clock, decimal),
        ValueError::ZeroDuration => message!(ZERO_DURATION, example = text!(DURATION_EXAMPLE)),
        ValueError::MinutesPastHour(text) => message!(MINUTES_PAST_HOUR, text),
        ValueError::FractionalDuration(text) => {
            message!(
                FRACTION_OF_DURATION,
                text,
                example = text!(DURATION_EXAMPLE)
            )
        }
        ValueError::DurationTooLong(text) => message!(DURATION_TOO_LONG, text),
        ValueError::UnreadableDuration(text) => {
            message!(NOT_A_DURATION, text, example = text!(DURATION_EXAMPLE))
        }
        ValueError::UnreadableDays(text) => message!(NOT_DAYS, text),
        ValueError::UnreadableWeeks(text) => message!(NOT_WEEKS, text),
        ValueError::UnreadableMonths(text) => message!(NOT_MONTHS, text),
        ValueError::UnreadableYears(text) => message!(NOT_YEARS, text),
        ValueError::DaysInsteadOfHours(text) => message!(HOURS_IN_DAYS, text),
        ValueError::EmptyAmount => message!(EMPTY_AMOUNT),
        ValueError::NegativeAmount(text) => message!(NEGATIVE_AMOUNT, text),
        ValueError::AmountTooLarge(text) => message!(AMOUNT_TOO_LARGE, text),
        ValueError::PointInThousands(text) => {
            message!(POINT_IN_THOUSANDS, text, thousands = text.replace('.', " "))
        }
        ValueError::UnreadableAmount(text) if text.contains('%') => {
            message!(PERCENT_AMOUNT, text)
        }
        ValueError::UnreadableAmount(text) if is_on_quote(text) => {
            message!(AMOUNT_ON_QUOTE, text)
        }
        ValueError::UnreadableAmount(text) => message!(NOT_AN_AMOUNT, text),
        ValueError::EmptyTime => message!(EMPTY_TIME),
        ValueError::TimeOutOfRange(text) => message!(TIME_OUT_OF_RANGE, text),
        ValueError::UnreadableTime(text) => message!(NOT_A_TIME, text),
        ValueError::ReversedTimes { start, end } => message!(
            REVERSED_TIMES,
            end = Argument::Time(*end),
            start = Argument::Time(*start),
        ),
        ValueError::UnreadableTimeRange(text) => message!(NOT_A_TIME_RANGE, text),
        ValueError::UnreadableHeadcount(text) => message!(NOT_A_HEADCOUNT, text),
        ValueError::UnreadableColour(text) => message!(NOT_A_COLOUR, text),
    }
}

/// The date whose year, at its end, has two digits: « 14/09/2026 ».
fn complete_year(text: &str) -> Option<String> {
    let digits = text.len() - text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (before, year) = text.split_at(text.len() - digits);
    (digits == 2 && !before.is_empty()).then(|| format!("{before}20{year}"))
}

/// « sur devis », « nous consulter »: a price that is not said.
fn is_on_quote(text: &str) -> bool {
    let folded = fold(text);
    ["devis", "consulter", "sur demande"]
        .iter()
        .any(|words| folded.contains(words))
}

/// « à partir de mars 2027 »: a start without an end.
fn is_open_period(text: &str) -> bool {
    let folded = fold(text);
    ["a partir d", "des ", "a compter d"]
        .iter()
        .any(|opening| folded.trim_start().starts_with(opening))
}
