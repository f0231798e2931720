//! Rules on the audience and its headcount.

use crate::check::context::CheckContext;
use crate::check::rule::RuleKind::Programme;
use crate::check::rule::{Reporter, Rule};
use crate::diagnostic::catalogue::texts;
use crate::model::audience::Prerequisites;
use crate::model::settings::Profile::{Individuel, Qualiopi};

pub(super) static RULES: &[Rule] = &[
    Rule::error(texts!(C016), Programme(check_headcount_bounds))
        .source("Code du travail, art. L6353-4, 1°"),
    Rule::warning(texts!(C046), Programme(check_places))
        .source("Code du travail, art. L6353-4, 1°"),
    Rule::required(texts!(M015), &["prerequis.liste"], has_prerequisites)
        .profiles(&[Qualiopi, Individuel])
        .source("Code du travail, art. L6353-4, 2° ; RNQ, indicateurs 1 et 8"),
    Rule::required(texts!(M016), &["public.effectif.max"], has_headcount)
        .profiles(&[Qualiopi, Individuel])
        .source("Code du travail, art. L6353-4, 1° ; RNQ, indicateur 6"),
];

/// The minimum headcount is not above the maximum.
fn check_headcount_bounds(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let audience = context.sections.public.as_ref();
    let Some(headcount) = audience.and_then(|audience| audience.effectif) else {
        return;
    };
    if let (Some(least), Some(most)) = (headcount.min, headcount.max)
        && least > most
    {
        reporter
            .report(context.value_place("public.effectif.max"))
            .with("least", least.to_string())
            .with("most", most.to_string())
            .label(1)
            .related(context.value_place("public.effectif.min"), 0, []);
    }
}

/// A session has no more places than all the groups have participants.
fn check_places(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let audience = context.sections.public.as_ref();
    let headcount = audience.and_then(|audience| audience.effectif);
    let Some((headcount, most)) = headcount.and_then(|it| Some((it, it.max?))) else {
        return;
    };
    let most = most.saturating_mul(headcount.groupes.unwrap_or(1));
    for (path, session) in context.sessions() {
        let places = session.places.as_ref().map(ToString::to_string);
        let Some(places) = places.filter(|it| it.parse().is_ok_and(|it: u32| it > most)) else {
            continue;
        };
        let places_path = context.value_place(&format!("{path}.places"));
        reporter
            .report(places_path)
            .with("places", places)
            .with("most", most.to_string())
            .related(context.value_place("public.effectif.max"), 0, []);
    }
}

fn has_prerequisites(context: &CheckContext<'_>) -> bool {
    match &context.sections.prerequis {
        None => false,
        Some(Prerequisites::Prose(_)) => true,
        Some(Prerequisites::Checked(checked)) => !checked.liste.is_empty(),
    }
}

fn has_headcount(context: &CheckContext<'_>) -> bool {
    let audience = context.sections.public.as_ref();
    let headcount = audience.and_then(|audience| audience.effectif);
    headcount.is_some_and(|it| it.min.is_some() || it.max.is_some())
}
