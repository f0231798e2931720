//! The spanned tree: each value of a YAML file with the stretch of text that wrote it.

use std::sync::Arc;

use crate::diagnostic::Place;
use crate::source::{SourceFile, Span};

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
    /// For a mapping or a list, where its first key or item starts: the parser ends blocks on the next line.
    pub span: Span,
    pub kind: YamlKind,
}

#[derive(Debug, Clone, PartialEq)]
pub enum YamlKind {
    /// A text, or anything written without quotes: [`YamlNode::scalar`] gives its meaning.
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathStep<'a> {
    Key(&'a str),
    Index(usize),
}

/// The value of a scalar in the core schema of YAML 1.2, without numbers that start with « + ».
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ScalarValue<'a> {
    Null,
    Bool(bool),
    Integer(i64),
    Float(f64),
    Text(&'a str),
}

impl<'a> ScalarValue<'a> {
    /// The meaning of a scalar without quotes.
    #[must_use]
    pub fn from_plain(text: &'a str) -> Self {
        match text {
            "" | "~" | "null" | "Null" | "NULL" => return Self::Null,
            "true" | "True" | "TRUE" => return Self::Bool(true),
            "false" | "False" | "FALSE" => return Self::Bool(false),
            _ => {}
        }
        // « +12 » is a difference: as a number it would lose its sign.
        let digits = text.strip_prefix('-').unwrap_or(text);
        if digits.starts_with(|c: char| c.is_ascii_digit()) {
            let is_decimal = || {
                text.bytes()
                    .all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte))
            };
            if let Ok(integer) = text.parse() {
                return Self::Integer(integer);
            } else if is_decimal()
                && let Ok(number) = text.parse::<f64>()
                && number.is_finite()
            {
                return Self::Float(number);
            }
        }
        Self::Text(text)
    }
}

impl SpannedTree {
    /// The value at the end of a dotted path, items by their index from 0: `deroule.phases.0.titre`.
    #[must_use]
    pub fn value_at(&self, path: &str) -> Option<&YamlNode> {
        self.root.value_at(path)
    }

    /// Where the key of a dotted path is written; for an item of a list, its first key, or itself when it has none.
    #[must_use]
    pub fn key_span(&self, path: &str) -> Option<Span> {
        let empty = self.empty.iter().find(|(empty, _)| empty == path);
        if let Some((_, span)) = empty {
            return Some(*span);
        }
        self.root.key_span(path)
    }

    /// The root key of the value at an offset.
    #[must_use]
    pub fn root_key_at(&self, offset: usize) -> Option<&str> {
        self.root.root_key_at(offset)
    }

    #[must_use]
    pub fn place(&self, span: Span) -> Place {
        Place::new(&self.file, span)
    }
}

impl YamlNode {
    /// The value at the end of a dotted path.
    #[must_use]
    pub fn value_at(&self, path: &str) -> Option<&YamlNode> {
        path.split('.').try_fold(self, YamlNode::child)
    }

    /// Where the key of a dotted path is written; for an item of a list, its first key, or itself when it has none.
    #[must_use]
    pub fn key_span(&self, path: &str) -> Option<Span> {
        let (parent, last) = match path.rsplit_once('.') {
            Some((parent, last)) => (self.value_at(parent)?, last),
            None => (self, path),
        };
        if let Some(entry) = parent.entry(last) {
            return Some(entry.key_span);
        }
        let item = parent.child(last)?;
        Some(item.first_key().unwrap_or(item.span))
    }

    /// The values right inside, with the steps that lead to them.
    pub fn children(&self) -> impl Iterator<Item = (PathStep<'_>, &YamlNode)> {
        let (items, entries): (&[YamlNode], &[YamlEntry]) = match &self.kind {
            YamlKind::Scalar { .. } => (&[], &[]),
            YamlKind::List(items) => (items, &[]),
            YamlKind::Mapping(entries) => (&[], entries),
        };
        let items = items.iter().enumerate();
        let items = items.map(|(index, item)| (PathStep::Index(index), item));
        let entries = entries.iter();
        items.chain(entries.map(|entry| (PathStep::Key(&entry.key), &entry.value)))
    }

    /// The value of that key, or the item of that index.
    #[must_use]
    pub fn child(&self, step: &str) -> Option<&YamlNode> {
        match &self.kind {
            YamlKind::Mapping(_) => self.entry(step).map(|entry| &entry.value),
            YamlKind::List(items) => items.get(step.parse::<usize>().ok()?),
            YamlKind::Scalar { .. } => None,
        }
    }

    /// The value at the end of a path, as far down as the path leads.
    #[must_use]
    pub fn nearest_node(&self, path: &[PathStep]) -> &YamlNode {
        let mut node = self;
        for step in path {
            let next = match (step, &node.kind) {
                (PathStep::Key(key), _) => node.entry(key).map(|entry| &entry.value),
                (PathStep::Index(index), YamlKind::List(items)) => items.get(*index),
                (PathStep::Index(_), YamlKind::Scalar { .. } | YamlKind::Mapping(_)) => None,
            };
            let Some(next) = next else { break };
            node = next;
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

    /// The first key of a group.
    #[must_use]
    pub fn first_key(&self) -> Option<Span> {
        match &self.kind {
            YamlKind::Mapping(entries) => entries.first().map(|entry| entry.key_span),
            YamlKind::Scalar { .. } | YamlKind::List(_) => None,
        }
    }

    /// The root key of the value at an offset.
    #[must_use]
    pub fn root_key_at(&self, offset: usize) -> Option<&str> {
        let YamlKind::Mapping(entries) = &self.kind else {
            return None;
        };
        let after = entries.partition_point(|entry| entry.key_span.start <= offset);
        entries[..after].last().map(|entry| entry.key.as_str())
    }

    /// The meaning of a scalar.
    #[must_use]
    pub fn scalar(&self) -> Option<ScalarValue<'_>> {
        match &self.kind {
            YamlKind::Scalar { text, plain: true } => Some(ScalarValue::from_plain(text)),
            YamlKind::Scalar { text, plain: false } => Some(ScalarValue::Text(text)),
            YamlKind::List(_) | YamlKind::Mapping(_) => None,
        }
    }

    /// Whether the value says nothing: `~`, blanks, an empty list or mapping.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match &self.kind {
            YamlKind::Scalar { text, .. } if text.trim().is_empty() => true,
            YamlKind::Scalar { .. } => self.scalar() == Some(ScalarValue::Null),
            YamlKind::List(items) => items.is_empty(),
            YamlKind::Mapping(entries) => entries.is_empty(),
        }
    }
}
