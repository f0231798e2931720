//! `annexe check --fix` and `--diff`: fixes the files of a workspace, or shows the changes.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::anyhow;
use rayon::prelude::*;
use similar::{DiffOp, DiffTag, group_diff_ops};

use super::error::IoError;
use super::files::{folder_of, path_error};
use super::isolation::isolate;
use super::manifest::FolderLock;
use super::project::Project;
use super::replace::{Outcome, Replacement, replace_files};
use super::workspace::{Source, Workspace};
use crate::check::ProjectContext;
use crate::check::fix::{FixResult, FixedText, fix_all};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::message;
use crate::diagnostic::language::Language;
use crate::escape::escape;
use crate::model::settings::Profile;
use crate::sequence::diff_sequences;
use crate::verify::embedded_source;

/// The fixes of a workspace, nothing written yet.
#[derive(Default)]
pub struct Fixes {
    files: Vec<FixedFile>,
    /// The new errors that fixes would cause. Their files are left unchanged.
    pub new_errors: Vec<Diagnostic>,
    /// Programmes that `annexe` failed on.
    pub failures: Vec<anyhow::Error>,
}

struct FixedFile {
    /// As the user would write it.
    name: String,
    path: PathBuf,
    before: String,
    after: FixedText,
}

/// Fixes the programmes of a workspace and their `annexe.yaml`.
pub fn find_fixes(workspace: &Workspace<Source>, profile: Option<Profile>) -> Fixes {
    let mut fixes = Fixes::default();
    for project in &workspace.projects {
        // Programmes are checked with their project as it will be.
        let fixed = match &project.file {
            Some(path) => fixes.fix_project(project, path, profile),
            None => None,
        };
        let common = fixed.as_ref().unwrap_or(&project.context);
        let sources = workspace.programmes.par_iter();
        let own = sources.filter(|source| Arc::ptr_eq(&source.project, project));
        let outcomes: Vec<(&Source, &str, anyhow::Result<FixResult>)> = own
            .filter_map(|source| {
                let text = std::str::from_utf8(&source.bytes).ok()?;
                let check = |text: &str| {
                    let (programme, _) = embedded_source::split_source(text.as_bytes());
                    common.check(&source.name, programme).diagnostics
                };
                let fixed = isolate(&source.name, || fix_all(text, check));
                Some((source, text, fixed))
            })
            .collect();
        for (source, text, outcome) in outcomes {
            match outcome {
                Ok(outcome) => fixes.add_result(&source.name, &source.path, text, outcome),
                Err(error) => fixes.failures.push(error),
            }
        }
    }
    fixes
}

impl Fixes {
    /// Fixes an `annexe.yaml`, and returns it as it will be.
    fn fix_project(
        &mut self,
        project: &Project,
        path: &Path,
        profile: Option<Profile>,
    ) -> Option<ProjectContext> {
        let file = project.context.file()?;
        let read = |text: &str| project.reread(file.name(), text.as_bytes(), profile);
        let outcome = fix_all(file.text(), |text| read(text).diagnostics([]));
        let common = match &outcome {
            FixResult::Fixed(fixed) => Some(read(&fixed.text)),
            FixResult::Unchanged | FixResult::Rejected(_) => None,
        };
        self.add_result(file.name(), path, file.text(), outcome);
        common
    }

    fn add_result(&mut self, name: &str, path: &Path, before: &str, outcome: FixResult) {
        match outcome {
            FixResult::Unchanged => {}
            FixResult::Rejected(diagnostic) => self.new_errors.push(*diagnostic),
            FixResult::Fixed(after) => self.files.push(FixedFile {
                name: name.to_owned(),
                path: path.to_owned(),
                before: before.to_owned(),
                after,
            }),
        }
    }

    /// How many diagnostics are fixed, and in how many files; `None` without any.
    pub fn counts(&self) -> Option<[usize; 2]> {
        let diagnostics = self.files.iter().map(|file| file.after.applied.len()).sum();
        (!self.files.is_empty()).then_some([diagnostics, self.files.len()])
    }

    /// A line for each correction: its place, its code, the words before and after.
    pub fn describe(&self, language: Language) -> String {
        let fixes = self.files.iter().flat_map(|file| &file.after.applied);
        let lines = fixes.map(|fix| {
            let start = fix.place.start();
            let place = format!("{}:{}:{}", fix.place.file.name(), start.line, start.column);
            let (before, after) = (&fix.before, &fix.after);
            let line = message!(FIXED_LINE, place, code = fix.code, before, after);
            format!("{}\n", line.render(language))
        });
        lines.collect()
    }

    /// The changes as `patch` reads them.
    pub fn diff(&self) -> String {
        let diffs = self.files.iter().map(|file| {
            let [before, after] = [&file.before, &file.after.text];
            let changes = unified_diff(before, after);
            let name = escape(&file.name);
            format!("--- {name}\n+++ {name}\n{changes}")
        });
        diffs.collect()
    }

    /// Writes the files. Drops the files that cannot be written or that changed since, and returns their errors.
    pub fn write(&mut self) -> Vec<anyhow::Error> {
        let folders: BTreeSet<&Path> = self.files.iter().map(|it| folder_of(&it.path)).collect();
        let _locks: Vec<FolderLock> = folders.into_iter().map(FolderLock::acquire).collect();
        let replacements = self.files.iter().map(|file| Replacement {
            path: &file.path,
            before: file.before.as_bytes(),
            after: file.after.text.as_bytes(),
        });
        let outcomes = replace_files(&replacements.collect::<Vec<_>>());
        let mut errors = std::mem::take(&mut self.failures);
        let mut outcomes = outcomes.into_iter();
        self.files.retain(|file| match outcomes.next() {
            Some(Ok(Outcome::Replaced)) | None => true,
            Some(Ok(Outcome::Changed)) => {
                errors.push(anyhow!(IoError::new(message!(
                    CHANGED_SINCE,
                    path = &file.name
                ))));
                false
            }
            Some(Err(error)) => {
                errors.push(path_error(Path::new(&file.name), &error));
                false
            }
        });
        errors
    }
}

/// Lines around each change that `patch` finds its place by.
const CONTEXT_LINES: usize = 3;

/// The hunks that lead from a text to another, in the format of `diff -u`.
fn unified_diff(before: &str, after: &str) -> String {
    let old: Vec<&str> = before.split_inclusive('\n').collect();
    let new: Vec<&str> = after.split_inclusive('\n').collect();
    let operations = diff_sequences(&old, &new);
    let mut diff = String::new();
    for hunk in group_diff_ops(operations, CONTEXT_LINES) {
        let old_range = hunk_range(&hunk, DiffOp::old_range);
        let new_range = hunk_range(&hunk, DiffOp::new_range);
        diff.push_str(&format!("@@ -{old_range} +{new_range} @@\n"));
        for operation in hunk {
            let removed = operation.old_range().map(|line| ('-', old[line]));
            let added = operation.new_range().map(|line| ('+', new[line]));
            let unchanged = operation.old_range().map(|line| (' ', old[line]));
            let lines: Vec<(char, &str)> = match operation.tag() {
                DiffTag::Equal => unchanged.collect(),
                DiffTag::Delete | DiffTag::Insert | DiffTag::Replace => {
                    removed.chain(added).collect()
                }
            };
            for (sign, line) in lines {
                diff.push(sign);
                diff.push_str(line);
                if !line.ends_with('\n') {
                    diff.push_str("\n\\ No newline at end of file\n");
                }
            }
        }
    }
    diff
}

/// The first line of a side of a hunk, from 1, and its number of lines unless it is 1. No line stands after line 0.
fn hunk_range(hunk: &[DiffOp], side: fn(&DiffOp) -> std::ops::Range<usize>) -> String {
    let [Some(first), Some(last)] = [hunk.first(), hunk.last()] else {
        return String::new();
    };
    let (start, end) = (side(first).start, side(last).end);
    match end - start {
        0 => format!("{start},0"),
        1 => format!("{}", start + 1),
        count => format!("{},{count}", start + 1),
    }
}
