//! Whether a PDF is a sheet, byte for byte, to which nothing but signatures was added. Who signed is not verified.
//!
//! What an update means is not asked: it is proved only if it is written as this version knows that programs sign.

use super::budget::Budget;
use super::pdf::file::ReceivedPdf;
use crate::diagnostic::verify_result::{AddedPart, TailProblem};

mod changes;
mod content;
mod drawings;
mod metadata;
mod problems;
mod roles;
mod signature;
mod signed_file;
mod syntax;
mod tail;
mod validation_data;
mod values;

use roles::UpdateChecker;
use signed_file::SignedFile;
use tail::TailReader;

/// Updates of a file that is signed many times.
const MAX_UPDATES: usize = 64;

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
    let mut updates = 0;
    while !reader.is_at_end() {
        updates += 1;
        let start = reader.offset();
        file.size = reader
            .size()
            .filter(|_| updates <= MAX_UPDATES)
            .ok_or(unread(start))?;
        let update = reader.read_update().ok_or(unread(reader.offset()))?;
        let (added, roles) = UpdateChecker::new(&file, &update).check()?;
        parts.extend(added);
        file.added.extend(update.objects);
        for (number, role) in roles {
            // An object that is replaced keeps its role.
            file.roles.entry(number).or_insert(role);
        }
    }
    // A part that could not be read for its cost is no part.
    match budget.exceeded() {
        Some(_) => Err(unread(reader.offset())),
        None => Ok(parts),
    }
}
