//! The levels that a project sets, before and after: the old ones hold, and a change of them is to be approved like another.

use std::collections::BTreeMap;

use crate::diagnostic::change::Impact;
use crate::diagnostic::kind::DiagnosticKind;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::impact::ImpactOverride;
use crate::read::yaml::SpannedTree;

/// The diagnostics of the levels that changed, came or went. No setting makes them silent.
pub fn check_levels(
    overrides: [&[ImpactOverride]; 2],
    programme: Option<&SpannedTree>,
    config: Option<&SpannedTree>,
) -> Vec<Diagnostic> {
    let [before, after] = overrides.map(|overrides| -> BTreeMap<&str, (usize, Impact)> {
        let ranked = overrides.iter().enumerate();
        let levels = ranked.map(|(rank, own)| (own.champ.0.as_str(), (rank, own.niveau)));
        levels.collect()
    });
    let came = after.keys().filter(|field| !before.contains_key(*field));
    let fields = before.keys().chain(came);
    let changed = fields.filter_map(|field| {
        let levels = [before.get(field), after.get(field)];
        let [old, new] = levels.map(|level| level.map(|(_, level)| level.key().to_owned()));
        let rank = levels[1].map(|(rank, _)| *rank);
        let place = place_of_level(programme, config, rank).filter(|_| old != new)?;
        let field = (*field).to_owned();
        let kind = DiagnosticKind::ChangedLevel { field, old, new };
        Some(Diagnostic::new(kind, place))
    });
    changed.collect()
}

/// Where a level is written; all the levels, or else the programme, for one that is gone.
fn place_of_level(
    programme: Option<&SpannedTree>,
    config: Option<&SpannedTree>,
    rank: Option<usize>,
) -> Option<Place> {
    let level = rank.and_then(|rank| {
        let tree = config?;
        Some(tree.place(tree.value_at(&format!("niveaux.{rank}.niveau"))?.span))
    });
    let levels = || config.and_then(|tree| Some(tree.place(tree.key_span("niveaux")?)));
    let title = || {
        let tree = programme?;
        Some(tree.place(tree.key_span("intitule").unwrap_or_default()))
    };
    level.or_else(levels).or_else(title)
}
