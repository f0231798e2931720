//! Why a text is not the value that its key expects.

use crate::diagnostic::catalogue::{message, text};
use crate::diagnostic::message::{Argument, Message};
use crate::value::{
    DateError, DurationError, MoneyError, TimeError, TimeRangeError, ValueError, WhenError,
};

/// The message of an error.
#[must_use]
pub fn explain(error: &ValueError) -> Message {
    match error {
        ValueError::Date(error) | ValueError::When(WhenError::Date(error)) => date(error),
        ValueError::When(WhenError::Empty) => message!(EMPTY_DATE, example = text!(WHEN_EXAMPLE)),
        ValueError::When(WhenError::Reversed { start, end }) => message!(
            REVERSED_DATES,
            end = Argument::Day(*end),
            start = Argument::Day(*start),
        ),
        ValueError::When(WhenError::Unreadable(text)) => {
            message!(NOT_A_DATE, text, example = text!(WHEN_EXAMPLE))
        }
        ValueError::Duration(error) => duration(error),
        ValueError::Colour(text) => message!(NOT_A_COLOUR, text),
        ValueError::Days(text) => message!(NOT_DAYS, text),
        ValueError::HoursInDays(text) => message!(HOURS_IN_DAYS, text),
        ValueError::Money(error) => match error {
            MoneyError::Empty => message!(EMPTY_AMOUNT),
            MoneyError::Negative(text) => message!(NEGATIVE_AMOUNT, text),
            MoneyError::TooLarge(text) => message!(AMOUNT_TOO_LARGE, text),
            MoneyError::Unreadable(text) => message!(NOT_AN_AMOUNT, text),
        },
        ValueError::Time(error) | ValueError::TimeRange(TimeRangeError::Time(error)) => match error
        {
            TimeError::Empty => message!(EMPTY_TIME),
            TimeError::OutOfRange(text) => message!(TIME_OUT_OF_RANGE, text),
            TimeError::Unreadable(text) => message!(NOT_A_TIME, text),
        },
        ValueError::TimeRange(TimeRangeError::Reversed { start, end }) => message!(
            REVERSED_TIMES,
            end = Argument::Time(*end),
            start = Argument::Time(*start),
        ),
        ValueError::TimeRange(TimeRangeError::Unreadable(text)) => message!(NOT_A_TIME_RANGE, text),
    }
}

fn date(error: &DateError) -> Message {
    let example = text!(DATE_EXAMPLE);
    match error {
        DateError::Empty => message!(EMPTY_DATE, example),
        DateError::NoSuchDay { text, month, days } => message!(
            NO_SUCH_DAY,
            text,
            month = Argument::Month(*month),
            days = days.to_string(),
        ),
        DateError::NoSuchMonth(text) => message!(NO_SUCH_MONTH, text),
        DateError::Year(text) => message!(WRONG_YEAR, text),
        DateError::Weekday { text, date } => {
            message!(WRONG_WEEKDAY, text, weekday = Argument::Weekday(*date))
        }
        DateError::Unreadable(text) => message!(NOT_A_DATE, text, example),
    }
}

fn duration(error: &DurationError) -> Message {
    let example = text!(DURATION_EXAMPLE);
    match error {
        DurationError::Empty => message!(EMPTY_DURATION, example),
        DurationError::MissingUnit(text) => message!(NO_UNIT, text),
        DurationError::Zero => message!(ZERO_DURATION, example),
        DurationError::MinutesPastHour(text) => message!(MINUTES_PAST_HOUR, text),
        DurationError::Fraction(text) => message!(FRACTION_OF_DURATION, text, example),
        DurationError::TooLong(text) => message!(DURATION_TOO_LONG, text),
        DurationError::Unreadable(text) => message!(NOT_A_DURATION, text, example),
    }
}
