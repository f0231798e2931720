//! The report of two revisions, whatever the format: of one programme, or of the programmes of two folders.
//!
//! The content of a report is decided here; each file beside writes it in one format.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::path::Path;

use serde::{Serialize, Serializer};

use crate::check::{CheckResult, ProjectContext};
use crate::diagnostic::catalogue::{message, text};
use crate::diagnostic::change::{Impact, describe_impacts};
use crate::diagnostic::json::json_diagnostic;
use crate::diagnostic::kind::DiagnosticKind;
use crate::diagnostic::message::{Message, Translated};
use crate::diagnostic::{Diagnostic, Place};
use crate::diff::change::ChangeGroup;
use crate::diff::field::{Field, ORGANISATION, PROGRAMME_FIELDS, SHARED_FIELDS};
use crate::diff::groups::group_changes;
use crate::diff::identity::identify_changes;
use crate::diff::revision::RevisionTree;
use crate::diff::{Change, ComparedRevision, Comparison, compare, find_exceeded_limit};
use crate::document::Document;
use crate::document::text::Identifier;
use crate::model::{Programme, Sheet, compose};
use crate::read::yaml::SpannedTree;

mod amendment;
mod articles;
mod describe;
pub mod document;
pub mod github;
mod inlines;
pub mod json;
mod length;
mod levels;
mod redline;
mod sentences;
pub mod text;

pub use amendment::AgreedRevision;
pub use length::ProgrammeLengths;

use length::measure_programme;
use levels::check_levels;
use redline::merge_documents;

/// One programme in two revisions, or in one of them only.
#[derive(Debug, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProgrammeDiff {
    pub status: DiffStatus,
    /// Absent for a programme that appeared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<RevisionIdentity>,
    /// Absent for a programme that is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<RevisionIdentity>,
    /// The highest impact in it; absent when nothing changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub highest: Option<Impact>,
    /// How many changes there are of each level that has some.
    pub summary: BTreeMap<Impact, usize>,
    /// Whether a sheet that was compared is not what its source gives: nothing is then proved unchanged.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub altered: bool,
    /// Whether only their content says that both revisions are of one programme: their files and references differ.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub paired_by_content: bool,
    /// How many changes are left out, and counted nowhere else, because they were approved.
    #[serde(skip_serializing_if = "is_zero")]
    pub approved: usize,
    /// How many changes of other levels are not listed; the summary counts them.
    #[serde(skip_serializing_if = "is_zero")]
    pub unlisted: usize,
    #[serde(flatten)]
    pub comparison: Comparison,
    /// The diagnostics about the revision itself, as `annexe check` reports them.
    #[serde(rename = "findings", serialize_with = "serialize_diagnostics")]
    #[cfg_attr(
        test,
        schemars(with = "Vec<crate::diagnostic::json::JsonDiagnostic<'static>>")
    )]
    pub diagnostics: Vec<Diagnostic>,
    /// Both revisions, for an amendment.
    #[serde(skip)]
    pub agreed: Option<Box<[AgreedRevision; 2]>>,
    /// The sheet with its revisions marked, if asked for.
    #[serde(skip)]
    pub sheet: Option<Document>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum DiffStatus {
    #[default]
    Compared,
    /// The old revision does not have it.
    Appeared,
    /// The new revision does not have it any more.
    Gone,
}

/// The labels that identify a revision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
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
    /// Absent where nothing was compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub length: Option<ProgrammeLengths>,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn is_zero(count: &usize) -> bool {
    *count == 0
}

fn serialize_diagnostics<S: Serializer>(
    diagnostics: &[Diagnostic],
    to: S,
) -> Result<S::Ok, S::Error> {
    to.collect_seq(diagnostics.iter().map(json_diagnostic))
}

/// A revision that was read and checked.
#[derive(Debug, Clone, Copy)]
pub struct CheckedRevision<'a> {
    pub name: &'a str,
    pub checked: &'a CheckResult,
    pub project_context: &'a ProjectContext,
}

impl CheckedRevision<'_> {
    fn programme(&self) -> Option<Programme> {
        let config = self.project_context.config_without_theme()?;
        let programme = self.checked.programme.as_ref()?;
        Some(programme.with_shared(config.organisme.as_ref()))
    }

    /// The identity of this revision; `None` when it could not be read.
    #[must_use]
    pub fn identity(&self) -> Option<RevisionIdentity> {
        Some(new_identity(self.name, &self.programme()?))
    }

    fn tree(&self, fields: &'static Field, hides: &dyn Fn(&str) -> bool) -> Option<RevisionTree> {
        let programme = self.checked.tree.as_ref()?;
        let shared = self.project_context.config_tree();
        Some(RevisionTree::read(programme, shared, fields, hides))
    }

    /// Its values, and the programme that they are of.
    fn contents(
        &self,
        fields: &'static Field,
        hides: &dyn Fn(&str) -> bool,
    ) -> Result<(RevisionTree, Programme), Vec<Diagnostic>> {
        let tree = self.tree(fields, hides);
        tree.zip(self.programme()).ok_or_else(Vec::new)
    }

    fn shares_identity(&self) -> bool {
        let shared = self.project_context.config_tree();
        shared.is_some_and(|tree| tree.value_at(ORGANISATION).is_some())
    }

    fn agreed(&self, programme: Programme) -> Option<AgreedRevision> {
        let config = self.project_context.config_without_theme()?;
        Some(AgreedRevision {
            programme,
            organisation: config.organisme.clone(),
            typesets: config.typesets(),
        })
    }

    fn sheet(&self, programme: &Programme) -> Option<Document> {
        let config = self.project_context.config_without_theme()?;
        let organisation = config.organisme.as_ref();
        let typesets = config.typesets();
        Some(compose(programme, organisation, Sheet::Annexe, typesets))
    }
}

fn new_identity(name: &str, programme: &Programme) -> RevisionIdentity {
    RevisionIdentity {
        file: name.to_owned(),
        title: programme.intitule.line(),
        reference: programme.reference.as_ref().map(Identifier::to_string),
        version: programme.version.as_ref().map(Identifier::to_string),
        revised: programme.mise_a_jour.map(|date| date.to_string()),
        length: None,
    }
}

/// Compares two revisions that were read. `hides` names the root keys that are not compared; `shows_sheet` asks for the marked
/// sheet.
///
/// # Errors
/// One revision could not be read, which was reported; or they are too long to compare: a diagnostic.
pub fn compare_revisions(
    old: CheckedRevision<'_>,
    new: CheckedRevision<'_>,
    hides: &dyn Fn(&str) -> bool,
    shows_sheet: bool,
) -> Result<ProgrammeDiff, Vec<Diagnostic>> {
    let fields = if old.shares_identity() || new.shares_identity() {
        &*SHARED_FIELDS
    } else {
        &*PROGRAMME_FIELDS
    };
    let ((old_tree, before), (new_tree, after)) =
        (old.contents(fields, hides)?, new.contents(fields, hides)?);
    let trees = [old_tree, new_tree];
    refuse_excess(&trees)?;
    let mut comparison = compare(
        ComparedRevision {
            tree: &trees[0],
            programme: &before,
            overrides: old.project_context.overrides(),
        },
        ComparedRevision {
            tree: &trees[1],
            programme: &after,
            overrides: new.project_context.overrides(),
        },
    );
    identify_changes(&mut comparison.changes, &trees[0], &trees[1]);
    comparison.groups = group_changes(&mut comparison.changes);
    let sheets = shows_sheet.then(|| old.sheet(&before).zip(new.sheet(&after)));
    let sheet = sheets
        .flatten()
        .map(|(old, new)| merge_documents(&old, &new));
    let mut lengths = [&before, &after].map(measure_programme);
    lengths[0].follow_steps(&comparison.paired_steps);
    let [old_length, new_length] = lengths.map(Some);
    let identity = |name: &str, programme: &Programme, length| RevisionIdentity {
        length,
        ..new_identity(name, programme)
    };
    let (highest, summary) = comparison.summarize();
    Ok(ProgrammeDiff {
        status: DiffStatus::Compared,
        old: Some(identity(old.name, &before, old_length)),
        new: Some(identity(new.name, &after, new_length)),
        highest,
        summary,
        altered: false,
        paired_by_content: false,
        approved: 0,
        unlisted: 0,
        comparison,
        diagnostics: check_revision(old, new, [&before, &after], highest),
        agreed: old
            .agreed(before)
            .zip(new.agreed(after))
            .map(|(old, new)| Box::new([old, new])),
        sheet,
    })
}

/// Refuses revisions that would cost too much to compare.
fn refuse_excess([old, new]: &[RevisionTree; 2]) -> Result<(), Vec<Diagnostic>> {
    let limit = find_exceeded_limit(old, new).map(DiagnosticKind::LimitExceeded);
    let place = || new.node(0).place.clone();
    match limit {
        Some(limit) => Err(vec![Diagnostic::new(limit, place())]),
        None => Ok(()),
    }
}

/// The diagnostics of a revision beside the one before: its version, and the levels that it changes.
fn check_revision(
    old: CheckedRevision<'_>,
    new: CheckedRevision<'_>,
    [before, after]: [&Programme; 2],
    highest: Option<Impact>,
) -> Vec<Diagnostic> {
    let keeps_version = highest >= Some(Impact::ARelire) && !is_bumped(before, after);
    let tree = new.checked.tree.as_ref();
    let mut diagnostics = match (&before.version, tree) {
        (Some(version), Some(tree)) if keeps_version => {
            check_version(version, after, tree, new.project_context)
        }
        (_, _) => Vec::new(),
    };
    let overrides = [old, new].map(|revision| revision.project_context.overrides());
    let config = new.project_context.config_tree();
    diagnostics.extend(check_levels(overrides, tree, config));
    diagnostics
}

/// Whether the new version is another one, and a higher one where both are numbers.
fn is_bumped(before: &Programme, after: &Programme) -> bool {
    let (Some(was), Some(is)) = (&before.version, &after.version) else {
        return false;
    };
    let (was, is) = (was.to_string(), is.to_string());
    match (was.parse::<i64>(), is.parse::<i64>()) {
        (Ok(was), Ok(is)) => is > was,
        (_, _) => was != is,
    }
}

/// The diagnostic of a change that may be substantial, under the same version.
fn check_version(
    version: &Identifier,
    after: &Programme,
    tree: &SpannedTree,
    project_context: &ProjectContext,
) -> Vec<Diagnostic> {
    let span = match tree.value_at("version") {
        Some(value) => value.span,
        None => tree.key_span("intitule").unwrap_or_default(),
    };
    let kind = DiagnosticKind::UnchangedVersion {
        old: version.to_string(),
        new: after.version.as_ref().map(Identifier::to_string),
    };
    let mut diagnostics = vec![Diagnostic::new(kind, Place::new(&tree.file, span))];
    project_context.apply_severities(&mut diagnostics);
    diagnostics
}

impl Comparison {
    /// The highest impact, and how many changes there are of each.
    fn summarize(&self) -> (Option<Impact>, BTreeMap<Impact, usize>) {
        let mut summary = BTreeMap::new();
        for change in &self.changes {
            *summary.entry(change.impact).or_insert(0) += 1;
        }
        (summary.keys().max().copied(), summary)
    }

    /// Leaves out the changes that are not such, and says how many.
    fn retain(&mut self, is_listed: impl Fn(&Change) -> bool) -> usize {
        let before = self.changes.len();
        self.changes.retain(is_listed);
        self.groups = group_changes(&mut self.changes);
        before - self.changes.len()
    }

    /// The changes of an impact, in the order of the sheet; those of a group are together, at the place of the first.
    #[must_use]
    pub fn entries_of_impact(&self, impact: Impact) -> Vec<ReportEntry<'_>> {
        let mut entries: Vec<ReportEntry<'_>> = Vec::new();
        for change in self.changes.iter().filter(|it| it.impact == impact) {
            let group = change.identity.group.as_ref();
            let group = group.and_then(|id| self.groups.iter().find(|group| group.id == *id));
            let of_group = |entry: &&mut ReportEntry<'_>| {
                group.is_some() && entry.group.map(|it| &it.id) == group.map(|it| &it.id)
            };
            match entries.iter_mut().find(of_group) {
                Some(entry) => entry.changes.push(change),
                None => entries.push(ReportEntry {
                    group,
                    changes: vec![change],
                }),
            }
        }
        entries
    }
}

/// A change, or the changes of a group.
#[derive(Debug)]
pub struct ReportEntry<'a> {
    pub group: Option<&'a ChangeGroup>,
    pub changes: Vec<&'a Change>,
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
    /// A programme that the old revision does not have.
    #[must_use]
    pub fn appeared(new: RevisionIdentity) -> Self {
        Self {
            status: DiffStatus::Appeared,
            new: Some(new),
            highest: Some(Impact::Complement),
            ..Self::default()
        }
    }

    /// A programme that the new revision does not have any more.
    #[must_use]
    pub fn gone(old: RevisionIdentity) -> Self {
        Self {
            status: DiffStatus::Gone,
            old: Some(old),
            highest: Some(Impact::Substantiel),
            ..Self::default()
        }
    }

    /// Leaves out the changes of these identifiers. Reports have their number only.
    pub fn leave_out_approved(&mut self, approved: &BTreeSet<String>) {
        if self.status == DiffStatus::Compared {
            let is_listed = |change: &Change| !approved.contains(&change.identity.id);
            self.approved = self.comparison.retain(is_listed);
            (self.highest, self.summary) = self.comparison.summarize();
            self.highest = self.highest.max(self.altered.then_some(Impact::ARelire));
        }
    }

    /// Lists the changes of these levels only; the summary and the highest level stay those of all.
    pub fn list_only(&mut self, levels: &[Impact]) {
        let is_listed = |change: &Change| levels.contains(&change.impact);
        self.unlisted = self.comparison.retain(is_listed);
    }

    /// Says that a sheet is not what its source gives. What its words mean is then to be read.
    pub fn mark_altered(&mut self, diagnostic: Diagnostic) {
        self.altered = true;
        self.highest = self.highest.max(Some(Impact::ARelire));
        self.diagnostics.push(diagnostic);
    }

    /// Leaves out what only the author of the files reads: their names, lines and codes.
    pub fn hide_files(&mut self) {
        for revision in self.old.iter_mut().chain(&mut self.new) {
            revision.file.clear();
        }
        for change in &mut self.comparison.changes {
            change.identity.id.clear();
        }
        self.diagnostics.clear();
    }

    /// What the report says of changes and leaves out of its list: those that were approved, those of other levels.
    fn left_out(&self) -> Vec<Message> {
        let approved = Some(self.approved).filter(|count| *count > 0);
        let unlisted = Some(self.unlisted).filter(|count| *count > 0);
        let approved = approved.map(|count| message!(APPROVED_LEFT_OUT, count));
        let is_altered = self.altered && !self.summary.is_empty();
        let altered = is_altered.then(|| message!(SOURCE_COMPARED));
        let unlisted = unlisted.map(|count| message!(OTHER_LEVELS_LEFT_OUT, count));
        let by_content = self.paired_by_content.then(|| message!(PAIRED_BY_CONTENT));
        let left_out = by_content.into_iter().chain(altered).chain(approved);
        left_out.chain(unlisted).collect()
    }

    /// « 2 modifications substantielles, 1 complément », or that nothing changed.
    fn count_changes(&self) -> Message {
        if self.altered && self.summary.is_empty() {
            message!(NO_CHANGE_OF_SOURCE)
        } else if self.approved > 0 && self.summary.is_empty() {
            message!(NO_OTHER_CHANGE)
        } else if self.summary.is_empty() && self.changes_levels() {
            message!(ONLY_LEVELS_CHANGED)
        } else {
            describe_impacts(&self.summary)
        }
    }

    /// Whether the levels of its fields are no longer those of its old revision.
    fn changes_levels(&self) -> bool {
        let mut found = self.diagnostics.iter();
        found.any(|it| matches!(it.kind, DiagnosticKind::ChangedLevel { .. }))
    }

    /// Both revisions, where there are two.
    fn revisions(&self) -> Option<(&RevisionIdentity, &RevisionIdentity)> {
        self.old.as_ref().zip(self.new.as_ref())
    }

    /// The new revision, or else the old one.
    fn latest(&self) -> Option<&RevisionIdentity> {
        self.new.as_ref().or(self.old.as_ref())
    }

    /// The status of the programme, as a title.
    fn heading(&self) -> Translated {
        match self.status {
            DiffStatus::Compared => text!(COMPARISON),
            DiffStatus::Appeared => text!(NEW_PROGRAMME),
            DiffStatus::Gone => text!(REMOVED_PROGRAMME),
        }
    }

    /// Whether nothing changed, not even the name of the file.
    fn is_unchanged(&self) -> bool {
        let name = |identity: &RevisionIdentity| {
            Path::new(&identity.file).file_name().map(OsStr::to_owned)
        };
        let revisions = self.revisions();
        self.highest.is_none()
            && self.approved == 0
            && self.diagnostics.is_empty()
            && revisions.is_some_and(|(old, new)| name(old) == name(new))
    }
}
