//! Inlines as Markdown source. The tree is laid flat into words and gaps that each know their marks, so that marks
//! meet CommonMark's rules whatever the tree: never around a space, never twice, never lost beside a letter.

use std::borrow::Cow;

use super::{escape, sentence};
use crate::document::{Inline, Revision};

/// The position of the source in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InlinePosition {
    /// On lines of its own, a sentence a line.
    Paragraph,
    /// The same, after other words of its first line.
    Continued,
    /// On the one line of a heading.
    Heading,
    /// In a cell of a table.
    Cell,
}

/// A mark around words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum InlineMark<'a> {
    Link(&'a str),
    Deleted,
    Strong,
    Emphasis,
}

/// The marks that words are under. They nest in this order, the link outermost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InlineMarks<'a> {
    link: Option<&'a str>,
    deleted: bool,
    strong: bool,
    emphasis: bool,
}

impl<'a> InlineMarks<'a> {
    pub const NONE: Self = Self {
        link: None,
        deleted: false,
        strong: false,
        emphasis: false,
    };
    pub const STRONG: Self = Self {
        strong: true,
        ..Self::NONE
    };
    pub const EMPHASIS: Self = Self {
        emphasis: true,
        ..Self::NONE
    };

    /// The marks of what an inline surrounds: links do not nest, and twice strong is strong.
    fn inside(mut self, inline: &'a Inline) -> Self {
        match inline {
            Inline::Link { target, content: _ } => self.link = self.link.or(Some(target)),
            // Insertions are strong: Markdown has no mark of its own for them.
            Inline::Revised { revision, .. } => match revision {
                Revision::Inserted | Revision::MovedTo => self.strong = true,
                Revision::Deleted | Revision::MovedFrom => self.deleted = true,
            },
            Inline::Strong(_) => self.strong = true,
            Inline::Emphasis(_) => self.emphasis = true,
            Inline::Text(_)
            | Inline::Code(_)
            | Inline::Foreign { .. }
            | Inline::Time { .. }
            | Inline::NoteCall(_)
            | Inline::Break => {}
        }
        self
    }

    fn to_list(self) -> Vec<InlineMark<'a>> {
        let marks = [
            self.link.map(InlineMark::Link),
            self.deleted.then_some(InlineMark::Deleted),
            self.strong.then_some(InlineMark::Strong),
            self.emphasis.then_some(InlineMark::Emphasis),
        ];
        marks.into_iter().flatten().collect()
    }
}

/// The source of `inlines`, all of them under `marks`; no space at either end.
pub fn render_inlines(inlines: &[Inline], marks: InlineMarks, position: InlinePosition) -> String {
    let mut fragments = Vec::new();
    flatten(inlines, marks, &mut fragments);
    write_fragments(&fragments, position)
}

/// The source of each line of a cell, without empty ones.
pub fn render_lines(cell: &[Inline], marks: InlineMarks) -> Vec<String> {
    let mut fragments = Vec::new();
    flatten(cell, marks, &mut fragments);
    let lines = fragments.split(|it| it.kind == FragmentKind::Break);
    let lines = lines.map(|line| write_fragments(line, InlinePosition::Cell));
    lines.filter(|line| !line.is_empty()).collect()
}

/// A part of a text under the same marks, as it reads.
struct Fragment<'a> {
    kind: FragmentKind,
    text: Cow<'a, str>,
    marks: InlineMarks<'a>,
}

#[derive(PartialEq)]
enum FragmentKind {
    /// Text without white space.
    Word,
    Code,
    /// White space.
    Gap,
    Break,
    /// Source that needs no escape.
    Verbatim(String),
}

fn flatten<'a>(inlines: &'a [Inline], marks: InlineMarks<'a>, fragments: &mut Vec<Fragment<'a>>) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Time { datetime: _, text } => {
                push_text(text, marks, fragments);
            }
            // Spaces at the ends of code are set outside of it, where they part words as they did.
            Inline::Code(code) => {
                let trimmed = code.trim();
                let (before, after) = code.split_once(trimmed).unwrap_or_default();
                push_text(before, marks, fragments);
                if !trimmed.is_empty() {
                    push_or_join(FragmentKind::Code, trimmed, marks, fragments);
                }
                push_text(after, marks, fragments);
            }
            Inline::Link { target, content } if is_autolink(target, content) => {
                let kind = FragmentKind::Verbatim(format!("<{target}>"));
                push_or_join(kind, target, marks, fragments);
            }
            Inline::NoteCall(number) => {
                let kind = FragmentKind::Verbatim(format!("[^{number}]"));
                let outside = InlineMarks {
                    link: None,
                    ..marks
                };
                push_or_join(kind, "", outside, fragments);
            }
            Inline::Break => push_or_join(FragmentKind::Break, "", marks, fragments),
            Inline::Strong(_)
            | Inline::Emphasis(_)
            | Inline::Link { .. }
            | Inline::Foreign { .. }
            | Inline::Revised { .. } => {
                flatten(inline.content(), marks.inside(inline), fragments);
            }
        }
    }
}

fn is_autolink(target: &str, content: &[Inline]) -> bool {
    matches!(content, [Inline::Text(text)] if text == target)
        && target
            .chars()
            .all(|c| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '|'))
}

fn push_text<'a>(text: &'a str, marks: InlineMarks<'a>, fragments: &mut Vec<Fragment<'a>>) {
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_space = first.is_whitespace();
        let end = if is_space {
            first.len_utf8()
        } else {
            rest.find(char::is_whitespace).unwrap_or(rest.len())
        };
        let (part, after) = rest.split_at(end);
        if is_space {
            let space = if first.is_control() { " " } else { part };
            push_space(space, marks, fragments);
        } else {
            push_or_join(FragmentKind::Word, part, marks, fragments);
        }
        rest = after;
    }
}

/// One more space; ordinary ones are one together.
fn push_space<'a>(space: &'a str, marks: InlineMarks<'a>, fragments: &mut Vec<Fragment<'a>>) {
    match fragments.last_mut() {
        Some(last) if last.kind == FragmentKind::Gap => {
            if space != " " || !last.text.ends_with(' ') {
                last.text.to_mut().push_str(space);
            }
        }
        Some(_) | None => push_or_join(FragmentKind::Gap, space, marks, fragments),
    }
}

/// One more fragment; words and code go on with their like under the same marks.
fn push_or_join<'a>(
    kind: FragmentKind,
    text: &'a str,
    marks: InlineMarks<'a>,
    fragments: &mut Vec<Fragment<'a>>,
) {
    let joins = matches!(kind, FragmentKind::Word | FragmentKind::Code);
    match fragments.last_mut() {
        Some(last) if joins && last.kind == kind && last.marks == marks => {
            last.text.to_mut().push_str(text);
        }
        Some(_) | None => fragments.push(Fragment {
            kind,
            text: text.into(),
            marks,
        }),
    }
}

fn write_fragments(fragments: &[Fragment], position: InlinePosition) -> String {
    let mut writer = InlineWriter {
        position,
        source: String::new(),
        open: InlineMarks::NONE,
        gap: String::new(),
        breaks: 0,
        group: String::new(),
    };
    for Fragment { kind, text, marks } in fragments {
        match kind {
            FragmentKind::Gap => writer.gap.push_str(text),
            FragmentKind::Break => writer.breaks += 1,
            FragmentKind::Word => writer.write_word(text, *marks),
            FragmentKind::Code => writer.write_verbatim(&code_span(text), text, *marks),
            FragmentKind::Verbatim(source) => writer.write_verbatim(source, text, *marks),
        }
    }
    for mark in writer.open.to_list().iter().rev() {
        writer.source.push_str(&closing_mark(mark));
    }
    writer.source
}

struct InlineWriter<'a> {
    position: InlinePosition,
    source: String,
    /// The marks open at the end of the source.
    open: InlineMarks<'a>,
    /// White space and breaks since the last word, written once another word follows.
    gap: String,
    breaks: usize,
    /// The text since the last space where a line may end: « fin. » may hold no-break spaces.
    group: String,
}

impl<'a> InlineWriter<'a> {
    fn write_word(&mut self, word: &str, marks: InlineMarks<'a>) {
        let fragile = self.set_marks(marks, word, word);
        let start = match self.position {
            InlinePosition::Paragraph => '\n',
            InlinePosition::Continued | InlinePosition::Heading | InlinePosition::Cell => ' ',
        };
        let mut escaping = escape::EscapeContext {
            before: self.source.chars().next_back().unwrap_or(start),
            in_link: marks.link.is_some(),
            in_cell: self.position == InlinePosition::Cell,
        };
        let clashes = |first: char| match first {
            // Even escaped, a bracket right after the call of a note is read with it by some.
            '[' => escaping.before == ']',
            first => fragile && !is_boundary(first),
        };
        let mut rest = word;
        if let Some(first) = word.chars().next().filter(|first| clashes(*first)) {
            self.source.push_str(&escape::character_reference(first));
            rest = &word[first.len_utf8()..];
            escaping.before = ';';
        }
        escape::escape_word(rest, escaping, &mut self.source);
    }

    fn write_verbatim(&mut self, source: &str, reads: &str, marks: InlineMarks<'a>) {
        self.set_marks(marks, source, reads);
        if self.position == InlinePosition::Cell {
            self.source.push_str(&source.replace('|', "\\|"));
        } else {
            self.source.push_str(source);
        }
    }

    /// Closes and opens marks, with what separates the last word from the next between the two. Says whether the
    /// mark it leaves at the end would be spoilt by a letter right after it.
    fn set_marks(&mut self, marks: InlineMarks<'a>, next_source: &str, next_reads: &str) -> bool {
        let separator = self.take_separator(next_reads);
        let (open, wanted) = (self.open.to_list(), marks.to_list());
        let pairs = std::iter::zip(&open, &wanted);
        let shared = pairs.take_while(|(open, wanted)| open == wanted).count();
        let (closed, opening) = (&open[shared..], &wanted[shared..]);
        let mut fragile = false;
        for mark in closed.iter().rev() {
            fragile = needs_boundary(mark, self.source.chars().next_back());
            self.source.push_str(&closing_mark(mark));
        }
        let start: String = opening.iter().map(opening_mark).collect();
        if separator.is_empty() {
            if closed.is_empty()
                && let Some((outer, inner)) = opening.split_first()
            {
                let inside = match inner.first() {
                    Some(mark) => opening_mark(mark),
                    None => next_source,
                };
                if needs_boundary(outer, inside.chars().next()) {
                    self.encode_last_letter();
                }
            }
            self.keep_brackets_apart(&start, next_source);
        }
        self.source.push_str(&separator);
        self.source.push_str(&start);
        self.open = marks;
        fragile && separator.is_empty() && opening.is_empty()
    }

    /// Keeps the bracket that follows from being read with what is before it.
    fn keep_brackets_apart(&mut self, start: &str, next_source: &str) {
        let opens_link = start.starts_with('[');
        let calls_note = start.is_empty() && next_source.starts_with("[^");
        if (opens_link || calls_note) && self.source.ends_with('!') {
            // `![` would open an image.
            self.source.pop();
            self.source.push_str("\\!");
        } else if opens_link && self.source.ends_with(']') {
            // `[^1][` would be one reference.
            self.source.push_str("&#8203;");
        }
    }

    /// Writes the last letter by its number, so that a mark may follow it.
    fn encode_last_letter(&mut self) {
        let Some(last) = self.source.pop() else {
            return;
        };
        if is_boundary(last) {
            self.source.push(last);
            return;
        }
        // The strong text that has just begun with this letter was fine beside a letter and no longer is.
        if self.open.strong && self.source.ends_with("**") {
            self.source.truncate(self.source.len() - "**".len());
            match self.source.pop() {
                Some(outer) if is_boundary(outer) => self.source.push(outer),
                Some(outer) => self.source.push_str(&escape::character_reference(outer)),
                None => {}
            }
            self.source.push_str("**");
        }
        self.source.push_str(&escape::character_reference(last));
    }

    fn take_separator(&mut self, next: &str) -> String {
        let gap = std::mem::take(&mut self.gap);
        let breaks = std::mem::take(&mut self.breaks);
        let ends_sentence = gap == " " && sentence::is_sentence_end(&self.group, next);
        if breaks > 0 || gap.contains(' ') {
            self.group.clear();
        } else {
            self.group.push_str(&gap);
        }
        self.group.push_str(next);
        if self.source.is_empty() {
            return String::new();
        }
        match self.position {
            InlinePosition::Heading | InlinePosition::Cell if breaks > 0 => " ".to_owned(),
            InlinePosition::Heading | InlinePosition::Cell => gap,
            InlinePosition::Paragraph | InlinePosition::Continued if breaks > 0 => {
                "\\\n".repeat(breaks)
            }
            InlinePosition::Paragraph | InlinePosition::Continued if ends_sentence => {
                "\n".to_owned()
            }
            InlinePosition::Paragraph | InlinePosition::Continued => gap,
        }
    }
}

/// Code between more backticks than it holds in a row.
fn code_span(code: &str) -> String {
    let code = code.replace(|c: char| c.is_whitespace() && c.is_control(), " ");
    let longest_run = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest_run + 1);
    let padding = if code.starts_with('`') || code.ends_with('`') {
        " "
    } else {
        ""
    };
    format!("{fence}{padding}{code}{padding}{fence}")
}

fn opening_mark(mark: &InlineMark) -> &'static str {
    match mark {
        InlineMark::Link(_) => "[",
        InlineMark::Deleted => "~~",
        InlineMark::Strong => "**",
        InlineMark::Emphasis => "_",
    }
}

fn closing_mark(mark: &InlineMark) -> String {
    match mark {
        InlineMark::Link(target) => format!("]({})", escape::escape_destination(target)),
        InlineMark::Deleted => "~~".to_owned(),
        InlineMark::Strong => "**".to_owned(),
        InlineMark::Emphasis => "_".to_owned(),
    }
}

/// Whether CommonMark would not see the mark if a letter stood right outside it, given the character inside.
fn needs_boundary(mark: &InlineMark, inside: Option<char>) -> bool {
    match mark {
        InlineMark::Link(_) => false,
        InlineMark::Deleted | InlineMark::Strong => !inside.is_some_and(char::is_alphanumeric),
        InlineMark::Emphasis => true,
    }
}

/// Whether every reader of Markdown takes the character for white space or punctuation.
fn is_boundary(char: char) -> bool {
    char.is_whitespace() || char.is_ascii_punctuation() || "«»“”‘’…–—".contains(char)
}
