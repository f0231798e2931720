//! Text → a typed value, or every structural fault of the text in one go.
//!
//! The text is parsed once; the tree gives their places to the faults that each later step finds.

use std::sync::Arc;

use serde::de::DeserializeOwned;

use crate::diagnostic::{Finding, Place};
use crate::fault::{Fault, Limit};
use crate::schema::{Model, locate};
use crate::source::{SourceFile, Span};
use crate::value::{Date, TimeOfDay};
use crate::yaml::{self, Entry, Kind, MAX_BYTES, Node, is_hidden};

/// A file that nothing of is published, at the root of a programme.
const INTERNAL: &str = "notes_internes";

/// What came of reading a text.
#[derive(Debug)]
pub struct Reading<T> {
    /// The value, when no finding is an error.
    pub value: Option<T>,
    /// Sorted by place.
    pub findings: Vec<Finding>,
}

/// Reads bytes as one value of a model. `printable` tells the characters that every format can show.
#[must_use]
pub fn read<T: DeserializeOwned>(
    name: &str,
    bytes: &[u8],
    model: &Model,
    printable: fn(char) -> bool,
) -> Reading<T> {
    let file = match decode(name, bytes) {
        Ok(file) => file,
        Err(finding) => {
            return Reading {
                value: None,
                findings: vec![*finding],
            };
        }
    };
    let (root, mut findings) = yaml::parse(&file);
    let mut value = None;
    if let Some(mut root) = root {
        let mut empty = Vec::new();
        let whole = root.clone();
        prune(&mut root, &file, &mut empty);
        let yaml = root.value();
        // YAML keys are texts here, and numbers finite: both were seen to by the parser.
        let json = serde_json::to_value(&yaml).unwrap_or_default();
        let mut departures = model.findings(&file, &root, &json);
        if !empty.is_empty() {
            // A key that nobody knows is unknown, even without a value.
            let json = serde_json::to_value(whole.value()).unwrap_or_default();
            let unknown = model.findings(&file, &whole, &json).into_iter();
            departures.extend(
                unknown.filter(|finding| matches!(finding.fault, Fault::UnknownKey { .. })),
            );
        }
        empty.retain(|finding| !says_better(finding, &departures));
        findings.extend(empty);
        findings.extend(departures);
        lost(&root, &file, &mut findings);
        characters(&root, &file, printable, &mut findings);
        order(&root, &file, &mut findings);
        if !findings.iter().any(Finding::is_error) {
            match serde_yaml::from_value(yaml) {
                Ok(typed) => value = Some(typed),
                Err(error) => findings.push(unforeseen(&file, &root, &error)),
            }
        }
    }
    crate::diagnostic::tidy(&mut findings);
    Reading { value, findings }
}

fn decode(name: &str, bytes: &[u8]) -> Result<Arc<SourceFile>, Box<Finding>> {
    let refuse = |fault, text: &str| {
        let file = SourceFile::new(name, text);
        let span = Span::new(text.len(), text.len());
        Err(Box::new(Finding::new(fault, Place { file, span })))
    };
    if bytes.len() > MAX_BYTES {
        return refuse(Fault::Excessive(Limit::Bytes(MAX_BYTES)), "");
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(SourceFile::new(name, text)),
        Err(error) => {
            let good = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            refuse(Fault::Encoding, &good)
        }
    }
}

/// Removes what is written without a value, and says so: to the rest of the program, absent and empty are one. A
/// group left empty by that goes without a word of its own.
fn prune(node: &mut Node, file: &Arc<SourceFile>, findings: &mut Vec<Finding>) {
    match &mut node.kind {
        Kind::Scalar { .. } => {}
        Kind::List(items) => items.retain_mut(|item| {
            let span = item.span;
            keep(item, None, span, file, findings)
        }),
        Kind::Mapping(entries) => entries.retain_mut(
            |Entry {
                 key,
                 key_span,
                 value,
             }| { keep(value, Some(key), *key_span, file, findings) },
        ),
    }
}

fn keep(
    value: &mut Node,
    key: Option<&str>,
    span: Span,
    file: &Arc<SourceFile>,
    findings: &mut Vec<Finding>,
) -> bool {
    let was_empty = value.is_empty();
    prune(value, file, findings);
    if was_empty {
        let behind = file.text()[span.end..].lines().next().unwrap_or_default();
        let behind = behind.trim_start_matches([':', ' ']);
        let fault = Fault::EmptyValue {
            key: key.map(str::to_owned),
            // « # note » is a comment that was meant; « #REU-02 » is a value that was lost.
            commented: behind.starts_with('#') && !behind.starts_with("# "),
        };
        findings.push(finding(fault, file, span));
    }
    !value.is_empty()
}

/// A key without a value is reported once: as missing when it is compulsory, as unknown when it is.
fn says_better(empty: &Finding, departures: &[Finding]) -> bool {
    let Fault::EmptyValue { key: Some(key), .. } = &empty.fault else {
        return false;
    };
    departures.iter().any(|finding| {
        matches!(&finding.fault, Fault::MissingKey { key: missing } if missing == key)
            || matches!(finding.fault, Fault::UnknownKey { .. }) && finding.place == empty.place
    })
}

/// What YAML reads otherwise than its author: zeros that open a number, a `#` inside a text.
fn lost(node: &Node, file: &Arc<SourceFile>, findings: &mut Vec<Finding>) {
    match &node.kind {
        Kind::Scalar { text, plain: true } => {
            let zeros = text.len() > 1
                && text.starts_with('0')
                && text.bytes().all(|byte| byte.is_ascii_digit());
            if zeros
                && !findings
                    .iter()
                    .any(|finding| finding.place.span == node.span)
            {
                let text = text.clone();
                findings.push(finding(Fault::LeadingZero { text }, file, node.span));
            }
            let behind = file.text()[node.span.end..]
                .lines()
                .next()
                .unwrap_or_default();
            let gap = behind.len() - behind.trim_start().len();
            let mut comment = behind.trim_start().chars();
            if gap > 0
                && comment.next() == Some('#')
                && comment.next().is_some_and(char::is_alphanumeric)
            {
                let start = node.span.end + gap;
                let span = Span::new(start, node.span.end + behind.trim_end().len());
                findings.push(finding(Fault::LostComment, file, span));
            }
        }
        Kind::Scalar { .. } => {}
        Kind::List(items) => {
            for item in items {
                lost(item, file, findings);
            }
        }
        Kind::Mapping(entries) => {
            for entry in entries {
                lost(&entry.value, file, findings);
            }
        }
    }
}

/// Characters that nobody sees, or that the PDF cannot show.
fn characters(
    node: &Node,
    file: &Arc<SourceFile>,
    printable: fn(char) -> bool,
    findings: &mut Vec<Finding>,
) {
    match &node.kind {
        Kind::Scalar { text, .. } => {
            let mut seen = Vec::new();
            for character in text.chars() {
                let fault = if is_hidden(character) {
                    Fault::HiddenCharacter(character)
                } else if !matches!(character, '\n' | '\t') && !printable(character) {
                    Fault::NoGlyph(character)
                } else {
                    continue;
                };
                if !seen.contains(&character) {
                    seen.push(character);
                    let mut utf8 = [0; 4];
                    let span = locate(file, node, character.encode_utf8(&mut utf8));
                    findings.push(finding(fault, file, span));
                }
            }
        }
        Kind::List(items) => {
            for item in items {
                characters(item, file, printable, findings);
            }
        }
        Kind::Mapping(entries) => {
            for entry in entries.iter().filter(|entry| entry.key != INTERNAL) {
                characters(&entry.value, file, printable, findings);
            }
        }
    }
}

/// `debut` and `fin`, wherever they stand together, in their order.
fn order(node: &Node, file: &Arc<SourceFile>, findings: &mut Vec<Finding>) {
    match &node.kind {
        Kind::Scalar { .. } => {}
        Kind::List(items) => {
            for item in items {
                order(item, file, findings);
            }
        }
        Kind::Mapping(entries) => {
            if let (Some(start), Some(end)) = (node.entry("debut"), node.entry("fin"))
                && is_reversed(&start.value, &end.value)
            {
                let mut reversed = finding(Fault::Reversed, file, end.value.span);
                reversed.other = Some(Place {
                    file: Arc::clone(file),
                    span: start.value.span,
                });
                findings.push(reversed);
            }
            for entry in entries {
                order(&entry.value, file, findings);
            }
        }
    }
}

fn is_reversed(start: &Node, end: &Node) -> bool {
    let (Kind::Scalar { text: start, .. }, Kind::Scalar { text: end, .. }) =
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
fn unforeseen(file: &Arc<SourceFile>, root: &Node, error: &serde_yaml::Error) -> Finding {
    let fault = Fault::Unreadable {
        key: "programme".to_owned(),
        cause: error.to_string(),
    };
    finding(fault, file, Span::new(root.span.start, root.span.start))
}

fn finding(fault: Fault, file: &Arc<SourceFile>, span: Span) -> Finding {
    let file = Arc::clone(file);
    Finding::new(fault, Place { file, span })
}
