//! A rule on names that the sheet spells in two ways.

use std::ops::Range;

use crate::check::context::CheckContext;
use crate::check::names::{
    KnownName, NameKind, fold_into_words, is_near_name, is_near_word, read_person,
    read_person_before, read_title, word_starts,
};
use crate::check::rule::RuleKind::Programme;
use crate::check::rule::{Reporter, Rule};
use crate::diagnostic::Place;
use crate::diagnostic::catalogue::texts;
use crate::read::text_field::TextField;
use crate::value::fold;
use crate::value::scan::collapse_spaces;

pub(super) static RULES: &[Rule] = &[Rule::warning(texts!(C040), Programme(check_spelling))];

/// The fewest letters of a word that is compared.
const MIN_LETTERS: usize = 5;
/// The fewest letters of a word that nothing beside it makes a name.
const MIN_LETTERS_WITHOUT_CONTEXT: usize = 6;

/// A word of a name, which others may misspell.
struct NameWord {
    word: String,
    whole: String,
    words: Vec<String>,
    is_person: bool,
    /// Whether it is enough by itself: the surname of a person, the town of a place.
    needs_no_context: bool,
    path: String,
    /// Where it is, when it is in a text.
    place: Option<Place>,
}

fn check_spelling(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let names = context.names();
    let mut targets: Vec<NameWord> = names.iter().flat_map(targets_of).collect();
    let mut initials = initials_of(&targets);
    let mut reported: Vec<(String, String)> = Vec::new();
    let trainers = context.sections.intervenants.as_deref().unwrap_or_default();
    // C015 reports the trainers of steps that it does not know.
    let has_all_trainers = !trainers.is_empty() && trainers.iter().all(|it| it.nom.is_some());
    for field in &context.texts.fields {
        if has_all_trainers && field.path.contains(".intervenants.") {
            continue;
        }
        for (at, _) in word_starts(field.text, |byte| !byte.is_ascii_lowercase()) {
            let character = field.text[at..].chars().next().unwrap_or_default();
            if !character.is_uppercase() {
                continue;
            }
            if character == 'M'
                && let Some(person) = unknown_person(field, at, names)
            {
                targets.push(person);
                initials = initials_of(&targets);
            }
            if initials & initial(character) == 0 {
                continue;
            }
            let range = at..end_of_word(field.text, at);
            if range.len() < MIN_LETTERS {
                continue;
            }
            let word = fold(&field.text[range.clone()]);
            let Some(target) = find_misspelt(field, &range, &word, &targets, names) else {
                continue;
            };
            let pair = (word, target.word.clone());
            let is_reported = reported.iter().any(|(one, other)| {
                *one == pair.0 && *other == pair.1 || *one == pair.1 && *other == pair.0
            });
            if is_reported || field.is_opaque(range.clone()) {
                continue;
            }
            reported.push(pair);
            let place = target.place.clone();
            reporter
                .report(field.place_of(range.clone()))
                .with("written", collapse_spaces(&field.text[range]))
                .with("known", target.whole.clone())
                .related(
                    place.unwrap_or_else(|| context.value_place(&target.path)),
                    0,
                    [],
                );
        }
    }
}

fn end_of_word(text: &str, at: usize) -> usize {
    let length = text[at..].find(|c: char| !c.is_alphanumeric());
    length.map_or(text.len(), |length| at + length)
}

/// The words of a name that others may misspell.
fn targets_of(name: &KnownName) -> Vec<NameWord> {
    let is_person = name.is_person();
    let capitals = name.text.split(|c: char| !c.is_alphanumeric());
    let capitals = capitals
        .filter(|word| word.starts_with(char::is_uppercase))
        .map(fold);
    let opening = capitals.clone().next().unwrap_or_default();
    let targets = capitals.filter(|word| word.len() >= MIN_LETTERS);
    targets
        .map(|word| NameWord {
            // The first name of a person, and the first word of a title, are common words.
            needs_no_context: word != opening && name.kind != NameKind::Subject,
            word,
            whole: name.text.clone(),
            words: name.words.clone(),
            is_person,
            path: name.path.clone(),
            place: None,
        })
        .collect()
}

/// Somebody whom only texts name, with a title: « M. Kerbrat ».
fn unknown_person(field: &TextField<'_>, at: usize, names: &[KnownName]) -> Option<NameWord> {
    read_title(field.text, at)?;
    let person = read_person(field.text, at)?;
    let is_known = names
        .iter()
        .any(|name| name.is_called(&person.words) || is_near_name(&person.words, &name.words));
    let word = person.words.last()?.clone();
    (!is_known && word.len() >= MIN_LETTERS).then(|| NameWord {
        word,
        whole: collapse_spaces(&field.text[person.range.clone()]),
        words: person.words,
        is_person: true,
        needs_no_context: true,
        path: String::new(),
        place: Some(field.place_of(person.range)),
    })
}

/// The name that a word misspells.
fn find_misspelt<'a>(
    field: &TextField<'_>,
    range: &Range<usize>,
    word: &str,
    targets: &'a [NameWord],
    names: &[KnownName],
) -> Option<&'a NameWord> {
    let mut near = targets
        .iter()
        .filter(|target| target.path != field.path && is_near_word(word, &target.word));
    let first = near.next()?;
    // What another key spells so is right.
    let is_spelt_so = names
        .iter()
        .any(|name| name.path != field.path && name.words.iter().any(|known| known == word));
    if is_spelt_so {
        return None;
    }
    std::iter::once(first)
        .chain(near)
        .find(|target| is_same_name_misspelt(field.text, range, word, target))
}

/// Whether what surrounds a word makes it that of the name.
fn is_same_name_misspelt(text: &str, range: &Range<usize>, word: &str, target: &NameWord) -> bool {
    let before = &text[..range.start];
    let after = &text[range.end..];
    if target.is_person {
        // The whole name around the word, with its title.
        let person = read_person_before(&text[..range.end]).or_else(|| {
            let start = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
            read_person(text, start).or_else(|| read_person(text, range.start))
        });
        if let Some(person) = person.filter(|it| it.range.end >= range.end) {
            let whole = read_person(text, person.range.start).unwrap_or(person);
            return is_near_name(&whole.words, &target.words);
        }
    }
    let line = before.rsplit(['\n', '.', ';']).next().unwrap_or_default();
    let previous = fold_into_words(line);
    let next = fold_into_words(after.split(['\n', '.', ';']).next().unwrap_or_default());
    let touches = before.ends_with([' ', '-', '’', '\'']) || before.is_empty();
    let is_beside = |words: &mut dyn Iterator<Item = &String>| {
        let other = words.take(3).find(|it| it.len() > 3);
        other.is_some_and(|it| *it != target.word && target.words.contains(it))
    };
    let is_beside = is_beside(&mut previous.iter().rev()) || is_beside(&mut next.iter());
    if !target.is_person && touches && is_beside {
        return !is_inflected(word, &target.word);
    }
    let is_capital = |word: Option<&str>| word.is_some_and(|it| it.starts_with(char::is_uppercase));
    let neighbours = [
        before
            .strip_suffix(' ')
            .and_then(|it| it.rsplit(|c: char| !c.is_alphanumeric()).next()),
        after
            .strip_prefix(' ')
            .and_then(|it| it.split(|c: char| !c.is_alphanumeric()).next()),
    ];
    let opening = before.trim_end();
    let opens = opening.is_empty()
        || opening.ends_with(['.', '!', '?', ':', '*', '-', '•', '«', '|'])
        || before.ends_with('\n');
    target.needs_no_context
        && word.len().min(target.word.len()) >= MIN_LETTERS_WITHOUT_CONTEXT
        && strsim::osa_distance(word, &target.word) == 1
        && !is_inflected(word, &target.word)
        && !opens
        && !neighbours.into_iter().any(is_capital)
}

/// Whether two words are one but for the mark of the plural or the feminine.
fn is_inflected(one: &str, other: &str) -> bool {
    let [short, long] = if one.len() < other.len() {
        [one, other]
    } else {
        [other, one]
    };
    let ending = long.strip_prefix(short);
    ending.is_some_and(|it| ["s", "e", "x", "es", "ne"].contains(&it))
}

/// The bits of the initials of targets.
fn initials_of(targets: &[NameWord]) -> u32 {
    let initials = targets.iter().filter_map(|it| it.word.chars().next());
    initials.map(initial).fold(0, |all, one| all | one)
}

/// A bit for an initial; one for all letters with accents.
fn initial(letter: char) -> u32 {
    match letter.to_ascii_lowercase() {
        'e' | 'é' | 'É' | 'È' | 'Ê' => 1 << 4,
        letter @ 'a'..='z' => 1 << (letter as u32 - 'a' as u32),
        _ => 1 << 26,
    }
}
