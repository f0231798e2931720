//! What an author writes freely → the one form that the schema describes: one value where a list is expected, a text or a list where a
//! group is, keys with their accents, the words of the sheet for a choice. Whatever comes later knows that form alone.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::catalogue::message;
use crate::diagnostic::kind::{DiagnosticKind, Repetition};
use crate::diagnostic::{Diagnostic, Label, Place, TextEdit};
use crate::read::field::{AllowedValue, FieldSchema, JsonType, ShortForms};
use crate::read::schema::Model;
use crate::read::validate::{format_error, json_type, split_text};
use crate::read::yaml::{ScalarValue, YamlEntry, YamlKind, YamlNode, starts_block};
use crate::source::{SourceFile, Span};
use crate::value::fold;

/// The short form of the only item of a list.
const ITEM: &str = "-";

/// The short form of a list in the text that holds it.
const BLOCK: &str = "|";

/// The bullets of word processors; the last two are those of the symbol fonts of Word.
const BULLETS: &str = "-–—•‣▪▫◦●○■□·*o➢➤✓✔→\u{f0b7}\u{f0a7}";

/// Writes a tree in full. Reports the keys that are written twice by that.
pub fn expand_short_forms(
    model: &Model,
    file: &Arc<SourceFile>,
    root: &mut YamlNode,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut expander = Expander {
        model,
        file,
        diagnostics,
    };
    expander.expand(&model.root, root, None);
}

struct Expander<'a> {
    model: &'a Model,
    file: &'a Arc<SourceFile>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Expander<'_> {
    /// Expands a value and all inside it; `key` is the place of its key.
    fn expand(&mut self, schema: &FieldSchema, node: &mut YamlNode, key: Option<Span>) {
        let schema = self.model.definition(schema);
        self.expand_value(schema, node, key);
        match &mut node.kind {
            YamlKind::Scalar { text, .. } => {
                let list = schema.closed_list();
                // Where a text may stand too, what is between brackets is printed.
                let is_closed = std::ptr::eq(list, schema);
                if is_closed || !text.contains('(') {
                    read_choice(list, node);
                }
            }
            YamlKind::List(items) => {
                if let Some(schema) = &schema.items {
                    for item in items {
                        self.expand(schema, item, None);
                    }
                }
            }
            YamlKind::Mapping(entries) => {
                self.join_split_texts(schema, entries);
                self.rename_keys(schema, entries);
                self.split_values(schema, entries);
                for entry in entries {
                    if let Some(schema) = schema.key(&entry.key) {
                        self.expand(schema, &mut entry.value, Some(entry.key_span));
                    }
                }
            }
        }
    }

    /// Joins the texts that a comma parts between braces: what is behind it has no colon, and is no key of the model.
    fn join_split_texts(&mut self, schema: &FieldSchema, entries: &mut Vec<YamlEntry>) {
        if schema.keys.0.is_empty() {
            return;
        }
        let text = self.file.text();
        let mut index = 1;
        while index < entries.len() {
            let YamlEntry {
                key,
                key_span,
                value,
            } = &entries[index];
            let behind = text[key_span.end..].trim_start();
            let is_text = value.is_empty()
                && behind.starts_with([',', '}'])
                && schema.key(key).is_none()
                && schema.key_of_name(key).is_none();
            let end = key_span.end;
            let before = &mut entries[index - 1].value;
            let span = Span::new(before.span.start, end.max(before.span.start));
            let whole = &text[span.range()];
            let YamlKind::Scalar {
                text: joined,
                plain: true,
            } = &mut before.kind
            else {
                index += 1;
                continue;
            };
            if !is_text || joined.is_empty() || whole.contains('\n') {
                index += 1;
                continue;
            }
            whole.clone_into(joined);
            before.span = span;
            entries.remove(index);
            self.report_split_text(span);
        }
    }

    fn report_split_text(&mut self, span: Span) {
        let text = self.file.text()[span.range()].to_owned();
        let place = Place::new(self.file, span);
        let fix = TextEdit::quote(&place, &text);
        let kind = DiagnosticKind::SplitByComma { text };
        let mut diagnostic = Diagnostic::new(kind, place);
        diagnostic.fix.extend(fix);
        match self.diagnostics.last_mut() {
            // A text may have several commas.
            Some(last) if last.place.span.start == span.start => *last = diagnostic,
            Some(_) | None => self.diagnostics.push(diagnostic),
        }
    }

    /// Renames each unknown key whose meaning is clear to the key of the model.
    fn rename_keys(&mut self, schema: &FieldSchema, entries: &mut Vec<YamlEntry>) {
        let is_known = |entry: &YamlEntry| schema.key(&entry.key).is_some();
        if schema.keys.0.is_empty() || entries.iter().all(is_known) {
            return;
        }
        let known = entries.iter().filter(|entry| is_known(entry));
        let mut keys: Vec<(String, Span)> = known
            .map(|entry| (entry.key.clone(), entry.key_span))
            .collect();
        entries.retain_mut(|entry| {
            let Some(key) = schema.key_of_name(&entry.key).filter(|_| !is_known(entry)) else {
                return true;
            };
            if let Some((_, first)) = keys.iter().find(|(known, _)| known == key) {
                if self
                    .diagnostics
                    .iter()
                    .any(|it| it.kind.is_pasted_passage())
                {
                    return false;
                }
                let kind = DiagnosticKind::DuplicateKey {
                    key: entry.key.clone(),
                    repetition: Repetition::Key,
                };
                let place = Place::new(self.file, entry.key_span);
                let mut diagnostic = Diagnostic::new(kind, place);
                diagnostic.related.push(Label {
                    place: Place::new(self.file, *first),
                    message: message!(FIRST_OCCURRENCE),
                });
                self.diagnostics.push(diagnostic);
                return false;
            }
            keys.push((key.to_owned(), entry.key_span));
            key.clone_into(&mut entry.key);
            true
        });
    }

    /// Parts each text that says keys of its own group beside its value: « 1 490 € HT ».
    fn split_values(&mut self, schema: &FieldSchema, entries: &mut Vec<YamlEntry>) {
        for index in 0..entries.len() {
            let YamlEntry {
                key,
                key_span,
                value,
            } = &entries[index];
            let field = schema.key(key).filter(|field| field.keys.0.is_empty());
            let (Some(splitter), YamlKind::Scalar { text, .. }) =
                (field.and_then(|field| field.splitter), &value.kind)
            else {
                continue;
            };
            let Some(Ok(parts)) = split_text(splitter, text).filter(|_| {
                value
                    .scalar()
                    .is_some_and(|it| matches!(it, ScalarValue::Text(_)))
            }) else {
                continue;
            };
            let (key, key_span, span) = (key.clone(), *key_span, value.span);
            for (part, text) in parts {
                let value = plain_node(text, span);
                if part == key {
                    entries[index].value.kind = value.kind;
                } else {
                    self.add_part(
                        schema,
                        entries,
                        YamlEntry {
                            key: part.to_owned(),
                            key_span,
                            value,
                        },
                    );
                }
            }
        }
    }

    /// Adds what a text says of another key, unless that key is written; it must say the same.
    fn add_part(
        &mut self,
        schema: &FieldSchema,
        entries: &mut Vec<YamlEntry>,
        mut part: YamlEntry,
    ) {
        let Some(schema) = schema
            .key(&part.key)
            .map(|field| self.model.definition(field))
        else {
            return;
        };
        read_choice(schema.closed_list(), &mut part.value);
        let Some(written) = entries.iter_mut().find(|entry| entry.key == part.key) else {
            entries.push(part);
            return;
        };
        read_choice(schema.closed_list(), &mut written.value);
        let (YamlKind::Scalar { text: own, .. }, YamlKind::Scalar { text: in_text, .. }) =
            (&written.value.kind, &part.value.kind)
        else {
            return;
        };
        if fold(own) != fold(in_text) {
            let kind = DiagnosticKind::ContradictedKey {
                key: part.key.clone(),
                written: in_text.clone(),
            };
            let place = Place::new(self.file, part.value.span);
            let mut diagnostic = Diagnostic::new(kind, place);
            diagnostic.related.push(Label {
                place: Place::new(self.file, written.value.span),
                message: message!(OTHER_VALUE),
            });
            self.diagnostics.push(diagnostic);
        }
    }

    /// Puts a value that is a short form under the key that it stands for.
    fn expand_value(&self, schema: &FieldSchema, node: &mut YamlNode, key: Option<Span>) {
        if node.is_empty() {
            return;
        }
        let list = schema.short_forms.list;
        if list == Some(BLOCK) {
            join_items(self.file, node);
            return;
        }
        if list.is_some() || schema.short_forms.text == [ITEM] {
            let reads_blocks = schema.is_short_form(JsonType::String);
            read_bullets(self.file, node, reads_blocks);
        }
        let found = json_type(node);
        let place = key.unwrap_or(node.span);
        let ShortForms { text, list, group } = &schema.short_forms;
        let full = match found {
            JsonType::String if !text.is_empty() => self.key_of_text(schema, node),
            JsonType::Array => list.filter(|list| self.takes_items(schema, list, node)),
            JsonType::Object => group.or_else(|| self.list_of_group(schema, node)),
            JsonType::String
            | JsonType::Integer
            | JsonType::Number
            | JsonType::Null
            | JsonType::Boolean => None,
        };
        match full {
            Some(ITEM) => wrap_item(node),
            Some(full) => wrap_value(node, full, place),
            None if schema.is_short_form(found) => split_group(schema, node, place),
            None => {}
        }
    }

    /// The key that a text stands for: the first that takes it.
    fn key_of_text(&self, schema: &FieldSchema, node: &YamlNode) -> Option<&'static str> {
        let Some(ScalarValue::Text(text)) = node.scalar() else {
            return None;
        };
        let has_lines = text.trim().contains('\n');
        let takes = |key: &&&'static str| {
            let Some(target) = schema.key(key).map(|target| self.model.definition(target)) else {
                return **key == ITEM;
            };
            let format = target.format.unwrap_or_default();
            format_error(format, text).is_none() && !(has_lines && target.items.is_some())
        };
        schema.short_forms.text.iter().find(takes).copied()
    }

    /// Whether the list under a key takes every item of one that is written alone.
    fn takes_items(&self, schema: &FieldSchema, list: &str, node: &YamlNode) -> bool {
        let items = schema.key(list).and_then(|list| self.items_of(list));
        let takes = |item: &YamlNode| items.is_none_or(|it| it.types.accepts(json_type(item)));
        matches!(&node.kind, YamlKind::List(items) if items.iter().all(takes))
    }

    /// The list that a group is the only item of: all its keys are those of items.
    fn list_of_group(&self, schema: &FieldSchema, node: &YamlNode) -> Option<&'static str> {
        let list = schema.short_forms.list?;
        let items = self.items_of(schema.key(list)?)?;
        let YamlKind::Mapping(entries) = &node.kind else {
            return None;
        };
        let is_item =
            |entry: &YamlEntry| items.key(&entry.key).is_some() && schema.key(&entry.key).is_none();
        entries.iter().all(is_item).then_some(list)
    }

    fn items_of<'s>(&'s self, list: &'s FieldSchema) -> Option<&'s FieldSchema> {
        let items = self.model.definition(list).items.as_deref()?;
        Some(self.model.definition(items))
    }
}

/// A text whose lines start with bullets → the list of its items. A block that may be a text of its own, or has lists inside lists,
/// stays one.
fn read_bullets(file: &SourceFile, node: &mut YamlNode, reads_blocks: bool) {
    let YamlKind::Scalar { text, plain } = &node.kind else {
        return;
    };
    let written = &file.text()[node.span.range()];
    let is_block = reads_blocks && !plain && starts_block(file.text(), node.span.start);
    if !(is_block || *plain && bullet_length(text).is_some()) {
        return;
    }
    let mut items: Vec<YamlNode> = Vec::new();
    let mut margin = None;
    let mut start = node.span.start;
    for line in written.split_inclusive('\n') {
        let content = line.trim();
        let from = start + line.len() - line.trim_start().len();
        let end = from + content.len();
        start += line.len();
        if bullet_length(content).is_some() {
            let indent = file.position(from).column;
            if is_block && margin.is_some_and(|margin| margin != indent) {
                return;
            }
            margin = Some(indent);
            for part in split_bullets(content) {
                let length = bullet_length(&content[part.clone()]).unwrap_or_default();
                let words = content[part.start + length..part.end].trim_end();
                let start = from + part.start + length;
                let span = Span::new(start, start + words.len());
                items.push(plain_node(words.to_owned(), span));
            }
        } else if !content.is_empty() {
            let Some(item) = items.last_mut() else { return };
            item.span = Span::new(item.span.start, end);
            if let YamlKind::Scalar { text, .. } = &mut item.kind {
                text.push(' ');
                text.push_str(content);
            }
        }
    }
    // One item may well be a text: « – 18 ans ».
    if items.len() > 1 || reads_blocks && !items.is_empty() {
        node.kind = YamlKind::List(items);
    }
}

/// A list of texts → the text that holds that list. One item between brackets is a blank to fill.
fn join_items(file: &SourceFile, node: &mut YamlNode) {
    let YamlKind::List(items) = &node.kind else {
        return;
    };
    let is_blank = items.len() == 1 && file.text()[node.span.start..].starts_with('[');
    let texts = items.iter().map(|item| match &item.kind {
        YamlKind::Scalar { text, .. } if !is_blank => {
            Some(format!("- {}", text.trim().replace('\n', "\n  ")))
        }
        YamlKind::Scalar { .. } | YamlKind::List(_) | YamlKind::Mapping(_) => None,
    });
    if let Some(texts) = texts.collect::<Option<Vec<String>>>() {
        let text = texts.join("\n");
        node.kind = YamlKind::Scalar { text, plain: false };
    }
}

/// The items of a line, where its bullet comes again between words: « • un • deux ».
fn split_bullets(line: &str) -> Vec<Range<usize>> {
    let bullet = line.chars().next().unwrap_or_default();
    let parts_words = |at: &usize| {
        let is_mark = !"-–—·*o→".contains(bullet);
        *at == 0 || is_mark && line[..*at].ends_with(' ') && bullet_length(&line[*at..]).is_some()
    };
    let starts = line.match_indices(bullet).map(|(at, _)| at);
    let starts: Vec<usize> = starts.filter(parts_words).collect();
    let ends = starts.iter().skip(1).copied().chain([line.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(start, end)| *start..end)
        .collect()
}

fn plain_node(text: String, span: Span) -> YamlNode {
    let kind = YamlKind::Scalar { text, plain: true };
    YamlNode { span, kind }
}

/// The bytes of the bullet that opens a line, and of the blanks behind it.
fn bullet_length(line: &str) -> Option<usize> {
    let rest = line.strip_prefix(|c: char| BULLETS.contains(c))?;
    let content = rest.trim_start();
    (content.len() < rest.len() && !content.is_empty()).then(|| line.len() - content.len())
}

/// Words that mean a choice → that choice.
fn read_choice(schema: &FieldSchema, node: &mut YamlNode) {
    let YamlKind::Scalar { text, .. } = &mut node.kind else {
        return;
    };
    let is_text =
        |choice: &AllowedValue| matches!(choice, AllowedValue::Text(known) if known == text);
    if !schema.choices.is_empty()
        && !schema.choices.iter().any(is_text)
        && let Some(AllowedValue::Text(choice)) = schema.choice_of_words(text)
    {
        choice.clone_into(text);
    }
}

/// A value → the list of it alone.
fn wrap_item(node: &mut YamlNode) {
    let span = node.first_key().unwrap_or(node.span);
    let list = YamlKind::List(Vec::new());
    let item = std::mem::replace(node, YamlNode { span, kind: list });
    node.kind = YamlKind::List(vec![item]);
}

/// A value → the group that has it under a key.
fn wrap_value(node: &mut YamlNode, key: &str, key_span: Span) {
    let span = node.span;
    let group = YamlKind::Mapping(Vec::new());
    let value = std::mem::replace(node, YamlNode { span, kind: group });
    node.kind = YamlKind::Mapping(vec![YamlEntry {
        key: key.to_owned(),
        key_span,
        value,
    }]);
}

/// A text → the group of the keys that it says, if it says them.
fn split_group(schema: &FieldSchema, node: &mut YamlNode, key_span: Span) {
    let span = node.span;
    let parts = match (&node.kind, schema.splitter) {
        (YamlKind::Scalar { text, .. }, Some(splitter)) => split_text(splitter, text),
        (YamlKind::Scalar { .. } | YamlKind::List(_) | YamlKind::Mapping(_), _) => None,
    };
    if let Some(Ok(parts)) = parts {
        let entries = parts.into_iter().map(|(key, text)| {
            let value = plain_node(text, span);
            let key = key.to_owned();
            YamlEntry {
                key,
                key_span,
                value,
            }
        });
        node.kind = YamlKind::Mapping(entries.collect());
    }
}
