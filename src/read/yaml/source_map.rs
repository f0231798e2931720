//! From a stretch of a scalar's text back to the file: through indentation, folded lines, quotes and escapes.

use std::ops::Range;

use super::tree::{YamlKind, YamlNode};
use crate::source::{SourceFile, Span};

pub const BYTE_ORDER_MARK: char = '\u{feff}';
/// Stands in for a byte order mark inside a text, which the parser refuses.
pub const SUBSTITUTE: char = '\u{2060}';

/// Whether the text at an offset is a block, under `|`.
#[must_use]
pub fn starts_block(text: &str, start: usize) -> bool {
    let before = text[..start].trim_end();
    before.trim_end_matches(['-', '+']).ends_with('|')
}

impl YamlNode {
    /// Where a stretch of a scalar's text stands in the file; the whole scalar when the two cannot be aligned, as for
    /// an alias.
    #[must_use]
    pub fn locate(&self, file: &SourceFile, range: Range<usize>) -> Span {
        let YamlKind::Scalar { text, .. } = &self.kind else {
            return self.span;
        };
        let written = &file.text()[self.span.range()];
        match align_range(text, written, range) {
            Some(found) => Span::new(self.span.start + found.start, self.span.start + found.end),
            None => self.span,
        }
    }
}

/// The stretch of `written` that a stretch of `text` was read from.
fn align_range(text: &str, written: &str, range: Range<usize>) -> Option<Range<usize>> {
    let quote = written.chars().next()?;
    let mut at = match quote {
        '|' | '>' => written.find('\n')? + 1,
        '"' | '\'' => 1,
        _ => 0,
    };
    let (mut start, mut end) = (None, None);
    for (index, character) in text.char_indices() {
        if index >= range.end {
            break;
        }
        let from;
        loop {
            let next = written[at..].chars().next()?;
            let escape = (quote == '"' && next == '\\')
                .then(|| parse_escape(&written[at..]))
                .flatten();
            if let Some((length, meant)) = escape {
                let here = at;
                at += length;
                if meant == Some(character) {
                    from = here;
                    break;
                }
                // The end of a line after « \ » means no character.
                meant.is_none().then_some(())?;
            } else if next == character || [next, character] == [BYTE_ORDER_MARK, SUBSTITUTE] {
                from = at;
                at += next.len_utf8();
                if quote == '\'' && next == '\'' {
                    at += 1;
                }
                break;
            } else if is_blank(character) && is_blank(next) {
                // A fold: the end of a line and the next one's indentation.
                from = at;
                at += written[at..].find(|c| !is_blank(c))?;
                break;
            } else if is_blank(next) {
                at += 1;
            } else if is_blank(character) {
                from = at;
                break;
            } else {
                return None;
            }
        }
        if index >= range.start {
            start = start.or(Some(from));
            end = Some(at);
        }
    }
    match (start, end) {
        (Some(start), Some(end)) => Some(start..end),
        _ => None,
    }
}

fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r')
}

/// The length of an escape of a double-quoted scalar, and the character it means.
fn parse_escape(written: &str) -> Option<(usize, Option<char>)> {
    let letter = written[1..].chars().next()?;
    let hexadecimal = |digits: usize| {
        let code = u32::from_str_radix(written.get(2..2 + digits)?, 16).ok()?;
        Some((2 + digits, Some(char::from_u32(code)?)))
    };
    let meant = match letter {
        'x' => return hexadecimal(2),
        'u' => return hexadecimal(4),
        'U' => return hexadecimal(8),
        '\n' | '\r' => {
            let rest = &written[1..];
            let blanks = rest.find(|c| !is_blank(c)).unwrap_or(rest.len());
            return Some((1 + blanks, None));
        }
        '0' => '\0',
        'a' => '\u{7}',
        'b' => '\u{8}',
        't' => '\t',
        'n' => '\n',
        'v' => '\u{b}',
        'f' => '\u{c}',
        'r' => '\r',
        'e' => '\u{1b}',
        'N' => '\u{85}',
        '_' => '\u{a0}',
        'L' => '\u{2028}',
        'P' => '\u{2029}',
        other => other,
    };
    Some((1 + letter.len_utf8(), Some(meant)))
}
