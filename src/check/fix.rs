//! A text and its diagnostics → the text with their fixes, and byte for byte the same elsewhere.
//!
//! A function checks the text again after each round: a fix that brings an error is not kept.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::kind::DiagnosticKind;
use crate::diagnostic::language::Language;
use crate::diagnostic::{Diagnostic, Place, TextEdit};
use crate::source::Span;

/// A fix may uncover a mistake, which the next round fixes.
const MAX_ROUNDS: usize = 8;

/// A text with its fixes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixedText {
    pub text: String,
    /// The fixes, in their order.
    pub applied: Vec<AppliedFix>,
}

/// A diagnostic that was fixed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppliedFix {
    pub code: &'static str,
    /// Where it was, in the text as it was then.
    pub place: Place,
    /// The words around the change, before and after.
    pub before: String,
    pub after: String,
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
        applied: Vec::new(),
    };
    for _ in 0..MAX_ROUNDS {
        let fixed = apply_fixes(&whole.text, &diagnostics);
        if fixed.applied.is_empty() {
            break;
        }
        diagnostics = check(&fixed.text);
        whole.text = fixed.text;
        whole.applied.extend(fixed.applied);
    }
    let new = |diagnostic: &&Diagnostic| {
        is_reading_error(diagnostic) && !known.contains(&cause_text(diagnostic))
    };
    match diagnostics.iter().find(new) {
        Some(new) => FixResult::Rejected(Box::new(new.clone())),
        None if !whole.applied.is_empty() => FixResult::Fixed(whole),
        None => FixResult::Unchanged,
    }
}

/// Writes in a text the fixes of its diagnostics. Of two that overlap, the first is kept.
#[must_use]
pub fn apply_fixes(text: &str, diagnostics: &[Diagnostic]) -> FixedText {
    let mut edits: BTreeMap<Span, &TextEdit> = BTreeMap::new();
    let mut applied = Vec::new();
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
            applied.push(describe_fix(text, diagnostic));
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

/// The line of a fix, before and after.
fn describe_fix(text: &str, diagnostic: &Diagnostic) -> AppliedFix {
    let mut edits: Vec<&TextEdit> = diagnostic.fix.iter().collect();
    edits.sort_unstable();
    let first = edits.first().map_or(0, |edit| edit.span.start);
    let start = text[..first].rfind('\n').map_or(0, |at| at + 1);
    let end = text[first..].find('\n').map_or(text.len(), |at| first + at);
    let mut after = String::new();
    let mut from = start;
    for edit in edits.iter().filter(|edit| edit.span.start <= end) {
        after.push_str(&text[from..edit.span.start]);
        after.push_str(&edit.text);
        from = edit.span.end;
    }
    after.push_str(&text[from.min(end.max(from))..end.max(from)]);
    let [before, after] =
        shorten_common_parts(&text[start..end], after.lines().next().unwrap_or_default());
    AppliedFix {
        code: diagnostic.code(),
        place: diagnostic.place.clone(),
        before,
        after,
    }
}

/// Characters kept on both sides of a change.
const CHANGE_CONTEXT: usize = 24;

/// Two lines, without what they share far from what they do not.
fn shorten_common_parts(before: &str, after: &str) -> [String; 2] {
    let [old, new] = [before, after].map(|line| line.trim_end().chars().collect::<Vec<char>>());
    let shared =
        |pairs: &mut dyn Iterator<Item = (&char, &char)>| pairs.take_while(|(a, b)| a == b).count();
    let opening = shared(&mut old.iter().zip(&new));
    let least = old.len().min(new.len()) - opening;
    let closing = shared(&mut old.iter().rev().zip(new.iter().rev())).min(least);
    let shown = [old, new].map(|line| {
        let from = opening.saturating_sub(CHANGE_CONTEXT);
        let to = (line.len() - closing + CHANGE_CONTEXT).min(line.len());
        let [head, tail] = [from > 0, to < line.len()].map(|cut| if cut { "…" } else { "" });
        let middle: String = line[from..to].iter().collect();
        format!("{head}{}{tail}", middle.replace('\t', "⇥"))
    });
    let trimmed = shown.each_ref().map(|line| line.trim().to_owned());
    // What changes may be the indentation.
    if trimmed[0] == trimmed[1] {
        shown
    } else {
        trimmed
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
