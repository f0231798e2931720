//! The programmes that `annexe diff` compares: from files, folders, sheets and revisions of git.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{anyhow, bail};

use crate::check::Checked;
use crate::cli::arguments::DiffArguments;
use crate::cli::error::{IoError, IoErrorKind, UsageError};
use crate::cli::extract::open_sheet;
use crate::cli::file_tree::{FileTree, PathKind};
use crate::cli::files::path_error;
use crate::cli::git::GitTree;
use crate::cli::workspace::{Source, Workspace, programmes_folder};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::message;
use crate::diff::report::{CheckedRevision, ProgrammeDiff, compare_revisions};
use crate::model::{INTERNAL, Sheet};

/// A programme in two revisions, or in one.
pub struct RevisionPair {
    pub old: Option<Source>,
    pub new: Option<Source>,
}

impl RevisionPair {
    /// Compares the revisions, or returns the errors that keep one from being read.
    pub fn compare(&self, shows_sheets: bool) -> Result<ProgrammeDiff, Vec<Diagnostic>> {
        let parse = |source: &Option<Source>| source.as_ref().map(parse).transpose();
        let (old, new) = match (parse(&self.old), parse(&self.new)) {
            (Ok(old), Ok(new)) => (old, new),
            (old, new) => {
                let mut diagnostics = old.err().unwrap_or_default();
                diagnostics.extend(new.err().unwrap_or_default());
                return Err(diagnostics);
            }
        };
        let old = self.old.as_ref().zip(old.as_ref());
        let new = self.new.as_ref().zip(new.as_ref());
        let pair = match (old, new) {
            (Some(old), Some(new)) => {
                // An annex does not embed what it does not show.
                let is_annex = [old.0, new.0].into_iter().any(is_embedded_annex);
                let hides = move |key: &str| key == INTERNAL || (is_annex && key == "catalogue");
                compare_revisions(side(old), side(new), &hides, shows_sheets)
                    .map(|it| ProgrammeDiff::Compared(Box::new(it)))
            }
            (None, Some(new)) => side(new).identity().map(ProgrammeDiff::Appeared),
            (Some(old), None) => side(old).identity().map(ProgrammeDiff::Gone),
            (None, None) => None,
        };
        pair.ok_or_else(Vec::new)
    }
}

fn side<'a>((source, checked): (&'a Source, &'a Checked)) -> CheckedRevision<'a> {
    CheckedRevision {
        name: &source.name,
        checked,
        project_context: &source.project.common,
    }
}

fn is_embedded_annex(source: &Source) -> bool {
    let config = source.project.common.config_without_theme();
    let document = config.and_then(|config| config.document);
    source.is_embedded && document.unwrap_or_default() == Sheet::Annexe
}

fn parse(source: &Source) -> Result<Checked, Vec<Diagnostic>> {
    let checked = source.parse();
    if checked.programme.is_some() && source.project.common.config_without_theme().is_some() {
        Ok(checked)
    } else {
        Err(source.reading_errors(checked))
    }
}

/// Finds the pairs that the arguments name.
pub fn find_pairs(arguments: &DiffArguments) -> anyhow::Result<Vec<RevisionPair>> {
    if let Some(words) = &arguments.git {
        return Ok(vec![pair_from_git(words)?]);
    }
    let place = arguments.r#as.as_deref();
    match (&arguments.rev, &arguments.revisions[..]) {
        (Some(revision), paths) => find_pairs_since(revision, paths),
        (None, [old, new]) if old == "-" && new == "-" => {
            bail!(UsageError(message!(TWO_REVISIONS)))
        }
        (None, [old, new]) => match (Target::open(old, place)?, Target::open(new, place)?) {
            (Target::File(old), Target::File(new)) => Ok(vec![RevisionPair {
                old: Some(*old),
                new: Some(*new),
            }]),
            (old, new) => Ok(pair_by_reference(old.into_sources(), new.into_sources())),
        },
        (None, _) => bail!(UsageError(message!(TWO_REVISIONS))),
    }
}

/// What git gives to an external diff command: a path, then the file, object and mode of each side.
fn pair_from_git(words: &[String]) -> anyhow::Result<RevisionPair> {
    let path = &words[0];
    let side = |file: &str| -> anyhow::Result<Option<Source>> {
        if file == "/dev/null" || file == "nul" {
            return Ok(None);
        }
        let mut source = Source::read_as(Path::new(file), Path::new(path))?;
        source.name.clone_from(path);
        Ok(Some(source))
    };
    Ok(RevisionPair {
        old: side(&words[1])?,
        new: side(&words[4])?,
    })
}

/// What an argument names: a programme, or those of a folder.
enum Target {
    File(Box<Source>),
    Folder(Vec<Source>),
}

impl Target {
    fn open(name: &str, place: Option<&Path>) -> anyhow::Result<Self> {
        let path = Path::new(name);
        if name != "-" && !path.exists() {
            match name.split_once(':') {
                // A drive has one letter.
                Some((revision, inside)) if revision.len() > 1 => {
                    let tree = GitTree::open(Path::new("."), revision)?;
                    let inside = tree.resolve(inside);
                    return Self::read(&Arc::new(FileTree::Git(tree)), &inside);
                }
                Some(_) | None => {}
            }
        }
        let is_sheet = path.extension().is_some_and(|extension| {
            ["pdf", "html", "htm"].contains(&extension.to_string_lossy().to_lowercase().as_str())
        });
        if is_sheet && !path.is_dir() {
            let sheet = open_sheet(path)?;
            let source = Source::embedded(path, sheet.source.into_bytes());
            return Ok(Self::File(Box::new(source)));
        }
        match place {
            Some(place) if !path.is_dir() => {
                Ok(Self::File(Box::new(Source::read_as(path, place)?)))
            }
            Some(_) | None if name == "-" => {
                let workspace = Workspace::find(&[path.to_owned()], None, None);
                let mut sources = read_all(workspace)?;
                let source = sources.pop().ok_or_else(|| no_programme(path))?;
                Ok(Self::File(Box::new(source)))
            }
            Some(_) | None => Self::read(&Arc::new(FileTree::Disk), path),
        }
    }

    fn read(files: &Arc<FileTree>, path: &Path) -> anyhow::Result<Self> {
        let is_folder = files.kind(path)? == PathKind::Folder;
        if is_folder {
            return Ok(Self::Folder(match **files {
                FileTree::Disk => read_programmes(files, path)?,
                // A revision may be older than the first programme.
                FileTree::Git(_) => read_programmes_if_any(files, path)?,
            }));
        }
        let mut sources = read_programmes(files, path)?;
        let source = sources.pop().ok_or_else(|| no_programme(path))?;
        Ok(Self::File(Box::new(source)))
    }

    fn into_sources(self) -> Vec<Source> {
        match self {
            Self::File(source) => vec![*source],
            Self::Folder(sources) => sources,
        }
    }
}

fn no_programme(path: &Path) -> anyhow::Error {
    anyhow!(IoError::no_programme(path.display().to_string()))
}

fn read_all(workspace: Workspace) -> anyhow::Result<Vec<Source>> {
    let mut workspace = workspace.read(None);
    if workspace.failures.is_empty() {
        Ok(workspace.programmes)
    } else {
        Err(workspace.failures.swap_remove(0))
    }
}

/// Reads the programmes at a path. Those of a folder are named from it.
fn read_programmes(files: &Arc<FileTree>, path: &Path) -> anyhow::Result<Vec<Source>> {
    let folder = files.canonical(path);
    let mut sources = read_all(Workspace::find_in(files, path))?;
    for source in &mut sources {
        if let Ok(inside) = source.path.strip_prefix(&folder)
            && !inside.as_os_str().is_empty()
        {
            source.stem = inside.with_extension("");
        }
    }
    Ok(sources)
}

/// The same, without an error when there is no programme.
fn read_programmes_if_any(files: &Arc<FileTree>, path: &Path) -> anyhow::Result<Vec<Source>> {
    match read_programmes(files, path) {
        Err(error)
            if error
                .downcast_ref::<IoError>()
                .is_some_and(|error| error.kind == IoErrorKind::NoProgramme) =>
        {
            Ok(Vec::new())
        }
        sources => sources,
    }
}

/// The programmes of the working tree and those of a revision, in these folders or in that of the project.
fn find_pairs_since(revision: &str, paths: &[String]) -> anyhow::Result<Vec<RevisionPair>> {
    let folders = if paths.is_empty() {
        vec![programmes_folder()?]
    } else {
        paths.iter().map(PathBuf::from).collect()
    };
    let disk = Arc::new(FileTree::Disk);
    let mut pairs = Vec::new();
    for folder in folders {
        let near = folder.ancestors().find(|it| it.is_dir());
        let tree = GitTree::open(near.unwrap_or(Path::new(".")), revision)?;
        let tree = Arc::new(FileTree::Git(tree));
        let no_repository = || anyhow!(IoError::new(message!(NO_REPOSITORY)));
        let inside = tree.path_of(&folder).ok_or_else(no_repository)?;
        let old = read_programmes_if_any(&tree, &inside)?;
        let new = match (folder.exists(), old.is_empty()) {
            (true, true) => read_programmes(&disk, &folder)?,
            (true, false) => read_programmes_if_any(&disk, &folder)?,
            (false, true) => return Err(path_error(&folder, &io::ErrorKind::NotFound.into())),
            (false, false) => Vec::new(),
        };
        pairs.extend(pair_by_path(&tree, old, new));
    }
    Ok(pairs)
}

/// Pairs the programmes of a revision with those of the working tree: by path, then by reference.
fn pair_by_path(tree: &FileTree, old: Vec<Source>, new: Vec<Source>) -> Vec<RevisionPair> {
    let mut left: Vec<Option<Source>> = old.into_iter().map(Some).collect();
    let mut pairs: Vec<RevisionPair> = Vec::new();
    let mut unpaired = Vec::new();
    for source in new {
        let path = tree.path_of(&source.path);
        let same = left
            .iter_mut()
            .find(|old| old.as_ref().map(|old| &old.path) == path.as_ref());
        match same.and_then(Option::take) {
            Some(old) => pairs.push(RevisionPair {
                old: Some(old),
                new: Some(source),
            }),
            None => unpaired.push(source),
        }
    }
    let left = left.into_iter().flatten().collect();
    pairs.extend(pair_by_reference(left, unpaired));
    pairs
}

/// Pairs programmes by their references, or else by their names.
fn pair_by_reference(old: Vec<Source>, new: Vec<Source>) -> Vec<RevisionPair> {
    let (old_references, new_references) = (references(&old), references(&new));
    let stems: Vec<PathBuf> = old.iter().map(|source| source.stem.clone()).collect();
    let mut matches: Vec<Option<usize>> = new_references
        .iter()
        .map(|reference| {
            reference.as_ref()?;
            old_references.iter().position(|it| it == reference)
        })
        .collect();
    for (index, source) in new.iter().enumerate() {
        if matches[index].is_none() {
            let mut same = (0..stems.len()).filter(|&at| stems[at] == source.stem);
            matches[index] = same.find(|&at| !matches.contains(&Some(at)));
        }
    }
    let mut left: Vec<Option<Source>> = old.into_iter().map(Some).collect();
    let mut pairs: Vec<RevisionPair> = Vec::new();
    for (source, matched) in new.into_iter().zip(matches) {
        pairs.push(RevisionPair {
            old: matched.and_then(|at| left[at].take()),
            new: Some(source),
        });
    }
    pairs.extend(left.into_iter().flatten().map(|source| RevisionPair {
        old: Some(source),
        new: None,
    }));
    pairs
}

/// The references of programmes, without those that several have.
fn references(sources: &[Source]) -> Vec<Option<String>> {
    let all: Vec<Option<String>> = sources
        .iter()
        .map(|source| Some(source.parse().programme?.reference?.to_string()))
        .collect();
    let is_unique = |one: &Option<String>| all.iter().filter(|it| *it == one).count() == 1;
    all.iter()
        .map(|one| one.clone().filter(|_| is_unique(one)))
        .collect()
}
