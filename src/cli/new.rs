//! `annexe new`: a commented programme that builds as it is.

use std::fs;
use std::io::{self, Write};

use anyhow::bail;

use super::error::UsageError;
use super::exit_code::SUCCESS;
use super::files::{create_file, path_error};
use super::workspace::find_programmes_folder;
use crate::diagnostic::catalogue::message;
use crate::diagnostic::language::Language;

const TEMPLATE: &str = include_str!("new.yaml");

pub fn run(name: &str, language: Language) -> anyhow::Result<u8> {
    let given = name;
    let name = given.strip_suffix(".yaml").unwrap_or(given);
    let safe = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    if name.is_empty()
        || name.starts_with(['.', '-'])
        || !name.chars().all(safe)
        || name == "annexe"
    {
        bail!(UsageError(message!(PROGRAMME_NAME, name = given)));
    }
    let folder = find_programmes_folder()?;
    fs::create_dir_all(&folder).map_err(|error| path_error(&folder, &error))?;
    let path = folder.join(format!("{name}.yaml"));
    create_file(&path, TEMPLATE).map_err(|error| path_error(&path, &error))?;
    let line = message!(READY, path = path.display().to_string()).render(language);
    writeln!(io::stdout(), "{line}")?;
    Ok(SUCCESS)
}
