//! Reads what a tagged PDF says, by the standard alone: the content that is shown, in the order of the structure.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Encoding, LoadOptions, Object, ObjectId};
use unicode_normalization::UnicodeNormalization;

use super::sheet::{SheetContent, SheetWord, split_words};
use crate::diagnostic::verify_result::UnreadableSheet;
use crate::render::pdf::SOURCE_NAME;

/// Elements inside elements: more is no sheet.
const MAX_DEPTH: usize = 256;
/// Bytes that one stream, and the content of one page, may come to: a small file can pretend to hold a great deal. Pages of
/// sheets have a fifth of it at most.
const MAX_STREAM: usize = 8 * 1024 * 1024;
const MAX_PAGE: usize = 1024 * 1024;
/// Bytes of content of all pages: some two thousand full ones.
const MAX_CONTENT_BYTES: usize = 128 * 1024 * 1024;

pub fn read_sheet(bytes: &[u8]) -> Result<SheetContent, UnreadableSheet> {
    let file = load(bytes).map_err(|_| UnreadableSheet::Malformed)?;
    // A PDF that another program printed need not have a structure.
    let has_source = source(&file).is_some();
    let broken = |_| match has_source {
        true => UnreadableSheet::Malformed,
        false => UnreadableSheet::NoSource,
    };
    let mut reader = PdfReader::new(&file);
    for (number, page) in file.get_pages() {
        let read = reader.read_page(page, number as usize);
        read.map_err(broken)?;
    }
    let root = file
        .catalog()
        .and_then(|catalog| catalog.get_deref(b"StructTreeRoot", &file)?.as_dict());
    reader.read_kids(root.map_err(broken)?, None, 0);
    let words = join_words(&reader.text);
    let mut additions = reader.additions;
    additions.extend(unexpected_annotations(&file));
    // Text that is shown but not in the structure, or twice in it.
    let marked = reader.marked.into_values();
    let marked = marked.filter(|it| it.read_count != 1 && !it.text.trim().is_empty());
    additions.extend(marked.map(|it| SheetWord::new(it.text.trim(), Some(it.page))));
    additions.extend(page_out_of_order(&words, file.get_pages().len()));
    additions.extend(reader.unexpected_pages.into_iter().map(empty_word));
    Ok(SheetContent {
        source: source(&file),
        generator: generator(&file).unwrap_or_default(),
        words,
        additions,
        has_picture: reader.has_picture,
        artifacts: reader.artifacts,
    })
}

/// The embedded source alone: the pages are not read.
pub fn read_source(bytes: &[u8]) -> Result<Option<String>, UnreadableSheet> {
    let file = load(bytes).map_err(|_| UnreadableSheet::Malformed)?;
    Ok(source(&file))
}

fn load(bytes: &[u8]) -> lopdf::Result<Document> {
    let options = LoadOptions::with_max_decompressed_size(MAX_STREAM);
    Document::load_mem_with_options(bytes, options)
}

/// The source, among the files inside the file.
fn source(file: &Document) -> Option<String> {
    let associated = file.catalog().ok()?.get_deref(b"AF", file).ok()?;
    let mut specifications = associated.as_array().ok()?.iter().filter_map(|it| {
        let (_, specification) = file.dereference(it).ok()?;
        specification.as_dict().ok()
    });
    let own = specifications.find(|it| {
        let name = it.get(b"F").and_then(lopdf::decode_text_string);
        name.is_ok_and(|name| name == SOURCE_NAME)
    })?;
    let embedded = own.get_deref(b"EF", file).ok()?.as_dict().ok()?;
    let stream = embedded.get_deref(b"F", file).ok()?.as_stream().ok()?;
    String::from_utf8(stream.get_plain_content_with_limit(MAX_STREAM).ok()?).ok()
}

fn generator(file: &Document) -> Option<String> {
    let information = file.trailer.get_deref(b"Info", file).ok()?;
    let producer = information.as_dict().ok()?.get(b"Producer").ok()?;
    lopdf::decode_text_string(producer).ok()
}

/// A word without text: unexpected content of a page.
fn empty_word(page: usize) -> SheetWord {
    SheetWord::new("…", Some(page))
}

/// The first page that the sheet does not come to in its turn, or at all.
fn page_out_of_order(words: &[SheetWord], count: usize) -> Option<SheetWord> {
    let mut firsts: Vec<usize> = Vec::new();
    for page in words.iter().filter_map(|word| word.page) {
        if !firsts.contains(&page) {
            firsts.push(page);
        }
    }
    let wrong = (1..=count).find(|due| firsts.get(due - 1) != Some(due));
    wrong.map(empty_word)
}

/// The text of annotations other than links and signatures, which sheets do not have.
fn unexpected_annotations(file: &Document) -> Vec<SheetWord> {
    let mut additions = Vec::new();
    for (number, page) in file.get_pages() {
        for annotation in file.get_page_annotations(page).unwrap_or_default() {
            let kind = annotation.get(b"Subtype").and_then(Object::as_name);
            let field = annotation.get(b"FT").and_then(Object::as_name);
            let is_signature = matches!((&kind, field), (Ok(b"Widget"), Ok(b"Sig")));
            let is_link = matches!(kind, Ok(b"Link")) && !annotation.has(b"AP");
            if !is_signature && !is_link {
                let words = annotation
                    .get(b"Contents")
                    .and_then(lopdf::decode_text_string);
                let words = words.unwrap_or_else(|_| "…".to_owned());
                additions.push(SheetWord::new(words, Some(number as usize)));
            }
        }
    }
    additions
}

/// Reads the pages, then the structure that puts their text in order.
struct PdfReader<'a> {
    file: &'a Document,
    /// How the codes of fonts read, by their maps.
    encodings: BTreeMap<ObjectId, Encoding<'a>>,
    /// The text of each page, by its mark.
    marked: BTreeMap<(ObjectId, i64), MarkedText>,
    /// The text outside the structure.
    artifacts: Vec<SheetWord>,
    has_picture: bool,
    /// Bytes of the content read so far.
    content_bytes: usize,
    /// Pages that show what no sheet does: other drawings than rules and tints under the text, other text than plain.
    unexpected_pages: BTreeSet<usize>,
    /// Elements already read: a structure that turns back on itself is read once.
    visited_elements: BTreeSet<ObjectId>,
    /// Stretches of text in order, and their pages; a line end separates words.
    text: Vec<(String, Option<usize>)>,
    /// Text that is shown otherwise than its element says.
    additions: Vec<SheetWord>,
}

/// The text of one mark, and how often the structure comes to it.
#[derive(Default)]
struct MarkedText {
    text: String,
    page: usize,
    read_count: usize,
}

/// The operators that sheets are written with.
const OPERATORS: &str = "BDC BMC EMC BT ET Tf Td Tm TJ Tj rg re f q Q cm Do";
/// Points in the thickness of a rule: what is drawn over text is no thicker.
const MAX_RULE_THICKNESS: f32 = 2.0;
/// Of each channel, from which a colour is that of paper.
const PALE_CHANNEL: f32 = 0.85;
/// Elements that do not separate words.
const INLINE: &str = "Span Strong Em Link Reference Code Ins Del";

/// The graphics state of a page.
#[derive(Default)]
struct PageState {
    shows_text: bool,
    is_pale: bool,
    /// The map of the font in use.
    font: Option<ObjectId>,
    /// The marks of the open stretches of content.
    open: Vec<Option<i64>>,
}

impl<'a> PdfReader<'a> {
    fn new(file: &'a Document) -> Self {
        Self {
            file,
            encodings: BTreeMap::new(),
            marked: BTreeMap::new(),
            artifacts: Vec::new(),
            has_picture: false,
            content_bytes: 0,
            unexpected_pages: BTreeSet::new(),
            visited_elements: BTreeSet::new(),
            text: Vec::new(),
            additions: Vec::new(),
        }
    }

    fn read_page(&mut self, page: ObjectId, number: usize) -> lopdf::Result<()> {
        let mut fonts = BTreeMap::new();
        for (name, font) in self.file.get_page_fonts(page)? {
            if let Ok(map) = font.get(b"ToUnicode").and_then(Object::as_reference) {
                if !self.encodings.contains_key(&map)
                    && let Ok(encoding) = font.get_font_encoding_with_limit(self.file, MAX_STREAM)
                {
                    self.encodings.insert(map, encoding);
                }
                fonts.insert(name, map);
            }
        }
        let content = self.file.get_page_content_with_limit(page, MAX_PAGE)?;
        self.content_bytes += content.len();
        if self.content_bytes > MAX_CONTENT_BYTES {
            return Err(lopdf::Error::Unimplemented("more pages than any sheet has"));
        }
        let mut state = PageState::default();
        for operation in Content::decode(&content)?.operations {
            if self.is_unexpected(&operation, &mut state, number) {
                self.unexpected_pages.insert(number);
            }
            let first = operation.operands.first();
            match operation.operator.as_str() {
                "BMC" => state.open.push(None),
                "BDC" => {
                    let mark = operation.operands.get(1).and_then(|it| self.mark_id(it));
                    if let Some(mark) = mark {
                        let marked = self.marked.entry((page, mark)).or_default();
                        marked.page = number;
                    }
                    state.open.push(mark);
                }
                "EMC" => {
                    state.open.pop();
                }
                "Tf" => {
                    let name = first.and_then(|name| name.as_name().ok());
                    state.font = name.and_then(|name| fonts.get(name)).copied();
                }
                "BT" if state.open.iter().all(Option::is_none) => {
                    self.artifacts.push(SheetWord::new("", Some(number)));
                }
                "Tj" | "TJ" | "'" | "\"" => {
                    let text = self.decode_text(&operation.operands, state.font);
                    let mark = state.open.iter().rev().find_map(|mark| *mark);
                    match mark.and_then(|mark| self.marked.get_mut(&(page, mark))) {
                        Some(marked) => marked.text.push_str(&text),
                        None => self.push_artifact(text, number),
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Whether sheets have no such operation there.
    fn is_unexpected(&mut self, operation: &Operation, state: &mut PageState, page: usize) -> bool {
        let operands = operation.operands.iter();
        let numbers: Vec<f32> = operands.filter_map(|it| it.as_float().ok()).collect();
        match operation.operator.as_str() {
            "rg" => {
                state.is_pale = numbers.iter().all(|channel| *channel > PALE_CHANNEL);
                false
            }
            "re" => {
                let sides = numbers.get(2..4).unwrap_or_default();
                state.shows_text && sides.iter().all(|side| side.abs() > MAX_RULE_THICKNESS)
            }
            "Td" => {
                let inside = |number: &f32| (0.0..2_000.0).contains(number);
                !numbers.iter().all(inside)
            }
            // A logo comes first, and once.
            "Do" => std::mem::replace(&mut self.has_picture, true) || state.shows_text || page > 1,
            "TJ" | "Tj" => {
                state.shows_text = true;
                state.is_pale
            }
            // Content that readers may hide.
            "BDC" => matches!(operation.operands.first(), Some(Object::Name(tag)) if tag == b"OC"),
            name => !OPERATORS.split(' ').any(|known| known == name),
        }
    }

    /// The mark among the properties of a stretch of content.
    fn mark_id(&self, properties: &Object) -> Option<i64> {
        let (_, properties) = self.file.dereference(properties).ok()?;
        properties.as_dict().ok()?.get(b"MCID").ok()?.as_i64().ok()
    }

    /// The text that operands show in a font.
    fn decode_text(&self, operands: &[Object], font: Option<ObjectId>) -> String {
        let encoding = font.and_then(|font| self.encodings.get(&font));
        let mut text = String::new();
        let parts = operands
            .iter()
            .flat_map(|operand| match operand.as_array() {
                Ok(parts) => parts.as_slice(),
                Err(_) => std::slice::from_ref(operand),
            });
        for bytes in parts.filter_map(|part| part.as_str().ok()) {
            match encoding.map(|encoding| encoding.bytes_to_string(bytes)) {
                Some(Ok(words)) => text.push_str(&words),
                Some(Err(_)) => text.push(char::REPLACEMENT_CHARACTER),
                // A font that this program did not write, of one byte a letter.
                None => text.push_str(&String::from_utf8_lossy(bytes)),
            }
        }
        text
    }

    fn push_artifact(&mut self, text: String, page: usize) {
        let page = Some(page);
        match self.artifacts.last_mut() {
            Some(last) if last.page == page => last.text.push_str(&text),
            Some(_) | None => self.artifacts.push(SheetWord { text, page }),
        }
    }

    /// Reads what is inside an element of the structure.
    fn read_kids(&mut self, element: &'a Dictionary, page: Option<ObjectId>, depth: usize) {
        let (Ok(kid), true) = (element.get(b"K"), depth <= MAX_DEPTH) else {
            return;
        };
        let file = self.file;
        let resolve = |object: &'a Object| file.dereference(object).unwrap_or((None, object));
        let kids = match resolve(kid).1.as_array() {
            Ok(kids) => kids.as_slice(),
            Err(_) => std::slice::from_ref(kid),
        };
        let page = element_page(element).or(page);
        for kid in kids {
            let (id, kid) = resolve(kid);
            if let Ok(mark) = kid.as_i64() {
                self.read_mark(page, mark);
            }
            let Ok(kid) = kid.as_dict() else { continue };
            if let Ok(mark) = kid.get(b"MCID") {
                if let (Ok(mark), None) = (mark.as_i64(), id) {
                    self.read_mark(element_page(kid).or(page), mark);
                }
            } else if kid.has(b"S") && id.is_none_or(|id| self.visited_elements.insert(id)) {
                // The other kids are references to annotations.
                self.read_element(element, kid, page, depth + 1);
            }
        }
    }

    fn read_element(
        &mut self,
        parent: &Dictionary,
        element: &'a Dictionary,
        page: Option<ObjectId>,
        depth: usize,
    ) {
        let tag = element_type(element);
        let start = self.text.len();
        if tag == b"Lbl" && element_type(parent) == b"LI" {
            // The marker of an item is not part of its words.
            self.read_kids(element, page, depth);
            self.text.truncate(start);
            return;
        }
        let is_inline = INLINE.split(' ').any(|inline| inline.as_bytes() == tag);
        let separation = (!is_inline).then(|| ("\n".to_owned(), None));
        self.text.extend(separation.clone());
        let start = self.text.len();
        self.read_kids(element, page, depth);
        let actual = element.get(b"ActualText");
        if let Ok(actual) = actual.and_then(lopdf::decode_text_string) {
            let read = self.text.split_off(start);
            let text: String = read.iter().map(|(text, _)| text.as_str()).collect();
            let page = read.first().and_then(|(_, page)| *page);
            if fold_letters(&text) != fold_letters(&actual) {
                self.additions.push(SheetWord { text, page });
            }
            self.text.push((actual, page));
        }
        self.text.extend(separation);
    }

    fn read_mark(&mut self, page: Option<ObjectId>, mark: i64) {
        let marked = page.and_then(|page| self.marked.get_mut(&(page, mark)));
        if let Some(marked) = marked {
            marked.read_count += 1;
            if marked.read_count == 1 {
                self.text.push((marked.text.clone(), Some(marked.page)));
            }
        }
    }
}

fn element_page(element: &Dictionary) -> Option<ObjectId> {
    element.get(b"Pg").and_then(Object::as_reference).ok()
}

fn element_type(element: &Dictionary) -> &[u8] {
    let name = element.get(b"S").and_then(Object::as_name);
    name.unwrap_or_default()
}

/// The letters that distinguish two words, whatever their hyphens.
fn fold_letters(text: &str) -> String {
    let joins = |c: &char| c.is_whitespace() || "\u{AD}-\u{2010}\u{2011}".contains(*c);
    text.nfkc().filter(|c| !joins(c)).collect()
}

/// Stretches of text as words, each on the page where it starts.
fn join_words(text: &[(String, Option<usize>)]) -> Vec<SheetWord> {
    let mut words: Vec<SheetWord> = Vec::new();
    let mut open = false;
    for (stretch, page) in text {
        for (rank, part) in stretch.split(char::is_whitespace).enumerate() {
            open &= rank == 0;
            if part.is_empty() {
                continue;
            }
            match words.last_mut().filter(|_| open) {
                Some(word) => word.text.push_str(part),
                None => words.push(SheetWord::new(part, *page)),
            }
            open = true;
        }
    }
    debug_assert!(words.iter().all(|word| split_words(&word.text).len() == 1));
    words
}
