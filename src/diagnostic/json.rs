//! Findings for programs: versioned, described by its own schema, in both languages at once so that none is chosen.

use serde::Serialize;

use super::{Diagnostic, Place, TextEdit, count};
use crate::diagnostic::kind::Severity;
use crate::diagnostic::language::Language;
use crate::diagnostic::message::Message;
use crate::source::SourceFile;

/// The diagnostics of one run of `annexe check`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Findings<'a> {
    /// The version of this format: it changes when a reader of the former one would be misled.
    #[cfg_attr(test, schemars(range(min = 1, max = 1)))]
    version: u32,
    /// By file, then by place.
    #[serde(rename = "findings")]
    diagnostics: Vec<JsonDiagnostic<'a>>,
    summary: Summary,
}

/// How many diagnostics there are of each severity.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Summary {
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
    severity: Weight,
    #[serde(flatten)]
    place: Located<'a>,
    /// What is wrong, in one sentence.
    cause: Both,
    /// What to write instead, in one sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Both"))]
    remedy: Option<Both>,
    /// Messages beside places: the place of the finding first, then related places.
    labels: Vec<Note<'a>>,
    /// The edits of `annexe check --fix`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fix: Vec<Replacement>,
}

/// The severity of a finding.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
enum Weight {
    Error,
    Warning,
    Advice,
}

/// Where something stands. Lines and columns start at 1; columns count characters.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Located<'a> {
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
pub struct Both {
    pub fr: String,
    pub en: String,
}

/// A message beside a place.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Note<'a> {
    #[serde(flatten)]
    place: Located<'a>,
    text: Both,
}

/// A stretch of the same file and the text that replaces it; an empty stretch is an insertion.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Replacement {
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
pub fn json(diagnostics: &[Diagnostic]) -> String {
    let report = Findings {
        version: 1,
        diagnostics: diagnostics.iter().map(json_diagnostic).collect(),
        summary: Summary {
            errors: count(diagnostics, Severity::Error),
            warnings: count(diagnostics, Severity::Warning),
            advice: count(diagnostics, Severity::Advice),
        },
    };
    let json = serde_json::to_string_pretty(&report).expect("texts and numbers are JSON");
    format!("{json}\n")
}

/// A diagnostic, as reports for programs have it.
#[must_use]
pub fn json_diagnostic(diagnostic: &Diagnostic) -> JsonDiagnostic<'_> {
    let here = diagnostic
        .here
        .iter()
        .map(|message| (&diagnostic.place, message));
    let others = diagnostic
        .others
        .iter()
        .map(|label| (&label.place, &label.message));
    let remedy = diagnostic.remedy(Language::Fr);
    let edits = diagnostic
        .fix
        .iter()
        .map(|edit| replacement(&diagnostic.place.file, edit));
    JsonDiagnostic {
        code: diagnostic.kind.code(),
        severity: match diagnostic.severity {
            Severity::Error => Weight::Error,
            Severity::Warning => Weight::Warning,
            Severity::Advice => Weight::Advice,
        },
        place: located(&diagnostic.place),
        cause: Both {
            fr: diagnostic.cause(Language::Fr),
            en: diagnostic.cause(Language::En),
        },
        remedy: remedy.map(|fr| Both {
            fr,
            en: diagnostic
                .kind
                .remedy()
                .map(|it| it.render(Language::En))
                .unwrap_or_default(),
        }),
        labels: here
            .chain(others)
            .map(|(place, message)| note(place, message))
            .collect(),
        fix: edits.collect(),
    }
}

#[must_use]
pub fn located(place: &Place) -> Located<'_> {
    let (start, end) = (place.start(), place.end());
    Located {
        file: place.file.name(),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}

fn note<'a>(place: &'a Place, message: &Message) -> Note<'a> {
    Note {
        place: located(place),
        text: Both {
            fr: message.render(Language::Fr),
            en: message.render(Language::En),
        },
    }
}

fn replacement(file: &SourceFile, edit: &TextEdit) -> Replacement {
    let (start, end) = (file.position(edit.span.start), file.position(edit.span.end));
    Replacement {
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        text: edit.text.clone(),
    }
}
