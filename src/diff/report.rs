//! The report of two revisions, whatever the format: of one programme, or of the programmes of two folders.
//!
//! The content of a report is decided here; each file beside writes it in one format.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::Path;

use serde::Serialize;

use crate::check::{Checked, ProjectContext};
use crate::diagnostic::change::Impact;
use crate::diagnostic::kind::DiagnosticKind;
use crate::diagnostic::{Diagnostic, Place};
use crate::diff::field::{Field, ORGANISATION, PROGRAMME_FIELDS, SHARED_FIELDS};
use crate::diff::revision::RevisionTree;
use crate::diff::{Comparison, compare};
use crate::document::Document;
use crate::document::text::Identifier;
use crate::model::{Programme, Sheet, compose};
use crate::source::Span;

mod describe;
pub mod document;
pub mod github;
mod inlines;
pub mod json;
mod length;
mod redline;
pub mod text;

pub use describe::{DescribedChange, describe_change};
pub use length::{KnownLength, ProgrammeLengths};

use length::measure;
use redline::redline;

/// One programme in two revisions, or in one of them only.
#[derive(Debug)]
pub enum ProgrammeDiff {
    Compared(Box<ComparedRevisions>),
    /// A programme that the old revision does not have.
    Appeared(RevisionIdentity),
    /// A programme that the new revision does not have any more.
    Gone(RevisionIdentity),
}

/// Two revisions of a programme, compared.
#[derive(Debug)]
pub struct ComparedRevisions {
    pub old: RevisionIdentity,
    pub new: RevisionIdentity,
    pub comparison: Comparison,
    /// Before and after.
    pub lengths: [ProgrammeLengths; 2],
    /// The diagnostics about the revision itself.
    pub diagnostics: Vec<Diagnostic>,
    /// The sheet with its revisions marked, if asked for.
    pub sheet: Option<Document>,
}

/// The labels that identify a revision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RevisionIdentity {
    /// As the user would name it; `-` for standard input.
    pub file: String,
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The date of the revision, in French.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revised: Option<String>,
}

/// A revision that was read and checked.
#[derive(Debug, Clone, Copy)]
pub struct CheckedRevision<'a> {
    pub name: &'a str,
    pub checked: &'a Checked,
    pub project_context: &'a ProjectContext,
}

impl CheckedRevision<'_> {
    fn programme(&self) -> Option<Programme> {
        let organisation = self
            .project_context
            .config_without_theme()?
            .organisme
            .as_ref();
        Some(self.checked.programme.as_ref()?.with_shared(organisation))
    }

    /// The identity of this revision; `None` when it could not be read.
    #[must_use]
    pub fn identity(&self) -> Option<RevisionIdentity> {
        let programme = self.programme()?;
        Some(RevisionIdentity {
            file: self.name.to_owned(),
            title: programme.intitule.line(),
            reference: programme.reference.as_ref().map(Identifier::to_string),
            version: programme.version.as_ref().map(Identifier::to_string),
            revised: programme.mise_a_jour.map(|date| date.to_string()),
        })
    }

    fn revision(
        &self,
        fields: &'static Field,
        hides: &dyn Fn(&str) -> bool,
    ) -> Option<RevisionTree> {
        let programme = self.checked.tree.as_ref()?;
        Some(RevisionTree::read(
            programme,
            self.project_context.tree(),
            fields,
            hides,
        ))
    }
}

/// Compares two revisions; `None` when one could not be read. `hides` names the root keys that are not compared;
/// `shows_sheet` asks for the marked sheet.
#[must_use]
pub fn compare_revisions(
    old: CheckedRevision<'_>,
    new: CheckedRevision<'_>,
    hides: &dyn Fn(&str) -> bool,
    shows_sheet: bool,
) -> Option<ComparedRevisions> {
    let levels = new
        .project_context
        .config_without_theme()?
        .niveaux
        .as_deref();
    let shares = [old, new].iter().any(|side| {
        let shared = side.project_context.tree();
        shared.is_some_and(|tree| tree.value(ORGANISATION).is_some())
    });
    let fields = if shares {
        &*SHARED_FIELDS
    } else {
        &*PROGRAMME_FIELDS
    };
    let revisions = [old.revision(fields, hides)?, new.revision(fields, hides)?];
    let comparison = compare(&revisions[0], &revisions[1], levels.unwrap_or_default());
    let (before, after) = (old.programme()?, new.programme()?);
    let diagnostics = kept_version(&before, &after, &comparison, new);
    let sheet = |programme: &Programme, side: CheckedRevision<'_>| {
        let config = side.project_context.config_without_theme()?;
        let organisation = config.organisme.as_ref();
        Some(compose(
            programme,
            organisation,
            Sheet::Annexe,
            config.typesets(),
        ))
    };
    let sheet = if shows_sheet {
        Some(redline(&sheet(&before, old)?, &sheet(&after, new)?))
    } else {
        None
    };
    Some(ComparedRevisions {
        old: old.identity()?,
        new: new.identity()?,
        comparison,
        lengths: [measure(&before), measure(&after)],
        diagnostics,
        sheet,
    })
}

/// The diagnostic of a substantial change under the same version.
fn kept_version(
    before: &Programme,
    after: &Programme,
    comparison: &Comparison,
    new: CheckedRevision<'_>,
) -> Vec<Diagnostic> {
    let highest = comparison.highest();
    let Some(was) = before.version.as_ref() else {
        return Vec::new();
    };
    let number = |label: &Identifier| label.to_string().parse::<i64>().ok();
    let is_bumped = match after.version.as_ref() {
        None => false,
        Some(is) => match (number(was), number(is)) {
            (Some(was), Some(is)) => is > was,
            (_, _) => was.to_string() != is.to_string(),
        },
    };
    if highest != Some(Impact::Substantiel) || is_bumped {
        return Vec::new();
    }
    let Some(tree) = new.checked.tree.as_ref() else {
        return Vec::new();
    };
    let span = match tree.value("version") {
        Some(value) => value.span,
        None => tree.key_span("intitule").unwrap_or(Span::default()),
    };
    let kind = DiagnosticKind::KeptVersion {
        old: was.to_string(),
        new: after.version.as_ref().map(Identifier::to_string),
    };
    let mut diagnostics = vec![Diagnostic::new(kind, Place::new(&tree.file, span))];
    new.project_context.apply_severities(&mut diagnostics);
    diagnostics
}

impl Comparison {
    /// The highest impact among its changes.
    #[must_use]
    pub fn highest(&self) -> Option<Impact> {
        self.changes.iter().map(|change| change.impact).max()
    }

    /// The number of changes by impact.
    #[must_use]
    pub fn counts(&self) -> BTreeMap<Impact, usize> {
        let mut counts = BTreeMap::new();
        for change in &self.changes {
            *counts.entry(change.impact).or_insert(0) += 1;
        }
        counts
    }
}

/// The programmes to report, and how many others are unchanged. One programme alone is always reported.
fn select_changed(diffs: &[ProgrammeDiff]) -> (Vec<&ProgrammeDiff>, usize) {
    let changed: Vec<&ProgrammeDiff> = diffs
        .iter()
        .filter(|diff| diffs.len() == 1 || !diff.is_unchanged())
        .collect();
    let unchanged = diffs.len() - changed.len();
    (changed, unchanged)
}

impl ProgrammeDiff {
    /// Whether nothing changed, not even the name of the file.
    fn is_unchanged(&self) -> bool {
        let name = |identity: &RevisionIdentity| {
            Path::new(&identity.file).file_name().map(OsStr::to_owned)
        };
        match self {
            Self::Compared(compared) => {
                compared.comparison.changes.is_empty()
                    && compared.diagnostics.is_empty()
                    && name(&compared.old) == name(&compared.new)
            }
            Self::Appeared(_) | Self::Gone(_) => false,
        }
    }

    /// The diagnostics about the revision itself.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        match self {
            Self::Compared(compared) => &compared.diagnostics,
            Self::Appeared(_) | Self::Gone(_) => &[],
        }
    }

    /// The highest impact in it.
    #[must_use]
    pub fn highest(&self) -> Option<Impact> {
        match self {
            Self::Compared(compared) => compared.comparison.highest(),
            Self::Appeared(_) => Some(Impact::Complement),
            Self::Gone(_) => Some(Impact::Substantiel),
        }
    }
}
