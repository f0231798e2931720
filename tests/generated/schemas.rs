//! The JSON Schema of a type, made fit for precise messages and for editors that teach the model as it is typed.
//!
//! Everything that an editor shows for a key (title, description, examples, allowed values) stands beside that key, never
//! behind a `$ref`: in draft-07, editors ignore the keywords beside one.
//!
//! The unit tests of the library compile these files, as the types derive their schemas for them alone.

use std::collections::BTreeSet;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::diagnostic::json::JsonDiagnostics;
use crate::diff::report::json::JsonReport;
use crate::model::Programme;
use crate::model::project::Config;
use crate::value::fold;

mod example;
#[path = "../e2e/support/expect.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod expect;
mod reference;
mod types;

/// The keywords that editors show, in their order.
const SHOWN: [&str; 3] = ["title", "description", "examples"];

/// The schema of `programmes/*.yaml`.
fn programme() -> Value {
    generate::<Programme>(
        "Programme de formation",
        "Une action de formation, dans un fichier du dossier « programmes ».",
    )
}

/// The schema of `annexe.yaml`.
fn config() -> Value {
    generate::<Config>(
        "Projet annexe",
        "Le fichier annexe.yaml : les réglages communs à tous vos programmes. Toutes ses clés sont facultatives.",
    )
}

/// The schema of a report for programs.
fn report<T: JsonSchema>() -> Schema {
    let generator = SchemaSettings::draft07().for_serialize().into_generator();
    generator.into_root_schema_for::<T>()
}

/// A schema as a file.
fn to_json(schema: &impl Serialize) -> String {
    let json = serde_json::to_string_pretty(schema).expect("a schema is JSON");
    format!("{json}\n")
}

/// A schema, or the definition of `root` it refers to.
fn definition<'a>(root: &'a Value, schema: &'a Value) -> &'a Value {
    let definition = reference(schema).map(|name| &root["definitions"][name]);
    definition.unwrap_or(schema)
}

/// The schema of `T`, under that title and description.
fn generate<T: JsonSchema>(title: &str, description: &str) -> Value {
    let generator = SchemaSettings::draft07().into_generator();
    let mut schema = generator.into_root_schema_for::<T>().to_value();
    let definitions = definitions_of(&schema);
    simplify(&mut schema, &definitions);
    let definitions = definitions_of(&schema);
    accept_short_forms(&mut schema, &definitions);
    let definitions = definitions_of(&schema);
    illustrate(&mut schema, &definitions);
    prune(&mut schema);
    schema["title"] = title.into();
    schema["description"] = description.into();
    lead(&mut schema, &["$schema", "title", "description"]);
    schema
}

/// The definition that a schema refers to by name.
fn reference(schema: &Value) -> Option<&str> {
    schema["$ref"].as_str()?.strip_prefix("#/definitions/")
}

fn definitions_of(schema: &Value) -> Map<String, Value> {
    schema["definitions"]
        .as_object()
        .cloned()
        .unwrap_or_default()
}

/// Simplifies a generated schema: no `null`, as keys are left out; one merged schema in the place of `anyOf`, as the JSON
/// types of its branches differ; no key but those it names.
fn simplify(schema: &mut Value, definitions: &Map<String, Value>) {
    let Value::Object(object) = schema else {
        if let Value::Array(items) = schema {
            for item in items {
                simplify(item, definitions);
            }
        }
        return;
    };
    for keyword in ["anyOf", "allOf"] {
        if let Some(Value::Array(branches)) = object.shift_remove(keyword) {
            // Branches without a type are conditions on one shape.
            if branches.iter().all(is_condition) {
                object.insert(keyword.to_owned(), branches.into());
                continue;
            }
            for branch in branches {
                merge(object, resolve(branch, definitions));
            }
        }
    }
    if let Some(Value::Array(values)) = object.shift_remove("oneOf") {
        enumerate(object, &values);
    }
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|kind| kind != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            object.insert("type".to_owned(), only);
        }
    }
    if object
        .get("default")
        .is_some_and(|default| default.is_null() || default == &Value::Array(Vec::new()))
    {
        object.shift_remove("default");
    }
    if let Some(Value::String(format)) = object.get("format") {
        // Sizes of Rust integers say nothing to an author; bounds are stated apart.
        if ["int64", "uint32", "double"].contains(&format.as_str()) {
            object.shift_remove("format");
        }
    }
    if let Some(Value::String(description)) = object.get_mut("description") {
        // A comment is broken into lines for those who read the source.
        *description = description.replace('\n', " ");
    }
    lead(schema, &SHOWN);
    let Value::Object(object) = schema else {
        return;
    };
    if object.contains_key("properties") {
        object.insert("additionalProperties".to_owned(), false.into());
    }
    for value in object.values_mut() {
        simplify(value, definitions);
    }
}

fn is_condition(branch: &Value) -> bool {
    branch.get("type").is_none() && branch.get("$ref").is_none()
}

/// Lets each value take the types of its short forms: a single item where a list is expected, a text or a list where a group is.
fn accept_short_forms(schema: &mut Value, definitions: &Map<String, Value>) {
    let children: Vec<&mut Value> = match schema {
        Value::Object(object) => object.values_mut().collect(),
        Value::Array(items) => items.iter_mut().collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => return,
    };
    for child in children {
        accept_short_forms(child, definitions);
    }
    let keys = schema.get_mut("properties").and_then(Value::as_object_mut);
    for (_, key) in keys.into_iter().flatten() {
        // A list under a key of one text is the list that the text would hold.
        if key["type"] == "string" && key["format"] == "markdown" {
            key["x-abrege"]["array"] = json!("|");
            key["type"] = json!(["string", "array"]);
            key["items"] = json!({"type": "string"});
        }
    }
    let types = types(schema);
    if types.iter().any(|kind| kind == "array") && schema["x-abrege"]["array"] != "|" {
        let items = reference(&schema["items"]).map(|name| &definitions[name]);
        let items = short_and_full_types(items.unwrap_or(&schema["items"]));
        // A number alone stands for no item.
        let others = items.iter().filter(|kind| !types.contains(kind));
        for kind in others.filter(|kind| *kind != "number") {
            let item = if kind == "string" {
                json!(["-"])
            } else {
                json!("-")
            };
            schema["x-abrege"][kind.as_str()] = item;
        }
    }
    if let Some(list) = schema["x-abrege"]["array"]
        .as_str()
        .filter(|list| *list != "|")
    {
        schema["items"] = schema["properties"][list]["items"].clone();
    }
    let all = short_and_full_types(schema);
    if all.len() > types.len() {
        schema["type"] = json!(all);
    }
}

fn types(schema: &Value) -> Vec<String> {
    let types = as_list(schema["type"].clone()).into_iter();
    types
        .filter_map(|kind| kind.as_str().map(str::to_owned))
        .collect()
}

/// The types of a value in its full form.
fn full_types(schema: &Value) -> Vec<String> {
    let is_split = schema["x-parties"].is_string() && schema["properties"].is_object();
    let mut types = types(schema);
    types.retain(|kind| {
        let is_short = schema["x-abrege"].get(kind.as_str()).is_some();
        !(is_short || is_split && ["string", "number"].contains(&kind.as_str()))
    });
    types
}

/// The types of a value, those of its short forms last.
fn short_and_full_types(schema: &Value) -> Vec<String> {
    let mut all = types(schema);
    let forms = schema["x-abrege"].as_object().into_iter().flatten();
    let mut short: Vec<String> = forms.map(|(kind, _)| kind.clone()).collect();
    if schema["x-parties"].is_string() && schema["properties"].is_object() {
        short.extend(["string", "number"].map(str::to_owned));
    }
    short.retain(|kind| !all.contains(kind));
    all.extend(short);
    all
}

/// A schema that takes all that reading takes: keys with accents and capitals, and other words for a choice. An editor still refuses
/// a key or a word of small letters alone that is none of the model.
fn accept_all_that_is_read(mut schema: Value) -> Value {
    if let Value::Object(object) = &mut schema {
        for value in object.values_mut() {
            *value = accept_all_that_is_read(value.take());
        }
        if object.get("additionalProperties") == Some(&json!(false)) {
            let pattern = other_names(object);
            let patterns = object.entry("patternProperties").or_insert(json!({}));
            patterns[pattern] = json!({});
            accept_keys(object);
        }
        accept_words(object);
    }
    schema
}

/// The keys that reading gives another name: those with accents or capitals, and the other names of some.
fn other_names(group: &Map<String, Value>) -> String {
    let keys = group.get("properties").and_then(Value::as_object);
    let names = keys.into_iter().flat_map(Map::values);
    let names = names.filter_map(|schema| schema["x-autre-nom"].as_str());
    names.fold("[^a-z0-9_]".to_owned(), |all, name| {
        format!("{all}|^{name}$")
    })
}

/// Lets the keys that a group requires have their accents.
fn accept_keys(schema: &mut Map<String, Value>) {
    let other_names = json!({"not": {"propertyNames": {"pattern": "^[a-z0-9_]+$"}}});
    if let Some(required) = schema.shift_remove("required") {
        let branches = json!([{"required": &required}, &other_names]);
        schema.insert("allOf".to_owned(), json!([{"anyOf": branches}]));
    }
    if let Some(Value::Array(branches)) = schema.get_mut("anyOf") {
        branches.push(other_names);
    }
}

/// Lets a closed list take other words for its values.
fn accept_words(schema: &mut Map<String, Value>) {
    if schema.contains_key("enum") {
        let keywords = ["enum", "enumDescriptions", "x-mots"].into_iter();
        let list = keywords.filter_map(|it| Some((it.to_owned(), schema.shift_remove(it)?)));
        let list: Map<String, Value> = list.collect();
        schema.insert("anyOf".to_owned(), json!([list]));
    }
    let Some(Value::Array(branches)) = schema.get_mut("anyOf") else {
        return;
    };
    let list = branches.iter().find(|branch| branch["enum"].is_array());
    let Some(list) = list.cloned() else { return };
    let texts = |keyword: &str| -> Vec<String> {
        let values = list[keyword].as_array().into_iter().flatten();
        let values = values.flat_map(|value| as_list(value.clone()));
        values.filter_map(|it| it.as_str().map(fold)).collect()
    };
    let mut words = [texts("enum"), texts("enumDescriptions"), texts("x-mots")].concat();
    words.retain_mut(|word| {
        *word = word.trim_end_matches(['.', 's']).to_owned();
        word.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    words.sort();
    words.dedup();
    let words: Vec<String> = words.iter().map(|word| format!("{word}s?")).collect();
    let pattern = format!("[^a-z0-9]|^({})$", words.join("|"));
    let branch = json!({"type": "string", "pattern": pattern});
    branches.push(branch);
}

/// What reading knows of a schema: neither the texts for editors, nor what only they accept.
fn keep_for_reading(schema: &Value) -> Value {
    const KEYWORDS: [&str; 26] = [
        "$ref", "definitions", "title", "type", "format", "enum", "enumDescriptions", "x-mots",
        "properties", "patternProperties", "required", "items", "anyOf", "pattern", "minItems",
        "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "x-tel-quel",
        "x-abrege", "x-autre-nom", "x-parties", "x-niveau", "x-ajout",
    ];
    let Value::Object(object) = schema else {
        return schema.clone();
    };
    let kept = object.iter();
    let kept = kept.filter(|(keyword, _)| KEYWORDS.contains(&keyword.as_str()));
    let kept = kept.map(|(keyword, value)| {
        let value = match (keyword.as_str(), value) {
            ("definitions" | "properties" | "patternProperties", Value::Object(schemas)) => {
                let schemas = schemas.iter();
                schemas
                    .map(|(name, schema)| (name.clone(), keep_for_reading(schema)))
                    .collect()
            }
            ("anyOf", Value::Array(branches)) => branches.iter().map(keep_for_reading).collect(),
            ("items", items) => keep_for_reading(items),
            (_, value) => value.clone(),
        };
        (keyword.clone(), value)
    });
    kept.collect()
}

/// A schema as a file of lines: the root, then each of its keys and definitions, which reading finds without parsing them.
fn to_lines(schema: &Value) -> String {
    let mut root = schema.as_object().expect("an object").clone();
    let groups = ["properties", "definitions"].map(|group| (group, root.shift_remove(group)));
    let mut lines = vec![Value::Object(root).to_string()];
    for (group, schemas) in groups {
        let schemas = schemas.expect("a group");
        let named = schemas.as_object().into_iter().flatten();
        lines.extend(named.map(|(name, schema)| format!("{group}/{name} {schema}")));
    }
    lines.join("\n") + "\n"
}

/// The schema that a branch refers to; `{"type": "null"}` says nothing.
fn resolve(branch: Value, definitions: &Map<String, Value>) -> Map<String, Value> {
    let target = reference(&branch).and_then(|name| definitions.get(name));
    let Value::Object(mut target) = target.cloned().unwrap_or(branch) else {
        return Map::new();
    };
    if target.get("type") == Some(&Value::from("null")) {
        return Map::new();
    }
    if target
        .get("anyOf")
        .and_then(Value::as_array)
        .is_some_and(|all| all.iter().all(is_condition))
    {
        return target;
    }
    if let Some(Value::Array(branches)) = target.shift_remove("anyOf") {
        for branch in branches {
            merge(&mut target, resolve(branch, definitions));
        }
    }
    target
}

/// Adds a branch to a schema: types are united, and the first to describe is kept. The name of a kind of value is no
/// title for the key that holds it.
fn merge(schema: &mut Map<String, Value>, branch: Map<String, Value>) {
    for (keyword, value) in branch {
        match (keyword.as_str(), schema.get_mut(&keyword)) {
            ("type", Some(types)) => {
                let mut united = as_list(types.take());
                united.extend(as_list(value));
                *types = Value::Array(united);
            }
            ("title", _) | (_, Some(_)) => {}
            (_, None) => {
                schema.insert(keyword, value);
            }
        }
    }
}

fn as_list(mut value: Value) -> Vec<Value> {
    match value.as_array_mut() {
        Some(items) => std::mem::take(items),
        None => vec![value],
    }
}

/// Allowed values as one list, with the meaning of each in another, which editors show.
fn enumerate(schema: &mut Map<String, Value>, values: &[Value]) {
    let all =
        |keyword: &str| -> Value { values.iter().map(|value| value[keyword].clone()).collect() };
    schema.insert("type".to_owned(), "string".into());
    schema.insert("enum".to_owned(), all("const"));
    schema.insert("enumDescriptions".to_owned(), all("description"));
    if values.iter().any(|value| value["x-mots"].is_array()) {
        schema.insert("x-mots".to_owned(), other_words(values));
    }
}

/// The other words for each of some choices.
fn other_words(values: &[Value]) -> Value {
    let words = |value: &Value| value.get("x-mots").cloned().unwrap_or_else(|| json!([]));
    values.iter().map(words).collect()
}

/// Puts those keywords first: people read the file too.
fn lead(schema: &mut Value, keywords: &[&str]) {
    let Some(object) = schema.as_object_mut() else {
        return;
    };
    // Among `properties`, a key of that name is one of the model's.
    let leads = keywords
        .iter()
        .filter(|keyword| !object.get(**keyword).is_some_and(Value::is_object));
    let leads: Vec<_> = leads
        .filter_map(|keyword| object.get_key_value(*keyword))
        .map(|(keyword, value)| (keyword.clone(), value.clone()))
        .collect();
    for (index, (keyword, value)) in leads.into_iter().enumerate() {
        object.shift_insert(index, keyword, value);
    }
}

/// Gives an example to each key without one, made of the examples inside it.
fn illustrate(schema: &mut Value, definitions: &Map<String, Value>) {
    let children: Vec<&mut Value> = match schema {
        Value::Object(object) => object.values_mut().collect(),
        Value::Array(items) => items.iter_mut().collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => return,
    };
    for child in children {
        illustrate(child, definitions);
    }
    let properties = schema.get_mut("properties").and_then(Value::as_object_mut);
    for property in properties.into_iter().flat_map(Map::values_mut) {
        if property.get("examples").is_none()
            && let Some(example) = example(property, definitions)
        {
            property["examples"] = json!([example]);
            lead(property, &SHOWN);
        }
    }
}

fn example(schema: &Value, definitions: &Map<String, Value>) -> Option<Value> {
    if let Some(name) = reference(schema) {
        return example(definitions.get(name)?, definitions);
    }
    let own = schema["examples"].get(0).or_else(|| schema["enum"].get(0));
    if let Some(own) = own {
        return Some(own.clone());
    }
    if let Some(properties) = schema["properties"].as_object() {
        let examples = properties
            .iter()
            .filter_map(|(key, property)| Some((key.clone(), example(property, definitions)?)));
        return Some(Value::Object(examples.collect()));
    }
    let item = example(schema.get("items")?, definitions)?;
    Some(json!([item]))
}

/// Forgets the definitions that nothing refers to, once merged where they were named.
fn prune(schema: &mut Value) {
    let mut definitions = definitions_of(schema);
    schema["definitions"].take();
    let mut used = BTreeSet::new();
    gather(schema, &definitions, &mut used);
    definitions.retain(|name, _| used.contains(name));
    schema["definitions"] = definitions.into();
}

fn gather(schema: &Value, definitions: &Map<String, Value>, used: &mut BTreeSet<String>) {
    if let Some(name) = reference(schema)
        && used.insert(name.to_owned())
    {
        gather(&definitions[name], definitions, used);
    }
    match schema {
        Value::Object(object) => object
            .values()
            .for_each(|value| gather(value, definitions, used)),
        Value::Array(items) => items
            .iter()
            .for_each(|value| gather(value, definitions, used)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::expect::assert_kept;
    use super::reference::write_reference;
    use super::*;

    /// Every key of a schema at every level, with the path that leads to it.
    fn keys(root: &Value) -> Vec<(String, &Value)> {
        let mut keys = Vec::new();
        descend(root, "", &mut keys);
        for (name, definition) in root["definitions"].as_object().expect("definitions") {
            descend(definition, name, &mut keys);
        }
        assert!(keys.len() > 300, "{} keys", keys.len());
        keys
    }

    fn descend<'a>(schema: &'a Value, path: &str, keys: &mut Vec<(String, &'a Value)>) {
        for (key, property) in schema["properties"].as_object().into_iter().flatten() {
            let path = format!("{path}/{key}");
            descend(property, &path, keys);
            keys.push((path, property));
        }
        if let Some(items) = schema.get("items") {
            descend(items, &format!("{path}/items"), keys);
        }
    }

    fn schemas() -> [Value; 2] {
        [programme(), config()]
    }

    #[test]
    fn committed_files_are_fresh() {
        let schemas = schemas();
        let [programme, config] = &schemas;
        for (file, text) in [
            (
                "schema/programme.schema.json",
                to_json(&accept_all_that_is_read(programme.clone())),
            ),
            (
                "schema/annexe.schema.json",
                to_json(&accept_all_that_is_read(config.clone())),
            ),
            (
                "src/read/schema/programme.txt",
                to_lines(&keep_for_reading(programme)),
            ),
            (
                "src/read/schema/annexe.txt",
                to_lines(&keep_for_reading(config)),
            ),
            (
                "schema/findings.schema.json",
                to_json(&report::<JsonDiagnostics<'_>>()),
            ),
            (
                "schema/changes.schema.json",
                to_json(&report::<JsonReport<'_>>()),
            ),
            ("schema/programme.md", write_reference(&[programme])),
            ("schema/annexe.md", write_reference(&[config])),
            ("docs/champs.md", write_reference(&[programme, config])),
        ] {
            assert_kept(file, text);
        }
    }

    #[test]
    fn every_key_is_titled_described_and_shown() {
        for (path, key) in schemas().iter().flat_map(keys) {
            let title = key["title"].as_str().unwrap_or_default();
            assert!(
                title.chars().next().is_some_and(char::is_uppercase),
                "{path}: title « {title} »"
            );
            assert!(!title.ends_with('.'), "{path}: title « {title} »");
            let description = key["description"].as_str().unwrap_or_default();
            assert!(
                description.ends_with('.') && description.len() > 5,
                "{path}: description « {description} »"
            );
            assert!(
                key["examples"]
                    .as_array()
                    .is_some_and(|all| !all.is_empty()),
                "{path}: no example"
            );
        }
    }

    #[test]
    fn a_key_of_two_shapes_shows_both() {
        let structured = |value: &Value| value.is_array() || value.is_object();
        let mut keys_of_two = 0;
        for (path, key) in schemas().iter().flat_map(keys) {
            let types = full_types(key);
            let has = |kind: &str| types.iter().any(|it| it == kind);
            if has("string") && (has("array") || has("object")) {
                keys_of_two += 1;
                let examples = key["examples"].as_array().expect("examples");
                assert!(examples.iter().any(structured), "{path}: {examples:?}");
                assert!(
                    examples.iter().any(Value::is_string),
                    "{path}: {examples:?}"
                );
            }
        }
        assert!(keys_of_two > 10, "{keys_of_two} keys of two shapes");
    }

    #[test]
    fn every_allowed_value_says_what_it_means() {
        let mut enums = 0;
        for (path, key) in schemas().iter().flat_map(keys) {
            for schema in [key, &key["items"]] {
                let Some(values) = schema["enum"].as_array() else {
                    continue;
                };
                enums += 1;
                let meanings = schema["enumDescriptions"].as_array().expect("meanings");
                assert_eq!(values.len(), meanings.len(), "{path}");
                let empty = |meaning: &Value| meaning.as_str().is_none_or(str::is_empty);
                assert!(!meanings.iter().any(empty), "{path}: {meanings:?}");
            }
        }
        assert!(enums > 10, "{enums} enums");
    }

    #[test]
    fn siblings_have_titles_of_their_own() {
        let mut titles = BTreeSet::new();
        for (schema, name) in schemas().into_iter().zip(["programme", "annexe"]) {
            for (path, key) in keys(&schema) {
                let (parent, _) = path.rsplit_once('/').expect("a key");
                let title = key["title"].as_str().expect("a title").to_lowercase();
                assert!(
                    titles.insert((name, parent.to_owned(), title.clone())),
                    "{path}: a second « {title} »"
                );
            }
        }
    }

    #[test]
    fn nothing_shown_hides_behind_a_reference() {
        for schema in &schemas() {
            let text = schema.to_string();
            for keyword in ["allOf", "oneOf"] {
                assert!(!text.contains(&format!("\"{keyword}\":")), "{keyword}");
            }
            for (path, key) in keys(schema) {
                let branches = key["anyOf"].as_array().into_iter().flatten();
                for branch in branches {
                    assert!(
                        SHOWN.iter().all(|keyword| branch[keyword].is_null()),
                        "{path}"
                    );
                }
            }
            for (path, key) in keys(schema) {
                assert!(key["$ref"].is_null(), "{path}");
                for branch in key["anyOf"].as_array().into_iter().flatten() {
                    let hidden = SHOWN.iter().find(|keyword| branch.get(**keyword).is_some());
                    assert_eq!(hidden, None, "{path}");
                }
            }
        }
    }
}
