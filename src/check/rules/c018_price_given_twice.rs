//! One service has one price.

use std::ops::Range;

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::diagnostic::message::Argument;
use crate::model::pricing::{Price, Pricing};
use crate::value::Money;
use crate::value::scan::{Scanner, find_all};

pub static RULE: Rule = Rule {
    code: "C018",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(C018),
    source: Some("RNQ, indicateur 1"),
    example: Some(Example {
        bad: "\
tarifs:
  lignes:
    - libelle: Formation de deux jours
      montant: 2400
      taxe: exonere
    - libelle: Formation de deux jours
      montant: 2600
      taxe: exonere
  reglement: Facture à l’issue de la formation.",
        good: "\
tarifs:
  lignes:
    - libelle: Formation de deux jours
      montant: 2400
      taxe: exonere
    - libelle: Frais de déplacement
      montant: 260
      taxe: exonere
  reglement: Facture à l’issue de la formation.",
    }),
    kind: RuleKind::Programme(find),
};

/// What a price may be multiplied by without being another.
const UNITS: [&str; 5] = ["jour", "demi", "heure", "séance", "module"];

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let Some(pricing) = &context.programme.sections.tarifs else {
        return;
    };
    let (path, rows) = pricing.rows();
    let subjects: Vec<(String, String)> = rows.iter().map(Price::subject).collect();
    for (index, row) in rows.iter().enumerate() {
        let earlier = (0..index).find(|earlier| {
            subjects[*earlier] == subjects[index] && contradict(&rows[*earlier], row)
        });
        if let Some(first) = earlier {
            reporter
                .at(context.value_place(&format!("{path}.{index}.montant")))
                .with("here", row.amount())
                .with("there", rows[first].amount())
                .beside(
                    context.value_place(&format!("{path}.{first}.montant")),
                    0,
                    [("price", Argument::Text(rows[first].amount()))],
                );
        }
    }
    in_catalogue(pricing, context, reporter);
}

/// Whether two rows give two prices for one thing. One before tax and one after it are the same price.
fn contradict(one: &Price, other: &Price) -> bool {
    let same_tax = one.taxe == other.taxe || one.taxe.is_none() || other.taxe.is_none();
    let both_taxed = one.taxe.is_some() && other.taxe.is_some();
    if one.montant == other.montant {
        both_taxed && !same_tax
    } else {
        same_tax
    }
}

/// The amounts of the catalogue that no tariff has.
fn in_catalogue(pricing: &Pricing, context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let fields = context.texts.fields.iter();
    let Some(field) = fields
        .into_iter()
        .find(|field| field.path == "catalogue.tarifs")
    else {
        return;
    };
    let (path, rows) = pricing.rows();
    let known: Vec<Money> = match pricing {
        Pricing::Prose(prose) => amounts(&prose.0)
            .into_iter()
            .map(|(_, amount)| amount)
            .collect(),
        Pricing::Rows(_) | Pricing::Terms(_) => rows.iter().map(|row| row.montant).collect(),
    };
    let stated = amounts(field.text);
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
        let explained = is_part(amount, &stated) || follows(amount, &known, rows);
        if known.is_empty() || explained {
            continue;
        }
        let there: Vec<String> = known.iter().map(Money::to_string).collect();
        let mut diagnostic = reporter
            .at(field.place(range))
            .with("here", amount.to_string())
            .with("there", there);
        for (index, row) in rows.iter().enumerate() {
            let place = context.value_place(&format!("{path}.{index}.montant"));
            diagnostic = diagnostic.beside(place, 0, [("price", Argument::Text(row.amount()))]);
        }
        if rows.is_empty() {
            let known: Vec<String> = known.iter().map(Money::to_string).collect();
            diagnostic.beside(context.key_place(path), 0, [("price", known.into())]);
        }
    }
}

/// Whether an amount is one of those known, their total, one with or without VAT, or a row’s for several days.
fn follows(amount: Money, known: &[Money], rows: &[Price]) -> bool {
    let cents = amount.cents();
    let total: i64 = known.iter().map(|known| known.cents()).sum();
    let by_unit = |row: &Price| {
        let unit = row.par.as_ref().map(|par| par.line().to_lowercase());
        let counted = unit.is_some_and(|unit| UNITS.iter().any(|word| unit.starts_with(word)));
        counted && row.montant.cents() > 0 && cents % row.montant.cents() == 0
    };
    let taxed = |known: i64| cents == known || cents * 5 == known * 6 || cents * 6 == known * 5;
    taxed(total) || known.iter().any(|known| taxed(known.cents())) || rows.iter().any(by_unit)
}

/// The amounts in euros of a text, each at its place.
pub(super) fn amounts(text: &str) -> Vec<(Range<usize>, Money)> {
    let found = find_all(text, amount).into_iter();
    found
        .filter_map(|(range, ())| Some((range.clone(), text[range].parse().ok()?)))
        .collect()
}

/// « 1 200,50 € », « 640 euros ».
fn amount(scanner: &mut Scanner<'_>) -> Option<()> {
    let grouped = scanner.attempt(|it| {
        it.digits(1..=3)?;
        it.attempt(group)?;
        while it.attempt(group).is_some() {}
        cents_and_unit(it)
    });
    grouped.or_else(|| {
        scanner.digits(1..=usize::MAX)?;
        cents_and_unit(scanner)
    })
}

fn group(scanner: &mut Scanner<'_>) -> Option<()> {
    scanner.mark(char::is_whitespace)?;
    scanner.digits(3..=3).map(drop)
}

fn cents_and_unit(scanner: &mut Scanner<'_>) -> Option<()> {
    scanner.attempt(|it| {
        it.mark(|c| c == ',')?;
        it.digits(1..=2)
    });
    scanner.skip_blank();
    let euro = scanner.mark(|c| c == '€').map(drop);
    euro.or_else(|| scanner.one_of(&["euro", "euros"]).map(drop))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::scan::oracle::{assert_agrees, places};

    #[test]
    fn amounts_are_read_inside_texts() {
        let read = |text: &str| {
            let amounts = amounts(text).into_iter();
            amounts
                .map(|(_, amount)| amount.cents())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            read("1 920 €, ou 640 euros par mois (12,50 € de frais)"),
            [192_000, 64_000, 1_250]
        );
        assert_eq!(read("le 12 2026, 1\u{202f}200\u{a0}€"), [120_000]);
        assert!(read("30 % à la signature, 24 heures, sur devis").is_empty());
    }

    #[test]
    fn scanners_agree_with_patterns() {
        assert_agrees(
            r"(?i)(?-u:\b)(?:[0-9]{1,3}(?:\s[0-9]{3})+|[0-9]+)(?:,[0-9]{1,2})?\s?(?:€|euros?\b)",
            &[
                "1", "12", "200", "1 200", "3456", ",5", ",50", ",123", "€", "euros", "EURO",
                "eurosx", "x", ".",
            ],
            |text| places(find_all(text, amount)),
        );
    }
}
