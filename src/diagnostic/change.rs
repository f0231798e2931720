//! The kinds of changes between two revisions of a programme, their impacts and reasons, with their names. [`crate::diff`] finds them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::diagnostic::catalogue::{message, text};
use crate::diagnostic::message::{Message, Translated};

/// Ce que pèse une modification, du moins au plus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Impact {
    /// Les mêmes mots, avec une autre typographie.
    Typographique,
    /// Le même contenu, à une autre place ou dans un autre ordre.
    Deplacement,
    /// D’autres mots qui n’engagent pas, ou une correction de grammaire.
    Redactionnel,
    /// Un ajout qui n’enlève rien.
    Complement,
    /// D’autres mots dans un texte qui engage : à relire, car le sens a pu changer.
    ARelire,
    /// Une modification de l’accord : il faut un avenant.
    Substantiel,
}

/// A kind of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum ChangeKind {
    /// A new item of a list, or a new key with its value.
    Added,
    /// An item or a key that is gone.
    Removed,
    /// Another value: a date, an amount, a name.
    Changed,
    /// Other words.
    Reworded,
    /// The same words, typeset otherwise.
    Retypeset,
    /// At another place of its list, or in another list.
    Moved,
    /// Two that exchanged places.
    Swapped,
    /// One that became several.
    Split,
    /// Several that became one.
    Merged,
    /// A title with another number, because its position changed.
    Renumbered,
}

/// Why a change has its impact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImpactReason {
    /// The field is part of the agreement.
    PartOfAgreement,
    /// A part of the agreement is gone.
    RemovedFromAgreement,
    /// An addition to the agreement.
    AddedToAgreement,
    /// The addition binds as much as the rest.
    BindingAddition,
    /// An open date is now set.
    DateSet,
    /// The date is more precise.
    DateRefined,
    /// The number of days changes.
    DayCount,
    /// The hours change.
    HourCount,
    /// The meaning of a text changes.
    Substance,
    /// The words of a text change. Its meaning may have changed, or not.
    ToRead,
    /// A correction of grammar: the meaning of the text is proved to be the same.
    Wording,
    /// Another text stands in place of one that is gone.
    Replaced,
    /// A text is divided or joined to another, with its words.
    SameWords,
    /// The field is not part of the agreement.
    NotAgreed,
    /// Only the typography changes.
    Typography,
    /// Only the place changes.
    Moved,
    /// `annexe.yaml` sets the impact, with this reason.
    Project(String),
}

impl Impact {
    /// From the most to the least.
    pub const ALL: [Self; 6] = [
        Self::Substantiel,
        Self::ARelire,
        Self::Complement,
        Self::Redactionnel,
        Self::Deplacement,
        Self::Typographique,
    ];

    /// Its name in commands, files and reports: never translated.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Typographique => "typographique",
            Self::Deplacement => "deplacement",
            Self::Redactionnel => "redactionnel",
            Self::Complement => "complement",
            Self::ARelire => "a-relire",
            Self::Substantiel => "substantiel",
        }
    }

    /// Its name, for one change or for several.
    #[must_use]
    pub fn name(self, count: usize) -> Message {
        match self {
            Self::Substantiel => message!(IMPACT_SUBSTANTIAL, count),
            Self::ARelire => message!(IMPACT_TO_READ, count),
            Self::Complement => message!(IMPACT_ADDITION, count),
            Self::Redactionnel => message!(IMPACT_WORDING, count),
            Self::Deplacement => message!(IMPACT_MOVE, count),
            Self::Typographique => message!(IMPACT_TYPOGRAPHY, count),
        }
    }
}

/// « 2 modifications substantielles, 1 complément », or that nothing changed.
#[must_use]
pub fn describe_impacts(counts: &BTreeMap<Impact, usize>) -> Message {
    let counted = Impact::ALL.iter().filter_map(|level| {
        let count = *counts.get(level)?;
        Some(message!(COUNTED, count, name = level.name(count)))
    });
    let counted: Vec<Message> = counted.collect();
    if counted.is_empty() {
        message!(NO_CHANGE)
    } else {
        Message::comma_list(counted)
    }
}

impl ChangeKind {
    /// Its name, in a word or two.
    #[must_use]
    pub fn name(self) -> Translated {
        match self {
            Self::Added => text!(CHANGE_ADDED),
            Self::Removed => text!(CHANGE_REMOVED),
            Self::Changed => text!(CHANGE_CHANGED),
            Self::Reworded => text!(CHANGE_REWORDED),
            Self::Retypeset => text!(CHANGE_RETYPESET),
            Self::Moved => text!(CHANGE_MOVED),
            Self::Swapped => text!(CHANGE_SWAPPED),
            Self::Split => text!(CHANGE_SPLIT),
            Self::Merged => text!(CHANGE_MERGED),
            Self::Renumbered => text!(CHANGE_RENUMBERED),
        }
    }
}

impl ImpactReason {
    /// One sentence.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::PartOfAgreement => message!(BECAUSE_AGREED),
            Self::RemovedFromAgreement => message!(BECAUSE_WITHDRAWN),
            Self::AddedToAgreement => message!(BECAUSE_ADDITION),
            Self::BindingAddition => message!(BECAUSE_BINDING),
            Self::DateSet => message!(BECAUSE_DATED),
            Self::DateRefined => message!(BECAUSE_PRECISE),
            Self::DayCount => message!(BECAUSE_DAYS),
            Self::HourCount => message!(BECAUSE_HOURS),
            Self::Substance => message!(BECAUSE_SUBSTANCE),
            Self::ToRead => message!(BECAUSE_TO_READ),
            Self::Wording => message!(BECAUSE_WORDING),
            Self::Replaced => message!(BECAUSE_REPLACED),
            Self::SameWords => message!(BECAUSE_SAME_WORDS),
            Self::NotAgreed => message!(BECAUSE_NOT_AGREED),
            Self::Typography => message!(BECAUSE_TYPOGRAPHY),
            Self::Moved => message!(BECAUSE_ORDER),
            Self::Project(reason) => message!(BECAUSE_PROJECT, reason),
        }
    }

    /// Its name in reports for programs.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::PartOfAgreement => "agreed",
            Self::RemovedFromAgreement => "withdrawn",
            Self::AddedToAgreement => "addition",
            Self::BindingAddition => "binding",
            Self::DateSet => "dated",
            Self::DateRefined => "precised",
            Self::DayCount => "days",
            Self::HourCount => "hours",
            Self::Substance => "substance",
            Self::ToRead => "to-read",
            Self::Wording => "wording",
            Self::Replaced => "replaced",
            Self::SameWords => "same-words",
            Self::NotAgreed => "unagreed",
            Self::Typography => "typography",
            Self::Moved => "order",
            Self::Project(_) => "project",
        }
    }
}
