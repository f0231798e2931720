//! A report applied to the old revision, by what its schema says and nothing else of the project.

use serde_json::{Map, Value};

/// The old programme with every edit of the report.
pub fn apply(old: &Value, report: &Value) -> Value {
    let mut programme = old.clone();
    let changes = report["changes"].as_array().expect("changes").iter();
    let edits = changes.flat_map(|change| change["edits"].as_array().expect("edits"));
    let equivalent = report["equivalent"].as_array().into_iter().flatten();
    let edits: Vec<&Value> = edits.chain(equivalent).collect();
    let of = |op: &str| {
        edits
            .iter()
            .copied()
            .filter(|edit| edit["op"] == op)
            .collect::<Vec<_>>()
    };
    for edit in of("set") {
        let pointer = edit["old"].as_str().expect("a pointer");
        let place = programme
            .pointer_mut(pointer)
            .unwrap_or_else(|| panic!("{pointer}"));
        *place = edit["value"].clone();
    }
    let mut gone: Vec<&Value> = of("remove");
    gone.extend(of("move"));
    gone.sort_by_key(|edit| std::cmp::Reverse(steps(pointer(edit, "old"))));
    let mut held: Vec<(String, Value)> = Vec::new();
    for edit in gone {
        let value = take(&mut programme, pointer(edit, "old"));
        if edit["op"] == "move" {
            held.push((pointer(edit, "new").to_owned(), value));
        }
    }
    let added = of("add").into_iter();
    held.extend(added.map(|edit| (pointer(edit, "new").to_owned(), edit["value"].clone())));
    held.sort_by_key(|(pointer, _)| steps(pointer));
    for (pointer, value) in held {
        put(&mut programme, &pointer, value);
    }
    clean(&mut programme);
    programme
}

fn pointer<'a>(edit: &'a Value, side: &str) -> &'a str {
    edit[side].as_str().expect("a pointer")
}

/// Ranks as numbers, keys as they are: items of one list come in order, and what is inside after what holds it.
fn steps(pointer: &str) -> Vec<(usize, String)> {
    pointer
        .split('/')
        .skip(1)
        .map(|step| match step.parse::<usize>() {
            Ok(rank) => (rank, String::new()),
            Err(_) => (0, step.to_owned()),
        })
        .collect()
}

fn take(programme: &mut Value, pointer: &str) -> Value {
    let (above, last) = pointer.rsplit_once('/').expect("a step");
    match programme.pointer_mut(above) {
        Some(Value::Array(items)) => items.remove(last.parse().expect("a rank")),
        Some(Value::Object(object)) => object.remove(last).unwrap_or_else(|| panic!("{pointer}")),
        other => panic!("{pointer}: {other:?}"),
    }
}

fn put(programme: &mut Value, pointer: &str, value: Value) {
    let (above, last) = pointer.rsplit_once('/').expect("a step");
    let rank = last.parse::<usize>();
    let mut holder = &mut *programme;
    for step in above.split('/').skip(1) {
        holder = match holder {
            Value::Array(items) => &mut items[step.parse::<usize>().expect("a rank")],
            Value::Object(object) => {
                // The list of an item that is put in.
                object
                    .entry(step)
                    .or_insert_with(|| Value::Array(Vec::new()))
            }
            other => panic!("{pointer}: {other}"),
        };
    }
    match (holder, rank) {
        (Value::Array(items), Ok(rank)) => {
            assert!(rank <= items.len(), "{pointer}: only {} items", items.len());
            items.insert(rank, value);
        }
        (Value::Object(object), _) => {
            assert!(
                object.insert(last.to_owned(), value).is_none(),
                "{pointer} was there"
            );
        }
        (other, _) => panic!("{pointer}: {other}"),
    }
}

/// A list or a group that is empty is none.
pub fn clean(value: &mut Value) {
    let is_empty = |value: &Value| {
        value.as_array().is_some_and(Vec::is_empty) || value.as_object().is_some_and(Map::is_empty)
    };
    match value {
        Value::Array(items) => {
            items.iter_mut().for_each(clean);
            items.retain(|item| !is_empty(item));
        }
        Value::Object(object) => {
            object.values_mut().for_each(clean);
            let kept: Map<String, Value> = std::mem::take(object)
                .into_iter()
                .filter(|(_, value)| !is_empty(value))
                .collect();
            *object = kept;
        }
        _ => {}
    }
}
