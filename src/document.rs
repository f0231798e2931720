//! The sheet as a closed tree of blocks and inlines, the one thing every renderer reads.
//!
//! It knows nothing of training and nothing of formats: no programme, no HTML, no points or pages. All wording,
//! order, derived totals and French typography are settled before a [`Document`] exists, so the formats carry the
//! same words because they walk the same tree.
//!
//! **Words.** Reading order is the order of the fields below: masthead, body, notes. A renderer prints every text
//! once, in that order, and adds none of its own; list markers, rules and page furniture ([`Running`]) are not
//! words.

pub mod compose;
pub mod markdown;
pub mod text;
pub mod typography;

use std::sync::Arc;

/// A whole sheet, ready to render.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// What describes the file and is not printed in it.
    pub metadata: Metadata,
    pub running: Running,
    /// What stands above the first section.
    pub masthead: Masthead,
    /// The sheet itself.
    pub body: Vec<Block>,
    /// Notes called from the text; `None` when there are none.
    pub notes: Option<Notes>,
}

/// Properties of the file: title bar, search engines, archive.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Metadata {
    /// BCP 47 tag of the language of the text.
    pub language: &'static str,
    /// Plain text, never empty.
    pub title: String,
    /// The organisation that answers for the sheet.
    pub author: Option<String>,
    /// One line on what the document is.
    pub subject: Option<String>,
    /// Date of the revision, `YYYY-MM-DD`; the only date a file may carry.
    pub revised: Option<String>,
    /// What the sheet describes, for machines: JSON-LD in the terms of schema.org.
    pub linked_data: Option<String>,
    /// The YAML that the sheet was made from, for formats that can carry a file.
    pub source: Option<String>,
}

/// Furniture: heads and feet of pages, ways around a screen. It is outside the reading order, and repeats words that
/// the sheet holds anyway, but for its own names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Running {
    /// Left of the head, from the second page on.
    pub head_left: String,
    /// Right of the head, from the second page on.
    pub head_right: String,
    /// Left of the foot, on every page: « référence – version – date ».
    pub foot: String,
    /// The word before « x / y » at the right of the foot.
    pub page: String,
    /// The word before the number of a note, where a link leads to it.
    pub note: String,
    /// The words before that number, where a link leads back to its call.
    pub back: String,
    /// The name of the table of contents, on screens.
    pub contents: String,
    /// The words of the link that leads past the furniture, on screens.
    pub skip: String,
}

/// The head of the first page, in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Masthead {
    /// Stands above the words and is none of them: formats of plain text leave it out.
    pub logo: Option<Figure>,
    /// What the sheet is attached to: « Annexe 1 à la convention … ». May be empty.
    pub kicker: Vec<Inline>,
    /// The kind of sheet: « PROGRAMME ». May be empty.
    pub kind: Vec<Inline>,
    /// The one level-1 heading; never empty.
    pub title: Vec<Inline>,
    /// May be empty.
    pub subtitle: Vec<Inline>,
}

/// An image and the text that stands for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Never empty.
    pub alternative: String,
    pub image: Image,
}

/// A sound image, as its file holds it. Sizes are in pixels, and only their ratio counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    pub kind: ImageKind,
    pub bytes: Arc<[u8]>,
    pub width: u32,
    pub height: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImageKind {
    Png,
    Svg,
}

/// One block of the flow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    Section(Section),
    Paragraph(Paragraph),
    List(List),
    Facts(Vec<Fact>),
    Table(Table),
    Quote(Vec<Block>),
}

/// A heading and what it heads. Its level is its depth in the tree (the title is 1, a section of the body 2), so
/// levels cannot jump; renderers write anything deeper than 6 as 6.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Stable address inside the document, made from YAML keys and ranks, unique: `[a-z0-9-]+`.
    pub anchor: String,
    /// Never empty.
    pub title: Vec<Inline>,
    /// What faces the title (a date, a duration): read right after it, set opposite it where there is room.
    pub aside: Vec<Inline>,
    pub look: SectionLook,
    pub blocks: Vec<Block>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SectionLook {
    /// A heading on white.
    Plain,
    /// A tinted band across the measure.
    Band,
    /// A heading on white that opens a page, where there are pages.
    Page,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    pub look: ParagraphLook,
    /// Never empty.
    pub inlines: Vec<Inline>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParagraphLook {
    Body,
    /// Names the block that follows and stays with it (« Objectifs : »).
    Label,
    /// Secondary: the colophon, a remark under a table.
    Small,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// The number of the first item, or `None` for bullets.
    pub start: Option<u64>,
    /// Each item is a small flow of its own; never empty.
    pub items: Vec<Vec<Block>>,
}

/// A label and its value: a line of an identity block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Never empty.
    pub label: Vec<Inline>,
    /// Never empty.
    pub value: Vec<Block>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub look: TableLook,
    /// Printed above the table; may be empty.
    pub caption: Vec<Inline>,
    /// At least one.
    pub columns: Vec<Column>,
    /// Each row has one cell a column.
    pub rows: Vec<Row>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableLook {
    /// Rows of data under a head.
    Data,
    /// Boxes to sign in, one a column: the last row leaves room for a hand and a stamp.
    Signatures,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// May be empty only in a column whose cells are all empty.
    pub header: Vec<Inline>,
    pub align: Align,
    pub width: ColumnWidth,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    Start,
    Center,
    End,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnWidth {
    /// As wide as its content, when the page allows it.
    Fit,
    /// Shares what the others leave.
    Fill,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub kind: RowKind,
    /// One a column; a cell may be empty.
    pub cells: Vec<Vec<Inline>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    Body,
    /// Recedes: a pause between two sequences.
    Muted,
    /// Sums the rows above.
    Total,
}

/// A run of text or what surrounds one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Inline {
    Text(String),
    Strong(Vec<Inline>),
    Emphasis(Vec<Inline>),
    /// Verbatim: French typography leaves it alone.
    Code(String),
    Link {
        /// An `http`, `https`, `mailto` or `tel` address; nothing else is ever built.
        target: String,
        content: Vec<Inline>,
    },
    /// A date whose machine form is known.
    Time {
        /// `YYYY-MM-DD` or `YYYY-MM`.
        datetime: String,
        text: String,
    },
    /// The call of the note of that number, from 1; reads as its number.
    NoteCall(usize),
    /// What a revision put in or took out; it holds no other.
    Revised {
        revision: Revision,
        content: Vec<Inline>,
    },
    /// A line break inside a paragraph or a cell.
    Break,
}

/// What became of words from one revision of a sheet to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Revision {
    Inserted,
    Deleted,
}

/// The notes, under a heading of their own after the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notes {
    pub anchor: String,
    pub title: Vec<Inline>,
    /// Note *n* is at *n* − 1; each is called at least once and holds at least one block. Each reads as its number
    /// and then its blocks.
    pub items: Vec<Vec<Block>>,
}

impl Document {
    /// Every word of the sheet in reading order, a line for each run of inlines; a note reads as its number and then its
    /// blocks.
    #[must_use]
    pub fn text(&self) -> String {
        let Document {
            metadata: _,
            running: _,
            masthead,
            body,
            notes,
        } = self;
        let Masthead {
            logo: _,
            kicker,
            kind,
            title,
            subtitle,
        } = masthead;
        let mut text = String::new();
        for line in [kicker, kind, title, subtitle] {
            push_line(line, &mut text);
        }
        push_blocks(body, &mut text);
        if let Some(Notes {
            anchor: _,
            title,
            items,
        }) = notes
        {
            push_line(title, &mut text);
            for (rank, item) in items.iter().enumerate() {
                text.push_str(&format!("{}\n", rank + 1));
                push_blocks(item, &mut text);
            }
        }
        text
    }
}

/// The words of blocks, as [`Document::text`] gives them.
#[must_use]
pub fn plain(blocks: &[Block]) -> String {
    let mut text = String::new();
    push_blocks(blocks, &mut text);
    text
}

/// The words of one run of inlines.
#[must_use]
pub fn plain_line(inlines: &[Inline]) -> String {
    let mut text = String::new();
    push_inlines(inlines, &mut text);
    text
}

fn push_blocks(blocks: &[Block], text: &mut String) {
    for block in blocks {
        match block {
            Block::Section(Section {
                anchor: _,
                title,
                aside,
                look: _,
                blocks,
            }) => {
                push_line(title, text);
                push_line(aside, text);
                push_blocks(blocks, text);
            }
            Block::Paragraph(paragraph) => push_line(&paragraph.inlines, text),
            Block::List(List { start: _, items }) => {
                items.iter().for_each(|item| push_blocks(item, text));
            }
            Block::Facts(facts) => {
                for Fact { label, value } in facts {
                    push_line(label, text);
                    push_blocks(value, text);
                }
            }
            Block::Table(Table {
                look: _,
                caption,
                columns,
                rows,
            }) => {
                push_line(caption, text);
                columns.iter().for_each(|c| push_line(&c.header, text));
                for Row { kind: _, cells } in rows {
                    cells.iter().for_each(|cell| push_line(cell, text));
                }
            }
            Block::Quote(blocks) => push_blocks(blocks, text),
        }
    }
}

fn push_line(inlines: &[Inline], text: &mut String) {
    push_inlines(inlines, text);
    text.push('\n');
}

fn push_inlines(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(run) | Inline::Code(run) => text.push_str(run),
            Inline::Time {
                datetime: _,
                text: run,
            } => text.push_str(run),
            Inline::Strong(content) | Inline::Emphasis(content) => push_inlines(content, text),
            Inline::Link { target: _, content }
            | Inline::Revised {
                revision: _,
                content,
            } => push_inlines(content, text),
            Inline::NoteCall(number) => text.push_str(&number.to_string()),
            Inline::Break => text.push('\n'),
        }
    }
}
