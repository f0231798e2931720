//! `annexe init`: what a project starts with. Nothing that is there is touched.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use super::workspace::{CONFIG, refused};
use super::{FINE, InitArguments, Service, patiently};
use crate::diagnostic::language::Language;
use crate::read::schema;

const SETTINGS: &str = include_str!("init/vscode.json");
const SHARED: &str = include_str!("init/annexe.yaml");
const GITHUB: &str = include_str!("init/github.yml");
const GITLAB: &str = include_str!("init/gitlab.yml");

pub fn run(arguments: &InitArguments, language: Language) -> anyhow::Result<u8> {
    let root = arguments.folder.as_deref().unwrap_or(Path::new("."));
    let programmes = root.join("programmes");
    fs::create_dir_all(&programmes).map_err(|error| refused(&programmes, &error))?;
    let mut files = vec![
        (CONFIG, SHARED.to_owned()),
        (
            "schema/programme.schema.json",
            schema::PROGRAMME.json.to_owned(),
        ),
        ("schema/annexe.schema.json", schema::CONFIG.json.to_owned()),
        (".vscode/settings.json", SETTINGS.to_owned()),
    ];
    match arguments.ci {
        Service::Github => files.push((".github/workflows/annexe.yml", GITHUB.to_owned())),
        Service::Gitlab => files.push((".gitlab-ci.yml", GITLAB.to_owned())),
        Service::None => {}
    }
    let mut lines = String::new();
    for (name, content) in files {
        let path = root.join(name);
        let is_new = create(&path, &content)?;
        let path = path.strip_prefix(".").unwrap_or(&path);
        lines.push_str(&language.initialised(&path.display().to_string(), is_new));
        lines.push('\n');
    }
    let folder = arguments.folder.as_ref();
    let folder = folder.map(|folder| folder.display().to_string());
    lines.push_str(&language.what_next(folder.as_deref()));
    lines.push('\n');
    patiently(io::stdout().write_all(lines.as_bytes()))?;
    Ok(FINE)
}

/// Writes a file unless it is there. Says whether it was written.
fn create(path: &Path, content: &str) -> anyhow::Result<bool> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| refused(folder, &error))?;
    }
    match OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(mut file) => {
            let written = file.write_all(content.as_bytes());
            written.map_err(|error| refused(path, &error))?;
            Ok(true)
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(refused(path, &error)),
    }
}
