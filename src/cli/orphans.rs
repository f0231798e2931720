//! Orphans: the files of output folders whose programmes no longer exist.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::arguments::SheetArguments;
use super::batch::{BuildResult, relative_name};
use super::extract::open_sheet;
use super::file_tree::CONFIG;
use super::files::{canonical, canonical_link, may_exist, path_error, read_output};
use super::manifest::{FolderLock, Manifest, ManifestEntry};
use super::output_state::OutputState;
use super::workspace::{ProgrammeFile, Workspace};
use crate::render::Format;

/// Finds the orphans of these output folders, in order. Orphans whose hash matches the manifest may be deleted.
pub fn find_orphans(
    workspace: &Workspace,
    result: &BuildResult,
    folders: &[PathBuf],
    sheets: &SheetArguments,
) -> Vec<(OutputState, PathBuf)> {
    let owners = Owners::new(workspace, result, sheets);
    let mut orphans = Vec::new();
    for folder in folders {
        let manifest = Manifest::load(folder);
        let here = canonical(folder);
        let known: BTreeMap<String, ManifestEntry> = manifest.all().into_iter().collect();
        for (name, entry) in &known {
            let path = folder.join(name);
            let place = canonical_link(&path);
            let owner = canonical_link(&here.join(&entry.programme));
            let is_inside = place.starts_with(&here) && is_regular_file(&path);
            if is_inside && !owners.outputs.contains(&place) && owners.has_orphans(&owner) {
                let state = if is_unchanged(&path, name, &manifest) {
                    OutputState::Orphan
                } else {
                    OutputState::ModifiedOrphan
                };
                orphans.push((state, path));
            }
        }
        let mut unknown = Vec::new();
        collect_files(folder, &mut unknown);
        unknown.retain(|path| {
            let place = canonical_link(path);
            let is_known = known.contains_key(&relative_name(folder, path));
            !is_known && !owners.possible.contains(&place) && !owners.outputs.contains(&place)
        });
        let unknown = find_sheets(&unknown).into_iter();
        orphans.extend(unknown.map(|path| (OutputState::ModifiedOrphan, path)));
    }
    orphans.sort_by(|(_, one), (_, other)| one.cmp(other));
    // A folder may be inside another.
    orphans.dedup();
    orphans
}

/// The programmes of a run, and the files that are theirs.
struct Owners {
    /// The programmes of the run.
    programmes: HashSet<PathBuf>,
    /// The programmes whose outputs are all known.
    with_known_outputs: HashSet<PathBuf>,
    /// The folders of the projects of the run.
    roots: HashSet<PathBuf>,
    folders: Vec<PathBuf>,
    /// The files that they have.
    outputs: HashSet<PathBuf>,
    /// The files that they may have: a programme may hold its own choices.
    possible: HashSet<PathBuf>,
}

impl Owners {
    fn new(workspace: &Workspace, result: &BuildResult, sheets: &SheetArguments) -> Self {
        let files = || workspace.programmes.iter().chain(&workspace.conflicting);
        let fresh = result.inputs.iter().filter(|it| it.is_fresh);
        let projects = workspace.projects.iter();
        let (roots, folders) = projects
            .map(|it| (canonical(&it.root), canonical(&it.programmes)))
            .unzip();
        let made = result.inputs.iter().flat_map(|it| &it.outputs).cloned();
        let usual = files().flat_map(|it| sheets.usual_output_files(it));
        let possible = files().flat_map(|it| sheets.output_files(it, &Format::ALL));
        Self {
            programmes: files().map(ProgrammeFile::link_path).collect(),
            with_known_outputs: fresh.map(|it| it.programme.clone()).collect(),
            roots,
            folders,
            outputs: usual.chain(made).map(|it| canonical_link(&it)).collect(),
            possible: possible.map(|it| canonical_link(&it)).collect(),
        }
    }

    /// Whether the files of this owner that no programme writes now are orphans.
    fn has_orphans(&self, owner: &Path) -> bool {
        if self.programmes.contains(owner) {
            self.with_known_outputs.contains(owner)
        } else {
            self.is_in_projects(owner) && !may_exist(owner)
        }
    }

    /// Whether a programme belongs to a project of the run. Those of others are not looked at.
    fn is_in_projects(&self, owner: &Path) -> bool {
        let mut around = owner.ancestors().skip(1);
        match around.find(|folder| may_exist(&folder.join(CONFIG))) {
            Some(root) => self.roots.contains(root),
            None => self
                .roots
                .iter()
                .chain(&self.folders)
                .any(|it| owner.starts_with(it)),
        }
    }
}

fn is_unchanged(path: &Path, name: &str, manifest: &Manifest) -> bool {
    read_output(path).is_ok_and(|bytes| manifest.has_written(name, &bytes)) && may_be_sheet(path)
}

/// The sheets among files without a manifest: pages and PDFs by the source that they embed, Markdown by the sheets beside it.
fn find_sheets(files: &[PathBuf]) -> Vec<PathBuf> {
    let mut sheets = Vec::new();
    for path in files {
        let markdown = path.with_extension(Format::Md.extension());
        if *path != markdown && may_be_sheet(path) {
            sheets.push(path.clone());
            sheets.extend(Some(markdown).filter(|it| files.contains(it)));
        }
    }
    sheets
}

/// Whether this is a file, and no link to one.
fn is_regular_file(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|kind| kind.is_file())
}

/// Whether a file can be a sheet: pages and PDFs embed their source.
fn may_be_sheet(path: &Path) -> bool {
    let extension = path.extension();
    extension.is_some_and(|it| it == Format::Md.extension()) || open_sheet(path).is_ok()
}

/// The files under an output folder, without hidden ones and without other projects and their output folders.
fn collect_files(folder: &Path, found: &mut Vec<PathBuf>) {
    let is_of_others =
        |folder: &Path| Manifest::exists_in(folder) || may_exist(&folder.join(CONFIG));
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        match entry.file_type() {
            _ if is_hidden => {}
            Ok(kind) if kind.is_dir() && is_of_others(&entry.path()) => {}
            Ok(kind) if kind.is_dir() => collect_files(&entry.path(), found),
            Ok(kind) if kind.is_file() => found.push(entry.path()),
            Ok(_) | Err(_) => {}
        }
    }
}

/// Deletes the unchanged orphans, and the folders that become empty. Records the state of each orphan.
pub fn delete_orphans(
    orphans: Vec<(OutputState, PathBuf)>,
    folders: &[PathBuf],
    result: &mut BuildResult,
) {
    let locks: Vec<FolderLock> = folders.iter().map(|it| FolderLock::acquire(it)).collect();
    let manifests: Vec<Manifest> = folders.iter().map(|it| Manifest::load(it)).collect();
    for (state, path) in orphans {
        let known = folders.iter().zip(&manifests);
        // It may have changed since it was found.
        let is_own = |(folder, manifest): (&PathBuf, &Manifest)| {
            path.starts_with(folder) && is_unchanged(&path, &relative_name(folder, &path), manifest)
        };
        let is_kept = may_exist(&path) && !known.into_iter().any(is_own);
        if state == OutputState::ModifiedOrphan || is_kept {
            result.differing.push((OutputState::ModifiedOrphan, path));
            continue;
        }
        match fs::remove_file(&path) {
            // Another run may have deleted it.
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                result.failures.push(path_error(&path, &error));
                continue;
            }
            Ok(()) | Err(_) => {}
        }
        for around in path.ancestors().skip(1) {
            if folders.iter().any(|folder| folder == around) || fs::remove_dir(around).is_err() {
                break;
            }
        }
        result.differing.push((OutputState::DeletedOrphan, path));
    }
    for (lock, manifest) in locks.into_iter().zip(manifests) {
        if lock.is_only_run() {
            result.failures.extend(manifest.compact().err());
        }
    }
}
