//! The programmes that `annexe diff` compares: from files, folders, sheets and revisions of git.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{anyhow, bail};

use crate::check::CheckResult;
use crate::cli::arguments::DiffArguments;
use crate::cli::error::{IoError, IoErrorKind, UsageError};
use crate::cli::extract::{open_sheet, refuse_sheet};
use crate::cli::file_tree::{FileTree, PathKind};
use crate::cli::files::path_error;
use crate::cli::git::{GitTree, path_from_git};
use crate::cli::verify::{sheet_kind, verify_source};
use crate::cli::workspace::{Source, Workspace, find_programmes_folder};
use crate::diagnostic::catalogue::message;
use crate::diagnostic::kind::DiagnosticKind;
use crate::diagnostic::verify_result::VerifyResult;
use crate::diagnostic::{Diagnostic, Place};
use crate::diff::report::{CheckedRevision, ProgrammeDiff, compare_revisions};
use crate::diff::words::sorted_similarity;
use crate::model::{INTERNAL, Sheet};
use crate::source::{SourceFile, Span};
use crate::verify::embedded_source::compose_with_source;
use crate::verify::{SheetWord, document_words, find_differences, read_sheet};

/// A programme in two revisions, or in one.
#[derive(Default)]
pub struct RevisionPair {
    pub old: Option<Source>,
    pub new: Option<Source>,
    /// Of the revisions that are sheets, those that their source does not give, old and new.
    altered: [Option<AlteredSheet>; 2],
    /// Whether nothing but their content makes them two revisions of one programme.
    by_content: bool,
}

/// A sheet that is not what its source gives.
struct AlteredSheet {
    /// `None` where its source builds no sheet.
    result: Option<VerifyResult>,
    words: Vec<SheetWord>,
}

impl RevisionPair {
    /// Compares the revisions, or returns the errors that keep one from being read.
    pub fn compare(&self, shows_sheets: bool) -> Result<ProgrammeDiff, Vec<Diagnostic>> {
        let parse = |source: &Option<Source>| source.as_ref().map(parse).transpose();
        let (old, new) = match (parse(&self.old), parse(&self.new)) {
            (Ok(old), Ok(new)) => (old, new),
            (old, new) => {
                let errors = [old.err(), new.err()].into_iter().flatten();
                return Err(errors.flatten().collect());
            }
        };
        let pair = match (checked_side(&self.old, &old), checked_side(&self.new, &new)) {
            (Some(old), Some(new)) => {
                // A sheet does not embed what it does not show.
                let embeds = |sheet| {
                    let mut sources = self.old.iter().chain(&self.new);
                    sources.any(|source| embedded_sheet(source) == Some(sheet))
                };
                let (annex, fiche) = (embeds(Sheet::Annexe), embeds(Sheet::Fiche));
                let hides = move |key: &str| {
                    key == INTERNAL || annex && key == "catalogue" || fiche && key == "convention"
                };
                let compared = compare_revisions(old, new, &hides, shows_sheets);
                let mut diff = compared?;
                diff.paired_by_content = self.by_content;
                self.mark_altered(&mut diff, [old, new]);
                Some(diff)
            }
            (None, Some(new)) => new.identity().map(ProgrammeDiff::appeared),
            (Some(old), None) => old.identity().map(ProgrammeDiff::gone),
            (None, None) => None,
        };
        pair.ok_or_else(Vec::new)
    }

    /// Says which sheets are not what their source gives, and how their words differ from those of the other revision.
    fn mark_altered(&self, diff: &mut ProgrammeDiff, sides: [CheckedRevision<'_>; 2]) {
        for (index, altered) in self.altered.iter().enumerate() {
            let source = [&self.old, &self.new][index].as_ref();
            let (Some(altered), Some(source)) = (altered, source) else {
                continue;
            };
            let other = sides[1 - index];
            let (checked, context) = (other.checked, other.project_context);
            let sheet = compose_with_source(checked, context, sheet_kind(source));
            let words = sheet
                .map(|sheet| document_words(&sheet))
                .unwrap_or_default();
            let kind = DiagnosticKind::AlteredSheet {
                result: altered.result.clone(),
                from_other: find_differences(&words, &altered.words),
            };
            let file = SourceFile::new(source.name.clone(), "");
            let place = Place::new(&file, Span::default());
            diff.mark_altered(Diagnostic::new(kind, place));
        }
    }
}

fn checked_side<'a>(
    source: &'a Option<Source>,
    checked: &'a Option<CheckResult>,
) -> Option<CheckedRevision<'a>> {
    let source = source.as_ref()?;
    Some(CheckedRevision {
        name: &source.name,
        checked: checked.as_ref()?,
        project_context: &source.project.context,
    })
}

fn embedded_sheet(source: &Source) -> Option<Sheet> {
    let config = source.project.context.config_without_theme();
    let document = config.and_then(|config| config.document);
    source.is_embedded.then_some(document.unwrap_or_default())
}

fn parse(source: &Source) -> Result<CheckResult, Vec<Diagnostic>> {
    let checked = source.parse();
    if checked.programme.is_some() && source.project.context.config_without_theme().is_some() {
        Ok(checked)
    } else {
        Err(source.reading_errors(checked))
    }
}

/// Finds the pairs that the arguments name.
pub fn pairs_from_arguments(arguments: &DiffArguments) -> anyhow::Result<Vec<RevisionPair>> {
    if let Some(words) = &arguments.git {
        return Ok(vec![pair_from_git(words)?]);
    }
    let place = arguments.r#as.as_deref();
    match (&arguments.rev, &arguments.revisions[..]) {
        (Some(revision), paths) => find_pairs_since(revision, paths),
        (None, [old, new]) if old == Path::new("-") && new == Path::new("-") => {
            bail!(UsageError(message!(TWO_REVISIONS)))
        }
        (None, [old, new]) => {
            let (mut old, mut new) = (Target::open(old, place)?, Target::open(new, place)?);
            if old.is_folder || new.is_folder {
                return Ok(pair_by_reference(old.sources, new.sources));
            }
            Ok(vec![RevisionPair {
                old: old.sources.pop(),
                new: new.sources.pop(),
                altered: [old.altered, new.altered],
                by_content: false,
            }])
        }
        (None, _) => bail!(UsageError(message!(TWO_REVISIONS))),
    }
}

/// Reads the arguments of an external diff command of git: a path, then the file, object and mode of each side, then the
/// new path of a renamed file.
fn pair_from_git(words: &[OsString]) -> anyhow::Result<RevisionPair> {
    let path = &words[0];
    // A file that was renamed has a second path.
    let new_path = words.get(7).unwrap_or(path);
    let side = |file: &OsString, path: &OsString| -> anyhow::Result<Option<Source>> {
        if file == "/dev/null" || file == "nul" {
            return Ok(None);
        }
        let mut source = Source::read_at(Path::new(file), Path::new(path))?;
        source.name = Path::new(path).display().to_string();
        Ok(Some(source))
    };
    Ok(RevisionPair {
        old: side(&words[1], path)?,
        new: side(&words[4], new_path)?,
        ..RevisionPair::default()
    })
}

/// The programmes that an argument names: one, or all of a folder.
struct Target {
    sources: Vec<Source>,
    is_folder: bool,
    altered: Option<AlteredSheet>,
}

impl Target {
    fn open(path: &Path, place: Option<&Path>) -> anyhow::Result<Self> {
        let is_stdin = path == Path::new("-");
        if !is_stdin && !path.exists() {
            match split_revision(path) {
                // A drive has one letter.
                Some((revision, inside)) if revision.len() > 1 => {
                    let tree = GitTree::open(Path::new("."), &revision)?;
                    let inside = tree.path_from_root(&inside);
                    return Self::read(&Arc::new(FileTree::Git(tree)), &inside);
                }
                Some(_) | None => {}
            }
        }
        let is_sheet = path.extension().is_some_and(|extension| {
            ["pdf", "html", "htm"].contains(&extension.to_string_lossy().to_lowercase().as_str())
        });
        if is_sheet && !path.is_dir() {
            return Self::open_sheet(path);
        }
        let source = match place {
            Some(place) if !path.is_dir() => Source::read_at(path, place)?,
            Some(_) | None if is_stdin => {
                let workspace = Workspace::find(&[path.to_owned()], None, None);
                only(read_all(workspace)?, path)?
            }
            Some(_) | None => return Self::read(&Arc::new(FileTree::Disk), path),
        };
        Ok(Self {
            sources: vec![source],
            is_folder: false,
            altered: None,
        })
    }

    /// The source of a sheet, and whether the sheet is what that source gives.
    fn open_sheet(path: &Path) -> anyhow::Result<Self> {
        let sheet = open_sheet(path)?;
        let source = Source::from_sheet(path, sheet.source.clone().into_bytes());
        let altered = match verify_source(&source, &sheet)? {
            Ok(result) if result.is_proved() => None,
            // The errors of a source that cannot be read are those of its comparison.
            result => {
                let read = read_sheet(&sheet.bytes);
                let (_, content) = read.map_err(|why| refuse_sheet(path, why))?;
                Some(AlteredSheet {
                    result: result.ok(),
                    words: content.words,
                })
            }
        };
        Ok(Self {
            sources: vec![source],
            is_folder: false,
            altered,
        })
    }

    fn read(files: &Arc<FileTree>, path: &Path) -> anyhow::Result<Self> {
        let is_folder = files.kind(path)? == PathKind::Folder;
        let sources = match **files {
            // A revision may be older than the first programme.
            FileTree::Git(_) if is_folder => read_programmes_if_any(files, path)?,
            FileTree::Git(_) | FileTree::Disk => read_programmes(files, path)?,
        };
        Ok(Self {
            sources: if is_folder {
                sources
            } else {
                vec![only(sources, path)?]
            },
            is_folder,
            altered: None,
        })
    }
}

/// A revision and a path in it, as git writes them: `v1:programmes/a.yaml`.
fn split_revision(name: &Path) -> Option<(String, PathBuf)> {
    let mut parts = name
        .as_os_str()
        .as_encoded_bytes()
        .splitn(2, |byte| *byte == b':');
    let revision = String::from_utf8(parts.next()?.to_vec()).ok()?;
    Some((revision, path_from_git(parts.next()?)))
}

/// The programme at a path.
fn only(mut sources: Vec<Source>, path: &Path) -> anyhow::Result<Source> {
    let source = sources.pop();
    source.ok_or_else(|| anyhow!(IoError::no_programme(path.display().to_string())))
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

/// Pairs the programmes of the working tree with those of a revision, in these folders or in the folder of the project.
fn find_pairs_since(revision: &str, paths: &[PathBuf]) -> anyhow::Result<Vec<RevisionPair>> {
    let folders = if paths.is_empty() {
        vec![find_programmes_folder()?]
    } else {
        paths.to_vec()
    };
    let disk = Arc::new(FileTree::Disk);
    let mut pairs = Vec::new();
    for folder in folders {
        let near = folder.ancestors().find(|it| it.is_dir());
        let tree = GitTree::open(near.unwrap_or(Path::new(".")), revision)?;
        let tree = Arc::new(FileTree::Git(tree));
        let no_repository = || anyhow!(IoError::new(message!(NO_REPOSITORY)));
        let inside = tree.tree_path(&folder).ok_or_else(no_repository)?;
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
fn pair_by_path(tree: &FileTree, mut old: Vec<Source>, new: Vec<Source>) -> Vec<RevisionPair> {
    let mut pairs: Vec<RevisionPair> = Vec::new();
    let mut unpaired = Vec::new();
    for source in new {
        let path = tree.tree_path(&source.path);
        let same = old.iter().position(|old| Some(&old.path) == path.as_ref());
        match same.map(|at| old.remove(at)) {
            Some(old) => pairs.push(RevisionPair {
                old: Some(old),
                new: Some(source),
                ..RevisionPair::default()
            }),
            None => unpaired.push(source),
        }
    }
    pairs.extend(pair_by_reference(old, unpaired));
    pairs
}

/// Pairs programmes by their references, or else by their names, or else by what they hold.
fn pair_by_reference(old: Vec<Source>, new: Vec<Source>) -> Vec<RevisionPair> {
    let old_references = unique_references(&old);
    let references = unique_references(&new).into_iter();
    let mut matches: Vec<Option<usize>> = references
        .map(|reference| {
            reference.as_ref()?;
            old_references.iter().position(|it| *it == reference)
        })
        .collect();
    for (index, source) in new.iter().enumerate() {
        if matches[index].is_none() {
            let mut same = (0..old.len()).filter(|&at| old[at].stem == source.stem);
            matches[index] = same.find(|&at| !matches.contains(&Some(at)));
        }
    }
    let alike = match_by_content(&old, &new, &matches);
    let mut left: Vec<Option<Source>> = old.into_iter().map(Some).collect();
    let pairs = new.into_iter().zip(matches).zip(alike);
    let mut pairs: Vec<RevisionPair> = pairs
        .map(|((source, matched), alike)| RevisionPair {
            old: matched.or(alike).and_then(|at| left[at].take()),
            new: Some(source),
            by_content: alike.is_some(),
            ..RevisionPair::default()
        })
        .collect();
    pairs.extend(left.into_iter().flatten().map(|source| RevisionPair {
        old: Some(source),
        ..RevisionPair::default()
    }));
    pairs
}

/// How alike the words of two files must be, keys included, for revisions of one programme.
const MIN_SHARED: f64 = 0.6;
/// Pairs of files that are compared; beyond, they are too many to guess.
const MAX_FILE_PAIRS: usize = 10_000;

/// For each new programme without a match, the old one that is left with the most alike words.
fn match_by_content(
    old: &[Source],
    new: &[Source],
    matches: &[Option<usize>],
) -> Vec<Option<usize>> {
    let left: Vec<usize> = (0..old.len())
        .filter(|at| !matches.contains(&Some(*at)))
        .collect();
    let mut found = vec![None; new.len()];
    if left.len() * new.len() > MAX_FILE_PAIRS {
        return found;
    }
    let words = |source: &Source| -> Vec<String> {
        let text = String::from_utf8_lossy(source.programme()).into_owned();
        let mut words: Vec<String> = text.split_whitespace().map(ToOwned::to_owned).collect();
        words.sort_unstable();
        words
    };
    let unmatched = (0..new.len()).filter(|at| matches[*at].is_none());
    let mut candidates = Vec::new();
    for at in unmatched {
        let theirs = words(&new[at]);
        for &other in &left {
            let alike = sorted_similarity(&words(&old[other]), &theirs);
            if alike >= MIN_SHARED {
                candidates.push((alike, other, at));
            }
        }
    }
    candidates.sort_by(|one, other| other.0.total_cmp(&one.0));
    for (_, other, at) in candidates {
        if found[at].is_none() && !found.contains(&Some(other)) {
            found[at] = Some(other);
        }
    }
    found
}

/// The references of programmes, without duplicates.
fn unique_references(sources: &[Source]) -> Vec<Option<String>> {
    let all: Vec<Option<String>> = sources
        .iter()
        .map(|source| Some(source.parse().programme?.reference?.to_string()))
        .collect();
    let is_unique = |one: &Option<String>| all.iter().filter(|it| *it == one).count() == 1;
    all.iter()
        .map(|one| one.clone().filter(|_| is_unique(one)))
        .collect()
}
