//! The command line: the only place that touches files, streams and the environment, and that ends the program.

use std::ffi::OsString;
use std::io::{IsTerminal, Write};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use signal_hook::consts::SIGXFSZ;

use self::error::{IoError, UsageError};
use crate::diagnostic::catalogue::message;
use crate::diagnostic::human::human;
use crate::diagnostic::language::Language;
use crate::diagnostic::message::Message;
use crate::diagnostic::{Diagnostic, tally};
use crate::model::Sheet;
use crate::model::settings::Profile;
use crate::render::Format;

mod batch;
mod build;
mod check;
mod diff;
mod error;
mod explain;
mod extract;
mod git;
mod git_setup;
mod help;
mod init;
mod language;
mod manifest;
mod manual;
mod mending;
mod new;
mod outline;
mod output_state;
mod preview;
mod rules;
mod schema;
mod verify;
mod watch;
mod watching;
mod workspace;

/// Ended well.
const FINE: u8 = 0;
/// Programmes have diagnostics that are errors.
const FINDINGS: u8 = 1;
/// Wrong usage.
const MISUSED: u8 = 2;
/// Could not run: a file, a folder or a disk refused.
const FAILED: u8 = 3;

/// Findings shown of one file: one that has more is hardly a programme, and all are counted.
const MOST_SHOWN: usize = 500;

/// The command line; its words are in the catalogues of [`crate::diagnostic::language`], put there by [`help`].
#[derive(Debug, Parser)]
#[command(name = "annexe", version, propagate_version = true)]
struct Arguments {
    #[arg(long, global = true)]
    lang: Option<Language>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    #[command(alias = "construire")]
    Build(BuildArguments),
    #[command(alias = "surveiller")]
    Watch(WatchArguments),
    #[command(alias = "apercu")]
    Preview(PreviewArguments),
    #[command(aliases = ["verifier", "vérifier"])]
    Check(CheckArguments),
    #[command(alias = "expliquer")]
    Explain(ExplainArguments),
    #[command(aliases = ["regles", "règles"])]
    Rules(RulesArguments),
    #[command(alias = "nouveau")]
    New(NewArguments),
    #[command(alias = "schéma")]
    Schema(SchemaArguments),
    #[command(alias = "extraire")]
    Extract(ExtractArguments),
    #[command(alias = "authentifier")]
    Verify(VerifyArguments),
    #[command(alias = "comparer")]
    Diff(DiffArguments),
    GitSetup(GitSetupArguments),
    #[command(alias = "lignes")]
    Outline(OutlineArguments),
    #[command(alias = "initialiser")]
    Init(InitArguments),
    Completions(CompletionsArguments),
    #[command(alias = "manuel")]
    Man(ManArguments),
    #[command(alias = "aide")]
    Help(HelpArguments),
}

#[derive(Debug, clap::Args)]
struct WatchArguments {
    paths: Vec<PathBuf>,
    #[arg(short, long)]
    output: Option<PathBuf>,
    #[arg(long, value_delimiter = ',')]
    format: Vec<Format>,
    #[arg(long)]
    document: Option<Sheet>,
}

#[derive(Debug, clap::Args)]
struct PreviewArguments {
    paths: Vec<PathBuf>,
    #[arg(long)]
    document: Option<Sheet>,
    #[arg(long)]
    port: Option<u16>,
}

#[derive(Debug, clap::Args)]
struct BuildArguments {
    paths: Vec<PathBuf>,
    #[arg(short, long)]
    output: Option<PathBuf>,
    #[arg(long, value_delimiter = ',')]
    format: Vec<Format>,
    #[arg(long)]
    document: Option<Sheet>,
    #[arg(short, long)]
    jobs: Option<NonZeroUsize>,
    #[arg(long)]
    force: bool,
    #[arg(long)]
    check: bool,
    #[arg(long, conflicts_with = "check")]
    prune: bool,
    #[arg(long)]
    depfile: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
struct CheckArguments {
    paths: Vec<PathBuf>,
    #[arg(long, alias = "profil")]
    profile: Option<Profile>,
    #[arg(long)]
    deny: Option<Denied>,
    #[arg(long, default_value = "human")]
    format: ReportFormat,
    #[arg(long)]
    fix: bool,
    #[arg(long, conflicts_with = "format")]
    diff: bool,
}

/// What diagnostics are written for.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum ReportFormat {
    Human,
    Short,
    Json,
    Sarif,
    Github,
    Gitlab,
    Junit,
}

/// What fails a check besides errors.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Denied {
    #[value(alias = "avertissements")]
    Warnings,
}

#[derive(Debug, clap::Args)]
struct ExplainArguments {
    #[arg(required = true)]
    codes: Vec<String>,
}

#[derive(Debug, clap::Args)]
struct RulesArguments {
    #[arg(long, default_value = "text")]
    format: RulesFormat,
}

/// What the rules are listed for.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum RulesFormat {
    Text,
    Json,
    Md,
}

#[derive(Debug, clap::Args)]
struct NewArguments {
    name: String,
}

#[derive(Debug, clap::Args)]
struct SchemaArguments {
    model: Option<SchemaName>,
    #[arg(long, default_value = "json")]
    format: SchemaFormat,
}

#[derive(Debug, clap::Args)]
struct ExtractArguments {
    sheet: PathBuf,
    #[arg(short, long)]
    output: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
struct VerifyArguments {
    #[arg(required = true)]
    sheets: Vec<PathBuf>,
    #[arg(long)]
    source: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
struct DiffArguments {
    revisions: Vec<String>,
    #[arg(long)]
    rev: Option<String>,
    #[arg(long, default_value = "text")]
    format: DiffFormat,
    #[arg(short, long)]
    output: Option<PathBuf>,
    #[arg(long)]
    draft_avenant: bool,
    #[arg(long)]
    fail_on: Option<Gate>,
    #[arg(long)]
    detailed_exit_code: bool,
    #[arg(long)]
    r#as: Option<PathBuf>,
    #[arg(long, hide = true, num_args = 7..=9, allow_hyphen_values = true, conflicts_with_all = ["revisions", "rev"])]
    git: Option<Vec<String>>,
}

#[derive(Debug, clap::Args)]
struct GitSetupArguments {
    #[arg(long)]
    write: bool,
}

#[derive(Debug, clap::Args)]
struct OutlineArguments {
    programme: PathBuf,
}

/// What a comparison is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum DiffFormat {
    Text,
    Md,
    Html,
    Pdf,
    Json,
    Github,
}

/// The least change that fails a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Gate {
    Typographique,
    #[value(alias = "déplacement")]
    Deplacement,
    #[value(alias = "rédactionnel")]
    Redactionnel,
    #[value(alias = "complément")]
    Complement,
    Substantiel,
    Never,
}

#[derive(Debug, clap::Args)]
struct InitArguments {
    folder: Option<PathBuf>,
    #[arg(long, default_value = "github")]
    ci: Service,
}

/// Where programmes are checked at each push.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Service {
    Github,
    Gitlab,
    #[value(alias = "aucun")]
    None,
}

#[derive(Debug, clap::Args)]
struct CompletionsArguments {
    shell: clap_complete::Shell,
}

#[derive(Debug, clap::Args)]
struct ManArguments {
    #[arg(short, long)]
    output: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
struct HelpArguments {
    command: Option<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum SchemaFormat {
    Json,
    Md,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum SchemaName {
    Programme,
    Annexe,
    #[value(alias = "constats")]
    Findings,
    #[value(alias = "modifications")]
    Changes,
}

impl Command {
    /// How many threads are asked for.
    fn jobs(&self) -> Option<NonZeroUsize> {
        if let Self::Build(arguments) = self {
            arguments.jobs
        } else {
            None
        }
    }

    /// What it is to look at, when it takes paths.
    fn paths(&self) -> &[PathBuf] {
        match self {
            Self::Build(arguments) => &arguments.paths,
            Self::Watch(arguments) => &arguments.paths,
            Self::Preview(arguments) => &arguments.paths,
            Self::Check(arguments) => &arguments.paths,
            Self::Verify(arguments) => &arguments.sheets,
            Self::Diff(_)
            | Self::GitSetup(_)
            | Self::Outline(_)
            | Self::Explain(_)
            | Self::Rules(_)
            | Self::New(_)
            | Self::Schema(_)
            | Self::Extract(_)
            | Self::Init(_)
            | Self::Completions(_)
            | Self::Man(_)
            | Self::Help(_) => &[],
        }
    }
}

impl ReportFormat {
    /// Whether a line in plain words may follow the report.
    fn is_read_by_people(self) -> bool {
        match self {
            Self::Human | Self::Short => true,
            Self::Json | Self::Sarif | Self::Github | Self::Gitlab | Self::Junit => false,
        }
    }
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(self.extension()))
    }
}

impl ValueEnum for Profile {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(self.key()))
    }
}

impl ValueEnum for Sheet {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Annexe, Self::Fiche]
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(match self {
            Self::Annexe => "annexe",
            Self::Fiche => "fiche",
        }))
    }
}

impl ValueEnum for Language {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Fr, Self::En]
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(match self {
            Self::Fr => "fr",
            Self::En => "en",
        }))
    }
}

/// Runs the command of this process.
#[must_use]
pub fn run() -> ExitCode {
    let words: Vec<OsString> = std::env::args_os().collect();
    let language = language::of(&words);
    let mut command = help::localized(Arguments::command(), language);
    let named = help::named(&words, &command);
    let parsed = command.try_get_matches_from_mut(&words);
    let parsed = parsed.and_then(|matches| Arguments::from_arg_matches(&matches));
    let Arguments {
        lang,
        command: asked,
    } = match parsed {
        Ok(arguments) => arguments,
        Err(error) => return ExitCode::from(help::print_clap_error(&error, &named, language)),
    };
    let language = lang.unwrap_or_else(|| language::at(asked.paths()));
    // A file that would be too large is refused like another, rather than ending the program.
    let _ = signal_hook::flag::register(SIGXFSZ, Arc::default());
    let jobs = asked.jobs().map_or(0, NonZeroUsize::get);
    let outcome = on_threads(jobs, || match asked {
        Command::Build(arguments) => build::run(&arguments, language),
        Command::Watch(arguments) => watch::run(&arguments, language),
        Command::Preview(arguments) => preview::run(&arguments, language),
        Command::Check(arguments) => check::run(&arguments, language),
        Command::Explain(arguments) => explain::run(&arguments, language),
        Command::Rules(arguments) => rules::run(&arguments, language),
        Command::New(arguments) => new::run(&arguments, language),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Extract(arguments) => extract::run(&arguments),
        Command::Verify(arguments) => verify::run(&arguments, language),
        Command::Diff(arguments) => diff::run(&arguments, language),
        Command::GitSetup(arguments) => git_setup::run(&arguments, language),
        Command::Outline(arguments) => outline::run(&arguments),
        Command::Init(arguments) => init::run(&arguments, language),
        Command::Completions(arguments) => manual::completions(&arguments, &mut command),
        Command::Man(arguments) => manual::man(&arguments, &mut command, language),
        Command::Help(arguments) => help::run(&arguments, &mut command),
    });
    ExitCode::from(outcome.unwrap_or_else(|error| {
        if let Some(misuse) = error.downcast_ref::<UsageError>() {
            help::print_usage_error(misuse, None, &named, language);
            return MISUSED;
        }
        // A reader that closed the pipe has had what it wanted.
        let broken = error
            .downcast_ref::<std::io::Error>()
            .is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe);
        if broken {
            return FINE;
        }
        complain(&error, language);
        FAILED
    }))
}

/// Runs something on so many threads, or on as many as there are processors for 0.
fn on_threads<T: Send>(jobs: usize, run: impl FnOnce() -> T + Send) -> T {
    let threads = rayon::ThreadPoolBuilder::new().stack_size(STACK);
    match threads.num_threads(jobs.min(MOST_THREADS)).build() {
        Ok(threads) => threads.install(run),
        Err(_) => {
            // The system has no thread to give: this one does it all.
            let threads = rayon::ThreadPoolBuilder::new().num_threads(1);
            let _ = threads.use_current_thread().build_global();
            run()
        }
    }
}

/// More would only wait for each other.
const MOST_THREADS: usize = 256;
/// Bytes that a thread has for what is nested, as the first one has.
const STACK: usize = 8 << 20;

/// Says on standard error what the world refused. Nothing can be done if that fails too.
fn complain(error: &anyhow::Error, language: Language) {
    let message = match (error.downcast_ref::<IoError>(), error.downcast_ref()) {
        (Some(error), _) => error.message.clone(),
        (None, Some(error)) => IoError::of_output(error).message,
        (None, None) => Message::verbatim(format!("{error:#}")),
    };
    let line = message!(ERROR_IS, message).render(language);
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// Prints diagnostics as people read them, then their count.
fn report(
    diagnostics: &[Diagnostic],
    stream: &mut (impl Write + IsTerminal),
    language: Language,
) -> std::io::Result<()> {
    let colour = stream.is_terminal() && !is_plain();
    let draw = |diagnostic: &Diagnostic| human(diagnostic, language, colour);
    patiently(print(diagnostics, stream, language, draw))
}

/// Whether colours are not wanted, or not to be had.
fn is_plain() -> bool {
    let no_colour = std::env::var_os("NO_COLOR");
    let terminal = std::env::var_os("TERM");
    no_colour.is_some_and(|value| !value.is_empty()) || terminal.is_some_and(|it| it == "dumb")
}

/// A reader that closed the pipe has had what it wanted; the exit code still tells.
fn patiently(printed: std::io::Result<()>) -> std::io::Result<()> {
    match printed {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        printed => printed,
    }
}

fn print(
    diagnostics: &[Diagnostic],
    stream: &mut impl Write,
    language: Language,
    draw: impl Fn(&Diagnostic) -> String,
) -> std::io::Result<()> {
    let mut stream = std::io::BufWriter::new(stream);
    for of_file in diagnostics.chunk_by(|a, b| a.place.file.name() == b.place.file.name()) {
        for diagnostic in of_file.iter().take(MOST_SHOWN) {
            stream.write_all(draw(diagnostic).as_bytes())?;
            stream.write_all(b"\n")?;
        }
        if let Some(more) = of_file
            .len()
            .checked_sub(MOST_SHOWN)
            .filter(|more| *more > 0)
        {
            let name = of_file[0].place.file.name();
            writeln!(
                stream,
                "{}\n",
                message!(MORE_IN_FILE, name, count = more).render(language)
            )?;
        }
    }
    writeln!(stream, "{}", tally(diagnostics).render(language))?;
    stream.flush()
}
