//! Examples as YAML, laid out as programmes are.

use serde_json::{Map, Value};

/// A key and its value as YAML, with the layout of a programme.
pub fn block(key: &str, value: &Value) -> String {
    let pair = Map::from_iter([(key.to_owned(), value.clone())]);
    lines(&Value::Object(pair)).join("\n")
}

fn lines(value: &Value) -> Vec<String> {
    let indented = |value: &Value| lines(value).into_iter().map(|line| format!("  {line}"));
    match value {
        Value::Object(object) => {
            let mut written = Vec::new();
            for (key, value) in object {
                if value.is_object() || value.is_array() {
                    written.push(format!("{key}:"));
                    written.extend(indented(value));
                } else {
                    written.push(format!("{key}: {}", flow(value)));
                }
            }
            written
        }
        Value::Array(items) => {
            let dashed = items.iter().flat_map(|item| {
                let mut written: Vec<String> = indented(item).collect();
                written[0].replace_range(..1, "-");
                written
            });
            dashed.collect()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => vec![flow(value)],
    }
}

/// A value as YAML on one line.
pub fn flow(value: &Value) -> String {
    match value {
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(inside_flow).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(object) => {
            let pairs = object
                .iter()
                .map(|(key, value)| format!("{key}: {}", inside_flow(value)));
            format!("{{{}}}", pairs.collect::<Vec<_>>().join(", "))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            let written = serde_yaml::to_string(value).expect("a scalar is YAML");
            let written = written.trim_end();
            // A telephone number is a text as long as it has spaces; with quotes, it always is.
            let is_digits = |text: &str| text.chars().all(|c| c.is_ascii_digit() || c == ' ');
            if written.starts_with('\'') || value.as_str().is_some_and(is_digits) {
                value.to_string()
            } else {
                written.to_owned()
            }
        }
    }
}

/// The same between brackets, where commas and brackets end a bare text.
fn inside_flow(value: &Value) -> String {
    match value.as_str() {
        Some(text) if text.contains([',', '[', ']', '{', '}']) => value.to_string(),
        Some(_) | None => flow(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generated::{config, programme};

    #[test]
    fn the_examples_read_back_as_the_schema_has_them() {
        let mut examples = Vec::new();
        let schemas = [programme(), config()];
        for schema in &schemas {
            every_example(schema, &mut examples);
        }
        assert!(examples.len() > 300, "{} examples", examples.len());
        for example in examples {
            let read: Value = serde_yaml::from_str(&block("cle", example)).expect("YAML");
            assert_eq!(&read["cle"], example, "block");
            let read: Value =
                serde_yaml::from_str(&format!("cle: {}", flow(example))).expect("YAML");
            assert_eq!(&read["cle"], example, "flow");
        }
    }

    fn every_example<'a>(schema: &'a Value, examples: &mut Vec<&'a Value>) {
        for (keyword, value) in schema.as_object().into_iter().flatten() {
            if keyword == "examples" {
                examples.extend(value.as_array().into_iter().flatten());
            }
            every_example(value, examples);
        }
    }
}
