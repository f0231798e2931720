//! The readable part of a tree with errors: rules still run on it.

use std::collections::BTreeSet;

use crate::read::schema::Model;
use crate::read::suggest::nearest;
use crate::read::validate::{Violation, ViolationKind, validate};
use crate::read::yaml::{PathStep, YamlEntry, YamlKind, YamlNode};

/// Rounds of validation: a value taken away, or renamed, can uncover another violation.
const MAX_ROUNDS: usize = 4;
/// Without these, the length of a step is not known.
const DURATION_KEYS: [&str; 2] = ["duree", "pause"];

/// A tree that its model takes, made from one that it refuses.
#[derive(Debug, Clone)]
pub struct Recovery {
    /// Every misspelt key under the name that it most likely meant: places are looked up here.
    pub renamed_root: YamlNode,
    /// The same, less what the model refuses. Items of lists keep their index: a list loses all of them or none.
    pub readable_root: YamlNode,
    /// The keys at the root under which groups or items are missing.
    pub missing: BTreeSet<String>,
    /// Those under which only values are missing, no step nor item: what is there can still be counted.
    pub partially_read: BTreeSet<String>,
}

impl Recovery {
    /// Recovers the readable part of a tree that does not match its model.
    #[must_use]
    pub fn new(model: &Model, root: &YamlNode) -> Self {
        let mut recovery = Self {
            renamed_root: root.clone(),
            readable_root: root.clone(),
            missing: BTreeSet::new(),
            partially_read: BTreeSet::new(),
        };
        for _ in 0..MAX_ROUNDS {
            let before = recovery.readable_root.clone();
            for violation in validate(model, &model.root, &before) {
                recovery.repair_violation(&violation);
            }
            if recovery.readable_root == before {
                break;
            }
        }
        recovery
    }

    fn repair_violation(&mut self, violation: &Violation<'_>) {
        let path = violation.path.as_slice();
        match &violation.kind {
            // A text that a sheet cannot hold is still a text.
            ViolationKind::Unsupported(_) => {}
            ViolationKind::UnknownKeys(unknown) => {
                for key in unknown {
                    let group = self.readable_root.nearest_node(path);
                    let known = violation.schema.keys.0.iter().map(|(key, _)| *key);
                    let free = known.filter(|known| group.entry(known).is_none());
                    match nearest(key, free) {
                        Some(meant) => self.rename(path, key, &meant),
                        None => self.remove(&[path, &[PathStep::Key(key)]].concat()),
                    }
                }
            }
            // A required root key gets an empty value.
            ViolationKind::MissingKey(key) if path.is_empty() => {
                let span = self.renamed_root.span;
                let (text, plain) = ("…".to_owned(), false);
                let kind = YamlKind::Scalar { text, plain };
                if let YamlKind::Mapping(entries) = &mut self.readable_root.kind {
                    entries.push(YamlEntry {
                        key: (*key).to_owned(),
                        key_span: span,
                        value: YamlNode { span, kind },
                    });
                }
            }
            ViolationKind::MissingKey(_)
            | ViolationKind::WrongType
            | ViolationKind::LosesZeros
            | ViolationKind::UnknownValue
            | ViolationKind::OutOfBounds(_)
            | ViolationKind::TooFewItems
            | ViolationKind::Unreadable(_) => self.remove(path),
        }
    }

    /// Takes the value at the end of a path away, with the list that it is an item of.
    fn remove(&mut self, path: &[PathStep<'_>]) {
        let is_key = |step: &PathStep<'_>| matches!(step, PathStep::Key(_));
        let Some(last) = path.iter().rposition(is_key) else {
            return;
        };
        if let (Some(PathStep::Key(section)), PathStep::Key(key)) = (path.first(), path[last])
            && let Some(entries) = entries(&mut self.readable_root, &path[..last])
        {
            let gone = entries.iter().find(|entry| entry.key == key);
            let is_scalar = gone.is_some_and(|it| matches!(it.value.kind, YamlKind::Scalar { .. }));
            if is_scalar && last > 0 && !DURATION_KEYS.contains(&key) {
                self.partially_read.insert((*section).to_owned());
            } else {
                self.missing.insert((*section).to_owned());
            }
            entries.retain(|entry| entry.key != key);
        }
    }

    fn rename(&mut self, path: &[PathStep<'_>], key: &str, meant: &str) {
        for root in [&mut self.renamed_root, &mut self.readable_root] {
            let entries = entries(root, path).into_iter().flatten();
            for entry in entries.filter(|entry| entry.key == key) {
                meant.clone_into(&mut entry.key);
            }
        }
    }

    /// Removes the groups that match.
    pub fn remove_groups(&mut self, is_wrong: &impl Fn(&YamlNode) -> bool) {
        let original = self.readable_root.clone();
        let mut wrong = Vec::new();
        find_groups(&original, is_wrong, &mut Vec::new(), &mut wrong);
        for path in wrong {
            self.remove(&path);
        }
    }
}

/// The entries of the group at the end of a path, if it is one.
fn entries<'a>(root: &'a mut YamlNode, path: &[PathStep<'_>]) -> Option<&'a mut Vec<YamlEntry>> {
    let mut node = root;
    for step in path {
        node = match (&mut node.kind, step) {
            (YamlKind::Mapping(entries), PathStep::Key(key)) => {
                &mut entries.iter_mut().find(|entry| entry.key == *key)?.value
            }
            (YamlKind::List(items), PathStep::Index(index)) => items.get_mut(*index)?,
            (YamlKind::Scalar { .. } | YamlKind::List(_), PathStep::Key(_))
            | (YamlKind::Scalar { .. } | YamlKind::Mapping(_), PathStep::Index(_)) => return None,
        };
    }
    match &mut node.kind {
        YamlKind::Mapping(entries) => Some(entries),
        YamlKind::Scalar { .. } | YamlKind::List(_) => None,
    }
}

/// The paths of the groups that match.
fn find_groups<'a>(
    node: &'a YamlNode,
    is_wrong: &impl Fn(&YamlNode) -> bool,
    path: &mut Vec<PathStep<'a>>,
    wrong: &mut Vec<Vec<PathStep<'a>>>,
) {
    if is_wrong(node) {
        wrong.push(path.clone());
    }
    for (step, inside) in node.children() {
        path.push(step);
        find_groups(inside, is_wrong, path, wrong);
        path.pop();
    }
}
