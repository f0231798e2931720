//! The command line: the only place that touches files, streams and the environment, and that ends the program.

use std::ffi::OsString;
use std::io;
use std::num::NonZeroUsize;
use std::process::ExitCode;
#[cfg(unix)]
use std::sync::Arc;

use clap::FromArgMatches;

use self::arguments::{Arguments, Command};
use self::error::UsageError;
use self::exit_code::{IO_ERROR, SUCCESS, USAGE_ERROR};
use crate::diagnostic::language::Language;

mod arguments;
mod batch;
mod boundary;
mod build;
mod check;
mod clock;
mod diff;
mod error;
mod exit_code;
mod explain;
mod extract;
mod file_tree;
mod files;
mod fingerprint;
mod fix;
mod git;
mod git_setup;
mod help;
mod init;
mod isolation;
mod language;
mod licences;
mod manifest;
mod manual;
mod new;
mod orphans;
mod outline;
mod output_state;
mod preview;
mod print;
mod project;
mod replace;
mod rules;
mod schema;
mod threads;
mod verify;
mod watch;
mod watcher;
mod workspace;

/// Runs the command of this process.
#[must_use]
pub fn run() -> ExitCode {
    let words: Vec<OsString> = std::env::args_os().collect();
    let language = language::of_arguments(&words);
    let mut command = help::command();
    let name = help::command_name(&words, &command);
    let parse = |command: &mut clap::Command| {
        let matches = command.try_get_matches_from_mut(&words)?;
        Arguments::from_arg_matches(&matches)
    };
    // Help and errors are in a language; most runs show neither.
    let parsed = parse(&mut command).or_else(|_| parse(&mut help::localized_command(language)));
    let arguments = match parsed {
        Ok(arguments) => arguments,
        Err(error) => return ExitCode::from(help::print_clap_error(&error, &name, language)),
    };
    let paths = arguments.command.paths();
    let language = arguments.lang.unwrap_or_else(|| language::of_paths(paths));
    refuse_oversized_files();
    let jobs = arguments.command.jobs().map_or(0, NonZeroUsize::get);
    isolation::silence_panics();
    let run = || {
        boundary::allow_folders(&arguments.root)?;
        isolation::isolate(&name, || dispatch(arguments.command, language))?
    };
    let outcome = threads::run_on_threads(jobs, run);
    ExitCode::from(outcome.unwrap_or_else(|error| exit_code_of(&error, &name, language)))
}

fn dispatch(command: Command, language: Language) -> anyhow::Result<u8> {
    let parser = || {
        let mut command = help::localized_command(language);
        command.build();
        command
    };
    match command {
        Command::Build(arguments) => build::run(&arguments, language),
        Command::Watch(arguments) => watch::run(&arguments, language),
        Command::Preview(arguments) => preview::run(&arguments, language),
        Command::Check(arguments) => check::run(&arguments, language),
        Command::Explain { codes } => explain::run(&codes, language),
        Command::Rules { format } => rules::run(format, language),
        Command::New { name } => new::run(&name, language),
        Command::Schema { model, format } => schema::run(model, format),
        Command::Extract { sheet, output } => extract::run(&sheet, output.as_deref()),
        Command::Verify { sheets, source } => verify::run(&sheets, source.as_deref(), language),
        Command::Diff(arguments) => diff::run(&arguments, language),
        Command::GitSetup { write } => git_setup::run(write, language),
        Command::Outline { programme } => outline::run(&programme),
        Command::Init { folder, ci } => init::run(folder.as_deref(), ci, language),
        Command::Completions { shell } => manual::run_completions(shell, &parser()),
        Command::Man { output } => manual::man(output.as_deref(), &mut parser(), language),
        Command::Licences => licences::run(),
        Command::Help { command } => help::run(command.as_deref(), &mut parser()),
    }
}

/// Prints an error, and gives the exit code that it stands for.
fn exit_code_of(error: &anyhow::Error, name: &str, language: Language) -> u8 {
    if let Some(error) = error.downcast_ref::<UsageError>() {
        help::print_usage_error(error, None, name, language);
        return USAGE_ERROR;
    }
    let error_kind = error.downcast_ref::<io::Error>().map(io::Error::kind);
    if error_kind == Some(io::ErrorKind::BrokenPipe) {
        return SUCCESS;
    }
    print::print_error(error, language);
    IO_ERROR
}

/// Under `ulimit -f`, writing too large a file then fails as any write may, and no longer kills the program.
#[cfg(unix)]
fn refuse_oversized_files() {
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::default());
}

/// Other systems refuse such a write by themselves.
#[cfg(not(unix))]
fn refuse_oversized_files() {}
