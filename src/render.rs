//! The document → bytes, one format a file. A renderer prints what the tree holds and adds no word of its own.

use crate::document::Document;

pub mod fonts;
mod format;
pub mod html;
pub mod image;
pub mod markdown;
pub mod pdf;
pub mod theme;

pub use format::{Format, GENERATOR};
pub use theme::Theme;

/// The sheet in a format.
#[must_use]
pub fn render(document: &Document, format: Format, theme: &Theme) -> Vec<u8> {
    match format {
        Format::Md => markdown::render_markdown(document).into_bytes(),
        Format::Html => html::render_html(document, theme).into_bytes(),
        Format::Pdf => pdf::render_pdf(document, theme),
    }
}
