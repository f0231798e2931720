//! Prices and headcounts: a sheet prints those that are written, and derives none.

use std::collections::BTreeSet;

use super::{Choices, maybe};
use serde_json::{Map, Value, json};

const AMOUNTS: [(&str, u32); 4] = [
    ("1 200 € HT", 1_200),
    ("45 €/h", 45),
    ("190", 190),
    ("à partir de 350 €", 350),
];
const HEADCOUNTS: [u32; 4] = [4, 8, 12, 16];

/// Adds prices and a headcount to a programme.
pub fn add_amounts(choices: &mut Choices, programme: &mut Map<String, Value>) {
    let mut line = |label: &str| {
        let (amount, _) = *choices.pick(&AMOUNTS);
        let mut line = Map::from_iter([
            ("libelle".to_owned(), json!(label)),
            ("montant".to_owned(), json!(amount)),
        ]);
        if !amount.contains('/') {
            maybe(
                choices,
                &mut line,
                "par",
                &[json!("participant"), json!("groupe")],
            );
        }
        Value::Object(line)
    };
    let lines = json!([line("Formation"), line("Repas")]);
    if *choices.pick(&[false, true]) {
        programme.insert("tarifs".to_owned(), json!({"lignes": lines}));
    }
    let [least, most, groups] =
        [0, 1, 2].map(|rank| HEADCOUNTS[rank + usize::from(*choices.pick(&[0_u8, 1]))]);
    if *choices.pick(&[false, true]) {
        let headcount = json!({"min": least, "max": most, "groupes": groups});
        programme.insert("public".to_owned(), json!({"effectif": headcount}));
    }
}

pub fn assert_amounts(text: &str, yaml: &str) {
    let words: Vec<&str> = text.split_whitespace().collect();
    let before = |units: &[&str]| -> BTreeSet<u32> {
        let places = words.iter().enumerate().skip(1);
        let places = places.filter(|(_, word)| units.iter().any(|unit| word.starts_with(unit)));
        places
            .filter_map(|(at, _)| number_ending(&words[..at]))
            .collect()
    };
    let amounts: BTreeSet<u32> = AMOUNTS.iter().map(|(_, amount)| *amount).collect();
    assert!(
        before(&["€"]).is_subset(&amounts),
        "{:?}\n{yaml}\n{text}",
        before(&["€"])
    );
    let people = before(&["participant", "personne", "place", "groupe", "stagiaire"]);
    assert!(
        people.is_subset(&HEADCOUNTS.into()),
        "{people:?}\n{yaml}\n{text}"
    );
}

/// The number that some words end with: « 1 200 ».
fn number_ending(words: &[&str]) -> Option<u32> {
    let digits = words
        .iter()
        .rev()
        .take_while(|word| word.bytes().all(|it| it.is_ascii_digit()));
    let mut groups: Vec<&str> = Vec::new();
    for group in digits {
        groups.insert(0, group);
        if group.len() < 3 {
            break;
        }
    }
    groups.concat().parse().ok()
}
