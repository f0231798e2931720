//! What the sheet prints of the length of each step, for comparisons: a length that is counted is not always printed.

use std::collections::BTreeMap;

use super::step_rows::{Arrangement, duration_text};
use super::step_sections::{arrange_level, group_by_kind, shows_times};
use crate::model::resolved::{Step, StepKind};

/// The length of each step as the sheet prints it, by the path of the step.
#[must_use]
pub fn printed_lengths<'s>(steps: &'s [Step<'_>]) -> BTreeMap<&'s str, String> {
    let all_steps: Vec<&Step<'_>> = steps.iter().flat_map(Step::with_descendants).collect();
    let siblings = all_steps.iter().map(|step| &step.children[..]);
    let mut lengths = BTreeMap::new();
    for group in std::iter::once(steps)
        .chain(siblings)
        .flat_map(group_by_kind)
    {
        let arrangement = arrange_level(&all_steps, &group);
        let printed = group.iter().filter_map(|step| {
            let length = printed_length(step, arrangement)?;
            Some((step.path.as_str(), length))
        });
        lengths.extend(printed);
    }
    lengths
}

fn printed_length(step: &Step<'_>, arrangement: Arrangement) -> Option<String> {
    let written = step.details.duree.map(|length| length.to_string());
    match arrangement {
        Arrangement::List => None,
        Arrangement::Sections if shows_times(step.kind) => written,
        Arrangement::Sections => {
            let words = step.length_words();
            (!words.is_empty()).then(|| words.join(" · "))
        }
        // A timetable has the lengths that are written.
        Arrangement::Table if step.kind == StepKind::Sequence => written,
        Arrangement::Table => written.or_else(|| duration_text(step)),
    }
}
