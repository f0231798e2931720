//! No paragraph is repeated.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::check::context::TextFields;
use crate::check::rule::RuleKind::Texts;
use crate::check::rule::{Reporter, Rule};
use crate::diagnostic::catalogue::{text, texts};
use crate::diagnostic::message::Translated;
use crate::read::text_field::TextField;

pub(super) static RULES: &[Rule] = &[Rule::warning(texts!(T008), Texts(check_repeated_paragraph))];

/// Words that a paragraph must have to be compared word for word.
const EXACT_WORDS: usize = 8;
/// Words that it must have to be found nearly the same.
const NEAR_WORDS: usize = 15;
/// Words between two sampled runs of a paragraph. A repeated run has [`EXACT_WORDS`] words and one step more, or starts both.
const SAMPLING_STEP: usize = 4;
/// Keys whose texts recur in good sheets.
const EXEMPT_KEYS: [&str; 3] = ["resume", "contenus", "methode"];

/// A paragraph, as the words that count.
struct ParagraphWords {
    kind: ParagraphKind,
    field: usize,
    range: Range<usize>,
    words: Vec<u32>,
}

/// A number for each word, whatever its case.
#[derive(Default)]
struct Vocabulary(FxHashMap<String, u32>);

/// Where each run of words first occurs in a kind of texts: a paragraph, and the index of its first word there.
type RunIndex = FxHashMap<(ParagraphKind, [u32; EXACT_WORDS]), (usize, usize)>;

/// The kinds of texts that are compared. An objective of the action may also be an objective of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum ParagraphKind {
    Paragraph,
    Objective,
    ObjectiveOfStep,
}

/// No paragraph is repeated.
fn check_repeated_paragraph(texts: &TextFields<'_>, reporter: &mut Reporter<'_>) {
    let mut paragraphs: Vec<ParagraphWords> = Vec::new();
    let mut runs = RunIndex::default();
    let mut vocabulary = Vocabulary::default();
    for (index, field) in texts.fields.iter().enumerate() {
        if !field.is_markdown || EXEMPT_KEYS.contains(&field.last_key()) {
            continue;
        }
        for range in find_paragraphs(field.text) {
            if introduces_list(field, &field.text[range.clone()]) {
                continue;
            }
            if split_words(&field.text[range.clone()])
                .nth(EXACT_WORDS - 1)
                .is_none()
            {
                continue;
            }
            let words = vocabulary.number_words(&field.text[range.clone()]);
            let paragraph = ParagraphWords {
                kind: ParagraphKind::from_field(field),
                field: index,
                range,
                words,
            };
            match find_repeated(&paragraph, &paragraphs, &runs) {
                Some((first, how)) => {
                    let first = &paragraphs[first];
                    let place = texts.fields[first.field].place_of(first.range.clone());
                    reporter
                        .report(field.place_of(paragraph.range))
                        .with("repeats", how)
                        .related(place, 0, []);
                }
                None => {
                    for (start, run) in paragraph.sample_runs() {
                        let place = (paragraphs.len(), start);
                        runs.entry((paragraph.kind, run)).or_insert(place);
                    }
                    paragraphs.push(paragraph);
                }
            }
        }
    }
}

/// Whether a paragraph introduces what a step lists, as it may in each: « le stagiaire est capable de : ».
fn introduces_list(field: &TextField<'_>, paragraph: &str) -> bool {
    field.path.starts_with("deroule.")
        && field.last_key() == "introduction"
        && paragraph.ends_with(':')
}

/// The earlier paragraph that one says again, and how closely.
fn find_repeated(
    paragraph: &ParagraphWords,
    earlier: &[ParagraphWords],
    runs: &RunIndex,
) -> Option<(usize, Translated)> {
    let words = &paragraph.words;
    let mut longest = (0, 0);
    let mut at = 0;
    while let Some(run) = paragraph.run_at(at) {
        let Some((of, start)) = runs.get(&(paragraph.kind, run)).copied() else {
            at += 1;
            continue;
        };
        let other = &earlier[of].words;
        let before = words[..at].iter().rev().zip(other[..start].iter().rev());
        let before = before.take_while(|(a, b)| a == b).count();
        let after = words[at..].iter().zip(&other[start..]);
        let after = after.take_while(|(a, b)| a == b).count();
        longest = longest.max((before + after, of));
        at += after.max(1);
    }
    let (length, of) = longest;
    let other = earlier.get(of).filter(|_| length > 0)?;
    let longer = words.len().max(other.words.len());
    if length == longer {
        return Some((of, text!(rules::T008_AGAIN)));
    }
    let shorter = words.len().min(other.words.len());
    (shorter >= NEAR_WORDS && length * 5 >= longer * 4)
        .then_some((of, text!(rules::T008_NEARLY_AGAIN)))
}

impl ParagraphKind {
    fn from_field(field: &TextField<'_>) -> Self {
        match (field.is_objective(), field.path.starts_with("deroule")) {
            (true, true) => Self::ObjectiveOfStep,
            (true, false) => Self::Objective,
            (false, _) => Self::Paragraph,
        }
    }
}

impl ParagraphWords {
    /// The run of words that starts at an index.
    fn run_at(&self, index: usize) -> Option<[u32; EXACT_WORDS]> {
        let run = self.words.get(index..index + EXACT_WORDS)?;
        run.try_into().ok()
    }

    /// The runs by which it is found again, every few words, each with the index of its first: a run that two paragraphs have
    /// in common is longer than that, or starts both.
    fn sample_runs(&self) -> impl Iterator<Item = (usize, [u32; EXACT_WORDS])> {
        let indices = (0..self.words.len()).step_by(SAMPLING_STEP);
        indices.filter_map(|index| Some((index, self.run_at(index)?)))
    }
}

impl Vocabulary {
    fn number_words(&mut self, text: &str) -> Vec<u32> {
        let text = text.to_lowercase();
        split_words(&text)
            .map(|word| self.number_word(word))
            .collect()
    }

    fn number_word(&mut self, word: &str) -> u32 {
        if let Some(known) = self.0.get(word) {
            return *known;
        }
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        self.0.insert(word.to_owned(), next);
        next
    }
}

fn split_words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty())
}

/// The paragraphs of a Markdown text, and the items of its lists.
fn find_paragraphs(text: &str) -> Vec<Range<usize>> {
    let mut paragraphs: Vec<Range<usize>> = Vec::new();
    let mut goes_on = false;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim();
        let end = start + line.trim_end().len();
        let is_item = ["- ", "* ", "+ "]
            .iter()
            .any(|mark| content.starts_with(mark));
        if content.is_empty() {
            goes_on = false;
        } else if let Some(last) = paragraphs.last_mut()
            && goes_on
            && !is_item
        {
            last.end = end;
        } else {
            let indent = line.len() - line.trim_start().len();
            let mark = if is_item { 2 } else { 0 };
            paragraphs.push(start + indent + mark..end);
            goes_on = true;
        }
        start += line.len();
    }
    paragraphs
}
