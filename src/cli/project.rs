//! A project: an `annexe.yaml`, or its absence, and the folders that it names.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use anyhow::bail;

use super::boundary::{is_allowed, refuse_outside};
use super::error::IoError;
use super::file_tree::{CONFIG, FileTree};
use super::files::{canonical, display_path, normalize};
use super::fingerprint::{Fingerprint, Hasher};
use crate::check::ProjectContext;
use crate::diagnostic::catalogue::message;
use crate::document::text::Text;
use crate::model::settings::Profile;
use crate::read::theme::{MAX_FILE_BYTES, OutsideRoot};

pub struct Project {
    pub root: PathBuf,
    /// The canonical folder that its files are in, links followed.
    pub boundary: PathBuf,
    pub context: ProjectContext,
    /// The hash of `annexe.yaml` and of the files of its theme.
    pub fingerprint: Fingerprint,
    /// The files of its theme.
    pub inputs: Vec<PathBuf>,
    /// The canonical path of `annexe.yaml`. `None` when it is absent, or when a programme holds its own.
    pub file: Option<PathBuf>,
    /// Where sheets are written.
    pub output: PathBuf,
    /// Where programmes are.
    pub programmes: PathBuf,
}

impl Project {
    pub fn new([root, boundary]: [PathBuf; 2], common: ProjectContext, files: &FileTree) -> Self {
        let config = common.config.as_ref();
        let folder = |given: Option<&Text>, default: &str| {
            normalize(&root.join(given.map_or_else(|| default.to_owned(), Text::line)))
        };
        let file = common.file().map(|_| files.canonical(&root.join(CONFIG)));
        Self {
            fingerprint: Fingerprint::default(),
            inputs: Vec::new(),
            file,
            output: folder(config.and_then(|config| config.sortie.as_ref()), "output"),
            programmes: folder(
                config.and_then(|config| config.programmes.as_ref()),
                "programmes",
            ),
            context: common,
            root,
            boundary,
        }
    }

    /// The folder of its programmes. Refuses one outside the project.
    pub fn programmes_folder(&self) -> anyhow::Result<&Path> {
        refuse_outside(&self.boundary, &self.programmes)?;
        Ok(&self.programmes)
    }

    /// Refuses an output folder outside the project that the command line does not name.
    pub fn refuse_outside_output(&self) -> anyhow::Result<()> {
        if is_allowed(&self.boundary, &canonical(&self.output)) {
            return Ok(());
        }
        let path = display_path(&self.output);
        bail!(IoError::new(message!(OUTPUT_OUTSIDE, path)))
    }

    /// Reads a text as the `annexe.yaml` of a folder, with the files that it names.
    pub fn read(
        [root, boundary]: [PathBuf; 2],
        name: &str,
        text: &[u8],
        profile: Option<Profile>,
        files: &FileTree,
    ) -> Self {
        let seen = Mutex::new((Hasher::new(text), Vec::new()));
        let common = ProjectContext::read(name, text, profile, &|path: &str| {
            let path = root.join(path);
            let bytes = files.read_inside(&boundary, &path, MAX_FILE_BYTES + 1);
            let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
            seen.0.add(bytes.as_deref().unwrap_or_default());
            if !bytes.as_ref().is_err_and(OutsideRoot::is_cause_of) {
                seen.1.push(path);
            }
            bytes
        });
        let (hasher, mut inputs) = seen.into_inner().unwrap_or_else(PoisonError::into_inner);
        inputs.sort();
        inputs.dedup();
        Self {
            fingerprint: hasher.fingerprint(),
            inputs,
            ..Self::new([root, boundary], common, files)
        }
    }

    /// Reads another text as the `annexe.yaml` of this project.
    pub fn reread(&self, name: &str, text: &[u8], profile: Option<Profile>) -> ProjectContext {
        let folders = [self.root.clone(), self.boundary.clone()];
        Self::read(folders, name, text, profile, &FileTree::Disk).context
    }
}
