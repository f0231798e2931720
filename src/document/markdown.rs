//! Markdown as authors write it in a text field → blocks of the document, and what a sheet cannot hold.
//!
//! CommonMark with footnotes. Raw HTML, images, code blocks and rules are refused: nothing of the text may
//! vanish or run. It knows nothing of YAML and of formats.

mod stray_marks;

pub use stray_marks::find_stray_marks;

use std::collections::BTreeMap;
use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::diagnostic::kind::{DiagnosticKind, Unsupported};
use crate::document::{Block, Inline, List, Paragraph, ParagraphStyle, Section, SectionStyle};

/// Lists and quotes inside one another.
const MAX_NESTING: usize = 8;

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
    let parser = Parser::new_ext(text, Options::ENABLE_FOOTNOTES | Options::ENABLE_TABLES);
    let mut unsupported: Vec<UnsupportedMarkdown> = parser
        .reference_definitions()
        .iter()
        .map(|(_, definition)| UnsupportedMarkdown {
            kind: DiagnosticKind::Markdown(Unsupported::LinkDefinition),
            range: definition.span.clone(),
        })
        .collect();
    unsupported.sort_by_key(|construct| construct.range.start);
    let mut builder = BlockBuilder {
        source: text,
        open: vec![OpenContainer::new(Container::Flow)],
        calls: Vec::new(),
        definitions: BTreeMap::new(),
        unsupported,
        depth: 0,
    };
    for (event, range) in parser.into_offset_iter() {
        builder.handle_event(event, range);
    }
    builder.finish()
}

/// The target of a link in its safe form, or `None`: `http`, `https`, `mailto` and `tel` only, in ASCII.
#[must_use]
pub fn safe_link_target(target: &str) -> Option<String> {
    let (scheme, rest) = target.split_once(':')?;
    let scheme = scheme.to_ascii_lowercase();
    if !["http", "https", "mailto", "tel"].contains(&scheme.as_str()) || rest.trim().is_empty() {
        return None;
    }
    let mut safe = format!("{scheme}:");
    for character in rest.trim().chars() {
        if character.is_ascii_graphic() && !"\"<>\\^`{|}".contains(character) {
            safe.push(character);
        } else {
            let mut utf8 = [0; 4];
            for byte in character.encode_utf8(&mut utf8).bytes() {
                safe.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    Some(safe)
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
        start: Option<u64>,
        items: Vec<Vec<Block>>,
    },
    Item,
    Quote,
    Note(String, Range<usize>),
    Strong,
    Emphasis,
    /// `None` when the target is refused: the words stay, the link goes.
    Link(Option<String>),
    /// A refused construct, kept as text.
    Verbatim,
}

struct BlockBuilder<'a> {
    source: &'a str,
    open: Vec<OpenContainer>,
    /// Labels of notes in the order of their first call.
    calls: Vec<String>,
    definitions: BTreeMap<String, (Vec<Block>, Range<usize>)>,
    unsupported: Vec<UnsupportedMarkdown>,
    /// Lists and quotes open.
    depth: usize,
}

impl BlockBuilder<'_> {
    fn handle_event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start_tag(tag, range),
            Event::End(tag) => self.end_tag(tag),
            Event::Text(text) => {
                // Entities stay as they are written: « &lt; » is text like any other.
                let written = &self.source[range];
                let entity = written.starts_with('&') && written.ends_with(';');
                self.push_text(if entity { written } else { &text });
            }
            Event::Code(code) => self.push_inline(Inline::Code(code.into_string())),
            Event::SoftBreak => self.push_text(" "),
            Event::HardBreak => self.push_inline(Inline::Break),
            Event::FootnoteReference(label) => {
                let label = label.into_string();
                let known = self.calls.iter().position(|called| *called == label);
                let index = known.unwrap_or(self.calls.len());
                if known.is_none() {
                    self.calls.push(label);
                }
                self.push_inline(Inline::NoteCall(index + 1));
            }
            Event::Html(html) | Event::InlineHtml(html) => {
                self.report_unsupported(Unsupported::Html, range);
                self.push_text(&html);
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

    fn start_tag(&mut self, tag: Tag<'_>, range: Range<usize>) {
        let container = match tag {
            Tag::Paragraph => Container::Paragraph,
            Tag::Heading { level, .. } => {
                if !self.source[range.clone()].trim_start().starts_with('#') {
                    self.report_unsupported(Unsupported::Underline, range);
                }
                Container::Heading(level)
            }
            Tag::BlockQuote(_) => {
                self.enter_nested(range);
                Container::Quote
            }
            Tag::List(start) => {
                self.enter_nested(range);
                Container::List {
                    start,
                    items: Vec::new(),
                }
            }
            Tag::Item => Container::Item,
            Tag::FootnoteDefinition(label) => Container::Note(label.into_string(), range),
            Tag::Emphasis => Container::Emphasis,
            Tag::Strong => Container::Strong,
            Tag::Link {
                dest_url, title, ..
            } => self.open_link(dest_url.into_string(), !title.is_empty(), range),
            Tag::Image { .. } => self.open_verbatim(Unsupported::Image, range),
            Tag::CodeBlock(_) => self.open_verbatim(Unsupported::CodeBlock, range),
            Tag::Table(_) => self.open_verbatim(Unsupported::Table, range),
            Tag::HtmlBlock
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::TableHead
            | Tag::TableRow
            | Tag::TableCell
            | Tag::MetadataBlock(_) => Container::Verbatim,
        };
        if !matches!(
            container,
            Container::Strong | Container::Emphasis | Container::Link(_) | Container::Verbatim
        ) {
            self.innermost().close_paragraph();
        }
        self.open.push(OpenContainer::new(container));
    }

    /// A link whose address is refused keeps its words alone.
    fn open_link(&mut self, address: String, is_titled: bool, range: Range<usize>) -> Container {
        let is_email = address.contains('@') && !address.contains(':');
        let scheme = if is_email { "mailto:" } else { "" };
        let target = safe_link_target(&format!("{scheme}{address}"));
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
            Container::Strong | Container::Emphasis | Container::Link(_) | Container::Heading(_)
        ) {
            innermost.close_paragraph();
        }
        let OpenContainer {
            container,
            blocks,
            mut inlines,
        } = innermost;
        match container {
            Container::Flow | Container::Paragraph | Container::Verbatim => {
                self.innermost().blocks.extend(blocks);
            }
            Container::Heading(level) => {
                trim_inlines(&mut inlines);
                self.push_heading(level, inlines);
            }
            Container::List { start, items } => {
                self.depth -= 1;
                if !items.is_empty() {
                    let list = Block::List(List { start, items });
                    self.innermost().blocks.push(list);
                }
            }
            Container::Item => {
                if let Container::List { items, .. } = &mut self.innermost().container
                    && !blocks.is_empty()
                {
                    items.push(blocks);
                }
            }
            Container::Quote => {
                self.depth -= 1;
                if !blocks.is_empty() {
                    self.innermost().blocks.push(Block::Quote(blocks));
                }
            }
            Container::Note(label, range) => {
                self.definitions.insert(label, (blocks, range));
            }
            Container::Strong => self.wrap_inlines(inlines, Inline::Strong),
            Container::Emphasis => self.wrap_inlines(inlines, Inline::Emphasis),
            Container::Link(Some(target)) => {
                self.wrap_inlines(inlines, |content| Inline::Link { target, content });
            }
            Container::Link(None) => self.innermost().inlines.extend(inlines),
        }
    }

    fn push_heading(&mut self, level: HeadingLevel, title: Vec<Inline>) {
        if title.is_empty() {
            return;
        }
        let block = if self.open.len() == 1 {
            Block::Section(Section {
                // Until the text is whole, the level stands where the anchor will.
                anchor: (level as usize).to_string(),
                title,
                aside: Vec::new(),
                style: SectionStyle::Plain,
                blocks: Vec::new(),
            })
        } else {
            // A heading inside a list, a quote or a note heads nothing of the sheet.
            Block::Paragraph(Paragraph {
                style: ParagraphStyle::Label,
                inlines: title,
            })
        };
        self.innermost().blocks.push(block);
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
        let mut blocks = nest_sections(&mut flow.into_iter().peekable(), 0);
        for (label, (definition, range)) in self.definitions {
            let kind = DiagnosticKind::UncalledNote { label };
            self.unsupported.push(UnsupportedMarkdown { kind, range });
            blocks.extend(definition);
        }
        (ParsedText { blocks, notes }, self.unsupported)
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
    while let Some(Inline::Text(text)) = inlines.first_mut() {
        let trimmed = text.trim_start();
        if !trimmed.is_empty() {
            *text = trimmed.to_owned();
            break;
        }
        inlines.remove(0);
    }
}
