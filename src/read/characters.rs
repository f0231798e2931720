//! Invisible characters, ligatures of fonts, and characters that a sheet cannot show. In the tree, zero-width characters
//! are removed and ligatures are letters.

use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::kind::DiagnosticKind;
use crate::diagnostic::{Diagnostic, Place, TextEdit};
use crate::model::INTERNAL;
use crate::read::yaml::{ScalarValue, YamlEntry, YamlKind, YamlNode, is_hidden, is_zero_width};
use crate::source::{SourceFile, Span};

/// Reports them, and drops those of no width. `printable` says whether every format can show a character.
pub fn check_characters(
    node: &mut YamlNode,
    file: &Arc<SourceFile>,
    printable: &dyn Fn(char) -> bool,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let is_odd = |character: char| {
        let plain = character.is_ascii_graphic() || character == ' ';
        !plain
            && (is_hidden(character)
                || is_pasted(character)
                || !matches!(character, '\n' | '\t') && !printable(character))
    };
    match &mut node.kind {
        YamlKind::Scalar { text, .. } if !text.contains(is_odd) => {}
        YamlKind::Scalar { .. } => {
            check_text(node, file, is_odd, diagnostics);
            if let YamlKind::Scalar { text, .. } = &mut node.kind {
                *text = retype(text);
            }
        }
        YamlKind::List(items) => {
            for item in items {
                check_characters(item, file, printable, diagnostics);
            }
        }
        YamlKind::Mapping(entries) => {
            for entry in entries.iter_mut() {
                check_key(entry, file, diagnostics);
            }
            for entry in entries.iter_mut().filter(|entry| entry.key != INTERNAL) {
                check_characters(&mut entry.value, file, printable, diagnostics);
            }
        }
    }
}

/// A character that comes with pasted texts, and says nothing of its own.
fn is_pasted(character: char) -> bool {
    is_zero_width(character) || is_ligature(character)
}

/// « ﬁ », « ﬂ », « ﬃ »: letters that a font ties.
fn is_ligature(character: char) -> bool {
    matches!(character, '\u{fb00}'..='\u{fb06}')
}

/// A text as it would have been typed.
fn retype(text: &str) -> String {
    let mut typed = String::with_capacity(text.len());
    for character in text.chars().filter(|character| !is_zero_width(*character)) {
        if is_ligature(character) {
            typed.extend(character.nfkc());
        } else {
            typed.push(character);
        }
    }
    typed
}

/// Whether retyping what is there leaves the text unchanged otherwise.
fn can_be_retyped(node: &YamlNode, file: &Arc<SourceFile>, span: Span) -> bool {
    let YamlKind::Scalar { text, plain: true } = &node.kind else {
        return true;
    };
    let before = file.text()[..span.start].chars().next_back();
    let after = file.text()[span.end..].chars().next();
    let opens = span.start == node.span.start;
    let comments = before.is_some_and(char::is_whitespace) && after == Some('#');
    let bare = retype(text);
    !opens && !comments && matches!(ScalarValue::from_plain(&bare), ScalarValue::Text(_))
}

/// A character of no width in a key is dropped, so that the key is known.
fn check_key(entry: &mut YamlEntry, file: &Arc<SourceFile>, diagnostics: &mut Vec<Diagnostic>) {
    if !entry.key.contains(is_zero_width) {
        return;
    }
    let written = &file.text()[entry.key_span.range()];
    let places = written.match_indices(is_zero_width).map(|(at, character)| {
        let start = entry.key_span.start + at;
        Span::new(start, start + character.len())
    });
    let places: Vec<Span> = places.collect();
    if let Some(first) = places.first() {
        let character = file.text()[first.range()].chars().next();
        let kind = DiagnosticKind::ZeroWidth(character.unwrap_or_default());
        let mut found = new_diagnostic(kind, file, *first);
        let dropped = places.iter().map(|span| TextEdit {
            span: *span,
            text: String::new(),
        });
        found.fix = dropped.collect();
        diagnostics.push(found);
    }
    entry.key.retain(|character| !is_zero_width(character));
}

/// Kinds of odd characters that are reported in one text.
const MAX_REPORTED: usize = 64;

/// A diagnostic for each kind of odd character of a text, and one alone for all those of no width, or all ligatures.
fn check_text(
    node: &YamlNode,
    file: &Arc<SourceFile>,
    is_odd: impl Fn(char) -> bool,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let YamlKind::Scalar { text, .. } = &node.kind else {
        return;
    };
    let mut seen = Vec::new();
    let mut retyped: [Vec<TextEdit>; 2] = Default::default();
    let mut end = 0;
    for (at, character) in text.char_indices().filter(|(_, c)| is_odd(*c)) {
        if at < end {
            continue;
        }
        end = at + grapheme_length(&text[at..]);
        let kind = if is_zero_width(character) {
            '\u{feff}'
        } else if is_ligature(character) {
            '\u{fb00}'
        } else {
            character
        };
        // To locate each of them in a long text would take too long.
        if !is_pasted(character) && (seen.contains(&kind) || seen.len() >= MAX_REPORTED) {
            continue;
        }
        let span = node.locate(file, at..at + character.len_utf8());
        let written = &file.text()[span.range()];
        if written.chars().all(is_pasted) && can_be_retyped(node, file, span) {
            let text = retype(written);
            retyped[usize::from(is_ligature(character))].push(TextEdit { span, text });
        }
        if seen.contains(&kind) {
            continue;
        }
        seen.push(kind);
        let kind = if is_zero_width(character) {
            // The file's own: the parser was given another in its stead.
            let written = file.text()[span.range()].chars().next();
            DiagnosticKind::ZeroWidth(written.filter(|it| is_zero_width(*it)).unwrap_or(character))
        } else if is_ligature(character) {
            DiagnosticKind::Ligature(character)
        } else if is_hidden(character) {
            DiagnosticKind::HiddenCharacter(character)
        } else {
            DiagnosticKind::MissingGlyph(character)
        };
        diagnostics.push(new_diagnostic(kind, file, span));
    }
    let [dropped, spelt] = retyped;
    for diagnostic in diagnostics.iter_mut().rev().take(seen.len()) {
        if matches!(diagnostic.kind, DiagnosticKind::ZeroWidth(_)) {
            diagnostic.fix.clone_from(&dropped);
        } else if matches!(diagnostic.kind, DiagnosticKind::Ligature(_)) {
            diagnostic.fix.clone_from(&spelt);
        }
    }
}

/// The bytes of the character that a text starts with, and of those that only make a variant of it or join it to
/// another: « 👩‍🏫 » is one picture.
fn grapheme_length(text: &str) -> usize {
    let is_variant = |c: char| matches!(c, '\u{fe0f}' | '\u{20e3}' | '\u{1f3fb}'..='\u{1f3ff}');
    let mut joined = false;
    let mut characters = text.char_indices();
    if characters
        .next()
        .is_none_or(|(_, first)| is_zero_width(first) || is_hidden(first))
    {
        return 0;
    }
    for (at, character) in characters {
        if joined || is_variant(character) {
            joined = false;
        } else if character == '\u{200d}' {
            joined = true;
        } else {
            return at;
        }
    }
    text.len()
}

fn new_diagnostic(kind: DiagnosticKind, file: &Arc<SourceFile>, span: Span) -> Diagnostic {
    Diagnostic::new(kind, Place::new(file, span))
}
