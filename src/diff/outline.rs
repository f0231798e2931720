//! A programme with one value a line, in the order of the sheet, for tools that compare lines.

use super::revision::{NodeContent, NodeId, RevisionTree};

/// Each value below its group, without numbers, so that a new item changes no other line. Each line ends in a newline.
#[must_use]
pub fn format_outline(revision: &RevisionTree) -> String {
    let mut text = String::new();
    for &child in revision.children(0) {
        write_node(revision, child, 0, &mut text);
    }
    text
}

fn write_node(revision: &RevisionTree, id: NodeId, depth: usize, text: &mut String) {
    let node = revision.node(id);
    let indent = "  ".repeat(depth);
    let title = &node.field.title;
    match &node.content {
        NodeContent::Leaf(leaf) => {
            let mut lines = leaf.text.lines();
            let first = lines.next().unwrap_or_default();
            text.push_str(&format!("{indent}{title}\u{a0}: {first}\n"));
            for line in lines {
                text.push_str(&format!("{indent}  {line}\n"));
            }
        }
        NodeContent::List(items) => items
            .iter()
            .for_each(|item| write_node(revision, *item, depth, text)),
        NodeContent::Group(children) => {
            text.push_str(&format!("{indent}{title}\n"));
            children
                .iter()
                .for_each(|child| write_node(revision, *child, depth + 1, text));
        }
    }
}
