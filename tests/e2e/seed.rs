//! The real sheet that the project starts from, kept sentence for sentence in the three formats.

use crate::support::formats::{format_words, programme};
use annexe::check::ProjectContext;
use annexe::model::project::Config;
use annexe::model::settings::Profile;
use annexe::model::{Sheet, compose};
use annexe::render::Format;

/// The seed from « ANNEXE 1 » to the contact line, as it was published (catalogue page included).
const SEED: &str = include_str!("../seed/egoc-ctg-caf63.md");

/// What is derived from values, and so worded anew: how the seed has it, and how the sheet has it.
const DERIVED: [(&str, &str); 9] = [
    ("Durée – Dates :", "Période"),
    ("14-15 mars 2019", "14 et 15 mars 2019"),
    (
        "**Journée 1 – Le 14 février 2019**",
        "Journée 1\n\njeudi 14 février 2019",
    ),
    (
        "**Journée 1 – 14 mars 2019**",
        "Journée 1\n\njeudi 14 mars 2019",
    ),
    (
        "**Journée 2 - 15 mars 2019**",
        "Journée 2\n\nvendredi 15 mars 2019",
    ),
    ("○ **Objectifs :**", "Objectifs :"),
    ("Contact et Accessibilité](#)", "Contact et Accessibilité"),
    ("Horaires :", "\nHoraires :"),
    ("Lieu :", "\nLieu :"),
];

/// The lines that move: the sheet says who, when and where before its calendar.
const PLACE: &str = "Horaires : **9h à 17h**, soit 7 heures de formation / jour

Lieu : CAF du Puy-de-Dôme – Salle mise à disposition par la Caf
";
const BEFORE_PLACE: &str = "septembre 2019\n";

/// The one sentence that moves: a note of the sheet stands among its notes.
const NOTE: &str = "[1] « Pratiques émancipatrices, actualités de Paolo Freire » - Michel Séguier et Françoise Garibay";

#[test]
fn every_sentence_of_the_seed_stands_in_each_format_in_order() {
    let start = SEED.find("#### ANNEXE 1").expect("the annex starts there");
    let mut seed = SEED[start..].replace(NOTE, "");
    assert!(seed.len() < SEED[start..].len(), "the note was found");
    assert!(seed.contains(PLACE), "the place was found");
    seed = seed.replace(PLACE, "");
    seed = seed.replacen(BEFORE_PLACE, &format!("{BEFORE_PLACE}\n{PLACE}"), 1);
    for (theirs, ours) in DERIVED {
        assert!(seed.contains(theirs), "{theirs} is in the seed");
        seed = seed.replace(theirs, ours);
    }
    let sentences = sentences(&seed);
    assert!(sentences.len() > 120, "{} sentences", sentences.len());
    let seed_words: Vec<String> = sentences.iter().flatten().cloned().collect();

    let programme = programme("programmes/egoc-ctg-caf63.yaml");
    let document = compose(&programme, None, Sheet::Annexe, true);
    for format in Format::ALL {
        let printed = letters(&format_words(&document, format).join(" "));
        let mut from = 0;
        for sentence in &sentences {
            let at = find(&printed[from..], sentence);
            let at =
                at.unwrap_or_else(|| panic!("{format:?}: « {} » is missing", sentence.join(" ")));
            from += at + sentence.len();
            // Short labels recur by nature; a sentence must stand as often as its author wrote it.
            if sentence.len() >= 6 {
                assert_eq!(
                    count(&printed, sentence),
                    count(&seed_words, sentence),
                    "{format:?}: « {} »",
                    sentence.join(" ")
                );
            }
        }
        let note = letters(NOTE);
        assert_eq!(count(&printed, &note), 1, "{format:?}: the note");
    }
}

/// The seed in units: headings, list items, and the sentences of paragraphs, which its pages broke in two here and
/// there.
fn sentences(seed: &str) -> Vec<Vec<String>> {
    let mut paragraphs: Vec<String> = Vec::new();
    for line in seed
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && *line != "---")
    {
        let text = line.trim_start_matches(['#', '-', '*', '○', ' ']);
        let opens = line.starts_with(['#', '-', '*', '○', '['])
            || text
                .chars()
                .next()
                .is_some_and(|first| !first.is_lowercase());
        match paragraphs.last_mut() {
            Some(last) if !opens || last.ends_with(['/', ' ']) => {
                last.push(' ');
                last.push_str(text);
            }
            _ => paragraphs.push(text.to_owned()),
        }
    }
    let mut sentences = Vec::new();
    for paragraph in paragraphs {
        for sentence in paragraph.split(". ") {
            let words = letters(sentence);
            if !words.is_empty() {
                sentences.push(words);
            }
        }
    }
    sentences
}

/// Words of letters or of digits, without case, accents or punctuation: what typography may not change.
fn letters(text: &str) -> Vec<String> {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
    let mut words: Vec<String> = Vec::new();
    let mut last = ' ';
    for letter in text
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
    {
        if letter.is_alphanumeric() {
            match words.last_mut() {
                Some(word)
                    if last.is_alphanumeric() && last.is_numeric() == letter.is_numeric() =>
                {
                    word.push(letter);
                }
                _ => words.push(letter.to_string()),
            }
        }
        last = letter;
    }
    words
}

fn find(words: &[String], sentence: &[String]) -> Option<usize> {
    words
        .windows(sentence.len())
        .position(|window| window == sentence)
}

fn count(words: &[String], sentence: &[String]) -> usize {
    words
        .windows(sentence.len())
        .filter(|window| *window == sentence)
        .count()
}

/// What the seed truly lacks for Qualiopi, at the key that would hold it or at the first, and its real kinds, each
/// behind the words where it stands.
#[test]
fn what_the_seed_lacks_and_its_faults() {
    const FOUND: [(&str, &str); 18] = [
        ("M010", "reference: EGOC"),
        ("M013", "reference: EGOC"),
        ("M015", "reference: EGOC"),
        ("M024", "reference: EGOC"),
        ("M025", "reference: EGOC"),
        ("M027", "reference: EGOC"),
        ("C014", "2028/2022"),
        ("M016", "public:\n"),
        ("P001", "Appréhender la CTG"),
        ("T007", "CAF63\n"),
        ("T007", "CTG,\n\n"),
        ("P001", "Appréhender et déployer"),
        ("P001", "Savoir élaborer"),
        ("T007", "partenaires\n"),
        ("P001", "Découvrir l'approche"),
        ("T007", "CAF\n            - >-\n              Appréhender"),
        ("P001", "Appréhender de nouvelles"),
        ("T008", "**Attestation de participation** mentionnant"),
    ];
    let text = std::fs::read("programmes/egoc-ctg-caf63.yaml").expect("the seed");
    let project_context =
        ProjectContext::without_file(Some(Config::default()), Some(Profile::Qualiopi));
    let checked = project_context.check("seed.yaml", &text);
    let found: Vec<(&str, String)> = checked
        .diagnostics
        .iter()
        .map(|diagnostic| {
            let from = &diagnostic.place.file.text()[diagnostic.place.span.start..];
            (diagnostic.kind.code(), from.chars().take(60).collect())
        })
        .collect();
    assert_eq!(found.len(), FOUND.len(), "{found:#?}");
    for ((code, from), (expected, words)) in found.iter().zip(FOUND) {
        assert!(
            *code == expected && from.starts_with(words),
            "{code} at {from:?}, expected {expected} at {words:?}"
        );
    }
}
