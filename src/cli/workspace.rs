//! Which programmes there are, what each shares with its neighbours, and where its sheets go.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, anyhow, bail};

use crate::diagnostic::{Finding, Place};
use crate::fault::Fault;
use crate::programme::Programme;
use crate::project::Config;
use crate::read::{Reading, read};
use crate::render::pdf::covers;
use crate::schema;
use crate::source::{SourceFile, Span};
use crate::yaml::MAX_BYTES;

/// The file that makes a folder a project.
const CONFIG: &str = "annexe.yaml";

/// The programmes of one run and the projects they belong to.
pub struct Workspace {
    pub programmes: Vec<Source>,
    /// Findings in the `annexe.yaml` files that were met.
    pub findings: Vec<Finding>,
    /// What could not be listed or read; each names its path.
    pub failures: Vec<anyhow::Error>,
}

/// A programme's text, not yet read.
pub struct Source {
    /// As the user would name it.
    pub name: String,
    /// The one path of the file, however it was named.
    path: PathBuf,
    pub bytes: Vec<u8>,
    pub project: Arc<Project>,
    /// Where its sheets go, from the output folder, without extension.
    pub stem: PathBuf,
}

/// An `annexe.yaml`, or its absence.
pub struct Project {
    pub root: PathBuf,
    /// `None` when `annexe.yaml` has errors: nothing can be built from it.
    pub config: Option<Config>,
}

impl Project {
    #[must_use]
    pub fn output(&self) -> PathBuf {
        let folder = self
            .config
            .as_ref()
            .and_then(|config| config.sortie.as_ref());
        tidy(
            &self
                .root
                .join(folder.map_or_else(|| "output".to_owned(), |folder| folder.line())),
        )
    }

    fn programmes(&self) -> PathBuf {
        let folder = self
            .config
            .as_ref()
            .and_then(|config| config.programmes.as_ref());
        tidy(
            &self
                .root
                .join(folder.map_or_else(|| "programmes".to_owned(), |folder| folder.line())),
        )
    }
}

impl Source {
    /// The programme, or all that is wrong with it.
    #[must_use]
    pub fn read(&self) -> Reading<Programme> {
        read(&self.name, &self.bytes, &schema::PROGRAMME, covers)
    }

    fn clash(&self) -> Finding {
        let stem = self.stem.display().to_string();
        let place = Place {
            file: SourceFile::new(self.name.clone(), ""),
            span: Span::default(),
        };
        Finding::new(Fault::SameOutput { stem }, place)
    }
}

/// Finds and loads the programmes at these paths, or all those of the project around the current folder.
#[must_use]
pub fn open(paths: &[PathBuf], output: Option<&Path>) -> Workspace {
    let mut opening = Opening::new();
    if paths.is_empty() {
        let project = opening.project_of(Path::new("."));
        let folder = project.programmes();
        opening.attempt(&folder);
    }
    for path in paths {
        if path == Path::new("-") {
            opening.standard_input();
        } else {
            opening.attempt(path);
        }
    }
    opening.workspace.refuse_clashes(output);
    opening.workspace
}

impl Workspace {
    /// Sets aside programmes that would write the same files; the same file given twice is one programme.
    fn refuse_clashes(&mut self, output: Option<&Path>) {
        let mut takers: BTreeMap<(PathBuf, PathBuf), usize> = BTreeMap::new();
        let mut clashing = Vec::new();
        let sources = std::mem::take(&mut self.programmes);
        let mut kept: Vec<Source> = Vec::new();
        for source in sources {
            let folder = output.map_or_else(|| source.project.output(), Path::to_owned);
            let place = (real(&folder), source.stem.clone());
            match takers.get(&place) {
                Some(&first) if kept[first].path == source.path => {}
                Some(&first) => {
                    clashing.push(first);
                    self.findings.push(source.clash());
                }
                None => {
                    takers.insert(place, kept.len());
                    kept.push(source);
                }
            }
        }
        for (index, source) in kept.into_iter().enumerate() {
            if clashing.contains(&index) {
                self.findings.push(source.clash());
            } else {
                self.programmes.push(source);
            }
        }
    }
}

/// Where new programmes go: the folder of the project around the current one.
///
/// # Errors
/// `annexe.yaml` cannot be read, or has errors: `annexe check` tells them.
pub fn programmes_folder() -> anyhow::Result<PathBuf> {
    let mut opening = Opening::new();
    let project = opening.project_of(Path::new("."));
    match opening.workspace.failures.pop() {
        Some(failure) => Err(failure),
        None if project.config.is_none() => {
            bail!("{CONFIG} contient des erreurs ; « annexe check » les montre")
        }
        None => Ok(project.programmes()),
    }
}

struct Opening {
    projects: BTreeMap<PathBuf, Arc<Project>>,
    workspace: Workspace,
}

impl Opening {
    fn new() -> Self {
        Self {
            projects: BTreeMap::new(),
            workspace: Workspace {
                programmes: Vec::new(),
                findings: Vec::new(),
                failures: Vec::new(),
            },
        }
    }

    fn attempt(&mut self, path: &Path) {
        if let Err(error) = self.path(path) {
            self.workspace.failures.push(error);
        }
    }

    fn path(&mut self, path: &Path) -> anyhow::Result<()> {
        let kind = fs::metadata(path).map_err(|error| refused(path, &error))?;
        if path.file_name().is_some_and(|name| name == CONFIG) {
            // Its findings are those of the project.
            self.project_of(path.parent().unwrap_or(Path::new(".")));
            return Ok(());
        }
        if kind.is_file() {
            return self.programme(path);
        }
        if !kind.is_dir() {
            bail!(
                "{} : ce n’est ni un fichier ordinaire ni un dossier",
                shown(path)
            );
        }
        let mut found = Vec::new();
        list(path, &mut found)?;
        if found.is_empty() {
            bail!(
                "{} : ce dossier ne contient aucun programme (.yaml)",
                path.display()
            );
        }
        for path in found {
            if let Err(error) = self.programme(&path) {
                self.workspace.failures.push(error);
            }
        }
        Ok(())
    }

    fn programme(&mut self, path: &Path) -> anyhow::Result<()> {
        let file = File::open(path).map_err(|error| refused(path, &error))?;
        let bytes = slurp(file).map_err(|error| refused(path, &error))?;
        let project = self.project_of(path.parent().unwrap_or(Path::new(".")));
        let stem = stem(path, &project.programmes()).ok_or_else(|| {
            anyhow!(
                "{} : ce nom ne peut pas être celui d’une fiche",
                path.display()
            )
        })?;
        self.workspace.programmes.push(Source {
            name: shown(path),
            path: real(path),
            bytes,
            project,
            stem,
        });
        Ok(())
    }

    fn standard_input(&mut self) {
        match slurp(io::stdin().lock()).context("entrée standard illisible") {
            Ok(bytes) => {
                let project = self.project_of(Path::new("."));
                self.workspace.programmes.push(Source {
                    name: "-".to_owned(),
                    path: PathBuf::from("-"),
                    bytes,
                    project,
                    stem: PathBuf::from("-"),
                });
            }
            Err(error) => self.workspace.failures.push(error),
        }
    }

    /// The project of a folder: the nearest `annexe.yaml` upward, or the folder one is in.
    fn project_of(&mut self, folder: &Path) -> Arc<Project> {
        let folder = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        let absolute = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        let here = fs::canonicalize(".").unwrap_or_default();
        let root = absolute
            .ancestors()
            .find(|ancestor| ancestor.join(CONFIG).is_file());
        let root = match root {
            // Names stay as short as the user's own when the project is the current one.
            Some(root) => shorten(root, &here),
            None => PathBuf::new(),
        };
        if let Some(project) = self.projects.get(&root) {
            return Arc::clone(project);
        }
        let path = root.join(CONFIG);
        let config = match File::open(&path).and_then(slurp) {
            Ok(bytes) => {
                let reading = read(&shown(&path), &bytes, &schema::CONFIG, covers);
                self.workspace.findings.extend(reading.findings);
                reading.value
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Some(Config::default()),
            Err(error) => {
                self.workspace.failures.push(refused(&path, &error));
                None
            }
        };
        let project = Arc::new(Project {
            root: root.clone(),
            config,
        });
        self.projects.insert(root, Arc::clone(&project));
        project
    }
}

/// The programmes under a folder, by name at each level; hidden files and `annexe.yaml` are not among them.
fn list(folder: &Path, found: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    let entries = fs::read_dir(folder).map_err(|error| refused(folder, &error))?;
    let mut entries = entries
        .collect::<io::Result<Vec<_>>>()
        .map_err(|error| refused(folder, &error))?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let (name, path) = (entry.file_name(), entry.path());
        if name.as_encoded_bytes().starts_with(b".") || name == CONFIG {
            continue;
        }
        // Links to folders are not followed: they could lead back here.
        let kind = entry.file_type().map_err(|error| refused(&path, &error))?;
        if kind.is_dir() {
            list(&path, found)?;
        } else if path.is_file()
            && path
                .extension()
                .is_some_and(|extension| extension == "yaml" || extension == "yml")
        {
            found.push(path);
        }
    }
    Ok(())
}

/// Reads at most a byte more than any programme may hold, whatever the file pretends to be.
fn slurp(file: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Where a programme's sheets go inside the output folder: as its path inside the project's programmes, or its bare
/// name. `None` for a name that is no file's.
fn stem(path: &Path, programmes: &Path) -> Option<PathBuf> {
    let name = path
        .file_stem()
        .filter(|stem| !stem.is_empty() && *stem != OsStr::new(".."))?;
    let inside = fs::canonicalize(path)
        .ok()
        .zip(fs::canonicalize(programmes).ok())
        .and_then(|(path, programmes)| Some(path.strip_prefix(programmes).ok()?.to_owned()));
    let folder = inside
        .and_then(|path| path.parent().map(Path::to_owned))
        .unwrap_or_default();
    Some(folder.join(name))
}

/// The shortest way to a folder for who stands here: relative when it is inside.
fn shorten(root: &Path, here: &Path) -> PathBuf {
    root.strip_prefix(here).unwrap_or(root).to_owned()
}

/// The one name of a place, whether it exists yet or not.
fn real(path: &Path) -> PathBuf {
    fs::canonicalize(path)
        .or_else(|_| std::path::absolute(path))
        .map_or_else(|_| path.to_owned(), |path| tidy(&path))
}

/// A path without its « . », and without what a « .. » takes back.
fn tidy(path: &Path) -> PathBuf {
    let mut tidy = PathBuf::new();
    for component in path.components() {
        let takes_back = component == Component::ParentDir
            && matches!(tidy.components().next_back(), Some(Component::Normal(_)));
        if takes_back {
            tidy.pop();
        } else if component != Component::CurDir {
            tidy.push(component);
        }
    }
    tidy
}

/// A path as findings show it, without the « ./ » that nobody types.
fn shown(path: &Path) -> String {
    path.strip_prefix(".").unwrap_or(path).display().to_string()
}

/// Why the system refused, in the user's words.
#[must_use]
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the system has more reasons than users meet"
)]
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "introuvable".to_owned(),
        io::ErrorKind::PermissionDenied => "accès refusé".to_owned(),
        io::ErrorKind::IsADirectory => "c’est un dossier, pas un fichier".to_owned(),
        io::ErrorKind::NotADirectory => "un élément de ce chemin n’est pas un dossier".to_owned(),
        io::ErrorKind::AlreadyExists => "existe déjà".to_owned(),
        io::ErrorKind::StorageFull => "le disque est plein".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "le disque est en lecture seule".to_owned(),
        _ => format!("le système répond « {error} »"),
    }
}

/// A path and why the system refused it.
#[must_use]
pub fn refused(path: &Path, error: &io::Error) -> anyhow::Error {
    anyhow!("{} : {}", shown(path), reason(error))
}
