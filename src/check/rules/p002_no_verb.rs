//! An objective opens with a verb, not with a thing.

use std::sync::LazyLock;

use regex::Regex;

use super::{Example, Finds, Report, Rule, Texts};
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
    finds: Finds::Texts(find),
};

/// An article or another word that only a noun follows.
static DETERMINER: LazyLock<Regex> = LazyLock::new(|| {
    let pattern =
        r"(?i)^\P{L}*(?P<word>(?:les?|la|une?|des|du|ce|cet|cette|ces|mes|nos|leurs?)\b|l['’])";
    Regex::new(pattern).expect("a pattern written above")
});

/// « Le stagiaire sera capable de… », « Les participants sauront… »: a sentence about people.
static SENTENCE: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r"(?i)(?-u:\b)(?:capables?|mesure|\pL+r(?:a|ont))(?-u:\b)";
    Regex::new(pattern).expect("a pattern written above")
});

/// « Les repérer », « L’accueillir »: a pronoun, then its verb.
static INFINITIVE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\s*\p{Ll}+(?:er|ir|dre|ttre|crire|lire|dire|faire)\s")
        .expect("a pattern written above")
});

fn find(texts: &Texts<'_>, report: &mut Report<'_>) {
    for passage in texts.passages.iter().filter(|it| it.is_objective()) {
        let found = DETERMINER.captures(passage.text);
        let word = found.as_ref().and_then(|found| found.name("word"));
        let word = word.filter(|word| {
            let rest = &passage.text[word.end()..];
            !SENTENCE.is_match(passage.text) && !INFINITIVE.is_match(rest)
        });
        if let Some(word) = word {
            report
                .at(passage.place(word.range()))
                .with("word", word.as_str());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_and_sentences() {
        let is_found = |text: &str| DETERMINER.is_match(text) && !SENTENCE.is_match(text);
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
}
