//! An objective opens with a verb that can be observed.

use std::sync::LazyLock;

use crate::check::context::TextFields;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::read::text_field::TextField;
use crate::value::fold;

pub static RULE: Rule = Rule {
    code: "P001",
    severity: Severity::Warning,
    profiles: &[],
    texts: rule_texts!(P001),
    source: Some("RNQ, indicateurs 5 et 11 (objectifs opérationnels et évaluables)"),
    example: Some(Example {
        bad: "\
objectifs:
  liste:
    - Comprendre les signes d’une tension
    - Choisir une réponse adaptée",
        good: "\
objectifs:
  liste:
    - Repérer les signes d’une tension
    - Choisir une réponse adaptée",
    }),
    kind: RuleKind::Texts(find),
};

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

/// What may stand before the verb that counts, without accents nor capitals.
const OPENINGS: [&str; 7] = [
    "etre capable de ",
    "etre capable d’",
    "etre en mesure de ",
    "etre en mesure d’",
    "mieux ",
    "bien ",
    "a ",
];

static VAGUE: LazyLock<Vec<Vec<char>>> = LazyLock::new(|| VAGUE_VERBS.map(plain).into());
static OPEN: LazyLock<Vec<Vec<char>>> = LazyLock::new(|| OPENINGS.map(plain).into());

fn find(texts: &TextFields<'_>, reporter: &mut Reporter<'_>) {
    let own = texts.settings.vague_verbs.as_ref();
    let own: Option<Vec<Vec<char>>> =
        own.map(|verbs| verbs.iter().map(|verb| plain(verb)).collect());
    let verbs = own.as_deref().unwrap_or(&*VAGUE);
    for field in texts.fields.iter().filter(|it| it.is_objective()) {
        let Some(start) = first_letter(field) else {
            continue;
        };
        if let Some(length) = vague(&field.text[start..], verbs) {
            let range = start + length.start..start + length.end;
            reporter
                .at(field.place(range.clone()))
                .with("verb", &field.text[range]);
        }
    }
}

/// Where the words of an objective start, behind marks.
fn first_letter(field: &TextField<'_>) -> Option<usize> {
    field.text.find(char::is_alphabetic)
}

/// Where the vague verb that a text opens with stands in it.
fn vague(text: &str, verbs: &[Vec<char>]) -> Option<std::ops::Range<usize>> {
    let letters = plain(text);
    let mut start = 0;
    while let Some(opening) = OPEN
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
fn plain(text: &str) -> Vec<char> {
    let letter = |c: char| match c {
        '\'' => '’',
        c if c.is_ascii() && !c.is_ascii_whitespace() => c.to_ascii_lowercase(),
        c if c.is_whitespace() => ' ',
        c => fold(&c.to_string()).chars().next().unwrap_or(c),
    };
    text.chars().take(80).map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn verb(text: &str) -> Option<&str> {
        vague(text, &VAGUE).map(|range| &text[range])
    }

    #[test]
    fn vague_verbs() {
        for (text, expected) in [
            ("Comprendre les enjeux", "Comprendre"),
            ("connaitre le cadre légal", "connaitre"),
            ("Être capable de maîtriser son stress", "maîtriser"),
            ("Être en mesure d’appréhender la loi", "appréhender"),
            ("Mieux connaître le réseau", "connaître"),
            ("Être sensibilisées au tri", "Être sensibilisées"),
            ("S'imprégner de la démarche", "S'imprégner"),
            ("Prendre\nconscience du risque", "Prendre\nconscience"),
            ("SAVOIR", "SAVOIR"),
        ] {
            assert_eq!(verb(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn verbs_that_can_be_observed() {
        for text in [
            "Expliquer ce qu’il faut comprendre",
            "Se saisir des enjeux",
            "Découvrirait",
            "Savoir-faire professionnels",
            "Connaissances de base",
            "Être capable de rédiger",
            "",
        ] {
            assert_eq!(verb(text), None, "{text}");
        }
    }
}
