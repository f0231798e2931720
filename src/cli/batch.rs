//! Many programmes at once → their sheets, each programme whole or not at all, and nothing made again that has not changed.

use std::collections::{BTreeMap, HashSet};
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::extract;
use super::manifest::{Entry, Fingerprint, Hasher, Hold, Manifest, Tally};
use super::output_state::OutputState;
use super::workspace::{
    self, CONFIG, Listed, Listing, Project, Source, holds, is_there, place, read_file, real,
    refused,
};
use crate::check::Checked;
use crate::check::rule::RuleKind;
use crate::check::rules;
use crate::diagnostic::kind::Severity;
use crate::diagnostic::{self, Diagnostic};
use crate::model::Sheet;
use crate::render::{Format, render};
use crate::verify::embedded_source;

/// The version of this program and of what it was made from: another one may give other sheets.
const TOOL: &str = concat!(env!("CARGO_PKG_VERSION"), "+", env!("ANNEXE_SOURCES"));

/// What is made, and how.
#[derive(Debug, Clone, Default)]
pub struct Order {
    /// Where sheets go, rather than where their project says.
    pub output: Option<PathBuf>,
    /// What is made, rather than what their project says.
    pub formats: Vec<Format>,
    pub document: Option<Sheet>,
    /// Makes again what has not changed.
    pub force: bool,
    /// Writes nothing and says what is not as it would be written.
    pub compares: bool,
    /// Tells what the rules find too, of what is made again.
    pub tells_all: bool,
}

/// What came of a batch.
#[derive(Default)]
pub struct Batch {
    /// Those of reading: what rules find stops no draft from being made.
    pub diagnostics: Vec<Diagnostic>,
    pub failures: Vec<anyhow::Error>,
    /// Whether all programmes could be listed.
    pub is_whole: bool,
    /// What the rules found in the programmes, and in how many.
    pub tally: Tally,
    pub with_diagnostics: usize,
    pub built: usize,
    pub unchanged: usize,
    /// Files that were written.
    pub files: usize,
    /// The folders where sheets are.
    pub folders: Vec<PathBuf>,
    /// Files that are not as they would be written, in order.
    pub differing: Vec<(OutputState, PathBuf)>,
    pub made_of: Vec<MadeOf>,
    /// Keeps other runs from taking what is being written for leftovers.
    pub holds: Vec<Hold>,
}

/// The sheets of a programme, and all that they are made of.
#[derive(Debug)]
pub struct MadeOf {
    pub programme: PathBuf,
    pub made: Vec<PathBuf>,
    pub of: Vec<PathBuf>,
    /// Whether they are as they should be.
    pub is_fresh: bool,
}

/// Builds the programmes of a listing, or compares what they give with what is there. `tick` is called after each.
///
/// The listing is left without its diagnostics and failures, which are those of the batch.
pub fn run(listing: &mut Listing, order: &Order, tick: &(dyn Fn() + Sync)) -> Batch {
    let mut batch = Batch {
        is_whole: listing.failures.is_empty(),
        with_diagnostics: listing.clashing.len(),
        diagnostics: std::mem::take(&mut listing.diagnostics),
        failures: std::mem::take(&mut listing.failures),
        ..Batch::default()
    };
    let programmes = &listing.programmes;
    for project in &listing.projects {
        let diagnostics = project.project_context.diagnostics([]);
        batch
            .diagnostics
            .extend(diagnostics.into_iter().filter(is_of_reading));
    }
    let mut folders: BTreeMap<&Path, Option<Output>> = BTreeMap::new();
    for listed in programmes {
        let folder = order.folder(listed);
        // A project that cannot be read gives nothing.
        if folders.contains_key(folder) || listed.project.project_context.config.is_none() {
            continue;
        }
        let output = Output::open(folder, order.compares);
        let output = output.map_err(|error| batch.failures.push(error));
        folders.insert(folder, output.ok());
    }
    let nowhere = Output::default();
    let results: Vec<Option<anyhow::Result<Done>>> = programmes
        .par_iter()
        .map(|listed| {
            let output = match folders.get(order.folder(listed)) {
                Some(output) => output.as_ref()?,
                None => &nowhere,
            };
            let done = one(listed, output, order);
            tick();
            Some(done)
        })
        .collect();
    let mut changes: BTreeMap<&Path, Vec<(String, Option<Entry>)>> = BTreeMap::new();
    for (listed, result) in programmes.iter().zip(results) {
        match result {
            Some(Ok(mut done)) => {
                let entries = std::mem::take(&mut done.entries).into_iter();
                changes
                    .entry(order.folder(listed))
                    .or_default()
                    .extend(entries.map(|(path, entry)| (path, Some(entry))));
                batch.take(done);
            }
            Some(Err(error)) => {
                batch.failures.push(error);
                batch.made_of.push(order.made_of(listed));
            }
            None => batch.made_of.push(order.made_of(listed)),
        }
    }
    let clashing = listing.clashing.iter();
    batch.made_of.extend(clashing.map(|it| order.made_of(it)));
    for (folder, output) in folders {
        let Some(output) = output else { continue };
        if let Some(changes) = changes.remove(folder) {
            batch.failures.extend(output.manifest.update(changes).err());
        }
        batch.holds.extend(output.hold);
        batch.folders.push(folder.to_owned());
    }
    diagnostic::tidy(&mut batch.diagnostics);
    batch
}

/// A folder where sheets go.
#[derive(Default)]
struct Output {
    /// Its one path.
    real: PathBuf,
    manifest: Manifest,
    hold: Option<Hold>,
}

impl Output {
    /// Makes the folder if it has to, unless nothing is to be written.
    fn open(folder: &Path, compares: bool) -> anyhow::Result<Self> {
        if !compares {
            fs::create_dir_all(folder).map_err(|error| {
                // What has its name is not a folder.
                let is_other = error.kind() == io::ErrorKind::AlreadyExists;
                let other = io::ErrorKind::NotADirectory.into();
                refused(folder, if is_other { &other } else { &error })
            })?;
        }
        Ok(Self {
            real: real(folder),
            manifest: Manifest::load(folder),
            hold: (!compares).then(|| Hold::new(folder)),
        })
    }
}

/// The files of these output folders that no programme gives any more, in order, and whether the manifest proves that they are
/// as they were made.
pub fn orphans(
    listing: &Listing,
    batch: &Batch,
    folders: &[PathBuf],
    order: &Order,
) -> Vec<(PathBuf, bool)> {
    let listed = || listing.programmes.iter().chain(&listing.clashing);
    let owners: HashSet<PathBuf> = listed().map(Listed::place).collect();
    // Of these, what they give is known in full.
    let made_of = batch.made_of.iter().filter(|it| it.is_fresh);
    let settled: HashSet<&Path> = made_of.map(|it| it.programme.as_path()).collect();
    let projects = listing.projects.iter();
    let (roots, folders_of_programmes): (HashSet<PathBuf>, Vec<PathBuf>) = projects
        .map(|it| (real(&it.root), real(&it.programmes)))
        .unzip();
    // What another project makes is its own, and so is what cannot be seen.
    let is_of_ours = |owner: &Path| {
        let mut around = owner.ancestors().skip(1);
        match around.find(|folder| is_there(&folder.join(CONFIG))) {
            Some(root) => roots.contains(root),
            None => roots
                .iter()
                .chain(&folders_of_programmes)
                .any(|it| owner.starts_with(it)),
        }
    };
    // What was given may be more: a programme may hold its own choices.
    let made = batch.made_of.iter().flat_map(|it| it.made.clone());
    let given = listed().flat_map(|it| order.gives(it)).chain(made);
    let given: HashSet<PathBuf> = given.map(|path| place(&path)).collect();
    let may_be_given = listed().flat_map(|it| order.files(it, &Format::ALL));
    let may_be_given: HashSet<PathBuf> = may_be_given.map(|path| place(&path)).collect();
    let mut orphans = Vec::new();
    for folder in folders {
        let manifest = Manifest::load(folder);
        let here = real(folder);
        for (name, entry) in &manifest.entries {
            let path = folder.join(name);
            let owner = place(&here.join(&entry.programme));
            let is_ours = if owners.contains(&owner) {
                settled.contains(owner.as_path())
            } else {
                is_of_ours(&owner) && !is_there(&owner)
            };
            let at = place(&path);
            if is_ours && !given.contains(&at) && at.starts_with(&here) && is_file(&path) {
                let bytes = read_file(&path).unwrap_or_default();
                let is_as_made = Fingerprint::of(&bytes) == entry.content && is_sheet(&path);
                orphans.push((path, is_as_made));
            }
        }
        // Without a manifest, sheets are known by what they carry, and Markdown by the sheets beside it.
        let mut found = Vec::new();
        walk(folder, &mut found);
        found.retain(|path| {
            let is_known = manifest.entries.contains_key(&name_in(folder, path));
            let at = place(path);
            !is_known && !may_be_given.contains(&at) && !given.contains(&at)
        });
        for path in &found {
            let beside = path.with_extension(Format::Md.extension());
            if *path != beside && is_sheet(path) {
                orphans.push((path.clone(), false));
                orphans.extend(found.contains(&beside).then_some((beside, false)));
            }
        }
    }
    orphans.sort();
    // A folder may be inside another.
    orphans.dedup();
    orphans
}

/// Whether this is a file, and no link to one.
fn is_file(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|kind| kind.is_file())
}

/// Whether a file can be one that was made here: pages and PDFs carry their source.
fn is_sheet(path: &Path) -> bool {
    let extension = path.extension();
    extension.is_some_and(|it| it == Format::Md.extension()) || extract::read(path).is_ok()
}

/// Whether a folder is another project, or where one puts its sheets.
fn is_of_others(folder: &Path) -> bool {
    Manifest::is_in(folder) || is_there(&folder.join(CONFIG))
}

/// The files under an output folder, but for hidden ones and for those of other projects inside it.
fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        match entry.file_type() {
            _ if is_hidden => {}
            Ok(kind) if kind.is_dir() && is_of_others(&entry.path()) => {}
            Ok(kind) if kind.is_dir() => walk(&entry.path(), found),
            Ok(kind) if kind.is_file() => found.push(entry.path()),
            Ok(_) | Err(_) => {}
        }
    }
}

/// Removes the orphans that are as they were made, and the folders that this leaves empty. Says what became of each.
pub fn prune(
    orphans: Vec<(PathBuf, bool)>,
    folders: &[PathBuf],
) -> (Vec<(OutputState, PathBuf)>, Vec<anyhow::Error>) {
    let _holds: Vec<Hold> = folders.iter().map(|folder| Hold::new(folder)).collect();
    let (mut told, mut failures) = (Vec::new(), Vec::new());
    let mut gone: BTreeMap<&Path, Vec<(String, Option<Entry>)>> = BTreeMap::new();
    for (path, is_as_made) in orphans {
        if !is_as_made {
            told.push((OutputState::Kept, path));
            continue;
        }
        match fs::remove_file(&path) {
            // Another run may have been faster.
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                failures.push(refused(&path, &error));
                continue;
            }
            Ok(()) | Err(_) => {}
        }
        for around in path.ancestors().skip(1) {
            if folders.iter().any(|folder| folder == around) || fs::remove_dir(around).is_err() {
                break;
            }
        }
        // A folder may be inside another.
        let around = folders.iter().filter(|folder| path.starts_with(folder));
        for folder in around {
            let name = name_in(folder, &path);
            gone.entry(folder).or_default().push((name, None));
        }
        told.push((OutputState::Removed, path));
    }
    for (folder, gone) in gone {
        failures.extend(Manifest::load(folder).update(gone).err());
    }
    (told, failures)
}

impl Batch {
    fn take(&mut self, done: Done) {
        let Done {
            status,
            tally,
            diagnostics,
            entries: _,
            differing,
            failures,
            made_of,
        } = done;
        let is_fresh = !matches!(status, Status::Refused);
        self.made_of
            .extend(made_of.map(|it| MadeOf { is_fresh, ..it }));
        match status {
            Status::Built(files) => {
                self.built += 1;
                self.files += files;
            }
            Status::Unchanged => self.unchanged += 1,
            Status::Refused => {}
        }
        for (sum, count) in self.tally.iter_mut().zip(tally) {
            *sum = sum.saturating_add(count);
        }
        let has_diagnostics = !diagnostics.is_empty() || tally.iter().any(|count| *count > 0);
        self.with_diagnostics += usize::from(has_diagnostics);
        self.diagnostics.extend(diagnostics);
        self.differing.extend(differing);
        self.failures.extend(failures);
    }
}

impl Order {
    fn folder<'a>(&'a self, listed: &'a Listed) -> &'a Path {
        self.output.as_deref().unwrap_or(&listed.project.output)
    }

    /// The sheet that is asked for, or else that of the project.
    fn sheet(&self, project: &Project) -> Sheet {
        let config = project.project_context.config.as_ref();
        let usual = config.and_then(|config| config.document);
        self.document.or(usual).unwrap_or_default()
    }

    /// The formats that are asked for, or else those of the project.
    fn formats(&self, project: &Project) -> Vec<Format> {
        let config = project.project_context.config.as_ref();
        let usual = config.and_then(|config| config.formats.as_deref());
        let asked = Some(&self.formats[..]).filter(|asked| !asked.is_empty());
        let mut formats = asked.or(usual).unwrap_or(&Format::ALL).to_vec();
        formats.sort_unstable();
        formats.dedup();
        formats
    }

    /// What a programme that was not looked at would give, and is made of for all that is known.
    fn made_of(&self, listed: &Listed) -> MadeOf {
        let (sheet, formats) = (self.sheet(&listed.project), self.formats(&listed.project));
        let base = self.folder(listed).join(&listed.stem);
        let made = formats.iter().map(|&format| path_of(&base, sheet, format));
        MadeOf {
            programme: listed.place(),
            made: made.collect(),
            of: vec![PathBuf::from(&listed.name)],
            is_fresh: false,
        }
    }

    /// The files that a programme gives, in the formats that are asked for, or in any when some are for this time.
    fn gives(&self, listed: &Listed) -> impl Iterator<Item = PathBuf> + use<> {
        let usual = self.formats(&listed.project);
        let is_usual = self.formats.is_empty();
        self.files(listed, if is_usual { &usual } else { &Format::ALL })
    }

    /// The files of a programme in some formats.
    fn files(&self, listed: &Listed, formats: &[Format]) -> impl Iterator<Item = PathBuf> + use<> {
        let base = self.folder(listed).join(&listed.stem);
        let formats = formats.to_vec();
        [Sheet::Annexe, Sheet::Fiche]
            .into_iter()
            .flat_map(move |sheet| {
                let files = formats.iter().map(|&format| path_of(&base, sheet, format));
                files.collect::<Vec<_>>()
            })
    }
}

/// What came of one programme.
struct Done {
    status: Status,
    /// What is not told in full.
    tally: Tally,
    diagnostics: Vec<Diagnostic>,
    entries: Vec<(String, Entry)>,
    differing: Vec<(OutputState, PathBuf)>,
    /// What could not be compared.
    failures: Vec<anyhow::Error>,
    made_of: Option<MadeOf>,
}

enum Status {
    /// So many files were written.
    Built(usize),
    Unchanged,
    /// Findings forbid it.
    Refused,
}

fn one(listed: &Listed, output: &Output, order: &Order) -> anyhow::Result<Done> {
    let folder = order.folder(listed);
    let source = listed.load(None)?;
    let project = &source.project;
    let mut done = Done {
        status: Status::Refused,
        tally: Tally::default(),
        diagnostics: Vec::new(),
        entries: Vec::new(),
        differing: Vec::new(),
        failures: Vec::new(),
        made_of: None,
    };
    let (sheet, formats) = (order.sheet(project), order.formats(project));
    let base = folder.join(&source.stem);
    let outputs = formats.iter().map(|&format| path_of(&base, sheet, format));
    let outputs: Vec<PathBuf> = outputs.collect();
    let mut inputs = vec![PathBuf::from(&source.name)];
    inputs.extend(project.file.is_some().then(|| project.root.join(CONFIG)));
    inputs.extend(project.inputs.iter().cloned());
    let at = listed.place();
    done.made_of = Some(MadeOf {
        programme: at.clone(),
        made: outputs.clone(),
        of: inputs,
        is_fresh: false,
    });

    let inputs = fingerprint(&source, sheet);
    let programme = relative(&output.real, &at).display().to_string();
    let entry = |name: &str, content: Fingerprint, tally: Tally| {
        Entry::new(name, inputs, content, tally, programme.clone())
    };
    if !order.force && !order.compares {
        let known = |path: &PathBuf| {
            let name = name_in(folder, path);
            let entry = output.manifest.entries.get(&name);
            let entry = entry.filter(|entry| entry.is_of(&name, inputs))?;
            let is_as_made = |bytes: Vec<u8>| Fingerprint::of(&bytes) == entry.content;
            read_file(path)
                .is_ok_and(is_as_made)
                .then_some((name, entry))
        };
        let entries: Option<Vec<(String, &Entry)>> = outputs.iter().map(known).collect();
        if let Some(entries) = entries
            && let Some((_, first)) = entries.first()
        {
            done.status = Status::Unchanged;
            done.tally = first.tally;
            // The programme may have been given another name, or another place.
            let anew = entries.into_iter().map(|(name, known)| {
                let entry = entry(&name, known.content, known.tally);
                (name, entry)
            });
            done.entries = anew.collect();
            return Ok(done);
        }
    }
    let checked = source.check();
    let sheets = sheets(&source, &checked, sheet, &formats);
    let mut diagnostics = checked.diagnostics;
    if !Arc::ptr_eq(project, &listed.project) {
        // What it holds for its shared part is its own.
        let shared = project.project_context.diagnostics([]);
        diagnostics.extend(shared.into_iter().filter(is_of_reading));
    }
    let mut tally = Tally::default();
    for diagnostic in diagnostics {
        let severity = match diagnostic.severity {
            Severity::Error => 0,
            Severity::Warning => 1,
            Severity::Advice => 2,
        };
        tally[severity] += 1;
        if is_of_reading(&diagnostic) || order.tells_all {
            done.diagnostics.push(diagnostic);
        } else {
            done.tally[severity] += 1;
        }
    }
    let Some(sheets) = sheets else {
        return Ok(done);
    };
    if order.compares {
        for (path, bytes) in outputs.into_iter().zip(sheets) {
            match read_file(&path) {
                Ok(there) if there == bytes => {}
                Ok(_) => done.differing.push((OutputState::Stale, path)),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    done.differing.push((OutputState::Missing, path));
                }
                Err(error) => done.failures.push(refused(&path, &error)),
            }
        }
        return Ok(done);
    }
    replace(folder, &outputs, &sheets)?;
    let entries = outputs.iter().zip(&sheets).map(|(path, bytes)| {
        let name = name_in(folder, path);
        let entry = entry(&name, Fingerprint::of(bytes), tally);
        (name, entry)
    });
    done.entries = entries.collect();
    done.status = Status::Built(sheets.len());
    Ok(done)
}

/// Of all that the sheets of a programme are made of; each format is a file of its own.
fn fingerprint(source: &Source, sheet: Sheet) -> Fingerprint {
    let mut hasher = Hasher::new(TOOL.as_bytes());
    hasher.add(source.project.fingerprint.to_string().as_bytes());
    hasher.add(&[u8::from(sheet == Sheet::Fiche)]);
    hasher.add(&source.bytes);
    hasher.fingerprint()
}

/// Whether a diagnostic is one of reading, rather than of the rules.
pub fn is_of_reading(diagnostic: &Diagnostic) -> bool {
    let rule = rules::rule(diagnostic.kind.code());
    rule.is_none_or(|rule| matches!(rule.kind, RuleKind::Reading))
}

/// The sheets of a programme in memory, or `None` when it, or its project, has errors.
fn sheets(
    source: &Source,
    checked: &Checked,
    sheet: Sheet,
    formats: &[Format],
) -> Option<Vec<Vec<u8>>> {
    let project_context = &source.project.project_context;
    let document = embedded_source::document(checked, project_context, sheet)?;
    let theme = &project_context.loaded_theme.theme;
    let sheets = formats
        .iter()
        .map(|&format| render(&document, format, theme));
    Some(sheets.collect())
}

/// The sheets of a programme that is not to be written anywhere, and what there is to say of it.
pub fn in_memory(source: &Source, order: &Order) -> (Option<Vec<Vec<u8>>>, Vec<Diagnostic>) {
    let checked = source.check();
    let (sheet, formats) = (order.sheet(&source.project), order.formats(&source.project));
    let sheets = sheets(source, &checked, sheet, &formats);
    (sheets, checked.diagnostics)
}

/// Writes the sheets that are not there yet beside their places, then renames them all: a failure leaves the old ones whole.
fn replace(folder: &Path, outputs: &[PathBuf], sheets: &[Vec<u8>]) -> anyhow::Result<()> {
    let mut pending = Vec::new();
    for (path, bytes) in outputs.iter().zip(sheets) {
        if holds(path, bytes) {
            continue;
        }
        let file = workspace::unfinished(folder, bytes).map_err(|error| refused(path, &error))?;
        if let Some(around) = path.parent().filter(|around| *around != folder) {
            fs::create_dir_all(around).map_err(|error| refused(around, &error))?;
        }
        if path.is_dir() {
            return Err(refused(path, &io::ErrorKind::IsADirectory.into()));
        }
        pending.push((file, path, bytes));
    }
    for (file, path, bytes) in pending {
        match file.persist(path) {
            Ok(_) => {}
            // Folders inside may be on other disks.
            Err(error) if error.error.kind() == io::ErrorKind::CrossesDevices => {
                workspace::write(path, bytes)?;
            }
            Err(error) => return Err(refused(path, &error.error)),
        }
    }
    Ok(())
}

fn path_of(base: &Path, sheet: Sheet, format: Format) -> PathBuf {
    let mut path = OsString::from(base);
    if sheet == Sheet::Fiche {
        path.push(".fiche");
    }
    path.push(".");
    path.push(format.extension());
    PathBuf::from(path)
}

/// The path of a file inside its output folder, as the manifest has it.
fn name_in(folder: &Path, path: &Path) -> String {
    path.strip_prefix(folder)
        .unwrap_or(path)
        .to_string_lossy()
        .into_owned()
}

/// The way from a folder to a file, both by their one path.
fn relative(folder: &Path, file: &Path) -> PathBuf {
    let shared = folder.components().zip(file.components());
    let shared = shared.take_while(|(one, other)| one == other).count();
    let up = folder.components().skip(shared).map(|_| "..");
    let down = file.components().skip(shared);
    let mut way: PathBuf = up.collect();
    way.extend(down);
    way
}
