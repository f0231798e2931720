//! The JSON Schema of the model, and the structural diagnostics that follow from it.
//!
//! One schema serves editors, documentation and the command line, so they agree: `schema/generate.rs`
//! makes it from the serde types, a test holds the files of `schema/` to it, and these are what runs; `schema/fields.rs` writes the field reference from it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::types::JsonType;
use jsonschema::{ValidationError, Validator};
use serde_json::{Map, Value};

use crate::check::rules::Passage;
use crate::diagnostic::kind::{Bound, DiagnosticKind, Sample, Shape};
use crate::diagnostic::{Diagnostic, Edit, Place};
use crate::document::markdown;
use crate::document::text::AS_WRITTEN;
use crate::model::Programme;
use crate::model::duration::{Days, Hours};
use crate::model::project::Config;
use crate::read::yaml::{PathStep, SpannedTree, YamlKind, YamlNode};
use crate::source::{SourceFile, Span};
use crate::value::{self, FormatCheck, ValueError};

pub mod fields;
mod generate;
pub mod recovery;
mod texts;

use generate::generate;
use texts::Texts;

/// A schema and its compiled form.
#[derive(Debug)]
pub struct Model {
    schema: Value,
    validator: Validator,
    texts: Texts,
}

/// The model of `programmes/*.yaml`.
pub static PROGRAMME: LazyLock<Model> =
    LazyLock::new(|| Model::of(include_str!("../../schema/programme.schema.json")));

/// The model of `annexe.yaml`.
pub static CONFIG: LazyLock<Model> =
    LazyLock::new(|| Model::of(include_str!("../../schema/annexe.schema.json")));

/// The model of programmes, made anew from its types: what `schema/` holds, which is read for it takes a tenth of the time.
#[must_use]
pub fn programme() -> Model {
    Model::new(generate::<Programme>(
        "Programme de formation",
        "Une action de formation, dans un fichier du dossier « programmes ».",
    ))
}

/// The model of `annexe.yaml`, made anew.
#[must_use]
pub fn config() -> Model {
    Model::new(generate::<Config>(
        "Projet annexe",
        "Le fichier annexe.yaml : ce que les programmes d’un organisme ont en commun. Toutes ses clés sont facultatives.",
    ))
}

impl Model {
    fn of(json: &str) -> Self {
        Self::new(serde_json::from_str(json).expect("what the types gave is JSON"))
    }

    fn new(schema: Value) -> Self {
        let validator = validator(&schema);
        let texts = Texts::of(&schema);
        Self {
            schema,
            validator,
            texts,
        }
    }

    /// The schema as editors read it.
    #[must_use]
    pub fn json(&self) -> String {
        let json = serde_json::to_string_pretty(&self.schema).expect("a JSON value is JSON");
        format!("{json}\n")
    }

    /// Every way in which a tree departs from the schema.
    #[must_use]
    pub fn diagnostics(
        &self,
        file: &Arc<SourceFile>,
        root: &YamlNode,
        value: &Value,
    ) -> Vec<Diagnostic> {
        let mut diagnostics = Vec::new();
        let errors: Vec<_> = self.validator.iter_errors(value).collect();
        // A value of the wrong type breaks other keywords too, and the type says it best.
        let mistyped: BTreeSet<&str> = errors
            .iter()
            .filter(|error| matches!(error.kind(), ValidationErrorKind::Type { .. }))
            .map(|error| error.instance_path().as_str())
            .collect();
        let mut missing = Vec::new();
        let mut misspelt = BTreeSet::new();
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
            let reported = diagnostics.len();
            violation.report(error.kind(), &mut diagnostics);
            let group = error.instance_path().as_str();
            match diagnostics.get(reported).map(|diagnostic| &diagnostic.kind) {
                Some(DiagnosticKind::MissingKey { key }) => {
                    missing.push((reported, group, key.clone()))
                }
                Some(DiagnosticKind::UnknownKey { .. }) => {
                    let keys = diagnostics[reported..]
                        .iter()
                        .filter_map(|it| meant(&it.kind));
                    misspelt.extend(keys.map(|key| (group, key)));
                }
                Some(_) | None => {}
            }
        }
        // A key that is missing under its name is not, when the group has it misspelt.
        let is_there = |group: &str, key: &str| misspelt.contains(&(group, key.to_owned()));
        missing.retain(|(_, group, key)| is_there(group, key));
        for (rank, ..) in missing.into_iter().rev() {
            diagnostics.remove(rank);
        }
        diagnostics
    }

    /// Whether the root of a file may have that key.
    #[must_use]
    pub fn has_root_key(&self, key: &str) -> bool {
        self.schema["properties"].get(key).is_some()
    }

    /// The keys that the schema has beside the keyword at that path.
    fn known_keys(&self, schema_path: &str) -> Vec<&str> {
        let (parent, _) = schema_path.rsplit_once('/').unwrap_or_default();
        let schema = self.schema.pointer(parent);
        let properties = schema.and_then(|schema| schema["properties"].as_object());
        properties
            .map(|properties| properties.keys().map(String::as_str).collect())
            .unwrap_or_default()
    }

    /// Those among them that a group must have.
    fn required_keys(&self, schema_path: &str) -> Vec<&str> {
        let (parent, _) = schema_path.rsplit_once('/').unwrap_or_default();
        let required = self
            .schema
            .pointer(parent)
            .map(|schema| &schema["required"]);
        let required = required.and_then(Value::as_array).into_iter().flatten();
        required.filter_map(Value::as_str).collect()
    }

    /// The texts of a tree that a sheet prints, in the order of the file.
    #[must_use]
    pub fn passages<'a>(&self, tree: &'a SpannedTree) -> Vec<Passage<'a>> {
        self.texts.passages(tree)
    }

    /// The schema itself.
    #[must_use]
    pub fn schema(&self) -> &Value {
        &self.schema
    }

    /// A schema, or the definition it refers to.
    #[must_use]
    pub fn definition<'a>(&'a self, schema: &'a Value) -> &'a Value {
        texts::definition(&self.schema, schema)
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

/// The checks of the formats that the schema names, but for Markdown, which has many kinds at once.
fn formats() -> Vec<(&'static str, FormatCheck)> {
    let mut formats = value::FORMATS.to_vec();
    formats.push(("jours", |text| Days::parse(text).map(drop)));
    formats.push(("heures", |text| Hours::parse(text).map(drop)));
    formats
}

/// The reason of a format's refusal.
fn format_error(format: &str, text: &str) -> Option<ValueError> {
    let (_, check) = formats().into_iter().find(|(name, _)| *name == format)?;
    check(text).err()
}

/// What checks values against a schema of ours, or a part of it.
fn validator(schema: &Value) -> Validator {
    let mut options = jsonschema::draft7::options().should_validate_formats(true);
    for (name, check) in formats() {
        options = options.with_format(name, move |text: &str| check(text).is_ok());
    }
    options = options.with_format("markdown", |text: &str| markdown::parse(text).1.is_empty());
    options = options.with_keyword(AS_WRITTEN, |_, _, _| Ok(Box::new(AsWritten)));
    options
        .build(schema)
        .expect("the types give a valid schema")
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

/// One departure from the schema, on its way to diagnostics.
struct Violation<'a> {
    model: &'a Model,
    file: &'a Arc<SourceFile>,
    root: &'a YamlNode,
    path: &'a [PathStep],
    schema_path: &'a str,
    instance: &'a Value,
}

impl Violation<'_> {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "JSON Schema has more keywords than the model uses"
    )]
    fn report(&self, kind: &ValidationErrorKind, diagnostics: &mut Vec<Diagnostic>) {
        let node = self.root.at(self.path);
        let key = self.key();
        let kind = match kind {
            ValidationErrorKind::AdditionalProperties { unexpected } => {
                self.unknown_keys(unexpected, diagnostics);
                return;
            }
            ValidationErrorKind::Required { property } => {
                let key = property.as_str().unwrap_or_default().to_owned();
                diagnostics.push(self.at(DiagnosticKind::MissingKey { key }, self.owner_span()));
                return;
            }
            ValidationErrorKind::Format { format } if format == "markdown" => {
                let text = self.instance.as_str().unwrap_or_default();
                for refusal in markdown::parse(text).1 {
                    let span = node.spot(self.file, refusal.range);
                    diagnostics.push(self.at(refusal.kind, span));
                }
                return;
            }
            ValidationErrorKind::Format { format } => {
                let text = self.instance.as_str().unwrap_or_default();
                match format_error(format, text) {
                    Some(cause) => DiagnosticKind::Unreadable { key, cause },
                    None => unforeseen("format"),
                }
            }
            ValidationErrorKind::Type { kind } => match self.format_error(node) {
                // « 7 » for a duration is not in want of quotes, but of a unit.
                Some(cause) => DiagnosticKind::Unreadable { key, cause },
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
                let begun = || {
                    let mut begun = allowed.iter().filter(|it| begins(&value, it));
                    begun.next().cloned().filter(|_| begun.next().is_none())
                };
                let suggestion = suggestion.or_else(begun);
                DiagnosticKind::UnknownValue {
                    key,
                    value,
                    allowed,
                    suggestion,
                }
            }
            ValidationErrorKind::Minimum { limit } => bound(key, Bound::AtLeast(limit.to_string())),
            ValidationErrorKind::Maximum { limit } => bound(key, Bound::AtMost(limit.to_string())),
            ValidationErrorKind::ExclusiveMinimum { limit } => {
                bound(key, Bound::Above(limit.to_string()))
            }
            ValidationErrorKind::ExclusiveMaximum { limit } => {
                bound(key, Bound::Below(limit.to_string()))
            }
            ValidationErrorKind::MultipleOf { multiple_of } => {
                bound(key, Bound::MultipleOf(multiple_of.to_string()))
            }
            // The other keywords of JSON Schema are not used by the model; should one come, its own words tell.
            other => unforeseen(other.keyword()),
        };
        let mut diagnostic = self.at(kind, node.span);
        diagnostic.fix.extend(self.quotes(&diagnostic, node));
        diagnostics.push(diagnostic);
    }

    /// Quotes around a number or a word of YAML that should be a text.
    fn quotes(&self, diagnostic: &Diagnostic, node: &YamlNode) -> Option<Edit> {
        match (&diagnostic.kind, &node.kind) {
            (
                DiagnosticKind::WrongType {
                    found: Shape::Integer | Shape::Number | Shape::Boolean,
                    unquoted: Some(text),
                    ..
                },
                YamlKind::Scalar { plain: true, .. },
            ) => Edit::quoting(&diagnostic.place, text),
            (_, YamlKind::Scalar { .. } | YamlKind::List(_) | YamlKind::Mapping(_)) => None,
        }
    }

    fn at(&self, kind: DiagnosticKind, span: Span) -> Diagnostic {
        Diagnostic::new(kind, Place::new(self.file, span))
    }

    /// The key that a message names: that of the value, or of the list it stands in.
    fn key(&self) -> String {
        let name = self.path.iter().rev().find_map(|step| match step {
            PathStep::Key(key) => Some(key.clone()),
            PathStep::Index(_) => None,
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
        if let Some((PathStep::Key(key), parent)) = self.path.split_last()
            && let Some(entry) = self.root.at(parent).entry(key)
        {
            return entry.key_span;
        }
        match &node.kind {
            YamlKind::Mapping(entries) if !entries.is_empty() => entries[0].key_span,
            YamlKind::Mapping(_) | YamlKind::List(_) | YamlKind::Scalar { .. } => node.span,
        }
    }

    /// The keys of a group that its schema does not know. One that can only be another, misspelt, is renamed.
    fn unknown_keys(&self, unexpected: &[String], diagnostics: &mut Vec<Diagnostic>) {
        let known = self.model.known_keys(self.schema_path);
        let required = self.model.required_keys(self.schema_path);
        let group = self.root.at(self.path);
        let mut free = known.clone();
        free.retain(|key| group.entry(key).is_none());
        // What each can only be, and how many can.
        let is_word = |key: &str| HABITS.iter().any(|(word, _)| *word == key);
        let misspelt = |key: &String| {
            let meant = misspelt(key, &known).filter(|_| !is_word(key));
            meant.filter(|meant| free.contains(meant))
        };
        let certain: Vec<Option<&str>> = unexpected.iter().map(misspelt).collect();
        let mut claims: BTreeMap<&str, usize> = BTreeMap::new();
        for meant in certain.iter().flatten() {
            *claims.entry(meant).or_default() += 1;
        }
        for (key, certain) in unexpected.iter().zip(certain) {
            let near = nearest(key, free.iter().copied());
            let habit = by_habit(key, &free);
            // A word of habit wins where it names what the group must have.
            let suggestion = match habit {
                Some(meant) if required.contains(&meant.as_str()) => Some(meant),
                habit => near.or(habit),
            };
            let suggestion = suggestion.or_else(|| nearest(key, known.iter().copied()));
            let mut diagnostic = self.at(self.unknown(key, suggestion, &known), self.key_span(key));
            if let Some(meant) = certain
                && claims.get(meant) == Some(&1)
            {
                diagnostic
                    .fix
                    .extend(renaming(&diagnostic.place, key, meant));
            }
            diagnostics.push(diagnostic);
        }
    }

    fn unknown(&self, key: &str, suggestion: Option<String>, known: &[&str]) -> DiagnosticKind {
        let belongs = match suggestion {
            Some(_) => None,
            None => self.nearest_home(key),
        };
        DiagnosticKind::UnknownKey {
            key: key.to_owned(),
            suggestion,
            belongs,
            known: known.iter().map(|key| (*key).to_owned()).collect(),
        }
    }

    /// Where a key of that name would be known, as near as can be to the group that has it.
    fn nearest_home(&self, key: &str) -> Option<String> {
        let own = self.path.iter().filter_map(|step| match step {
            PathStep::Key(key) => Some(key.as_str()),
            PathStep::Index(_) => None,
        });
        let own: Vec<&str> = own.collect();
        let homes = self.model.homes(key).into_iter();
        homes.min_by_key(|home| {
            let shared = home.split('.').zip(&own).take_while(|(a, b)| a == *b);
            // The side block repeats what sections say, in a few words.
            let is_aside = home == "catalogue" && own.is_empty();
            (std::cmp::Reverse(shared.count()), is_aside)
        })
    }

    /// What is wrong with a scalar without quotes even as a text of the format that the schema names there.
    fn format_error(&self, node: &YamlNode) -> Option<ValueError> {
        let YamlKind::Scalar { text, plain: true } = &node.kind else {
            return None;
        };
        let (parent, _) = self.schema_path.rsplit_once('/')?;
        let format = self.model.schema.pointer(parent)?["format"].as_str()?;
        format_error(format, text)
    }

    fn wrong_type(&self, key: String, expected: &[Shape], node: &YamlNode) -> DiagnosticKind {
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
            YamlKind::Scalar { text, plain: true } if takes_text => Some(text.clone()),
            // « - Formuler l’intention : une phrase » is a text to its author, and a key to YAML.
            YamlKind::Mapping(entries) if takes_text && entries.len() == 1 => {
                let line = self.file.text()[entries[0].key_span.start..].lines().next();
                line.map(|line| line.trim_end().to_owned())
            }
            YamlKind::Scalar { .. } | YamlKind::List(_) | YamlKind::Mapping(_) => None,
        };
        DiagnosticKind::WrongType {
            key,
            expected: expected.to_vec(),
            found,
            unquoted,
            example: self.example(expected),
        }
    }

    /// How the value is written there, with the keys that the schema knows.
    fn example(&self, expected: &[Shape]) -> Option<Sample> {
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
            Some(keys.into_iter().take(3).map(str::to_owned).collect())
        };
        if expected.contains(&Shape::List) {
            let items = self.model.definition(&schema["items"]);
            let first = keys(items)?.into_iter().next()?;
            return Some(Sample::Items(first));
        }
        if expected == [Shape::Mapping] {
            return Some(Sample::Keys(keys(schema)?));
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

fn bound(key: String, bound: Bound) -> DiagnosticKind {
    DiagnosticKind::OutOfBounds { key, bound }
}

fn unforeseen(message: &str) -> DiagnosticKind {
    let message = message.to_owned();
    DiagnosticKind::Unforeseen { message }
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

/// The known name that an unknown one most likely meant, accents and case folded: one slip in a short word, two or
/// three in a long one.
#[must_use]
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let tolerance = match fold(name).chars().count() {
        0..=3 => 1,
        4..=7 => 2,
        _ => 3,
    };
    distances(name, known)
        .filter(|(distance, _)| *distance <= tolerance)
        .min_by_key(|(distance, candidate)| (*distance, candidate.len().abs_diff(name.len())))
        .map(|(_, candidate)| candidate.to_owned())
}

/// The key that an unknown one most likely stands for.
fn meant(kind: &DiagnosticKind) -> Option<String> {
    if let DiagnosticKind::UnknownKey { suggestion, .. } = kind {
        suggestion.clone()
    } else {
        None
    }
}

/// The words that people write from habit, and the key that says the same here.
const HABITS: [(&str, &str); 23] = [
    ("programme", "deroule"),
    ("objectifs_pedagogiques", "objectifs"),
    ("formateur", "intervenants"),
    ("formateurs", "intervenants"),
    ("formatrice", "intervenants"),
    ("suite", "texte"),
    ("titre", "intitule"),
    ("titre", "nom"),
    ("titre", "libelle"),
    ("nom", "intitule"),
    ("nom", "titre"),
    ("nom", "partie"),
    ("tel", "telephone"),
    ("portable", "telephone"),
    ("mail", "courriel"),
    ("email", "courriel"),
    ("adresse_mail", "courriel"),
    ("prix", "montant"),
    ("cout", "montant"),
    ("description", "texte"),
    ("contenu", "texte"),
    ("contenu", "deroule"),
    ("lien", "site"),
];

/// The free key that a word of habit means.
fn by_habit(key: &str, free: &[&str]) -> Option<String> {
    let key = fold(key);
    let mut meant = HABITS.iter().filter(|(word, _)| *word == key);
    meant
        .find(|(_, meant)| free.contains(meant))
        .map(|(_, meant)| (*meant).to_owned())
}

/// Whether a value is the first word of another: « bilan » of « bilan-de-competences ».
fn begins(value: &str, whole: &str) -> bool {
    let rest = fold(whole);
    let rest = rest.strip_prefix(&fold(value));
    !value.is_empty() && rest.is_some_and(|rest| rest.starts_with('_'))
}

/// The known name that an unknown one can only be: at most a slip in four letters, and no other name as near.
fn misspelt<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let mut near: Vec<(usize, &str)> = distances(name, known.iter().copied()).collect();
    near.sort_unstable();
    match near.as_slice() {
        [(first, _), (second, _), ..] if first == second => None,
        [(distance, meant), ..] if distance * 4 <= name.chars().count() => Some(meant),
        [..] => None,
    }
}

fn distances<'a>(
    name: &str,
    known: impl Iterator<Item = &'a str>,
) -> impl Iterator<Item = (usize, &'a str)> {
    let folded = fold(name);
    known.map(move |candidate| (strsim::osa_distance(&folded, &fold(candidate)), candidate))
}

/// Writes another key in the place of one, inside its quotes if it has any.
fn renaming(place: &Place, key: &str, new: &str) -> Option<Edit> {
    let Span { start, end } = place.span;
    let written = &place.file.text()[place.span.range()];
    let span = match written.trim_matches(['"', '\'']) {
        bare if bare != key => return None,
        _ if written == key => place.span,
        _ => Span::new(start + 1, end - 1),
    };
    let text = new.to_owned();
    (span.end - span.start == key.len()).then_some(Edit { span, text })
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
fn path_of(pointer: &str, root: &YamlNode) -> Vec<PathStep> {
    let mut path = Vec::new();
    for segment in pointer.split('/').skip(1) {
        let segment = segment.replace("~1", "/").replace("~0", "~");
        let step = match (&root.at(&path).kind, segment.parse()) {
            (YamlKind::List(_), Ok(index)) => PathStep::Index(index),
            (YamlKind::List(_) | YamlKind::Mapping(_) | YamlKind::Scalar { .. }, _) => {
                PathStep::Key(segment)
            }
        };
        path.push(step);
    }
    path
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
