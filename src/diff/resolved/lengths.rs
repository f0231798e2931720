//! Lengths that only say what is counted already, or still is.

use super::values::ResolvedRevision;
use super::{ResolvedEffect, ResolvedPair, is_same};
use crate::diagnostic::change::ChangeKind;
use crate::diff::changes::{ChangeCollector, PendingChange, ResolvedValue};
use crate::diff::revision::{NodeContent, NodeId};
use crate::model::body::{daily_hours_words, duration_words};
use crate::model::duration::TotalDuration;
use crate::model::nature::Nature;
use crate::model::resolved::Step;

impl ChangeCollector<'_> {
    /// The effect of a length that came, went or changed: of a step, or of the whole.
    pub(super) fn find_length_effect(
        &self,
        pair: &ResolvedPair<'_>,
        change: &PendingChange,
    ) -> Option<ResolvedEffect> {
        let (side, node) = match (change.kind, change.old, change.new) {
            (ChangeKind::Added, None, Some(new)) => (1, new),
            (ChangeKind::Changed, Some(_), Some(new)) => (1, new),
            (ChangeKind::Removed, Some(old), None) => (0, old),
            (_, _, _) => return None,
        };
        let own = &pair.sides[side];
        let field = own.tree.node(node).field;
        if field.name == "duree" || field.name.starts_with("duree.") {
            let is_restated = change.kind != ChangeKind::Changed && pair.restates_total(own, node);
            return is_restated.then_some(ResolvedEffect::None);
        }
        let step = own
            .tree
            .node(node)
            .parent
            .filter(|_| field.key == "duree")?;
        let other = [&self.pairing.to_new, &self.pairing.to_old][side][step]?;
        let (old, new) = if side == 0 {
            (own.steps.get(&step)?, pair.sides[1].steps.get(&other)?)
        } else {
            (pair.sides[0].steps.get(&other)?, own.steps.get(&step)?)
        };
        let [was, is] = [
            pair.sides[0].printed_lengths.get(&*old.path),
            pair.sides[1].printed_lengths.get(&*new.path),
        ];
        // A length that comes, or is said otherwise, hides none; one that goes may.
        let is_printed = was == is || change.kind != ChangeKind::Removed;
        if is_printed && pair.restates_length(change.kind, old, new) {
            return Some(ResolvedEffect::None);
        }
        let counted = |step: &Step<'_>| {
            let words = step.length_words().join(", ");
            (!words.is_empty()).then_some(ResolvedValue {
                text: words,
                holder: None,
            })
        };
        let values = [counted(old), counted(new)];
        let is_counted = values.iter().all(Option::is_some)
            && change.kind != ChangeKind::Changed
            && !is_same(&values);
        is_counted.then_some(ResolvedEffect::Replaces(values))
    }
}

impl ResolvedPair<'_> {
    /// Whether the step lasts as long, and so does the whole.
    fn restates_length(&self, kind: ChangeKind, old: &Step<'_>, new: &Step<'_>) -> bool {
        let known = |step: &Step<'_>| step.half_days.known().or(step.minutes.known()).is_some();
        let same = [old.half_days == new.half_days, old.minutes == new.minutes];
        // « 7 h » and « 1 jour » are one length only where the length of a day is written.
        let [before, after] = [&self.sides[0], &self.sides[1]].map(|side| {
            let duration = side.programme.sections.duree.as_ref();
            duration.and_then(TotalDuration::stated_minutes_per_day)
        });
        let is_proven = before.is_some() && before == after && new.minutes.known().is_some();
        let step = same == [true, true] || kind == ChangeKind::Changed && same[1] && is_proven;
        known(old) && known(new) && step && self.has_same_totals()
    }

    fn has_same_totals(&self) -> bool {
        let [old, new] = [self.sides[0].action, self.sides[1].action];
        old.conflict.is_none()
            && new.conflict.is_none()
            && old.minutes == new.minutes
            && old.half_days == new.half_days
    }

    /// Whether the sheet prints the same words for the whole duration, and for the hours of a day after the times.
    fn prints_same_total(&self) -> bool {
        let [old, new] = [&self.sides[0], &self.sides[1]].map(|side| {
            let is_training = Nature::is_training(side.programme.nature);
            let times = side.programme.sections.horaires.as_ref();
            let daily = times.map(|_| daily_hours_words(side.action.daily_hours, is_training));
            (total_words(side), daily)
        });
        old == new
    }

    /// Whether a figure of the duration, or all of them, was counted already, or still is, and is printed on both sides.
    fn restates_total(&self, own: &ResolvedRevision<'_>, node: NodeId) -> bool {
        if let NodeContent::Group(figures) = &own.tree.node(node).content {
            let mut figures = figures.iter();
            return figures.all(|figure| self.restates_total(own, *figure));
        }
        let [old, new] = [self.sides[0].action, self.sides[1].action];
        let figures = match &*own.tree.node(node).field.name {
            "duree.heures" => [old.minutes.known(), new.minutes.known()],
            "duree.jours" => [old.half_days.known(), new.half_days.known()],
            "duree.heures_par_jour" => [old.minutes_per_day, new.minutes_per_day],
            _ => return false,
        };
        let [before, after] = figures;
        before.is_some() && before == after && self.has_same_totals() && self.prints_same_total()
    }
}

/// The words of the whole duration; beside days and their hours, the length of a day goes without saying.
fn total_words(side: &ResolvedRevision<'_>) -> Option<String> {
    let duration = side.programme.sections.duree.as_ref()?;
    let is_training = Nature::is_training(side.programme.nature);
    let words = duration_words(duration, is_training, side.action)?;
    let action = side.action;
    let is_settled = action.conflict.is_none() && action.minutes.known().is_some();
    let day = words.find(" (").zip(words.find(" par jour)"));
    let day = day.filter(|_| is_settled && duration.half_days().is_some());
    let rest = day.map(|(start, end)| {
        let after = end + " par jour)".len();
        format!("{}{}", &words[..start], &words[after..])
    });
    Some(rest.unwrap_or(words))
}
