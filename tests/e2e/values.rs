//! Values: what is read, what is refused, and that what is printed reads back.

use std::collections::BTreeMap;
use std::fmt::{Debug, Display};
use std::fs;
use std::str::FromStr;

use annexe::diagnostic::language::Language;
use annexe::diagnostic::value_error::explain;
use annexe::value::date::find_month;
use annexe::value::{
    Colour, Date, Duration, FORMATS, Holiday, Measured, Money, Month, TimeOfDay, TimeRange,
    ValueError, When, WhenPart, Zone, format_minutes,
};
use proptest::prelude::*;
use serde::Deserialize;

const MAX_MINUTES: u32 = 10_000 * 60;
const MAX_HALF_DAYS: u32 = 2 * 1_000;
const MAX_CENTS: i64 = 1_000_000_000 * 100 - 1;

#[derive(Deserialize)]
struct Cases {
    /// The texts that are read, by the value as it is printed.
    read: BTreeMap<String, Vec<String>>,
    /// The opening of the cause, by the text that is refused.
    refused: BTreeMap<String, String>,
}

#[test]
fn values_are_read_or_refused() {
    let file = fs::read_to_string("tests/values.yaml").expect("a file");
    let types: BTreeMap<String, Cases> = serde_yaml::from_str(&file).expect("cases");
    for (name, cases) in types {
        match name.as_str() {
            "Duration" => cases.assert(parse::<Duration>, starts_with),
            "Date" => cases.assert(parse::<Date>, starts_with),
            "Month" => cases.assert(
                |text| text.parse::<Month>().map_err(|_| String::new()),
                starts_with,
            ),
            "Money" => cases.assert(parse::<Money>, starts_with),
            "TimeOfDay" => cases.assert(parse::<TimeOfDay>, starts_with),
            "TimeRange" => cases.assert(parse::<TimeRange>, starts_with),
            "When" => cases.assert(
                |yaml| serde_yaml::from_str::<When>(yaml).map_err(|error| error.to_string()),
                |error, part| error.contains(part),
            ),
            "Measured" => cases.assert(
                |yaml| serde_yaml::from_str::<Measured>(yaml).map_err(|error| error.to_string()),
                |error, part| error.contains(part),
            ),
            _ => panic!("{name} is no type of value"),
        }
    }
}

impl Cases {
    fn assert<T: Display + Debug>(
        &self,
        read: impl Fn(&str) -> Result<T, String>,
        matches: fn(&str, &str) -> bool,
    ) {
        for (printed, texts) in &self.read {
            for text in texts {
                let value = read(text).expect(text);
                assert_eq!(plainly_spaced(&value), *printed, "{text}");
            }
        }
        for (text, cause) in &self.refused {
            let error = read(text).expect_err(text);
            assert!(
                matches(&error, cause),
                "{text}: found « {error} », expected « {cause} »"
            );
        }
    }
}

fn starts_with(error: &str, cause: &str) -> bool {
    error.starts_with(cause)
}

/// A value, or the French cause of its refusal.
fn parse<T: FromStr<Err = ValueError>>(text: &str) -> Result<T, String> {
    let value = text.parse::<T>();
    value.map_err(|error| explain(&error).render(Language::Fr))
}

fn plainly_spaced(value: &impl Display) -> String {
    value.to_string().replace(['\u{a0}', '\u{202f}'], " ")
}

fn date(text: &str) -> Date {
    text.parse().expect(text)
}

fn when(yaml: &str) -> When {
    serde_yaml::from_str(yaml).expect(yaml)
}

fn yaml(value: &impl serde::Serialize) -> String {
    serde_yaml::to_string(value).expect("yaml")
}

#[test]
fn days_have_minutes_only_when_the_day_is_known() {
    let day: Duration = "1,5 jour".parse().expect("a duration");
    assert_eq!(day.minutes(None), None);
    assert_eq!(day.minutes(Some(420)), Some(630));
    assert_eq!(day.minutes(Some(421)), None, "half a minute is no duration");
    assert_eq!(day.minutes(Some(u32::MAX)), None);
    assert_eq!(day.half_days(), Some(3));
}

#[test]
fn spaces_of_values_do_not_break() {
    assert_eq!(format_minutes(210), "3\u{a0}h\u{a0}30");
    assert_eq!(format_minutes(0), "0\u{a0}min");
    assert_eq!(format_minutes(72_000), "1\u{202f}200\u{a0}h");
    assert_eq!(date("2019-02-14").to_string(), "14\u{a0}février 2019");
    assert_eq!(
        date("2019-02-14").format_long(),
        "jeudi 14\u{a0}février 2019"
    );
    assert_eq!(date("1er mars 2019").to_string(), "1er\u{a0}mars 2019");
    let range: TimeRange = "9h à 17h".parse().expect("a range");
    assert_eq!(range.to_string(), "9\u{a0}h à 17\u{a0}h");
    let grouped = [7, 999, 1000, 1_000_050].map(|hours| format_minutes(hours * 60));
    assert_eq!(
        grouped,
        [
            "7\u{a0}h",
            "999\u{a0}h",
            "1\u{202f}000\u{a0}h",
            "1\u{202f}000\u{202f}050\u{a0}h"
        ]
    );
}

#[test]
fn dates_know_weekends_and_months() {
    let weekend = |text: &str| date(text).is_weekend();
    assert!(weekend("2026-09-19") && weekend("2026-09-20"));
    assert!(!weekend("2026-09-18") && !weekend("2026-09-21"));
    assert_eq!(find_month("FEVRIER"), Some(2));
    assert_eq!(find_month("2"), None);
    let month: Month = "02/2019".parse().expect("a month");
    assert_eq!(
        (month.to_iso().as_str(), month.last().to_iso().as_str()),
        ("2019-02", "2019-02-28")
    );
    for number in 1..=12 {
        let month = Month::new(2019, number).expect("a month").to_string();
        let name = month.trim_end_matches(" 2019");
        let folded = name.replace('é', "e").replace('û', "u");
        assert_eq!(find_month(name), Some(number));
        assert_eq!(find_month(&folded), Some(number));
    }
}

#[test]
fn times_are_read_several_in_a_text() {
    for (text, minutes) in [
        ("9 h à 17 h", 480),
        ("De 8 h à 12 h et de 13 h à 16 h", 420),
        ("9h-12h30 / 13h30-17h", 420),
        ("9 h à 12 h, 13 h à 15 h, puis 15 h 15 à 17 h.", 0),
        ("9 h à 12 h, 13 h à 15 h puis 15 h 15 à 17 h.", 405),
        ("9 h à 12 h ou 14 h à 17 h", 0),
        ("9 h à 12 h et 11 h à 13 h", 0),
        ("9 h à 12 h, en classe virtuelle", 0),
        ("Sur rendez-vous", 0),
        ("", 0),
    ] {
        let ranges = TimeRange::parse_list(text).unwrap_or_default();
        let sum: u16 = ranges.into_iter().map(TimeRange::minutes).sum();
        assert_eq!(sum, minutes, "{text}");
    }
    let holds_lunch = |text: &str| text.parse::<TimeRange>().expect(text).includes_lunch();
    assert!(holds_lunch("9 h à 17 h") && holds_lunch("12 h à 13 h 30"));
    assert!(!holds_lunch("9 h à 13 h") && !holds_lunch("12 h 30 à 17 h"));
}

#[test]
fn values_are_read_from_yaml_and_written() {
    let amount = |yaml| serde_yaml::from_str::<Money>(yaml).map(Money::cents);
    assert_eq!(amount("1200").expect("integer"), 120_000);
    assert_eq!(amount("1200.50").expect("decimal"), 120_050);
    assert_eq!(amount("1 200 €").expect("text"), 120_000);
    for refused in ["-1", "12.345", ".nan", ".inf", "1e12", "[]"] {
        assert!(amount(refused).is_err(), "{refused}");
    }
    assert_eq!(
        yaml(&Money::from_cents(120_050).expect("an amount")),
        "1 200,50 €\n"
    );
    assert_eq!(yaml(&date("14 février 2019")), "2019-02-14\n");
    let range: TimeRange = serde_yaml::from_str("{debut: 9h, fin: 12h30}").expect("a range");
    assert_eq!(yaml(&range), "9 h à 12 h 30\n");
    for text in [
        "2019-02-14\n",
        "2019-02\n",
        "a-programmer\n",
        "- 2019-03-14\n- 2019-03-15\n",
        "debut: 2019-03-14\nfin: 2019-03-16\n",
    ] {
        assert_eq!(yaml(&when(text)), text);
    }
}

#[test]
fn parts_of_dates_carry_the_machine_form() {
    let time = |datetime: &str, text: &str| WhenPart::Time {
        datetime: datetime.to_owned(),
        text: text.to_owned(),
    };
    let [first, second] = [
        time("2019-03-14", "14"),
        time("2019-03-15", "15\u{a0}mars 2019"),
    ];
    let parts = when("[2019-03-14, 2019-03-15]").parts();
    assert_eq!(parts, [first, WhenPart::Text(" et "), second]);
    assert_eq!(when("2019-02").parts(), [time("2019-02", "février 2019")]);
    assert_eq!(
        when("a-programmer").parts(),
        [WhenPart::Pending("à programmer")]
    );
}

#[test]
fn dates_know_their_days() {
    let iso = |day: Option<Date>| day.map(|day| day.to_iso()).unwrap_or_default();
    let ends = |yaml| [when(yaml).earliest(), when(yaml).latest()].map(iso);
    assert_eq!(
        ends("[2019-03-15, 2019-03-14]"),
        ["2019-03-14", "2019-03-15"]
    );
    assert_eq!(ends("2020-02"), ["2020-02-01", "2020-02-29"]);
    assert_eq!(ends("a-programmer"), ["", ""]);
    for (yaml, expected) in [
        ("2026-03-02", " 2026-03-02"),
        ("[2026-03-02, 2026-03-05]", ".0 2026-03-02, .1 2026-03-05"),
        (
            "{debut: 2026-03-02, fin: 2026-03-05}",
            ".debut 2026-03-02, .fin 2026-03-05",
        ),
        ("2026-03", ""),
        ("a-programmer", ""),
    ] {
        let days = when(yaml).days_with_paths().into_iter();
        let days: Vec<String> = days
            .map(|(at, day)| format!("{at} {}", day.to_iso()))
            .collect();
        assert_eq!(days.join(", "), expected, "{yaml}");
    }
    assert!(!when("{debut: 2026-03-02, fin: 2026-03-08}").is_period());
    assert!(when("{debut: 2026-03-02, fin: 2026-03-09}").is_period());
}

#[test]
fn dates_know_what_starts_first() {
    for (one, other, is_before) in [
        ("2026-03-02", "2026-03-03", true),
        ("2026-03-02", "2026-03-02", false),
        ("2026-02", "2026-03-01", true),
        // The month may start later.
        ("2026-03", "2026-03-17", false),
        ("2026-03-17", "2026-03", false),
        (
            "[2026-03-09, 2026-03-02]",
            "{debut: 2026-03-03, fin: 2026-03-04}",
            true,
        ),
        ("a-programmer", "2026-03-02", false),
        ("2026-03-02", "a-programmer", false),
    ] {
        let found = when(one).starts_before(&when(other));
        assert_eq!(found, is_before, "{one} before {other}");
    }
}

#[test]
fn contrast_is_that_of_the_standard() {
    let colour = |text| Colour::parse(text).expect("a colour");
    let contrast = |a, b| (colour(a).contrast_with(colour(b)) * 100.0).round() / 100.0;
    assert_eq!(contrast("#000000", "#ffffff"), 21.0);
    assert_eq!(contrast("#777777", "#ffffff"), 4.48);
    assert_eq!(contrast("#ffffff", "#767676"), 4.54);
    assert_eq!(Colour::parse("#0f4c5"), None);
    assert_eq!(colour("#0f4c5c").to_string(), "#0f4c5c");
}

#[test]
fn holidays_move_with_easter_and_differ_by_zone() {
    use Zone::Metropole;
    for (day, zone, expected) in [
        ("2019-04-22", Metropole, Some(Holiday::EasterMonday)),
        ("2024-04-01", Metropole, Some(Holiday::EasterMonday)),
        ("2026-04-06", Metropole, Some(Holiday::EasterMonday)),
        ("2038-04-26", Metropole, Some(Holiday::EasterMonday)),
        ("2008-03-24", Metropole, Some(Holiday::EasterMonday)),
        ("2026-05-14", Metropole, Some(Holiday::Ascension)),
        ("2026-05-25", Metropole, Some(Holiday::WhitMonday)),
        ("2100-03-29", Metropole, Some(Holiday::EasterMonday)),
        ("2026-04-05", Metropole, None),
        ("2026-04-07", Metropole, None),
        ("2025-04-06", Metropole, None),
    ] {
        assert_eq!(Holiday::on(date(day), zone), expected, "{day}");
    }
    for (day, zone, expected) in [
        ("2026-04-03", Zone::AlsaceMoselle, Holiday::GoodFriday),
        ("2026-12-26", Zone::AlsaceMoselle, Holiday::SaintStephen),
        ("2026-04-27", Zone::Mayotte, Holiday::Abolition),
        ("2026-05-22", Zone::Martinique, Holiday::Abolition),
        ("2026-05-27", Zone::Guadeloupe, Holiday::Abolition),
        ("2026-05-28", Zone::SaintMartin, Holiday::Abolition),
        ("2026-06-10", Zone::Guyane, Holiday::Abolition),
        ("2026-10-09", Zone::SaintBarthelemy, Holiday::Abolition),
        ("2026-12-20", Zone::Reunion, Holiday::Abolition),
    ] {
        assert_eq!(Holiday::on(date(day), zone), Some(expected), "{day}");
        assert_eq!(Holiday::on(date(day), Metropole), None, "{day}");
    }
    for year in 1900..=2199 {
        let days = (1..=12).flat_map(|month| (1..=31).map(move |day| (month, day)));
        let holidays = days
            .filter_map(|(month, day)| Date::new(year, month, day))
            .filter(|date| Holiday::on(*date, Metropole).is_some());
        // Ascension may fall on the first or the eighth of May.
        assert!((10..=11).contains(&holidays.count()), "{year}");
    }
}

/// What is printed is read as the same value.
fn reads_back<T: Display + Debug + PartialEq + FromStr>(value: &T) -> bool {
    value
        .to_string()
        .parse()
        .is_ok_and(|read: T| read == *value)
}

proptest! {
    #[test]
    fn no_text_makes_a_check_panic(text in "\\PC{0,20}|[0-9hj/: .,-]{0,24}") {
        for (_, check) in FORMATS {
            let _ = check(&text);
        }
    }

    #[test]
    fn durations_read_back(minutes in 1..=MAX_MINUTES, half_days in 1..=MAX_HALF_DAYS) {
        let days: Duration = format!("{half_days} demi-journées").parse().expect("within bounds");
        for duration in [Duration::from_minutes(minutes).expect("within bounds"), days] {
            prop_assert!(reads_back(&duration));
            for inexact in ["environ {}", "au moins {}", "{} maximum"] {
                let text = inexact.replace("{}", &duration.to_string());
                let inexact: Duration = text.parse().expect("a duration");
                prop_assert!(reads_back(&inexact));
                prop_assert_eq!((inexact.minutes(Some(420)), inexact.half_days()), (None, None));
            }
        }
        prop_assert_eq!(Duration::from_minutes(MAX_MINUTES + minutes), None);
        let beyond = format!("{} demi-journées", MAX_HALF_DAYS + half_days);
        prop_assert!(beyond.parse::<Duration>().is_err());
    }

    #[test]
    fn dates_read_back(year in 1900..=2199i16, month in 1..=12i8, day in 1..=28i8) {
        let date = Date::new(year, month, day).expect("a date");
        for text in [date.to_string(), date.format_long(), date.to_iso()] {
            prop_assert_eq!(text.parse(), Ok(date));
        }
        prop_assert!(reads_back(&date.month()));
    }

    #[test]
    fn amounts_read_back(cents in 0..=MAX_CENTS) {
        let amount = Money::from_cents(cents).expect("an amount");
        prop_assert!(reads_back(&amount));
        let written = serde_yaml::from_str::<Money>(&yaml(&amount));
        prop_assert_eq!(written.expect("an amount"), amount);
    }

    #[test]
    fn times_read_back(minutes in 0..=24 * 60u16) {
        prop_assert!(reads_back(&TimeOfDay::from_minutes(minutes).expect("a time")));
    }
}
