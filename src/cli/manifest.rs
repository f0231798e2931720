//! The manifest of an output folder: the inputs and the content of each file, so that unchanged sheets are not built again.
//!
//! An output is trusted only if its hash matches. Without a manifest, every sheet is built again, and orphans are reported
//! rather than deleted.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Read, Seek, Write as _};
use std::path::{Component, Path, PathBuf};

use super::files::{TEMP_PREFIX, open_file, path_error};
use super::fingerprint::Fingerprint;
use crate::render::Format;

/// Its name in an output folder.
pub const MANIFEST_NAME: &str = ".annexe-manifeste";

/// The first lines of the file. As sheets are, it is in French wherever it is made.
const HEADER: &str = "\
# Écrit par « annexe build » : ce qui n’a pas changé n’est pas refait. Perdre ce fichier ne coûte que du temps.
# Une ligne par fiche : empreinte de ses sources, empreinte de la fiche, constats (erreurs/avertissements/conseils),
# nom de la fiche, programme.
";

/// An output file, in the manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ManifestEntry {
    /// The hash of all that it was made of.
    pub inputs: Fingerprint,
    /// The hash of the file.
    pub content: Fingerprint,
    pub counts: Counts,
    /// The path of the programme from the output folder.
    pub programme: String,
}

/// How many errors, warnings and pieces of advice a programme has.
pub type Counts = [usize; 3];

/// New entries by file, `None` for deleted files.
pub type ManifestChanges = Vec<(String, Option<ManifestEntry>)>;

/// The entries of one output folder, by the paths of files inside it.
#[derive(Default)]
pub struct Manifest {
    folder: PathBuf,
    pub entries: BTreeMap<String, ManifestEntry>,
}

impl Manifest {
    /// Reads the manifest of a folder. Lines that cannot be understood are ignored.
    pub fn load(folder: &Path) -> Self {
        let read = open_file(&folder.join(MANIFEST_NAME)).and_then(|mut file| {
            let _ = file.lock_shared();
            read_entries(&mut file)
        });
        Self {
            folder: folder.to_owned(),
            entries: read.unwrap_or_default(),
        }
    }

    /// Whether a folder has a manifest, as output folders do.
    pub fn exists_in(folder: &Path) -> bool {
        folder.join(MANIFEST_NAME).is_file()
    }

    /// Writes changes. The entries that another run wrote in the meantime stay.
    pub fn update(&self, changes: ManifestChanges) -> anyhow::Result<()> {
        if changes
            .iter()
            .all(|(path, entry)| self.entries.get(path) == entry.as_ref())
        {
            return Ok(());
        }
        let path = self.folder.join(MANIFEST_NAME);
        let rewritten = self.rewrite(&path, changes);
        rewritten.map_err(|error| path_error(&path, &error))
    }

    /// Changes the file while no other run reads or writes it.
    fn rewrite(&self, path: &Path, changes: ManifestChanges) -> io::Result<()> {
        // A link may lead to a file outside the folder, and a pipe might never end.
        if fs::symlink_metadata(path).is_ok_and(|kind| !kind.is_file()) {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let mut options = File::options();
        options.read(true).write(true).create(true).truncate(false);
        let mut file = options.open(path)?;
        // On a file system without locks the last run wins, and some sheets are built again.
        let _ = file.lock();
        let mut entries = read_entries(&mut file)?;
        for (path, entry) in changes {
            match entry {
                Some(entry) if is_valid_field(&path) && is_valid_field(&entry.programme) => {
                    entries.insert(path, entry);
                }
                Some(_) | None => {
                    entries.remove(&path);
                }
            }
        }
        entries.retain(|path, _| self.folder.join(path).exists());
        file.set_len(0)?;
        file.rewind()?;
        file.write_all(format_entries(&entries).as_bytes())
    }
}

fn read_entries(file: &mut File) -> io::Result<BTreeMap<String, ManifestEntry>> {
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes);
    // A line without its end was cut short.
    let lines = text.split_inclusive('\n');
    let lines = lines.filter_map(|line| line.strip_suffix('\n'));
    Ok(lines.filter_map(parse_line).collect())
}

fn parse_line(line: &str) -> Option<(String, ManifestEntry)> {
    let fields: Vec<&str> = line.split('\t').collect();
    let [inputs, content, counts, path, programme] = fields[..] else {
        return None;
    };
    let counts: Result<Vec<usize>, _> = counts.split('/').map(str::parse).collect();
    let entry = ManifestEntry {
        inputs: inputs.parse().ok()?,
        content: content.parse().ok()?,
        counts: counts.ok()?.try_into().ok()?,
        programme: programme.to_owned(),
    };
    is_sheet_path(Path::new(path)).then(|| (path.to_owned(), entry))
}

fn format_entries(entries: &BTreeMap<String, ManifestEntry>) -> String {
    let mut text = HEADER.to_owned();
    for (path, entry) in entries {
        let ManifestEntry {
            inputs,
            content,
            counts: [errors, warnings, advice],
            programme,
        } = entry;
        let _ = writeln!(
            text,
            "{inputs}\t{content}\t{errors}/{warnings}/{advice}\t{path}\t{programme}"
        );
    }
    text
}

/// Whether a path can be the path of a sheet inside its output folder.
fn is_sheet_path(path: &Path) -> bool {
    let mut components = path.components();
    let extension = path.extension();
    components.all(|component| matches!(component, Component::Normal(_)))
        && Format::ALL
            .iter()
            .any(|format| extension.is_some_and(|it| it == format.extension()))
}

/// Whether a path can be written as a field of a line.
fn is_valid_field(path: &str) -> bool {
    !path.is_empty() && !path.contains(['\t', '\n', '\r', char::REPLACEMENT_CHARACTER])
}

/// Held by every run that writes in a folder, so that no other run deletes its temporary files.
#[derive(Debug)]
pub struct FolderLock(#[expect(dead_code, reason = "the lock lasts as long")] Option<File>);

impl FolderLock {
    /// Deletes the temporary files of killed runs first, unless another run is writing.
    ///
    /// Systems that cannot lock a folder keep those files.
    pub fn acquire(folder: &Path) -> Self {
        let Ok(lock) = File::open(folder) else {
            return Self(None);
        };
        if lock.try_lock().is_ok() {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                let name = entry.file_name();
                if name.as_encoded_bytes().starts_with(TEMP_PREFIX.as_bytes()) {
                    let _ = fs::remove_file(entry.path());
                }
            }
            let _ = lock.unlock();
        }
        let is_locked = lock.lock_shared().is_ok();
        Self(is_locked.then_some(lock))
    }
}
