//! `annexe extract`: the source embedded in a sheet.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{anyhow, bail};

use super::error::IoError;
use super::exit_code::SUCCESS;
use super::files::{path_error, write_file};
use super::print::print_content;
use crate::diagnostic::catalogue::message;
use crate::diagnostic::verify_result::UnreadableSheet;
use crate::render::Format;
use crate::verify::{MAX_BYTES, read_source};

pub fn run(sheet: &Path, output: Option<&Path>) -> anyhow::Result<u8> {
    let sheet = open_sheet(sheet)?;
    let source = sheet.source.as_bytes();
    match output {
        Some(path) => write_file(path, source)?,
        None => print_content(source)?,
    }
    Ok(SUCCESS)
}

/// A sheet that was read from a file.
pub struct SheetFile {
    pub path: PathBuf,
    pub bytes: Vec<u8>,
    pub format: Format,
    pub source: String,
}

/// Says why a sheet cannot be read.
pub fn refuse_sheet(path: &Path, why: UnreadableSheet) -> anyhow::Error {
    let path = path.display().to_string();
    anyhow!(IoError::new(match why {
        UnreadableSheet::Unknown => message!(NEITHER_PDF_NOR_HTML, path),
        UnreadableSheet::TooLarge => {
            message!(SHEET_TOO_LARGE, path, size = MAX_BYTES >> 20)
        }
        UnreadableSheet::Malformed => message!(BROKEN_PDF, path),
        UnreadableSheet::NoSource => message!(NO_EMBEDDED_SOURCE, path),
        UnreadableSheet::Encrypted => message!(ENCRYPTED_PDF, path),
        UnreadableSheet::Exceeds(limit) => message!(COSTS_TOO_MUCH, path, limit = limit.message()),
    }))
}

/// Reads a sheet that embeds its source.
pub fn open_sheet(path: &Path) -> anyhow::Result<SheetFile> {
    let kind = fs::metadata(path).map_err(|error| path_error(path, &error))?;
    if !kind.is_file() && !kind.is_dir() {
        // Reading a device or a pipe might never end.
        bail!(IoError::new(message!(
            NEITHER_FILE_NOR_FOLDER,
            path = path.display().to_string()
        )));
    }
    if kind.len() > MAX_BYTES as u64 {
        return Err(refuse_sheet(path, UnreadableSheet::TooLarge));
    }
    let bytes = fs::read(path).map_err(|error| path_error(path, &error))?;
    let (format, source) = read_source(&bytes).map_err(|why| refuse_sheet(path, why))?;
    Ok(SheetFile {
        path: path.to_owned(),
        bytes,
        format,
        source,
    })
}
