//! A slip of one letter in a key, wherever the model has it: the right key is suggested.

use std::collections::BTreeSet;

use annexe::diagnostic::Diagnostic;
use annexe::diagnostic::kind::DiagnosticKind;
use annexe::diagnostic::language::Language;
use annexe::model::Programme;
use annexe::model::project::Config;
use annexe::read::schema::{CONFIG, Model, PROGRAMME};
use annexe::read::{ReadResult, read};
use annexe::render::fonts::has_glyph;
use rayon::prelude::*;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use crate::support::filling::{resolve, without_short_forms};

/// A group of keys: the way to it, `[]` for a list, and its keys.
struct Group {
    way: Vec<String>,
    keys: Vec<String>,
}

#[test]
fn the_right_key_is_suggested() {
    suggested::<Programme>(&PROGRAMME, json!({ "intitule": "Une formation" }), 200);
    // With a key of its own: a file without any is no project file, and its words are not shown.
    suggested::<Config>(&CONFIG, json!({ "typographie": "oui" }), 60);
}

fn suggested<T: DeserializeOwned + Send>(model: &Model, base: Value, at_least: usize) {
    let schema: Value = without_short_forms(model);
    let mut groups = Vec::new();
    walk(
        &schema,
        &schema,
        Vec::new(),
        &mut BTreeSet::new(),
        &mut groups,
    );
    let keys: usize = groups.iter().map(|group| group.keys.len()).sum();
    assert!(keys >= at_least, "{keys} keys");
    let slips: Vec<(&Group, &String, String)> = groups
        .iter()
        .flat_map(|group| group.keys.iter().map(move |key| (group, key)))
        .flat_map(|(group, key)| slips(key).into_iter().map(move |slip| (group, key, slip)))
        .filter(|(group, _, slip)| !group.keys.contains(slip))
        .collect();
    let wrong: Vec<String> = slips
        .par_iter()
        .filter_map(|(group, key, slip)| {
            let text = written(&base, group, slip);
            let ReadResult { diagnostics, .. } =
                read::<T>("x.yaml", text.as_bytes(), model, &has_glyph);
            let suggestion = diagnostics
                .iter()
                .find_map(|diagnostic| match &diagnostic.kind {
                    DiagnosticKind::UnknownKey {
                        key, suggestion, ..
                    } if key == slip => suggestion.clone(),
                    _ => None,
                });
            // « apres__midi » is read.
            let is_unknown = |diagnostic: &Diagnostic| {
                matches!(&diagnostic.kind, DiagnosticKind::UnknownKey { key, .. } if key == slip)
            };
            if !diagnostics.iter().any(is_unknown) && slip.contains("__") {
                return None;
            }
            let suggestion = suggestion.unwrap_or_default();
            // Another key may be as near: « lieu » for « lieux », where both exist.
            let distance = |key: &str| strsim::osa_distance(slip, key);
            let right = suggestion == **key || distance(&suggestion) <= distance(key);
            (!right || suggestion.is_empty()).then(|| {
                format!(
                    "{}: « {slip} » for « {key} », not « {suggestion} »",
                    group.way.join(".")
                )
            })
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {}\n{}",
        wrong.len(),
        slips.len(),
        wrong.join("\n")
    );
}

/// Every letter left out, every two swapped, one changed and one too many.
fn slips(key: &str) -> Vec<String> {
    let letters: Vec<char> = key.chars().collect();
    let mut slips = Vec::new();
    for at in 0..letters.len() {
        let mut without = letters.clone();
        without.remove(at);
        slips.push(without);
        if at > 0 && letters[at] != letters[at - 1] {
            let mut swapped = letters.clone();
            swapped.swap(at, at - 1);
            slips.push(swapped);
        }
    }
    let middle = letters.len() / 2;
    let mut changed = letters.clone();
    changed[middle] = 'w';
    slips.push(changed);
    let mut longer = letters.clone();
    longer.insert(middle, letters[middle]);
    slips.push(longer);
    let slips = slips
        .into_iter()
        .map(|slip| slip.into_iter().collect::<String>());
    slips.filter(|slip| slip.chars().count() > 1).collect()
}

/// The groups of a schema, each definition once.
fn walk<'a>(
    root: &'a Value,
    schema: &'a Value,
    way: Vec<String>,
    seen: &mut BTreeSet<*const Value>,
    groups: &mut Vec<Group>,
) {
    let schema = resolve(root, schema);
    if !seen.insert(schema) {
        return;
    }
    if schema["items"].is_object() {
        let mut inside = way.clone();
        inside.push("[]".to_owned());
        walk(root, &schema["items"], inside, seen, groups);
    }
    let Some(properties) = schema["properties"].as_object() else {
        return;
    };
    groups.push(Group {
        way: way.clone(),
        keys: properties.keys().cloned().collect(),
    });
    for (key, property) in properties {
        let mut inside = way.clone();
        inside.push(key.clone());
        walk(root, property, inside, seen, groups);
    }
}

/// A file that has that one key in that group, which YAML reads as it does JSON.
fn written(base: &Value, group: &Group, key: &str) -> String {
    let mut value = Value::Object(Map::from_iter([(key.to_owned(), json!("x"))]));
    let (first, rest) = match group.way.split_first() {
        Some((first, rest)) => (Some(first), rest),
        None => (None, &[][..]),
    };
    for step in rest.iter().rev() {
        value = match step.as_str() {
            "[]" => json!([value]),
            key => Value::Object(Map::from_iter([(key.to_owned(), value)])),
        };
    }
    let mut file = base.clone();
    match first {
        Some(first) => file[first] = value,
        None => file[key] = json!("x"),
    }
    file.to_string()
}

/// What is typed by habit, one key of a programme, and the remedy.
const HABITS: &str = "\
deroule: { blocs: [a] } | écrivez « modules », et dans « deroule » : « libelles: { modules: Bloc } » pour garder votre mot
deroule: { Semestres: [a] } | écrivez « phases », et dans « deroule » : « libelles: { phases: Semestre } » pour garder votre mot
deroule: { phases: [{ titre: a, séances: [b] }] } | écrivez « sequences », et dans « deroule » : « libelles: { sequences: Séance } » pour garder votre mot
deroule: { modules: [{ titre: a, ects: 6 }] } | vouliez-vous dire « credits » ?
deroule: { modules: [{ titre: a, contenu: [b] }] } | vouliez-vous dire « contenus » ?
deroule: { modules: [{ titre: a, code: b }] } | lancez `annexe schema --format md` pour voir toutes les clés ; mettez tout autre contenu dans « sections »
sessions: [{ dates: 2027-03-01, salle: A }] | vouliez-vous dire « lieu » ?
alternance: { maitre_d_apprentissage: une artisane } | vouliez-vous dire « tuteur » ?
certification: { intitule: a, score: 600 } | vouliez-vous dire « epreuves » ?
financement: CPF | écrivez « financements » dans « tarifs », en retrait
effectif: 12 | écrivez cette clé dans « public », en retrait
handicap: sur demande | vouliez-vous dire « accessibilite » ?";

#[test]
fn words_of_habit_lead_to_what_they_mean() {
    for line in HABITS.lines() {
        let (typed, remedy) = line.split_once(" | ").expect("two parts");
        let text = format!("intitule: Titre\n{typed}\n");
        let found = read::<Programme>("x.yaml", text.as_bytes(), &PROGRAMME, &has_glyph);
        let kinds = found.diagnostics.iter().map(|it| &it.kind);
        let unknown = kinds.filter(|kind| matches!(kind, DiagnosticKind::UnknownKey { .. }));
        let remedies = unknown.map(|kind| kind.remedy().expect("a remedy").render(Language::Fr));
        let remedies: Vec<String> = remedies.collect();
        assert_eq!(remedies, [remedy], "{typed}");
    }
}
