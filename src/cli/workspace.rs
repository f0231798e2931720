//! The programmes of one run: which there are, the project of each, and where its sheets are written.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{anyhow, bail};
use unicode_normalization::UnicodeNormalization;

use super::boundary::is_allowed;
use super::error::{IoError, reason};
use super::file_tree::{CONFIG, FileTree, PathKind};
use super::files::read_limited;
use super::files::{canonical, canonical_link, display_path, folder_of, path_error};
use super::isolation::isolate;
use super::project::Project;
use crate::check::rule::RuleKind;
use crate::check::rules;
use crate::check::{CheckResult, ProjectContext};
use crate::diagnostic::catalogue::message;
use crate::diagnostic::kind::DiagnosticKind;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::Sheet;
use crate::model::project::Config;
use crate::model::settings::Profile;
use crate::read::yaml::MAX_BYTES;
use crate::source::{SourceFile, Span};
use crate::verify::embedded_source;

/// The programmes of one run, and their projects. They are found first, and read later.
pub struct Workspace<P = ProgrammeFile> {
    pub programmes: Vec<P>,
    /// The projects that were met.
    pub projects: Vec<Arc<Project>>,
    /// Programmes left out because several would write the same files.
    pub conflicting: Vec<ProgrammeFile>,
    /// The diagnostics of those.
    pub diagnostics: Vec<Diagnostic>,
    /// The errors of finding and reading files. Each one names its path.
    pub failures: Vec<anyhow::Error>,
}

/// A programme that was found.
pub struct ProgrammeFile {
    /// As the user would write it.
    pub name: String,
    /// The canonical path.
    pub path: PathBuf,
    content: ProgrammeContent,
    /// The project around it.
    pub project: Arc<Project>,
    /// The path of its sheets from the output folder, without extension.
    pub stem: PathBuf,
}

enum ProgrammeContent {
    File(Arc<FileTree>, PathBuf),
    /// Standard input, or a pipe that the shell makes: `<(…)`.
    Pipe(Vec<u8>),
}

/// A programme that was read.
pub struct Source {
    /// As the user would write it.
    pub name: String,
    /// The canonical path.
    pub path: PathBuf,
    pub bytes: Vec<u8>,
    /// Its own project when it holds one, or else the one around it.
    pub project: Arc<Project>,
    /// The path of its sheets from the output folder, without extension.
    pub stem: PathBuf,
    /// Whether it comes out of a sheet.
    pub is_embedded: bool,
}

impl Workspace {
    /// Finds the programmes at these paths, or those of the project around the current folder. `output` replaces the output
    /// folder of every project.
    pub fn find(paths: &[PathBuf], output: Option<&Path>, profile: Option<Profile>) -> Self {
        let mut loader = Loader::on_disk(profile);
        if paths.is_empty() {
            let project = loader.project_around(Path::new("."));
            loader.default_project = Some(Arc::clone(&project));
            match project.programmes_folder() {
                Ok(folder) => loader.add(folder),
                Err(error) => loader.workspace.failures.push(error),
            }
        }
        for path in paths {
            if path == Path::new("-") {
                loader.add_standard_input();
            } else {
                loader.add(path);
            }
        }
        loader.finish(output)
    }

    /// Finds the programmes at a path of the disk or of a revision.
    pub fn find_in(files: &Arc<FileTree>, path: &Path) -> Self {
        let mut loader = Loader::new(Arc::clone(files), None);
        loader.add(path);
        loader.collect_projects()
    }

    /// Reads the programmes.
    pub fn read(mut self, profile: Option<Profile>) -> Workspace<Source> {
        let mut programmes = Vec::with_capacity(self.programmes.len());
        for file in self.programmes {
            match isolate(&file.name, || file.read(profile)).flatten() {
                Ok(source) => {
                    if !Arc::ptr_eq(&source.project, &file.project) {
                        self.projects.push(Arc::clone(&source.project));
                    }
                    programmes.push(source);
                }
                Err(error) => self.failures.push(error),
            }
        }
        Workspace {
            programmes,
            projects: self.projects,
            conflicting: self.conflicting,
            diagnostics: self.diagnostics,
            failures: self.failures,
        }
    }

    /// How many programmes there are, excluded ones included.
    pub fn count(&self) -> usize {
        self.programmes.len() + self.conflicting.len()
    }

    /// Leaves out programmes that would write the same files, on any system and whichever documents this run builds. The same
    /// file given twice is one programme.
    fn exclude_conflicts(&mut self, output: Option<&Path>) {
        let mut folders: BTreeMap<PathBuf, PathBuf> = BTreeMap::new();
        let mut owners: BTreeMap<String, usize> = BTreeMap::new();
        // The first programme that each one is in conflict with.
        let mut conflicts: BTreeMap<usize, (usize, String)> = BTreeMap::new();
        let mut is_repeated = vec![false; self.programmes.len()];
        for (index, file) in self.programmes.iter().enumerate() {
            let folder = output.unwrap_or(&file.project.output);
            let folder = folders.entry(folder.to_owned());
            let folder = folder.or_insert_with_key(|folder| canonical(folder));
            for sheet in [Sheet::Annexe, Sheet::Fiche] {
                let stem = output_base(&file.stem, sheet);
                let owner = owners.entry(fold_name(&folder.join(&stem)));
                let owner = *owner.or_insert(index);
                let other = &self.programmes[owner];
                if owner == index {
                    continue;
                }
                if other.path == file.path && other.stem == file.stem {
                    is_repeated[index] = true;
                } else {
                    let stem = stem.display().to_string();
                    conflicts.entry(owner).or_insert((index, stem.clone()));
                    conflicts.entry(index).or_insert((owner, stem));
                }
            }
        }
        let names: Vec<String> = self.programmes.iter().map(|it| it.name.clone()).collect();
        for (index, file) in std::mem::take(&mut self.programmes).into_iter().enumerate() {
            if let Some((other, stem)) = conflicts.remove(&index) {
                let diagnostic = file.conflict_diagnostic(names[other].clone(), stem);
                self.diagnostics.push(diagnostic);
                self.conflicting.push(file);
            } else if !is_repeated[index] {
                self.programmes.push(file);
            }
        }
    }
}

/// The path of the sheets of a programme without extension, from that of its annex.
pub fn output_base(stem: &Path, sheet: Sheet) -> PathBuf {
    let mut base = OsString::from(stem);
    match sheet {
        Sheet::Annexe => {}
        Sheet::Fiche => base.push(".fiche"),
    }
    PathBuf::from(base)
}

/// A path as systems compare names that ignore case, or write accents in two ways.
pub fn fold_name(path: &Path) -> String {
    let text = path.to_string_lossy();
    let folded = text.nfc().flat_map(char::to_uppercase);
    folded.flat_map(char::to_lowercase).nfc().collect()
}

impl Workspace<Source> {
    /// The names of the files that were read.
    pub fn names(&self) -> Vec<String> {
        let projects = self.projects.iter();
        let configs = projects.filter_map(|project| project.context.file());
        let configs = configs.map(|file| file.name().to_owned());
        let own = self.programmes.iter().map(|source| source.name.clone());
        configs.chain(own).collect()
    }
}

impl ProgrammeFile {
    /// Reads the programme.
    pub fn read(&self, profile: Option<Profile>) -> anyhow::Result<Source> {
        let (files, bytes) = match &self.content {
            ProgrammeContent::File(files, path) => {
                let bytes = files.read_inside(&self.root(files, path), path, MAX_BYTES + 1);
                let bytes = bytes.map_err(|error| path_error(Path::new(&self.name), &error))?;
                (&**files, bytes)
            }
            ProgrammeContent::Pipe(bytes) => (&FileTree::Disk, bytes.clone()),
        };
        Ok(Source {
            name: self.name.clone(),
            path: self.path.clone(),
            project: resolve_project(&self.project, &self.name, &bytes, profile, files),
            bytes,
            stem: self.stem.clone(),
            is_embedded: false,
        })
    }

    /// The folder that it may lead into by links: its project, or else its own folder.
    fn root(&self, files: &FileTree, path: &Path) -> PathBuf {
        let folder = files.canonical(folder_of(path));
        if is_allowed(&self.project.boundary, &folder) {
            self.project.boundary.clone()
        } else {
            folder
        }
    }

    /// Its path as the user would write it; `-` for standard input.
    pub fn file(&self) -> &Path {
        match &self.content {
            ProgrammeContent::File(_, path) => path,
            ProgrammeContent::Pipe(_) => &self.path,
        }
    }

    /// The canonical path of its name, which may be a link.
    pub fn link_path(&self) -> PathBuf {
        let file = self.file();
        let is_link = fs::symlink_metadata(file).is_ok_and(|kind| kind.is_symlink());
        if is_link {
            canonical_link(file)
        } else {
            self.path.clone()
        }
    }

    fn conflict_diagnostic(&self, other: String, stem: String) -> Diagnostic {
        let file = SourceFile::new(self.name.clone(), "");
        let place = Place::new(&file, Span::default());
        Diagnostic::new(DiagnosticKind::OutputConflict { other, stem }, place)
    }
}

/// The project that a programme holds, in the folders of the one around, or else the one around.
fn resolve_project(
    around: &Arc<Project>,
    name: &str,
    bytes: &[u8],
    profile: Option<Profile>,
    files: &FileTree,
) -> Arc<Project> {
    let (_, Some(config)) = embedded_source::split_source(bytes) else {
        return Arc::clone(around);
    };
    let folders = [around.root.clone(), around.boundary.clone()];
    Arc::new(Project {
        file: None,
        output: around.output.clone(),
        programmes: around.programmes.clone(),
        ..Project::read(folders, name, &config, profile, files)
    })
}

impl Source {
    /// Reads the programme at a path.
    pub fn read(path: &Path) -> anyhow::Result<Self> {
        Loader::on_disk(None).find_programme(path)?.read(None)
    }

    /// Reads a file as though it stood at another place, in the project there.
    pub fn read_at(path: &Path, place: &Path) -> anyhow::Result<Self> {
        // A link may lead into the project of either.
        let read = |folder| {
            let root = FileTree::Disk.find_root(folder_of(folder));
            FileTree::Disk.read_inside(&root, path, MAX_BYTES + 1)
        };
        let bytes = read(place).or_else(|_| read(path));
        let bytes = bytes.map_err(|error| path_error(path, &error))?;
        let mut loader = Loader::on_disk(None);
        let source = loader.source_at(place, path, bytes);
        match loader.workspace.failures.pop() {
            Some(failure) => Err(failure),
            None => Ok(source),
        }
    }

    /// The source out of a sheet. It holds its own project.
    pub fn from_sheet(sheet: &Path, bytes: Vec<u8>) -> Self {
        Self {
            path: sheet.to_owned(),
            stem: PathBuf::new(),
            is_embedded: true,
            ..Loader::on_disk(None).source_at(sheet, sheet, bytes)
        }
    }

    /// Reads and checks the programme.
    pub fn check(&self) -> CheckResult {
        #[cfg(feature = "internals")]
        assert!(
            !self.bytes.starts_with(b"# internals: panic"),
            "a test asked for it"
        );
        self.project.context.check(&self.name, self.programme())
    }

    /// Reads the programme, without the rules.
    pub fn parse(&self) -> CheckResult {
        let common = &self.project.context;
        common.read_programme(&self.name, self.programme())
    }

    /// The text of the programme, without the text of its own project.
    pub fn programme(&self) -> &[u8] {
        embedded_source::split_source(&self.bytes).0
    }

    /// The errors that keep it from being read.
    pub fn reading_errors(&self, checked: CheckResult) -> Vec<Diagnostic> {
        let mut diagnostics = self.project.context.diagnostics([&checked]);
        diagnostics.extend(checked.diagnostics);
        diagnostics.retain(|diagnostic| diagnostic.is_error() && is_from_reading(diagnostic));
        diagnostics
    }
}

/// Whether a diagnostic comes from reading rather than from a rule.
pub fn is_from_reading(diagnostic: &Diagnostic) -> bool {
    let rule = rules::rule(diagnostic.kind.code());
    rule.is_none_or(|rule| matches!(rule.kind, RuleKind::Reading))
}

/// The folder of new programmes, in the project of the current folder.
/// Fails when `annexe.yaml` cannot be read, or has errors, which `annexe check` shows.
pub fn find_programmes_folder() -> anyhow::Result<PathBuf> {
    let mut loader = Loader::on_disk(None);
    let project = loader.project_around(Path::new("."));
    match loader.workspace.failures.pop() {
        Some(failure) => Err(failure),
        None if project.context.config.is_none() => {
            bail!(IoError::new(message!(BROKEN_CONFIG, path = CONFIG)))
        }
        None => Ok(project.programmes_folder()?.to_owned()),
    }
}

/// Finds programmes and projects, each project once.
struct Loader {
    files: Arc<FileTree>,
    profile: Option<Profile>,
    projects: BTreeMap<PathBuf, Arc<Project>>,
    /// The same by the folders inside.
    by_folder: BTreeMap<PathBuf, Arc<Project>>,
    /// The canonical paths of folders of programmes.
    canonical_folders: BTreeMap<PathBuf, PathBuf>,
    /// The project of folders without `annexe.yaml`, when it is not the current folder.
    default_project: Option<Arc<Project>>,
    workspace: Workspace,
}

impl Loader {
    fn new(files: Arc<FileTree>, profile: Option<Profile>) -> Self {
        Self {
            files,
            profile,
            projects: BTreeMap::new(),
            by_folder: BTreeMap::new(),
            canonical_folders: BTreeMap::new(),
            default_project: None,
            workspace: Workspace {
                projects: Vec::new(),
                programmes: Vec::new(),
                conflicting: Vec::new(),
                diagnostics: Vec::new(),
                failures: Vec::new(),
            },
        }
    }

    fn on_disk(profile: Option<Profile>) -> Self {
        Self::new(Arc::new(FileTree::Disk), profile)
    }

    fn collect_projects(self) -> Workspace {
        let mut workspace = self.workspace;
        workspace.projects = self.projects.into_values().collect();
        workspace
    }

    fn finish(self, output: Option<&Path>) -> Workspace {
        let mut workspace = self.collect_projects();
        workspace.exclude_conflicts(output);
        workspace
    }

    fn add(&mut self, path: &Path) {
        if let Err(error) = self.add_path(path) {
            self.workspace.failures.push(error);
        }
    }

    fn add_path(&mut self, path: &Path) -> anyhow::Result<()> {
        let kind = self.files.kind(path)?;
        if path.file_name().is_some_and(|name| name == CONFIG) {
            // Its diagnostics are those of the project.
            self.project_around(path.parent().unwrap_or(path));
            return Ok(());
        }
        match kind {
            PathKind::File => {
                let file = self.find_programme(path)?;
                self.workspace.programmes.push(file);
                return Ok(());
            }
            PathKind::Folder => {}
            PathKind::Stream => {
                let file = File::open(path).and_then(read_limited);
                let bytes = file.map_err(|error| path_error(path, &error))?;
                self.add_text(&display_path(path), bytes);
                return Ok(());
            }
            PathKind::Other => bail!(IoError::new(message!(
                NEITHER_FILE_NOR_FOLDER,
                path = display_path(path)
            ))),
        }
        self.project_around(path);
        let failures = self.workspace.failures.len();
        let found = self
            .files
            .find_programmes(path, &mut self.workspace.failures);
        if found.is_empty() && self.workspace.failures.len() == failures {
            bail!(IoError::no_programme(path.display().to_string()));
        }
        for path in found {
            match self.find_programme(&path) {
                Ok(file) => self.workspace.programmes.push(file),
                Err(error) => self.workspace.failures.push(error),
            }
        }
        Ok(())
    }

    fn find_programme(&mut self, path: &Path) -> anyhow::Result<ProgrammeFile> {
        let canonical = self.files.canonical(path);
        let project = self.project_around(path.parent().unwrap_or(path));
        let folder = self.canonical_folders.entry(project.programmes.clone());
        let folder = folder.or_insert_with_key(|folder| self.files.canonical(folder));
        let Some(stem) = output_stem(path, &canonical, folder) else {
            let path = path.display().to_string();
            bail!(IoError::new(message!(NO_SHEET_NAME, path)));
        };
        Ok(ProgrammeFile {
            name: self.files.display(path),
            path: canonical,
            content: ProgrammeContent::File(Arc::clone(&self.files), path.to_owned()),
            project,
            stem,
        })
    }

    fn add_standard_input(&mut self) {
        match read_limited(io::stdin().lock()) {
            Ok(bytes) => self.add_text("-", bytes),
            Err(error) => {
                let message = message!(INPUT_FAILED, reason = reason(&error));
                self.workspace.failures.push(anyhow!(IoError::new(message)));
            }
        }
    }

    /// Adds a programme that comes through a pipe.
    fn add_text(&mut self, name: &str, bytes: Vec<u8>) {
        let project = self.project_around(Path::new("."));
        self.workspace.programmes.push(ProgrammeFile {
            name: name.to_owned(),
            path: PathBuf::from(name),
            content: ProgrammeContent::Pipe(bytes),
            project,
            stem: PathBuf::from(Path::new(name).file_name().unwrap_or_default()),
        });
    }

    /// A text from a file, as a programme at a place.
    fn source_at(&mut self, place: &Path, file: &Path, bytes: Vec<u8>) -> Source {
        let around = self.project_around(folder_of(place));
        let name = display_path(file);
        Source {
            project: resolve_project(&around, &name, &bytes, None, &FileTree::Disk),
            name,
            path: canonical(file),
            bytes,
            stem: place.with_extension(""),
            is_embedded: false,
        }
    }

    /// The project of a folder: the nearest `annexe.yaml` upward, or else the current folder.
    fn project_around(&mut self, folder: &Path) -> Arc<Project> {
        if let Some(project) = self.by_folder.get(folder) {
            return Arc::clone(project);
        }
        let root = self.files.find_project(folder);
        if let (None, Some(home)) = (&root, &self.default_project) {
            return Arc::clone(home);
        }
        let root = root.unwrap_or_default();
        let project = match self.projects.get(&root) {
            Some(project) => Arc::clone(project),
            None => Arc::new(self.project_at(root.clone())),
        };
        self.projects.insert(root, Arc::clone(&project));
        self.by_folder
            .insert(folder.to_owned(), Arc::clone(&project));
        project
    }

    /// The canonical folder that a project may read and write in: its own, that of the project around it, or that of the run.
    fn find_boundary(&self, root: &Path) -> PathBuf {
        let boundary = self.files.find_root(root);
        let home = self.default_project.as_ref().map(|it| &it.boundary);
        let home = home.filter(|home| boundary.starts_with(home));
        home.cloned().unwrap_or(boundary)
    }

    fn project_at(&mut self, root: PathBuf) -> Project {
        let path = root.join(CONFIG);
        let boundary = self.find_boundary(&root);
        let content = self.files.read_inside(&boundary, &path, MAX_BYTES + 1);
        let folders = [root, boundary];
        let name = self.files.display(&path);
        let read = |bytes: Vec<u8>| {
            let folders = folders.clone();
            let read = || Project::read(folders, &name, &bytes, self.profile, &self.files);
            isolate(&name, read)
        };
        match content.map(read) {
            Ok(Ok(project)) => project,
            Err(error)
                if error.kind() == io::ErrorKind::NotFound && !self.files.may_exist(&path) =>
            {
                let common = ProjectContext::without_file(Some(Config::default()), self.profile);
                Project::new(folders, common, &self.files)
            }
            Ok(Err(error)) => {
                self.workspace.failures.push(error);
                let common = ProjectContext::without_file(None, self.profile);
                Project::new(folders, common, &self.files)
            }
            Err(error) => {
                self.workspace.failures.push(path_error(&path, &error));
                let common = ProjectContext::without_file(None, self.profile);
                Project::new(folders, common, &self.files)
            }
        }
    }
}

/// The path of a programme's sheets from the output folder: as inside the project's programmes, or its bare name. `None` for a
/// name that no file has.
fn output_stem(path: &Path, canonical: &Path, programmes: &Path) -> Option<PathBuf> {
    let name = path
        .file_stem()
        .filter(|stem| !stem.is_empty() && *stem != OsStr::new(".."))?;
    let inside = canonical.strip_prefix(programmes).ok();
    let folder = inside.and_then(Path::parent).map(Path::to_owned);
    Some(folder.unwrap_or_default().join(name))
}
