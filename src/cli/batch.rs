//! Many programmes at once → their sheets, each programme whole or not at all, and nothing made again that has not changed.

use std::collections::{BTreeMap, HashSet};
use std::ffi::OsString;
use std::fs::{self, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::extract;
use super::manifest::{Entry, Fingerprint, Hasher, Hold, Manifest, Tally, UNFINISHED};
use super::workspace::{Listed, Listing, Source, real, refused};
use crate::check::Checked;
use crate::diagnostic::{self, Finding};
use crate::fault::Severity;
use crate::lang::Freshness;
use crate::programme::Sheet;
use crate::record;
use crate::render::{Format, render};
use crate::rules::{self, Finds};

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
    pub findings: Vec<Finding>,
    pub failures: Vec<anyhow::Error>,
    /// What the rules found in the programmes, and in how many.
    pub tally: Tally,
    pub with_findings: usize,
    pub built: usize,
    pub unchanged: usize,
    /// Files that were written.
    pub files: usize,
    /// The folders where sheets are.
    pub folders: Vec<PathBuf>,
    /// Files that are not as they would be written, in order.
    pub differing: Vec<(Freshness, PathBuf)>,
    /// Of each programme that gives sheets: these, and all that they are made of.
    pub made_of: Vec<(Vec<PathBuf>, Vec<PathBuf>)>,
}

/// Builds the programmes of a listing, or compares what they give with what is there. `tick` is called after each.
///
/// The listing is left without its findings and failures, which are those of the batch.
pub fn run(listing: &mut Listing, order: &Order, tick: &(dyn Fn() + Sync)) -> Batch {
    let mut batch = Batch {
        findings: std::mem::take(&mut listing.findings),
        failures: std::mem::take(&mut listing.failures),
        ..Batch::default()
    };
    let programmes = &listing.programmes;
    for project in &listing.projects {
        let findings = project.common.findings([]);
        batch
            .findings
            .extend(findings.into_iter().filter(is_of_reading));
    }
    let mut folders: BTreeMap<PathBuf, Manifest> = BTreeMap::new();
    let mut holds = Vec::new();
    for listed in programmes {
        let folder = order.folder(listed);
        if folders.contains_key(folder) {
            continue;
        }
        if !order.compares {
            match fs::create_dir_all(folder) {
                Ok(()) => holds.push(Hold::new(folder)),
                Err(error) => {
                    batch.failures.push(refused(folder, &error));
                    return batch;
                }
            }
        }
        folders.insert(folder.to_owned(), Manifest::load(folder));
    }
    let results: Vec<anyhow::Result<Done>> = programmes
        .par_iter()
        .map(|listed| {
            let folder = order.folder(listed);
            let done = one(listed, folder, &folders[folder], order);
            tick();
            done
        })
        .collect();
    let mut changes: BTreeMap<&Path, Vec<(String, Option<Entry>)>> = BTreeMap::new();
    for (listed, result) in programmes.iter().zip(results) {
        match result {
            Ok(done) => {
                let folder = order.folder(listed);
                changes.entry(folder).or_default().extend(
                    done.entries
                        .iter()
                        .cloned()
                        .map(|(path, entry)| (path, Some(entry))),
                );
                batch.take(done);
            }
            Err(error) => batch.failures.push(error),
        }
    }
    if !order.compares {
        for (folder, changes) in changes {
            batch.failures.extend(folders[folder].update(changes).err());
        }
    }
    drop(holds);
    diagnostic::tidy(&mut batch.findings);
    batch.folders = folders.into_keys().collect();
    batch
}

/// The files of these output folders that no programme gives any more, and whether the manifest tells that they were made for
/// one, and are as they were made.
pub fn orphans(listing: &Listing, folders: &[PathBuf], order: &Order) -> Vec<(PathBuf, bool)> {
    let programmes = &listing.programmes;
    let given: BTreeMap<&Path, &Listed> = programmes
        .iter()
        .map(|listed| (listed.path.as_path(), listed))
        .collect();
    let may_be_given: HashSet<PathBuf> = programmes
        .iter()
        .flat_map(|listed| order.may_give(listed))
        .collect();
    let mut orphans = Vec::new();
    for folder in folders {
        let manifest = Manifest::load(folder);
        let kept = |path: &Path, entry: &Entry| {
            let programme = real(&folder.join(&entry.programme));
            match given.get(programme.as_path()) {
                Some(listed) => order.gives(listed, folder, path),
                None => programme.is_file(),
            }
        };
        for (name, entry) in &manifest.entries {
            let path = folder.join(name);
            if path.is_file() && !kept(&path, entry) {
                let bytes = fs::read(&path).unwrap_or_default();
                orphans.push((path, Fingerprint::of(&bytes) == entry.content));
            }
        }
        // Without a manifest, sheets are known by what they carry.
        let mut found = Vec::new();
        walk(folder, &mut found);
        for path in found {
            let is_known = manifest.entries.contains_key(&name_in(folder, &path));
            if !is_known && !may_be_given.contains(&path) && extract::read(&path).is_ok() {
                orphans.push((path, false));
            }
        }
    }
    orphans.sort();
    // A folder may be inside another.
    orphans.dedup();
    orphans
}

/// The files under an output folder, but for hidden ones and for those of output folders inside it.
fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        match entry.file_type() {
            _ if is_hidden => {}
            Ok(kind) if kind.is_dir() && Manifest::is_in(&entry.path()) => {}
            Ok(kind) if kind.is_dir() => walk(&entry.path(), found),
            Ok(kind) if kind.is_file() => found.push(entry.path()),
            Ok(_) | Err(_) => {}
        }
    }
}

/// Removes an orphan, and the folders that it leaves empty.
///
/// # Errors
/// The system refuses.
pub fn prune(path: &Path, folders: &[PathBuf]) -> anyhow::Result<()> {
    fs::remove_file(path).map_err(|error| refused(path, &error))?;
    for around in path.ancestors().skip(1) {
        if folders.iter().any(|folder| folder == around) || fs::remove_dir(around).is_err() {
            break;
        }
    }
    let Some(folder) = folders.iter().find(|folder| path.starts_with(folder)) else {
        return Ok(());
    };
    Manifest::load(folder).update(vec![(name_in(folder, path), None)])
}

impl Batch {
    fn take(&mut self, done: Done) {
        let Done {
            status,
            tally,
            findings,
            entries: _,
            differing,
            made_of,
        } = done;
        match status {
            Status::Built(files) => {
                self.built += 1;
                self.files += files;
            }
            Status::Unchanged => self.unchanged += 1,
            Status::Refused => {}
        }
        for (sum, count) in self.tally.iter_mut().zip(tally) {
            *sum += count;
        }
        let has_findings = !findings.is_empty() || tally.iter().any(|count| *count > 0);
        self.with_findings += usize::from(has_findings);
        self.findings.extend(findings);
        self.differing.extend(differing);
        self.made_of.extend(made_of);
    }
}

impl Order {
    fn folder<'a>(&'a self, listed: &'a Listed) -> &'a Path {
        self.output.as_deref().unwrap_or(&listed.project.output)
    }

    /// The sheet that is asked for, or else that of the project.
    fn sheet(&self, source: &Source) -> Sheet {
        let config = source.project.common.config.as_ref();
        let usual = config.and_then(|config| config.document);
        self.document.or(usual).unwrap_or_default()
    }

    fn formats(&self, configured: Option<&[Format]>) -> Vec<Format> {
        let mut formats = match configured {
            _ if !self.formats.is_empty() => self.formats.clone(),
            Some(configured) => configured.to_vec(),
            None => Format::ALL.to_vec(),
        };
        formats.sort_unstable();
        formats.dedup();
        formats
    }

    /// Whether a programme gives the file at a path of a folder, in a format that its project asks for.
    fn gives(&self, listed: &Listed, folder: &Path, path: &Path) -> bool {
        let config = listed.project.common.config.as_ref();
        let configured = config.and_then(|config| config.formats.as_deref());
        let base = folder.join(&listed.stem);
        let formats = if self.formats.is_empty() {
            self.formats(configured)
        } else {
            Format::ALL.to_vec()
        };
        self.folder(listed) == folder
            && formats.iter().any(|&format| {
                let sheets = [Sheet::Annexe, Sheet::Fiche];
                sheets
                    .iter()
                    .any(|&sheet| path_of(&base, sheet, format) == path)
            })
    }

    /// The files that a programme gives in some format.
    fn may_give(&self, listed: &Listed) -> impl Iterator<Item = PathBuf> {
        let base = self.folder(listed).join(&listed.stem);
        [Sheet::Annexe, Sheet::Fiche]
            .into_iter()
            .flat_map(move |sheet| {
                let base = base.clone();
                Format::ALL
                    .iter()
                    .map(move |&format| path_of(&base, sheet, format))
            })
    }
}

/// What came of one programme.
struct Done {
    status: Status,
    tally: Tally,
    findings: Vec<Finding>,
    entries: Vec<(String, Entry)>,
    differing: Vec<(Freshness, PathBuf)>,
    made_of: Option<(Vec<PathBuf>, Vec<PathBuf>)>,
}

enum Status {
    /// So many files were written.
    Built(usize),
    Unchanged,
    /// Findings forbid it.
    Refused,
}

fn one(listed: &Listed, folder: &Path, manifest: &Manifest, order: &Order) -> anyhow::Result<Done> {
    let source = listed.load(None)?;
    let project = &source.project;
    let mut done = Done {
        status: Status::Refused,
        tally: Tally::default(),
        findings: Vec::new(),
        entries: Vec::new(),
        differing: Vec::new(),
        made_of: None,
    };
    let sheet = order.sheet(&source);
    let config = project.common.config.as_ref();
    let formats = order.formats(config.and_then(|config| config.formats.as_deref()));
    let base = folder.join(&source.stem);
    let outputs = formats.iter().map(|&format| path_of(&base, sheet, format));
    let outputs: Vec<PathBuf> = outputs.collect();
    let mut inputs = vec![PathBuf::from(&source.name)];
    inputs.extend(
        project
            .file
            .is_some()
            .then(|| project.root.join(super::workspace::CONFIG)),
    );
    inputs.extend(project.inputs.iter().cloned());
    done.made_of = Some((outputs.clone(), inputs));

    let inputs = fingerprint(&source, sheet);
    let known = |path: &PathBuf| manifest.entries.get(&name_in(folder, path));
    if !order.force && !order.compares {
        let entries: Option<Vec<&Entry>> = outputs.iter().map(known).collect();
        let is_fresh = |(path, entry): (&PathBuf, &&Entry)| {
            entry.inputs == inputs
                && fs::read(path).is_ok_and(|bytes| Fingerprint::of(&bytes) == entry.content)
        };
        if let Some(entries) = entries.filter(|entries| !entries.is_empty())
            && outputs.iter().zip(&entries).all(is_fresh)
        {
            done.status = Status::Unchanged;
            done.tally = entries[0].tally;
            return Ok(done);
        }
    }
    let checked = source.check();
    let sheets = sheets(&source, &checked, sheet, &formats);
    for finding in checked.findings {
        let is_of_reading = is_of_reading(&finding);
        if !is_of_reading {
            done.tally[match finding.severity {
                Severity::Error => 0,
                Severity::Warning => 1,
                Severity::Advice => 2,
            }] += 1;
        }
        if is_of_reading || order.tells_all {
            done.findings.push(finding);
        }
    }
    if !Arc::ptr_eq(project, &listed.project) {
        // What it holds for its shared part is its own.
        let shared = project.common.findings([]);
        done.findings
            .extend(shared.into_iter().filter(is_of_reading));
    }
    let Some(sheets) = sheets else {
        done.made_of = None;
        return Ok(done);
    };
    if order.compares {
        for (path, bytes) in outputs.into_iter().zip(sheets) {
            match fs::read(&path) {
                Ok(there) if there == bytes => {}
                Ok(_) => done.differing.push((Freshness::Stale, path)),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    done.differing.push((Freshness::Missing, path));
                }
                Err(error) => return Err(refused(&path, &error)),
            }
        }
        return Ok(done);
    }
    replace(folder, &outputs, &sheets)?;
    let programme = relative(&real(folder), &source.path).display().to_string();
    let entries = outputs.iter().zip(&sheets).map(|(path, bytes)| {
        let entry = Entry {
            inputs,
            content: Fingerprint::of(bytes),
            tally: done.tally,
            programme: programme.clone(),
        };
        (name_in(folder, path), entry)
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

/// Whether a finding is one of reading, rather than of the rules.
pub fn is_of_reading(finding: &Finding) -> bool {
    let rule = rules::rule(finding.fault.code());
    rule.is_none_or(|rule| matches!(rule.finds, Finds::Reading))
}

/// The sheets of a programme in memory, or `None` when it, or its project, has errors.
fn sheets(
    source: &Source,
    checked: &Checked,
    sheet: Sheet,
    formats: &[Format],
) -> Option<Vec<Vec<u8>>> {
    let common = &source.project.common;
    let document = record::document(checked, common, sheet)?;
    let theme = &common.dress.theme;
    let sheets = formats
        .iter()
        .map(|&format| render(&document, format, theme));
    Some(sheets.collect())
}

/// The sheets of a programme that is not to be written anywhere, and what there is to say of it.
pub fn in_memory(source: &Source, order: &Order) -> (Option<Vec<Vec<u8>>>, Vec<Finding>) {
    let checked = source.check();
    let config = source.project.common.config.as_ref();
    let formats = order.formats(config.and_then(|config| config.formats.as_deref()));
    let sheets = sheets(source, &checked, order.sheet(source), &formats);
    (sheets, checked.findings)
}

/// Writes the sheets beside their places, then renames them all: a failure leaves the old ones whole.
fn replace(folder: &Path, outputs: &[PathBuf], sheets: &[Vec<u8>]) -> anyhow::Result<()> {
    let mut pending = Vec::new();
    for (path, bytes) in outputs.iter().zip(sheets) {
        let mut file = tempfile::Builder::new()
            .prefix(UNFINISHED)
            .permissions(Permissions::from_mode(0o666))
            .tempfile_in(if folder.as_os_str().is_empty() {
                Path::new(".")
            } else {
                folder
            })
            .map_err(|error| refused(folder, &error))?;
        file.write_all(bytes)
            .map_err(|error| refused(path, &error))?;
        if let Some(around) = path.parent().filter(|around| *around != folder) {
            fs::create_dir_all(around).map_err(|error| refused(around, &error))?;
        }
        if path.is_dir() {
            return Err(refused(path, &io::ErrorKind::IsADirectory.into()));
        }
        pending.push((file, path));
    }
    for (file, path) in pending {
        file.persist(path)
            .map_err(|error| refused(path, &error.error))?;
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
