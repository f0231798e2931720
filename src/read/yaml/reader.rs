//! The events of the YAML parser → the spanned tree. The only file that knows the parser.

use std::collections::BTreeSet;
use std::sync::Arc;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError};

use super::tree::{YamlEntry, YamlKind, YamlNode};
use super::{sections, syntax};
use crate::diagnostic::catalogue::message;
use crate::diagnostic::kind::{DiagnosticKind, Limit, Repetition, Syntax};
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
    pub second_document: Option<usize>,
}

/// Parses a text that has as many characters as the file.
pub fn parse_once(file: &Arc<SourceFile>, text: &str) -> ParseAttempt {
    let mut reader = YamlReader {
        file,
        events: Parser::new_from_str(text),
        offsets: ByteOffsets::new(file.text()),
        anchors: Vec::new(),
        used_anchors: BTreeSet::new(),
        values: 0,
        aliased: 0,
        diagnostics: Vec::new(),
        second_document: None,
    };
    let mut root = match reader.read_document() {
        Ok(root) => {
            reader.report_unused_anchors();
            root
        }
        Err(Stop) => None,
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
        second_document: reader.second_document,
    }
}

/// Nothing more can be read; the reason is among the diagnostics.
struct Stop;

struct YamlReader<'a> {
    file: &'a Arc<SourceFile>,
    events: Parser<'a, saphyr_parser::StrInput<'a>>,
    offsets: ByteOffsets<'a>,
    /// The value of each anchor, by its number less one.
    anchors: Vec<Option<YamlNode>>,
    /// The anchors that an alias has called.
    used_anchors: BTreeSet<usize>,
    values: usize,
    /// Bytes that aliases have repeated.
    aliased: usize,
    diagnostics: Vec<Diagnostic>,
    /// Where a second document starts.
    second_document: Option<usize>,
}

impl<'a> YamlReader<'a> {
    fn report(&mut self, kind: DiagnosticKind, span: Span) {
        let place = Place::new(self.file, span);
        self.diagnostics.push(Diagnostic::new(kind, place));
    }

    fn report_limit(&mut self, limit: Limit, span: Span) -> Stop {
        self.report(DiagnosticKind::LimitExceeded(limit), span);
        Stop
    }

    fn next_event(&mut self) -> Result<(Event<'a>, Span), Stop> {
        match self.events.next_event() {
            Some(Ok((event, span))) => {
                let start = self.offsets.byte_offset(span.start.index());
                let end = self.offsets.byte_offset(span.end.index());
                Ok((event, Span::new(start, end.max(start))))
            }
            Some(Err(error)) => {
                self.syntax_error(&error);
                Err(Stop)
            }
            None => Ok((Event::StreamEnd, Span::new(0, 0))),
        }
    }

    fn read_document(&mut self) -> Result<Option<YamlNode>, Stop> {
        let mut root = None;
        loop {
            let (event, span) = self.next_event()?;
            match event {
                Event::DocumentStart(_) if root.is_some() => {
                    let end = sections::find_document_end(self.file.text(), span.start);
                    self.report(DiagnosticKind::SecondDocument, end.unwrap_or(span));
                    self.second_document = Some(span.start);
                    return Ok(root);
                }
                Event::DocumentStart(_) => {
                    let (event, span) = self.next_event()?;
                    root = Some(self.read_node(event, span, 0)?);
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

    fn read_node(&mut self, event: Event<'a>, span: Span, depth: usize) -> Result<YamlNode, Stop> {
        if depth > MAX_DEPTH {
            return Err(self.report_limit(Limit::Depth(MAX_DEPTH), span));
        }
        self.count_values(1, span)?;
        if let Event::Scalar(_, _, _, Some(_))
        | Event::SequenceStart(_, Some(_))
        | Event::MappingStart(_, Some(_)) = &event
        {
            self.report(DiagnosticKind::Syntax(Syntax::Tag), span);
        }
        let (kind, anchor) = match event {
            Event::Scalar(text, style, anchor, _) => {
                if text.len() > MAX_TEXT_BYTES {
                    return Err(self.report_limit(Limit::TextBytes(MAX_TEXT_BYTES), span));
                }
                let plain = style == ScalarStyle::Plain;
                let text = text.into_owned();
                (YamlKind::Scalar { text, plain }, anchor)
            }
            Event::SequenceStart(anchor, _) => (self.read_list(depth)?, anchor),
            Event::MappingStart(anchor, _) => (self.read_mapping(depth)?, anchor),
            Event::Alias(anchor) => return self.read_alias(anchor, span, depth),
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
    fn read_alias(&mut self, anchor: usize, span: Span, depth: usize) -> Result<YamlNode, Stop> {
        let Some(Some(node)) = self.anchors.get(anchor.wrapping_sub(1)) else {
            // An alias inside the very value it names.
            self.report(DiagnosticKind::Syntax(Syntax::UnknownAlias), span);
            return Err(Stop);
        };
        let mut node = node.clone();
        self.used_anchors.insert(anchor);
        let (values, bytes, height) = measure_node(&node);
        self.count_values(values, span)?;
        self.aliased += bytes;
        if self.aliased > MAX_ALIASED_BYTES {
            return Err(self.report_limit(Limit::AliasedBytes(MAX_ALIASED_BYTES), span));
        }
        if depth + height > MAX_DEPTH {
            return Err(self.report_limit(Limit::Depth(MAX_DEPTH), span));
        }
        node.span = span;
        Ok(node)
    }

    fn read_list(&mut self, depth: usize) -> Result<YamlKind, Stop> {
        let mut items = Vec::new();
        loop {
            let (event, span) = self.next_event()?;
            if event == Event::SequenceEnd {
                return Ok(YamlKind::List(items));
            }
            items.push(self.read_node(event, span, depth + 1)?);
        }
    }

    fn read_mapping(&mut self, depth: usize) -> Result<YamlKind, Stop> {
        let mut entries: Vec<YamlEntry> = Vec::new();
        // Whether the last key was there already.
        let mut twice = false;
        // And with the same value.
        let mut is_same = true;
        loop {
            let (event, key_span) = self.next_event()?;
            if event == Event::MappingEnd {
                return Ok(YamlKind::Mapping(entries));
            }
            if entries.len() == MAX_KEYS {
                return Err(self.report_limit(Limit::Keys(MAX_KEYS), key_span));
            }
            let key = match self.read_node(event, key_span, depth + 1)?.kind {
                YamlKind::Scalar { text, .. } if !text.is_empty() => Some(text),
                YamlKind::Scalar { .. } | YamlKind::List(_) | YamlKind::Mapping(_) => {
                    self.report(DiagnosticKind::KeyNotText, key_span);
                    None
                }
            };
            let (event, span) = self.next_event()?;
            let value = self.read_node(event, span, depth + 1)?;
            let Some(key) = key else { continue };
            if let Some(first) = entries.iter().find(|entry| entry.key == key) {
                if !twice {
                    is_same = first.value.kind == value.kind;
                }
                let first = Label {
                    place: Place::new(self.file, first.key_span),
                    message: message!(FIRST_OCCURRENCE),
                };
                if twice {
                    self.extend_repetition(&entries[0].key, is_same, depth);
                } else if depth > 0 || !self.is_pasted() {
                    let repetition = Repetition::Key;
                    self.report(DiagnosticKind::DuplicateKey { key, repetition }, key_span);
                    if let Some(diagnostic) = self.diagnostics.last_mut() {
                        diagnostic.related.push(first);
                    }
                }
                twice = true;
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

    /// Says that the keys behind the last one come twice too.
    fn extend_repetition(&mut self, first_key: &str, is_same: bool, depth: usize) {
        if let Some(Diagnostic {
            kind: DiagnosticKind::DuplicateKey { key, repetition },
            ..
        }) = self.diagnostics.last_mut()
        {
            *repetition = match depth {
                0 if first_key == *key && is_same => Repetition::File,
                0 if first_key == *key => Repetition::OtherProgramme,
                0 => Repetition::Passage,
                _ => Repetition::Item,
            };
        }
    }

    /// Whether a passage of the file is known to come twice.
    fn is_pasted(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|it| it.kind.is_pasted_passage())
    }

    fn count_values(&mut self, more: usize, span: Span) -> Result<(), Stop> {
        self.values += more;
        if self.values > MAX_VALUES {
            return Err(self.report_limit(Limit::Values(MAX_VALUES), span));
        }
        Ok(())
    }

    /// A `&` that opens a text makes an anchor of its first word, which would vanish. One of a group or a list hides nothing.
    fn report_unused_anchors(&mut self) {
        let anchors = std::mem::take(&mut self.anchors);
        for (index, node) in anchors.into_iter().enumerate() {
            let hides_word = |node: &YamlNode| matches!(node.kind, YamlKind::Scalar { .. });
            let is_used = self.used_anchors.contains(&(index + 1));
            if let Some(node) = node.filter(|node| hides_word(node) && !is_used) {
                self.report(DiagnosticKind::Syntax(Syntax::UncalledAnchor), node.span);
            }
        }
    }

    fn syntax_error(&mut self, error: &ScanError) {
        let offset = self.offsets.byte_offset(error.marker().index());
        if error.info().contains("recursion limit") {
            self.report_limit(Limit::Depth(MAX_DEPTH), Span::new(offset, offset));
            return;
        }
        let next = self.file.text()[offset..].chars().next();
        if let Some(hidden) = next.filter(|c| is_hidden(*c)) {
            let span = Span::new(offset, offset + hidden.len_utf8());
            self.report(DiagnosticKind::HiddenCharacter(hidden), span);
            return;
        }
        let (syntax, span) = syntax::explain_error(self.file.text(), error.info(), offset);
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

/// Control characters and characters that reorder text: they are invisible, and can change how a text reads.
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
fn measure_node(node: &YamlNode) -> (usize, usize, usize) {
    let own = match &node.kind {
        YamlKind::Scalar { text, .. } => text.len(),
        YamlKind::List(_) | YamlKind::Mapping(_) => 0,
    };
    let children = node.children().map(|(_, inside)| measure_node(inside));
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

    fn byte_offset(&mut self, character: usize) -> usize {
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
