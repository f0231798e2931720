//! Text → a typed value, or every structural kind of the text in one go.
//!
//! The text is parsed once; the tree gives their places to the kinds that each later step finds.

pub mod schema;
pub mod yaml;

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::de::DeserializeOwned;

use crate::diagnostic::catalogue::message;
use crate::diagnostic::kind::{DiagnosticKind, Limit};
use crate::diagnostic::{Diagnostic, Edit, Label, Place};
use crate::model::INTERNAL;
use crate::read::schema::Model;
use crate::read::yaml::{
    MAX_BYTES, ParsedYaml, SpannedTree, YamlEntry, YamlKind, YamlNode, is_hidden, is_zero_width,
};
use crate::source::{SourceFile, Span};
use crate::value::{Date, TimeOfDay};

/// What came of reading a text.
#[derive(Debug)]
pub struct ReadResult<T> {
    /// The value, when no diagnostic is an error.
    pub value: Option<T>,
    /// What could be had of a value with errors.
    pub rest: Option<PartialValue<T>>,
    /// Sorted by place.
    pub diagnostics: Vec<Diagnostic>,
    /// Where each key and value stands, when the text is YAML.
    pub tree: Option<SpannedTree>,
}

/// A value less what could not be read of it.
#[derive(Debug)]
pub struct PartialValue<T> {
    pub value: T,
    /// The keys at the root under which something was lost.
    pub lost: BTreeSet<String>,
    /// Those under which only values were.
    pub dented: BTreeSet<String>,
}

/// Reads bytes as one value of a model. `printable` tells the characters that every format can show.
#[must_use]
pub fn read<T: DeserializeOwned>(
    name: &str,
    bytes: &[u8],
    model: &Model,
    printable: &dyn Fn(char) -> bool,
) -> ReadResult<T> {
    let file = match decode(name, bytes) {
        Ok(file) => file,
        Err(diagnostic) => {
            return ReadResult {
                value: None,
                rest: None,
                diagnostics: vec![*diagnostic],
                tree: None,
            };
        }
    };
    let ParsedYaml {
        root,
        mut diagnostics,
        lost: unparsed,
    } = yaml::parse(&file);
    let mut value = None;
    let mut rest = None;
    let mut tree = None;
    if let Some(mut root) = root {
        let whole = root.clone();
        let mut pruned = Pruned {
            file: &file,
            diagnostics: Vec::new(),
            keys: Vec::new(),
        };
        pruned.prune(&mut root, &mut Vec::new());
        let (mut empty, empty_keys) = (pruned.diagnostics, pruned.keys);
        characters(&mut root, &file, printable, &mut diagnostics);
        let yaml = root.value();
        // YAML keys are texts here, and numbers finite: both were seen to by the parser.
        let json = serde_json::to_value(&yaml).unwrap_or_default();
        let mut departures = model.diagnostics(&file, &root, &json);
        if !empty.is_empty() {
            // A key that nobody knows is unknown, even without a value.
            let json = serde_json::to_value(whole.value()).unwrap_or_default();
            let unknown = model.diagnostics(&file, &whole, &json).into_iter();
            departures.retain(|it| !matches!(it.kind, DiagnosticKind::UnknownKey { .. }));
            departures.extend(
                unknown.filter(|diagnostic| {
                    matches!(diagnostic.kind, DiagnosticKind::UnknownKey { .. })
                }),
            );
        }
        departures.retain(|diagnostic| {
            let at_root = yaml::first_key(&root) == Some(diagnostic.place.span);
            !matches!(&diagnostic.kind, DiagnosticKind::MissingKey { key } if at_root && unparsed.contains(key))
        });
        let owner = |span: Span| {
            let (path, _) = empty_keys.iter().find(|(_, empty)| *empty == span)?;
            yaml::owner(&root, path)
        };
        empty.retain(|it| {
            !says_better(it, owner(it.place.span), &departures) && !says_why(it, &diagnostics)
        });
        diagnostics.extend(empty);
        diagnostics.extend(departures);
        lost(&root, &file, &mut diagnostics);
        swallowed_keys(&root, &root, &file, model, &mut diagnostics);
        order(&root, &file, &mut diagnostics);
        if !diagnostics.iter().any(Diagnostic::is_error) {
            match serde_yaml::from_value(yaml) {
                Ok(typed) => value = Some(typed),
                Err(error) => diagnostics.push(unforeseen(&file, &root, &error)),
            }
        } else {
            let mut recovery = model.recover(&root);
            recovery.lose_groups(&is_out_of_order);
            recovery.lost.extend(unparsed);
            // Of two values under one key, nobody knows which is meant.
            let doubled = diagnostics
                .iter()
                .filter(|it| matches!(it.kind, DiagnosticKind::DuplicateKey { .. }));
            let doubled = doubled.map(|it| it.place.span.start);
            // What is written elsewhere is not missing there.
            recovery
                .lost
                .extend(diagnostics.iter().filter_map(misplaced));
            recovery.lost.extend(
                doubled
                    .filter_map(|at| yaml::section(&root, at))
                    .map(str::to_owned),
            );
            let typed = serde_yaml::from_value(recovery.kept.value());
            rest = typed.ok().map(|value| PartialValue {
                value,
                lost: recovery.lost,
                dented: recovery.dented,
            });
            root = recovery.renamed;
        }
        tree = Some(SpannedTree {
            file,
            root,
            empty: empty_keys,
        });
    }
    crate::diagnostic::tidy(&mut diagnostics);
    ReadResult {
        value,
        rest,
        diagnostics,
        tree,
    }
}

fn decode(name: &str, bytes: &[u8]) -> Result<Arc<SourceFile>, Box<Diagnostic>> {
    let refuse = |kind, text: &str| {
        let file = SourceFile::new(name, text);
        let span = Span::new(text.len(), text.len());
        Err(Box::new(Diagnostic::new(kind, Place { file, span })))
    };
    if bytes.len() > MAX_BYTES {
        return refuse(DiagnosticKind::Excessive(Limit::Bytes(MAX_BYTES)), "");
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(SourceFile::new(name, text)),
        Err(error) => {
            let good = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            refuse(DiagnosticKind::Encoding, &good)
        }
    }
}

/// What is written without a value: to the rest of the program, absent and empty are one.
struct Pruned<'a> {
    file: &'a Arc<SourceFile>,
    diagnostics: Vec<Diagnostic>,
    /// The keys, by their paths.
    keys: Vec<(String, Span)>,
}

impl Pruned<'_> {
    /// Removes it from a value at that path. A group left empty by that goes without a word of its own.
    fn prune(&mut self, node: &mut YamlNode, path: &mut Vec<String>) {
        match &mut node.kind {
            YamlKind::Scalar { .. } => {}
            YamlKind::List(items) => {
                let mut rank = 0;
                items.retain_mut(|item| {
                    let span = item.span;
                    path.push(format!("{rank}"));
                    let kept = self.keep(item, None, path, span);
                    path.pop();
                    rank += usize::from(kept);
                    kept
                });
            }
            YamlKind::Mapping(entries) => entries.retain_mut(
                |YamlEntry {
                     key,
                     key_span,
                     value,
                 }| {
                    // « Rédiger un projet : » is a text that ends with a colon, `{nom du client}` a blank to fill.
                    if value.is_empty() && key.contains(char::is_whitespace) {
                        return true;
                    }
                    path.push(key.clone());
                    let kept = self.keep(value, Some(key), path, *key_span);
                    path.pop();
                    kept
                },
            ),
        }
    }

    fn keep(
        &mut self,
        value: &mut YamlNode,
        key: Option<&str>,
        path: &mut Vec<String>,
        span: Span,
    ) -> bool {
        let was_empty = value.is_empty();
        self.prune(value, path);
        if was_empty {
            let span = match key {
                Some(_) => span,
                None => dash(self.file.text(), span),
            };
            let behind = self.file.text()[span.end..].lines().next();
            let behind = behind.unwrap_or_default().trim_start_matches([':', ' ']);
            let kind = DiagnosticKind::EmptyValue {
                key: key.map(str::to_owned),
                // « # note » is a comment that was meant; « #REU-02 » is a value that was lost.
                commented: behind.starts_with('#') && !behind.starts_with("# "),
            };
            self.diagnostics.push(diagnostic(kind, self.file, span));
            self.keys.extend(key.map(|_| (path.join("."), span)));
        }
        !value.is_empty()
    }
}

/// The dash of an item that holds nothing.
fn dash(text: &str, item: Span) -> Span {
    let at = text[..item.start].rfind('-');
    at.map_or(item, |at| Span::new(at, at + 1))
}

/// A key without a value is reported once: as missing when it is compulsory, as unknown when it is.
fn says_better(empty: &Diagnostic, owner: Option<Span>, departures: &[Diagnostic]) -> bool {
    let DiagnosticKind::EmptyValue { key: Some(key), .. } = &empty.kind else {
        return false;
    };
    departures.iter().any(|diagnostic| {
        let here = Some(diagnostic.place.span) == owner;
        matches!(&diagnostic.kind, DiagnosticKind::MissingKey { key: missing } if here && missing == key)
            || matches!(diagnostic.kind, DiagnosticKind::UnknownKey { .. }) && diagnostic.place == empty.place
    })
}

/// A group is empty when its only key was no text: `lieu: {{ ville }}`.
fn says_why(empty: &Diagnostic, diagnostics: &[Diagnostic]) -> bool {
    let line = |diagnostic: &Diagnostic| diagnostic.place.start().line;
    let mut odd = diagnostics
        .iter()
        .filter(|it| it.kind == DiagnosticKind::KeyNotText);
    odd.any(|it| it.place.span.start > empty.place.span.start && line(it) == line(empty))
}

/// What YAML reads otherwise than its author: zeros that open a number, a `#` inside a text.
fn lost(node: &YamlNode, file: &Arc<SourceFile>, diagnostics: &mut Vec<Diagnostic>) {
    match &node.kind {
        YamlKind::Scalar { text, plain: true } => {
            let zeros = text.len() > 1
                && text.starts_with('0')
                && text.bytes().all(|byte| byte.is_ascii_digit());
            if zeros
                && !diagnostics
                    .iter()
                    .any(|diagnostic| diagnostic.place.span == node.span)
            {
                let fix = Edit::quoting(&Place::new(file, node.span), text);
                let text = text.clone();
                let mut zeros = diagnostic(DiagnosticKind::LeadingZero { text }, file, node.span);
                zeros.fix.extend(fix);
                diagnostics.push(zeros);
            }
            diagnostics.extend(
                swallowed(file.text(), node.span)
                    .into_iter()
                    .map(|dash| diagnostic(DiagnosticKind::SwallowedDash, file, dash)),
            );
            let behind = file.text()[node.span.end..]
                .lines()
                .next()
                .unwrap_or_default();
            let gap = behind.len() - behind.trim_start().len();
            let mut comment = behind.trim_start().chars();
            // A suppression is a comment, glued or not.
            let is_ours = behind.trim_start().starts_with("#annexe");
            if gap > 0
                && !is_ours
                && comment.next() == Some('#')
                && comment.next().is_some_and(char::is_alphanumeric)
            {
                let start = node.span.end + gap;
                let span = Span::new(start, node.span.end + behind.trim_end().len());
                diagnostics.push(diagnostic(DiagnosticKind::LostComment, file, span));
            }
        }
        YamlKind::Scalar { .. } => {}
        YamlKind::List(items) => {
            for item in items {
                lost(item, file, diagnostics);
            }
        }
        YamlKind::Mapping(entries) => {
            for entry in entries {
                lost(&entry.value, file, diagnostics);
            }
        }
    }
}

/// The keys of the root that a block of text holds, where the root lacks them: they were indented too far.
fn swallowed_keys(
    root: &YamlNode,
    node: &YamlNode,
    file: &Arc<SourceFile>,
    model: &Model,
    diagnostics: &mut Vec<Diagnostic>,
) {
    match &node.kind {
        YamlKind::Scalar { plain: false, .. } if is_block(file.text(), node.span.start) => {
            let mut start = node.span.start;
            for line in file.text()[node.span.range()].split_inclusive('\n') {
                let indent = line.len() - line.trim_start().len();
                // What stands at the margin is a section that was set aside.
                let is_inside = indent > 0 || start == node.span.start;
                if let Some((key, rest)) = line[indent..].split_once(':')
                    && is_inside
                    && rest.starts_with([' ', '\n'])
                    && model.has_root_key(key)
                    && root.entry(key).is_none()
                {
                    let at = start + indent;
                    let kind = DiagnosticKind::SwallowedKey {
                        key: key.to_owned(),
                    };
                    diagnostics.push(diagnostic(kind, file, Span::new(at, at + key.len())));
                }
                start += line.len();
            }
        }
        YamlKind::Scalar { .. } => {}
        YamlKind::List(items) => {
            for item in items {
                swallowed_keys(root, item, file, model, diagnostics);
            }
        }
        YamlKind::Mapping(entries) => {
            for entry in entries.iter().filter(|entry| entry.key != INTERNAL) {
                swallowed_keys(root, &entry.value, file, model, diagnostics);
            }
        }
    }
}

/// Whether a text that starts there stands under a `|`.
fn is_block(text: &str, start: usize) -> bool {
    let before = text[..start].trim_end();
    before.trim_end_matches(['-', '+']).ends_with('|')
}

/// The section that a key written elsewhere belongs to.
fn misplaced(diagnostic: &Diagnostic) -> Option<String> {
    if let DiagnosticKind::UnknownKey {
        key,
        belongs: Some(belongs),
        ..
    } = &diagnostic.kind
    {
        let section = belongs.split('.').next().filter(|it| !it.is_empty());
        Some(section.unwrap_or(key).to_owned())
    } else {
        None
    }
}

/// The dashes that start a line of a text without quotes, but its first.
fn swallowed(text: &str, scalar: Span) -> Vec<Span> {
    let mut start = scalar.start;
    let mut dashes = Vec::new();
    for (rank, line) in text[scalar.range()].split_inclusive('\n').enumerate() {
        let indent = line.len() - line.trim_start().len();
        if rank > 0 && line[indent..].starts_with("- ") {
            dashes.push(Span::new(start + indent, start + indent + 1));
        }
        start += line.len();
    }
    dashes
}

/// Characters that nobody sees, or that the PDF cannot show. Those of no width are dropped from the tree.
fn characters(
    node: &mut YamlNode,
    file: &Arc<SourceFile>,
    printable: &dyn Fn(char) -> bool,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let is_odd = |character: char| {
        let plain = character.is_ascii_graphic() || character == ' ';
        !plain
            && (is_hidden(character)
                || is_zero_width(character)
                || !matches!(character, '\n' | '\t') && !printable(character))
    };
    match &mut node.kind {
        YamlKind::Scalar { text, .. } if !text.contains(is_odd) => {}
        YamlKind::Scalar { .. } => {
            odd_characters(node, file, is_odd, diagnostics);
            if let YamlKind::Scalar { text, .. } = &mut node.kind {
                text.retain(|character| !is_zero_width(character));
            }
        }
        YamlKind::List(items) => {
            for item in items {
                characters(item, file, printable, diagnostics);
            }
        }
        YamlKind::Mapping(entries) => {
            for entry in entries.iter_mut() {
                odd_key(entry, file, diagnostics);
            }
            for entry in entries.iter_mut().filter(|entry| entry.key != INTERNAL) {
                characters(&mut entry.value, file, printable, diagnostics);
            }
        }
    }
}

/// Whether a text stays one, and the same, when what has no width is taken out of it there.
fn is_harmless(node: &YamlNode, file: &Arc<SourceFile>, span: Span) -> bool {
    let YamlKind::Scalar { text, plain: true } = &node.kind else {
        return true;
    };
    let before = file.text()[..span.start].chars().next_back();
    let after = file.text()[span.end..].chars().next();
    let opens = span.start == node.span.start;
    let comments = before.is_some_and(char::is_whitespace) && after == Some('#');
    let bare = YamlNode {
        span: node.span,
        kind: YamlKind::Scalar {
            text: text.replace(is_zero_width, ""),
            plain: true,
        },
    };
    !opens && !comments && bare.value().is_string()
}

/// A character of no width in a key is dropped, so that the key is known.
fn odd_key(entry: &mut YamlEntry, file: &Arc<SourceFile>, diagnostics: &mut Vec<Diagnostic>) {
    if !entry.key.contains(is_zero_width) {
        return;
    }
    let written = &file.text()[entry.key_span.range()];
    let places = written.match_indices(is_zero_width).map(|(at, character)| {
        let start = entry.key_span.start + at;
        Span::new(start, start + character.len())
    });
    let places: Vec<Span> = places.collect();
    if let Some(first) = places.first() {
        let character = file.text()[first.range()].chars().next();
        let kind = DiagnosticKind::ZeroWidth(character.unwrap_or_default());
        let mut found = diagnostic(kind, file, *first);
        let dropped = places.iter().map(|span| Edit {
            span: *span,
            text: String::new(),
        });
        found.fix = dropped.collect();
        diagnostics.push(found);
    }
    entry.key.retain(|character| !is_zero_width(character));
}

/// A diagnostic for each odd character of a text, and one alone for all those of no width.
fn odd_characters(
    node: &YamlNode,
    file: &Arc<SourceFile>,
    is_odd: impl Fn(char) -> bool,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let YamlKind::Scalar { text, .. } = &node.kind else {
        return;
    };
    let mut seen = Vec::new();
    let mut dropped = Vec::new();
    let mut end = 0;
    for (at, character) in text.char_indices().filter(|(_, c)| is_odd(*c)) {
        if at < end {
            continue;
        }
        end = at + cluster(&text[at..]);
        let span = node.spot(file, at..at + character.len_utf8());
        if file.text()[span.range()].chars().all(is_zero_width) && is_harmless(node, file, span) {
            let text = String::new();
            dropped.push(Edit { span, text });
        }
        let kind = if is_zero_width(character) {
            '\u{feff}'
        } else {
            character
        };
        if seen.contains(&kind) {
            continue;
        }
        seen.push(kind);
        let kind = if is_zero_width(character) {
            // The file's own: the parser was given another in its stead.
            let written = file.text()[span.range()].chars().next();
            DiagnosticKind::ZeroWidth(written.filter(|it| is_zero_width(*it)).unwrap_or(character))
        } else if is_hidden(character) {
            DiagnosticKind::HiddenCharacter(character)
        } else {
            DiagnosticKind::NoGlyph(character)
        };
        diagnostics.push(diagnostic(kind, file, span));
    }
    if let Some(zero_width) = diagnostics
        .iter_mut()
        .rev()
        .take(seen.len())
        .find(|diagnostic| matches!(diagnostic.kind, DiagnosticKind::ZeroWidth(_)))
    {
        zero_width.fix = dropped;
    }
}

/// The bytes of the character that a text starts with, and of those that only make a variant of it or join it to
/// another: « 👩‍🏫 » is one picture.
fn cluster(text: &str) -> usize {
    let is_variant = |c: char| matches!(c, '\u{fe0f}' | '\u{20e3}' | '\u{1f3fb}'..='\u{1f3ff}');
    let mut joined = false;
    let mut characters = text.char_indices();
    if characters
        .next()
        .is_none_or(|(_, first)| is_zero_width(first) || is_hidden(first))
    {
        return 0;
    }
    for (at, character) in characters {
        if joined || is_variant(character) {
            joined = false;
        } else if character == '\u{200d}' {
            joined = true;
        } else {
            return at;
        }
    }
    text.len()
}

/// `debut` and `fin`, wherever they stand together, in their order.
fn order(node: &YamlNode, file: &Arc<SourceFile>, diagnostics: &mut Vec<Diagnostic>) {
    match &node.kind {
        YamlKind::Scalar { .. } => {}
        YamlKind::List(items) => {
            for item in items {
                order(item, file, diagnostics);
            }
        }
        YamlKind::Mapping(entries) => {
            if let (Some(start), Some(end)) = (node.entry("debut"), node.entry("fin"))
                && is_reversed(&start.value, &end.value)
            {
                let mut reversed = diagnostic(DiagnosticKind::Reversed, file, end.value.span);
                reversed.others.push(Label {
                    place: Place::new(file, start.value.span),
                    says: message!(START_OF_RANGE),
                });
                diagnostics.push(reversed);
            }
            for entry in entries {
                order(&entry.value, file, diagnostics);
            }
        }
    }
}

/// Whether a group ends before it starts.
fn is_out_of_order(group: &YamlNode) -> bool {
    match (group.entry("debut"), group.entry("fin")) {
        (Some(start), Some(end)) => is_reversed(&start.value, &end.value),
        (Some(_) | None, Some(_) | None) => false,
    }
}

fn is_reversed(start: &YamlNode, end: &YamlNode) -> bool {
    let (YamlKind::Scalar { text: start, .. }, YamlKind::Scalar { text: end, .. }) =
        (&start.kind, &end.kind)
    else {
        return false;
    };
    if let (Ok(start), Ok(end)) = (start.parse::<Date>(), end.parse::<Date>()) {
        return end < start;
    }
    match (start.parse::<TimeOfDay>(), end.parse::<TimeOfDay>()) {
        (Ok(start), Ok(end)) => end <= start,
        (Ok(_) | Err(_), Ok(_) | Err(_)) => false,
    }
}

/// A value that the schema let through and its type refuses: the type's own words, at the top of the file.
fn unforeseen(file: &Arc<SourceFile>, root: &YamlNode, error: &serde_yaml::Error) -> Diagnostic {
    let kind = DiagnosticKind::Unforeseen {
        message: error.to_string(),
    };
    diagnostic(kind, file, Span::new(root.span.start, root.span.start))
}

fn diagnostic(kind: DiagnosticKind, file: &Arc<SourceFile>, span: Span) -> Diagnostic {
    Diagnostic::new(kind, Place::new(file, span))
}
