//! The parser's first error, in terms of what the author most likely did and where.
//!
//! The parser describes its own state, in English, at the place where it gave up; the slip is often a line above.

use super::sections;
use crate::diagnostic::TextEdit;
use crate::diagnostic::kind::{Syntax, quote_yaml};
use crate::source::Span;

/// Finds the slip from the parser's message and the lines around its place.
#[must_use]
pub fn explain_error(text: &str, info: &str, offset: usize) -> (Syntax, Span) {
    let lines = ErrorLines::around(text, offset);
    let (syntax, span) = lines.explain(info, offset);
    lines.explain_first_mark(syntax).unwrap_or((syntax, span))
}

/// The edits that the remedy of an error spells out, when it leaves no choice.
#[must_use]
pub fn find_edits(text: &str, syntax: Syntax, span: Span) -> Vec<TextEdit> {
    let lines = ErrorLines::around(text, span.start);
    let edit = |span, text: &str| {
        let text = text.to_owned();
        vec![TextEdit { span, text }]
    };
    match syntax {
        Syntax::ColonInText => quote_value(text, span.start).into_iter().collect(),
        Syntax::ReservedStart
        | Syntax::UnknownAlias
        | Syntax::Tag
        | Syntax::TextAfterBar
        | Syntax::TextAfterValue => lines.quote_line_value().into_iter().collect(),
        Syntax::Tab => lines.replace_tabs(),
        Syntax::NoBreakSpace => edit(span, " "),
        Syntax::MisplacedDash | Syntax::Bullet => {
            let rest = &text[span.start..];
            let mark = rest.len() - rest.trim_start_matches(['-', '–', '—', '•', '*']).len();
            let blanks = rest[mark..].len() - rest[mark..].trim_start_matches([' ', '\t']).len();
            edit(Span::new(span.start, span.start + mark + blanks), "- ")
        }
        // A line that opens with a small letter may go on with the text above.
        Syntax::MissingDash if text[span.start..].starts_with(char::is_lowercase) => {
            let is_key =
                sections::value_start(lines.line(lines.current)) > span.start - lines.current.start;
            let before = Span::new(span.start, span.start);
            if is_key {
                edit(before, "- ")
            } else {
                Vec::new()
            }
        }
        Syntax::MissingDash => edit(Span::new(span.start, span.start), "- "),
        Syntax::MissingSpace => edit(Span::new(span.end, span.end), " "),
        Syntax::MissingColon
        | Syntax::WrappedLine
        | Syntax::UnclosedQuote
        | Syntax::UnclosedBracket
        | Syntax::TextAfterBracket
        | Syntax::TableWithoutBar
        | Syntax::ExtraDash
        | Syntax::TwoKeys
        | Syntax::ForeignComment
        | Syntax::CodeFence
        | Syntax::TextAtMargin
        | Syntax::BadEscape
        | Syntax::Indentation
        | Syntax::MissingComma
        | Syntax::ListOnKeyLine
        | Syntax::UncalledAnchor
        | Syntax::MergeConflict
        | Syntax::Other => Vec::new(),
    }
}

/// Quotes around the text without quotes that a colon cuts, with the lines that go on with it.
fn quote_value(text: &str, colon: usize) -> Option<TextEdit> {
    let lines = ErrorLines::around(text, colon);
    let start = lines.value_start();
    let is_plain = !text[start..].starts_with(['"', '\'', '[', '{', '|', '>', '&', '*', '!']);
    if start >= colon || !is_plain {
        return None;
    }
    let line = lines.line(lines.current);
    let content = line.trim_start_matches([' ', '-']);
    let has_key = sections::value_start(content) > 0;
    let blanks = if has_key { content } else { line.trim_start() };
    let indent = line.len() - blanks.len();
    let opens = |line: &str| line.trim_start().starts_with("- ") || line.contains(':');
    let mut end = start;
    for line in text[start..].split_inclusive('\n') {
        let goes_on = line.len() - line.trim_start().len() > indent && !line.trim().is_empty();
        if end > start && !goes_on {
            break;
        }
        if end > start && opens(line) {
            return None;
        }
        let comment = line.find(" #").unwrap_or(line.len());
        let length = line[..comment].trim_end().len();
        if length < line.trim_end().len() {
            end += length;
            break;
        }
        end += line.len();
    }
    let span = Span::new(start, start + text[start..end].trim_end().len());
    let text = quote_yaml(&text[span.range()]);
    Some(TextEdit { span, text })
}

/// The line of an error and the last one before it that says something.
struct ErrorLines<'a> {
    text: &'a str,
    current: Span,
    previous: Option<Span>,
}

impl<'a> ErrorLines<'a> {
    fn explain(&self, info: &str, offset: usize) -> (Syntax, Span) {
        let (lines, text) = (self, self.text);
        let has = |words: &[&str]| words.iter().any(|word| info.contains(word));
        let here = lines.character_span(offset);
        if let Some(hard) = lines.find_no_break_space() {
            return (Syntax::NoBreakSpace, hard);
        }
        let is_quoted = has(&["quoted scalar", "escape", "hexadecimal", "Unicode"]);
        if let Some(open) = sections::find_open_bracket(text, offset).filter(|_| !is_quoted) {
            return (Syntax::UnclosedBracket, open);
        }
        if text[offset..].starts_with([',', ']', '}']) && lines.value_start() == offset {
            return (Syntax::ReservedStart, here);
        }
        if has(&["tab"]) {
            (Syntax::Tab, lines.find_tab().unwrap_or(here))
        } else if has(&["escape", "hexadecimal", "Unicode"]) {
            (Syntax::BadEscape, lines.escape(offset).unwrap_or(here))
        } else if has(&["trailing content"]) {
            lines.explain_trailing_text(offset)
        } else if has(&["block scalar"]) {
            (
                Syntax::TextAfterBar,
                lines.text_after_bar(offset).unwrap_or(here),
            )
        } else if has(&["quoted scalar"]) {
            (Syntax::UnclosedQuote, here)
        } else if has(&["unknown anchor", "alias", "anchor"]) {
            let ampersand = text[here.range()].starts_with('&');
            let syntax = if ampersand {
                Syntax::UncalledAnchor
            } else {
                Syntax::UnknownAlias
            };
            (syntax, here)
        } else if has(&["flow sequence", "flow mapping", "placement of ':'"]) {
            match lines.find_open_bracket(offset) {
                Some(bracket) if lines.is_closed(bracket) => (Syntax::MissingComma, here),
                bracket => (Syntax::UnclosedBracket, bracket.unwrap_or(here)),
            }
        } else if has(&["unexpected character"]) {
            (Syntax::ReservedStart, here)
        } else if has(&["simple key", "mapping values"]) {
            lines.explain_colon(offset)
        } else if has(&["did not find expected", "indent", "not allowed"]) {
            if lines.is_first_on_line(offset) {
                (Syntax::Indentation, here)
            } else if text[offset..].starts_with("- ") {
                (Syntax::ListOnKeyLine, here)
            } else {
                lines.explain_trailing_text(offset)
            }
        } else {
            let tab = lines.line(lines.current).find('\t');
            match tab.map(|at| lines.current.start + at) {
                Some(tab) => (Syntax::Tab, Span::new(tab, tab + 1)),
                None => (Syntax::Other, here),
            }
        }
    }

    fn around(text: &'a str, offset: usize) -> Self {
        let start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
        let end = text[offset..]
            .find('\n')
            .map_or(text.len(), |at| offset + at);
        let mut previous = None;
        let mut before = start;
        while before > 0 && previous.is_none() {
            let end = before - 1;
            before = text[..end].rfind('\n').map_or(0, |at| at + 1);
            let line = text[before..end].trim();
            if !line.is_empty() && !line.starts_with('#') {
                previous = Some(Span::new(before, end));
            }
        }
        Self {
            text,
            current: Span::new(start, end),
            previous,
        }
    }

    /// What a mark that opens the value most likely is: a bullet, the `!` or `&` of a text, the rule of a table.
    fn explain_first_mark(&self, syntax: Syntax) -> Option<(Syntax, Span)> {
        let start = self.value_start();
        let value = self.text[start..self.current.end].trim_end();
        let here = Span::new(
            start,
            start + value.chars().next().map_or(0, char::len_utf8),
        );
        let found = if syntax == Syntax::UnknownAlias
            && value.starts_with("* ")
            && self.is_first_on_line(start)
        {
            Syntax::Bullet
        } else if syntax == Syntax::ReservedStart && value.starts_with("```") {
            Syntax::CodeFence
        } else if syntax == Syntax::TextAfterValue && value.starts_with('!') {
            Syntax::Tag
        } else if syntax == Syntax::TextAfterValue && value.starts_with('&') {
            Syntax::UncalledAnchor
        } else if syntax == Syntax::TextAfterBar
            && value.len() > 1
            && value.starts_with('|')
            && value.ends_with('|')
        {
            Syntax::TableWithoutBar
        } else if syntax == Syntax::TextAfterValue
            && !value.starts_with(['"', '\''])
            && self.line(self.current).trim_start().starts_with("- ")
        {
            let dash = self.trim_line(self.current).start;
            return Some((Syntax::ExtraDash, Span::new(dash, dash + 1)));
        } else {
            return None;
        };
        Some((found, here))
    }

    /// Quotes around the value of the line, when it is the whole text and its marks leave no doubt.
    fn quote_line_value(&self) -> Option<TextEdit> {
        let start = self.value_start();
        let value = &self.text[start..self.current.end];
        let value = value[..value.find(" #").unwrap_or(value.len())].trim_end();
        if value.is_empty() || value.starts_with(['[', '{']) {
            return None;
        }
        let indent = |line: &str| line.len() - line.trim_start().len();
        let own = indent(self.line(self.current));
        let mut below = self.text[self.current.end..].lines();
        let next = below.find(|line| !line.trim().is_empty());
        if next.is_some_and(|line| indent(line) > own && !line.trim_start().starts_with("- ")) {
            return None;
        }
        let quote = value.chars().next().filter(|mark| "'\"".contains(*mark));
        let inside = quote.and_then(|mark| value.strip_prefix(mark)?.strip_suffix(mark));
        let text = match (quote, inside) {
            (Some('\''), Some(inside)) if has_only_apostrophes(inside) => inside,
            // Which quotes are of YAML is not known.
            (Some(_), Some(_)) => return None,
            (_, _) => value,
        };
        Some(TextEdit {
            span: Span::new(start, start + value.len()),
            text: quote_yaml(text),
        })
    }

    /// Two spaces for each tab that indents the line, and those behind it that open with one.
    fn replace_tabs(&self) -> Vec<TextEdit> {
        let mut edits = Vec::new();
        let mut start = self.current.start;
        for line in self.text[start..].split_inclusive('\n') {
            let indent = line.len() - line.trim_start().len();
            let tabs = line[..indent].match_indices('\t');
            let before = edits.len();
            edits.extend(tabs.map(|(at, tab)| TextEdit {
                span: Span::new(start + at, start + at + tab.len()),
                text: "  ".to_owned(),
            }));
            if edits.len() == before {
                break;
            }
            start += line.len();
        }
        edits
    }

    fn line(&self, span: Span) -> &'a str {
        &self.text[span.range()]
    }

    /// A line without its indentation.
    fn trim_line(&self, span: Span) -> Span {
        let line = self.line(span);
        let end = span.start + line.trim_end().len();
        Span::new(end - line.trim().len(), end)
    }

    fn character_span(&self, offset: usize) -> Span {
        let length = self.text[offset..].chars().next().map_or(0, char::len_utf8);
        Span::new(offset, offset + length)
    }

    /// Where the value of the line starts.
    fn value_start(&self) -> usize {
        self.current.start + sections::value_start(self.line(self.current))
    }

    /// Text behind a closed value. Brackets around part of it are those of a blank to fill.
    fn explain_trailing_text(&self, offset: usize) -> (Syntax, Span) {
        let value = &self.text[self.value_start()..];
        let syntax = if value.starts_with(['[', '{']) {
            Syntax::TextAfterBracket
        } else {
            Syntax::TextAfterValue
        };
        (syntax, self.character_span(offset))
    }

    /// A line at the margin of a key that is itself no key: the parser joins it with those behind it.
    fn find_stray_line(&self) -> Option<Span> {
        let mut end = self.current.start;
        while end > 0 {
            let start = self.text[..end - 1].rfind('\n').map_or(0, |at| at + 1);
            let line = &self.text[start..end];
            if sections::opens_section(line) {
                return None;
            }
            let is_text = !line.starts_with([' ', '#', '\n', '\r']) && !line.starts_with("- ");
            if is_text {
                return Some(Span::new(start, start + line.trim_end().len()));
            }
            end = start;
        }
        None
    }

    fn is_first_on_line(&self, offset: usize) -> bool {
        self.text[self.current.start..offset].trim().is_empty()
    }

    /// The first tab that indents a line, from this one on.
    fn find_tab(&self) -> Option<Span> {
        let mut start = self.current.start;
        for line in self.text[start..].split_inclusive('\n').take(3) {
            let indent = line.len() - line.trim_start().len();
            if let Some(at) = line[..indent].find('\t') {
                return Some(Span::new(start + at, start + at + 1));
            }
            start += line.len();
        }
        None
    }

    /// The first backslash of a quoted text that escapes nothing YAML knows.
    fn escape(&self, offset: usize) -> Option<Span> {
        let mut characters = self.text[offset..].char_indices();
        while let Some((at, character)) = characters.next() {
            if character == '\\' {
                let (next, escaped) = characters.next()?;
                if !"0abtnvfre \"/\\N_LPxuU\n".contains(escaped) {
                    let end = offset + next + escaped.len_utf8();
                    return Some(Span::new(offset + at, end));
                }
            }
        }
        None
    }

    /// A no-break space where a plain one is due: behind the colon of a key, or at the margin of a line.
    fn find_no_break_space(&self) -> Option<Span> {
        let is_hard = |c: char| matches!(c, '\u{a0}' | '\u{202f}');
        let lines = [self.previous, Some(self.current)].into_iter().flatten();
        for line in lines {
            let text = self.line(line);
            let margin = text
                .find(|c: char| !c.is_whitespace())
                .unwrap_or(text.len());
            let indent = text[..margin].find(is_hard);
            let key = text
                .find(|c: char| !c.is_alphanumeric() && c != '_' && !c.is_whitespace() && c != '-');
            let behind = key
                .filter(|at| text[*at..].starts_with(':'))
                .map(|at| at + 1);
            let behind = behind.filter(|at| text[*at..].starts_with(is_hard));
            if let Some(at) = indent.or(behind) {
                return Some(self.character_span(line.start + at));
            }
        }
        None
    }

    /// The text behind the `|` or `>` that is at that place.
    fn text_after_bar(&self, offset: usize) -> Option<Span> {
        let rest = &self.text[offset..self.current.end];
        let at = rest.find(|c: char| !"|>+-0123456789 ".contains(c))?;
        Some(self.character_span(offset + at))
    }

    /// Whether a bracket closes on its line.
    fn is_closed(&self, bracket: Span) -> bool {
        let line = self.text[bracket.start..]
            .lines()
            .next()
            .unwrap_or_default();
        let mut depth = 0_i32;
        line.chars().any(|c| {
            depth += match c {
                '[' | '{' => 1,
                ']' | '}' => -1,
                _ => 0,
            };
            depth == 0
        })
    }

    /// The bracket that was open.
    fn find_open_bracket(&self, offset: usize) -> Option<Span> {
        let at = self.text[..offset].rfind(['[', '{'])?;
        Some(Span::new(at, at + 1))
    }

    /// What the line above lacks when this one goes on with what it should have opened: the colon of a key, or the
    /// space behind a dash.
    fn error_above(&self) -> Option<(Syntax, Span)> {
        let previous = self.previous?;
        let span = self.trim_line(previous);
        let (above, current) = (self.line(span), self.line(self.trim_line(self.current)));
        let is_word = |text: &str| text.chars().all(|c| c.is_alphanumeric() || c == '_');
        let deeper =
            self.trim_line(self.current).start - self.current.start > span.start - previous.start;
        if is_word(above) && current.starts_with("- ") {
            return Some((Syntax::MissingColon, span));
        }
        if !deeper {
            return None;
        }
        let dash = above.strip_prefix(['-', '–', '—', '•'])?;
        if !above.starts_with("- ") {
            return Some((Syntax::MisplacedDash, span)).filter(|_| !dash.starts_with('-'));
        }
        let content = Span::new(span.end - dash.trim_start().len(), span.end);
        let has_colon = dash.contains(": ") || dash.ends_with(':');
        (!has_colon).then_some((Syntax::MissingColon, content))
    }

    /// A colon where no key may be: in a text without quotes, or because of the line above.
    fn explain_colon(&self, offset: usize) -> (Syntax, Span) {
        if let Some(error) = self.error_above() {
            return error;
        }
        let before = self.text[self.current.start..offset].trim();
        let bare_key = !before.contains([' ', ':']);
        let Some(previous) = self.previous.filter(|_| bare_key) else {
            return (Syntax::ColonInText, self.character_span(offset));
        };
        let above = self.line(previous).trim();
        let current = self.trim_line(self.current);
        let above_span = self.trim_line(previous);
        if !above.contains(": ") && !above.ends_with(':') && !above.starts_with("- ") {
            let block = self.text[..previous.start].trim_end();
            let kind = if block.ends_with(['|', '>']) {
                Syntax::TextAtMargin
            } else if above.starts_with(['-', '–', '—', '•']) {
                Syntax::MisplacedDash
            } else {
                Syntax::MissingColon
            };
            (kind, above_span)
        } else if current.start - self.current.start > above_span.start - previous.start {
            (Syntax::Indentation, self.character_span(current.start))
        } else {
            match self.find_stray_line() {
                Some(line) => (Syntax::WrappedLine, line),
                None => (Syntax::ColonInText, self.character_span(offset)),
            }
        }
    }
}

/// Whether each straight quote of a text is between two letters.
fn has_only_apostrophes(text: &str) -> bool {
    text.match_indices('\'').all(|(at, quote)| {
        let before = text[..at].chars().next_back();
        let after = text[at + quote.len()..].chars().next();
        [before, after]
            .iter()
            .all(|it| it.is_some_and(char::is_alphabetic))
    })
}
