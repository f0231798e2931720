//! Where a schema has texts that sheets print: what is looked up once, so that a thousand programmes cost little.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::check::rules::Passage;
use crate::read::yaml::{SpannedTree, YamlKind, YamlNode};

/// What a schema says of the texts in a value.
#[derive(Debug, Default)]
pub struct Texts {
    /// For a text, whether it is read as Markdown.
    is_markdown: Option<bool>,
    items: Option<Box<Texts>>,
    keys: BTreeMap<String, Texts>,
}

impl Texts {
    /// What a schema says, `root` being the whole that its references lead to.
    #[must_use]
    pub fn of(root: &Value) -> Self {
        let mut texts = Self::default();
        texts.add(root, root);
        texts
    }

    fn add(&mut self, root: &Value, schema: &Value) {
        let schema = definition(root, schema);
        let format = match schema["format"].as_str() {
            Some("markdown") => Some(true),
            Some("ligne") => Some(false),
            Some(_) | None => None,
        };
        self.is_markdown = self.is_markdown.or(format);
        for part in schema["allOf"].as_array().into_iter().flatten() {
            self.add(root, part);
        }
        if schema["items"].is_object() {
            let items = self.items.get_or_insert_default();
            items.add(root, &schema["items"]);
        }
        for (key, property) in schema["properties"].as_object().into_iter().flatten() {
            let texts = self.keys.entry(key.clone()).or_default();
            texts.add(root, property);
        }
    }

    /// The texts of a tree that a sheet prints, in the order of the file.
    #[must_use]
    pub fn passages<'a>(&self, tree: &'a SpannedTree) -> Vec<Passage<'a>> {
        let mut passages = Vec::new();
        self.collect(tree, &tree.root, &mut String::new(), &mut passages);
        passages
    }

    /// The texts inside a value at a path.
    fn collect<'a>(
        &self,
        tree: &'a SpannedTree,
        node: &'a YamlNode,
        path: &mut String,
        passages: &mut Vec<Passage<'a>>,
    ) {
        let length = path.len();
        match &node.kind {
            YamlKind::Scalar { .. } => {
                let passage = self
                    .is_markdown
                    .and_then(|is_markdown| Passage::new(tree, path.clone(), node, is_markdown));
                passages.extend(passage);
            }
            YamlKind::List(list) => {
                for (rank, item) in list.iter().enumerate() {
                    if let Some(items) = &self.items {
                        step(path, &rank.to_string());
                        items.collect(tree, item, path, passages);
                        path.truncate(length);
                    }
                }
            }
            YamlKind::Mapping(entries) => {
                for entry in entries {
                    if let Some(texts) = self.keys.get(&entry.key) {
                        step(path, &entry.key);
                        texts.collect(tree, &entry.value, path, passages);
                        path.truncate(length);
                    }
                }
            }
        }
    }
}

/// Goes on a step on a dotted path.
fn step(path: &mut String, step: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(step);
}

/// A schema, or the definition it refers to.
pub fn definition<'a>(root: &'a Value, schema: &'a Value) -> &'a Value {
    let reference = schema["$ref"].as_str();
    let pointer = reference.and_then(|reference| reference.strip_prefix('#'));
    pointer.and_then(|it| root.pointer(it)).unwrap_or(schema)
}
