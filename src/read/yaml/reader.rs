//! The events of the YAML parser → the spanned tree. The only file that knows the parser.

use std::collections::BTreeSet;
use std::sync::Arc;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError};

use super::tree::{YamlEntry, YamlKind, YamlNode};
use super::{sections, syntax};
use crate::diagnostic::catalogue::message;
use crate::diagnostic::kind::{DiagnosticKind, Limit, Syntax};
use crate::diagnostic::{Diagnostic, Label, Place};
use crate::source::{SourceFile, Span};

/// Bytes in one text: some twenty-five pages. It bounds the time of any layout of it.
const MAX_TEXT_BYTES: usize = 64 * 1024;
/// Keys in one mapping; the model knows 50 at most.
const MAX_KEYS: usize = 1_000;
/// Values inside values; the model needs 12.
const MAX_DEPTH: usize = 64;
/// Values in a file, aliases expanded.
const MAX_VALUES: usize = 200_000;
/// Bytes of text that aliases may add to a file.
const MAX_ALIASED_BYTES: usize = 256 * 1024;

/// One parse of a text.
pub struct ParseAttempt {
    /// The tree of a file that is one mapping; `None` after a slip of syntax.
    pub root: Option<YamlNode>,
    /// Every diagnostic up to the first slip of syntax.
    pub diagnostics: Vec<Diagnostic>,
    /// Where a second document starts.
    pub second: Option<usize>,
}

/// Parses a text that has as many characters as the file.
pub fn parse_once(file: &Arc<SourceFile>, text: &str) -> ParseAttempt {
    let mut reader = YamlReader {
        file,
        events: Parser::new_from_str(text),
        offsets: ByteOffsets::new(file.text()),
        anchors: Vec::new(),
        called: BTreeSet::new(),
        values: 0,
        aliased: 0,
        diagnostics: Vec::new(),
        second: None,
    };
    let mut root = match reader.document() {
        Ok(root) => {
            reader.report_uncalled_anchors();
            root
        }
        Err(ReadStop) => None,
    };
    if let Some(node) = &root
        && !matches!(node.kind, YamlKind::Mapping(_))
    {
        reader.report(DiagnosticKind::NotAMapping, node.span);
        root = None;
    }
    ParseAttempt {
        root,
        diagnostics: reader.diagnostics,
        second: reader.second,
    }
}

/// Nothing more can be read; the reason is among the diagnostics.
struct ReadStop;

struct YamlReader<'a> {
    file: &'a Arc<SourceFile>,
    events: Parser<'a, saphyr_parser::StrInput<'a>>,
    offsets: ByteOffsets<'a>,
    /// What each anchor names, by its number less one.
    anchors: Vec<Option<YamlNode>>,
    /// The anchors that an alias has called.
    called: BTreeSet<usize>,
    values: usize,
    /// Bytes that aliases have repeated.
    aliased: usize,
    diagnostics: Vec<Diagnostic>,
    /// Where a second document starts.
    second: Option<usize>,
}

impl<'a> YamlReader<'a> {
    fn report(&mut self, kind: DiagnosticKind, span: Span) {
        let place = Place::new(self.file, span);
        self.diagnostics.push(Diagnostic::new(kind, place));
    }

    fn exceed(&mut self, limit: Limit, span: Span) -> ReadStop {
        self.report(DiagnosticKind::Excessive(limit), span);
        ReadStop
    }

    fn next(&mut self) -> Result<(Event<'a>, Span), ReadStop> {
        match self.events.next_event() {
            Some(Ok((event, span))) => {
                let start = self.offsets.byte(span.start.index());
                let end = self.offsets.byte(span.end.index());
                Ok((event, Span::new(start, end.max(start))))
            }
            Some(Err(error)) => {
                self.syntax_error(&error);
                Err(ReadStop)
            }
            None => Ok((Event::StreamEnd, Span::new(0, 0))),
        }
    }

    fn document(&mut self) -> Result<Option<YamlNode>, ReadStop> {
        let mut root = None;
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::DocumentStart(_) if root.is_some() => {
                    let end = sections::end_mark(self.file.text(), span.start);
                    self.report(DiagnosticKind::SecondDocument, end.unwrap_or(span));
                    self.second = Some(span.start);
                    return Ok(root);
                }
                Event::DocumentStart(_) => {
                    let (event, span) = self.next()?;
                    root = Some(self.node(event, span, 0)?);
                }
                Event::StreamEnd => break,
                Event::Nothing
                | Event::StreamStart
                | Event::DocumentEnd
                | Event::Alias(_)
                | Event::Scalar(..)
                | Event::SequenceStart(..)
                | Event::SequenceEnd
                | Event::MappingStart(..)
                | Event::MappingEnd => {}
            }
        }
        if root.is_none() {
            self.report(DiagnosticKind::Empty, Span::new(0, 0));
        }
        Ok(root)
    }

    fn node(&mut self, event: Event<'a>, span: Span, depth: usize) -> Result<YamlNode, ReadStop> {
        if depth > MAX_DEPTH {
            return Err(self.exceed(Limit::Depth(MAX_DEPTH), span));
        }
        self.count(1, span)?;
        if let Event::Scalar(_, _, _, Some(_))
        | Event::SequenceStart(_, Some(_))
        | Event::MappingStart(_, Some(_)) = &event
        {
            self.report(DiagnosticKind::Syntax(Syntax::Tag), span);
        }
        let (kind, anchor) = match event {
            Event::Scalar(text, style, anchor, _) => {
                if text.len() > MAX_TEXT_BYTES {
                    return Err(self.exceed(Limit::TextBytes(MAX_TEXT_BYTES), span));
                }
                let plain = style == ScalarStyle::Plain;
                let text = text.into_owned();
                (YamlKind::Scalar { text, plain }, anchor)
            }
            Event::SequenceStart(anchor, _) => (self.list(depth)?, anchor),
            Event::MappingStart(anchor, _) => (self.mapping(depth)?, anchor),
            Event::Alias(anchor) => return self.alias(anchor, span, depth),
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd
            | Event::SequenceEnd
            | Event::MappingEnd => {
                let text = String::new();
                (YamlKind::Scalar { text, plain: true }, 0)
            }
        };
        let node = YamlNode { span, kind };
        if anchor > 0 {
            if self.anchors.len() < anchor {
                self.anchors.resize(anchor, None);
            }
            self.anchors[anchor - 1] = Some(node.clone());
        }
        Ok(node)
    }

    /// A copy of the value that an anchor names.
    fn alias(&mut self, anchor: usize, span: Span, depth: usize) -> Result<YamlNode, ReadStop> {
        let Some(Some(node)) = self.anchors.get(anchor.wrapping_sub(1)) else {
            // An alias inside the very value it names.
            self.report(DiagnosticKind::Syntax(Syntax::UnknownAlias), span);
            return Err(ReadStop);
        };
        let mut node = node.clone();
        self.called.insert(anchor);
        let (values, bytes, height) = extent(&node);
        self.count(values, span)?;
        self.aliased += bytes;
        if self.aliased > MAX_ALIASED_BYTES {
            return Err(self.exceed(Limit::Aliased(MAX_ALIASED_BYTES), span));
        }
        if depth + height > MAX_DEPTH {
            return Err(self.exceed(Limit::Depth(MAX_DEPTH), span));
        }
        node.span = span;
        Ok(node)
    }

    fn list(&mut self, depth: usize) -> Result<YamlKind, ReadStop> {
        let mut items = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if event == Event::SequenceEnd {
                return Ok(YamlKind::List(items));
            }
            items.push(self.node(event, span, depth + 1)?);
        }
    }

    fn mapping(&mut self, depth: usize) -> Result<YamlKind, ReadStop> {
        let mut entries: Vec<YamlEntry> = Vec::new();
        // Whether the last key was there already.
        let mut twice = false;
        loop {
            let (event, key_span) = self.next()?;
            if event == Event::MappingEnd {
                return Ok(YamlKind::Mapping(entries));
            }
            if entries.len() == MAX_KEYS {
                return Err(self.exceed(Limit::Keys(MAX_KEYS), key_span));
            }
            let key = match self.node(event, key_span, depth + 1)?.kind {
                YamlKind::Scalar { text, .. } if !text.is_empty() => Some(text),
                YamlKind::Scalar { .. } | YamlKind::List(_) | YamlKind::Mapping(_) => {
                    self.report(DiagnosticKind::KeyNotText, key_span);
                    None
                }
            };
            let (event, span) = self.next()?;
            let value = self.node(event, span, depth + 1)?;
            let Some(key) = key else { continue };
            if let Some(first) = entries.iter().find(|entry| entry.key == key) {
                let first = Label {
                    place: Place::new(self.file, first.key_span),
                    message: message!(FIRST_OCCURRENCE),
                };
                if twice {
                    // Several keys in a row come again: what is missing is the dash of an item.
                    if let Some(Diagnostic {
                        kind: DiagnosticKind::DuplicateKey { dash, .. },
                        ..
                    }) = self.diagnostics.last_mut()
                    {
                        *dash = true;
                    }
                    continue;
                }
                twice = true;
                self.report(DiagnosticKind::DuplicateKey { key, dash: false }, key_span);
                if let Some(diagnostic) = self.diagnostics.last_mut() {
                    diagnostic.others.push(first);
                }
                continue;
            }
            twice = false;
            entries.push(YamlEntry {
                key,
                key_span,
                value,
            });
        }
    }

    fn count(&mut self, more: usize, span: Span) -> Result<(), ReadStop> {
        self.values += more;
        if self.values > MAX_VALUES {
            return Err(self.exceed(Limit::Values(MAX_VALUES), span));
        }
        Ok(())
    }

    /// A `&` that opens a text makes an anchor of its first word, which would vanish.
    fn report_uncalled_anchors(&mut self) {
        let anchors = std::mem::take(&mut self.anchors);
        for (index, node) in anchors.into_iter().enumerate() {
            if let Some(node) = node.filter(|_| !self.called.contains(&(index + 1))) {
                self.report(DiagnosticKind::Syntax(Syntax::UncalledAnchor), node.span);
            }
        }
    }

    fn syntax_error(&mut self, error: &ScanError) {
        let offset = self.offsets.byte(error.marker().index());
        if error.info().contains("recursion limit") {
            self.exceed(Limit::Depth(MAX_DEPTH), Span::new(offset, offset));
            return;
        }
        let next = self.file.text()[offset..].chars().next();
        if let Some(hidden) = next.filter(|c| is_hidden(*c)) {
            let span = Span::new(offset, offset + hidden.len_utf8());
            self.report(DiagnosticKind::HiddenCharacter(hidden), span);
            return;
        }
        let (syntax, span) = syntax::explain(self.file.text(), error.info(), offset);
        self.report(DiagnosticKind::Syntax(syntax), span);
    }
}

/// Characters without width that come with a pasted text and mean nothing in French.
#[must_use]
pub fn is_zero_width(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'
    )
}

/// Control characters and those that reorder text: nobody sees them, and they can change what is read.
#[must_use]
pub fn is_hidden(character: char) -> bool {
    match character {
        '\n' | '\t' => false,
        _ if is_zero_width(character) => false,
        '\u{61c}' => true,
        '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2061}'..='\u{206f}' => true,
        '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => true,
        other => other.is_control(),
    }
}

/// How many values a tree holds, itself counted, how many bytes of text, and how many levels.
fn extent(node: &YamlNode) -> (usize, usize, usize) {
    let own = match &node.kind {
        YamlKind::Scalar { text, .. } => text.len(),
        YamlKind::List(_) | YamlKind::Mapping(_) => 0,
    };
    let children = node.children().map(|(_, inside)| extent(inside));
    children.fold(
        (1, own, 1),
        |(values, bytes, height), (more, text, below)| {
            (values + more, bytes + text, height.max(below + 1))
        },
    )
}

/// Turns the parser's character offsets into bytes. Events come nearly in order, so a cursor that walks from the
/// last answer is enough and costs no table.
struct ByteOffsets<'a> {
    text: &'a str,
    character: usize,
    byte: usize,
}

impl<'a> ByteOffsets<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            character: 0,
            byte: 0,
        }
    }

    fn byte(&mut self, character: usize) -> usize {
        while self.character < character {
            let Some(next) = self.text[self.byte..].chars().next() else {
                break;
            };
            self.byte += next.len_utf8();
            self.character += 1;
        }
        while self.character > character {
            let Some(previous) = self.text[..self.byte].chars().next_back() else {
                break;
            };
            self.byte -= previous.len_utf8();
            self.character -= 1;
        }
        self.byte
    }
}
