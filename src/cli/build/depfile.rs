//! `--depfile`: the inputs of sheets, as make and ninja read them.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use crate::cli::batch::Inputs;

/// A rule for the sheets of each programme, then an empty rule for each input, so that one that is deleted stops nothing. Names
/// that make cannot read are left out.
pub fn format_rules(programmes: &[Inputs]) -> String {
    let mut rules = String::new();
    let mut all_inputs = BTreeSet::new();
    let escaped = |paths: &[PathBuf]| -> Option<Vec<String>> {
        paths.iter().map(|path| escape(path)).collect()
    };
    for programme in programmes {
        if let (Some(outputs), Some(inputs)) =
            (escaped(&programme.outputs), escaped(&programme.inputs))
        {
            rules.push_str(&format!("{}: {}\n", outputs.join(" "), inputs.join(" ")));
            all_inputs.extend(inputs);
        }
    }
    rules.extend(all_inputs.into_iter().map(|input| format!("{input}:\n")));
    rules
}

/// A path as make reads it.
fn escape(path: &Path) -> Option<String> {
    let path = path.to_str()?;
    let is_special = |sign: char| sign.is_control() || "=;|%*?[]~".contains(sign);
    if path.contains(is_special) {
        return None;
    }
    let mut escaped = String::new();
    let mut backslashes = 0;
    for sign in path.chars() {
        match sign {
            // The backslashes before it are doubled.
            ' ' | '#' | ':' => {
                escaped.extend(std::iter::repeat_n('\\', backslashes + 1));
            }
            '$' => escaped.push('$'),
            _ => {}
        }
        escaped.push(sign);
        backslashes = if sign == '\\' { backslashes + 1 } else { 0 };
    }
    Some(escaped)
}

/// Sets the date of unchanged sheets to that of their latest input, or make would rebuild them at each run.
pub fn touch_outputs(programmes: &[Inputs]) {
    let date = |path: &PathBuf| fs::metadata(path).and_then(|it| it.modified()).ok();
    for programme in programmes.iter().filter(|it| it.is_fresh) {
        let latest = programme.inputs.iter().filter_map(date).max();
        for path in programme.outputs.iter().filter(|path| date(path) < latest) {
            // An older date only costs time.
            let file = File::options().write(true).open(path);
            let _ = file.and_then(|file| file.set_modified(latest.unwrap_or(UNIX_EPOCH)));
        }
    }
}
