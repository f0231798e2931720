//! `annexe init`: the files of a new project. Existing files stay as they are.

use std::fs;
use std::io;
use std::path::Path;

use super::arguments::CiService;
use super::boundary::refuse_outside;
use super::exit_code::SUCCESS;
use super::file_tree::CONFIG;
use super::files::{canonical, create_file, folder_of, path_error};
use super::print::print_text;
use crate::diagnostic::catalogue::message;
use crate::diagnostic::language::Language;
use crate::read::schema;

const VSCODE_SETTINGS: &str = include_str!("init/vscode.json");
const CONFIG_TEMPLATE: &str = include_str!("init/annexe.yaml");
const GIT_ATTRIBUTES: &str = include_str!("init/gitattributes");
const GITHUB: &str = include_str!("init/github.yml");
const GITLAB: &str = include_str!("init/gitlab.yml");

pub fn run(folder: Option<&Path>, ci: CiService, language: Language) -> anyhow::Result<u8> {
    let root = folder.unwrap_or(Path::new("."));
    let programmes = root.join("programmes");
    refuse_outside(&canonical(root), &programmes)?;
    fs::create_dir_all(&programmes).map_err(|error| path_error(&programmes, &error))?;
    let mut files = vec![
        (CONFIG, CONFIG_TEMPLATE.to_owned()),
        (
            "schema/programme.schema.json",
            schema::PROGRAMME.json.to_owned(),
        ),
        ("schema/annexe.schema.json", schema::CONFIG.json.to_owned()),
        (".vscode/settings.json", VSCODE_SETTINGS.to_owned()),
        (".gitattributes", GIT_ATTRIBUTES.to_owned()),
    ];
    match ci {
        CiService::Github => files.push((".github/workflows/annexe.yml", with_version(GITHUB))),
        CiService::Gitlab => files.push((".gitlab-ci.yml", with_version(GITLAB))),
        CiService::None => {}
    }
    let mut lines = String::new();
    for (name, content) in files {
        let path = root.join(name);
        refuse_outside(&canonical(root), folder_of(&path))?;
        let is_new = create_missing(&path, &content)?;
        let path = path.strip_prefix(".").unwrap_or(&path);
        let path = path.display().to_string();
        let message = match is_new {
            true => message!(CREATED, path),
            false => message!(LEFT_UNCHANGED, path),
        };
        lines.push_str(&message.render(language));
        lines.push('\n');
    }
    let next = match folder {
        Some(folder) => message!(NEXT_IN_FOLDER, folder = folder.display().to_string()),
        None => message!(NEXT),
    };
    lines.push_str(&next.render(language));
    lines.push('\n');
    print_text(lines)?;
    Ok(SUCCESS)
}

/// Another version might find other mistakes, and builds other sheets: the one that set the folder up is named.
fn with_version(pipeline: &str) -> String {
    pipeline.replace("VERSION", env!("CARGO_PKG_VERSION"))
}

/// Writes a file unless it exists. Says whether it was written.
fn create_missing(path: &Path, content: &str) -> anyhow::Result<bool> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| path_error(folder, &error))?;
    }
    match create_file(path, content) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(path_error(path, &error)),
    }
}
