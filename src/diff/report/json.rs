//! Changes for programs: versioned, described by its own schema, in both languages at once so that none is chosen.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{ComparedRevisions, KnownLength, ProgrammeDiff, ProgrammeLengths, RevisionIdentity};
use crate::diagnostic::change::{ChangeKind, Impact};
use crate::diagnostic::json::{Both, JsonDiagnostic, Located, json_diagnostic, located};
use crate::diagnostic::language::Language;
use crate::diff::words::WordRun;
use crate::diff::{Change, DescribedValue, Location, ValueEdit};

/// What changed between two revisions of one programme or more.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct JsonReport<'a> {
    /// The version of this format: it changes when a reader of the former one would be misled.
    #[cfg_attr(test, schemars(range(min = 1, max = 1)))]
    version: u32,
    /// What weighs most in the whole report; absent when nothing changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    highest: Option<Impact>,
    programmes: Vec<JsonProgramme<'a>>,
    /// Programmes that could not be compared, for one of their sides cannot be read.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    unread: &'a [String],
}

/// One programme.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct JsonProgramme<'a> {
    status: JsonStatus,
    /// Absent for a programme that appeared.
    #[serde(skip_serializing_if = "Option::is_none")]
    old: Option<JsonRevision<'a>>,
    /// Absent for a programme that is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    new: Option<JsonRevision<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    highest: Option<Impact>,
    /// How many changes there are of each level that has some.
    summary: BTreeMap<Impact, usize>,
    /// In the order of the sheet. Applied together as their edits say, they make the new revision of the old one.
    changes: Vec<JsonChange<'a>>,
    /// The steps that have another number for what happened around them, which is told above.
    renumbered: Vec<JsonRenumbered<'a>>,
    /// What is wrong with the revision itself, as `annexe check` tells it.
    #[serde(rename = "findings")]
    diagnostics: Vec<JsonDiagnostic<'a>>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
enum JsonStatus {
    Compared,
    /// The old revision does not have it.
    Appeared,
    /// The new revision does not have it any more.
    Gone,
}

/// What tells a revision from another.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct JsonRevision<'a> {
    #[serde(flatten)]
    identity: &'a RevisionIdentity,
    /// Absent where nothing was compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    length: Option<JsonLengths<'a>>,
}

/// How long a programme lasts, as it is announced or else planned.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct JsonLengths<'a> {
    #[serde(flatten)]
    whole: JsonLength,
    /// Each step at the top of the plan whose length is known.
    steps: Vec<JsonStepLength<'a>>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct JsonLength {
    #[serde(skip_serializing_if = "Option::is_none")]
    days: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minutes: Option<u32>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct JsonStepLength<'a> {
    /// « Phase 2 ».
    name: &'a str,
    #[serde(flatten)]
    length: JsonLength,
}

/// Something that changed, told once.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct JsonChange<'a> {
    kind: ChangeKind,
    #[serde(rename = "level")]
    impact: Impact,
    #[serde(rename = "why")]
    reason: JsonReason,
    /// The name of the field in `niveaux` of `annexe.yaml`: `deroule.journees.date`.
    field: &'a str,
    /// JsonLocation it was; absent for what was not there.
    #[serde(skip_serializing_if = "Option::is_none")]
    old: Option<JsonLocation<'a>>,
    /// JsonLocation it is; absent for what is not there any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    new: Option<JsonLocation<'a>>,
    /// What was there, as a person reads it.
    before: &'a [DescribedValue],
    after: &'a [DescribedValue],
    /// For one text that became another: both, laid one over the other.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    words: Vec<WordRun>,
    edits: &'a [ValueEdit],
}

/// Why it has its level.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct JsonReason {
    code: &'static str,
    #[serde(flatten)]
    words: Both,
}

/// A place in a revision.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct JsonLocation<'a> {
    /// JSON Pointer (RFC 6901) into the programme, the sections that it has of `annexe.yaml` included.
    pointer: &'a str,
    /// In French, from the outermost: « Déroulé », « Phase 2 », « Journée 1 ».
    label: &'a [String],
    #[serde(flatten)]
    place: Located<'a>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct JsonRenumbered<'a> {
    old: JsonLocation<'a>,
    new: JsonLocation<'a>,
}

/// The report, ending in a newline.
#[must_use]
pub fn json(pairs: &[ProgrammeDiff], unread: &[String]) -> String {
    let report = JsonReport {
        version: 1,
        highest: pairs.iter().filter_map(ProgrammeDiff::highest).max(),
        programmes: pairs.iter().map(programme).collect(),
        unread,
    };
    let json = serde_json::to_string_pretty(&report).expect("texts and numbers are JSON");
    format!("{json}\n")
}

fn programme(pair: &ProgrammeDiff) -> JsonProgramme<'_> {
    let alone = |status, old, new| JsonProgramme {
        status,
        old,
        new,
        highest: pair.highest(),
        summary: BTreeMap::new(),
        changes: Vec::new(),
        renumbered: Vec::new(),
        diagnostics: Vec::new(),
    };
    match pair {
        ProgrammeDiff::Appeared(identity) => {
            alone(JsonStatus::Appeared, None, Some(revision(identity, None)))
        }
        ProgrammeDiff::Gone(identity) => {
            alone(JsonStatus::Gone, Some(revision(identity, None)), None)
        }
        ProgrammeDiff::Compared(compared) => {
            let ComparedRevisions {
                old,
                new,
                comparison,
                lengths: [before, after],
                diagnostics,
                sheet: _,
            } = compared.as_ref();
            let renumbered = comparison
                .renumbered
                .iter()
                .map(|[old, new]| JsonRenumbered {
                    old: location(old),
                    new: location(new),
                });
            JsonProgramme {
                status: JsonStatus::Compared,
                old: Some(revision(old, Some(before))),
                new: Some(revision(new, Some(after))),
                highest: pair.highest(),
                summary: comparison.counts(),
                changes: comparison.changes.iter().map(change).collect(),
                renumbered: renumbered.collect(),
                diagnostics: diagnostics.iter().map(json_diagnostic).collect(),
            }
        }
    }
}

fn revision<'a>(
    identity: &'a RevisionIdentity,
    lengths: Option<&'a ProgrammeLengths>,
) -> JsonRevision<'a> {
    JsonRevision {
        identity,
        length: lengths.map(|ProgrammeLengths { whole, steps }| JsonLengths {
            whole: length(*whole),
            steps: steps
                .iter()
                .map(|(name, of_step)| JsonStepLength {
                    name,
                    length: length(*of_step),
                })
                .collect(),
        }),
    }
}

fn length(length: KnownLength) -> JsonLength {
    JsonLength {
        days: length.half_days.map(|halves| f64::from(halves) / 2.0),
        minutes: length.minutes,
    }
}

fn change(change: &Change) -> JsonChange<'_> {
    let Change {
        kind,
        impact,
        reason,
        field,
        old,
        new,
        before,
        after,
        edits,
    } = change;
    JsonChange {
        kind: *kind,
        impact: *impact,
        reason: JsonReason {
            code: reason.key(),
            words: Both {
                fr: reason.message().render(Language::Fr),
                en: reason.message().render(Language::En),
            },
        },
        field: &field.name,
        old: old.as_ref().map(location),
        new: new.as_ref().map(location),
        before,
        after,
        words: change.word_runs().unwrap_or_default(),
        edits,
    }
}

fn location(location: &Location) -> JsonLocation<'_> {
    JsonLocation {
        pointer: &location.pointer,
        label: &location.label,
        place: located(&location.place),
    }
}
