//! An objective opens with a verb.

use std::ops::Range;

use crate::check::context::TextFields;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "P002",
    severity: Severity::Advice,
    profiles: &[],
    texts: rule_texts!(P002),
    source: Some("RNQ, indicateurs 5 et 11 (objectifs opérationnels et évaluables)"),
    example: Some(Example {
        bad: "\
objectifs:
  liste:
    - Les signes d’une tension
    - Choisir une réponse adaptée",
        good: "\
objectifs:
  liste:
    - Repérer les signes d’une tension
    - Choisir une réponse adaptée",
    }),
    kind: RuleKind::Texts(find),
};

/// Articles and other words that only a noun follows.
const DETERMINERS: [&str; 15] = [
    "le", "les", "la", "un", "une", "des", "du", "ce", "cet", "cette", "ces", "mes", "nos", "leur",
    "leurs",
];
/// What infinitives end in, behind their root.
const INFINITIVES: [&str; 8] = ["er", "ir", "dre", "ttre", "crire", "lire", "dire", "faire"];

fn find(texts: &TextFields<'_>, reporter: &mut Reporter<'_>) {
    for field in texts.fields.iter().filter(|it| it.is_objective()) {
        let text = field.text;
        let word = determiner(text).filter(|word| {
            // « Les repérer », « L’accueillir »: a pronoun, then its verb.
            !is_sentence(text) && !opens_with_infinitive(&text[word.end..])
        });
        if let Some(word) = word {
            reporter
                .at(field.place(word.clone()))
                .with("word", &text[word]);
        }
    }
}

/// The word that a text opens with, when only a noun may follow it.
fn determiner(text: &str) -> Option<Range<usize>> {
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
fn is_sentence(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric() && c != '_');
    words.any(|word| {
        let word = word.to_lowercase();
        let root = word.strip_suffix("ra").or(word.strip_suffix("ront"));
        matches!(word.as_str(), "capable" | "capables" | "mesure")
            || root.is_some_and(|root| !root.is_empty() && root.chars().all(char::is_alphabetic))
    })
}

fn opens_with_infinitive(text: &str) -> bool {
    let text = text.trim_start();
    let length = text.find(|c: char| !c.is_lowercase()).unwrap_or_default();
    let (word, after) = text.split_at(length);
    let ending = INFINITIVES.iter().find_map(|end| word.strip_suffix(end));
    after.starts_with(char::is_whitespace) && ending.is_some_and(|root| !root.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::scan::oracle::{assert_agrees, assert_matches};

    #[test]
    fn things_and_sentences() {
        let is_found = |text: &str| determiner(text).is_some() && !is_sentence(text);
        for text in ["Les bases", "**La** posture", "L’accueil", "Une méthode"] {
            assert!(is_found(text), "{text}");
        }
        for text in [
            "Rédiger un compte rendu",
            "Lever les freins",
            "Laisser une trace",
            "Le stagiaire sera capable de choisir",
            "Les participants sauront choisir",
        ] {
            assert!(!is_found(text), "{text}");
        }
    }

    #[test]
    fn scanners_agree_with_patterns() {
        assert_agrees(
            r"(?i)\A\P{L}*(?P<here>(?:les?|la|une?|des|du|ce|cet|cette|ces|mes|nos|leurs?)\b|l['’])",
            &[
                "Le", "les", "LA", "l’", "L'", "une", "Des", "leur", "mesure", "x", "_", "é", "1",
                "*",
            ],
            |text| determiner(text).into_iter().collect(),
        );
        assert_matches(
            r"(?i)\b(?:capables?|mesure|\pL+r(?:a|ont))\b",
            &[
                "capable", "Capables", "mesure", "s", "sera", "sauront", "ra", "ront", "é", "1",
                "_", ".",
            ],
            is_sentence,
        );
        assert_matches(
            r"\A\s*\p{Ll}+(?:er|ir|dre|ttre|crire|lire|dire|faire)\s",
            &[
                "repérer", "choisir", "lire", "écrire", "prendre", "er", "s", "É", "x",
            ],
            opens_with_infinitive,
        );
    }
}
