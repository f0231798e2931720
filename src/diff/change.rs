//! A comparison as data: the changes between two revisions, each with its kind, its places and what it would take to make it.
//! Reports for programs have these types as they are.

use serde::{Serialize, Serializer};
use serde_json::Value;

use super::field::Field;
use super::words::WordRun;
use crate::diagnostic::Place;
use crate::diagnostic::change::{ChangeKind, Impact, ImpactReason};
use crate::diagnostic::json::{Both, located};
use crate::diagnostic::language::Language;

/// What changed between two revisions of a programme.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Comparison {
    /// In the order of the sheet. Applied together as their edits say, they make the new revision of the old one.
    pub changes: Vec<Change>,
    /// The steps whose number alone changed, because of changes around them.
    pub renumbered: Vec<Renumbered>,
}

/// One change, reported once.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Change {
    pub kind: ChangeKind,
    #[serde(rename = "level")]
    pub impact: Impact,
    #[serde(rename = "why", serialize_with = "serialize_reason")]
    #[cfg_attr(test, schemars(with = "JsonReason"))]
    pub reason: ImpactReason,
    /// The name of the field in `niveaux` of `annexe.yaml`: `deroule.journees.date`.
    #[serde(serialize_with = "serialize_field")]
    #[cfg_attr(test, schemars(with = "String"))]
    pub field: &'static Field,
    /// Where it was; absent for an addition. Of several values merged into one, the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<Location>,
    /// Where it is; absent for a removal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<Location>,
    /// The old values, as a person reads them; of a swap, both items.
    pub before: Vec<DescribedValue>,
    pub after: Vec<DescribedValue>,
    /// For one text that became another: both, laid one over the other.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<WordRun>,
    /// The edits that make this change in the old revision.
    pub edits: Vec<ValueEdit>,
}

/// A place in a revision.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Location {
    /// JSON Pointer (RFC 6901) into the programme, the sections that it has of `annexe.yaml` included.
    pub pointer: String,
    /// In French, from the outermost: « Déroulé », « Phase 2 », « Journée 1 ».
    pub label: Vec<String>,
    #[serde(flatten, serialize_with = "serialize_place")]
    #[cfg_attr(test, schemars(with = "crate::diagnostic::json::Located<'static>"))]
    pub place: Place,
}

/// A step with another number.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Renumbered {
    pub old: Location,
    pub new: Location,
}

/// Why a change has its level.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct JsonReason {
    code: &'static str,
    #[serde(flatten)]
    words: Both,
}

/// A value as a person reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DescribedValue {
    /// What it is inside what changed; empty for the thing itself.
    pub label: Vec<String>,
    pub text: String,
}

/// A step from the old programme to the new. Those of all the changes are applied together: first each `set`, which replaces
/// the value at a place of the old programme; then each `remove` and the first half of each `move`, which take out what stands
/// at a place of the old programme, from the last place to the first; then each `add` and the second half of each `move`, which
/// put in at a place of the new programme, from the first place to the last: a key into its group, an item before that of its
/// rank. A list that is not there is made, and one that is left empty is the same as none. A value is as it is written in the YAML.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "op", rename_all = "lowercase", deny_unknown_fields)]
pub enum ValueEdit {
    Set { old: String, value: Value },
    Remove { old: String },
    Add { new: String, value: Value },
    Move { old: String, new: String },
}

fn serialize_reason<S: Serializer>(reason: &ImpactReason, to: S) -> Result<S::Ok, S::Error> {
    let message = reason.message();
    let words = Both {
        fr: message.render(Language::Fr),
        en: message.render(Language::En),
    };
    let code = reason.key();
    JsonReason { code, words }.serialize(to)
}

fn serialize_field<S: Serializer>(field: &Field, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&field.name)
}

fn serialize_place<S: Serializer>(place: &Place, to: S) -> Result<S::Ok, S::Error> {
    located(place).serialize(to)
}
