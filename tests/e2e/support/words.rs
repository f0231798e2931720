//! The words of a document and of what is rendered from it, which must be the same. White space of any kind parts
//! words; punctuation set apart by it is a word too.

use annexe::document::{Block, Document, Fact, Inline, List, Masthead, Notes, Row, Section, Table};
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd};
use scraper::{ElementRef, Html, Node, Selector};

pub fn document_words(document: &Document) -> Vec<String> {
    words(&document_text(document))
}

/// The text of a document, a line for each run of inlines.
pub fn document_text(document: &Document) -> String {
    let Document {
        metadata: _,
        running: _,
        masthead,
        body,
        notes,
    } = document;
    let Masthead {
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

/// The words as a reader of CommonMark with GitHub's extensions sees them.
pub fn markdown_words(source: &str) -> Vec<String> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_MATH;
    let mut text = String::new();
    for event in Parser::new_ext(source, options) {
        match event {
            Event::Text(run) | Event::Code(run) => text.push_str(&run),
            Event::FootnoteReference(label) => text.push_str(&label),
            Event::Start(Tag::FootnoteDefinition(label)) => text.push_str(&format!("\n{label}\n")),
            Event::InlineHtml(CowStr::Borrowed("<br>")) => text.push('\n'),
            Event::InlineHtml(_) => {}
            Event::Start(Tag::Strong | Tag::Emphasis | Tag::Link { .. })
            | Event::End(TagEnd::Strong | TagEnd::Emphasis | TagEnd::Link) => {}
            Event::SoftBreak | Event::HardBreak | Event::Start(_) | Event::End(_) => {
                text.push('\n');
            }
            // Comments keep lists apart; nothing else here is made of text.
            Event::Html(comment) if comment.starts_with("<!--") => {}
            Event::Html(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::Rule
            | Event::TaskListMarker(_) => text.push_str("\n(structure made of text)\n"),
        }
    }
    words(&text)
}

/// The words of the body as a browser parses it.
pub fn html_words(source: &str) -> Vec<String> {
    let page = Html::parse_document(source);
    let body = Selector::parse("body").expect("a selector");
    let mut text = String::new();
    for element in page.select(&body) {
        push_element(element, &mut text);
    }
    words(&text)
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn push_element(element: ElementRef, text: &mut String) {
    const INLINE: &[&str] = &["a", "code", "em", "span", "strong", "sup", "time"];
    let parts_words = !INLINE.contains(&element.value().name());
    if parts_words {
        text.push('\n');
    }
    for child in element.children() {
        if let Some(child) = ElementRef::wrap(child) {
            push_element(child, text);
        } else if let Node::Text(run) = child.value() {
            text.push_str(run);
        }
    }
    if parts_words {
        text.push('\n');
    }
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
            Inline::Link { target: _, content } => push_inlines(content, text),
            Inline::NoteCall(number) => text.push_str(&number.to_string()),
            Inline::Break => text.push('\n'),
        }
    }
}
