//! `annexe extract`: the source that a sheet carries.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use anyhow::{anyhow, bail};

use super::error::IoError;
use super::workspace::{self, refused};
use super::{ExtractArguments, FINE};
use crate::diagnostic::catalogue::message;
use crate::diagnostic::verify_result::UnreadableSheet;
use crate::render::Format;
use crate::verify::{MOST_BYTES, SheetContent, read_sheet};

pub fn run(arguments: &ExtractArguments) -> anyhow::Result<u8> {
    let sheet = read(&arguments.sheet)?;
    let source = sheet.source.as_bytes();
    match &arguments.output {
        Some(path) => workspace::write(path, source)?,
        None => io::stdout().write_all(source)?,
    }
    Ok(FINE)
}

/// A sheet as it was read.
pub struct Sheet {
    pub bytes: Vec<u8>,
    pub format: Format,
    pub source: String,
    pub carried: SheetContent,
}

/// Reads a sheet that carries its source.
///
/// # Errors
/// The file cannot be read, or is none of ours.
pub fn read(path: &Path) -> anyhow::Result<Sheet> {
    let name = || path.display().to_string();
    let refuse = |why| {
        let path = name();
        anyhow!(IoError::new(match why {
            UnreadableSheet::Unknown => message!(NEITHER_PDF_NOR_HTML, path),
            UnreadableSheet::TooLarge => message!(SHEET_TOO_LARGE, path),
            UnreadableSheet::Broken => message!(BROKEN_PDF, path),
            UnreadableSheet::NoSource => message!(NO_EMBEDDED_SOURCE, path),
        }))
    };
    let kind = fs::metadata(path).map_err(|error| refused(path, &error))?;
    if !kind.is_file() && !kind.is_dir() {
        // A device or a pipe might never end.
        bail!(IoError::new(message!(
            NEITHER_FILE_NOR_FOLDER,
            path = name()
        )));
    }
    if kind.len() > MOST_BYTES {
        return Err(refuse(UnreadableSheet::TooLarge));
    }
    let bytes = fs::read(path).map_err(|error| refused(path, &error))?;
    let (format, carried) = read_sheet(&bytes).map_err(refuse)?;
    let source = carried
        .source
        .clone()
        .ok_or_else(|| refuse(UnreadableSheet::NoSource))?;
    Ok(Sheet {
        bytes,
        format,
        source,
        carried,
    })
}
