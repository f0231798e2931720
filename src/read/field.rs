//! The JSON Schema of each key, as types: reading, checks and comparisons walk this tree.
//!
//! It borrows from the committed file of reading, without what only editors show: most of a cold run was once spent on it.

use std::fmt;
use std::sync::OnceLock;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::diagnostic::kind::{NumberBound, ValueShape};
use crate::model::impact::FieldImpact;
use crate::value;

/// The value that a schema takes.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct FieldSchema {
    /// The name of the definition that says the rest, behind `#/definitions/`.
    #[serde(rename = "$ref")]
    pub reference: Option<&'static str>,
    pub definitions: KeySchemas,
    pub title: &'static str,
    #[serde(rename = "type")]
    pub types: JsonTypes,
    pub format: Option<&'static str>,
    #[serde(rename = "enum")]
    pub choices: Vec<AllowedValue>,
    /// The description of each choice.
    #[serde(rename = "enumDescriptions")]
    pub meanings: Vec<&'static str>,
    /// Other words for each choice.
    #[serde(rename = "x-mots")]
    pub other_words: Vec<Vec<&'static str>>,
    #[serde(rename = "properties")]
    pub keys: KeySchemas,
    /// The value of each key that is a year or a school year.
    #[serde(rename = "patternProperties")]
    year_keys: KeySchemas,
    pub required: Vec<&'static str>,
    pub items: Option<Box<FieldSchema>>,
    /// A value follows one of these at least. The first explains a value that follows none.
    #[serde(rename = "anyOf")]
    pub alternatives: Vec<FieldSchema>,
    /// Words that a text holds: a pattern without special characters.
    pub pattern: Option<&'static str>,
    #[serde(rename = "minItems")]
    pub min_items: usize,
    minimum: Option<f64>,
    maximum: Option<f64>,
    #[serde(rename = "exclusiveMinimum")]
    above: Option<f64>,
    #[serde(rename = "exclusiveMaximum")]
    below: Option<f64>,
    #[serde(rename = "multipleOf")]
    multiple_of: Option<f64>,
    /// Whether a number with a decimal point is refused, as its zeros would be lost.
    #[serde(rename = "x-tel-quel")]
    pub is_as_written: bool,
    #[serde(rename = "x-abrege")]
    pub short_forms: ShortForms,
    /// Another name of its key.
    #[serde(rename = "x-autre-nom")]
    pub other_name: Option<&'static str>,
    /// The name of the splitter of a text that says several keys at once.
    #[serde(rename = "x-parties")]
    pub splitter: Option<&'static str>,
    #[serde(rename = "x-niveau")]
    pub impact: Option<FieldImpact>,
    #[serde(rename = "x-ajout")]
    pub impact_of_additions: Option<FieldImpact>,
}

impl FieldSchema {
    /// The schema of a key inside it.
    #[must_use]
    pub fn key(&self, key: &str) -> Option<&Self> {
        let found = self.keys.0.iter().find(|(known, _)| *known == key);
        let year = self.year_keys.0.first().filter(|_| is_year_key(key));
        found.or(year).map(|(_, schema)| schema.schema())
    }

    /// Whether it takes any key: a group without keys of its own.
    #[must_use]
    pub fn takes_any_key(&self) -> bool {
        self.keys.0.is_empty() && self.year_keys.0.is_empty()
    }

    /// The closed list of its values, which may be one of its alternatives.
    #[must_use]
    pub fn closed_list(&self) -> &Self {
        let mut lists = self.alternatives.iter().filter(|it| !it.choices.is_empty());
        lists.next().unwrap_or(self)
    }

    /// Whether a value of that type only stands for the full form, which reading puts in its place.
    #[must_use]
    pub fn is_short_form(&self, found: JsonType) -> bool {
        let forms = &self.short_forms;
        match found {
            JsonType::String => !forms.text.is_empty() || self.has_split_group(),
            JsonType::Array => forms.list.is_some(),
            JsonType::Object => forms.group.is_some(),
            JsonType::Integer | JsonType::Number => self.has_split_group(),
            JsonType::Null | JsonType::Boolean => false,
        }
    }

    /// Whether a text stands for several of its keys.
    fn has_split_group(&self) -> bool {
        self.splitter.is_some() && !self.keys.0.is_empty()
    }

    /// The types of its full form, as messages name them.
    #[must_use]
    pub fn shapes(&self) -> Vec<ValueShape> {
        let mut all = self.types.all().to_vec();
        // The only item of a list is what most sheets write there.
        let is_item = |found| found == JsonType::Object && self.short_forms.group == Some("-");
        all.retain(|found| !self.is_short_form(*found) || is_item(*found));
        all.sort_unstable();
        all.into_iter().map(JsonType::shape).collect()
    }

    /// The choice that some words mean: the choice itself, its description or another word for it, whatever their accents and case.
    #[must_use]
    pub fn choice_of_words(&self, words: &str) -> Option<AllowedValue> {
        let folded = fold_meaning(words);
        let means = |rank: usize| {
            let own = match self.choices[rank] {
                AllowedValue::Text(text) => Some(text),
                AllowedValue::Switch(_) => None,
            };
            let others = self.other_words.get(rank).into_iter().flatten();
            let words = own.into_iter().chain(self.meanings.get(rank).copied());
            own.is_some()
                && words
                    .chain(others.copied())
                    .any(|it| fold_meaning(it) == folded)
        };
        let mut choices = (0..self.choices.len()).filter(|rank| means(*rank));
        let choice = choices.next()?;
        choices.next().is_none().then(|| self.choices[choice])
    }

    /// The key that a name means, or has as its other name, whatever its accents, its case and what parts its words.
    #[must_use]
    pub fn key_of_name(&self, name: &str) -> Option<&'static str> {
        let folded = fold_words(name);
        let means = |name: &str| fold_words(name) == folded;
        let mut keys = self.keys.0.iter();
        let found =
            keys.find(|(key, schema)| means(key) || schema.schema().other_name.is_some_and(means));
        found.map(|(key, _)| *key)
    }

    /// The bounds that a number breaks.
    pub fn violated_bounds(&self, number: f64) -> impl Iterator<Item = NumberBound> {
        let text = |limit: f64| limit.to_string();
        let broken = |limit: Option<f64>, is_broken: fn(f64, f64) -> bool| {
            limit.filter(|limit| is_broken(number, *limit)).map(text)
        };
        let bounds = [
            broken(self.minimum, |number, limit| number < limit).map(NumberBound::AtLeast),
            broken(self.maximum, |number, limit| number > limit).map(NumberBound::AtMost),
            broken(self.above, |number, limit| number <= limit).map(NumberBound::Above),
            broken(self.below, |number, limit| number >= limit).map(NumberBound::Below),
            broken(self.multiple_of, |number, step| !is_multiple(number, step))
                .map(NumberBound::MultipleOf),
        ];
        bounds.into_iter().flatten()
    }
}

/// Words as they are compared: without accents, case nor what parts them.
fn fold_words(words: &str) -> String {
    let folded = value::fold(words).replace(['-', '_', '\'', '’', '.', ','], " ");
    folded.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// The same, without the marks of the plural nor what is between brackets.
fn fold_meaning(words: &str) -> String {
    let bare = words.split(" (").next().unwrap_or_default();
    let folded = fold_words(bare);
    let words = folded.split(' ');
    let singular: Vec<&str> = words
        .map(|word| word.strip_suffix('s').unwrap_or(word))
        .collect();
    singular.join(" ")
}

/// « 2024 », « 2024-2025 »: the pattern of such keys.
fn is_year_key(key: &str) -> bool {
    let is_year = |year: &str| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    match key.split_once('-') {
        Some((first, last)) => is_year(first) && is_year(last),
        None => is_year(key),
    }
}

/// Whether a number is so many times a step that goes into 1 exactly: of 0.01, not a hair more.
fn is_multiple(number: f64, step: f64) -> bool {
    let steps = (1.0 / step).round();
    // Of two numbers that are one decimal, both are the float nearest to it.
    (number * steps).round() / steps == number
}

/// The key that a value written alone stands for, by its type; `-` for the only item of a list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ShortForms {
    /// Of a text: the first of these keys whose values it is one of.
    #[serde(rename = "string")]
    pub text: Vec<&'static str>,
    #[serde(rename = "array")]
    pub list: Option<&'static str>,
    #[serde(rename = "object")]
    pub group: Option<&'static str>,
}

/// Named schemas, in the order of the model.
#[derive(Debug, Default)]
pub struct KeySchemas(pub Vec<(&'static str, LazySchema)>);

impl<'de: 'static> Deserialize<'de> for KeySchemas {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct KeySchemasVisitor;

        impl<'de: 'static> Visitor<'de> for KeySchemasVisitor {
            type Value = KeySchemas;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("named schemas")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<KeySchemas, A::Error> {
                let mut schemas = KeySchemas::default();
                while let Some((key, json)) = map.next_entry::<_, &RawValue>()? {
                    schemas.push(key, json.get());
                }
                Ok(schemas)
            }
        }

        deserializer.deserialize_map(KeySchemasVisitor)
    }
}

impl KeySchemas {
    /// Adds one, which is parsed later.
    pub fn push(&mut self, name: &'static str, json: &'static str) {
        let schema = OnceLock::new();
        self.0.push((name, LazySchema { json, schema }));
    }
}

/// A schema that is parsed when it is first needed: most files need few of them.
#[derive(Debug)]
pub struct LazySchema {
    json: &'static str,
    schema: OnceLock<FieldSchema>,
}

impl LazySchema {
    /// The parsed schema.
    pub fn schema(&self) -> &FieldSchema {
        self.schema.get_or_init(|| parse_schema(self.json))
    }
}

/// The schema that a committed file, or a definition of it, describes.
pub fn parse_schema(json: &'static str) -> FieldSchema {
    serde_json::from_str(json).expect("a test holds the file to its types")
}

/// One of the values that a closed list allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum AllowedValue {
    Text(&'static str),
    Switch(bool),
}

impl fmt::Display for AllowedValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Switch(is_on) => write!(f, "{is_on}"),
        }
    }
}

/// The types that a schema takes. None means any.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum JsonTypes {
    One(JsonType),
    Several(Vec<JsonType>),
}

/// The types of JSON, in the order in which messages name them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum JsonType {
    Null,
    Boolean,
    Integer,
    Number,
    String,
    Array,
    Object,
}

impl Default for JsonTypes {
    fn default() -> Self {
        Self::Several(Vec::new())
    }
}

impl JsonTypes {
    fn all(&self) -> &[JsonType] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::Several(several) => several,
        }
    }

    /// Whether a value of that type is taken.
    #[must_use]
    pub fn accepts(&self, found: JsonType) -> bool {
        let all = self.all();
        let is_number = found == JsonType::Integer && all.contains(&JsonType::Number);
        all.is_empty() || all.contains(&found) || is_number
    }
}

impl JsonType {
    /// The type as messages name it.
    #[must_use]
    pub fn shape(self) -> ValueShape {
        match self {
            Self::Null => ValueShape::Nothing,
            Self::Boolean => ValueShape::Boolean,
            Self::Integer => ValueShape::Integer,
            Self::Number => ValueShape::Number,
            Self::String => ValueShape::Text,
            Self::Array => ValueShape::List,
            Self::Object => ValueShape::Mapping,
        }
    }
}
