//! The words of two French texts, as a reader compares them.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::Serialize;

use super::alignment::{AlignedWords, align_words};
use crate::check::rules::damaged_characters::repair_characters;
use crate::value::fold;

mod facts;
mod measures;
mod parts;
pub mod tokens;
mod typography;
pub mod values;

pub use tokens::{TextToken, TokenKind, keys, keys_of, tokenize};

use facts::{has_other_facts, states_what_binds, states_what_is_owed};
use parts::read_text_parts;
use typography::{Proof, prove_same};

/// A stretch of both texts, or of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum WordRun {
    Same(String),
    Deleted(String),
    Inserted(String),
}

/// The kind of difference between two texts that bind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextDistance {
    /// The same letters and marks, set otherwise.
    Typography,
    /// A corrected mistake of grammar.
    Grammar,
    /// Other words: only a reader knows whether they mean the same.
    ToRead,
    /// Another figure, date, unit, name, negation or restriction.
    Facts,
}

/// How alike two texts must be for their words to be interleaved.
const MIN_SIMILARITY: f64 = 0.2;

/// Words up to which texts always are.
const SHORT_TEXT_WORDS: usize = 4;

/// Function words: they do not count in the similarity of texts.
const FUNCTION_WORDS: [&str; 54] = [
    "a", "ainsi", "au", "aux", "avec", "c", "ce", "ces", "cette", "d", "dans", "de", "des", "du",
    "elle", "en", "entre", "est", "et", "il", "j", "l", "la", "le", "les", "leur", "leurs", "lors",
    "m", "n", "notre", "nos", "ou", "par", "pour", "qu", "que", "qui", "s", "sa", "se", "ses",
    "son", "sous", "sur", "t", "un", "une", "vers", "votre", "vos", "y", "chaque", "tout",
];

/// The roots of the words that carry the subject of a text.
#[must_use]
pub fn stems(text: &str) -> Vec<String> {
    let mut roots = Vec::new();
    let mut function_words = Vec::new();
    let tokens = tokenize(text).into_iter();
    for token in tokens.filter(|token| !token.key.is_empty()) {
        match token.kind {
            TokenKind::Word => {
                let bare = fold_word(&token);
                if FUNCTION_WORDS.contains(&bare.as_str()) {
                    function_words.push(bare);
                } else {
                    roots.push(stem(&bare));
                }
            }
            TokenKind::Number => roots.push(token.key),
            TokenKind::Mark | TokenKind::Space => {}
        }
    }
    if roots.is_empty() {
        function_words
    } else {
        roots
    }
}

/// A word without accents, capitals and apostrophe.
fn fold_word(token: &TextToken<'_>) -> String {
    fold(&token.key).trim_end_matches('\'').to_owned()
}

/// The approximate common stem of the forms of a word.
fn stem(word: &str) -> String {
    let singular = word.strip_suffix(['s', 'x']).filter(|it| it.len() > 3);
    singular.unwrap_or(word).chars().take(6).collect()
}

/// Interleaves two texts, word by word. Typography shows only where nothing else differs.
#[must_use]
pub fn diff_words(old: &str, new: &str) -> Vec<WordRun> {
    if !can_interleave(old, new) {
        return replace_whole(old, new);
    }
    let shows_typography = text_distance(old, new) == TextDistance::Typography;
    let (old, new) = (tokenize(old), tokenize(new));
    let compared = |tokens: &[TextToken<'_>]| -> Vec<String> {
        let texts = tokens.iter().map(|token| match token.key.as_str() {
            _ if shows_typography => token.text,
            "" if token.kind == TokenKind::Space => " ",
            "" => token.text,
            key => key,
        });
        texts.map(str::to_owned).collect()
    };
    let is_space = |at: usize| new[at].kind == TokenKind::Space;
    let stretches = align_words(&compared(&old), &compared(&new), is_space);
    let join = |tokens: &[TextToken<'_>]| tokens.iter().map(|token| token.text).collect();
    let runs = stretches.into_iter().flat_map(|stretch| {
        let AlignedWords {
            is_same,
            old: from,
            new: to,
        } = stretch;
        if is_same {
            vec![WordRun::Same(join(&new[to]))]
        } else {
            vec![
                WordRun::Deleted(join(&old[from])),
                WordRun::Inserted(join(&new[to])),
            ]
        }
    });
    let is_empty = |run: &WordRun| match run {
        WordRun::Same(text) | WordRun::Deleted(text) | WordRun::Inserted(text) => text.is_empty(),
    };
    runs.filter(|run| !is_empty(run)).collect()
}

/// A text that another one replaces as a whole.
#[must_use]
pub fn replace_whole(old: &str, new: &str) -> Vec<WordRun> {
    vec![
        WordRun::Deleted(old.to_owned()),
        WordRun::Inserted(new.to_owned()),
    ]
}

/// Whether two texts share enough words to be read interleaved, rather than one after the other.
#[must_use]
pub fn can_interleave(old: &str, new: &str) -> bool {
    // A shared comma is not enough.
    if similarity(&keys(old), &keys(new)) == 0.0 {
        return false;
    }
    let (old, new) = (stems(old), stems(new));
    old.len().min(new.len()) <= SHORT_TEXT_WORDS || similarity(&old, &new) >= MIN_SIMILARITY
}

/// How two texts differ: the same whichever comes first.
#[must_use]
pub fn text_distance(old: &str, new: &str) -> TextDistance {
    let texts = [old, new].map(repair_text);
    let [old, new] = [&texts[0], &texts[1]].map(|text| read_text_parts(text));
    match prove_same(&old, &new, false) {
        Some(Proof::Typography) => TextDistance::Typography,
        Some(Proof::Grammar) => TextDistance::Grammar,
        None if has_other_facts(&old, &new) => TextDistance::Facts,
        None => TextDistance::ToRead,
    }
}

/// A copy damages characters and doubles spaces, and changes no word. The spaces that open or end a line have a meaning.
fn repair_text(text: &str) -> Cow<'_, str> {
    let repaired = repair_characters(text);
    let is_blank = |c: char| matches!(c, ' ' | '\t' | '\u{a0}' | '\u{202f}');
    let is_untidy = repaired.contains(['\t', '\u{200b}', '\u{feff}'])
        || repaired.contains("  ")
        || repaired.contains(['\u{a0}', '\u{202f}']);
    if !is_untidy {
        return repaired;
    }
    let mut tidy = String::new();
    let mut rest = repaired.as_ref();
    while let Some(first) = rest.chars().next() {
        let run = rest.len() - rest.trim_start_matches(is_blank).len();
        let is_inside = !tidy.is_empty() && !tidy.ends_with('\n');
        if run > first.len_utf8() && is_inside && !rest[run..].starts_with('\n') {
            tidy.push(' ');
        } else if run > 0 {
            tidy.push_str(&rest[..run].replace('\t', " "));
        } else if !matches!(first, '\u{200b}' | '\u{feff}') {
            tidy.push(first);
        }
        rest = &rest[run.max(first.len_utf8())..];
    }
    Cow::Owned(tidy)
}

/// Whether two names differ by their typography alone. Quotes around a name are no part of it.
#[must_use]
pub fn is_same_name(old: &str, new: &str) -> bool {
    let texts = [old, new].map(repair_text);
    let [old, new] = [&texts[0], &texts[1]].map(|text| read_text_parts(text));
    let [old, new] = [&old, &new].map(|parts| match &parts[..] {
        [first, name @ .., last] if first.key == "\"" && last.key == "\"" => name,
        whole => whole,
    });
    prove_same(old, new, true) == Some(Proof::Typography)
}

/// Whether a sentence that one text alone has says what binds: a figure, a negation, a right or a duty.
#[must_use]
pub fn changes_what_binds(old: &str, new: &str) -> bool {
    let own = |text: &str, other: &str| {
        let others: BTreeSet<&str> = split_sentences(other).into_iter().collect();
        let sentences = split_sentences(text).into_iter();
        let mut own = sentences.filter(|sentence| !others.contains(sentence));
        own.any(|sentence| states_what_binds(&read_text_parts(sentence)))
    };
    own(old, new) || own(new, old)
}

/// Whether a text says what somebody owes: an amount, a negation, a duty.
#[must_use]
pub fn states_duty(text: &str) -> bool {
    states_what_is_owed(&read_text_parts(text))
}

fn split_sentences(text: &str) -> Vec<&str> {
    let is_end = |c: char| matches!(c, '.' | '!' | '?' | ';' | '\n');
    let sentences = text.split_inclusive(is_end).map(str::trim);
    sentences.filter(|sentence| !sentence.is_empty()).collect()
}

/// How alike two lists of words are, from 0 to 1, whatever their order (Sørensen–Dice).
#[must_use]
pub fn similarity<T: Ord>(old: &[T], new: &[T]) -> f64 {
    let mut sorted: [Vec<&T>; 2] = [old.iter().collect(), new.iter().collect()];
    sorted.iter_mut().for_each(|words| words.sort_unstable());
    let [old, new] = &sorted;
    sorted_similarity(old, new)
}

/// The same, of sorted lists.
#[must_use]
pub fn sorted_similarity<T: Ord>(old: &[T], new: &[T]) -> f64 {
    let (mut i, mut j, mut shared) = (0, 0, 0_u32);
    while i < old.len() && j < new.len() {
        match old[i].cmp(&new[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                shared += 1;
                i += 1;
                j += 1;
            }
        }
    }
    let total = old.len() + new.len();
    if total == 0 {
        return 1.0;
    }
    f64::from(2 * shared) / f64::from(u32::try_from(total).unwrap_or(u32::MAX))
}

/// Whether two texts share nearly all the words of another one between them, each with words of its own.
#[must_use]
pub fn is_split_between(whole: &str, parts: [&str; 2]) -> bool {
    let whole = stems(whole);
    let parts = parts.map(stems);
    let all: BTreeSet<&String> = whole.iter().collect();
    let of = |part: &Vec<String>| -> BTreeSet<String> {
        part.iter()
            .filter(|root| all.contains(root))
            .cloned()
            .collect()
    };
    let [first, second] = [of(&parts[0]), of(&parts[1])];
    let covered = first.union(&second).count();
    let own = |one: &BTreeSet<String>, other: &BTreeSet<String>| one.difference(other).count();
    let is_enough = |count: usize| count * 4 >= all.len() && count > 0;
    covered * 5 >= all.len() * 4
        && is_enough(own(&first, &second))
        && is_enough(own(&second, &first))
        && similarity(&whole, &parts.concat()) > 0.65
}
