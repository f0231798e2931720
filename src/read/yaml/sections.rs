//! The sections of a text that is not YAML: one that the parser cannot read is set aside, so that it hides nothing of
//! the others.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::source::Span;
use crate::value::fold;

/// A section: a key at the margin, and all the lines down to the next one.
#[derive(Debug)]
pub struct TopSection {
    pub range: Range<usize>,
    /// Every word that may be a key of the root among its lines: a line that is badly aligned is one.
    pub keys: BTreeSet<String>,
}

impl TopSection {
    /// Those lines of a text.
    #[must_use]
    pub fn new(text: &str, range: Range<usize>) -> Self {
        let keys = text[range.clone()].lines().filter_map(first_word).collect();
        Self { range, keys }
    }
}

/// The section around an offset.
#[must_use]
pub fn around(text: &str, offset: usize) -> TopSection {
    let mut start = 0;
    let mut end = text.len();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if opens_section(line) {
            if at <= offset {
                start = at;
            } else {
                end = at;
                break;
            }
        }
        at += line.len();
    }
    TopSection::new(text, start..end)
}

/// The blanks before the first key of a text, when it has any and another key stands at the margin, and its section.
#[must_use]
pub fn find_indented_opening(text: &str) -> Option<(Span, TopSection)> {
    let mut at = 0;
    let mut lines = text.split_inclusive('\n');
    let line = lines.find(|line| {
        let content = line.trim_start_matches(' ');
        let is_content = !content.trim().is_empty() && !content.starts_with(['#', '-', '%']);
        if !is_content {
            at += line.len();
        }
        is_content
    })?;
    let indent = line.len() - line.trim_start_matches(' ').len();
    let follows = lines.any(opens_section);
    let is_key = opens_section(line.trim_start_matches(' '));
    (indent > 0 && is_key && follows).then(|| {
        let section = TopSection::new(text, at..around(text, at).range.end);
        (Span::new(at + indent, at + indent + 1), section)
    })
}

/// The first bracket or brace that opens a value and does not close in its section: the parser stops further on.
#[must_use]
pub fn find_open_bracket(text: &str, end: usize) -> Option<Span> {
    let mut at = 0;
    // The indentation of the key of a block of text, whose lines are no YAML.
    let mut block: Option<usize> = None;
    for line in text[..end].split_inclusive('\n') {
        let start = at;
        at += line.len();
        let indent = line.len() - line.trim_start().len();
        if line.trim().is_empty() || block.is_some_and(|block| indent > block) {
            continue;
        }
        let value = &line[value_start(line)..];
        block = value.starts_with(['|', '>']).then_some(indent);
        let open = start + value_start(line);
        if value.starts_with(['[', '{']) && closing_bracket(text, open).is_none() {
            return Some(Span::new(open, open + 1));
        }
    }
    None
}

/// Where the value of a line starts, behind its dashes and its key.
#[must_use]
pub fn value_start(line: &str) -> usize {
    let mut rest = line.trim_start();
    while let Some(item) = rest.strip_prefix("- ") {
        rest = item.trim_start();
    }
    let word = rest.find(|c: char| !c.is_alphanumeric() && !"_-".contains(c));
    let value = word.and_then(|at| rest[at..].strip_prefix(':'));
    if let Some(value) = value.filter(|value| value.starts_with([' ', '\t'])) {
        rest = value.trim_start();
    }
    line.len() - rest.len()
}

/// The end of a value between brackets, before the next key at the margin. Brackets between quotes do not count; quotes that
/// stay open are another mistake.
#[must_use]
pub fn closing_bracket(text: &str, open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    let mut quote = None;
    let mut before = ' ';
    let mut at = open;
    for line in text[open..].split_inclusive('\n') {
        if at > open && quote.is_none() && opens_section(line) {
            return None;
        }
        for (offset, character) in line.char_indices() {
            match (quote, character) {
                (Some(open), _) => quote = Some(open).filter(|open| *open != character),
                (None, '"' | '\'') if " [{,:".contains(before) => quote = Some(character),
                (None, '#') if before == ' ' => break,
                (None, '[' | '{') => depth += 1,
                (None, ']' | '}') => depth = depth.saturating_sub(1),
                (None, _) => {}
            }
            if depth == 0 {
                return Some(at + offset + 1);
            }
            before = character;
        }
        at += line.len();
    }
    quote.map(|_| text.len())
}

/// Every key at the margin of a text.
pub fn margin_keys(text: &str) -> impl Iterator<Item = String> {
    let lines = text.split_inclusive('\n');
    lines
        .filter(|line| opens_section(line))
        .filter_map(first_word)
}

/// The line `...` that ends a document, when it is what parts it from the next one.
#[must_use]
pub fn find_document_end(text: &str, next: usize) -> Option<Span> {
    let before = text[..next].trim_end();
    let start = before.len().checked_sub("...".len())?;
    let is_line = before.ends_with("...") && (start == 0 || before[..start].ends_with('\n'));
    is_line.then(|| Span::new(start, before.len()))
}

/// The text with a blank for each character of some stretches of it: all the others keep their places.
#[must_use]
pub fn blank_out(text: &str, stretches: &[Range<usize>]) -> String {
    let mut stretches = stretches.to_vec();
    stretches.sort_by_key(|stretch| stretch.start);
    let mut remaining = String::with_capacity(text.len());
    let mut at = 0;
    for Range { start, end } in stretches {
        // They may overlap.
        let (start, end) = (start.max(at), end.max(at));
        remaining.push_str(&text[at..start]);
        let blanks = text[start..end].chars();
        remaining.extend(blanks.map(|it| if it == '\n' { it } else { ' ' }));
        at = end;
    }
    remaining.push_str(&text[at..]);
    remaining
}

/// « clé: … » at the margin.
pub fn opens_section(line: &str) -> bool {
    let word = line.find(|c: char| !c.is_alphanumeric() && c != '_');
    let rest = word.map_or("", |at| &line[at..]);
    let rest = rest.trim_start_matches([' ', '\t']);
    let colon = rest.strip_prefix(':');
    word.is_some_and(|at| at > 0)
        && colon.is_some_and(|rest| rest.starts_with([' ', '\t', '\n', '\r']))
}

fn first_word(line: &str) -> Option<String> {
    let word = line.trim_start();
    let end = word.find(|c: char| !c.is_alphanumeric() && c != '_');
    let word = &word[..end.unwrap_or(word.len())];
    // A key may have its accents.
    (!word.is_empty()).then(|| fold(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_goes_down_to_the_next_key() {
        let text = "# note\nun: a\ndeux:\n- b\n c\n# note\ntrois : d\n";
        let section = |offset: usize| text[around(text, offset).range].to_owned();
        assert_eq!(section(8), "un: a\n");
        assert_eq!(
            section(text.find("b").expect("b")),
            "deux:\n- b\n c\n# note\n"
        );
        assert_eq!(section(text.len()), "trois : d\n");
        assert_eq!(section(0), "# note\n");
        let keys = around(text, text.find("b").expect("b")).keys;
        assert!(keys.contains("deux") && keys.contains("c"), "{keys:?}");
    }

    #[test]
    fn blanks_keep_places() {
        assert_eq!(
            blank_out("a: é\nb: ç", std::slice::from_ref(&(0..6))),
            "    \nb: ç"
        );
    }
}
