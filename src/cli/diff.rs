//! `annexe diff`: what changed between two revisions.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::sync::LazyLock;

use anyhow::bail;

use self::pairs::{RevisionPair, pairs_from_arguments};
use super::arguments::{DiffArguments, DiffFormat, FailOn};
use super::error::UsageError;
use super::exit_code::{FAILURE, IO_ERROR, SUCCESS};
use super::files::{path_error, read_file, write_file};
use super::isolation::isolate;
use super::print::{is_colour_disabled, print_diagnostics, print_error, print_text};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::{message, text};
use crate::diagnostic::change::Impact;
use crate::diagnostic::language::Language;
use crate::diagnostic::message::Message;
use crate::diff::field::PROGRAMME_FIELDS;
use crate::diff::report::ProgrammeDiff;
use crate::diff::report::document::{ReportContent, compose};
use crate::diff::report::github::format_github;
use crate::diff::report::json::format_json;
use crate::diff::report::text::{Terminal, format_text};
use crate::read::yaml::MAX_BYTES;
use crate::render::{Format, render};

mod pairs;

pub fn run(arguments: &DiffArguments, language: Language) -> anyhow::Result<u8> {
    // Building the fields takes as long as all the rest: it runs while files are read.
    rayon::spawn(|| {
        LazyLock::force(&PROGRAMME_FIELDS);
    });
    refuse_conflicting(arguments)?;
    let approved = match &arguments.approved {
        Some(path) => read_approved(path)?,
        None => BTreeSet::new(),
    };
    let revisions = pairs_from_arguments(arguments)?;
    let mut failures = Vec::new();
    let compared = compare_all(&revisions, &approved, arguments, &mut failures);
    let (pairs, mut diagnostics, unread) = compared;
    for failure in &failures {
        print_error(failure, language);
    }
    // The report on a whole project lists the programmes that cannot be read.
    let goes_on = arguments.fail_on == Some(FailOn::Never) && arguments.rev.is_some();
    if !diagnostics.is_empty() {
        // Both sides may share a broken file.
        crate::diagnostic::sort_and_dedup(&mut diagnostics);
        print_diagnostics(&diagnostics, &mut io::stderr(), language)?;
        // A report for the other party names no file: it has all programmes or none.
        if (pairs.is_empty() || arguments.for_partner) && !goes_on {
            // git stops at any other code.
            return Ok(if arguments.git.is_some() {
                SUCCESS
            } else {
                FAILURE
            });
        }
    }
    if arguments.draft_avenant {
        for note in pairs.iter().flat_map(amendment_notes) {
            let note = message!(NOTE_TO_READERS, words = note).render(language);
            writeln!(io::stderr(), "{note}")?;
        }
    }
    let bytes = render_report(&pairs, &revisions, &unread, arguments, language)?;
    match &arguments.output {
        Some(path) => write_file(path, &bytes)?,
        None if arguments.format == DiffFormat::Pdf && io::stdout().is_terminal() => {
            bail!(UsageError(message!(NOT_FOR_A_TERMINAL)));
        }
        None => print_text(&bytes)?,
    }
    Ok(if !failures.is_empty() && arguments.git.is_none() {
        IO_ERROR
    } else if diagnostics.is_empty() || goes_on {
        exit_code(&pairs, arguments)
    } else {
        FAILURE
    })
}

/// The comparisons, and for the programmes that cannot be read, the errors and the names. Those that `annexe` fails on are added
/// to `failures`.
fn compare_all(
    revisions: &[RevisionPair],
    approved: &BTreeSet<String>,
    arguments: &DiffArguments,
    failures: &mut Vec<anyhow::Error>,
) -> (Vec<ProgrammeDiff>, Vec<Diagnostic>, Vec<String>) {
    let mut pairs = Vec::new();
    let mut diagnostics = Vec::new();
    let mut unread = Vec::new();
    let shows_sheets =
        matches!(arguments.format, DiffFormat::Html | DiffFormat::Pdf) && !arguments.draft_avenant;
    for revision in revisions {
        let source = revision.new.as_ref().or(revision.old.as_ref());
        let name = source.map_or("", |source| &source.name);
        match isolate(name, || revision.compare(shows_sheets)) {
            Err(failure) => {
                failures.push(failure);
                unread.push(name.to_owned());
            }
            Ok(Ok(mut pair)) => {
                pair.leave_out_approved(approved);
                if !arguments.only.is_empty() {
                    pair.list_only(&arguments.only);
                }
                if arguments.for_partner {
                    pair.hide_files();
                }
                pairs.push(pair);
            }
            Ok(Err(found)) => {
                diagnostics.extend(found);
                unread.extend(source.map(|source| source.name.clone()));
            }
        }
    }
    (pairs, diagnostics, unread)
}

/// Refuses options that contradict each other.
fn refuse_conflicting(arguments: &DiffArguments) -> anyhow::Result<()> {
    let is_for_programs = matches!(arguments.format, DiffFormat::Json | DiffFormat::Github);
    if arguments.draft_avenant && is_for_programs {
        bail!(UsageError(message!(NO_AMENDMENT_FORMAT)));
    }
    if arguments.draft_avenant && (!arguments.only.is_empty() || arguments.approved.is_some()) {
        bail!(UsageError(message!(NO_PARTIAL_AMENDMENT)));
    }
    if arguments.for_partner && is_for_programs {
        bail!(UsageError(message!(NOT_FOR_PARTNER)));
    }
    Ok(())
}

/// The identifiers of a file, one a line.
fn read_approved(path: &Path) -> anyhow::Result<BTreeSet<String>> {
    let bytes = read_file(path, MAX_BYTES).map_err(|error| path_error(path, &error))?;
    let text = String::from_utf8_lossy(&bytes);
    let lines = text.lines().filter_map(|line| line.split('#').next());
    let ids = lines.map(|line| line.trim().trim_start_matches('\u{feff}').to_owned());
    Ok(ids.filter(|id| !id.is_empty()).collect())
}

/// The report in the format that is asked for.
fn render_report(
    pairs: &[ProgrammeDiff],
    revisions: &[RevisionPair],
    unread: &[String],
    arguments: &DiffArguments,
    language: Language,
) -> anyhow::Result<Vec<u8>> {
    let (format, amends) = (arguments.format, arguments.draft_avenant);
    let format = match format {
        DiffFormat::Json => return Ok(format_json(pairs, unread).into_bytes()),
        DiffFormat::Github => return Ok(format_github(pairs, unread, language).into_bytes()),
        DiffFormat::Text if !amends => {
            let is_screen = arguments.output.is_none() && io::stdout().is_terminal();
            let terminal = detect_terminal(is_screen || arguments.git.is_some() && is_paged());
            return Ok(format_text(pairs, unread, language, terminal).into_bytes());
        }
        DiffFormat::Text | DiffFormat::Md => Format::Md,
        DiffFormat::Html => Format::Html,
        DiffFormat::Pdf => Format::Pdf,
    };
    let content = if amends {
        ReportContent::Amendment
    } else {
        ReportContent::Changes
    };
    // With the theme of the last programme's project.
    let theme = revisions.iter().rev().find_map(|it| it.new.as_ref());
    let theme = theme.map(|source| source.project.context.loaded_theme.theme.clone());
    let document = compose(pairs, unread, content);
    Ok(render(&document, format, &theme.unwrap_or_default()))
}

/// The colours and the width of the terminal; a file has the width of a page.
fn detect_terminal(is_screen: bool) -> Terminal {
    let wide = std::env::var_os("COLUMNS").and_then(|columns| columns.to_str()?.parse().ok());
    let screen = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    let width = wide.or_else(|| if is_screen { screen() } else { None });
    Terminal {
        colour: is_screen && !is_colour_disabled(),
        width: width.unwrap_or(100),
    }
}

/// Whether git pages the report on a screen.
fn is_paged() -> bool {
    std::env::var_os("GIT_PAGER_IN_USE").is_some_and(|value| value == "true")
}

/// The exit code of the highest level.
fn exit_code(pairs: &[ProgrammeDiff], arguments: &DiffArguments) -> u8 {
    if arguments.git.is_some() {
        // git takes any other code for a failure.
        return SUCCESS;
    }
    let highest = pairs.iter().filter_map(|pair| pair.highest).max();
    let is_altered = pairs.iter().any(|pair| pair.altered);
    let least = match arguments.fail_on {
        None | Some(FailOn::Typographique) => Some(Impact::Typographique),
        Some(FailOn::Deplacement) => Some(Impact::Deplacement),
        Some(FailOn::Redactionnel) => Some(Impact::Redactionnel),
        Some(FailOn::Complement) => Some(Impact::Complement),
        // What is to be read may be substantial.
        Some(FailOn::ARelire | FailOn::Substantiel) => Some(Impact::ARelire),
        Some(FailOn::Never) => None,
    };
    let failing = highest.filter(|highest| least.is_some_and(|least| *highest >= least));
    let mut diagnostics = pairs.iter().flat_map(|pair| &pair.diagnostics);
    let has_errors = diagnostics.any(Diagnostic::is_error);
    match failing {
        Some(highest) if arguments.detailed_exit_code => detailed_code(highest),
        Some(_) => FAILURE,
        None if is_altered || least.is_some() && has_errors => FAILURE,
        None => SUCCESS,
    }
}

/// The exit code of a level: those of older versions stay.
fn detailed_code(level: Impact) -> u8 {
    match level {
        Impact::Typographique => 10,
        Impact::Deplacement => 11,
        Impact::Redactionnel => 12,
        Impact::Complement => 13,
        Impact::Substantiel => 14,
        Impact::ARelire => 15,
    }
}

/// What to settle before the amendment is signed, for its author: the amendment itself says what is agreed.
fn amendment_notes(diff: &ProgrammeDiff) -> Vec<Message> {
    let count = diff.summary.get(&Impact::ARelire).copied().unwrap_or(0);
    let to_read = (count > 0).then(|| message!(READ_BEFORE_SIGNING, count));
    let altered = diff.altered.then(|| Message::new(text!(SOURCE_COMPARED)));
    to_read.into_iter().chain(altered).collect()
}
