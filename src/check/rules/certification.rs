//! Rules on the certification.

use crate::check::context::CheckContext;
use crate::check::rule::RuleKind::Programme;
use crate::check::rule::{Reporter, Rule};
use crate::diagnostic::catalogue::{text, texts};
use crate::model::certification::Certification;
use crate::model::indicators::{Indicator, Indicators};
use crate::model::settings::Profile::Qualiopi;
use crate::value::{Date, fold};

pub(super) static RULES: &[Rule] = &[
    Rule::error(texts!(C019), Programme(check_certification_dates))
        .source("Code du travail, art. L6113-5 et L6113-6"),
    Rule::warning(texts!(C020), Programme(check_certification_expired))
        .source("Code du travail, art. L6113-5 et L6113-6"),
    Rule::required_check(
        texts!(M026),
        &["indicateurs", "certification"],
        check_success_rate,
    )
    .profiles(&[Qualiopi])
    .source("RNQ, indicateur 3"),
    Rule::required_check(
        texts!(M030),
        &["certification"],
        check_certification_mentions,
    )
    .profiles(&[Qualiopi])
    .source("RNQ, indicateur 1"),
];

/// A registration ends after it starts.
fn check_certification_dates(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let certification = context.sections.certification.as_ref();
    let dates = certification.and_then(|it| it.enregistrement.zip(it.echeance));
    if let Some((start, end)) = dates
        && end < start
    {
        reporter
            .report(context.value_place("certification.echeance"))
            .with("start", start)
            .with("end", end)
            .related(context.value_place("certification.enregistrement"), 0, []);
    }
}

/// The certification still exists when the action ends.
fn check_certification_expired(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let Some(certification) = &context.sections.certification else {
        return;
    };
    let Some(expiry) = certification.echeance else {
        return;
    };
    let ends_early = certification
        .enregistrement
        .is_some_and(|start| expiry < start);
    if let Some((path, end)) = find_last_day(context)
        && end > expiry
        && !ends_early
    {
        reporter
            .report(context.value_place(&path))
            .with("end", end)
            .with("expiry", expiry)
            .related(context.value_place("certification.echeance"), 0, []);
    }
}

/// The last day that the sheet names, and its path.
fn find_last_day(context: &CheckContext<'_>) -> Option<(String, Date)> {
    let period = context
        .period
        .filter(|period| period.is_exact)
        .map(|period| ("periode.fin".to_owned(), period.last));
    let dates = context.dates().into_iter().flat_map(|(path, when)| {
        let days = when.days_with_paths().into_iter();
        days.map(move |(at, date)| (format!("{path}{at}"), date))
    });
    dates.chain(period).max_by_key(|(_, date)| *date)
}

/// The results of a certifying action give its success rate.
fn check_success_rate(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let sections = context.sections;
    if let (Some(_), Some(Indicators::Rows(rows))) =
        (&sections.certification, &sections.indicateurs)
        && !rows.iter().any(is_about_certification)
    {
        reporter.report(context.key_place("indicateurs")).related(
            context.key_place("certification"),
            0,
            [],
        );
    }
}

/// How the names of such results open one of their words.
const RESULT_STEMS: [&str; 6] = [
    "obten",
    "reussi",
    "certifi",
    "insertion",
    "valid",
    "poursuite",
];

fn is_about_certification(row: &Indicator) -> bool {
    let words = fold(&row.libelle.line());
    let mut words = words.split(|c: char| !c.is_alphanumeric());
    words.any(|word| RESULT_STEMS.iter().any(|stem| word.starts_with(stem)))
}

/// The sheet describes a certification as it is registered.
fn check_certification_mentions(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let Some(certification) = &context.sections.certification else {
        return;
    };
    let Certification {
        code,
        intitule,
        niveau: _,
        certificateur,
        enregistrement,
        echeance,
        blocs: _,
        debouches: _,
        passerelles: _,
    } = certification;
    for (stated, mention, keys) in [
        (
            intitule.is_some(),
            text!(rules::M030_TITLE),
            text!(rules::M030_TITLE_KEY),
        ),
        (
            code.is_some(),
            text!(rules::M030_CODE),
            text!(rules::M030_CODE_KEY),
        ),
        (
            certificateur.is_some(),
            text!(rules::M030_CERTIFIER),
            text!(rules::M030_CERTIFIER_KEY),
        ),
        (
            enregistrement.or(*echeance).is_some(),
            text!(rules::M030_DATE),
            text!(rules::M030_DATE_KEYS),
        ),
    ] {
        if !stated {
            reporter
                .report(context.key_place("certification"))
                .with("mention", mention)
                .with("keys", keys);
        }
    }
}
