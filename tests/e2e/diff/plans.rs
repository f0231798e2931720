//! Plans at random, whose steps inherit and override, and structural edits of them.

use proptest::prelude::RngExt;
use proptest::test_runner::TestRng;
use serde_json::{Map, Value, json};

use super::{sentence, word};

const PLACES: [&str; 3] = ["Salle des Aulnes", "Moulin Brûlé", "Préau du canal"];
const MODES: [&str; 3] = ["presentiel", "distanciel", "mixte"];
const TIMES: [&str; 3] = ["9 h à 17 h", "10 h à 12 h", "18 h à 21 h"];
const NAMES: [&str; 4] = [
    "Ambre Lefeu", "Basile Ormeau", "Clarisse Penn", "Denis Quéméneur",
];
/// The keys of a step that other steps inherit, and some values of theirs.
const KEYS: [&str; 4] = ["lieu", "modalite", "horaires", "intervenants"];
/// The lists of steps.
const LISTS: [&str; 4] = ["phases", "modules", "journees", "sequences"];

/// An edit, by the titles and the texts that it touches.
#[derive(Debug, Clone)]
pub enum Edit {
    /// Sets a key of a step, of a session, or of the action; null removes it.
    Set(Option<String>, String, Value),
    Reword(String, String),
    AddText(String, String),
    RemoveText(String),
    MoveText(String, String),
    SplitText(String),
    MergeTexts(String, String),
    AddStep(String, Value),
    RemoveStep(String),
    /// A step into the list where another one stands, before it.
    MoveStep(String, String),
    /// All, or all but the dates and durations.
    SwapSteps(String, String, bool),
    /// The last texts of a step into a new one, with other keys.
    SplitStep(String, Value),
    MergeSteps(String, String),
    SwapNames,
    ShiftDates,
}

impl Edit {
    /// What it touches: other edits of the same are left out.
    pub fn targets(&self) -> Vec<String> {
        match self {
            Self::Set(step, key, _) => vec![format!("{step:?} {key}")],
            Self::Reword(text, _) | Self::RemoveText(text) | Self::SplitText(text) => {
                vec![text.clone()]
            }
            Self::AddText(_, text) => vec![text.clone()],
            Self::MoveText(text, _) => vec![text.clone()],
            Self::MergeTexts(one, other) => vec![one.clone(), other.clone()],
            // Where steps come and go, one edit at a time says what became of which.
            Self::AddStep(..)
            | Self::RemoveStep(_)
            | Self::MoveStep(..)
            | Self::SwapSteps(..)
            | Self::SplitStep(..)
            | Self::MergeSteps(..) => vec!["steps".to_owned()],
            Self::SwapNames => vec!["signatures".to_owned()],
            Self::ShiftDates => vec!["dates".to_owned()],
        }
    }
}

fn pick<'a, T>(of: &'a [T], rng: &mut TestRng) -> &'a T {
    &of[rng.random_range(0..of.len())]
}

/// A value of a key that steps inherit.
fn any_value(key: &str, rng: &mut TestRng) -> Value {
    match key {
        "lieu" => json!(pick(&PLACES, rng)),
        "modalite" => json!(pick(&MODES, rng)),
        "horaires" => json!(pick(&TIMES, rng)),
        _ => {
            let first = rng.random_range(0..NAMES.len());
            let count = rng.random_range(1..3);
            let names = NAMES.iter().cycle().skip(first).take(count);
            json!(names.collect::<Vec<_>>())
        }
    }
}

fn add_keys(group: &mut Map<String, Value>, rng: &mut TestRng, least: u32) {
    for key in KEYS {
        if rng.random_ratio(1, least) {
            group.insert(key.to_owned(), any_value(key, rng));
        }
    }
}

/// An action whose texts are all different.
pub fn any_action(rng: &mut TestRng) -> Value {
    let mut action = Map::from_iter([("intitule".to_owned(), json!(sentence(rng)))]);
    for key in ["lieu", "modalite", "horaires"] {
        if rng.random_ratio(2, 3) {
            action.insert(key.to_owned(), any_value(key, rng));
        }
    }
    if rng.random_ratio(1, 3) {
        action.insert("intervenants".to_owned(), json!([{"nom": NAMES[0]}]));
    }
    if rng.random() {
        let objectives: Vec<String> = (0..rng.random_range(1..4)).map(|_| sentence(rng)).collect();
        action.insert("objectifs".to_owned(), json!({"liste": objectives}));
    }
    let lists: &[&str] = match rng.random_range(0..4) {
        0 => &["journees"],
        1 => &["phases", "journees"],
        2 => &["modules", "sequences"],
        _ => &["journees", "sequences"],
    };
    let mut rank = 0;
    let steps = any_steps(lists, rng, &mut rank);
    action.insert("deroule".to_owned(), json!({lists[0]: steps}));
    if rng.random() {
        let sessions = (0..rng.random_range(1..4)).map(|index| {
            let dates = format!("2027-09-{:02}", 1 + index * 7);
            let mut session = Map::from_iter([
                ("titre".to_owned(), json!(sentence(rng))),
                ("dates".to_owned(), json!(dates)),
            ]);
            add_keys(&mut session, rng, 4);
            Value::Object(session)
        });
        action.insert("sessions".to_owned(), sessions.collect());
    }
    let party = |of: &str, name: usize| json!({"partie": of, "nom": NAMES[name]});
    action.insert(
        "signatures".to_owned(),
        json!([party("Pour le centre", 0), party("Pour la ville", 1)]),
    );
    Value::Object(action)
}

fn any_steps(lists: &[&str], rng: &mut TestRng, rank: &mut usize) -> Value {
    let count = rng.random_range(1..4);
    (0..count).map(|_| any_step(lists, rng, rank)).collect()
}

fn any_step(lists: &[&str], rng: &mut TestRng, rank: &mut usize) -> Value {
    let mut step = Map::from_iter([("titre".to_owned(), json!(sentence(rng)))]);
    add_keys(&mut step, rng, 5);
    if rng.random() {
        step.insert("methode".to_owned(), json!(sentence(rng)));
    }
    let texts: Vec<String> = (0..rng.random_range(1..5)).map(|_| sentence(rng)).collect();
    let key = if rng.random() {
        "objectifs"
    } else {
        "contenus"
    };
    step.insert(key.to_owned(), json!(texts));
    match lists {
        ["journees", ..] => {
            *rank += 1;
            let date = format!("2027-{:02}-{:02}", 1 + *rank / 3, 1 + *rank % 3 * 7);
            step.insert("date".to_owned(), json!(date));
        }
        ["sequences", ..] => {
            let length = format!("{} h", rng.random_range(1..5));
            step.insert("duree".to_owned(), json!(length));
        }
        _ => {}
    }
    if let [_, inside @ ..] = lists
        && !inside.is_empty()
    {
        step.insert(inside[0].to_owned(), any_steps(inside, rng, rank));
    }
    Value::Object(step)
}

/// The titles of all steps, in order.
pub fn step_titles(action: &Value) -> Vec<String> {
    let mut titles = Vec::new();
    let mut groups = vec![&action["deroule"]];
    while let Some(group) = groups.pop() {
        titles.extend(group["titre"].as_str().map(str::to_owned));
        for list in LISTS.iter().rev() {
            groups.extend(group[*list].as_array().into_iter().flatten().rev());
        }
    }
    titles
}

/// The pointers to a step and to the steps around it, from the root.
fn find_step(group: &Value, at: &str, title: &str) -> Option<Vec<String>> {
    if group["titre"] == *title {
        return Some(vec![at.to_owned()]);
    }
    for list in LISTS {
        for (index, step) in group[list].as_array().into_iter().flatten().enumerate() {
            let inside = format!("{at}/{list}/{index}");
            if let Some(mut found) = find_step(step, &inside, title) {
                found.insert(0, at.to_owned());
                found.dedup();
                return Some(found);
            }
        }
    }
    None
}

fn step_pointer(action: &Value, title: &str) -> Option<String> {
    let found = find_step(&action["deroule"], "/deroule", title)?;
    found.last().cloned()
}

/// Whether a step has a key itself.
pub fn has_own_key(action: &Value, title: &str, key: &str) -> bool {
    let step = step_pointer(action, title).and_then(|at| action.pointer(&at));
    step.is_some_and(|step| !step[key].is_null())
}

/// What holds for a step: its own values, or those around it.
pub fn resolved_values(action: &Value, title: &str) -> Vec<(String, Value)> {
    let around = find_step(&action["deroule"], "/deroule", title).unwrap_or_default();
    let groups: Vec<&Value> = around.iter().filter_map(|at| action.pointer(at)).collect();
    let of_key = |key: &str| {
        let own = groups.iter().rev().map(|group| &group[key]);
        let mut all = own.chain((key != "intervenants").then_some(&action[key]));
        let mut value = all.find(|value| !value.is_null()).cloned();
        if key == "intervenants" {
            let only = action[key].as_array().filter(|names| names.len() == 1);
            value = value.or_else(|| Some(json!([only?[0]["nom"]])));
            let names = value.as_mut().and_then(Value::as_array_mut);
            names
                .into_iter()
                .for_each(|it| it.sort_by_key(Value::to_string));
        }
        Some((key.to_owned(), value?))
    };
    KEYS.iter().filter_map(|key| of_key(key)).collect()
}

/// The texts of lists, with the titles of their steps; those of the action have none.
fn list_texts(action: &Value) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for title in step_titles(action) {
        let step = step_pointer(action, &title).and_then(|at| action.pointer(&at));
        for key in ["objectifs", "contenus"] {
            let list = step
                .and_then(|step| step[key].as_array())
                .into_iter()
                .flatten();
            texts.extend(list.filter_map(|it| Some((title.clone(), it.as_str()?.to_owned()))));
        }
    }
    texts
}

/// One edit that the action has room for.
pub fn any_edit(action: &Value, rng: &mut TestRng) -> Edit {
    let titles = step_titles(action);
    let texts = list_texts(action);
    let title = pick(&titles, rng).clone();
    let other = pick(&titles, rng).clone();
    let (holder, text) = pick(&texts, rng).clone();
    match rng.random_range(0..17) {
        0..3 => {
            let key = *pick(&KEYS, rng);
            let value = if rng.random_ratio(1, 3) {
                Value::Null
            } else {
                any_value(key, rng)
            };
            let step = rng.random_ratio(2, 3).then_some(title);
            match (step, key) {
                (None, "intervenants") => Edit::SwapNames,
                (step, key) => Edit::Set(step, key.to_owned(), value),
            }
        }
        3 => {
            let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
            let at = rng.random_range(0..words.len());
            words[at] = word(rng);
            Edit::Reword(text, words.join(" "))
        }
        4 => Edit::AddText(holder, sentence(rng)),
        5 => Edit::RemoveText(text),
        6 => Edit::MoveText(text, pick(&texts, rng).0.clone()),
        7 => Edit::SplitText(text),
        8 => Edit::MergeTexts(text, pick(&texts, rng).1.clone()),
        9 => {
            let step = json!({"titre": sentence(rng), "objectifs": [sentence(rng), sentence(rng)]});
            Edit::AddStep(title, step)
        }
        10 => Edit::RemoveStep(title),
        11 => Edit::MoveStep(title, other),
        12 => Edit::SwapSteps(title, other, true),
        13 => Edit::SwapSteps(title, other, false),
        14 => {
            let mut keys = Map::from_iter([("titre".to_owned(), json!(sentence(rng)))]);
            add_keys(&mut keys, rng, 3);
            if rng.random() {
                keys.insert("methode".to_owned(), json!(sentence(rng)));
            }
            Edit::SplitStep(title, Value::Object(keys))
        }
        15 => Edit::MergeSteps(title, other),
        _ => Edit::ShiftDates,
    }
}

/// The list that an item stands in, and its index there.
fn split_index(pointer: &str) -> Option<(&str, usize)> {
    let (list, index) = pointer.rsplit_once('/')?;
    Some((list, index.parse().ok()?))
}

/// The list and the index of a text.
fn find_text(action: &Value, text: &str) -> Option<(String, usize)> {
    for title in step_titles(action) {
        let step = step_pointer(action, &title)?;
        for key in ["objectifs", "contenus"] {
            let list = format!("{step}/{key}");
            let items = action.pointer(&list).and_then(Value::as_array);
            let index = items.and_then(|items| items.iter().position(|it| it == text));
            if let Some(index) = index {
                return Some((list, index));
            }
        }
    }
    None
}

/// Makes an edit; false, with no edit, where what it touches is not there.
pub fn apply_edit(action: &mut Value, edit: &Edit) -> bool {
    let before = action.clone();
    let done = try_edit(action, edit).is_some() && *action != before;
    if !done {
        *action = before;
    }
    done
}

fn try_edit(action: &mut Value, edit: &Edit) -> Option<()> {
    match edit {
        Edit::Set(step, key, value) => {
            let at = match step {
                Some(title) => step_pointer(action, title)?,
                None => String::new(),
            };
            let group = action.pointer_mut(&at)?.as_object_mut()?;
            if value.is_null() {
                group.remove(key)?;
            } else {
                group.insert(key.clone(), value.clone());
            }
        }
        Edit::Reword(text, new) => {
            let (list, index) = find_text(action, text)?;
            action.pointer_mut(&list)?[index] = json!(new);
        }
        Edit::AddText(holder, text) => {
            let step = step_pointer(action, holder)?;
            let step = action.pointer_mut(&step)?.as_object_mut()?;
            let key = if step.contains_key("contenus") {
                "contenus"
            } else {
                "objectifs"
            };
            step.get_mut(key)?.as_array_mut()?.push(json!(text));
        }
        Edit::RemoveText(text) => {
            take_text(action, text)?;
        }
        Edit::MoveText(text, to) => {
            let (list, _) = find_text(action, text)?;
            let key = list.rsplit('/').next()?.to_owned();
            let target = step_pointer(action, to)?;
            let value = take_text(action, text)?;
            action
                .pointer_mut(&target)?
                .get_mut(&key)?
                .as_array_mut()?
                .insert(0, value);
        }
        Edit::SplitText(text) => {
            let (list, index) = find_text(action, text)?;
            let words: Vec<&str> = text.split(' ').collect();
            let (first, second) = words.split_at(words.len() / 2);
            let items = action.pointer_mut(&list)?.as_array_mut()?;
            items[index] = json!(first.join(" "));
            items.insert(index + 1, json!(second.join(" ")));
        }
        Edit::MergeTexts(text, with) => {
            let both = [find_text(action, text)?.0, find_text(action, with)?.0];
            (text != with && both[0] == both[1]).then_some(())?;
            take_text(action, with)?;
            let (list, index) = find_text(action, text)?;
            action.pointer_mut(&list)?[index] = json!(format!("{text} et {with}"));
        }
        Edit::AddStep(beside, step) => {
            let at = step_pointer(action, beside)?;
            let (list, index) = split_index(&at)?;
            action
                .pointer_mut(list)?
                .as_array_mut()?
                .insert(index, step.clone());
        }
        Edit::RemoveStep(title) => {
            take_step(action, title)?;
        }
        Edit::MoveStep(title, before) => {
            let kind = |action: &Value, title: &str| {
                let at = step_pointer(action, title)?;
                Some(split_index(&at)?.0.rsplit('/').next()?.to_owned())
            };
            (title != before && kind(action, title)? == kind(action, before)?).then_some(())?;
            let step = take_step(action, title)?;
            let at = step_pointer(action, before)?;
            let (list, index) = split_index(&at)?;
            action
                .pointer_mut(list)?
                .as_array_mut()?
                .insert(index, step);
        }
        Edit::SwapSteps(one, other, all) => swap_steps(action, one, other, *all)?,
        Edit::SplitStep(title, keys) => split_step(action, title, keys)?,
        Edit::MergeSteps(one, other) => merge_steps(action, one, other)?,
        Edit::SwapNames => {
            let boxes = action["signatures"].as_array_mut()?;
            let names = [boxes[0]["nom"].clone(), boxes[1]["nom"].clone()];
            let [first, second] = names;
            boxes[0]["nom"] = second;
            boxes[1]["nom"] = first;
        }
        Edit::ShiftDates => shift_dates(&mut action["deroule"]),
    }
    Some(())
}

fn take_text(action: &mut Value, text: &str) -> Option<Value> {
    let (list, index) = find_text(action, text)?;
    let items = action.pointer_mut(&list)?.as_array_mut()?;
    (items.len() > 1).then_some(())?;
    Some(items.remove(index))
}

fn take_step(action: &mut Value, title: &str) -> Option<Value> {
    let at = step_pointer(action, title)?;
    let (list, index) = split_index(&at)?;
    let items = action.pointer_mut(list)?.as_array_mut()?;
    (items.len() > 1).then_some(())?;
    Some(items.remove(index))
}

fn swap_steps(action: &mut Value, one: &str, other: &str, all: bool) -> Option<()> {
    let [first, second] = [step_pointer(action, one)?, step_pointer(action, other)?];
    let kind = |at: &str| Some(split_index(at)?.0.rsplit('/').next()?.to_owned());
    (first != second && kind(&first)? == kind(&second)?).then_some(())?;
    let mut steps = [
        action.pointer(&first)?.clone(),
        action.pointer(&second)?.clone(),
    ];
    if !all {
        for key in ["date", "duree"] {
            let values = [steps[0][key].clone(), steps[1][key].clone()];
            let [a, b] = values;
            for (step, value) in steps.iter_mut().zip([b, a]) {
                let step = step.as_object_mut()?;
                if value.is_null() {
                    step.remove(key);
                } else {
                    step.insert(key.to_owned(), value);
                }
            }
        }
    }
    let [a, b] = steps;
    *action.pointer_mut(&first)? = b;
    *action.pointer_mut(&second)? = a;
    Some(())
}

fn split_step(action: &mut Value, title: &str, keys: &Value) -> Option<()> {
    let at = step_pointer(action, title)?;
    let (list, index) = split_index(&at)?;
    let (list, mut part) = (list.to_owned(), keys.clone());
    let step = action.pointer_mut(&at)?.as_object_mut()?;
    let mut lists: Vec<&str> = LISTS.to_vec();
    lists.extend(["objectifs", "contenus"]);
    let mut moved = false;
    for key in lists {
        if let Some(items) = step.get_mut(key).and_then(Value::as_array_mut)
            && items.len() > 1
        {
            let half = items.len() / 2;
            part[key] = items.split_off(items.len() - half).into();
            moved = true;
        }
    }
    if let Some(hours) = step.get("duree").and_then(Value::as_str) {
        let hours: u32 = hours.trim_end_matches(" h").parse().ok()?;
        (hours > 1).then_some(())?;
        step.insert("duree".to_owned(), json!("1 h"));
        part["duree"] = json!(format!("{} h", hours - 1));
    }
    moved.then_some(())?;
    action
        .pointer_mut(&list)?
        .as_array_mut()?
        .insert(index + 1, part);
    Some(())
}

fn merge_steps(action: &mut Value, one: &str, other: &str) -> Option<()> {
    let lists = [step_pointer(action, one)?, step_pointer(action, other)?];
    let [first, second] = [split_index(&lists[0])?, split_index(&lists[1])?];
    (first.0 == second.0 && second.1 == first.1 + 1).then_some(())?;
    let gone = take_step(action, other)?;
    let at = step_pointer(action, one)?;
    let step = action.pointer_mut(&at)?.as_object_mut()?;
    for (key, value) in gone.as_object()? {
        match (step.get_mut(key).and_then(Value::as_array_mut), value) {
            (Some(items), Value::Array(more)) if key != "intervenants" => {
                items.extend(more.iter().cloned());
            }
            (None, Value::Array(_)) if key != "intervenants" => {
                step.insert(key.clone(), value.clone());
            }
            _ => {}
        }
    }
    Some(())
}

/// Each date of a plan a week later.
fn shift_dates(group: &mut Value) {
    if let Some(date) = group["date"].as_str() {
        let (start, day) = date.split_at(8);
        let day: u32 = day.parse().expect("a day");
        group["date"] = json!(format!("{start}{:02}", day + 7));
    }
    for list in LISTS {
        let steps = group.get_mut(list).and_then(Value::as_array_mut);
        steps.into_iter().flatten().for_each(shift_dates);
    }
}
