//! Rules on prices and payment.

use std::ops::Range;

use crate::check::context::CheckContext;
use crate::check::rule::RuleKind::Programme;
use crate::check::rule::{Reporter, Rule};
use crate::diagnostic::catalogue::{text, texts};
use crate::diagnostic::message::{Argument, Translated};
use crate::model::pricing::{Price, Pricing, PricingTerms};
use crate::model::settings::Profile;
use crate::model::settings::Profile::{Convention, Individuel, Stagiaire};
use crate::value::Money;
use crate::value::scan::{Scanner, find_all};

pub(super) static RULES: &[Rule] = &[
    Rule::error(texts!(C018), Programme(check_duplicate_price)).source("RNQ, indicateur 1"),
    Rule::required_check(texts!(M013), &["tarifs", "convention"], check_price).source(
        "Code du travail, art. D6353-1, L6353-4, 5°, L6353-8 et R6333-6-2 ; RNQ, indicateur 1",
    ),
    Rule::required_check(texts!(M014), &["tarifs", "convention"], check_payment)
        .profiles(&[Convention, Stagiaire, Individuel])
        .source("Code du travail, art. D6353-1, L6353-4, 5° et L6353-8"),
];

/// Units that may multiply a price.
const MULTIPLIERS: [&str; 5] = ["jour", "demi", "heure", "séance", "module"];

/// One service has one price.
fn check_duplicate_price(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let Some(pricing) = &context.sections.tarifs else {
        return;
    };
    let (path, rows) = pricing.rows();
    let subjects: Vec<(String, String)> = rows.iter().map(Price::subject).collect();
    for (index, row) in rows.iter().enumerate() {
        let earlier = (0..index).find(|earlier| {
            subjects[*earlier] == subjects[index] && is_price_conflict(&rows[*earlier], row)
        });
        if let Some(first) = earlier {
            reporter
                .report(context.value_place(&format!("{path}.{index}.montant")))
                .with("here", row.terms.amount())
                .with("there", rows[first].terms.amount())
                .related(
                    context.value_place(&format!("{path}.{first}.montant")),
                    0,
                    [("price", Argument::Text(rows[first].terms.amount()))],
                );
        }
    }
    check_catalogue(pricing, context, reporter);
}

/// Whether two rows give two prices for one thing. One before tax and one after it are the same price.
fn is_price_conflict(one: &Price, other: &Price) -> bool {
    let same_tax = one.terms.taxe == other.terms.taxe
        || one.terms.taxe.is_none()
        || other.terms.taxe.is_none();
    let both_taxed = one.terms.taxe.is_some() && other.terms.taxe.is_some();
    if one.terms.montant == other.terms.montant {
        both_taxed && !same_tax
    } else {
        same_tax
    }
}

/// The amounts of the catalogue that no tariff has.
fn check_catalogue(pricing: &Pricing, context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let fields = context.texts.fields.iter();
    let Some(field) = fields
        .into_iter()
        .find(|field| field.path == "catalogue.tarifs")
    else {
        return;
    };
    let (path, rows) = pricing.rows();
    let known: Vec<Money> = match pricing {
        Pricing::Prose(prose) => find_amounts(&prose.0)
            .into_iter()
            .map(|(_, amount)| amount)
            .collect(),
        Pricing::Terms(_) => rows
            .iter()
            .filter_map(|row| row.terms.montant.sum())
            .collect(),
    };
    let stated = find_amounts(field.text);
    // « 350 € par jour, soit 700 € »: the price, and its parts.
    let is_part = |amount: Money, stated: &[(Range<usize>, Money)]| {
        let mut others = stated.iter().map(|(_, other)| other.cents());
        let leads_to = |other: i64| {
            let cents = amount.cents();
            cents > 0 && other % cents == 0 && known.iter().any(|it| it.cents() == other)
        };
        field.text.contains("soit ") && others.any(leads_to)
    };
    for (range, amount) in stated.clone() {
        let explained = is_part(amount, &stated) || is_derived_amount(amount, &known, rows);
        if known.is_empty() || explained {
            continue;
        }
        let there: Vec<String> = known.iter().map(Money::to_string).collect();
        let mut diagnostic = reporter
            .report(field.place_of(range))
            .with("here", amount.to_string())
            .with("there", there);
        for (index, row) in rows.iter().enumerate() {
            let place = context.value_place(&format!("{path}.{index}.montant"));
            diagnostic =
                diagnostic.related(place, 0, [("price", Argument::Text(row.terms.amount()))]);
        }
        if rows.is_empty() {
            let known: Vec<String> = known.iter().map(Money::to_string).collect();
            diagnostic.related(context.key_place(path), 0, [("price", known.into())]);
        }
    }
}

/// Whether an amount is one of those known, their total, one with or without VAT, or a row’s for several days.
fn is_derived_amount(amount: Money, known: &[Money], rows: &[Price]) -> bool {
    let cents = amount.cents();
    let total: i64 = known.iter().map(|known| known.cents()).sum();
    let by_unit = |row: &Price| {
        let unit = row.terms.par.as_ref().map(|par| par.line().to_lowercase());
        let counted =
            unit.is_some_and(|unit| MULTIPLIERS.iter().any(|word| unit.starts_with(word)));
        let price = row.terms.montant.sum().map_or(0, Money::cents);
        counted && price > 0 && cents % price == 0
    };
    let taxed = |known: i64| cents == known || cents * 5 == known * 6 || cents * 6 == known * 5;
    taxed(total) || known.iter().any(|known| taxed(known.cents())) || rows.iter().any(by_unit)
}

/// The amounts in euros of a text, each at its place.
pub fn find_amounts(text: &str) -> Vec<(Range<usize>, Money)> {
    let found = find_all(text, read_amount).into_iter();
    found
        .filter_map(|(range, ())| Some((range.clone(), text[range].parse().ok()?)))
        .collect()
}

/// « 1 200,50 € », « 640 euros ».
pub fn read_amount(scanner: &mut Scanner<'_>) -> Option<()> {
    let grouped = scanner.attempt(|it| {
        it.read_digits(1..=3)?;
        it.attempt(read_thousands_group)?;
        while it.attempt(read_thousands_group).is_some() {}
        read_cents_and_unit(it)
    });
    grouped.or_else(|| {
        scanner.read_digits(1..=usize::MAX)?;
        read_cents_and_unit(scanner)
    })
}

fn read_thousands_group(scanner: &mut Scanner<'_>) -> Option<()> {
    scanner.read_char(char::is_whitespace)?;
    scanner.read_digits(3..=3).map(drop)
}

fn read_cents_and_unit(scanner: &mut Scanner<'_>) -> Option<()> {
    scanner.attempt(|it| {
        it.read_char(|c| c == ',')?;
        it.read_digits(1..=2)
    });
    scanner.skip_space();
    let euro = scanner.read_char(|c| c == '€').map(drop);
    euro.or_else(|| scanner.read_one_of(&["euro", "euros"]).map(drop))
}

/// The sheet gives the price of the action, when the profile asks for it.
fn check_price(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let pricing = context.sections.tarifs.as_ref();
    let stated = pricing.is_some_and(|pricing| match pricing {
        Pricing::Prose(_) if context.settings.profile == Profile::Qualiopi => true,
        Pricing::Prose(words) => !find_amounts(&words.0).is_empty(),
        Pricing::Terms(_) => !pricing.rows().1.is_empty(),
    });
    if let Some(reason) = price_requirement(context)
        && !stated
    {
        reporter
            .report(context.key_place("tarifs.lignes"))
            .with("reason", reason);
    }
}

/// Why the profile asks for the price and its terms, when it does.
fn price_requirement(context: &CheckContext<'_>) -> Option<Translated> {
    let programme = context.programme;
    match context.settings.profile {
        Profile::Convention => match programme.sections.tarifs {
            Some(Pricing::Terms(PricingTerms {
                financeur: Some(_), ..
            })) => Some(text!(rules::M013_FUNDER)),
            Some(_) | None => None,
        },
        Profile::Stagiaire => programme
            .convention
            .is_none()
            .then_some(text!(rules::M013_TRAINEE)),
        Profile::Qualiopi => Some(text!(rules::M013_PUBLIC)),
        Profile::Individuel => Some(text!(rules::M013_PERSON)),
        Profile::SousTraitance => Some(text!(rules::M013_SUBCONTRACT)),
    }
}

/// Words of a text on payment.
const PAYMENT_WORDS: [&str; 10] = [
    "règl", "regl", "pai", "pay", "factur", "virement", "versement", "acompte", "échéance",
    "comptant",
];

/// The sheet gives the terms of payment, when the profile asks for them.
fn check_payment(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let pricing = context.sections.tarifs.as_ref();
    let stated = pricing.is_some_and(|pricing| match pricing {
        Pricing::Prose(words) => {
            let words = words.0.to_lowercase();
            PAYMENT_WORDS.iter().any(|stem| words.contains(stem))
        }
        Pricing::Terms(terms) => terms.reglement.is_some(),
    });
    if let Some(reason) = price_requirement(context)
        && !stated
    {
        reporter
            .report(context.key_place("tarifs.reglement"))
            .with("reason", reason);
    }
}
