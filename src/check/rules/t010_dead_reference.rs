//! Each reference of a text has a target.

use std::ops::Range;

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::{rule_texts, text};
use crate::diagnostic::kind::Severity;
use crate::model::plan::StepKind;
use crate::read::text_field::TextField;
use crate::value::scan::{Scanner, find_all, single_spaced, starts_with};

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
    kind: RuleKind::Programme(find),
};

/// What a number counts that is no step.
const UNITS: [&str; 6] = ["heure", "min", "jour", "€", "%", "participant"];
const KINDS: [(&str, StepKind); 3] = [
    ("phase", StepKind::Phase),
    ("module", StepKind::Module),
    ("journée", StepKind::Day),
];
/// Texts that may number something else: the place of the action in a course, or the author's own titles.
const ELSEWHERE: [&str; 5] = ["intitule", "sous_titre", "titre", "resume", "contexte"];

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    for field in &context.texts.fields {
        if field.is_markdown && field.text.contains("[^") {
            notes(field, reporter);
        }
        let free = ELSEWHERE.contains(&field.last_key()) || field.path.starts_with("catalogue");
        if !free && field.text.contains(|c: char| c.is_ascii_digit()) {
            steps(field, context, reporter);
        }
    }
}

fn notes(field: &TextField<'_>, reporter: &mut Reporter<'_>) {
    for range in note_calls(field.text) {
        let call = &field.text[range.clone()];
        let escaped = field.text[..range.start].ends_with('\\');
        let defined = field.text.contains(&format!("{call}:"));
        if !escaped && !defined && !field.is_opaque(range.clone()) {
            reporter
                .at(field.place(range))
                .with("reference", call)
                .with("why", text!(rules::T010_NO_NOTE));
        }
    }
}

/// `[^source]`, and where `[^source]:` stands.
fn note_calls(text: &str) -> Vec<Range<usize>> {
    let mut calls: Vec<Range<usize>> = Vec::new();
    for (start, mark) in text.match_indices("[^") {
        let label = &text[start + mark.len()..];
        let length = label.find(|c: char| c == ']' || c.is_whitespace());
        let closed = length.filter(|length| *length > 0 && label[*length..].starts_with(']'));
        let overlaps = calls.last().is_some_and(|last| start < last.end);
        if let (Some(length), false) = (closed, overlaps) {
            calls.push(start..start + mark.len() + length + 1);
        }
    }
    calls
}

fn steps(field: &TextField<'_>, context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    for (range, ((name, kind), numbers)) in find_all(field.text, reference) {
        let most = highest(kind, context);
        let beyond = numbers.iter().any(|number| *number > most);
        // « un module 3 heures » counts something else.
        let counts = counts_something(&field.text[range.end..]);
        if most > 0 && beyond && !counts {
            reporter
                .at(field.place(range.clone()))
                .with("reference", single_spaced(&field.text[range]))
                .with("why", text!(rules::T010_NO_STEP))
                .with("most", format!("{name} {most}"))
                .beside(context.key_place("deroule"), 0, []);
        }
    }
}

/// « phase 5 », « modules 2 et 3 »: the kind of step, and the numbers.
fn reference(scanner: &mut Scanner<'_>) -> Option<((&'static str, StepKind), Vec<usize>)> {
    let kind = KINDS
        .iter()
        .find(|(name, _)| starts_with(scanner.rest(), name))?;
    scanner.text(kind.0)?;
    scanner.attempt(|it| it.text("s"));
    scanner.blanks()?;
    scanner.attempt(|it| {
        it.text("n")?;
        it.mark(|c| "oO°".contains(c))?;
        it.skip_blanks();
        Some(())
    });
    let mut numbers = vec![number(scanner)?];
    while let Some(next) = scanner.attempt(|it| {
        it.skip_blanks();
        let mark = it.mark(|c| ",-–".contains(c)).map(drop);
        mark.or_else(|| it.one_of(&["et", "ou", "à"]).map(drop))?;
        it.skip_blanks();
        number(it)
    }) {
        numbers.push(next);
    }
    Some((*kind, numbers))
}

fn number(scanner: &mut Scanner<'_>) -> Option<usize> {
    let number = scanner.number(1..=3)?;
    scanner.word_end()?;
    Some(number)
}

/// Whether a text opens with a unit.
fn counts_something(text: &str) -> bool {
    let text = text.trim_start();
    let hours = || {
        let mut scanner = Scanner::new(text, 0);
        scanner.text("h")?;
        scanner.word_end()
    };
    UNITS.iter().any(|unit| starts_with(text, unit)) || hours().is_some()
}

/// The highest number of a step of a kind: its position in its group, or among all.
fn highest(kind: StepKind, context: &CheckContext<'_>) -> usize {
    let steps = context.all_steps();
    steps.iter().filter(|step| step.kind == kind).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::scan::oracle::{assert_agrees, assert_matches, places};

    #[test]
    fn references_to_steps() {
        for (text, expected) in [
            ("voir la phase 5.", Some(&[5][..])),
            ("les modules 2 et 3", Some(&[2, 3])),
            ("Journée n° 4", Some(&[4])),
            ("phases 1, 2 et 3", Some(&[1, 2, 3])),
            ("en deux phases", None),
            ("phase de test", None),
        ] {
            let found = find_all(text, reference).into_iter().next();
            let numbers = found.map(|(_, (_, numbers))| numbers);
            assert_eq!(numbers.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn scanners_agree_with_patterns() {
        assert_agrees(
            r"\[\^[^\]\s]+\]",
            &["[^", "]", "a", "[", "^", ":", "é"],
            note_calls,
        );
        assert_agrees(
            r"(?i)(?-u:\b)(?:phase|module|journée)s?\s+(?:n[o°]\s*)?[0-9]{1,3}\b(?:\s*(?:,|-|–|(?:et|ou|à)\b)\s*[0-9]{1,3}\b)*",
            &[
                "phase",
                "Phases",
                "module",
                "journées",
                "JOURNÉE",
                "n°",
                "no",
                "N",
                "1",
                "23",
                "456",
                "7890",
                ",",
                "et",
                "ou",
                "à",
                "-",
                "–",
                "x",
            ],
            |text| places(find_all(text, reference)),
        );
        assert_matches(
            r"(?i)^\s*(?:h\b|heures?|min|jours?|€|%|participants?)",
            &[
                "h",
                "H",
                "heures",
                "Heure",
                "min",
                "jour",
                "€",
                "%",
                "participants",
                "x",
                "é",
                "2",
            ],
            counts_something,
        );
    }
}
