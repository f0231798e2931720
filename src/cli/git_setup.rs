//! `annexe git-setup`: what makes git show programmes through `annexe diff`.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use anyhow::{anyhow, bail};

use super::error::IoError;
use super::git::{command, root};
use super::workspace::{CONFIG, programmes_folder, refused};
use super::{FINE, GitSetupArguments};
use crate::diagnostic::catalogue::message;
use crate::diagnostic::language::Language;

/// The keys of git's configuration, and their values.
const SETTINGS: [(&str, &str); 3] = [
    ("diff.annexe.command", "annexe diff --git"),
    ("diff.annexe.textconv", "annexe outline"),
    (
        "difftool.annexe.cmd",
        "annexe diff --as \"$MERGED\" \"$LOCAL\" \"$REMOTE\"",
    ),
];

const ATTRIBUTES: &str = ".gitattributes";

pub fn run(arguments: &GitSetupArguments, language: Language) -> anyhow::Result<u8> {
    let here = Path::new(".");
    let attributes = attributes(here)?;
    let mut out = io::stdout();
    if !arguments.write {
        let mut text = format!("# {ATTRIBUTES}\n{}\n", attributes.join("\n"));
        text.push_str("\n# git config\n");
        for (key, value) in SETTINGS {
            text.push_str(&format!("git config {key} '{value}'\n"));
        }
        out.write_all(text.as_bytes())?;
        return Ok(FINE);
    }
    let root = root(here)?;
    let path = root.join(ATTRIBUTES);
    let mut text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(refused(&path, &error)),
    };
    let missing: Vec<&String> = attributes
        .iter()
        .filter(|line| !text.lines().any(|own| own == line.as_str()))
        .collect();
    if !missing.is_empty() {
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        for line in missing {
            text.push_str(line);
            text.push('\n');
        }
        fs::write(&path, text).map_err(|error| refused(&path, &error))?;
    }
    for (key, value) in SETTINGS {
        let done = command(&root, &["config", "--local", key, value])?;
        if !done.status.success() {
            let message = String::from_utf8_lossy(&done.stderr).trim().to_owned();
            bail!(IoError::new(message!(GIT_FAILED, words = message)));
        }
    }
    writeln!(
        out,
        "{}",
        message!(GIT_IS_SET, path = path.display().to_string()).render(language)
    )?;
    Ok(FINE)
}

/// The lines that tell git which files are programmes, from the root of the repository.
fn attributes(here: &Path) -> anyhow::Result<Vec<String>> {
    let folder = programmes_folder()?;
    let root = root(here)?;
    let folder = if folder.as_os_str().is_empty() {
        here
    } else {
        &folder
    };
    let absolute = std::path::absolute(folder).map_err(|error| refused(folder, &error))?;
    let real = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let inside = real(&absolute);
    let inside = inside
        .strip_prefix(real(&root))
        .map_err(|_| anyhow!(IoError::new(message!(NO_REPOSITORY))))?;
    let inside = inside.to_string_lossy().replace('\\', "/");
    let under = if inside.is_empty() {
        String::new()
    } else {
        format!("{inside}/")
    };
    let of = |pattern: &str, attribute: &str| {
        let pattern = format!("{under}**/{pattern}");
        // A pattern with a space is written between quotes.
        if pattern.contains(' ') {
            format!("\"{pattern}\" {attribute}")
        } else {
            format!("{pattern} {attribute}")
        }
    };
    Ok(vec![
        of("*.yaml", "diff=annexe"),
        of("*.yml", "diff=annexe"),
        // What programmes share is no programme.
        of(CONFIG, "!diff"),
    ])
}
