//! A change in the words of a language, the same in every report.

use crate::diagnostic::catalogue::message;
use crate::diagnostic::change::{ChangeKind, ImpactReason};
use crate::diagnostic::language::Language;
use crate::diagnostic::message::Argument;
use crate::diff::words::WordRun;
use crate::diff::{Change, DescribedValue, Location};
use crate::escape::escape;

impl Location {
    /// « Déroulé › Phase 2 › Journée 1 ».
    #[must_use]
    pub fn title(&self) -> String {
        join_label(&self.label)
    }
}

impl Change {
    /// What changed.
    #[must_use]
    pub fn title(&self) -> String {
        let (old, new) = (self.old.as_ref(), self.new.as_ref());
        let is_at_new_place = matches!(
            self.kind,
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
        located.map(Location::title).unwrap_or_default()
    }

    /// Why it has its impact, where it is and its identifier; for a reader without the files, why alone.
    #[must_use]
    pub fn about(&self, language: Language) -> String {
        let reason = self.reason.message().render(language);
        let id = &self.identity.id;
        match (&self.reason, id.as_str()) {
            (ImpactReason::Project(reason), "") => reason.clone(),
            (_, "") => reason,
            (_, id) => format!("{reason} ({}) [{id}]", self.places()),
        }
    }

    /// Where it is in each file, `file:line:column → file:line:column`.
    #[must_use]
    pub fn places(&self) -> String {
        let places = [&self.old, &self.new].into_iter().flatten();
        let places = places.map(|Location { place, .. }| {
            let start = place.start();
            let name = escape(place.file.name());
            format!("{name}:{}:{}", start.line, start.column)
        });
        places.collect::<Vec<String>>().join(" → ")
    }

    /// Both values, line by line.
    #[must_use]
    pub fn lines(&self, language: Language) -> Vec<Vec<WordRun>> {
        if !self.words.is_empty() {
            return vec![self.words.clone()];
        }
        let (before, after) = (&self.before, &self.after);
        // Both sides of a split or of a merge are read whole.
        let both_sides = || {
            let mut lines = mark_values(before, WordRun::Deleted);
            lines.extend(mark_values(after, WordRun::Inserted));
            lines
        };
        let (sentence, shown) = match self.kind {
            ChangeKind::Moved => {
                let title = |it: Option<&Location>| it.map(Location::title).unwrap_or_default();
                let from = title(self.old.as_ref());
                let to = title(self.new.as_ref().or(self.old.as_ref()));
                let value = after.iter().take(1).map(|it| it.text.clone());
                (message!(MOVED, from, to), value.collect())
            }
            ChangeKind::Swapped => {
                let shown = label_values(before);
                (message!(SWAPPED, before = quote_labels(before)), shown)
            }
            ChangeKind::Split => {
                let (whole, parts) = (quote_labels(before), quote_labels(after));
                let sentence = message!(SPLIT, before = whole, after = parts).render(language);
                let mut lines = vec![vec![WordRun::Same(sentence)]];
                lines.extend(both_sides());
                return lines;
            }
            ChangeKind::Merged => {
                let (parts, whole) = (quote_labels(before), quote_labels(after));
                let sentence = message!(MERGED, before = parts, after = whole).render(language);
                let mut lines = vec![vec![WordRun::Same(sentence)]];
                lines.extend(both_sides());
                return lines;
            }
            ChangeKind::Added
            | ChangeKind::Removed
            | ChangeKind::Changed
            | ChangeKind::Reworded
            | ChangeKind::Retypeset
            | ChangeKind::Renumbered => return both_sides(),
        };
        let lines = std::iter::once(sentence.render(language)).chain(shown);
        lines.map(|line| vec![WordRun::Same(line)]).collect()
    }
}

fn join_label(label: &[String]) -> String {
    escape(&label.join(" › ")).into_owned()
}

fn quote_labels(values: &[DescribedValue]) -> Argument {
    let names = values.iter().map(|it| join_label(&it.label));
    Argument::AndList(names.map(|name| message!(QUOTED, name)).collect())
}

/// Values with words, each behind its label.
fn label_values(values: &[DescribedValue]) -> Vec<String> {
    let shown = values.iter().filter(|it| !it.text.is_empty());
    let lines = shown.map(|it| format!("{}\u{a0}: {}", join_label(&it.label), it.text));
    lines.collect()
}

/// A line a value, under its label.
fn mark_values(values: &[DescribedValue], mark: fn(String) -> WordRun) -> Vec<Vec<WordRun>> {
    let shown = values.iter().filter(|it| !it.text.is_empty());
    let lines = shown.map(|it| {
        let label = Some(&it.label).filter(|label| !label.is_empty());
        let label = label.map(|label| format!("{}\u{a0}: ", join_label(label)));
        label
            .into_iter()
            .chain([it.text.clone()])
            .map(mark)
            .collect()
    });
    lines.collect()
}
