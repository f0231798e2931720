//! The fields of a comparison, against the schemas.

use std::collections::BTreeSet;

use annexe::diff::field::{Field, ORGANISATION, SHARED_FIELDS};
use annexe::model::INTERNAL;
use annexe::model::impact::FieldImpact;
use annexe::read::schema::{CONFIG, PROGRAMME};

#[test]
fn overrides_may_name_each_field_of_a_programme() {
    fn names(field: &Field, found: &mut BTreeSet<String>) {
        found.insert(field.name.clone());
        let inside = field.children.iter().map(|(_, field)| field);
        inside
            .chain(field.items.as_deref())
            .for_each(|it| names(it, found));
    }
    let mut found = BTreeSet::new();
    names(&SHARED_FIELDS, &mut found);
    let is_named =
        |name: &String| !name.is_empty() && !name.starts_with(ORGANISATION) && name != INTERNAL;
    found.retain(is_named);
    let overrides = CONFIG.root.definitions.0.iter();
    let (_, field) = overrides
        .flat_map(|(_, it)| &it.schema().keys.0)
        .find(|(key, _)| *key == "champ")
        .expect("a key");
    let field = field.schema();
    let named: Vec<String> = field
        .closed_list()
        .choices
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(found.into_iter().collect::<Vec<_>>(), named);
}

#[test]
fn each_section_has_its_impact() {
    for (key, schema) in &PROGRAMME.root.keys.0 {
        let is_internal = *key == INTERNAL;
        assert!(is_internal || schema.schema().impact.is_some(), "{key}");
    }
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
        (date.name.as_str(), date.impact),
        ("deroule.journees.date", FieldImpact::Substantial)
    );
    assert!(date.is_value());
    let objective = at("objectifs.axes.*.objectifs.*");
    assert_eq!(
        (objective.title.as_str(), objective.impact),
        ("Objectif", FieldImpact::Meaning)
    );
    assert_eq!(at("objectifs.liste.*").title, "Objectif");
    assert_eq!(at("prerequis.*").title, "Prérequis");
    assert_eq!(at("sections.*").title, "Section");
    assert_eq!(at("organisme.nom").impact, FieldImpact::Substantial);
    assert!(
        root.child(ORGANISATION)
            .and_then(|it| it.child("suivi"))
            .is_none()
    );
    assert!(at("tarifs.lignes").is_binding);
}
