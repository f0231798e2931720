//! The language of messages: the requested one, or else that of the project, or else that of the computer.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::file_tree::{CONFIG, FileTree};
use crate::diagnostic::language::Language;
use crate::read::yaml::{self, MAX_BYTES, YamlKind};
use crate::source::SourceFile;

/// Looked for without parsing the command line: its errors are said in that language too.
pub fn of_arguments(arguments: &[OsString]) -> Language {
    let mut words = arguments.iter().skip(1).map(|word| word.to_string_lossy());
    while let Some(word) = words.next().filter(|word| word != "--") {
        let asked = match word.strip_prefix("--lang") {
            Some("") => words.next().unwrap_or_default().into_owned(),
            Some(rest) if rest.starts_with('=') => rest[1..].to_owned(),
            Some(_) | None => continue,
        };
        return parse_name(&asked).unwrap_or_else(|| of_paths(&[]));
    }
    of_paths(&[])
}

/// The language of the project of the first of these paths, or of the one around the current folder; else that of the
/// computer.
pub fn of_paths(paths: &[PathBuf]) -> Language {
    let path = paths.iter().find(|path| path.exists());
    let path = path.map_or(Path::new("."), PathBuf::as_path);
    let folder = fs::canonicalize(path).unwrap_or_default();
    of_project(&folder).unwrap_or_else(of_locale)
}

fn parse_name(name: &str) -> Option<Language> {
    Language::from_str(name, false).ok()
}

/// The language of the nearest `annexe.yaml` upward.
fn of_project(folder: &Path) -> Option<Language> {
    let path = folder
        .ancestors()
        .map(|ancestor| ancestor.join(CONFIG))
        .find(|path| path.is_file())?;
    let files = FileTree::Disk;
    let root = files.find_root(path.parent()?);
    let text = files.read_inside(&root, &path, MAX_BYTES).ok()?;
    let text = String::from_utf8(text).ok()?;
    let root = yaml::parse(&SourceFile::new(CONFIG, &text)).root;
    match &root?.entry("langue")?.value.kind {
        YamlKind::Scalar { text, .. } => parse_name(text),
        YamlKind::List(_) | YamlKind::Mapping(_) => None,
    }
}

/// The locale, as POSIX reads it: the first that is set decides.
fn of_locale() -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(env::var_os)
        .find(|value| !value.is_empty())
        .unwrap_or_default();
    if locale.as_encoded_bytes().starts_with(b"fr") {
        Language::Fr
    } else {
        Language::En
    }
}
