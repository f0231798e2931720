//! Lengths that only say what is counted already, or still is.

use super::values::ResolvedRevision;
use super::{ResolvedEffect, ResolvedPair};
use crate::diagnostic::change::ChangeKind;
use crate::diff::changes::{ChangeCollector, PendingChange, ResolvedValue};
use crate::diff::revision::{NodeContent, NodeId};
use crate::model::duration::TotalDuration;
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
        if pair.restates_length(change.kind, old, new) {
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
        let is_counted = values.iter().all(Option::is_some) && change.kind != ChangeKind::Changed;
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

    /// Whether a figure of the duration, or all of them, was counted already, or still is.
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
        before.is_some() && before == after && self.has_same_totals()
    }
}
