//! `annexe git-setup`: git compares programmes with `annexe diff`.

use std::io::{self, Write};
use std::path::Path;

use anyhow::{anyhow, bail};

use super::boundary::refuse_outside;
use super::error::IoError;
use super::exit_code::SUCCESS;
use super::file_tree::CONFIG;
use super::files::{canonical, path_error, read_file, to_slash, write_file};
use super::git::{find_root, git_error, run_git};
use super::workspace::find_programmes_folder;
use crate::diagnostic::catalogue::message;
use crate::diagnostic::language::Language;
use crate::read::yaml::MAX_BYTES;

/// The keys of git's configuration, and their values.
const GIT_SETTINGS: [(&str, &str); 3] = [
    ("diff.annexe.command", "annexe diff --git"),
    ("diff.annexe.textconv", "annexe outline"),
    (
        "difftool.annexe.cmd",
        "annexe diff --as \"$MERGED\" \"$LOCAL\" \"$REMOTE\"",
    ),
];

const ATTRIBUTES_FILE: &str = ".gitattributes";

pub fn run(write: bool, language: Language) -> anyhow::Result<u8> {
    let here = Path::new(".");
    let attributes = attributes(here)?;
    let mut out = io::stdout();
    if !write {
        let mut text = format!("# {ATTRIBUTES_FILE}\n{}\n", attributes.join("\n"));
        text.push_str("\n# git config\n");
        for (key, value) in GIT_SETTINGS {
            text.push_str(&format!("git config {key} '{value}'\n"));
        }
        out.write_all(text.as_bytes())?;
        return Ok(SUCCESS);
    }
    let root = find_root(here)?;
    let path = root.join(ATTRIBUTES_FILE);
    let place = refuse_outside(&canonical(&root), &path)?;
    let mut text = match read_file(&place, MAX_BYTES) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(path_error(&path, &error)),
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
        write_file(&place, text.as_bytes())?;
    }
    for (key, value) in GIT_SETTINGS {
        let done = run_git(&root, &["config", "--local", key, value])?;
        if !done.status.success() {
            bail!(git_error(String::from_utf8_lossy(&done.stderr)));
        }
    }
    let done = message!(GIT_IS_SET, path = path.display().to_string());
    writeln!(out, "{}", done.render(language))?;
    Ok(SUCCESS)
}

/// The lines of `.gitattributes` for programmes.
fn attributes(here: &Path) -> anyhow::Result<Vec<String>> {
    let folder = canonical(&find_programmes_folder()?);
    let inside = folder.strip_prefix(canonical(&find_root(here)?));
    let inside = to_slash(inside.map_err(|_| anyhow!(IoError::new(message!(NO_REPOSITORY))))?);
    let under = if inside.is_empty() {
        String::new()
    } else {
        format!("{inside}/")
    };
    let line = |pattern: &str, attribute: &str| {
        let pattern = format!("{under}**/{pattern}");
        // A pattern with a space is written between quotes.
        if pattern.contains(' ') {
            format!("\"{pattern}\" {attribute}")
        } else {
            format!("{pattern} {attribute}")
        }
    };
    Ok(vec![
        line("*.yaml", "diff=annexe"),
        line("*.yml", "diff=annexe"),
        // It is not a programme.
        line(CONFIG, "!diff"),
    ])
}
