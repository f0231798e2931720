//! `annexe build`: programmes → sheets. A programme is built whole or not at all.

use std::ffi::OsString;
use std::fs::{self, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use clap::CommandFactory;
use clap::error::ErrorKind;
use rayon::prelude::*;

use super::workspace::{self, Source, refused};
use super::{Arguments, BuildArguments, FAILED, FINDINGS, FINE, complain, report};
use crate::diagnostic::{self, Finding};
use crate::programme::{Sheet, compose};
use crate::render::{Format, render};

pub fn run(arguments: &BuildArguments) -> anyhow::Result<u8> {
    let streams = arguments.paths.iter().any(|path| path == Path::new("-"));
    if streams
        && (arguments.paths.len() > 1 || arguments.format.len() > 1 || arguments.output.is_some())
    {
        let message = "« - » s’emploie seul, avec un seul format, et écrit sur la sortie standard";
        Arguments::command()
            .error(ErrorKind::ArgumentConflict, message)
            .exit();
    }
    let workspace = workspace::open(&arguments.paths, arguments.output.as_deref());
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
    let mut failures = workspace.failures;
    let mut files = 0;
    let mut built = 0;
    let mut folders: Vec<PathBuf> = Vec::new();
    for build in builds {
        findings.extend(build.findings);
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
    if !findings.is_empty() {
        report(&findings, &mut io::stderr())?;
    }
    for failure in &failures {
        complain(failure);
    }
    if !streams && built > 0 {
        let folders: Vec<String> = folders
            .iter()
            .map(|folder| folder.display().to_string())
            .collect();
        let (programmes, files) = (plural(built, "programme"), plural(files, "fichier"));
        writeln!(
            io::stdout(),
            "{programmes}, {files} dans {}",
            folders.join(", ")
        )?;
    }
    Ok(if !failures.is_empty() {
        FAILED
    } else if findings.iter().any(Finding::is_error) {
        FINDINGS
    } else {
        FINE
    })
}

/// What came of one programme.
struct Build {
    findings: Vec<Finding>,
    /// `None` when findings forbid to build.
    outcome: anyhow::Result<Option<Written>>,
}

struct Written {
    folder: PathBuf,
    files: usize,
}

fn write(source: &Source, arguments: &BuildArguments) -> Build {
    let (findings, sheets) = sheets(source, arguments);
    let outcome = sheets.map_or(Ok(None), |sheets| {
        let folder = arguments
            .output
            .clone()
            .unwrap_or_else(|| source.project.output());
        let base = folder.join(&source.stem);
        replace(&base, arguments.document, &sheets)?;
        Ok(Some(Written {
            folder,
            files: sheets.len(),
        }))
    });
    Build { findings, outcome }
}

fn stream(source: &Source, arguments: &BuildArguments) -> Build {
    let (findings, sheets) = sheets(source, arguments);
    let outcome = sheets.map_or(Ok(None), |sheets| {
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
    Build { findings, outcome }
}

type Rendered = Vec<(Format, Vec<u8>)>;

/// The sheets of a programme in memory, or `None` when it, or its project, has errors.
fn sheets(source: &Source, arguments: &BuildArguments) -> (Vec<Finding>, Option<Rendered>) {
    let reading = source.read();
    let sheets = reading
        .value
        .zip(source.project.config.as_ref())
        .map(|(programme, config)| {
            let document = compose(
                &programme,
                config.organisme.as_ref(),
                arguments.document,
                config.typesets(),
            );
            let mut formats = match (&arguments.format, &config.formats) {
                (asked, _) if !asked.is_empty() => asked.clone(),
                (_, Some(configured)) => configured.clone(),
                (_, None) => Format::ALL.to_vec(),
            };
            formats.sort_unstable();
            formats.dedup();
            formats
                .into_iter()
                .map(|format| (format, render(&document, format)))
                .collect()
        });
    (reading.findings, sheets)
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

fn plural(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count > 1 { "s" } else { "" })
}
