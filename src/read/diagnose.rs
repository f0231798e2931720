//! Violations of the model → diagnostics, with what the author most likely meant.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Deserialize;

use crate::diagnostic::kind::{DiagnosticKind, ExampleShape, ValueShape, quote_yaml};
use crate::diagnostic::{Diagnostic, Place, TextEdit};
use crate::read::field::FieldSchema;
use crate::read::schema::Model;
use crate::read::suggest::{
    correct_spelling, find_step_word, is_first_word_of, nearest, suggest_from_habit,
};
use crate::read::validate::{
    Violation, ViolationKind, format_error, json_type, split_error, validate,
};
use crate::read::yaml::{PathStep, YamlKind, YamlNode, closing_bracket};
use crate::source::{SourceFile, Span};
use crate::value::ValueError;

/// Keys that an example of a group shows.
const MAX_EXAMPLE_KEYS: usize = 3;

/// A diagnostic for each violation of the model.
#[must_use]
pub fn diagnose(model: &Model, file: &Arc<SourceFile>, root: &YamlNode) -> Vec<Diagnostic> {
    let violations = validate(model, &model.root, root);
    let context = DiagnosisContext { model, file, root };
    let mut diagnostics = Vec::new();
    // The keys that a group has under a misspelt name.
    let mut misspelt = BTreeSet::new();
    for violation in &violations {
        if let ViolationKind::UnknownKeys(keys) = &violation.kind {
            for diagnostic in context.unknown_key_diagnostics(violation, keys) {
                if let DiagnosticKind::UnknownKey {
                    suggestion: Some(key),
                    ..
                } = &diagnostic.kind
                {
                    misspelt.insert((std::ptr::from_ref(violation.node), key.clone()));
                }
                diagnostics.push(diagnostic);
            }
        }
    }
    for violation in &violations {
        let node = std::ptr::from_ref(violation.node);
        let is_misspelt = matches!(violation.kind, ViolationKind::MissingKey(key) if misspelt.contains(&(node, key.to_owned())));
        if !is_misspelt {
            context.add_diagnostics(violation, &mut diagnostics);
        }
    }
    diagnostics
}

struct DiagnosisContext<'a> {
    model: &'a Model,
    file: &'a Arc<SourceFile>,
    root: &'a YamlNode,
}

impl<'a> DiagnosisContext<'a> {
    /// The diagnostics of a violation, other than unknown keys.
    fn add_diagnostics(&self, violation: &Violation<'_>, diagnostics: &mut Vec<Diagnostic>) {
        let Violation {
            path,
            node,
            schema,
            kind,
        } = violation;
        let key = path_key(path);
        let kind = match kind {
            ViolationKind::UnknownKeys(_) => return,
            ViolationKind::MissingKey(key) => {
                let key = (*key).to_owned();
                let span = self.owner_span(path, node);
                let kind = DiagnosticKind::MissingKey {
                    key,
                    is_empty: false,
                };
                diagnostics.push(self.new_diagnostic(kind, span));
                return;
            }
            ViolationKind::Unsupported(unsupported) => {
                diagnostics.extend(unsupported.iter().map(|it| {
                    let span = node.locate(self.file, it.range.clone());
                    self.new_diagnostic(it.kind.clone(), span)
                }));
                return;
            }
            ViolationKind::Unreadable(cause) => {
                let cause = self.with_likely_year(cause, node);
                DiagnosticKind::Unreadable { key, cause }
            }
            ViolationKind::WrongType => match misread_text(schema, node) {
                Some(cause) => DiagnosticKind::Unreadable { key, cause },
                None => self.wrong_type_kind(key, schema.shapes(), violation),
            },
            ViolationKind::LosesZeros => {
                self.wrong_type_kind(key, vec![ValueShape::Text, ValueShape::Integer], violation)
            }
            ViolationKind::UnknownValue => unknown_value_kind(key, schema, node),
            ViolationKind::OutOfBounds(bound) => {
                let bound = bound.clone();
                DiagnosticKind::OutOfBounds { key, bound }
            }
            ViolationKind::TooFewItems => DiagnosticKind::UnexpectedValue {
                message: "minItems".to_owned(),
            },
        };
        let mut diagnostic = self.new_diagnostic(kind, node.span);
        let fix = self.quote_fix(&diagnostic, node);
        diagnostic.fix.extend(fix);
        diagnostics.push(diagnostic);
    }

    fn new_diagnostic(&self, kind: DiagnosticKind, span: Span) -> Diagnostic {
        Diagnostic::new(kind, Place::new(self.file, span))
    }

    /// A date without a year most likely has the last year that the file names before it, or else the next one.
    fn with_likely_year(&self, cause: &ValueError, node: &YamlNode) -> ValueError {
        let ValueError::MissingYear { text, .. } = cause else {
            return cause.clone();
        };
        let (before, after) = self.file.text().split_at(node.span.start);
        let is_year = |word: &&str| word.len() == 4 && word.starts_with("20");
        let words = |text: &'a str| text.split(|c: char| !c.is_ascii_digit());
        let year = words(before).rev().find(is_year);
        let year = year.or_else(|| words(after).find(is_year));
        ValueError::MissingYear {
            text: text.clone(),
            year: year.map(str::to_owned),
        }
    }

    /// Where a missing key is reported: at the key of the group that lacks it, or at the group's first key.
    fn owner_span(&self, path: &[PathStep<'_>], group: &YamlNode) -> Span {
        if let Some((PathStep::Key(key), parent)) = path.split_last()
            && let Some(entry) = self.root.nearest_node(parent).entry(key)
        {
            return entry.key_span;
        }
        group.first_key().unwrap_or(group.span)
    }

    /// The keys of a group that its schema does not know. One that can only be another, misspelt, is renamed.
    fn unknown_key_diagnostics(
        &self,
        violation: &Violation<'_>,
        unknown: &[&str],
    ) -> Vec<Diagnostic> {
        let Violation {
            path,
            node: group,
            schema,
            ..
        } = violation;
        let known: Vec<&str> = schema.keys.0.iter().map(|(key, _)| *key).collect();
        let mut free = known.clone();
        free.retain(|key| group.entry(key).is_none());
        let certain = |key: &&str| {
            let habit = suggest_from_habit(key, &free);
            let meant = correct_spelling(key, &known).filter(|meant| free.contains(meant));
            meant.filter(|meant| habit.is_none_or(|habit| habit == *meant))
        };
        let certain: Vec<Option<&str>> = unknown.iter().map(certain).collect();
        // How many of them can only be each key.
        let mut claims: BTreeMap<&str, usize> = BTreeMap::new();
        for meant in certain.iter().flatten() {
            *claims.entry(meant).or_default() += 1;
        }
        let diagnostics = unknown.iter().zip(certain).map(|(key, certain)| {
            let in_plan = path.first().and_then(step_key) == Some("deroule");
            let step_word = find_step_word(key, &free).filter(|_| in_plan);
            let suggestion = match step_word {
                Some((meant, _)) => Some(meant.to_owned()),
                None => suggest_key(key, &known, &free, &schema.required),
            };
            let belongs = match suggestion {
                Some(_) => None,
                None => self.nearest_group(path, key),
            };
            let kind = DiagnosticKind::UnknownKey {
                key: (*key).to_owned(),
                suggestion,
                step_label: step_word.map(|(_, label)| label),
                correct_path: belongs,
                known: known.iter().map(|key| (*key).to_owned()).collect(),
            };
            let span = group.entry(key).map_or(group.span, |entry| entry.key_span);
            let mut diagnostic = self.new_diagnostic(kind, span);
            if let Some(meant) = certain
                && claims.get(meant) == Some(&1)
            {
                let renamed = rename_key(&diagnostic.place, key, meant);
                diagnostic.fix.extend(renamed);
            }
            diagnostic
        });
        diagnostics.collect()
    }

    /// The nearest group whose schema has a key of that name, unless the key is there already: the items of a list share
    /// its path.
    fn nearest_group(&self, path: &[PathStep<'_>], key: &str) -> Option<String> {
        let own: Vec<&str> = path.iter().filter_map(step_key).collect();
        let groups = self.model.groups_with_key(key).into_iter();
        let nearest = groups.min_by_key(|group| {
            let shared = group.split('.').zip(&own).take_while(|(a, b)| a == *b);
            // The side block repeats what sections say, in a few words.
            let is_aside = group == "catalogue" && own.is_empty();
            (std::cmp::Reverse(shared.count()), is_aside)
        });
        // A word of a step or of a session means nothing of another section.
        let is_near = |group: &str| match own.first() {
            Some(section @ (&"deroule" | &"sessions")) => {
                group.is_empty() || group.split('.').next() == Some(section)
            }
            // Nor does one of a group inside another section.
            Some(section) => !group.contains('.') || group.split('.').next() == Some(section),
            None => true,
        };
        nearest.filter(|group| *group != own.join(".") && is_near(group))
    }

    fn wrong_type_kind(
        &self,
        key: String,
        expected: Vec<ValueShape>,
        violation: &Violation<'_>,
    ) -> DiagnosticKind {
        let Violation { node, schema, .. } = violation;
        let takes_text = expected.contains(&ValueShape::Text);
        let unquoted = match &node.kind {
            YamlKind::Scalar { text, plain: true } if takes_text => Some(text.clone()),
            YamlKind::List(_) | YamlKind::Mapping(_) if takes_text => {
                let span = self.written_text(node);
                span.map(|span| self.file.text()[span.range()].to_owned())
            }
            YamlKind::Scalar { .. } | YamlKind::List(_) | YamlKind::Mapping(_) => None,
        };
        let example = self.example_shape(schema, &expected);
        let takes_number = [ValueShape::Integer, ValueShape::Number]
            .iter()
            .any(|it| expected.contains(it));
        let number = match &node.kind {
            YamlKind::Scalar { text, .. } if takes_number && !takes_text => leading_number(text),
            YamlKind::Scalar { .. } | YamlKind::List(_) | YamlKind::Mapping(_) => None,
        };
        DiagnosticKind::WrongType {
            key,
            expected,
            found: json_type(node).shape(),
            unquoted,
            number,
            example,
        }
    }

    /// A group or a list on one line that its author likely wrote as a text: a blank between brackets, or
    /// « - Formuler l’intention : une phrase ».
    fn written_text(&self, node: &YamlNode) -> Option<Span> {
        let text = self.file.text();
        let start = node.span.start;
        let end = match &node.kind {
            _ if text[start..].starts_with(['[', '{']) => closing_bracket(text, start)?,
            YamlKind::Mapping(entries) => {
                let [entry] = entries.as_slice() else {
                    return None;
                };
                match &entry.value.kind {
                    YamlKind::Scalar { text: value, .. } if value.is_empty() => {
                        entry.key_span.end + text[entry.key_span.end..].find(':')? + 1
                    }
                    YamlKind::Scalar { .. } => entry.value.span.end,
                    YamlKind::List(_) | YamlKind::Mapping(_) => return None,
                }
            }
            YamlKind::List(_) | YamlKind::Scalar { .. } => return None,
        };
        (end > start && !text[start..end].contains('\n')).then(|| Span::new(start, end))
    }

    /// Quotes around a value that should be a text: a number, a word of YAML, a text with a colon.
    fn quote_fix(&self, diagnostic: &Diagnostic, node: &YamlNode) -> Option<TextEdit> {
        let DiagnosticKind::WrongType {
            found,
            unquoted: Some(text),
            ..
        } = &diagnostic.kind
        else {
            return None;
        };
        match (found, &node.kind) {
            (
                ValueShape::Integer | ValueShape::Number | ValueShape::Boolean,
                YamlKind::Scalar { plain: true, .. },
            ) => TextEdit::quote(&diagnostic.place, text),
            (ValueShape::Mapping, YamlKind::Mapping(_)) if !text.starts_with('{') => {
                let text = quote_yaml(text);
                let span = self.written_text(node)?;
                Some(TextEdit { span, text })
            }
            (_, YamlKind::Scalar { .. } | YamlKind::List(_) | YamlKind::Mapping(_)) => None,
        }
    }

    /// How the value is written there, with the keys that the schema knows.
    fn example_shape(&self, schema: &FieldSchema, expected: &[ValueShape]) -> Option<ExampleShape> {
        if expected.contains(&ValueShape::List) {
            let items = self.model.definition(schema.items.as_deref()?);
            return Some(ExampleShape::Items(example_keys(items).next()?));
        }
        if expected == [ValueShape::Mapping] {
            return Some(ExampleShape::Keys(example_keys(schema).collect()));
        }
        None
    }
}

/// The number of « 10 personnes ».
fn leading_number(text: &str) -> Option<String> {
    let (number, unit) = text.trim().split_once([' ', '\u{a0}'])?;
    let is_number = !number.is_empty() && number.bytes().all(|it| it.is_ascii_digit());
    let is_unit = !unit.contains(|c: char| c.is_ascii_digit());
    (is_number && is_unit).then(|| number.to_owned())
}

/// The first keys that an author would write in a group: the required keys, then the others.
fn example_keys(schema: &FieldSchema) -> impl Iterator<Item = String> {
    let others = schema.keys.0.iter().map(|(key, _)| key);
    let others = others.filter(|key| !schema.required.contains(key));
    let keys = schema.required.iter().chain(others).take(MAX_EXAMPLE_KEYS);
    let keys = keys.map(|key| (*key).to_owned());
    // A group of years has no other keys.
    let is_yearly = schema.keys.0.is_empty() && !schema.takes_any_key();
    keys.chain(is_yearly.then(|| "2025".to_owned()))
}

/// The key that an unknown one most likely means.
fn suggest_key(key: &str, known: &[&str], free: &[&str], required: &[&str]) -> Option<String> {
    let near = nearest(key, free.iter().copied());
    let is_plural =
        |near: &String| near.strip_suffix('s') == Some(key) || key.strip_suffix('s') == Some(near);
    let suggestion = match suggest_from_habit(key, free) {
        // A word of habit wins where it names what the group must have.
        Some(meant) if required.contains(&meant.as_str()) => Some(meant),
        Some(habit) => near.filter(is_plural).or(Some(habit)),
        None => near,
    };
    suggestion.or_else(|| nearest(key, known.iter().copied()))
}

fn step_key<'a>(step: &PathStep<'a>) -> Option<&'a str> {
    match step {
        PathStep::Key(key) => Some(key),
        PathStep::Index(_) => None,
    }
}

/// The key that a message names: the key of the value, or of its list.
fn path_key(path: &[PathStep<'_>]) -> String {
    let key = path.iter().rev().find_map(step_key);
    key.unwrap_or("programme").to_owned()
}

/// The error of a value that is read as a text of its own format: « 7 » for a duration is not in want of quotes, but of a unit.
fn misread_text(schema: &FieldSchema, node: &YamlNode) -> Option<ValueError> {
    match (&node.kind, schema.format) {
        (YamlKind::Scalar { text, plain: true }, Some(format)) => format_error(format, text),
        (YamlKind::Scalar { .. } | YamlKind::List(_) | YamlKind::Mapping(_), _) => {
            split_error(schema, node)
        }
    }
}

fn unknown_value_kind(key: String, schema: &FieldSchema, node: &YamlNode) -> DiagnosticKind {
    let allowed: Vec<String> = schema.choices.iter().map(ToString::to_string).collect();
    let value = serde_json::Value::deserialize(node).unwrap_or_default();
    let value = match value.as_str() {
        Some(text) => text.to_owned(),
        None => value.to_string(),
    };
    let begun = || {
        let mut begun = allowed.iter().filter(|it| is_first_word_of(&value, it));
        begun.next().cloned().filter(|_| begun.next().is_none())
    };
    let suggestion = nearest(&value, allowed.iter().map(String::as_str)).or_else(begun);
    DiagnosticKind::UnknownValue {
        key,
        value,
        allowed,
        suggestion,
    }
}

/// Writes another key in the place of one, inside its quotes if it has any.
fn rename_key(place: &Place, key: &str, new: &str) -> Option<TextEdit> {
    let Span { start, end } = place.span;
    let written = &place.file.text()[place.span.range()];
    let span = match written.trim_matches(['"', '\'']) {
        bare if bare != key => return None,
        _ if written == key => place.span,
        _ => Span::new(start + 1, end - 1),
    };
    let text = new.to_owned();
    (span.end - span.start == key.len()).then_some(TextEdit { span, text })
}
