//! Lines that stand in the wrong column: the YAML parser only says where it gave up; the keys of the model tell what each line is.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::kind::{DiagnosticKind, Syntax};
use crate::diagnostic::{Diagnostic, Place};
use crate::read::schema::Model;
use crate::source::{SourceFile, Span};
use crate::value::fold;

/// Says what each line without a key is, and which group a key at its margin belongs to. That group is not `missing`.
pub fn explain_alignment(
    model: &Model,
    file: &Arc<SourceFile>,
    diagnostics: &mut [Diagnostic],
    missing: &mut BTreeSet<String>,
) {
    for diagnostic in diagnostics {
        let DiagnosticKind::Syntax(syntax) = diagnostic.kind else {
            continue;
        };
        if syntax == Syntax::ColonInText
            && let Some(key) = find_second_key(model, file.text(), diagnostic.place.span.start)
        {
            diagnostic.kind = DiagnosticKind::Syntax(Syntax::TwoKeys);
            diagnostic.place = Place::new(file, key);
            continue;
        }
        let Some(aligned) = AlignedLine::find(model, file.text(), diagnostic.place.span.start)
        else {
            continue;
        };
        if matches!(syntax, Syntax::MissingColon | Syntax::WrappedLine) {
            let (syntax, span) = aligned.explain_text();
            diagnostic.kind = DiagnosticKind::Syntax(syntax);
            diagnostic.place = Place::new(file, span.unwrap_or(diagnostic.place.span));
        } else if syntax == Syntax::Indentation {
            if let Some((child, key, group)) = aligned.find_shallow_child() {
                diagnostic.place = Place::new(file, child);
                missing.insert(group.clone());
                diagnostic.kind = DiagnosticKind::UnknownKey {
                    step_label: None,
                    key,
                    suggestion: None,
                    correct_path: Some(group),
                    known: Vec::new(),
                };
            } else if aligned.repeats_item_key() {
                diagnostic.kind = DiagnosticKind::Syntax(Syntax::MissingDash);
            }
        }
    }
}

/// The key of the file that is behind another value, right before that colon, where the file has it nowhere else.
fn find_second_key(model: &Model, text: &str, colon: usize) -> Option<Span> {
    let is_letter = |c: char| c.is_ascii_lowercase() || c == '_';
    let before = &text[..colon];
    let key = &before[before.trim_end_matches(is_letter).len()..];
    let start = colon - key.len();
    let opens_line = text[..start].rsplit('\n').next().unwrap_or_default();
    let is_second = opens_line.contains(": ") && opens_line.ends_with(' ');
    let is_written = text.lines().any(|line| {
        line.strip_prefix(key)
            .is_some_and(|rest| rest.starts_with(':'))
    });
    (is_second && model.has_root_key(key) && !is_written).then(|| Span::new(start, colon))
}

/// A line that says something.
#[derive(Debug, Clone, Copy)]
struct FileLine<'a> {
    start: usize,
    indent: usize,
    content: &'a str,
}

impl<'a> FileLine<'a> {
    /// The key that opens it, and the value behind.
    fn key_and_value(&self) -> Option<(&'a str, &'a str)> {
        let end = self
            .content
            .find(|c: char| !c.is_alphanumeric() && c != '_')?;
        let (key, rest) = self.content.split_at(end);
        let value = rest.trim_start().strip_prefix(':')?;
        let is_key = !key.is_empty() && (value.is_empty() || value.starts_with([' ', '\t']));
        is_key.then_some((key, value.trim()))
    }

    fn is_item(&self) -> bool {
        self.content.starts_with("- ")
    }

    fn span(&self, length: usize) -> Span {
        let start = self.start + self.indent;
        Span::new(start, start + length)
    }
}

/// A line, and those above it, the nearest first.
struct AlignedLine<'a> {
    model: &'a Model,
    text: &'a str,
    line: FileLine<'a>,
    above: Vec<FileLine<'a>>,
}

impl<'a> AlignedLine<'a> {
    /// The line that an offset opens.
    fn find(model: &'a Model, text: &'a str, offset: usize) -> Option<Self> {
        let mut start = 0;
        let mut lines = Vec::new();
        for line in text.split_inclusive('\n') {
            let content = line.trim();
            let indent = line.len() - line.trim_start().len();
            if !content.is_empty() && !content.starts_with('#') {
                lines.push(FileLine {
                    start,
                    indent,
                    content,
                });
            }
            start += line.len();
            if start > offset {
                break;
            }
        }
        let line = lines.pop().filter(|it| it.start + it.indent == offset)?;
        lines.reverse();
        Some(Self {
            model,
            text,
            line,
            above: lines,
        })
    }

    /// What a line without a key lacks, and where, if that is elsewhere.
    fn explain_text(&self) -> (Syntax, Option<Span>) {
        let line = &self.line;
        if ["//", "<!--", "/*"]
            .iter()
            .any(|it| line.content.starts_with(it))
        {
            return (Syntax::ForeignComment, None);
        }
        if let Some(colon) = self.find_glued_colon() {
            return (Syntax::MissingSpace, Some(colon));
        }
        let owner = self.above.iter().find(|it| it.indent <= line.indent);
        let Some(owner) = owner else {
            return (Syntax::MissingColon, None);
        };
        if owner.is_item() && owner.indent == line.indent {
            return (Syntax::MissingDash, None);
        }
        if let Some(colon) = owner.content.find(" : ").filter(|_| owner.is_item()) {
            let start = owner.start + owner.indent + colon + 1;
            return (Syntax::ColonInText, Some(Span::new(start, start + 1)));
        }
        let parts_words = |c: char| !c.is_alphanumeric() && c != '_';
        let word = line.content.split(parts_words).next().unwrap_or_default();
        let is_key = if line.indent == 0 {
            self.model.root.key_of_name(word).is_some() && !self.is_written(word)
        } else {
            !self.model.groups_with_key(word).is_empty()
        };
        if is_key {
            (Syntax::MissingColon, None)
        } else {
            (Syntax::WrappedLine, None)
        }
    }

    /// The colon of a key that is glued to its value: « lieu:Rennes ».
    fn find_glued_colon(&self) -> Option<Span> {
        let content = self.line.content;
        let (key, value) = content.split_once(':')?;
        let name = key.trim_end();
        let is_key = !name.contains(' ')
            && (self.model.root.key_of_name(name).is_some()
                || !self.model.groups_with_key(&fold(name)).is_empty());
        let start = self.line.start + self.line.indent + key.len();
        let is_glued = !value.is_empty() && !value.starts_with([' ', '/']);
        (is_key && is_glued).then(|| Span::new(start, start + 1))
    }

    /// Whether a key stands at the margin of the file.
    fn is_written(&self, key: &str) -> bool {
        let mut lines = self.text.lines().filter(|line| !line.starts_with(' '));
        lines.any(|line| {
            line.split_once(':')
                .is_some_and(|(other, _)| fold(other.trim()) == fold(key))
        })
    }

    /// The first key of a group that stands in the column of the group itself, where this line is indented as it should be.
    fn find_shallow_child(&self) -> Option<(Span, String, String)> {
        self.line.key_and_value()?;
        let mut child = *self.above.first()?;
        let indent = child.indent;
        if indent >= self.line.indent {
            return None;
        }
        let mut siblings = self.above.iter().take_while(|it| it.indent == indent);
        let group = siblings.find_map(|line| {
            let (key, value) = line.key_and_value()?;
            if !value.is_empty() {
                child = *line;
            }
            value.is_empty().then_some(key)
        })?;
        let (key, _) = child.key_and_value()?;
        if indent == 0 && self.model.has_root_key(key) {
            return None;
        }
        let groups = self.model.groups_with_key(&fold(key)).into_iter();
        let is_own = |path: &String| path.rsplit('.').next() == Some(fold(group).as_str());
        let path = groups.filter(is_own).min_by_key(String::len)?;
        Some((child.span(key.len()), key.to_owned(), path))
    }

    /// Whether the item above has this key already: another item starts here.
    fn repeats_item_key(&self) -> bool {
        let Some((key, _)) = self.line.key_and_value() else {
            return false;
        };
        let inside = self.above.iter().take_while(|it| {
            it.indent > self.line.indent || it.indent == self.line.indent && !it.is_item()
        });
        let item = self.above.get(inside.clone().count());
        let Some(item) = item.filter(|it| it.is_item() && it.indent == self.line.indent) else {
            return false;
        };
        let first = FileLine {
            content: item.content[1..].trim_start(),
            ..*item
        };
        let mut lines = inside.chain([&first]);
        lines.any(|line| line.key_and_value().is_some_and(|(other, _)| other == key))
    }
}
