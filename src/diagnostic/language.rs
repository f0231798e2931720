//! The language of messages.

use serde::Deserialize;

/// La langue des messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Français.
    Fr,
    /// Anglais.
    En,
}

impl Language {
    /// A colon, with the space that French wants before it.
    #[must_use]
    pub fn colon(self) -> &'static str {
        match self {
            Self::Fr => "\u{a0}:",
            Self::En => ":",
        }
    }

    /// The BCP 47 tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }
}
