//! The sentence around a place of a text: what the words beside a figure or a name say of it.

use std::ops::Range;

use crate::value::fold;

/// A sentence in two, folded, around a place.
#[derive(Debug)]
pub struct Sentence {
    before: String,
    after: String,
}

/// What a text calls the whole action, folded.
pub const ACTION_NOUNS: [&str; 8] = [
    "bilan", "accompagnement", "formation", "prestation", "programme", "parcours", "action",
    "stage",
];

/// The opening letters of words that a sentence on another course has.
const OTHER_COURSE_WORDS: [&str; 16] = [
    "coaching", "complementaire", "contrairement", "cursus", "difference", "diplom", "ecole",
    "envisag", "essai", "initial", "lycee", "referentiel", "separe", "standard", "universit",
    "vae",
];
/// The opening letters of words that a sentence on another time, event or case has.
const OTHER_TIME_WORDS: [&str; 27] = [
    "absence", "ancien", "an passe", "annee passee", "anterieur", "autre", "auparavant", "club",
    "conference", "deja", "dernier", "edition", "empech", "ensuite", "hors", "precedent",
    "rattrapage", "rempla", "retrait", "salon", "soeur", "suppleant", "supplementaire", "temoin",
    "ulterieur", "webinaire", "annonc",
];
/// What has several courses.
const BODIES: [&str; 10] = [
    "cfa", "centre", "organisme", "ecole", "institut", "entreprise", "etablissement", "regie",
    "ville", "reseau",
];
/// Words that end as verbs in the past and are none.
const PRESENT_WORDS: [&str; 12] = [
    "fait", "parfait", "lait", "trait", "extrait", "portrait", "retrait", "souhait", "sait",
    "satisfait", "bienfait", "attrait",
];
/// Participles of what a course did, behind « a » or « ont ».
const PAST_PARTICIPLES: [&str; 14] = [
    "eu", "reuni", "forme", "suivi", "precede", "disparu", "abouti", "inspire", "accueilli",
    "servi", "note", "ete", "participe", "compte",
];

impl Sentence {
    /// The sentence of a text around a place of it.
    #[must_use]
    pub fn around(text: &str, place: &Range<usize>) -> Self {
        let start = text[..place.start]
            .rmatch_indices(is_end)
            .find(|(at, end)| ends_sentence(text, *at, end));
        let start = start.map_or(0, |(at, end)| at + end.len());
        let end = text[place.end..]
            .match_indices(is_end)
            .find(|(at, end)| ends_sentence(text, place.end + at, end));
        let end = end.map_or(text.len(), |(at, _)| place.end + at);
        Self {
            before: fold_words(&text[start..place.start]),
            after: fold_words(&text[place.end..end]),
        }
    }

    /// The folded words before the place, the last one first.
    pub fn words_before(&self) -> impl Iterator<Item = &str> {
        words(&self.before).rev()
    }

    /// The folded words after the place.
    pub fn words_after(&self) -> impl Iterator<Item = &str> {
        words(&self.after)
    }

    /// Its folded text before the place, up to the place.
    #[must_use]
    pub fn before(&self) -> &str {
        &self.before
    }

    /// Its folded text after the place.
    #[must_use]
    pub fn after(&self) -> &str {
        &self.after
    }

    /// Whether it has a word that opens so, folded.
    #[must_use]
    pub fn has_word(&self, openings: &[&str]) -> bool {
        let mut words = words(&self.before).chain(words(&self.after));
        words.any(|word| openings.iter().any(|opening| word.starts_with(opening)))
    }

    /// Whether it speaks of another course, or of another time than this action's.
    #[must_use]
    pub fn is_on_another_course(&self) -> bool {
        self.has_word(&OTHER_COURSE_WORDS) || self.is_at_another_time() || self.names_neighbour()
    }

    /// « le BTS du même CFA », « le master, lui, »
    fn names_neighbour(&self) -> bool {
        if [", lui,", ", elle,"]
            .iter()
            .any(|it| self.before.contains(it))
        {
            return true;
        }
        let mut after_same = false;
        let mut all = words(&self.before).chain(words(&self.after));
        all.any(|word| {
            let found = after_same && BODIES.contains(&word);
            after_same = word == "meme";
            found
        })
    }

    /// « Une agente prépare … », « Deux collègues suivent … »: somebody whom nobody named before.
    #[must_use]
    pub fn opens_on_somebody(&self) -> bool {
        let first = words(&self.before).next().unwrap_or_default();
        let indefinite = ["un", "une", "deux", "trois", "certain", "plusieurs"];
        indefinite.iter().any(|it| first.starts_with(it))
            && self.has_word(&["prepar", "suit", "suivent", "obtien", "passe"])
    }

    /// Whether it speaks of another time, event or case than this action.
    #[must_use]
    pub fn is_at_another_time(&self) -> bool {
        self.has_word(&OTHER_TIME_WORDS) || self.is_past()
    }

    /// Whether it tells what was: « comptait », « a eu lieu ».
    fn is_past(&self) -> bool {
        let mut after_auxiliary = false;
        let mut all = words(&self.before).chain(words(&self.after));
        all.any(|word| {
            let is_participle = after_auxiliary
                && PAST_PARTICIPLES.iter().any(|participle| {
                    let rest = word.strip_prefix(participle);
                    rest.is_some_and(|rest| ["", "e", "s", "es"].contains(&rest))
                });
            after_auxiliary = matches!(word, "a" | "ont");
            let is_imperfect = word.len() > 4 && (word.ends_with("ait") || word.ends_with("aient"));
            is_participle || is_imperfect && !PRESENT_WORDS.contains(&word)
        })
    }

    /// The years that it names.
    pub fn years(&self) -> impl Iterator<Item = i16> {
        let words = words(&self.before).chain(words(&self.after));
        let years = words
            .filter(|word| word.len() == 4)
            .filter_map(|word| word.parse().ok());
        years.filter(|year| (1950..2100).contains(year))
    }
}

/// The ranges of the sentences of a text, without the white space around them.
pub fn sentence_ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    let ends = text.match_indices(is_end);
    let ends = ends.filter(|(at, mark)| ends_sentence(text, *at, mark));
    let ends = ends.map(|(at, mark)| at + mark.len()).chain([text.len()]);
    let mut start = 0;
    let ranges = ends.map(move |end| std::mem::replace(&mut start, end)..end);
    let trimmed = ranges.map(|range| {
        let sentence = &text[range.clone()];
        let start = range.end - sentence.trim_start().len();
        start..range.start + sentence.trim_end().len()
    });
    trimmed.filter(|range| range.start < range.end)
}

fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '€' && c != '%');
    words.filter(|word| !word.is_empty())
}

fn is_end(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | ';' | '\n')
}

/// Whether a mark ends a sentence: not the point of « M. », « art. 4 » or « 12.5 », nor the end of a line inside a paragraph.
fn ends_sentence(text: &str, at: usize, mark: &str) -> bool {
    if mark == "\n" {
        let next = text[at + 1..].trim_start_matches([' ', '\t']);
        let is_own_line = |line: &str| line.starts_with(['-', '*', '|', '#', '•', '–', '>']);
        let line = text[..at].rsplit('\n').next().unwrap_or_default();
        return next.starts_with(['\n', '\r'])
            || is_own_line(next)
            || is_own_line(line.trim_start())
            || starts_with_number_of_list(next);
    }
    if mark != "." {
        return true;
    }
    let after = &text[at + 1..];
    let before = text[..at]
        .rsplit(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    // « de 14 h à 16 h. » ends.
    let is_initial = before.chars().count() < 2
        && before != "h"
        && !before.starts_with(|c: char| c.is_ascii_digit());
    let is_short = is_initial
        || ["art", "Mme", "Dr", "Pr", "St", "Ste", "env", "min", "tél"].contains(&before);
    after.is_empty() || after.starts_with(char::is_whitespace) && !is_short
}

/// « 1. », « 2) ».
fn starts_with_number_of_list(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < line.len() && rest.starts_with(['.', ')']) && rest[1..].starts_with(' ')
}

/// The text folded, with its edges: a space at either end shows where a word stops.
fn fold_words(text: &str) -> String {
    fold(text).replace('\'', "’")
}
