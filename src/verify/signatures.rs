//! Whether a PDF is a sheet, byte for byte, to which nothing but signatures was added. Who signed is not verified.

use super::budget::Budget;
use super::pdf::file::ReceivedPdf;
use crate::diagnostic::verify_result::{AddedPart, TailProblem};

mod changes;
mod drawings;
mod metadata;
mod problems;
mod roles;
mod signed_file;
mod tail;
mod validation_data;

use roles::UpdateChecker;
use signed_file::SignedFile;
use tail::TailReader;

/// What signing added behind the bytes of a sheet.
///
/// # Errors
/// Something else was added, or what was added can be read in two ways.
pub fn read_updates(sheet: &[u8], bytes: &[u8]) -> Result<Vec<AddedPart>, TailProblem> {
    let budget = Budget::default();
    let unread = |offset| TailProblem::Unread { offset };
    let base = ReceivedPdf::read(sheet, &budget).ok_or(unread(0))?;
    let mut file = SignedFile::new(&base, bytes).ok_or(unread(0))?;
    let reader = TailReader::new(bytes, sheet.len(), &base, &budget);
    let mut reader = reader.ok_or(unread(sheet.len()))?;
    let mut parts = Vec::new();
    while !reader.is_at_end() {
        file.size = reader.size().ok_or(unread(reader.offset()))?;
        let update = reader.read_update().ok_or(unread(reader.offset()))?;
        parts.extend(UpdateChecker::new(&file, &update).check()?);
        file.added.extend(update.objects);
    }
    // A part that could not be read for its cost is no part.
    match budget.exceeded() {
        Some(_) => Err(unread(reader.offset())),
        None => Ok(parts),
    }
}
