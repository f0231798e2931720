//! Two sheets → the articles that make the second of the first, part by part, in the words that they print.
//!
//! The sheets themselves are compared, not their programmes: what no article says, both print alike.

use super::redline::{pair_blocks, pair_facts, pair_items, pair_rows};
use super::sentences::{capitalized_name, is_in_sentence, quote, sentence};
use crate::diagnostic::catalogue::{message, text};
use crate::diagnostic::language::Language;
use crate::diagnostic::message::Message;
use crate::diff::alignment::{AlignedItem, gaps, merge_pairs};
use crate::document::compose::{label, paragraph, text, visit_inlines_mut};
use crate::document::{
    Block, Document, Fact, Inline, List, Masthead, Paragraph, ParagraphStyle, Row, Section, Table,
    blocks_text, inlines_text,
};

const FRENCH: Language = Language::Fr;
/// Characters of a text that are enough to find it.
const MAX_EXCERPT: usize = 60;

/// What changes in one part of the sheet.
pub struct Article {
    /// The title of the part, as the old sheet prints it.
    pub title: String,
    pub blocks: Vec<Block>,
}

/// The articles, in the order of the sheet.
pub fn write_articles(old: &Document, new: &Document) -> Vec<Article> {
    let mut writer = ArticleWriter::default();
    let mut heading = amend_masthead(&old.masthead, &new.masthead);
    let [old, new] = [old, new].map(body_with_notes);
    writer.amend_blocks("", [&old, &new], &mut heading);
    writer.insert_article(0, text!(HEADING_OF_SHEET).get(FRENCH), heading);
    writer.articles
}

/// The body of a sheet, each note at its call: a number would change with those before it.
fn body_with_notes(sheet: &Document) -> Vec<Block> {
    let mut body = sheet.body.clone();
    let notes = sheet.notes.as_ref().map_or(&[][..], |notes| &notes.items);
    visit_inlines_mut(&mut body, &mut |inline| {
        if let Inline::NoteCall(number) = inline {
            let note = notes.get(number.saturating_sub(1));
            let words = note.map(|note| blocks_text(note).trim().replace('\n', " "));
            let words = message!(NOTE_INSIDE, words = words.unwrap_or_default());
            *inline = text(format!(" {}", words.render(FRENCH)));
        }
    });
    body
}

fn amend_masthead(old: &Masthead, new: &Masthead) -> Vec<Block> {
    let lines = |it: &Masthead| [&it.kicker, &it.kind, &it.title, &it.subtitle].map(Clone::clone);
    let lines = std::iter::zip(lines(old), lines(new));
    lines
        .flat_map(|(one, other)| replace_line("", &one, &other))
        .collect()
}

#[derive(Default)]
struct ArticleWriter {
    articles: Vec<Article>,
}

impl ArticleWriter {
    fn insert_article(&mut self, at: usize, title: &str, blocks: Vec<Block>) {
        if !blocks.is_empty() {
            let title = title.to_owned();
            self.articles.insert(at, Article { title, blocks });
        }
    }

    /// Amends the blocks of a part: its own changes in `own`, those of the parts inside it in articles of their own.
    fn amend_blocks(&mut self, part: &str, [old, new]: [&[Block]; 2], own: &mut Vec<Block>) {
        let pairs = pair_blocks(old, new);
        let mut paired = pairs.iter();
        for [left, right] in gaps(&pairs, old.len(), new.len()) {
            let before = right.start.checked_sub(1).map(|at| &new[at]);
            own.extend(replace_blocks(before, &old[left], &new[right]));
            if let Some(&(i, j)) = paired.next() {
                let name = i.checked_sub(1).map(|above| name_below(&old[above]));
                self.amend_pair(part, &name.unwrap_or_default(), [&old[i], &new[j]], own);
            }
        }
    }

    fn amend_pair(
        &mut self,
        part: &str,
        name: &str,
        [old, new]: [&Block; 2],
        own: &mut Vec<Block>,
    ) {
        if old == new {
            return;
        }
        match (old, new) {
            (Block::Section(ours), Block::Section(theirs)) => {
                self.amend_section(part, ours, theirs);
            }
            (Block::Paragraph(ours), Block::Paragraph(theirs)) => {
                own.extend(replace_line("", &ours.inlines, &theirs.inlines));
            }
            (Block::List(ours), Block::List(theirs)) => own.extend(amend_list(name, ours, theirs)),
            // Each line at the head of the sheet is a matter of its own.
            (Block::Facts(ours), Block::Facts(theirs)) if part.is_empty() => {
                for (title, blocks) in amend_facts(ours, theirs, false) {
                    self.insert_article(self.articles.len(), &title, blocks);
                }
            }
            (Block::Facts(ours), Block::Facts(theirs)) => {
                own.extend(
                    amend_facts(ours, theirs, true)
                        .into_iter()
                        .flat_map(|(_, blocks)| blocks),
                );
            }
            (Block::Table(ours), Block::Table(theirs)) if headers(ours) == headers(theirs) => {
                let amended = amend_table(ours, theirs);
                if part.is_empty() {
                    let headers = quote(&headers(ours).join(" – "));
                    let title = message!(TABLE_OF_SHEET, headers).render(FRENCH);
                    self.insert_article(self.articles.len(), &title, amended);
                } else {
                    own.extend(amended);
                }
            }
            (ours, theirs) => own.extend(replace_blocks(
                None,
                std::slice::from_ref(ours),
                std::slice::from_ref(theirs),
            )),
        }
    }

    fn amend_section(&mut self, part: &str, old: &Section, new: &Section) {
        let at = self.articles.len();
        let title = inlines_text(&old.title);
        // A day is named with its phase; not with the section of the plan around them.
        let inside = match part.split_once(PART) {
            None if part.is_empty() => format!("{title}{PART}"),
            None | Some((_, "")) => format!("{part}{title}"),
            Some(_) => format!("{part}, {title}"),
        };
        let mut own = rename(&old.title, &new.title);
        own.extend(replace_line("", &old.aside, &new.aside));
        self.amend_blocks(&inside, [&old.blocks, &new.blocks], &mut own);
        let name = match inside.split_once(PART) {
            Some((section, "")) => section.to_owned(),
            Some((_, steps)) => steps.to_owned(),
            None => inside.clone(),
        };
        self.insert_article(at, &name, own);
    }
}

/// Between the title of a section of the sheet and those of the parts inside it.
const PART: &str = "\u{1f}";

/// The name that a label gives to the block below it.
fn name_below(block: &Block) -> String {
    match block {
        Block::Paragraph(it) if it.style == ParagraphStyle::Label => {
            let words = inlines_text(&it.inlines);
            words.trim_end_matches([':', ' ', '\u{a0}']).to_owned()
        }
        Block::Paragraph(_)
        | Block::Section(_)
        | Block::List(_)
        | Block::Facts(_)
        | Block::Table(_)
        | Block::Quote(_) => String::new(),
    }
}

/// A line that becomes another, behind the name of what it says.
fn replace_line(name: &str, old: &[Inline], new: &[Inline]) -> Vec<Block> {
    if old == new {
        return Vec::new();
    }
    match (old.is_empty(), new.is_empty()) {
        (true, _) => add(name, None, line_blocks(new)),
        (_, true) => remove(name, line_blocks(old)),
        (false, false) => replace(name, line_blocks(old), line_blocks(new)),
    }
}

/// A title that becomes another.
fn rename(old: &[Inline], new: &[Inline]) -> Vec<Block> {
    if old == new {
        return Vec::new();
    }
    let [old, new] = [old, new].map(|title| quote(&inlines_text(title)));
    vec![sentence(message!(TITLE_REPLACED, old, new).render(FRENCH))]
}

fn line_blocks(line: &[Inline]) -> Vec<Block> {
    vec![paragraph(line.to_vec())]
}

/// Blocks that stand between paired ones on one side, and those that stand there on the other.
fn replace_blocks(before: Option<&Block>, old: &[Block], new: &[Block]) -> Vec<Block> {
    match (old.is_empty(), new.is_empty()) {
        (true, true) => Vec::new(),
        (true, false) => add("", Some(before.map(excerpt)), new.to_vec()),
        (false, true) => remove("", old.to_vec()),
        (false, false) => replace("", old.to_vec(), new.to_vec()),
    }
}

/// The words by which a reader finds a block: its title, or the opening of its last line.
fn excerpt(block: &Block) -> String {
    if let Block::Section(section) = block {
        return inlines_text(&section.title);
    }
    let words = blocks_text(std::slice::from_ref(block));
    let last = words.lines().rfind(|line| !line.trim().is_empty());
    shorten(last.unwrap_or_default())
}

fn shorten(words: &str) -> String {
    match words.char_indices().nth(MAX_EXCERPT) {
        None => words.trim().to_owned(),
        Some((end, _)) => {
            let start = words[..end]
                .rsplit_once(' ')
                .map_or(&words[..end], |it| it.0);
            format!("{}…", start.trim_end())
        }
    }
}

fn amend_list(name: &str, old: &List, new: &List) -> Vec<Block> {
    let pairs = pair_items(&old.items, &new.items);
    let mut amended = Vec::new();
    for item in merge_pairs(&pairs, old.items.len(), new.items.len()) {
        amended.extend(match item {
            AlignedItem::Deleted(i) => remove(name, old.items[i].clone()),
            AlignedItem::Inserted(j) => {
                let before = j
                    .checked_sub(1)
                    .map(|at| shorten(&item_words(&new.items[at])));
                add(name, Some(before), new.items[j].clone())
            }
            AlignedItem::Paired(i, j) if old.items[i] == new.items[j] => Vec::new(),
            AlignedItem::Paired(i, j) => replace(name, old.items[i].clone(), new.items[j].clone()),
        });
    }
    amended
}

fn item_words(item: &[Block]) -> String {
    let words = blocks_text(item);
    words.lines().next().unwrap_or_default().to_owned()
}

/// What changes in lines with labels, each under its label, which the sentences name or not.
fn amend_facts(old: &[Fact], new: &[Fact], is_named: bool) -> Vec<(String, Vec<Block>)> {
    let pairs = pair_facts(old, new);
    let mut amended = Vec::new();
    for item in merge_pairs(&pairs, old.len(), new.len()) {
        let (fact, blocks) = match item {
            AlignedItem::Deleted(i) => (&old[i], remove("", fact_blocks(&old[i]))),
            AlignedItem::Inserted(j) => {
                let before = j.checked_sub(1).map(|at| inlines_text(&new[at].label));
                (&new[j], add("", Some(before), fact_blocks(&new[j])))
            }
            AlignedItem::Paired(i, j) => {
                let mut blocks = rename(&old[i].label, &new[j].label);
                if old[i].value != new[j].value {
                    let name = if is_named {
                        inlines_text(&old[i].label)
                    } else {
                        String::new()
                    };
                    blocks.extend(replace(&name, old[i].value.clone(), new[j].value.clone()));
                }
                (&old[i], blocks)
            }
        };
        amended.push((inlines_text(&fact.label), blocks));
    }
    amended
}

/// A line with a label, as the label and what follows.
fn fact_blocks(fact: &Fact) -> Vec<Block> {
    let mut value = fact.value.clone();
    let mut opening = fact.label.clone();
    opening.push(text("\u{a0}: "));
    if let Some(Block::Paragraph(first)) = value.first_mut() {
        first.inlines.splice(0..0, opening);
    } else {
        value.insert(0, paragraph(opening));
    }
    value
}

fn headers(table: &Table) -> Vec<String> {
    let headers = table.columns.iter();
    headers.map(|it| inlines_text(&it.header)).collect()
}

/// What changes in a table of the same columns, row by row.
fn amend_table(old: &Table, new: &Table) -> Vec<Block> {
    let mut amended = replace_line("", &old.caption, &new.caption);
    let pairs = pair_rows(&old.rows, &new.rows);
    let one_row = |table: &Table, row: &Row| {
        vec![Block::Table(Table {
            caption: Vec::new(),
            rows: vec![row.clone()],
            ..table.clone()
        })]
    };
    for item in merge_pairs(&pairs, old.rows.len(), new.rows.len()) {
        match item {
            AlignedItem::Deleted(i) => amended.extend(remove("", one_row(old, &old.rows[i]))),
            AlignedItem::Inserted(j) => {
                let before = j
                    .checked_sub(1)
                    .map(|at| shorten(&row_words(&new.rows[at])));
                amended.extend(add("", Some(before), one_row(new, &new.rows[j])));
            }
            AlignedItem::Paired(i, j) => {
                amended.extend(amend_row(old, &old.rows[i], &new.rows[j]));
            }
        }
    }
    amended
}

/// The cells of a row that change, behind its name and those of their columns.
fn amend_row(table: &Table, old: &Row, new: &Row) -> Vec<Block> {
    let row = quote(&shorten(&row_name(table, old)));
    let name = message!(ROW_OF_TABLE, row).render(FRENCH);
    let cells = std::iter::zip(&old.cells, &new.cells).zip(headers(table));
    let changed = cells.filter(|((one, other), _)| one != other);
    changed
        .flat_map(|((one, other), header)| {
            let name = if header.is_empty() {
                name.clone()
            } else {
                format!("{name}, {header}")
            };
            replace_line(&name, one, other)
        })
        .collect()
}

/// The first cell of a row where it names no other row, or all its cells.
fn row_name(table: &Table, row: &Row) -> String {
    let first = |row: &Row| row.cells.first().map(|cell| inlines_text(cell));
    let name = first(row).filter(|name| name.contains(char::is_alphabetic));
    let alike = table.rows.iter().filter(|it| first(it) == name).count();
    name.filter(|_| alike == 1)
        .unwrap_or_else(|| row_words(row))
}

fn row_words(row: &Row) -> String {
    let cells = row.cells.iter().map(|cell| inlines_text(cell));
    let cells: Vec<String> = cells.filter(|words| !words.is_empty()).collect();
    cells.join(", ")
}

/// « Après « … », le texte suivant est ajouté ». `place` is absent where the name says it, and holds nothing at the head.
fn add(name: &str, place: Option<Option<String>>, blocks: Vec<Block>) -> Vec<Block> {
    let opening = match place {
        None => Message::new(text!(IS_ADDED)),
        Some(None) => message!(IS_ADDED_AT, place = Message::new(text!(AT_THE_HEAD))),
        Some(Some(before)) => message!(
            IS_ADDED_AT,
            place = message!(AFTER_ITEM, before = quote(&before))
        ),
    };
    open_quote(name, &opening, &blocks)
}

fn remove(name: &str, blocks: Vec<Block>) -> Vec<Block> {
    let opening = if blocks.iter().any(|it| matches!(it, Block::Section(_))) {
        text!(PART_IS_DELETED)
    } else {
        text!(IS_DELETED)
    };
    open_quote(name, &Message::new(opening), &blocks)
}

fn replace(name: &str, old: Vec<Block>, new: Vec<Block>) -> Vec<Block> {
    if let (Some(before), Some(after)) = (plain_words(&old), plain_words(&new)) {
        let words = message!(
            REPLACED_IN_SENTENCE,
            old = quote(&before),
            new = quote(&after)
        );
        let words = capitalized_name(name, &words.render(FRENCH));
        let stop = if after.ends_with(['.', '…']) {
            ""
        } else {
            "."
        };
        return vec![sentence(format!("{words}{stop}"))];
    }
    let mut blocks = open_quote(name, &Message::new(text!(IS_REPLACED)), &old);
    blocks.push(sentence(text!(REPLACED_BY).get(FRENCH)));
    blocks.extend(quoted(&new));
    blocks
}

/// The words of one short line without marks, which a sentence can quote.
fn plain_words(blocks: &[Block]) -> Option<String> {
    let [Block::Paragraph(Paragraph { inlines, .. })] = blocks else {
        return None;
    };
    let is_plain = |inline: &Inline| matches!(inline, Inline::Text(_) | Inline::Time { .. });
    let words = inlines_text(inlines);
    (inlines.iter().all(is_plain) && is_in_sentence(&words)).then(|| words.trim().to_owned())
}

fn open_quote(name: &str, opening: &Message, blocks: &[Block]) -> Vec<Block> {
    let opening = capitalized_name(name, &opening.render(FRENCH));
    let mut all = vec![sentence(format!("{opening}\u{a0}:"))];
    all.extend(quoted(blocks));
    all
}

/// Blocks as a quotation: titles as labels, lines with labels as text. A table stands beside it.
fn quoted(blocks: &[Block]) -> Vec<Block> {
    let mut all: Vec<Block> = Vec::new();
    for block in flat(blocks) {
        match (block, all.last_mut()) {
            (table @ Block::Table(_), _) => all.push(table),
            (block, Some(Block::Quote(inside))) => inside.push(block),
            (block, _) => all.push(Block::Quote(vec![block])),
        }
    }
    all
}

fn flat(blocks: &[Block]) -> Vec<Block> {
    let mut all = Vec::new();
    for block in blocks {
        match block {
            Block::Section(section) => {
                let [title, aside] = [&section.title, &section.aside].map(|it| inlines_text(it));
                let parts = [title, aside].into_iter().filter(|it| !it.is_empty());
                all.push(label(parts.collect::<Vec<String>>().join(" – ")));
                all.extend(flat(&section.blocks));
            }
            Block::Facts(facts) => all.extend(facts.iter().flat_map(fact_blocks)),
            Block::Quote(inside) => all.extend(flat(inside)),
            Block::Paragraph(_) | Block::List(_) | Block::Table(_) => all.push(block.clone()),
        }
    }
    all
}
