//! Marks of Markdown that open or close nothing.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::neighbours::Neighbours;
use super::visible_marks::{VisibleText, read_visible};

/// Finds marks of emphasis, code or links without their other half, and rows of no table: they would be printed. It reports one of each kind
/// in a block, since the second is often the missing half of the first.
#[must_use]
pub fn find_stray_marks(text: &str) -> Vec<Range<usize>> {
    read_visible(text, |visible| find_printed_marks(text, visible))
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "only words are looked at, and where their block starts"
)]
fn find_printed_marks(text: &str, visible: VisibleText<'_>) -> Vec<Range<usize>> {
    // The stretches that are printed as they are written, each with its block.
    let mut printed: Vec<(usize, Range<usize>)> = Vec::new();
    let mut block = 0;
    let mut in_code = false;
    for (event, range) in visible.events {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Start(Tag::Paragraph | Tag::Item | Tag::Heading { .. } | Tag::TableCell) => {
                block += 1;
            }
            Event::Text(_) if !in_code => match printed.last_mut() {
                Some((of, last)) if *of == block && last.end == range.start => last.end = range.end,
                Some(_) | None => printed.push((block, range)),
            },
            _ => {}
        }
    }
    let mut known: BTreeSet<(usize, char)> = BTreeSet::new();
    let mut strays: Vec<Range<usize>> = Vec::new();
    for (block, range) in &printed {
        if let Some(row) = find_row(text, range.start)
            && known.insert((*block, '|'))
        {
            strays.push(row);
        }
    }
    for (block, range) in &printed {
        let mut at = range.start;
        while let Some(found) = text[at..range.end].find(['*', '_', '`', ']']) {
            let mark = mark_range(&text[..range.end], at + found);
            at = mark.end;
            let kind = text[mark.start..].chars().next().unwrap_or_default();
            let means_note = || {
                kind == '*' && mark.len() == 1 && {
                    let in_block = printed.iter().filter(|(of, _)| of == block);
                    is_sign(text, &mark, in_block.map(|(_, range)| range))
                }
            };
            if is_stray(text, &mark) && !means_note() && known.insert((*block, kind)) {
                strays.push(mark);
            }
        }
    }
    strays
}

/// The line that starts there, if it looks like the row of a table.
fn find_row(text: &str, start: usize) -> Option<Range<usize>> {
    let before = text[..start].rsplit('\n').next().unwrap_or_default();
    let line = text[start..].lines().next().unwrap_or_default().trim_end();
    let is_row = before.trim().is_empty()
        && line.starts_with('|')
        && line.ends_with('|')
        && line.matches('|').count() > 2;
    is_row.then(|| start..start + line.len())
}

/// Whether a star that could open emphasis is a sign: the call of a note stands before it, « Durée* (*selon le
/// profil) », or others like it in its block, « *args, *autres ».
fn is_sign<'r>(
    text: &str,
    mark: &Range<usize>,
    block: impl Iterator<Item = &'r Range<usize>>,
) -> bool {
    let stars = block.flat_map(|range| {
        let stars = text[range.clone()].match_indices('*');
        stars.map(|(at, _)| range.start + at..range.start + at + 1)
    });
    let mut others = stars.filter(|star| star != mark);
    others.any(|star| {
        let calls = star.start < mark.start && Neighbours::new(text, &star).calls_note();
        calls || is_stray(text, &mark_range(text, star.start))
    })
}

/// The run of signs that starts there; for a closing bracket, from its opening bracket.
fn mark_range(text: &str, start: usize) -> Range<usize> {
    let sign = text[start..].chars().next().unwrap_or_default();
    if sign == ']' {
        let opening = text[..start].rfind('[').unwrap_or(start);
        return opening..start + 1;
    }
    let run = text[start..].chars().take_while(|c| *c == sign).count();
    start..start + run
}

/// Whether signs that Markdown left alone were meant as marks.
fn is_stray(text: &str, mark: &Range<usize>) -> bool {
    let before = text[..mark.start].chars().next_back();
    let after = text[mark.end..].chars().next();
    let signs = &text[mark.clone()];
    let opens = before.is_none_or(|c| c.is_whitespace() || "(«“\"’'".contains(c))
        && after.is_some_and(|c| c.is_alphanumeric() || "«“\"(*_".contains(c));
    if before == Some('\\') {
        return false;
    }
    match signs {
        "*" | "_" => opens,
        "**" => !calls_note(text, mark),
        "__" => opens && !is_name(&text[mark.end..]),
        "`" => true,
        // `[mot](adresse`, but not `[mot]` nor `[mot] (précision)`.
        _ => signs.starts_with('[') && signs.ends_with(']') && after == Some('('),
    }
}

/// Whether a text goes on as `__init__` does.
fn is_name(rest: &str) -> bool {
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    rest[..end.unwrap_or(rest.len())].ends_with("__")
}

/// « 300 €** », and further down « ** sur devis ».
fn calls_note(text: &str, mark: &Range<usize>) -> bool {
    let opens_line = |at: usize| {
        text[..at]
            .rsplit('\n')
            .next()
            .is_some_and(|it| it.trim().is_empty())
    };
    let mut notes = text.match_indices("** ").filter(|(at, _)| opens_line(*at));
    let is_spaced = !text[mark.end..].starts_with(char::is_alphanumeric);
    is_spaced && notes.next().is_some()
}
