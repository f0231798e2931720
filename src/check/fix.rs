//! A text and its diagnostics → the text with their fixes, and byte for byte the same elsewhere.
//!
//! A function checks the text again after each round: a fix that brings an error is not kept.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::kind::DiagnosticKind;
use crate::diagnostic::language::Language;
use crate::diagnostic::{Diagnostic, TextEdit};
use crate::source::Span;

/// A fix may uncover a mistake, which the next round fixes.
const MAX_ROUNDS: usize = 8;

/// A text with its fixes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixedText {
    pub text: String,
    /// How many diagnostics were fixed.
    pub applied: usize,
}

/// The result of fixing all that can be fixed.
#[derive(Debug)]
pub enum FixResult {
    /// There is nothing to fix.
    Unchanged,
    Fixed(FixedText),
    /// The fixes would bring this error, so none is kept.
    Rejected(Box<Diagnostic>),
}

/// Fixes a text until nothing more can be fixed; `check` finds what is wrong with a text.
#[must_use]
pub fn fix_all(text: &str, check: impl Fn(&str) -> Vec<Diagnostic>) -> FixResult {
    let mut diagnostics = check(text);
    let known = reading_errors(&diagnostics);
    let mut whole = FixedText {
        text: text.to_owned(),
        applied: 0,
    };
    for _ in 0..MAX_ROUNDS {
        let fixed = apply_fixes(&whole.text, &diagnostics);
        if fixed.applied == 0 {
            break;
        }
        diagnostics = check(&fixed.text);
        whole.text = fixed.text;
        whole.applied += fixed.applied;
    }
    let new = |diagnostic: &&Diagnostic| {
        is_reading_error(diagnostic) && !known.contains(&cause_text(diagnostic))
    };
    match diagnostics.iter().find(new) {
        Some(new) => FixResult::Rejected(Box::new(new.clone())),
        None if whole.applied > 0 => FixResult::Fixed(whole),
        None => FixResult::Unchanged,
    }
}

/// Writes in a text the fixes of its diagnostics. Of two that overlap, the first is kept.
#[must_use]
pub fn apply_fixes(text: &str, diagnostics: &[Diagnostic]) -> FixedText {
    let mut edits: BTreeMap<Span, &TextEdit> = BTreeMap::new();
    let mut applied = 0;
    for diagnostic in diagnostics
        .iter()
        .filter(|diagnostic| !diagnostic.fix.is_empty())
    {
        // Nor may one begin where another ends: their order would be unknown.
        let free = |edit: &TextEdit| {
            let before = Span::new(edit.span.end, usize::MAX);
            let nearest = edits.range(..=before).next_back();
            nearest.is_none_or(|(taken, _)| taken.end < edit.span.start)
        };
        if diagnostic.fix.iter().all(free) {
            edits.extend(diagnostic.fix.iter().map(|edit| (edit.span, edit)));
            applied += 1;
        }
    }
    let mut fixed = String::new();
    let mut from = 0;
    for TextEdit { span, text: new } in edits.into_values() {
        fixed.push_str(&text[from..span.start]);
        fixed.push_str(new);
        from = span.end;
    }
    fixed.push_str(&text[from..]);
    FixedText {
        text: fixed,
        applied,
    }
}

/// The errors of reading, without their places, which fixes move.
fn reading_errors(diagnostics: &[Diagnostic]) -> BTreeSet<String> {
    let errors = diagnostics
        .iter()
        .filter(|diagnostic| is_reading_error(diagnostic));
    errors.map(cause_text).collect()
}

fn cause_text(diagnostic: &Diagnostic) -> String {
    format!(
        "{} {}",
        diagnostic.kind.code(),
        diagnostic.cause(Language::Fr)
    )
}

fn is_reading_error(diagnostic: &Diagnostic) -> bool {
    diagnostic.is_error() && !matches!(diagnostic.kind, DiagnosticKind::RuleViolation(_))
}
