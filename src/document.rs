//! The sheet as a closed tree of blocks and inlines, the one thing every renderer reads.
//!
//! It knows nothing of training and nothing of formats: no programme, no HTML, no points or pages. All wording,
//! order, derived totals and French typography are settled before a [`Document`] exists, so the formats carry the
//! same words because they walk the same tree.
//!
//! **Words.** Reading order is the order of the fields below: masthead, body, notes. A renderer prints every text
//! once, in that order, and adds none of its own; list markers, rules and page furniture ([`Running`]) are not
//! words.

/// A whole sheet, ready to render.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// What describes the file and is not printed in it.
    pub metadata: Metadata,
    /// Page furniture, for paged formats only.
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
}

/// Heads and feet of pages: repeated, outside the reading order, made of words the sheet holds anyway.
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
}

/// The head of the first page, in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Masthead {
    /// What the sheet is attached to: « Annexe 1 à la convention … ». May be empty.
    pub kicker: Vec<Inline>,
    /// The kind of sheet: « PROGRAMME ». May be empty.
    pub kind: Vec<Inline>,
    /// The one level-1 heading; never empty.
    pub title: Vec<Inline>,
    /// May be empty.
    pub subtitle: Vec<Inline>,
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
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// A line break inside a paragraph or a cell.
    Break,
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
