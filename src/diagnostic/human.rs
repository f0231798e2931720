//! Findings as a person reads them: cause, place, the lines themselves, remedy.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::short::cause_and_remedy;
use super::{Diagnostic, Place};
use crate::diagnostic::catalogue::{message, text};
use crate::diagnostic::kind::Severity;
use crate::diagnostic::language::Language;
use crate::escape::{escape, escape_source};
use crate::source::SourceFile;

/// Bytes of the lines of a snippet; longer ones are hard to read and slow to draw.
const MAX_SNIPPET_BYTES: usize = 2_000;
/// Lines between two places of one snippet beyond which each has its own.
const MAX_GAP_BYTES: usize = 20_000;
/// Places shown of one diagnostic.
const MAX_PLACES: usize = 8;

/// One diagnostic, ending in a newline; ANSI colours when `colour`.
#[must_use]
pub fn format_human(diagnostic: &Diagnostic, language: Language, colour: bool) -> String {
    let level = level_of(diagnostic).with_name(diagnostic.severity.name().get(language));
    let cause = diagnostic.cause(language);
    let help = diagnostic.remedy(language);
    let mut underlines = vec![Underline {
        place: &diagnostic.place,
        kind: AnnotationKind::Primary,
        message: diagnostic
            .label
            .as_ref()
            .map(|message| message.render(language)),
    }];
    underlines.extend(
        diagnostic
            .related
            .iter()
            .take(MAX_PLACES)
            .map(|label| Underline {
                place: &label.place,
                kind: AnnotationKind::Context,
                message: Some(label.message.render(language)),
            }),
    );

    let title = level
        .primary_title(cause.as_str())
        .id(diagnostic.kind.code());
    let mut group = Group::with_title(title);
    for underlines in group_underlines(&underlines) {
        group = match build_snippet(&underlines) {
            Some(snippet) => group.element(snippet),
            None => group.element(snippet_origin(underlines[0].place)),
        };
    }
    if let Some(help) = &help {
        let name = text!(REMEDY).get(language);
        group = group.element(Level::HELP.with_name(name).message(help.as_str()));
    }
    format!("{}\n", renderer(colour).render(&[group]))
}

/// Several mentions that a programme lacks, as one block: a line for each, with its remedy.
#[must_use]
pub fn format_missing(missing: &[&Diagnostic], language: Language, colour: bool) -> String {
    let Some(first) = missing.first() else {
        return String::new();
    };
    let cause = message!(MISSING_MENTIONS, count = missing.len()).render(language);
    let name = first.severity.name().get(language);
    let mut group = Group::with_title(level_of(first).with_name(name).primary_title(cause));
    let underline = Underline {
        place: &first.place,
        kind: AnnotationKind::Primary,
        message: None,
    };
    group = match build_snippet(&[&underline]) {
        Some(snippet) => group.element(snippet),
        None => group.element(snippet_origin(&first.place)),
    };
    for diagnostic in missing {
        let words = cause_and_remedy(diagnostic, language);
        group = group.element(Level::HELP.with_name(diagnostic.code()).message(words));
    }
    format!("{}\n", renderer(colour).render(&[group]))
}

fn level_of(diagnostic: &Diagnostic) -> Level<'static> {
    match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::NOTE,
    }
}

fn renderer(colour: bool) -> Renderer {
    if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    }
}

/// A place to underline, and its label.
struct Underline<'a> {
    place: &'a Place,
    kind: AnnotationKind,
    message: Option<String>,
}

/// The marks that one snippet can show together: those of the same file, not too far apart. The first one's come first.
fn group_underlines<'a, 'm>(underlines: &'m [Underline<'a>]) -> Vec<Vec<&'m Underline<'a>>> {
    let mut groups: Vec<Vec<&Underline<'_>>> = Vec::new();
    for underline in underlines {
        let near = |group: &&mut Vec<&Underline<'_>>| {
            let (first, mine) = (group[0].place, underline.place);
            let apart = first.span.start.abs_diff(mine.span.start);
            first.file.name() == mine.file.name()
                && apart <= MAX_GAP_BYTES
                && long_lines(first, mine) <= MAX_SNIPPET_BYTES
        };
        match groups.iter_mut().find(near) {
            Some(group) => group.push(underline),
            None => groups.push(vec![underline]),
        }
    }
    groups
}

fn snippet_origin(place: &Place) -> Origin<'_> {
    let position = place.file.position(place.span.start);
    Origin::path(escape(place.file.name()))
        .line(position.line)
        .char_column(position.column)
}

/// The lines of some places, or `None` when they are too long to show. Only they are handed over, so that a diagnostic
/// in a huge file stays cheap.
fn build_snippet<'a>(underlines: &[&'a Underline<'a>]) -> Option<Snippet<'a, Annotation<'a>>> {
    let file: &SourceFile = &underlines[0].place.file;
    let text = file.text();
    let spans: Vec<Range<usize>> = underlines
        .iter()
        .map(|underline| first_line(underline.place))
        .collect();
    let from = spans.iter().map(|span| span.start).min()?;
    let to = spans.iter().map(|span| span.end).max()?;
    let start = text[..from].rfind('\n').map_or(0, |at| at + 1);
    let end = text[to..].find('\n').map_or(text.len(), |at| to + at);
    if underlines
        .iter()
        .any(|underline| first_line_length(underline.place) > MAX_SNIPPET_BYTES)
    {
        return None;
    }
    let inside = |span: &Range<usize>| span.start - start..span.end - start;
    let spans: Vec<Range<usize>> = spans.iter().map(inside).collect();
    let (lines, spans) = escape_source(&text[start..end], &spans);
    let annotations = underlines.iter().zip(spans).map(|(underline, span)| {
        underline
            .kind
            .span(span)
            .label(underline.message.as_deref())
    });
    let snippet = Snippet::source(lines)
        .line_start(file.position(start).line)
        .path(escape(file.name()))
        .annotations(annotations);
    Some(snippet)
}

/// Bytes of the line that a place starts on.
fn first_line_length(place: &Place) -> usize {
    let text = place.file.text();
    let span = first_line(place);
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end..]
        .find('\n')
        .map_or(text.len(), |at| span.end + at);
    end - start
}

fn long_lines(a: &Place, b: &Place) -> usize {
    first_line_length(a).max(first_line_length(b))
}

/// A diagnostic about a long text shows its first line.
fn first_line(place: &Place) -> Range<usize> {
    let span = place.span.range();
    match place.file.text()[span.clone()].find('\n') {
        Some(newline) => span.start..span.start + newline,
        None => span,
    }
}
