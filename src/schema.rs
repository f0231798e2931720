//! The JSON Schema of the model, and the structural findings that follow from it.
//!
//! One schema serves editors, documentation and the command line, so they agree by construction. It is generated from
//! the serde types, then made fit for precise messages: no `anyOf`, no `null`, no unknown key.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::types::JsonType;
use jsonschema::{ValidationError, Validator};
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value};

use crate::diagnostic::{Finding, Place};
use crate::fault::{Fault, Shape};
use crate::markdown;
use crate::programme::Programme;
use crate::programme::duration::{Days, Hours};
use crate::project::Config;
use crate::source::{SourceFile, Span};
use crate::text::AS_WRITTEN;
use crate::value::{self, FormatCheck};
use crate::yaml::{Kind, Node, Step};

/// A schema and its compiled form.
#[derive(Debug)]
pub struct Model {
    schema: Value,
    validator: Validator,
}

/// The model of `programmes/*.yaml`.
pub static PROGRAMME: LazyLock<Model> = LazyLock::new(|| {
    Model::of::<Programme>(
        "Programme de formation",
        "Un programme d’action de formation, lu par annexe.",
    )
});

/// The model of `annexe.yaml`.
pub static CONFIG: LazyLock<Model> = LazyLock::new(|| {
    Model::of::<Config>(
        "Projet annexe",
        "Ce que les programmes d’un organisme ont en commun.",
    )
});

impl Model {
    fn of<T: JsonSchema>(title: &str, description: &str) -> Self {
        let generator = SchemaSettings::draft07().into_generator();
        let mut schema = generator.into_root_schema_for::<T>().to_value();
        let definitions = schema["definitions"]
            .as_object()
            .cloned()
            .unwrap_or_default();
        simplify(&mut schema, &definitions);
        schema["title"] = title.into();
        schema["description"] = description.into();
        let mut options = jsonschema::draft7::options().should_validate_formats(true);
        for (name, check) in formats() {
            options = options.with_format(name, move |text: &str| check(text).is_ok());
        }
        options = options.with_keyword(AS_WRITTEN, |_, _, _| Ok(Box::new(AsWritten)));
        let validator = options
            .build(&schema)
            .expect("the types give a valid schema");
        Self { schema, validator }
    }

    /// The schema as editors read it.
    #[must_use]
    pub fn json(&self) -> String {
        let json = serde_json::to_string_pretty(&self.schema).expect("a JSON value is JSON");
        format!("{json}\n")
    }

    /// Every way in which a tree departs from the schema.
    #[must_use]
    pub fn findings(&self, file: &Arc<SourceFile>, root: &Node, value: &Value) -> Vec<Finding> {
        let mut findings = Vec::new();
        let errors: Vec<_> = self.validator.iter_errors(value).collect();
        // A value of the wrong type breaks other keywords too, and the type says it best.
        let mistyped: BTreeSet<&str> = errors
            .iter()
            .filter(|error| matches!(error.kind(), ValidationErrorKind::Type { .. }))
            .map(|error| error.instance_path().as_str())
            .collect();
        for error in &errors {
            let is_type = matches!(error.kind(), ValidationErrorKind::Type { .. });
            if !is_type && mistyped.contains(error.instance_path().as_str()) {
                continue;
            }
            let path = path_of(error.instance_path().as_str(), root);
            let violation = Violation {
                model: self,
                file,
                root,
                path: &path,
                schema_path: error.schema_path().as_str(),
                instance: error.instance(),
            };
            violation.report(error.kind(), &mut findings);
        }
        findings
    }

    /// A schema, or the definition it refers to.
    fn definition<'a>(&'a self, schema: &'a Value) -> &'a Value {
        let reference = schema["$ref"]
            .as_str()
            .and_then(|reference| reference.strip_prefix('#'));
        reference
            .and_then(|pointer| self.schema.pointer(pointer))
            .unwrap_or(schema)
    }

    /// The dotted paths at which a key of that name is known.
    fn homes(&self, key: &str) -> Vec<String> {
        let mut homes = Vec::new();
        let empty = Map::new();
        let definitions = self.schema["definitions"].as_object().unwrap_or(&empty);
        search(&self.schema, definitions, key, &mut Vec::new(), &mut homes);
        homes
    }
}

/// The checks of the formats that the schema names, each with the sentence that explains a failure.
fn formats() -> Vec<(&'static str, FormatCheck)> {
    let mut formats = value::FORMATS.to_vec();
    formats.push(("jours", |text| Days::parse(text).map(drop)));
    formats.push(("heures", |text| Hours::parse(text).map(drop)));
    formats.push(("markdown", |text| {
        let (_, refusals) = markdown::parse(text);
        refusals
            .first()
            .map_or(Ok(()), |refusal| Err(refusal.fault.to_string()))
    }));
    formats
}

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

/// One departure from the schema, on its way to findings.
struct Violation<'a> {
    model: &'a Model,
    file: &'a Arc<SourceFile>,
    root: &'a Node,
    path: &'a [Step],
    schema_path: &'a str,
    instance: &'a Value,
}

impl Violation<'_> {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "JSON Schema has more keywords than the model uses"
    )]
    fn report(&self, kind: &ValidationErrorKind, findings: &mut Vec<Finding>) {
        let node = self.root.at(self.path);
        let key = self.key();
        let fault = match kind {
            ValidationErrorKind::AdditionalProperties { unexpected } => {
                for key in unexpected {
                    findings.push(self.at(self.unknown(key), self.key_span(key)));
                }
                return;
            }
            ValidationErrorKind::Required { property } => {
                let key = property.as_str().unwrap_or_default().to_owned();
                findings.push(self.at(Fault::MissingKey { key }, self.owner_span()));
                return;
            }
            ValidationErrorKind::Format { format } if format == "markdown" => {
                let text = self.instance.as_str().unwrap_or_default();
                for refusal in markdown::parse(text).1 {
                    let span = locate(self.file, node, &text[refusal.range]);
                    findings.push(self.at(refusal.fault, span));
                }
                return;
            }
            ValidationErrorKind::Format { format } => {
                let text = self.instance.as_str().unwrap_or_default();
                let check = formats().into_iter().find(|(name, _)| name == format);
                let cause = check
                    .and_then(|(_, check)| check(text).err())
                    .unwrap_or_default();
                Fault::Unreadable { key, cause }
            }
            ValidationErrorKind::Type { kind } => match self.format_error(node) {
                // « 7 » for a duration is not in want of quotes, but of a unit.
                Some(cause) => Fault::Unreadable { key, cause },
                None => self.wrong_type(key, &shapes_of(kind), node),
            },
            // The only keyword of our own.
            ValidationErrorKind::Custom { .. } => {
                self.wrong_type(key, &[Shape::Text, Shape::Integer], node)
            }
            ValidationErrorKind::Enum { options } => {
                let allowed: Vec<String> = options
                    .as_array()
                    .into_iter()
                    .flatten()
                    .map(|option| {
                        option
                            .as_str()
                            .map_or_else(|| option.to_string(), str::to_owned)
                    })
                    .collect();
                let value = self
                    .instance
                    .as_str()
                    .map_or_else(|| self.instance.to_string(), str::to_owned);
                let suggestion = nearest(&value, allowed.iter().map(String::as_str));
                Fault::UnknownValue {
                    key,
                    value,
                    allowed,
                    suggestion,
                }
            }
            ValidationErrorKind::Minimum { limit } => {
                bound(key, format!("au moins égal à {}", french(limit)))
            }
            ValidationErrorKind::Maximum { limit } => {
                bound(key, format!("au plus égal à {}", french(limit)))
            }
            ValidationErrorKind::ExclusiveMinimum { limit } => {
                bound(key, format!("plus grand que {}", french(limit)))
            }
            ValidationErrorKind::ExclusiveMaximum { limit } => {
                bound(key, format!("plus petit que {}", french(limit)))
            }
            ValidationErrorKind::MultipleOf { multiple_of } => bound(
                key,
                format!(
                    "un multiple de {}",
                    multiple_of.to_string().replace('.', ",")
                ),
            ),
            // The other keywords of JSON Schema are not used by the model; should one come, its own words tell.
            other => Fault::Unreadable {
                key,
                cause: format!("{} refusé", other.keyword()),
            },
        };
        findings.push(self.at(fault, node.span));
    }

    fn at(&self, fault: Fault, span: Span) -> Finding {
        let file = Arc::clone(self.file);
        Finding::new(fault, Place { file, span })
    }

    /// The key that a message names: that of the value, or of the list it stands in.
    fn key(&self) -> String {
        let name = self.path.iter().rev().find_map(|step| match step {
            Step::Key(key) => Some(key.clone()),
            Step::Index(_) => None,
        });
        name.unwrap_or_else(|| "programme".to_owned())
    }

    fn key_span(&self, key: &str) -> Span {
        let node = self.root.at(self.path);
        node.entry(key).map_or(node.span, |entry| entry.key_span)
    }

    /// Where a missing key is to be said missing: the key of the group that lacks it, or the group's first key.
    fn owner_span(&self) -> Span {
        let node = self.root.at(self.path);
        if let Some((Step::Key(key), parent)) = self.path.split_last()
            && let Some(entry) = self.root.at(parent).entry(key)
        {
            return entry.key_span;
        }
        match &node.kind {
            Kind::Mapping(entries) if !entries.is_empty() => entries[0].key_span,
            Kind::Mapping(_) | Kind::List(_) | Kind::Scalar { .. } => node.span,
        }
    }

    fn unknown(&self, key: &str) -> Fault {
        let parent = self
            .schema_path
            .rsplit_once('/')
            .map_or("", |(parent, _)| parent);
        let known: Vec<String> = self
            .model
            .schema
            .pointer(parent)
            .and_then(|schema| schema["properties"].as_object())
            .map(|properties| properties.keys().cloned().collect())
            .unwrap_or_default();
        let suggestion = nearest(key, known.iter().map(String::as_str));
        let belongs = match suggestion {
            Some(_) => None,
            None => self.model.homes(key).into_iter().next(),
        };
        Fault::UnknownKey {
            key: key.to_owned(),
            suggestion,
            belongs,
            known,
        }
    }

    /// What is wrong with a scalar without quotes even as a text of the format that the schema names there.
    fn format_error(&self, node: &Node) -> Option<String> {
        let Kind::Scalar { text, plain: true } = &node.kind else {
            return None;
        };
        let (parent, _) = self.schema_path.rsplit_once('/')?;
        let format = self.model.schema.pointer(parent)?["format"].as_str()?;
        let (_, check) = formats().into_iter().find(|(name, _)| *name == format)?;
        check(text).err()
    }

    fn wrong_type(&self, key: String, expected: &[Shape], node: &Node) -> Fault {
        let found = match self.instance {
            Value::Null => Shape::Nothing,
            Value::Bool(_) => Shape::Boolean,
            Value::Number(number) if number.is_i64() => Shape::Integer,
            Value::Number(_) => Shape::Number,
            Value::String(_) => Shape::Text,
            Value::Array(_) => Shape::List,
            Value::Object(_) => Shape::Mapping,
        };
        let takes_text = expected.contains(&Shape::Text);
        let unquoted = match &node.kind {
            Kind::Scalar { text, plain: true } if takes_text => Some(text.clone()),
            // « - Formuler l’intention : une phrase » is a text to its author, and a key to YAML.
            Kind::Mapping(entries) if takes_text && entries.len() == 1 => {
                let line = self.file.text()[entries[0].key_span.start..].lines().next();
                line.map(|line| line.trim_end().to_owned())
            }
            Kind::Scalar { .. } | Kind::List(_) | Kind::Mapping(_) => None,
        };
        Fault::WrongType {
            key,
            expected: expected.to_vec(),
            found,
            unquoted,
            example: self.example(expected),
        }
    }

    /// How the value is written there, with the keys that the schema knows.
    fn example(&self, expected: &[Shape]) -> Option<String> {
        let (parent, _) = self.schema_path.rsplit_once('/')?;
        let schema = self.model.schema.pointer(parent)?;
        let keys = |schema: &Value| -> Option<Vec<String>> {
            let required = schema["required"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str);
            let all = schema["properties"].as_object()?.keys().map(String::as_str);
            let mut keys: Vec<&str> = required.collect();
            keys.extend(all.filter(|key| {
                !schema["required"]
                    .as_array()
                    .is_some_and(|all| all.iter().any(|r| r == key))
            }));
            Some(
                keys.into_iter()
                    .take(3)
                    .map(|key| format!("« {key}: »"))
                    .collect(),
            )
        };
        if expected.contains(&Shape::List) {
            let items = self.model.definition(&schema["items"]);
            let first = keys(items)?.into_iter().next()?;
            return Some(format!(
                "une liste, un tiret par ligne, chacun suivi de ses clés ({first}…)"
            ));
        }
        if expected == [Shape::Mapping] {
            return Some(format!(
                "en retrait, une ou plusieurs clés, comme {}",
                keys(schema)?.join(", ")
            ));
        }
        None
    }
}

fn shapes_of(kind: &TypeKind) -> Vec<Shape> {
    match kind {
        TypeKind::Single(one) => vec![shape_of(*one)],
        TypeKind::Multiple(several) => several.iter().map(shape_of).collect(),
    }
}

/// A number with a decimal comma.
fn french(limit: &Value) -> String {
    limit.to_string().replace('.', ",")
}

fn bound(key: String, bound: String) -> Fault {
    Fault::OutOfBounds { key, bound }
}

fn shape_of(json: JsonType) -> Shape {
    match json {
        JsonType::Array => Shape::List,
        JsonType::Boolean => Shape::Boolean,
        JsonType::Integer => Shape::Integer,
        JsonType::Null => Shape::Nothing,
        JsonType::Number => Shape::Number,
        JsonType::Object => Shape::Mapping,
        JsonType::String => Shape::Text,
    }
}

/// Where a passage of a scalar stands in the file: the passage when it can be found as it is written, else the
/// whole scalar (it was escaped, or folded).
#[must_use]
pub fn locate(file: &SourceFile, node: &Node, passage: &str) -> Span {
    let written = &file.text()[node.span.range()];
    let line = passage.trim().lines().next().unwrap_or_default();
    match written.find(line) {
        Some(at) if !line.is_empty() => {
            let start = node.span.start + at;
            Span::new(start, start + line.len())
        }
        _ => node.span,
    }
}

/// The known name that an unknown one most likely meant, accents and case folded: one slip in a short word, two or
/// three in a long one.
#[must_use]
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let folded = fold(name);
    let tolerance = match folded.chars().count() {
        0..=3 => 1,
        4..=7 => 2,
        _ => 3,
    };
    known
        .map(|candidate| (strsim::osa_distance(&folded, &fold(candidate)), candidate))
        .filter(|(distance, _)| *distance <= tolerance)
        .min_by_key(|(distance, candidate)| (*distance, candidate.len().abs_diff(name.len())))
        .map(|(_, candidate)| candidate.to_owned())
}

/// Lower case, without accents, with one separator.
fn fold(name: &str) -> String {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
    name.nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| {
            if matches!(c, ' ' | '-' | '\'' | '’') {
                '_'
            } else {
                c
            }
        })
        .collect()
}

/// A JSON Pointer as steps; indexes are told from keys by what the tree holds there.
fn path_of(pointer: &str, root: &Node) -> Vec<Step> {
    let mut path = Vec::new();
    for segment in pointer.split('/').skip(1) {
        let segment = segment.replace("~1", "/").replace("~0", "~");
        let step = match (&root.at(&path).kind, segment.parse()) {
            (Kind::List(_), Ok(index)) => Step::Index(index),
            (Kind::List(_) | Kind::Mapping(_) | Kind::Scalar { .. }, _) => Step::Key(segment),
        };
        path.push(step);
    }
    path
}

/// Makes a generated schema say what the YAML means: an absent key rather than `null`, one merged schema rather
/// than `anyOf` where JSON types tell the branches apart, and no key but those it names.
fn simplify(schema: &mut Value, definitions: &Map<String, Value>) {
    let Value::Object(object) = schema else {
        if let Value::Array(items) = schema {
            for item in items {
                simplify(item, definitions);
            }
        }
        return;
    };
    if let Some(Value::Array(branches)) = object.remove("anyOf") {
        for branch in branches {
            merge(object, resolve(branch, definitions));
        }
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
        object.remove("default");
    }
    if let Some(Value::String(format)) = object.get("format") {
        // Sizes of Rust integers say nothing to an author; bounds are stated apart.
        if ["int64", "uint32", "double"].contains(&format.as_str()) {
            object.remove("format");
        }
    }
    if object.contains_key("properties") {
        object.insert("additionalProperties".to_owned(), false.into());
    }
    for value in object.values_mut() {
        simplify(value, definitions);
    }
}

/// The schema that a branch refers to; `{"type": "null"}` says nothing.
fn resolve(branch: Value, definitions: &Map<String, Value>) -> Map<String, Value> {
    let Value::Object(object) = branch else {
        return Map::new();
    };
    let name = object
        .get("$ref")
        .and_then(Value::as_str)
        .and_then(|reference| reference.rsplit('/').next());
    let Some(name) = name else {
        return if object.get("type") == Some(&Value::from("null")) {
            Map::new()
        } else {
            object
        };
    };
    let mut target = definitions
        .get(name)
        .and_then(Value::as_object)
        .cloned()
        .unwrap_or_default();
    if let Some(Value::Array(branches)) = target.remove("anyOf") {
        for branch in branches {
            merge(&mut target, resolve(branch, definitions));
        }
    }
    target
}

/// Adds a branch to a schema: types are united, and the first to describe is kept.
fn merge(schema: &mut Map<String, Value>, branch: Map<String, Value>) {
    for (keyword, value) in branch {
        match (keyword.as_str(), schema.get_mut(&keyword)) {
            ("type", Some(types)) => {
                let mut united = as_list(types.take());
                united.extend(as_list(value));
                *types = Value::Array(united);
            }
            (_, Some(_)) => {}
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

/// Walks properties in search of a key, noting the way that leads to each.
fn search(
    schema: &Value,
    definitions: &Map<String, Value>,
    key: &str,
    way: &mut Vec<String>,
    homes: &mut Vec<String>,
) {
    if way.len() > 4 {
        return;
    }
    let references = [schema]
        .into_iter()
        .chain(schema["allOf"].as_array().into_iter().flatten());
    for schema in references {
        let target = schema["$ref"]
            .as_str()
            .and_then(|reference| reference.rsplit('/').next());
        let schema = target
            .and_then(|name| definitions.get(name))
            .unwrap_or(schema);
        if schema["items"].is_object() {
            search(&schema["items"], definitions, key, way, homes);
        }
        let properties: BTreeMap<&String, &Value> = schema["properties"]
            .as_object()
            .into_iter()
            .flatten()
            .collect();
        if properties.keys().any(|name| *name == key) {
            homes.push(way.join("."));
        }
        for (name, property) in properties {
            way.push(name.clone());
            search(property, definitions, key, way, homes);
            way.pop();
        }
    }
    homes.sort_by_key(|home| home.matches('.').count());
}
