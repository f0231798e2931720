//! Rules on the wording of objectives.

use std::ops::Range;
use std::sync::LazyLock;

use crate::check::context::TextFields;
use crate::check::rule::RuleKind::Texts;
use crate::check::rule::{Reporter, Rule};
use crate::diagnostic::catalogue::texts;
use crate::read::text_field::TextField;
use crate::value::fold;

pub(super) static RULES: &[Rule] = &[
    Rule::warning(texts!(P001), Texts(check_vague_verb))
        .source("RNQ, indicateurs 5 et 11 (objectifs opérationnels et évaluables)"),
    Rule::advice(texts!(P002), Texts(check_no_verb))
        .source("RNQ, indicateurs 5 et 11 (objectifs opérationnels et évaluables)"),
];

/// The verbs, as the rules of the project state them; a participle stands for its other forms too.
const VAGUE_VERBS: [&str; 18] = [
    "comprendre",
    "connaître",
    "maîtriser",
    "savoir",
    "appréhender",
    "découvrir",
    "assimiler",
    "percevoir",
    "s’imprégner",
    "se familiariser",
    "se sensibiliser",
    "prendre conscience",
    "prendre connaissance",
    "avoir conscience",
    "avoir connaissance",
    "être conscient",
    "être sensibilisé",
    "être familiarisé",
];

/// Words that may precede the verb, in lower case and without accents.
const OPENINGS: [&str; 7] = [
    "etre capable de ",
    "etre capable d’",
    "etre en mesure de ",
    "etre en mesure d’",
    "mieux ",
    "bien ",
    "a ",
];

static FOLDED_VAGUE_VERBS: LazyLock<Vec<Vec<char>>> =
    LazyLock::new(|| VAGUE_VERBS.map(fold_opening).into());
static FOLDED_OPENINGS: LazyLock<Vec<Vec<char>>> =
    LazyLock::new(|| OPENINGS.map(fold_opening).into());

/// An objective opens with a verb that can be observed.
fn check_vague_verb(texts: &TextFields<'_>, reporter: &mut Reporter<'_>) {
    let own = texts.settings.vague_verbs.as_ref();
    let own: Option<Vec<Vec<char>>> =
        own.map(|verbs| verbs.iter().map(|verb| fold_opening(verb)).collect());
    let verbs = own.as_deref().unwrap_or(&*FOLDED_VAGUE_VERBS);
    for field in texts.fields.iter().filter(|it| it.is_objective()) {
        let Some(start) = first_letter_offset(field) else {
            continue;
        };
        if let Some(length) = find_vague_verb(&field.text[start..], verbs) {
            let range = start + length.start..start + length.end;
            reporter
                .report(field.place_of(range.clone()))
                .with("verb", &field.text[range]);
        }
    }
}

/// Where the words of an objective start, behind marks.
fn first_letter_offset(field: &TextField<'_>) -> Option<usize> {
    field.text.find(char::is_alphabetic)
}

/// Where the vague verb that a text opens with stands in it.
fn find_vague_verb(text: &str, verbs: &[Vec<char>]) -> Option<std::ops::Range<usize>> {
    let letters = fold_opening(text);
    let mut start = 0;
    while let Some(opening) = FOLDED_OPENINGS
        .iter()
        .find(|opening| letters[start..].starts_with(opening))
    {
        start += opening.len();
    }
    let length = verbs.iter().find_map(|verb| {
        let rest = letters[start..].strip_prefix(&verb[..])?;
        let ending: Vec<&char> = rest.iter().take_while(|c| c.is_alphabetic()).collect();
        // « sensibilisées » too.
        let agrees = verb.contains(&' ') && matches!(ending[..], [] | ['e' | 's'] | ['e', 's']);
        // « savoir-faire » is no verb.
        let compound = rest.get(ending.len()).is_some_and(|c| *c == '-');
        (ending.is_empty() || agrees)
            .then_some(verb.len() + ending.len())
            .filter(|_| !compound)
    })?;
    let offset = |index: usize| {
        let at = text.char_indices().nth(index);
        at.map_or(text.len(), |(at, _)| at)
    };
    Some(offset(start)..offset(start + length))
}

/// The first letters of a text, more than any verb has, without accents nor capitals, one for each of its characters,
/// blanks and apostrophes alike.
fn fold_opening(text: &str) -> Vec<char> {
    let letter = |c: char| match c {
        '\'' => '’',
        c if c.is_ascii() && !c.is_ascii_whitespace() => c.to_ascii_lowercase(),
        c if c.is_whitespace() => ' ',
        c => fold(&c.to_string()).chars().next().unwrap_or(c),
    };
    text.chars().take(80).map(letter).collect()
}

/// Articles and other words that only a noun follows.
const DETERMINERS: [&str; 15] = [
    "le", "les", "la", "un", "une", "des", "du", "ce", "cet", "cette", "ces", "mes", "nos", "leur",
    "leurs",
];
/// The endings of infinitives.
const INFINITIVES: [&str; 8] = ["er", "ir", "dre", "ttre", "crire", "lire", "dire", "faire"];

/// An objective opens with a verb.
fn check_no_verb(texts: &TextFields<'_>, reporter: &mut Reporter<'_>) {
    for field in texts.fields.iter().filter(|it| it.is_objective()) {
        let text = field.text;
        let word = find_determiner(text).filter(|word| {
            // « Les repérer », « L’accueillir »: a pronoun, then its verb.
            !is_sentence(text) && !opens_with_infinitive(&text[word.end..])
        });
        if let Some(word) = word {
            reporter
                .report(field.place_of(word.clone()))
                .with("word", &text[word]);
        }
    }
}

/// The word that a text opens with, when only a noun may follow it.
pub fn find_determiner(text: &str) -> Option<Range<usize>> {
    let start = text.find(char::is_alphabetic)?;
    let rest = &text[start..];
    let length = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
    let length = length.unwrap_or(rest.len());
    let word = rest[..length].to_lowercase();
    let next = rest[length..].chars().next();
    match next.filter(|c| matches!(c, '\'' | '’')) {
        Some(mark) if word == "l" => Some(start..start + length + mark.len_utf8()),
        _ => DETERMINERS
            .contains(&word.as_str())
            .then_some(start..start + length),
    }
}

/// « Le stagiaire sera capable de… », « Les participants sauront… »: a sentence about people.
pub fn is_sentence(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric() && c != '_');
    words.any(|word| {
        let word = word.to_lowercase();
        let root = word.strip_suffix("ra").or(word.strip_suffix("ront"));
        matches!(word.as_str(), "capable" | "capables" | "mesure")
            || root.is_some_and(|root| !root.is_empty() && root.chars().all(char::is_alphabetic))
    })
}

pub fn opens_with_infinitive(text: &str) -> bool {
    let text = text.trim_start();
    let length = text.find(|c: char| !c.is_lowercase()).unwrap_or_default();
    let (word, after) = text.split_at(length);
    let ending = INFINITIVES.iter().find_map(|end| word.strip_suffix(end));
    after.starts_with(char::is_whitespace) && ending.is_some_and(|root| !root.is_empty())
}
