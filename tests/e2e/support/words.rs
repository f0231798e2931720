//! The words of a document and of what is rendered from it, which must be the same. White space of any kind parts
//! words; punctuation set apart by it is a word too.

use annexe::document::Document;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use scraper::{ElementRef, Html, Node, Selector};

pub fn document_words(document: &Document) -> Vec<String> {
    words(&document.plain_text())
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
            Event::Start(Tag::Strong | Tag::Emphasis | Tag::Strikethrough | Tag::Link { .. })
            | Event::End(
                TagEnd::Strong | TagEnd::Emphasis | TagEnd::Strikethrough | TagEnd::Link,
            ) => {}
            Event::SoftBreak | Event::HardBreak | Event::Start(_) | Event::End(_) => {
                text.push('\n');
            }
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::Rule
            | Event::TaskListMarker(_) => text.push_str("\n(structure made of text)\n"),
        }
    }
    // What keeps a call and a link apart is no part of a word.
    words(&text.replace('\u{200b}', ""))
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

/// The words of a file in the order of its tags, without the markers of lists.
pub fn pdf_words(bytes: &[u8]) -> Vec<String> {
    let (_, carried) = annexe::verify::read_sheet(bytes).expect("a PDF file");
    carried.words.into_iter().map(|word| word.text).collect()
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn push_element(element: ElementRef, text: &mut String) {
    const INLINE: &[&str] = &[
        "a", "code", "del", "em", "ins", "span", "strong", "sup", "time",
    ];
    // What stands around the sheet repeats its words.
    if ["script", "nav"].contains(&element.value().name())
        || element.value().classes().any(|class| class == "skip")
    {
        return;
    }
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
