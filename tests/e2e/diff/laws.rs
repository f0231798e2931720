//! What holds of any revision of a plan, structural edits included: a report is empty on the same, turns over, can be applied,
//! tells each value of both sides, and is never milder than the worst of its single edits made alone.

use std::collections::BTreeMap;

use annexe::diff::field::PROGRAMME_FIELDS;
use annexe::diff::revision::RevisionTree;
use annexe::model::INTERNAL;
use proptest::prelude::*;
use proptest::test_runner::TestRng;
use serde_json::{Map, Value, json};

use super::plans::{
    Edit, any_action, any_edit, apply_edit, has_own_key, resolved_values, step_titles,
};
use super::{check_applied, check_mirror, read_checked, report, rng, written};

/// How many programmes each law is tried on.
fn config() -> ProptestConfig {
    let cases = std::env::var("LAW_CASES").ok();
    let cases = cases.and_then(|cases| cases.parse().ok()).unwrap_or(96);
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(cases)
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_same_plan_is_no_change(seed in any::<[u8; 32]>()) {
        let action = any_action(&mut rng(seed));
        let text = written(&action, None);
        prop_assert_eq!(&report(&text, &text)["changes"], &json!([]));
    }

    /// A key that repeats what is inherited, or is off, is none.
    #[test]
    fn what_is_inherited_may_be_written(seed in any::<[u8; 32]>()) {
        let mut rng = rng(seed);
        let old = any_action(&mut rng);
        let mut new = old.clone();
        for title in step_titles(&old) {
            for (key, value) in resolved_values(&old, &title) {
                if rng.random_ratio(1, 3) && !has_own_key(&old, &title, &key) {
                    apply_edit(&mut new, &Edit::Set(Some(title.clone()), key, value));
                }
            }
        }
        let texts = [written(&old, None), written(&new, None)];
        prop_assert_eq!(&report(&texts[0], &texts[1])["changes"], &json!([]), "{}\n{}", texts[0], texts[1]);
        check_applied(&old, &new);
        check_applied(&new, &old);
    }

    #[test]
    fn edits_of_a_plan_are_told(seed in any::<[u8; 32]>(), count in 1..5_usize) {
        let mut rng = rng(seed);
        let old = any_action(&mut rng);
        let edits = any_edits(&old, &mut rng, count);
        let mut new = old.clone();
        let edits: Vec<Edit> = edits.into_iter().filter(|edit| apply_edit(&mut new, edit)).collect();
        let texts = [written(&old, None), written(&new, None)];
        let told = report(&texts[0], &texts[1]);
        let about = format!("{edits:?}\n{}\n----\n{}\n{:#}", texts[0], texts[1], told["changes"]);
        check_applied(&old, &new);
        check_mirror(&old, &new);
        check_monotone([&old, &new], &edits, &told, &about);
        check_complete(&texts, &told, &about);
        check_resolved([&old, &new], &told, &about);
    }
}

/// Edits that touch different steps, texts and keys.
fn any_edits(action: &Value, rng: &mut TestRng, count: usize) -> Vec<Edit> {
    let mut touched: Vec<String> = Vec::new();
    let mut edits = Vec::new();
    for _ in 0..count {
        let edit = any_edit(action, rng);
        let targets = edit.targets();
        if targets.iter().all(|target| !touched.contains(target)) {
            touched.extend(targets);
            edits.push(edit);
        }
    }
    edits
}

const LEVELS: [&str; 6] = [
    "typographique", "deplacement", "redactionnel", "complement", "a-relire", "substantiel",
];

fn highest(report: &Value) -> Option<usize> {
    let changes = report["changes"].as_array().expect("changes").iter();
    let levels = changes.map(|change| LEVELS.iter().position(|level| change["level"] == *level));
    levels.flatten().max()
}

/// Whether another edit undoes one: it writes around a step the key that the step loses, or takes the step with its new key away.
fn is_undone([old, new]: [&Value; 2], edit: &Edit) -> bool {
    let Edit::Set(Some(title), key, value) = edit else {
        return false;
    };
    if !value.is_null() {
        return !step_titles(new).contains(title);
    }
    let value = |action: &Value| {
        let values = resolved_values(action, title).into_iter();
        values.filter(|(own, _)| own == key).collect::<Vec<_>>()
    };
    let (was, is) = (value(old), value(new));
    !was.is_empty() && was == is
}

fn check_monotone([old, new]: [&Value; 2], edits: &[Edit], told: &Value, about: &str) {
    for edit in edits.iter().filter(|edit| !is_undone([old, new], edit)) {
        let mut alone = old.clone();
        if apply_edit(&mut alone, edit) {
            let alone = report(&written(old, None), &written(&alone, None));
            assert!(
                highest(told) >= highest(&alone),
                "{edit:?} alone: {:#}\n{about}",
                alone["changes"]
            );
        }
    }
}

/// The values of one side of all the changes.
fn told_texts(told: &Value, side: &str) -> Vec<String> {
    let changes = told["changes"].as_array().expect("changes").iter();
    let values = changes.flat_map(|change| change[side].as_array().expect("values"));
    values
        .map(|value| value["text"].as_str().expect("a text").to_owned())
        .collect()
}

/// Each value that one side has more often than the other is in the report, or among what changes nothing.
fn check_complete(texts: &[String; 2], told: &Value, about: &str) {
    let trees = [0, 1].map(|side| {
        let checked = read_checked(["old.yaml", "new.yaml"][side], &texts[side]);
        let tree = checked.tree.as_ref().expect("a tree");
        RevisionTree::read(tree, None, &PROGRAMME_FIELDS, &|key| key == INTERNAL)
    });
    let leaves = |tree: &RevisionTree| {
        let mut leaves: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
        for (id, node) in tree.nodes.iter().enumerate() {
            if let Some(leaf) = tree.leaf(id).filter(|_| !node.is_default_switch()) {
                let key = (node.field.key.to_owned(), leaf.text.clone());
                leaves.entry(key).or_default().push(tree.pointer(id));
            }
        }
        leaves
    };
    let leaves = [leaves(&trees[0]), leaves(&trees[1])];
    let is_shared = |change: &Value| change["kind"] == "split" || change["kind"] == "merged";
    let mut changes = told["changes"].as_array().expect("changes").iter();
    let has_split = changes.any(is_shared);
    let equivalent = told["equivalent"].as_array().into_iter().flatten();
    let equivalent: Vec<&str> = equivalent
        .flat_map(|edit| [edit["old"].as_str(), edit["new"].as_str()])
        .flatten()
        .collect();
    for (side, name) in ["before", "after"].into_iter().enumerate() {
        let shown = told_texts(told, name);
        for ((key, text), places) in &leaves[side] {
            let others = leaves[1 - side].get(&(key.clone(), text.clone()));
            let is_more = places.len() > others.map_or(0, Vec::len);
            let is_equivalent = places
                .iter()
                .any(|place| equivalent.iter().any(|it| place.starts_with(it)));
            // A text is shown as it is written where only typography changes.
            let is_shown = shown
                .iter()
                .any(|it| it == text || text.starts_with(it.as_str()));
            // The lengths of the parts of a split are together that of the whole; a part may keep its other values.
            let is_part = has_split && (key == "duree" || others.is_some());
            assert!(
                !is_more || is_shown || is_equivalent || is_part,
                "{name}: {key} « {text} » at {places:?} is not told\n{about}"
            );
        }
    }
}

/// Each value that a step inherits, and that is another one, is told: at the step, or where it is written.
fn check_resolved([old, new]: [&Value; 2], told: &Value, about: &str) {
    let changes = told["changes"].as_array().expect("changes");
    for title in step_titles(old) {
        if !step_titles(new).contains(&title) {
            continue;
        }
        let (before, after) = (resolved_values(old, &title), resolved_values(new, &title));
        let before: Map<String, Value> = before.into_iter().collect();
        let after: Map<String, Value> = after.into_iter().collect();
        for key in ["lieu", "modalite", "horaires", "intervenants"] {
            let (was, is) = (before.get(key), after.get(key));
            if was == is {
                continue;
            }
            let says = |change: &Value, side: &str, words: &[String]| {
                let values = change[side].as_array().expect("values").iter();
                let texts = values.filter_map(|value| value["text"].as_str());
                let texts = texts.collect::<Vec<_>>().join(" | ").replace('\u{a0}', " ");
                words.iter().all(|word| texts.contains(word.as_str()))
            };
            let (mut was_words, mut is_words) = (words_of(was), words_of(is));
            was_words.retain(|word| !words_of(is).contains(word));
            is_words.retain(|word| !words_of(was).contains(word));
            // Of several people, each may be a change.
            let is_told = if key == "intervenants" {
                let says_each = |side: &str, words: &[String]| {
                    let mut words = words.iter();
                    words.all(|word| {
                        changes
                            .iter()
                            .any(|it| says(it, side, std::slice::from_ref(word)))
                    })
                };
                says_each("before", &was_words) && says_each("after", &is_words)
            } else {
                let mut changes = changes.iter();
                changes.any(|it| says(it, "before", &was_words) && says(it, "after", &is_words))
            };
            assert!(
                is_told,
                "{title} {key}: {was:?} → {is:?} is not told\n{about}"
            );
        }
    }
}

/// The words that a report shows of a value.
fn words_of(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::Array(names)) => names.iter().flat_map(|name| words_of(Some(name))).collect(),
        Some(Value::String(text)) => match text.as_str() {
            "presentiel" => vec!["résence".to_owned()],
            "distanciel" => vec!["distance".to_owned()],
            "mixte" => Vec::new(),
            text => vec![text.to_owned()],
        },
        _ => Vec::new(),
    }
}
