//! Suggestions for an unknown name: typing errors, and words that people write from habit.

use crate::value;

/// The words that people write from habit, and the key that says the same here.
const HABITUAL_WORDS: [(&str, &str); 23] = [
    ("programme", "deroule"),
    ("objectifs_pedagogiques", "objectifs"),
    ("formateur", "intervenants"),
    ("formateurs", "intervenants"),
    ("formatrice", "intervenants"),
    ("suite", "texte"),
    ("titre", "intitule"),
    ("titre", "nom"),
    ("titre", "libelle"),
    ("nom", "intitule"),
    ("nom", "titre"),
    ("nom", "partie"),
    ("tel", "telephone"),
    ("portable", "telephone"),
    ("mail", "courriel"),
    ("email", "courriel"),
    ("adresse_mail", "courriel"),
    ("prix", "montant"),
    ("cout", "montant"),
    ("description", "texte"),
    ("contenu", "texte"),
    ("contenu", "deroule"),
    ("lien", "site"),
];

/// The known name that an unknown one most likely meant, accents and case folded: one slip in a short word, two or
/// three in a long one.
#[must_use]
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let tolerance = match fold(name).chars().count() {
        0..=3 => 1,
        4..=7 => 2,
        _ => 3,
    };
    edit_distances(name, known)
        .filter(|(distance, _)| *distance <= tolerance)
        .min_by_key(|(distance, candidate)| (*distance, candidate.len().abs_diff(name.len())))
        .map(|(_, candidate)| candidate.to_owned())
}

/// Whether a word is one that people write from habit.
#[must_use]
pub fn is_habitual(word: &str) -> bool {
    HABITUAL_WORDS.iter().any(|(known, _)| *known == word)
}

/// The free key that a word of habit means.
#[must_use]
pub fn suggest_from_habit(key: &str, free: &[&str]) -> Option<String> {
    let key = fold(key);
    let mut meant = HABITUAL_WORDS.iter().filter(|(word, _)| *word == key);
    meant
        .find(|(_, meant)| free.contains(meant))
        .map(|(_, meant)| (*meant).to_owned())
}

/// Whether a value is the first word of another: « bilan » of « bilan-de-competences ».
#[must_use]
pub fn is_first_word_of(value: &str, whole: &str) -> bool {
    let rest = fold(whole);
    let rest = rest.strip_prefix(&fold(value));
    !value.is_empty() && rest.is_some_and(|rest| rest.starts_with('_'))
}

/// The known name that an unknown one can only be: at most a slip in four letters, and no other name as near.
#[must_use]
pub fn correct_spelling<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let mut near: Vec<(usize, &str)> = edit_distances(name, known.iter().copied()).collect();
    near.sort_unstable();
    match near.as_slice() {
        [(first, _), (second, _), ..] if first == second => None,
        [(distance, meant), ..] if distance * 4 <= name.chars().count() => Some(meant),
        [..] => None,
    }
}

fn edit_distances<'a>(
    name: &str,
    known: impl Iterator<Item = &'a str>,
) -> impl Iterator<Item = (usize, &'a str)> {
    let folded = fold(name);
    known.map(move |candidate| (strsim::osa_distance(&folded, &fold(candidate)), candidate))
}

/// Lower case, without accents, with one separator.
fn fold(name: &str) -> String {
    value::fold(name).replace([' ', '-', '\'', '’'], "_")
}
