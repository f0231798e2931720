//! `annexe check`: every diagnostic of every programme, in the form that its reader wants.

use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use anyhow::bail;
use rayon::prelude::*;

use super::error::UsageError;
use super::mending;
use super::workspace::{self, Project, Workspace};
use super::{
    CheckArguments, Denied, FAILED, FINDINGS, FINE, ReportFormat, complain, patiently, print,
    report,
};
use crate::check::Checked;
use crate::check::rules::RULES;
use crate::diagnostic::catalogue::message;
use crate::diagnostic::github::github;
use crate::diagnostic::gitlab::gitlab;
use crate::diagnostic::json::json;
use crate::diagnostic::junit::junit;
use crate::diagnostic::kind::Severity;
use crate::diagnostic::language::Language;
use crate::diagnostic::sarif::{Described, sarif};
use crate::diagnostic::short::short;
use crate::diagnostic::{self, Diagnostic};

pub fn run(arguments: &CheckArguments, language: Language) -> anyhow::Result<u8> {
    let open = || workspace::open(&arguments.paths, arguments.profile);
    if !arguments.fix && !arguments.diff {
        return tell(&open(), &[], arguments, language);
    }
    let streams = arguments.paths.iter().any(|path| path == Path::new("-"));
    if streams && !arguments.diff {
        bail!(UsageError(message!(STREAM_NOT_FIXED)));
    }
    let workspace = open();
    let mut mending = mending::mend(&workspace, arguments.profile);
    for spoilt in &mending.spoilt {
        let line = message!(NOT_FIXED, error = short(spoilt, language)).render(language);
        writeln!(io::stderr(), "{line}")?;
    }
    if arguments.diff {
        patiently(io::stdout().write_all(mending.diff().as_bytes()))?;
        let code = verdict(
            &diagnostics(&workspace),
            &workspace.failures,
            arguments,
            language,
        );
        let Some([corrections, files]) = mending.extent() else {
            return Ok(code);
        };
        let line = message!(TO_FIX, corrections, files).render(language);
        writeln!(io::stderr(), "{line}")?;
        return Ok(code.max(FINDINGS));
    }
    let refusals = mending.write();
    // What remains is what the files now hold.
    let code = tell(&open(), &refusals, arguments, language)?;
    if let Some([corrections, files]) = mending.extent() {
        let line = message!(FIXED, corrections, files).render(language);
        if arguments.format.is_read_by_people() {
            patiently(writeln!(io::stdout(), "{line}"))?;
        } else {
            writeln!(io::stderr(), "{line}")?;
        }
    }
    Ok(code)
}

/// Reports on a workspace, and on what the world refused.
fn tell(
    workspace: &Workspace,
    refusals: &[anyhow::Error],
    arguments: &CheckArguments,
    language: Language,
) -> anyhow::Result<u8> {
    let diagnostics = diagnostics(workspace);
    show(&diagnostics, workspace, arguments.format, language)?;
    let code = verdict(&diagnostics, &workspace.failures, arguments, language);
    for refusal in refusals {
        complain(refusal, language);
    }
    Ok(if refusals.is_empty() { code } else { FAILED })
}

/// The exit code, once what the world refused has been said.
fn verdict(
    diagnostics: &[Diagnostic],
    failures: &[anyhow::Error],
    arguments: &CheckArguments,
    language: Language,
) -> u8 {
    for failure in failures {
        complain(failure, language);
    }
    if !failures.is_empty() {
        FAILED
    } else if diagnostics
        .iter()
        .any(|diagnostic| fails(diagnostic, arguments))
    {
        FINDINGS
    } else {
        FINE
    }
}

/// All there is to say of the programmes and of what they share, sorted.
fn diagnostics(workspace: &Workspace) -> Vec<Diagnostic> {
    let checked: Vec<(Arc<Project>, Checked)> = workspace
        .programmes
        .par_iter()
        .map(|source| (Arc::clone(&source.project), source.check()))
        .collect();
    let mut diagnostics = workspace.diagnostics.clone();
    for project in &workspace.projects {
        let own = checked.iter().filter(|(of, _)| Arc::ptr_eq(of, project));
        diagnostics.extend(
            project
                .project_context
                .diagnostics(own.map(|(_, checked)| checked)),
        );
    }
    diagnostics.extend(
        checked
            .into_iter()
            .flat_map(|(_, checked)| checked.diagnostics),
    );
    diagnostic::tidy(&mut diagnostics);
    diagnostics
}

/// Writes the report on standard output.
fn show(
    diagnostics: &[Diagnostic],
    workspace: &Workspace,
    format: ReportFormat,
    language: Language,
) -> io::Result<()> {
    let mut stream = io::stdout();
    let text = match format {
        // What could not be looked at is not clean.
        ReportFormat::Human | ReportFormat::Short | ReportFormat::Github
            if diagnostics.is_empty() && !workspace.failures.is_empty() =>
        {
            return Ok(());
        }
        ReportFormat::Human => return report(diagnostics, &mut stream, language),
        ReportFormat::Short => {
            let line = |diagnostic: &Diagnostic| short(diagnostic, language);
            return patiently(print(diagnostics, &mut stream, language, line));
        }
        ReportFormat::Json => json(diagnostics),
        ReportFormat::Sarif => sarif(diagnostics, &described(), language),
        ReportFormat::Github => github(diagnostics, language),
        ReportFormat::Gitlab => gitlab(diagnostics, language),
        ReportFormat::Junit => junit(diagnostics, &workspace.names(), language),
    };
    patiently(
        stream
            .write_all(text.as_bytes())
            .and_then(|()| stream.flush()),
    )
}

/// What SARIF says of the rules.
fn described() -> Vec<Described> {
    let described = RULES.iter().map(|rule| Described {
        code: rule.code,
        severity: rule.severity,
        title: rule.texts.title,
        why: rule.texts.why,
        source: rule.source,
    });
    described.collect()
}

/// Whether a diagnostic makes the check fail.
fn fails(diagnostic: &Diagnostic, arguments: &CheckArguments) -> bool {
    match arguments.deny {
        Some(Denied::Warnings) => diagnostic.severity <= Severity::Warning,
        None => diagnostic.is_error(),
    }
}
