//! `annexe check`: the diagnostics of every programme, in the format that is asked for.

use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use anyhow::bail;
use rayon::prelude::*;

use super::arguments::{CheckArguments, DenyLevel, ReportFormat};
use super::error::UsageError;
use super::exit_code::{FAILURE, IO_ERROR, SUCCESS};
use super::fix::find_fixes;
use super::git::{find_prefix, join_path};
use super::isolation::isolate;
use super::print::{print_content, print_diagnostics, print_error, print_text, print_with};
use super::project::Project;
use super::workspace::{Source, Workspace};
use crate::check::CheckResult;
use crate::check::rules::RULES;
use crate::diagnostic::catalogue::message;
use crate::diagnostic::github::format_github;
use crate::diagnostic::gitlab::format_gitlab;
use crate::diagnostic::json::format_json;
use crate::diagnostic::junit::format_junit;
use crate::diagnostic::kind::Severity;
use crate::diagnostic::language::Language;
use crate::diagnostic::sarif::{SarifRule, format_sarif};
use crate::diagnostic::short::format_short;
use crate::diagnostic::{self, Diagnostic, Place};
use crate::source::SourceFile;

pub fn run(arguments: &CheckArguments, language: Language) -> anyhow::Result<u8> {
    let read =
        || Workspace::find(&arguments.paths, None, arguments.profile).read(arguments.profile);
    if !arguments.fix && !arguments.diff {
        return report(read(), Vec::new(), arguments, language);
    }
    let streams = arguments.paths.iter().any(|path| path == Path::new("-"));
    if streams && !arguments.diff {
        bail!(UsageError(message!(STREAM_NOT_FIXED)));
    }
    let mut workspace = read();
    let mut fixes = find_fixes(&workspace, arguments.profile);
    for error in &fixes.new_errors {
        let line = message!(NOT_FIXED, error = format_short(error, language)).render(language);
        writeln!(io::stderr(), "{line}")?;
    }
    if arguments.diff {
        print_content(fixes.diff().as_bytes())?;
        let diagnostics = check_all(&mut workspace);
        let failures = std::mem::take(&mut fixes.failures).into_iter();
        failures.for_each(|failure| add_failure(&mut workspace.failures, failure));
        let code = exit_code(&diagnostics, &workspace.failures, arguments, language);
        let Some([corrections, files]) = fixes.counts() else {
            return Ok(code);
        };
        let line = message!(TO_FIX, corrections, files).render(language);
        writeln!(io::stderr(), "{line}")?;
        return Ok(code.max(FAILURE));
    }
    let errors = fixes.write();
    // The report is on the files as they are now.
    let code = report(read(), errors, arguments, language)?;
    if let Some([corrections, files]) = fixes.counts() {
        let total = message!(FIXED, corrections, files).render(language);
        let line = format!("{}{total}", fixes.describe(language));
        match arguments.format {
            ReportFormat::Human | ReportFormat::Short => print_text(format!("{line}\n"))?,
            ReportFormat::Json
            | ReportFormat::Sarif
            | ReportFormat::Github
            | ReportFormat::Gitlab
            | ReportFormat::Junit => writeln!(io::stderr(), "{line}")?,
        }
    }
    Ok(code)
}

/// Reports on a workspace, and on the files that could not be fixed.
fn report(
    mut workspace: Workspace<Source>,
    errors: Vec<anyhow::Error>,
    arguments: &CheckArguments,
    language: Language,
) -> anyhow::Result<u8> {
    let diagnostics = check_all(&mut workspace);
    let errors = errors.into_iter();
    errors.for_each(|error| add_failure(&mut workspace.failures, error));
    print_report(&diagnostics, &workspace, arguments.format, language)?;
    Ok(exit_code(
        &diagnostics, &workspace.failures, arguments, language,
    ))
}

/// Adds a failure, unless it is reported already.
fn add_failure(failures: &mut Vec<anyhow::Error>, failure: anyhow::Error) {
    let words = failure.to_string();
    if failures.iter().all(|it| it.to_string() != words) {
        failures.push(failure);
    }
}

/// Prints the read errors, and returns the exit code.
fn exit_code(
    diagnostics: &[Diagnostic],
    failures: &[anyhow::Error],
    arguments: &CheckArguments,
    language: Language,
) -> u8 {
    for failure in failures {
        print_error(failure, language);
    }
    let fails = |diagnostic: &Diagnostic| match arguments.deny {
        Some(DenyLevel::Warnings) => diagnostic.severity <= Severity::Warning,
        None => diagnostic.is_error(),
    };
    if !failures.is_empty() {
        IO_ERROR
    } else if diagnostics.iter().any(fails) {
        FAILURE
    } else {
        SUCCESS
    }
}

/// The diagnostics of all programmes and projects, sorted. Programmes that `annexe` fails on are added to the failures.
fn check_all(workspace: &mut Workspace<Source>) -> Vec<Diagnostic> {
    let results: Vec<anyhow::Result<(Arc<Project>, CheckResult)>> = workspace
        .programmes
        .par_iter()
        .map(|source| {
            let checked = isolate(&source.name, || source.check())?;
            Ok((Arc::clone(&source.project), checked))
        })
        .collect();
    let mut checked = Vec::with_capacity(results.len());
    for result in results {
        match result {
            Ok(result) => checked.push(result),
            Err(error) => workspace.failures.push(error),
        }
    }
    let mut diagnostics = workspace.diagnostics.clone();
    for project in &workspace.projects {
        let own = checked.iter().filter(|(of, _)| Arc::ptr_eq(of, project));
        diagnostics.extend(project.context.diagnostics(own.map(|(_, checked)| checked)));
    }
    diagnostics.extend(
        checked
            .into_iter()
            .flat_map(|(_, checked)| checked.diagnostics),
    );
    diagnostic::sort_and_dedup(&mut diagnostics);
    diagnostics
}

/// Prints the report on standard output.
fn print_report(
    diagnostics: &[Diagnostic],
    workspace: &Workspace<Source>,
    format: ReportFormat,
    language: Language,
) -> io::Result<()> {
    let mut stream = io::stdout();
    let text = match format {
        // Files that could not be read may have errors.
        ReportFormat::Human | ReportFormat::Short | ReportFormat::Github
            if diagnostics.is_empty() && !workspace.failures.is_empty() =>
        {
            return Ok(());
        }
        ReportFormat::Human => {
            print_diagnostics(diagnostics, &mut stream, language)?;
            return print_fixable(diagnostics, language);
        }
        ReportFormat::Short => {
            let line = |diagnostic: &Diagnostic| Some(format_short(diagnostic, language));
            return print_with(diagnostics, &mut stream, language, line);
        }
        ReportFormat::Json => format_json(diagnostics),
        ReportFormat::Sarif => format_sarif(diagnostics, &sarif_rules(), language),
        ReportFormat::Github => format_github(&name_from_repository(diagnostics), language),
        ReportFormat::Gitlab => format_gitlab(&name_from_repository(diagnostics), language),
        ReportFormat::Junit => format_junit(diagnostics, &workspace.names(), language),
    };
    print_text(text)
}

/// The diagnostics with the paths of their files from the top of the repository, where GitHub and GitLab look for them.
fn name_from_repository(diagnostics: &[Diagnostic]) -> Vec<Diagnostic> {
    let mut named = diagnostics.to_vec();
    if let Some(prefix) = find_prefix().filter(|prefix| !prefix.is_empty()) {
        for diagnostic in &mut named {
            rename_file(&mut diagnostic.place, &prefix);
            let related = diagnostic.related.iter_mut();
            related.for_each(|label| rename_file(&mut label.place, &prefix));
        }
    }
    named
}

fn rename_file(place: &mut Place, prefix: &str) {
    let name = place.file.name();
    if name != "-" && Path::new(name).is_relative() {
        place.file = SourceFile::new(join_path(prefix, name), place.file.text());
    }
}

/// Says how many diagnostics `--fix` corrects, if any. It corrects files alone.
fn print_fixable(diagnostics: &[Diagnostic], language: Language) -> io::Result<()> {
    let is_fixable = |it: &&Diagnostic| !it.fix.is_empty() && it.place.file.name() != "-";
    match diagnostics.iter().filter(is_fixable).count() {
        0 => Ok(()),
        count => print_text(format!("{}\n", message!(FIXABLE, count).render(language))),
    }
}

/// The rules as SARIF describes them.
fn sarif_rules() -> Vec<SarifRule> {
    let described = RULES.iter().map(|rule| SarifRule {
        code: rule.code,
        severity: rule.severity,
        title: rule.texts.title,
        why: rule.texts.why,
        source: rule.source,
    });
    described.collect()
}
