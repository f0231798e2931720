//! `annexe check`: every finding of every programme, and nothing written.

use std::io::{self, Write};

use rayon::prelude::*;

use super::{CheckArguments, FAILED, FINDINGS, FINE, complain, report, workspace};
use crate::diagnostic::{self, Finding};

pub fn run(arguments: &CheckArguments) -> anyhow::Result<u8> {
    let workspace = workspace::open(&arguments.paths, None);
    let mut findings = workspace.findings;
    findings.par_extend(
        workspace
            .programmes
            .par_iter()
            .flat_map(|source| source.read().findings),
    );
    diagnostic::tidy(&mut findings);
    if !findings.is_empty() {
        report(&findings, &mut io::stdout())?;
    } else if workspace.failures.is_empty() {
        writeln!(io::stdout(), "Rien à signaler")?;
    }
    for failure in &workspace.failures {
        complain(failure);
    }
    Ok(if !workspace.failures.is_empty() {
        FAILED
    } else if findings.iter().any(Finding::is_error) {
        FINDINGS
    } else {
        FINE
    })
}
