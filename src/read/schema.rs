//! The model of each kind of file, as the committed JSON Schemas say it.
//!
//! `tests/generated` makes one schema from the serde types and writes it twice, and a test keeps both fresh: `schema/` for
//! editors, and beside this file what reading needs of it, a fifth as long.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::read::field::{FieldSchema, parse_schema};
use crate::read::text_field::TextField;
use crate::read::yaml::{PathStep, SpannedTree, YamlNode};

/// How deep a key is searched for the name of a misplaced one.
const MAX_SEARCH_DEPTH: usize = 4;

/// The schema of a kind of file.
#[derive(Debug)]
pub struct Model {
    /// The schema as editors read it.
    pub json: &'static str,
    /// The whole file.
    pub root: FieldSchema,
}

/// The model of `programmes/*.yaml`.
pub static PROGRAMME: LazyLock<Model> = LazyLock::new(|| {
    Model::new(
        include_str!("../../schema/programme.schema.json"),
        include_str!("schema/programme.txt"),
    )
});

/// The model of `annexe.yaml`.
pub static CONFIG: LazyLock<Model> = LazyLock::new(|| {
    Model::new(
        include_str!("../../schema/annexe.schema.json"),
        include_str!("schema/annexe.txt"),
    )
});

impl Model {
    /// `of_reading` has the root, then a line for each of its keys and of its definitions: `definitions/Contact {…}`.
    fn new(json: &'static str, of_reading: &'static str) -> Self {
        let (root, named) = of_reading.split_once('\n').unwrap_or_default();
        let mut root = parse_schema(root);
        for line in named.lines() {
            let (path, json) = line.split_once(' ').unwrap_or_default();
            match path.split_once('/') {
                Some(("definitions", name)) => root.definitions.push(name, json),
                Some((_, key)) => root.keys.push(key, json),
                None => {}
            }
        }
        Self { json, root }
    }

    /// A schema, or the definition it refers to.
    #[must_use]
    pub fn definition<'a>(&'a self, schema: &'a FieldSchema) -> &'a FieldSchema {
        let name = schema
            .reference
            .and_then(|reference| reference.rsplit('/').next());
        name.and_then(|name| {
            let definitions = &self.root.definitions.0;
            let found = definitions.iter().find(|(known, _)| *known == name);
            found.map(|(_, definition)| definition.schema())
        })
        .unwrap_or(schema)
    }

    /// Whether the root of a file may have that key.
    #[must_use]
    pub fn has_root_key(&self, key: &str) -> bool {
        self.root.key(key).is_some()
    }

    /// The texts of a tree that a sheet prints, in the order of the file.
    #[must_use]
    pub fn text_fields<'a>(&self, tree: &'a SpannedTree) -> Vec<TextField<'a>> {
        let mut text_fields = Vec::new();
        self.add_text_fields(
            &self.root,
            tree,
            &tree.root,
            &mut String::new(),
            &mut text_fields,
        );
        text_fields
    }

    /// The texts inside a value at a path.
    fn add_text_fields<'a>(
        &self,
        schema: &FieldSchema,
        tree: &'a SpannedTree,
        node: &'a YamlNode,
        path: &mut String,
        text_fields: &mut Vec<TextField<'a>>,
    ) {
        let schema = self.definition(schema);
        let is_markdown = schema.format == Some("markdown");
        if is_markdown || schema.format == Some("ligne") {
            text_fields.extend(TextField::new(tree, path, node, is_markdown));
        }
        let length = path.len();
        for (step, inside) in node.children() {
            let (schema, step) = match step {
                PathStep::Index(index) => (schema.items.as_deref(), Cow::Owned(index.to_string())),
                PathStep::Key(key) => (schema.key(key), Cow::Borrowed(key)),
            };
            let Some(schema) = schema else { continue };
            if length > 0 {
                path.push('.');
            }
            path.push_str(&step);
            self.add_text_fields(schema, tree, inside, path, text_fields);
            path.truncate(length);
        }
    }

    /// The dotted paths of the groups that know a key of that name, the nearest to the root first.
    #[must_use]
    pub fn groups_with_key(&self, key: &str) -> Vec<String> {
        let mut groups = Vec::new();
        self.search_groups(&self.root, key, &mut Vec::new(), &mut groups);
        groups.sort_by_key(|group| group.matches('.').count());
        groups
    }

    fn search_groups<'a>(
        &'a self,
        schema: &'a FieldSchema,
        key: &str,
        path: &mut Vec<&'a str>,
        groups: &mut Vec<String>,
    ) {
        if path.len() > MAX_SEARCH_DEPTH {
            return;
        }
        let schema = self.definition(schema);
        if let Some(items) = &schema.items {
            self.search_groups(items, key, path, groups);
        }
        if schema.key(key).is_some() {
            groups.push(path.join("."));
        }
        let mut keys: Vec<_> = schema.keys.0.iter().collect();
        keys.sort_unstable_by_key(|(name, _)| *name);
        for (name, inside) in keys {
            path.push(name);
            self.search_groups(inside.schema(), key, path, groups);
            path.pop();
        }
    }
}
