//! The field reference: every key of the schemas, as a page of Markdown for those who write programmes.
//!
//! A group of keys has a section of its own, once, and whatever takes the same group leads to it.

use std::collections::BTreeMap;

use schemars::schema_for;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::example::{block, flow};
use super::{definition, full_types};
use crate::document::text::{Identifier, Prose, Switch, Text};
use crate::model::duration::{Days, Hours};
use crate::model::impact::FieldImpact;
use crate::value::{Amount, Date, Duration, Measured, TimeOfDay, TimeRange, When};

const INTRODUCTION: &str = "\
<!-- Écrit par « annexe schema --format md » depuis le modèle : ne changez pas cette page, changez le modèle. -->

# Les clés

Cette page décrit toutes les clés d’un programme et de `annexe.yaml`. Une clé est facultative, sauf si elle est marquée
« obligatoire ». Une section vide n’est pas imprimée. Annexe calcule les totaux, les numéros et le calendrier : vous
n’avez pas à les écrire.

Un **groupe** est une suite de clés, écrites en retrait sous une autre clé. Une **liste** a un tiret par élément. Les
autres sortes de valeurs sont décrites [après le sommaire](#les-valeurs).

Une liste d’un seul élément s’écrit aussi sans tiret : `contenus: L’ordre du jour`.

## Sommaire
";

/// Values of one key that fit a cell. With more, they belong to a page.
const MOST_MEANINGS: usize = 100;

/// A group with this many keys in common with an earlier one names them, and does not describe them again.
const WORTH_SHARING: usize = 4;

/// The reference of those schemas. What several have in common is described with the first.
pub fn write_reference(schemas: &[&Value]) -> String {
    let mut page = ReferencePage {
        values: values(),
        groups: BTreeMap::new(),
    };
    let mut groups = Vec::new();
    for schema in schemas {
        let file = KeyGroup::file(schema);
        page.groups.insert(identity(file.keys), vec![file.clone()]);
        let inside = page.inside(&file);
        groups.push(file);
        groups.extend(inside);
    }
    let mut text = INTRODUCTION.to_owned();
    text.push_str(&contents(&groups));
    text.push_str(&page.values_table());
    for (rank, group) in groups.iter().enumerate() {
        text.push_str(&page.section(group, &groups[..rank]));
    }
    text
}

/// The groups and values of the page, which its sections link to.
struct ReferencePage<'a> {
    /// The kinds of values that are written on a line, as their types describe them.
    values: Vec<Value>,
    /// The groups that have the same keys, by these keys; the first is the one described.
    groups: BTreeMap<String, Vec<KeyGroup<'a>>>,
}

/// A group of keys, where it is described.
#[derive(Clone)]
struct KeyGroup<'a> {
    /// The schema of the file.
    root: &'a Value,
    /// The keys that lead to it, none for a whole file.
    path: Vec<&'a str>,
    /// The key that takes it, or the file.
    holder: &'a Value,
    keys: &'a Map<String, Value>,
    schema: &'a Value,
}

impl<'a> KeyGroup<'a> {
    fn file(root: &'a Value) -> Self {
        Self::of(root, Vec::new(), root, root).expect("a file is a group of keys")
    }

    /// The group that a schema describes, if it does.
    fn of(
        root: &'a Value,
        path: Vec<&'a str>,
        holder: &'a Value,
        schema: &'a Value,
    ) -> Option<Self> {
        let keys = schema["properties"].as_object()?;
        Some(Self {
            root,
            path,
            holder,
            keys,
            schema,
        })
    }

    /// The group that one of its keys takes, alone or as items of a list.
    fn under(&self, key: &'a str) -> Option<Self> {
        let holder = &self.keys[key];
        let item = definition(self.root, &holder["items"]);
        let path = [self.path.as_slice(), &[key]].concat();
        Self::of(self.root, path.clone(), holder, holder)
            .or_else(|| Self::of(self.root, path, holder, item))
    }

    fn title(&self) -> &str {
        text_of(self.holder, "title")
    }

    fn anchor(&self) -> String {
        slug(&self.name())
    }

    /// Its name in other sections.
    fn name(&self) -> String {
        if self.path.is_empty() {
            self.title().to_owned()
        } else {
            code(&self.path.join("."))
        }
    }

    fn requires(&self, key: &str) -> bool {
        items(self.schema, "required").any(|required| required == key)
    }

    /// Its heading, its description, and an example of its key.
    fn opening(&self) -> String {
        let (name, title, description) = (
            self.name(),
            self.title(),
            text_of(self.holder, "description"),
        );
        let Some(key) = self.path.last() else {
            return format!("\n## {name}\n\n{description}\n");
        };
        let examples: Vec<String> = items(self.holder, "examples")
            .map(|example| format!("\n```yaml\n{}\n```\n", block(key, example)))
            .collect();
        format!(
            "\n### {name}\n\n**{title}.** {description}\n{}",
            examples.join("\nou\n")
        )
    }

    /// Whether another group has the same key, that says the same.
    fn shares(&self, key: &str, other: &Self) -> bool {
        other.keys.get(key) == Some(&self.keys[key])
    }

    /// The earlier group with most keys in common, if there are enough of them.
    fn similar_among<'g>(&self, earlier: &'g [Self]) -> Option<&'g Self> {
        let in_common = |other: &Self| {
            self.keys
                .keys()
                .filter(|key| self.shares(key, other))
                .count()
        };
        let nearest = earlier.iter().rev().max_by_key(|other| in_common(other));
        nearest.filter(|other| in_common(other) >= WORTH_SHARING)
    }
}

impl<'a> ReferencePage<'a> {
    /// The groups inside a group that the page has not described yet, each followed by those inside it. The nearest
    /// to the top come first, and give the others their place.
    fn inside(&mut self, group: &KeyGroup<'a>) -> Vec<KeyGroup<'a>> {
        let groups = group
            .keys
            .iter()
            .filter(|(_, holder)| self.value(holder).is_none());
        let mut groups: Vec<KeyGroup<'a>> =
            groups.filter_map(|(key, _)| group.under(key)).collect();
        groups.retain(|group| {
            let same = self.groups.entry(identity(group.keys)).or_default();
            let is_new = same.is_empty();
            // What two files have in common is said once.
            if same.iter().all(|other| other.holder != group.holder) {
                same.push(group.clone());
            }
            is_new
        });
        let mut all = Vec::new();
        for group in groups {
            let inside = self.inside(&group);
            all.push(group);
            all.extend(inside);
        }
        all
    }

    /// The kind of value written on a line that a key takes, if it takes one.
    fn value(&self, schema: &Value) -> Option<&Value> {
        let same = |value: &&Value| {
            ["type", "format", "enum"]
                .iter()
                .all(|keyword| value[keyword] == schema[keyword])
        };
        self.values.iter().find(same)
    }

    fn values_table(&self) -> String {
        let mut table =
            "\n## Les valeurs\n\n| Valeur | Ce qu’elle est | Exemples |\n| --- | --- | --- |\n"
                .to_owned();
        for value in &self.values {
            let examples: Vec<String> = items(value, "examples")
                .map(|example| code(&flow(example)))
                .collect();
            let cells = [
                text_of(value, "title"),
                text_of(value, "description"),
                &examples.join(", "),
            ];
            table.push_str(&row(&cells));
        }
        table
    }

    fn section(&self, group: &KeyGroup<'_>, earlier: &[KeyGroup<'_>]) -> String {
        let other = group.similar_among(earlier);
        let is_named = |key: &&String| other.is_some_and(|other| group.shares(key, other));
        let (named, described): (Vec<&String>, Vec<&String>) =
            group.keys.keys().partition(is_named);
        let mut text = group.opening();
        if !described.is_empty() {
            text.push_str(
                "\n| Clé | Ce qu’elle contient | Valeur | Exemple |\n| --- | --- | --- | --- |\n",
            );
        }
        text.extend(described.into_iter().map(|key| self.key_row(group, key)));
        if let Some(other) = other {
            let named: Vec<String> = named.into_iter().map(|key| code(key)).collect();
            let (name, anchor, named) = (other.name(), other.anchor(), named.join(", "));
            text.push_str(&format!(
                "\nEt, comme dans [{name}](#{anchor}) : {named}.\n"
            ));
        }
        let same = &self.groups[&identity(group.keys)][1..];
        if !same.is_empty() {
            let same: Vec<String> = same.iter().map(KeyGroup::name).collect();
            text.push_str(&format!(
                "\nLes mêmes clés valent sous {}.\n",
                same.join(", ")
            ));
        }
        text
    }

    fn key_row(&self, group: &KeyGroup<'_>, key: &str) -> String {
        let schema = &group.keys[key];
        let mandatory = if group.requires(key) {
            ", obligatoire"
        } else {
            ""
        };
        let name = format!("{}{mandatory}", code(key));
        let (title, description) = (text_of(schema, "title"), text_of(schema, "description"));
        let mut holds = format!("**{title}.** {description}");
        let is_value = self.value(schema).is_some();
        if !is_value {
            holds.extend(meanings(group.root, schema));
        }
        holds.extend(short_forms(schema));
        let impact = FieldImpact::deserialize(&schema["x-niveau"]).ok();
        holds.push_str(match impact {
            Some(FieldImpact::Substantial) => "<br>*Une modification est substantielle.*",
            Some(FieldImpact::Meaning) => {
                "<br>*Une modification d’un chiffre, d’une date ou d’une négation est substantielle, celle d’autres mots est à relire.*"
            }
            Some(FieldImpact::Wording) => "<br>*Une modification est rédactionnelle.*",
            None => "",
        });
        let mut examples = Vec::new();
        // A group shows its examples in its own section.
        if is_value || group.under(key).is_none() {
            examples.extend(
                items(schema, "examples").map(|example| code(&format!("{key}: {}", flow(example)))),
            );
        }
        row(&[
            &name,
            &holds,
            &self.kind(group.root, schema),
            &examples.join("<br>"),
        ])
    }

    /// The kind of value that a key takes, in a few words.
    fn kind(&self, root: &Value, schema: &Value) -> String {
        if schema["anyOf"][0]["enum"].is_array() {
            return "valeur au choix, ou texte".to_owned();
        }
        if let Some(value) = self.value(schema) {
            return text_of(value, "title").to_owned();
        }
        if schema["enum"].is_array() {
            return "valeur au choix".to_owned();
        }
        let types = full_types(schema).into_iter();
        let kinds: Vec<String> = types
            .map(|kind| self.kind_of_type(&kind, root, schema))
            .collect();
        match kinds.split_last() {
            None => "ce que vous voulez".to_owned(),
            Some((last, [])) => last.clone(),
            Some((last, others)) => format!("{} ou {last}", others.join(", ")),
        }
    }

    fn kind_of_type(&self, kind: &str, root: &Value, schema: &Value) -> String {
        match kind {
            "array" => {
                let item = self.kind(root, definition(root, &schema["items"]));
                format!("liste de {}", plural(&item))
            }
            "object" => {
                if schema["patternProperties"].is_object() {
                    return "valeur de chaque année".to_owned();
                }
                let keys = schema["properties"].as_object().expect("a group has keys");
                format!("[groupe](#{})", self.groups[&identity(keys)][0].anchor())
            }
            "integer" => "nombre entier".to_owned(),
            scalar => {
                let is_it =
                    |value: &&Value| value["type"] == scalar && value["format"] == schema["format"];
                let value = self.values.iter().find(is_it);
                value
                    .map_or("texte", |value| text_of(value, "title"))
                    .to_owned()
            }
        }
    }
}

/// The kinds of values, in the order of the table.
fn values() -> Vec<Value> {
    let values = [
        schema_for!(Text),
        schema_for!(Prose),
        schema_for!(Identifier),
        schema_for!(Switch),
        schema_for!(Date),
        schema_for!(When),
        schema_for!(Measured),
        schema_for!(Duration),
        schema_for!(Days),
        schema_for!(Hours),
        schema_for!(TimeOfDay),
        schema_for!(TimeRange),
        schema_for!(Amount),
    ];
    values.into_iter().map(schemars::Schema::to_value).collect()
}

/// The keys that a text or a list alone stands for, in a few words.
fn short_forms(schema: &Value) -> Option<String> {
    let keys = items(&schema["x-abrege"], "string").filter_map(Value::as_str);
    let keys: Vec<String> = keys.filter(|key| *key != "-").map(code).collect();
    let text =
        (!keys.is_empty()).then(|| format!("Un texte seul est lu comme {}", keys.join(" ou ")));
    let list = schema["x-abrege"]["array"].as_str();
    let list = list.map(|key| match key {
        // The lines of the text.
        "|" => "Vous pouvez aussi écrire une liste".to_owned(),
        key => format!("Une liste seule est lue comme {}", code(key)),
    });
    let forms: Vec<String> = text.into_iter().chain(list).collect();
    (!forms.is_empty()).then(|| format!("<br>{}.", forms.join(". ")))
}

/// The values that a key allows, alone or in a list, each on a line with its meaning.
fn meanings(root: &Value, schema: &Value) -> Vec<String> {
    let closed = [
        schema,
        &schema["anyOf"][0],
        definition(root, &schema["items"]),
    ]
    .into_iter()
    .find(|schema| items(schema, "enum").count() <= MOST_MEANINGS && schema["enum"].is_array());
    let lines = closed
        .into_iter()
        .flat_map(|schema| items(schema, "enum").zip(items(schema, "enumDescriptions")));
    let line = |(value, meaning): (&Value, &Value)| {
        format!(
            "<br>{} : {}",
            code(&flow(value)),
            meaning.as_str().unwrap_or_default()
        )
    };
    lines.map(line).collect()
}

/// A line for each key at the top of a file, with the groups inside it.
fn contents(groups: &[KeyGroup<'_>]) -> String {
    let mut text = "\n- [Les valeurs](#les-valeurs)".to_owned();
    for group in groups {
        let (before, name) = match group.path.as_slice() {
            [] => ("\n- ", group.title().to_owned()),
            [key] => ("\n  - ", code(key)),
            [_, inside @ ..] => (" · ", code(&inside.join("."))),
        };
        text.push_str(&format!("{before}[{name}](#{})", group.anchor()));
    }
    text.push('\n');
    text
}

/// The same text for two groups with the same keys.
fn identity(keys: &Map<String, Value>) -> String {
    keys.iter()
        .map(|(key, schema)| format!("{key}: {schema}\n"))
        .collect()
}

fn text_of<'a>(schema: &'a Value, keyword: &str) -> &'a str {
    schema[keyword].as_str().unwrap_or_default()
}

fn items<'a>(schema: &'a Value, keyword: &str) -> impl Iterator<Item = &'a Value> {
    schema[keyword].as_array().into_iter().flatten()
}

/// « textes Markdown ou groupes »
fn plural(kind: &str) -> String {
    let plurals = kind.split(" ou ").map(|name| {
        let noun = name.trim_start_matches('[');
        let end = noun
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(noun.len())
            + name.len()
            - noun.len();
        format!("{}s{}", &name[..end], &name[end..])
    });
    plurals.collect::<Vec<_>>().join(" ou ")
}

/// The anchor that forges give a heading.
fn slug(heading: &str) -> String {
    let kept = heading
        .chars()
        .filter(|c| c.is_alphanumeric() || [' ', '-', '_'].contains(c));
    kept.flat_map(char::to_lowercase)
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}

fn code(text: &str) -> String {
    format!("`{text}`")
}

fn row(cells: &[&str]) -> String {
    let cells: Vec<String> = cells
        .iter()
        .map(|cell| cell.replace('|', "\\|").replace('\n', " "))
        .collect();
    format!("| {} |\n", cells.join(" | "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generated::{config, programme};

    #[test]
    fn every_link_leads_to_a_heading() {
        let page = write_reference(&[&programme(), &config()]);
        let mut anchors: Vec<String> = page
            .lines()
            .filter_map(|line| {
                line.strip_prefix('#')
                    .map(|title| slug(title.trim_start_matches('#').trim()))
            })
            .collect();
        let links = page
            .split("](#")
            .skip(1)
            .map(|rest| rest.split(')').next().expect("a link"));
        let mut count = 0;
        for link in links {
            count += 1;
            assert!(anchors.iter().any(|anchor| anchor == link), "{link}");
        }
        assert!(count > 80, "{count} links");
        let headings = anchors.len();
        anchors.sort();
        anchors.dedup();
        assert_eq!(anchors.len(), headings, "two headings have one anchor");
    }

    #[test]
    fn every_key_is_described_or_named() {
        let page = write_reference(&[&programme(), &config()]);
        for schema in [programme(), config()] {
            for key in keys(&schema) {
                assert!(page.contains(&format!("`{key}`")), "{key}");
            }
        }
    }

    #[test]
    fn a_file_alone_is_described_whole() {
        let page = write_reference(&[&config()]);
        assert!(page.contains("\n### `organisme.deroule`\n"));
        assert!(!page.contains("](#programme-de-formation)"));
    }

    fn keys(schema: &Value) -> Vec<String> {
        let inside = schema.as_object().into_iter().flat_map(Map::values);
        let own = schema["properties"].as_object().into_iter();
        own.flat_map(Map::keys)
            .cloned()
            .chain(inside.flat_map(keys))
            .collect()
    }
}
