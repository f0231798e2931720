//! The commands, options and values of the command line. Their help is in the catalogues of messages: see [`super::help`].

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Parser, Subcommand, ValueEnum};

use crate::diagnostic::change::Impact;
use crate::diagnostic::language::Language;
use crate::model::Sheet;
use crate::model::settings::Profile;
use crate::render::Format;

/// The command line. Its texts are in [`crate::diagnostic::catalogue`]; [`super::help`] adds them.
#[derive(Debug, Parser)]
#[command(name = "annexe", version, propagate_version = true)]
pub struct Arguments {
    #[arg(long, global = true)]
    pub lang: Option<Language>,
    /// Folders where files may be read and written beside the projects.
    #[arg(long, global = true)]
    pub root: Vec<PathBuf>,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    #[command(alias = "construire")]
    Build(BuildArguments),
    #[command(alias = "surveiller")]
    Watch(SheetArguments),
    #[command(aliases = ["apercu", "aperçu"])]
    Preview(PreviewArguments),
    #[command(aliases = ["verifier", "vérifier"])]
    Check(CheckArguments),
    #[command(alias = "expliquer")]
    Explain {
        #[arg(required = true)]
        codes: Vec<String>,
    },
    #[command(aliases = ["regles", "règles"])]
    Rules {
        #[arg(long, default_value = "text")]
        format: RulesFormat,
    },
    #[command(alias = "nouveau")]
    New {
        name: String,
    },
    #[command(alias = "schéma")]
    Schema {
        model: Option<SchemaName>,
        #[arg(long, default_value = "json")]
        format: SchemaFormat,
    },
    #[command(alias = "extraire")]
    Extract {
        sheet: PathBuf,
        #[arg(short, long)]
        output: Option<PathBuf>,
    },
    #[command(alias = "authentifier")]
    Verify {
        #[arg(required = true)]
        sheets: Vec<PathBuf>,
        #[arg(long)]
        source: Option<PathBuf>,
    },
    #[command(alias = "comparer")]
    Diff(DiffArguments),
    GitSetup {
        #[arg(long)]
        write: bool,
    },
    #[command(alias = "lignes")]
    Outline {
        programme: PathBuf,
    },
    #[command(alias = "initialiser")]
    Init {
        folder: Option<PathBuf>,
        #[arg(long, default_value = "github")]
        ci: CiService,
    },
    Completions {
        shell: clap_complete::Shell,
    },
    #[command(alias = "manuel")]
    Man {
        #[arg(short, long)]
        output: Option<PathBuf>,
    },
    #[command(alias = "licenses")]
    Licences,
    #[command(alias = "aide")]
    Help {
        command: Option<String>,
    },
}

// Which sheets to build, where. `output`, `format` and `document` replace those of every project.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct SheetArguments {
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

#[derive(Debug, Clone, Default, clap::Args)]
pub struct BuildArguments {
    #[command(flatten)]
    pub sheets: SheetArguments,
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
    /// Whether the diagnostics of rules are shown too.
    #[arg(skip)]
    pub shows_all: bool,
}

#[derive(Debug, clap::Args)]
pub struct CheckArguments {
    pub paths: Vec<PathBuf>,
    #[arg(long, alias = "profil")]
    pub profile: Option<Profile>,
    #[arg(long)]
    pub deny: Option<DenyLevel>,
    #[arg(long, default_value = "human")]
    pub format: ReportFormat,
    #[arg(long)]
    pub fix: bool,
    #[arg(long, conflicts_with = "format")]
    pub diff: bool,
}

/// The format of a report of diagnostics.
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

/// The severity that fails a check, in addition to errors.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum DenyLevel {
    #[value(alias = "avertissements")]
    Warnings,
}

/// The format of the list of rules.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum RulesFormat {
    Text,
    Json,
    Md,
}

#[derive(Debug, clap::Args)]
pub struct DiffArguments {
    pub revisions: Vec<PathBuf>,
    #[arg(long)]
    pub rev: Option<String>,
    #[arg(long, default_value = "text")]
    pub format: DiffFormat,
    #[arg(short, long)]
    pub output: Option<PathBuf>,
    #[arg(long)]
    pub draft_avenant: bool,
    #[arg(long, value_delimiter = ',')]
    pub only: Vec<Impact>,
    #[arg(long)]
    pub approved: Option<PathBuf>,
    #[arg(long)]
    pub for_partner: bool,
    #[arg(long)]
    pub fail_on: Option<FailOn>,
    #[arg(long)]
    pub detailed_exit_code: bool,
    #[arg(long)]
    pub r#as: Option<PathBuf>,
    #[arg(long, hide = true, num_args = 7..=9, allow_hyphen_values = true, conflicts_with_all = ["revisions", "rev"])]
    pub git: Option<Vec<OsString>>,
}

/// The format of a comparison.
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
pub enum FailOn {
    Typographique,
    #[value(alias = "déplacement")]
    Deplacement,
    #[value(alias = "rédactionnel")]
    Redactionnel,
    #[value(alias = "complément")]
    Complement,
    #[value(alias = "à-relire")]
    ARelire,
    Substantiel,
    Never,
}

/// Where programmes are checked at each push.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum CiService {
    Github,
    Gitlab,
    #[value(alias = "aucun")]
    None,
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
    #[value(name = "findings", alias = "constats")]
    Diagnostics,
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

    /// The paths of the command, when it takes some.
    pub fn paths(&self) -> &[PathBuf] {
        match self {
            Self::Build(BuildArguments { sheets, .. }) | Self::Watch(sheets) => &sheets.paths,
            Self::Preview(PreviewArguments { paths, .. })
            | Self::Check(CheckArguments { paths, .. })
            | Self::Verify { sheets: paths, .. } => paths,
            Self::Diff(_)
            | Self::GitSetup { .. }
            | Self::Outline { .. }
            | Self::Explain { .. }
            | Self::Rules { .. }
            | Self::New { .. }
            | Self::Schema { .. }
            | Self::Extract { .. }
            | Self::Init { .. }
            | Self::Completions { .. }
            | Self::Man { .. }
            | Self::Licences
            | Self::Help { .. } => &[],
        }
    }
}

/// Lets options take the values of a type of another module, by its names.
macro_rules! option_values {
    ($type:ty, $all:expr, $name:expr) => {
        impl ValueEnum for $type {
            fn value_variants<'a>() -> &'a [Self] {
                &$all
            }

            fn to_possible_value(&self) -> Option<PossibleValue> {
                Some(PossibleValue::new($name(*self)))
            }
        }
    };
}

option_values!(Impact, Impact::ALL, Impact::key);
option_values!(Format, Format::ALL, Format::extension);
option_values!(Profile, Profile::ALL, Profile::key);
option_values!(Language, [Self::Fr, Self::En], Language::tag);
option_values!(Sheet, [Self::Annexe, Self::Fiche], sheet_key);

fn sheet_key(sheet: Sheet) -> &'static str {
    match sheet {
        Sheet::Annexe => "annexe",
        Sheet::Fiche => "fiche",
    }
}
