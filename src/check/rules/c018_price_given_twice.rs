//! A price given twice is the same.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::{Example, Finds, Report, Rule, Subject};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::diagnostic::message::Argument;
use crate::model::pricing::{Price, Pricing};
use crate::value::Money;

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
    finds: Finds::Programme(find),
};

static AMOUNT: LazyLock<Regex> = LazyLock::new(|| {
    let amount =
        r"(?i)(?-u:\b)(?:[0-9]{1,3}(?:\s[0-9]{3})+|[0-9]+)(?:,[0-9]{1,2})?\s?(?:€|euros?(?-u:\b))";
    Regex::new(amount).expect("a pattern written above")
});
/// What a price may be multiplied by without being another.
const UNITS: [&str; 5] = ["jour", "demi", "heure", "séance", "module"];

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(pricing) = &subject.programme.sections.tarifs else {
        return;
    };
    let (path, rows) = pricing.rows();
    let subjects: Vec<(String, String)> = rows.iter().map(Price::subject).collect();
    for (rank, row) in rows.iter().enumerate() {
        let earlier = (0..rank).find(|earlier| {
            subjects[*earlier] == subjects[rank] && contradict(&rows[*earlier], row)
        });
        if let Some(first) = earlier {
            report
                .at(subject.value(&format!("{path}.{rank}.montant")))
                .with("here", row.amount())
                .with("there", rows[first].amount())
                .beside(
                    subject.value(&format!("{path}.{first}.montant")),
                    0,
                    [("price", Argument::Text(rows[first].amount()))],
                );
        }
    }
    in_catalogue(pricing, subject, report);
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
fn in_catalogue(pricing: &Pricing, subject: &Subject<'_>, report: &mut Report<'_>) {
    let passages = subject.texts.passages.iter();
    let Some(passage) = passages
        .into_iter()
        .find(|passage| passage.path == "catalogue.tarifs")
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
    let stated = amounts(passage.text);
    // « 350 € par jour, soit 700 € »: the price is there, and what it is made of.
    let is_part = |amount: Money, stated: &[(Range<usize>, Money)]| {
        let mut others = stated.iter().map(|(_, other)| other.cents());
        let leads_to = |other: i64| {
            let cents = amount.cents();
            cents > 0 && other % cents == 0 && known.iter().any(|it| it.cents() == other)
        };
        passage.text.contains("soit ") && others.any(leads_to)
    };
    for (range, amount) in stated.clone() {
        let explained = is_part(amount, &stated) || follows(amount, &known, rows);
        if known.is_empty() || explained {
            continue;
        }
        let there: Vec<String> = known.iter().map(Money::to_string).collect();
        let mut said = report
            .at(passage.place(range))
            .with("here", amount.to_string())
            .with("there", there);
        for (rank, row) in rows.iter().enumerate() {
            let place = subject.value(&format!("{path}.{rank}.montant"));
            said = said.beside(place, 0, [("price", Argument::Text(row.amount()))]);
        }
        if rows.is_empty() {
            let known: Vec<String> = known.iter().map(Money::to_string).collect();
            said.beside(subject.key(path), 0, [("price", known.into())]);
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
    let found = AMOUNT.find_iter(text);
    found
        .filter_map(|found| Some((found.range(), found.as_str().parse().ok()?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
