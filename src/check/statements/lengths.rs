//! Lengths, numbers of meetings and times of day in texts, in digits or in letters: « trois jours et demi », « vingt séances de
//! trente minutes », « 8 h 30 à midi ».

use crate::check::counted::opens_with;
use crate::value::scan::Scanner;

/// How long something lasts, in the unit that the text gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatedLength {
    Minutes(u32),
    HalfDays(u32),
    Weeks(u32),
    Months(u32),
}

/// A number of meetings and the minutes of one.
#[derive(Debug, Clone, Copy)]
pub struct Meetings {
    pub count: u32,
    pub minutes: u32,
}

/// A time of day, or two, in minutes from midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatedTimes {
    pub start: u32,
    pub end: Option<u32>,
}

impl StatedLength {
    #[must_use]
    pub fn minutes(self) -> Option<u32> {
        match self {
            Self::Minutes(minutes) => Some(minutes),
            Self::HalfDays(_) | Self::Weeks(_) | Self::Months(_) => None,
        }
    }

    #[must_use]
    pub fn half_days(self) -> Option<u32> {
        match self {
            Self::HalfDays(half_days) => Some(half_days),
            Self::Minutes(_) | Self::Weeks(_) | Self::Months(_) => None,
        }
    }

    /// The fewest days of a calendar that weeks or months cover.
    #[must_use]
    pub fn calendar_days(self) -> Option<u32> {
        match self {
            Self::Weeks(weeks) => weeks.checked_mul(7),
            Self::Months(months) => Some(months.checked_mul(365)? / 12),
            Self::Minutes(_) | Self::HalfDays(_) => None,
        }
    }
}

/// The units of lengths, and how many half-units one has.
type Unit = (&'static str, fn(u32) -> StatedLength, u32);
const UNITS: [Unit; 21] = [
    ("heures", StatedLength::Minutes, 30),
    ("heure", StatedLength::Minutes, 30),
    ("h", StatedLength::Minutes, 30),
    ("minutes", StatedLength::Minutes, 0),
    ("minute", StatedLength::Minutes, 0),
    ("min", StatedLength::Minutes, 0),
    ("mn", StatedLength::Minutes, 0),
    ("journées", StatedLength::HalfDays, 1),
    ("journée", StatedLength::HalfDays, 1),
    ("jours", StatedLength::HalfDays, 1),
    ("jour", StatedLength::HalfDays, 1),
    ("demi-journées", StatedLength::HalfDays, 0),
    ("demi-journée", StatedLength::HalfDays, 0),
    ("matinées", StatedLength::HalfDays, 0),
    ("matinée", StatedLength::HalfDays, 0),
    ("semaines", StatedLength::Weeks, 0),
    ("semaine", StatedLength::Weeks, 0),
    ("mois", StatedLength::Months, 0),
    ("années", StatedLength::Months, 6),
    ("ans", StatedLength::Months, 6),
    ("an", StatedLength::Months, 6),
];

/// « 21 h », « 3,5 jours », « un jour et demi », « deux heures trente », « trois demi-journées », « une demi-heure ».
pub fn read_length(scanner: &mut Scanner<'_>) -> Option<StatedLength> {
    if let Some(minutes) = scanner.attempt(read_part_of_hour) {
        return Some(StatedLength::Minutes(minutes));
    }
    // In halves.
    let whole = scanner.attempt(Scanner::read_count);
    let halves = match whole {
        Some(count) => count.checked_mul(2)?,
        None => {
            let count: u32 = scanner.read_number(1..=4)?;
            scanner.read_char(|c| c == ',')?;
            let half = scanner.read_text("5").or_else(|| scanner.read_text("0"));
            let is_half = half.is_some() && scanner.text_before().ends_with('5');
            half?;
            count * 2 + u32::from(is_half)
        }
    };
    scanner.skip_spaces();
    let (unit, build, half) = *UNITS.iter().find(|(unit, ..)| {
        let read = |it: &mut Scanner<'_>| {
            it.read_text_any_case(unit)?;
            let is_hour =
                unit.starts_with('h') && it.rest().starts_with(|c: char| c.is_ascii_digit());
            if is_hour { Some(()) } else { it.word_end() }
        };
        scanner.attempt(read).is_some()
    })?;
    let amount = match half {
        0 if halves % 2 == 0 => halves / 2,
        0 => return None,
        _ => halves.checked_mul(half)?,
    };
    let more = match unit {
        _ if unit.starts_with('h') => scanner.attempt(read_minutes_of_hour).unwrap_or(0),
        _ => scanner.attempt(read_and_half).map_or(0, |()| half),
    };
    (amount + more > 0).then(|| build(amount + more))
}

/// « huit semaines, dont deux en entreprise »: a share in the unit of the length before it.
pub fn read_elided_length(scanner: &mut Scanner<'_>, whole: StatedLength) -> Option<StatedLength> {
    let before = scanner.text_before().trim_end();
    before.ends_with("dont").then_some(())?;
    let count = scanner.read_count()?;
    let mut after = *scanner;
    after.read_spaces()?;
    after.read_one_of(&["en", "à"])?;
    match whole {
        StatedLength::Minutes(_) => Some(StatedLength::Minutes(count.checked_mul(60)?)),
        StatedLength::HalfDays(_) => Some(StatedLength::HalfDays(count.checked_mul(2)?)),
        StatedLength::Weeks(_) => Some(StatedLength::Weeks(count)),
        StatedLength::Months(_) => Some(StatedLength::Months(count)),
    }
}

/// « une demi-heure », « trois quarts d’heure ».
fn read_part_of_hour(scanner: &mut Scanner<'_>) -> Option<u32> {
    let half = scanner.attempt(|it| it.read_text_any_case("une demi-heure"));
    if half.is_some() {
        return Some(30);
    }
    let quarters = scanner.read_one_of(&["un quart", "trois quarts"])?;
    scanner.read_spaces()?;
    scanner.read_text_any_case("d")?;
    scanner.read_char(|c| matches!(c, '’' | '\''))?;
    scanner.read_word("heure")?;
    Some(if quarters == 0 { 15 } else { 45 })
}

fn read_and_half(scanner: &mut Scanner<'_>) -> Option<()> {
    scanner.read_spaces()?;
    scanner.read_word("et")?;
    scanner.read_spaces()?;
    scanner.read_one_of(&["demi", "demie"]).map(drop)
}

/// The minutes behind « 4 h » or « quatre heures »: « 30 », « trente », « et demie », « et quart ».
fn read_minutes_of_hour(scanner: &mut Scanner<'_>) -> Option<u32> {
    if scanner.attempt(read_and_half).is_some() {
        return Some(30);
    }
    let minutes = scanner.attempt(|it| {
        it.skip_spaces();
        let digits = it.read_digits(2..=2)?;
        it.word_end().and_then(|()| digits.parse().ok())
    });
    let minutes = minutes.or_else(|| {
        scanner.read_spaces()?;
        if scanner.rest().starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let minutes = scanner.read_count().filter(|minutes| *minutes >= 5)?;
        scanner.word_end().map(|()| minutes)
    });
    let minutes = minutes.filter(|minutes| *minutes < 60)?;
    scanner.attempt(|it| {
        it.skip_spaces();
        it.read_one_of(&["minutes", "min"]).map(drop)
    });
    Some(minutes)
}

/// « 8 h 30 à 12 h », « 9h-17h30 », « neuf heures à midi », « 14:00 »; a lone time too.
pub fn read_times(scanner: &mut Scanner<'_>) -> Option<StatedTimes> {
    let start = read_clock(scanner)?;
    let end = scanner.attempt(|it| {
        it.skip_spaces();
        let dash = it.attempt(|it| it.read_char(|c| "-–/→".contains(c)).map(drop));
        dash.or_else(|| it.read_one_of(&["à", "jusqu’à", "jusqu'à", "a"]).map(drop))?;
        it.skip_spaces();
        let noon = it.attempt(|it| it.read_word("midi"));
        let end = noon.map(|()| 12 * 60).or_else(|| read_clock(it))?;
        (end > start).then_some(end)
    });
    Some(StatedTimes { start, end })
}

fn read_clock(scanner: &mut Scanner<'_>) -> Option<u32> {
    let hours = scanner
        .read_count()
        .filter(|hours| (5..=24).contains(hours))?;
    let minutes = scanner.attempt(|it| {
        it.read_char(|c| c == ':')?;
        let minutes: u32 = it.read_digits(2..=2)?.parse().ok()?;
        it.word_end().map(|()| minutes)
    });
    let minutes = match minutes {
        Some(minutes) => minutes,
        None => {
            scanner.skip_spaces();
            let units = ["heures", "heure", "h"];
            units
                .iter()
                .find(|it| scanner.attempt(|at| at.read_text_any_case(it)).is_some())?;
            let minutes = scanner.attempt(read_minutes_of_hour).unwrap_or(0);
            scanner.word_end()?;
            minutes
        }
    };
    Some(hours * 60 + minutes).filter(|_| minutes < 60)
}

/// What meets.
pub const MEETINGS: [&str; 18] = [
    "séance", "session", "séquence", "visioconférence", "cours", "entretien", "rendez-vous",
    "atelier", "leçon", "journée", "jour", "demi-journée", "matinée", "après-midi", "soirée",
    "regroupement", "webinaire", "classe",
];

/// « vingt séances de trente minutes », « six semaines, à raison de deux heures par semaine », « 2 heures par semaine pendant
/// six semaines ».
pub fn read_meetings(scanner: &mut Scanner<'_>) -> Option<Meetings> {
    if scanner.text_before().ends_with([',', '.', '/', '-', ':']) {
        return None;
    }
    let by_count = scanner.attempt(|it| {
        let count = it.read_count().filter(|count| (2..=400).contains(count))?;
        it.read_spaces()?;
        let noun = it.read_while(|c| c.is_alphabetic() || c == '-');
        let is_week = opens_with(noun, &["semaine"]);
        if !is_week && !opens_with(noun, &MEETINGS) {
            return None;
        }
        let minutes = match it.attempt(read_rate) {
            Some(minutes) => minutes,
            None if is_week => return None,
            None => {
                read_adjective(it);
                it.read_spaces()?;
                read_of(it)?;
                let minutes = read_length(it)?.minutes()?;
                // « deux heures à trois heures » has no product.
                let mut after = *it;
                after.skip_spaces();
                let goes_on = after.read_one_of(&["à", "ou", "et"]).is_some() && {
                    after.skip_spaces();
                    after.read_count().is_some()
                };
                (!goes_on).then_some(minutes)?
            }
        };
        Some(Meetings { count, minutes })
    });
    by_count.or_else(|| {
        let minutes = read_length(scanner)?.minutes()?;
        scanner.read_spaces()?;
        scanner.read_word("par")?;
        scanner.read_spaces()?;
        let unit = scanner.read_while(|c| c.is_alphabetic() || c == '-');
        scanner.attempt(|it| it.read_char(|c| c == ',').map(drop));
        scanner.read_spaces()?;
        scanner.read_one_of(&["pendant", "sur", "durant"])?;
        scanner.read_spaces()?;
        let count = scanner.read_count()?;
        scanner.read_spaces()?;
        let noun = scanner.read_while(|c| c.is_alphabetic() || c == '-');
        let units = ["semaine", "jour", "séance"];
        let is_same = units
            .iter()
            .any(|it| opens_with(unit, &[it]) && opens_with(noun, &[it]));
        is_same.then_some(Meetings { count, minutes })
    })
}

/// « , à raison de deux heures par semaine »: the minutes of one.
fn read_rate(scanner: &mut Scanner<'_>) -> Option<u32> {
    scanner.attempt(|it| it.read_char(|c| c == ',').map(drop));
    scanner.read_spaces()?;
    scanner.read_word("à")?;
    scanner.read_spaces()?;
    scanner.read_word("raison")?;
    scanner.read_spaces()?;
    read_of(scanner)?;
    let minutes = read_length(scanner)?.minutes()?;
    scanner.read_spaces()?;
    scanner.read_one_of(&["par", "chacune", "chacun", "chaque"])?;
    scanner.attempt(|it| {
        it.read_spaces()?;
        let units = ["semaine", "séance", "jour", "journée", "leçon"];
        it.read_one_of(&units).map(drop)
    });
    Some(minutes)
}

fn read_of(scanner: &mut Scanner<'_>) -> Option<()> {
    let elided = scanner.attempt(|it| {
        it.read_text_any_case("d")?;
        it.read_char(|c| matches!(c, '’' | '\'')).map(drop)
    });
    elided.or_else(|| {
        scanner.read_word("de")?;
        scanner.read_spaces()
    })
}

/// « séances individuelles de », « classes virtuelles de ».
fn read_adjective(scanner: &mut Scanner<'_>) {
    scanner.attempt(|it| {
        it.read_spaces()?;
        let word = it.read_while(char::is_alphabetic);
        let is_adjective = word.len() > 4 && word.ends_with('s');
        is_adjective.then_some(())
    });
}
