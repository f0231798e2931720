//! Changes for programs: versioned, described by its own schema, in both languages at once so that none is chosen.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;
use serde_json::Value;

use super::{ComparedRevisions, Identity, Length, ProgrammeDiff, Totals};
use crate::diagnostic::change::{ChangeKind, Impact};
use crate::diagnostic::json::{Both, JsonDiagnostic, Located, json_diagnostic, located};
use crate::diagnostic::language::Language;
use crate::diff::words::WordRun;
use crate::diff::{Change, Edit, Said, Spot};

/// What changed between two revisions of one programme or more.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Report<'a> {
    /// The version of this format: it changes when a reader of the former one would be misled.
    #[schemars(range(min = 1, max = 1))]
    version: u32,
    /// What weighs most in the whole report; absent when nothing changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    highest: Option<Impact>,
    programmes: Vec<Programme<'a>>,
    /// Programmes that could not be compared, for one of their sides cannot be read.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    unread: &'a [String],
}

/// One programme.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Programme<'a> {
    status: Status,
    /// Absent for a programme that appeared.
    #[serde(skip_serializing_if = "Option::is_none")]
    old: Option<Revision<'a>>,
    /// Absent for a programme that is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    new: Option<Revision<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    highest: Option<Impact>,
    /// How many changes there are of each level that has some.
    summary: BTreeMap<Impact, usize>,
    /// In the order of the sheet. Applied together as their edits say, they make the new revision of the old one.
    changes: Vec<ChangeItem<'a>>,
    /// The steps that have another number for what happened around them, which is told above.
    renumbered: Vec<Renumbered<'a>>,
    /// What is wrong with the revision itself, as `annexe check` tells it.
    #[serde(rename = "findings")]
    diagnostics: Vec<JsonDiagnostic<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Status {
    Compared,
    /// The old revision does not have it.
    Appeared,
    /// The new revision does not have it any more.
    Gone,
}

/// What tells a revision from another.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Revision<'a> {
    /// As the user would name it; `-` for standard input.
    file: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<&'a str>,
    /// In French.
    #[serde(skip_serializing_if = "Option::is_none")]
    revised: Option<&'a str>,
    /// Absent where nothing was compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    length: Option<Lengths<'a>>,
}

/// How long a programme lasts, as it is announced or else planned.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Lengths<'a> {
    #[serde(flatten)]
    whole: LengthItem,
    /// Each step at the top of the plan whose length is known.
    steps: Vec<StepLength<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct LengthItem {
    #[serde(skip_serializing_if = "Option::is_none")]
    days: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minutes: Option<u32>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct StepLength<'a> {
    /// « Phase 2 ».
    name: &'a str,
    #[serde(flatten)]
    length: LengthItem,
}

/// Something that changed, told once.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ChangeItem<'a> {
    kind: ChangeKind,
    level: Impact,
    why: Reason,
    /// The name of the field in `niveaux` of `annexe.yaml`: `deroule.journees.date`.
    field: &'a str,
    /// Where it was; absent for what was not there.
    #[serde(skip_serializing_if = "Option::is_none")]
    old: Option<Where<'a>>,
    /// Where it is; absent for what is not there any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    new: Option<Where<'a>>,
    /// What was there, as a person reads it.
    before: Vec<SaidItem<'a>>,
    after: Vec<SaidItem<'a>>,
    /// For one text that became another: both, laid one over the other.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    words: Vec<RunItem>,
    edits: Vec<EditItem<'a>>,
}

/// Why it has its level.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Reason {
    code: &'static str,
    #[serde(flatten)]
    words: Both,
}

/// A place in a revision.
#[derive(Debug, Serialize, JsonSchema)]
struct Where<'a> {
    /// JSON Pointer (RFC 6901) into the programme, the sections that it has of `annexe.yaml` included.
    pointer: &'a str,
    /// In French, from the outermost: « Déroulé », « Phase 2 », « Journée 1 ».
    label: &'a [String],
    #[serde(flatten)]
    place: Located<'a>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct SaidItem<'a> {
    /// What it is inside what changed; empty for the thing itself.
    label: &'a [String],
    text: &'a str,
}

/// A stretch of both texts, or of one.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum RunItem {
    Same(String),
    Deleted(String),
    Inserted(String),
}

/// A step from the old programme to the new. Those of all the changes are applied together: first each `set`, which replaces
/// the value at a place of the old programme; then each `remove` and the first half of each `move`, which take out what stands
/// at a place of the old programme, from the last place to the first; then each `add` and the second half of each `move`, which
/// put in at a place of the new programme, from the first place to the last: a key into its group, an item before that of its
/// rank. A list that is not there is made, and one that is left empty is the same as none. A value is as it is written in the YAML.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(tag = "op", rename_all = "lowercase", deny_unknown_fields)]
enum EditItem<'a> {
    Set { old: &'a str, value: &'a Value },
    Remove { old: &'a str },
    Add { new: &'a str, value: &'a Value },
    Move { old: &'a str, new: &'a str },
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Renumbered<'a> {
    old: Where<'a>,
    new: Where<'a>,
}

/// The report, ending in a newline.
#[must_use]
pub fn json(pairs: &[ProgrammeDiff], unread: &[String]) -> String {
    let report = Report {
        version: 1,
        highest: pairs.iter().filter_map(ProgrammeDiff::highest).max(),
        programmes: pairs.iter().map(programme).collect(),
        unread,
    };
    let json = serde_json::to_string_pretty(&report).expect("texts and numbers are JSON");
    format!("{json}\n")
}

/// The JSON Schema of the report, ending in a newline.
#[must_use]
pub fn schema() -> String {
    let generator = SchemaSettings::draft07().for_serialize().into_generator();
    let schema = generator.into_root_schema_for::<Report<'_>>();
    let json = serde_json::to_string_pretty(&schema).expect("a schema is JSON");
    format!("{json}\n")
}

fn programme(pair: &ProgrammeDiff) -> Programme<'_> {
    let alone = |status, old, new| Programme {
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
            alone(Status::Appeared, None, Some(revision(identity, None)))
        }
        ProgrammeDiff::Gone(identity) => alone(Status::Gone, Some(revision(identity, None)), None),
        ProgrammeDiff::Compared(compared) => {
            let ComparedRevisions {
                old,
                new,
                comparison,
                totals: [before, after],
                diagnostics,
                sheet: _,
            } = compared.as_ref();
            let renumbered = comparison.renumbered.iter().map(|[old, new]| Renumbered {
                old: place(old),
                new: place(new),
            });
            Programme {
                status: Status::Compared,
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

fn revision<'a>(identity: &'a Identity, totals: Option<&'a Totals>) -> Revision<'a> {
    let Identity {
        file,
        title,
        reference,
        version,
        revised,
    } = identity;
    Revision {
        file,
        title,
        reference: reference.as_deref(),
        version: version.as_deref(),
        revised: revised.as_deref(),
        length: totals.map(|Totals { whole, steps }| Lengths {
            whole: length(*whole),
            steps: steps
                .iter()
                .map(|(name, of_step)| StepLength {
                    name,
                    length: length(*of_step),
                })
                .collect(),
        }),
    }
}

fn length(length: Length) -> LengthItem {
    LengthItem {
        days: length.half_days.map(|halves| f64::from(halves) / 2.0),
        minutes: length.minutes,
    }
}

fn change(change: &Change) -> ChangeItem<'_> {
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
    ChangeItem {
        kind: *kind,
        level: *impact,
        why: Reason {
            code: reason.key(),
            words: Both {
                fr: reason.message().render(Language::Fr),
                en: reason.message().render(Language::En),
            },
        },
        field: &field.name,
        old: old.as_ref().map(place),
        new: new.as_ref().map(place),
        before: before.iter().map(said).collect(),
        after: after.iter().map(said).collect(),
        words: change.runs().into_iter().flatten().map(run).collect(),
        edits: edits.iter().map(edit).collect(),
    }
}

fn place(spot: &Spot) -> Where<'_> {
    Where {
        pointer: &spot.pointer,
        label: &spot.label,
        place: located(&spot.place),
    }
}

fn said(said: &Said) -> SaidItem<'_> {
    SaidItem {
        label: &said.label,
        text: &said.text,
    }
}

fn run(run: WordRun) -> RunItem {
    match run {
        WordRun::Same(text) => RunItem::Same(text),
        WordRun::Deleted(text) => RunItem::Deleted(text),
        WordRun::Inserted(text) => RunItem::Inserted(text),
    }
}

fn edit(edit: &Edit) -> EditItem<'_> {
    match edit {
        Edit::Set { old, value } => EditItem::Set { old, value },
        Edit::Remove { old } => EditItem::Remove { old },
        Edit::Add { new, value } => EditItem::Add { new, value },
        Edit::Move { old, new } => EditItem::Move { old, new },
    }
}
