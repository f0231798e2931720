//! `annexe build`: programmes → sheets. A programme is built whole or not at all.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant, UNIX_EPOCH};

use anyhow::bail;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::batch::{self, Batch, MadeOf, Order, is_of_reading};
use super::error::{IoError, IoErrorKind, UsageError};
use super::output_state::OutputState;
use super::workspace::{self, Listing, Project, is_there, real};
use super::{BuildArguments, FAILED, FINDINGS, FINE, complain, patiently, report};
use crate::diagnostic::catalogue::message;
use crate::diagnostic::kind::Severity;
use crate::diagnostic::language::Language;
use crate::diagnostic::message::{Argument, Message};
use crate::diagnostic::{Diagnostic, tally_counts};

/// How long a batch goes on before it shows how far it is.
const PATIENCE: Duration = Duration::from_millis(500);

pub fn run(arguments: &BuildArguments, language: Language) -> anyhow::Result<u8> {
    let order = Order {
        output: arguments.output.clone(),
        formats: arguments.format.clone(),
        document: arguments.document,
        force: arguments.force,
        compares: arguments.check,
        tells_all: false,
    };
    if arguments.paths.iter().any(|path| path == Path::new("-")) {
        return stream(arguments, &order, language);
    }
    let clock = Clock::start();
    let output = arguments.output.as_deref();
    let mut listing = workspace::list(&arguments.paths, output, None);
    let mut batch = run_with_progress(&mut listing, &order, &clock);
    if arguments.check || arguments.prune {
        look_for_orphans(arguments, &listing, &order, &mut batch);
    }
    if let Some(path) = &arguments.depfile {
        let written = workspace::write(path, rules(&batch.made_of).as_bytes());
        batch.failures.extend(written.err());
        refresh(&batch.made_of);
    }
    tell(&batch, &order, listing.count(), &clock, language)
}

/// Tells the files that no programme of these projects gives any more, or removes them.
fn look_for_orphans(
    arguments: &BuildArguments,
    listing: &Listing,
    order: &Order,
    batch: &mut Batch,
) {
    let Listing {
        programmes,
        clashing,
        projects,
        ..
    } = listing;
    // What no programme gives is known only to who has seen them all, and read what their projects say.
    let is_in_full = |project: &Arc<Project>| {
        let programmes = real(&project.programmes);
        let mut paths = arguments.paths.iter();
        paths.any(|path| programmes.starts_with(real(path)))
    };
    let is_known = |project: &Arc<Project>| {
        let is_away = is_there(&project.programmes) && !project.programmes.is_dir();
        !is_away && project.project_context.config.is_some()
    };
    let is_all = arguments.paths.is_empty() || projects.iter().all(is_in_full);
    // A path that was given is to be there.
    let is_absence = |failure: &anyhow::Error| match failure.downcast_ref::<IoError>() {
        Some(error) => match error.kind {
            IoErrorKind::NoProgramme => true,
            IoErrorKind::NotFound => arguments.paths.is_empty(),
            IoErrorKind::Other => false,
        },
        None => false,
    };
    let is_bare =
        programmes.is_empty() && clashing.is_empty() && batch.failures.iter().all(is_absence);
    let is_whole = batch.is_whole || is_bare;
    if projects.is_empty() || !is_all || !is_whole || !projects.iter().all(is_known) {
        return;
    }
    let folders = match &order.output {
        Some(output) => vec![output.clone()],
        None => projects.iter().map(|it| it.output.clone()).collect(),
    };
    let orphans = batch::orphans(listing, batch, &folders, order);
    if is_bare && !orphans.is_empty() {
        // There is something to do all the same.
        batch.failures.clear();
    }
    if arguments.prune {
        let (told, failures) = batch::prune(orphans, &folders);
        batch.differing.extend(told);
        batch.failures.extend(failures);
    } else {
        let told = |is_as_made| {
            if is_as_made {
                OutputState::Orphan
            } else {
                OutputState::Kept
            }
        };
        let orphans = orphans.into_iter();
        batch
            .differing
            .extend(orphans.map(|(path, is_as_made)| (told(is_as_made), path)));
    }
}

/// Says what came of a batch, and gives the exit code.
pub fn tell(
    batch: &Batch,
    order: &Order,
    programmes: usize,
    clock: &Clock,
    language: Language,
) -> anyhow::Result<u8> {
    if !batch.diagnostics.is_empty() {
        report(&batch.diagnostics, &mut io::stderr(), language)?;
    }
    if !order.tells_all && batch.tally.iter().any(|count| *count > 0) {
        let severities = [Severity::Error, Severity::Warning, Severity::Advice];
        let tally = tally_counts(severities.into_iter().zip(batch.tally));
        let total: usize = batch.tally.iter().sum();
        let line = message!(REMAINING, tally, total).render(language);
        patiently(writeln!(io::stderr(), "{line}"))?;
    }
    for failure in &batch.failures {
        complain(failure, language);
    }
    let mut lines = Vec::new();
    for (freshness, path) in &batch.differing {
        let path = path.display().to_string();
        lines.push(freshness.message(path).render(language));
    }
    let folders: Vec<String> = batch
        .folders
        .iter()
        .map(|folder| folder.display().to_string())
        .collect();
    let is_wrong = batch.diagnostics.iter().any(Diagnostic::is_error);
    if order.compares {
        let are = |some: &[OutputState]| {
            let mut differing = batch.differing.iter();
            differing.any(|(freshness, _)| some.contains(freshness))
        };
        let remedies = [
            are(&[OutputState::Stale, OutputState::Missing]),
            are(&[OutputState::Orphan]),
            are(&[OutputState::Kept]),
        ];
        // What could not be built could not be compared.
        let is_known = !is_wrong && batch.failures.is_empty();
        if is_known || !batch.differing.is_empty() {
            lines.push(compared(batch.differing.len(), remedies).render(language));
        }
    } else if batch.built + batch.unchanged > 0 {
        lines.push(built(batch, programmes, folders, clock).render(language));
    }
    let lines: String = lines.iter().map(|line| format!("{line}\n")).collect();
    patiently(io::stdout().write_all(lines.as_bytes()))?;
    Ok(if !batch.failures.is_empty() {
        FAILED
    } else if is_wrong || order.compares && !batch.differing.is_empty() {
        FINDINGS
    } else {
        FINE
    })
}

/// One programme from standard input to standard output.
fn stream(arguments: &BuildArguments, order: &Order, language: Language) -> anyhow::Result<u8> {
    let is_alone = arguments.paths.len() == 1
        && arguments.format.len() <= 1
        && arguments.output.is_none()
        && !(arguments.check || arguments.prune || arguments.depfile.is_some());
    if !is_alone {
        bail!(UsageError(message!(STREAM_ALONE)));
    }
    let Listing {
        programmes,
        projects,
        mut failures,
        ..
    } = workspace::list(&arguments.paths, None, None);
    let mut batch = Batch::default();
    for listed in &programmes {
        match listed.load(None) {
            Ok(source) => {
                let mut projects = projects.clone();
                if !std::sync::Arc::ptr_eq(&source.project, &listed.project) {
                    projects = vec![std::sync::Arc::clone(&source.project)];
                }
                for project in projects {
                    batch
                        .diagnostics
                        .extend(project.project_context.diagnostics([]));
                }
                let (sheets, diagnostics) = batch::in_memory(&source, order);
                batch.diagnostics.extend(diagnostics);
                // Without a format, a stream is Markdown: the first.
                if let Some(bytes) = sheets.iter().flatten().next() {
                    patiently(io::stdout().write_all(bytes))?;
                }
            }
            Err(error) => failures.push(error),
        }
    }
    let (diagnostics, others): (Vec<_>, Vec<_>) =
        batch.diagnostics.into_iter().partition(is_of_reading);
    batch.diagnostics = diagnostics;
    for diagnostic in others {
        batch.tally[diagnostic.severity as usize] += 1;
    }
    batch.failures = failures;
    tell(&batch, order, 0, &Clock::start(), language)
}

/// How far a long batch is, for who watches.
fn run_with_progress(listing: &mut Listing, order: &Order, clock: &Clock) -> Batch {
    let total = listing.programmes.len() as u64;
    let bar = ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::hidden());
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len}") {
        bar.set_style(style);
    }
    let is_watched = io::stderr().is_terminal();
    let batch = batch::run(listing, order, &|| {
        bar.inc(1);
        if is_watched && bar.is_hidden() && clock.elapsed() > PATIENCE {
            bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    });
    bar.finish_and_clear();
    batch
}

/// The one clock of this program: it tells people how long they waited, and changes nothing that is made.
#[derive(Clone, Copy)]
pub struct Clock(Instant);

impl Clock {
    #[expect(
        clippy::disallowed_methods,
        reason = "nothing that is made depends on it"
    )]
    pub fn start() -> Self {
        Self(Instant::now())
    }

    pub fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}

/// The rules that make and ninja read: what is made of what, then each of what it is made of by itself, so that one that is gone
/// stops nothing. Names that make has no way to write are left out.
fn rules(made_of: &[MadeOf]) -> String {
    let mut rules = String::new();
    let mut inputs = BTreeSet::new();
    for MadeOf { made, of, .. } in made_of {
        let written = |paths: &[PathBuf]| -> Option<Vec<String>> {
            paths.iter().map(|path| name_for_make(path)).collect()
        };
        if let (Some(made), Some(of)) = (written(made), written(of)) {
            rules.push_str(&format!("{}: {}\n", made.join(" "), of.join(" ")));
            inputs.extend(of);
        }
    }
    rules.extend(inputs.into_iter().map(|input| format!("{input}:\n")));
    rules
}

/// A path as make reads it.
fn name_for_make(path: &Path) -> Option<String> {
    let path = path.to_str()?;
    let has_no_way = |sign: char| sign.is_control() || "=;|%*?[]~".contains(sign);
    if path.contains(has_no_way) {
        return None;
    }
    let mut name = String::new();
    let mut backslashes = 0;
    for sign in path.chars() {
        match sign {
            // Those before it are doubled, and it has one of its own.
            ' ' | '#' | ':' => {
                name.extend(std::iter::repeat_n('\\', backslashes + 1));
            }
            '$' => name.push('$'),
            _ => {}
        }
        name.push(sign);
        backslashes = if sign == '\\' { backslashes + 1 } else { 0 };
    }
    Some(name)
}

/// Dates anew what has not changed though something it is made of was touched: make would ask for it at each run.
fn refresh(made_of: &[MadeOf]) {
    let date = |path: &PathBuf| fs::metadata(path).and_then(|it| it.modified()).ok();
    for MadeOf { made, of, .. } in made_of.iter().filter(|it| it.is_fresh) {
        let latest = of.iter().filter_map(date).max();
        for path in made.iter().filter(|path| date(path) < latest) {
            // An older date only costs time.
            let file = File::options().write(true).open(path);
            let _ = file.and_then(|file| file.set_modified(latest.unwrap_or(UNIX_EPOCH)));
        }
    }
}

/// What came of a comparison with the files of a build, and how to bring them up to date: by a build, by `--prune`, by hand.
fn compared(count: usize, [builds, prunes, by_hand]: [bool; 3]) -> Message {
    if count == 0 {
        return message!(UP_TO_DATE);
    }
    let command = match (builds, prunes) {
        (false, false) => None,
        (true, false) => Some(message!(RUN_BUILD)),
        (_, true) => Some(message!(RUN_PRUNE)),
    };
    let by_hand = by_hand.then(|| message!(REMOVE_BY_HAND));
    let remedies = command.into_iter().chain(by_hand);
    let remedies = remedies.reduce(|first, second| message!(BOTH_REMEDIES, first, second));
    match remedies {
        Some(remedies) => message!(NOT_UP_TO_DATE, count, remedies),
        None => message!(UP_TO_DATE),
    }
}

/// « 3 programmes : 1 construit, 2 inchangés, 3 fichiers dans output, en 0,1 s ».
fn built(batch: &Batch, programmes: usize, folders: Vec<String>, clock: &Clock) -> Message {
    let refused = programmes - batch.built - batch.unchanged;
    let parts = [
        (batch.built, message!(COUNT_BUILT, count = batch.built)),
        (
            batch.unchanged,
            message!(COUNT_UNCHANGED, count = batch.unchanged),
        ),
        (refused, message!(COUNT_REFUSED, count = refused)),
        (
            batch.with_diagnostics,
            message!(COUNT_WITH_FINDINGS, count = batch.with_diagnostics),
        ),
        (
            batch.files,
            message!(FILES_IN, files = batch.files, folders),
        ),
    ];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    let counts = Message::each(parts.map(|(_, part)| part).collect());
    let tenths = clock.elapsed().as_millis() / 100;
    let seconds = Argument::Number(format!("{}.{}", tenths / 10, tenths % 10));
    message!(BUILT, programmes, counts, seconds)
}
