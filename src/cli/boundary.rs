//! The folders that a run may read in and write in: the root of each project, and those that `--root` adds. A link counts for
//! what it leads to.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::files::{canonical, path_error};
use crate::read::theme::OutsideRoot;

/// The canonical paths of the folders of `--root`.
static ALLOWED: OnceLock<Vec<PathBuf>> = OnceLock::new();

/// Allows folders beside the root of each project, for the whole run.
pub fn allow_folders(folders: &[PathBuf]) -> anyhow::Result<()> {
    let folders = folders.iter().map(|folder| {
        let canonical = fs::canonicalize(folder);
        canonical.map_err(|error| path_error(folder, &error))
    });
    let folders: anyhow::Result<Vec<PathBuf>> = folders.collect();
    let _ = ALLOWED.set(folders?);
    Ok(())
}

/// Whether a canonical path is inside a root, or inside a folder of `--root`.
pub fn is_allowed(root: &Path, path: &Path) -> bool {
    let mut folders = ALLOWED.get().into_iter().flatten();
    path.starts_with(root) || folders.any(|folder| path.starts_with(folder))
}

/// The canonical path of a file, whether it is there or not. Fails outside a root.
pub fn refuse_outside(root: &Path, path: &Path) -> anyhow::Result<PathBuf> {
    let place = canonical(path);
    if is_allowed(root, &place) {
        Ok(place)
    } else {
        Err(path_error(path, &OutsideRoot.into()))
    }
}
