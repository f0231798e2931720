//! What the texts of a sheet state. Each text is read once, from word to word; rules compare what it says with the keys.

mod dates;
mod lengths;

pub use dates::StatedDates;
pub use lengths::{Meetings, StatedLength, StatedTimes};

use dates::read_dates;
use lengths::{read_elided_length, read_length, read_meetings, read_times};

use std::ops::Range;

use crate::check::counted::{Counted, may_open_count, read_counted};
use crate::read::text_field::TextField;
use crate::value::scan::Scanner;

/// Something that a text says.
#[derive(Debug, Clone)]
pub struct Statement<T> {
    /// The index of the text among those of the file.
    pub text: usize,
    pub scope: TextScope,
    pub range: Range<usize>,
    pub value: T,
}

/// What the texts of a file say, by kind, in their order.
#[derive(Debug, Default)]
pub struct Statements {
    pub counts: Vec<Statement<StatedCount>>,
    pub dates: Vec<Statement<StatedDates>>,
    pub lengths: Vec<Statement<StatedLength>>,
    pub meetings: Vec<Statement<Meetings>>,
    pub times: Vec<Statement<StatedTimes>>,
    pub weekdays: Vec<Statement<&'static str>>,
}

/// A count, and the length of the noun that ends it.
#[derive(Debug, Clone, Copy)]
pub struct StatedCount {
    count: u32,
    noun_length: usize,
}

impl Statement<StatedCount> {
    /// The count and its noun, in its text.
    #[must_use]
    pub fn counted<'a>(&self, text: &'a str) -> Counted<'a> {
        let StatedCount { count, noun_length } = self.value;
        let range = self.range.clone();
        let noun = &text[range.end - noun_length..range.end];
        Counted { range, count, noun }
    }
}

/// What a text of the sheet is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextScope {
    /// The action as a whole, in few words: its title, its price, its place in a catalogue.
    Title,
    /// The action as a whole, in a text that presents it.
    Presenting,
    /// How the whole action is held.
    Whole,
    /// What is assessed, and how.
    Assessment,
    Price,
    /// What comes before the action.
    Access,
    /// A step as a whole.
    Step,
    /// What a step has inside.
    Content,
    RemoteActivity,
    Session,
    /// Objectives, and the audience.
    Aim,
    /// Other courses, people, files.
    Other,
}

/// The scopes of texts, by how their paths open; the first that fits is the one.
const SCOPES: [(&str, TextScope); 36] = [
    ("intitule", TextScope::Title),
    ("sous_titre", TextScope::Title),
    ("titres.", TextScope::Title),
    ("catalogue.", TextScope::Presenting),
    ("contexte", TextScope::Presenting),
    ("deroule.introduction", TextScope::Presenting),
    ("sanction", TextScope::Presenting),
    ("deroule.conclusion", TextScope::Whole),
    ("public.introduction", TextScope::Whole),
    ("objectifs.introduction", TextScope::Whole),
    ("objectifs.general", TextScope::Whole),
    ("methodes", TextScope::Whole),
    ("moyens", TextScope::Whole),
    ("ressources", TextScope::Whole),
    ("livrables", TextScope::Whole),
    ("suivi", TextScope::Whole),
    ("abandon", TextScope::Whole),
    ("horaires", TextScope::Whole),
    ("duree", TextScope::Whole),
    ("sections.", TextScope::Whole),
    ("conclusions.", TextScope::Whole),
    ("alternance.", TextScope::Whole),
    ("distance.activites.", TextScope::RemoteActivity),
    ("distance.", TextScope::Whole),
    ("evaluation.introduction", TextScope::Whole),
    ("evaluation.modalites", TextScope::Whole),
    ("evaluation", TextScope::Assessment),
    ("certification", TextScope::Assessment),
    ("tarifs", TextScope::Price),
    ("acces", TextScope::Access),
    ("prerequis", TextScope::Access),
    ("public", TextScope::Aim),
    ("objectifs", TextScope::Aim),
    ("sessions", TextScope::Session),
    ("deroule", TextScope::Content),
    ("", TextScope::Other),
];
/// The texts of a step on the step as a whole.
const TEXTS_OF_STEPS: [&str; 5] = ["introduction", "conclusion", "titre", "resume", "methode"];

impl TextScope {
    #[must_use]
    pub fn of(field: &TextField<'_>) -> Self {
        let path = field.path.as_str();
        let found = SCOPES.iter().find(|(opening, _)| path.starts_with(opening));
        let scope = found.map_or(Self::Other, |(_, scope)| *scope);
        if scope == Self::Content && TEXTS_OF_STEPS.contains(&field.last_key()) {
            return Self::Step;
        }
        scope
    }

    /// Whether it is on the action as a whole.
    #[must_use]
    pub fn is_whole(self) -> bool {
        matches!(self, Self::Title | Self::Presenting | Self::Whole)
    }
}

impl Statements {
    #[must_use]
    pub fn read(fields: &[TextField<'_>]) -> Self {
        let mut all = Self::default();
        for (text, field) in fields.iter().enumerate() {
            let scope = TextScope::of(field);
            let all = &mut all;
            Reading { all, text, scope }.read_text(field.text);
        }
        all
    }
}

/// A text that is being read.
struct Reading<'s> {
    all: &'s mut Statements,
    text: usize,
    scope: TextScope,
}

/// Adds what a reader finds at a place, unless it is inside what it found before, and says where it ends.
macro_rules! read_into {
    ($reading:ident, $list:ident, $scanner:ident, $read:expr) => {{
        let start = $scanner.position();
        let last = $reading.all.$list.last();
        let is_inside = last.is_some_and(|it| it.text == $reading.text && it.range.end > start);
        let mut scanner = $scanner;
        let found = if is_inside { None } else { $read(&mut scanner) };
        found.map(|(start, value)| {
            let range = start..scanner.position();
            let end = range.end;
            let (text, scope) = ($reading.text, $reading.scope);
            $reading.all.$list.push(Statement {
                text,
                scope,
                range,
                value,
            });
            end
        })
    }};
}

impl Reading<'_> {
    fn read_text(&mut self, text: &str) {
        let mut previous = b' ';
        // Where the last date or stretch of hours ends: its numbers are no lengths.
        let mut end = 0;
        for (at, byte) in text.bytes().enumerate() {
            let is_word = byte.is_ascii_alphanumeric();
            let starts_word = is_word && !previous.is_ascii_alphanumeric() && previous != b'_';
            previous = byte;
            if !starts_word {
                continue;
            }
            let rest = &text.as_bytes()[at..];
            let scanner = Scanner::new(text, at);
            if may_open_weekday(rest) {
                self.read_weekday(scanner);
            }
            if at >= end && may_open_dates(rest) {
                let date = read_into!(self, dates, scanner, read_dates);
                end = date.unwrap_or(end);
            }
            if may_open_count(rest) {
                if at >= end {
                    end = self.read_number(scanner).unwrap_or(end);
                }
                read_into!(self, counts, scanner, |it: &mut Scanner<'_>| {
                    let (count, noun) = read_counted(it)?;
                    let noun_length = noun.len();
                    Some((at, StatedCount { count, noun_length }))
                });
            }
        }
    }

    fn read_weekday(&mut self, scanner: Scanner<'_>) {
        read_into!(self, weekdays, scanner, |it: &mut Scanner<'_>| {
            let start = it.position();
            let weekday = it.read_weekday()?;
            it.word_end().map(|()| (start, weekday))
        });
    }

    /// Reads what a number may open besides a date and a count, and says where a stretch of hours ends.
    fn read_number(&mut self, scanner: Scanner<'_>) -> Option<usize> {
        let mut after = scanner;
        let count = after.read_count();
        after.skip_spaces();
        let next = after.rest().bytes().next()?.to_ascii_lowercase();
        // Articles are many: « une » is a count before units alone.
        let is_unit = b"hjdmsaqn:".contains(&next) || next.is_ascii_digit();
        if !is_unit && (count.is_none_or(|count| count < 2) || !b"vcerlw".contains(&next)) {
            return None;
        }
        let start = scanner.position();
        read_into!(self, meetings, scanner, |it: &mut Scanner<'_>| Some((
            start,
            read_meetings(it)?
        )));
        let times = read_into!(self, times, scanner, |it: &mut Scanner<'_>| Some((
            start,
            read_times(it)?
        )));
        let is_stretch = self
            .all
            .times
            .last()
            .is_some_and(|it| it.value.end.is_some());
        if times.is_some() && is_stretch {
            return times;
        }
        let last = self.all.lengths.last().filter(|it| it.text == self.text);
        let last = last.map(|it| it.value);
        read_into!(self, lengths, scanner, |it: &mut Scanner<'_>| {
            let elided = it.attempt(|it| read_elided_length(it, last?));
            Some((start, elided.or_else(|| read_length(it))?))
        });
        None
    }
}

/// Whether a word may be a weekday, by its first letters.
fn may_open_weekday(word: &[u8]) -> bool {
    let [first, second, third, ..] = word else {
        return false;
    };
    matches!(
        &[first, second, third].map(u8::to_ascii_lowercase),
        b"lun" | b"mar" | b"mer" | b"jeu" | b"ven" | b"sam" | b"dim"
    )
}

/// Whether a date may start there: with a digit, a weekday, or an article before them.
fn may_open_dates(word: &[u8]) -> bool {
    let articles: [&[u8]; 3] = [b"du ", b"les ", b"le "];
    let article = articles
        .iter()
        .find(|it| word.len() > it.len() && word[..it.len()].eq_ignore_ascii_case(it));
    let rest = article.map_or(word, |article| &word[article.len()..]);
    rest[0].is_ascii_digit() || may_open_weekday(rest)
}
