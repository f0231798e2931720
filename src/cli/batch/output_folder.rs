//! An output folder: what may be written there, and the replacement of files.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{anyhow, bail};

use super::rendering::render_sheets;
use crate::cli::arguments::SheetArguments;
use crate::cli::error::IoError;
use crate::cli::extract::open_sheet;
use crate::cli::files::{
    TemporaryFile, canonical, canonical_link, display_path, folder_of, has_content, may_exist,
    path_error, read_output, to_slash, write_file,
};
use crate::cli::manifest::{FolderLock, Manifest, ManifestEntry, ManifestWriter};
use crate::cli::workspace::{Source, fold_name};
use crate::diagnostic::catalogue::message;
use crate::model::Programme;
use crate::read::theme::OutsideRoot;
use crate::render::Format;

/// A folder where sheets are written.
#[derive(Default)]
pub struct OutputFolder {
    /// As the user would write it.
    pub path: PathBuf,
    pub canonical: PathBuf,
    pub manifest: Manifest,
    lock: Option<FolderLock>,
}

impl OutputFolder {
    /// Creates the folder if it has to, unless nothing is to be written.
    pub fn open(folder: &Path, compares: bool) -> anyhow::Result<Self> {
        if !compares {
            fs::create_dir_all(folder).map_err(|error| {
                // A file has its name.
                let is_file = error.kind() == io::ErrorKind::AlreadyExists;
                let not_a_folder = io::ErrorKind::NotADirectory.into();
                path_error(folder, if is_file { &not_a_folder } else { &error })
            })?;
        }
        // Once no other run replaces the manifest.
        let lock = (!compares).then(|| FolderLock::acquire(folder));
        Ok(Self {
            path: folder.to_owned(),
            canonical: canonical(folder),
            manifest: Manifest::load(folder),
            lock,
        })
    }

    /// Ends the run in this folder.
    pub fn close(self) -> anyhow::Result<()> {
        match self.lock {
            Some(lock) if self.manifest.is_loose() && lock.is_only_run() => self.manifest.compact(),
            Some(_) | None => Ok(()),
        }
    }

    /// Replaces the sheets of a programme, all or none. Files that `annexe` did not write, or that changed since, are left.
    pub fn replace_files(
        &self,
        files: &[(PathBuf, Vec<u8>)],
        entries: Vec<(String, ManifestEntry)>,
        programme: &SheetOwner,
    ) -> anyhow::Result<()> {
        let mut pending = Vec::new();
        for (path, bytes) in files {
            if has_content(path, bytes) {
                continue;
            }
            self.create_folder_of(path)?;
            if path.is_dir() {
                return Err(path_error(path, &io::ErrorKind::IsADirectory.into()));
            }
            let file = TemporaryFile::create(&self.path, bytes);
            let file = file.map_err(|error| path_error(path, &error))?;
            pending.push((file, path, bytes));
        }
        // Until these files are in place, no other run writes any.
        let mut manifest = self.manifest.open()?;
        let replaced = pending.iter().map(|(_, path, _)| path.as_path());
        self.refuse_foreign_files(replaced, &manifest, programme)?;
        let added = manifest.add(entries);
        added.map_err(|error| path_error(&self.path, &error))?;
        for (file, path, bytes) in pending {
            match file.rename(path) {
                Ok(()) => {}
                // A folder inside may be on another disk.
                Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
                    write_file(path, bytes)?;
                }
                Err(error) => return Err(path_error(path, &error)),
            }
        }
        Ok(())
    }

    /// Creates the folder of a file. Refuses one that a link leads out of this one.
    fn create_folder_of(&self, path: &Path) -> anyhow::Result<()> {
        let around = folder_of(path);
        if !canonical(around).starts_with(&self.canonical) {
            return Err(path_error(around, &OutsideRoot.into()));
        }
        fs::create_dir_all(around).map_err(|error| path_error(around, &error))
    }

    fn refuse_foreign_files<'a>(
        &self,
        paths: impl Iterator<Item = &'a Path>,
        manifest: &ManifestWriter<'_>,
        programme: &SheetOwner,
    ) -> anyhow::Result<()> {
        let mut foreign = Vec::new();
        for path in paths.filter(|path| may_exist(path)) {
            let name = relative_name(&self.path, path);
            let owner = manifest.programme(&name).unwrap_or_default();
            let owner = canonical_link(&self.canonical.join(owner));
            if owner.is_file() && fold_name(&owner) != fold_name(&programme.path) {
                let (path, owner) = (display_path(path), to_slash(&owner));
                bail!(IoError::new(message!(SHEET_OF_ANOTHER, path, owner)));
            }
            let is_own = |bytes: &[u8]| {
                manifest.has_written(&name, bytes) || programme.is_sheet(path, bytes)
            };
            if !read_output(path).is_ok_and(|bytes| is_own(&bytes)) {
                foreign.push(display_path(path));
            }
        }
        if foreign.is_empty() {
            return Ok(());
        }
        let (count, paths) = (foreign.len(), foreign.join(", "));
        Err(anyhow!(IoError::new(message!(NOT_OURS, count, paths))))
    }
}

/// A programme whose sheets are replaced.
pub struct SheetOwner<'a> {
    /// The canonical path of its name.
    pub path: PathBuf,
    pub programme: &'a Programme,
}

impl SheetOwner<'_> {
    /// Whether a file that is not in the manifest, as after `git clone`, is a sheet of this programme that `annexe` made: it is
    /// what the source inside gives. Markdown has no source of its own: that of the sheets beside it is taken.
    fn is_sheet(&self, path: &Path, bytes: &[u8]) -> bool {
        let formats = Format::ALL.into_iter();
        let mut formats = formats.filter(|it| path.extension() == Some(OsStr::new(it.extension())));
        let Some(format) = formats.next() else {
            return false;
        };
        let sheets = match format {
            Format::Md => vec![path.with_extension("html"), path.with_extension("pdf")],
            Format::Html | Format::Pdf => vec![path.to_owned()],
        };
        let options = SheetArguments {
            format: vec![format],
            ..SheetArguments::default()
        };
        sheets.iter().any(|sheet| {
            let Ok(file) = open_sheet(sheet) else {
                return false;
            };
            let source = Source::from_sheet(sheet, file.source.into_bytes());
            let checked = source.check();
            let programme = checked.programme.as_ref();
            programme.is_some_and(|it| it.has_same_name(self.programme))
                && render_sheets(&source, &checked, &options)
                    .is_some_and(|made| made.concat() == bytes)
        })
    }
}

/// The path of a file inside its output folder, as the manifest writes it.
pub fn relative_name(folder: &Path, path: &Path) -> String {
    to_slash(path.strip_prefix(folder).unwrap_or(path))
}
