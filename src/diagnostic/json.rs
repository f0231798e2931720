//! Findings for programs: versioned, described by its own schema, in both languages at once so that none is chosen.

use serde::Serialize;

use super::{Diagnostic, Place, TextEdit, count};
use crate::diagnostic::kind::Severity;
use crate::diagnostic::language::Language;
use crate::diagnostic::message::Message;
use crate::escape;
use crate::source::SourceFile;

/// The diagnostics of one run of `annexe check`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename = "Findings")]
pub(crate) struct JsonDiagnostics<'a> {
    /// The version of this format: it changes when a reader of the former one would be misled.
    #[cfg_attr(test, schemars(range(min = 1, max = 1)))]
    version: u32,
    /// By file, then by place.
    #[serde(rename = "findings")]
    diagnostics: Vec<JsonDiagnostic<'a>>,
    summary: JsonSummary,
}

/// How many diagnostics there are of each severity.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct JsonSummary {
    errors: usize,
    warnings: usize,
    advice: usize,
}

/// A finding at its place.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct JsonDiagnostic<'a> {
    /// The code of its rule, for `annexe explain`.
    #[cfg_attr(test, schemars(regex(pattern = "^[A-Z][0-9]{3}$")))]
    code: &'a str,
    severity: JsonSeverity,
    #[serde(flatten)]
    place: JsonPlace<'a>,
    /// What is wrong, in one sentence.
    cause: Bilingual,
    /// What to write instead, in one sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Bilingual"))]
    remedy: Option<Bilingual>,
    /// Messages beside places: the place of the finding first, then related places.
    labels: Vec<JsonLabel<'a>>,
    /// The edits of `annexe check --fix`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fix: Vec<JsonEdit>,
}

/// The severity of a finding.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
enum JsonSeverity {
    Error,
    Warning,
    Advice,
}

/// Where something stands. Lines and columns start at 1; columns count characters.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct JsonPlace<'a> {
    /// As the user would name it; `-` for standard input.
    file: &'a str,
    #[cfg_attr(test, schemars(range(min = 1)))]
    line: usize,
    #[cfg_attr(test, schemars(range(min = 1)))]
    column: usize,
    #[cfg_attr(test, schemars(range(min = 1)))]
    end_line: usize,
    /// That of the character after the last.
    #[cfg_attr(test, schemars(range(min = 1)))]
    end_column: usize,
}

/// The same words in both languages.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    pub fr: String,
    pub en: String,
}

/// A message beside a place.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct JsonLabel<'a> {
    #[serde(flatten)]
    place: JsonPlace<'a>,
    text: Bilingual,
}

/// A stretch of the same file and the text that replaces it; an empty stretch is an insertion.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct JsonEdit {
    #[cfg_attr(test, schemars(range(min = 1)))]
    line: usize,
    #[cfg_attr(test, schemars(range(min = 1)))]
    column: usize,
    #[cfg_attr(test, schemars(range(min = 1)))]
    end_line: usize,
    /// That of the character after the last.
    #[cfg_attr(test, schemars(range(min = 1)))]
    end_column: usize,
    text: String,
}

/// The report, ending in a newline.
#[must_use]
pub fn format_json(diagnostics: &[Diagnostic]) -> String {
    let report = JsonDiagnostics {
        version: 1,
        diagnostics: diagnostics.iter().map(json_diagnostic).collect(),
        summary: JsonSummary {
            errors: count(diagnostics, Severity::Error),
            warnings: count(diagnostics, Severity::Warning),
            advice: count(diagnostics, Severity::Advice),
        },
    };
    escape::format_json(&report)
}

/// A diagnostic, as reports for programs have it.
#[must_use]
pub fn json_diagnostic(diagnostic: &Diagnostic) -> JsonDiagnostic<'_> {
    let here = diagnostic
        .label
        .iter()
        .map(|message| (&diagnostic.place, message));
    let others = diagnostic
        .related
        .iter()
        .map(|label| (&label.place, &label.message));
    let remedy = diagnostic.remedy(Language::Fr);
    let edits = diagnostic
        .fix
        .iter()
        .map(|edit| json_edit(&diagnostic.place.file, edit));
    JsonDiagnostic {
        code: diagnostic.kind.code(),
        severity: match diagnostic.severity {
            Severity::Error => JsonSeverity::Error,
            Severity::Warning => JsonSeverity::Warning,
            Severity::Advice => JsonSeverity::Advice,
        },
        place: json_place(&diagnostic.place),
        cause: Bilingual {
            fr: diagnostic.cause(Language::Fr),
            en: diagnostic.cause(Language::En),
        },
        remedy: remedy.map(|fr| Bilingual {
            fr,
            en: diagnostic
                .kind
                .remedy()
                .map(|it| it.render(Language::En))
                .unwrap_or_default(),
        }),
        labels: here
            .chain(others)
            .map(|(place, message)| json_label(place, message))
            .collect(),
        fix: edits.collect(),
    }
}

#[must_use]
pub fn json_place(place: &Place) -> JsonPlace<'_> {
    let (start, end) = (place.start(), place.end());
    JsonPlace {
        file: place.file.name(),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}

fn json_label<'a>(place: &'a Place, message: &Message) -> JsonLabel<'a> {
    JsonLabel {
        place: json_place(place),
        text: Bilingual {
            fr: message.render(Language::Fr),
            en: message.render(Language::En),
        },
    }
}

fn json_edit(file: &SourceFile, edit: &TextEdit) -> JsonEdit {
    let (start, end) = (file.position(edit.span.start), file.position(edit.span.end));
    JsonEdit {
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        text: edit.text.clone(),
    }
}
