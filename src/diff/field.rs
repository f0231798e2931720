//! The fields that a comparison knows: each key of the model with its title, the kind of its value and the impact of a change.

use std::sync::LazyLock;

use crate::diagnostic::message::capitalize;
use crate::model::impact::{FieldImpact, field_name, is_step};
use crate::read::field::{AllowedValue, FieldSchema};
use crate::read::schema::{CONFIG, Model, PROGRAMME};

/// The key of the identity of the organisation, in the programme as its annex shows it.
pub const ORGANISATION: &str = "organisme";

/// A key of the model.
#[derive(Debug)]
pub struct Field {
    /// Its name in `niveaux`: its keys from the root, steps by the last of them (`deroule.journees.date`).
    pub name: String,
    /// The key alone.
    pub key: &'static str,
    /// « Durée totale ».
    pub title: String,
    pub impact: FieldImpact,
    /// Whether it is a step of the plan, or a list of steps.
    pub is_step: bool,
    /// Whether new items bind as much as a change.
    pub is_binding: bool,
    /// The name of the kind of value that it holds on one line, when it does.
    pub format: Option<&'static str>,
    /// The description of each allowed value.
    pub choice_descriptions: Vec<(&'static str, &'static str)>,
    /// Whether its values are yes and no.
    pub is_switch: bool,
    /// What no key says, of a switch whose absence says it, whatever is around.
    pub switch_default: Option<&'static str>,
    /// In the order of the model.
    pub children: Vec<(&'static str, Field)>,
    pub items: Option<Box<Field>>,
}

/// The whole model of a programme.
pub static PROGRAMME_FIELDS: LazyLock<Field> =
    LazyLock::new(|| Field::new(&PROGRAMME, &PROGRAMME.root, None, ""));

/// The same, and the identity of its organisation: apart, for the model of `annexe.yaml` takes time to be made.
pub static SHARED_FIELDS: LazyLock<Field> = LazyLock::new(|| {
    let mut root = Field::new(&PROGRAMME, &PROGRAMME.root, None, "");
    let holder = CONFIG.root.key(ORGANISATION).expect("a key of the model");
    let mut organisation = Field::new_without_children(&CONFIG, holder, None, ORGANISATION);
    // The sections that it shares are those of programmes.
    for (key, inside) in &CONFIG.definition(holder).keys.0 {
        if root.child(key).is_none() {
            let own = Field::new(&CONFIG, inside.schema(), Some(&organisation), key);
            organisation.children.push((key, own));
        }
    }
    root.children.push((ORGANISATION, organisation));
    root
});

impl Field {
    /// The field that a schema describes. Without a key, it is the field of the items of a list.
    fn new(
        model: &'static Model,
        holder: &'static FieldSchema,
        parent: Option<&Self>,
        key: &'static str,
    ) -> Self {
        let mut field = Self::new_without_children(model, holder, parent, key);
        // The parts of a date or of a range of hours are no fields of their own.
        if field.is_value() {
            return field;
        }
        let schema = model.definition(holder);
        if let Some(holder) = &schema.items {
            let mut items = Self::new(model, holder, Some(&field), "");
            items.title = to_singular(if ["liste", "lignes"].contains(&field.key) {
                parent.map_or("", |parent| &parent.title)
            } else {
                &field.title
            });
            field.items = Some(Box::new(items));
        }
        for (key, inside) in &schema.keys.0 {
            let child = Self::new(model, inside.schema(), Some(&field), key);
            field.children.push((key, child));
        }
        field
    }

    /// The same, without what is inside it.
    fn new_without_children(
        model: &'static Model,
        holder: &'static FieldSchema,
        parent: Option<&Self>,
        key: &'static str,
    ) -> Self {
        let schema = model.definition(holder);
        let impact = holder.impact.or(schema.impact);
        let impact = impact.or(parent.map(|parent| parent.impact));
        let (name, is_step, key) = match parent {
            // An item has the name of its list.
            Some(list) if key.is_empty() => (list.name.clone(), list.is_step, list.key),
            Some(group) => {
                let above = group.name.as_str();
                (field_name(above, key), is_step(above, key), key)
            }
            None => (key.to_owned(), false, key),
        };
        let is_switch = schema
            .closed_list()
            .choices
            .contains(&AllowedValue::Switch(true));
        Self {
            name,
            key,
            title: holder.title.to_owned(),
            impact: impact.unwrap_or(FieldImpact::Wording),
            is_step,
            is_binding: holder.impact_of_additions.is_some(),
            format: holder.format.or(schema.format),
            choice_descriptions: meanings(schema.closed_list()),
            is_switch,
            switch_default: switch_default(key).filter(|_| is_switch),
            children: Vec::new(),
            items: None,
        }
    }

    /// The field of a key inside it.
    #[must_use]
    pub fn child(&self, key: &str) -> Option<&Self> {
        let found = self.children.iter().find(|(known, _)| *known == key);
        found.map(|(_, field)| field)
    }

    /// Whether it holds one value however it is written: a date, a length, an amount.
    #[must_use]
    pub fn is_value(&self) -> bool {
        let format = self.format;
        format.is_some_and(|format| format != "ligne" && format != "markdown")
    }
}

/// What a switch says when it is not written. A step is an option by its title too.
fn switch_default(key: &str) -> Option<&'static str> {
    match key {
        "enregistree" => Some("oui"),
        "au_choix" => None,
        _ => Some("non"),
    }
}

/// The description of each text of a closed list.
fn meanings(schema: &FieldSchema) -> Vec<(&'static str, &'static str)> {
    let pairs = schema.choices.iter().zip(&schema.meanings);
    let texts = pairs.filter_map(|(choice, meaning)| match choice {
        AllowedValue::Text(text) => Some((*text, meaning.trim_end_matches('.'))),
        AllowedValue::Switch(_) => None,
    });
    texts.collect()
}

/// « Journées » → « Journée ».
fn to_singular(title: &str) -> String {
    let first = title.split_whitespace().next().unwrap_or_default();
    let words: Vec<&str> = title.split_whitespace().collect();
    match first {
        "Prérequis" | "Évaluation" => first.to_owned(),
        // « Autres sections », « Lignes de prix ».
        "Autres" => to_singular(&capitalize(&words[1..].join(" "))),
        _ => first.strip_suffix('s').unwrap_or(first).to_owned(),
    }
}
