//! The command line: the only place that touches files, streams and the environment, and that ends the program.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

use crate::diagnostic::Finding;
use crate::diagnostic::human::human;
use crate::fault::Severity;
use crate::programme::Sheet;
use crate::render::Format;

mod build;
mod check;
mod new;
mod schema;
mod workspace;

/// Ended well.
const FINE: u8 = 0;
/// Programmes have findings that are errors.
const FINDINGS: u8 = 1;
/// Could not run: a file, a folder or a disk refused.
const FAILED: u8 = 3;

/// Findings shown of one file: one that has more is hardly a programme, and all are counted.
const MOST_SHOWN: usize = 500;

/// Génère l’annexe « PROGRAMME » d’une convention de formation, en Markdown, HTML et PDF, depuis un fichier YAML.
#[derive(Debug, Parser)]
#[command(
    name = "annexe",
    version,
    propagate_version = true,
    infer_long_args = true
)]
#[command(
    after_help = "Codes de sortie : 0 tout va bien, 1 des erreurs dans les programmes, 2 mauvaise utilisation, 3 exécution impossible."
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Écrit les fiches des programmes.
    #[command(visible_alias = "construire")]
    Build(BuildArguments),
    /// Vérifie les programmes sans rien écrire.
    #[command(visible_alias = "verifier", alias = "vérifier")]
    Check(CheckArguments),
    /// Écrit un nouveau programme, commenté, à compléter.
    #[command(visible_alias = "nouveau")]
    New(NewArguments),
    /// Écrit le schéma JSON du modèle, que lisent les éditeurs.
    #[command(visible_alias = "schéma")]
    Schema(SchemaArguments),
}

#[derive(Debug, clap::Args)]
struct BuildArguments {
    /// Des programmes ou des dossiers de programmes ; « - » lit l’entrée standard. Par défaut, tous ceux du projet.
    #[arg(value_name = "CHEMIN")]
    paths: Vec<PathBuf>,
    /// Le dossier où écrire. Par défaut « output » ou celui que donne annexe.yaml.
    #[arg(short, long, value_name = "DOSSIER")]
    output: Option<PathBuf>,
    /// Les formats à écrire, séparés par des virgules.
    #[arg(long, value_name = "FORMATS", value_delimiter = ',')]
    format: Vec<Format>,
    /// La fiche à composer : l’annexe de la convention, ou la fiche du catalogue.
    #[arg(long, value_name = "FICHE", default_value = "annexe")]
    document: Sheet,
}

#[derive(Debug, clap::Args)]
struct CheckArguments {
    /// Des programmes ou des dossiers de programmes ; « - » lit l’entrée standard. Par défaut, tous ceux du projet.
    #[arg(value_name = "CHEMIN")]
    paths: Vec<PathBuf>,
}

#[derive(Debug, clap::Args)]
struct NewArguments {
    /// Le nom du programme, qui devient celui du fichier.
    #[arg(value_name = "NOM")]
    name: String,
}

#[derive(Debug, clap::Args)]
struct SchemaArguments {
    /// Le modèle : celui des programmes ou celui de annexe.yaml.
    #[arg(value_name = "MODELE", default_value = "programme")]
    model: SchemaName,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum SchemaName {
    Programme,
    Annexe,
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(self.extension()))
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

/// Runs the command of this process. Wrong usage ends it with code 2.
#[must_use]
pub fn run() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Build(arguments) => build::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::New(arguments) => new::run(&arguments),
        Command::Schema(arguments) => schema::run(arguments.model),
    };
    ExitCode::from(outcome.unwrap_or_else(|error| {
        // A reader that closed the pipe has had what it wanted.
        let broken = error
            .downcast_ref::<std::io::Error>()
            .is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe);
        if broken {
            return FINE;
        }
        complain(&error);
        FAILED
    }))
}

/// Says on standard error what the world refused. Nothing can be done if that fails too.
fn complain(error: &anyhow::Error) {
    let _ = match error.downcast_ref() {
        Some(error) => writeln!(
            std::io::stderr(),
            "erreur : écriture impossible, {}",
            workspace::reason(error)
        ),
        None => writeln!(std::io::stderr(), "erreur : {error:#}"),
    };
}

/// Prints findings, then their count.
fn report(findings: &[Finding], stream: &mut (impl Write + IsTerminal)) -> std::io::Result<()> {
    match print(findings, stream) {
        // A reader that closed the pipe has had what it wanted; the exit code still tells.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        printed => printed,
    }
}

fn print(findings: &[Finding], stream: &mut (impl Write + IsTerminal)) -> std::io::Result<()> {
    let colour =
        stream.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let mut stream = std::io::BufWriter::new(stream);
    for of_file in findings.chunk_by(|a, b| a.place.file.name() == b.place.file.name()) {
        for finding in of_file.iter().take(MOST_SHOWN) {
            writeln!(stream, "{}", human(finding, colour))?;
        }
        if let Some(more) = of_file
            .len()
            .checked_sub(MOST_SHOWN)
            .filter(|more| *more > 0)
        {
            let name = of_file[0].place.file.name();
            writeln!(
                stream,
                "{name} : {more} autres, à voir une fois celles-ci corrigées\n"
            )?;
        }
    }
    let count = |severity| {
        findings
            .iter()
            .filter(|finding| finding.severity() == severity)
            .count()
    };
    let counts = [
        (count(Severity::Error), "erreur", "erreurs"),
        (count(Severity::Warning), "avertissement", "avertissements"),
    ];
    let counts: Vec<String> = counts
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| format!("{count} {}", if count == 1 { one } else { many }))
        .collect();
    writeln!(stream, "{}", counts.join(", "))?;
    stream.flush()
}
