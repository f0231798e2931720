//! The outline of a file: the titles of the sections, nested, and where they stand.

use lopdf::{Document, ObjectId, dictionary};

use super::context::FileContext;
use super::flow::OutlineEntry;
use super::strings::text_string;

/// An entry of the outline that is being made.
struct OutlineItem<'a> {
    id: ObjectId,
    parent: Option<usize>,
    children: Vec<usize>,
    entry: &'a OutlineEntry,
}

/// Adds the outline, if the sheet has titles.
pub fn add_outline(
    context: &FileContext,
    pages: &[ObjectId],
    file: &mut Document,
) -> Option<ObjectId> {
    let (items, top) = nest(context.outline, file);
    let (&first, &last) = (top.first()?, top.last()?);
    let root = file.new_object_id();
    for OutlineItem {
        id,
        parent,
        children,
        entry,
    } in &items
    {
        let mut dictionary = dictionary! {
            "Title" => text_string(&entry.title),
            "Parent" => parent.map_or(root, |parent| items[parent].id),
        };
        if let Some((page, top)) = context.leaf_place(entry.leaf) {
            dictionary.set("Dest", super::links::at(pages[page], top));
        }
        if let (Some(&first), Some(&last)) = (children.first(), children.last()) {
            dictionary.set("First", items[first].id);
            dictionary.set("Last", items[last].id);
            // Negative: shown closed.
            dictionary.set("Count", -(children.len() as i64));
        }
        file.set_object(*id, dictionary);
    }
    for siblings in std::iter::once(&top).chain(items.iter().map(|item| &item.children)) {
        for pair in siblings.windows(2) {
            let (before, after) = (items[pair[0]].id, items[pair[1]].id);
            set(file, before, "Next", after);
            set(file, after, "Prev", before);
        }
    }
    let outline = dictionary! {
        "Type" => "Outlines",
        "First" => items[first].id,
        "Last" => items[last].id,
        "Count" => top.len() as i64,
    };
    file.set_object(root, outline);
    Some(root)
}

/// The entries with their parents and children, and those that have no parent.
fn nest<'a>(
    outline: &'a [OutlineEntry],
    file: &mut Document,
) -> (Vec<OutlineItem<'a>>, Vec<usize>) {
    let mut items: Vec<OutlineItem> = Vec::new();
    let mut top = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for entry in outline {
        while open
            .last()
            .is_some_and(|&around| items[around].entry.depth >= entry.depth)
        {
            open.pop();
        }
        let parent = open.last().copied();
        let index = items.len();
        open.push(index);
        match parent {
            Some(parent) => items[parent].children.push(index),
            None => top.push(index),
        }
        items.push(OutlineItem {
            id: file.new_object_id(),
            parent,
            children: Vec::new(),
            entry,
        });
    }
    (items, top)
}

fn set(file: &mut Document, item: ObjectId, key: &str, other: ObjectId) {
    file.get_dictionary_mut(item)
        .expect("items are dictionaries")
        .set(key, other);
}
