//! Keys and items without a value: to the rest of the program, absent and empty are one.

use std::sync::Arc;

use crate::diagnostic::kind::DiagnosticKind;
use crate::diagnostic::{Diagnostic, Place};
use crate::read::diagnose::diagnose;
use crate::read::schema::Model;
use crate::read::yaml::{YamlEntry, YamlKind, YamlNode};
use crate::source::{SourceFile, Span};

/// The empty values removed from a tree.
pub struct EmptyValues<'a> {
    file: &'a Arc<SourceFile>,
    /// The tree with them, when there are any.
    original_root: Option<YamlNode>,
    reported: Vec<Diagnostic>,
    /// Their keys, by their paths.
    pub keys: Vec<(String, Span)>,
}

impl<'a> EmptyValues<'a> {
    /// Takes them out of a tree.
    pub fn remove(file: &'a Arc<SourceFile>, root: &mut YamlNode) -> Self {
        let mut empty = Self {
            file,
            original_root: contains_empty(root).then(|| root.clone()),
            reported: Vec::new(),
            keys: Vec::new(),
        };
        if empty.original_root.is_some() {
            empty.remove_empty(root, &mut Vec::new());
        }
        empty
    }

    /// Reports every unknown key of the whole tree: one is unknown even without a value.
    pub fn replace_unknown_keys(&self, model: &Model, diagnostics: &mut Vec<Diagnostic>) {
        let is_unknown = |it: &Diagnostic| matches!(it.kind, DiagnosticKind::UnknownKey { .. });
        if let Some(whole) = &self.original_root {
            diagnostics.retain(|it| !is_unknown(it));
            let whole = diagnose(model, self.file, whole).into_iter();
            diagnostics.extend(whole.filter(is_unknown));
        }
    }

    /// Their diagnostics, unless another explains them better: that one then shows where the empty key is.
    pub fn explain(
        &self,
        root: &YamlNode,
        structural: &mut [Diagnostic],
        parsing: &[Diagnostic],
    ) -> Vec<Diagnostic> {
        let own = self.own_diagnostics(root, structural, parsing);
        self.explain_missing_keys(root, structural);
        own
    }

    /// Puts a compulsory key that is written without a value at its place, rather than missing from its group.
    fn explain_missing_keys(&self, root: &YamlNode, structural: &mut [Diagnostic]) {
        for diagnostic in structural {
            let DiagnosticKind::MissingKey { key, is_empty } = &mut diagnostic.kind else {
                continue;
            };
            let written = self.keys.iter().find(|(path, _)| {
                let is_key = path.rsplit('.').next() == Some(key);
                is_key && owner_span(root, path) == Some(diagnostic.place.span)
            });
            if let Some((_, span)) = written {
                *is_empty = true;
                diagnostic.place.span = *span;
            }
        }
    }

    fn own_diagnostics(
        &self,
        root: &YamlNode,
        structural: &[Diagnostic],
        parsing: &[Diagnostic],
    ) -> Vec<Diagnostic> {
        let is_own = |it: &&Diagnostic| {
            let key = self.keys.iter().find(|(_, span)| *span == it.place.span);
            let owner = key.and_then(|(path, _)| owner_span(root, path));
            !is_reported(it, owner, structural)
                && !is_key_not_text(it, parsing)
                && !structural
                    .iter()
                    .chain(parsing)
                    .any(|other| is_owner(it, other))
        };
        self.reported.iter().filter(is_own).cloned().collect()
    }

    /// Removes what is empty in the value at a path. A group left empty by that goes without a diagnostic of its own.
    fn remove_empty(&mut self, node: &mut YamlNode, path: &mut Vec<String>) {
        match &mut node.kind {
            YamlKind::Scalar { .. } => {}
            YamlKind::List(items) => {
                let mut index = 0;
                items.retain_mut(|item| {
                    let span = item.span;
                    path.push(format!("{index}"));
                    let kept = self.keep_value(item, None, path, span);
                    path.pop();
                    index += usize::from(kept);
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
                    let kept = self.keep_value(value, Some(key), path, *key_span);
                    path.pop();
                    kept
                },
            ),
        }
    }

    fn keep_value(
        &mut self,
        value: &mut YamlNode,
        key: Option<&str>,
        path: &mut Vec<String>,
        span: Span,
    ) -> bool {
        let was_empty = value.is_empty();
        self.remove_empty(value, path);
        if was_empty {
            let span = match key {
                Some(_) => span,
                None => dash_span(self.file.text(), span),
            };
            let behind = self.file.text()[span.end..].lines().next();
            let behind = behind.unwrap_or_default().trim_start_matches([':', ' ']);
            let kind = DiagnosticKind::EmptyValue {
                key: key.map(str::to_owned),
                // « # note » is meant as a comment; « #REU-02 » is meant as a value.
                is_commented: behind.starts_with('#') && !behind.starts_with("# "),
            };
            let place = Place::new(self.file, span);
            self.reported.push(Diagnostic::new(kind, place));
            self.keys.extend(key.map(|_| (path.join("."), span)));
        }
        !value.is_empty()
    }
}

/// Whether a value in a tree says nothing.
fn contains_empty(node: &YamlNode) -> bool {
    node.is_empty() || node.children().any(|(_, inside)| contains_empty(inside))
}

/// Where a group around a path is said to lack a key: at the group's own key, or at its first one.
fn owner_span(root: &YamlNode, path: &str) -> Option<Span> {
    match path.rsplit_once('.') {
        Some((group, _)) => root.key_span(group),
        None => root.first_key(),
    }
}

/// The dash of an item that holds nothing.
fn dash_span(text: &str, item: Span) -> Span {
    let at = text[..item.start].rfind('-');
    at.map_or(item, |at| Span::new(at, at + 1))
}

/// A key without a value is reported once: as missing where it is compulsory, as unknown where it is.
fn is_reported(empty: &Diagnostic, owner: Option<Span>, structural: &[Diagnostic]) -> bool {
    let DiagnosticKind::EmptyValue { key: Some(key), .. } = &empty.kind else {
        return false;
    };
    structural.iter().any(|diagnostic| {
        let here = Some(diagnostic.place.span) == owner;
        matches!(&diagnostic.kind, DiagnosticKind::MissingKey { key: missing, .. } if here && missing == key)
            || matches!(diagnostic.kind, DiagnosticKind::UnknownKey { .. }) && diagnostic.place == empty.place
    })
}

/// A group whose keys stand beside it is not empty.
fn is_owner(empty: &Diagnostic, misplaced: &Diagnostic) -> bool {
    matches!((&empty.kind, &misplaced.kind), (
        DiagnosticKind::EmptyValue { key: Some(key), .. },
        DiagnosticKind::UnknownKey { correct_path: Some(path), .. },
    ) if path == key)
}

/// A group is empty when its only key was no text: `lieu: {{ ville }}`.
fn is_key_not_text(empty: &Diagnostic, parsing: &[Diagnostic]) -> bool {
    let line = |diagnostic: &Diagnostic| diagnostic.place.start().line;
    let mut odd = parsing
        .iter()
        .filter(|it| it.kind == DiagnosticKind::KeyNotText);
    odd.any(|it| it.place.span.start > empty.place.span.start && line(it) == line(empty))
}
