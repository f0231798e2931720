//! Rules on the certification, and on the results.

use crate::check::context::CheckContext;
use crate::check::rule::RuleKind::{Programme, RequiredCheck};
use crate::check::rule::{Reporter, Rule};
use crate::check::sentence::Sentence;
use crate::diagnostic::Place;
use crate::diagnostic::catalogue::{text, texts};
use crate::diagnostic::message::Translated;
use crate::document::text::Switch;
use crate::model::certification::Certification;
use crate::model::indicators::{Indicator, Indicators, MeasuredResult};
use crate::model::nature::Nature;
use crate::model::settings::Profile::Qualiopi;
use crate::value::scan::{Scanner, find_all};
use crate::value::{Date, fold};

pub(super) static RULES: &[Rule] = &[
    Rule::error(texts!(C019), Programme(check_certification_dates))
        .source("Code du travail, art. L6113-5 et L6113-6"),
    Rule::warning(texts!(C020), Programme(check_certification_expired))
        .source("Code du travail, art. L6113-5 et L6113-6"),
    Rule::error(texts!(C035), Programme(check_registration_agrees))
        .source("Code du travail, art. L6113-5 et L6113-6"),
    Rule::warning(texts!(C071), Programme(check_stated_validity)),
    Rule::warning(texts!(C036), Programme(check_repeated_indicator)).source("RNQ, indicateur 2"),
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
    Rule::advice(
        texts!(M031),
        RequiredCheck(&["certification"], check_registration_stated),
    )
    .profiles(&[Qualiopi])
    .source("RNQ, indicateur 1"),
];

/// The certifications, each with its path.
fn certifications<'a>(
    context: &CheckContext<'a>,
) -> impl Iterator<Item = (String, &'a Certification)> {
    let all = context.sections.certification.iter().flatten().enumerate();
    all.map(|(index, certification)| (format!("certification.{index}"), certification))
}

/// Where a lack of a certification is reported: at the key of the only one.
fn certification_place(context: &CheckContext<'_>, path: &str) -> Place {
    match context.sections.certification.as_deref() {
        Some([_]) => context.key_place("certification"),
        Some(_) | None => context.key_place(path),
    }
}

/// What ends a certification, the later date last.
#[derive(Clone, Copy)]
enum LastDayKind {
    Expiry,
    LastAward,
}

impl LastDayKind {
    fn date(self, certification: &Certification) -> Option<Date> {
        match self {
            Self::Expiry => certification.echeance,
            Self::LastAward => certification.derniere_delivrance,
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Expiry => "echeance",
            Self::LastAward => "derniere_delivrance",
        }
    }

    fn name(self) -> Translated {
        match self {
            Self::Expiry => text!(rules::C020_EXPIRY),
            Self::LastAward => text!(rules::C020_LAST_AWARD),
        }
    }

    fn label(self) -> usize {
        match self {
            Self::Expiry => 0,
            Self::LastAward => 1,
        }
    }
}

/// A registration ends after it starts, and the certification is not awarded before.
fn check_certification_dates(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    for (path, certification) in certifications(context) {
        let Some(start) = certification.enregistrement else {
            continue;
        };
        for limit in [LastDayKind::Expiry, LastDayKind::LastAward] {
            if let Some(end) = limit.date(certification)
                && end < start
            {
                let key = limit.key();
                let enregistrement = context.value_place(&format!("{path}.enregistrement"));
                reporter
                    .report(context.value_place(&format!("{path}.{key}")))
                    .with("limit", limit.name())
                    .with("start", start)
                    .with("end", end)
                    .related(enregistrement, 0, []);
            }
        }
    }
}

/// The certification is still awarded when the action ends: until its last award, else the end of its registration.
fn check_certification_expired(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    for (path, certification) in certifications(context) {
        let mut limits = [LastDayKind::LastAward, LastDayKind::Expiry].into_iter();
        let Some((limit, expiry)) = limits.find_map(|it| Some((it, it.date(certification)?)))
        else {
            continue;
        };
        let ends_early = certification
            .enregistrement
            .is_some_and(|start| expiry < start);
        if let Some((last, end)) = find_last_day(context)
            && end > expiry
            && !ends_early
        {
            reporter
                .report(context.value_place(&last))
                .with("limit", limit.name())
                .with("end", end)
                .with("expiry", expiry)
                .related(
                    context.value_place(&format!("{path}.{}", limit.key())),
                    limit.label(),
                    [],
                );
        }
    }
}

/// A certification that is said to be unregistered has no code and no date of a registration.
fn check_registration_agrees(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    for (path, certification) in certifications(context) {
        if let Some(key) = certification.registration_key()
            && certification.is_unregistered()
        {
            reporter
                .report(context.value_place(&format!("{path}.enregistree")))
                .with("key", key)
                .related(context.value_place(&format!("{path}.{key}")), 0, []);
        }
    }
}

/// The opening letters of words of what else is valid for a time, or renewed.
const OTHER_VALID_WORDS: [&str; 28] = [
    "formateur", "formatrice", "bon", "devis", "offre", "prix", "tarif", "inscription", "acces",
    "licence", "abonnement", "electrode", "defibrillat", "batterie", "garanti", "materiel",
    "attestation", "test", "score", "ancien", "autre", "contrat", "convention", "agrement",
    "habilit", "visite", "equipement", "livret",
];
/// Words of the time for which something is valid, or after which it is renewed.
const VALIDITY_OPENINGS: [&str; 8] = [
    "valab", "valid", "tous", "toutes", "expir", "renouvel", "recycl", "perim",
];

/// What texts say of how long a certification is valid is what its key says.
fn check_stated_validity(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let validities = certifications(context).filter_map(|(path, it)| {
        let validity = it.validite.as_ref()?.line();
        let months = find_all(&validity, read_months).first()?.1;
        Some((format!("{path}.validite"), validity, months))
    });
    let validities: Vec<(String, String, u32)> = validities.collect();
    let Some((key, validity, _)) = validities.first() else {
        return;
    };
    let signs = ["alab", "alidité", "ecycl", "enouvel", "xpir", "érim"];
    for field in &context.texts.fields {
        let is_signed = signs.iter().any(|sign| field.text.contains(sign))
            || field.path.ends_with(".recyclage");
        if !is_signed || validities.iter().any(|(path, _, _)| *path == field.path) {
            continue;
        }
        for (range, months) in find_all(field.text, read_months) {
            let sentence = Sentence::around(field.text, &range);
            let mut near = sentence.words_before().take(5);
            let is_validity =
                near.any(|word| VALIDITY_OPENINGS.iter().any(|it| word.starts_with(it)));
            if is_validity
                && validities.iter().all(|(_, _, known)| *known != months)
                && !sentence.has_word(&OTHER_VALID_WORDS)
                && !sentence.is_on_another_course()
            {
                reporter
                    .report(field.place_of(range.clone()))
                    .with("stated", &field.text[range])
                    .with("validity", validity.clone())
                    .related(context.value_place(key), 0, []);
            }
        }
    }
}

/// « 24 mois », « deux ans », « à vie »: in months.
fn read_months(scanner: &mut Scanner<'_>) -> Option<u32> {
    let is_for_life = |it: &mut Scanner<'_>| {
        it.read_word("vie")?;
        it.text_before().ends_with("à vie").then_some(u32::MAX)
    };
    if let Some(months) = scanner.attempt(is_for_life) {
        return Some(months);
    }
    let count = scanner.read_count()?;
    scanner.skip_spaces();
    let unit = scanner.read_one_of(&["mois", "ans", "an", "année", "années"])?;
    Some(if unit == 0 { count } else { count * 12 })
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
    // The indicator concerns the certifications of France compétences alone.
    let is_concerned = certifications(context).any(|(_, certification)| {
        is_registered(certification, context.programme.nature) != Some(false)
    });
    if is_concerned
        && let Some(Indicators::Rows(rows)) = &sections.indicateurs
        && !rows.iter().any(is_about_certification)
    {
        reporter.report(context.key_place("indicateurs")).related(
            context.key_place("certification"),
            0,
            [],
        );
    }
}

/// A measure has one value at one date, of the same people.
fn check_repeated_indicator(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let Some(Indicators::Rows(rows)) = &context.sections.indicateurs else {
        return;
    };
    let results = rows.iter().enumerate().flat_map(|(index, row)| {
        let results = row.results().into_iter();
        results.map(move |result| (index, row, result))
    });
    let results: Vec<(usize, &Indicator, MeasuredResult)> = results.collect();
    let place = |(index, _, result): &(usize, &Indicator, MeasuredResult)| {
        context.value_place(&format!("indicateurs.{index}.{}", result.path))
    };
    for (rank, later) in results.iter().enumerate() {
        let (_, row, result) = later;
        let name = fold(&row.libelle.line());
        let contradicts = |(_, other, earlier): &&(usize, &Indicator, MeasuredResult)| {
            let is_same = |one: &str, other: &str| fold(one) == fold(other);
            let same_people = match (&earlier.population, &result.population) {
                (Some(one), Some(other)) => is_same(one, other),
                (Some(_) | None, None) | (None, Some(_)) => true,
            };
            fold(&other.libelle.line()) == name
                && is_same(&earlier.date, &result.date)
                && same_people
                && !is_same(&earlier.value, &result.value)
        };
        if let Some(earlier) = results[..rank].iter().find(contradicts) {
            reporter
                .report(place(later))
                .with("name", row.libelle.line())
                .with("here", result.value.clone())
                .with("there", earlier.2.value.clone())
                .related(place(earlier), 0, []);
        }
    }
}

/// How the names of such results open one of their words.
const RESULT_STEMS: [&str; 6] = [
    "obten", "reussi", "certifi", "insertion", "valid", "poursuite",
];

fn is_about_certification(row: &Indicator) -> bool {
    let words = fold(&row.libelle.line());
    let mut words = words.split(|c: char| !c.is_alphanumeric());
    words.any(|word| RESULT_STEMS.iter().any(|stem| word.starts_with(stem)))
}

/// The sheet describes a certification as it is registered. One that nothing shows to be registered may be a vendor’s.
fn check_certification_mentions(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    for (path, certification) in certifications(context) {
        let Certification {
            code,
            intitule,
            enregistree: _,
            niveau: _,
            certificateur,
            enregistrement,
            echeance,
            derniere_delivrance,
            validite: _,
            recyclage: _,
            epreuves: _,
            blocs: _,
            debouches: _,
            passerelles: _,
        } = certification;
        let registered = is_registered(certification, context.programme.nature);
        let is_registered = registered == Some(true);
        let date = enregistrement.or(*echeance).or(*derniere_delivrance);
        for (stated, mention, keys) in [
            (
                intitule.is_some(),
                text!(rules::M030_TITLE),
                text!(rules::M030_TITLE_KEY),
            ),
            (
                code.is_some() || !is_registered,
                text!(rules::M030_CODE),
                text!(rules::M030_CODE_KEY),
            ),
            (
                certificateur.is_some(),
                text!(rules::M030_CERTIFIER),
                text!(rules::M030_CERTIFIER_KEY),
            ),
            (
                date.is_some() || !is_registered,
                text!(rules::M030_DATE),
                text!(rules::M030_DATE_KEYS),
            ),
        ] {
            if !stated {
                reporter
                    .report(certification_place(context, &path))
                    .with("mention", mention)
                    .with("keys", keys);
            }
        }
    }
}

/// Whether France compétences has registered it, as far as the sheet shows: only what is registered has a code, dates, a
/// level or blocks.
fn is_registered(certification: &Certification, nature: Option<Nature>) -> Option<bool> {
    let stated = certification.enregistree.map(Switch::is_on);
    let shown = certification.code.is_some()
        || certification.enregistrement.is_some()
        || certification.echeance.is_some()
        || certification.niveau.is_some()
        || !certification.blocs.is_empty()
        || nature == Some(Nature::Apprentissage);
    stated.or(shown.then_some(true))
}

/// The sheet shows whether the certification is registered.
fn check_registration_stated(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    for (path, certification) in certifications(context) {
        if is_registered(certification, context.programme.nature).is_none() {
            reporter.report(certification_place(context, &path));
        }
    }
}
