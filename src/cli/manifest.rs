//! The manifest of an output folder: the inputs and the content of each file, so that unchanged sheets are not built again.
//!
//! An output is trusted only if its hash matches. Without a manifest, every sheet is built again, and orphans are reported
//! rather than deleted.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write as _};
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::files::{TemporaryFile, folder_of, open_file, path_error, write_file};
use super::fingerprint::Fingerprint;
use crate::render::Format;

/// Its name in an output folder.
pub const MANIFEST_NAME: &str = ".annexe-manifeste";

/// Bytes of the file that are read at most.
const MAX_BYTES: u64 = 1 << 28;

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

/// What is known of one output folder, by the paths of files inside it. Each run adds lines before it writes files, so that a
/// run that is killed leaves no file that is not known.
#[derive(Default)]
pub struct Manifest {
    path: PathBuf,
    journal: Mutex<Journal>,
}

#[derive(Default)]
struct Journal {
    /// The entries of each file, the latest last.
    entries: BTreeMap<String, Vec<ManifestEntry>>,
    /// Bytes of the file that they come from.
    read: u64,
    /// Whether the file has more than the latest entries, in order.
    is_loose: bool,
}

/// The manifest while no other run adds to it.
pub struct ManifestWriter<'a> {
    file: File,
    journal: MutexGuard<'a, Journal>,
}

impl Manifest {
    /// Reads the manifest of a folder. Lines that cannot be understood are ignored.
    pub fn load(folder: &Path) -> Self {
        let path = folder.join(MANIFEST_NAME);
        let mut journal = Journal::default();
        if let Ok(mut file) = open_file(&path)
            && !is_link(&path)
        {
            let _ = file.lock_shared();
            let _ = journal.read_new_lines(&mut file);
        }
        Self {
            path,
            journal: Mutex::new(journal),
        }
    }

    /// Whether a folder has a manifest, as output folders do.
    pub fn exists_in(folder: &Path) -> bool {
        folder.join(MANIFEST_NAME).is_file()
    }

    /// The latest entry of a file.
    pub fn latest(&self, name: &str) -> Option<ManifestEntry> {
        self.journal().entries.get(name)?.last().cloned()
    }

    /// The latest entry of each file.
    pub fn all(&self) -> Vec<(String, ManifestEntry)> {
        let journal = self.journal();
        let entries = journal.entries.iter();
        let entries = entries.filter_map(|(name, all)| Some((name.clone(), all.last()?.clone())));
        entries.collect()
    }

    /// Adds what this run knows of files, if that is new.
    pub fn update(&self, entries: Vec<(String, ManifestEntry)>) -> anyhow::Result<()> {
        let is_known = |(name, entry): &(String, ManifestEntry)| {
            self.latest(name).is_some_and(|latest| latest == *entry)
        };
        if entries.iter().all(is_known) {
            return Ok(());
        }
        self.open()?
            .add(entries)
            .map_err(|error| self.error(&error))
    }

    /// Waits for the other runs, and reads what they added.
    pub fn open(&self) -> anyhow::Result<ManifestWriter<'_>> {
        let mut journal = self.journal();
        let mut open = || {
            // A link may lead to a file outside the folder, and a pipe might never end.
            if fs::symlink_metadata(&self.path).is_ok_and(|kind| !kind.is_file()) {
                return Err(io::ErrorKind::InvalidInput.into());
            }
            let mut options = File::options();
            options.read(true).write(true).create(true).truncate(false);
            let mut file = options.open(&self.path)?;
            // On a file system without locks, runs at once may miss lines of each other.
            let _ = file.lock();
            journal.read_new_lines(&mut file)?;
            Ok(file)
        };
        let file = open().map_err(|error: io::Error| self.error(&error))?;
        Ok(ManifestWriter { file, journal })
    }

    /// Whether the file has more than the latest entries, in order.
    pub fn is_loose(&self) -> bool {
        self.journal().is_loose
    }

    /// Whether `annexe` wrote this content to this file.
    pub fn has_written(&self, name: &str, content: &[u8]) -> bool {
        self.journal().has_written(name, content)
    }

    /// Writes the latest entry of each file that is there, in order. No other run may be adding lines.
    pub fn compact(&self) -> anyhow::Result<()> {
        if !self.path.exists() {
            return Ok(());
        }
        let mut entries: BTreeMap<String, ManifestEntry> = Self::load(folder_of(&self.path))
            .all()
            .into_iter()
            .collect();
        entries.retain(|name, _| self.path.with_file_name(name).exists());
        write_file(&self.path, format_entries(&entries).as_bytes())
    }

    fn journal(&self) -> MutexGuard<'_, Journal> {
        self.journal.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn error(&self, error: &io::Error) -> anyhow::Error {
        path_error(&self.path, error)
    }
}

impl ManifestWriter<'_> {
    /// Whether `annexe` wrote this content to this file.
    pub fn has_written(&self, name: &str, content: &[u8]) -> bool {
        self.journal.has_written(name, content)
    }

    /// The programme that a file was last made of, from the output folder.
    pub fn programme(&self, name: &str) -> Option<&str> {
        Some(&self.journal.entries.get(name)?.last()?.programme)
    }

    /// Adds lines, all or none.
    pub fn add(&mut self, entries: Vec<(String, ManifestEntry)>) -> io::Result<()> {
        let end = self.file.seek(SeekFrom::End(0))?;
        let mut text = match end {
            0 => HEADER.to_owned(),
            // What was cut short becomes no line.
            end if end > self.journal.read => "\t\t\t\t\t\n".to_owned(),
            _ => String::new(),
        };
        let is_valid = |(name, entry): &(String, ManifestEntry)| {
            is_valid_field(name) && is_valid_field(&entry.programme)
        };
        for (name, entry) in entries.iter().filter(|it| is_valid(it)) {
            write_entry(&mut text, name, entry);
        }
        if let Err(error) = self.file.write_all(text.as_bytes()) {
            let _ = self.file.set_len(end);
            return Err(error);
        }
        self.journal.read = end + text.len() as u64;
        self.journal.is_loose = true;
        for (name, entry) in entries {
            self.journal.entries.entry(name).or_default().push(entry);
        }
        Ok(())
    }
}

impl Journal {
    fn has_written(&self, name: &str, content: &[u8]) -> bool {
        let content = Fingerprint::of_bytes(content);
        let entries = self.entries.get(name);
        entries.is_some_and(|all| all.iter().any(|entry| entry.content == content))
    }

    /// Reads the lines behind those that are known.
    fn read_new_lines(&mut self, file: &mut File) -> io::Result<()> {
        if file.metadata()?.len() < self.read {
            *self = Self::default();
        }
        let mut bytes = Vec::new();
        file.seek(SeekFrom::Start(self.read))?;
        file.take(MAX_BYTES).read_to_end(&mut bytes)?;
        // A line without its end was cut short.
        let end = bytes.iter().rposition(|byte| *byte == b'\n');
        bytes.truncate(end.map_or(0, |end| end + 1));
        for line in String::from_utf8_lossy(&bytes).lines() {
            if let Some((name, entry)) = parse_line(line) {
                let all = self.entries.entry(name).or_default();
                self.is_loose |= !all.is_empty();
                all.push(entry);
            }
        }
        self.read += bytes.len() as u64;
        Ok(())
    }
}

fn is_link(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|kind| kind.is_symlink())
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
    for (name, entry) in entries {
        write_entry(&mut text, name, entry);
    }
    text
}

fn write_entry(text: &mut String, name: &str, entry: &ManifestEntry) {
    let ManifestEntry {
        inputs,
        content,
        counts: [errors, warnings, advice],
        programme,
    } = entry;
    let _ = writeln!(
        text,
        "{inputs}\t{content}\t{errors}/{warnings}/{advice}\t{name}\t{programme}"
    );
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
pub struct FolderLock(Option<File>);

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
                if TemporaryFile::is_name(&entry.file_name()) {
                    let _ = fs::remove_file(entry.path());
                }
            }
            let _ = lock.unlock();
        }
        let is_locked = lock.lock_shared().is_ok();
        Self(is_locked.then_some(lock))
    }

    /// Whether no other run is writing, until the lock is dropped. Systems that cannot lock a folder cannot tell.
    pub fn is_only_run(&self) -> bool {
        let is_only_run = |lock: &File| lock.unlock().is_ok() && lock.try_lock().is_ok();
        self.0.as_ref().is_none_or(is_only_run)
    }
}
