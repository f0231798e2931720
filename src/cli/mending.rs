//! `annexe check --fix` and `--diff`: mends the files of a workspace, or shows how it would.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use similar::TextDiff;

use super::workspace::{Project, Source, Workspace, refused};
use crate::check::ProjectContext;
use crate::check::fix::{FixResult, FixedText, fix_all};
use crate::diagnostic::Diagnostic;
use crate::model::settings::Profile;
use crate::verify::embedded_source;

/// What mending makes of the files of a workspace, nothing written yet.
#[derive(Default)]
pub struct Mending {
    changes: Vec<Change>,
    /// The errors that mending a file would have brought: such files stay as they are.
    pub spoilt: Vec<Diagnostic>,
}

/// A file that can be mended.
struct Change {
    /// As the user would name it.
    name: String,
    path: PathBuf,
    before: String,
    after: FixedText,
}

/// Mends the programmes of a workspace and the `annexe.yaml` that they share.
pub fn mend(workspace: &Workspace, profile: Option<Profile>) -> Mending {
    let mut mending = Mending::default();
    for project in &workspace.projects {
        // Programmes are judged with what they share as it will be.
        let project_context = match &project.file {
            Some(path) => mending.mend_shared(project, path, profile),
            None => None,
        };
        let project_context = project_context.as_ref().unwrap_or(&project.project_context);
        let sources = workspace.programmes.par_iter();
        let own = sources.filter(|source| Arc::ptr_eq(&source.project, project));
        let outcomes: Vec<(&Source, &str, FixResult)> = own
            .filter_map(|source| {
                let text = std::str::from_utf8(&source.bytes).ok()?;
                let look = |text: &str| {
                    project_context
                        .check(&source.name, embedded_source::parts(text.as_bytes()).0)
                        .diagnostics
                };
                Some((source, text, fix_all(text, look)))
            })
            .collect();
        for (source, text, outcome) in outcomes {
            mending.take(&source.name, &source.path, text, outcome);
        }
    }
    mending
}

impl Mending {
    /// Mends an `annexe.yaml`, and gives what it then says.
    fn mend_shared(
        &mut self,
        project: &Project,
        path: &Path,
        profile: Option<Profile>,
    ) -> Option<ProjectContext> {
        let file = project.project_context.file()?;
        let read = |text: &str| project.read(file.name(), text.as_bytes(), profile);
        let outcome = fix_all(file.text(), |text| read(text).diagnostics([]));
        let project_context = match &outcome {
            FixResult::Fixed(mended) => Some(read(&mended.text)),
            FixResult::Unchanged | FixResult::Rejected(_) => None,
        };
        self.take(file.name(), path, file.text(), outcome);
        project_context
    }

    fn take(&mut self, name: &str, path: &Path, before: &str, outcome: FixResult) {
        match outcome {
            FixResult::Unchanged => {}
            FixResult::Rejected(diagnostic) => self.spoilt.push(*diagnostic),
            FixResult::Fixed(after) => self.changes.push(Change {
                name: name.to_owned(),
                path: path.to_owned(),
                before: before.to_owned(),
                after,
            }),
        }
    }

    /// How many diagnostics are mended, and in how many files; `None` without any.
    pub fn extent(&self) -> Option<[usize; 2]> {
        let corrections = self.changes.iter().map(|change| change.after.applied).sum();
        (!self.changes.is_empty()).then_some([corrections, self.changes.len()])
    }

    /// The changes as `patch` reads them.
    pub fn diff(&self) -> String {
        let diffs = self.changes.iter().map(|change| {
            let lines = TextDiff::from_lines(&change.before, &change.after.text);
            let mut diff = lines.unified_diff();
            diff.header(&change.name, &change.name).to_string()
        });
        diffs.collect()
    }

    /// Writes every change, forgets those that the world refused, and gives its reasons.
    pub fn write(&mut self) -> Vec<anyhow::Error> {
        let mut refusals = Vec::new();
        self.changes.retain(|change| {
            let written = replace(change);
            let kept = written.is_ok();
            refusals.extend(written.err());
            kept
        });
        refusals
    }
}

/// Writes a file beside its place, then renames it: the old one stays whole if that fails.
fn replace(change: &Change) -> anyhow::Result<()> {
    let folder = change.path.parent().expect("a file is in a folder");
    let refuse = |error: std::io::Error| refused(Path::new(&change.name), &error);
    let permissions = fs::metadata(&change.path).map_err(refuse)?.permissions();
    if permissions.readonly() {
        // Renaming would get around it.
        return Err(refuse(std::io::ErrorKind::PermissionDenied.into()));
    }
    let mut file = tempfile::Builder::new()
        .prefix(".annexe-")
        .tempfile_in(folder)
        .map_err(refuse)?;
    file.write_all(change.after.text.as_bytes())
        .map_err(refuse)?;
    file.as_file()
        .set_permissions(permissions)
        .map_err(refuse)?;
    file.persist(&change.path)
        .map_err(|error| refuse(error.error))?;
    Ok(())
}
