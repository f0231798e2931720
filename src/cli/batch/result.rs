//! The result of building one programme, or many.

use std::path::PathBuf;

use crate::cli::manifest::Counts;
use crate::cli::output_state::OutputState;
use crate::diagnostic::Diagnostic;

#[derive(Default)]
pub struct BuildResult {
    /// Those of reading, and of rules when all are shown.
    pub diagnostics: Vec<Diagnostic>,
    /// The other diagnostics of rules, which keep nothing from being built.
    pub counts: Counts,
    /// How many programmes have diagnostics.
    pub with_diagnostics: usize,
    pub failures: Vec<anyhow::Error>,
    /// How many programmes were built, and how many were up to date.
    pub built: usize,
    pub unchanged: usize,
    /// How many files were written.
    pub files: usize,
    /// Files that differ from what would be written, in order.
    pub differing: Vec<(OutputState, PathBuf)>,
    pub inputs: Vec<Inputs>,
    /// The output folders.
    pub folders: Vec<PathBuf>,
}

/// The sheets of a programme and the files that they are made of.
#[derive(Debug)]
pub struct Inputs {
    pub programme: PathBuf,
    pub outputs: Vec<PathBuf>,
    pub inputs: Vec<PathBuf>,
    /// Whether the sheets are up to date.
    pub is_fresh: bool,
}

impl BuildResult {
    pub fn add(&mut self, other: Self) {
        self.diagnostics.extend(other.diagnostics);
        for (sum, count) in self.counts.iter_mut().zip(other.counts) {
            *sum = sum.saturating_add(count);
        }
        self.with_diagnostics += other.with_diagnostics;
        self.failures.extend(other.failures);
        self.built += other.built;
        self.unchanged += other.unchanged;
        self.files += other.files;
        self.differing.extend(other.differing);
        self.inputs.extend(other.inputs);
        self.folders.extend(other.folders);
    }
}
