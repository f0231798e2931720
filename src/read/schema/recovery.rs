//! What is left of a tree with errors: its rules can still be looked for where nothing was lost.

use std::collections::BTreeSet;

use jsonschema::error::ValidationErrorKind;

use super::{Model, nearest, path_of};
use crate::read::yaml::{PathStep, YamlEntry, YamlKind, YamlNode};

/// Rounds of validation: what one takes away, or renames, can uncover something else.
const MAX_ROUNDS: usize = 4;

/// A tree that its model takes, made from one that it refuses.
#[derive(Debug, Clone)]
pub struct Recovery {
    /// Every misspelt key under the name that it most likely meant: places are looked up here.
    pub renamed: YamlNode,
    /// The same, less what the model refuses. Items of lists keep their rank: a list loses all of them or none.
    pub kept: YamlNode,
    /// The keys at the root under which something was lost.
    pub lost: BTreeSet<String>,
    /// Those under which only values were, no step nor item: what is there can still be counted.
    pub dented: BTreeSet<String>,
}

impl Recovery {
    /// Nothing lost yet.
    #[must_use]
    pub fn of(root: &YamlNode) -> Self {
        Self {
            renamed: root.clone(),
            kept: root.clone(),
            lost: BTreeSet::new(),
            dented: BTreeSet::new(),
        }
    }

    /// Takes the value at the end of a path away, with the list that it is an item of.
    fn lose(&mut self, path: &[PathStep]) {
        let Some(last) = path
            .iter()
            .rposition(|step| matches!(step, PathStep::Key(_)))
        else {
            return;
        };
        if let (Some(PathStep::Key(section)), PathStep::Key(key)) = (path.first(), &path[last]) {
            let inside = last > 0;
            if let Some(entries) = entries(&mut self.kept, &path[..last]) {
                let gone = entries.iter().find(|entry| entry.key == *key);
                let is_value =
                    gone.is_some_and(|it| matches!(it.value.kind, YamlKind::Scalar { .. }));
                // Without these, nobody knows what a step lasts.
                if is_value && inside && !["duree", "pause"].contains(&key.as_str()) {
                    self.dented.insert(section.clone());
                } else {
                    self.lost.insert(section.clone());
                }
                entries.retain(|entry| entry.key != *key);
            }
        }
    }

    fn rename(&mut self, path: &[PathStep], key: &str, meant: &str) {
        for root in [&mut self.renamed, &mut self.kept] {
            let entries = entries(root, path).into_iter().flatten();
            for entry in entries.filter(|entry| entry.key == key) {
                meant.clone_into(&mut entry.key);
            }
        }
    }

    /// Loses the groups that a look refuses.
    pub fn lose_groups(&mut self, is_wrong: &impl Fn(&YamlNode) -> bool) {
        let mut wrong = Vec::new();
        search(&self.kept, is_wrong, &mut Vec::new(), &mut wrong);
        for path in wrong {
            self.lose(&path);
        }
    }
}

impl Model {
    /// What is left of a tree that the model refuses.
    #[must_use]
    pub fn recover(&self, root: &YamlNode) -> Recovery {
        let mut recovery = Recovery::of(root);
        for _ in 0..MAX_ROUNDS {
            let json = serde_json::to_value(recovery.kept.value()).unwrap_or_default();
            let before = recovery.kept.clone();
            for error in self.validator.iter_errors(&json) {
                let path = path_of(error.instance_path().as_str(), &before);
                self.repair(&mut recovery, &path, &error);
            }
            if recovery.kept == before {
                break;
            }
        }
        recovery
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "whatever else is wrong with a value, it is lost"
    )]
    fn repair(
        &self,
        recovery: &mut Recovery,
        path: &[PathStep],
        error: &jsonschema::ValidationError<'_>,
    ) {
        match error.kind() {
            // A text that a sheet cannot hold is still a text.
            ValidationErrorKind::Format { format } if format == "markdown" => {}
            ValidationErrorKind::AdditionalProperties { unexpected } => {
                let known = self.known_keys(error.schema_path().as_str());
                for key in unexpected {
                    let group = recovery.kept.at(path);
                    let free = known
                        .iter()
                        .copied()
                        .filter(|known| group.entry(known).is_none());
                    match nearest(key, free) {
                        Some(meant) => recovery.rename(path, key, &meant),
                        None => {
                            let step = PathStep::Key(key.clone());
                            recovery.lose(&[path, &[step]].concat());
                        }
                    }
                }
            }
            // What the root must have is given a value that says nothing.
            ValidationErrorKind::Required { property } if path.is_empty() => {
                if let (Some(key), YamlKind::Mapping(entries)) =
                    (property.as_str(), &mut recovery.kept.kind)
                {
                    entries.push(YamlEntry {
                        key: key.to_owned(),
                        key_span: recovery.renamed.span,
                        value: YamlNode {
                            span: recovery.renamed.span,
                            kind: YamlKind::Scalar {
                                text: "…".to_owned(),
                                plain: false,
                            },
                        },
                    });
                }
            }
            _ => recovery.lose(path),
        }
    }
}

/// The entries of the group at the end of a path, if it is one.
fn entries<'a>(root: &'a mut YamlNode, path: &[PathStep]) -> Option<&'a mut Vec<YamlEntry>> {
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

/// The paths of the groups that a look refuses.
fn search(
    node: &YamlNode,
    is_wrong: &impl Fn(&YamlNode) -> bool,
    path: &mut Vec<PathStep>,
    wrong: &mut Vec<Vec<PathStep>>,
) {
    match &node.kind {
        YamlKind::Scalar { .. } => {}
        YamlKind::List(items) => {
            for (index, item) in items.iter().enumerate() {
                path.push(PathStep::Index(index));
                search(item, is_wrong, path, wrong);
                path.pop();
            }
        }
        YamlKind::Mapping(entries) => {
            if is_wrong(node) {
                wrong.push(path.clone());
            }
            for entry in entries {
                path.push(PathStep::Key(entry.key.clone()));
                search(&entry.value, is_wrong, path, wrong);
                path.pop();
            }
        }
    }
}
