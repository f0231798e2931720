//! Values written as YAML, in as many ways as it has.

use proptest::prelude::*;
use proptest::test_runner::TestRng;
use serde_json::Value;

use super::shuffled;

/// A programme as YAML: plainly, or in an order, with quotes, comments and indents that chance settles.
pub fn written(programme: &Value, mut rng: Option<&mut TestRng>) -> String {
    let mut text = String::new();
    block(programme, 0, &mut rng, &mut text);
    text
}

fn block(value: &Value, depth: usize, rng: &mut Option<&mut TestRng>, text: &mut String) {
    let indent = " ".repeat(depth);
    match value {
        Value::Object(object) => {
            let entries = match rng {
                Some(rng) => shuffled(object, rng),
                None => object
                    .iter()
                    .map(|(key, value)| (key.clone(), value.clone()))
                    .collect(),
            };
            for (key, value) in entries {
                if chance(rng, 8) {
                    text.push_str(&format!("{indent}# un commentaire: {{ici}}\n"));
                }
                text.push_str(&format!("{indent}{key}:"));
                inside(&value, depth, rng, text);
            }
        }
        Value::Array(items) => {
            for item in items {
                text.push_str(&format!("{indent}-"));
                inside(item, depth, rng, text);
            }
        }
        scalar => text.push_str(&format!("{indent}{}\n", self::scalar(scalar, rng))),
    }
}

fn inside(value: &Value, depth: usize, rng: &mut Option<&mut TestRng>, text: &mut String) {
    match value {
        // JSON is YAML.
        Value::Object(_) | Value::Array(_) if chance(rng, 5) => {
            text.push_str(&format!(" {value}\n"));
        }
        Value::Object(_) | Value::Array(_) => {
            text.push('\n');
            let step = if chance(rng, 3) { 4 } else { 2 };
            block(value, depth + step, rng, text);
        }
        Value::String(words) if chance(rng, 4) && is_plain(words) => {
            let folded = words.replace(' ', &format!("\n{}", " ".repeat(depth + 3)));
            text.push_str(&format!(" >-\n{}{folded}\n", " ".repeat(depth + 3)));
        }
        scalar => {
            text.push_str(&format!(" {}", self::scalar(scalar, rng)));
            if chance(rng, 8) {
                text.push_str("   # en passant");
            }
            text.push('\n');
        }
    }
}

fn scalar(value: &Value, rng: &mut Option<&mut TestRng>) -> String {
    match value {
        Value::String(words) if chance(rng, 3) && is_plain(words) => words.clone(),
        Value::String(words) if chance(rng, 3) => format!("'{}'", words.replace('\'', "''")),
        other => other.to_string(),
    }
}

/// Words that YAML takes for a text without quotes.
fn is_plain(words: &str) -> bool {
    words.chars().all(|c| c.is_alphabetic() || c == ' ')
        && !words.contains("  ")
        && !["oui", "non", "true", "false", "null"].contains(&words)
}

fn chance(rng: &mut Option<&mut TestRng>, one_in: u32) -> bool {
    rng.as_mut().is_some_and(|rng| rng.random_ratio(1, one_in))
}
