//! Counts that are beyond what anybody does: an interview of 45 hours, a booklet of 3 200 pages. `quantities.txt` has the most.

use std::ops::Range;

use crate::check::counted::may_open_count;
use crate::check::sentence::Sentence;
use crate::diagnostic::catalogue::{message, text};
use crate::diagnostic::message::Argument;
use crate::value::fold;
use crate::value::scan::{Scanner, find_all};

const QUANTITIES: &str = include_str!("quantities.txt");
/// The words of units, folded, each with its name in the table.
const UNITS: [(&str, &str); 19] = [
    ("h", "heure"),
    ("heure", "heure"),
    ("heures", "heure"),
    ("min", "minute"),
    ("minute", "minute"),
    ("minutes", "minute"),
    ("jour", "jour"),
    ("jours", "jour"),
    ("page", "page"),
    ("pages", "page"),
    ("an", "an"),
    ("ans", "an"),
    ("annees", "an"),
    ("question", "question"),
    ("questions", "question"),
    ("criteres", "critere"),
    ("€", "€"),
    ("euro", "€"),
    ("euros", "€"),
];
/// How many words around a count say what it counts.
const MAX_WORDS: usize = 7;
/// The years of work of the longest career, and the age at which it starts.
const LONGEST_CAREER: u64 = 60;
const FIRST_AGE: u64 = 14;
/// The hours of personal work, at most.
const MAX_OWN_WORK: u64 = 2_000;
/// A monthly salary is over so many euros.
const LEAST_SALARY: u64 = 400;

/// A count with its unit, in thousandths.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quantity {
    pub(super) number: u64,
    unit: &'static str,
}

/// The counts of a text that are out of what anybody does.
pub(super) fn find_excesses(text: &str, path: &str) -> Vec<(Range<usize>, Argument)> {
    let quantities = find_all(text, read_quantity);
    let mut found = Vec::new();
    for (range, quantity) in &quantities {
        // Small counts are the most frequent.
        if quantity.number <= 8_000 {
            continue;
        }
        let sentence = Sentence::around(text, range);
        if path.ends_with("travail_personnel")
            && quantity.unit == "heure"
            && quantity.number > MAX_OWN_WORK * 1_000
        {
            let most = format!("{MAX_OWN_WORK} heures");
            found.push((range.clone(), message!(rules::C047_MAX, most).into()));
        } else if let Some(most) = find_maximum(*quantity, &sentence) {
            let unit = if quantity.unit == "critere" {
                "critère"
            } else {
                quantity.unit
            };
            let most = format!("{most} {unit}");
            found.push((range.clone(), message!(rules::C047_MAX, most).into()));
        } else if is_of_a_life(*quantity, path, &sentence) {
            found.push((range.clone(), text!(rules::C047_CAREER).into()));
        } else if is_low_salary(*quantity, &sentence) {
            found.push((range.clone(), text!(rules::C047_SALARY).into()));
        }
    }
    found.extend(find_impossible_career(text, &quantities));
    found
}

pub(super) fn read_quantity(scanner: &mut Scanner<'_>) -> Option<Quantity> {
    let rest = scanner.rest().as_bytes();
    if !may_open_count(rest)
        || scanner
            .text_before()
            .ends_with(['/', '-', '.', ',', ':', '°'])
    {
        return None;
    }
    let number = match rest[0].is_ascii_digit() {
        true => scanner.read_decimal()?,
        false => u64::from(scanner.read_count()?) * 1_000,
    };
    scanner.skip_spaces();
    let word = scanner.read_while(|c| c.is_alphabetic() || c == '€');
    let folded = fold(word);
    let (_, unit) = UNITS.iter().find(|(name, _)| *name == folded)?;
    Some(Quantity { number, unit })
}

/// The most that the table gives for a count, when it is more.
fn find_maximum(quantity: Quantity, sentence: &Sentence) -> Option<u64> {
    let before: Vec<&str> = sentence.words_before().take(MAX_WORDS).collect();
    let after: Vec<&str> = sentence.words_after().take(3).collect();
    if quantity.unit == "heure" && is_time_of_day(quantity, &before, &after) {
        return None;
    }
    // « 120 € le repas », not « 98 €, 2 dîners ».
    let beside = match after.iter().any(|it| is_number(Some(it))) {
        true => &[],
        false => &after[..after.len().min(2)],
    };
    // « de 45 heures », not « moins de 45 heures ».
    let governs = matches!(
        before.first(),
        Some(&("de" | "d" | "dure" | "durent" | "environ" | "dur"))
    ) && !matches!(before.get(1), Some(&("moins" | "plus" | "pres" | "total")));
    let lines = QUANTITIES.lines().filter(|line| !line.starts_with('#'));
    for line in lines {
        let Some([unit, most, near, others]) = read_line(line) else {
            continue;
        };
        let most: u64 = most.parse().unwrap_or(u64::MAX / 1_000);
        if unit != quantity.unit || quantity.number <= most * 1_000 {
            continue;
        }
        let is_near = near.split(' ').any(|pattern| match pattern.as_bytes() {
            [b'=', b'>', ..] => {
                after.first() == Some(&"par") && after.get(1) == Some(&&pattern[2..])
            }
            [b'=', ..] => {
                let mut beside = beside.iter().filter(|_| unit == "€").chain(&before);
                beside.any(|it| *it == &pattern[1..])
            }
            [b'<', ..] => {
                let is_direct = matches!(before.first(), Some(&("sous" | "dans")));
                before.get(usize::from(!is_direct)) == Some(&&pattern[1..])
            }
            _ => {
                let is_length = matches!(unit, "heure" | "minute" | "jour");
                let count = match unit {
                    "heure" | "minute" | "jour" => 5,
                    "€" => 4,
                    _ => MAX_WORDS,
                };
                let after = if unit == "€" { beside } else { &after[..] };
                let after = after.iter().filter(|_| !is_length || most > 1_000);
                let mut near = before.iter().take(count).chain(after);
                (!is_length || governs || most > 100) && near.any(|it| it.starts_with(pattern))
            }
        });
        // « six déjeuners, soit 114 € »
        let is_of_several = unit == "€" && before.windows(2).any(|it| counts_meals(it, near));
        if is_near && !is_of_several && !others.split_whitespace().any(|it| has_word(sentence, it))
        {
            return Some(most);
        }
    }
    None
}

fn read_line(line: &str) -> Option<[&str; 4]> {
    let mut parts = line.split(';').map(str::trim);
    Some([parts.next()?, parts.next()?, parts.next()?, parts.next()?])
}

/// « six déjeuners », the last word first
fn counts_meals(words: &[&str], near: &str) -> bool {
    let [noun, count] = words else { return false };
    let counts = Scanner::new(count, 0).read_count();
    let mut nouns = near.split(' ').map(|it| it.trim_start_matches('='));
    counts.is_some_and(|count| count > 1) && nouns.any(|it| noun.starts_with(it))
}

fn has_word(sentence: &Sentence, pattern: &str) -> bool {
    match pattern.strip_prefix('=') {
        Some(word) => {
            let mut words = sentence.words_before().chain(sentence.words_after());
            words.any(|it| it == word)
        }
        None => sentence.has_word(&[pattern]),
    }
}

/// « à 14 h », « de 9 h à 12 h 30 »
fn is_time_of_day(quantity: Quantity, before: &[&str], after: &[&str]) -> bool {
    let follows = |word: &&str| {
        matches!(
            *word,
            "a" | "vers" | "des" | "et" | "avant" | "apres" | "entre" | "jusqu"
        )
    };
    quantity.number < 24_000
        && (before.first().is_some_and(follows)
            || matches!(after.first(), Some(&("a" | "et"))) && is_number(after.get(1))
            || is_number(after.first()))
}

fn is_number(word: Option<&&str>) -> bool {
    word.is_some_and(|it| it.bytes().all(|byte| byte.is_ascii_digit()))
}

/// « depuis quatre-vingt-dix ans », of somebody.
fn is_of_a_life(quantity: Quantity, path: &str, sentence: &Sentence) -> bool {
    let is_of_person = path.starts_with("intervenants")
        || sentence.has_word(&[
            "experien", "anciennet", "carriere", "metier", "formateur", "formatrice",
        ]);
    let mut nearest = sentence.words_before().take(3);
    let lasts = path.starts_with("intervenants")
        || nearest.any(|word| matches!(word, "depuis" | "pendant" | "moins" | "de"));
    quantity.unit == "an"
        && quantity.number > LONGEST_CAREER * 1_000
        && is_of_person
        && lasts
        && !sentence.has_word(&[
            "fond", "cree", "creat", "exist", "maison", "entreprise", "histoir", "cumul", "reun",
        ])
}

/// « 195 € brut par mois », full time.
fn is_low_salary(quantity: Quantity, sentence: &Sentence) -> bool {
    quantity.unit == "€"
        && quantity.number < LEAST_SALARY * 1_000
        && sentence.has_word(&["salaire", "remuner"])
        && sentence.has_word(&["mois", "mensuel"])
        && sentence.has_word(&["brut", "net", "plein", "contrat"])
        && !sentence.has_word(&[
            "heure", "horaire", "prime", "aide", "partiel", "plus", "supplement", "gratif", "jour",
            "augment", "hausse",
        ])
}

/// « M. Roy, 23 ans, conducteur depuis dix-neuf ans »
fn find_impossible_career(
    text: &str,
    quantities: &[(Range<usize>, Quantity)],
) -> Option<(Range<usize>, Argument)> {
    let years: Vec<&(Range<usize>, Quantity)> = quantities
        .iter()
        .filter(|(_, it)| it.unit == "an")
        .collect();
    years.windows(2).find_map(|pair| {
        let [(age, old), (range, career)] = pair else {
            return None;
        };
        let is_age =
            text[..age.start].trim_end().ends_with(',') && text[age.end..].starts_with(',');
        let sentence = Sentence::around(text, range);
        let between = &text[age.end..range.start];
        let is_career = sentence.words_before().next() == Some("depuis") && !between.contains(". ");
        let is_wrong = old.number < career.number + FIRST_AGE * 1_000;
        (is_age && is_career && is_wrong)
            .then(|| (age.start..range.end, text!(rules::C047_CAREER).into()))
    })
}
