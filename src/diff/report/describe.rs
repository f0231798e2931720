//! A change in the words of a language, the same in every report.

use crate::diagnostic::catalogue::message;
use crate::diagnostic::change::{ChangeKind, Impact};
use crate::diagnostic::language::Language;
use crate::diagnostic::message::{Argument, Message};
use crate::diff::words::WordRun;
use crate::diff::{Change, DescribedValue, Location};

/// A change in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DescribedChange {
    pub impact: Impact,
    /// Its kind, in a word.
    pub kind: &'static str,
    /// What changed: « Déroulé › Phase 2 › Journée 1 ».
    pub title: String,
    /// Where it is in each file, `file:line:column`.
    pub places: [Option<String>; 2],
    /// Both values, line by line.
    pub lines: Vec<Vec<WordRun>>,
    pub reason: String,
}

/// A change in the words of a language.
#[must_use]
pub fn describe_change(change: &Change, language: Language) -> DescribedChange {
    let (old, new) = (change.old.as_ref(), change.new.as_ref());
    let is_at_new_place = matches!(
        change.kind,
        ChangeKind::Added
            | ChangeKind::Changed
            | ChangeKind::Reworded
            | ChangeKind::Retypeset
            | ChangeKind::Renumbered
    );
    let located = if is_at_new_place {
        new.or(old)
    } else {
        old.or(new)
    };
    DescribedChange {
        impact: change.impact,
        kind: change.kind.name().get(language),
        title: title(located),
        places: [old.map(describe_place), new.map(describe_place)],
        lines: describe_lines(change, language),
        reason: change.reason.message().render(language),
    }
}

fn title(location: Option<&Location>) -> String {
    location.map_or_else(String::new, |it| join_label(&it.label))
}

fn join_label(label: &[String]) -> String {
    label.join(" › ")
}

fn describe_place(location: &Location) -> String {
    let (name, start) = (location.place.file.name(), location.place.start());
    format!("{name}:{}:{}", start.line, start.column)
}

fn describe_lines(change: &Change, language: Language) -> Vec<Vec<WordRun>> {
    if let Some(runs) = change.word_runs() {
        return vec![runs];
    }
    let same = |text: String| vec![WordRun::Same(text)];
    match change.kind {
        ChangeKind::Moved => {
            let new = change.new.as_ref().or(change.old.as_ref());
            let (from, to) = (title(change.old.as_ref()), title(new));
            let sentence = message!(MOVED, from, to).render(language);
            let value = change.after.iter().take(1).map(|it| it.text.clone());
            std::iter::once(sentence).chain(value).map(same).collect()
        }
        ChangeKind::Swapped | ChangeKind::Split | ChangeKind::Merged => {
            let sentence = name_parts(change).render(language);
            let shown = if change.kind == ChangeKind::Swapped {
                &change.before
            } else {
                &change.after
            };
            let shown = shown.iter().filter(|it| !it.text.is_empty());
            let values = shown.map(|it| format!("{}\u{a0}: {}", join_label(&it.label), it.text));
            std::iter::once(sentence).chain(values).map(same).collect()
        }
        ChangeKind::Added
        | ChangeKind::Removed
        | ChangeKind::Changed
        | ChangeKind::Reworded
        | ChangeKind::Retypeset
        | ChangeKind::Renumbered => {
            let mut lines = mark_values(&change.before, WordRun::Deleted);
            lines.extend(mark_values(&change.after, WordRun::Inserted));
            lines
        }
    }
}

/// The names of the items that swapped, were split or were merged.
fn name_parts(change: &Change) -> Message {
    let names = |values: &[DescribedValue]| {
        let names = values.iter().map(|it| join_label(&it.label));
        Argument::All(names.map(|name| message!(QUOTED, name)).collect())
    };
    let (before, after) = (names(&change.before), names(&change.after));
    if change.kind == ChangeKind::Swapped {
        message!(SWAPPED, before)
    } else if change.kind == ChangeKind::Split {
        message!(SPLIT, before, after)
    } else {
        message!(MERGED, before, after)
    }
}

/// A line a value, under its label.
fn mark_values(values: &[DescribedValue], mark: fn(String) -> WordRun) -> Vec<Vec<WordRun>> {
    let shown = values.iter().filter(|it| !it.text.is_empty());
    shown
        .map(|it| {
            let label =
                (!it.label.is_empty()).then(|| format!("{}\u{a0}: ", join_label(&it.label)));
            label
                .into_iter()
                .chain([it.text.clone()])
                .map(mark)
                .collect()
        })
        .collect()
}
