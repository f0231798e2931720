//! What a text refers to exists.

use std::sync::LazyLock;

use regex::Regex;

use super::{Example, Finds, Passage, Report, Rule, Subject};
use crate::diagnostic::catalogue::{rule_texts, text};
use crate::diagnostic::kind::Severity;
use crate::model::plan::StepKind;

pub static RULE: Rule = Rule {
    code: "T010",
    severity: Severity::Warning,
    profiles: &[],
    texts: rule_texts!(T010),
    source: None,
    example: Some(Example {
        bad: "livrables: Le livret est remis lors de la journée 3.",
        good: "livrables: Le livret est remis lors de la journée 2.",
    }),
    finds: Finds::Programme(find),
};

/// `[^source]`, and where `[^source]:` stands.
static CALL: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\[\^(?P<label>[^\]\s]+)\]").expect("a pattern written above"));
/// « phase 5 », « modules 2 et 3 ».
static STEP: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r"(?i)(?-u:\b)(?P<kind>phase|module|journée)s?\s+(?:n[o°]\s*)?(?P<ranks>[0-9]{1,3}(?:(?:\s*(?:,|et|ou|à|-|–)\s*)[0-9]{1,3})*)(?-u:\b)";
    Regex::new(pattern).expect("a pattern written above")
});
static NUMBER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[0-9]+").expect("a pattern written above"));
static UNIT: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r"(?i)^\s*(?:h(?-u:\b)|heures?|min|jours?|€|%|participants?)";
    Regex::new(pattern).expect("a pattern written above")
});
const KINDS: [(&str, StepKind); 3] = [
    ("phase", StepKind::Phase),
    ("module", StepKind::Module),
    ("journée", StepKind::Day),
];
/// Texts that may number something else: the place of the action in a course, or the author's own titles.
const ELSEWHERE: [&str; 5] = ["intitule", "sous_titre", "titre", "resume", "contexte"];

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    for passage in &subject.texts.passages {
        if passage.is_markdown && passage.text.contains("[^") {
            notes(passage, report);
        }
        let free = ELSEWHERE.contains(&passage.last_key()) || passage.path.starts_with("catalogue");
        if !free && passage.text.contains(|c: char| c.is_ascii_digit()) {
            steps(passage, subject, report);
        }
    }
}

fn notes(passage: &Passage<'_>, report: &mut Report<'_>) {
    for call in CALL.captures_iter(passage.text) {
        let Some(whole) = call.get(0) else { continue };
        let escaped = passage.text[..whole.start()].ends_with('\\');
        let defined = passage.text.contains(&format!("{}:", whole.as_str()));
        if !escaped && !defined && !passage.is_opaque(whole.range()) {
            report
                .at(passage.place(whole.range()))
                .with("reference", whole.as_str())
                .with("why", text!(rules::T010_NO_NOTE));
        }
    }
}

fn steps(passage: &Passage<'_>, subject: &Subject<'_>, report: &mut Report<'_>) {
    for found in STEP.captures_iter(passage.text) {
        let word = found["kind"].to_lowercase();
        let kind = KINDS.iter().find(|(name, _)| *name == word);
        let (Some((name, kind)), Some(whole), Some(ranks)) =
            (kind, found.get(0), found.name("ranks"))
        else {
            continue;
        };
        let most = highest(*kind, subject);
        let beyond = NUMBER
            .find_iter(ranks.as_str())
            .filter_map(|rank| rank.as_str().parse::<usize>().ok())
            .any(|rank| rank > most);
        // « un module 3 heures » counts something else.
        let counts = UNIT.is_match(&passage.text[whole.end()..]);
        if most > 0 && beyond && !counts {
            let words: Vec<&str> = whole.as_str().split_whitespace().collect();
            report
                .at(passage.place(whole.range()))
                .with("reference", words.join(" "))
                .with("why", text!(rules::T010_NO_STEP))
                .with("most", format!("{name} {most}"))
                .beside(subject.key("deroule"), 0, []);
        }
    }
}

/// The highest number that a step of a kind may go by: its rank in its group, or among all.
fn highest(kind: StepKind, subject: &Subject<'_>) -> usize {
    let steps = subject.all_steps();
    steps.iter().filter(|step| step.kind == kind).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_to_steps() {
        for (text, expected) in [
            ("voir la phase 5.", Some("5")),
            ("les modules 2 et 3", Some("2 et 3")),
            ("Journée n° 4", Some("4")),
            ("phases 1, 2 et 3", Some("1, 2 et 3")),
            ("en deux phases", None),
            ("phase de test", None),
        ] {
            let found = STEP.captures(text).map(|found| found["ranks"].to_owned());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }
}
