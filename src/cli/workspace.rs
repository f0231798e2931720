//! Which programmes there are, what each shares with its neighbours, and where its sheets go.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs::{self, File, Metadata, Permissions};
use std::io::{self, Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{anyhow, bail};

use tempfile::NamedTempFile;

use super::error::IoError;
use super::manifest::{Fingerprint, Hasher, UNFINISHED};
use crate::check::{Checked, ProjectContext};
use crate::diagnostic::catalogue::message;
use crate::diagnostic::kind::DiagnosticKind;

use crate::diagnostic::{Diagnostic, Place};
use crate::document::text::Text;
use crate::model::project::Config;
use crate::model::settings::Profile;
use crate::read::theme::MAX_FILE_BYTES;
use crate::read::yaml::MAX_BYTES;
use crate::source::{SourceFile, Span};
use crate::verify::embedded_source;

/// The file that makes a folder a project.
pub const CONFIG: &str = "annexe.yaml";

/// The programmes of one run, not read yet.
pub struct Listing {
    pub programmes: Vec<Listed>,
    /// The `annexe.yaml` files that were met.
    pub projects: Vec<Arc<Project>>,
    /// Programmes that would write the same files, and that they would.
    pub clashing: Vec<Listed>,
    pub diagnostics: Vec<Diagnostic>,
    /// What could not be listed; each names its path.
    pub failures: Vec<anyhow::Error>,
}

/// Where a programme is to be read.
pub struct Listed {
    /// As the user would name it.
    pub name: String,
    /// The one path of the file, however it was named.
    pub path: PathBuf,
    given: Given,
    /// The project around it.
    pub project: Arc<Project>,
    /// Where its sheets go, from the output folder, without extension.
    pub stem: PathBuf,
}

enum Given {
    File(PathBuf),
    Input(Vec<u8>),
}

/// The programmes of one run and the projects they belong to.
pub struct Workspace {
    pub programmes: Vec<Source>,
    /// The `annexe.yaml` files that were met.
    pub projects: Vec<Arc<Project>>,
    /// Programmes that would write the same files.
    pub diagnostics: Vec<Diagnostic>,
    /// What could not be listed or read; each names its path.
    pub failures: Vec<anyhow::Error>,
}

/// A programme's text, not yet read.
pub struct Source {
    /// As the user would name it.
    pub name: String,
    /// The one path of the file, however it was named.
    pub path: PathBuf,
    pub bytes: Vec<u8>,
    pub project: Arc<Project>,
    /// Where its sheets go, from the output folder, without extension.
    pub stem: PathBuf,
    /// Whether it is what a sheet carries.
    pub is_sheet: bool,
}

/// An `annexe.yaml`, or its absence, or what stands in for it in one programme.
pub struct Project {
    pub root: PathBuf,
    pub project_context: ProjectContext,
    /// Of all that was read to make it: its text and the files of its theme.
    pub fingerprint: Fingerprint,
    /// Those files.
    pub inputs: Vec<PathBuf>,
    /// Where `annexe.yaml` really is; `None` when it is absent, or when a programme holds what stands in for it.
    pub file: Option<PathBuf>,
    /// Where sheets go.
    pub output: PathBuf,
    /// Where programmes are.
    pub programmes: PathBuf,
}

impl Project {
    #[must_use]
    pub fn new(root: PathBuf, project_context: ProjectContext) -> Self {
        let config = project_context.config.as_ref();
        let folder = |given: Option<&Text>, usual: &str| {
            tidy(&root.join(given.map_or_else(|| usual.to_owned(), Text::line)))
        };
        Self {
            fingerprint: Fingerprint::default(),
            inputs: Vec::new(),
            file: project_context.file().map(|_| real(&root.join(CONFIG))),
            output: folder(config.and_then(|config| config.sortie.as_ref()), "output"),
            programmes: folder(
                config.and_then(|config| config.programmes.as_ref()),
                "programmes",
            ),
            project_context,
            root,
        }
    }

    /// Reads another text as this project's `annexe.yaml`.
    #[must_use]
    pub fn read(&self, name: &str, text: &[u8], profile: Option<Profile>) -> ProjectContext {
        ProjectContext::read(name, text, profile, &files(&self.root))
    }

    /// The project that a text makes here.
    fn of(root: PathBuf, name: &str, text: &[u8], profile: Option<Profile>) -> Self {
        let seen = Mutex::new((Hasher::new(text), Vec::new()));
        let files = files(&root);
        let project_context = ProjectContext::read(name, text, profile, &|path: &str| {
            let bytes = files(path);
            let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
            seen.0.add(bytes.as_deref().unwrap_or_default());
            seen.1.push(root.join(path));
            bytes
        });
        drop(files);
        let (hasher, mut inputs) = seen.into_inner().unwrap_or_else(PoisonError::into_inner);
        inputs.sort();
        inputs.dedup();
        Self {
            fingerprint: hasher.fingerprint(),
            inputs,
            ..Self::new(root, project_context)
        }
    }
}

impl Listed {
    /// Reads the programme.
    ///
    /// # Errors
    /// The system refuses.
    pub fn load(&self, profile: Option<Profile>) -> anyhow::Result<Source> {
        let bytes = match &self.given {
            Given::File(path) => open_file(path).and_then(slurp),
            Given::Input(bytes) => Ok(bytes.clone()),
        };
        let bytes = bytes.map_err(|error| refused(Path::new(&self.name), &error))?;
        Ok(Source {
            name: self.name.clone(),
            path: self.path.clone(),
            project: own_project(&self.project, &self.name, &bytes, profile),
            bytes,
            stem: self.stem.clone(),
            is_sheet: false,
        })
    }

    /// Its file, as the user would name it; standard input is « - ».
    #[must_use]
    pub fn file(&self) -> &Path {
        match &self.given {
            Given::File(path) => path,
            Given::Input(_) => Path::new("-"),
        }
    }

    /// The one path of its name, which may be that of a link.
    #[must_use]
    pub fn place(&self) -> PathBuf {
        let file = self.file();
        let is_link = fs::symlink_metadata(file).is_ok_and(|kind| kind.is_symlink());
        // Of what is no link, it is known already.
        if is_link {
            place(file)
        } else {
            self.path.clone()
        }
    }

    fn clash(&self) -> Diagnostic {
        let stem = self.stem.display().to_string();
        let file = SourceFile::new(self.name.clone(), "");
        let place = Place::new(&file, Span::default());
        Diagnostic::new(DiagnosticKind::SameOutput { stem }, place)
    }
}

/// What a programme that holds its own shared part goes by: that, in the folders of the project around.
fn own_project(
    around: &Arc<Project>,
    name: &str,
    bytes: &[u8],
    profile: Option<Profile>,
) -> Arc<Project> {
    let (_, Some(shared)) = embedded_source::parts(bytes) else {
        return Arc::clone(around);
    };
    Arc::new(Project {
        file: None,
        output: around.output.clone(),
        programmes: around.programmes.clone(),
        ..Project::of(around.root.clone(), name, &shared, profile)
    })
}

impl Source {
    /// The programme and what there is to say of it.
    #[must_use]
    pub fn check(&self) -> Checked {
        let (programme, _) = embedded_source::parts(&self.bytes);
        self.project.project_context.check(&self.name, programme)
    }

    /// The programme, and what keeps it from being one; the rules are left out.
    #[must_use]
    pub fn read(&self) -> Checked {
        let (programme, _) = embedded_source::parts(&self.bytes);
        self.project
            .project_context
            .read_programme(&self.name, programme)
    }
}

/// Finds the programmes at these paths, or all those of the project around the current folder.
#[must_use]
pub fn list(paths: &[PathBuf], output: Option<&Path>, profile: Option<Profile>) -> Listing {
    let mut opening = Opening::new(profile);
    if paths.is_empty() {
        let project = opening.project_of(Path::new("."));
        opening.home = Some(Arc::clone(&project));
        opening.attempt(&project.programmes);
    }
    for path in paths {
        if path == Path::new("-") {
            opening.standard_input();
        } else {
            opening.attempt(path);
        }
    }
    let mut listing = opening.listing;
    listing.projects = opening.projects.into_values().collect();
    listing.refuse_clashes(output);
    listing
}

/// The same, read.
#[must_use]
pub fn open(paths: &[PathBuf], profile: Option<Profile>) -> Workspace {
    let Listing {
        programmes: listed,
        mut projects,
        diagnostics,
        mut failures,
        clashing: _,
    } = list(paths, None, profile);
    let mut programmes = Vec::with_capacity(listed.len());
    for listed in listed {
        match listed.load(profile) {
            Ok(source) => {
                if !Arc::ptr_eq(&source.project, &listed.project) {
                    projects.push(Arc::clone(&source.project));
                }
                programmes.push(source);
            }
            Err(error) => failures.push(error),
        }
    }
    Workspace {
        programmes,
        projects,
        diagnostics,
        failures,
    }
}

/// A programme's text that is in no file of its own, by the name of what holds it: it goes by what it holds itself.
#[must_use]
pub fn text(holder: &Path, bytes: Vec<u8>) -> Source {
    let around = Opening::new(None).project_of(holder.parent().unwrap_or(Path::new(".")));
    let name = shown(holder);
    Source {
        project: own_project(&around, &name, &bytes, None),
        name,
        path: holder.to_owned(),
        bytes,
        stem: PathBuf::new(),
        is_sheet: true,
    }
}

/// The programme at a path, as though it stood at another: what it shares is sought there.
///
/// # Errors
/// The system refuses to read it.
pub fn programme_as(path: &Path, place: &Path) -> anyhow::Result<Source> {
    let mut opening = Opening::new(None);
    let bytes = open_file(path).and_then(slurp);
    let bytes = bytes.map_err(|error| refused(path, &error))?;
    let around = opening.project_of(place.parent().unwrap_or(Path::new(".")));
    let name = shown(path);
    let project = own_project(&around, &name, &bytes, None);
    if let Some(failure) = opening.listing.failures.pop() {
        return Err(failure);
    }
    Ok(Source {
        name,
        path: real(path),
        bytes,
        project,
        stem: place.with_extension(""),
        is_sheet: false,
    })
}

/// The one programme at a path.
///
/// # Errors
/// The system refuses to read it, or it is not a file.
pub fn programme(path: &Path) -> anyhow::Result<Source> {
    let mut opening = Opening::new(None);
    opening.programme(path)?;
    let listed = opening.listing.programmes.pop();
    let listed = listed.ok_or_else(|| {
        anyhow!(IoError::new(message!(
            NEITHER_FILE_NOR_FOLDER,
            path = shown(path)
        )))
    })?;
    listed.load(None)
}

impl Workspace {
    /// The files that were looked at, as diagnostics name them.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let shared = self
            .projects
            .iter()
            .filter_map(|project| project.project_context.file());
        let shared = shared.map(|file| file.name().to_owned());
        let own = self.programmes.iter().map(|source| source.name.clone());
        shared.chain(own).collect()
    }
}

impl Listing {
    /// How many programmes there are, those that were set aside too.
    #[must_use]
    pub fn count(&self) -> usize {
        self.programmes.len() + self.clashing.len()
    }

    /// Sets aside programmes that would write the same files; the same file given twice is one programme.
    fn refuse_clashes(&mut self, output: Option<&Path>) {
        let mut folders: BTreeMap<PathBuf, PathBuf> = BTreeMap::new();
        let mut takers: BTreeMap<(PathBuf, PathBuf), usize> = BTreeMap::new();
        let mut clashing = BTreeSet::new();
        let listed = std::mem::take(&mut self.programmes);
        let mut kept: Vec<Listed> = Vec::new();
        for listed in listed {
            let folder = output.unwrap_or(&listed.project.output);
            let folder = folders.entry(folder.to_owned());
            let folder = folder.or_insert_with_key(|folder| real(folder));
            let place = (folder.clone(), listed.stem.clone());
            match takers.get(&place) {
                Some(&first) if kept[first].path == listed.path => {}
                Some(&first) => {
                    clashing.insert(first);
                    self.diagnostics.push(listed.clash());
                    self.clashing.push(listed);
                }
                None => {
                    takers.insert(place, kept.len());
                    kept.push(listed);
                }
            }
        }
        for (index, listed) in kept.into_iter().enumerate() {
            if clashing.contains(&index) {
                self.diagnostics.push(listed.clash());
                self.clashing.push(listed);
            } else {
                self.programmes.push(listed);
            }
        }
    }
}

/// Where new programmes go: the folder of the project around the current one.
///
/// # Errors
/// `annexe.yaml` cannot be read, or has errors: `annexe check` tells them.
pub fn programmes_folder() -> anyhow::Result<PathBuf> {
    let mut opening = Opening::new(None);
    let project = opening.project_of(Path::new("."));
    match opening.listing.failures.pop() {
        Some(failure) => Err(failure),
        None if project.project_context.config.is_none() => {
            bail!(IoError::new(message!(BROKEN_CONFIG, path = CONFIG)))
        }
        None => Ok(project.programmes.clone()),
    }
}

struct Opening {
    projects: BTreeMap<PathBuf, Arc<Project>>,
    /// The same, by the folders that were looked from.
    around: BTreeMap<PathBuf, Arc<Project>>,
    /// The one path of the folders of programmes, by the way they are named.
    real: BTreeMap<PathBuf, Option<PathBuf>>,
    /// Where there is no `annexe.yaml` around: that whose programmes these are, or else the current folder.
    home: Option<Arc<Project>>,
    profile: Option<Profile>,
    listing: Listing,
}

impl Opening {
    fn new(profile: Option<Profile>) -> Self {
        Self {
            projects: BTreeMap::new(),
            around: BTreeMap::new(),
            real: BTreeMap::new(),
            home: None,
            profile,
            listing: Listing {
                projects: Vec::new(),
                programmes: Vec::new(),
                clashing: Vec::new(),
                diagnostics: Vec::new(),
                failures: Vec::new(),
            },
        }
    }

    fn attempt(&mut self, path: &Path) {
        if let Err(error) = self.path(path) {
            self.listing.failures.push(error);
        }
    }

    fn path(&mut self, path: &Path) -> anyhow::Result<()> {
        let kind = fs::metadata(path).map_err(|error| refused(path, &error))?;
        if path.file_name().is_some_and(|name| name == CONFIG) {
            // Its diagnostics are those of the project.
            self.project_of(path.parent().unwrap_or(Path::new(".")));
            return Ok(());
        }
        if kind.is_file() {
            return self.programme(path);
        }
        if !kind.is_dir() {
            bail!(IoError::new(message!(
                NEITHER_FILE_NOR_FOLDER,
                path = shown(path)
            )));
        }
        self.project_of(path);
        let mut found = Vec::new();
        let failures = self.listing.failures.len();
        find(path, &mut found, &mut self.listing.failures);
        if found.is_empty() && self.listing.failures.len() == failures {
            bail!(IoError::no_programme(path.display().to_string()));
        }
        for path in found {
            if let Err(error) = self.programme(&path) {
                self.listing.failures.push(error);
            }
        }
        Ok(())
    }

    fn programme(&mut self, path: &Path) -> anyhow::Result<()> {
        let real_path = real(path);
        let project = self.project_of(path.parent().unwrap_or(Path::new(".")));
        let folder = self.real.entry(project.programmes.clone());
        let folder = folder.or_insert_with_key(|folder| fs::canonicalize(folder).ok());
        let stem = stem(path, &real_path, folder.as_deref()).ok_or_else(|| {
            anyhow!(IoError::new(message!(
                NO_SHEET_NAME,
                path = path.display().to_string()
            )))
        })?;
        self.listing.programmes.push(Listed {
            name: shown(path),
            path: real_path,
            given: Given::File(path.to_owned()),
            project,
            stem,
        });
        Ok(())
    }

    fn standard_input(&mut self) {
        match slurp(io::stdin().lock()) {
            Ok(bytes) => {
                let project = self.project_of(Path::new("."));
                self.listing.programmes.push(Listed {
                    name: "-".to_owned(),
                    path: PathBuf::from("-"),
                    given: Given::Input(bytes),
                    project,
                    stem: PathBuf::from("-"),
                });
            }
            Err(error) => {
                let refusal = IoError::of_input(&error);
                self.listing.failures.push(anyhow!(refusal));
            }
        }
    }

    /// The project of a folder: the nearest `annexe.yaml` upward, or the folder one is in.
    fn project_of(&mut self, folder: &Path) -> Arc<Project> {
        let folder = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        if let Some(project) = self.around.get(folder) {
            return Arc::clone(project);
        }
        let absolute = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        let here = fs::canonicalize(".").unwrap_or_default();
        let root = absolute
            .ancestors()
            .find(|ancestor| is_there(&ancestor.join(CONFIG)));
        if let (None, Some(home)) = (root, &self.home) {
            return Arc::clone(home);
        }
        let root = match root {
            // Names stay as short as the user's own when the project is the current one.
            Some(root) => shorten(root, &here),
            None => PathBuf::new(),
        };
        let project = match self.projects.get(&root) {
            Some(project) => Arc::clone(project),
            None => Arc::new(self.project_at(root.clone())),
        };
        self.projects.insert(root, Arc::clone(&project));
        self.around.insert(folder.to_owned(), Arc::clone(&project));
        project
    }

    fn project_at(&mut self, root: PathBuf) -> Project {
        let path = root.join(CONFIG);
        match open_file(&path).and_then(slurp) {
            Ok(bytes) => Project::of(root, &shown(&path), &bytes, self.profile),
            Err(error) if error.kind() == io::ErrorKind::NotFound && !is_there(&path) => {
                Project::new(
                    root,
                    ProjectContext::without_file(Some(Config::default()), self.profile),
                )
            }
            Err(error) => {
                self.listing.failures.push(refused(&path, &error));
                Project::new(root, ProjectContext::without_file(None, self.profile))
            }
        }
    }
}

/// The programmes under a folder, by name at each level, and what could not be looked at; hidden files and `annexe.yaml` are
/// not among them.
fn find(folder: &Path, found: &mut Vec<PathBuf>, failures: &mut Vec<anyhow::Error>) {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let mut entries = match entries {
        Ok(entries) => entries,
        Err(error) => return failures.push(refused(folder, &error)),
    };
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let (name, path) = (entry.file_name(), entry.path());
        if name.as_encoded_bytes().starts_with(b".") || name == CONFIG {
            continue;
        }
        let extension = path.extension();
        let is_programme = extension.is_some_and(|it| it == "yaml" || it == "yml");
        // Links to folders are not followed: they could lead back here.
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            find(&path, found, failures);
        } else if is_programme && !path.is_dir() {
            // What cannot be read will say so.
            found.push(path);
        }
    }
}

/// Leads to the files that the theme of a project names.
pub fn files(root: &Path) -> impl Fn(&str) -> io::Result<Vec<u8>> + Sync {
    let root = root.to_owned();
    move |path| {
        let mut bytes = Vec::new();
        let most = MAX_FILE_BYTES as u64 + 1;
        let file = open_file(&root.join(path))?;
        file.take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

/// Whether something has this name, be it a link that leads nowhere, or may have it.
pub fn is_there(path: &Path) -> bool {
    !fs::symlink_metadata(path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
}

/// Opens a file to read it. What is none (a folder, a pipe, a device) might never end.
fn open_file(path: &Path) -> io::Result<File> {
    let kind = fs::metadata(path)?;
    if kind.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if !kind.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    File::open(path)
}

/// The whole of a file.
///
/// # Errors
/// The system refuses, or this is no file.
pub fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open_file(path)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Whether a file, that is no link, holds these bytes and no others.
#[must_use]
pub fn holds(path: &Path, bytes: &[u8]) -> bool {
    let is_as_long = |kind: Metadata| kind.is_file() && kind.len() == bytes.len() as u64;
    fs::symlink_metadata(path).is_ok_and(is_as_long) && fs::read(path).is_ok_and(|it| it == bytes)
}

/// Reads at most a byte more than any programme may hold, whatever the file pretends to be.
fn slurp(file: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Where a programme's sheets go inside the output folder: as its path inside the project's programmes, or its bare
/// name. `None` for a name that is no file's.
fn stem(path: &Path, real: &Path, programmes: Option<&Path>) -> Option<PathBuf> {
    let name = path
        .file_stem()
        .filter(|stem| !stem.is_empty() && *stem != OsStr::new(".."))?;
    let inside = programmes.and_then(|programmes| real.strip_prefix(programmes).ok());
    let folder = inside.and_then(Path::parent).map(Path::to_owned);
    Some(folder.unwrap_or_default().join(name))
}

/// The shortest way to a folder for who stands here: relative when it is inside.
fn shorten(root: &Path, here: &Path) -> PathBuf {
    root.strip_prefix(here).unwrap_or(root).to_owned()
}

/// The one name of a place, whether it exists yet or not.
pub fn real(path: &Path) -> PathBuf {
    let is_here = path.as_os_str().is_empty();
    let path = if is_here { Path::new(".") } else { path };
    fs::canonicalize(path)
        .or_else(|_| std::path::absolute(path))
        .map_or_else(|_| path.to_owned(), |path| tidy(&path))
}

/// The one path of a name, be it that of a link: the folders above are followed, and it is not.
#[must_use]
pub fn place(path: &Path) -> PathBuf {
    let around = real(path.parent().unwrap_or(Path::new(".")));
    around.join(path.file_name().unwrap_or_default())
}

/// A path without its « . », unless it is all there is, and without what a « .. » takes back.
pub fn tidy(path: &Path) -> PathBuf {
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
    if tidy.as_os_str().is_empty() {
        tidy.push(Component::CurDir);
    }
    tidy
}

/// A path as diagnostics show it, without the « ./ » that nobody types.
fn shown(path: &Path) -> String {
    path.strip_prefix(".").unwrap_or(path).display().to_string()
}

/// Writes a file beside its place, then renames it: a failure leaves the old one whole. A file that holds these bytes
/// already is left alone.
///
/// # Errors
/// The system refuses.
pub fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let refuse = |error: &io::Error| refused(path, error);
    if holds(path, bytes) {
        return Ok(());
    }
    // A device or a pipe has no other place.
    if fs::metadata(path).is_ok_and(|kind| !kind.is_file()) {
        return fs::write(path, bytes).map_err(|error| refuse(&error));
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let file = unfinished(folder.unwrap_or(Path::new(".")), bytes);
    let file = file.map_err(|error| refuse(&error))?;
    file.persist(path).map_err(|error| refuse(&error.error))?;
    Ok(())
}

/// A file with these bytes and a name of its own, which is gone unless it is given another.
///
/// # Errors
/// The system refuses.
pub fn unfinished(folder: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut file = tempfile::Builder::new()
        .prefix(UNFINISHED)
        .permissions(Permissions::from_mode(0o666))
        .tempfile_in(folder)?;
    file.write_all(bytes)?;
    Ok(file)
}

/// A path and why the system refused it.
#[must_use]
pub fn refused(path: &Path, error: &io::Error) -> anyhow::Error {
    anyhow!(IoError::at(shown(path), error))
}
