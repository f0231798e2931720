//! The lines of two sheets that follow from the articles of an amendment: totals, numbers, rows of a calendar.

use std::collections::BTreeSet;

use crate::diagnostic::catalogue::message;
use crate::diagnostic::message::Message;
use crate::document::compose::text;
use crate::document::{Block, Document, Fact, Inline, blocks_text, inlines_text};
use crate::value::fold;

/// A line that a sheet prints, and the part that it stands in.
struct PrintedLine {
    part: String,
    words: String,
    /// Whether its part is its name.
    is_fact: bool,
}

/// Between two cells of a row.
const CELL: &str = " | ";

/// What becomes of a line: in which part of the sheet, and the words.
pub struct Consequence {
    pub part: String,
    pub words: Message,
}

/// The lines that only one sheet prints, and that no article quotes.
pub fn find_consequences(sheets: [Document; 2], told: &[Block]) -> Vec<Consequence> {
    let told = letters(&blocks_text(told));
    let lines = sheets.map(|sheet| {
        let mut lines = Vec::new();
        collect_lines(&sheet.body, "", 0, &mut lines);
        lines
    });
    let only = |side: usize| -> Vec<&PrintedLine> {
        let other = lines[1 - side].iter().flat_map(|line| {
            let key = line_key(line);
            pieces(&line.words).map(move |piece| (key.clone(), letters(piece)))
        });
        let other: BTreeSet<(String, String)> = other.collect();
        let is_told = |line: &PrintedLine, piece: &str| {
            let piece = letters(piece);
            // A number of one or two figures stands in any text.
            piece.len() > 2 && told.contains(&piece) || other.contains(&(line_key(line), piece))
        };
        let own = lines[side].iter();
        own.filter(|line| !pieces(&line.words).all(|piece| is_told(line, piece)))
            .collect()
    };
    let quote = |line: &PrintedLine| message!(QUOTED, name = &line.words);
    let [mut gone, came] = [only(0), only(1)];
    let mut found = Vec::new();
    for line in came {
        let was = gone.iter().position(|it| is_same_line(it, line));
        let was = was.map(|at| gone.remove(at));
        let new = quote(line);
        let words = match was {
            Some(was) => message!(REPLACED_IN_SENTENCE, old = quote(was), new),
            None => message!(PRINTED, new),
        };
        let part = line.part.clone();
        found.push(Consequence { part, words });
    }
    found.extend(gone.into_iter().map(|line| Consequence {
        part: line.part.clone(),
        words: message!(PRINTED_NO_MORE, old = quote(line)),
    }));
    found
}

/// Where a line stands: its part, and the row that its first cell names.
fn line_key(line: &PrintedLine) -> String {
    let mut all = pieces(&line.words);
    let first = all.next().filter(|_| all.next().is_some());
    format!("{}/{}", line.part, first.map(letters).unwrap_or_default())
}

/// The cells of a row, the name and the value of a line, the parts of a foot.
fn pieces(words: &str) -> impl Iterator<Item = &str> {
    let cells = words.split(CELL);
    let parts = cells.flat_map(|cell| cell.split("\u{a0}: "));
    parts.flat_map(|part| part.split(" – "))
}

/// Whether a line is another state of an old one: the same fact, the same row.
fn is_same_line(old: &PrintedLine, new: &PrintedLine) -> bool {
    let first = |line: &PrintedLine| pieces(&line.words).next().map(letters);
    // « Intervenant » becomes « Intervenants » when there are two.
    let part = |line: &PrintedLine| line.part.trim_end_matches('s').to_owned();
    part(old) == part(new) && (old.is_fact && new.is_fact || first(old) == first(new))
}

fn collect_lines(blocks: &[Block], part: &str, depth: usize, lines: &mut Vec<PrintedLine>) {
    for block in blocks {
        match block {
            Block::Section(section) => {
                let title = inlines_text(&section.title);
                // « Phase 2, Journée 1 », in the section of the plan.
                let title = if depth > 1 {
                    format!("{part}, {title}")
                } else {
                    title
                };
                push_line(part, &section.title, lines);
                push_line(&title, &section.aside, lines);
                collect_lines(&section.blocks, &title, depth + 1, lines);
            }
            Block::Paragraph(paragraph) => push_line(part, &paragraph.inlines, lines),
            Block::List(list) => {
                list.items
                    .iter()
                    .for_each(|item| collect_lines(item, part, depth, lines));
            }
            Block::Facts(facts) => {
                for Fact { label, value } in facts {
                    let from = lines.len();
                    collect_lines(value, &inlines_text(label), depth, lines);
                    lines[from..]
                        .iter_mut()
                        .for_each(|line| line.is_fact = true);
                }
            }
            Block::Table(table) => {
                let head = table.columns.iter().map(|column| &column.header);
                let head = std::iter::once(head.collect::<Vec<_>>());
                let rows = table.rows.iter().map(|row| row.cells.iter().collect());
                for row in head.chain(rows) {
                    let cells = row.into_iter().map(|cell| inlines_text(cell));
                    let words = cells.filter(|it| !it.is_empty()).collect::<Vec<String>>();
                    push_line(part, &[text(words.join(CELL))], lines);
                }
            }
            Block::Quote(blocks) => collect_lines(blocks, part, depth, lines),
        }
    }
}

fn push_line(part: &str, inlines: &[Inline], lines: &mut Vec<PrintedLine>) {
    let words = inlines_text(inlines).trim().to_owned();
    if !words.is_empty() {
        let part = part.to_owned();
        let is_fact = false;
        lines.push(PrintedLine {
            part,
            words,
            is_fact,
        });
    }
}

/// Letters and digits alone: what two typographies of a text share.
fn letters(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}
