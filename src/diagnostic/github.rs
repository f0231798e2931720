//! Findings as GitHub's workflow commands, which annotate a pull request.

use super::short::cause_and_remedy;
use super::{Diagnostic, Place};
use crate::diagnostic::catalogue::message;
use crate::diagnostic::kind::Severity;
use crate::diagnostic::language::Language;
use crate::escape::escape;

/// Annotations of one step: GitHub drops those of a kind beyond ten.
const MAX_ANNOTATIONS: usize = 10;

/// The worst diagnostics first, then how many there are.
#[must_use]
pub fn format_github(diagnostics: &[Diagnostic], language: Language) -> String {
    let mut worst: Vec<&Diagnostic> = diagnostics.iter().collect();
    worst.sort_by_key(|diagnostic| diagnostic.severity);
    let shown = worst.iter().take(MAX_ANNOTATIONS);
    let mut lines: Vec<String> = shown
        .map(|diagnostic| annotation(diagnostic, language))
        .collect();
    if let Some(rest) = worst
        .len()
        .checked_sub(MAX_ANNOTATIONS)
        .filter(|rest| *rest > 0)
    {
        lines.push(message!(MORE_IN_REPORT, count = rest).render(language));
    }
    lines.push(super::describe_severities(diagnostics).render(language));
    lines.join("\n") + "\n"
}

fn annotation(diagnostic: &Diagnostic, language: Language) -> String {
    let command = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "notice",
    };
    let title = format!(
        "{}[{}]",
        diagnostic.severity.name().get(language),
        diagnostic.kind.code()
    );
    let name = diagnostic.place.file.name();
    workflow_command(
        command,
        name,
        Some(&diagnostic.place),
        &title,
        &cause_and_remedy(diagnostic, language),
    )
}

/// One annotation, on a line: `error`, `warning` or `notice`, of a file or of a place in it.
#[must_use]
pub fn workflow_command(
    command: &str,
    file: &str,
    place: Option<&Place>,
    title: &str,
    text: &str,
) -> String {
    let lines = place.map_or_else(String::new, |place| {
        let (start, end) = (place.start(), place.end());
        // Columns are refused when the lines differ.
        let columns = if start.line == end.line {
            format!(",col={},endColumn={}", start.column, end.column)
        } else {
            String::new()
        };
        format!(",line={},endLine={}{columns}", start.line, end.line)
    });
    format!(
        "::{command} file={}{lines},title={}::{}",
        property(file),
        property(title),
        message(text)
    )
}

fn message(text: &str) -> String {
    escape(&encode(text)).into_owned()
}

fn property(text: &str) -> String {
    let encoded = encode(text).replace(':', "%3A").replace(',', "%2C");
    escape(&encoded).into_owned()
}

fn encode(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}
