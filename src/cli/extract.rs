//! `annexe extract`: the source that a sheet carries.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;

use anyhow::anyhow;

use super::workspace::refused;
use super::{ExtractArguments, FINE};
use crate::lang::Refusal;
use crate::render::Format;
use crate::verdict::Unread;
use crate::verify::{Carried, MOST_BYTES, carried};

pub fn run(arguments: &ExtractArguments) -> anyhow::Result<u8> {
    let sheet = read(&arguments.sheet)?;
    let source = sheet.source.as_bytes();
    match &arguments.output {
        Some(path) => fs::write(path, source).map_err(|error| refused(path, &error))?,
        None => io::stdout().write_all(source)?,
    }
    Ok(FINE)
}

/// A sheet as it was read.
pub struct Sheet {
    pub bytes: Vec<u8>,
    pub format: Format,
    pub source: String,
    pub carried: Carried,
}

/// Reads a sheet that carries its source.
///
/// # Errors
/// The file cannot be read, or is none of ours.
pub fn read(path: &Path) -> anyhow::Result<Sheet> {
    let mut bytes = Vec::new();
    let file = File::open(path).and_then(|file| file.take(MOST_BYTES).read_to_end(&mut bytes));
    file.map_err(|error| refused(path, &error))?;
    let refuse = |why| anyhow!(Refusal::NoSheet(path.display().to_string(), why));
    let (format, carried) = carried(&bytes).map_err(refuse)?;
    let source = carried
        .source
        .clone()
        .ok_or_else(|| refuse(Unread::NoSource))?;
    Ok(Sheet {
        bytes,
        format,
        source,
        carried,
    })
}
