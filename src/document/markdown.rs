//! Markdown as authors write it in a text field → blocks of the document, and what a sheet cannot hold.
//!
//! CommonMark with footnotes and tables, less the marks that a reader would not take for some: see `visible_marks`. Raw
//! HTML, images, code blocks and rules are refused: nothing of the text may vanish or run. It knows nothing of YAML and
//! of formats.

mod html_tags;
mod links;
mod neighbours;
mod pasted_lists;
mod stray_marks;
mod visible_marks;

pub use links::safe_link_target;
pub use stray_marks::find_stray_marks;

use std::collections::BTreeMap;
use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};

use crate::diagnostic::kind::{DiagnosticKind, Unsupported};
use crate::document::{
    Align, Block, Column, ColumnWidth, Inline, List, ListMarker, Paragraph, ParagraphStyle, Row,
    RowKind, Section, SectionStyle, Table, TableStyle,
};
use links::{language_tag, link_target};
use pasted_lists::{read_pasted_lists, starts_numbered};
use visible_marks::{MAX_NESTING, VisibleText, is_underlined, read_visible};

/// A text field, read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ParsedText {
    /// Its blocks; the anchors of its sections are left empty, the calls of its notes count from 1.
    pub blocks: Vec<Block>,
    /// Its notes, in the order of their first call.
    pub notes: Vec<Vec<Block>>,
}

/// Something that a sheet cannot hold, with the bytes of the text that wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnsupportedMarkdown {
    pub kind: DiagnosticKind,
    pub range: Range<usize>,
}

/// Reads a text. What is refused is also kept in the blocks as plain text, so that nothing is lost whatever a
/// caller does with the refusals.
#[must_use]
pub fn parse_markdown(text: &str) -> (ParsedText, Vec<UnsupportedMarkdown>) {
    read_visible(text, |visible| {
        let VisibleText {
            events,
            link_definitions,
            own_lines,
        } = visible;
        let mut builder = BlockBuilder {
            source: text,
            open: vec![OpenContainer::new(Container::Flow)],
            calls: Vec::new(),
            definitions: BTreeMap::new(),
            unsupported: Vec::new(),
            own_lines,
            depth: 0,
        };
        for range in link_definitions {
            builder.report_unsupported(Unsupported::LinkDefinition, range);
        }
        for (event, range) in events {
            builder.handle_event(event, range);
        }
        builder.finish()
    })
}

/// An open container, which collects the blocks and inlines that follow.
struct OpenContainer {
    container: Container,
    blocks: Vec<Block>,
    inlines: Vec<Inline>,
}

impl OpenContainer {
    fn new(container: Container) -> Self {
        Self {
            container,
            blocks: Vec::new(),
            inlines: Vec::new(),
        }
    }

    /// A tight list item or a refused block holds inlines without a paragraph: they make one.
    fn close_paragraph(&mut self) {
        trim_inlines(&mut self.inlines);
        if !self.inlines.is_empty() {
            self.blocks.push(Block::Paragraph(Paragraph {
                style: ParagraphStyle::Body,
                inlines: std::mem::take(&mut self.inlines),
            }));
        }
    }
}

enum Container {
    Flow,
    Paragraph,
    Heading(HeadingLevel),
    List {
        marker: ListMarker,
        items: Vec<Vec<Block>>,
    },
    Item,
    Quote,
    Note(String, Range<usize>),
    Table(Table),
    /// A row, or the head.
    Row(Vec<Vec<Inline>>),
    Cell,
    Strong,
    Emphasis,
    /// `None` when the target is refused: the words stay, the link goes.
    Link(Option<String>),
    /// The language of a passage.
    Foreign(String),
    /// A refused construct, kept as text.
    Verbatim,
}

impl Container {
    /// Whether it stands among the words of a paragraph.
    fn is_inline(&self) -> bool {
        matches!(
            self,
            Self::Strong | Self::Emphasis | Self::Link(_) | Self::Foreign(_) | Self::Verbatim
        )
    }
}

struct BlockBuilder<'a> {
    source: &'a str,
    open: Vec<OpenContainer>,
    /// Labels of notes in the order of their first call.
    calls: Vec<String>,
    definitions: BTreeMap<String, (Vec<Block>, Range<usize>)>,
    unsupported: Vec<UnsupportedMarkdown>,
    /// Where lines start that stay lines.
    own_lines: Vec<usize>,
    /// Lists and quotes open.
    depth: usize,
}

impl BlockBuilder<'_> {
    fn handle_event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start_tag(tag, range),
            Event::End(tag) => self.end_tag(tag),
            // Words are those of the source: « &lt; » is text like any other.
            Event::Text(_) => self.push_text(&self.source[range]),
            Event::Code(_) => {
                let mut code = code_inside(&self.source[range]);
                if matches!(self.innermost().container, Container::Cell) {
                    code = code.replace("\\|", "|");
                }
                self.push_inline(Inline::Code(code));
            }
            Event::SoftBreak => self.push_line_end(range),
            Event::HardBreak => self.push_inline(Inline::Break),
            Event::FootnoteReference(label) => self.call_note(label.to_lowercase(), range),
            Event::Html(_) | Event::InlineHtml(_) => {
                self.report_unsupported(Unsupported::Html, range.clone());
                self.push_text(&self.source[range]);
            }
            Event::Rule => {
                let written = self.source[range.clone()].trim();
                self.report_unsupported(Unsupported::Rule, range);
                self.push_text(written);
                self.innermost().close_paragraph();
            }
            // Not enabled; kept as they are written should they ever be.
            Event::InlineMath(_) | Event::DisplayMath(_) | Event::TaskListMarker(_) => {
                self.push_text(&self.source[range]);
            }
        }
    }

    /// Calls a note; inside itself, a note calls nothing.
    fn call_note(&mut self, label: String, range: Range<usize>) {
        let is_inside = |open: &OpenContainer| matches!(&open.container, Container::Note(of, _) if *of == label);
        if self.open.iter().any(is_inside) {
            return self.push_text(&self.source[range]);
        }
        let known = self.calls.iter().position(|called| *called == label);
        let index = known.unwrap_or(self.calls.len());
        if known.is_none() {
            self.calls.push(label);
        }
        self.push_inline(Inline::NoteCall(index + 1));
    }

    fn start_tag(&mut self, tag: Tag<'_>, range: Range<usize>) {
        let container = match tag {
            Tag::Paragraph => Container::Paragraph,
            Tag::Heading { level, .. } => {
                if is_underlined(self.source[range.clone()].trim()) {
                    self.report_unsupported(Unsupported::Underline, range);
                }
                Container::Heading(level)
            }
            Tag::BlockQuote(_) => {
                self.enter_nested(range);
                Container::Quote
            }
            Tag::List(start) => {
                let written = self.source[range.clone()].trim_start();
                let delimiter = written.trim_start_matches(|c: char| c.is_ascii_digit());
                let marker = match start {
                    None => ListMarker::Bullet,
                    Some(start) if delimiter.starts_with(')') => ListMarker::Bracket(start),
                    Some(start) => ListMarker::Number(start),
                };
                self.enter_nested(range);
                Container::List {
                    marker,
                    items: Vec::new(),
                }
            }
            Tag::Item => Container::Item,
            Tag::FootnoteDefinition(label) => Container::Note(label.to_lowercase(), range),
            Tag::Emphasis => Container::Emphasis,
            Tag::Strong => Container::Strong,
            Tag::Link {
                dest_url, title, ..
            } => self.open_link(dest_url.into_string(), !title.is_empty(), range),
            Tag::Image { .. } => self.open_verbatim(Unsupported::Image, range),
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => {
                self.open_verbatim(Unsupported::CodeBlock, range)
            }
            Tag::Table(alignments) => Container::Table(new_table(&alignments)),
            Tag::TableHead | Tag::TableRow => Container::Row(Vec::new()),
            Tag::TableCell => Container::Cell,
            // What `visible_marks` leaves of these is text.
            Tag::CodeBlock(CodeBlockKind::Indented)
            | Tag::HtmlBlock
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::MetadataBlock(_) => Container::Verbatim,
        };
        if !container.is_inline() {
            self.innermost().close_paragraph();
        }
        self.open.push(OpenContainer::new(container));
    }

    /// A link whose address is refused keeps its words alone. « [feedback](lang:en) » says a language.
    fn open_link(&mut self, address: String, is_titled: bool, range: Range<usize>) -> Container {
        if let Some(language) = language_tag(&address).filter(|_| !is_titled) {
            return Container::Foreign(language.to_owned());
        }
        let target = link_target(&address);
        if target.is_none() {
            let kind = DiagnosticKind::LinkTarget { target: address };
            self.unsupported.push(UnsupportedMarkdown { kind, range });
        } else if is_titled {
            self.report_unsupported(Unsupported::LinkTitle, range);
        }
        Container::Link(target)
    }

    fn end_tag(&mut self, _: TagEnd) {
        let Some(mut innermost) = self.open.pop() else {
            return;
        };
        if !matches!(
            innermost.container,
            Container::Strong
                | Container::Emphasis
                | Container::Link(_)
                | Container::Foreign(_)
                | Container::Heading(_)
                | Container::Cell
        ) {
            innermost.close_paragraph();
        }
        let OpenContainer {
            container,
            blocks,
            mut inlines,
        } = innermost;
        match container {
            Container::Strong => self.wrap_inlines(inlines, Inline::Strong),
            Container::Emphasis => self.wrap_inlines(inlines, Inline::Emphasis),
            Container::Link(Some(target)) => {
                self.wrap_inlines(inlines, |content| Inline::Link { target, content });
            }
            Container::Link(None) => self.innermost().inlines.extend(inlines),
            Container::Foreign(language) => {
                self.wrap_inlines(inlines, |content| Inline::Foreign { language, content });
            }
            Container::Heading(level) => {
                trim_inlines(&mut inlines);
                self.push_heading(level, inlines);
            }
            Container::Cell => {
                trim_inlines(&mut inlines);
                if let Container::Row(cells) = &mut self.innermost().container {
                    cells.push(inlines);
                }
            }
            block @ (Container::Flow
            | Container::Paragraph
            | Container::List { .. }
            | Container::Item
            | Container::Quote
            | Container::Note(..)
            | Container::Table(_)
            | Container::Row(_)
            | Container::Verbatim) => self.close_container(block, blocks),
        }
    }

    /// Puts the blocks of a closed container in the one around it.
    fn close_container(&mut self, container: Container, blocks: Vec<Block>) {
        match container {
            Container::List { marker, items } => {
                self.depth -= 1;
                if !items.is_empty() {
                    let list = Block::List(List { marker, items });
                    self.innermost().blocks.push(list);
                }
            }
            Container::Item => {
                if let Container::List { items, .. } = &mut self.innermost().container
                    && !blocks.is_empty()
                {
                    items.push(read_pasted_lists(blocks));
                }
            }
            Container::Quote => {
                self.depth -= 1;
                if !blocks.is_empty() {
                    let quote = Block::Quote(read_pasted_lists(blocks));
                    self.innermost().blocks.push(quote);
                }
            }
            Container::Note(label, range) => {
                self.definitions
                    .insert(label, (read_pasted_lists(blocks), range));
            }
            Container::Table(table) => self.innermost().blocks.push(Block::Table(table)),
            Container::Row(cells) => {
                if let Container::Table(table) = &mut self.innermost().container {
                    push_row(table, cells);
                }
            }
            Container::Flow
            | Container::Paragraph
            | Container::Heading(_)
            | Container::Cell
            | Container::Strong
            | Container::Emphasis
            | Container::Link(_)
            | Container::Foreign(_)
            | Container::Verbatim => self.innermost().blocks.extend(blocks),
        }
    }

    fn push_heading(&mut self, level: HeadingLevel, title: Vec<Inline>) {
        if title.is_empty() {
            return;
        }
        self.innermost().blocks.push(Block::Section(Section {
            // Until the text is whole, the level stands where the anchor will.
            anchor: (level as usize).to_string(),
            title,
            aside: Vec::new(),
            style: SectionStyle::Plain,
            blocks: Vec::new(),
        }));
    }

    /// The end of a line is a space, unless the next line starts as lines of their own do.
    fn push_line_end(&mut self, range: Range<usize>) {
        let rest = &self.source[range.start..];
        let blanks = rest.len() - rest.trim_start().len();
        let next = range.start + blanks;
        let in_flow = matches!(
            self.innermost().container,
            Container::Flow
                | Container::Paragraph
                | Container::Item
                | Container::Quote
                | Container::Note(..)
        );
        if self.own_lines.contains(&next) || starts_numbered(&self.source[next..]) {
            self.push_inline(Inline::Break);
        } else if !in_flow {
            self.push_text(" ");
        } else {
            self.push_text(&rest[..blanks]);
        }
    }

    fn wrap_inlines(&mut self, inlines: Vec<Inline>, make: impl FnOnce(Vec<Inline>) -> Inline) {
        if !inlines.is_empty() {
            self.push_inline(make(inlines));
        }
    }

    fn push_text(&mut self, text: &str) {
        let inlines = &mut self.innermost().inlines;
        if let Some(Inline::Text(last)) = inlines.last_mut() {
            last.push_str(text);
        } else {
            inlines.push(Inline::Text(text.to_owned()));
        }
    }

    fn push_inline(&mut self, inline: Inline) {
        self.innermost().inlines.push(inline);
    }

    fn enter_nested(&mut self, range: Range<usize>) {
        self.depth += 1;
        if self.depth == MAX_NESTING + 1 {
            self.report_unsupported(Unsupported::Nesting, range);
        }
    }

    fn open_verbatim(&mut self, unsupported: Unsupported, range: Range<usize>) -> Container {
        self.report_unsupported(unsupported, range);
        Container::Verbatim
    }

    fn report_unsupported(&mut self, unsupported: Unsupported, range: Range<usize>) {
        self.unsupported.push(UnsupportedMarkdown {
            kind: DiagnosticKind::Markdown(unsupported),
            range,
        });
    }

    fn innermost(&mut self) -> &mut OpenContainer {
        self.open.last_mut().expect("the flow is never closed")
    }

    fn finish(mut self) -> (ParsedText, Vec<UnsupportedMarkdown>) {
        self.innermost().close_paragraph();
        let flow = std::mem::take(&mut self.innermost().blocks);
        let called = self.calls.iter();
        let notes = called.map(|label| self.definitions.remove(label).unwrap_or_default().0);
        let notes = notes.collect();
        let flow = read_pasted_lists(flow);
        let mut blocks = nest_sections(&mut flow.into_iter().peekable(), 0);
        for (label, (definition, range)) in self.definitions {
            let kind = DiagnosticKind::UncalledNote { label };
            self.unsupported.push(UnsupportedMarkdown { kind, range });
            blocks.extend(definition);
        }
        (ParsedText { blocks, notes }, self.unsupported)
    }
}

/// What stands between the backticks, on one line.
fn code_inside(written: &str) -> String {
    let length = written.len() - written.trim_start_matches('`').len();
    let code = &written[length..written.len() - length];
    let code = code.replace('\n', " ");
    let bare = code.strip_prefix(' ').and_then(|it| it.strip_suffix(' '));
    bare.filter(|bare| !bare.trim().is_empty())
        .map_or(code.clone(), str::to_owned)
}

fn new_table(alignments: &[Alignment]) -> Table {
    let columns = alignments.iter().map(|alignment| Column {
        header: Vec::new(),
        align: match alignment {
            Alignment::None | Alignment::Left => Align::Start,
            Alignment::Center => Align::Center,
            Alignment::Right => Align::End,
        },
        width: ColumnWidth::Fit,
    });
    Table {
        style: TableStyle::Data,
        caption: Vec::new(),
        columns: columns.collect(),
        rows: Vec::new(),
    }
}

/// One more row; the first cells that come are the names of the columns.
fn push_row(table: &mut Table, cells: Vec<Vec<Inline>>) {
    let is_head = table.rows.is_empty() && table.columns.iter().all(|it| it.header.is_empty());
    if is_head {
        for (column, header) in table.columns.iter_mut().zip(cells) {
            column.header = header;
        }
    } else {
        let kind = RowKind::Body;
        table.rows.push(Row { kind, cells });
    }
}

/// Puts what follows each heading inside its section, deeper headings inside shallower ones: the blocks up to the next
/// heading that is not deeper than this level.
fn nest_sections(flow: &mut Peekable<IntoIter<Block>>, level: usize) -> Vec<Block> {
    let mut blocks = Vec::new();
    while let Some(mut block) = flow.next_if(|block| is_nested_in_level(block, level)) {
        if let Block::Section(section) = &mut block {
            let level = std::mem::take(&mut section.anchor).parse();
            section.blocks = nest_sections(flow, level.unwrap_or(1));
        }
        blocks.push(block);
    }
    blocks
}

fn is_nested_in_level(block: &Block, level: usize) -> bool {
    match block {
        Block::Section(section) => section.anchor.parse().unwrap_or(1) > level,
        Block::Paragraph(_)
        | Block::List(_)
        | Block::Facts(_)
        | Block::Table(_)
        | Block::Quote(_) => true,
    }
}

/// Removes white space and breaks at both ends.
fn trim_inlines(inlines: &mut Vec<Inline>) {
    while let Some(last) = inlines.last_mut() {
        if let Inline::Text(text) = last {
            text.truncate(text.trim_end().len());
            if !text.is_empty() {
                break;
            }
        } else if *last != Inline::Break {
            break;
        }
        inlines.pop();
    }
    while let Some(first) = inlines.first_mut() {
        if let Inline::Text(text) = first {
            *text = text.trim_start().to_owned();
            if !text.is_empty() {
                break;
            }
        } else if *first != Inline::Break {
            break;
        }
        inlines.remove(0);
    }
}
