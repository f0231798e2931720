//! Rules on remote training.

use crate::check::context::CheckContext;
use crate::check::rule::{Reporter, Rule};
use crate::diagnostic::catalogue::{text, texts};

pub(super) static RULES: &[Rule] = &[
    Rule::required_check(texts!(M028), &["distance"], check_remote_assistance)
        .source("Code du travail, art. D6313-3-1, 1°"),
    Rule::required_check(texts!(M029), &["distance"], check_remote_activities)
        .source("Code du travail, art. D6313-3-1, 2°"),
];

/// A remote action names the person who assists.
fn check_remote_assistance(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let distance = context.sections.distance.as_ref();
    if distance.is_none_or(|distance| distance.assistance.is_none())
        && let Some(place) = context.missing_remote_place()
    {
        reporter.report(place);
    }
}

/// A remote action lists its remote activities and their durations.
fn check_remote_activities(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let Some(place) = context.missing_remote_place() else {
        return;
    };
    let distance = context.sections.distance.as_ref();
    let activities = distance.map(|distance| distance.activites.as_slice());
    let activities = activities.unwrap_or_default();
    if activities.is_empty() {
        reporter
            .report(place)
            .with("missing", text!(rules::M029_ACTIVITIES));
    }
    for (index, activity) in activities.iter().enumerate() {
        if activity.duree.is_none() {
            reporter
                .report(context.key_place(&format!("distance.activites.{index}")))
                .with("missing", text!(rules::M029_LENGTH));
        }
    }
}
