//! `annexe diff`: what changed between two revisions.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use anyhow::{anyhow, bail};

use super::batch::is_of_reading;
use super::error::{IoError, IoErrorKind, UsageError};
use super::git::Tree;
use super::workspace::{self, CONFIG, Project, Source, refused};
use super::{
    DiffArguments, DiffFormat, FINDINGS, FINE, Gate, extract, is_plain, patiently, report,
};
use crate::check::{Checked, ProjectContext};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::message;
use crate::diagnostic::change::Impact;
use crate::diagnostic::language::Language;
use crate::diff::field::PROGRAMME_FIELDS;
use crate::diff::report::document::{ReportContent, document};
use crate::diff::report::github::github;
use crate::diff::report::json::json;
use crate::diff::report::text::{Terminal, text};
use crate::diff::report::{CheckedRevision, ProgrammeDiff, compare_revisions};
use crate::model::INTERNAL;
use crate::model::Sheet;
use crate::model::project::Config;
use crate::render::{Format, render};

/// What a detailed exit code adds to the rank of a level, from 0.
const DETAILED: u8 = 10;

pub fn run(arguments: &DiffArguments, language: Language) -> anyhow::Result<u8> {
    // The model takes as long to be made as all the rest: it is, while files are sought and read.
    rayon::spawn(|| {
        LazyLock::force(&PROGRAMME_FIELDS);
    });
    let couples = couples(arguments)?;
    let mut pairs = Vec::new();
    let mut diagnostics = Vec::new();
    let mut unread = Vec::new();
    let shows_sheets =
        matches!(arguments.format, DiffFormat::Html | DiffFormat::Pdf) && !arguments.draft_avenant;
    for couple in &couples {
        match couple.compare(shows_sheets) {
            Ok(pair) => pairs.push(pair),
            Err(found) => {
                diagnostics.extend(found);
                let source = couple.new.as_ref().or(couple.old.as_ref());
                unread.extend(source.map(|source| source.name.clone()));
            }
        }
    }
    // Of all the programmes of a project, those that cannot be read are told in the report.
    let goes_on = arguments.fail_on == Some(Gate::Never) && arguments.rev.is_some();
    if !diagnostics.is_empty() {
        // A broken file that both sides share is told once.
        crate::diagnostic::tidy(&mut diagnostics);
        report(&diagnostics, &mut io::stderr(), language)?;
        if pairs.is_empty() && !goes_on {
            // git would stop at any other code.
            return Ok(if arguments.git.is_some() {
                FINE
            } else {
                FINDINGS
            });
        }
    }
    let bytes = written(&pairs, &couples, &unread, arguments, language)?;
    match &arguments.output {
        Some(path) => workspace::write(path, &bytes)?,
        None if arguments.format == DiffFormat::Pdf && io::stdout().is_terminal() => {
            bail!(UsageError(message!(NOT_FOR_A_TERMINAL)));
        }
        None => patiently(io::stdout().write_all(&bytes))?,
    }
    Ok(if diagnostics.is_empty() || goes_on {
        verdict(&pairs, arguments)
    } else {
        FINDINGS
    })
}

/// The report in the format that is asked.
fn written(
    pairs: &[ProgrammeDiff],
    couples: &[RevisionPair],
    unread: &[String],
    arguments: &DiffArguments,
    language: Language,
) -> anyhow::Result<Vec<u8>> {
    let (format, amends) = (arguments.format, arguments.draft_avenant);
    let format = match format {
        DiffFormat::Json | DiffFormat::Github if amends => {
            bail!(UsageError(message!(NO_AMENDMENT_FORMAT)))
        }
        DiffFormat::Json => return Ok(json(pairs, unread).into_bytes()),
        DiffFormat::Github => return Ok(github(pairs, unread, language).into_bytes()),
        DiffFormat::Text if !amends => {
            let is_screen = arguments.output.is_none() && io::stdout().is_terminal();
            let terminal = terminal(is_screen || arguments.git.is_some() && is_paged());
            return Ok(text(pairs, unread, language, terminal).into_bytes());
        }
        DiffFormat::Text | DiffFormat::Md => Format::Md,
        DiffFormat::Html => Format::Html,
        DiffFormat::Pdf => Format::Pdf,
    };
    let content = if amends {
        ReportContent::Amendment
    } else {
        ReportContent::Changes
    };
    // In the dress of the project that it is about.
    let theme = couples.iter().rev().find_map(|couple| couple.new.as_ref());
    let theme = theme.map(|source| source.project.project_context.loaded_theme.theme.clone());
    let document = document(pairs, unread, content);
    Ok(render(&document, format, &theme.unwrap_or_default()))
}

/// How the screen shows a report; what is no screen has the width of a page.
fn terminal(is_screen: bool) -> Terminal {
    let wide = std::env::var_os("COLUMNS").and_then(|columns| columns.to_str()?.parse().ok());
    let screen = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    let width = wide.or_else(|| if is_screen { screen() } else { None });
    Terminal {
        colour: is_screen && !is_plain(),
        width: width.unwrap_or(100),
    }
}

/// Whether git shows what it is given on a screen.
fn is_paged() -> bool {
    std::env::var_os("GIT_PAGER_IN_USE").is_some_and(|value| value == "true")
}

/// The exit code that tells what was found.
fn verdict(pairs: &[ProgrammeDiff], arguments: &DiffArguments) -> u8 {
    if arguments.git.is_some() {
        // git takes anything else for a failure.
        return FINE;
    }
    let highest = pairs.iter().filter_map(ProgrammeDiff::highest).max();
    let least = match arguments.fail_on {
        None | Some(Gate::Typographique) => Some(Impact::Typographique),
        Some(Gate::Deplacement) => Some(Impact::Deplacement),
        Some(Gate::Redactionnel) => Some(Impact::Redactionnel),
        Some(Gate::Complement) => Some(Impact::Complement),
        Some(Gate::Substantiel) => Some(Impact::Substantiel),
        Some(Gate::Never) => None,
    };
    let failing = highest.filter(|highest| least.is_some_and(|least| *highest >= least));
    match failing {
        Some(highest) if arguments.detailed_exit_code => {
            let rank = Impact::ALL.iter().rev().position(|level| *level == highest);
            DETAILED
                + rank
                    .and_then(|rank| u8::try_from(rank).ok())
                    .unwrap_or_default()
        }
        Some(_) => FINDINGS,
        None if least.is_some() && pairs.iter().any(has_errors) => FINDINGS,
        None => FINE,
    }
}

fn has_errors(pair: &ProgrammeDiff) -> bool {
    match pair {
        ProgrammeDiff::Compared(compared) => compared.diagnostics.iter().any(Diagnostic::is_error),
        ProgrammeDiff::Appeared(_) | ProgrammeDiff::Gone(_) => false,
    }
}

/// A programme in two revisions, or in one.
struct RevisionPair {
    old: Option<Source>,
    new: Option<Source>,
}

impl RevisionPair {
    /// What changed, or what keeps a revision from being read.
    fn compare(&self, shows_sheets: bool) -> Result<ProgrammeDiff, Vec<Diagnostic>> {
        let read = |source: &Option<Source>| -> Result<Option<Checked>, Vec<Diagnostic>> {
            source.as_ref().map(check).transpose()
        };
        let (old, new) = (read(&self.old), read(&self.new));
        let (old, new) = match (old, new) {
            (Ok(old), Ok(new)) => (old, new),
            (old, new) => {
                let mut diagnostics = old.err().unwrap_or_default();
                diagnostics.extend(new.err().unwrap_or_default());
                return Err(diagnostics);
            }
        };
        match (
            self.old.as_ref().zip(old.as_ref()),
            self.new.as_ref().zip(new.as_ref()),
        ) {
            (Some((source, checked)), Some((other, its))) => {
                let (old, new) = (side_of(source, checked), side_of(other, its));
                // The annex does not carry what it does not show.
                let is_annex = [source, other]
                    .iter()
                    .any(|source| shows_no_catalogue(source));
                let hides = move |key: &str| key == INTERNAL || (is_annex && key == "catalogue");
                compare_revisions(old, new, &hides, shows_sheets)
                    .map(|it| ProgrammeDiff::Compared(Box::new(it)))
                    .ok_or_else(Vec::new)
            }
            (None, Some((source, checked))) => side_of(source, checked)
                .identity()
                .map(ProgrammeDiff::Appeared)
                .ok_or_else(Vec::new),
            (Some((source, checked)), None) => side_of(source, checked)
                .identity()
                .map(ProgrammeDiff::Gone)
                .ok_or_else(Vec::new),
            (None, None) => Err(Vec::new()),
        }
    }
}

fn side_of<'a>(source: &'a Source, checked: &'a Checked) -> CheckedRevision<'a> {
    CheckedRevision {
        name: &source.name,
        checked,
        project_context: &source.project.project_context,
    }
}

/// Whether a text is what an annex carries, which has no side block.
fn shows_no_catalogue(source: &Source) -> bool {
    let config = source.project.project_context.config_without_theme();
    source.is_sheet
        && config
            .and_then(|config| config.document)
            .unwrap_or_default()
            == Sheet::Annexe
}

/// Reads a revision, or says what keeps it from being read.
fn check(source: &Source) -> Result<Checked, Vec<Diagnostic>> {
    let project_context = &source.project.project_context;
    let checked = source.read();
    if checked.programme.is_some() && project_context.config_without_theme().is_some() {
        return Ok(checked);
    }
    let mut diagnostics = project_context.diagnostics([&checked]);
    diagnostics.extend(checked.diagnostics);
    diagnostics.retain(|diagnostic| diagnostic.is_error() && is_of_reading(diagnostic));
    Err(diagnostics)
}

/// What is to be compared with what.
fn couples(arguments: &DiffArguments) -> anyhow::Result<Vec<RevisionPair>> {
    if let Some(given) = &arguments.git {
        return Ok(vec![of_git(given)?]);
    }
    let around = arguments.r#as.as_deref();
    match (&arguments.rev, &arguments.revisions[..]) {
        (Some(revision), paths) => since(revision, paths),
        (None, [old, new]) if old == "-" && new == "-" => {
            bail!(UsageError(message!(TWO_REVISIONS)))
        }
        (None, [old, new]) => {
            let (old, new) = (Named::open(old, around)?, Named::open(new, around)?);
            match (old, new) {
                (Named::One(old), Named::One(new)) => Ok(vec![RevisionPair {
                    old: Some(*old),
                    new: Some(*new),
                }]),
                (old, new) => Ok(paired(old.all(), new.all())),
            }
        }
        (None, _) => bail!(UsageError(message!(TWO_REVISIONS))),
    }
}

/// What an argument names: a programme, or all those of a folder.
enum Named {
    One(Box<Source>),
    Many(Vec<Source>),
}

impl Named {
    fn open(named: &str, around: Option<&Path>) -> anyhow::Result<Self> {
        let path = Path::new(named);
        if named == "-" || path.exists() {
            return Self::of_path(path, around);
        }
        match named.split_once(':') {
            // A drive has one letter.
            Some((revision, inside)) if revision.len() > 1 => {
                let tree = Arc::new(Tree::open(Path::new("."), revision)?);
                Self::of_revision(&tree, &tree.path(inside))
            }
            Some(_) | None => Self::of_path(path, around),
        }
    }

    fn of_path(path: &Path, around: Option<&Path>) -> anyhow::Result<Self> {
        if path.is_dir() {
            return Ok(Self::Many(opened(&[path.to_owned()])?));
        }
        let is_sheet = path.extension().is_some_and(|extension| {
            ["pdf", "html", "htm"].contains(&extension.to_string_lossy().to_lowercase().as_str())
        });
        if is_sheet {
            let sheet = extract::read(path)?;
            let source = workspace::text(path, sheet.source.into_bytes());
            return Ok(Self::One(Box::new(source)));
        }
        let source = match around {
            Some(around) => workspace::programme_as(path, around)?,
            None => one(opened(&[path.to_owned()])?, path)?,
        };
        Ok(Self::One(Box::new(source)))
    }

    fn of_revision(tree: &Arc<Tree>, path: &str) -> anyhow::Result<Self> {
        let missing = || {
            anyhow!(IoError::new(message!(
                NOT_IN_REVISION,
                path,
                revision = &tree.revision
            )))
        };
        let listed = tree.list(path)?;
        if listed.iter().any(|listed| listed == path) {
            let mut projects = BTreeMap::new();
            let source = at(tree, path, &mut projects).map_err(|_| missing())?;
            return Ok(Self::One(Box::new(source)));
        }
        if listed.is_empty() {
            return Err(missing());
        }
        Ok(Self::Many(all_at(tree, path, &listed)))
    }

    fn all(self) -> Vec<Source> {
        match self {
            Self::One(source) => vec![*source],
            Self::Many(sources) => sources,
        }
    }
}

fn one(mut sources: Vec<Source>, path: &Path) -> anyhow::Result<Source> {
    let source = sources.pop();
    source.ok_or_else(|| anyhow!(IoError::no_programme(path.display().to_string())))
}

/// The programmes at these paths, or those of the project.
fn opened(paths: &[PathBuf]) -> anyhow::Result<Vec<Source>> {
    let mut workspace = workspace::open(paths, None);
    match workspace.failures.is_empty() {
        true => Ok(workspace.programmes),
        false => Err(workspace.failures.swap_remove(0)),
    }
}

/// Whether there is only no programme.
fn is_bare(failure: &anyhow::Error) -> bool {
    let error = failure.downcast_ref::<IoError>();
    error.is_some_and(|error| error.kind == IoErrorKind::NoProgramme)
}

/// The programmes of the working tree against those of a revision.
fn since(revision: &str, paths: &[String]) -> anyhow::Result<Vec<RevisionPair>> {
    let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
    let folders = if paths.is_empty() {
        vec![workspace::programmes_folder()?]
    } else {
        paths
    };
    let mut couples = Vec::new();
    for path in folders {
        let folder = if path.as_os_str().is_empty() {
            PathBuf::from(".")
        } else {
            path
        };
        let near = folder.ancestors().find(|it| it.is_dir());
        let near = near.unwrap_or(Path::new("."));
        let tree = Arc::new(Tree::open(near, revision)?);
        let inside = tree
            .path_of(&folder)
            .ok_or_else(|| anyhow!(IoError::new(message!(NO_REPOSITORY))))?;
        let listed = tree.list(&inside)?;
        let old = all_at(&tree, &inside, &listed);
        let new = if folder.exists() {
            match opened(std::slice::from_ref(&folder)) {
                Err(failure) if is_bare(&failure) && !old.is_empty() => Vec::new(),
                opened => opened?,
            }
        } else if old.is_empty() {
            return Err(refused(&folder, &io::ErrorKind::NotFound.into()));
        } else {
            Vec::new()
        };
        couples.extend(by_path(&tree, old, new));
    }
    Ok(couples)
}

/// Pairs the programmes of a revision with those of the working tree: the same file first, then the same reference.
fn by_path(tree: &Tree, old: Vec<Source>, new: Vec<Source>) -> Vec<RevisionPair> {
    let mut left: Vec<Option<Source>> = old.into_iter().map(Some).collect();
    let mut couples: Vec<RevisionPair> = Vec::new();
    for source in new {
        let own = tree.path_of(&source.path);
        let same = left.iter().position(|it| {
            it.as_ref()
                .is_some_and(|it| own.as_deref() == it.path.to_str())
        });
        couples.push(RevisionPair {
            old: same.and_then(|at| left[at].take()),
            new: Some(source),
        });
    }
    let (whole, alone): (Vec<_>, Vec<_>) =
        couples.into_iter().partition(|couple| couple.old.is_some());
    let renamed = paired(
        left.into_iter().flatten().collect(),
        alone.into_iter().filter_map(|couple| couple.new).collect(),
    );
    whole.into_iter().chain(renamed).collect()
}

/// Pairs programmes by their references, else by their names.
fn paired(old: Vec<Source>, new: Vec<Source>) -> Vec<RevisionPair> {
    let reference = |source: &Source| {
        let programme = source.read().programme?;
        programme.reference.map(|reference| reference.to_string())
    };
    let references = |sources: &[Source]| -> Vec<Option<String>> {
        let all: Vec<Option<String>> = sources.iter().map(reference).collect();
        // One that several bear tells nothing.
        let alone = |one: &Option<String>| all.iter().filter(|it| *it == one).count() == 1;
        all.iter()
            .map(|one| one.clone().filter(|_| alone(one)))
            .collect()
    };
    let (ours, theirs) = (references(&old), references(&new));
    let stems: Vec<PathBuf> = old.iter().map(|source| source.stem.clone()).collect();
    let mut left: Vec<Option<Source>> = old.into_iter().map(Some).collect();
    let mut matched: Vec<Option<usize>> = vec![None; new.len()];
    for (rank, reference) in theirs.iter().enumerate() {
        if reference.is_some() {
            matched[rank] = ours.iter().position(|it| it == reference);
        }
    }
    for (rank, source) in new.iter().enumerate() {
        let free = |at: &usize| !matched.contains(&Some(*at));
        if matched[rank].is_none() {
            let same = stems
                .iter()
                .enumerate()
                .filter(|(_, stem)| **stem == source.stem);
            matched[rank] = same.map(|(at, _)| at).find(free);
        }
    }
    let mut couples: Vec<RevisionPair> = Vec::new();
    for (source, matched) in new.into_iter().zip(matched) {
        couples.push(RevisionPair {
            old: matched.and_then(|at| left[at].take()),
            new: Some(source),
        });
    }
    couples.extend(left.into_iter().flatten().map(|source| RevisionPair {
        old: Some(source),
        new: None,
    }));
    couples
}

/// The programmes among files of a revision.
fn all_at(tree: &Arc<Tree>, folder: &str, listed: &[String]) -> Vec<Source> {
    let mut projects = BTreeMap::new();
    let is_programme = |path: &&String| {
        let path = Path::new(path.as_str());
        let inside = path.strip_prefix(folder).unwrap_or(path);
        let hidden = inside
            .iter()
            .any(|part| part.as_encoded_bytes().starts_with(b"."));
        let extension = path
            .extension()
            .is_some_and(|it| it == "yaml" || it == "yml");
        extension && !hidden && path.file_name().is_some_and(|name| name != CONFIG)
    };
    let programmes = listed.iter().filter(is_programme);
    let sources = programmes.filter_map(|path| {
        let mut source = at(tree, path, &mut projects).ok()?;
        let inside = Path::new(path)
            .strip_prefix(folder)
            .ok()
            .filter(|it| !it.as_os_str().is_empty());
        source.stem = inside.unwrap_or(Path::new(path)).with_extension("");
        Some(source)
    });
    sources.collect()
}

/// A programme of a revision, with the `annexe.yaml` that it had then.
fn at(
    tree: &Arc<Tree>,
    path: &str,
    projects: &mut BTreeMap<PathBuf, Arc<Project>>,
) -> io::Result<Source> {
    let bytes = tree.read(path)?;
    let path = PathBuf::from(path);
    let mut folders = path.ancestors().skip(1);
    let config = folders.find_map(|folder| {
        let config = folder.join(CONFIG);
        let bytes = tree.read(config.to_str()?).ok()?;
        Some((folder.to_owned(), config, bytes))
    });
    let root = config
        .as_ref()
        .map(|(folder, ..)| folder.clone())
        .unwrap_or_default();
    let project = projects.entry(root.clone()).or_insert_with(|| {
        let project_context = match config {
            Some((folder, config, bytes)) => {
                let tree = Arc::clone(tree);
                let name = format!("{}:{}", tree.revision, config.display());
                let files = move |path: &str| tree.read(&folder.join(path).to_string_lossy());
                ProjectContext::read(&name, &bytes, None, &files)
            }
            None => ProjectContext::without_file(Some(Config::default()), None),
        };
        Arc::new(Project::new(root, project_context))
    });
    Ok(Source {
        name: format!("{}:{}", tree.revision, path.display()),
        stem: path.with_extension(""),
        path,
        bytes,
        project: Arc::clone(project),
        is_sheet: false,
    })
}

/// What git gives to a command that shows differences: a path, then each side's file, object and mode.
fn of_git(given: &[String]) -> anyhow::Result<RevisionPair> {
    let side = |file: &str| -> anyhow::Result<Option<Source>> {
        if file == "/dev/null" {
            return Ok(None);
        }
        let mut source = workspace::programme_as(Path::new(file), Path::new(&given[0]))?;
        source.name.clone_from(&given[0]);
        Ok(Some(source))
    };
    Ok(RevisionPair {
        old: side(&given[1])?,
        new: side(&given[4])?,
    })
}
