//! What the files of an output folder were made of, one line each, so that what has not changed is not made again.
//!
//! It is never believed alone: a file is as it was left when its own content says so, and a line says what it said when its seal
//! does. Losing it costs time; files made for programmes that are no more are then told, and no longer removed.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};
use std::fs::{self, File};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Component, Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use sha2::{Digest, Sha256};

use super::workspace;
use crate::render::Format;

/// Its name in an output folder.
pub const MANIFEST: &str = ".annexe-manifeste";
/// How the files that are being written are named until they are whole.
pub const UNFINISHED: &str = ".annexe-tmp-";

/// Opens it. As sheets are, it is in French wherever it is made.
const OPENING: &str = "\
# Ce dont les fichiers de ce dossier sont faits, écrit par « annexe build » : ce qui n’a pas changé n’est pas refait.
# Une ligne par fichier : l’empreinte de ce dont il est fait et de cette ligne, la sienne, ses constats
# (erreurs/avertissements/conseils), son nom, son programme. Perdre ce manifeste ne coûte que du temps.
";

/// The first half of a SHA-256.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Fingerprint([u8; 16]);

/// Takes parts in, each told from the next.
pub struct Hasher(Sha256);

/// What is known of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Of all that it was made of, and of what is said here: see [`Entry::new`].
    seal: Fingerprint,
    /// Of itself.
    pub content: Fingerprint,
    pub tally: Tally,
    /// The programme, from the output folder.
    pub programme: String,
}

/// How many errors, warnings and pieces of advice a programme has.
pub type Tally = [usize; 3];

/// The files of one output folder, by their paths there.
#[derive(Default)]
pub struct Manifest {
    folder: PathBuf,
    pub entries: BTreeMap<String, Entry>,
}

/// Says that files are being written in a folder, until it is dropped.
pub struct Hold(#[expect(dead_code, reason = "it is held, not read")] Option<File>);

impl Fingerprint {
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Hasher(Sha256::new_with_prefix(bytes)).fingerprint()
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for Fingerprint {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let number = u128::from_str_radix(text, 16).map_err(|_| ())?;
        Ok(Self(number.to_be_bytes()))
    }
}

impl Hasher {
    #[must_use]
    pub fn new(first: &[u8]) -> Self {
        let mut hasher = Self(Sha256::new());
        hasher.add(first);
        hasher
    }

    pub fn add(&mut self, part: &[u8]) {
        self.0.update((part.len() as u64).to_be_bytes());
        self.0.update(part);
    }

    #[must_use]
    pub fn fingerprint(self) -> Fingerprint {
        let mut half = [0; 16];
        half.copy_from_slice(&self.0.finalize()[..16]);
        Fingerprint(half)
    }
}

impl Entry {
    /// What is known of the file of this name, made of `inputs`.
    #[must_use]
    pub fn new(
        name: &str,
        inputs: Fingerprint,
        content: Fingerprint,
        tally: Tally,
        programme: String,
    ) -> Self {
        let mut hasher = Hasher::new(&inputs.0);
        hasher.add(&content.0);
        tally
            .iter()
            .for_each(|count| hasher.add(&count.to_be_bytes()));
        hasher.add(name.as_bytes());
        hasher.add(programme.as_bytes());
        Self {
            seal: hasher.fingerprint(),
            content,
            tally,
            programme,
        }
    }

    /// Whether this was said of the file of this name, made of these inputs.
    #[must_use]
    pub fn is_of(&self, name: &str, inputs: Fingerprint) -> bool {
        *self
            == Self::new(
                name,
                inputs,
                self.content,
                self.tally,
                self.programme.clone(),
            )
    }
}

impl Manifest {
    /// That of a folder. What is not there, or cannot be understood, is not known.
    #[must_use]
    pub fn load(folder: &Path) -> Self {
        let text = workspace::read_file(&folder.join(MANIFEST)).unwrap_or_default();
        let text = String::from_utf8_lossy(&text);
        Self {
            folder: folder.to_owned(),
            entries: text.lines().filter_map(entry).collect(),
        }
    }

    /// Whether a folder has one, as output folders do.
    #[must_use]
    pub fn is_in(folder: &Path) -> bool {
        folder.join(MANIFEST).is_file()
    }

    /// Takes in what became of some files; `None` for those that are no more.
    ///
    /// What another run has written in the meantime stays.
    ///
    /// # Errors
    /// The system refuses.
    pub fn update(&self, changes: Vec<(String, Option<Entry>)>) -> anyhow::Result<()> {
        let known =
            |(path, entry): &(String, Option<Entry>)| self.entries.get(path) == entry.as_ref();
        if changes.iter().all(known) {
            return Ok(());
        }
        let manifest = self.folder.join(MANIFEST);
        if fs::metadata(&manifest).is_ok_and(|kind| !kind.is_file()) {
            let error = io::ErrorKind::InvalidInput.into();
            return Err(workspace::refused(&manifest, &error));
        }
        let _alone = alone(&manifest);
        let mut entries = Self::load(&self.folder).entries;
        for (path, entry) in changes {
            match entry {
                Some(entry) if is_plain(&path) && is_plain(&entry.programme) => {
                    entries.insert(path, entry);
                }
                Some(_) | None => {
                    entries.remove(&path);
                }
            }
        }
        entries.retain(|path, _| self.folder.join(path).exists());
        let mut text = OPENING.to_owned();
        for (path, entry) in &entries {
            let Entry {
                seal,
                content,
                tally: [errors, warnings, advice],
                programme,
            } = entry;
            let _ = writeln!(
                text,
                "{seal}\t{content}\t{errors}/{warnings}/{advice}\t{path}\t{programme}"
            );
        }
        workspace::write(&manifest, text.as_bytes())
    }
}

/// A line of a manifest.
fn entry(line: &str) -> Option<(String, Entry)> {
    let mut fields = line.split('\t');
    let (seal, content) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    let mut counts = fields.next()?.split('/').map(str::parse);
    let mut count = || counts.next()?.ok();
    let entry = Entry {
        seal,
        content,
        tally: [count()?, count()?, count()?],
        programme: fields.nth(1)?.to_owned(),
    };
    let path = line.split('\t').nth(3)?.to_owned();
    is_of_sheet(Path::new(&path)).then_some((path, entry))
}

/// Whether a path can be that of a sheet inside its output folder.
fn is_of_sheet(path: &Path) -> bool {
    let mut components = path.components();
    let extension = path.extension();
    components.all(|component| matches!(component, Component::Normal(_)))
        && Format::ALL
            .iter()
            .any(|format| extension.is_some_and(|it| it == format.extension()))
}

/// Whether a path can stand on a line.
fn is_plain(path: &str) -> bool {
    !path.is_empty() && !path.contains(['\t', '\n', '\r', char::REPLACEMENT_CHARACTER])
}

impl Hold {
    /// Removes what a run that was killed has left, unless another one is writing there.
    #[must_use]
    pub fn new(folder: &Path) -> Self {
        let held = File::open(folder).ok();
        if held.as_ref().is_some_and(|held| held.try_lock().is_ok()) {
            let entries = fs::read_dir(folder).into_iter().flatten().flatten();
            for entry in entries {
                let name = entry.file_name();
                if name.as_encoded_bytes().starts_with(UNFINISHED.as_bytes()) {
                    // It is in nobody's way.
                    let _ = fs::remove_file(entry.path());
                }
            }
        }
        // Where locks are not to be had, nothing is removed either.
        Self(held.filter(|held| waited(|| held.try_lock_shared().is_ok())))
    }
}

/// Keeps other runs from changing a manifest, as long as this is held; `None` where locks are not to be had.
fn alone(manifest: &Path) -> Option<File> {
    let mut held = None;
    waited(|| {
        let opened = File::open(manifest).or_else(|_| {
            let mut options = File::options();
            options.write(true).create_new(true).open(manifest)
        });
        let Ok(file) = opened else { return true };
        held = Some(file).filter(|file| file.try_lock().is_ok());
        // Another run may have put a new one in its place in the meantime.
        let (there, here) = (fs::metadata(manifest), held.as_ref().map(File::metadata));
        matches!((there, here), (Ok(there), Some(Ok(here))) if there.ino() == here.ino())
    });
    held
}

/// Tries again for a second or two: others only lock for a moment.
fn waited(mut succeeds: impl FnMut() -> bool) -> bool {
    (0..200).any(|tries| {
        if tries > 0 {
            std::thread::sleep(Duration::from_millis(10));
        }
        succeeds()
    })
}
