//! `annexe build`: programmes → sheets. A programme is built whole or not at all.

use std::ffi::OsString;
use std::fs::{self, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::bail;
use rayon::prelude::*;

use super::workspace::{self, Project, Source, refused};
use super::{BuildArguments, FAILED, FINDINGS, FINE, complain, counts, report};
use crate::check::Checked;
use crate::diagnostic::{self, Finding};
use crate::lang::{Language, Misuse};
use crate::programme::Sheet;
use crate::record;
use crate::render::{Format, render};
use crate::rules::{self, Finds};

pub fn run(arguments: &BuildArguments, language: Language) -> anyhow::Result<u8> {
    let streams = arguments.paths.iter().any(|path| path == Path::new("-"));
    if streams
        && (arguments.paths.len() > 1 || arguments.format.len() > 1 || arguments.output.is_some())
    {
        bail!(Misuse::StreamAlone);
    }
    let workspace = workspace::open(&arguments.paths, arguments.output.as_deref(), None);
    let builds: Vec<Build> = workspace
        .programmes
        .par_iter()
        .map(|source| {
            if streams {
                stream(source, arguments)
            } else {
                write(source, arguments)
            }
        })
        .collect();

    let mut findings = workspace.findings;
    for project in &workspace.projects {
        let shared = builds
            .iter()
            .filter(|build| Arc::ptr_eq(&build.project, project));
        findings.extend(project.common.findings(shared.map(|build| &build.checked)));
    }
    let mut failures = workspace.failures;
    let mut files = 0;
    let mut built = 0;
    let mut folders: Vec<PathBuf> = Vec::new();
    for build in builds {
        findings.extend(build.checked.findings);
        match build.outcome {
            Ok(Some(written)) => {
                built += 1;
                files += written.files;
                if !folders.contains(&written.folder) {
                    folders.push(written.folder);
                }
            }
            Ok(None) => {}
            Err(error) => failures.push(error),
        }
    }
    diagnostic::tidy(&mut findings);
    // What the rules find does not stop a draft from being printed: it is counted, and `check` shows it.
    let (findings, others): (Vec<_>, Vec<_>) = findings.into_iter().partition(is_of_reading);
    if !findings.is_empty() {
        report(&findings, &mut io::stderr(), language)?;
    }
    if !others.is_empty() {
        let tally = counts(&others, language);
        writeln!(io::stderr(), "{}", language.seen_by_check(&tally))?;
    }
    for failure in &failures {
        complain(failure, language);
    }
    if !streams && built > 0 {
        let folders: Vec<String> = folders
            .iter()
            .map(|folder| folder.display().to_string())
            .collect();
        let line = language.built([built, files], &folders);
        writeln!(io::stdout(), "{line}")?;
    }
    Ok(if !failures.is_empty() {
        FAILED
    } else if findings.iter().any(Finding::is_error) {
        FINDINGS
    } else {
        FINE
    })
}

/// Whether a finding is one of reading, rather than of the rules.
pub fn is_of_reading(finding: &Finding) -> bool {
    let rule = rules::rule(finding.fault.code());
    rule.is_none_or(|rule| matches!(rule.finds, Finds::Reading))
}

/// What came of one programme.
struct Build {
    project: Arc<Project>,
    checked: Checked,
    /// `None` when findings forbid to build.
    outcome: anyhow::Result<Option<Written>>,
}

struct Written {
    folder: PathBuf,
    files: usize,
}

fn write(source: &Source, arguments: &BuildArguments) -> Build {
    let checked = source.check();
    let outcome = sheets(source, &checked, arguments).map_or(Ok(None), |sheets| {
        let folder = arguments
            .output
            .clone()
            .unwrap_or_else(|| source.project.output.clone());
        let base = folder.join(&source.stem);
        replace(&base, sheet_of(source, arguments), &sheets)?;
        Ok(Some(Written {
            folder,
            files: sheets.len(),
        }))
    });
    Build {
        project: Arc::clone(&source.project),
        checked,
        outcome,
    }
}

fn stream(source: &Source, arguments: &BuildArguments) -> Build {
    let checked = source.check();
    let outcome = sheets(source, &checked, arguments).map_or(Ok(None), |sheets| {
        // Without a format, a stream is Markdown: the first.
        if let Some((_, bytes)) = sheets.first() {
            match io::stdout().write_all(bytes) {
                // A reader that closed the pipe has had what it wanted.
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
                written => written?,
            }
        }
        Ok(Some(Written {
            folder: PathBuf::new(),
            files: 1,
        }))
    });
    Build {
        project: Arc::clone(&source.project),
        checked,
        outcome,
    }
}

/// The sheet that is asked for, or else that of the project.
fn sheet_of(source: &Source, arguments: &BuildArguments) -> Sheet {
    let config = source.project.common.config.as_ref();
    let usual = config.and_then(|config| config.document);
    arguments.document.or(usual).unwrap_or_default()
}

type Rendered = Vec<(Format, Vec<u8>)>;

/// The sheets of a programme in memory, or `None` when it, or its project, has errors.
fn sheets(source: &Source, checked: &Checked, arguments: &BuildArguments) -> Option<Rendered> {
    let common = &source.project.common;
    let document = record::document(checked, common, sheet_of(source, arguments))?;
    let config = common.config.as_ref()?;
    let mut formats = match (&arguments.format, &config.formats) {
        (asked, _) if !asked.is_empty() => asked.clone(),
        (_, Some(configured)) => configured.clone(),
        (_, None) => Format::ALL.to_vec(),
    };
    formats.sort_unstable();
    formats.dedup();
    let sheets = formats
        .into_iter()
        .map(|format| (format, render(&document, format, &common.dress.theme)));
    Some(sheets.collect())
}

/// Writes the sheets beside their places, then renames them all: a failure leaves the old ones whole.
fn replace(base: &Path, sheet: Sheet, sheets: &Rendered) -> anyhow::Result<()> {
    let folder = base.parent().unwrap_or(Path::new(""));
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    fs::create_dir_all(folder).map_err(|error| refused(folder, &error))?;
    let mut pending = Vec::new();
    for (format, bytes) in sheets {
        let path = path_of(base, sheet, *format);
        let mut file = tempfile::Builder::new()
            .prefix(".annexe-")
            .permissions(Permissions::from_mode(0o666))
            .tempfile_in(folder)
            .map_err(|error| refused(folder, &error))?;
        file.write_all(bytes)
            .map_err(|error| refused(&path, &error))?;
        if path.is_dir() {
            return Err(refused(&path, &io::ErrorKind::IsADirectory.into()));
        }
        pending.push((file, path));
    }
    for (file, path) in pending {
        file.persist(&path)
            .map_err(|error| refused(&path, &error.error))?;
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
