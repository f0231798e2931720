//! A comparison as data: the changes between two revisions, each with its kind, its places and what it would take to make it.
//! Reports for programs have these types as they are.

use serde::{Serialize, Serializer};
use serde_json::Value;

use super::field::Field;
use super::words::WordRun;
use crate::diagnostic::Place;
use crate::diagnostic::change::{ChangeKind, Impact, ImpactReason};
use crate::diagnostic::json::{Bilingual, json_place};
use crate::diagnostic::language::Language;
use crate::diagnostic::message::Message;

/// What changed between two revisions of a programme.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Comparison {
    /// In the order of the sheet. Applied together as their edits say, they make the new revision of the old one.
    pub changes: Vec<Change>,
    /// The edits of what is written otherwise and changes nothing: a place that is inherited already, a length that is counted.
    /// They are applied with those of the changes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub equivalent: Vec<ValueEdit>,
    /// The changes that are one act: the same shift of dates, the same words replaced.
    pub groups: Vec<ChangeGroup>,
    /// The steps whose number alone changed, because of changes around them.
    pub renumbered: Vec<Renumbered>,
    /// The steps that are in both revisions, by their paths in each: `deroule.journees.1`.
    #[serde(skip)]
    pub paired_steps: Vec<[String; 2]>,
}

/// One change, reported once.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// What names it from one comparison to the next.
    #[serde(flatten)]
    pub identity: ChangeIdentity,
    /// What happened.
    pub kind: ChangeKind,
    /// How much it matters to the agreement.
    #[serde(rename = "level")]
    pub impact: Impact,
    /// Why it has this impact.
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
    /// The new values.
    pub after: Vec<DescribedValue>,
    /// For one text that became another: both, laid one over the other.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<WordRun>,
    /// The edits that make this change in the old revision.
    pub edits: Vec<ValueEdit>,
}

/// The name of a change, and of its group.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ChangeIdentity {
    /// Its name for `--approved`, the same until the change itself is another one.
    pub id: String,
    /// The group of like changes that it is part of, in `groups`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
}

/// Two changes or more that are one act.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ChangeGroup {
    /// The `group` of its changes.
    pub id: String,
    /// What they have in common: « 12 dates avancées de 7 jours ».
    #[serde(serialize_with = "serialize_title")]
    #[cfg_attr(test, schemars(with = "Bilingual"))]
    pub title: Message,
    /// The level of each of them.
    #[serde(rename = "level")]
    pub impact: Impact,
    /// Their identifiers, in the order of the sheet.
    pub changes: Vec<String>,
}

/// A place in a revision.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Location {
    /// JSON Pointer (RFC 6901) into the programme, the sections that it has of `annexe.yaml` included.
    pub pointer: String,
    /// In French, from the outermost: « Déroulé », « Phase 2 », « Journée 1 ».
    pub label: Vec<String>,
    /// Where its file has it.
    #[serde(flatten, serialize_with = "serialize_place")]
    #[cfg_attr(test, schemars(with = "crate::diagnostic::json::JsonPlace<'static>"))]
    pub place: Place,
}

/// A step with another number.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Renumbered {
    /// Where it was.
    pub old: Location,
    /// Where it is.
    pub new: Location,
}

/// Why a change has its level.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct JsonReason {
    code: &'static str,
    #[serde(flatten)]
    words: Bilingual,
}

/// A value as a person reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DescribedValue {
    /// Its path inside the changed value; empty for that value itself.
    pub label: Vec<String>,
    /// The value.
    pub text: String,
}

/// An edit of the YAML values of the old programme. Each place is a JSON Pointer: `old` into the old programme, `new` into
/// the new one.
///
/// The edits of all changes are applied together, in three passes:
///
/// 1. each `set`;
/// 2. each `remove`, and each `move` out of its old place, from the last place to the first;
/// 3. each `add`, and each `move` into its new place, from the first place to the last.
///
/// A list that does not exist is created; an empty list is the same as none.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "op", rename_all = "lowercase", deny_unknown_fields)]
#[expect(missing_docs, reason = "the places and values are explained above")]
pub enum ValueEdit {
    /// Replaces the value at a place.
    Set { old: String, value: Value },
    /// Removes the value at a place.
    Remove { old: String },
    /// Inserts a value: a key into its group, an item before the item at its index.
    Add { new: String, value: Value },
    /// Moves a value, unchanged.
    Move { old: String, new: String },
}

fn serialize_reason<S: Serializer>(reason: &ImpactReason, to: S) -> Result<S::Ok, S::Error> {
    let message = reason.message();
    let words = Bilingual {
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
    json_place(place).serialize(to)
}

fn serialize_title<S: Serializer>(title: &Message, to: S) -> Result<S::Ok, S::Error> {
    let [fr, en] = [Language::Fr, Language::En].map(|language| title.render(language));
    Bilingual { fr, en }.serialize(to)
}
