//! What pages show: their text by mark, the text outside marks, and operations that no sheet has.

use std::collections::{BTreeMap, BTreeSet};

use super::super::budget::Budget;
use super::super::sheet::SheetWord;
use super::file::ReceivedPdf;
use super::font::CodeMap;
use super::object::{Dictionary, Object, ObjectId, ObjectReader};
use crate::diagnostic::verify_result::SheetLimit;

/// Points in the thickness of a rule: what is drawn over text is no thicker.
const MAX_RULE_THICKNESS: f32 = 2.0;
/// Of each channel, from which a colour is that of paper.
const PALE_CHANNEL: f32 = 0.85;

/// A page, and the resources that it may have from the pages around it.
#[derive(Debug)]
pub struct ReadPage<'a> {
    pub id: ObjectId,
    pub dictionary: &'a Dictionary,
    resources: Option<&'a Dictionary>,
}

/// The pages of a file, in order (7.7.3). A tree that turns back on itself is no tree.
pub fn list_pages<'a>(file: &'a ReceivedPdf, catalog: &Dictionary) -> Option<Vec<ReadPage<'a>>> {
    let root = catalog.get(b"Pages")?.as_reference()?;
    let mut visited = BTreeSet::new();
    let mut pages = Vec::new();
    let mut next = vec![(root, None)];
    while let Some((id, inherited)) = next.pop() {
        visited.insert(id).then_some(())?;
        let dictionary = file.object(id)?.as_dictionary()?;
        let resources = file.get_dictionary(dictionary, b"Resources").or(inherited);
        if dictionary.get(b"Type").and_then(Object::as_name) == Some(b"Pages") {
            for kid in file.get_items(dictionary, b"Kids").iter().rev() {
                next.push((kid.as_reference()?, resources));
            }
        } else {
            pages.push(ReadPage {
                id,
                dictionary,
                resources,
            });
        }
    }
    Some(pages)
}

/// The text of one mark, and how often the structure comes to it.
#[derive(Debug, Default)]
pub struct MarkedText {
    pub text: String,
    pub page: usize,
    pub read_count: usize,
}

/// What pages show.
#[derive(Debug, Default)]
pub struct ShownContent {
    /// The text of each page, by its mark.
    pub marked: BTreeMap<(ObjectId, i64), MarkedText>,
    /// The text outside the structure.
    pub artifacts: Vec<SheetWord>,
    pub has_picture: bool,
    /// Pages that show what no sheet does: other drawings than rules and tints under the text, other text than plain.
    pub unexpected_pages: BTreeSet<usize>,
    /// How the codes of fonts read, by their maps.
    maps: BTreeMap<ObjectId, CodeMap>,
}

/// The graphics state of a page.
#[derive(Default)]
struct PageState {
    shows_text: bool,
    is_pale: bool,
    /// The map of the font in use.
    map: Option<ObjectId>,
    /// The marks of the open stretches of content.
    open: Vec<Option<i64>>,
    /// How many of these have a mark.
    marked_count: usize,
}

impl ShownContent {
    /// Reads a page. `number`: its place, from 1.
    pub fn read_page(&mut self, page: &ReadPage, number: usize, file: &ReceivedPdf) -> Option<()> {
        let content = page_content(page, file)?;
        let mut reader = ObjectReader::new(&content, 0, file.budget());
        let mut state = PageState::default();
        let mut operands = Vec::new();
        while let Some(operator) = reader.read_until_keyword(&mut operands) {
            if self.is_unexpected(operator, &operands, &mut state, number) {
                self.unexpected_pages.insert(number);
            }
            match operator {
                b"BMC" => state.open.push(None),
                b"BDC" => {
                    let mark = operands.get(1).and_then(|it| mark_id(it, file));
                    if let Some(mark) = mark {
                        let marked = self.marked.entry((page.id, mark)).or_default();
                        marked.page = number;
                        state.marked_count += 1;
                    }
                    state.open.push(mark);
                }
                b"EMC" => {
                    let closed = state.open.pop().flatten();
                    state.marked_count -= usize::from(closed.is_some());
                }
                b"Tf" => state.map = self.read_map(page, operands.first(), file),
                b"BT" if state.marked_count == 0 => {
                    self.artifacts.push(SheetWord::new("", Some(number)));
                }
                b"Tj" | b"TJ" | b"'" | b"\"" => {
                    let text = self.decode_operands(&operands, state.map, file.budget())?;
                    self.push_text(text, page.id, number, &state);
                }
                b"ID" => reader.skip_inline_image()?,
                _ => {}
            }
            operands.clear();
        }
        // A syntax error is no end of a page.
        (reader.is_at_end() && operands.is_empty()).then_some(())
    }

    /// Reads the map of a font, by its name on a page.
    fn read_map(
        &mut self,
        page: &ReadPage,
        name: Option<&Object>,
        file: &ReceivedPdf,
    ) -> Option<ObjectId> {
        let fonts = file.get_dictionary(page.resources?, b"Font")?;
        let font = file.get_dictionary(fonts, name?.as_name()?)?;
        let id = font.get(b"ToUnicode")?.as_reference()?;
        self.maps.entry(id).or_insert_with(|| {
            let bytes = file.stream(id).unwrap_or_default();
            CodeMap::read(&bytes, file.budget())
        });
        Some(id)
    }

    /// The text that operands show in the font of a map.
    fn decode_operands(
        &self,
        operands: &[Object],
        map: Option<ObjectId>,
        budget: &Budget,
    ) -> Option<String> {
        let map = map.and_then(|map| self.maps.get(&map));
        let mut text = String::new();
        let parts = operands.iter().flat_map(|operand| {
            let parts = operand.as_array();
            parts.unwrap_or(std::slice::from_ref(operand))
        });
        for codes in parts.filter_map(Object::as_string) {
            match map {
                Some(map) => map.decode(codes, &mut text, budget)?,
                // A font that this program did not write, of one byte a letter.
                None => {
                    budget.spend(SheetLimit::TextBytes, codes.len())?;
                    text.push_str(&String::from_utf8_lossy(codes));
                }
            }
        }
        Some(text)
    }

    fn push_text(&mut self, text: String, page: ObjectId, number: usize, state: &PageState) {
        let mark = match state.marked_count {
            0 => None,
            _ => state.open.iter().rev().find_map(|mark| *mark),
        };
        let marked = mark.and_then(|mark| self.marked.get_mut(&(page, mark)));
        match (marked, self.artifacts.last_mut()) {
            (Some(marked), _) => marked.text.push_str(&text),
            (None, Some(last)) if last.page == Some(number) => last.text.push_str(&text),
            (None, _) => self.artifacts.push(SheetWord::new(text, Some(number))),
        }
    }

    /// Whether sheets have no such operation there.
    fn is_unexpected(
        &mut self,
        operator: &[u8],
        operands: &[Object],
        state: &mut PageState,
        page: usize,
    ) -> bool {
        let mut numbers = operands.iter().filter_map(Object::as_number);
        match operator {
            b"rg" => {
                state.is_pale = numbers.all(|channel| channel > PALE_CHANNEL);
                false
            }
            b"re" => {
                let mut sides = numbers.skip(2).take(2);
                state.shows_text && sides.all(|side| side.abs() > MAX_RULE_THICKNESS)
            }
            b"Td" => !numbers.all(|number| (0.0..2_000.0).contains(&number)),
            // A logo comes first, and once.
            b"Do" => std::mem::replace(&mut self.has_picture, true) || state.shows_text || page > 1,
            b"TJ" | b"Tj" => {
                state.shows_text = true;
                state.is_pale
            }
            // Content that readers may hide.
            b"BDC" => operands.first().and_then(Object::as_name) == Some(b"OC"),
            b"BMC" | b"EMC" | b"BT" | b"ET" | b"Tf" | b"Tm" | b"f" | b"q" | b"Q" | b"cm" => false,
            _ => true,
        }
    }
}

/// The content of a page: streams, read as one.
fn page_content(page: &ReadPage, file: &ReceivedPdf) -> Option<Vec<u8>> {
    let mut content = Vec::new();
    for part in file.get_items(page.dictionary, b"Contents") {
        content.extend(file.stream(part.as_reference()?)?);
        content.push(b'\n');
    }
    Some(content)
}

/// The mark among the properties of a stretch of content.
fn mark_id(properties: &Object, file: &ReceivedPdf) -> Option<i64> {
    let properties = file.resolve(properties)?.as_dictionary()?;
    properties.get(b"MCID")?.as_integer()
}
