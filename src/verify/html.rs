//! Reads the text of a page as browsers parse it.

use html5gum::Tokenizer;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};

use super::budget::Budget;
use super::sheet::{SheetContent, SheetWord, split_words};
use crate::diagnostic::verify_result::{SheetLimit, UnreadableSheet};
use crate::render::html::{NAVIGATION, SOURCE_ID};

pub fn read_sheet(bytes: &[u8], budget: &Budget) -> Result<SheetContent, UnreadableSheet> {
    let page = String::from_utf8_lossy(bytes);
    let mut reader = PageReader::default();
    let read = |event: CallbackEvent, _| match reader.read_event(&event, budget) {
        Some(()) => None,
        None => Some(()),
    };
    let mut emitter = CallbackEmitter::<_, _, ()>::new(read);
    // As in browsers, the content of a script or a style is not HTML.
    emitter.naively_switch_states(true);
    // It gives nothing before the end, or before a limit is exceeded.
    let _ = Tokenizer::new_with_emitter(page.as_ref(), emitter).next();
    if let Some(limit) = budget.exceeded() {
        return Err(UnreadableSheet::Exceeds(limit));
    }
    let mut content = reader.content;
    // The line end after the opening is the page's.
    content.source = content.source.map(|source| {
        let source = source.strip_prefix('\n').unwrap_or(&source);
        source.replace("&lt;", "<").replace("&amp;", "&")
    });
    let words = split_words(&reader.text).into_iter();
    content.words = words.map(|text| SheetWord::new(text, None)).collect();
    Ok(content)
}

/// Elements inside a line of text: they do not separate words.
const INLINE: [&[u8]; 7] = [b"a", b"code", b"em", b"span", b"strong", b"sup", b"time"];

/// The attributes that are read.
const ATTRIBUTES: [&[u8]; 4] = [b"class", b"content", b"id", b"name"];

#[derive(Default)]
struct PageReader {
    content: SheetContent,
    text: String,
    /// The element that is being opened.
    tag: Vec<u8>,
    attributes: [Option<Vec<u8>>; ATTRIBUTES.len()],
    /// The attribute whose value comes next.
    attribute: Option<usize>,
    /// The element being skipped, and how deep it is nested in itself.
    skipped: Option<(Vec<u8>, usize)>,
    in_source: bool,
    in_body: bool,
}

impl PageReader {
    fn read_event(&mut self, event: &CallbackEvent, budget: &Budget) -> Option<()> {
        budget.spend(SheetLimit::Values, 1)?;
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = name.to_vec();
                self.attributes = Default::default();
            }
            CallbackEvent::AttributeName { name } => {
                let place = ATTRIBUTES.iter().position(|known| known == name);
                // The first of its name counts.
                self.attribute = place.filter(|place| self.attributes[*place].is_none());
                if let Some(place) = self.attribute {
                    self.attributes[place] = Some(Vec::new());
                }
            }
            CallbackEvent::AttributeValue { value } => {
                let attribute = self.attribute.and_then(|it| self.attributes[it].as_mut());
                if let Some(attribute) = attribute {
                    attribute.extend(*value);
                }
            }
            CallbackEvent::CloseStartTag { .. } => self.open_element(),
            CallbackEvent::EndTag { name } => self.close_element(name),
            CallbackEvent::String { value } => {
                let text = String::from_utf8_lossy(value);
                if let Some(source) = self.content.source.as_mut().filter(|_| self.in_source) {
                    budget.spend(SheetLimit::DecodedBytes, text.len())?;
                    source.push_str(&text);
                } else if self.in_body && self.skipped.is_none() {
                    budget.spend(SheetLimit::TextBytes, text.len())?;
                    self.text.push_str(&text);
                }
            }
            CallbackEvent::Comment { .. }
            | CallbackEvent::Doctype { .. }
            | CallbackEvent::Error(_) => {}
        }
        Some(())
    }

    fn open_element(&mut self) {
        let name = std::mem::take(&mut self.tag);
        let name = name.as_slice();
        if let Some((skipped, depth)) = &mut self.skipped {
            if name == skipped.as_slice() {
                *depth += 1;
            }
            return;
        }
        let attributes = std::mem::take(&mut self.attributes);
        let attribute = |name: &[u8]| {
            let place = ATTRIBUTES.iter().position(|known| *known == name)?;
            let value = attributes[place].as_deref()?;
            Some(String::from_utf8_lossy(value).into_owned())
        };
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
