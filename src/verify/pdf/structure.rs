//! The structure of a file (ISO 32000-1, 14.7), which puts the text of its pages in order.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use super::super::sheet::SheetWord;
use super::file::ReceivedPdf;
use super::object::{Dictionary, Object, ObjectId};
use super::page::ShownContent;
use crate::diagnostic::verify_result::SheetLimit;

/// Elements that do not separate words.
const INLINE: [&[u8]; 8] = [
    b"Span", b"Strong", b"Em", b"Link", b"Reference", b"Code", b"Ins", b"Del",
];

/// Reads the elements, each once.
pub struct StructureReader<'a> {
    file: &'a ReceivedPdf<'a>,
    shown: &'a mut ShownContent,
    /// Elements already read, by their addresses: some have no number.
    visited: BTreeSet<*const Dictionary>,
    /// Stretches of text in order, and their pages; a line end separates words.
    pub text: Vec<(String, Option<usize>)>,
    /// Text that is shown otherwise than its element says.
    pub additions: Vec<SheetWord>,
}

impl<'a> StructureReader<'a> {
    pub fn new(file: &'a ReceivedPdf<'a>, shown: &'a mut ShownContent) -> Self {
        Self {
            file,
            shown,
            visited: BTreeSet::new(),
            text: Vec::new(),
            additions: Vec::new(),
        }
    }

    /// Reads what is inside an element; `None` outside the budget.
    pub fn read_kids(
        &mut self,
        element: &'a Dictionary,
        page: Option<ObjectId>,
        depth: usize,
    ) -> Option<()> {
        if depth > SheetLimit::Depth.max() {
            return self.file.budget().refuse(SheetLimit::Depth);
        }
        let page = element_page(element).or(page);
        for kid in self.file.get_items(element, b"K") {
            self.file.budget().spend(SheetLimit::Steps, 1)?;
            match self.file.resolve(kid) {
                Some(Object::Integer(mark)) => self.read_mark(page, *mark),
                Some(Object::Dictionary(kid)) => self.read_kid(element, kid, page, depth)?,
                _ => {}
            }
        }
        Some(())
    }

    fn read_kid(
        &mut self,
        parent: &'a Dictionary,
        kid: &'a Dictionary,
        page: Option<ObjectId>,
        depth: usize,
    ) -> Option<()> {
        if !self.visited.insert(std::ptr::from_ref(kid)) {
            return Some(());
        }
        if let Some(mark) = kid.get(b"MCID") {
            if let Some(mark) = mark.as_integer() {
                self.read_mark(element_page(kid).or(page), mark);
            }
        } else if kid.get(b"S").is_some() {
            // The other kids are references to annotations.
            self.read_element(parent, kid, page, depth + 1)?;
        }
        Some(())
    }

    fn read_element(
        &mut self,
        parent: &Dictionary,
        element: &'a Dictionary,
        page: Option<ObjectId>,
        depth: usize,
    ) -> Option<()> {
        let tag = element_type(element);
        let start = self.text.len();
        if tag == b"Lbl" && element_type(parent) == b"LI" {
            // The marker of an item is not part of its words.
            self.read_kids(element, page, depth)?;
            self.text.truncate(start);
            return Some(());
        }
        let is_inline = INLINE.contains(&tag);
        let separation = (!is_inline).then(|| ("\n".to_owned(), None));
        self.text.extend(separation.clone());
        let start = self.text.len();
        self.read_kids(element, page, depth)?;
        if let Some(actual) = element.get(b"ActualText").and_then(Object::decode_text) {
            let spent = self.file.budget();
            spent.spend(SheetLimit::TextBytes, actual.len())?;
            let read = self.text.split_off(start);
            let text: String = read.iter().map(|(text, _)| text.as_str()).collect();
            let page = read.first().and_then(|(_, page)| *page);
            if fold_letters(&text) != fold_letters(&actual) {
                self.additions.push(SheetWord { text, page });
            }
            self.text.push((actual, page));
        }
        self.text.extend(separation);
        Some(())
    }

    fn read_mark(&mut self, page: Option<ObjectId>, mark: i64) {
        let marked = page.and_then(|page| self.shown.marked.get_mut(&(page, mark)));
        if let Some(marked) = marked {
            marked.read_count += 1;
            if marked.read_count == 1 {
                self.text.push((marked.text.clone(), Some(marked.page)));
            }
        }
    }
}

fn element_page(element: &Dictionary) -> Option<ObjectId> {
    element.get(b"Pg")?.as_reference()
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
