//! Builds many programmes at once: each whole or not at all, and none that has not changed.

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;

use super::arguments::BuildArguments;
use super::isolation::isolate;
use super::workspace::{ProgrammeFile, Workspace, is_from_reading};
use crate::diagnostic;

mod output_folder;
mod outputs;
mod programme;
mod rendering;
mod result;

pub use output_folder::relative_name;
pub use rendering::render_in_memory;
pub use result::{BuildResult, Inputs};

use output_folder::OutputFolder;
use programme::build_programme;

/// Builds the programmes of a workspace, or compares their sheets with the files. `tick` is called after each.
///
/// The diagnostics and failures of the workspace move to the result.
pub fn build_all(
    workspace: &mut Workspace,
    options: &BuildArguments,
    tick: &(dyn Fn() + Sync),
) -> BuildResult {
    let mut all = BuildResult {
        with_diagnostics: workspace.conflicting.len(),
        diagnostics: std::mem::take(&mut workspace.diagnostics),
        failures: std::mem::take(&mut workspace.failures),
        ..BuildResult::default()
    };
    for project in &workspace.projects {
        let diagnostics = project.context.diagnostics([]).into_iter();
        all.diagnostics.extend(diagnostics.filter(is_from_reading));
    }
    let programmes = &workspace.programmes;
    let folders = open_folders(programmes, options, &mut all.failures);
    let no_folder = OutputFolder::default();
    let results: Vec<_> = programmes
        .par_iter()
        .map(|file| {
            let output = match folders.get(options.sheets.folder(file)) {
                Some(output) => output.as_ref()?,
                None => &no_folder,
            };
            let build = || build_programme(file, output, options);
            let result = isolate(&file.name, build).flatten();
            tick();
            Some(result)
        })
        .collect();
    for (file, result) in programmes.iter().zip(results) {
        let error = match result {
            Some(Ok(result)) => {
                all.add(result);
                continue;
            }
            Some(Err(error)) => Some(error),
            None => None,
        };
        all.failures.extend(error);
        all.inputs.push(options.sheets.expected_inputs(file));
    }
    let conflicting_inputs = workspace.conflicting.iter();
    let conflicting_inputs = conflicting_inputs.map(|file| options.sheets.expected_inputs(file));
    all.inputs.extend(conflicting_inputs);
    for (folder, output) in folders {
        let Some(output) = output else { continue };
        all.failures.extend(output.close().err());
        all.folders.push(folder.to_owned());
    }
    diagnostic::sort_and_dedup(&mut all.diagnostics);
    all
}

/// Opens the output folders. `None` is a folder that could not be opened.
fn open_folders<'a>(
    programmes: &'a [ProgrammeFile],
    options: &'a BuildArguments,
    failures: &mut Vec<anyhow::Error>,
) -> BTreeMap<&'a Path, Option<OutputFolder>> {
    let mut folders: BTreeMap<&Path, Option<OutputFolder>> = BTreeMap::new();
    for file in programmes {
        let folder = options.sheets.folder(file);
        // A project that cannot be read builds nothing.
        if folders.contains_key(folder) || file.project.context.config.is_none() {
            continue;
        }
        let opened = match &options.sheets.output {
            Some(_) => Ok(()),
            None => file.project.refuse_outside_output(),
        };
        let output = opened.and_then(|()| OutputFolder::open(folder, options.check));
        let output = output.map_err(|error| failures.push(error));
        folders.insert(folder, output.ok());
    }
    folders
}
