//! What names a change from one comparison to the next: its field, the item that holds it, its values. The order of the file,
//! the lines around and the other changes do not count, so that an approval holds until the change itself is another one.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::change::{Change, ChangeIdentity};
use super::present::describe_values;
use super::revision::{NodeId, RevisionTree};
use crate::diagnostic::change::ChangeKind;

/// The keys that name an item, the first that it has.
const NAMING_KEYS: [&str; 9] = [
    "partie", "libelle", "nom", "titre", "resume", "code", "intitule", "date", "dates",
];
/// Bytes of the hash in an identifier, each two digits.
const HASH_BYTES: usize = 5;

/// Gives each change its identifier.
pub fn identify_changes(changes: &mut [Change], old: &RevisionTree, new: &RevisionTree) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for change in changes {
        let side = |pointer: Option<&str>, tree| pointer.map(|it| (tree, path_to(tree, it)));
        let from = side(change.old.as_ref().map(|it| it.pointer.as_str()), old);
        let to = side(change.new.as_ref().map(|it| it.pointer.as_str()), new);
        let came = matches!(change.kind, ChangeKind::Added | ChangeKind::Moved);
        let at = to.as_ref().filter(|_| came);
        let item_before = at.and_then(|(tree, path)| first_words_before(tree, path));
        let mut parts = vec![change.field.name.clone()];
        if let Some((tree, path)) = from.as_ref().or(to.as_ref()) {
            parts.extend(item_names(tree, path));
        }
        parts.push("<".to_owned());
        parts.extend(change.before.iter().map(|value| value.text.clone()));
        parts.push(">".to_owned());
        parts.extend(change.after.iter().map(|value| value.text.clone()));
        if is_rearrangement(change.kind) {
            parts.push(format!("{:?}", change.kind));
            parts.extend(to.iter().flat_map(|(tree, path)| item_names(tree, path)));
            parts.extend(item_before);
        }
        let id = hash_parts(&parts);
        let count = counts.entry(id.clone()).or_insert(0);
        *count += 1;
        change.identity = ChangeIdentity {
            id: match count {
                1 => id,
                count => format!("{id}-{count}"),
            },
            group: None,
        };
    }
}

/// The hash of texts, each apart from the next, in hexadecimal.
pub fn hash_parts(parts: &[String]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part.len().to_le_bytes());
        hasher.update(part);
    }
    let bytes = hasher.finalize();
    let digits = bytes.iter().take(HASH_BYTES);
    digits.map(|byte| format!("{byte:02x}")).collect()
}

/// Whether a change is one of place and order, which its values alone do not name.
fn is_rearrangement(kind: ChangeKind) -> bool {
    match kind {
        ChangeKind::Moved
        | ChangeKind::Swapped
        | ChangeKind::Split
        | ChangeKind::Merged
        | ChangeKind::Renumbered => true,
        ChangeKind::Added
        | ChangeKind::Removed
        | ChangeKind::Changed
        | ChangeKind::Reworded
        | ChangeKind::Retypeset => false,
    }
}

/// The nodes from the root to a place, as far as the revision has them.
fn path_to(revision: &RevisionTree, pointer: &str) -> Vec<NodeId> {
    let mut path = vec![0];
    for step in pointer.split('/').skip(1) {
        let at = path[path.len() - 1];
        let next = match step.parse::<usize>() {
            Ok(index) => revision.children(at).get(index).copied(),
            Err(_) => revision.child(at, step),
        };
        match next {
            Some(next) => path.push(next),
            None => break,
        }
    }
    path
}

/// The names of the items around a place, from the outermost.
fn item_names(revision: &RevisionTree, path: &[NodeId]) -> Vec<String> {
    let items = path.iter().filter_map(|id| item_name(revision, *id));
    items.collect()
}

fn item_name(revision: &RevisionTree, item: NodeId) -> Option<String> {
    revision.node(item).number()?;
    let mut keys = NAMING_KEYS.iter();
    let name = keys.find_map(|key| revision.leaf(revision.child(item, key)?));
    name.map(|leaf| leaf.text.clone())
}

/// The first words of the item before the last of a path, in its list.
fn first_words_before(revision: &RevisionTree, path: &[NodeId]) -> Option<String> {
    let [.., list, item] = path else { return None };
    revision.node(*item).number()?;
    let siblings = revision.children(*list);
    let index = siblings.iter().position(|it| it == item)?;
    let before = *siblings.get(index.checked_sub(1)?)?;
    let values = describe_values(revision, before, &|_| false);
    values.into_iter().next().map(|value| value.text)
}
