//! Findings as a person reads them: cause, place, the lines themselves, remedy.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Finding, Place, Severity};

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
        .element(snippet(&finding.place, AnnotationKind::Primary));
    if let Some(other) = &finding.other {
        group = group.element(snippet(other, AnnotationKind::Context));
    }
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

/// The lines of a place. Only they are handed over, so that a finding in a huge file stays cheap.
fn snippet(place: &Place, kind: AnnotationKind) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
    let text = place.file.text();
    let start = text[..place.span.start].rfind('\n').map_or(0, |at| at + 1);
    let mut end = text[place.span.end..]
        .find('\n')
        .map_or(text.len(), |at| place.span.end + at);
    let mut span = place.span;
    // A finding about a long text shows its first line.
    if let Some(newline) = text[span.range()].find('\n') {
        span.end = span.start + newline;
        end = span.end;
    }
    Snippet::source(&text[start..end])
        .line_start(place.file.position(start).line)
        .path(place.file.name())
        .annotation(kind.span(span.start - start..span.end - start))
}
