//! Where programmes and projects are read: the disk, or a revision of git.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use anyhow::anyhow;

use super::boundary::is_allowed;
use super::error::{IoError, IoErrorKind};
use super::files::{
    canonical, display_path, may_exist, normalize, path_error, read_file, to_slash,
};
use super::git::{FileOrFolder, GitTree};
use crate::diagnostic::catalogue::message;
use crate::read::theme::OutsideRoot;

/// The file that makes a folder a project.
pub const CONFIG: &str = "annexe.yaml";

#[derive(Debug)]
pub enum FileTree {
    Disk,
    Git(GitTree),
}

/// The kind of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathKind {
    File,
    Folder,
    /// What the shell opened: `<(…)`, `/dev/stdin`.
    Stream,
    /// A pipe, a device or a socket.
    Other,
}

impl FileTree {
    pub fn kind(&self, path: &Path) -> anyhow::Result<PathKind> {
        match self {
            Self::Disk => {
                let kind = fs::metadata(path).map_err(|error| path_error(path, &error))?;
                let is_stream = is_opened_by_shell(path) && (kind.is_file() || is_pipe(&kind));
                Ok(if is_stream {
                    PathKind::Stream
                } else if kind.is_file() {
                    PathKind::File
                } else if kind.is_dir() {
                    PathKind::Folder
                } else {
                    PathKind::Other
                })
            }
            Self::Git(tree) => match tree.read(path, 0) {
                Ok(FileOrFolder::File(_)) => Ok(PathKind::File),
                Ok(FileOrFolder::Folder) => Ok(PathKind::Folder),
                Err(_) => Err(anyhow!(IoError {
                    kind: IoErrorKind::NoProgramme,
                    message: message!(
                        NOT_IN_REVISION,
                        path = to_slash(path),
                        revision = &tree.revision
                    ),
                })),
            },
        }
    }

    /// Reads a file, as far as `limit` bytes.
    pub fn read(&self, path: &Path, limit: usize) -> io::Result<Vec<u8>> {
        match self {
            Self::Disk => read_file(path, limit),
            Self::Git(tree) => match tree.read(path, limit)? {
                FileOrFolder::File(bytes) => Ok(bytes),
                FileOrFolder::Folder => Err(io::ErrorKind::IsADirectory.into()),
            },
        }
    }

    /// Reads a file inside a root, as far as `limit` bytes. Refuses one outside, and a link that leads outside.
    pub fn read_inside(&self, root: &Path, path: &Path, limit: usize) -> io::Result<Vec<u8>> {
        self.read(&self.resolve(root, path)?, limit)
    }

    /// Where a path leads, inside a root. Refuses what is outside.
    pub fn resolve(&self, root: &Path, path: &Path) -> io::Result<PathBuf> {
        let (path, is_inside) = match self {
            Self::Disk => {
                let found = fs::canonicalize(path);
                // The message does not say whether something is there either.
                let place = found
                    .as_ref()
                    .map_or_else(|_| canonical(path), PathBuf::clone);
                let is_inside = is_allowed(root, &place);
                (if is_inside { found? } else { place }, is_inside)
            }
            // git follows no link.
            Self::Git(_) => {
                let path = normalize(path);
                let is_name = |it: Component<'_>| matches!(it, Component::Normal(_));
                let is_inside = path.starts_with(root) && path.components().all(is_name);
                (path, is_inside)
            }
        };
        if is_inside {
            Ok(path)
        } else {
            Err(OutsideRoot.into())
        }
    }

    /// Whether a path exists, or may exist in a folder that cannot be read.
    pub fn may_exist(&self, path: &Path) -> bool {
        match self {
            Self::Disk => may_exist(path),
            Self::Git(tree) => tree.read(path, 0).is_ok(),
        }
    }

    /// The canonical path of a file, whatever its names.
    pub fn canonical(&self, path: &Path) -> PathBuf {
        match self {
            Self::Disk => canonical(path),
            Self::Git(_) => path.to_owned(),
        }
    }

    /// The path in this tree of a file of the disk, whether it still exists or not.
    pub fn tree_path(&self, file: &Path) -> Option<PathBuf> {
        match self {
            Self::Disk => Some(canonical(file)),
            Self::Git(tree) => tree.repository_path(file),
        }
    }

    /// A path as messages show it.
    pub fn display(&self, path: &Path) -> String {
        match self {
            Self::Disk => display_path(path),
            Self::Git(tree) => format!("{}:{}", tree.revision, to_slash(path)),
        }
    }

    /// The nearest folder upward with an `annexe.yaml`. On the disk its path is relative to the current folder when one is
    /// inside the other: names stay as short as the user's own, and reports hold no path of one machine.
    pub fn find_project(&self, folder: &Path) -> Option<PathBuf> {
        let absolute = self.canonical(folder);
        let mut folders = absolute.ancestors();
        let root = folders.find(|folder| self.may_exist(&folder.join(CONFIG)))?;
        Some(match self {
            Self::Disk => {
                let here = fs::canonicalize(".").unwrap_or_default();
                match (root.strip_prefix(&here), here.strip_prefix(root)) {
                    (Ok(below), _) => below.to_owned(),
                    // From a folder of the project: `../..`.
                    (Err(_), Ok(inside)) => inside.iter().map(|_| "..").collect(),
                    (Err(_), Err(_)) => root.to_owned(),
                }
            }
            Self::Git(_) => root.to_owned(),
        })
    }

    /// The outermost folder upward with an `annexe.yaml`, canonical, or else this folder: projects inside another share its
    /// files.
    pub fn find_root(&self, folder: &Path) -> PathBuf {
        let folder = self.canonical(folder);
        let projects = folder.ancestors();
        let outermost = projects
            .filter(|it| self.may_exist(&it.join(CONFIG)))
            .last();
        outermost.unwrap_or(&folder).to_owned()
    }

    /// The programmes under a folder, by name at each level. Hidden files and `annexe.yaml` are left out.
    ///
    /// Folders that cannot be read are added to `failures`.
    pub fn find_programmes(
        &self,
        folder: &Path,
        failures: &mut Vec<anyhow::Error>,
    ) -> Vec<PathBuf> {
        let mut found = Vec::new();
        match self {
            Self::Disk => collect_programmes(folder, &mut found, failures),
            Self::Git(tree) => match tree.list_files(folder) {
                Ok(files) => found.extend(files.into_iter().filter(|file| {
                    let inside = file.strip_prefix(folder).unwrap_or(file);
                    is_programme_name(file) && !inside.iter().any(is_hidden)
                })),
                Err(error) => failures.push(error),
            },
        }
        found
    }
}

fn collect_programmes(folder: &Path, found: &mut Vec<PathBuf>, failures: &mut Vec<anyhow::Error>) {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let mut entries = match entries {
        Ok(entries) => entries,
        Err(error) => return failures.push(path_error(folder, &error)),
    };
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if is_hidden(entry.file_name()) {
            continue;
        }
        // Links to folders are not followed: they could lead back here.
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            collect_programmes(&path, found, failures);
        } else if is_programme_name(&path) && !path.is_dir() {
            found.push(path);
        }
    }
}

fn is_opened_by_shell(path: &Path) -> bool {
    let folders = ["/dev/fd", "/proc/self/fd"];
    path == Path::new("/dev/stdin") || folders.iter().any(|folder| path.starts_with(folder))
}

#[cfg(unix)]
fn is_pipe(kind: &fs::Metadata) -> bool {
    std::os::unix::fs::FileTypeExt::is_fifo(&kind.file_type())
}

#[cfg(not(unix))]
fn is_pipe(_: &fs::Metadata) -> bool {
    false
}

fn is_hidden(name: impl AsRef<std::ffi::OsStr>) -> bool {
    name.as_ref().as_encoded_bytes().starts_with(b".")
}

/// Whether a file is a programme by its name: `accueil.yaml`, `ACCUEIL.YML`.
pub fn is_programme_name(path: &Path) -> bool {
    let extension = path.extension();
    let is_yaml =
        |it: &std::ffi::OsStr| it.eq_ignore_ascii_case("yaml") || it.eq_ignore_ascii_case("yml");
    extension.is_some_and(is_yaml) && !path.ends_with(CONFIG)
}
