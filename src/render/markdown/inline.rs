//! Inlines as Markdown source. The tree is laid flat into words and gaps that each know their marks, so that marks
//! meet CommonMark's rules whatever the tree: never around a space, never twice, never lost beside a letter.

use std::borrow::Cow;
use std::rc::Rc;

use super::{escape, sentence};
use crate::document::{Inline, Revision};

/// Where the source will stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
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
pub enum Mark<'a> {
    Link(&'a str),
    Revised(Revision),
    Strong,
    Emphasis,
}

/// The source of `inlines`, all of them under `marks`; no space at either end.
pub fn inline<'a>(inlines: &'a [Inline], marks: &[Mark<'a>], place: Place) -> String {
    let mut pieces = Vec::new();
    lay_flat(inlines, &marks.into(), &mut pieces);
    write(&pieces, place)
}

/// The marks that words are under, shared by all of them.
type Marks<'a> = Rc<[Mark<'a>]>;

struct Piece<'a> {
    marks: Marks<'a>,
    content: Content<'a>,
}

enum Content<'a> {
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

fn lay_flat<'a>(inlines: &'a [Inline], marks: &Marks<'a>, pieces: &mut Vec<Piece<'a>>) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Time { datetime: _, text } => {
                lay_text(text, marks, pieces);
            }
            Inline::Strong(content) => lay_flat(content, &within(marks, Mark::Strong), pieces),
            Inline::Emphasis(content) => lay_flat(content, &within(marks, Mark::Emphasis), pieces),
            Inline::Link { target, content } => {
                if is_autolink(target, content) {
                    lay_verbatim(format!("<{target}>"), target, marks, pieces);
                } else {
                    lay_flat(content, &within(marks, Mark::Link(target)), pieces);
                }
            }
            Inline::Revised { revision, content } => {
                lay_flat(content, &within(marks, Mark::Revised(*revision)), pieces);
            }
            Inline::Code(code) => lay_code(code, marks, pieces),
            Inline::NoteCall(number) => {
                let outside = marks.iter().filter(|mark| !is_link(mark)).copied();
                let outside: Marks = outside.collect();
                lay_verbatim(format!("[^{number}]"), "", &outside, pieces);
            }
            Inline::Break => pieces.push(Piece {
                marks: Rc::clone(marks),
                content: Content::Break,
            }),
        }
    }
}

/// The marks and one more, unless it is there already: links do not nest, and twice strong is strong.
fn within<'a>(marks: &Marks<'a>, mark: Mark<'a>) -> Marks<'a> {
    let linked_already = is_link(&mark) && marks.iter().any(is_link);
    if linked_already || marks.contains(&mark) {
        return Rc::clone(marks);
    }
    let mut marks = marks.to_vec();
    marks.push(mark);
    marks.sort();
    marks.into()
}

fn is_link(mark: &Mark) -> bool {
    match mark {
        Mark::Link(_) => true,
        Mark::Revised(_) | Mark::Strong | Mark::Emphasis => false,
    }
}

fn is_autolink(target: &str, content: &[Inline]) -> bool {
    matches!(content, [Inline::Text(text)] if text == target)
        && target
            .chars()
            .all(|c| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '|'))
}

fn lay_text<'a>(text: &'a str, marks: &Marks<'a>, pieces: &mut Vec<Piece<'a>>) {
    let is_space = |c: &char| c.is_whitespace();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if first.is_whitespace() {
            let (space, after) = rest.split_at(first.len_utf8());
            lay_space(if first.is_control() { " " } else { space }, marks, pieces);
            rest = after;
            continue;
        }
        let (word, after) = rest.split_at(rest.find(|c| is_space(&c)).unwrap_or(rest.len()));
        if let Some(Piece {
            marks: same,
            content: Content::Word(start),
        }) = pieces.last_mut()
            && same == marks
        {
            start.to_mut().push_str(word);
        } else {
            pieces.push(Piece {
                marks: Rc::clone(marks),
                content: Content::Word(word.into()),
            });
        }
        rest = after;
    }
}

/// One more space; ordinary ones are one together.
fn lay_space<'a>(space: &'a str, marks: &Marks<'a>, pieces: &mut Vec<Piece<'a>>) {
    match pieces.last_mut().map(|piece| &mut piece.content) {
        Some(Content::Gap(gap)) if space == " " && gap.ends_with(' ') => {}
        Some(Content::Gap(gap)) => gap.to_mut().push_str(space),
        Some(Content::Word(_) | Content::Code(_) | Content::Verbatim { .. } | Content::Break)
        | None => pieces.push(Piece {
            marks: Rc::clone(marks),
            content: Content::Gap(space.into()),
        }),
    }
}

/// Spaces at the ends of code are set outside of it, where they part words as they did.
fn lay_code<'a>(code: &'a str, marks: &Marks<'a>, pieces: &mut Vec<Piece<'a>>) {
    let trimmed = code.trim();
    let (before, after) = code.split_once(trimmed).unwrap_or_default();
    lay_text(before, marks, pieces);
    if let Some(Piece {
        marks: same,
        content: Content::Code(code),
    }) = pieces.last_mut()
        && same == marks
    {
        code.to_mut().push_str(trimmed);
    } else if !trimmed.is_empty() {
        pieces.push(Piece {
            marks: Rc::clone(marks),
            content: Content::Code(trimmed.into()),
        });
    }
    lay_text(after, marks, pieces);
}

fn lay_verbatim<'a>(
    source: String,
    reads: &'a str,
    marks: &Marks<'a>,
    pieces: &mut Vec<Piece<'a>>,
) {
    pieces.push(Piece {
        marks: Rc::clone(marks),
        content: Content::Verbatim { source, reads },
    });
}

fn write(pieces: &[Piece], place: Place) -> String {
    let mut writer = Writer {
        place,
        source: String::new(),
        open: [].into(),
        gap: String::new(),
        breaks: 0,
        group: String::new(),
    };
    for Piece { marks, content } in pieces {
        match content {
            Content::Gap(gap) => writer.gap.push_str(gap),
            Content::Break => writer.breaks += 1,
            Content::Word(word) => writer.word(word, marks),
            Content::Code(code) => writer.verbatim(&code_span(code), code, marks),
            Content::Verbatim { source, reads } => writer.verbatim(source, reads, marks),
        }
    }
    let Writer {
        mut source, open, ..
    } = writer;
    for mark in open.iter().rev() {
        source.push_str(&closing_mark(mark));
    }
    source
}

struct Writer<'a> {
    place: Place,
    source: String,
    /// The marks open at the end of the source.
    open: Marks<'a>,
    /// White space and breaks since the last word, written once another word follows.
    gap: String,
    breaks: usize,
    /// The text since the last space where a line may end: « fin. » may hold no-break spaces.
    group: String,
}

impl<'a> Writer<'a> {
    fn word(&mut self, word: &str, marks: &Marks<'a>) {
        let fragile = self.turn_to(marks, word, word);
        let in_link = marks.iter().any(is_link);
        let start = match self.place {
            Place::Paragraph => '\n',
            Place::Continued | Place::Heading | Place::Cell => ' ',
        };
        let before = self.source.chars().next_back().unwrap_or(start);
        let escaping = |before| escape::Escaping {
            before,
            in_link,
            in_cell: self.place == Place::Cell,
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

    fn verbatim(&mut self, source: &str, reads: &str, marks: &Marks<'a>) {
        self.turn_to(marks, source, reads);
        match self.place {
            Place::Cell => self.source.push_str(&source.replace('|', "\\|")),
            Place::Paragraph | Place::Continued | Place::Heading => self.source.push_str(source),
        }
    }

    /// Closes and opens marks, with what separates the last word from the next between the two. Says whether the
    /// mark it leaves at the end would be spoilt by a letter right after it.
    fn turn_to(&mut self, marks: &Marks<'a>, next_source: &str, next_reads: &str) -> bool {
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
        if self.open.contains(&Mark::Strong) && self.source.ends_with("**") {
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
        match self.place {
            Place::Heading if breaks > 0 => " ".into(),
            Place::Cell if breaks > 0 => "<br>".repeat(breaks).into(),
            Place::Heading | Place::Cell => gap,
            Place::Paragraph | Place::Continued if breaks > 0 => "\\\n".repeat(breaks).into(),
            Place::Paragraph | Place::Continued if ends_sentence => "\n".into(),
            Place::Paragraph | Place::Continued => gap,
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

fn opening_mark(mark: &Mark) -> &'static str {
    match mark {
        Mark::Link(_) => "[",
        Mark::Revised(Revision::Inserted) => "<ins>",
        Mark::Revised(Revision::Deleted) => "<del>",
        Mark::Strong => "**",
        Mark::Emphasis => "_",
    }
}

fn closing_mark(mark: &Mark) -> String {
    match mark {
        Mark::Link(target) => format!("]({})", escape::destination(target)),
        Mark::Revised(Revision::Inserted) => "</ins>".to_owned(),
        Mark::Revised(Revision::Deleted) => "</del>".to_owned(),
        Mark::Strong => "**".to_owned(),
        Mark::Emphasis => "_".to_owned(),
    }
}

/// Whether CommonMark would not see the mark if a letter stood right outside it, given the character inside.
fn is_spoilt_beside_letter(mark: &Mark, inside: Option<char>) -> bool {
    match mark {
        Mark::Link(_) | Mark::Revised(_) => false,
        Mark::Strong => !inside.is_some_and(char::is_alphanumeric),
        Mark::Emphasis => true,
    }
}

/// Whether every reader of Markdown takes the character for white space or punctuation.
fn is_boundary(char: char) -> bool {
    char.is_whitespace() || char.is_ascii_punctuation() || "«»“”‘’…–—".contains(char)
}

#[cfg(test)]
mod tests {
    use super::{Place, inline};
    use crate::document::{Inline, Revision};
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    fn text(text: &str) -> Inline {
        Inline::Text(text.to_owned())
    }

    fn strong(content: &[Inline]) -> Inline {
        Inline::Strong(content.to_vec())
    }

    fn emphasis(content: &[Inline]) -> Inline {
        Inline::Emphasis(content.to_vec())
    }

    fn link(target: &str, content: &[Inline]) -> Inline {
        Inline::Link {
            target: target.to_owned(),
            content: content.to_vec(),
        }
    }

    #[track_caller]
    fn check(inlines: &[Inline], expected: &str) {
        assert_eq!(inline(inlines, &[], Place::Paragraph), expected);
    }

    #[test]
    fn a_sentence_stands_on_a_line_of_its_own() {
        check(
            &[text("Un. "), strong(&[text("Deux\u{202f}! Trois")])],
            "Un.\n**Deux\u{202f}!\nTrois**",
        );
        check(&[text("Un."), Inline::Break, text("Deux")], "Un.\\\nDeux");
    }

    #[test]
    fn marks_leave_spaces_out_and_merge() {
        check(
            &[strong(&[text(" a ")]), strong(&[text("b")]), text("c")],
            "**a b**c",
        );
        check(&[strong(&[strong(&[text("a")])])], "**a**");
        check(
            &[emphasis(&[text("a"), strong(&[text("b")])])],
            "_a_**_b_**",
        );
    }

    #[test]
    fn marks_beside_letters_survive() {
        check(
            &[strong(&[text("« mot »")]), text("s")],
            "**« mot »**&#115;",
        );
        check(
            &[text("s"), strong(&[text("« mot »")])],
            "&#115;**« mot »**",
        );
        check(&[text("mot"), emphasis(&[text("s")])], "mo&#116;_s_");
        check(
            &[text("a"), strong(&[text("b"), emphasis(&[text("c")])])],
            "&#97;**&#98;_c_**",
        );
    }

    #[test]
    fn harmless_characters_are_not_escaped() {
        for harmless in [
            "R&D, a - b, 5 < 6, n°2 #3, formation/action (CTG) : 9 h – 17 h",
            "mon_fichier.txt à 10:30:00 !",
        ] {
            check(&[text(harmless)], harmless);
        }
    }

    #[test]
    fn what_would_be_structure_is_escaped() {
        for (data, source) in [
            ("- a", "\\- a"),
            ("1. a", "1\\. a"),
            ("# a", "\\# a"),
            ("> a", "\\> a"),
            (
                "[x] :smile: $a$ &amp; <b>",
                "\\[x] \\:smile: \\$a\\$ \\&amp; \\<b>",
            ),
        ] {
            check(&[text(data)], source);
        }
        check(&[text("a"), Inline::Break, text("---")], "a\\\n\\---");
        check(
            &[text("a!"), Inline::NoteCall(1), text("(b)")],
            "a\\![^1]\\(b)",
        );
        check(&[Inline::NoteCall(1), text("[b]")], "[^1]&#91;b]");
    }

    #[test]
    fn addresses_and_code() {
        check(
            &[link(
                "https://example.org/",
                &[text("https://example.org/")],
            )],
            "<https://example.org/>",
        );
        check(
            &[link("https://example.org/a(b)", &[text("ici")])],
            "[ici](https://example.org/a\\(b\\))",
        );
        check(&[Inline::Code("a`b".to_owned())], "``a`b``");
    }

    /// A character that is not white space and the marks it is under: strong, emphasis, target of a link.
    type Marked = (char, bool, bool, Option<String>);

    fn marked_in_tree(inlines: &[Inline], under: &Marked) -> Vec<Marked> {
        let (_, strong, emphasis, target) = under;
        let chars = |text: &str| -> Vec<Marked> {
            let visible = text.chars().filter(|c| !c.is_whitespace());
            visible
                .map(|c| (c, *strong, *emphasis, target.clone()))
                .collect()
        };
        let marked = inlines.iter().flat_map(|inline| match inline {
            Inline::Text(text) | Inline::Code(text) | Inline::Time { text, .. } => chars(text),
            Inline::NoteCall(number) => {
                let digits = number.to_string();
                let digits = digits.chars().map(|c| (c, *strong, *emphasis, None));
                digits.collect()
            }
            Inline::Break => Vec::new(),
            Inline::Strong(content) => {
                marked_in_tree(content, &(' ', true, *emphasis, target.clone()))
            }
            Inline::Emphasis(content) => {
                marked_in_tree(content, &(' ', *strong, true, target.clone()))
            }
            Inline::Revised { content, .. } => {
                marked_in_tree(content, &(' ', *strong, *emphasis, target.clone()))
            }
            Inline::Link {
                target: inner,
                content,
            } => {
                let target = target.clone().or(Some(inner.clone()));
                marked_in_tree(content, &(' ', *strong, *emphasis, target))
            }
        });
        marked.collect()
    }

    fn marked_in_source(source: &str) -> Vec<Marked> {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_MATH;
        let definitions = "\n\n[^1]: a\n\n[^2]: b\n";
        let (mut strong, mut emphasis, mut target) = (0, 0, None);
        let mut out = Vec::new();
        for event in Parser::new_ext(&format!("{source}{definitions}"), options) {
            match event {
                Event::Start(Tag::FootnoteDefinition(_)) => break,
                Event::Start(Tag::Strong) => strong += 1,
                Event::End(TagEnd::Strong) => strong -= 1,
                Event::Start(Tag::Emphasis) => emphasis += 1,
                Event::End(TagEnd::Emphasis) => emphasis -= 1,
                Event::Start(Tag::Link { dest_url, .. }) => target = Some(dest_url.to_string()),
                Event::End(TagEnd::Link) => target = None,
                Event::Text(text) | Event::Code(text) | Event::FootnoteReference(text) => {
                    for char in text.chars().filter(|c| !c.is_whitespace()) {
                        out.push((char, strong > 0, emphasis > 0, target.clone()));
                    }
                }
                Event::Start(_)
                | Event::End(_)
                | Event::SoftBreak
                | Event::HardBreak
                | Event::InlineHtml(_) => {}
                Event::InlineMath(_)
                | Event::DisplayMath(_)
                | Event::Html(_)
                | Event::Rule
                | Event::TaskListMarker(_) => panic!("structure made of text: {source:?}"),
            }
        }
        out
    }

    const TEXT: &str = "[-a-zA-Z0é1.)(*_`~$&#;:<>!|\\[\\]\\\\/+=^€« \u{a0}\u{202f}\n\t]{0,6}";

    fn any_inlines() -> impl Strategy<Value = Vec<Inline>> {
        let leaf = prop_oneof![
            8 => TEXT.prop_map(Inline::Text),
            1 => "[a`| ]{1,4}[a-z]".prop_map(Inline::Code),
            1 => (1usize..3).prop_map(Inline::NoteCall),
            1 => Just(Inline::Break),
        ];
        let inline = leaf.prop_recursive(3, 12, 4, |inner| {
            let content = prop::collection::vec(inner, 0..4);
            prop_oneof![
                content.clone().prop_map(Inline::Strong),
                content.clone().prop_map(Inline::Emphasis),
                (any::<bool>(), content.clone()).prop_map(|(is_new, content)| Inline::Revised {
                    revision: if is_new {
                        Revision::Inserted
                    } else {
                        Revision::Deleted
                    },
                    content
                }),
                ("https://e\\.org/[a-z()$&_*;]{0,3}", content)
                    .prop_map(|(target, content)| Inline::Link { target, content }),
            ]
        });
        prop::collection::vec(inline, 0..6)
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_character_comes_back_under_its_marks(inlines in any_inlines()) {
            let expected = marked_in_tree(&inlines, &(' ', false, false, None));
            let paragraph = inline(&inlines, &[], Place::Paragraph);
            let item = format!("- {paragraph}").replace('\n', "\n  ");
            let heading = format!("# {}", inline(&inlines, &[], Place::Heading));
            let cell = format!("||\n|-|\n| {} |", inline(&inlines, &[], Place::Cell));
            for source in [paragraph, item, heading, cell] {
                prop_assert_eq!(marked_in_source(&source), expected.clone(), "{}", source);
            }
        }
    }
}
