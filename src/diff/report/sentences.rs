//! Sentences of an amendment: typeset, with quoted words and blanks to fill.

use crate::diagnostic::catalogue::{message, text};
use crate::diagnostic::language::Language;
use crate::diagnostic::message::{Message, Translated, capitalize};
use crate::document::compose::{label, paragraph, text};
use crate::document::typography::typeset_text;
use crate::document::{
    Block, Fact, Inline, Paragraph, Table, TableStyle, blocks_text, inlines_text,
};

const FRENCH: Language = Language::Fr;
/// Characters of a text that are enough to find it.
const MAX_EXCERPT: usize = 60;

/// A place to fill by hand.
pub const BLANK: &str = "………………";
/// A longer value is quoted below its article, not in a sentence.
const MAX_IN_SENTENCE: usize = 90;

/// A sentence of the amendment.
pub fn sentence(words: impl AsRef<str>) -> Block {
    paragraph(vec![set(words.as_ref())])
}

/// Words in French typography, which would take a blank to fill for an ellipsis.
pub fn set(words: &str) -> Inline {
    if words.contains(BLANK) {
        text(words)
    } else {
        text(typeset_text(words))
    }
}

/// « Words ».
pub fn quote(words: &str) -> Message {
    message!(QUOTED, name = words)
}

/// The opening of a text.
pub fn shorten(words: &str) -> String {
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

/// A name with the number of what it names, from its place in a list.
pub fn numbered(name: Message, at: usize) -> Message {
    message!(NUMBERED, name, number = at + 1)
}

/// Whether a sentence can quote these words: short, on one line, without quotes of their own.
pub fn is_in_sentence(words: &str) -> bool {
    words.chars().count() <= MAX_IN_SENTENCE && !words.contains(['\n', '«', '»'])
}

/// « Date : » and the words, or the words alone with a capital.
pub fn capitalized_name(what: &str, words: &str) -> String {
    if what.is_empty() {
        capitalize(words)
    } else {
        format!("{}\u{a0}: {words}", capitalize(what))
    }
}

/// Words with a capital and a stop.
pub fn to_sentence(words: &str) -> String {
    format!("{}.", capitalize(words))
}

/// What an article adds or removes.
#[derive(Clone, Copy)]
pub enum Subject {
    Text,
    Item,
    Row,
    Part,
    Table,
}

impl Subject {
    fn is_added(self) -> Translated {
        match self {
            Self::Text => text!(TEXT_IS_ADDED),
            Self::Item => text!(ITEM_IS_ADDED),
            Self::Row => text!(ROW_IS_ADDED),
            Self::Part => text!(PART_IS_ADDED),
            Self::Table => text!(TABLE_IS_ADDED),
        }
    }

    fn is_removed(self) -> Translated {
        match self {
            Self::Text => text!(TEXT_IS_REMOVED),
            Self::Item => text!(ITEM_IS_REMOVED),
            Self::Row => text!(ROW_IS_REMOVED),
            Self::Part => text!(PART_IS_REMOVED),
            Self::Table => text!(TABLE_IS_REMOVED),
        }
    }
}

/// « Après « … », le texte suivant est ajouté ».
pub fn add(name: &str, place: Option<Message>, subject: Subject, blocks: &[Block]) -> Vec<Block> {
    let what = Message::new(subject.is_added());
    let opening = match place {
        None => what,
        Some(place) => message!(ADDED_AT, place, what),
    };
    open_quote(name, &opening, blocks)
}

pub fn remove(name: &str, subject: Subject, blocks: &[Block]) -> Vec<Block> {
    open_quote(name, &Message::new(subject.is_removed()), blocks)
}

/// What moves as it is.
pub fn restate(place: Option<Message>, name: &Message) -> Vec<Block> {
    let moved = place.map(|place| message!(TO_PLACE, name = name.clone(), place));
    let moved = moved.map(|words| sentence(to_sentence(&words.render(FRENCH))));
    moved.into_iter().collect()
}

/// A line that becomes another, behind the name of what it says.
pub fn replace_line(name: &str, old: &[Inline], new: &[Inline]) -> Vec<Block> {
    if old == new {
        return Vec::new();
    }
    let [old_line, new_line] = [old, new].map(|line| vec![paragraph(line.to_vec())]);
    match (old.is_empty(), new.is_empty()) {
        (true, _) => add(name, None, Subject::Text, &new_line),
        (_, true) => remove(name, Subject::Text, &old_line),
        (false, false) => replace(name, old_line, new_line),
    }
}

/// A title that becomes another.
pub fn rename(old: &[Inline], new: &[Inline]) -> Vec<Block> {
    rename_as(text!(TITLE), old, new)
}

/// The label of a line that becomes another.
pub fn relabel(old: &[Inline], new: &[Inline]) -> Vec<Block> {
    rename_as(text!(LABEL), old, new)
}

fn rename_as(name: Translated, old: &[Inline], new: &[Inline]) -> Vec<Block> {
    if old == new {
        return Vec::new();
    }
    let [before, after] = [old, new].map(inlines_text);
    if before == after {
        return replace_line(name.get(FRENCH), old, new);
    }
    let [old, new] = [before, after].map(|title| quote(&title));
    let words = message!(NAME_REPLACED, name = Message::new(name), old, new);
    vec![sentence(to_sentence(&words.render(FRENCH)))]
}

pub fn replace(name: &str, old: Vec<Block>, new: Vec<Block>) -> Vec<Block> {
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
    let opening = if blocks_text(&old) == blocks_text(&new) {
        text!(IS_RESTYLED)
    } else {
        text!(IS_REPLACED)
    };
    let mut blocks = open_quote(name, &Message::new(opening), &old);
    blocks.push(sentence(text!(REPLACED_BY).get(FRENCH)));
    blocks.extend(quoted(&new));
    blocks
}

/// A line with a label, as the label and what follows.
pub fn fact_blocks(fact: &Fact) -> Vec<Block> {
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
    for block in flat(blocks, 0) {
        match (block, all.last_mut()) {
            (table @ Block::Table(_), _) => all.push(table),
            (block, Some(Block::Quote(inside))) => inside.push(block),
            (block, _) => all.push(Block::Quote(vec![block])),
        }
    }
    all
}

fn flat(blocks: &[Block], depth: usize) -> Vec<Block> {
    let mut all = Vec::new();
    for block in blocks {
        match block {
            Block::Section(section) => {
                let title = inlines_text(&section.title);
                let title = if depth == 0 {
                    message!(QUOTED_TITLE, title)
                } else {
                    message!(QUOTED_SUBTITLE, title)
                };
                all.push(label(title.render(FRENCH)));
                if !section.aside.is_empty() {
                    all.push(paragraph(section.aside.clone()));
                }
                all.extend(flat(&section.blocks, depth + 1));
            }
            Block::Facts(facts) => all.extend(facts.iter().flat_map(fact_blocks)),
            Block::Quote(inside) => all.extend(flat(inside, depth)),
            // Only the boxes of the amendment are to sign.
            Block::Table(table) => all.push(Block::Table(Table {
                style: TableStyle::Data,
                ..table.clone()
            })),
            Block::Paragraph(_) | Block::List(_) => all.push(block.clone()),
        }
    }
    all
}
