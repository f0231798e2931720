//! What is reported of two revisions, whatever the format: one programme, or the programmes of two folders.
//!
//! Everything that a report says is settled here; the files beside say how each format shows it.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::Path;

use crate::check::{Checked, ProjectContext};
use crate::diagnostic::catalogue::message;
use crate::diagnostic::change::{ChangeKind, Impact};
use crate::diagnostic::kind::DiagnosticKind;
use crate::diagnostic::language::Language;
use crate::diagnostic::message::{Argument, Message};
use crate::diagnostic::{Diagnostic, Place};
use crate::diff::field::{Field, ORGANISATION, PROGRAMME_FIELDS, SHARED_FIELDS};
use crate::diff::revision::RevisionTree;
use crate::diff::words::WordRun;
use crate::diff::{Change, Comparison, Said, Spot, compare};
use crate::document::Document;
use crate::document::text::Identifier;
use crate::model::duration::TotalDuration;
use crate::model::plan::{self, Step, StepKind};
use crate::model::{Programme, Sheet, compose};
use crate::source::Span;

pub mod document;
pub mod github;
pub mod json;
mod redline;
pub mod text;

use redline::redline;

/// One programme in two revisions, or in one of them only.
#[derive(Debug)]
pub enum ProgrammeDiff {
    Compared(Box<ComparedRevisions>),
    /// A programme that the old revision does not have.
    Appeared(Identity),
    /// A programme that the new revision does not have any more.
    Gone(Identity),
}

/// What came of comparing two revisions of a programme.
#[derive(Debug)]
pub struct ComparedRevisions {
    pub old: Identity,
    pub new: Identity,
    pub comparison: Comparison,
    /// How long the programme lasts, before and after.
    pub totals: [Totals; 2],
    /// What is wrong with the revision itself.
    pub diagnostics: Vec<Diagnostic>,
    /// The sheet with its revisions marked, when it is asked.
    pub sheet: Option<Document>,
}

/// What tells a revision from another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// As the user would name it.
    pub file: String,
    pub title: String,
    pub reference: Option<String>,
    pub version: Option<String>,
    /// The date of the revision, in words.
    pub revised: Option<String>,
}

/// How long a programme lasts: half days and minutes, where they are known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Totals {
    /// In all: as it is announced, or else as it is planned.
    pub whole: Length,
    /// Each step at the top of the plan that is no mere row of a timetable.
    pub steps: Vec<(String, Length)>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Length {
    pub half_days: Option<u32>,
    pub minutes: Option<u32>,
}

/// A change as every report tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DescribedChange {
    pub impact: Impact,
    /// What happened, in a word.
    pub kind: &'static str,
    /// What it happened to: « Déroulé › Phase 2 › Journée 1 ».
    pub title: String,
    /// Where it is in each file, `file:line:column`.
    pub places: [Option<String>; 2],
    /// What there was and what there is, line by line.
    pub lines: Vec<Vec<WordRun>>,
    pub reason: String,
}

/// A change in the words of a language.
#[must_use]
pub fn describe_change(change: &Change, language: Language) -> DescribedChange {
    let title = |spot: &Option<Spot>| spot.as_ref().map(|spot| spot.label.join(" › "));
    let place = |spot: &Option<Spot>| {
        let place = &spot.as_ref()?.place;
        let start = place.start();
        Some(format!(
            "{}:{}:{}",
            place.file.name(),
            start.line,
            start.column
        ))
    };
    let own = title(&change.new)
        .or(title(&change.old))
        .unwrap_or_default();
    let names =
        |said: &[Said]| -> Vec<String> { said.iter().map(|it| it.label.join(" › ")).collect() };
    let all = |said: &[Said], mark: fn(String) -> WordRun| -> Vec<Vec<WordRun>> {
        let lines = said.iter().filter(|it| !it.text.is_empty());
        lines
            .map(|it| {
                let mut line = Vec::new();
                if !it.label.is_empty() {
                    line.push(mark(format!("{}\u{a0}: ", it.label.join(" › "))));
                }
                line.push(mark(it.text.clone()));
                line
            })
            .collect()
    };
    let same = |text: String| vec![WordRun::Same(text)];
    let lines = match (change.kind, change.runs()) {
        (_, Some(runs)) => vec![runs],
        (ChangeKind::Moved, None) => {
            let from = title(&change.old).unwrap_or_default();
            let mut lines = vec![same(message!(MOVED, from, to = &own).render(language))];
            lines.extend(change.after.iter().take(1).map(|it| same(it.text.clone())));
            lines
        }
        (ChangeKind::Swapped | ChangeKind::Split | ChangeKind::Merged, None) => {
            let (before, after) = (names(&change.before), names(&change.after));
            let mut lines = vec![same(
                rearranged(change.kind, &before, &after).render(language),
            )];
            let shown = if change.kind == ChangeKind::Swapped {
                &change.before
            } else {
                &change.after
            };
            for said in shown.iter().filter(|it| !it.text.is_empty()) {
                lines.push(same(format!(
                    "{}\u{a0}: {}",
                    said.label.join(" › "),
                    said.text
                )));
            }
            lines
        }
        (_, None) => {
            let mut lines = all(&change.before, WordRun::Deleted);
            lines.extend(all(&change.after, WordRun::Inserted));
            lines
        }
    };
    DescribedChange {
        impact: change.impact,
        kind: change.kind.name().get(language),
        title: match change.kind {
            ChangeKind::Merged | ChangeKind::Removed => title(&change.old).unwrap_or(own),
            ChangeKind::Split | ChangeKind::Swapped | ChangeKind::Moved => {
                title(&change.old).unwrap_or(own)
            }
            ChangeKind::Added
            | ChangeKind::Changed
            | ChangeKind::Reworded
            | ChangeKind::Retypeset
            | ChangeKind::Renumbered => own,
        },
        places: [place(&change.old), place(&change.new)],
        lines,
        reason: change.reason.message().render(language),
    }
}

/// Items that swap places, one that becomes several, several that become one.
fn rearranged(kind: ChangeKind, before: &[String], after: &[String]) -> Message {
    let quoted =
        |names: &[String]| Argument::All(names.iter().map(|name| message!(QUOTED, name)).collect());
    match kind {
        ChangeKind::Swapped => message!(SWAPPED, before = quoted(before)),
        ChangeKind::Split => message!(SPLIT, before = quoted(before), after = quoted(after)),
        ChangeKind::Merged
        | ChangeKind::Added
        | ChangeKind::Removed
        | ChangeKind::Changed
        | ChangeKind::Reworded
        | ChangeKind::Retypeset
        | ChangeKind::Moved
        | ChangeKind::Renumbered => {
            message!(MERGED, before = quoted(before), after = quoted(after))
        }
    }
}

/// A revision that was read without kinds.
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

    /// What tells this revision from others; `None` when it could not be read.
    #[must_use]
    pub fn identity(&self) -> Option<Identity> {
        let programme = self.programme()?;
        Some(Identity {
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
        Some(RevisionTree::of(
            programme,
            self.project_context.tree(),
            fields,
            hides,
        ))
    }
}

/// Compares two revisions; `None` when one could not be read. `hides` tells the keys at the root that are not compared;
/// `shows_sheet` lays the sheets one over the other.
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
        totals: [totals(&before), totals(&after)],
        diagnostics,
        sheet,
    })
}

/// That what was agreed changes, and the version does not.
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

fn totals(programme: &Programme) -> Totals {
    let announced = programme.sections.duree.as_ref();
    let per_day = announced.and_then(TotalDuration::minutes_per_day);
    let mut steps = Vec::new();
    let mut planned = Length::default();
    if let Some(plan) = &programme.sections.deroule {
        let all = plan.steps();
        let sum = |of: &dyn Fn(&Step<'_>) -> Option<u32>| plan::sum(all.iter().map(of));
        planned = Length {
            half_days: sum(&|step| step.half_days(per_day)),
            minutes: sum(&|step| step.minutes(per_day)),
        };
        for step in all.iter().filter(|step| step.kind != StepKind::Sequence) {
            let length = Length {
                half_days: step.half_days(per_day),
                minutes: step.minutes(per_day),
            };
            if length != Length::default() {
                steps.push((step.name(), length));
            }
        }
    }
    let half_days = announced.and_then(|it| it.jours).map(|days| days.halves());
    let minutes = announced.and_then(TotalDuration::minutes);
    Totals {
        whole: Length {
            half_days: half_days.or(planned.half_days),
            minutes: minutes.or(planned.minutes),
        },
        steps,
    }
}

/// The lengths of the whole and of each step that either revision has, before and after.
#[must_use]
pub fn lengths(before: &Totals, after: &Totals, whole: &str) -> Vec<(String, Length, Length)> {
    let mut rows = vec![(whole.to_owned(), before.whole, after.whole)];
    let names = after
        .steps
        .iter()
        .chain(&before.steps)
        .map(|(name, _)| name);
    let mut names: Vec<&String> = names.collect();
    let mut seen = Vec::new();
    names.retain(|name| {
        let is_new = !seen.contains(name);
        seen.push(*name);
        is_new
    });
    let of = |totals: &Totals, name: &str| {
        let found = totals.steps.iter().find(|(own, _)| own == name);
        found.map(|(_, length)| *length).unwrap_or_default()
    };
    rows.extend(
        names
            .into_iter()
            .map(|name| (name.clone(), of(before, name), of(after, name))),
    );
    rows
}

impl Comparison {
    /// The level that weighs most among its changes.
    #[must_use]
    pub fn highest(&self) -> Option<Impact> {
        self.changes.iter().map(|change| change.impact).max()
    }

    /// How many changes there are of each level that has some.
    #[must_use]
    pub fn counts(&self) -> BTreeMap<Impact, usize> {
        let mut counts = BTreeMap::new();
        for change in &self.changes {
            *counts.entry(change.impact).or_insert(0) += 1;
        }
        counts
    }
}

/// What there is to say of several programmes, and how many of them say nothing; of one, what there is anyway.
fn telling(pairs: &[ProgrammeDiff]) -> (Vec<&ProgrammeDiff>, usize) {
    let telling: Vec<&ProgrammeDiff> = pairs
        .iter()
        .filter(|pair| pairs.len() == 1 || !pair.says_nothing())
        .collect();
    let silent = pairs.len() - telling.len();
    (telling, silent)
}

impl ProgrammeDiff {
    /// Whether nothing changed, not even the name of the file.
    fn says_nothing(&self) -> bool {
        let name = |identity: &Identity| Path::new(&identity.file).file_name().map(OsStr::to_owned);
        match self {
            Self::Compared(compared) => {
                compared.comparison.changes.is_empty()
                    && compared.diagnostics.is_empty()
                    && name(&compared.old) == name(&compared.new)
            }
            Self::Appeared(_) | Self::Gone(_) => false,
        }
    }

    /// What is wrong with the revision itself.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        match self {
            Self::Compared(compared) => &compared.diagnostics,
            Self::Appeared(_) | Self::Gone(_) => &[],
        }
    }

    /// What weighs most in it.
    #[must_use]
    pub fn highest(&self) -> Option<Impact> {
        match self {
            Self::Compared(compared) => compared.comparison.highest(),
            Self::Appeared(_) => Some(Impact::Complement),
            Self::Gone(_) => Some(Impact::Substantiel),
        }
    }
}
