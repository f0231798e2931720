//! Findings as SARIF 2.1.0, which code hosts and editors read.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::fingerprint::fingerprints;
use super::short::cause_and_remedy;
use super::{Diagnostic, Place, TextEdit};
use crate::diagnostic::kind::Severity;
use crate::diagnostic::language::Language;
use crate::diagnostic::message::Translated;
use crate::escape;
use crate::source::{Position, SourceFile};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// A rule as SARIF describes it.
#[derive(Debug, Clone, Copy)]
pub struct SarifRule {
    pub code: &'static str,
    pub severity: Severity,
    pub title: Translated,
    pub why: Translated,
    pub source: Option<&'static str>,
}

/// The log of one run, ending in a newline.
#[must_use]
pub fn format_sarif(diagnostics: &[Diagnostic], rules: &[SarifRule], language: Language) -> String {
    let mut described: BTreeMap<&str, Value> = BTreeMap::new();
    for diagnostic in diagnostics {
        let code = diagnostic.kind.code();
        described.insert(code, json!({ "id": code }));
    }
    for rule in rules {
        described.insert(rule.code, descriptor(rule, language));
    }
    let rule_indexes: BTreeMap<&str, usize> = described.keys().copied().zip(0..).collect();
    let results: Vec<Value> = diagnostics
        .iter()
        .zip(fingerprints(diagnostics))
        .map(|(diagnostic, fingerprint)| {
            result(
                diagnostic,
                rule_indexes[diagnostic.kind.code()],
                &fingerprint,
                language,
            )
        })
        .collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "annexe",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": described.into_values().collect::<Vec<Value>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    escape::format_json(&log)
}

fn descriptor(rule: &SarifRule, language: Language) -> Value {
    let why = rule.why.get(language);
    let help = match rule.source {
        Some(source) => format!("{why}\n\n{source}"),
        None => why.to_owned(),
    };
    json!({
        "id": rule.code,
        "shortDescription": { "text": rule.title.get(language) },
        "fullDescription": { "text": why },
        "help": { "text": help },
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

fn result(
    diagnostic: &Diagnostic,
    rule_index: usize,
    fingerprint: &str,
    language: Language,
) -> Value {
    let mut location = sarif_location(&diagnostic.place);
    if let Some(message) = &diagnostic.label {
        location["message"] = json!({ "text": message.render(language) });
    }
    let related = diagnostic.related.iter().zip(1..).map(|(label, id)| {
        let mut location = sarif_location(&label.place);
        location["id"] = json!(id);
        location["message"] = json!({ "text": label.message.render(language) });
        location
    });
    let mut result = json!({
        "ruleId": diagnostic.kind.code(),
        "ruleIndex": rule_index,
        "level": level(diagnostic.severity),
        "message": { "text": cause_and_remedy(diagnostic, language) },
        "locations": [location],
        "partialFingerprints": { "annexe/v1": fingerprint },
    });
    if !diagnostic.related.is_empty() {
        result["relatedLocations"] = related.collect();
    }
    if !diagnostic.fix.is_empty() {
        result["fixes"] = json!([fix(diagnostic)]);
    }
    result
}

fn fix(diagnostic: &Diagnostic) -> Value {
    let file = &diagnostic.place.file;
    let replacement = |TextEdit { span, text }: &TextEdit| {
        json!({
            "deletedRegion": region(file.position(span.start), file.position(span.end)),
            "insertedContent": { "text": text },
        })
    };
    json!({ "artifactChanges": [{
        "artifactLocation": { "uri": uri(file) },
        "replacements": diagnostic.fix.iter().map(replacement).collect::<Vec<Value>>(),
    }]})
}

fn sarif_location(place: &Place) -> Value {
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(&place.file) },
        "region": region(place.start(), place.end()),
    }})
}

fn region(start: Position, end: Position) -> Value {
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}

/// A path as a relative reference, or as a `file` URI when it starts at the root.
fn uri(file: &SourceFile) -> String {
    let root = if file.name().starts_with('/') {
        "file://"
    } else {
        ""
    };
    let encoded = file.name().bytes().map(|byte| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    });
    format!("{root}{}", encoded.collect::<String>())
}
