//! The walk against `jsonschema`: on every file of the tests, on every key with planted values, on random programmes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use jsonschema::error::ValidationErrorKind;
use jsonschema::{ValidationError, Validator};
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};

use annexe::diagnostic::kind::NumberBound;
use annexe::document::markdown;
use annexe::read::field::FieldSchema;
use annexe::read::schema::{CONFIG, Model, PROGRAMME};
use annexe::read::validate::{MODEL_FORMATS, Violation, ViolationKind, json_type, validate};
use annexe::read::yaml::{self, PathStep, ScalarValue, YamlEntry, YamlKind, YamlNode};
use annexe::source::{SourceFile, Span};
use annexe::value::FORMATS;

use crate::support::filling::without_short_forms;

/// Refuses numbers with a decimal point, whose zeros would be lost.
struct AsWritten;

impl<'i> jsonschema::Keyword<'i> for AsWritten {
    fn validate(&self, instance: &'i Value) -> Result<(), ValidationError<'i>> {
        if self.is_valid(instance) {
            Ok(())
        } else {
            Err(ValidationError::custom("decimal"))
        }
    }

    fn is_valid(&self, instance: &'i Value) -> bool {
        !instance.is_f64()
    }
}

fn validator(schema: &Value) -> Validator {
    let mut options = jsonschema::draft7::options().should_validate_formats(true);
    for (name, check) in FORMATS.iter().chain(&MODEL_FORMATS) {
        options = options.with_format(*name, move |text: &str| check(text).is_ok());
    }
    options = options.with_format("markdown", |text: &str| {
        markdown::parse_markdown(text).1.is_empty()
    });
    options = options.with_keyword("x-tel-quel", |_, _, _| Ok(Box::new(AsWritten)));
    options.build(schema).expect("a valid schema")
}

/// A schema for both sides.
struct Sides<'a> {
    model: &'a Model,
    schema: &'a FieldSchema,
    validator: Validator,
}

impl Sides<'_> {
    fn whole(model: &'static Model, schema: &Value) -> Sides<'static> {
        Sides {
            model,
            schema: &model.root,
            validator: validator(schema),
        }
    }

    /// Holds the violations of a value to the errors of `jsonschema`: same places, same keywords, same keys. Returns the keywords.
    fn compare(&self, node: &YamlNode) -> Result<Vec<String>, String> {
        let json = Value::deserialize(node).expect("a tree is a value");
        let ours = self.violations(node);
        let theirs = self.errors(&json);
        if ours != theirs {
            return Err(format!("{json:#}\nexpected {theirs:#?}\nfound {ours:#?}"));
        }
        if self.validator.is_valid(&json) != ours.is_empty() {
            return Err(format!("{json:#}\nis_valid differs from {ours:#?}"));
        }
        Ok(ours.into_iter().map(|(_, keyword, _)| keyword).collect())
    }

    fn violations(&self, node: &YamlNode) -> Vec<(String, String, String)> {
        let found = validate(self.model, self.schema, node);
        // To JSON Schema, the format of a number says nothing.
        let is_of_number = |it: &&Violation<'_>| {
            matches!(it.kind, ViolationKind::Unreadable(_))
                && it
                    .node
                    .scalar()
                    .is_some_and(|it| !matches!(it, ScalarValue::Text(_)))
        };
        let found = found.iter().filter(|it| !is_of_number(it));
        let violations = found.map(|violation| {
            let (keyword, detail) = match &violation.kind {
                ViolationKind::WrongType => ("type", String::new()),
                ViolationKind::LosesZeros => ("x-tel-quel", String::new()),
                ViolationKind::UnknownValue => ("enum", String::new()),
                ViolationKind::TooFewItems => ("minItems", String::new()),
                ViolationKind::Unreadable(_) | ViolationKind::Unsupported(_) => {
                    ("format", String::new())
                }
                ViolationKind::UnknownKeys(keys) => ("additionalProperties", keys.join(", ")),
                ViolationKind::MissingKey(key) => ("required", (*key).to_owned()),
                ViolationKind::OutOfBounds(bound) => match bound {
                    NumberBound::AtLeast(limit) => ("minimum", limit.clone()),
                    NumberBound::AtMost(limit) => ("maximum", limit.clone()),
                    NumberBound::Above(limit) => ("exclusiveMinimum", limit.clone()),
                    NumberBound::Below(limit) => ("exclusiveMaximum", limit.clone()),
                    NumberBound::MultipleOf(step) => ("multipleOf", step.clone()),
                },
            };
            (pointer(&violation.path), keyword.to_owned(), detail)
        });
        let mut violations: Vec<_> = violations.collect();
        violations.sort();
        violations
    }

    fn errors(&self, json: &Value) -> Vec<(String, String, String)> {
        let errors: Vec<_> = self.validator.iter_errors(json).collect();
        let errors: Vec<_> = errors.iter().flat_map(first_branch).collect();
        let is_type =
            |error: &ValidationError<'_>| matches!(error.kind(), ValidationErrorKind::Type { .. });
        let mistyped: BTreeSet<String> = errors
            .iter()
            .filter(|error| is_type(error))
            .map(|error| error.instance_path().to_string())
            .collect();
        let errors = errors.iter().filter(|error| {
            // A value of the wrong type has no other violation on our side.
            is_type(error) || !mistyped.contains(&error.instance_path().to_string())
        });
        let errors = errors.map(|error| {
            let schema_path = error.schema_path().to_string();
            let keyword = schema_path.rsplit('/').next().unwrap_or_default();
            let detail = match error.kind() {
                ValidationErrorKind::AdditionalProperties { unexpected } => unexpected.join(", "),
                ValidationErrorKind::Required { property } => {
                    property.as_str().unwrap_or_default().to_owned()
                }
                ValidationErrorKind::Minimum { limit }
                | ValidationErrorKind::Maximum { limit }
                | ValidationErrorKind::ExclusiveMinimum { limit }
                | ValidationErrorKind::ExclusiveMaximum { limit } => limit.to_string(),
                ValidationErrorKind::MultipleOf { multiple_of } => multiple_of.to_string(),
                _ => String::new(),
            };
            (
                error.instance_path().to_string(),
                keyword.to_owned(),
                detail,
            )
        });
        let mut errors: Vec<_> = errors.collect();
        errors.sort();
        errors
    }
}

/// The errors of the first of several alternatives, which explains why a value follows none.
fn first_branch<'e, 'i>(error: &'e ValidationError<'i>) -> Vec<&'e ValidationError<'i>> {
    match error.kind() {
        ValidationErrorKind::AnyOf { context } => context[0].iter().collect(),
        _ => vec![error],
    }
}

fn pointer(path: &[PathStep<'_>]) -> String {
    let steps = path.iter().map(|step| match step {
        PathStep::Key(key) => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
        PathStep::Index(index) => format!("/{index}"),
    });
    steps.collect()
}

/// Both models with their schemas.
fn sides() -> [(Sides<'static>, Value); 2] {
    [&*PROGRAMME, &*CONFIG].map(|model| {
        let schema = without_short_forms(model);
        (Sides::whole(model, &schema), schema)
    })
}

#[test]
fn files_of_the_tests() {
    let mut files = Vec::new();
    for folder in ["tests", "programmes", "examples", "docs"] {
        yaml_files(Path::new(folder), &mut files);
    }
    files.push(PathBuf::from("annexe.yaml"));
    let sides = sides();
    let (mut compared, mut refused) = (0, 0);
    for path in files {
        let bytes = std::fs::read(&path).expect("a file");
        let file = SourceFile::new("x.yaml", String::from_utf8_lossy(&bytes));
        let Some(root) = yaml::parse(&file).root else {
            continue;
        };
        for (sides, _) in &sides {
            let keywords = sides.compare(&root);
            let keywords = keywords.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            compared += 1;
            refused += usize::from(!keywords.is_empty());
        }
    }
    println!("{compared} comparisons, {refused} refused");
    assert!(compared > 300 && refused > 200, "{compared}, {refused}");
}

fn yaml_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() && !path.ends_with("node_modules") {
            yaml_files(&path, files);
        } else if path.extension().is_some_and(|it| it == "yaml") {
            files.push(path);
        }
    }
    files.sort();
}

/// Values of every shape, on both sides of every bound and format of the model.
fn planted() -> Vec<Value> {
    let mut planted = vec![
        json!(null),
        json!(true),
        json!(false),
        json!([]),
        json!({}),
        json!([[]]),
        json!([{}]),
        json!([null]),
        json!(["texte"]),
        json!(["14/02/2019"]),
        json!(["2019-02-14", 3]),
        json!([1.5, true]),
        json!({"inconnue": 1}),
        json!({"titre": "Un"}),
        json!({"debut": "2019-02-14"}),
        json!({"debut": "9h", "fin": "12h", "autre": 1}),
        json!({"libelle": "Un", "montant": -1}),
        json!([{"titre": 3, "x": {}}]),
        json!({"nom": "Un", "texte": "<b>"}),
    ];
    let numbers = [
        0.0, -0.5, 0.004, 0.01, 0.1, 0.25, 0.3, 0.5, 1.0, 1.005, 1.1, 2.0, 12.34, 99.999, 999.5,
        1000.5, 1001.0, 0.07, 10000.01, 4503599627370497.5, 999999999.99, 1000000000.0,
        123456789.01, 1e20, 1e300, 8.31, 19.99, 1e-7,
    ];
    planted.extend(numbers.map(Value::from));
    planted.extend(
        [
            0,
            1,
            -1,
            7,
            1000,
            1001,
            10_000,
            10_001,
            100_000,
            100_001,
            1_000_000_000,
            i64::MAX,
            i64::MIN,
        ]
        .map(Value::from),
    );
    let texts = [
        "", "texte", "oui", "non", "fr", "#0f4c5c", "#xyz", "7 h", "7h30", "9h-12h", "12h à 9h",
        "2 jours", "1 j 1/2", "3,5", "2019-02-14", "14 février 2019", "à définir", "12 €",
        "1 200,50 €", "erreur", "formation", "*gras*", "<div>x</div>", "![image](x.png)",
        "| a |\n| - |\n| b |", "[lien](ftp://x)", "lieu", "redactionnel", "convention", "pdf",
        "10/19",
    ];
    planted.extend(texts.map(Value::from));
    planted
}

#[test]
fn every_key_with_planted_values() {
    let mut keywords = BTreeMap::new();
    let mut compared = 0;
    let mut seen = BTreeSet::new();
    for (sides, schema) in sides() {
        let mut keys = Vec::new();
        add_keys(sides.model, &schema, &sides.model.root, &schema, &mut keys);
        for (name, inside) in &sides.model.root.definitions.0 {
            let definition = &schema["definitions"][name];
            add_keys(sides.model, &schema, inside.schema(), definition, &mut keys);
        }
        for (field, key) in keys {
            if !seen.insert(key.to_string()) {
                continue;
            }
            let mut alone = key.clone();
            alone["definitions"] = schema["definitions"].clone();
            let sides = Sides {
                model: sides.model,
                schema: field,
                validator: validator(&alone),
            };
            let examples = key["examples"].as_array().cloned().unwrap_or_default();
            let is_full = |example: &&Value| !field.is_short_form(json_type(&tree(example)));
            for example in examples.iter().filter(is_full) {
                assert_eq!(sides.compare(&tree(example)), Ok(vec![]), "{key}");
            }
            for value in planted().iter().chain(&examples) {
                let found = sides.compare(&tree(value));
                for keyword in found.unwrap_or_else(|error| panic!("{key:#}: {error}")) {
                    *keywords.entry(keyword).or_insert(0) += 1;
                }
                compared += 1;
            }
        }
    }
    println!("{compared} comparisons, refused by {keywords:?}");
    assert!(compared > 20_000, "{compared} comparisons");
    let expected = [
        "additionalProperties", "enum", "exclusiveMaximum", "exclusiveMinimum", "format",
        "maximum", "minItems", "minimum", "multipleOf", "required", "type", "x-tel-quel",
    ];
    assert_eq!(
        keywords.keys().map(String::as_str).collect::<Vec<_>>(),
        expected
    );
}

/// Each key inside a schema, on both sides.
fn add_keys<'a>(
    model: &'a Model,
    root: &'a Value,
    field: &'a FieldSchema,
    schema: &'a Value,
    keys: &mut Vec<(&'a FieldSchema, &'a Value)>,
) {
    for (key, inside) in &field.keys.0 {
        let inside = inside.schema();
        let value = &schema["properties"][key];
        keys.push((inside, value));
        add_keys(model, root, inside, value, keys);
    }
    if let Some(items) = &field.items
        && items.reference.is_none()
    {
        add_keys(model, root, items, &schema["items"], keys);
    }
    assert_eq!(
        model.definition(field).keys.0.len(),
        definition(root, schema)["properties"]
            .as_object()
            .map_or(0, serde_json::Map::len)
    );
}

#[test]
fn the_walk_knows_every_keyword() {
    let known = [
        "$ref", "$schema", "additionalProperties", "anyOf", "definitions", "description", "enum",
        "enumDescriptions", "examples", "exclusiveMaximum", "exclusiveMinimum", "format", "items",
        "maximum", "minItems", "minimum", "multipleOf", "pattern", "patternProperties",
        "properties", "required", "title", "type", "x-abrege", "x-ajout", "x-autre-nom", "x-mots",
        "x-niveau", "x-parties", "x-tel-quel",
    ];
    fn check(schema: &Value, known: &[&str]) {
        for (keyword, value) in schema.as_object().into_iter().flatten() {
            assert!(known.contains(&keyword.as_str()), "{keyword}");
            match keyword.as_str() {
                "items" => check(value, known),
                "anyOf" => {
                    let branches = value.as_array().into_iter().flatten();
                    branches.for_each(|branch| check(branch, known));
                }
                // The walk looks for the words themselves.
                "pattern" => {
                    let words = value.as_str().expect("a text");
                    assert!(
                        words.chars().all(|c| c.is_alphabetic() || c == ' '),
                        "{words}"
                    );
                }
                "properties" | "definitions" | "patternProperties" => {
                    let inside = value.as_object().into_iter().flatten();
                    inside.for_each(|(_, schema)| check(schema, known));
                }
                "additionalProperties" => assert_eq!(value, false),
                // The check of multiples rests on it.
                "multipleOf" => assert_eq!((1.0 / value.as_f64().expect("a number")).fract(), 0.0),
                _ => {}
            }
        }
    }
    sides().iter().for_each(|(_, schema)| check(schema, &known));
}

/// Choices for a random value; zero once all are spent, so that values stay small.
struct Choices<'a>(std::slice::Iter<'a, u16>);

impl Choices<'_> {
    fn below(&mut self, count: usize) -> usize {
        usize::from(self.0.next().copied().unwrap_or_default()) % count.max(1)
    }

    /// True once in so many times.
    fn is_rare(&mut self, count: usize) -> bool {
        self.below(count) == count - 1
    }

    fn pick<'v>(&mut self, values: &'v [Value]) -> &'v Value {
        &values[self.below(values.len())]
    }

    /// A value that a schema takes, but for a few faults.
    fn value(&mut self, root: &Value, schema: &Value, planted: &[Value], depth: usize) -> Value {
        let schema = definition(root, schema);
        if self.is_rare(12) {
            return self.pick(planted).clone();
        }
        let values = schema["enum"].as_array();
        if let Some(values) = values.or_else(|| schema["anyOf"][0]["enum"].as_array()) {
            return self.pick(values).clone();
        }
        let types = match &schema["type"] {
            Value::Array(types) => types.clone(),
            kind => vec![kind.clone()],
        };
        match self.pick(&types).as_str() {
            Some("object") if depth > 0 => {
                let properties = schema["properties"].as_object();
                let properties = properties.or_else(|| schema["patternProperties"].as_object());
                let properties = properties.expect("keys");
                let required = schema["required"].as_array().cloned().unwrap_or_default();
                let mut group = serde_json::Map::new();
                for (key, property) in properties {
                    let is_required = required.iter().any(|it| it == key);
                    if is_required && !self.is_rare(10) || self.below(3) == 0 {
                        let value = self.value(root, property, planted, depth - 1);
                        let key = if self.is_rare(20) {
                            format!("{key}s")
                        } else {
                            key.clone()
                        };
                        group.insert(key, value);
                    }
                }
                Value::Object(group)
            }
            Some("array") if depth > 0 => {
                let count = self.below(4);
                let items =
                    (0..count).map(|_| self.value(root, &schema["items"], planted, depth - 1));
                Value::Array(items.collect())
            }
            _ => match schema["examples"].as_array() {
                Some(examples) => self.pick(examples).clone(),
                None => self.pick(planted).clone(),
            },
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn random_programmes(choices in proptest::collection::vec(any::<u16>(), 0..1500)) {
        thread_local! {
            static SIDES: ([(Sides<'static>, Value); 2], Vec<Value>) = (sides(), planted());
        }
        SIDES.with(|(sides, planted)| {
            for (sides, schema) in sides {
                let value = Choices(choices.iter()).value(schema, schema, planted, 7);
                let found = sides.compare(&tree(&value));
                prop_assert!(found.is_ok(), "{}", found.unwrap_err());
            }
            Ok(())
        })?;
    }
}

/// A value as a spanned tree, all at one place.
fn tree(value: &Value) -> YamlNode {
    let span = Span::new(0, 0);
    let scalar = |text: String, plain| YamlKind::Scalar { text, plain };
    let kind = match value {
        Value::Null => scalar("~".to_owned(), true),
        Value::Bool(_) | Value::Number(_) => scalar(value.to_string(), true),
        Value::String(text) => scalar(text.clone(), false),
        Value::Array(items) => YamlKind::List(items.iter().map(tree).collect()),
        Value::Object(object) => {
            let entries = object.iter().map(|(key, value)| YamlEntry {
                key: key.clone(),
                key_span: span,
                value: tree(value),
            });
            YamlKind::Mapping(entries.collect())
        }
    };
    YamlNode { span, kind }
}

/// A schema, or the definition that it refers to.
fn definition<'a>(root: &'a Value, schema: &'a Value) -> &'a Value {
    let reference = schema["$ref"].as_str();
    reference
        .and_then(|reference| root.pointer(&reference[1..]))
        .unwrap_or(schema)
}
