//! The words a PDF file tells a reader who does not see it: its structure tree walked in order.
//!
//! Written from the standard, without a look at the renderer, so that it can judge it.

// The kinds of PDF objects are not ours to list.
#![allow(clippy::wildcard_enum_match_arm)]

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

/// The words in the order of the tags, without the markers of lists. Panics on a file it cannot read.
pub fn pdf_words(bytes: &[u8]) -> Vec<String> {
    let file = Document::load_mem(bytes).expect("a PDF file");
    let marked = marked_content(&file);
    let catalog = file.catalog().expect("a catalogue");
    let root = resolved(
        &file,
        catalog.get(b"StructTreeRoot").expect("a tagged file"),
    );
    let root = root.as_dict().expect("the root of the structure");
    let mut text = String::new();
    walk(&file, root, None, &marked, &mut text);
    text.split_whitespace().map(str::to_owned).collect()
}

/// The structure as indented text, an element a line, for tests to read.
#[allow(dead_code)]
pub fn pdf_tags(bytes: &[u8]) -> String {
    let file = Document::load_mem(bytes).expect("a PDF file");
    let catalog = file.catalog().expect("a catalogue");
    let root = resolved(
        &file,
        catalog.get(b"StructTreeRoot").expect("a tagged file"),
    );
    let mut tags = String::new();
    outline(
        &file,
        root.as_dict().expect("the root of the structure"),
        0,
        &mut tags,
    );
    tags
}

fn outline(file: &Document, element: &Dictionary, depth: usize, tags: &mut String) {
    for kid in kids(file, element) {
        if let Object::Dictionary(kid) = kid
            && kid.has(b"S")
        {
            tags.push_str(&format!("{}{}\n", "  ".repeat(depth), name(kid)));
            outline(file, kid, depth + 1, tags);
        }
    }
}

type Marked = BTreeMap<(ObjectId, i64), String>;

fn walk(
    file: &Document,
    element: &Dictionary,
    page: Option<ObjectId>,
    marked: &Marked,
    text: &mut String,
) {
    let page = element
        .get(b"Pg")
        .and_then(Object::as_reference)
        .ok()
        .or(page);
    for kid in kids(file, element) {
        match kid {
            Object::Integer(mark) => {
                let page = page.expect("marked content has a page");
                text.push_str(&marked[&(page, *mark)]);
            }
            Object::Dictionary(kid) if kid.has(b"MCID") => {
                let page = kid.get(b"Pg").and_then(Object::as_reference).ok().or(page);
                let mark = kid.get(b"MCID").and_then(Object::as_i64).expect("a number");
                text.push_str(&marked[&(page.expect("marked content has a page"), mark)]);
            }
            Object::Dictionary(kid) if kid.has(b"S") => {
                let tag = name(kid);
                if tag == "Lbl" && name(element) == "LI" {
                    continue;
                }
                let inline = matches!(
                    tag.as_str(),
                    "Span" | "Strong" | "Em" | "Link" | "Reference" | "Code"
                );
                if !inline {
                    text.push('\n');
                }
                match kid.get(b"ActualText") {
                    Ok(actual) => {
                        text.push_str(&lopdf::decode_text_string(actual).expect("a text string"));
                    }
                    Err(_) => walk(file, kid, page, marked, text),
                }
                if !inline {
                    text.push('\n');
                }
            }
            // What remains are references to annotations.
            _ => {}
        }
    }
}

fn name(element: &Dictionary) -> String {
    let name = element
        .get(b"S")
        .and_then(Object::as_name)
        .unwrap_or_default();
    String::from_utf8_lossy(name).into_owned()
}

fn kids<'a>(file: &'a Document, element: &'a Dictionary) -> Vec<&'a Object> {
    match element.get(b"K").map(|kids| resolved(file, kids)) {
        Ok(Object::Array(kids)) => kids.iter().map(|kid| resolved(file, kid)).collect(),
        Ok(kid) => vec![kid],
        Err(_) => Vec::new(),
    }
}

fn resolved<'a>(file: &'a Document, object: &'a Object) -> &'a Object {
    file.dereference(object)
        .expect("a reference that leads somewhere")
        .1
}

/// The text of each marked stretch of each page.
fn marked_content(file: &Document) -> Marked {
    let mut marked = Marked::new();
    let mut maps: BTreeMap<ObjectId, BTreeMap<u16, String>> = BTreeMap::new();
    for page in file.get_pages().into_values() {
        let fonts: BTreeMap<Vec<u8>, ObjectId> = file
            .get_page_fonts(page)
            .expect("the fonts of the page")
            .into_iter()
            .filter_map(|(name, font)| {
                let map = font.get(b"ToUnicode").and_then(Object::as_reference).ok()?;
                maps.entry(map).or_insert_with(|| to_unicode(file, map));
                Some((name, map))
            })
            .collect();
        let content = file.get_page_content(page);
        let content = Content::decode(&content).expect("operators");
        let mut open: Vec<Option<i64>> = Vec::new();
        let mut map = None;
        for operation in content.operations {
            match operation.operator.as_str() {
                "BMC" => open.push(None),
                "BDC" => {
                    let mark = operation.operands[1]
                        .as_dict()
                        .and_then(|it| it.get(b"MCID"));
                    let mark = mark.and_then(Object::as_i64).ok();
                    if let Some(mark) = mark {
                        marked.insert((page, mark), String::new());
                    }
                    open.push(mark);
                }
                "EMC" => {
                    open.pop().expect("a stretch to close");
                }
                "Tf" => map = fonts.get(operation.operands[0].as_name().expect("a name")),
                "TJ" | "Tj" => {
                    let Some(mark) = open.iter().rev().find_map(|mark| *mark) else {
                        continue;
                    };
                    let map = &maps[map.expect("a font")];
                    let text = marked.get_mut(&(page, mark)).expect("an open stretch");
                    let parts = match &operation.operands[0] {
                        Object::Array(parts) => parts.clone(),
                        part => vec![part.clone()],
                    };
                    for part in parts {
                        if let Object::String(codes, _) = part {
                            for code in codes.chunks_exact(2) {
                                text.push_str(&map[&u16::from_be_bytes([code[0], code[1]])]);
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        assert!(open.is_empty(), "every stretch is closed");
    }
    marked
}

/// What each code of a font stands for.
fn to_unicode(file: &Document, map: ObjectId) -> BTreeMap<u16, String> {
    let stream = file
        .get_object(map)
        .and_then(Object::as_stream)
        .expect("a stream");
    let source = stream.get_plain_content().expect("a stream that decodes");
    let source = String::from_utf8(source).expect("text");
    let mut codes = BTreeMap::new();
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
            let code = u16::from_str_radix(parts.next().expect("a code"), 16).expect("hexadecimal");
            let units: Vec<u16> = parts
                .next()
                .expect("its text")
                .as_bytes()
                .chunks(4)
                .map(|unit| {
                    u16::from_str_radix(std::str::from_utf8(unit).expect("ASCII"), 16)
                        .expect("hexadecimal")
                })
                .collect();
            codes.insert(code, String::from_utf16(&units).expect("UTF-16"));
        }
    }
    codes
}
