//! French typography after the Lexique of the Imprimerie nationale: spaces, quotes, apostrophes, ellipses, ordinals.
//!
//! One pass over a whole [`Document`], which may be repeated without effect. It never changes a word, and knows
//! nothing of what the sheet is about. Code and addresses are left alone.

mod characters;
mod raised;
mod spacing;
mod text_char;

pub use raised::split_raised;

use std::cell::RefCell;

use rustc_hash::FxHashMap;
use text_char::TextChar;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::document::{Block, Document, Inline, Masthead, Metadata, RunningText, visit_lines_mut};

/// Sets every text of the sheet, reading across emphasis and links. Also brings it to Unicode's composed form, since
/// accents copied out of PDFs come apart.
pub fn typeset(document: &mut Document) {
    let Document {
        metadata,
        running_text: running,
        masthead,
        body,
        notes,
    } = document;
    let Metadata {
        language: _,
        title,
        author,
        subject,
        revision_date: _,
        linked_data: _,
        source: _,
    } = metadata;
    let RunningText {
        header_left: head_left,
        header_right: head_right,
        footer: foot,
        page_word: page,
        note_word: note,
        back_to_call: back,
        notes_title: notes_name,
        contents_title: contents,
        skip_link: skip,
    } = running;
    let Masthead {
        logo,
        letterhead,
        kicker,
        kind,
        title: heading,
        subtitle,
    } = masthead;
    let texts = [
        title, head_left, head_right, foot, page, note, notes_name, back, contents, skip,
    ];
    let texts = texts.into_iter().chain(author).chain(subject);
    let texts = texts.chain(logo.as_mut().map(|logo| &mut logo.alternative));
    for text in texts {
        *text = typeset_text(text);
    }
    for inlines in [letterhead, kicker, kind, heading, subtitle] {
        typeset_inlines(inlines);
    }
    visit_lines_mut(body, &mut |line| typeset_inlines(line));
    capitalize_number_sign(heading);
    capitalize_titles(body);
    for note in notes {
        visit_lines_mut(note, &mut |line| typeset_inlines(line));
    }
}

/// Sets one plain text, as [`typeset`] does a paragraph.
pub fn typeset_text(text: &str) -> String {
    thread_local! {
        /// The texts typeset on this thread: the sheets of an organisation have much in common.
        static CACHE: RefCell<FxHashMap<Box<str>, Box<str>>> = RefCell::default();
    }
    CACHE.with_borrow_mut(|cache| {
        if let Some(known) = cache.get(text) {
            return known.to_string();
        }
        if cache.len() > MAX_CACHED {
            cache.clear();
        }
        let mut cells = Vec::with_capacity(text.len());
        for_each_composed_char(text, |char| cells.push(TextChar::text(char, 0)));
        let set: String = set_text(cells).into_iter().map(|cell| cell.char).collect();
        if text.len() <= MAX_CACHED_BYTES {
            cache.insert(text.into(), set.as_str().into());
        }
        set
    })
}

/// Texts that a thread keeps.
const MAX_CACHED: usize = 10_000;
/// The longest that it keeps, in bytes.
const MAX_CACHED_BYTES: usize = 1000;

/// « N° 5 » at the head of each title.
fn capitalize_titles(blocks: &mut [Block]) {
    for block in blocks {
        if let Block::Section(section) = block {
            capitalize_number_sign(&mut section.title);
            capitalize_titles(&mut section.blocks);
        }
    }
}

fn capitalize_number_sign(title: &mut [Inline]) {
    if let Some(Inline::Text(text)) = title.first_mut()
        && text.starts_with("n°")
    {
        text.replace_range(..1, "N");
    }
}

/// Lays the leaves end to end, sets them as one text, and puts each character back in its leaf.
pub fn typeset_inlines(inlines: &mut [Inline]) {
    if let [Inline::Text(text)] = inlines {
        *text = typeset_text(text);
        return;
    }
    let mut leaves = Vec::new();
    let mut cells = Vec::new();
    collect_leaves(inlines, false, &mut leaves, &mut cells);
    leaves.iter_mut().for_each(|leaf| leaf.clear());
    for cell in set_text(cells) {
        if let Some(leaf) = cell.leaf {
            leaves[leaf as usize].push(cell.char);
        }
    }
}

fn collect_leaves<'a>(
    inlines: &'a mut [Inline],
    verbatim: bool,
    leaves: &mut Vec<&'a mut String>,
    cells: &mut Vec<TextChar>,
) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Time { datetime: _, text } => {
                let leaf = leaves.len() as u32;
                for_each_composed_char(text, |char| {
                    cells.push(TextChar {
                        verbatim,
                        ..TextChar::text(char, leaf)
                    });
                });
                leaves.push(text);
            }
            Inline::Code(_) | Inline::NoteCall(_) => cells.push(TextChar::OPAQUE),
            Inline::Break => cells.push(TextChar::BREAK),
            Inline::Strong(_)
            | Inline::Emphasis(_)
            | Inline::Link { .. }
            | Inline::Revised { .. } => {
                collect_leaves(inline.content_mut(), verbatim, leaves, cells);
            }
            Inline::Foreign { .. } => collect_leaves(inline.content_mut(), true, leaves, cells),
        }
    }
}

/// Calls `take` for each character of a text in Unicode's composed form, which most texts already have.
fn for_each_composed_char(text: &str, mut take: impl FnMut(char)) {
    // No mark that combines comes before U+0300.
    let is_plain = text.chars().all(|char| char < '\u{300}');
    if is_plain || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        text.chars().for_each(take);
    } else {
        text.nfc().for_each(&mut take);
    }
}

/// The rules, in order: each relies on what those before have settled, the spaces coming last. Each first looks whether there
/// is anything for it at all: in most texts, for most of them, there is not.
fn set_text(cells: Vec<TextChar>) -> Vec<TextChar> {
    let mut cells = spacing::collapse_spaces(cells);
    characters::mark_addresses(&mut cells);
    characters::pair_quotes(&mut cells);
    characters::curl_apostrophes(&mut cells);
    let cells = characters::join_ellipses(cells);
    let mut cells = characters::shorten_ordinals(cells);
    characters::lower_number_signs(&mut cells);
    spacing::bind_digit_groups(&mut cells);
    spacing::adjust_spaces(&cells)
}
