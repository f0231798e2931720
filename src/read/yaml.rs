//! YAML text → a tree that knows where each key and scalar stands. The only file that knows the YAML parser.
//!
//! It knows nothing of programmes: keys, types and values are checked by [`crate::read::schema`].

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError};

use crate::diagnostic::catalogue::message;
use crate::diagnostic::kind::{DiagnosticKind, Limit, Syntax};
use crate::diagnostic::{Diagnostic, Label, Place};
use crate::source::{SourceFile, Span};

mod sections;
mod spot;
mod syntax;

/// Bytes in one file. The longest sheets met are under 60 KB.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;
/// Bytes in one text: some twenty-five pages, and what keeps any layout of it short.
const MAX_TEXT_BYTES: usize = 64 * 1024;
/// Keys in one mapping; the model knows 50 at most.
const MAX_KEYS: usize = 1_000;
/// Values inside values; the model needs 12.
const MAX_DEPTH: usize = 64;
/// Values in a file, aliases expanded.
const MAX_VALUES: usize = 200_000;
/// Sections set aside for a slip of syntax, beyond which a file is hardly YAML.
const MAX_SLIPS: usize = 8;
/// Bytes of text that aliases may add to a file.
const MAX_ALIASED_BYTES: usize = 256 * 1024;

const BYTE_ORDER_MARK: char = '\u{feff}';
const STAND_IN: char = '\u{2060}';

/// A file and its root.
#[derive(Debug, Clone)]
pub struct SpannedTree {
    pub file: Arc<SourceFile>,
    pub root: YamlNode,
    /// The keys that are written without a value, by their dotted paths: the tree does not have them.
    pub empty: Vec<(String, Span)>,
}

/// A value and the stretch of text that wrote it.
#[derive(Debug, Clone, PartialEq)]
pub struct YamlNode {
    /// For a mapping or a list, where its first key or item starts: ends of blocks run into the next line and are
    /// not to be shown.
    pub span: Span,
    pub kind: YamlKind,
}

#[derive(Debug, Clone, PartialEq)]
pub enum YamlKind {
    /// A text, or anything written without quotes: [`Node::value`] tells a number from a text.
    Scalar {
        text: String,
        plain: bool,
    },
    List(Vec<YamlNode>),
    Mapping(Vec<YamlEntry>),
}

#[derive(Debug, Clone, PartialEq)]
pub struct YamlEntry {
    pub key: String,
    pub key_span: Span,
    pub value: YamlNode,
}

/// A step from a value to one inside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PathStep {
    Key(String),
    Index(usize),
}

/// What came of parsing a text.
#[derive(Debug)]
pub struct ParsedYaml {
    /// The tree of a file that is one mapping; `None` when nothing could make sense of the file.
    pub root: Option<YamlNode>,
    /// Every kind that this stage can see.
    pub diagnostics: Vec<Diagnostic>,
    /// The keys at the root, or what may be such, whose sections could not be parsed: the tree does not have them.
    pub lost: BTreeSet<String>,
}

/// The tree of a file. A section with a slip of syntax is set aside, and the others are parsed all the same.
#[must_use]
pub fn parse(file: &Arc<SourceFile>) -> ParsedYaml {
    let mut text = readable(file.text());
    let whole = text.clone();
    let mut slips = Vec::new();
    let mut lost = BTreeSet::new();
    let mut aside: Vec<std::ops::Range<usize>> = Vec::new();
    // Blanks before the first key put all the others at odds with it.
    if let Some((blanks, section)) = sections::indented_opening(file.text()) {
        let place = Place::new(file, blanks);
        slips.push(Diagnostic::new(
            DiagnosticKind::Syntax(Syntax::Indentation),
            place,
        ));
        lost.extend(section.keys);
        aside.push(section.range);
        text = Cow::Owned(sections::blanked(&whole, &aside));
    }
    loop {
        let (root, mut diagnostics, second) = parse_once(file, &text);
        let slip = diagnostics.last().filter(|_| root.is_none());
        let Some(slip) = slip.filter(|slip| matches!(slip.kind, DiagnosticKind::Syntax(_))) else {
            if !slips.is_empty() {
                // What was set aside may have been all there was.
                diagnostics.retain(|it| {
                    !matches!(it.kind, DiagnosticKind::Empty | DiagnosticKind::NotAMapping)
                });
            }
            diagnostics.append(&mut slips);
            // What is missing may well be written there.
            if let Some(second) = second {
                lost.extend(sections::keys(&file.text()[second..]));
            }
            return ParsedYaml {
                root,
                diagnostics,
                lost,
            };
        };
        let mut section = sections::around(file.text(), slip.place.span.start);
        if let Some(last) = aside.last()
            && slips.len() == 1
            && last.end == section.range.start
            && last.start > 0
        {
            // What goes wrong from one section to the next went wrong above the first: it alone is to be mended.
            let above = sections::around(file.text(), last.start - 1);
            if let Some(open) = sections::open_bracket(file.text(), above.range.clone())
                && let Some(first) = slips.first_mut()
            {
                first.kind = DiagnosticKind::Syntax(Syntax::UnclosedBracket);
                first.place = Place::new(file, open);
            }
            if !aside.contains(&above.range) {
                section = above;
                lost.extend(section.keys);
                aside.push(section.range);
                text = Cow::Owned(sections::blanked(&whole, &aside));
                continue;
            }
        }
        let is_known = aside.contains(&section.range);
        // An alias may well name what was set aside.
        let follows =
            !slips.is_empty() && slip.kind == DiagnosticKind::Syntax(Syntax::UnknownAlias);
        if !follows && !is_known {
            slips.push(slip.clone());
        }
        if follows || is_known || slips.len() > MAX_SLIPS {
            return ParsedYaml {
                root: None,
                diagnostics: slips,
                lost,
            };
        }
        lost.extend(section.keys);
        aside.push(section.range);
        text = Cow::Owned(sections::blanked(&whole, &aside));
    }
}

/// The tree of a text that has as many characters as the file's, every kind up to the first slip of syntax, and where a second
/// document starts.
fn parse_once(
    file: &Arc<SourceFile>,
    text: &str,
) -> (Option<YamlNode>, Vec<Diagnostic>, Option<usize>) {
    let mut reader = YamlReader {
        file,
        events: Parser::new_from_str(text),
        offsets: Offsets::new(file.text()),
        anchors: Vec::new(),
        called: BTreeSet::new(),
        values: 0,
        aliased: 0,
        diagnostics: Vec::new(),
        second: None,
    };
    let root = match reader.document() {
        Ok(root) => {
            reader.uncalled_anchors();
            root
        }
        Err(Stop) => None,
    };
    let root = root.filter(|node| {
        let mapping = matches!(node.kind, YamlKind::Mapping(_));
        if !mapping {
            reader.report(DiagnosticKind::NotAMapping, node.span);
        }
        mapping
    });
    (root, reader.diagnostics, reader.second)
}

/// The text as the YAML parser accepts it. A byte order mark may only open a file, and yet real sheets have some inside
/// words: another character of no width and as many bytes stands in for it.
fn readable(text: &str) -> Cow<'_, str> {
    let opening = usize::from(text.starts_with(BYTE_ORDER_MARK)) * BYTE_ORDER_MARK.len_utf8();
    if text[opening..].contains(BYTE_ORDER_MARK) {
        let rest = text[opening..].replace(BYTE_ORDER_MARK, STAND_IN.encode_utf8(&mut [0; 4]));
        Cow::Owned(format!("{}{rest}", &text[..opening]))
    } else {
        Cow::Borrowed(text)
    }
}

/// The key at a root under which an offset stands.
#[must_use]
pub fn section(root: &YamlNode, offset: usize) -> Option<&str> {
    let YamlKind::Mapping(entries) = &root.kind else {
        return None;
    };
    let after = entries.partition_point(|entry| entry.key_span.start <= offset);
    entries[..after].last().map(|entry| entry.key.as_str())
}

/// The first key of a group.
#[must_use]
pub fn first_key(group: &YamlNode) -> Option<Span> {
    match &group.kind {
        YamlKind::Mapping(entries) => entries.first().map(|entry| entry.key_span),
        YamlKind::Scalar { .. } | YamlKind::List(_) => None,
    }
}

/// Where it is said that the group around a path lacks a key: at the group's own key, or at its first one.
#[must_use]
pub fn owner(root: &YamlNode, path: &str) -> Option<Span> {
    let Some((parent, _)) = path.rsplit_once('.') else {
        return first_key(root);
    };
    let (above, last) = match parent.rsplit_once('.') {
        Some((above, last)) => (above.split('.').try_fold(root, YamlNode::child)?, last),
        None => (root, parent),
    };
    match above.entry(last) {
        Some(entry) => Some(entry.key_span),
        None => first_key(above.child(last)?),
    }
}

impl SpannedTree {
    /// The value at the end of a dotted path, items by their rank from 0: `deroule.phases.0.titre`.
    #[must_use]
    pub fn value(&self, path: &str) -> Option<&YamlNode> {
        path.split('.').try_fold(&self.root, YamlNode::child)
    }

    /// Where the key of a dotted path is written; for an item of a list, its first key, or itself when it has none.
    #[must_use]
    pub fn key_span(&self, path: &str) -> Option<Span> {
        let empty = self.empty.iter().find(|(empty, _)| empty == path);
        if let Some((_, span)) = empty {
            return Some(*span);
        }
        let (parent, last) = match path.rsplit_once('.') {
            Some((parent, last)) => (self.value(parent)?, last),
            None => (&self.root, path),
        };
        match parent.entry(last) {
            Some(entry) => Some(entry.key_span),
            None => parent.child(last).map(|item| match &item.kind {
                YamlKind::Mapping(entries) => entries.first().map_or(item.span, |it| it.key_span),
                YamlKind::Scalar { .. } | YamlKind::List(_) => item.span,
            }),
        }
    }

    /// The key at the root under which an offset stands.
    #[must_use]
    pub fn section(&self, offset: usize) -> Option<&str> {
        section(&self.root, offset)
    }

    #[must_use]
    pub fn place(&self, span: Span) -> Place {
        Place::new(&self.file, span)
    }
}

impl YamlNode {
    /// The value of that key, or the item of that rank.
    fn child(&self, step: &str) -> Option<&YamlNode> {
        match &self.kind {
            YamlKind::Mapping(_) => self.entry(step).map(|entry| &entry.value),
            YamlKind::List(items) => items.get(step.parse::<usize>().ok()?),
            YamlKind::Scalar { .. } => None,
        }
    }

    /// The value as serde reads it.
    #[must_use]
    pub fn value(&self) -> serde_yaml::Value {
        use serde_yaml::Value;
        match &self.kind {
            YamlKind::Scalar { text, plain } => {
                if *plain {
                    plain_value(text)
                } else {
                    Value::String(text.clone())
                }
            }
            YamlKind::List(items) => Value::Sequence(items.iter().map(Self::value).collect()),
            YamlKind::Mapping(entries) => Value::Mapping(
                entries
                    .iter()
                    .map(|entry| (Value::String(entry.key.clone()), entry.value.value()))
                    .collect(),
            ),
        }
    }

    /// The value at the end of a path, as far down as the path leads.
    #[must_use]
    pub fn at(&self, path: &[PathStep]) -> &YamlNode {
        let mut node = self;
        for step in path {
            let next = match (&node.kind, step) {
                (YamlKind::Mapping(_), PathStep::Key(key)) => {
                    node.entry(key).map(|entry| &entry.value)
                }
                (YamlKind::List(items), PathStep::Index(index)) => items.get(*index),
                (YamlKind::Scalar { .. } | YamlKind::List(_), PathStep::Key(_))
                | (YamlKind::Scalar { .. } | YamlKind::Mapping(_), PathStep::Index(_)) => None,
            };
            match next {
                Some(next) => node = next,
                None => break,
            }
        }
        node
    }

    /// The entry of that key, in a mapping.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&YamlEntry> {
        match &self.kind {
            YamlKind::Mapping(entries) => entries.iter().find(|entry| entry.key == key),
            YamlKind::Scalar { .. } | YamlKind::List(_) => None,
        }
    }

    /// Whether the value says nothing: `~`, blanks, an empty list or mapping.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match &self.kind {
            YamlKind::Scalar { text, plain } => {
                text.trim().is_empty() || (*plain && plain_value(text).is_null())
            }
            YamlKind::List(items) => items.is_empty(),
            YamlKind::Mapping(entries) => entries.is_empty(),
        }
    }
}

/// What YAML 1.2's core schema makes of a scalar without quotes.
fn plain_value(text: &str) -> serde_yaml::Value {
    use serde_yaml::Value;
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Value::Null,
        "true" | "True" | "TRUE" => return Value::Bool(true),
        "false" | "False" | "FALSE" => return Value::Bool(false),
        _ => {}
    }
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if digits.starts_with(|c: char| c.is_ascii_digit()) {
        let decimal = text
            .chars()
            .all(|c| c.is_ascii_digit() || "+-.eE".contains(c));
        if let Ok(integer) = text.parse::<i64>() {
            return Value::Number(integer.into());
        } else if decimal
            && let Ok(number) = text.parse::<f64>()
            && number.is_finite()
        {
            return Value::Number(number.into());
        }
    }
    Value::String(text.to_owned())
}

/// Nothing more can be read; the reason is among the diagnostics.
struct Stop;

struct YamlReader<'a> {
    file: &'a Arc<SourceFile>,
    events: Parser<'a, saphyr_parser::StrInput<'a>>,
    offsets: Offsets<'a>,
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

    fn next(&mut self) -> Result<(Event<'a>, Span), Stop> {
        match self.events.next_event() {
            Some(Ok((event, span))) => {
                let start = self.offsets.byte(span.start.index());
                let end = self.offsets.byte(span.end.index());
                Ok((event, Span::new(start, end.max(start))))
            }
            Some(Err(error)) => {
                self.syntax_error(&error);
                Err(Stop)
            }
            None => Ok((Event::StreamEnd, Span::new(0, 0))),
        }
    }

    fn document(&mut self) -> Result<Option<YamlNode>, Stop> {
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

    fn node(&mut self, event: Event<'a>, span: Span, depth: usize) -> Result<YamlNode, Stop> {
        if depth > MAX_DEPTH {
            self.report(DiagnosticKind::Excessive(Limit::Depth(MAX_DEPTH)), span);
            return Err(Stop);
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
                let plain = style == ScalarStyle::Plain;
                if text.len() > MAX_TEXT_BYTES {
                    self.report(
                        DiagnosticKind::Excessive(Limit::TextBytes(MAX_TEXT_BYTES)),
                        span,
                    );
                    return Err(Stop);
                }
                let text = text.into_owned();
                (YamlKind::Scalar { text, plain }, anchor)
            }
            Event::SequenceStart(anchor, _) => (self.list(depth)?, anchor),
            Event::MappingStart(anchor, _) => (self.mapping(depth)?, anchor),
            Event::Alias(anchor) => {
                let Some(Some(node)) = self.anchors.get(anchor.wrapping_sub(1)) else {
                    // An alias inside the very value it names.
                    self.report(DiagnosticKind::Syntax(Syntax::UnknownAlias), span);
                    return Err(Stop);
                };
                let mut node = node.clone();
                self.called.insert(anchor);
                let (values, bytes, height) = extent(&node);
                self.count(values, span)?;
                self.aliased += bytes;
                if self.aliased > MAX_ALIASED_BYTES {
                    self.report(
                        DiagnosticKind::Excessive(Limit::Aliased(MAX_ALIASED_BYTES)),
                        span,
                    );
                    return Err(Stop);
                }
                if depth + height > MAX_DEPTH {
                    self.report(DiagnosticKind::Excessive(Limit::Depth(MAX_DEPTH)), span);
                    return Err(Stop);
                }
                node.span = span;
                return Ok(node);
            }
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd
            | Event::SequenceEnd
            | Event::MappingEnd => (
                YamlKind::Scalar {
                    text: String::new(),
                    plain: true,
                },
                0,
            ),
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

    fn list(&mut self, depth: usize) -> Result<YamlKind, Stop> {
        let mut items = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if event == Event::SequenceEnd {
                return Ok(YamlKind::List(items));
            }
            items.push(self.node(event, span, depth + 1)?);
        }
    }

    fn mapping(&mut self, depth: usize) -> Result<YamlKind, Stop> {
        let mut entries: Vec<YamlEntry> = Vec::new();
        // Whether the last key was there already.
        let mut twice = false;
        loop {
            let (event, key_span) = self.next()?;
            if event == Event::MappingEnd {
                return Ok(YamlKind::Mapping(entries));
            }
            if entries.len() == MAX_KEYS {
                self.report(DiagnosticKind::Excessive(Limit::Keys(MAX_KEYS)), key_span);
                return Err(Stop);
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
                    says: message!(FIRST_OCCURRENCE),
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

    fn count(&mut self, more: usize, span: Span) -> Result<(), Stop> {
        self.values += more;
        if self.values > MAX_VALUES {
            self.report(DiagnosticKind::Excessive(Limit::Values(MAX_VALUES)), span);
            return Err(Stop);
        }
        Ok(())
    }

    fn one_character(&self, start: usize) -> Span {
        let length = self.file.text()[start..]
            .chars()
            .next()
            .map_or(0, char::len_utf8);
        Span::new(start, start + length)
    }

    /// A `&` that opens a text makes an anchor of its first word, which would vanish.
    fn uncalled_anchors(&mut self) {
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
            let span = Span::new(offset, offset);
            self.report(DiagnosticKind::Excessive(Limit::Depth(MAX_DEPTH)), span);
            return;
        }
        let span = self.one_character(offset);
        if let Some(hidden) = self.file.text()[span.range()]
            .chars()
            .next()
            .filter(|c| is_hidden(*c))
        {
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
    let (own, children): (usize, Vec<&YamlNode>) = match &node.kind {
        YamlKind::Scalar { text, .. } => (text.len(), Vec::new()),
        YamlKind::List(items) => (0, items.iter().collect()),
        YamlKind::Mapping(entries) => (0, entries.iter().map(|entry| &entry.value).collect()),
    };
    let children = children.into_iter().map(extent);
    children.fold(
        (1, own, 1),
        |(values, bytes, height), (more, text, below)| {
            (values + more, bytes + text, height.max(below + 1))
        },
    )
}

/// Turns the parser's character offsets into bytes. Events come nearly in order, so a cursor that walks from the
/// last answer is enough and costs no table.
struct Offsets<'a> {
    text: &'a str,
    character: usize,
    byte: usize,
}

impl<'a> Offsets<'a> {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(text: &str) -> (Option<YamlNode>, Vec<String>) {
        let file = SourceFile::new("x.yaml", text);
        let ParsedYaml {
            root: node,
            diagnostics,
            ..
        } = parse(&file);
        let diagnostics = diagnostics
            .iter()
            .map(|diagnostic| {
                let at = file.position(diagnostic.place.span.start);
                format!("{}:{} {}", at.line, at.column, diagnostic.kind.code())
            })
            .collect();
        (node, diagnostics)
    }

    #[test]
    fn spans_are_bytes_of_keys_and_scalars() {
        let text = "été: à l’école\nliste:\n  - un\n  - \"deux\"\n";
        let (node, diagnostics) = tree(text);
        let node = node.expect("a tree");
        assert!(diagnostics.is_empty());
        let entry = node.entry("été").expect("the key");
        assert_eq!(&text[entry.key_span.range()], "été");
        assert_eq!(&text[entry.value.span.range()], "à l’école");
        let path = [PathStep::Key("liste".into()), PathStep::Index(1)];
        assert_eq!(&text[node.at(&path).span.range()], "\"deux\"");
    }

    #[test]
    fn plain_scalars_follow_the_core_schema() {
        let (node, _) = tree("a: 7\nb: \"7\"\nc: 2019-02-14\nd: 1.5\ne: ~\nf: yes\ng: nan\n");
        let value = node.expect("a tree").value();
        assert!(value["a"].is_i64());
        assert!(value["b"].is_string());
        assert!(value["c"].is_string());
        assert!(value["d"].is_f64());
        assert!(value["e"].is_null());
        assert!(value["f"].is_string());
        assert!(value["g"].is_string());
    }

    #[test]
    fn each_mistake_has_its_place() {
        for (text, expected) in [
            ("a: b: c\n", "1:5 S001"),
            ("a:\n\t- b\n", "2:1 S001"),
            ("a: \"b\n", "1:4 S001"),
            ("a: 1\na: 2\n", "2:1 S009"),
            ("a: 1\n---\nb: 2\n", "2:1 S004"),
            ("? [x]\n: 1\nb: 2\n", "1:3 S006"),
            ("- a\n", "1:1 S003"),
            ("", "1:1 S003"),
            ("# rien\n", "1:1 S003"),
            ("a: &Maison de la vie\n", "1:4 S001"),
            ("a: !Maison de la vie\n", "1:4 S001"),
            ("intitule:Animer\nlieu: x\n", "1:1 S001"),
            ("a: b\nlieu; Paris\nc: d\n", "2:1 S001"),
            ("contexte: |\ntexte au bord\nlieu: x\n", "2:1 S001"),
            ("a: \"Animer\" une réunion\nb: c\n", "1:13 S001"),
            ("a: b\n  c: d\n", "2:3 S001"),
            ("a: [x, y\nc: d\n", "1:4 S001"),
            ("a:\n  - b\n\tc: d\n", "3:1 S001"),
            ("a: \"b \\q\"\n", "1:7 S001"),
        ] {
            assert_eq!(tree(text).1, [expected], "{text:?}");
        }
    }

    #[test]
    fn bombs_are_bounded() {
        let deep: String = (0..10_000)
            .map(|depth| format!("{}a:\n", " ".repeat(depth.min(300))))
            .collect();
        assert_eq!(tree(&deep).1.len(), 1);
        assert_eq!(tree(&format!("a: {}", "[".repeat(10_000))).1.len(), 1);
        let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
        for level in 1..12 {
            let aliases = vec![format!("*a{}", level - 1); 9].join(", ");
            bomb.push_str(&format!("a{level}: &a{level} [{aliases}]\n"));
        }
        let (node, diagnostics) = tree(&bomb);
        assert!(node.is_none());
        assert!(diagnostics[0].ends_with("S005"));
    }
}
