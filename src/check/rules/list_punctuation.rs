//! The items of a list end alike.

use std::ops::Range;

use crate::check::context::TextFields;
use crate::check::rule::RuleKind::Texts;
use crate::check::rule::{Reporter, Rule};
use crate::diagnostic::catalogue::{text, texts};
use crate::diagnostic::message::Translated;
use crate::read::text_field::TextField;

pub(super) static RULES: &[Rule] = &[Rule::warning(texts!(T007), Texts(check_uneven_punctuation))
    .source("Lexique des règles typographiques en usage à l’Imprimerie nationale")];

/// How an item ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Ending {
    Nothing,
    Comma,
    Semicolon,
    FullStop,
    /// A mark that fits anywhere: « ? », « … », « : ».
    Any,
}

const ABBREVIATIONS: [&str; 12] = [
    "etc", "min", "max", "env", "cf", "ex", "pers", "janv", "févr", "sept", "oct", "nov",
];

/// An item: its text, and the last word of it.
struct ListItem<'a> {
    field: &'a TextField<'a>,
    ending: Ending,
    last_word: Range<usize>,
}

/// The items of a list end alike.
fn check_uneven_punctuation(texts: &TextFields<'_>, reporter: &mut Reporter<'_>) {
    let fields: Vec<&TextField<'_>> = texts.fields.iter().filter(|it| it.is_markdown).collect();
    for list in fields.chunk_by(|a, b| a.list_path().is_some() && a.list_path() == b.list_path()) {
        if let [first, _, ..] = list
            && first.list_path().is_some()
        {
            let items = list.iter().filter_map(|field| {
                let lines = field.text.trim_end();
                ListItem::new(field, 0..lines.len())
            });
            check_list(&items.collect::<Vec<_>>(), false, reporter);
        }
    }
    for field in fields {
        for (list, is_inner) in find_markdown_lists(field.text) {
            let items = list
                .into_iter()
                .filter_map(|item| ListItem::new(field, item));
            check_list(&items.collect::<Vec<_>>(), is_inner, reporter);
        }
    }
}

fn check_list(items: &[ListItem<'_>], is_inner: bool, reporter: &mut Reporter<'_>) {
    let endings: Vec<Ending> = items.iter().map(|item| item.ending).collect();
    let departing = find_uneven_items(&endings, is_inner);
    let Some(((first, due), others)) = departing.split_first() else {
        return;
    };
    let item = &items[*first];
    let mut diagnostic = reporter
        .report(item.field.place_of(item.last_word.clone()))
        .with("own", item.ending.name())
        .with("due", due.instruction());
    for (index, _) in others {
        let other = &items[*index];
        let place = other.field.place_of(other.last_word.clone());
        diagnostic = diagnostic.related(place, 0, [("own", other.ending.name().into())]);
    }
}

/// The items that do not end as the list asks, and how they should: as most do, so that the fewest depart. The last of a
/// list inside an item may end as the item does, for the outer list goes on.
fn find_uneven_items(endings: &[Ending], is_inner: bool) -> Vec<(usize, Ending)> {
    let before = &endings[..endings.len().saturating_sub(1)];
    let mut usual: Vec<Ending> = Vec::new();
    for ending in before.iter().filter(|ending| **ending != Ending::Any) {
        if !usual.contains(ending) {
            usual.push(*ending);
        }
    }
    let differences = usual
        .into_iter()
        .map(|usual| find_items_unlike(usual, endings, is_inner));
    differences.min_by_key(Vec::len).unwrap_or_default()
}

/// The items that depart when those before the last should end so.
fn find_items_unlike(usual: Ending, endings: &[Ending], is_inner: bool) -> Vec<(usize, Ending)> {
    let last = endings.last().copied();
    let due_last = match usual {
        Ending::Comma | Ending::Semicolon if !(is_inner && last == Some(usual)) => Ending::FullStop,
        Ending::Nothing | Ending::FullStop | Ending::Any | Ending::Comma | Ending::Semicolon => {
            usual
        }
    };
    let due = |index: usize| {
        if index + 1 == endings.len() {
            due_last
        } else {
            usual
        }
    };
    let ranked = endings.iter().enumerate();
    ranked
        .map(|(index, ending)| (index, *ending, due(index)))
        .filter(|(_, ending, due)| ending != due && *ending != Ending::Any)
        .map(|(index, _, due)| (index, due))
        .collect()
}

impl Ending {
    fn name(self) -> Translated {
        match self {
            Self::Nothing | Self::Any => text!(rules::T007_NO_MARK),
            Self::Comma => text!(rules::T007_A_COMMA),
            Self::Semicolon => text!(rules::T007_A_SEMICOLON),
            Self::FullStop => text!(rules::T007_A_STOP),
        }
    }
}

impl Ending {
    fn instruction(self) -> Translated {
        match self {
            Self::Nothing | Self::Any => text!(rules::T007_WANTS_NONE),
            Self::Comma => text!(rules::T007_WANTS_COMMA),
            Self::Semicolon => text!(rules::T007_WANTS_SEMICOLON),
            Self::FullStop => text!(rules::T007_WANTS_STOP),
        }
    }
}

impl<'a> ListItem<'a> {
    /// The item that a stretch of a text is, when it says something.
    fn new(field: &'a TextField<'a>, range: Range<usize>) -> Option<Self> {
        // An item of several paragraphs or with a list of its own ends where its first paragraph does.
        let text = &field.text[range.clone()];
        let text = text.split("\n\n").next().unwrap_or_default();
        let inner = text.match_indices('\n');
        let inner = inner.map(|(at, _)| at).find(|at| {
            let line = text[at + 1..].trim_start();
            list_marker_length(line).is_some()
        });
        let text = text[..inner.unwrap_or(text.len())].trim_end();
        // A call of a note comes behind the mark, and emphasis may close behind it.
        let bare = strip_note_call(text).trim_end_matches(['*', '_', ' ', '\u{a0}', '\u{202f}']);
        let ending = match bare.chars().next_back()? {
            ',' => Ending::Comma,
            ';' => Ending::Semicolon,
            '.' if !bare.ends_with("...") && !is_abbreviation(bare) => Ending::FullStop,
            '.' | '…' | '?' | '!' | ':' | '»' | '"' | '”' => Ending::Any,
            _ => Ending::Nothing,
        };
        let word = text.trim_end_matches([' ', '\u{a0}', '\u{202f}', ',', ';', '.']);
        let word = word.rfind(char::is_whitespace).map_or(0, |at| {
            at + word[at..].chars().next().map_or(0, char::len_utf8)
        });
        Some(Self {
            field,
            ending,
            last_word: range.start + word..range.start + text.len(),
        })
    }
}

/// Whether a text ends with a word that is shortened: its point may well do for a full stop.
fn is_abbreviation(text: &str) -> bool {
    let word = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    let word = word.trim_end_matches('.').to_lowercase();
    word.contains('.') || word.chars().count() == 1 || ABBREVIATIONS.contains(&&*word)
}

/// A text less the call of a note that it ends with.
fn strip_note_call(text: &str) -> &str {
    let opening = text.strip_suffix(']').and_then(|_| text.rfind("[^"));
    opening.map_or(text, |at| text[..at].trim_end())
}

/// The items of the lists of a Markdown text, those inside items apart, and whether they are.
fn find_markdown_lists(text: &str) -> Vec<(Vec<Range<usize>>, bool)> {
    let mut lists: Vec<(Vec<Range<usize>>, bool)> = Vec::new();
    // The lists that are open, by the indentation of their marks.
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start().len();
        let content = line.trim();
        if let Some(mark) = list_marker_length(content) {
            open.retain(|(of, _)| *of <= indent);
            let list = match open.last() {
                Some((of, list)) if *of == indent => *list,
                Some(_) | None => {
                    lists.push((Vec::new(), !open.is_empty()));
                    open.push((indent, lists.len() - 1));
                    lists.len() - 1
                }
            };
            lists[list]
                .0
                .push(start + indent + mark..start + line.trim_end().len());
        } else if content.is_empty() {
            // An indented line continues the item.
        } else if indent == 0 && text[..start].trim_end_matches(' ').ends_with("\n\n") {
            open.clear();
        } else if let Some((_, list)) = open.last()
            && !text[..start].ends_with("\n\n")
            && let Some(item) = lists[*list].0.last_mut()
        {
            item.end = start + line.trim_end().len();
        }
        start += line.len();
    }
    lists.retain(|(items, _)| items.len() > 1);
    lists
}

/// The length of the mark that opens an item, with its space.
fn list_marker_length(line: &str) -> Option<usize> {
    if line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ") {
        return Some(2);
    }
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let numbered = (1..=9).contains(&digits)
        && (line[digits..].starts_with(". ") || line[digits..].starts_with(") "));
    numbered.then_some(digits + 2)
}
