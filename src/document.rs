//! The sheet as a closed tree of blocks and inlines, the one thing every renderer reads.
//!
//! It knows nothing of training and nothing of formats: no programme, no HTML, no points or pages. All wording,
//! order, derived totals and French typography are decided before a [`Document`] exists, so the formats carry the
//! same words because they walk the same tree.
//!
//! **Words.** Reading order is the order of the fields below: masthead, body, notes. A renderer prints every text
//! once, in that order, and adds none; list markers, rules and [`RunningText`] are not
//! words.

pub mod compose;
pub mod markdown;
pub mod text;
pub mod typography;

use std::collections::BTreeSet;
use std::sync::Arc;

/// A whole sheet, ready to render.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The description of the file, which is not printed.
    pub metadata: Metadata,
    pub running_text: RunningText,
    /// The head of the first page.
    pub masthead: Masthead,
    /// The sheet itself.
    pub body: Vec<Block>,
    /// The notes called from the text: note *n* is at *n* − 1; each is called at least once and holds at least one block.
    /// Each reads as its number and then its blocks.
    pub notes: Vec<Vec<Block>>,
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
    pub revision_date: Option<String>,
    /// The training action as linked data: JSON-LD in the terms of schema.org.
    pub linked_data: Option<String>,
    /// The YAML that the sheet was made from, for formats that can carry a file.
    pub source: Option<String>,
}

/// Headers and footers of pages, and navigation on screens. They are outside the reading order, and repeat words of
/// the sheet, except a few labels.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RunningText {
    /// Left of the head, from the second page on.
    pub header_left: String,
    /// Right of the head, from the second page on.
    pub header_right: String,
    /// Left of the foot, on every page: « référence – version – date ».
    pub footer: String,
    /// The word before « x / y » at the right of the foot.
    pub page_word: String,
    /// The word before the number of a note, where a link leads to it.
    pub note_word: String,
    /// The words before that number, where a link leads back to its call.
    pub back_to_call: String,
    /// The title of the notes, where they are not at the foot of pages.
    pub notes_title: String,
    /// The name of the table of contents, on screens.
    pub contents_title: String,
    /// The text of the link that skips the navigation, on screens.
    pub skip_link: String,
}

/// The head of the first page, in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Masthead {
    /// Above the text. Plain text formats leave it out.
    pub logo: Option<Figure>,
    /// Who writes: the name and the address of the organisation. May be empty.
    pub letterhead: Vec<Inline>,
    /// The agreement of the sheet: « Annexe 1 à la convention … ». May be empty.
    pub kicker: Vec<Inline>,
    /// The kind of sheet: « PROGRAMME ». May be empty.
    pub kind: Vec<Inline>,
    /// The one level-1 heading; never empty.
    pub title: Vec<Inline>,
    /// May be empty.
    pub subtitle: Vec<Inline>,
}

/// An image and its text alternative.
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
    /// A date or a duration: read after the title, placed opposite it if there is room.
    pub aside: Vec<Inline>,
    pub style: SectionStyle,
    pub blocks: Vec<Block>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SectionStyle {
    /// A heading on white.
    Plain,
    /// A tinted band across the measure.
    Band,
    /// A heading on white that opens a page, where there are pages.
    Page,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    pub style: ParagraphStyle,
    /// Never empty.
    pub inlines: Vec<Inline>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParagraphStyle {
    Body,
    /// Names the block that follows and stays with it (« Objectifs : »).
    Label,
    /// Secondary: a remark under a table.
    Small,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    pub marker: ListMarker,
    /// Each item is a small flow of its own; never empty.
    pub items: Vec<Vec<Block>>,
}

/// What precedes the items of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListMarker {
    Bullet,
    /// « 1. », « 2. », from that number on.
    Number(u64),
    /// « 1) », « 2) », from that number on.
    Bracket(u64),
}

impl ListMarker {
    /// The number of the first item, in a numbered list.
    #[must_use]
    pub fn start(self) -> Option<u64> {
        match self {
            Self::Bullet => None,
            Self::Number(start) | Self::Bracket(start) => Some(start),
        }
    }

    /// The mark of the item at an index, if it has a number: « 2. ».
    #[must_use]
    pub fn number(self, index: usize) -> Option<String> {
        let sign = match self {
            Self::Bullet | Self::Number(_) => '.',
            Self::Bracket(_) => ')',
        };
        let start = self.start()?;
        Some(format!("{}{sign}", start.saturating_add(index as u64)))
    }
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
    pub style: TableStyle,
    /// Printed above the table; may be empty.
    pub caption: Vec<Inline>,
    /// At least one.
    pub columns: Vec<Column>,
    /// Each row has one cell a column.
    pub rows: Vec<Row>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableStyle {
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
    /// Words of another language, which French typography leaves alone.
    Foreign {
        /// BCP 47 tag.
        language: String,
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
    /// Inserted or deleted content; revisions do not nest.
    Revised {
        revision: Revision,
        content: Vec<Inline>,
    },
    /// A line break inside a paragraph or a cell.
    Break,
}

/// The change of words from one revision of a sheet to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Revision {
    Inserted,
    Deleted,
    /// At its old place, what is unchanged at another.
    MovedFrom,
    /// The same, at its new place.
    MovedTo,
}

impl Table {
    /// Whether each row of the body has its own first cell, which is then its header.
    #[must_use]
    pub fn has_row_headers(&self) -> bool {
        let mut names = BTreeSet::new();
        let mut body = self.rows.iter().filter(|row| row.kind == RowKind::Body);
        body.all(|row| {
            let name = row.cells.first();
            name.is_none_or(|name| !name.is_empty() && names.insert(inlines_text(name)))
        })
    }
}

impl Inline {
    /// The inlines inside it; empty for a leaf.
    #[must_use]
    pub fn content(&self) -> &[Self] {
        match self {
            Self::Strong(content)
            | Self::Emphasis(content)
            | Self::Link { target: _, content }
            | Self::Foreign {
                language: _,
                content,
            }
            | Self::Revised {
                revision: _,
                content,
            } => content,
            Self::Text(_) | Self::Code(_) | Self::Time { .. } | Self::NoteCall(_) | Self::Break => {
                &[]
            }
        }
    }

    /// See [`content`](Self::content).
    pub fn content_mut(&mut self) -> &mut [Self] {
        match self {
            Self::Strong(content)
            | Self::Emphasis(content)
            | Self::Link { target: _, content }
            | Self::Foreign {
                language: _,
                content,
            }
            | Self::Revised {
                revision: _,
                content,
            } => content,
            Self::Text(_) | Self::Code(_) | Self::Time { .. } | Self::NoteCall(_) | Self::Break => {
                &mut []
            }
        }
    }

    /// The words of a leaf, but for the number of a call; a break is a line feed.
    #[must_use]
    pub fn leaf_text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Code(text) | Self::Time { datetime: _, text } => text,
            Self::Break => "\n",
            Self::Strong(_)
            | Self::Emphasis(_)
            | Self::Link { .. }
            | Self::Foreign { .. }
            | Self::Revised { .. }
            | Self::NoteCall(_) => "",
        }
    }
}

/// Visits inlines and those inside them, in reading order.
pub fn visit_inlines(inlines: &[Inline], visit: &mut impl FnMut(&Inline)) {
    for inline in inlines {
        visit(inline);
        visit_inlines(inline.content(), visit);
    }
}

/// Visits every run of inlines of a flow, in reading order.
pub fn visit_lines(blocks: &[Block], visit: &mut impl FnMut(&[Inline])) {
    for block in blocks {
        match block {
            Block::Section(section) => {
                visit(&section.title);
                visit(&section.aside);
                visit_lines(&section.blocks, visit);
            }
            Block::Paragraph(paragraph) => visit(&paragraph.inlines),
            Block::List(list) => list.items.iter().for_each(|item| visit_lines(item, visit)),
            Block::Facts(facts) => {
                for Fact { label, value } in facts {
                    visit(label);
                    visit_lines(value, visit);
                }
            }
            Block::Table(table) => {
                visit(&table.caption);
                table.columns.iter().for_each(|it| visit(&it.header));
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                cells.for_each(|cell| visit(cell));
            }
            Block::Quote(blocks) => visit_lines(blocks, visit),
        }
    }
}

/// The same, to change them.
pub fn visit_lines_mut(blocks: &mut [Block], visit: &mut impl FnMut(&mut Vec<Inline>)) {
    for block in blocks {
        match block {
            Block::Section(section) => {
                visit(&mut section.title);
                visit(&mut section.aside);
                visit_lines_mut(&mut section.blocks, visit);
            }
            Block::Paragraph(paragraph) => visit(&mut paragraph.inlines),
            Block::List(List { marker: _, items }) => {
                items.iter_mut().for_each(|it| visit_lines_mut(it, visit));
            }
            Block::Facts(facts) => {
                for Fact { label, value } in facts {
                    visit(label);
                    visit_lines_mut(value, visit);
                }
            }
            Block::Table(table) => {
                visit(&mut table.caption);
                table
                    .columns
                    .iter_mut()
                    .for_each(|it| visit(&mut it.header));
                let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
                cells.for_each(&mut *visit);
            }
            Block::Quote(blocks) => visit_lines_mut(blocks, visit),
        }
    }
}

impl Document {
    /// Every word of the sheet in reading order, a line for each run of inlines; a note reads as its number and then its
    /// blocks.
    #[must_use]
    pub fn plain_text(&self) -> String {
        let Masthead {
            logo: _,
            letterhead,
            kicker,
            kind,
            title,
            subtitle,
        } = &self.masthead;
        let mut text = String::new();
        for line in [letterhead, kicker, kind, title, subtitle] {
            push_line(line, &mut text);
        }
        text.push_str(&blocks_text(&self.body));
        for (number, note) in (1..).zip(&self.notes) {
            text.push_str(&format!("{number}\n{}", blocks_text(note)));
        }
        text
    }

    /// Changes the words that readers see: its title and the leaves of its inlines.
    pub fn change_texts(&mut self, change: &mut impl FnMut(&mut String)) {
        change(&mut self.metadata.title);
        change(&mut self.running_text.header_left);
        let Masthead {
            logo: _,
            letterhead,
            kicker,
            kind,
            title,
            subtitle,
        } = &mut self.masthead;
        for line in [letterhead, kicker, kind, title, subtitle] {
            change_leaves(line, change);
        }
        visit_lines_mut(&mut self.body, &mut |line| change_leaves(line, change));
        for note in &mut self.notes {
            visit_lines_mut(note, &mut |line| change_leaves(line, change));
        }
    }
}

fn change_leaves(inlines: &mut [Inline], change: &mut impl FnMut(&mut String)) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) | Inline::Time { datetime: _, text } => {
                change(text);
            }
            Inline::NoteCall(_) | Inline::Break => {}
            Inline::Strong(_)
            | Inline::Emphasis(_)
            | Inline::Link { .. }
            | Inline::Foreign { .. }
            | Inline::Revised { .. } => change_leaves(inline.content_mut(), change),
        }
    }
}

/// The words of blocks, as in [`Document::plain_text`].
#[must_use]
pub fn blocks_text(blocks: &[Block]) -> String {
    let mut text = String::new();
    visit_lines(blocks, &mut |line| push_line(line, &mut text));
    text
}

/// The words of one run of inlines.
#[must_use]
pub fn inlines_text(inlines: &[Inline]) -> String {
    let mut text = String::new();
    visit_inlines(inlines, &mut |inline| {
        text.push_str(inline.leaf_text());
        if let Inline::NoteCall(number) = inline {
            text.push_str(&number.to_string());
        }
    });
    text
}

fn push_line(inlines: &[Inline], text: &mut String) {
    text.push_str(&inlines_text(inlines));
    text.push('\n');
}
