//! Reads the text of a page as browsers parse it.

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use super::sheet::{SheetContent, SheetWord, split_words};
use crate::render::html::{NAVIGATION, SOURCE_ID};

pub fn read_sheet(bytes: &[u8]) -> SheetContent {
    let page = String::from_utf8_lossy(bytes);
    let mut reader = PageReader::default();
    let mut emitter = DefaultEmitter::default();
    // As in browsers, the content of a script or a style is not HTML.
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(page.as_ref(), emitter) {
        let Ok(token) = token;
        reader.read_token(&token);
    }
    let mut content = reader.content;
    // The line end after the opening is the page's.
    content.source = content.source.map(|source| {
        let source = source.strip_prefix('\n').unwrap_or(&source);
        source.replace("&lt;", "<").replace("&amp;", "&")
    });
    let words = split_words(&reader.text).into_iter();
    content.words = words.map(|text| SheetWord::new(text, None)).collect();
    content
}

/// Elements inside a line of text: they do not separate words.
const INLINE: [&[u8]; 7] = [b"a", b"code", b"em", b"span", b"strong", b"sup", b"time"];

#[derive(Default)]
struct PageReader {
    content: SheetContent,
    text: String,
    /// The element being skipped, and how deep it is nested in itself.
    skipped: Option<(Vec<u8>, usize)>,
    in_source: bool,
    in_body: bool,
}

impl PageReader {
    fn read_token(&mut self, token: &Token) {
        match token {
            Token::StartTag(tag) => self.open_element(tag),
            Token::EndTag(tag) => self.close_element(&tag.name),
            Token::String(text) => {
                let text = String::from_utf8_lossy(text);
                if let Some(source) = self.content.source.as_mut().filter(|_| self.in_source) {
                    source.push_str(&text);
                } else if self.in_body && self.skipped.is_none() {
                    self.text.push_str(&text);
                }
            }
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }

    fn open_element(&mut self, tag: &StartTag<()>) {
        let attribute = |name: &[u8]| {
            let value = tag.attributes.get(name);
            value.map(|value| String::from_utf8_lossy(value).into_owned())
        };
        let name: &[u8] = &tag.name;
        if let Some((skipped, depth)) = &mut self.skipped {
            if name == skipped.as_slice() {
                *depth += 1;
            }
            return;
        }
        let class = attribute(b"class").unwrap_or_default();
        match name {
            b"body" => self.in_body = true,
            b"meta" if attribute(b"name").as_deref() == Some("generator") => {
                self.content.generator = attribute(b"content").unwrap_or_default();
            }
            b"script" if attribute(b"id").as_deref() == Some(SOURCE_ID) => {
                self.in_source = true;
                self.content.source = Some(String::new());
            }
            _ if name == b"script"
                || name == b"style"
                || NAVIGATION.contains(&(name, class.as_str())) =>
            {
                self.skipped = Some((name.to_vec(), 1));
            }
            _ => {}
        }
        self.separate_words(name);
    }

    fn close_element(&mut self, name: &[u8]) {
        if let Some((skipped, depth)) = &mut self.skipped {
            if name == skipped.as_slice() {
                *depth -= 1;
                if *depth == 0 {
                    self.skipped = None;
                }
            }
            return;
        }
        if name == b"script" {
            self.in_source = false;
        }
        self.separate_words(name);
    }

    fn separate_words(&mut self, name: &[u8]) {
        if !INLINE.contains(&name) {
            self.text.push('\n');
        }
    }
}
