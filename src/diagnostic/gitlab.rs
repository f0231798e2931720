//! Findings as GitLab's Code Quality report.

use serde_json::{Value, json};

use super::Finding;
use super::fingerprint::fingerprints;
use super::short::sentence;
use crate::diagnostic::kind::{Fault, Severity};
use crate::diagnostic::language::Language;

/// The report, ending in a newline.
#[must_use]
pub fn gitlab(findings: &[Finding], language: Language) -> String {
    let issues = findings.iter().zip(fingerprints(findings));
    let issues: Vec<Value> = issues
        .map(|(finding, fingerprint)| {
            json!({
                "description": sentence(finding, language),
                "check_name": finding.fault.code(),
                "fingerprint": fingerprint,
                "severity": severity(finding),
                "location": {
                    "path": finding.place.file.name(),
                    "lines": { "begin": finding.place.start().line },
                },
            })
        })
        .collect();
    let json = serde_json::to_string_pretty(&issues).expect("a JSON value is JSON");
    format!("{json}\n")
}

/// What cannot be read blocks, for no sheet comes of it; what a rule finds does not.
fn severity(finding: &Finding) -> &'static str {
    match finding.severity {
        Severity::Error if matches!(finding.fault, Fault::Breach(_)) => "major",
        Severity::Error => "blocker",
        Severity::Warning => "minor",
        Severity::Advice => "info",
    }
}
