//! The state of laying out one document.

use super::look::Paper;
use super::structure::{LeafId, Tree};
use super::subset::UsedGlyphs;
use crate::document::Document;
use crate::render::Theme;
use crate::render::fonts::Shaper;

/// What laying out one document builds along the way.
pub struct Draft {
    pub paper: Paper,
    /// Whether the theme has a face for titles.
    pub themed_titles: bool,
    pub shaper: Shaper,
    pub used: UsedGlyphs,
    pub tree: Tree,
    /// How many notes there are to call.
    pub note_count: usize,
    /// The number of each note, in order, where calls lead.
    pub note_labels: Vec<LeafId>,
}

impl Draft {
    pub fn new(document: &Document, theme: &Theme, paper: Paper) -> Self {
        Self {
            paper,
            themed_titles: theme.families[1].is_some(),
            shaper: Shaper::new(theme.faces.clone()),
            used: UsedGlyphs::default(),
            tree: Tree::default(),
            note_count: document.notes.as_ref().map_or(0, |notes| notes.items.len()),
            note_labels: Vec::new(),
        }
    }
}
