//! Values that a JSON Schema describes, filled by whoever chooses the leaves.

use annexe::read::schema::{Model, PROGRAMME};
use serde_json::{Map, Value};

/// What a filling is made of.
pub trait Choices {
    /// Whether to write that optional key.
    fn keeps(&mut self, path: &str) -> bool;
    /// Which of several JSON types to write.
    fn shape<'a>(&mut self, types: &[&'a str]) -> &'a str;
    /// How many items to write.
    fn length(&mut self) -> usize;
    fn text(&mut self, format: Option<&str>, path: &str) -> String;
    fn number(&mut self, path: &str) -> Value;
    fn option(&mut self, options: &[Value]) -> Value;
    fn boolean(&mut self) -> bool;
}

/// A value that `target`, a part of the schema `root`, describes.
pub fn fill(root: &Value, target: &Value, path: &str, choices: &mut impl Choices) -> Value {
    let schema = resolve(root, target);
    let alternative = &schema["anyOf"][0];
    let options = schema["enum"].as_array();
    if let Some(options) = options.or_else(|| alternative["enum"].as_array()) {
        return choices.option(options);
    }
    let types: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
        // A field that takes anything.
        _ => vec!["string"],
    };
    match choices.shape(&types) {
        "object" => {
            let mut required = schema["required"].as_array().cloned().unwrap_or_default();
            required.extend(
                alternative["required"]
                    .as_array()
                    .cloned()
                    .unwrap_or_default(),
            );
            let mut object = Map::new();
            for (key, property) in schema["properties"].as_object().into_iter().flatten() {
                let path = format!("{path}/{key}");
                if required.iter().any(|name| name == key) || choices.keeps(&path) {
                    object.insert(key.clone(), fill(root, property, &path, choices));
                }
            }
            Value::Object(object)
        }
        "array" => (0..choices.length())
            .map(|index| fill(root, &schema["items"], &format!("{path}/{index}"), choices))
            .collect(),
        "boolean" => choices.boolean().into(),
        // Of a year and a date, the date: both have words of their own.
        "number" | "integer" if schema["format"] == "date-ou-annee" => {
            choices.text(schema["format"].as_str(), path).into()
        }
        "number" | "integer" => within_bounds(choices.number(path), schema),
        "string" => choices.text(schema["format"].as_str(), path).into(),
        other => panic!("{path}: a new shape, {other}"),
    }
}

/// A number, or the least that the schema takes when it is smaller.
fn within_bounds(number: Value, schema: &Value) -> Value {
    let least = &schema["minimum"];
    if number.as_f64() < least.as_f64() {
        least.clone()
    } else {
        number
    }
}

/// The schema that reading runs on, for full forms alone.
pub fn without_short_forms(model: &Model) -> Value {
    let text = if std::ptr::eq(model, &*PROGRAMME) {
        include_str!("../../../src/read/schema/programme.txt")
    } else {
        include_str!("../../../src/read/schema/annexe.txt")
    };
    let (root, named) = text.split_once('\n').expect("lines");
    let mut schema: Value = serde_json::from_str(root).expect("JSON");
    for line in named.lines() {
        let (path, json) = line.split_once(' ').expect("a path");
        let (group, name) = path.split_once('/').expect("a group");
        schema[group][name] = serde_json::from_str(json).expect("JSON");
    }
    remove_short_forms(&mut schema);
    schema
}

fn remove_short_forms(schema: &mut Value) {
    let Value::Object(object) = schema else {
        return;
    };
    if object.contains_key("properties") || object.contains_key("patternProperties") {
        object.insert("additionalProperties".to_owned(), false.into());
    }
    let is_split = object.shift_remove("x-parties").is_some() && object.contains_key("properties");
    let forms = object.shift_remove("x-abrege").unwrap_or_default();
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|kind| {
            let kind = kind.as_str().unwrap_or_default();
            forms.get(kind).is_none() && !(is_split && ["string", "number"].contains(&kind))
        });
    }
    if forms.get("array").is_some() {
        object.shift_remove("items");
    }
    for keyword in ["properties", "patternProperties", "definitions"] {
        let inside = object.get_mut(keyword).and_then(Value::as_object_mut);
        for (_, schema) in inside.into_iter().flatten() {
            remove_short_forms(schema);
        }
    }
    if let Some(items) = object.get_mut("items") {
        remove_short_forms(items);
    }
}

/// The definition that a reference leads to.
pub fn resolve<'a>(root: &'a Value, schema: &'a Value) -> &'a Value {
    let reference = schema["$ref"]
        .as_str()
        .or_else(|| schema["allOf"][0]["$ref"].as_str());
    match reference {
        Some(reference) => {
            let pointer = reference.trim_start_matches('#');
            resolve(root, root.pointer(pointer).expect("a definition"))
        }
        None => schema,
    }
}
