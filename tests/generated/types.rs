//! The schemas of the types that do not derive theirs.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema, schema_for};
use serde_json::{Map, Value, json};

use super::other_words;
use crate::check::rule::Rule;
use crate::check::rules::RULES;
use crate::document::text::{Identifier, Switch, Text};
use crate::model::duration::{Days, Hours, Months, Weeks, Years};
use crate::model::impact::{FieldName, field_name, is_step};
use crate::model::indicators::{CountedResult, YearlyValues};
use crate::model::section::{Headings, SectionName};
use crate::model::sessions::{KnownMode, Mode, SessionDates, SessionPart};
use crate::model::settings::{RuleSeverities, SeveritySetting};
use crate::model::{INTERNAL, InternalNotes, Programme};
use crate::value::{Amount, Measured, TimeRange, When};

impl JsonSchema for Identifier {
    fn schema_name() -> Cow<'static, str> {
        "Repere".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        // To JSON Schema 2.0 is an integer, but as a version it is not « 2 ».
        json_schema!({
            "title": "repère",
            "description": "Un repère court : un texte d’une ligne ou un nombre entier.",
            "examples": ["10/19", 2],
            "type": ["string", "integer"],
            "format": "ligne",
            "x-tel-quel": true,
        })
    }
}

impl JsonSchema for Switch {
    fn schema_name() -> Cow<'static, str> {
        "OuiNon".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "title": "oui ou non",
            "description": "Oui ou non.",
            "examples": ["oui", "non"],
            "enum": ["oui", "non", true, false],
            "enumDescriptions": ["Oui.", "Non.", "Oui.", "Non."],
            "x-mots": [["yes", "vrai"], ["no", "faux"], [], []],
        })
    }
}

impl JsonSchema for When {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "When".into()
    }

    /// One schema whose keywords each concern one type of value, so that a wrong value gets one precise message.
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["string", "array", "object"],
            "format": "date-ou-mention",
            "items": { "type": "string", "format": "date-fr" },
            "minItems": 1,
            "properties": {
                "debut": {
                    "title": "Début",
                    "description": "Le premier jour.",
                    "examples": ["2019-03-14"],
                    "type": "string",
                    "format": "date-fr",
                },
                "fin": {
                    "title": "Fin",
                    "description": "Le dernier jour, compris.",
                    "examples": ["2019-03-16"],
                    "type": "string",
                    "format": "date-fr",
                },
            },
            "required": ["debut", "fin"],
            "additionalProperties": false,
            "title": "date ou mention",
            "description": "Une date, un mois, une liste de dates, une période (`debut`, `fin`) ou « a-programmer ».",
            "examples": [
                "2019-02-14",
                ["2019-03-14", "2019-03-15"],
                { "debut": "2019-03-14", "fin": "2019-03-16" },
                "2019-02",
                "a-programmer",
            ],
        })
    }
}

impl JsonSchema for Measured {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Measured".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = When::json_schema(generator);
        let year = json!({
            "type": ["string", "integer"],
            "format": "date-ou-annee",
            "minimum": 1900,
            "maximum": 2199,
        });
        let keywords = json!({
            "type": ["string", "integer", "array", "object"],
            "format": "date-ou-annee",
            "minimum": 1900,
            "maximum": 2199,
            "items": year,
            "title": "date ou année",
            "description": "Une année, une année scolaire, une date, un mois, une liste ou une période (`debut`, `fin`).",
            "examples": [2025, "2024-2025", [2024, 2025], "2025-12"],
        });
        for (keyword, value) in keywords.as_object().into_iter().flatten() {
            schema.insert(keyword.clone(), value.clone());
        }
        schema
    }
}

impl JsonSchema for YearlyValues {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "YearlyValues".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut value = CountedResult::json_schema(generator).to_value();
        let keywords = Identifier::json_schema(generator).to_value();
        for (keyword, of_value) in keywords.as_object().into_iter().flatten() {
            value[keyword] = of_value.clone();
        }
        value["type"] = json!(["string", "integer", "object"]);
        json_schema!({
            "type": "object",
            "format": "valeurs-par-annee",
            "patternProperties": { "^[0-9]{4}(-[0-9]{4})?$": value },
            "additionalProperties": false,
        })
    }
}

impl JsonSchema for SessionDates {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "SessionDates".into()
    }

    /// One schema whose keywords each concern one type of value, so that a wrong value gets one precise message.
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let group = SessionPart::json_schema(generator).to_value();
        let mut item = group.clone();
        item["type"] = json!(["string", "object"]);
        item["format"] = "date-ou-mention".into();
        let mut whole = group;
        whole["type"] = json!(["string", "array", "object"]);
        whole["format"] = "dates-de-session".into();
        whole["items"] = item;
        whole["minItems"] = 1.into();
        whole.try_into().expect("a schema")
    }
}

impl JsonSchema for Mode {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Modalite".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let known = schema_for!(KnownMode).to_value();
        let known = known["oneOf"].as_array().expect("one a mode");
        let all =
            |keyword: &str| -> Value { known.iter().map(|mode| mode[keyword].clone()).collect() };
        json_schema!({
            "type": "string",
            "anyOf": [
                {"enum": all("const"), "enumDescriptions": all("description"), "x-mots": other_words(known)},
                {"pattern": "ybride"},
                {"pattern": "ixte"},
                {"pattern": "FOAD"},
                {"pattern": "foad"},
                {"pattern": "n ligne"},
                {"pattern": "istanc"},
                {"pattern": "résence"},
                {"pattern": "résentiel"},
                {"pattern": "resentiel "},
                {"pattern": "choix"},
                {"pattern": " ou "},
                {"pattern": "learning"},
                {"pattern": "visio"},
                {"pattern": "Visio"},
                {"pattern": "lasse virtuelle"},
                {"pattern": "ultimodal"},
            ],
        })
    }
}

impl JsonSchema for TimeRange {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "TimeRange".into()
    }

    /// One schema whose keywords each concern one type of value, so that a wrong value gets one precise message.
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["string", "object"],
            "format": "plage-horaire",
            "properties": {
                "debut": {
                    "title": "Début",
                    "description": "L’heure de début.",
                    "examples": ["9 h"],
                    "type": "string",
                    "format": "heure",
                },
                "fin": {
                    "title": "Fin",
                    "description": "L’heure de fin.",
                    "examples": ["12 h 30"],
                    "type": "string",
                    "format": "heure",
                },
            },
            "required": ["debut", "fin"],
            "additionalProperties": false,
            "title": "plage horaire",
            "description": "Une plage horaire : en un texte, ou par son début et sa fin.",
            "examples": ["9 h à 17 h", { "debut": "9 h", "fin": "12 h 30" }],
        })
    }
}

impl JsonSchema for Amount {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Money".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["string", "number"],
            "format": "montant",
            "minimum": 0,
            "exclusiveMaximum": 1_000_000_000,
            "title": "montant",
            "description": "Un montant en euros, avec deux décimales au plus ; ou « inclus », « gratuit », « offert ».",
            "examples": ["1 200 €", "1 200,50 €", 1200, "inclus"],
        })
    }
}

impl JsonSchema for Days {
    fn schema_name() -> Cow<'static, str> {
        "Jours".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["number", "string"],
            "title": "nombre de jours",
            "description": "Un nombre de jours, par demi-journées, de 0,5 à 1 000.",
            "format": "jours",
            "exclusiveMinimum": 0,
            "maximum": 1000,
            "multipleOf": 0.5,
            "examples": [7, "2,5"],
        })
    }
}

impl JsonSchema for Hours {
    fn schema_name() -> Cow<'static, str> {
        "Heures".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["number", "string"],
            "title": "nombre d’heures",
            "description": "Un nombre d’heures, ou une durée en heures et minutes ; « environ 14 h », « 14 à 35 h », « 14 h minimum », « 35 h maximum » si elle n’est pas exacte.",
            "format": "heures",
            "exclusiveMinimum": 0,
            "maximum": 10000,
            "examples": [49, "10,5", "3 h 30", "14 à 35 h"],
        })
    }
}

impl JsonSchema for Weeks {
    fn schema_name() -> Cow<'static, str> {
        "Semaines".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["integer", "string"],
            "title": "nombre de semaines",
            "description": "Un nombre de semaines, exact ou non.",
            "format": "semaines",
            "minimum": 1,
            "maximum": 520,
            "examples": [3, "2 à 3"],
        })
    }
}

impl JsonSchema for Months {
    fn schema_name() -> Cow<'static, str> {
        "Mois".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["integer", "string"],
            "title": "nombre de mois",
            "description": "Un nombre de mois, exact ou non.",
            "format": "mois",
            "minimum": 1,
            "maximum": 520,
            "examples": [12, "12 à 18"],
        })
    }
}

impl JsonSchema for Years {
    fn schema_name() -> Cow<'static, str> {
        "Annees".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["integer", "string"],
            "title": "nombre d’années",
            "description": "Un nombre d’années, exact ou non.",
            "format": "annees",
            "minimum": 1,
            "maximum": 520,
            "examples": [2, "1 à 2"],
        })
    }
}

impl JsonSchema for SectionName {
    fn schema_name() -> Cow<'static, str> {
        "NomDeSection".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "enum": Self::ALL.iter().map(|name| name.key()).collect::<Vec<_>>(),
            "enumDescriptions": Self::ALL.iter().map(|name| name.heading(true)).collect::<Vec<_>>(),
        })
    }
}

impl JsonSchema for Headings {
    fn schema_name() -> Cow<'static, str> {
        "Titres".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let text = generator.subschema_for::<Text>();
        let properties = SectionName::ALL.iter().map(|name| {
            let heading = name.heading(true);
            let mut schema = text.clone();
            schema.insert("title".to_owned(), heading.into());
            let description = format!("Le titre imprimé au lieu de « {heading} ».");
            schema.insert("description".to_owned(), description.into());
            schema.insert("examples".to_owned(), json!([heading]));
            (name.key().to_owned(), schema.to_value())
        });
        let properties: Map<_, _> = properties.collect();
        json_schema!({"type": "object", "properties": properties, "additionalProperties": false})
    }
}

impl JsonSchema for RuleSeverities {
    fn schema_name() -> Cow<'static, str> {
        "Regles".into()
    }

    /// Its keys are the codes of the rules: editors complete them, and a wrong code gets the nearest.
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let rules: Map<_, _> = RULES
            .iter()
            .map(|rule| (rule.code.to_owned(), severity(rule)))
            .collect();
        json_schema!({"type": "object", "properties": rules, "additionalProperties": false})
    }
}

impl JsonSchema for FieldName {
    fn schema_name() -> Cow<'static, str> {
        "NomDeChamp".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let schema = schema_for!(Programme).to_value();
        let mut titles = BTreeMap::new();
        collect(&schema, &schema, "", &mut titles);
        titles.remove(INTERNAL);
        let names: Vec<&String> = titles.keys().collect();
        let titles: Vec<&String> = titles.values().collect();
        json_schema!({"type": "string", "enum": names, "enumDescriptions": titles})
    }
}

impl JsonSchema for InternalNotes {
    fn schema_name() -> Cow<'static, str> {
        "Interne".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({})
    }
}

/// The names and titles of the fields of a schema, `root` being the whole that its references lead to.
fn collect(root: &Value, schema: &Value, above: &str, titles: &mut BTreeMap<String, String>) {
    let target = schema["$ref"].as_str().map(|path| &path[1..]);
    if let Some(target) = target.and_then(|path| root.pointer(path)) {
        collect(root, target, above, titles);
    }
    for branches in ["anyOf", "allOf"] {
        for branch in schema[branches].as_array().into_iter().flatten() {
            collect(root, branch, above, titles);
        }
    }
    // The parts of a date or of a range of hours are no fields of their own.
    let format = schema["format"].as_str().unwrap_or("markdown");
    if !["ligne", "markdown"].contains(&format) {
        return;
    }
    if schema["items"].is_object() {
        collect(root, &schema["items"], above, titles);
    }
    if let Some(list) = schema["x-abrege"]["array"].as_str() {
        collect(root, &schema["properties"][list]["items"], above, titles);
    }
    for (key, property) in schema["properties"].as_object().into_iter().flatten() {
        let name = field_name(above, key);
        // The steps of a plan are the same wherever they stand.
        if titles.contains_key(&name) && is_step(above, key) {
            continue;
        }
        collect(root, property, &name, titles);
        let title = property["title"].as_str().unwrap_or(key);
        titles.insert(name, title.to_owned());
    }
}

/// The severities that a project may give to a rule.
fn severity(rule: &Rule) -> Value {
    let settings = schema_for!(SeveritySetting).to_value();
    let settings = settings["oneOf"].as_array().expect("one a severity");
    let count = if rule.has_fixed_severity() {
        1
    } else {
        settings.len()
    };
    let all = |keyword: &str| -> Vec<Value> {
        let settings = settings.iter().take(count);
        settings.map(|setting| setting[keyword].clone()).collect()
    };
    json!({
        "enum": all("const"),
        "enumDescriptions": all("description"),
        "title": rule.texts.title.fr,
        "description": rule.texts.why.fr,
        "examples": [all("const")[count / 2]],
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{Date, Duration, FORMATS, TimeOfDay};
    use proptest::prelude::*;

    #[test]
    fn the_schemas_take_their_own_examples() {
        let schemas = [
            schema_for!(Date),
            schema_for!(Duration),
            schema_for!(Amount),
            schema_for!(TimeOfDay),
            schema_for!(TimeRange),
            schema_for!(When),
            schema_for!(Measured),
        ];
        for schema in schemas {
            let mut options = jsonschema::draft7::options().should_validate_formats(true);
            for &(name, check) in FORMATS {
                options = options.with_format(name, move |text: &str| check(text).is_ok());
            }
            let mut schema = schema.to_value();
            schema["$schema"] = "http://json-schema.org/draft-07/schema#".into();
            let validator = options.build(&schema).expect("a draft-07 schema");
            let format = schema["format"].as_str().expect("a format");
            assert!(FORMATS.iter().any(|&(name, _)| name == format), "{format}");
            for example in schema["examples"].as_array().expect("examples") {
                assert!(validator.is_valid(example), "{format}: {example}");
            }
            assert!(!validator.is_valid(&"???".into()), "{format}");
        }
    }

    proptest! {
        #[test]
        fn the_schema_takes_every_cent(cents in 0..1_000_000_000 * 100i64) {
            let schema = schema_for!(Amount);
            let euros = format!("{}.{:02}", cents / 100, cents % 100);
            let number: Value = serde_json::from_str(&euros).expect("a number");
            prop_assert!(jsonschema::is_valid(schema.as_value(), &number), "{}", euros);
        }
    }
}
