//! The sentence around a place of a text: what the words beside a figure or a name say of it.

use std::ops::Range;

use crate::value::fold;

/// A sentence in two, folded, around a place.
#[derive(Debug)]
pub struct Sentence {
    before: String,
    after: String,
}

/// The opening letters of words that a sentence on another course, or on another time, has.
const OTHER_COURSE_WORDS: [&str; 19] = [
    "cursus", "diplom", "vae", "universit", "ecole", "lycee", "referentiel", "essai", "ulterieur",
    "precedent", "separe", "initial", "anterieur", "deja", "auparavant", "dernier", "an passe",
    "annee passee", "ancien",
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
        self.has_word(&OTHER_COURSE_WORDS)
    }
}

fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '€' && c != '%');
    words.filter(|word| !word.is_empty())
}

fn is_end(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | ';' | '\n')
}

/// Whether a mark ends a sentence: not the point of « M. », « art. 4 » or « 12.5 ».
fn ends_sentence(text: &str, at: usize, mark: &str) -> bool {
    if mark != "." {
        return true;
    }
    let after = &text[at + 1..];
    let before = text[..at]
        .rsplit(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    let is_short = before.chars().count() < 2
        || ["art", "Mme", "Dr", "Pr", "St", "Ste", "env", "min", "tél"].contains(&before);
    after.is_empty() || after.starts_with(char::is_whitespace) && !is_short
}

/// The text folded, with its edges: a space at either end shows where a word stops.
fn fold_words(text: &str) -> String {
    fold(text).replace('\'', "’")
}
