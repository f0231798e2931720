//! What a file says beyond what its pages show.

use super::draw::ContentMap;
use super::flow::OutlineEntry;
use super::structure::{LeafId, Tree};
use super::subset::Subsets;
use crate::document::Document;

/// What the file is finished from, once its pages are drawn.
pub struct FileContext<'a> {
    pub document: &'a Document,
    pub tree: &'a Tree,
    pub content: &'a ContentMap,
    pub subsets: &'a Subsets,
    pub outline: &'a [OutlineEntry],
    pub note_labels: &'a [LeafId],
}

impl FileContext<'_> {
    /// The page where a leaf starts, and its height there.
    pub fn leaf_place(&self, leaf: LeafId) -> Option<(usize, f32)> {
        let content = self.content.leaves[leaf.0].first();
        content.map(|content| (content.page, content.top))
    }
}
