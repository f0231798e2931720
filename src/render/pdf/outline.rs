//! The outline of a file: its nested titles and their destinations.

use lopdf::{Dictionary, ObjectId, dictionary, text_string};

use super::file::PdfFile;

impl PdfFile<'_> {
    /// Adds the outline, if the sheet has titles.
    pub fn add_outline(&mut self) -> Option<ObjectId> {
        let entries = self.outline;
        if entries.is_empty() {
            return None;
        }
        let root = entries.len();
        // Of each entry, and of the root after them.
        let ids: Vec<_> = (0..=root).map(|_| self.file.new_object_id()).collect();
        let mut children = vec![Vec::new(); root + 1];
        let mut open: Vec<usize> = Vec::new();
        for (index, entry) in entries.iter().enumerate() {
            while let Some(&around) = open.last()
                && entries[around].depth >= entry.depth
            {
                open.pop();
            }
            children[open.last().copied().unwrap_or(root)].push(index);
            open.push(index);
        }
        let add_children = |of: usize, item: &mut Dictionary| {
            if let (Some(&first), Some(&last)) = (children[of].first(), children[of].last()) {
                let count = children[of].len() as i64;
                item.set("First", ids[first]);
                item.set("Last", ids[last]);
                // Negative: shown closed.
                item.set("Count", if of == root { count } else { -count });
            }
        };
        for (parent, siblings) in children.iter().enumerate() {
            for (place, &index) in siblings.iter().enumerate() {
                let mut item = dictionary! {
                    "Title" => text_string(&entries[index].title),
                    "Parent" => ids[parent],
                };
                if let Some(destination) = self.element_destination(entries[index].element) {
                    item.set("Dest", destination);
                }
                add_children(index, &mut item);
                if place > 0 {
                    item.set("Prev", ids[siblings[place - 1]]);
                }
                if let Some(&next) = siblings.get(place + 1) {
                    item.set("Next", ids[next]);
                }
                self.file.set_object(ids[index], item);
            }
        }
        let mut outline = dictionary! { "Type" => "Outlines" };
        add_children(root, &mut outline);
        self.file.set_object(ids[root], outline);
        Some(ids[root])
    }
}
