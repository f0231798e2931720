//! Findings as a person reads them: cause, place, the lines themselves, remedy.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Finding, Place};
use crate::fault::Severity;

/// One finding, ending in a newline; ANSI colours when `colour`.
#[must_use]
pub fn human(finding: &Finding, colour: bool) -> String {
    let level = match finding.severity() {
        Severity::Error => Level::ERROR.with_name("erreur"),
        Severity::Warning => Level::WARNING.with_name("avertissement"),
    };
    let title = finding.fault.to_string();
    let mut group: Group<'_> = level
        .primary_title(title.as_str())
        .id(finding.fault.code())
        .element(snippet(&finding.place, finding.other.as_ref()));
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

/// The lines of a finding's places. Only they are handed over, so that a finding in a huge file stays cheap.
fn snippet<'a>(place: &'a Place, other: Option<&'a Place>) -> Snippet<'a, Annotation<'a>> {
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
    let shifted = |span: Range<usize>| span.start - start..span.end - start;
    Snippet::source(&text[start..end])
        .line_start(place.file.position(start).line)
        .path(place.file.name())
        .annotation(AnnotationKind::Primary.span(shifted(first)))
        .annotations(second.map(|span| AnnotationKind::Context.span(shifted(span))))
}

/// A finding about a long text shows its first line.
fn first_line(place: &Place) -> Range<usize> {
    let span = place.span.range();
    match place.file.text()[span.clone()].find('\n') {
        Some(newline) => span.start..span.start + newline,
        None => span,
    }
}
