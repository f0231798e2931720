//! Valid YAML that does not say what its author means: zeros that open a number, a `#` inside a text, a key under a
//! block of text, a period that ends before it starts.

use std::sync::Arc;

use crate::diagnostic::catalogue::message;
use crate::diagnostic::kind::{DiagnosticKind, quote_yaml};
use crate::diagnostic::{Diagnostic, Label, Place, TextEdit};
use crate::model::INTERNAL;
use crate::read::schema::Model;
use crate::read::yaml::{PathStep, YamlKind, YamlNode, starts_block};
use crate::source::{SourceFile, Span};
use crate::value::{Date, TimeOfDay, TimeRange};

/// Reports them all.
pub fn check_pitfalls(
    root: &YamlNode,
    model: &Model,
    file: &Arc<SourceFile>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut pitfalls = PitfallChecker {
        root,
        model,
        file,
        diagnostics,
    };
    pitfalls.check_node(root, false);
}

struct PitfallChecker<'a> {
    root: &'a YamlNode,
    model: &'a Model,
    file: &'a Arc<SourceFile>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl PitfallChecker<'_> {
    /// Those of a value and of all inside it.
    fn check_node(&mut self, node: &YamlNode, is_internal: bool) {
        if let YamlKind::Scalar { plain, .. } = node.kind
            && !is_internal
        {
            self.check_folded_lines(node.span, plain);
        }
        match &node.kind {
            YamlKind::Scalar { text, plain: true } => {
                self.check_leading_zeros(text, node.span);
                self.check_curly_quotes(text, node.span);
                self.check_swallowed_dashes(node.span);
                self.check_accidental_comment(node.span);
            }
            YamlKind::Scalar { plain: false, .. } if !is_internal => self.check_keys(node.span),
            YamlKind::Scalar { .. } | YamlKind::List(_) => {}
            YamlKind::Mapping(_) => self.check_range_order(node),
        }
        for (step, inside) in node.children() {
            self.check_node(inside, is_internal || step == PathStep::Key(INTERNAL));
        }
    }

    fn report(&mut self, kind: DiagnosticKind, span: Span) -> &mut Diagnostic {
        let place = Place::new(self.file, span);
        self.diagnostics.push(Diagnostic::new(kind, place));
        self.diagnostics.last_mut().expect("just pushed")
    }

    /// A number that opens with zeros loses them.
    fn check_leading_zeros(&mut self, text: &str, span: Span) {
        let has_zeros = text.len() > 1
            && text.starts_with('0')
            && text.bytes().all(|byte| byte.is_ascii_digit());
        if has_zeros && !self.diagnostics.iter().any(|it| it.place.span == span) {
            let fix = TextEdit::quote(&Place::new(self.file, span), text);
            let text = text.to_owned();
            let diagnostic = self.report(DiagnosticKind::LeadingZero { text }, span);
            diagnostic.fix.extend(fix);
        }
    }

    /// Quotes of a word processor around a whole value.
    fn check_curly_quotes(&mut self, text: &str, span: Span) {
        let inside = text.strip_prefix('“').and_then(|it| it.strip_suffix('”'));
        if let Some(inside) = inside
            && !inside.contains(['“', '”'])
        {
            let is_one_line = self.file.text()[span.range()] == *text;
            let text = quote_yaml(inside);
            let diagnostic = self.report(DiagnosticKind::CurlyQuotes, span);
            diagnostic
                .fix
                .extend(is_one_line.then_some(TextEdit { span, text }));
        }
    }

    /// The dashes that start a line of a text without quotes, but its first.
    fn check_swallowed_dashes(&mut self, scalar: Span) {
        let mut start = scalar.start;
        let file = self.file;
        for (index, line) in file.text()[scalar.range()]
            .split_inclusive('\n')
            .enumerate()
        {
            let indent = line.len() - line.trim_start().len();
            if index > 0 && line[indent..].starts_with("- ") {
                let column = |at: usize| file.position(at).column;
                if is_first_on_line(file.text(), scalar.start)
                    && column(start + indent) == column(scalar.start)
                {
                    let first = file.text()[scalar.range()].lines().next();
                    let end = scalar.start + first.unwrap_or_default().len();
                    let first = Span::new(scalar.start, end);
                    let kind = match file.text()[scalar.start..].starts_with(['-', '–', '—']) {
                        true => DiagnosticKind::GluedDash,
                        false => DiagnosticKind::ListWithoutFirstDash,
                    };
                    self.report(kind, first);
                    return;
                }
                let dash = Span::new(start + indent, start + indent + 1);
                self.report(DiagnosticKind::SwallowedDash, dash);
            }
            start += line.len();
        }
    }

    /// Several lines of a list or of a table that YAML joins: those of a text that is not under « | ».
    fn check_folded_lines(&mut self, scalar: Span, is_plain: bool) {
        let file = self.file;
        let written = &file.text()[scalar.range()];
        if !written.contains('\n') || starts_block(file.text(), scalar.start) {
            return;
        }
        let is_folded = file.text()[..scalar.start].trim_end();
        let is_folded = is_folded.trim_end_matches(['-', '+']).ends_with('>');
        // Under « > », a line with more indentation stays apart.
        let margin = file.position(scalar.start).column;
        let mut marked: Vec<(LineMark, Span)> = Vec::new();
        let mut start = scalar.start;
        for line in written.split_inclusive('\n') {
            let content = line.trim();
            let at = start + line.len() - line.trim_start().len();
            // `check_swallowed_dashes` reports those of a text without quotes.
            let is_swallowed = is_plain && content.starts_with("- ");
            let stays = content.is_empty()
                || is_swallowed
                || is_folded && file.position(at).column > margin;
            if stays {
                marked.clear();
            } else if let Some(mark) = LineMark::of(content) {
                let first = marked.iter().find(|(other, _)| *other == mark);
                if let Some((_, first)) = first {
                    let first = *first;
                    self.report(DiagnosticKind::FoldedLines, first);
                    return;
                }
                marked.push((mark, Span::new(at, at + content.len())));
            }
            start += line.len();
        }
    }

    /// A comment behind a text that was likely meant to be part of it: « salle #12 ».
    fn check_accidental_comment(&mut self, scalar: Span) {
        let rest = self.file.text()[scalar.end..].lines().next();
        let rest = rest.unwrap_or_default();
        let behind = rest.trim_start();
        let gap = rest.len() - behind.len();
        let mut comment = behind.chars();
        // A suppression is a comment, glued or not.
        if gap > 0
            && !behind.starts_with("#annexe")
            && comment.next() == Some('#')
            && comment.next().is_some_and(char::is_alphanumeric)
        {
            let span = Span::new(scalar.end + gap, scalar.end + rest.trim_end().len());
            self.report(DiagnosticKind::AccidentalComment, span);
        }
    }

    /// The keys of the root that a block of text holds, where the root lacks them: they were indented too far.
    fn check_keys(&mut self, scalar: Span) {
        let file = self.file;
        if !starts_block(file.text(), scalar.start) {
            return;
        }
        let mut start = scalar.start;
        for line in file.text()[scalar.range()].split_inclusive('\n') {
            let indent = line.len() - line.trim_start().len();
            // A line at the margin belongs to a section that was set aside.
            let is_inside = indent > 0 || start == scalar.start;
            if let Some((key, rest)) = line[indent..].split_once(':')
                && is_inside
                && rest.starts_with([' ', '\n'])
                && self.model.has_root_key(key)
                && self.root.entry(key).is_none()
            {
                let at = start + indent;
                let span = Span::new(at, at + key.len());
                let key = key.to_owned();
                self.report(DiagnosticKind::SwallowedKey { key }, span);
            }
            start += line.len();
        }
    }

    /// `debut` and `fin`, wherever they stand together, in their order.
    fn check_range_order(&mut self, group: &YamlNode) {
        if let Some((start, end)) = reversed_ends(group) {
            let label = Label {
                place: Place::new(self.file, start.span),
                message: message!(START_OF_RANGE),
            };
            let diagnostic = self.report(DiagnosticKind::ReversedRange, end.span);
            diagnostic.related.push(label);
        }
    }
}

/// What opens a line whose layout matters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LineMark {
    Bullet,
    Number,
    Row,
    /// Cells of a table of a word processor.
    Cells,
}

impl LineMark {
    fn of(line: &str) -> Option<Self> {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let behind = &line[digits..];
        let is_number =
            (1..=2).contains(&digits) && [". ", ") "].iter().any(|it| behind.starts_with(it));
        let is_row = line.starts_with('|') && line.len() > 1 && line.ends_with('|');
        let is_bullet = ["- ", "– ", "• ", "▪ ", "* "]
            .iter()
            .any(|it| line.starts_with(it));
        if line.contains('\t') {
            return Some(Self::Cells);
        }
        match (is_number, is_row, is_bullet) {
            (true, _, _) => Some(Self::Number),
            (_, true, _) => Some(Self::Row),
            (_, _, true) => Some(Self::Bullet),
            (false, false, false) => None,
        }
    }
}

fn is_first_on_line(text: &str, offset: usize) -> bool {
    let line = text[..offset].rsplit('\n').next();
    line.is_none_or(|before| before.trim().is_empty())
}

/// The start and the end of a group that ends before it starts.
pub fn reversed_ends(group: &YamlNode) -> Option<(&YamlNode, &YamlNode)> {
    let (start, end) = (group.child("debut")?, group.child("fin")?);
    let (YamlKind::Scalar { text: from, .. }, YamlKind::Scalar { text: to, .. }) =
        (&start.kind, &end.kind)
    else {
        return None;
    };
    let is_reversed = match (from.parse::<Date>(), to.parse::<Date>()) {
        (Ok(from), Ok(to)) => to < from,
        (Ok(_) | Err(_), Ok(_) | Err(_)) => {
            let times = (from.parse::<TimeOfDay>(), to.parse::<TimeOfDay>());
            matches!(times, (Ok(from), Ok(to)) if TimeRange::new(from, to).is_err())
        }
    };
    is_reversed.then_some((start, end))
}
