//! A [`Document`] as Markdown: CommonMark with GitHub's tables and footnotes, to be read as it stands and compared
//! line by line: a sentence or an item a line, tables not padded, nothing re-wrapped.

mod escape;
mod inline;
mod sentence;

use std::borrow::Cow;

use crate::document::compose::join;
use crate::document::{
    Align, Block, Document, Fact, Inline, List, ListMarker, Masthead, Paragraph, ParagraphStyle,
    Row, RowKind, Section, Table,
};
use escape::character_reference;
use inline::{InlineMarks, InlinePosition, render_inlines, render_lines};

/// The whole document, ending in one line feed.
pub fn render_markdown(document: &Document) -> String {
    let Document {
        metadata: _,
        running_text: _,
        masthead,
        body,
        notes,
    } = document;
    let mut blocks = render_masthead(masthead);
    blocks.extend(render_blocks(body, 2));
    blocks.extend((1..).zip(notes).map(render_note));
    blocks.retain(|block| !block.is_empty());
    blocks.join(BLANK_LINE) + "\n"
}

const BLANK_LINE: &str = "\n\n";

/// CommonMark knows no list number of more than nine digits.
const LAST_NUMBER: u64 = 999_999_999;

fn render_masthead(masthead: &Masthead) -> Vec<String> {
    let Masthead {
        logo: _,
        letterhead,
        kicker,
        kind,
        title,
        subtitle,
    } = masthead;
    let above = join(vec![kicker.clone(), kind.clone()], &Inline::Break);
    vec![
        render_inlines(letterhead, InlineMarks::NONE, InlinePosition::Paragraph),
        render_inlines(&above, InlineMarks::NONE, InlinePosition::Paragraph),
        render_heading(1, title),
        render_inlines(subtitle, InlineMarks::NONE, InlinePosition::Paragraph),
    ]
}

/// Escapes the final punctuation of a heading, which style guides refuse.
fn escape_end(heading: &str) -> String {
    match heading.chars().next_back() {
        Some(mark @ ('.' | ',' | ';' | ':' | '!')) if !ends_with_entity(heading) => {
            let rest = &heading[..heading.len() - 1];
            // Only a backslash that escapes the mark goes with it.
            let backslashes = rest.len() - rest.trim_end_matches('\\').len();
            let rest = &rest[..rest.len() - backslashes % 2];
            format!("{rest}{}", character_reference(mark))
        }
        _ => heading.to_owned(),
    }
}

/// Whether a source ends with a numeric character reference.
fn ends_with_entity(source: &str) -> bool {
    source
        .rsplit_once('&')
        .is_some_and(|(_, name)| name.starts_with('#') && name.ends_with(';'))
}

fn render_note((number, note): (usize, &Vec<Block>)) -> String {
    let blocks = render_blocks(note, 3).join(BLANK_LINE);
    indent_item(&format!("[^{number}]:"), 4, &keep_note(&blocks))
}

/// A note as it is, unless CommonMark, which has no notes, would read the address of a link in it: « [^1]: Vécue. ». A
/// no-break space after that word makes it text.
fn keep_note(note: &str) -> Cow<'_, str> {
    let (first, rest) = note.split_at(note.find('\n').unwrap_or(note.len()));
    let after_word = first.split_once(' ').map_or("", |(_, after)| after);
    if !(after_word.is_empty() || after_word.starts_with(['"', '\'', '('])) {
        return note.into();
    }
    match first.strip_suffix('\\') {
        Some(line) => format!("{line} &nbsp;\\{rest}"),
        None => format!("{first} &nbsp;{rest}"),
    }
    .into()
}

/// The source of each block, in order, without empty ones; blank lines separate them.
fn render_blocks(blocks: &[Block], level: usize) -> Vec<String> {
    let mut flow: Vec<String> = Vec::new();
    let mut last_sign = None;
    for block in blocks {
        // A list that follows its like has another sign, or the two would be read as one.
        let sign = list_sign(block).map(|sign| match sign {
            '-' if last_sign == Some(sign) => '*',
            '.' if last_sign == Some(sign) => ')',
            ')' if last_sign == Some(sign) => '.',
            sign => sign,
        });
        let mut lines = render_block(block, level, sign.unwrap_or_default());
        lines.retain(|block| !block.is_empty());
        if !lines.is_empty() {
            flow.extend(lines);
            last_sign = sign.or_else(|| last_list_sign(block));
        }
    }
    flow
}

/// What the marks of a list are made with.
fn list_sign(block: &Block) -> Option<char> {
    match block {
        Block::List(List { marker, items: _ }) => Some(match marker {
            ListMarker::Bullet => '-',
            ListMarker::Number(_) => '.',
            ListMarker::Bracket(_) => ')',
        }),
        Block::Facts(_) => Some('-'),
        Block::Section(_) | Block::Paragraph(_) | Block::Table(_) | Block::Quote(_) => None,
    }
}

/// The sign of the list that a section ends with.
fn last_list_sign(block: &Block) -> Option<char> {
    if let Block::Section(section) = block {
        let last = section.blocks.last()?;
        list_sign(last).or_else(|| last_list_sign(last))
    } else {
        None
    }
}

fn render_block(block: &Block, level: usize, sign: char) -> Vec<String> {
    match block {
        Block::Section(section) => render_section(section, level),
        Block::Paragraph(paragraph) => vec![render_paragraph(paragraph)],
        Block::List(list) => vec![render_list(list, level, sign)],
        Block::Facts(facts) => vec![render_facts(facts, level, sign)],
        Block::Table(table) => render_table(table),
        Block::Quote(blocks) => vec![render_quote(&render_blocks(blocks, level).join(BLANK_LINE))],
    }
}

fn render_section(section: &Section, level: usize) -> Vec<String> {
    let Section {
        anchor: _,
        title,
        aside,
        style: _,
        blocks,
    } = section;
    let aside = render_inlines(aside, InlineMarks::NONE, InlinePosition::Paragraph);
    [render_heading(level, title), aside]
        .into_iter()
        .chain(render_blocks(blocks, level + 1))
        .collect()
}

fn render_heading(level: usize, title: &[Inline]) -> String {
    let title = render_inlines(title, InlineMarks::NONE, InlinePosition::Heading);
    format!("{} {}", "#".repeat(level.min(6)), escape_end(&title))
}

fn render_paragraph(paragraph: &Paragraph) -> String {
    let Paragraph { style, inlines } = paragraph;
    let marks = match style {
        ParagraphStyle::Body | ParagraphStyle::Small => InlineMarks::NONE,
        ParagraphStyle::Label => InlineMarks::STRONG,
    };
    render_inlines(inlines, marks, InlinePosition::Paragraph)
}

fn render_list(list: &List, level: usize, sign: char) -> String {
    let List { marker, items } = list;
    let items = items.iter().enumerate().map(|(index, item)| {
        let marker = match marker.start() {
            None => sign.to_string(),
            Some(start) => {
                let number = start.saturating_add(index as u64).min(LAST_NUMBER);
                format!("{number}{sign}")
            }
        };
        let (lead, rest) = match item.as_slice() {
            [Block::Paragraph(paragraph), rest @ ..] => (render_paragraph(paragraph), rest),
            blocks => (String::new(), blocks),
        };
        MarkdownItem { marker, lead, rest }
    });
    render_items(&items.collect::<Vec<_>>(), level)
}

fn render_facts(facts: &[Fact], level: usize, sign: char) -> String {
    let items = facts.iter().map(|Fact { label, value }| {
        let label = render_inlines(label, InlineMarks::STRONG, InlinePosition::Paragraph);
        let (lead, rest) = match value.as_slice() {
            [
                Block::Paragraph(Paragraph {
                    style: ParagraphStyle::Body | ParagraphStyle::Small,
                    inlines,
                }),
                rest @ ..,
            ] => {
                let value = render_inlines(inlines, InlineMarks::NONE, InlinePosition::Continued);
                (format!("{label} {value}").trim_end().to_owned(), rest)
            }
            blocks => (label, blocks),
        };
        MarkdownItem {
            marker: sign.to_string(),
            lead,
            rest,
        }
    });
    render_items(&items.collect::<Vec<_>>(), level)
}

/// An item of a list: a first paragraph, empty when it has none, and the blocks below it.
struct MarkdownItem<'a> {
    marker: String,
    lead: String,
    rest: &'a [Block],
}

/// A list stays tight, an item a line, as long as no item needs a blank line inside.
fn render_items(items: &[MarkdownItem], level: usize) -> String {
    let tight = items.iter().all(|MarkdownItem { lead, rest, .. }| {
        let sublist_at_most = match rest {
            [] => true,
            // Only a list that starts at 1 may follow a paragraph without a blank line.
            [Block::List(List { marker, .. })] => marker.start().is_none_or(|start| start == 1),
            _ => false,
        };
        sublist_at_most && !lead.is_empty()
    });
    let separator = if tight { "\n" } else { BLANK_LINE };
    let items = items.iter().map(|MarkdownItem { marker, lead, rest }| {
        let mut blocks = render_blocks(rest, level);
        if !lead.is_empty() {
            blocks.insert(0, lead.clone());
        }
        indent_item(marker, marker.len() + 1, &blocks.join(separator))
    });
    items.collect::<Vec<_>>().join(separator)
}

fn render_table(table: &Table) -> Vec<String> {
    let Table {
        style: _,
        caption,
        columns,
        rows,
    } = table;
    let head = columns
        .iter()
        .map(|column| render_inlines(&column.header, InlineMarks::NONE, InlinePosition::Cell));
    let rule = columns.iter().map(|column| match column.align {
        Align::Start => "---".to_owned(),
        Align::Center => ":-:".to_owned(),
        Align::End => "--:".to_owned(),
    });
    let rows = rows.iter().flat_map(render_row);
    let lines: Vec<String> = [row(head), row(rule)].into_iter().chain(rows).collect();
    let caption = render_inlines(caption, InlineMarks::STRONG, InlinePosition::Paragraph);
    vec![caption, lines.join("\n")]
}

/// Cells have one line in Markdown: the next line of a cell goes to a row of its own, and the cells after it stand beside its
/// last line, so that the words keep their order.
fn render_row(Row { kind, cells }: &Row) -> Vec<String> {
    let marks = match kind {
        RowKind::Body => InlineMarks::NONE,
        RowKind::Muted => InlineMarks::EMPHASIS,
        RowKind::Total => InlineMarks::STRONG,
    };
    let mut lines = vec![vec![String::new(); cells.len()]];
    for (index, cell) in cells.iter().enumerate() {
        for (rank, line) in render_lines(cell, marks).into_iter().enumerate() {
            if rank > 0 {
                lines.push(vec![String::new(); cells.len()]);
            }
            if let Some(last) = lines.last_mut() {
                last[index] = line;
            }
        }
    }
    lines
        .into_iter()
        .map(|cells| row(cells.into_iter()))
        .collect()
}

fn row(cells: impl Iterator<Item = String>) -> String {
    let mut row = "|".to_owned();
    for cell in cells {
        row.push(' ');
        row.push_str(&cell);
        row.push_str(if cell.is_empty() { "|" } else { " |" });
    }
    row
}

fn render_quote(text: &str) -> String {
    let lines = text.lines().map(|line| match line {
        "" => ">".to_owned(),
        line => format!("> {line}"),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Sets `text` after its marker, its further lines `indent` columns in.
fn indent_item(marker: &str, indent: usize, text: &str) -> String {
    let mut hung = marker.to_owned();
    for (rank, line) in text.lines().enumerate() {
        if rank == 0 {
            hung.push(' ');
        } else {
            hung.push('\n');
            if !line.is_empty() {
                hung.extend(std::iter::repeat_n(' ', indent));
            }
        }
        hung.push_str(line);
    }
    hung
}
