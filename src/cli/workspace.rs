//! Which programmes there are, what each shares with its neighbours, and where its sheets go.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs::{self, File, Permissions};
use std::io::{self, Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use anyhow::{anyhow, bail};

use crate::check::{Checked, Common};
use crate::diagnostic::{Finding, Place};
use crate::fault::Fault;
use crate::lang::{Reason, Refusal};
use crate::project::Config;
use crate::project::theme::MOST_BYTES;
use crate::record;
use crate::rules::Profile;
use crate::source::{SourceFile, Span};
use crate::text::Text;
use crate::yaml::MAX_BYTES;

/// The file that makes a folder a project.
pub const CONFIG: &str = "annexe.yaml";

/// The programmes of one run and the projects they belong to.
pub struct Workspace {
    pub programmes: Vec<Source>,
    /// The `annexe.yaml` files that were met.
    pub projects: Vec<Arc<Project>>,
    /// Programmes that would write the same files.
    pub findings: Vec<Finding>,
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
    pub common: Common,
    /// Where `annexe.yaml` really is; `None` when it is absent, or when a programme holds what stands in for it.
    pub file: Option<PathBuf>,
    /// Where sheets go.
    pub output: PathBuf,
    /// Where programmes are.
    programmes: PathBuf,
}

impl Project {
    #[must_use]
    pub fn new(root: PathBuf, common: Common) -> Self {
        let config = common.config.as_ref();
        let folder = |given: Option<&Text>, usual: &str| {
            tidy(&root.join(given.map_or_else(|| usual.to_owned(), Text::line)))
        };
        Self {
            file: common.file().map(|_| real(&root.join(CONFIG))),
            output: folder(config.and_then(|config| config.sortie.as_ref()), "output"),
            programmes: folder(
                config.and_then(|config| config.programmes.as_ref()),
                "programmes",
            ),
            common,
            root,
        }
    }

    /// Reads another text as this project's `annexe.yaml`.
    #[must_use]
    pub fn read(&self, name: &str, text: &[u8], profile: Option<Profile>) -> Common {
        Common::read(name, text, profile, &files(&self.root))
    }
}

impl Source {
    /// The programme and what there is to say of it.
    #[must_use]
    pub fn check(&self) -> Checked {
        let (programme, _) = record::parts(&self.bytes);
        self.project.common.check(&self.name, programme)
    }

    /// The programme, and what keeps it from being one; the rules are left out.
    #[must_use]
    pub fn read(&self) -> Checked {
        let (programme, _) = record::parts(&self.bytes);
        self.project.common.read_programme(&self.name, programme)
    }

    fn clash(&self) -> Finding {
        let stem = self.stem.display().to_string();
        let file = SourceFile::new(self.name.clone(), "");
        let place = Place::new(&file, Span::default());
        Finding::new(Fault::SameOutput { stem }, place)
    }
}

/// Finds and loads the programmes at these paths, or all those of the project around the current folder.
#[must_use]
pub fn open(paths: &[PathBuf], output: Option<&Path>, profile: Option<Profile>) -> Workspace {
    let mut opening = Opening::new(profile);
    if paths.is_empty() {
        let project = opening.project_of(Path::new("."));
        let folder = project.programmes.clone();
        // « . », once tidied, is empty.
        let here = folder.as_os_str().is_empty();
        opening.attempt(if here { Path::new(".") } else { &folder });
    }
    for path in paths {
        if path == Path::new("-") {
            opening.standard_input();
        } else {
            opening.attempt(path);
        }
    }
    opening.workspace.projects = opening.projects.into_values().collect();
    opening.workspace.refuse_clashes(output);
    opening.workspace
}

/// A programme's text that is in no file of its own, by the name of what holds it: it goes by what it holds itself.
#[must_use]
pub fn text(holder: &Path, bytes: Vec<u8>) -> Source {
    let mut opening = Opening::new(None);
    let project = opening.project_of(holder.parent().unwrap_or(Path::new(".")));
    let project = opening.own_project(project, holder, &bytes);
    Source {
        name: shown(holder),
        path: holder.to_owned(),
        bytes,
        project,
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
    let file = File::open(path).map_err(|error| refused(path, &error))?;
    let bytes = slurp(file).map_err(|error| refused(path, &error))?;
    let project = opening.project_of(place.parent().unwrap_or(Path::new(".")));
    let project = opening.own_project(project, path, &bytes);
    if let Some(failure) = opening.workspace.failures.pop() {
        return Err(failure);
    }
    Ok(Source {
        name: shown(path),
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
    opening
        .workspace
        .programmes
        .pop()
        .ok_or_else(|| anyhow!(Refusal::NeitherFileNorFolder(shown(path))))
}

impl Workspace {
    /// The files that were looked at, as findings name them.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let shared = self
            .projects
            .iter()
            .filter_map(|project| project.common.file());
        let shared = shared.map(|file| file.name().to_owned());
        let own = self.programmes.iter().map(|source| source.name.clone());
        shared.chain(own).collect()
    }

    /// Sets aside programmes that would write the same files; the same file given twice is one programme.
    fn refuse_clashes(&mut self, output: Option<&Path>) {
        let mut takers: BTreeMap<(PathBuf, PathBuf), usize> = BTreeMap::new();
        let mut clashing = Vec::new();
        let sources = std::mem::take(&mut self.programmes);
        let mut kept: Vec<Source> = Vec::new();
        for source in sources {
            let folder = output.unwrap_or(&source.project.output);
            let place = (real(folder), source.stem.clone());
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
    let mut opening = Opening::new(None);
    let project = opening.project_of(Path::new("."));
    match opening.workspace.failures.pop() {
        Some(failure) => Err(failure),
        None if project.common.config.is_none() => {
            bail!(Refusal::BrokenConfig(CONFIG.to_owned()))
        }
        None => Ok(project.programmes.clone()),
    }
}

struct Opening {
    projects: BTreeMap<PathBuf, Arc<Project>>,
    profile: Option<Profile>,
    workspace: Workspace,
}

impl Opening {
    fn new(profile: Option<Profile>) -> Self {
        Self {
            projects: BTreeMap::new(),
            profile,
            workspace: Workspace {
                projects: Vec::new(),
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
            bail!(Refusal::NeitherFileNorFolder(shown(path)));
        }
        let mut found = Vec::new();
        list(path, &mut found)?;
        if found.is_empty() {
            bail!(Refusal::NoProgramme(path.display().to_string()));
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
        let project = self.own_project(project, path, &bytes);
        let stem = stem(path, &project.programmes)
            .ok_or_else(|| anyhow!(Refusal::NoSheetName(path.display().to_string())))?;
        self.workspace.programmes.push(Source {
            name: shown(path),
            path: real(path),
            bytes,
            project,
            stem,
            is_sheet: false,
        });
        Ok(())
    }

    fn standard_input(&mut self) {
        match slurp(io::stdin().lock()) {
            Ok(bytes) => {
                let project = self.project_of(Path::new("."));
                let project = self.own_project(project, Path::new("-"), &bytes);
                self.workspace.programmes.push(Source {
                    name: "-".to_owned(),
                    path: PathBuf::from("-"),
                    bytes,
                    project,
                    stem: PathBuf::from("-"),
                    is_sheet: false,
                });
            }
            Err(error) => {
                let refusal = Refusal::Input(reason(&error));
                self.workspace.failures.push(anyhow!(refusal));
            }
        }
    }

    /// What a programme that holds its own shared part goes by: that, in the folders of the project around.
    fn own_project(&mut self, around: Arc<Project>, path: &Path, bytes: &[u8]) -> Arc<Project> {
        let (_, Some(shared)) = record::parts(bytes) else {
            return around;
        };
        let project = Arc::new(Project {
            root: around.root.clone(),
            common: around.read(&shown(path), &shared, self.profile),
            file: None,
            output: around.output.clone(),
            programmes: around.programmes.clone(),
        });
        self.projects.insert(path.to_owned(), Arc::clone(&project));
        project
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
        let common = match File::open(&path).and_then(slurp) {
            Ok(bytes) => Common::read(&shown(&path), &bytes, self.profile, &files(&root)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Common::without_file(Some(Config::default()), self.profile)
            }
            Err(error) => {
                self.workspace.failures.push(refused(&path, &error));
                Common::without_file(None, self.profile)
            }
        };
        let project = Arc::new(Project::new(root.clone(), common));
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

/// Leads to the files that the theme of a project names.
pub fn files(root: &Path) -> impl Fn(&str) -> io::Result<Vec<u8>> + Sync {
    let root = root.to_owned();
    move |path| {
        let path = root.join(path);
        // What is no file (a device, a pipe) might never end.
        if !fs::metadata(&path)?.is_file() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let mut bytes = Vec::new();
        let most = MOST_BYTES as u64 + 1;
        File::open(&path)?.take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
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

/// Writes a file beside its place, then renames it: a failure leaves the old one whole.
///
/// # Errors
/// The system refuses.
pub fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let refuse = |error: &io::Error| refused(path, error);
    // A device or a pipe has no other place.
    if fs::metadata(path).is_ok_and(|kind| !kind.is_file()) {
        return fs::write(path, bytes).map_err(|error| refuse(&error));
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let mut file = tempfile::Builder::new()
        .prefix(".annexe-")
        .permissions(Permissions::from_mode(0o666))
        .tempfile_in(folder.unwrap_or(Path::new(".")))
        .map_err(|error| refuse(&error))?;
    file.write_all(bytes).map_err(|error| refuse(&error))?;
    file.persist(path).map_err(|error| refuse(&error.error))?;
    Ok(())
}

/// Why the system refused.
#[must_use]
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the system has more reasons than users meet"
)]
pub fn reason(error: &io::Error) -> Reason {
    match error.kind() {
        io::ErrorKind::NotFound => Reason::NotFound,
        io::ErrorKind::PermissionDenied => Reason::Denied,
        io::ErrorKind::IsADirectory => Reason::IsAFolder,
        io::ErrorKind::NotADirectory => Reason::NotAFolder,
        io::ErrorKind::AlreadyExists => Reason::Exists,
        io::ErrorKind::StorageFull => Reason::Full,
        io::ErrorKind::ReadOnlyFilesystem => Reason::ReadOnly,
        _ => Reason::Other(error.to_string()),
    }
}

/// A path and why the system refused it.
#[must_use]
pub fn refused(path: &Path, error: &io::Error) -> anyhow::Error {
    anyhow!(Refusal::Path(shown(path), reason(error)))
}
