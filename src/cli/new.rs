//! `annexe new`: a commented programme that builds as it is.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};

use clap::CommandFactory;
use clap::error::ErrorKind;

use super::workspace::{self, refused};
use super::{Arguments, FINE, NewArguments};

const TEMPLATE: &str = include_str!("new.yaml");

pub fn run(arguments: &NewArguments) -> anyhow::Result<u8> {
    let name = arguments
        .name
        .strip_suffix(".yaml")
        .unwrap_or(&arguments.name);
    let safe = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    if name.is_empty()
        || name.starts_with(['.', '-'])
        || !name.chars().all(safe)
        || name == "annexe"
    {
        let message = "le nom d’un programme se compose de lettres, de chiffres et de tirets, comme « accueil-public-2026 »";
        Arguments::command()
            .error(ErrorKind::InvalidValue, message)
            .exit();
    }
    let folder = workspace::programmes_folder()?;
    fs::create_dir_all(&folder).map_err(|error| refused(&folder, &error))?;
    let path = folder.join(format!("{name}.yaml"));
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&path)
        .map_err(|error| refused(&path, &error))?;
    file.write_all(TEMPLATE.as_bytes())
        .map_err(|error| refused(&path, &error))?;
    writeln!(
        io::stdout(),
        "{path} est prêt à compléter ; ensuite : annexe build {path}",
        path = path.display()
    )?;
    Ok(FINE)
}
