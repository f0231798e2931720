//! The document → bytes, one format a file. A renderer prints what the tree holds and adds no word of its own.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::document::Document;

pub mod fonts;
pub mod html;
pub mod markdown;
pub mod pdf;
pub mod theme;

pub use theme::Theme;

/// What made a sheet, and in which version: every format that has a place for it says so.
pub const GENERATOR: &str = concat!("annexe ", env!("CARGO_PKG_VERSION"));

/// Un format de la fiche.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Markdown, pour relire et comparer.
    Md,
    /// Une page web autonome.
    Html,
    /// Un PDF accessible, à signer.
    Pdf,
}

impl Format {
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

/// The sheet in a format.
#[must_use]
pub fn render(document: &Document, format: Format, theme: &Theme) -> Vec<u8> {
    match format {
        Format::Md => markdown::markdown(document).into_bytes(),
        Format::Html => html::html(document, theme).into_bytes(),
        Format::Pdf => pdf::pdf(document, theme),
    }
}
