//! The commands, options and values of the command line. Their help is in the catalogues of messages: see [`super::help`].

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use crate::diagnostic::language::Language;
use crate::model::Sheet;
use crate::model::settings::Profile;
use crate::render::Format;

/// The command line; its words are in the catalogues of [`crate::diagnostic::language`], put there by [`help`].
#[derive(Debug, Parser)]
#[command(name = "annexe", version, propagate_version = true)]
pub struct Arguments {
    #[arg(long, global = true)]
    pub lang: Option<Language>,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
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
pub struct WatchArguments {
    pub paths: Vec<PathBuf>,
    #[arg(short, long)]
    pub output: Option<PathBuf>,
    #[arg(long, value_delimiter = ',')]
    pub format: Vec<Format>,
    #[arg(long)]
    pub document: Option<Sheet>,
}

#[derive(Debug, clap::Args)]
pub struct PreviewArguments {
    pub paths: Vec<PathBuf>,
    #[arg(long)]
    pub document: Option<Sheet>,
    #[arg(long)]
    pub port: Option<u16>,
}

#[derive(Debug, clap::Args)]
pub struct BuildArguments {
    pub paths: Vec<PathBuf>,
    #[arg(short, long)]
    pub output: Option<PathBuf>,
    #[arg(long, value_delimiter = ',')]
    pub format: Vec<Format>,
    #[arg(long)]
    pub document: Option<Sheet>,
    #[arg(short, long)]
    pub jobs: Option<NonZeroUsize>,
    #[arg(long)]
    pub force: bool,
    #[arg(long)]
    pub check: bool,
    #[arg(long, conflicts_with = "check")]
    pub prune: bool,
    #[arg(long)]
    pub depfile: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub struct CheckArguments {
    pub paths: Vec<PathBuf>,
    #[arg(long, alias = "profil")]
    pub profile: Option<Profile>,
    #[arg(long)]
    pub deny: Option<Denied>,
    #[arg(long, default_value = "human")]
    pub format: ReportFormat,
    #[arg(long)]
    pub fix: bool,
    #[arg(long, conflicts_with = "format")]
    pub diff: bool,
}

/// What diagnostics are written for.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum ReportFormat {
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
pub enum Denied {
    #[value(alias = "avertissements")]
    Warnings,
}

#[derive(Debug, clap::Args)]
pub struct ExplainArguments {
    #[arg(required = true)]
    pub codes: Vec<String>,
}

#[derive(Debug, clap::Args)]
pub struct RulesArguments {
    #[arg(long, default_value = "text")]
    pub format: RulesFormat,
}

/// What the rules are listed for.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum RulesFormat {
    Text,
    Json,
    Md,
}

#[derive(Debug, clap::Args)]
pub struct NewArguments {
    pub name: String,
}

#[derive(Debug, clap::Args)]
pub struct SchemaArguments {
    pub model: Option<SchemaName>,
    #[arg(long, default_value = "json")]
    pub format: SchemaFormat,
}

#[derive(Debug, clap::Args)]
pub struct ExtractArguments {
    pub sheet: PathBuf,
    #[arg(short, long)]
    pub output: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub struct VerifyArguments {
    #[arg(required = true)]
    pub sheets: Vec<PathBuf>,
    #[arg(long)]
    pub source: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub struct DiffArguments {
    pub revisions: Vec<String>,
    #[arg(long)]
    pub rev: Option<String>,
    #[arg(long, default_value = "text")]
    pub format: DiffFormat,
    #[arg(short, long)]
    pub output: Option<PathBuf>,
    #[arg(long)]
    pub draft_avenant: bool,
    #[arg(long)]
    pub fail_on: Option<Gate>,
    #[arg(long)]
    pub detailed_exit_code: bool,
    #[arg(long)]
    pub r#as: Option<PathBuf>,
    #[arg(long, hide = true, num_args = 7..=9, allow_hyphen_values = true, conflicts_with_all = ["revisions", "rev"])]
    pub git: Option<Vec<String>>,
}

#[derive(Debug, clap::Args)]
pub struct GitSetupArguments {
    #[arg(long)]
    pub write: bool,
}

#[derive(Debug, clap::Args)]
pub struct OutlineArguments {
    pub programme: PathBuf,
}

/// What a comparison is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    Text,
    Md,
    Html,
    Pdf,
    Json,
    Github,
}

/// The least change that fails a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Gate {
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
pub struct InitArguments {
    pub folder: Option<PathBuf>,
    #[arg(long, default_value = "github")]
    pub ci: Service,
}

/// Where programmes are checked at each push.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Service {
    Github,
    Gitlab,
    #[value(alias = "aucun")]
    None,
}

#[derive(Debug, clap::Args)]
pub struct CompletionsArguments {
    pub shell: clap_complete::Shell,
}

#[derive(Debug, clap::Args)]
pub struct ManArguments {
    #[arg(short, long)]
    pub output: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub struct HelpArguments {
    pub command: Option<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum SchemaFormat {
    Json,
    Md,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum SchemaName {
    Programme,
    Annexe,
    #[value(alias = "constats")]
    Findings,
    #[value(alias = "modifications")]
    Changes,
}

impl Command {
    /// How many threads are asked for.
    pub fn jobs(&self) -> Option<NonZeroUsize> {
        if let Self::Build(arguments) = self {
            arguments.jobs
        } else {
            None
        }
    }

    /// What it is to look at, when it takes paths.
    pub fn paths(&self) -> &[PathBuf] {
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
