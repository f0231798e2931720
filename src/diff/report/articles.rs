//! Two sheets → the articles that make the second of the first, part by part, in the words that they print.
//!
//! The sheets themselves are compared, not their programmes: what no article says, both print alike. What the old sheet has is named
//! by its own words there, even where an article replaces them.

use super::redline::{pair_blocks, pair_facts, pair_items, pair_rows};
use super::sentences::{
    Subject, add, capitalized_name, fact_blocks, numbered, quote, relabel, remove, rename, replace,
    replace_line, restate, sentence, shorten, to_sentence,
};
use crate::diagnostic::catalogue::{message, text};
use crate::diagnostic::language::Language;
use crate::diagnostic::message::Message;
use crate::diff::alignment::{AlignedItem, merge_pairs};
use crate::document::compose::{text, visit_inlines_mut};
use crate::document::{
    Block, Document, Fact, Inline, List, ListMarker, Masthead, ParagraphStyle, Row, Section, Table,
    blocks_text, inlines_text,
};
use crate::model::section::SectionName;

const FRENCH: Language = Language::Fr;

/// What changes in one part of the sheet.
pub struct Article {
    /// The title of the part, as the old sheet prints it.
    pub title: String,
    pub blocks: Vec<Block>,
}

/// The articles, in the order of the sheet.
pub fn write_articles(old: &Document, new: &Document) -> Vec<Article> {
    let mut writer = ArticleWriter::default();
    let heading = amend_masthead(&old.masthead, &new.masthead);
    writer.insert_article(0, text!(HEADING_OF_SHEET).get(FRENCH), heading);
    let [old, new] = [old, new].map(body_with_notes);
    writer.amend_blocks("", [&old, &new], &mut Vec::new());
    writer.articles
}

/// Whether one of these sheets has notes, which articles give at their calls.
pub fn has_notes(sheets: [&Document; 2]) -> bool {
    let mut sheets = sheets.into_iter();
    sheets.any(|sheet| !sheet.notes.is_empty())
}

/// The body of a sheet, each note at its call, since a number would change with those before it, and each address of a link that
/// its words do not say.
fn body_with_notes(sheet: &Document) -> Vec<Block> {
    let mut body = sheet.body.clone();
    visit_inlines_mut(&mut body, &mut |inline| {
        if let Inline::NoteCall(number) = inline {
            let note = sheet.notes.get(number.saturating_sub(1));
            let words = note.map(|note| blocks_text(note).trim().replace('\n', " "));
            let words = message!(NOTE_INSIDE, words = words.unwrap_or_default());
            *inline = text(format!(" {}", words.render(FRENCH)));
        }
        if let Inline::Link { target, content } = inline
            && target.starts_with("http")
            && !target.contains(inlines_text(content).trim())
        {
            let address = message!(LINK_INSIDE, target = target.as_str());
            content.push(text(format!(" {}", address.render(FRENCH))));
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

/// What stands at one place of a sequence after the other: the same thing, another, or one that left it or came to it.
struct AlignedBlocks<'a, T> {
    old: &'a [T],
    new: &'a [T],
    pairs: Vec<(usize, usize)>,
}

/// A step from one sequence to the other.
enum Amended {
    Removed(usize),
    /// The place of each in the new sequence.
    Added(usize),
    Moved(usize),
    Paired(usize, usize),
}

impl<T: PartialEq> AlignedBlocks<'_, T> {
    /// What happens, in order; what is the same elsewhere moved there.
    fn steps(&self) -> Vec<Amended> {
        let items = merge_pairs(&self.pairs, self.old.len(), self.new.len());
        let mut removed: Vec<usize> = Vec::new();
        let mut added: Vec<usize> = Vec::new();
        for item in &items {
            match item {
                AlignedItem::Deleted(i) => removed.push(*i),
                AlignedItem::Inserted(j) => added.push(*j),
                AlignedItem::Paired(..) => {}
            }
        }
        let mut moved: Vec<(usize, usize)> = Vec::new();
        for i in removed {
            let is_same = |j: &usize| self.new[*j] == self.old[i];
            if let Some(at) = added.iter().position(is_same) {
                moved.push((i, added.remove(at)));
            }
        }
        let steps = items.into_iter().filter_map(|item| match item {
            AlignedItem::Deleted(i) if moved.iter().any(|it| it.0 == i) => None,
            AlignedItem::Deleted(i) => Some(Amended::Removed(i)),
            AlignedItem::Inserted(j) if moved.iter().any(|it| it.1 == j) => Some(Amended::Moved(j)),
            AlignedItem::Inserted(j) => Some(Amended::Added(j)),
            AlignedItem::Paired(i, j) => Some(Amended::Paired(i, j)),
        });
        steps.collect()
    }

    /// The place of a new item: after the one that it follows, or before the first, each as `name` calls it.
    fn place(&self, at: usize, name: impl Fn(&[T], usize) -> Message) -> Option<Message> {
        let find = |at: usize| {
            let pair = self.pairs.iter().find(|(_, new)| *new == at);
            pair.map_or_else(|| name(self.new, at), |(old, _)| name(self.old, *old))
        };
        if let Some(before) = at.checked_sub(1) {
            return Some(message!(AFTER_ITEM, before = find(before)));
        }
        let mut first = self.pairs.iter();
        let next = first.next().map(|(old, _)| name(self.old, *old));
        next.map(|after| message!(AT_THE_HEAD, after))
    }
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
        let sequence = AlignedBlocks { old, new, pairs };
        let steps = sequence.steps();
        let mut at = 0;
        while at < steps.len() {
            let rest = &steps[at..];
            let (block, amended, count) = match rest[0] {
                Amended::Removed(i) => {
                    let count = count_texts(old, i, rest);
                    let name = name_above(old, i);
                    let removed = remove(&name, subject(&old[i]), &old[i..i + count]);
                    (&old[i], removed, count)
                }
                Amended::Added(j) => {
                    let count = count_texts(new, j, rest);
                    let place = sequence.place(j, name_block);
                    let added = add("", place, subject(&new[j]), &new[j..j + count]);
                    (&new[j], added, count)
                }
                Amended::Moved(j) => {
                    let place = sequence.place(j, name_block);
                    (&new[j], restate(place, &name_block(new, j)), 1)
                }
                Amended::Paired(i, j) => {
                    self.amend_pair(part, (old, i), &new[j], own);
                    at += 1;
                    continue;
                }
            };
            at += count;
            // At the head of the sheet, each part is a matter of its own.
            if part.is_empty() {
                let title = section_title(block).unwrap_or_else(|| title_at_head(block));
                self.insert_article(self.articles.len(), &title, amended);
            } else {
                own.extend(amended);
            }
        }
    }

    fn amend_pair(
        &mut self,
        part: &str,
        (siblings, at): (&[Block], usize),
        new: &Block,
        own: &mut Vec<Block>,
    ) {
        let old = &siblings[at];
        if old == new {
            return;
        }
        let name = name_above(siblings, at);
        let amended = match (old, new) {
            (Block::Section(ours), Block::Section(theirs)) => {
                return self.amend_section(part, (siblings, at), ours, theirs);
            }
            // Each line at the head of the sheet is a matter of its own.
            (Block::Facts(ours), Block::Facts(theirs)) if part.is_empty() => {
                for (label, blocks) in amend_facts(ours, theirs, false) {
                    let title = title_of_fact(label, siblings);
                    self.insert_article(self.articles.len(), &title, blocks);
                }
                return;
            }
            (Block::Facts(ours), Block::Facts(theirs)) => {
                let facts = amend_facts(ours, theirs, true).into_iter();
                facts.flat_map(|(_, blocks)| blocks).collect()
            }
            (Block::Paragraph(ours), Block::Paragraph(theirs)) => {
                replace_line(&name, &ours.inlines, &theirs.inlines)
            }
            (Block::List(ours), Block::List(theirs)) => amend_list(&name, ours, theirs),
            (Block::Table(ours), Block::Table(theirs)) if headers(ours) == headers(theirs) => {
                let tables = siblings.iter().filter(|it| matches!(it, Block::Table(_)));
                let is_alone = part.is_empty() || tables.count() == 1;
                let table = (!is_alone).then(|| name_block(siblings, at).render(FRENCH));
                amend_table(&table.unwrap_or(name), ours, theirs)
            }
            (ours, theirs) => replace(&name, vec![ours.clone()], vec![theirs.clone()]),
        };
        if part.is_empty() {
            let title = title_at_head(old);
            self.insert_article(self.articles.len(), &title, amended);
        } else {
            own.extend(amended);
        }
    }

    fn amend_section(
        &mut self,
        part: &str,
        (siblings, rank): (&[Block], usize),
        old: &Section,
        new: &Section,
    ) {
        let at = self.articles.len();
        let mut own = rename(&old.title, &new.title);
        own.extend(replace_line("", &old.aside, &new.aside));
        let title = title_among(siblings, rank).unwrap_or_default();
        let name = join_names(&[part.to_owned(), title]);
        // A day is named with its phase; not with the section of the plan around them.
        let inside = if old.anchor == SectionName::Deroule.key() {
            PLAN
        } else {
            &name
        };
        self.amend_blocks(inside, [&old.blocks, &new.blocks], &mut own);
        self.insert_article(at, &name, own);
    }
}

/// How many texts in a row are added or removed, from this block on: a label goes with what it names.
fn count_texts(blocks: &[Block], at: usize, steps: &[Amended]) -> usize {
    let is_next = |(at, step): &(usize, &Amended)| {
        let is_same = match (&steps[0], step) {
            (Amended::Removed(_), Amended::Removed(i)) => i == at,
            (Amended::Added(_), Amended::Added(j)) => j == at,
            (
                Amended::Removed(_) | Amended::Added(_) | Amended::Moved(_) | Amended::Paired(..),
                _,
            ) => false,
        };
        is_same && matches!(subject(&blocks[*at]), Subject::Text)
    };
    (at..).zip(steps).take_while(is_next).count().max(1)
}

/// Stands for the plan in the names of its parts.
const PLAN: &str = " ";

fn join_names(names: &[String]) -> String {
    let names = names.iter().filter(|it| !it.trim().is_empty());
    let names: Vec<&str> = names.map(String::as_str).collect();
    names.join(", ")
}

/// The title of an article on a line at the head of the sheet, which a part may have too: « Intervenant ».
fn title_of_fact(label: String, siblings: &[Block]) -> String {
    let mut sections = siblings.iter().filter_map(section_title);
    if sections.any(|title| title == label) {
        message!(LINE_OF_HEADING, label).render(FRENCH)
    } else {
        label
    }
}

/// The title of an article on what stands in no part.
fn title_at_head(block: &Block) -> String {
    match block {
        Block::Table(table) => {
            let headers = quote(&headers(table).join(" – "));
            message!(TABLE_OF_SHEET, headers).render(FRENCH)
        }
        Block::Section(_)
        | Block::Paragraph(_)
        | Block::List(_)
        | Block::Facts(_)
        | Block::Quote(_) => text!(HEADING_OF_SHEET).get(FRENCH).to_owned(),
    }
}

fn section_title(block: &Block) -> Option<String> {
    match block {
        Block::Section(section) => Some(title_of(section)),
        Block::Paragraph(_)
        | Block::List(_)
        | Block::Facts(_)
        | Block::Table(_)
        | Block::Quote(_) => None,
    }
}

/// The title of a part, with its number among those of the same title.
fn title_among(blocks: &[Block], at: usize) -> Option<String> {
    let title = section_title(&blocks[at])?;
    let is_same = |block: &&Block| section_title(block).as_ref() == Some(&title);
    if blocks.iter().filter(is_same).count() == 1 {
        return Some(title);
    }
    let rank = blocks[..at].iter().filter(is_same).count();
    Some(numbered(Message::verbatim(title), rank).render(FRENCH))
}

fn title_of(section: &Section) -> String {
    let title = inlines_text(&section.title);
    title.trim_end_matches('.').to_owned()
}

fn subject(block: &Block) -> Subject {
    match block {
        Block::Section(_) => Subject::Part,
        Block::Table(_) => Subject::Table,
        Block::Paragraph(_) | Block::List(_) | Block::Facts(_) | Block::Quote(_) => Subject::Text,
    }
}

/// The words by which a reader finds a block: its title, the headers of its table, the end of its list, the opening of its text.
fn name_block(blocks: &[Block], at: usize) -> Message {
    let lines = |block: &Block| -> Vec<String> {
        let words = blocks_text(std::slice::from_ref(block));
        let lines = words.lines().filter(|line| !line.trim().is_empty());
        lines.map(str::to_owned).collect()
    };
    match &blocks[at] {
        Block::Section(section) => {
            let title = title_among(blocks, at).unwrap_or_else(|| title_of(section));
            message!(NAMED_PART, name = quote(&title))
        }
        Block::Table(table) => {
            let headers = quote(&headers(table).join(" – "));
            let name = message!(NAMED_TABLE, name = headers);
            let is_table = |block: &&Block| matches!(block, Block::Table(_));
            if blocks.iter().filter(is_table).count() == 1 {
                name
            } else {
                numbered(name, blocks[..at].iter().filter(is_table).count())
            }
        }
        Block::List(_) => {
            let end = |block: &Block| lines(block).pop().unwrap_or_default();
            message!(NAMED_LIST, name = quote_among(blocks, at, end))
        }
        Block::Facts(facts) => {
            let label = facts.last().map(|fact| inlines_text(&fact.label));
            message!(NAMED_ROW, name = quote(&label.unwrap_or_default()))
        }
        Block::Paragraph(_) | Block::Quote(_) => quote_among(blocks, at, |block| {
            lines(block).into_iter().next().unwrap_or_default()
        }),
    }
}

/// Words of an item, as short as they may be for no other item to have them; with its number where all of them are the same.
fn quote_among<T>(items: &[T], at: usize, words: impl Fn(&T) -> String) -> Message {
    let own = words(&items[at]);
    let others = items.iter().enumerate().filter(|(index, _)| *index != at);
    let others: Vec<String> = others.map(|(_, it)| words(it)).collect();
    let excerpt = shorten(&own);
    if others.iter().all(|it| shorten(it) != excerpt) {
        quote(&excerpt)
    } else if others.contains(&own) {
        numbered(quote(&excerpt), at)
    } else {
        quote(&own)
    }
}

/// The name that a label gives to the block below it; where the block has the words of another one, what it follows too.
fn name_above(blocks: &[Block], at: usize) -> String {
    let above = at.checked_sub(1).map(|above| &blocks[above]);
    let label = match above {
        Some(Block::Paragraph(it)) if it.style == ParagraphStyle::Label => {
            let words = inlines_text(&it.inlines);
            words.trim_end_matches([':', ' ', '\u{a0}']).to_owned()
        }
        Some(
            Block::Paragraph(_)
            | Block::Section(_)
            | Block::List(_)
            | Block::Facts(_)
            | Block::Table(_)
            | Block::Quote(_),
        )
        | None => String::new(),
    };
    let is_list = |block: &Block| matches!(block, Block::List(_));
    let is_one_of_lists =
        is_list(&blocks[at]) && blocks.iter().filter(|block| is_list(block)).count() > 1;
    let is_text = matches!(subject(&blocks[at]), Subject::Text);
    let is_alone = !is_one_of_lists && !is_repeated(blocks, at);
    if !label.is_empty() || !is_text || is_alone {
        return label;
    }
    let before = at.checked_sub(1).map(|at| name_block(blocks, at));
    let before = before.map(|before| message!(AFTER_ITEM, before).render(FRENCH));
    before.unwrap_or_default()
}

fn amend_list(name: &str, old: &List, new: &List) -> Vec<Block> {
    let marker = (old.marker != new.marker).then(|| {
        let marker = match new.marker {
            ListMarker::Bullet => message!(LIST_IS_BULLETED),
            ListMarker::Number(first) => message!(LIST_IS_NUMBERED, first = format!("{first}.")),
            ListMarker::Bracket(first) => message!(LIST_IS_NUMBERED, first = format!("{first})")),
        };
        sentence(to_sentence(&capitalized_name(name, &marker.render(FRENCH))))
    });
    let (old, new) = (&old.items[..], &new.items[..]);
    let pairs = pair_items(old, new);
    let sequence = AlignedBlocks { old, new, pairs };
    let steps = sequence.steps().into_iter();
    let amended = steps.flat_map(|step| match step {
        Amended::Removed(i) => remove(&number_equal(name, old, i), Subject::Item, &old[i]),
        Amended::Added(j) => add(name, sequence.place(j, name_item), Subject::Item, &new[j]),
        Amended::Moved(j) => restate(sequence.place(j, name_item), &name_item(new, j)),
        Amended::Paired(i, j) if old[i] == new[j] => Vec::new(),
        Amended::Paired(i, j) => {
            replace(&number_equal(name, old, i), old[i].clone(), new[j].clone())
        }
    });
    marker.into_iter().chain(amended).collect()
}

/// The opening of an item.
fn name_item(items: &[Vec<Block>], at: usize) -> Message {
    quote_among(items, at, |item| {
        let words = blocks_text(item);
        words.lines().next().unwrap_or_default().to_owned()
    })
}

/// The name of a list, with the number of an item that has the same words as another.
fn number_equal(name: &str, items: &[Vec<Block>], at: usize) -> String {
    if !is_repeated(items, at) {
        return name.to_owned();
    }
    let number = message!(NUMBERED_ITEM, number = at + 1).render(FRENCH);
    join_names(&[name.to_owned(), number])
}

fn is_repeated<T: PartialEq>(items: &[T], at: usize) -> bool {
    let mut others = items.iter().enumerate();
    others.any(|(index, other)| index != at && *other == items[at])
}

/// What changes in lines with labels, each under its label, which the sentences name or not.
fn amend_facts(old: &[Fact], new: &[Fact], is_named: bool) -> Vec<(String, Vec<Block>)> {
    let pairs = pair_facts(old, new);
    let sequence = AlignedBlocks { old, new, pairs };
    let name_fact = |facts: &[Fact], at: usize| {
        let label = quote(&inlines_text(&facts[at].label));
        message!(NAMED_ROW, name = label)
    };
    let mut amended = Vec::new();
    for step in sequence.steps() {
        let (fact, blocks) = match step {
            Amended::Removed(i) => (&old[i], remove("", Subject::Row, &fact_blocks(&old[i]))),
            Amended::Added(j) => {
                let place = sequence.place(j, name_fact);
                (&new[j], add("", place, Subject::Row, &fact_blocks(&new[j])))
            }
            Amended::Moved(j) => {
                let place = sequence.place(j, name_fact);
                (&new[j], restate(place, &name_fact(new, j)))
            }
            Amended::Paired(i, j) => {
                let mut blocks = relabel(&old[i].label, &new[j].label);
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

fn headers(table: &Table) -> Vec<String> {
    let headers = table.columns.iter();
    headers.map(|it| inlines_text(&it.header)).collect()
}

/// What changes in a table of the same columns, row by row.
fn amend_table(name: &str, old: &Table, new: &Table) -> Vec<Block> {
    let mut amended = replace_line(name, &old.caption, &new.caption);
    let pairs = pair_rows(&old.rows, &new.rows);
    let sequence = AlignedBlocks {
        old: &old.rows,
        new: &new.rows,
        pairs,
    };
    let one_row = |table: &Table, row: &Row| {
        [Block::Table(Table {
            caption: Vec::new(),
            rows: vec![row.clone()],
            ..table.clone()
        })]
    };
    for step in sequence.steps() {
        amended.extend(match step {
            Amended::Removed(i) => remove(name, Subject::Row, &one_row(old, &old.rows[i])),
            Amended::Added(j) => {
                let place = sequence.place(j, name_row);
                add(name, place, Subject::Row, &one_row(new, &new.rows[j]))
            }
            Amended::Moved(j) => restate(sequence.place(j, name_row), &name_row(&new.rows, j)),
            Amended::Paired(i, j) => amend_row(name, old, i, &new.rows[j]),
        });
    }
    amended
}

/// The cells of a row that change, behind its name and those of their columns.
fn amend_row(name: &str, table: &Table, at: usize, new: &Row) -> Vec<Block> {
    let row = (table.rows.len() > 1).then(|| {
        let row = quote_row(&table.rows, at);
        message!(IN_ROW, row).render(FRENCH)
    });
    let cells = std::iter::zip(&table.rows[at].cells, &new.cells).zip(headers(table));
    let changed = cells.filter(|((one, other), _)| one != other);
    changed
        .flat_map(|((one, other), header)| {
            let names = match &row {
                Some(row) if !header.is_empty() => {
                    let column = message!(IN_COLUMN, header).render(FRENCH);
                    [name.to_owned(), row.clone(), column]
                }
                Some(row) => [name.to_owned(), row.clone(), String::new()],
                None => [name.to_owned(), header, String::new()],
            };
            replace_line(&join_names(&names), one, other)
        })
        .collect()
}

fn name_row(rows: &[Row], at: usize) -> Message {
    message!(NAMED_ROW, name = quote_row(rows, at))
}

/// The row by its first cell, where that is words that name no other row, or else by all its cells.
fn quote_row(rows: &[Row], at: usize) -> Message {
    let first = |row: &Row| row.cells.first().map(|cell| inlines_text(cell));
    let opens_with_letter = |name: &String| name.starts_with(char::is_alphabetic);
    let own = first(&rows[at]).filter(opens_with_letter);
    let is_alone = own.is_some() && rows.iter().filter(|it| first(it) == own).count() == 1;
    quote_among(rows, at, |row| {
        let name = first(row).filter(|_| is_alone);
        name.unwrap_or_else(|| row_words(row))
    })
}

fn row_words(row: &Row) -> String {
    let cells = row.cells.iter().map(|cell| inlines_text(cell));
    let cells: Vec<String> = cells.filter(|words| !words.is_empty()).collect();
    cells.join(" – ")
}
