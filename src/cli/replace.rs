//! Replaces the content of files that people write, if they still are what was read. Their names, owners and permissions stay.

use std::fs::{self, File, Metadata};
use std::io::{self, Read, Seek, Write};
use std::path::Path;

use super::files::{TemporaryFile, folder_of, open_file, read_file};

/// A file and the content to give it.
#[derive(Debug, Clone, Copy)]
pub struct Replacement<'a> {
    /// Canonical: a link stays one.
    pub path: &'a Path,
    pub before: &'a [u8],
    pub after: &'a [u8],
}

/// What became of a file.
#[derive(Debug)]
pub enum Outcome {
    Replaced,
    /// It is not what was read any more, and it was left.
    Changed,
}

/// Files that are replaced before the first of them is looked at again.
const BATCH: usize = 64;

/// Replaces files, each whole or not at all.
pub fn replace_files(files: &[Replacement<'_>]) -> Vec<io::Result<Outcome>> {
    let mut outcomes = Vec::with_capacity(files.len());
    for batch in files.chunks(BATCH) {
        let replaced: Vec<_> = batch.iter().map(replace_file).collect();
        // Whoever had the old file open has written by now.
        let confirmed = batch.iter().zip(replaced);
        outcomes.extend(confirmed.map(|(file, replaced)| confirm(file, replaced?)));
    }
    outcomes
}

/// What a file was before.
enum Old {
    /// The file that had its name.
    File(File),
    /// The same file: it was written in place.
    Same,
    Changed,
}

fn replace_file(file: &Replacement<'_>) -> io::Result<Old> {
    let Replacement {
        path,
        before,
        after,
    } = *file;
    let metadata = fs::symlink_metadata(path)?;
    if metadata.permissions().readonly() {
        // Renaming would get around it.
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    if has_other_names(&metadata) {
        return write_in_place(file);
    }
    let temporary = TemporaryFile::create(folder_of(path), &[])?;
    if !keep_owner(&metadata, temporary.path()) {
        return write_in_place(file);
    }
    // Before anything is in it that others may not read.
    fs::set_permissions(temporary.path(), metadata.permissions())?;
    fs::write(temporary.path(), after)?;
    // As late as can be.
    let mut old = open_file(path)?;
    if fs::symlink_metadata(path)?.is_symlink() || read_again(&mut old)? != before {
        return Ok(Old::Changed);
    }
    temporary.rename(path)?;
    Ok(Old::File(old))
}

/// Puts back what was written to the old file after it was read.
fn confirm(file: &Replacement<'_>, old: Old) -> io::Result<Outcome> {
    let mut old = match old {
        Old::File(old) => old,
        Old::Same => return Ok(Outcome::Replaced),
        Old::Changed => return Ok(Outcome::Changed),
    };
    let edited = read_again(&mut old)?;
    if edited == file.before {
        return Ok(Outcome::Replaced);
    }
    if read_file(file.path, file.after.len() + 1)? == file.after {
        let temporary = TemporaryFile::create(folder_of(file.path), &edited)?;
        keep_owner(&old.metadata()?, temporary.path());
        fs::set_permissions(temporary.path(), old.metadata()?.permissions())?;
        temporary.rename(file.path)?;
    }
    Ok(Outcome::Changed)
}

/// Writes a file that has several names, or an owner that a new file cannot have. Line ends at its end, which change nothing in
/// YAML, take the place that the new text needs: a full disk is met before any text is replaced.
fn write_in_place(file: &Replacement<'_>) -> io::Result<Old> {
    let Replacement {
        path,
        before,
        after,
    } = *file;
    let mut opened = File::options().read(true).write(true).open(path)?;
    if read_again(&mut opened)? != before {
        return Ok(Old::Changed);
    }
    let length = before.len().max(after.len());
    let padded = |text: &[u8]| {
        let mut text = text.to_vec();
        text.resize(length, b'\n');
        text
    };
    let mut write = |text: &[u8], end: usize| {
        opened.rewind()?;
        opened.write_all(text)?;
        opened.set_len(end as u64)
    };
    let written = write(&padded(before), length).and_then(|()| write(&padded(after), after.len()));
    if let Err(error) = written {
        write(before, before.len())?;
        return Err(error);
    }
    Ok(Old::Same)
}

fn read_again(file: &mut File) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.rewind()?;
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(unix)]
fn has_other_names(metadata: &Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(metadata) > 1
}

#[cfg(not(unix))]
fn has_other_names(_: &Metadata) -> bool {
    false
}

/// Gives a new file the owner of the old one. Says whether it has it.
#[cfg(unix)]
fn keep_owner(old: &Metadata, new: &Path) -> bool {
    use std::os::unix::fs::{MetadataExt, chown};
    let own = fs::metadata(new);
    own.is_ok_and(|own| (own.uid(), own.gid()) == (old.uid(), old.gid()))
        || chown(new, Some(old.uid()), Some(old.gid())).is_ok()
}

#[cfg(not(unix))]
fn keep_owner(_: &Metadata, _: &Path) -> bool {
    true
}
