//! Addresses and towns in texts, against the places of the sheet.

use super::other_client::Keys;
use crate::check::names::{KnownName, NameKind, fold_into_words, is_near_word};
use crate::check::rule::Reporter;
use crate::check::sentence::Sentence;
use crate::diagnostic::catalogue::message;
use crate::read::text_field::TextField;
use crate::value::fold;
use crate::value::scan::{Scanner, collapse_spaces};

/// Names of streets.
const STREET_NOUNS: [&str; 14] = [
    "rue", "avenue", "place", "boulevard", "quai", "allée", "chemin", "impasse", "cours", "route",
    "square", "passage", "esplanade", "faubourg",
];
/// Names of the premises of the organisation.
const PREMISES: [&str; 8] = [
    "locaux", "salles", "centre", "siege", "bureaux", "plateau", "atelier", "site",
];
/// The opening letters of words that make an address one of somebody else.
const OTHER_PREMISES: [&str; 18] = [
    "autre", "second", "examen", "parking", "stationn", "restaur", "hotel", "repas", "dejeun",
    "gare", "heberg", "archiv", "egalement", "aussi", "visite", "partenaire", "correspond",
    "factur",
];

/// « Nos locaux, 4 rue des Capucins », which are elsewhere in the sheet.
pub(super) fn check_address(
    keys: &Keys<'_>,
    field: &TextField<'_>,
    at: usize,
    reporter: &mut Reporter<'_>,
) {
    let mut scanner = Scanner::new(field.text, at);
    if scanner.read_one_of(&STREET_NOUNS).is_none() || is_place_key(field) {
        return;
    }
    let start = scanner.position();
    let name = scanner.read_while(|c| !",;.()\n".contains(c));
    let name = name.split(" à ").next().unwrap_or_default();
    let sentence = Sentence::around(field.text, &(at..start));
    let is_own_place = sentence.has_word(&["nos", "notre", "locaux", "siege"])
        && !sentence.has_word(&OTHER_PREMISES);
    let words = fold_into_words(name);
    let is_telling = |word: &&String| word.len() > 3;
    let is_known = keys.places().any(|place| {
        words
            .iter()
            .filter(is_telling)
            .any(|word| place.words.contains(word))
    });
    let is_street = |name: &&KnownName| {
        let mut words = name.words.iter();
        name.text.starts_with(|c: char| c.is_ascii_digit()) && name.words.len() > 3
            || words.any(|word| STREET_NOUNS.contains(&word.as_str()))
    };
    let Some(own) = keys.places().find(is_street) else {
        return;
    };
    if is_known || !is_own_place || !words.iter().any(|word| word.len() > 3) {
        return;
    }
    let range = at..start + name.trim_end().len();
    let fault = message!(
        rules::C041_ADDRESS,
        written = collapse_spaces(&field.text[range.clone()]),
        own = own.text.clone()
    );
    keys.report(field, range, fault, &own.path, reporter);
}

/// « Nos salles de Cholet », when all the places are elsewhere.
pub(super) fn check_town(
    keys: &Keys<'_>,
    field: &TextField<'_>,
    at: usize,
    reporter: &mut Reporter<'_>,
) {
    let mut scanner = Scanner::new(field.text, at);
    if scanner.read_one_of(&["nos", "notre"]).is_none() || is_place_key(field) {
        return;
    }
    scanner.skip_spaces();
    let noun = fold(scanner.read_while(char::is_alphabetic));
    scanner.skip_spaces();
    if !PREMISES.contains(&noun.as_str())
        || scanner.attempt(|it| it.read_one_of(&["de", "à"])).is_none()
    {
        return;
    }
    scanner.skip_spaces();
    let start = scanner.position();
    let name = scanner.read_while(|c| c.is_alphanumeric() || matches!(c, '-' | '’' | '\''));
    let range = start..start + name.len();
    let words = fold_into_words(name);
    let is_known = |word: &String| keys.names.iter().any(|known| known.words.contains(word));
    let organisation = keys
        .names
        .iter()
        .filter(|it| it.kind == NameKind::Organisation);
    let mut organisation =
        organisation.flat_map(|it| it.words.iter().filter(|word| word.len() > 3));
    let is_own = |place: &&KnownName| {
        place.path == "adresse"
            || fold(&place.text).contains("nos ")
            || organisation.any(|word| place.words.contains(word))
    };
    let own = keys.places().find(is_own);
    let sentence = Sentence::around(field.text, &range);
    let (Some(own), true) = (own, name.starts_with(char::is_uppercase)) else {
        return;
    };
    if words.iter().any(is_known) || sentence.has_word(&OTHER_PREMISES) {
        return;
    }
    let fault = message!(rules::C041_ADDRESS, written = name, own = own.text.clone());
    keys.report(field, range, fault, &own.path, reporter);
}

/// Whether a key says where something takes place.
fn is_place_key(field: &TextField<'_>) -> bool {
    ["lieu", "lieux", "adresse"].contains(&field.last_key())
}

/// Whether a text ends in the number of a street: « 8 bis, ».
pub(super) fn follows_number(text: &str) -> bool {
    let text = text.trim_end_matches([' ', ',']);
    let ends = ["bis", "ter"];
    let text = ends
        .iter()
        .find_map(|end| text.strip_suffix(end))
        .unwrap_or(text);
    text.trim_end().ends_with(|c: char| c.is_ascii_digit())
}

/// What is held at a place.
const COURSE_NOUNS: [&str; 16] = [
    "formation", "session", "stage", "action", "seance", "journee", "programme", "parcours",
    "atelier", "annee", "seminaire", "accompagnement", "bilan", "module", "cour", "enseignement",
];

/// « La formation se tient à Paimpol », which no key names.
pub(super) fn check_town_of_course(
    keys: &Keys<'_>,
    field: &TextField<'_>,
    at: usize,
    reporter: &mut Reporter<'_>,
) {
    const OPENINGS: [&str; 7] = [
        "tient", "tiendra", "tiennent", "déroule", "lieu", "organisé", "dispensé",
    ];
    let mut scanner = Scanner::new(field.text, at);
    let verb = OPENINGS
        .iter()
        .find(|word| scanner.attempt(|it| it.read_text_any_case(word)).is_some());
    if verb.is_none() || is_place_key(field) {
        return;
    }
    scanner.read_while(char::is_alphabetic);
    if scanner.read_spaces().is_none() || scanner.read_word("à").is_none() {
        return;
    }
    scanner.skip_spaces();
    let start = scanner.position();
    let name = scanner.read_while(|c| c.is_alphanumeric() || matches!(c, '-' | '’' | '\''));
    let range = start..start + name.len();
    let words = fold_into_words(name);
    let sentence = Sentence::around(field.text, &(at..range.end));
    let mut before = sentence.words_before().take(8);
    let is_of_course = before.any(|word| {
        COURSE_NOUNS
            .iter()
            .any(|noun| word.strip_suffix('s').unwrap_or(word) == *noun)
    });
    let is_known = |word: &String| {
        let mut known = keys.names.iter().flat_map(|it| it.words.iter());
        known.any(|own| own == word || is_near_word(own, word))
    };
    let Some(own) = keys.places().next() else {
        return;
    };
    let is_town = name.starts_with(char::is_uppercase) && name.len() > 3;
    let is_else = sentence.has_word(&OTHER_PREMISES)
        || sentence.is_on_another_course()
        || sentence.has_word(&[
            "distance", "ou", "soit", "chaque", "aussi", "egalement", "souvent",
        ]);
    if !is_town || !is_of_course || is_else || words.iter().any(is_known) {
        return;
    }
    let fault = message!(rules::C041_TOWN, written = name, own = own.text.clone());
    keys.report(field, range, fault, &own.path, reporter);
}
