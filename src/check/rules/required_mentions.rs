//! Rules that ask for a mention in the sheet.

use crate::check::context::CheckContext;
use crate::check::rule::{Reporter, Rule};
use crate::diagnostic::catalogue::texts;
use crate::diagnostic::message::Argument;
use crate::document::text::Prose;
use crate::model::duration::TotalDuration;
use crate::model::objectives::Objectives;
use crate::model::plan::Plan;
use crate::model::resolved::{Step, StepKind};
use crate::model::sessions::SessionDates;
use crate::model::settings::Profile::{Convention, Individuel, Qualiopi, SousTraitance, Stagiaire};
use crate::value::When;

pub(super) static RULES: &[Rule] = &[
    Rule::required(texts!(M001), &["convention.numero"], has_convention_number)
        .profiles(&[Convention])
        .source("Code du travail, art. L6353-1"),
    Rule::required(texts!(M002), &["convention.annexe"], has_annex_number)
        .profiles(&[Convention])
        .source("Code du travail, art. L6353-1"),
    Rule::required(
        texts!(M003),
        &["objectifs.liste", "deroule"],
        has_objectives,
    )
    .source(
        "Code du travail, art. D6353-1, L6353-4, L6353-8 et R6333-6-2 ; RNQ, indicateurs 1 et 5",
    ),
    Rule::required(texts!(M004), &["deroule"], has_content).source(
        "Code du travail, art. D6353-1, L6353-4, L6353-8 et R6333-6-2 ; RNQ, indicateurs 1 et 6",
    ),
    Rule::required(texts!(M005), &["duree.jours"], has_duration)
        .source("Code du travail, art. D6353-1, L6353-4, 1° et R6333-6-2 ; RNQ, indicateur 1"),
    Rule::required(texts!(M006), &["nature"], |it| {
        it.programme.nature.is_some()
    })
    .profiles(&[Individuel])
    .source("Code du travail, art. L6353-4, 1°"),
    Rule::required_check(
        texts!(M007),
        &["periode", "sessions", "deroule"],
        check_period_stated,
    )
    .profiles(&[Convention, Qualiopi, Individuel])
    .source("Code du travail, art. D6353-1 et L6353-4, 3° ; RNQ, indicateur 6"),
    Rule::required(
        texts!(M008),
        &["horaires", "deroule", "sessions"],
        has_times,
    )
    .profiles(&[Stagiaire])
    .source("Code du travail, art. L6353-8"),
    Rule::required(texts!(M009), &["methodes", "deroule"], has_methods)
        .profiles(&[Convention, Qualiopi, Individuel])
        .source("Code du travail, art. D6353-1 et L6353-4, 3° ; RNQ, indicateurs 1 et 6"),
    Rule::required(texts!(M010), &["moyens", "ressources"], has_means)
        .profiles(&[Convention, Qualiopi, Individuel, SousTraitance])
        .source(
            "Code du travail, art. D6353-1, L6353-4, 3° et R6333-6-2 ; RNQ, indicateurs 17 et 19",
        ),
    Rule::required(texts!(M011), &["suivi"], |it| it.sections.suivi.is_some())
        .profiles(&[Convention, Individuel, SousTraitance])
        .source("Code du travail, art. D6353-1, L6353-4, 3° et R6333-6-2"),
    Rule::required(texts!(M012), &["sanction"], |it| {
        it.sections.sanction.is_some()
    })
    .profiles(&[Convention, Individuel, SousTraitance])
    .source("Code du travail, art. D6353-1, L6353-4, 3° et R6333-6-2"),
    Rule::required(
        texts!(M017),
        &["acces.modalites", "catalogue"],
        has_enrolment,
    )
    .profiles(&[Qualiopi])
    .source("RNQ, indicateur 1"),
    Rule::required(texts!(M018), &["acces.delais"], has_access_time)
        .profiles(&[Qualiopi])
        .source("RNQ, indicateur 1"),
    Rule::required(texts!(M019), &["evaluation"], |it| {
        it.sections.evaluation.is_some()
    })
    .profiles(&[Stagiaire, Qualiopi, SousTraitance])
    .source("Code du travail, art. L6353-8 et R6333-6-2 ; RNQ, indicateurs 1 et 11"),
    Rule::required(texts!(M022), &["contacts"], has_contact)
        .profiles(&[Stagiaire, Qualiopi])
        .source("Code du travail, art. L6353-8 ; RNQ, indicateur 1"),
    Rule::required(texts!(M023), &["accessibilite"], has_accessibility)
        .profiles(&[Qualiopi])
        .source("RNQ, indicateurs 1 et 26"),
    Rule::required(
        texts!(M024),
        &["referent_handicap"],
        has_disability_referent,
    )
    .profiles(&[Qualiopi])
    .source("RNQ, indicateur 26"),
    Rule::required(texts!(M025), &["indicateurs"], |it| {
        it.sections.indicateurs.is_some()
    })
    .profiles(&[Qualiopi])
    .source("RNQ, indicateur 2"),
    Rule::required_check(
        texts!(M027),
        &["abandon", "duree", "deroule"],
        check_dropping_out,
    )
    .profiles(&[Qualiopi])
    .source("RNQ, indicateur 12"),
];

fn has_convention_number(context: &CheckContext<'_>) -> bool {
    let convention = context.programme.convention.as_ref();
    convention.is_some_and(|convention| convention.numero.is_some())
}

fn has_annex_number(context: &CheckContext<'_>) -> bool {
    // Without a convention, its number alone is asked for.
    let convention = context.programme.convention.as_ref();
    convention.is_none_or(|convention| convention.annexe.is_some())
}

fn has_objectives(context: &CheckContext<'_>) -> bool {
    let mut steps = context.action.steps.iter().flat_map(Step::with_descendants);
    steps.any(|step| !step.details.objectifs.is_empty())
        || context.sections.objectifs.as_ref().is_some_and(has_items)
}

/// An introduction that ends with a colon only announces a list.
fn has_items(objectives: &Objectives) -> bool {
    let Objectives {
        introduction,
        general,
        liste,
        axes,
    } = objectives;
    let states = |prose: &Prose| !prose.0.trim_end().ends_with(':');
    general.is_some()
        || !liste.is_empty()
        || !axes.is_empty()
        || introduction.as_ref().is_some_and(states)
}

fn has_content(context: &CheckContext<'_>) -> bool {
    let plan = context.sections.deroule.as_ref();
    let is_reported = |plan: &Plan| plan.introduction.is_some() || !plan.contenus.is_empty();
    !context.action.steps.is_empty() || plan.is_some_and(is_reported)
}

fn has_duration(context: &CheckContext<'_>) -> bool {
    let duration = context.sections.duree.as_ref();
    duration.is_some_and(|it| it.jours.is_some() || it.heures.is_some())
}

/// The sheet gives the period of the action.
fn check_period_stated(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let sections = context.sections;
    let mut sessions = sections.sessions.iter().flatten();
    let steps = context.action.all_steps();
    let mut days = steps.iter().filter(|step| step.kind == StepKind::Day);
    let undated = days.clone().find(|day| !is_scheduled(day.date));
    let is_dated = days.next().is_some() && undated.is_none();
    if sections.periode.is_some()
        || is_dated
        || sessions.any(|session| {
            session
                .dates
                .as_ref()
                .is_some_and(SessionDates::is_scheduled)
        })
    {
        return;
    }
    let diagnostic = reporter.report(context.key_place("periode"));
    if let Some(day) = undated {
        diagnostic.related(context.value_place(&format!("{}.date", day.path)), 0, []);
    }
}

fn is_scheduled(when: Option<&When>) -> bool {
    when.is_some_and(|when| *when != When::ToSchedule)
}

fn has_times(context: &CheckContext<'_>) -> bool {
    let mut sessions = context.sections.sessions.iter().flatten();
    let mut steps = context.action.steps.iter().flat_map(Step::with_descendants);
    context.sections.horaires.is_some()
        || steps.any(|step| step.details.horaires.is_some())
        || sessions.any(|session| session.horaires.is_some())
}

fn has_methods(context: &CheckContext<'_>) -> bool {
    let mut steps = context.action.steps.iter().flat_map(Step::with_descendants);
    context.sections.methodes.is_some() || steps.any(|step| step.details.methode.is_some())
}

fn has_means(context: &CheckContext<'_>) -> bool {
    context.sections.moyens.is_some() || context.sections.ressources.is_some()
}

fn has_enrolment(context: &CheckContext<'_>) -> bool {
    let access = context.sections.acces.as_ref();
    let catalogue = context.programme.catalogue.as_ref();
    access.is_some_and(|access| access.modalites.is_some())
        || catalogue.is_some_and(|catalogue| catalogue.acces.is_some())
}

fn has_access_time(context: &CheckContext<'_>) -> bool {
    let access = context.sections.acces.as_ref();
    access.is_some_and(|access| access.delais.is_some())
}

fn has_contact(context: &CheckContext<'_>) -> bool {
    let contacts = context.sections.contacts.as_deref();
    !contacts.unwrap_or_default().is_empty()
}

fn has_accessibility(context: &CheckContext<'_>) -> bool {
    context.sections.accessibilite.is_some()
}

fn has_disability_referent(context: &CheckContext<'_>) -> bool {
    context.sections.referent_handicap.is_some()
}

/// An action of more than two days describes how dropping out is prevented.
fn check_dropping_out(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    if context.sections.abandon.is_none()
        && let Some((path, length)) = length_over_two_days(context)
    {
        let length = [("length", length)];
        reporter
            .report(context.key_place("abandon"))
            .related(context.value_place(path), 0, length);
    }
}

/// Half-days in two days.
const TWO_DAYS: u32 = 4;
/// Minutes in a day of training, when the sheet does not give them.
const DEFAULT_DAY_MINUTES: u32 = 7 * 60;

/// The length of the action and the path that gives it, when it is more than two days.
fn length_over_two_days(context: &CheckContext<'_>) -> Option<(&'static str, Argument)> {
    let duration = context.sections.duree.as_ref();
    let days = |path, halves| (halves > TWO_DAYS).then_some((path, Argument::HalfDays(halves)));
    if let Some(stated) = duration.and_then(TotalDuration::half_days) {
        return days("duree.jours", stated);
    }
    let planned = context.action.planned_half_days();
    let per_day = context
        .action
        .minutes_per_day
        .unwrap_or(DEFAULT_DAY_MINUTES);
    let minutes = duration.and_then(TotalDuration::minutes);
    let long = minutes.filter(|minutes| *minutes > 2 * per_day);
    let long = long.map(|minutes| ("duree.heures", Argument::Minutes(minutes)));
    long.or_else(|| planned.and_then(|halves| days("deroule", halves)))
}
