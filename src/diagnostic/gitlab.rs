//! Findings as GitLab's Code Quality report.

use serde_json::{Value, json};

use super::Diagnostic;
use super::fingerprint::fingerprints;
use super::short::cause_and_remedy;
use crate::diagnostic::kind::{DiagnosticKind, Severity};
use crate::diagnostic::language::Language;
use crate::escape;

/// The report, ending in a newline.
#[must_use]
pub fn format_gitlab(diagnostics: &[Diagnostic], language: Language) -> String {
    let issues = diagnostics.iter().zip(fingerprints(diagnostics));
    let issues: Vec<Value> = issues
        .map(|(diagnostic, fingerprint)| {
            json!({
                "description": cause_and_remedy(diagnostic, language),
                "check_name": diagnostic.kind.code(),
                "fingerprint": fingerprint,
                "severity": severity(diagnostic),
                "location": {
                    "path": diagnostic.place.file.name(),
                    "lines": { "begin": diagnostic.place.start().line },
                },
            })
        })
        .collect();
    escape::format_json(&issues)
}

/// A reading error blocks, because no sheet can be built; the error of a rule does not.
fn severity(diagnostic: &Diagnostic) -> &'static str {
    match diagnostic.severity {
        Severity::Error if matches!(diagnostic.kind, DiagnosticKind::RuleViolation(_)) => "major",
        Severity::Error => "blocker",
        Severity::Warning => "minor",
        Severity::Advice => "info",
    }
}
