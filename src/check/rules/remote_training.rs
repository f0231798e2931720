//! Rules on the two ways of training that the law frames: remotely, and in the workplace.

use crate::check::context::CheckContext;
use crate::check::rule::RuleKind::RequiredCheck;
use crate::check::rule::{Reporter, Rule};
use crate::diagnostic::catalogue::{text, texts};

pub(super) static RULES: &[Rule] = &[
    Rule::required_check(texts!(M028), &["distance"], check_remote_assistance)
        .source("Code du travail, art. D6313-3-1, 1°"),
    Rule::required_check(texts!(M029), &["distance"], check_remote_activities)
        .source("Code du travail, art. D6313-3-1, 2°"),
    Rule::warning(
        texts!(M032),
        RequiredCheck(&["afest"], check_workplace_training),
    )
    .source("Code du travail, art. D6313-3-2"),
];

/// A remote action names the person who assists. Where remoteness is a choice, the lack is a warning.
fn check_remote_assistance(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let distance = context.sections.distance.as_ref();
    if distance.is_none_or(|distance| distance.assistance.is_none())
        && let Some((place, is_choice)) = context.missing_remote_place()
    {
        reporter.report(place).lessened_if(is_choice);
    }
}

/// A remote action lists its remote activities and their durations.
fn check_remote_activities(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let Some((place, is_choice)) = context.missing_remote_place() else {
        return;
    };
    let distance = context.sections.distance.as_ref();
    let activities = distance.map(|distance| distance.activites.as_slice());
    let activities = activities.unwrap_or_default();
    if activities.is_empty() {
        reporter
            .report(place)
            .lessened_if(is_choice)
            .with("missing", text!(rules::M029_ACTIVITIES));
    }
    for (index, activity) in activities.iter().enumerate() {
        if activity.duree.is_none() {
            reporter
                .report(context.key_place(&format!("distance.activites.{index}")))
                .lessened_if(is_choice)
                .with("missing", text!(rules::M029_LENGTH));
        }
    }
}

/// Training in the workplace describes its four parts. Trainers and assessments may have their own sections.
fn check_workplace_training(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let sections = context.sections;
    let Some(afest) = &sections.afest else {
        return;
    };
    for (stated, missing) in [
        (afest.activites.is_some(), text!(rules::M032_ACTIVITIES)),
        (
            afest.formateur.is_some() || sections.intervenants.is_some(),
            text!(rules::M032_TRAINER),
        ),
        (
            afest.phases_reflexives.is_some(),
            text!(rules::M032_REFLECTION),
        ),
        (
            afest.evaluations.is_some() || sections.evaluation.is_some(),
            text!(rules::M032_ASSESSMENTS),
        ),
    ] {
        if !stated {
            reporter
                .report(context.key_place("afest"))
                .with("missing", missing);
        }
    }
}
