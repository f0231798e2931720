//! A programme a value a line, in the order of the sheet: what tools that compare lines can make something of.

use super::revision::{Content, Id, RevisionTree};

/// Each value under what holds it, without ranks, that one more item change no other line; each line ends in a newline.
#[must_use]
pub fn outline(revision: &RevisionTree) -> String {
    let mut text = String::new();
    for &child in revision.children(0) {
        draw(revision, child, 0, &mut text);
    }
    text
}

fn draw(revision: &RevisionTree, id: Id, depth: usize, text: &mut String) {
    let node = revision.node(id);
    let indent = "  ".repeat(depth);
    let title = &node.field.title;
    match &node.content {
        Content::Leaf(leaf) => {
            let mut lines = leaf.shown.lines();
            let first = lines.next().unwrap_or_default();
            text.push_str(&format!("{indent}{title}\u{a0}: {first}\n"));
            for line in lines {
                text.push_str(&format!("{indent}  {line}\n"));
            }
        }
        Content::List(items) => items
            .iter()
            .for_each(|item| draw(revision, *item, depth, text)),
        Content::Group(children) => {
            text.push_str(&format!("{indent}{title}\n"));
            children
                .iter()
                .for_each(|child| draw(revision, *child, depth + 1, text));
        }
    }
}
