//! Changes that only write, or no longer write, what the sheet says anyway: the length that is counted already, the place that is
//! inherited.

use crate::diagnostic::change::{ChangeKind, Impact, ImpactReason};
use crate::diff::{Change, Comparison, Location};
use crate::model::Programme;
use crate::model::duration::TotalDuration;
use crate::model::resolved::{Action, DerivedFigure, Step};

/// Gives those changes their impact, unless the project sets it.
pub fn mark_restated(comparison: &mut Comparison, programmes: [&Programme; 2]) {
    let actions = programmes.map(|programme| Action::new(&programme.sections));
    let revisions = Revisions {
        durations: programmes.map(|it| it.sections.duree.as_ref()),
        actions: &actions,
        paired_steps: &comparison.paired_steps,
    };
    for change in &mut comparison.changes {
        let is_set = matches!(change.reason, ImpactReason::Project(_));
        if !is_set && revisions.restate(change) {
            change.impact = Impact::Redactionnel;
            change.reason = ImpactReason::Restated;
        }
    }
}

struct Revisions<'a> {
    durations: [Option<&'a TotalDuration>; 2],
    actions: &'a [Action<'a>; 2],
    paired_steps: &'a [[String; 2]],
}

impl<'a> Revisions<'a> {
    fn restate(&self, change: &Change) -> bool {
        let location = match change.kind {
            ChangeKind::Added | ChangeKind::Changed => change.new.as_ref(),
            ChangeKind::Removed => change.old.as_ref(),
            ChangeKind::Reworded
            | ChangeKind::Retypeset
            | ChangeKind::Moved
            | ChangeKind::Swapped
            | ChangeKind::Split
            | ChangeKind::Merged
            | ChangeKind::Renumbered => None,
        };
        let Some((path, key)) = location.and_then(split_pointer) else {
            return false;
        };
        if path == "duree" {
            return self.restates_total(&key, change.kind);
        }
        let side = usize::from(change.kind != ChangeKind::Removed);
        let Some([old, new]) = self.steps_at(&path, side) else {
            return false;
        };
        let around = [&old.surroundings, &new.surroundings];
        match key.as_str() {
            "duree" => self.restates_length(change.kind, old, new),
            "lieu" => is_same(around.map(|it| it.place.map(|it| it.value))),
            "modalite" => is_same(around.map(|it| it.mode.map(|it| it.value))),
            "horaires" => {
                is_same(around.map(|it| it.times.map(|it| it.value.text())))
                    && is_same_figures([&old.minutes, &new.minutes])
            }
            _ => false,
        }
    }

    /// The step at a path of one side, in both revisions.
    fn steps_at(&self, path: &str, side: usize) -> Option<[&'a Step<'a>; 2]> {
        let pair = self.paired_steps.iter().find(|pair| pair[side] == path)?;
        let find = |side: usize| {
            let mut steps = self.actions[side].all_steps().into_iter();
            steps.find(|step| step.path == pair[side])
        };
        Some([find(0)?, find(1)?])
    }

    /// Whether the step lasts as long, and so does the whole.
    fn restates_length(&self, kind: ChangeKind, old: &Step<'_>, new: &Step<'_>) -> bool {
        let known = |step: &Step<'_>| step.half_days.known().or(step.minutes.known()).is_some();
        let same = [old.half_days == new.half_days, old.minutes == new.minutes];
        // « 7 h » and « 1 jour » are one length only where the length of a day is written.
        let [before, after] = self
            .durations
            .map(|it| it.and_then(TotalDuration::stated_minutes_per_day));
        let is_proven = before.is_some() && before == after && new.minutes.known().is_some();
        let step = same == [true, true] || kind == ChangeKind::Changed && same[1] && is_proven;
        known(old) && known(new) && step && self.has_same_totals()
    }

    fn has_same_totals(&self) -> bool {
        let [old, new] = self.actions;
        old.conflict.is_none()
            && new.conflict.is_none()
            && old.minutes == new.minutes
            && old.half_days == new.half_days
    }

    /// Whether the duration says a figure that was counted already, or still is.
    fn restates_total(&self, key: &str, kind: ChangeKind) -> bool {
        let [old, new] = self.actions;
        let figures = match key {
            "heures" => [old.minutes.known(), new.minutes.known()],
            "jours" => [old.half_days.known(), new.half_days.known()],
            "heures_par_jour" => [old.minutes_per_day, new.minutes_per_day],
            _ => return false,
        };
        kind != ChangeKind::Changed && is_same(figures) && self.has_same_totals()
    }
}

/// The path of the group that holds a value, and its key.
fn split_pointer(location: &Location) -> Option<(String, String)> {
    let (group, key) = location.pointer.rsplit_once('/')?;
    let path = group.trim_start_matches('/').replace('/', ".");
    Some((path, key.to_owned()))
}

fn is_same<T: PartialEq>([old, new]: [Option<T>; 2]) -> bool {
    old.is_some() && old == new
}

fn is_same_figures([old, new]: [&DerivedFigure; 2]) -> bool {
    old == new
}
