//! Reads what a tagged PDF says, by the standard alone: the content that is shown, in the order of the structure.
//!
//! The file may be made to hurt. Nothing of it is trusted, and all that it costs is counted.

use std::collections::BTreeSet;

use super::budget::Budget;
use super::sheet::{SheetContent, SheetWord, split_words};
use crate::diagnostic::verify_result::{SheetLimit, UnreadableSheet};
use crate::render::pdf::SOURCE_NAME;

pub(super) mod file;
pub(super) mod filters;
mod font;
pub(super) mod object;
mod page;
mod structure;

use file::ReceivedPdf;
use object::{Dictionary, Object};
use page::{ReadPage, ShownContent, list_pages};
use structure::StructureReader;

pub fn read_sheet(bytes: &[u8], budget: &Budget) -> Result<SheetContent, UnreadableSheet> {
    read_file(bytes, budget, |file, catalog| {
        let source = find_source(file, catalog);
        // A PDF that another program printed need not have a structure.
        let broken = match source {
            Some(_) => UnreadableSheet::Malformed,
            None => UnreadableSheet::NoSource,
        };
        read_content(file, catalog, source).ok_or(broken)
    })
}

/// The embedded source alone: the pages are not read.
pub fn read_source(bytes: &[u8], budget: &Budget) -> Result<String, UnreadableSheet> {
    read_file(bytes, budget, |file, catalog| {
        find_source(file, catalog).ok_or(UnreadableSheet::NoSource)
    })
}

/// Reads a file from its catalogue on.
fn read_file<T>(
    bytes: &[u8],
    budget: &Budget,
    read: impl FnOnce(&ReceivedPdf, &Dictionary) -> Result<T, UnreadableSheet>,
) -> Result<T, UnreadableSheet> {
    let result = open_file(bytes, budget, read);
    match budget.exceeded() {
        Some(limit) => Err(UnreadableSheet::Exceeds(limit)),
        None => result,
    }
}

fn open_file<T>(
    bytes: &[u8],
    budget: &Budget,
    read: impl FnOnce(&ReceivedPdf, &Dictionary) -> Result<T, UnreadableSheet>,
) -> Result<T, UnreadableSheet> {
    let file = ReceivedPdf::read(bytes, budget).ok_or(UnreadableSheet::Malformed)?;
    if file.trailer().get(b"Encrypt").is_some() {
        return Err(UnreadableSheet::Encrypted);
    }
    let catalog = file.get_dictionary(file.trailer(), b"Root");
    read(&file, catalog.ok_or(UnreadableSheet::Malformed)?)
}

fn read_content(
    file: &ReceivedPdf,
    catalog: &Dictionary,
    source: Option<String>,
) -> Option<SheetContent> {
    let pages = list_pages(file, catalog)?;
    let mut shown = ShownContent::default();
    for (page, number) in pages.iter().zip(1..) {
        shown.read_page(page, number, file)?;
    }
    let mut structure = StructureReader::new(file, &mut shown);
    let root = file.get_dictionary(catalog, b"StructTreeRoot")?;
    structure.read_kids(root, None, 0)?;
    let words = join_words(&structure.text);
    let mut additions = structure.additions;
    additions.extend(unexpected_annotations(file, &pages)?);
    // Text that is shown but not in the structure, or twice in it.
    let marked = shown.marked.into_values();
    let marked = marked.filter(|it| it.read_count != 1 && !it.text.trim().is_empty());
    additions.extend(marked.map(|it| SheetWord::new(it.text.trim(), Some(it.page))));
    additions.extend(page_out_of_order(&words, pages.len()));
    additions.extend(shown.unexpected_pages.into_iter().map(empty_word));
    Some(SheetContent {
        source,
        generator: read_generator(file).unwrap_or_default(),
        words,
        additions,
        has_picture: shown.has_picture,
        artifacts: shown.artifacts,
    })
}

/// The source, among the files inside the file.
fn find_source(file: &ReceivedPdf, catalog: &Dictionary) -> Option<String> {
    let mut attached = file.get_items(catalog, b"AF").iter();
    let own = attached.find_map(|it| {
        let attached = file.resolve(it)?.as_dictionary()?;
        let name = file.get(attached, b"F")?.decode_text()?;
        (name == SOURCE_NAME).then_some(attached)
    })?;
    let embedded = file.get_dictionary(own, b"EF")?;
    let source = file.stream(embedded.get(b"F")?.as_reference()?)?;
    String::from_utf8(source).ok()
}

fn read_generator(file: &ReceivedPdf) -> Option<String> {
    let information = file.get_dictionary(file.trailer(), b"Info")?;
    file.get(information, b"Producer")?.decode_text()
}

/// A word without text: unexpected content of a page.
fn empty_word(page: usize) -> SheetWord {
    SheetWord::new("…", Some(page))
}

/// The first page that the sheet does not come to in its turn, or at all.
fn page_out_of_order(words: &[SheetWord], count: usize) -> Option<SheetWord> {
    let mut known = BTreeSet::new();
    let firsts = words.iter().filter_map(|word| word.page);
    let mut firsts = firsts.filter(|page| known.insert(*page));
    let wrong = (1..=count).find(|due| firsts.next() != Some(*due));
    wrong.map(empty_word)
}

/// The text of annotations other than links and signatures, which sheets do not have.
fn unexpected_annotations(file: &ReceivedPdf, pages: &[ReadPage]) -> Option<Vec<SheetWord>> {
    let mut additions = Vec::new();
    for (page, number) in pages.iter().zip(1..) {
        for annotation in file.get_items(page.dictionary, b"Annots") {
            let annotation = file.resolve(annotation).and_then(Object::as_dictionary);
            let Some(annotation) = annotation else {
                continue;
            };
            let name = |key: &[u8]| file.get(annotation, key).and_then(Object::as_name);
            let is_signature = name(b"Subtype") == Some(b"Widget") && name(b"FT") == Some(b"Sig");
            let is_link = name(b"Subtype") == Some(b"Link") && annotation.get(b"AP").is_none();
            if !is_signature && !is_link {
                let words = file.get(annotation, b"Contents");
                let words = words.and_then(Object::decode_text);
                let words = words.unwrap_or_else(|| "…".to_owned());
                file.budget().spend(SheetLimit::TextBytes, words.len())?;
                additions.push(SheetWord::new(words, Some(number)));
            }
        }
    }
    Some(additions)
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
