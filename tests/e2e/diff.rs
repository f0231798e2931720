//! Comparisons: what holds of any two revisions, and a catalogue of edits made by hand.

use std::collections::BTreeSet;

use annexe::check::{CheckResult, ProjectContext};
use annexe::diff::report::json::format_json;
use annexe::diff::report::{CheckedRevision, compare_revisions};
use annexe::model::INTERNAL;
use annexe::model::project::Config;
use annexe::read::schema;
use proptest::prelude::*;
use proptest::test_runner::TestRng;
use serde_json::{Map, Value};

use crate::support::filling::{Choices, fill, without_short_forms};
use crate::support::random::Random;

mod alignment;
mod amendment;
mod apply;
mod cases;
mod catalogue;
mod command;
mod fields;
mod laws;
mod phrases;
mod plans;
mod redline;
mod review;
mod words;
mod yaml;

use apply::{apply, clean};
use yaml::written;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// The same programme is no change, however its YAML is laid out.
    #[test]
    fn layout_is_no_change(programme in any_programme(), seed in any::<[u8; 32]>()) {
        let mut rng = rng(seed);
        let texts = [written(&programme, None), written(&programme, Some(&mut rng))];
        let report = report(&texts[0], &texts[1]);
        prop_assert_eq!(&report["changes"], &Value::Array(Vec::new()), "{}", texts[1]);
    }

    /// What is reported makes the new revision of the old one.
    #[test]
    fn a_report_can_be_applied(old in any_programme(), seed in any::<[u8; 32]>(), edits in 1..8_usize) {
        let mut rng = rng(seed);
        let mut new = old.clone();
        for _ in 0..edits {
            edit(&mut new, &mut rng);
        }
        check_applied(&old, &new);
        check_mirror(&old, &new);
    }

    /// Two programmes that have nothing in common are two revisions like others.
    #[test]
    fn any_two_programmes(old in any_programme(), new in any_programme()) {
        check_applied(&old, &new);
        check_mirror(&old, &new);
    }

    /// One edit is told once, with what it is and where it stands on both sides.
    #[test]
    fn one_edit_is_told_once(old in any_programme(), seed in any::<[u8; 32]>()) {
        let mut rng = rng(seed);
        let mut new = old.clone();
        let Some(planted) = edit(&mut new, &mut rng) else {
            return Ok(());
        };
        let texts = [written(&old, None), written(&new, None)];
        let report = report(&texts[0], &texts[1]);
        let changes = report["changes"].as_array().expect("changes");
        prop_assert_eq!(changes.len(), 1, "{:?} {:#?}", planted, changes);
        let change = &changes[0];
        let kind = change["kind"].as_str().expect("a kind");
        prop_assert!(planted.kinds.contains(&kind), "{:?} {:#?}", planted, change);
        let places = [("old", &planted.old, &texts[0]), ("new", &planted.new, &texts[1])];
        for (side, expected, text) in places {
            let pointer = change[side]["pointer"].as_str();
            if kind == "swapped" {
                continue;
            }
            prop_assert_eq!(pointer, expected.as_deref(), "{:?} {:#?}", planted, change);
            if pointer.is_some() {
                let line = usize::try_from(change[side]["line"].as_u64().expect("a line")).expect("a line");
                let line = text.lines().nth(line - 1).expect("a line of the file");
                let column = usize::try_from(change[side]["column"].as_u64().expect("a column")).expect("a column");
                prop_assert!(line.chars().count() >= column, "{line:?} {column}");
            }
        }
    }
}

/// What an edit is to be told as.
#[derive(Debug)]
struct Planted {
    kinds: &'static [&'static str],
    old: Option<String>,
    new: Option<String>,
}

fn check_applied(old: &Value, new: &Value) {
    let texts = [written(old, None), written(new, None)];
    let first = report(&texts[0], &texts[1]);
    let applied = apply(old, &first);
    let text = written(&applied, None);
    let second = report(&text, &texts[1]);
    assert_eq!(
        second["changes"],
        Value::Array(Vec::new()),
        "applied:\n{text}\nnew:\n{}\nreport: {:#}",
        texts[1],
        first["changes"]
    );
}

/// The other way round, the same changes turned over.
fn check_mirror(old: &Value, new: &Value) {
    let texts = [written(old, None), written(new, None)];
    let told = |report: &Value, [first, second]: [&str; 2], turn: bool| -> Vec<String> {
        let changes = report["changes"].as_array().expect("changes").iter();
        let mut told: Vec<String> = changes
            .map(|change| {
                let kind = change["kind"].as_str().expect("a kind");
                let kind = match (turn, kind) {
                    (true, "added") => "removed",
                    (true, "removed") => "added",
                    (true, "split") => "merged",
                    (true, "merged") => "split",
                    (_, kind) => kind,
                };
                let pointer =
                    |side: &str| change[side]["pointer"].as_str().unwrap_or("-").to_owned();
                // Of two that were exchanged, either is told first.
                let places = if kind == "swapped" {
                    let mut edits: Vec<String> = change["edits"]
                        .as_array()
                        .expect("edits")
                        .iter()
                        .filter(|edit| edit["op"] == "move")
                        .map(|edit| format!("{} {}", edit[first], edit[second]))
                        .collect();
                    edits.sort();
                    edits.join(" ")
                } else {
                    format!("{} {}", pointer(first), pointer(second))
                };
                format!("{kind} {places}")
            })
            .collect();
        told.sort();
        told
    };
    let there = report(&texts[0], &texts[1]);
    let back = report(&texts[1], &texts[0]);
    assert_eq!(
        told(&there, ["old", "new"], false),
        told(&back, ["new", "old"], true),
        "{}\n----\n{}",
        texts[0],
        texts[1]
    );
}

/// The report of two programmes, as JSON.
fn report(old: &str, new: &str) -> Value {
    let project_context = ProjectContext::without_file(Some(Config::default()), None);
    let (before, after) = (read_checked("old.yaml", old), read_checked("new.yaml", new));
    let side = |name: &'static str, checked| CheckedRevision {
        name,
        checked,
        project_context: &project_context,
    };
    let compared = compare_revisions(
        side("old.yaml", &before),
        side("new.yaml", &after),
        &|key| key == INTERNAL,
        false,
    );
    let pair = compared.expect("both were read");
    let mut report: Value = serde_json::from_str(&format_json(&[pair], &[])).expect("JSON");
    report["programmes"][0].take()
}

fn read_checked(name: &str, text: &str) -> CheckResult {
    let project_context = ProjectContext::without_file(Some(Config::default()), None);
    let checked = project_context.read_programme(name, text.as_bytes());
    assert!(
        checked.programme.is_some(),
        "{:#?}\n{text}",
        checked.diagnostics
    );
    checked
}

fn rng(seed: [u8; 32]) -> TestRng {
    TestRng::from_seed(proptest::test_runner::RngAlgorithm::ChaCha, &seed)
}

fn any_programme() -> impl Strategy<Value = Value> {
    let schema: Value = without_short_forms(&schema::PROGRAMME);
    Just(()).prop_perturb(move |(), rng| {
        let mut value = fill(&schema, &schema, "", &mut Plain(Random(rng)));
        let programme = value.as_object_mut().expect("a programme");
        programme.remove(INTERNAL);
        clean(&mut value);
        value
    })
}

/// Sentences of words that no two have in common, but by chance.
struct Plain(Random);

impl Choices for Plain {
    fn keeps(&mut self, path: &str) -> bool {
        self.0.keeps(path)
    }

    fn shape<'a>(&mut self, types: &[&'a str]) -> &'a str {
        self.0.shape(types)
    }

    fn length(&mut self) -> usize {
        self.0.0.random_range(1..5)
    }

    fn number(&mut self, path: &str) -> Value {
        self.0.number(path)
    }

    fn option(&mut self, options: &[Value]) -> Value {
        self.0.option(options)
    }

    fn boolean(&mut self) -> bool {
        self.0.boolean()
    }

    fn text(&mut self, format: Option<&str>, path: &str) -> String {
        match format {
            Some("ligne" | "markdown") | None => sentence(&mut self.0.0),
            Some(format) => self.0.text(Some(format), path),
        }
    }
}

fn sentence(rng: &mut TestRng) -> String {
    let count = rng.random_range(4..9);
    let words: Vec<String> = (0..count).map(|_| word(rng)).collect();
    words.join(" ")
}

fn word(rng: &mut TestRng) -> String {
    const SYLLABLES: [&str; 16] = [
        "ba", "che", "di", "fo", "gu", "la", "mé", "ni", "po", "ru", "sa", "té", "vi", "zo", "clu",
        "tran",
    ];
    let count = rng.random_range(3..6);
    (0..count)
        .map(|_| SYLLABLES[rng.random_range(0..SYLLABLES.len())])
        .collect()
}

/// Makes one edit, if the programme has where.
fn edit(programme: &mut Value, rng: &mut TestRng) -> Option<Planted> {
    let schema: Value = without_short_forms(&schema::PROGRAMME);
    let mut texts = Vec::new();
    let mut lists = Vec::new();
    places(&schema, &schema, programme, "", &mut texts, &mut lists);
    for _ in 0..40 {
        match rng.random_range(0..5) {
            0 | 1 if !texts.is_empty() => {
                let pointer = texts[rng.random_range(0..texts.len())].clone();
                let text = programme.pointer(&pointer).and_then(Value::as_str)?;
                let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
                let kinds: &[&str] = if rng.random_ratio(1, 4) {
                    words.push("!".to_owned());
                    let joined = words.join("\u{a0}");
                    words = vec![joined.trim_end_matches('!').trim_end().to_owned() + "."];
                    &["retypeset"]
                } else {
                    let at = rng.random_range(0..words.len());
                    words[at] = word(rng);
                    &["reworded", "changed"]
                };
                *programme.pointer_mut(&pointer)? = words.join(" ").into();
                let (old, new) = (Some(pointer.clone()), Some(pointer));
                return Some(Planted { kinds, old, new });
            }
            2 if !lists.is_empty() => {
                let list = lists[rng.random_range(0..lists.len())].clone();
                let items = programme.pointer_mut(&list)?.as_array_mut()?;
                let at = rng.random_range(0..=items.len());
                let Some(Value::String(_)) = items.first() else {
                    continue;
                };
                items.insert(at, sentence(rng).into());
                return Some(Planted {
                    kinds: &["added"],
                    old: None,
                    new: Some(format!("{list}/{at}")),
                });
            }
            3 if !lists.is_empty() => {
                let list = lists[rng.random_range(0..lists.len())].clone();
                let items = programme.pointer_mut(&list)?.as_array_mut()?;
                if items.len() < 2 {
                    continue;
                }
                let at = rng.random_range(0..items.len());
                items.remove(at);
                return Some(Planted {
                    kinds: &["removed"],
                    old: Some(format!("{list}/{at}")),
                    new: None,
                });
            }
            4 if !lists.is_empty() => {
                let list = lists[rng.random_range(0..lists.len())].clone();
                let items = programme.pointer_mut(&list)?.as_array_mut()?;
                let distinct: BTreeSet<String> = items.iter().map(ToString::to_string).collect();
                if items.len() < 3 || distinct.len() < items.len() {
                    continue;
                }
                // From one end to the other: no other move makes the same.
                let from_end = rng.random();
                let last = items.len() - 1;
                let (from, to) = if from_end { (last, 0) } else { (0, last) };
                let item = items.remove(from);
                items.insert(to, item);
                return Some(Planted {
                    kinds: &["moved"],
                    old: Some(format!("{list}/{from}")),
                    new: Some(format!("{list}/{to}")),
                });
            }
            _ => {}
        }
    }
    None
}

/// The texts and the lists of a programme that an edit may touch.
fn places(
    root: &Value,
    schema: &Value,
    value: &Value,
    pointer: &str,
    texts: &mut Vec<String>,
    lists: &mut Vec<String>,
) {
    let schema = crate::support::filling::resolve(root, schema);
    let format = schema["format"].as_str();
    if format.is_some_and(|format| format != "ligne" && format != "markdown") {
        return;
    }
    match value {
        Value::String(_) if format.is_some() && schema["enum"].is_null() => {
            texts.push(pointer.to_owned());
        }
        Value::Array(items) => {
            lists.push(pointer.to_owned());
            for (rank, item) in items.iter().enumerate() {
                places(
                    root,
                    &schema["items"],
                    item,
                    &format!("{pointer}/{rank}"),
                    texts,
                    lists,
                );
            }
        }
        Value::Object(object) => {
            for (key, value) in object {
                let property = &schema["properties"][key];
                places(
                    root,
                    property,
                    value,
                    &format!("{pointer}/{key}"),
                    texts,
                    lists,
                );
            }
        }
        _ => {}
    }
}

/// Keys in another order.
fn shuffled(object: &Map<String, Value>, rng: &mut TestRng) -> Vec<(String, Value)> {
    let mut entries: Vec<_> = object
        .iter()
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    for at in (1..entries.len()).rev() {
        entries.swap(at, rng.random_range(0..=at));
    }
    entries
}
