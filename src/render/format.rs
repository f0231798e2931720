//! The formats of a sheet, and the name of the program that they carry.

use serde::Deserialize;

/// The program that made a sheet, and its version; HTML and PDF carry it.
pub const GENERATOR: &str = concat!("annexe ", env!("CARGO_PKG_VERSION"));

/// Un format de la fiche.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Markdown, pour relire et comparer.
    #[cfg_attr(test, schemars(extend("x-mots" = ["markdown"])))]
    Md,
    /// Une page web autonome.
    Html,
    /// Un PDF accessible, à signer.
    Pdf,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 3] = [Self::Md, Self::Html, Self::Pdf];

    /// The extension of its files, without the dot; also its name on the command line.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Md => "md",
            Self::Html => "html",
            Self::Pdf => "pdf",
        }
    }
}
