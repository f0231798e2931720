//! Text → a typed value, or all the structural diagnostics of the text.
//!
//! The text is parsed once; the tree gives their places to the diagnostics of each later step.

mod alignment;
mod characters;
mod diagnose;
mod empty;
pub mod field;
mod foreign;
mod pitfalls;
mod recovery;
pub mod schema;
pub mod short_forms;
mod suggest;
pub mod text_field;
pub mod theme;
pub mod validate;
pub mod yaml;

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::de::DeserializeOwned;

use crate::diagnostic::kind::{DiagnosticKind, Limit};
use crate::diagnostic::{Diagnostic, Place, sort_and_dedup};
use crate::read::diagnose::diagnose;
use crate::read::empty::EmptyValues;
use crate::read::foreign::{foreign_file, is_foreign_text};
use crate::read::recovery::Recovery;
use crate::read::schema::Model;
use crate::read::short_forms::expand_short_forms;
use crate::read::yaml::syntax::find_edits;
use crate::read::yaml::{MAX_BYTES, ParsedYaml, SpannedTree, YamlNode};
use crate::source::{SourceFile, Span};

/// A text that was read.
#[derive(Debug)]
pub struct ReadResult<T> {
    /// The value, when no diagnostic is an error.
    pub value: Option<T>,
    /// Otherwise, what could be read of it.
    pub partial: Option<PartialValue<T>>,
    /// Sorted by place.
    pub diagnostics: Vec<Diagnostic>,
    /// The tree of the text with the place of each key and value, when it is YAML.
    pub tree: Option<SpannedTree>,
}

/// A value less what could not be read of it.
#[derive(Debug)]
pub struct PartialValue<T> {
    pub value: T,
    /// The keys at the root under which groups or items are missing.
    pub missing: BTreeSet<String>,
    /// Those under which only values are missing.
    pub partially_read: BTreeSet<String>,
}

/// Reads bytes as one value of a model. `printable` says whether every format can show a character.
#[must_use]
pub fn read<T: DeserializeOwned>(
    name: &str,
    bytes: &[u8],
    model: &Model,
    printable: &dyn Fn(char) -> bool,
) -> ReadResult<T> {
    let mut result = ReadResult {
        value: None,
        partial: None,
        diagnostics: Vec::new(),
        tree: None,
    };
    let file = match decode(name, bytes, model) {
        Ok(file) => file,
        Err(diagnostic) => {
            result.diagnostics.push(*diagnostic);
            return result;
        }
    };
    let ParsedYaml {
        root,
        mut diagnostics,
        mut missing,
    } = yaml::parse(&file);
    explain_syntax(model, &file, &mut diagnostics, &mut missing);
    if let Some(mut root) = root {
        characters::check_characters(&mut root, &file, printable, &mut diagnostics);
        expand_short_forms(model, &file, &mut root, &mut diagnostics);
        let empty = EmptyValues::remove(&file, &mut root);
        let mut structural = diagnose(model, &file, &root);
        empty.replace_unknown_keys(model, &mut structural);
        structural.retain(|diagnostic| {
            let at_root = root.first_key() == Some(diagnostic.place.span);
            !matches!(&diagnostic.kind, DiagnosticKind::MissingKey { key, .. } if at_root && missing.contains(key))
        });
        let empty_values = empty.explain(&root, &mut structural, &diagnostics);
        diagnostics.extend(structural.into_iter().chain(empty_values));
        pitfalls::check_pitfalls(&root, model, &file, &mut diagnostics);
        if diagnostics.iter().any(Diagnostic::is_error) {
            let recovery = recover(model, &root, missing, &diagnostics);
            let value = T::deserialize(&recovery.readable_root).ok();
            result.partial = value.map(|value| PartialValue {
                value,
                missing: recovery.missing,
                partially_read: recovery.partially_read,
            });
            root = recovery.renamed_root;
        } else {
            match T::deserialize(&root) {
                Ok(value) => result.value = Some(value),
                Err(error) => diagnostics.push(unexpected(&file, &root, &error)),
            }
        }
        let empty = empty.keys;
        result.tree = Some(SpannedTree { file, root, empty });
    }
    sort_and_dedup(&mut diagnostics);
    result.diagnostics = diagnostics;
    result
}

/// Says what the errors of syntax are by the model, then adds the edits that fix them.
fn explain_syntax(
    model: &Model,
    file: &Arc<SourceFile>,
    diagnostics: &mut [Diagnostic],
    missing: &mut BTreeSet<String>,
) {
    alignment::explain_alignment(model, file, diagnostics, missing);
    for diagnostic in diagnostics {
        if let DiagnosticKind::Syntax(syntax) = diagnostic.kind {
            diagnostic.fix = find_edits(file.text(), syntax, diagnostic.place.span);
        }
    }
}

fn decode(name: &str, bytes: &[u8], model: &Model) -> Result<Arc<SourceFile>, Box<Diagnostic>> {
    let refuse = |kind, text: &str| {
        let file = SourceFile::new(name, text);
        let span = Span::new(text.len(), text.len());
        Err(Box::new(Diagnostic::new(kind, Place { file, span })))
    };
    if bytes.len() > MAX_BYTES {
        return refuse(DiagnosticKind::LimitExceeded(Limit::Bytes(MAX_BYTES)), "");
    }
    if let Some(foreign) = foreign_file(bytes) {
        return refuse(DiagnosticKind::ForeignFile(foreign), "");
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if is_foreign_text(text, model) => refuse(DiagnosticKind::NoKnownKey, ""),
        Ok(text) => Ok(SourceFile::new(name, text)),
        Err(error) => {
            let good = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            refuse(DiagnosticKind::Encoding, &good)
        }
    }
}

/// Recovers the readable part of a tree with errors; `missing` are the root keys that are not in it.
fn recover(
    model: &Model,
    root: &YamlNode,
    missing: BTreeSet<String>,
    diagnostics: &[Diagnostic],
) -> Recovery {
    let mut recovery = Recovery::new(model, root);
    recovery.remove_groups(&|group| pitfalls::reversed_ends(group).is_some());
    recovery.missing.extend(missing);
    for diagnostic in diagnostics {
        let section = if matches!(
            diagnostic.kind,
            DiagnosticKind::DuplicateKey { .. } | DiagnosticKind::SplitByComma { .. }
        ) {
            // Of two values under one key, nothing says which is meant; nor whether a comma parts two.
            let section = root.root_key_at(diagnostic.place.span.start);
            section.map(str::to_owned)
        } else {
            section_of_misplaced_key(&diagnostic.kind)
        };
        recovery.missing.extend(section);
    }
    recovery
}

/// The section that a key written elsewhere belongs to: it is not missing there.
fn section_of_misplaced_key(kind: &DiagnosticKind) -> Option<String> {
    if let DiagnosticKind::UnknownKey {
        key,
        correct_path: Some(belongs),
        ..
    } = kind
    {
        let section = belongs.split('.').next().filter(|it| !it.is_empty());
        Some(section.unwrap_or(key).to_owned())
    } else {
        None
    }
}

/// A value that the schema let through and its type refuses: the type's own words, at the top of the file.
fn unexpected(file: &Arc<SourceFile>, root: &YamlNode, error: &serde_yaml::Error) -> Diagnostic {
    let message = error.to_string();
    let span = Span::new(root.span.start, root.span.start);
    Diagnostic::new(
        DiagnosticKind::UnexpectedValue { message },
        Place::new(file, span),
    )
}
