//! A [`Document`] as Markdown: CommonMark with GitHub's tables and footnotes, to be read as it stands and compared
//! line by line: a sentence or an item a line, tables not padded, nothing re-wrapped.

mod escape;
mod inline;
mod sentence;

use crate::document::{
    Align, Block, Document, Fact, Inline, List, Masthead, Notes, Paragraph, ParagraphLook, Row,
    RowKind, Section, Table,
};
use escape::entity;
use inline::{InlineMark, InlinePosition, inline};

/// The whole document, ending in one line feed.
pub fn markdown(document: &Document) -> String {
    let Document {
        metadata: _,
        running: _,
        masthead,
        body,
        notes,
    } = document;
    let mut blocks = masthead_blocks(masthead);
    blocks.extend(flow(body, 2));
    blocks.extend(notes.iter().flat_map(note_blocks));
    blocks.retain(|block| !block.is_empty());
    blocks.join(BLANK_LINE) + "\n"
}

const BLANK_LINE: &str = "\n\n";

/// CommonMark knows no list number of more than nine digits.
const LAST_NUMBER: u64 = 999_999_999;

fn masthead_blocks(masthead: &Masthead) -> Vec<String> {
    let Masthead {
        logo: _,
        kicker,
        kind,
        title,
        subtitle,
    } = masthead;
    // One heading of several lines: a file starts with its title, and these words come before it.
    let lines = [kicker, kind, title].map(|line| inline(line, &[], InlinePosition::Heading));
    let lines: Vec<_> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    vec![
        format!("# {}", ended(&lines.join("<br>"))),
        inline(subtitle, &[], InlinePosition::Paragraph),
    ]
}

/// A heading that ends with a mark of punctuation, which style guides refuse, has it written another way.
fn ended(heading: &str) -> String {
    match heading.chars().next_back() {
        Some(mark @ ('.' | ',' | ';' | ':' | '!')) if !ends_with_entity(heading) => {
            let rest = &heading[..heading.len() - 1];
            // Only a stroke that escapes the mark goes with it.
            let strokes = rest.len() - rest.trim_end_matches('\\').len();
            let rest = &rest[..rest.len() - strokes % 2];
            format!("{rest}{}", entity(mark))
        }
        _ => heading.to_owned(),
    }
}

/// Whether the last mark is that of a character written by its number.
fn ends_with_entity(source: &str) -> bool {
    source
        .rsplit_once('&')
        .is_some_and(|(_, name)| name.starts_with('#') && name.ends_with(';'))
}

/// A paragraph that is all emphasis looks like a heading that was not marked up: a comment inside says that it is none.
fn unlike_a_heading(paragraph: String) -> String {
    let bare = paragraph.trim_end_matches(['*', '_']);
    let is_marked = paragraph.starts_with(['*', '_']) && bare.len() < paragraph.len();
    // A mark behind a stroke is none.
    if is_marked && !bare.ends_with('\\') && !bare.ends_with(['.', ',', ';', ':', '!', '?']) {
        format!("{bare}<!-- -->{}", &paragraph[bare.len()..])
    } else {
        paragraph
    }
}

fn note_blocks(notes: &Notes) -> Vec<String> {
    let Notes {
        anchor: _,
        title,
        items,
    } = notes;
    let definitions = items.iter().enumerate().map(|(rank, item)| {
        let blocks = flow(item, 3).join(BLANK_LINE);
        hang(&format!("[^{}]:", rank + 1), 4, &blocks)
    });
    std::iter::once(heading(2, title))
        .chain(definitions)
        .collect()
}

/// The blocks in order, none of them empty, to be set apart by blank lines.
fn flow(blocks: &[Block], level: usize) -> Vec<String> {
    let mut flow: Vec<String> = Vec::new();
    let (mut after_list, mut after_quote) = (false, false);
    for block in blocks {
        let mut lines = render_block(block, level);
        lines.retain(|block| !block.is_empty());
        if lines.is_empty() {
            continue;
        }
        let follows_its_like = match block {
            Block::Quote(_) => after_quote,
            Block::List(_)
            | Block::Facts(_)
            | Block::Section(_)
            | Block::Paragraph(_)
            | Block::Table(_) => after_list && begins_with_list(block),
        };
        if follows_its_like {
            // Nothing but a comment keeps two lists, or two quotes, in a row from being read as one.
            flow.push("<!-- -->".to_owned());
        }
        flow.extend(lines);
        after_list = ends_with_list(block);
        after_quote = matches!(block, Block::Quote(_));
    }
    flow
}

fn begins_with_list(block: &Block) -> bool {
    match block {
        Block::List(_) | Block::Facts(_) => true,
        Block::Section(_) | Block::Paragraph(_) | Block::Table(_) | Block::Quote(_) => false,
    }
}

fn ends_with_list(block: &Block) -> bool {
    match block {
        Block::List(_) | Block::Facts(_) => true,
        Block::Section(section) => section.blocks.last().is_some_and(ends_with_list),
        Block::Paragraph(_) | Block::Table(_) | Block::Quote(_) => false,
    }
}

fn render_block(block: &Block, level: usize) -> Vec<String> {
    match block {
        Block::Section(section) => section_blocks(section, level),
        Block::Paragraph(paragraph) => vec![unlike_a_heading(render_paragraph(paragraph))],
        Block::List(list) => vec![render_list(list, level)],
        Block::Facts(facts) => vec![render_facts(facts, level)],
        Block::Table(table) => table_blocks(table),
        Block::Quote(blocks) => vec![quote(&flow(blocks, level).join(BLANK_LINE))],
    }
}

fn section_blocks(section: &Section, level: usize) -> Vec<String> {
    let Section {
        anchor: _,
        title,
        aside,
        look: _,
        blocks,
    } = section;
    let aside = unlike_a_heading(inline(aside, &[], InlinePosition::Paragraph));
    [heading(level, title), aside]
        .into_iter()
        .chain(flow(blocks, level + 1))
        .collect()
}

fn heading(level: usize, title: &[Inline]) -> String {
    let title = inline(title, &[], InlinePosition::Heading);
    format!("{} {}", "#".repeat(level.min(6)), ended(&title))
}

fn render_paragraph(paragraph: &Paragraph) -> String {
    let Paragraph { look, inlines } = paragraph;
    let marks: &[InlineMark] = match look {
        ParagraphLook::Body | ParagraphLook::Small => &[],
        ParagraphLook::Label => &[InlineMark::Strong],
    };
    inline(inlines, marks, InlinePosition::Paragraph)
}

fn render_list(list: &List, level: usize) -> String {
    let List { start, items } = list;
    let items = (0..).zip(items).map(|(rank, item)| {
        let marker = match start {
            None => "-".to_owned(),
            Some(start) => format!("{}.", start.saturating_add(rank).min(LAST_NUMBER)),
        };
        let (lead, rest) = match item.as_slice() {
            [Block::Paragraph(paragraph), rest @ ..] => (render_paragraph(paragraph), rest),
            blocks => (String::new(), blocks),
        };
        MarkdownItem { marker, lead, rest }
    });
    let items = render_items(&items.collect::<Vec<_>>(), level);
    if start.is_some_and(|start| start > 1) {
        // The author's number; style guides want 1.
        format!(
            "<!-- markdownlint-disable MD029 -->{BLANK_LINE}{items}{BLANK_LINE}<!-- markdownlint-enable MD029 -->"
        )
    } else {
        items
    }
}

fn render_facts(facts: &[Fact], level: usize) -> String {
    let items = facts.iter().map(|Fact { label, value }| {
        let label = inline(label, &[InlineMark::Strong], InlinePosition::Paragraph);
        let (lead, rest) = match value.as_slice() {
            [
                Block::Paragraph(Paragraph {
                    look: ParagraphLook::Body | ParagraphLook::Small,
                    inlines,
                }),
                rest @ ..,
            ] => {
                let value = inline(inlines, &[], InlinePosition::Continued);
                (format!("{label} {value}").trim_end().to_owned(), rest)
            }
            blocks => (label, blocks),
        };
        MarkdownItem {
            marker: "-".to_owned(),
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
            [Block::List(List { start, .. })] => start.is_none_or(|start| start == 1),
            _ => false,
        };
        sublist_at_most && !lead.is_empty()
    });
    let separator = if tight { "\n" } else { BLANK_LINE };
    let items = items.iter().map(|MarkdownItem { marker, lead, rest }| {
        let mut blocks = flow(rest, level);
        if !lead.is_empty() {
            blocks.insert(0, lead.clone());
        }
        hang(marker, marker.len() + 1, &blocks.join(separator))
    });
    items.collect::<Vec<_>>().join(separator)
}

fn table_blocks(table: &Table) -> Vec<String> {
    let Table {
        look: _,
        caption,
        columns,
        rows,
    } = table;
    let head = columns
        .iter()
        .map(|column| inline(&column.header, &[], InlinePosition::Cell));
    let rule = columns.iter().map(|column| match column.align {
        Align::Start => "---".to_owned(),
        Align::Center => ":-:".to_owned(),
        Align::End => "--:".to_owned(),
    });
    let rows = rows.iter().map(|Row { kind, cells }| {
        let marks: &[InlineMark] = match kind {
            RowKind::Body => &[],
            RowKind::Muted => &[InlineMark::Emphasis],
            RowKind::Total => &[InlineMark::Strong],
        };
        row(cells
            .iter()
            .map(|cell| inline(cell, marks, InlinePosition::Cell)))
    });
    let lines: Vec<String> = [row(head), row(rule)].into_iter().chain(rows).collect();
    let caption = unlike_a_heading(inline(
        caption,
        &[InlineMark::Strong],
        InlinePosition::Paragraph,
    ));
    vec![caption, lines.join("\n")]
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

fn quote(text: &str) -> String {
    let lines = text.lines().map(|line| match line {
        "" => ">".to_owned(),
        line => format!("> {line}"),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Sets `text` after its marker, its further lines `indent` columns in.
fn hang(marker: &str, indent: usize, text: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Column, ColumnWidth, SectionLook, TableLook};

    fn text(text: &str) -> Vec<Inline> {
        vec![Inline::Text(text.to_owned())]
    }

    fn paragraph(words: &str) -> Block {
        Block::Paragraph(Paragraph {
            look: ParagraphLook::Body,
            inlines: text(words),
        })
    }

    fn list(start: Option<u64>, items: Vec<Vec<Block>>) -> Block {
        Block::List(List { start, items })
    }

    #[track_caller]
    fn check(blocks: &[Block], expected: &str) {
        assert_eq!(flow(blocks, 2).join(BLANK_LINE), expected);
    }

    #[test]
    fn a_section_is_a_heading_its_aside_and_its_blocks() {
        let section = Section {
            anchor: "jour".to_owned(),
            title: text("Journée 1"),
            aside: text("14 mars"),
            look: SectionLook::Band,
            blocks: vec![paragraph("a")],
        };
        check(&[Block::Section(section)], "## Journée 1\n\n14 mars\n\na");
    }

    #[test]
    fn lists_nest_under_their_marker_and_keep_their_number() {
        let inner = list(None, vec![vec![paragraph("b")], vec![paragraph("c")]]);
        check(
            &[list(
                Some(9),
                vec![vec![paragraph("a"), inner], vec![paragraph("d")]],
            )],
            "<!-- markdownlint-disable MD029 -->\n\n9. a\n   - b\n   - c\n10. d\n\n<!-- markdownlint-enable MD029 -->",
        );
    }

    #[test]
    fn an_item_of_several_blocks_spaces_out_its_list() {
        check(
            &[list(
                None,
                vec![
                    vec![paragraph("Un. Deux"), paragraph("c")],
                    vec![paragraph("d")],
                ],
            )],
            "- Un.\n  Deux\n\n  c\n\n- d",
        );
    }

    #[test]
    fn two_lists_in_a_row_stay_two() {
        let one = list(None, vec![vec![paragraph("a")]]);
        check(&[one.clone(), one], "- a\n\n<!-- -->\n\n- a");
    }

    #[test]
    fn a_fact_is_a_line() {
        let fact = Fact {
            label: text("Lieu"),
            value: vec![
                paragraph("CAF"),
                list(None, vec![vec![paragraph("salle 1")]]),
            ],
        };
        check(&[Block::Facts(vec![fact])], "- **Lieu** CAF\n  - salle 1");
    }

    #[test]
    fn a_table_is_not_padded() {
        let column = |header: &str, align| Column {
            header: text(header),
            align,
            width: ColumnWidth::Fit,
        };
        let row = |kind, cells: [&str; 2]| Row {
            kind,
            cells: cells.map(text).to_vec(),
        };
        let table = Table {
            look: TableLook::Data,
            caption: text("Plan"),
            columns: vec![column("Durée", Align::End), column("Contenu", Align::Start)],
            rows: vec![
                row(RowKind::Body, ["7 h", "a|b"]),
                row(RowKind::Muted, ["1 h", "Pause"]),
                row(RowKind::Total, ["8 h", ""]),
            ],
        };
        check(
            &[Block::Table(table)],
            "**Plan<!-- -->**\n\n\
             | Durée | Contenu |\n\
             | --: | --- |\n\
             | 7 h | a\\|b |\n\
             | _1 h_ | _Pause_ |\n\
             | **8 h** | |",
        );
    }

    #[test]
    fn notes_are_definitions_under_their_heading() {
        let notes = Notes {
            anchor: "notes".to_owned(),
            title: text("Notes"),
            items: vec![vec![paragraph("a"), paragraph("b")]],
        };
        assert_eq!(note_blocks(&notes), ["## Notes", "[^1]: a\n\n    b"]);
    }
}
