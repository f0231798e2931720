//! Programmes that all differ, each as long as the seed and as full of kinds, and longer ones.
#![allow(dead_code, reason = "each bench takes what it needs")]

const SEED: &str = include_str!("../../programmes/egoc-ctg-caf63.yaml");
const TOWNS: [&str; 12] = [
    "Lannion", "Tulle", "Guéret", "Vesoul", "Digne", "Foix", "Mende", "Privas", "Épinal", "Auch",
    "Laon", "Bar-le-Duc",
];
const THEMES: [&str; 9] = [
    "CTG", "PEdT", "REAAP", "CLAS", "PPCR", "SDSF", "CPOM", "PMI", "RPE",
];

/// The programme of that rank: no two are alike, in their texts as in their keys' values.
#[must_use]
pub fn programme(rank: usize) -> String {
    let town = TOWNS[rank % TOWNS.len()];
    let theme = THEMES[rank / TOWNS.len() % THEMES.len()];
    let lot = rank / (TOWNS.len() * THEMES.len());
    SEED.replace("EGOC-CTG-63", &format!("ESSAI-{rank:05}"))
        .replace("10/19", &format!("{rank}/19"))
        .replace("Puy-de-Dôme", &format!("{town} (lot {lot})"))
        .replace("CTG", theme)
        .replace("territoires", &format!("territoires de {town}"))
}

/// The seed with so many times its phases.
#[must_use]
pub fn long_programme(times: usize) -> String {
    let (before, rest) = SEED.split_once("\n  phases:\n").expect("it has phases");
    let (phases, after) = rest.split_once("\nmethodes:").expect("and methods");
    let phases = phases.repeat(times);
    format!("{before}\n  phases:\n{phases}\nmethodes:{after}")
}
