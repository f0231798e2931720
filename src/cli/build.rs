//! `annexe build`: programmes → sheets. A programme is built whole or not at all.

use std::io::{self, IsTerminal, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::bail;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::batch::{self, Batch, Order, is_of_reading};
use super::workspace::{self, Listing};
use super::{BuildArguments, FAILED, FINDINGS, FINE, complain, patiently, report};
use crate::diagnostic::Finding;
use crate::fault::Severity;
use crate::lang::{Freshness, Language, Misuse, Summary};

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
    let mut listing = workspace::list(&arguments.paths, arguments.output.as_deref(), None);
    let mut batch = on_threads(arguments.jobs, || {
        run_with_progress(&mut listing, &order, &clock)
    })?;
    // What no programme gives is known only to who has seen them all.
    let mut left = Vec::new();
    if arguments.paths.is_empty() && (arguments.check || arguments.prune) {
        left = batch::orphans(&listing, &batch.folders, &order);
    }
    if arguments.prune {
        for (path, is_as_made) in left {
            let freshness = if is_as_made {
                match batch::prune(&path, &batch.folders) {
                    Ok(()) => Freshness::Removed,
                    Err(error) => {
                        batch.failures.push(error);
                        continue;
                    }
                }
            } else {
                Freshness::Kept
            };
            batch.differing.push((freshness, path));
        }
    } else {
        let left = left.into_iter().map(|(path, _)| (Freshness::Orphan, path));
        batch.differing.extend(left);
    }
    if let Some(path) = &arguments.depfile {
        let rules = batch.made_of.iter().map(|(made, of)| rule(made, of));
        let rules: String = rules.collect();
        batch
            .failures
            .extend(workspace::write(path, rules.as_bytes()).err());
    }
    let count = listing.programmes.len();
    tell(&batch, &order, count, &clock, language)
}

/// Says what came of a batch, and gives the exit code.
pub fn tell(
    batch: &Batch,
    order: &Order,
    programmes: usize,
    clock: &Clock,
    language: Language,
) -> anyhow::Result<u8> {
    if !batch.findings.is_empty() {
        report(&batch.findings, &mut io::stderr(), language)?;
    }
    if !order.tells_all && batch.tally.iter().any(|count| *count > 0) {
        let severities = [Severity::Error, Severity::Warning, Severity::Advice];
        let counted = severities.into_iter().zip(batch.tally);
        let counted = counted.flat_map(|(severity, count)| std::iter::repeat_n(severity, count));
        let tally = language.tally(counted);
        writeln!(io::stderr(), "{}", language.seen_by_check(&tally))?;
    }
    for failure in &batch.failures {
        complain(failure, language);
    }
    let mut lines = Vec::new();
    for (freshness, path) in &batch.differing {
        let path = path.display().to_string();
        lines.push(language.freshness(*freshness, &path));
    }
    let folders: Vec<String> = batch
        .folders
        .iter()
        // « . », once tidied, is empty.
        .map(|folder| {
            if folder.as_os_str().is_empty() {
                Path::new(".")
            } else {
                folder
            }
        })
        .map(|folder| folder.display().to_string())
        .collect();
    let is_wrong = batch.findings.iter().any(Finding::is_error);
    if order.compares {
        let orphan = |(freshness, _): &(Freshness, PathBuf)| *freshness == Freshness::Orphan;
        let orphans = batch.differing.iter().filter(|it| orphan(it)).count();
        let remedies = [orphans < batch.differing.len(), orphans > 0];
        // What could not be built could not be compared.
        let is_known = !is_wrong && batch.failures.is_empty();
        if is_known || !batch.differing.is_empty() {
            lines.push(language.compared(batch.differing.len(), remedies));
        }
    } else if batch.built + batch.unchanged > 0 {
        lines.push(language.built(&Summary {
            programmes,
            built: batch.built,
            unchanged: batch.unchanged,
            with_findings: batch.with_findings,
            files: batch.files,
            folders: &folders,
            tenths: clock.elapsed().as_millis() as usize / 100,
        }));
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
        bail!(Misuse::StreamAlone);
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
                    batch.findings.extend(project.common.findings([]));
                }
                let (sheets, findings) = batch::in_memory(&source, order);
                batch.findings.extend(findings);
                // Without a format, a stream is Markdown: the first.
                if let Some(bytes) = sheets.iter().flatten().next() {
                    patiently(io::stdout().write_all(bytes))?;
                }
            }
            Err(error) => failures.push(error),
        }
    }
    let (findings, others): (Vec<_>, Vec<_>) = batch.findings.into_iter().partition(is_of_reading);
    batch.findings = findings;
    for finding in others {
        batch.tally[finding.severity as usize] += 1;
    }
    batch.failures = failures;
    tell(&batch, order, 0, &Clock::start(), language)
}

/// Runs something on so many threads, or on as many as there are cores.
///
/// # Errors
/// The system has no thread to give.
pub fn on_threads<T: Send>(
    jobs: Option<NonZeroUsize>,
    run: impl FnOnce() -> T + Send,
) -> anyhow::Result<T> {
    let Some(jobs) = jobs else { return Ok(run()) };
    let threads = rayon::ThreadPoolBuilder::new().num_threads(jobs.get());
    Ok(threads.build()?.install(run))
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

/// A rule as make and ninja read it: what is made, and of what.
fn rule(made: &[PathBuf], of: &[PathBuf]) -> String {
    let listed = |paths: &[PathBuf]| {
        let paths: Vec<String> = paths
            .iter()
            .map(|path| {
                let path = path.display().to_string();
                path.replace('$', "$$")
                    .replace('#', "\\#")
                    .replace(' ', "\\ ")
            })
            .collect();
        paths.join(" ")
    };
    format!("{}: {}\n", listed(made), listed(of))
}
