//! `annexe build`: programmes → sheets.

use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use anyhow::bail;

use self::progress::Progress;
use super::arguments::BuildArguments;
use super::batch::{self, BuildResult};
use super::clock::Clock;
use super::error::{IoError, IoErrorKind, UsageError};
use super::exit_code::{FAILURE, IO_ERROR, SUCCESS};
use super::files::{canonical, display_path, may_exist, write_file};
use super::orphans::{delete_orphans, find_orphans};
use super::output_state::OutputState;
use super::print::{
    ignoring_broken_pipe, print_content, print_diagnostics, print_error, print_text,
};
use super::project::Project;
use super::workspace::{Workspace, is_from_reading};
use crate::diagnostic::catalogue::message;
use crate::diagnostic::kind::Severity;
use crate::diagnostic::language::Language;
use crate::diagnostic::message::{Argument, Message};
use crate::diagnostic::{Diagnostic, describe_counts};
use crate::render::Format;

mod depfile;
mod progress;

pub fn run(arguments: &BuildArguments, language: Language) -> anyhow::Result<u8> {
    if arguments
        .sheets
        .paths
        .iter()
        .any(|path| path == Path::new("-"))
    {
        return build_stream(arguments, language);
    }
    if let Some(output) = &arguments.sheets.output
        && names_a_sheet(output)
        && !output.is_dir()
    {
        let path = display_path(output);
        bail!(UsageError(message!(OUTPUT_IS_A_FILE, path)));
    }
    let clock = Clock::start();
    let mut workspace = Workspace::find(
        &arguments.sheets.paths,
        arguments.sheets.output.as_deref(),
        None,
    );
    let is_complete = workspace.failures.is_empty();
    let progress = Progress::new(workspace.programmes.len(), clock);
    let mut result = batch::build_all(&mut workspace, arguments, &|| progress.tick());
    progress.clear();
    let is_complete = is_complete || has_only_missing_programmes(&workspace, &result, arguments);
    if is_complete && (arguments.check || arguments.prune) {
        handle_orphans(arguments, &workspace, &mut result);
    }
    if let Some(path) = &arguments.depfile {
        let written = write_file(path, depfile::format_rules(&result.inputs).as_bytes());
        result.failures.extend(written.err());
        depfile::touch_outputs(&result.inputs);
    }
    print_result(&result, arguments, workspace.count(), clock, language)
}

/// Lists or deletes the files whose programmes no longer exist.
fn handle_orphans(arguments: &BuildArguments, workspace: &Workspace, result: &mut BuildResult) {
    if !covers_whole_projects(arguments, workspace) {
        return;
    }
    let folders = match &arguments.sheets.output {
        Some(output) => vec![output.clone()],
        None => {
            let projects = workspace.projects.iter();
            let projects = projects.filter(|it| it.refuse_outside_output().is_ok());
            projects.map(|it| it.output.clone()).collect()
        }
    };
    let orphans = find_orphans(workspace, result, &folders, &arguments.sheets);
    if workspace.count() == 0 && !orphans.is_empty() {
        // Without a programme there still is something to do.
        result.failures.clear();
    }
    if arguments.prune {
        delete_orphans(orphans, &folders, result);
    } else {
        result.differing.extend(orphans);
    }
}

/// Whether the only failure is that there is no programme. A path that the user gave must exist.
fn has_only_missing_programmes(
    workspace: &Workspace,
    result: &BuildResult,
    arguments: &BuildArguments,
) -> bool {
    let is_absence =
        |failure: &anyhow::Error| match failure.downcast_ref::<IoError>().map(|error| error.kind) {
            Some(IoErrorKind::NoProgramme) => true,
            Some(IoErrorKind::NotFound) => arguments.sheets.paths.is_empty(),
            Some(IoErrorKind::Other) | None => false,
        };
    workspace.count() == 0 && result.failures.iter().all(is_absence)
}

/// Whether this run sees every programme of its projects, so that the other files are orphans.
fn covers_whole_projects(arguments: &BuildArguments, workspace: &Workspace) -> bool {
    let is_covered = |project: &Project| {
        let programmes = canonical(&project.programmes);
        let mut paths = arguments.sheets.paths.iter();
        arguments.sheets.paths.is_empty()
            || paths.any(|path| programmes.starts_with(canonical(path)))
    };
    let is_readable = |project: &Project| {
        let is_away = may_exist(&project.programmes) && !project.programmes.is_dir();
        !is_away && project.context.config.is_some()
    };
    let mut projects = workspace.projects.iter();
    !workspace.projects.is_empty() && projects.all(|it| is_covered(it) && is_readable(it))
}

/// Prints the result of a batch, and gives the exit code.
pub fn print_result(
    result: &BuildResult,
    arguments: &BuildArguments,
    programmes: usize,
    clock: Clock,
    language: Language,
) -> anyhow::Result<u8> {
    if !result.diagnostics.is_empty() {
        print_diagnostics(&result.diagnostics, &mut io::stderr(), language)?;
    }
    if !arguments.shows_all && result.counts.iter().any(|count| *count > 0) {
        let severities = [Severity::Error, Severity::Warning, Severity::Advice];
        let tally = describe_counts(severities.into_iter().zip(result.counts));
        let total: usize = result.counts.iter().sum();
        let line = message!(REMAINING, tally, total).render(language);
        ignoring_broken_pipe(writeln!(io::stderr(), "{line}"))?;
    }
    for failure in &result.failures {
        print_error(failure, language);
    }
    let has_errors = result.diagnostics.iter().any(Diagnostic::is_error);
    let mut lines: Vec<String> = result
        .differing
        .iter()
        .map(|(state, path)| state.message(path.display().to_string()).render(language))
        .collect();
    if arguments.check {
        // Programmes that could not be built were not compared.
        let is_compared = !has_errors && result.failures.is_empty();
        if is_compared || !result.differing.is_empty() {
            lines.push(describe_differences(result).render(language));
        }
    } else if result.built + result.unchanged > 0 {
        lines.push(describe_result(result, programmes, clock).render(language));
    }
    let lines: String = lines.iter().map(|line| format!("{line}\n")).collect();
    print_text(lines)?;
    Ok(if !result.failures.is_empty() {
        IO_ERROR
    } else if has_errors || arguments.check && !result.differing.is_empty() {
        FAILURE
    } else {
        SUCCESS
    })
}

/// How many files differ, and how to bring them up to date: by a build, by `--prune`, by hand.
fn describe_differences(result: &BuildResult) -> Message {
    let has = |some: &[OutputState]| {
        let mut differing = result.differing.iter();
        differing.any(|(state, _)| some.contains(state))
    };
    let command = if has(&[OutputState::Orphan]) {
        Some(message!(RUN_PRUNE))
    } else if has(&[OutputState::Stale, OutputState::Missing]) {
        Some(message!(RUN_BUILD))
    } else {
        None
    };
    let by_hand = has(&[OutputState::ModifiedOrphan]).then(|| message!(REMOVE_BY_HAND));
    let remedies = command.into_iter().chain(by_hand);
    let remedies = remedies.reduce(|first, second| message!(BOTH_REMEDIES, first, second));
    match remedies {
        Some(remedies) => message!(NOT_UP_TO_DATE, count = result.differing.len(), remedies),
        None => message!(UP_TO_DATE),
    }
}

/// « 3 programmes : 1 construit, 2 inchangés, 3 fichiers dans output, en 0,1 s ».
fn describe_result(result: &BuildResult, programmes: usize, clock: Clock) -> Message {
    let folders = result.folders.iter();
    let folders: Vec<String> = folders.map(|it| it.display().to_string()).collect();
    let (built, unchanged, files) = (result.built, result.unchanged, result.files);
    let refused = programmes - built - unchanged;
    let found = result.with_diagnostics;
    let parts = [
        (built, message!(COUNT_BUILT, count = built)),
        (unchanged, message!(COUNT_UNCHANGED, count = unchanged)),
        (refused, message!(COUNT_REFUSED, count = refused)),
        (found, message!(COUNT_WITH_FINDINGS, count = found)),
        (files, message!(FILES_IN, files, folders)),
    ];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    let counts = Message::comma_list(parts.map(|(_, part)| part).collect());
    let tenths = clock.elapsed().as_millis() / 100;
    let seconds = Argument::Number(format!("{}.{}", tenths / 10, tenths % 10));
    message!(BUILT, programmes, counts, seconds)
}

/// `fiche.pdf`
fn names_a_sheet(path: &Path) -> bool {
    let extension = path.extension();
    extension.is_some_and(|it| Format::ALL.iter().any(|format| it == format.extension()))
}

/// One programme from standard input to standard output.
fn build_stream(arguments: &BuildArguments, language: Language) -> anyhow::Result<u8> {
    let is_alone = arguments.sheets.paths.len() == 1
        && arguments.sheets.format.len() <= 1
        && arguments.sheets.output.is_none()
        && !(arguments.check || arguments.prune || arguments.depfile.is_some());
    if !is_alone {
        bail!(UsageError(message!(STREAM_ALONE)));
    }
    let workspace = Workspace::find(&arguments.sheets.paths, None, None);
    let mut result = BuildResult {
        failures: workspace.failures,
        ..BuildResult::default()
    };
    let mut found = Vec::new();
    for file in &workspace.programmes {
        let source = match file.read(None) {
            Ok(source) => source,
            Err(error) => {
                result.failures.push(error);
                continue;
            }
        };
        if Arc::ptr_eq(&source.project, &file.project) {
            found.extend(
                workspace
                    .projects
                    .iter()
                    .flat_map(|it| it.context.diagnostics([])),
            );
        } else {
            found.extend(source.project.context.diagnostics([]));
        }
        let (sheets, diagnostics) = batch::render_in_memory(&source, &arguments.sheets);
        found.extend(diagnostics);
        // Markdown, the first format, unless one is asked for.
        if let Some(bytes) = sheets.iter().flatten().next() {
            print_content(bytes)?;
        }
    }
    for diagnostic in found {
        if is_from_reading(&diagnostic) {
            result.diagnostics.push(diagnostic);
        } else {
            result.counts[diagnostic.severity as usize] += 1;
        }
    }
    print_result(&result, arguments, 0, Clock::start(), language)
}
