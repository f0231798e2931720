//! What a comparison knows of each key of the model: its title, what kind of value it holds, and what is at stake in it. All of it
//! is said once, beside the field, and read here from the schema.

use std::sync::LazyLock;

use serde_json::Value;

use crate::diagnostic::message::capital;
use crate::model::impact::{BINDING, STAKE, Stake, field_name, is_step};
use crate::read::schema::{CONFIG, Model, PROGRAMME};

/// The key of the identity of the organisation, in the programme as its annex shows it.
pub const ORGANISATION: &str = "organisme";

/// A key of the model.
#[derive(Debug)]
pub struct Field {
    /// Its name in `niveaux`: its keys from the root, steps by the last of them (`deroule.journees.date`).
    pub name: String,
    /// The key alone.
    pub key: String,
    /// « Durée totale ».
    pub title: String,
    pub stake: Stake,
    /// Whether it is a step of the plan, or a list of steps.
    pub is_step: bool,
    /// Whether new items bind as much as a change.
    pub is_binding: bool,
    /// The name of the kind of value that it holds on one line, when it does.
    pub format: Option<String>,
    /// Of a few values that it may have, what each means.
    pub meanings: Vec<(String, String)>,
    /// Whether it is a matter of yes or no.
    pub is_switch: bool,
    /// In the order of the model.
    pub keys: Vec<(String, Field)>,
    pub items: Option<Box<Field>>,
}

/// The whole model of a programme.
pub static PROGRAMME_FIELDS: LazyLock<Field> =
    LazyLock::new(|| Field::of(&PROGRAMME, PROGRAMME.schema(), None, ""));

/// The same, and the identity of its organisation: apart, for the model of `annexe.yaml` takes time to be made.
pub static SHARED_FIELDS: LazyLock<Field> = LazyLock::new(|| {
    let mut root = Field::of(&PROGRAMME, PROGRAMME.schema(), None, "");
    let holder = &CONFIG.schema()["properties"][ORGANISATION];
    let mut organisation = Field::alone(&CONFIG, holder, None, ORGANISATION);
    // The sections that it shares are those of programmes.
    let properties = CONFIG.definition(holder)["properties"].as_object();
    for (key, property) in properties.into_iter().flatten() {
        if root.child(key).is_none() {
            let own = Field::of(&CONFIG, property, Some(&organisation), key);
            organisation.keys.push((key.clone(), own));
        }
    }
    root.keys.push((ORGANISATION.to_owned(), organisation));
    root
});

impl Field {
    /// The field that a part of a schema describes; without a key, it is that of the items of a list.
    fn of(model: &Model, holder: &Value, parent: Option<&Self>, key: &str) -> Self {
        let mut field = Self::alone(model, holder, parent, key);
        // The parts of a date or of a range of hours are no fields of their own.
        if field.is_value() {
            return field;
        }
        let schema = model.definition(holder);
        if schema["items"].is_object() {
            let mut items = Self::of(model, &schema["items"], Some(&field), "");
            items.title = singular(if field.key == "liste" {
                parent.map_or("", |parent| &parent.title)
            } else {
                &field.title
            });
            field.items = Some(Box::new(items));
        }
        for (key, property) in schema["properties"].as_object().into_iter().flatten() {
            let child = Self::of(model, property, Some(&field), key);
            field.keys.push((key.clone(), child));
        }
        field
    }

    /// The same, without what is inside it.
    fn alone(model: &Model, holder: &Value, parent: Option<&Self>, key: &str) -> Self {
        let schema = model.definition(holder);
        let text = |keyword: &str| {
            let own = holder[keyword].as_str().or(schema[keyword].as_str());
            own.map(str::to_owned)
        };
        let stake = text(STAKE).and_then(|word| Stake::named(&word));
        let stake = stake.or(parent.map(|parent| parent.stake));
        let above = parent.map_or("", |parent| parent.name.as_str());
        let is_item = key.is_empty();
        Self {
            name: if is_item {
                above.to_owned()
            } else {
                field_name(above, key)
            },
            is_step: if is_item {
                parent.is_some_and(|it| it.is_step)
            } else {
                is_step(above, key)
            },
            key: if is_item {
                parent.map_or("", |it| &it.key)
            } else {
                key
            }
            .to_owned(),
            title: text("title").unwrap_or_default(),
            stake: stake.unwrap_or(Stake::Wording),
            is_binding: text(BINDING).is_some(),
            format: text("format"),
            meanings: meanings(schema),
            is_switch: schema["enum"]
                .as_array()
                .is_some_and(|all| all.contains(&true.into())),
            keys: Vec::new(),
            items: None,
        }
    }

    /// The field of a key inside it.
    #[must_use]
    pub fn child(&self, key: &str) -> Option<&Self> {
        let found = self.keys.iter().find(|(known, _)| known == key);
        found.map(|(_, field)| field)
    }

    /// Whether it holds one value however it is written: a date, a length, an amount.
    #[must_use]
    pub fn is_value(&self) -> bool {
        let format = self.format.as_deref();
        format.is_some_and(|format| format != "ligne" && format != "markdown")
    }
}

/// What each value of a closed list means, as the schema describes it.
fn meanings(schema: &Value) -> Vec<(String, String)> {
    let all = |keyword: &str| schema[keyword].as_array().into_iter().flatten();
    let pairs = all("enum").zip(all("enumDescriptions"));
    let worded = pairs.filter_map(|(value, meaning)| {
        let meaning = meaning.as_str()?.trim_end_matches('.');
        Some((value.as_str()?.to_owned(), meaning.to_owned()))
    });
    worded.collect()
}

/// « Journées » → « Journée ».
fn singular(title: &str) -> String {
    let first = title.split_whitespace().next().unwrap_or_default();
    let words: Vec<&str> = title.split_whitespace().collect();
    match first {
        "Prérequis" | "Évaluation" => first.to_owned(),
        // « Autres sections », « Lignes de prix ».
        "Autres" => singular(&capital(&words[1..].join(" "))),
        _ => first.strip_suffix('s').unwrap_or(first).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overrides_may_name_each_field_of_a_programme() {
        fn names(field: &Field, found: &mut std::collections::BTreeSet<String>) {
            found.insert(field.name.clone());
            let inside = field.keys.iter().map(|(_, field)| field);
            inside
                .chain(field.items.as_deref())
                .for_each(|it| names(it, found));
        }
        let mut found = std::collections::BTreeSet::new();
        names(&SHARED_FIELDS, &mut found);
        let is_named = |name: &String| {
            !name.is_empty() && !name.starts_with(ORGANISATION) && name != crate::model::INTERNAL
        };
        found.retain(is_named);
        let schema = CONFIG.schema();
        let named = schema["definitions"]["Override"]["properties"]["champ"]["enum"].as_array();
        let named: Vec<&str> = named
            .expect("names")
            .iter()
            .filter_map(Value::as_str)
            .collect();
        assert_eq!(found.iter().map(String::as_str).collect::<Vec<_>>(), named);
    }

    #[test]
    fn each_section_says_what_is_at_stake() {
        let schema = PROGRAMME.schema();
        let properties = schema["properties"].as_object().expect("keys");
        for (key, property) in properties {
            let is_internal = key == crate::model::INTERNAL;
            assert!(is_internal || property[STAKE].is_string(), "{key}");
        }
        let known = ["substantiel", "substance", "redactionnel"];
        fn words(value: &Value, found: &mut Vec<String>) {
            if let Some(word) = value[STAKE].as_str() {
                found.push(word.to_owned());
            }
            let inside: Vec<&Value> = match value {
                Value::Object(object) => object.values().collect(),
                Value::Array(items) => items.iter().collect(),
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
            };
            inside.into_iter().for_each(|value| words(value, found));
        }
        let mut found = Vec::new();
        words(schema, &mut found);
        words(CONFIG.schema(), &mut found);
        assert!(found.iter().all(|word| known.contains(&word.as_str())));
    }

    #[test]
    fn fields_have_the_names_of_the_trade() {
        let root = &*SHARED_FIELDS;
        let at = |path: &str| {
            let mut field = root;
            for key in path.split('.') {
                field = match key {
                    "*" => field.items.as_deref().expect("a list"),
                    key => field.child(key).expect(key),
                };
            }
            field
        };
        let day = at("deroule.phases.*.journees.*");
        assert_eq!(
            (day.name.as_str(), day.title.as_str()),
            ("deroule.journees", "Journée")
        );
        let date = at("deroule.phases.*.journees.*.date");
        assert_eq!(
            (date.name.as_str(), date.stake),
            ("deroule.journees.date", Stake::Agreed)
        );
        assert!(date.is_value());
        let objective = at("objectifs.axes.*.objectifs.*");
        assert_eq!(
            (objective.title.as_str(), objective.stake),
            ("Objectif", Stake::Substance)
        );
        assert_eq!(at("objectifs.liste.*").title, "Objectif");
        assert_eq!(at("prerequis.*").title, "Prérequis");
        assert_eq!(at("sections.*").title, "Section");
        assert_eq!(at("organisme.nom").stake, Stake::Agreed);
        assert!(
            root.child(ORGANISATION)
                .and_then(|it| it.child("suivi"))
                .is_none()
        );
        assert!(at("tarifs.lignes").is_binding);
    }
}
