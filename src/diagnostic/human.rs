//! Findings as a person reads them: cause, place, the lines themselves, remedy.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Finding, Place};
use crate::fault::Severity;

/// Bytes of the lines of a snippet; nobody reads longer ones, and drawing them takes as long as they are.
const MAX_SNIPPET_BYTES: usize = 2_000;

/// One finding, ending in a newline; ANSI colours when `colour`.
#[must_use]
pub fn human(finding: &Finding, colour: bool) -> String {
    let level = match finding.severity() {
        Severity::Error => Level::ERROR.with_name("erreur"),
        Severity::Warning => Level::WARNING.with_name("avertissement"),
    };
    let title = finding.fault.to_string();
    let group = level.primary_title(title.as_str()).id(finding.fault.code());
    let both = snippet(&finding.place, finding.other.as_ref());
    let mut group: Group<'_> = match both.or_else(|| snippet(&finding.place, None)) {
        Some(snippet) => group.element(snippet),
        None => group.element(origin(&finding.place)),
    };
    let help = finding.fault.help();
    if let Some(help) = &help {
        group = group.element(Level::HELP.with_name("remède").message(help.as_str()));
    }
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    format!("{}\n", renderer.render(&[group]))
}

fn origin(place: &Place) -> Origin<'_> {
    let position = place.file.position(place.span.start);
    Origin::path(place.file.name())
        .line(position.line)
        .char_column(position.column)
}

/// The lines of a finding's places, or `None` when they are too long to show. Only they are handed over, so that a
/// finding in a huge file stays cheap.
fn snippet<'a>(place: &'a Place, other: Option<&'a Place>) -> Option<Snippet<'a, Annotation<'a>>> {
    let text = place.file.text();
    let first = first_line(place);
    let second = other.map(first_line);
    let spans = [Some(first.clone()), second.clone()];
    let from = spans
        .iter()
        .flatten()
        .map(|span| span.start)
        .min()
        .unwrap_or(first.start);
    let to = spans
        .iter()
        .flatten()
        .map(|span| span.end)
        .max()
        .unwrap_or(first.end);
    let start = text[..from].rfind('\n').map_or(0, |at| at + 1);
    let end = text[to..].find('\n').map_or(text.len(), |at| to + at);
    if end - start > MAX_SNIPPET_BYTES {
        return None;
    }
    let shifted = |span: Range<usize>| span.start - start..span.end - start;
    let snippet = Snippet::source(&text[start..end])
        .line_start(place.file.position(start).line)
        .path(place.file.name())
        .annotation(AnnotationKind::Primary.span(shifted(first)))
        .annotations(second.map(|span| AnnotationKind::Context.span(shifted(span))));
    Some(snippet)
}

/// A finding about a long text shows its first line.
fn first_line(place: &Place) -> Range<usize> {
    let span = place.span.range();
    match place.file.text()[span.clone()].find('\n') {
        Some(newline) => span.start..span.start + newline,
        None => span,
    }
}
