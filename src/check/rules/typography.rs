//! Rules on the signs of texts: Markdown marks, ordinals, spaces.

use std::ops::Range;

use crate::check::context::TextFields;
use crate::check::rule::RuleKind::Texts;
use crate::check::rule::{Reporter, Rule};
use crate::diagnostic::catalogue::{text, texts};
use crate::diagnostic::message::Translated;
use crate::document::markdown::find_stray_marks;
use crate::read::text_field::TextField;
use crate::value::scan::{Scanner, find_all};

pub(super) static RULES: &[Rule] = &[
    Rule::warning(texts!(T009), Texts(check_stray_mark)).source("CommonMark 0.31"),
    Rule::advice(texts!(T011), Texts(check_ordinal))
        .source("Lexique des règles typographiques en usage à l’Imprimerie nationale"),
    Rule::advice(texts!(T012), Texts(check_spaces))
        .source("Lexique des règles typographiques en usage à l’Imprimerie nationale"),
];

/// No Markdown mark is printed as it is.
fn check_stray_mark(texts: &TextFields<'_>, reporter: &mut Reporter<'_>) {
    for field in &texts.fields {
        if !field.text.contains(['*', '_', '`', '[', '|']) {
            continue;
        }
        if field.is_markdown {
            for mark in find_stray_marks(field.text) {
                let texts = if field.text[mark.clone()].starts_with('|') {
                    [text!(rules::T009_NO_TABLE), text!(rules::T009_RULE_IT)]
                } else {
                    [text!(rules::T009_UNCLOSED), text!(rules::T009_CLOSE_IT)]
                };
                report_mark(field, mark, texts, reporter);
            }
        } else if let Some(mark) = find_first_mark(field.text) {
            let texts = [text!(rules::T009_ONE_LINE), text!(rules::T009_TAKE_OUT)];
            report_mark(field, mark, texts, reporter);
        }
    }
}

/// The first mark that opens bold or a link, in a text without Markdown.
pub fn find_first_mark(text: &str) -> Option<Range<usize>> {
    text.char_indices().find_map(|(start, c)| {
        let rest = &text[start..];
        match c {
            '*' if opens_bold(rest) => Some(start..start + 2),
            '[' if opens_link(rest) => Some(start..start + 1),
            _ => None,
        }
    })
}

fn opens_bold(text: &str) -> bool {
    let inside = text.strip_prefix("**").unwrap_or_default();
    let closing = inside.find('*').unwrap_or_default();
    !inside.starts_with(char::is_whitespace) && closing > 0 && inside[closing..].starts_with("**")
}

fn opens_link(text: &str) -> bool {
    let label = text[1..].find(['[', ']']).unwrap_or_default();
    let target = text[1 + label..].strip_prefix("](http");
    let target = target.map(|target| target.strip_prefix('s').unwrap_or(target));
    label > 0 && target.is_some_and(|target| target.starts_with(':') && target.contains(')'))
}

fn report_mark(
    field: &TextField<'_>,
    mark: Range<usize>,
    [why, remedy]: [Translated; 2],
    reporter: &mut Reporter<'_>,
) {
    reporter
        .report(field.place_of(mark.clone()))
        .with("mark", &field.text[mark])
        .with("why", why)
        .with("remedy", remedy);
}

/// Ordinals are written 1er, 1re, 2e.
fn check_ordinal(texts: &TextFields<'_>, reporter: &mut Reporter<'_>) {
    for field in &texts.fields {
        let counts = |c: char| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X');
        if !field.text.contains(counts) {
            continue;
        }
        for (range, due) in find_ordinals(field.text) {
            if !field.is_opaque(range.clone()) {
                reporter
                    .report(field.place_of(range.clone()))
                    .with("written", &field.text[range.clone()])
                    .with("due", due.clone())
                    .with_fix(field.replace_range(range, &due));
            }
        }
    }
}

/// The ordinals of a text that are badly shortened, and how they should be.
fn find_ordinals(text: &str) -> Vec<(Range<usize>, String)> {
    let mut ordinals = find_all(text, read_ordinal);
    // « Vème2 » is no ordinal.
    ordinals.retain(|(range, _)| {
        let next = text[range.end..].chars().next();
        next.is_none_or(|next| !next.is_alphanumeric())
    });
    ordinals
}

/// An ordinal that is badly shortened: how it should be.
pub fn read_ordinal(scanner: &mut Scanner<'_>) -> Option<String> {
    let first = scanner.attempt(read_first_ordinal);
    first.or_else(|| read_other_ordinal(scanner))
}

/// « 1ère », « Iere ».
fn read_first_ordinal(scanner: &mut Scanner<'_>) -> Option<String> {
    let number = scanner.read_char(|c| matches!(c, '1' | 'I'))?;
    scanner.read_char(|c| matches!(c, 'è' | 'e'))?;
    scanner.read_text("re")?;
    Some(format!("{number}re{}", read_plural(scanner)))
}

/// « 2ème », « 3ieme », « XIXè ».
fn read_other_ordinal(scanner: &mut Scanner<'_>) -> Option<String> {
    let digits = scanner.attempt(|it| it.read_digits(1..=4));
    let number = digits.or_else(|| {
        let roman = scanner.read_while(|c| matches!(c, 'I' | 'V' | 'X'));
        (matches!(roman.len(), 2..=5) || matches!(roman, "V" | "X")).then_some(roman)
    })?;
    let long = |it: &mut Scanner<'_>| {
        it.read_char(|c| matches!(c, 'è' | 'e' | 'é'))?;
        it.read_text("me")
    };
    scanner.attempt(|it| it.read_text("i"));
    let ending = scanner.attempt(long);
    ending.or_else(|| scanner.read_text("è"))?;
    Some(format!("{number}e{}", read_plural(scanner)))
}

fn read_plural(scanner: &mut Scanner<'_>) -> &'static str {
    scanner.attempt(|it| it.read_text("s")).map_or("", |()| "s")
}

/// No extra space.
fn check_spaces(texts: &TextFields<'_>, reporter: &mut Reporter<'_>) {
    for field in &texts.fields {
        let is_table = field.text.matches('\t').count() > 1;
        for (blanks, what, keep) in find_excess_spaces(field.text) {
            if field.is_opaque(blanks.clone()) {
                continue;
            }
            // The tabs of a table part its cells.
            let is_cell = is_table && field.text[blanks.clone()].contains('\t');
            let remedy = match is_cell {
                true => text!(rules::T012_TABLE),
                false => text!(rules::T012_REMOVE),
            };
            let diagnostic = reporter
                .report(field.place_of(blanks.clone()))
                .with("what", what)
                .with("remedy", remedy);
            if !is_cell {
                diagnostic.with_fix(field.replace_range(blanks, keep));
            }
        }
    }
}

/// The runs of spaces inside lines that are too long, the reason, and the right spaces.
fn find_excess_spaces(text: &str) -> Vec<(Range<usize>, Translated, &'static str)> {
    let mut excesses = Vec::new();
    let mut end = 0;
    while let Some(found) = text[end..].find(is_blank) {
        let start = end + found;
        let rest = &text[start..];
        end = start + rest.find(|c| !is_blank(c)).unwrap_or(rest.len());
        if let Some((what, keep)) = correct_spaces(text, start..end)
            && !is_indentation(&text[..start])
        {
            excesses.push((start..end, what, keep));
        }
    }
    excesses
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{a0}' | '\u{202f}')
}

fn correct_spaces(text: &str, blanks: Range<usize>) -> Option<(Translated, &'static str)> {
    let (before, after) = (&text[..blanks.start], &text[blanks.end..]);
    let run = &text[blanks];
    let mut following = after.chars();
    let next = following.next().filter(|next| *next != '\n')?;
    if before.ends_with('(') {
        return Some((text!(rules::T012_AFTER_BRACKET), ""));
    }
    let two = following.next();
    let ends_word = two.is_none_or(|c| !c.is_alphanumeric());
    // « .NET », « ,5 », « ... » are words of their own.
    if next == ')' || matches!(next, ',' | '.') && ends_word && two != Some('.') {
        return Some((text!(rules::T012_BEFORE_MARK), ""));
    }
    if run.contains('\t') {
        return Some((text!(rules::T012_TAB), " "));
    }
    let kept = if run.contains('\u{202f}') {
        "\u{202f}"
    } else if run.contains('\u{a0}') {
        "\u{a0}"
    } else {
        " "
    };
    (run.chars().nth(1).is_some()).then_some((text!(rules::T012_REPEATED), kept))
}

/// Whether a text ends in the margin of a line: its indentation, the mark of an item or of a heading.
fn is_indentation(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.chars()
        .all(|c| is_blank(c) || "-*+>#.)0123456789".contains(c))
}
