//! Inlines as Markdown source. The tree is laid flat into words and gaps that each know their marks, so that marks
//! meet CommonMark's rules whatever the tree: never around a space, never twice, never lost beside a letter.

use std::borrow::Cow;
use std::rc::Rc;

use super::{escape, sentence};
use crate::document::{Inline, Revision};

/// Where the source will stand.
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

/// A mark around words. They nest in this order, the link outermost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum InlineMark<'a> {
    Link(&'a str),
    Revised(Revision),
    Strong,
    Emphasis,
}

/// The source of `inlines`, all of them under `marks`; no space at either end.
pub fn inline<'a>(
    inlines: &'a [Inline],
    marks: &[InlineMark<'a>],
    position: InlinePosition,
) -> String {
    let mut fragments = Vec::new();
    flatten_inlines(inlines, &marks.into(), &mut fragments);
    write(&fragments, position)
}

/// The marks that words are under, shared by all of them.
type InlineMarks<'a> = Rc<[InlineMark<'a>]>;

struct Fragment<'a> {
    marks: InlineMarks<'a>,
    content: FragmentContent<'a>,
}

enum FragmentContent<'a> {
    /// Text without white space.
    Word(Cow<'a, str>),
    Code(Cow<'a, str>),
    /// Source that needs no escape, and the text it reads as.
    Verbatim {
        source: String,
        reads: &'a str,
    },
    /// White space.
    Gap(Cow<'a, str>),
    Break,
}

fn flatten_inlines<'a>(
    inlines: &'a [Inline],
    marks: &InlineMarks<'a>,
    fragments: &mut Vec<Fragment<'a>>,
) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Time { datetime: _, text } => {
                push_text(text, marks, fragments);
            }
            Inline::Strong(content) => {
                flatten_inlines(content, &within(marks, InlineMark::Strong), fragments);
            }
            Inline::Emphasis(content) => {
                flatten_inlines(content, &within(marks, InlineMark::Emphasis), fragments);
            }
            Inline::Link { target, content } => {
                if is_autolink(target, content) {
                    push_verbatim(format!("<{target}>"), target, marks, fragments);
                } else {
                    flatten_inlines(content, &within(marks, InlineMark::Link(target)), fragments);
                }
            }
            Inline::Revised { revision, content } => {
                flatten_inlines(
                    content,
                    &within(marks, InlineMark::Revised(*revision)),
                    fragments,
                );
            }
            Inline::Code(code) => push_code(code, marks, fragments),
            Inline::NoteCall(number) => {
                let outside = marks.iter().filter(|mark| !is_link(mark)).copied();
                let outside: InlineMarks = outside.collect();
                push_verbatim(format!("[^{number}]"), "", &outside, fragments);
            }
            Inline::Break => fragments.push(Fragment {
                marks: Rc::clone(marks),
                content: FragmentContent::Break,
            }),
        }
    }
}

/// The marks and one more, unless it is there already: links do not nest, and twice strong is strong.
fn within<'a>(marks: &InlineMarks<'a>, mark: InlineMark<'a>) -> InlineMarks<'a> {
    let linked_already = is_link(&mark) && marks.iter().any(is_link);
    if linked_already || marks.contains(&mark) {
        return Rc::clone(marks);
    }
    let mut marks = marks.to_vec();
    marks.push(mark);
    marks.sort();
    marks.into()
}

fn is_link(mark: &InlineMark) -> bool {
    match mark {
        InlineMark::Link(_) => true,
        InlineMark::Revised(_) | InlineMark::Strong | InlineMark::Emphasis => false,
    }
}

fn is_autolink(target: &str, content: &[Inline]) -> bool {
    matches!(content, [Inline::Text(text)] if text == target)
        && target
            .chars()
            .all(|c| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '|'))
}

fn push_text<'a>(text: &'a str, marks: &InlineMarks<'a>, fragments: &mut Vec<Fragment<'a>>) {
    let is_space = |c: &char| c.is_whitespace();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if first.is_whitespace() {
            let (space, after) = rest.split_at(first.len_utf8());
            push_space(
                if first.is_control() { " " } else { space },
                marks,
                fragments,
            );
            rest = after;
            continue;
        }
        let (word, after) = rest.split_at(rest.find(|c| is_space(&c)).unwrap_or(rest.len()));
        if let Some(Fragment {
            marks: same,
            content: FragmentContent::Word(start),
        }) = fragments.last_mut()
            && same == marks
        {
            start.to_mut().push_str(word);
        } else {
            fragments.push(Fragment {
                marks: Rc::clone(marks),
                content: FragmentContent::Word(word.into()),
            });
        }
        rest = after;
    }
}

/// One more space; ordinary ones are one together.
fn push_space<'a>(space: &'a str, marks: &InlineMarks<'a>, fragments: &mut Vec<Fragment<'a>>) {
    match fragments.last_mut().map(|fragment| &mut fragment.content) {
        Some(FragmentContent::Gap(gap)) if space == " " && gap.ends_with(' ') => {}
        Some(FragmentContent::Gap(gap)) => gap.to_mut().push_str(space),
        Some(
            FragmentContent::Word(_)
            | FragmentContent::Code(_)
            | FragmentContent::Verbatim { .. }
            | FragmentContent::Break,
        )
        | None => fragments.push(Fragment {
            marks: Rc::clone(marks),
            content: FragmentContent::Gap(space.into()),
        }),
    }
}

/// Spaces at the ends of code are set outside of it, where they part words as they did.
fn push_code<'a>(code: &'a str, marks: &InlineMarks<'a>, fragments: &mut Vec<Fragment<'a>>) {
    let trimmed = code.trim();
    let (before, after) = code.split_once(trimmed).unwrap_or_default();
    push_text(before, marks, fragments);
    if let Some(Fragment {
        marks: same,
        content: FragmentContent::Code(code),
    }) = fragments.last_mut()
        && same == marks
    {
        code.to_mut().push_str(trimmed);
    } else if !trimmed.is_empty() {
        fragments.push(Fragment {
            marks: Rc::clone(marks),
            content: FragmentContent::Code(trimmed.into()),
        });
    }
    push_text(after, marks, fragments);
}

fn push_verbatim<'a>(
    source: String,
    reads: &'a str,
    marks: &InlineMarks<'a>,
    fragments: &mut Vec<Fragment<'a>>,
) {
    fragments.push(Fragment {
        marks: Rc::clone(marks),
        content: FragmentContent::Verbatim { source, reads },
    });
}

fn write(fragments: &[Fragment], position: InlinePosition) -> String {
    let mut writer = InlineWriter {
        position,
        source: String::new(),
        open: [].into(),
        gap: String::new(),
        breaks: 0,
        group: String::new(),
    };
    for Fragment { marks, content } in fragments {
        match content {
            FragmentContent::Gap(gap) => writer.gap.push_str(gap),
            FragmentContent::Break => writer.breaks += 1,
            FragmentContent::Word(word) => writer.word(word, marks),
            FragmentContent::Code(code) => writer.verbatim(&code_span(code), code, marks),
            FragmentContent::Verbatim { source, reads } => writer.verbatim(source, reads, marks),
        }
    }
    let InlineWriter {
        mut source, open, ..
    } = writer;
    for mark in open.iter().rev() {
        source.push_str(&closing_mark(mark));
    }
    source
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
    fn word(&mut self, word: &str, marks: &InlineMarks<'a>) {
        let fragile = self.turn_to(marks, word, word);
        let in_link = marks.iter().any(is_link);
        let start = match self.position {
            InlinePosition::Paragraph => '\n',
            InlinePosition::Continued | InlinePosition::Heading | InlinePosition::Cell => ' ',
        };
        let before = self.source.chars().next_back().unwrap_or(start);
        let escaping = |before| escape::Escaping {
            before,
            in_link,
            in_cell: self.position == InlinePosition::Cell,
        };
        let clashes = |first| match first {
            // Even escaped, a bracket right after the call of a note is read with it by some.
            '[' => before == ']',
            first => fragile && !is_boundary(first),
        };
        match word.chars().next() {
            Some(first) if clashes(first) => {
                self.source.push_str(&escape::entity(first));
                let rest = &word[first.len_utf8()..];
                escape::word(rest, escaping(';'), &mut self.source);
            }
            Some(_) | None => escape::word(word, escaping(before), &mut self.source),
        }
    }

    fn verbatim(&mut self, source: &str, reads: &str, marks: &InlineMarks<'a>) {
        self.turn_to(marks, source, reads);
        match self.position {
            InlinePosition::Cell => self.source.push_str(&source.replace('|', "\\|")),
            InlinePosition::Paragraph | InlinePosition::Continued | InlinePosition::Heading => {
                self.source.push_str(source);
            }
        }
    }

    /// Closes and opens marks, with what separates the last word from the next between the two. Says whether the
    /// mark it leaves at the end would be spoilt by a letter right after it.
    fn turn_to(&mut self, marks: &InlineMarks<'a>, next_source: &str, next_reads: &str) -> bool {
        let separator = self.separator(next_reads);
        let shared = std::iter::zip(&*self.open, &**marks)
            .take_while(|(open, wanted)| open == wanted)
            .count();
        let open = Rc::clone(&self.open);
        let closed = &open[shared..];
        let closes = !closed.is_empty();
        let mut fragile = false;
        for mark in closed.iter().rev() {
            fragile = is_spoilt_beside_letter(mark, self.source.chars().next_back());
            self.source.push_str(&closing_mark(mark));
        }
        let opening = &marks[shared..];
        let start: String = opening.iter().map(opening_mark).collect();
        if separator.is_empty() {
            if !closes && let Some((outer, inner)) = opening.split_first() {
                let inside = match inner.first() {
                    Some(mark) => opening_mark(mark),
                    None => next_source,
                };
                if is_spoilt_beside_letter(outer, inside.chars().next()) {
                    self.number_last_letter();
                }
            }
            self.keep_brackets_apart(&start, next_source);
        }
        self.source.push_str(&separator);
        self.source.push_str(&start);
        self.open = Rc::clone(marks);
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
            self.source.push_str("<!-- -->");
        }
    }

    /// Writes the last letter by its number, so that a mark may follow it.
    fn number_last_letter(&mut self) {
        let Some(last) = self.source.pop() else {
            return;
        };
        if is_boundary(last) {
            self.source.push(last);
            return;
        }
        // The strong text that has just begun with this letter was fine beside a letter and no longer is.
        if self.open.contains(&InlineMark::Strong) && self.source.ends_with("**") {
            self.source.truncate(self.source.len() - "**".len());
            match self.source.pop() {
                Some(outer) if is_boundary(outer) => self.source.push(outer),
                Some(outer) => self.source.push_str(&escape::entity(outer)),
                None => {}
            }
            self.source.push_str("**");
        }
        self.source.push_str(&escape::entity(last));
    }

    fn separator(&mut self, next: &str) -> Cow<'static, str> {
        let gap: Cow<str> = match self.gap.as_str() {
            "" => "".into(),
            " " => " ".into(),
            _ => std::mem::take(&mut self.gap).into(),
        };
        self.gap.clear();
        let breaks = std::mem::take(&mut self.breaks);
        let ends_sentence = gap == " " && sentence::ends(&self.group, next);
        if breaks > 0 || gap.contains(' ') {
            self.group.clear();
        } else {
            self.group.push_str(&gap);
        }
        self.group.push_str(next);
        if self.source.is_empty() {
            return "".into();
        }
        match self.position {
            InlinePosition::Heading if breaks > 0 => " ".into(),
            InlinePosition::Cell if breaks > 0 => "<br>".repeat(breaks).into(),
            InlinePosition::Heading | InlinePosition::Cell => gap,
            InlinePosition::Paragraph | InlinePosition::Continued if breaks > 0 => {
                "\\\n".repeat(breaks).into()
            }
            InlinePosition::Paragraph | InlinePosition::Continued if ends_sentence => "\n".into(),
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
        InlineMark::Revised(Revision::Inserted) => "<ins>",
        InlineMark::Revised(Revision::Deleted) => "<del>",
        InlineMark::Strong => "**",
        InlineMark::Emphasis => "_",
    }
}

fn closing_mark(mark: &InlineMark) -> String {
    match mark {
        InlineMark::Link(target) => format!("]({})", escape::destination(target)),
        InlineMark::Revised(Revision::Inserted) => "</ins>".to_owned(),
        InlineMark::Revised(Revision::Deleted) => "</del>".to_owned(),
        InlineMark::Strong => "**".to_owned(),
        InlineMark::Emphasis => "_".to_owned(),
    }
}

/// Whether CommonMark would not see the mark if a letter stood right outside it, given the character inside.
fn is_spoilt_beside_letter(mark: &InlineMark, inside: Option<char>) -> bool {
    match mark {
        InlineMark::Link(_) | InlineMark::Revised(_) => false,
        InlineMark::Strong => !inside.is_some_and(char::is_alphanumeric),
        InlineMark::Emphasis => true,
    }
}

/// Whether every reader of Markdown takes the character for white space or punctuation.
fn is_boundary(char: char) -> bool {
    char.is_whitespace() || char.is_ascii_punctuation() || "«»“”‘’…–—".contains(char)
}

#[cfg(test)]
mod tests;
