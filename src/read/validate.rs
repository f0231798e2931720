//! One walk of a spanned tree by its model: every way in which a value departs from its schema, as JSON Schema has it.

use crate::diagnostic::kind::NumberBound;
use crate::document::markdown::{self, UnsupportedMarkdown};
use crate::model::amount::split_amount;
use crate::model::audience::split_headcount;
use crate::model::certification::split_certification;
use crate::model::duration::{Days, Hours, Months, Weeks, Years, split_duration};
use crate::read::field::{AllowedValue, FieldSchema, JsonType};
use crate::read::schema::Model;
use crate::read::yaml::{PathStep, ScalarValue, YamlKind, YamlNode};
use crate::value::{self, FormatCheck, ValueError, has_point_in_thousands};

/// The formats that rest on the model.
pub const MODEL_FORMATS: [(&str, FormatCheck); 5] = [
    ("annees", |text| Years::parse(text).map(drop)),
    ("heures", |text| Hours::parse(text).map(drop)),
    ("jours", |text| Days::parse(text).map(drop)),
    ("mois", |text| Months::parse(text).map(drop)),
    ("semaines", |text| Weeks::parse(text).map(drop)),
];

/// The keys that a text says, each with its value.
pub type TextParts = Vec<(&'static str, String)>;

/// Splits a text that says several keys.
pub type TextSplitter = fn(&str) -> Result<TextParts, ValueError>;

/// The splitters that schemas name.
const SPLITTERS: [(&str, TextSplitter); 4] = [
    ("certification", split_certification),
    ("duree", split_duration),
    ("effectif", split_headcount),
    ("montant", split_amount),
];

/// One departure of a value from its schema.
#[derive(Debug)]
pub struct Violation<'a> {
    /// The path of the value.
    pub path: Vec<PathStep<'a>>,
    pub node: &'a YamlNode,
    pub schema: &'a FieldSchema,
    pub kind: ViolationKind<'a>,
}

#[derive(Debug)]
pub enum ViolationKind<'a> {
    WrongType,
    /// A number with a decimal point that would drop zeros.
    LosesZeros,
    UnknownValue,
    OutOfBounds(NumberBound),
    TooFewItems,
    /// A text that is not of the format that the schema names.
    Unreadable(ValueError),
    Unsupported(Vec<UnsupportedMarkdown>),
    UnknownKeys(Vec<&'a str>),
    MissingKey(&'static str),
}

/// Every violation of a schema of the model. A value of the wrong type has no other: the type explains it best.
#[must_use]
pub fn validate<'a>(
    model: &'a Model,
    schema: &'a FieldSchema,
    root: &'a YamlNode,
) -> Vec<Violation<'a>> {
    let mut walk = Validator {
        model,
        path: Vec::new(),
        violations: Vec::new(),
    };
    walk.validate_value(schema, root);
    walk.violations
}

/// The error of a text in a format other than Markdown.
#[must_use]
pub fn format_error(format: &str, text: &str) -> Option<ValueError> {
    let mut formats = value::FORMATS.iter().chain(&MODEL_FORMATS);
    let (_, check) = formats.find(|(name, _)| *name == format)?;
    check(text).err()
}

/// What a text says, by a splitter of that name.
#[must_use]
pub fn split_text(name: &str, text: &str) -> Option<Result<TextParts, ValueError>> {
    let (_, split) = SPLITTERS.iter().find(|(known, _)| *known == name)?;
    Some(split(text))
}

/// The JSON type of a value.
#[must_use]
pub fn json_type(node: &YamlNode) -> JsonType {
    match (&node.kind, node.scalar()) {
        (YamlKind::List(_), _) => JsonType::Array,
        (YamlKind::Mapping(_), _) => JsonType::Object,
        (YamlKind::Scalar { .. }, None | Some(ScalarValue::Null)) => JsonType::Null,
        (YamlKind::Scalar { .. }, Some(ScalarValue::Bool(_))) => JsonType::Boolean,
        (YamlKind::Scalar { .. }, Some(ScalarValue::Integer(_))) => JsonType::Integer,
        (YamlKind::Scalar { .. }, Some(ScalarValue::Float(_))) => JsonType::Number,
        (YamlKind::Scalar { .. }, Some(ScalarValue::Text(_))) => JsonType::String,
    }
}

struct Validator<'a> {
    model: &'a Model,
    path: Vec<PathStep<'a>>,
    violations: Vec<Violation<'a>>,
}

impl<'a> Validator<'a> {
    fn validate_value(&mut self, schema: &'a FieldSchema, node: &'a YamlNode) {
        let schema = self.model.definition(schema);
        let scalar = node.scalar();
        let found = match scalar {
            // In JSON Schema, 2.0 is an integer.
            Some(ScalarValue::Float(number)) if number.fract() == 0.0 => JsonType::Integer,
            Some(_) | None => json_type(node),
        };
        if !schema.types.accepts(found) || schema.is_short_form(found) {
            self.report(schema, node, ViolationKind::WrongType);
            return;
        }
        if !schema.choices.is_empty() && !schema.choices.iter().any(|it| is_choice(*it, scalar)) {
            self.report(schema, node, ViolationKind::UnknownValue);
        }
        if let Some(first) = schema.alternatives.first()
            && !schema.alternatives.iter().any(|it| self.accepts(it, node))
        {
            self.validate_value(first, node);
        }
        match &node.kind {
            YamlKind::Scalar { .. } => self.validate_scalar(schema, node, scalar),
            YamlKind::List(items) => {
                if items.len() < schema.min_items {
                    self.report(schema, node, ViolationKind::TooFewItems);
                }
                for (index, item) in items.iter().enumerate() {
                    if let Some(of_items) = &schema.items {
                        self.validate_child(PathStep::Index(index), of_items, item);
                    }
                }
            }
            YamlKind::Mapping(entries) => {
                let mut unknown = Vec::new();
                for entry in entries {
                    match schema.key(&entry.key) {
                        Some(inside) => {
                            self.validate_child(PathStep::Key(&entry.key), inside, &entry.value);
                        }
                        // Without keys of its own, a group takes any.
                        None if schema.takes_any_key() => {}
                        None => unknown.push(entry.key.as_str()),
                    }
                }
                if !unknown.is_empty() {
                    self.report(schema, node, ViolationKind::UnknownKeys(unknown));
                }
                for key in &schema.required {
                    if node.entry(key).is_none() {
                        self.report(schema, node, ViolationKind::MissingKey(key));
                    }
                }
            }
        }
    }

    fn accepts(&self, schema: &'a FieldSchema, node: &'a YamlNode) -> bool {
        validate(self.model, schema, node).is_empty()
    }

    fn validate_scalar(
        &mut self,
        schema: &'a FieldSchema,
        node: &'a YamlNode,
        scalar: Option<ScalarValue<'a>>,
    ) {
        let number = match scalar {
            Some(ScalarValue::Integer(number)) => number as f64,
            Some(ScalarValue::Float(number)) => number,
            Some(ScalarValue::Text(text)) => return self.validate_text(schema, node, text),
            Some(ScalarValue::Null | ScalarValue::Bool(_)) | None => return,
        };
        let mut is_bounded = true;
        for bound in schema.violated_bounds(number) {
            is_bounded = false;
            self.report(schema, node, ViolationKind::OutOfBounds(bound));
        }
        if schema.format == Some("heures")
            && let YamlKind::Scalar { text, .. } = &node.kind
            && let Err(error) = Hours::parse(text)
            && matches!(error, ValueError::AmbiguousHours { .. })
        {
            self.report(schema, node, ViolationKind::Unreadable(error));
        }
        if is_bounded
            && schema.format == Some("montant")
            && let Some(error) = amount_error(node, number)
        {
            self.report(schema, node, ViolationKind::Unreadable(error));
        }
        if schema.is_as_written && matches!(scalar, Some(ScalarValue::Float(_))) {
            self.report(schema, node, ViolationKind::LosesZeros);
        }
    }

    fn validate_text(&mut self, schema: &'a FieldSchema, node: &'a YamlNode, text: &str) {
        if schema.pattern.is_some_and(|words| !text.contains(words)) {
            self.report(schema, node, ViolationKind::UnknownValue);
        }
        let kind = match schema.format {
            Some("markdown") => {
                let (_, unsupported) = markdown::parse_markdown(text);
                (!unsupported.is_empty()).then_some(ViolationKind::Unsupported(unsupported))
            }
            Some(format) => format_error(format, text).map(ViolationKind::Unreadable),
            None => None,
        };
        if let Some(kind) = kind {
            self.report(schema, node, kind);
        }
    }

    fn validate_child(&mut self, step: PathStep<'a>, schema: &'a FieldSchema, node: &'a YamlNode) {
        self.path.push(step);
        self.validate_value(schema, node);
        self.path.pop();
    }

    fn report(&mut self, schema: &'a FieldSchema, node: &'a YamlNode, kind: ViolationKind<'a>) {
        self.violations.push(Violation {
            path: self.path.clone(),
            node,
            schema,
            kind,
        });
    }
}

/// Why a number is no amount: « 2.400 » has more decimals than cents, or means thousands.
fn amount_error(node: &YamlNode, number: f64) -> Option<ValueError> {
    match &node.kind {
        YamlKind::Scalar { text, .. } if has_point_in_thousands(text) => {
            Some(ValueError::PointInThousands(text.clone()))
        }
        YamlKind::Scalar { .. } | YamlKind::List(_) | YamlKind::Mapping(_) => {
            format_error("montant", &number.to_string())
        }
    }
}

/// Why a text does not say the keys of the group that it stands for.
#[must_use]
pub fn split_error(schema: &FieldSchema, node: &YamlNode) -> Option<ValueError> {
    match (&node.kind, schema.splitter) {
        (YamlKind::Scalar { text, .. }, Some(splitter)) => split_text(splitter, text)?.err(),
        (YamlKind::Scalar { .. } | YamlKind::List(_) | YamlKind::Mapping(_), _) => None,
    }
}

fn is_choice(choice: AllowedValue, scalar: Option<ScalarValue<'_>>) -> bool {
    match choice {
        AllowedValue::Text(text) => scalar == Some(ScalarValue::Text(text)),
        AllowedValue::Switch(is_on) => scalar == Some(ScalarValue::Bool(is_on)),
    }
}
