//! What a page of ours says, to whoever reads it without knowing how it was written.

use html5gum::{DefaultEmitter, Token, Tokenizer};

use super::{Carried, Word, split};
use crate::render::html::{self, FURNITURE, SOURCE_ID};

pub fn carried(bytes: &[u8]) -> Carried {
    let page = String::from_utf8_lossy(bytes);
    let mut reading = Reading::default();
    let mut emitter = DefaultEmitter::default();
    // As browsers do: what a script or a style holds is no HTML.
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(page.as_ref(), emitter) {
        let Ok(token) = token;
        reading.take(&token);
    }
    let Reading {
        source,
        digest,
        generator,
        text,
        ..
    } = reading;
    // The line end after the opening is the page's.
    let source = source.map(|source| {
        let source = source.strip_prefix('\n').unwrap_or(&source);
        source.replace("&lt;", "<").replace("&amp;", "&")
    });
    let is_whole = |source: &String| html::digest(source) == digest;
    let additions = if source.as_ref().is_none_or(is_whole) {
        Vec::new()
    } else {
        // Changed with the page: there is no word to show for it.
        vec![Word {
            text: "…".to_owned(),
            page: None,
        }]
    };
    let words = split(&text).into_iter();
    Carried {
        source,
        generator,
        words: words.map(|text| Word { text, page: None }).collect(),
        additions,
        ..Carried::default()
    }
}

/// Elements inside a line of text, which part no words.
const INLINE: [&[u8]; 7] = [b"a", b"code", b"em", b"span", b"strong", b"sup", b"time"];

#[derive(Default)]
struct Reading {
    source: Option<String>,
    digest: String,
    generator: String,
    text: String,
    /// The element that is passed over, and how deep it is inside itself.
    passing: Option<(Vec<u8>, usize)>,
    in_source: bool,
    in_body: bool,
}

impl Reading {
    fn take(&mut self, token: &Token) {
        match token {
            Token::StartTag(tag) => {
                let attribute = |name: &[u8]| {
                    let value = tag.attributes.get(name);
                    value.map(|value| String::from_utf8_lossy(value).into_owned())
                };
                let name: &[u8] = &tag.name;
                if let Some((passed, depth)) = &mut self.passing {
                    if name == passed.as_slice() {
                        *depth += 1;
                    }
                    return;
                }
                let class = attribute(b"class").unwrap_or_default();
                match name {
                    b"body" => self.in_body = true,
                    b"meta" if attribute(b"name").as_deref() == Some("generator") => {
                        self.generator = attribute(b"content").unwrap_or_default();
                    }
                    b"script" if attribute(b"id").as_deref() == Some(SOURCE_ID) => {
                        self.in_source = true;
                        self.source = Some(String::new());
                        self.digest = attribute(b"data-digest").unwrap_or_default();
                    }
                    _ if name == b"script"
                        || name == b"style"
                        || FURNITURE.contains(&(name, class.as_str())) =>
                    {
                        self.passing = Some((name.to_vec(), 1));
                    }
                    _ => {}
                }
                self.part(name);
            }
            Token::EndTag(tag) => {
                let name: &[u8] = &tag.name;
                if let Some((passed, depth)) = &mut self.passing {
                    if name == passed.as_slice() {
                        *depth -= 1;
                        if *depth == 0 {
                            self.passing = None;
                        }
                    }
                    return;
                }
                if name == b"script" {
                    self.in_source = false;
                }
                self.part(name);
            }
            Token::String(text) => {
                let text = String::from_utf8_lossy(text);
                if let Some(source) = self.source.as_mut().filter(|_| self.in_source) {
                    source.push_str(&text);
                } else if self.in_body && self.passing.is_none() {
                    self.text.push_str(&text);
                }
            }
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }

    fn part(&mut self, name: &[u8]) {
        if !INLINE.contains(&name) {
            self.text.push('\n');
        }
    }
}
