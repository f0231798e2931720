//! Rules on what the law says of each kind of action, and on when its steps take place.

use crate::check::context::CheckContext;
use crate::check::rule::RuleKind::Programme;
use crate::check::rule::{Reporter, Rule};
use crate::check::sentence::Sentence;
use crate::diagnostic::Place;
use crate::diagnostic::catalogue::{message, text, texts};
use crate::diagnostic::message::{Argument, Translated};
use crate::model::nature::Nature;
use crate::model::pricing::Price;
use crate::value::scan::{Scanner, find_all};
use crate::value::{Date, Money, fold};

pub(super) static RULES: &[Rule] = &[
    Rule::warning(texts!(C051), Programme(check_date_of_convention))
        .source("Code du travail, art. L6353-1 et D6353-1"),
    Rule::warning(texts!(C053), Programme(check_length_of_period)),
    Rule::warning(texts!(C054), Programme(check_personal_account))
        .source("Code du travail, art. L6323-6 et D6323-1 A (décret no 2026-127)"),
    Rule::warning(texts!(C055), Programme(check_time_of_assessment)),
];

/// The most days of an action: a contract of apprenticeship has three years, four at most.
const MAX_PERIOD_DAYS: i32 = 5 * 366;

/// The convention is signed before the action starts, in the year of its number.
fn check_date_of_convention(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let Some(convention) = &context.programme.convention else {
        return;
    };
    let Some(date) = convention.date else { return };
    if let Some((path, first)) = first_day(context)
        && date > first
    {
        reporter
            .report(context.value_place("convention.date"))
            .with("date", Argument::Day(date))
            .with("why", text!(rules::C051_AFTER_START))
            .related(context.value_place(&path), 0, []);
    }
    let number = convention
        .numero
        .as_ref()
        .map(ToString::to_string)
        .unwrap_or_default();
    let years = find_all(&number, Scanner::read_year);
    let years: Vec<i16> = years
        .into_iter()
        .map(|(_, year)| year)
        .filter(|year| (2000..2100).contains(year))
        .collect();
    if let [year] = years[..]
        && !is_numbered_in(date, year)
    {
        reporter
            .report(context.value_place("convention.date"))
            .with("date", Argument::Day(date))
            .with("why", text!(rules::C051_OTHER_YEAR))
            .related(context.value_place("convention.numero"), 1, []);
    }
}

/// Whether a convention of that date may be numbered in that year: those of the autumn may be of the next year.
fn is_numbered_in(date: Date, year: i16) -> bool {
    let (signed, month) = (date.civil().year(), date.civil().month());
    year == signed || year == signed + 1 && month >= 9 || year == signed - 1 && month <= 3
}

/// The first day that the sheet gives, and its path.
fn first_day(context: &CheckContext<'_>) -> Option<(String, Date)> {
    let period = context.period.filter(|period| period.is_exact);
    let period = period.map(|period| ("periode.debut".to_owned(), period.first));
    let dates = context.dates().into_iter().flat_map(|(path, when)| {
        let days = when.days_with_paths().into_iter();
        days.map(move |(at, date)| (format!("{path}{at}"), date))
    });
    dates.chain(period).min_by_key(|(_, date)| *date)
}

/// No action lasts more than five years, nor starts so long after its convention or its sheet.
fn check_length_of_period(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    if let Some(period) = context.period.filter(|period| period.is_exact)
        && period.first.days_until(period.last) > MAX_PERIOD_DAYS
    {
        reporter
            .report(context.value_place("periode.fin"))
            .with("first", Argument::Day(period.first))
            .with("last", Argument::Day(period.last))
            .related(context.value_place("periode.debut"), 0, []);
        return;
    }
    let programme = context.programme;
    let signed = programme.convention.as_ref().and_then(|it| it.date);
    let signed = signed.map(|date| ("convention.date".to_owned(), date));
    let updated = programme
        .mise_a_jour
        .map(|date| ("mise_a_jour".to_owned(), date));
    let mut days: Vec<(String, Date)> = Vec::new();
    for (path, when) in context.dates() {
        let ends = when.days_with_paths().into_iter();
        days.extend(ends.map(|(at, date)| (format!("{path}{at}"), date)));
    }
    days.sort_by_key(|(_, date)| *date);
    // Most dates are right.
    let middle = days.get(days.len() / 2).filter(|_| days.len() > 2).cloned();
    let Some((anchor, known)) = middle.or(signed).or(updated) else {
        return;
    };
    // An old sheet may be updated; C051 reports a late convention.
    let is_earlier = |date: Date| days.len() <= 2 && date < known;
    let is_far = |date: Date| known.days_until(date).abs() > MAX_PERIOD_DAYS && !is_earlier(date);
    // C011 reports those that are out of the period.
    let inside = |date: Date| context.period.is_none_or(|period| period.contains(date));
    for (path, date) in &days {
        if is_far(*date) && inside(*date) {
            reporter
                .report(context.value_place(path))
                .with("first", Argument::Day(known.min(*date)))
                .with("last", Argument::Day(known.max(*date)))
                .related(context.value_place(&anchor), 0, []);
        }
    }
}

/// A personal training account pays for registered certifications only, for skills assessments and for VAE, up to a
/// ceiling.
fn check_personal_account(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    check_account_ceiling(context, reporter);
    let certifications = context
        .sections
        .certification
        .as_deref()
        .unwrap_or_default();
    let is_unregistered = certifications
        .iter()
        .all(|it| it.enregistree.is_some_and(|it| !it.is_on()));
    if certifications.is_empty()
        || !is_unregistered
        || !Nature::is_training(context.programme.nature)
    {
        return;
    }
    for place in mentions_of_account(context) {
        let unregistered = context.key_place("certification.0.enregistree");
        reporter
            .report(place)
            .with("what", text!(rules::C054_UNREGISTERED))
            .with("remedy", text!(rules::C054_REMOVE))
            .related(unregistered, 0, []);
    }
}

/// Where the sheet says that a personal training account pays.
fn mentions_of_account(context: &CheckContext<'_>) -> Vec<Place> {
    let fields = context.texts.fields.iter();
    let fields =
        fields.filter(|it| it.path.starts_with("tarifs") || it.path.starts_with("catalogue"));
    let mut places = Vec::new();
    for field in fields {
        for (range, ()) in find_all(field.text, read_personal_account) {
            let sentence = Sentence::around(field.text, &range);
            if !sentence.has_word(&["non", "pas", "ni", "aucun", "sauf", "hors", "sans"]) {
                places.push(field.place_of(range));
            }
        }
    }
    places
}

/// What an account pays at most, in cents, for a certification of the Répertoire spécifique, a skills assessment and a
/// driving licence.
const SPECIFIC_CEILING: i64 = 150_000;
const ASSESSMENT_CEILING: i64 = 160_000;
const LICENCE_CEILING: i64 = 90_000;

/// The price of one person is under what an account pays at most.
fn check_account_ceiling(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let Some(pricing) = &context.sections.tarifs else {
        return;
    };
    let (path, rows) = pricing.rows();
    let Some((ceiling, is_for_one, action)) = account_ceiling(context) else {
        return;
    };
    let is_over = |row: &Price| {
        let unit = row.terms.par.as_ref().map(|unit| fold(&unit.line()));
        let is_of_person = match unit {
            Some(unit) => PERSONS.iter().any(|person| unit.contains(person)),
            None => is_for_one,
        };
        let sum = row.terms.montant.sum().map(Money::cents);
        is_of_person && row.en_option.is_none() && sum.is_some_and(|sum| sum > ceiling)
    };
    let Some((index, row)) = rows.iter().enumerate().find(|(_, row)| is_over(row)) else {
        return;
    };
    if states_who_pays_rest(context) {
        return;
    }
    if let Some(mention) = mentions_of_account(context).into_iter().next() {
        let ceiling = Money::from_cents(ceiling).map(|it| it.to_string());
        let what = message!(
            rules::C054_CEILING,
            price = row.terms.montant.to_string(),
            action,
            ceiling = ceiling.unwrap_or_default()
        );
        reporter
            .report(context.value_place(&format!("{path}.{index}.montant")))
            .with("what", what)
            .with("remedy", text!(rules::C054_STATE_THE_REST))
            .related(mention, 1, [])
            .advised_if(true);
    }
}

/// « Le reste à charge se règle en trois fois », « complété par un abondement de l’employeur ».
fn states_who_pays_rest(context: &CheckContext<'_>) -> bool {
    let fields = context.texts.fields.iter();
    let mut texts = fields.filter(|it| it.path.starts_with("tarifs"));
    texts.any(|field| {
        let folded = fold(field.text);
        ["reste", "complement", "abond", "cofinanc"]
            .iter()
            .any(|words| folded.contains(words))
    })
}

/// Units that are one person.
const PERSONS: [&str; 5] = [
    "participant", "personne", "stagiaire", "beneficiaire", "candidat",
];

/// The ceiling of the action, whether it is always for one person, and its name.
fn account_ceiling(context: &CheckContext<'_>) -> Option<(i64, bool, Translated)> {
    let nature = context.programme.nature;
    if nature == Some(Nature::BilanDeCompetences) {
        return Some((ASSESSMENT_CEILING, true, text!(rules::C054_ASSESSMENT)));
    }
    if !Nature::is_training(nature) {
        return None;
    }
    let title = format!("{} ", fold(&context.programme.intitule.line()));
    let licences = ["permis b ", "permis a1 ", "permis a2 ", "permis am "];
    if licences.iter().any(|licence| title.contains(licence)) {
        return Some((LICENCE_CEILING, true, text!(rules::C054_LICENCE)));
    }
    let certifications = context
        .sections
        .certification
        .as_deref()
        .unwrap_or_default();
    let codes = certifications.iter().filter_map(|it| it.code.as_ref());
    let codes: Vec<String> = codes.map(ToString::to_string).collect();
    let is_specific = !codes.is_empty() && codes.iter().all(|code| code.starts_with("RS"));
    is_specific.then_some((SPECIFIC_CEILING, false, text!(rules::C054_SPECIFIC)))
}

fn read_personal_account(scanner: &mut Scanner<'_>) -> Option<()> {
    let words = scanner.attempt(|it| {
        it.read_word("compte")?;
        it.read_spaces()?;
        it.read_word("personnel")
    });
    words.or_else(|| scanner.read_word("cpf"))
}

/// What comes before the action is not at its end, and what comes months later neither.
fn check_time_of_assessment(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let moments: [(&str, &[&str], Translated); 2] = [
        (
            "evaluation.amont",
            &[
                "derniere seance", "dernier jour", "fin de l", "fin du", "en fin d",
            ],
            text!(rules::C055_BEFORE),
        ),
        (
            "evaluation.a_froid",
            &[
                "derniere seance",
                "dernier jour",
                "derniere journee",
                "derniere demi-journee",
            ],
            text!(rules::C055_AFTER),
        ),
    ];
    for (path, words, kind) in moments {
        let Some(field) = context.texts.fields.iter().find(|field| field.path == path) else {
            continue;
        };
        let folded = fold(field.text).replace('\'', "’");
        let is_later = ["mois", "semaine", "apres", "avant"]
            .iter()
            .any(|word| folded.contains(word));
        if words.iter().any(|words| folded.contains(words)) && !is_later {
            let trimmed = field.text.trim_end().len();
            reporter
                .report(field.place_of(0..trimmed))
                .with("kind", kind);
        }
    }
}
