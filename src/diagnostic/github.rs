//! Findings as GitHub's workflow commands, which annotate a pull request.

use super::short::sentence;
use super::{Finding, Place};
use crate::diagnostic::kind::Severity;
use crate::diagnostic::language::Language;

/// Annotations of one step: GitHub drops those of a kind beyond ten.
const MOST_ANNOTATIONS: usize = 10;

/// The worst findings first, then how many there are.
#[must_use]
pub fn github(findings: &[Finding], language: Language) -> String {
    let mut worst: Vec<&Finding> = findings.iter().collect();
    worst.sort_by_key(|finding| finding.severity);
    let shown = worst.iter().take(MOST_ANNOTATIONS);
    let mut lines: Vec<String> = shown.map(|finding| annotation(finding, language)).collect();
    if let Some(rest) = worst
        .len()
        .checked_sub(MOST_ANNOTATIONS)
        .filter(|rest| *rest > 0)
    {
        lines.push(language.left_out(rest));
    }
    lines.push(language.tally(findings.iter().map(|finding| finding.severity)));
    lines.join("\n") + "\n"
}

fn annotation(finding: &Finding, language: Language) -> String {
    let command = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "notice",
    };
    let title = format!(
        "{}[{}]",
        language.severity(finding.severity, 1),
        finding.fault.code()
    );
    let name = finding.place.file.name();
    workflow_command(
        command,
        name,
        Some(&finding.place),
        &title,
        &sentence(finding, language),
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
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}
