//! A rule on figures out of their scale: a share over 100 %, a mark over its maximum, a part over its whole.

mod parts;
mod quantities;

use std::ops::Range;

use quantities::find_excesses;

use parts::{
    PART_NOUNS, WHOLE_NOUNS, find_larger_parts, find_parts_after_whole, find_parts_over_whole,
    find_wrong_shares,
};

use crate::check::context::CheckContext;
use crate::check::counted::{find_counts, may_open_count, opens_with};
use crate::check::rule::RuleKind::Programme;
use crate::check::rule::{Reporter, Rule};
use crate::check::rules::prices_of_parts::{PricedItem, is_person, priced_rows};
use crate::check::sentence::{ACTION_NOUNS, Sentence};
use crate::diagnostic::catalogue::{message, text, texts};
use crate::diagnostic::message::Argument;
use crate::model::exam::ExamPart;
use crate::model::indicators::{Indicator, Indicators, MeasuredResult};
use crate::read::text_field::TextField;
use crate::value::scan::{Scanner, collapse_spaces, find_all};
use crate::value::{fold, format_minutes};

pub(super) static RULES: &[Rule] =
    &[Rule::warning(texts!(C047), Programme(check_scales)).source("RNQ, indicateur 2")];

/// What is measured in shares of people or of answers.
const SHARE_WORDS: [&str; 21] = [
    "satisf", "reuss", "obten", "obtien", "admis", "assid", "presen", "inser", "insertion",
    "favorable", "recommand", "abandon", "certifi", "repond", "reponse", "particip", "poursui",
    "diplom", "valid", "acquis", "emploi",
];
/// What else an indicator may give a share of.
const INDICATOR_WORDS: [&str; 9] = [
    "taux", "part", "candidat", "stagiaire", "apprenant", "apprenti", "maintien", "retour", "terme",
];
/// What may be over 100 %, or below nothing.
const GROWTH_WORDS: [&str; 34] = [
    "cru", "crois", "augment", "hausse", "progress", "evolu", "bond", "doubl", "tripl", "chiffre",
    "activite", "capacite", "rendement", "productiv", "rapport", "charge", "occup", "rempli",
    "marge", "salaire", "remuner", "smic", "realis", "depass", "budget", "quota", "objectif",
    "ecart", "variation", "net", "nette", "nps", "gain", "vente",
];
/// What a mark is called.
const MARK_WORDS: [&str; 8] = [
    "note", "moyenne", "seuil", "satisf", "score", "notation", "minimum", "evalue",
];
/// The maxima that marks have.
const MARK_SCALES: [u64; 9] = [4, 5, 6, 10, 20, 30, 40, 50, 100];
/// What an answer or a mark is counted in.
const ANSWER_NOUNS: [&str; 3] = ["réponse", "point", "question"];
/// Texts of numbers that are not results of this action.
const UNCHECKED_SECTIONS: [&str; 3] = ["tarifs", "intervenants", "convention"];
/// What the names of fractions have.
const FRACTIONS: [&str; 3] = ["tiers", "quart", "cinqui"];
/// The most hours of training in a day.
const MAX_DAY_MINUTES: u32 = 12 * 60;

fn check_scales(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    if let Some(Indicators::Rows(rows)) = &context.sections.indicateurs {
        check_indicators(rows, context, reporter);
    }
    let exams = context.sections.evaluation.iter();
    for exam in exams {
        check_thresholds("evaluation.epreuves", &exam.epreuves, context, reporter);
    }
    let certifications = context.sections.certification.iter().flatten().enumerate();
    for (index, certification) in certifications {
        let path = format!("certification.{index}.epreuves");
        check_thresholds(&path, &certification.epreuves, context, reporter);
    }
    check_day_length(context, reporter);
    check_price_of_hour(context, reporter);
    let counts = &context.texts.statements().counts;
    for (index, field) in context.texts.fields.iter().enumerate() {
        let has_digit = || field.text.bytes().any(|byte| byte.is_ascii_digit());
        let has_count = counts.binary_search_by_key(&index, |it| it.text).is_ok();
        if has_count || has_digit() || FRACTIONS.iter().any(|it| field.text.contains(it)) {
            check_text(field, reporter);
        }
    }
}

/// The results of an indicator are shares up to 100 %, marks up to their scale, and no more people than were counted.
fn check_indicators(rows: &[Indicator], context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    for (index, row) in rows.iter().enumerate() {
        let label = fold(&row.libelle.line());
        for result in row.results() {
            let place = || context.value_place(&format!("indicateurs.{index}.{}", result.path));
            let why = match value_problem(&result.value, &label) {
                Some(why) => why,
                None => match more_than_whole(&result, &label, rows) {
                    Some(whole) => message!(rules::C047_PART, whole).into(),
                    None => continue,
                },
            };
            reporter
                .report(place())
                .with("stated", &result.value)
                .with("why", why);
        }
    }
}

/// What is wrong with a value, given what it measures.
fn value_problem(value: &str, label: &str) -> Option<Argument> {
    if has_word(label, &GROWTH_WORDS) {
        return None;
    }
    let is_share = has_word(label, &SHARE_WORDS) || has_word(label, &INDICATOR_WORDS);
    let percent = find_percents(value).into_iter().next();
    let is_wrong = percent.is_some_and(|(range, thousandths)| {
        thousandths > 100_000 || is_negative(&value[..range.start]) && thousandths > 0
    });
    if is_wrong && is_share {
        return Some(text!(rules::C047_SHARE).into());
    }
    let (_, ratio) = find_all(value, read_ratio).into_iter().next()?;
    let is_mark = ratio.noun.is_empty() && !ratio.is_clock();
    (is_mark && ratio.exceeds()).then(|| ratio.mark_problem())
}

/// « 643 » admitted of « 611 candidats »: the population or another indicator of that date, when the value counts more people.
fn more_than_whole(result: &MeasuredResult, label: &str, rows: &[Indicator]) -> Option<String> {
    let count = part_count(&result.value, label)?;
    let population = result.population.as_deref().unwrap_or_default();
    let counts = find_counts(population).into_iter();
    let whole = counts.into_iter().find(|it| it.is_of(&WHOLE_NOUNS));
    if let Some(whole) = whole {
        return (count > whole.count).then(|| population[whole.range].to_owned());
    }
    rows.iter().find_map(|row| {
        let name = row.libelle.line();
        let is_whole = !has_part_word(&fold(&name))
            && name
                .split(|c: char| !c.is_alphanumeric())
                .any(|word| opens_with(word, &WHOLE_NOUNS));
        let results = row.results().into_iter();
        let mut results = results.filter(|it| is_whole && it.date == result.date);
        let fewer = results.find(|it| bare_count(&it.value).is_some_and(|whole| count > whole))?;
        Some(format!("{name} : {}", fewer.value))
    })
}

/// How many people a value counts, when they are a part of others.
fn part_count(value: &str, label: &str) -> Option<u32> {
    if let Some(count) = bare_count(value) {
        return has_part_word(label).then_some(count);
    }
    match find_counts(value).as_slice() {
        [counted] if counted.is_of(&PART_NOUNS) => Some(counted.count),
        [] | [_, ..] => None,
    }
}

/// A value that is a number and nothing else.
fn bare_count(value: &str) -> Option<u32> {
    let digits: String = value.split_whitespace().collect();
    digits.parse().ok()
}

fn has_part_word(label: &str) -> bool {
    let mut words = label.split(|c: char| !c.is_alphanumeric());
    words.any(|word| PART_NOUNS.iter().any(|part| word.starts_with(&fold(part))))
}

/// The threshold of an exam is inside its scale.
fn check_thresholds(
    path: &str,
    exams: &[ExamPart],
    context: &CheckContext<'_>,
    reporter: &mut Reporter<'_>,
) {
    for (index, exam) in exams.iter().enumerate() {
        let Some(threshold) = exam.seuil.as_ref().map(ToString::to_string) else {
            continue;
        };
        let percent = find_percents(&threshold).into_iter().next();
        let ratio = find_all(&threshold, read_ratio).into_iter().next();
        let why = match (percent, ratio) {
            (Some((_, 100_001..)), _) => text!(rules::C047_SHARE).into(),
            (_, Some((_, ratio))) if ratio.exceeds() && ratio.is_of_answers() => {
                ratio.mark_problem()
            }
            (_, _) => continue,
        };
        reporter
            .report(context.value_place(&format!("{path}.{index}.seuil")))
            .with("stated", threshold)
            .with("why", why);
    }
}

/// Nobody is trained over twelve hours a day.
fn check_day_length(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let duration = context.sections.duree.as_ref();
    let hours = duration.and_then(|it| it.heures_par_jour);
    let minutes = hours.and_then(|it| it.duration().minutes(None));
    if let Some(minutes) = minutes.filter(|minutes| *minutes > MAX_DAY_MINUTES) {
        reporter
            .report(context.value_place("duree.heures_par_jour"))
            .with("stated", format_minutes(minutes))
            .with("why", text!(rules::C047_DAY));
    }
}

/// What an hour of training costs one person, and a group, in cents.
const PRICE_OF_HOUR: std::ops::RangeInclusive<i64> = 100..=150_000;
/// The opening letters of words of what is sold beside the training.
const OTHER_SERVICES: [&str; 14] = [
    "repas", "dejeun", "frais", "bon", "examen", "test", "dossier", "kit", "support", "heberg",
    "nuit", "aide", "livre", "passage",
];
/// The most that a meal costs, in cents.
const MAX_MEAL: i64 = 20_000;

/// The price of the action, by hour, and of a meal, are such as prices are.
fn check_price_of_hour(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let hours = context.action.minutes.known().map(|it| i64::from(it / 60));
    let whole: Vec<PricedItem> = priced_rows(context);
    for item in &whole {
        let is_meal = item.has_word(&["repas", "dejeuner", "diner"]);
        let is_of_person = item.unit.as_deref().is_some_and(is_person);
        let is_action = whole.len() == 1 || item.has_word(&ACTION_NOUNS);
        let hour = hours.filter(|it| *it > 0).map(|it| item.cents / it);
        let why = match hour {
            _ if is_meal && item.cents > MAX_MEAL && (item.unit.is_none() || is_of_person) => {
                text!(rules::C047_MEAL)
            }
            Some(hour)
                if is_action
                    && (is_of_person || item.unit.is_none())
                    && !item.has_word(&OTHER_SERVICES)
                    && !PRICE_OF_HOUR.contains(&hour) =>
            {
                text!(rules::C047_HOUR)
            }
            Some(_) | None => continue,
        };
        reporter
            .report(context.value_place(&item.path))
            .with("stated", item.amount.clone())
            .with("why", why);
    }
}

/// The openings of the words for parts, short ones: they are looked for in every text.
const PART_SIGNS: [&str; 6] = ["reçu", "admis", "certifi", "diplôm", "bonnes r", "répond"];

fn check_text(field: &TextField<'_>, reporter: &mut Reporter<'_>) {
    let text = field.text;
    let mut found: Vec<(Range<usize>, Argument)> = find_excesses(text, &field.path);
    let section = field.path.split('.').next().unwrap_or_default();
    if !UNCHECKED_SECTIONS.contains(&section) {
        find_wrong_results(field, &mut found);
    }
    found.sort_by_key(|(range, _)| range.start);
    found.dedup_by(|next, one| next.0.start < one.0.end);
    for (range, why) in found {
        if !field.is_opaque(range.clone()) {
            reporter
                .report(field.place_of(range.clone()))
                .with("stated", collapse_spaces(&text[range]))
                .with("why", why);
        }
    }
}

/// The shares, the marks and the parts of a text that are more than their whole.
fn find_wrong_results(field: &TextField<'_>, found: &mut Vec<(Range<usize>, Argument)>) {
    let text = field.text;
    let has_percent = text.contains('%');
    if has_percent {
        found.extend(find_shares(text));
    }
    if text.contains('/') || text.contains("ur ") {
        found.extend(find_marks(text));
        found.extend(find_parts_after_whole(text));
    }
    if text.contains("dont ") {
        found.extend(find_larger_parts(text));
    }
    if PART_SIGNS.iter().any(|sign| text.contains(sign)) {
        found.extend(find_parts_over_whole(text));
    }
    if has_percent || FRACTIONS.iter().any(|it| text.contains(it)) {
        found.extend(find_wrong_shares(text, &field.path));
    }
}

/// « un taux de réussite de 107 % ».
fn find_shares(text: &str) -> Vec<(Range<usize>, Argument)> {
    let mut found = find_percents(text);
    found.retain(|(range, thousandths)| {
        *thousandths > 100_000 && {
            let sentence = Sentence::around(text, range);
            sentence.has_word(&SHARE_WORDS) && !sentence.has_word(&GROWTH_WORDS)
        }
    });
    let why = || text!(rules::C047_SHARE).into();
    found.into_iter().map(|(range, _)| (range, why())).collect()
}

/// The percentages of a text, in thousandths.
fn find_percents(text: &str) -> Vec<(Range<usize>, u64)> {
    find_all(text, |scanner| {
        let number = scanner.read_decimal()?;
        scanner.skip_space();
        scanner.read_char(|c| c == '%')?;
        Some(number)
    })
}

/// « 10,4 / 10 », « 24 bonnes réponses sur 20 ».
#[derive(Debug)]
struct Ratio<'a> {
    top: u64,
    /// What the top counts, which may be empty.
    noun: &'a str,
    bottom: u64,
    /// Whether it is written with « sur ».
    is_spelt: bool,
    /// The word after it, which may be empty.
    next: &'a str,
}

impl Ratio<'_> {
    fn exceeds(&self) -> bool {
        self.top > self.bottom && !(1_900_000..2_100_000).contains(&self.bottom)
    }

    /// « 24/7 ».
    fn is_clock(&self) -> bool {
        matches!((self.top, self.bottom), (24_000, 7_000))
    }

    fn is_of_answers(&self) -> bool {
        self.noun.is_empty() || opens_with(self.noun, &ANSWER_NOUNS)
    }

    fn mark_problem(&self) -> Argument {
        let scale = (self.bottom / 1_000).to_string();
        message!(rules::C047_MARK, scale).into()
    }
}

fn read_ratio<'a>(scanner: &mut Scanner<'a>) -> Option<Ratio<'a>> {
    if scanner.text_before().ends_with(['/', ',', '.', '-', '’']) {
        return None;
    }
    let counted = scanner.attempt(|it| it.read_decimal().filter(|_| it.word_end().is_some()));
    let top = match counted {
        Some(number) => number,
        None => read_word_count(scanner)?,
    };
    let noun = scanner.attempt(|it| {
        it.read_spaces()?;
        it.attempt(|it| {
            it.read_one_of(&["bonnes", "bonne"])?;
            it.read_spaces()
        });
        let noun = it.read_while(char::is_alphabetic);
        // « personnes interrogées », « réponses justes ».
        it.attempt(|it| {
            it.read_spaces()?;
            let adjective = it.read_while(char::is_alphabetic);
            (!adjective.is_empty() && adjective != "sur").then_some(())
        });
        (!noun.is_empty() && noun != "sur").then_some(noun)
    });
    scanner.skip_spaces();
    let is_spelt = scanner.read_char(|c| c == '/').is_none();
    if is_spelt {
        scanner.read_word("sur")?;
    }
    scanner.skip_spaces();
    let bottom = match scanner.attempt(Scanner::read_decimal) {
        Some(number) => number,
        None => read_word_count(scanner)?,
    };
    scanner.word_end()?;
    let rest = scanner.rest();
    let goes_on =
        rest.starts_with(['/', '-', '%', '°']) || rest.trim_start().starts_with(['€', '%']);
    let mut after = Scanner::new(rest, 0);
    after.skip_spaces();
    let next = after.read_while(char::is_alphabetic);
    (!goes_on && bottom > 0).then_some(Ratio {
        top,
        noun: noun.unwrap_or_default(),
        bottom,
        is_spelt,
        next,
    })
}

fn read_word_count(scanner: &mut Scanner<'_>) -> Option<u64> {
    let rest = scanner.rest();
    let may_open = may_open_count(rest.as_bytes()) && !rest.starts_with(['u', 'U']);
    let count = may_open.then(|| scanner.read_count())??;
    scanner.word_end()?;
    Some(u64::from(count) * 1_000)
}

/// The marks over their scale, and the answers and the people over those that there are.
fn find_marks(text: &str) -> Vec<(Range<usize>, Argument)> {
    let mut found = find_all(text, read_ratio);
    found.retain(|(range, ratio)| {
        ratio.exceeds() && !ratio.is_clock() && is_share_of_whole(text, range, ratio)
    });
    found
        .into_iter()
        .map(|(range, ratio)| {
            let of_people = !ratio.is_of_answers();
            let whole = (ratio.bottom / 1_000).to_string();
            let why = if of_people {
                message!(rules::C047_PART, whole).into()
            } else {
                ratio.mark_problem()
            };
            (range, why)
        })
        .collect()
}

/// Whether the words around two numbers make one a part of the other: not « 15/10 », nor « 40 participants sur 3 sites ».
fn is_share_of_whole(text: &str, range: &Range<usize>, ratio: &Ratio<'_>) -> bool {
    let people = |word: &str| opens_with(word, &WHOLE_NOUNS) || opens_with(word, &PART_NOUNS);
    // « 12 sur 10 ans », « 40 participants sur 3 sites » count something else.
    let is_plural = ratio.next.ends_with('s') || ratio.next.ends_with('x');
    let links = ["dans", "sans", "dès", "depuis", "puis", "mais", "aux"];
    let ends = !is_plural
        || links.contains(&ratio.next)
        || people(ratio.next)
        || opens_with(ratio.next, &ANSWER_NOUNS);
    if !ratio.noun.is_empty() {
        let is_counted = people(ratio.noun) || opens_with(ratio.noun, &ANSWER_NOUNS);
        return ratio.is_spelt && ends && is_counted;
    }
    let sentence = Sentence::around(text, range);
    let is_date = sentence
        .words_before()
        .next()
        .is_some_and(|word| matches!(word, "le" | "du" | "au" | "les" | "n" | "avant" | "des"));
    let is_scale = MARK_SCALES
        .iter()
        .any(|scale| scale * 1_000 == ratio.bottom);
    is_scale && !is_date && ends && has_word(sentence.before(), &MARK_WORDS)
}

fn is_negative(before: &str) -> bool {
    before.trim().ends_with(['-', '−', '–']) && before.trim().chars().count() == 1
}

fn has_word(folded: &str, openings: &[&str]) -> bool {
    let mut words = folded.split(|c: char| !c.is_alphanumeric());
    words.any(|word| openings.iter().any(|opening| word.starts_with(opening)))
}
