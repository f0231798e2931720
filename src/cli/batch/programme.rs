//! Builds one programme, or compares its sheets with the files.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::output_folder::{OutputFolder, SheetOwner, relative_name};
use super::rendering::render_sheets;
use super::result::{BuildResult, Inputs};
use crate::cli::arguments::BuildArguments;
use crate::cli::file_tree::CONFIG;
use crate::cli::files::{path_error, read_output, to_slash};
use crate::cli::fingerprint::{Fingerprint, Hasher};
use crate::cli::manifest::{Counts, ManifestEntry};
use crate::cli::output_state::OutputState;
use crate::cli::workspace::{ProgrammeFile, Source, is_from_reading};
use crate::diagnostic::Diagnostic;
use crate::model::Sheet;

/// The version of this program and the hash of its sources: another one may write other sheets.
const TOOL_VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), "+", env!("ANNEXE_SOURCES"));

// Long because one programme goes through its steps in order, each of which may end it.
pub fn build_programme(
    file: &ProgrammeFile,
    folder: &OutputFolder,
    options: &BuildArguments,
) -> anyhow::Result<BuildResult> {
    let source = file.read(None)?;
    let project = &source.project;
    let outputs = options
        .sheets
        .outputs(project, &options.sheets.folder(file).join(&source.stem));
    let inputs = hash_inputs(&source, options.sheets.document(project));
    let programme = to_slash(&relative_path(&folder.canonical, &file.link_path()));
    let entry = |path: &Path, content: Fingerprint, counts: Counts| {
        let entry = ManifestEntry {
            inputs,
            content,
            counts,
            programme: programme.clone(),
        };
        (relative_name(&folder.path, path), entry)
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
        && let Some(known) = fresh_entries(&outputs, folder, inputs)
        && let Some(first) = known.first()
    {
        result.unchanged = 1;
        result.inputs.push(files(true));
        result.counts = first.counts;
        result.with_diagnostics = usize::from(first.counts.iter().any(|count| *count > 0));
        // The programme may have another name or place than last time.
        let entries = outputs.iter().zip(&known);
        let entries = entries.map(|(path, known)| entry(path, known.content, known.counts));
        folder.manifest.update(entries.collect())?;
        return Ok(result);
    }
    let checked = source.check();
    let sheets = render_sheets(&source, &checked, &options.sheets);
    let mut diagnostics = checked.diagnostics.clone();
    if !Arc::ptr_eq(project, &file.project) {
        let own = project.context.diagnostics([]).into_iter();
        diagnostics.extend(own.filter(is_from_reading));
    }
    let counts = result.add_diagnostics(diagnostics, options.shows_all);
    let (Some(sheets), Some(programme)) = (sheets, &checked.programme) else {
        result.inputs.push(files(false));
        return Ok(result);
    };
    if options.check {
        result.inputs.push(files(false));
        result.compare_outputs(outputs, &sheets);
        return Ok(result);
    }
    let written = outputs.iter().zip(&sheets);
    let entries = written.map(|(path, bytes)| entry(path, Fingerprint::of_bytes(bytes), counts));
    let entries = entries.collect();
    let owner = SheetOwner {
        path: file.link_path(),
        programme,
    };
    result.files = sheets.len();
    let written: Vec<_> = outputs.iter().cloned().zip(sheets).collect();
    folder.replace_files(&written, entries, &owner)?;
    result.built = 1;
    result.inputs.push(files(true));
    Ok(result)
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
            match read_output(&path) {
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
fn fresh_entries(
    outputs: &[PathBuf],
    folder: &OutputFolder,
    inputs: Fingerprint,
) -> Option<Vec<ManifestEntry>> {
    let fresh = outputs.iter().map(|path| {
        let entry = folder.manifest.latest(&relative_name(&folder.path, path))?;
        let is_fresh = entry.inputs == inputs
            && read_output(path).is_ok_and(|bytes| Fingerprint::of_bytes(&bytes) == entry.content);
        is_fresh.then_some(entry)
    });
    fresh.collect()
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
