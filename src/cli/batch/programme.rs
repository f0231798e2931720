//! Builds one programme, or compares its sheets with the files.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::result::{BuildResult, Inputs};
use crate::check::CheckResult;
use crate::cli::arguments::{BuildArguments, SheetArguments};
use crate::cli::file_tree::CONFIG;
use crate::cli::files::{TemporaryFile, has_content, path_error, read_file, to_slash, write_file};
use crate::cli::fingerprint::{Fingerprint, Hasher};
use crate::cli::manifest::{Counts, Manifest, ManifestEntry};
use crate::cli::output_state::OutputState;
use crate::cli::workspace::{ProgrammeFile, Source, is_from_reading};
use crate::diagnostic::Diagnostic;
use crate::model::Sheet;
use crate::render::{Format, render};
use crate::verify::embedded_source;

/// The version of this program and the hash of its sources: another one may write other sheets.
const TOOL_VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), "+", env!("ANNEXE_SOURCES"));

/// The entries of the manifest for the files of a programme.
type ProgrammeEntries = Vec<(String, ManifestEntry)>;

// Long because one programme goes through its steps in order, each of which may end it.
pub fn build_programme(
    file: &ProgrammeFile,
    canonical_folder: &Path,
    manifest: &Manifest,
    options: &BuildArguments,
) -> anyhow::Result<(BuildResult, ProgrammeEntries)> {
    let folder = options.sheets.folder(file);
    let source = file.read(None)?;
    let project = &source.project;
    let outputs = options.sheets.outputs(project, &folder.join(&source.stem));
    let inputs = hash_inputs(&source, options.sheets.document(project));
    let programme = to_slash(&relative_path(canonical_folder, &file.link_path()));
    let entry = |path: &Path, content: Fingerprint, counts: Counts| {
        let entry = ManifestEntry {
            inputs,
            content,
            counts,
            programme: programme.clone(),
        };
        (relative_name(folder, path), entry)
    };
    let files = |is_fresh| Inputs {
        programme: file.link_path(),
        outputs: outputs.clone(),
        inputs: input_paths(&source),
        is_fresh,
    };
    let mut result = BuildResult::default();
    if !options.force
        && !options.check
        && let Some(known) = fresh_entries(&outputs, folder, inputs, manifest)
        && let Some(first) = known.first()
    {
        result.unchanged = 1;
        result.inputs.push(files(true));
        result.counts = first.counts;
        result.with_diagnostics = usize::from(first.counts.iter().any(|count| *count > 0));
        // The programme may have another name or place than last time.
        let entries = outputs.iter().zip(known);
        let entries = entries.map(|(path, known)| entry(path, known.content, known.counts));
        return Ok((result, entries.collect()));
    }
    let checked = source.check();
    let sheets = render_sheets(&source, &checked, &options.sheets);
    let mut diagnostics = checked.diagnostics;
    if !Arc::ptr_eq(project, &file.project) {
        let own = project.context.diagnostics([]).into_iter();
        diagnostics.extend(own.filter(is_from_reading));
    }
    let counts = result.add_diagnostics(diagnostics, options.shows_all);
    let Some(sheets) = sheets else {
        result.inputs.push(files(false));
        return Ok((result, ProgrammeEntries::new()));
    };
    if options.check {
        result.inputs.push(files(false));
        result.compare_outputs(outputs, &sheets);
        return Ok((result, ProgrammeEntries::new()));
    }
    replace_files(folder, &outputs, &sheets)?;
    result.built = 1;
    result.files = sheets.len();
    result.inputs.push(files(true));
    let written = outputs.iter().zip(&sheets);
    let entries = written.map(|(path, bytes)| entry(path, Fingerprint::of_bytes(bytes), counts));
    Ok((result, entries.collect()))
}

impl BuildResult {
    /// Keeps the diagnostics that are shown and counts the others. Returns the counts of both.
    fn add_diagnostics(&mut self, diagnostics: Vec<Diagnostic>, shows_all: bool) -> Counts {
        self.with_diagnostics = usize::from(!diagnostics.is_empty());
        let mut counts = Counts::default();
        for diagnostic in diagnostics {
            let severity = diagnostic.severity as usize;
            counts[severity] += 1;
            if is_from_reading(&diagnostic) || shows_all {
                self.diagnostics.push(diagnostic);
            } else {
                self.counts[severity] += 1;
            }
        }
        counts
    }

    fn compare_outputs(&mut self, outputs: Vec<PathBuf>, sheets: &[Vec<u8>]) {
        for (path, bytes) in outputs.into_iter().zip(sheets) {
            match read_file(&path) {
                Ok(content) if content == *bytes => {}
                Ok(_) => self.differing.push((OutputState::Stale, path)),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    self.differing.push((OutputState::Missing, path));
                }
                Err(error) => self.failures.push(path_error(&path, &error)),
            }
        }
    }
}

/// The files that the sheets of a programme are made of.
fn input_paths(source: &Source) -> Vec<PathBuf> {
    let project = &source.project;
    let mut inputs = vec![PathBuf::from(&source.name)];
    inputs.extend(project.file.is_some().then(|| project.root.join(CONFIG)));
    inputs.extend(project.inputs.iter().cloned());
    inputs
}

/// The hash of all that the sheets of a programme are made of.
fn hash_inputs(source: &Source, document: Sheet) -> Fingerprint {
    let mut hasher = Hasher::new(TOOL_VERSION.as_bytes());
    hasher.add(source.project.fingerprint.to_string().as_bytes());
    hasher.add(&[u8::from(document == Sheet::Fiche)]);
    hasher.add(&source.bytes);
    hasher.fingerprint()
}

/// The entries of these outputs when every file is as it was written, from these inputs.
fn fresh_entries<'a>(
    outputs: &[PathBuf],
    folder: &Path,
    inputs: Fingerprint,
    manifest: &'a Manifest,
) -> Option<Vec<&'a ManifestEntry>> {
    let fresh = outputs.iter().map(|path| {
        let entry = manifest.entries.get(&relative_name(folder, path))?;
        let is_fresh = entry.inputs == inputs
            && read_file(path).is_ok_and(|bytes| Fingerprint::of_bytes(&bytes) == entry.content);
        is_fresh.then_some(entry)
    });
    fresh.collect()
}

/// The sheets of a programme in memory, with its diagnostics.
pub fn render_in_memory(
    source: &Source,
    arguments: &SheetArguments,
) -> (Option<Vec<Vec<u8>>>, Vec<Diagnostic>) {
    let checked = source.check();
    let sheets = render_sheets(source, &checked, arguments);
    (sheets, checked.diagnostics)
}

/// Renders a programme in each format, unless it or its project has errors.
fn render_sheets(
    source: &Source,
    checked: &CheckResult,
    arguments: &SheetArguments,
) -> Option<Vec<Vec<u8>>> {
    let project = &source.project;
    let sheet = arguments.document(project);
    let document = embedded_source::compose_with_source(checked, &project.context, sheet)?;
    let theme = &project.context.loaded_theme.theme;
    let formats: Vec<Format> = arguments.formats(project);
    let sheets = formats.into_iter();
    Some(
        sheets
            .map(|format| render(&document, format, theme))
            .collect(),
    )
}

/// Writes the sheets that changed beside their places, then renames them all: a failure leaves the old ones whole.
fn replace_files(folder: &Path, outputs: &[PathBuf], sheets: &[Vec<u8>]) -> anyhow::Result<()> {
    let mut pending = Vec::new();
    for (path, bytes) in outputs.iter().zip(sheets) {
        if has_content(path, bytes) {
            continue;
        }
        let file =
            TemporaryFile::create(folder, bytes).map_err(|error| path_error(path, &error))?;
        if let Some(around) = path.parent().filter(|around| *around != folder) {
            fs::create_dir_all(around).map_err(|error| path_error(around, &error))?;
        }
        if path.is_dir() {
            return Err(path_error(path, &io::ErrorKind::IsADirectory.into()));
        }
        pending.push((file, path, bytes));
    }
    for (file, path, bytes) in pending {
        match file.rename(path) {
            Ok(()) => {}
            // A folder inside may be on another disk.
            Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
                write_file(path, bytes)?;
            }
            Err(error) => return Err(path_error(path, &error)),
        }
    }
    Ok(())
}

/// The path of a file inside its output folder, as the manifest writes it.
pub fn relative_name(folder: &Path, path: &Path) -> String {
    to_slash(path.strip_prefix(folder).unwrap_or(path))
}

/// The path from a folder to a file, both canonical.
fn relative_path(folder: &Path, file: &Path) -> PathBuf {
    let shared = folder.components().zip(file.components());
    let shared = shared.take_while(|(one, other)| one == other).count();
    let up = folder.components().skip(shared).map(|_| "..");
    let down = file.components().skip(shared);
    let mut path: PathBuf = up.collect();
    path.extend(down);
    path
}
