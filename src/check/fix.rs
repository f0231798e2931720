//! A text and its diagnostics → the text with what mends them written in, and byte for byte the same elsewhere.
//!
//! Whoever reads the text again is given as a function: mending knows no model, and makes no text worse.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::kind::DiagnosticKind;
use crate::diagnostic::language::Language;
use crate::diagnostic::{Diagnostic, TextEdit};
use crate::source::Span;

/// Rounds of mending: what one uncovers, the next mends.
const MAX_ROUNDS: usize = 8;

/// A text that has been mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    pub text: String,
    /// How many diagnostics were mended.
    pub applied: usize,
}

/// What came of mending a text as far as it can be.
#[derive(Debug)]
pub enum Outcome {
    /// Nothing to mend.
    Sound,
    Mended(Mended),
    /// Mending would have brought this error, so nothing is mended.
    Spoilt(Box<Diagnostic>),
}

/// Mends a text until nothing more can be; `look` finds what is wrong with a text.
#[must_use]
pub fn mend_all(text: &str, look: impl Fn(&str) -> Vec<Diagnostic>) -> Outcome {
    let mut diagnostics = look(text);
    let known = errors(&diagnostics);
    let mut whole = Mended {
        text: text.to_owned(),
        applied: 0,
    };
    for _ in 0..MAX_ROUNDS {
        let mended = mend(&whole.text, &diagnostics);
        if mended.applied == 0 {
            break;
        }
        diagnostics = look(&mended.text);
        whole.text = mended.text;
        whole.applied += mended.applied;
    }
    let new =
        |diagnostic: &&Diagnostic| is_of_reading(diagnostic) && !known.contains(&cause(diagnostic));
    match diagnostics.iter().find(new) {
        Some(new) => Outcome::Spoilt(Box::new(new.clone())),
        None if whole.applied > 0 => Outcome::Mended(whole),
        None => Outcome::Sound,
    }
}

/// Writes in a text what its diagnostics propose. Of two that overlap, the first is mended.
#[must_use]
pub fn mend(text: &str, diagnostics: &[Diagnostic]) -> Mended {
    let mut edits: BTreeMap<Span, &TextEdit> = BTreeMap::new();
    let mut applied = 0;
    for diagnostic in diagnostics
        .iter()
        .filter(|diagnostic| !diagnostic.fix.is_empty())
    {
        // Nor may one begin where another ends: nobody knows which comes first.
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
    let mut mended = String::new();
    let mut from = 0;
    for TextEdit { span, text: new } in edits.into_values() {
        mended.push_str(&text[from..span.start]);
        mended.push_str(new);
        from = span.end;
    }
    mended.push_str(&text[from..]);
    Mended {
        text: mended,
        applied,
    }
}

/// The errors that keep a text from being read, without their places: these move.
fn errors(diagnostics: &[Diagnostic]) -> BTreeSet<String> {
    let errors = diagnostics
        .iter()
        .filter(|diagnostic| is_of_reading(diagnostic));
    errors.map(cause).collect()
}

fn cause(diagnostic: &Diagnostic) -> String {
    format!(
        "{} {}",
        diagnostic.kind.code(),
        diagnostic.kind.cause().render(Language::Fr)
    )
}

fn is_of_reading(diagnostic: &Diagnostic) -> bool {
    diagnostic.is_error() && !matches!(diagnostic.kind, DiagnosticKind::RuleViolation(_))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Place;
    use crate::source::SourceFile;

    fn diagnostic(edits: &[(usize, usize, &str)]) -> Diagnostic {
        let file = SourceFile::new("x", "abcdef");
        let mut diagnostic =
            Diagnostic::new(DiagnosticKind::Reversed, Place::new(&file, Span::default()));
        let edits = edits.iter().map(|(start, end, text)| TextEdit {
            span: Span::new(*start, *end),
            text: (*text).to_owned(),
        });
        diagnostic.fix = edits.collect();
        diagnostic
    }

    fn mends(fixes: &[&[(usize, usize, &str)]], expected: &str, applied: usize) {
        let diagnostics: Vec<Diagnostic> = fixes.iter().map(|edits| diagnostic(edits)).collect();
        let mended = mend("abcdef", &diagnostics);
        assert_eq!((mended.text.as_str(), mended.applied), (expected, applied));
    }

    #[test]
    fn fixes_go_whole_and_in_any_order() {
        mends(&[&[(5, 6, "F")], &[(0, 1, ""), (1, 2, "BB")]], "BBcdeF", 2);
        mends(&[&[(2, 4, "-")], &[(0, 1, "A"), (3, 5, "+")]], "ab-ef", 1);
    }

    #[test]
    fn of_two_that_touch_the_first_is_mended() {
        mends(
            &[&[(2, 3, "C")], &[(3, 3, "x")], &[(5, 5, "y")]],
            "abCdeyf",
            2,
        );
        mends(&[&[(0, 6, "all")], &[(2, 2, "x")]], "all", 1);
        mends(&[&[(2, 2, "x")], &[(0, 6, "all")]], "abxcdef", 1);
    }
}
