//! What a tagged PDF says, to whoever reads it by the standard without knowing how it was written: the content that is
//! shown, in the order of the structure.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::content::Content;
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId};
use unicode_normalization::UnicodeNormalization;

use super::sheet::{SheetContent, SheetWord, split_words};
use crate::diagnostic::verify_result::UnreadableSheet;
use crate::render::pdf::SOURCE_NAME;

/// Elements inside elements: more is no sheet.
const MOST_DEPTH: usize = 256;
/// Bytes that one stream, and the content of one page, may come to: a small file can pretend to hold a great deal. Pages of
/// sheets have a fifth of it at most.
const MOST_STREAM: usize = 8 * 1024 * 1024;
const MOST_PAGE: usize = 1024 * 1024;
/// Bytes of content of all pages: some two thousand full ones.
const MOST_CONTENT: usize = 128 * 1024 * 1024;

pub fn read_sheet(bytes: &[u8]) -> Result<SheetContent, UnreadableSheet> {
    let file = load(bytes).map_err(|_| UnreadableSheet::Broken)?;
    let source = source(&file);
    let generator = generator(&file).unwrap_or_default();
    let shown = Shown::of(&file).map_err(|_| UnreadableSheet::Broken)?;
    let mut telling = Telling {
        file: &file,
        shown: &shown,
        pages: pages(&file),
        met: BTreeSet::new(),
        told: BTreeMap::new(),
        text: Vec::new(),
        odd: Vec::new(),
    };
    let root = file.catalog().and_then(|catalog| {
        let root = resolved(&file, catalog.get(b"StructTreeRoot")?);
        root.as_dict()
    });
    telling.tell(root.map_err(|_| UnreadableSheet::Broken)?, None, 0);
    let Telling {
        text,
        mut odd,
        told,
        ..
    } = telling;
    let words = words(&text);
    odd.extend(annotations(&file));
    odd.extend(shown.untold(&told, &pages(&file)));
    odd.extend(pages_out_of_order(&words, pages(&file).len()));
    odd.extend(shown.strange.iter().map(|&page| strange(page)));
    Ok(SheetContent {
        source,
        generator,
        words,
        additions: odd,
        has_picture: shown.has_picture,
        artifacts: shown
            .loose
            .into_iter()
            .map(|(page, text)| SheetWord {
                text,
                page: Some(page),
            })
            .collect(),
    })
}

fn load(bytes: &[u8]) -> lopdf::Result<Document> {
    let options = LoadOptions::with_max_decompressed_size(MOST_STREAM);
    Document::load_mem_with_options(bytes, options)
}

/// What signing adds to a catalogue, and to the page of the signature.
const GAINED: [&[u8]; 5] = [b"AcroForm", b"DSS", b"Extensions", b"Perms", b"Annots"];

/// Whether what follows the bytes of a file changes nothing of what it shows: a signature, its field, its stamp of time.
pub fn is_signed_after(before: &[u8], after: &[u8]) -> bool {
    let (Ok(before), Ok(after)) = (load(before), load(after)) else {
        return false;
    };
    // Another catalogue would be another file.
    let same = |key: &[u8]| before.trailer.get(key).ok() == after.trailer.get(key).ok();
    if !same(b"Root") {
        return false;
    }
    // Who signs says so there.
    let information = before
        .trailer
        .get(b"Info")
        .and_then(Object::as_reference)
        .ok();
    let catalog = after
        .trailer
        .get(b"Root")
        .and_then(Object::as_reference)
        .ok();
    before.objects.iter().all(|(id, object)| {
        let Some(now) = after.objects.get(id) else {
            return false;
        };
        match (object.as_dict(), now.as_dict()) {
            // Pages gain the place of a signature, the catalogue its form.
            (Ok(was), Ok(is)) if Some(*id) == catalog || was.has_type(b"Page") => {
                let kept = was
                    .iter()
                    .all(|(key, value)| key == b"Annots" || is.get(key).ok() == Some(value));
                let gained = |key: &[u8]| was.has(key) || GAINED.contains(&key);
                kept && is.iter().all(|(key, _)| gained(key))
            }
            (_, _) => object == now || Some(*id) == information,
        }
    })
}

/// The source, among the files inside the file.
fn source(file: &Document) -> Option<String> {
    let catalog = file.catalog().ok()?;
    let associated = resolved(file, catalog.get(b"AF").ok()?).as_array().ok()?;
    let specifications = associated.iter();
    let mut specifications = specifications.filter_map(|it| resolved(file, it).as_dict().ok());
    let own = specifications.find(|it| {
        let name = it.get(b"F").and_then(lopdf::decode_text_string);
        name.is_ok_and(|name| name == SOURCE_NAME)
    })?;
    let embedded = resolved(file, own.get(b"EF").ok()?).as_dict().ok()?;
    let stream = resolved(file, embedded.get(b"F").ok()?).as_stream().ok()?;
    String::from_utf8(stream.get_plain_content_with_limit(MOST_STREAM).ok()?).ok()
}

fn generator(file: &Document) -> Option<String> {
    let information = file.trailer.get(b"Info").ok()?;
    let information = resolved(file, information).as_dict().ok()?;
    lopdf::decode_text_string(information.get(b"Producer").ok()?).ok()
}

/// The number of each page, from 1.
fn pages(file: &Document) -> BTreeMap<ObjectId, usize> {
    let pages = file.get_pages().into_iter();
    pages.map(|(number, id)| (id, number as usize)).collect()
}

/// What has no words, and no place on a sheet.
fn strange(page: usize) -> SheetWord {
    SheetWord {
        text: "…".to_owned(),
        page: Some(page),
    }
}

/// Pages that the sheet does not come to one after the other, or at all.
fn pages_out_of_order(words: &[SheetWord], count: usize) -> Vec<SheetWord> {
    let mut firsts: Vec<usize> = Vec::new();
    for page in words.iter().filter_map(|word| word.page) {
        if !firsts.contains(&page) {
            firsts.push(page);
        }
    }
    let expected: Vec<usize> = (1..=count).collect();
    let wrong = firsts.iter().zip(&expected).find(|(is, due)| is != due);
    let missing = || expected.get(firsts.len());
    wrong
        .map(|(_, due)| *due)
        .or_else(|| missing().copied())
        .map(strange)
        .into_iter()
        .collect()
}

/// What annotations write over the pages: nothing but links and signatures has a place there.
fn annotations(file: &Document) -> Vec<SheetWord> {
    let mut odd = Vec::new();
    for (page, number) in pages(file) {
        for annotation in file.get_page_annotations(page).unwrap_or_default() {
            let kind = annotation.get(b"Subtype").and_then(Object::as_name);
            let field = annotation.get(b"FT").and_then(Object::as_name);
            let is_signature = matches!((&kind, field), (Ok(b"Widget"), Ok(b"Sig")));
            let is_link = matches!(kind, Ok(b"Link")) && !annotation.has(b"AP");
            if is_signature || is_link {
                continue;
            }
            let words = annotation
                .get(b"Contents")
                .and_then(lopdf::decode_text_string);
            odd.push(SheetWord {
                text: words.unwrap_or_else(|_| "…".to_owned()),
                page: Some(number),
            });
        }
    }
    odd
}

/// What the pages show.
struct Shown {
    /// By page and mark.
    marked: BTreeMap<(ObjectId, i64), String>,
    /// By page number: what stands outside the structure.
    loose: Vec<(usize, String)>,
    has_picture: bool,
    /// Bytes of the content read so far.
    content: usize,
    /// Pages that show what no sheet does: other drawings than rules and tints under the text, other text than plain.
    strange: BTreeSet<usize>,
}

/// The operators that sheets are written with.
const OPERATORS: [&str; 17] = [
    "BDC", "BMC", "EMC", "BT", "ET", "Tf", "Td", "Tm", "TJ", "Tj", "rg", "re", "f", "q", "Q", "cm",
    "Do",
];
/// Points in the thickness of a rule: what is drawn over text is no thicker.
const RULE: f32 = 2.0;
/// Of each channel, from which a colour is that of paper.
const PALE: f32 = 0.85;

impl Shown {
    fn of(file: &Document) -> lopdf::Result<Self> {
        let mut shown = Self {
            marked: BTreeMap::new(),
            loose: Vec::new(),
            has_picture: false,
            content: 0,
            strange: BTreeSet::new(),
        };
        let mut maps = BTreeMap::new();
        for (number, page) in file.get_pages() {
            shown.read_page(file, page, number as usize, &mut maps)?;
        }
        Ok(shown)
    }

    // Long because it is one match over the operators of a page.
    fn read_page(
        &mut self,
        file: &Document,
        page: ObjectId,
        number: usize,
        maps: &mut BTreeMap<ObjectId, Codes>,
    ) -> lopdf::Result<()> {
        let mut fonts = BTreeMap::new();
        for (name, font) in file.get_page_fonts(page)? {
            if let Ok(map) = font.get(b"ToUnicode").and_then(Object::as_reference) {
                maps.entry(map).or_insert_with(|| codes(file, map));
                fonts.insert(name, map);
            }
        }
        let content = file.get_page_content_with_limit(page, MOST_PAGE)?;
        self.content += content.len();
        if self.content > MOST_CONTENT {
            return Err(lopdf::Error::Unimplemented("more pages than any sheet has"));
        }
        let content = Content::decode(&content)?;
        let mut open: Vec<Option<i64>> = Vec::new();
        let mut font = None;
        let mut shows_text = false;
        let mut is_pale = false;
        for operation in content.operations {
            let operands = &operation.operands;
            let numbers: Vec<f32> = operands
                .iter()
                .filter_map(|it| it.as_float().ok())
                .collect();
            let shows = matches!(operation.operator.as_str(), "TJ" | "Tj");
            shows_text |= shows;
            let is_strange = match operation.operator.as_str() {
                "rg" => {
                    is_pale = numbers.iter().all(|channel| *channel > PALE);
                    false
                }
                "re" => {
                    let sides = numbers.get(2..4).unwrap_or_default();
                    shows_text && sides.iter().all(|side| side.abs() > RULE)
                }
                "Td" => {
                    let inside = |number: &f32| (0.0..2_000.0).contains(number);
                    !numbers.iter().all(inside)
                }
                // A logo comes first, and once.
                "Do" => std::mem::replace(&mut self.has_picture, true) || shows_text || number > 1,
                name => shows && is_pale || !OPERATORS.contains(&name),
            };
            if is_strange {
                self.strange.insert(number);
            }
            match operation.operator.as_str() {
                "BMC" => open.push(None),
                "BDC" => {
                    let properties = operands.get(1).map(|it| resolved(file, it));
                    let mark = properties.and_then(|it| it.as_dict().ok()?.get(b"MCID").ok());
                    let mark = mark.and_then(|mark| mark.as_i64().ok());
                    if let Some(mark) = mark {
                        self.marked.entry((page, mark)).or_default();
                    }
                    if operands.first().and_then(|tag| tag.as_name().ok()) == Some(b"OC") {
                        self.strange.insert(number);
                    }
                    open.push(mark);
                }
                "EMC" => {
                    open.pop();
                }
                "Tf" => {
                    let name = operands.first().and_then(|name| name.as_name().ok());
                    font = name.and_then(|name| fonts.get(name)).copied();
                }
                "BT" if open.iter().all(Option::is_none) => {
                    self.loose.push((number, String::new()));
                }
                "Tj" | "TJ" | "'" | "\"" => {
                    let codes = font.and_then(|font| maps.get(&font));
                    let mut text = String::new();
                    for operand in operands {
                        decode(operand, codes, &mut text);
                    }
                    let mark = open.iter().rev().find_map(|mark| *mark);
                    match mark.and_then(|mark| self.marked.get_mut(&(page, mark))) {
                        Some(known) => known.push_str(&text),
                        None => match self.loose.last_mut() {
                            Some((last, known)) if *last == number => known.push_str(&text),
                            Some(_) | None => self.loose.push((number, text)),
                        },
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// What is shown and not told, or told twice.
    fn untold(
        &self,
        told: &BTreeMap<(ObjectId, i64), usize>,
        pages: &BTreeMap<ObjectId, usize>,
    ) -> Vec<SheetWord> {
        let marked = self.marked.iter().filter(|(place, text)| {
            let times = told.get(place).copied().unwrap_or(0);
            times != 1 && !text.trim().is_empty()
        });
        let words = marked.map(|((page, _), text)| SheetWord {
            text: text.trim().to_owned(),
            page: pages.get(page).copied(),
        });
        words.collect()
    }
}

type Codes = BTreeMap<u16, String>;

fn decode(operand: &Object, codes: Option<&Codes>, text: &mut String) {
    match operand {
        Object::Array(parts) => parts.iter().for_each(|part| decode(part, codes, text)),
        Object::String(bytes, _) => match codes {
            Some(codes) => {
                for code in bytes.chunks_exact(2) {
                    let code = u16::from_be_bytes([code[0], code[1]]);
                    text.push_str(codes.get(&code).map_or("\u{FFFD}", String::as_str));
                }
            }
            // A font of somebody else's, of one byte a letter.
            None => text.push_str(&String::from_utf8_lossy(bytes)),
        },
        Object::Null
        | Object::Boolean(_)
        | Object::Integer(_)
        | Object::Real(_)
        | Object::Name(_)
        | Object::Dictionary(_)
        | Object::Stream(_)
        | Object::Reference(_) => {}
    }
}

/// What each code of a font stands for.
fn codes(file: &Document, map: ObjectId) -> Codes {
    let stream = file.get_object(map).and_then(Object::as_stream);
    let source = stream.and_then(|stream| stream.get_plain_content_with_limit(MOST_STREAM));
    let source = String::from_utf8(source.unwrap_or_default()).unwrap_or_default();
    let mut codes = Codes::new();
    let mut in_block = false;
    for line in source.lines() {
        if line.ends_with("beginbfchar") {
            in_block = true;
        } else if line.starts_with("endbfchar") {
            in_block = false;
        } else if in_block {
            let mut parts = line
                .split(['<', '>'])
                .filter(|part| !part.trim().is_empty());
            let code = parts
                .next()
                .and_then(|code| u16::from_str_radix(code, 16).ok());
            let text = parts.next().map(|text| {
                let units = text.as_bytes().chunks(4).filter_map(|unit| {
                    let unit = std::str::from_utf8(unit).ok()?;
                    u16::from_str_radix(unit, 16).ok()
                });
                String::from_utf16_lossy(&units.collect::<Vec<_>>())
            });
            codes.extend(code.zip(text));
        }
    }
    codes
}

/// The structure, told in order.
struct Telling<'a> {
    file: &'a Document,
    shown: &'a Shown,
    pages: BTreeMap<ObjectId, usize>,
    /// Elements already told: a structure that turns back on itself is told once.
    met: BTreeSet<ObjectId>,
    /// How often each stretch of content was told.
    told: BTreeMap<(ObjectId, i64), usize>,
    /// Stretches of text and their pages; a line end parts words.
    text: Vec<(String, Option<usize>)>,
    odd: Vec<SheetWord>,
}

impl Telling<'_> {
    fn tell(&mut self, element: &Dictionary, page: Option<ObjectId>, depth: usize) {
        if depth > MOST_DEPTH {
            return;
        }
        let own = element.get(b"Pg").and_then(Object::as_reference).ok();
        let page = own.or(page);
        for kid in kids(self.file, element) {
            match kid {
                TagKid::Mark(mark) => self.mark(page, mark),
                TagKid::Element(id, kid) if kid.has(b"MCID") => {
                    let own = kid.get(b"Pg").and_then(Object::as_reference).ok();
                    let mark = kid.get(b"MCID").and_then(Object::as_i64);
                    if let (Ok(mark), None) = (mark, id) {
                        self.mark(own.or(page), mark);
                    }
                }
                TagKid::Element(id, kid) if kid.has(b"S") => {
                    if id.is_none_or(|id| self.met.insert(id)) {
                        self.element(element, kid, page, depth + 1);
                    }
                }
                // What remains are references to annotations.
                TagKid::Element(..) => {}
            }
        }
    }

    fn element(
        &mut self,
        parent: &Dictionary,
        element: &Dictionary,
        page: Option<ObjectId>,
        depth: usize,
    ) {
        let tag = name(element);
        if tag == b"Lbl" && name(parent) == b"LI" {
            // The mark of an item is none of its words.
            let start = self.text.len();
            self.tell(element, page, depth);
            self.text.truncate(start);
            return;
        }
        let inline: [&[u8]; 8] = [
            b"Span",
            b"Strong",
            b"Em",
            b"Link",
            b"Reference",
            b"Code",
            b"Ins",
            b"Del",
        ];
        let parts = !inline.contains(&tag);
        if parts {
            self.part();
        }
        match element
            .get(b"ActualText")
            .and_then(lopdf::decode_text_string)
        {
            Ok(actual) => {
                let start = self.text.len();
                self.tell(element, page, depth);
                let told = self.text.split_off(start);
                let shown: String = told.iter().map(|(text, _)| text.as_str()).collect();
                let page = told.first().and_then(|(_, page)| *page);
                if letters(&shown) != letters(&actual) {
                    self.odd.push(SheetWord { text: shown, page });
                }
                self.text.push((actual, page));
            }
            Err(_) => self.tell(element, page, depth),
        }
        if parts {
            self.part();
        }
    }

    fn mark(&mut self, page: Option<ObjectId>, mark: i64) {
        if let Some(page) = page {
            let times = self.told.entry((page, mark)).or_default();
            *times += 1;
            if *times > 1 {
                return;
            }
        }
        let text = page.and_then(|page| self.shown.marked.get(&(page, mark)));
        let number = page.and_then(|page| self.pages.get(&page)).copied();
        if let Some(text) = text {
            self.text.push((text.clone(), number));
        }
    }

    fn part(&mut self) {
        self.text.push(("\n".to_owned(), None));
    }
}

/// What tells two words apart, however they are cut.
fn letters(text: &str) -> String {
    let joins = |c: &char| c.is_whitespace() || "\u{AD}-\u{2010}\u{2011}".contains(*c);
    text.nfkc().filter(|c| !joins(c)).collect()
}

enum TagKid<'a> {
    Mark(i64),
    Element(Option<ObjectId>, &'a Dictionary),
}

fn kids<'a>(file: &'a Document, element: &'a Dictionary) -> Vec<TagKid<'a>> {
    let Ok(kids) = element.get(b"K") else {
        return Vec::new();
    };
    let items = resolved(file, kids).as_array();
    let items = items.map_or(std::slice::from_ref(kids), Vec::as_slice);
    let kids = items.iter().filter_map(|item| {
        let kid = resolved(file, item);
        let mark = kid.as_i64().map(TagKid::Mark);
        let element = || {
            Some(TagKid::Element(
                item.as_reference().ok(),
                kid.as_dict().ok()?,
            ))
        };
        mark.ok().or_else(element)
    });
    kids.collect()
}

fn name(element: &Dictionary) -> &[u8] {
    let name = element.get(b"S").and_then(Object::as_name);
    name.unwrap_or_default()
}

fn resolved<'a>(file: &'a Document, object: &'a Object) -> &'a Object {
    file.dereference(object)
        .map_or(object, |(_, object)| object)
}

/// Stretches of text as words, each on the page where it starts.
fn words(text: &[(String, Option<usize>)]) -> Vec<SheetWord> {
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
                None => words.push(SheetWord {
                    text: part.to_owned(),
                    page: *page,
                }),
            }
            open = true;
        }
    }
    debug_assert!(words.iter().all(|word| split_words(&word.text).len() == 1));
    words
}
