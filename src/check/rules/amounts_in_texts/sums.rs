//! The amounts that follow from the prices of a sheet: sums, some of them for each unit, shares, with VAT or without.

use std::ops::Range;

use crate::check::context::CheckContext;
use crate::check::rules::prices_of_parts::priced_parts;
use crate::document::text::Switch;
use crate::model::duration::{Months, Weeks, Years};
use crate::model::pricing::Price;
use crate::value::date::find_month;
use crate::value::scan::{Scanner, find_all};
use crate::value::{Money, fold};

/// The rates of VAT, in thousandths.
const VAT_RATES: [i64; 5] = [200, 100, 55, 21, 85];
/// Words before an amount that is what is left of a total, or is added to others.
const DIFFERENCE_WORDS: [&str; 12] = [
    "remise", "economi", "solde", "rest", "ajout", "rabais", "complement", "moins", "charge",
    "gard", "vers", "puis",
];
/// More prices than this are not combined.
const MAX_COMBINED: usize = 9;

/// What an amount of a text can be counted from.
#[derive(Clone)]
pub(super) struct Prices {
    rows: Vec<PriceRow>,
    /// The amounts that a text says beside the one that is looked at.
    stated: Vec<i64>,
    /// Counts that may multiply a price: people, hours, days.
    counts: Vec<i64>,
    /// Groups of people, and the people of each.
    groups: i64,
    people_of_group: Vec<i64>,
}

/// A price of the sheet, above zero.
#[derive(Clone, Copy)]
struct PriceRow {
    /// Its place among the rows; none for the sum of the prices of steps.
    index: Option<usize>,
    cents: i64,
    by_unit: bool,
}

/// Whether the second amount is the first one with a rate of VAT.
pub(super) fn is_taxed(untaxed: i64, taxed: i64) -> bool {
    let with = |rate: i64| (untaxed * (1_000 + rate) + 500) / 1_000;
    taxed == untaxed
        || VAT_RATES
            .iter()
            .any(|rate| (with(*rate) - taxed).abs() <= 1)
}

impl Prices {
    pub(super) fn new(context: &CheckContext<'_>, rows: &[Price]) -> Self {
        let cents_of = |row: &Price| row.terms.montant.sum().map_or(0, Money::cents);
        let is_option = |row: &Price| row.en_option.is_some_and(Switch::is_on);
        let own = rows.iter().enumerate().map(|(index, row)| PriceRow {
            index: Some(index),
            cents: cents_of(row),
            by_unit: row.terms.par.is_some() && !is_option(row),
        });
        let mut rows: Vec<PriceRow> = own.filter(|row| row.cents > 0).collect();
        let parts: i64 = priced_parts(context)
            .iter()
            .filter(|it| it.path.starts_with("deroule"))
            .map(|it| it.cents)
            .sum();
        if parts > 0 {
            rows.push(PriceRow {
                index: None,
                cents: parts,
                by_unit: true,
            });
        }
        let audience = context.sections.public.as_ref();
        let headcount = audience.and_then(|it| it.effectif);
        let people = headcount.and_then(|it| it.max).into_iter();
        let groups = headcount.and_then(|it| it.groupes).unwrap_or(1);
        Self {
            rows,
            stated: Vec::new(),
            counts: known_counts(context),
            groups: i64::from(groups),
            people_of_group: people.map(i64::from).collect(),
        }
    }

    pub(super) fn are_unknown(&self) -> bool {
        self.rows.is_empty()
    }

    /// Whether the sheet itself counts so many hours, days or people.
    pub(super) fn has_count(&self, count: i64) -> bool {
        self.counts.contains(&count)
    }

    /// Without the rows of some indexes.
    pub(super) fn without(&self, is_left_out: impl Fn(usize) -> bool) -> Self {
        let mut prices = self.clone();
        prices
            .rows
            .retain(|row| !row.index.is_some_and(&is_left_out));
        prices
    }

    /// With the other amounts that a text says.
    pub(super) fn with(&self, others: impl Iterator<Item = i64>) -> Self {
        let mut prices = self.clone();
        prices.stated = others.filter(|cents| *cents > 0).collect();
        prices
    }

    /// With the counts that a text says.
    pub(super) fn with_text(&self, text: &str) -> Self {
        let mut prices = self.clone();
        prices.counts.extend(counts_of(text));
        prices
    }

    /// Whether an amount follows from the prices, given what the text says around its place.
    pub(super) fn lead_to(&self, cents: i64, text: &str, place: &Range<usize>) -> bool {
        let prices = self.with_text(&format!(
            "{} ; {}",
            &text[..place.start],
            &text[place.end..]
        ));
        let mut units = prices.rows.iter();
        if units.any(|row| prices.counts.iter().any(|it| row.cents * it == cents)) {
            return true;
        }
        let percents = percents_of(text);
        if prices.stated.contains(&cents) && prices.has_total(cents) {
            return true;
        }
        let before = text[..place.start].char_indices().rev().nth(60);
        let before = fold(&text[before.map_or(0, |(at, _)| at)..place.start]);
        let is_tax = before.contains("tva");
        let taxed = rates_of(text).into_iter().flat_map(|rate| {
            let untaxed = (cents * 1_000 + (1_000 + rate) / 2) / (1_000 + rate);
            // The tax alone.
            let base = (cents * 1_000 + rate / 2) / rate;
            [untaxed, (cents * (1_000 + rate) + 500) / 1_000, base]
        });
        let mut totals = prices.totals();
        let bases = [cents].into_iter().chain(taxed);
        // What the text says counts when it is itself a total, in the end.
        let stated = prices.stated.iter().copied();
        let stated: Vec<i64> = stated.filter(|it| prices.has_total(*it)).collect();
        totals.extend(&stated);
        totals.sort_unstable();
        for base in bases {
            if contains_near(&totals, base, 1) || is_tax && prices.stated.contains(&base) {
                return true;
            }
        }
        let subtracts = DIFFERENCE_WORDS.iter().any(|it| before.contains(it));
        prices.is_part(cents, &totals, &percents)
            || prices.is_sum_of_stated(cents)
            || subtracts && prices.is_difference(cents, &totals)
    }

    /// Whether an amount is so many hundredths of a price, of a total or of another amount of the text, with VAT or without.
    pub(super) fn have_share(&self, percent: i64, cents: i64, text: &str) -> bool {
        let prices = self.with_text(text);
        let mut bases = prices.totals();
        bases.extend(&prices.stated);
        let rest = bases.iter().flat_map(|base| {
            let less = prices.stated.iter().map(move |it| base - it);
            less.filter(|rest| *rest > 0)
        });
        let rest: Vec<i64> = rest.collect();
        bases.extend(rest);
        bases.iter().any(|base| {
            let rates = VAT_RATES.iter().chain(&[0]);
            let mut taxed = rates.map(|rate| base * (1_000 + rate) / 1_000);
            // People round shares to the euro.
            let most = if cents % 100 == 0 { 10_000 } else { 200 };
            taxed.any(|base| (base * percent - cents * 100).abs() <= most)
        })
    }

    /// Whether an amount is a sum of prices, or one with VAT.
    pub(super) fn has_total(&self, cents: i64) -> bool {
        let totals = self.totals();
        let is_total = |cents: i64| contains_near(&totals, cents, 2);
        is_total(cents)
            || VAT_RATES.iter().any(|rate| {
                let untaxed = (cents * 1_000 + (1_000 + rate) / 2) / (1_000 + rate);
                is_total(untaxed)
            })
    }

    /// Whether an amount is a share of a total: in hundredths, a fraction, by unit.
    fn is_part(&self, cents: i64, totals: &[i64], percents: &[i64]) -> bool {
        let mut wholes = self.rows_and_whole();
        let stated = self.stated.iter();
        wholes.extend(stated.filter(|it| contains_near(totals, **it, 1)));
        wholes.sort_unstable();
        let by_percent = |percent: i64| {
            wholes.iter().chain(&self.stated).any(|total| {
                let gap = (total * percent - cents * 100).abs();
                // People round shares.
                gap <= 100 || gap <= 10_000 && cents % 100 == 0
            })
        };
        let fractions = [(1, 2), (1, 3), (2, 3), (1, 4), (3, 4)];
        percents
            .iter()
            .any(|it| by_percent(*it) || by_percent(100 - it))
            || fractions
                .iter()
                .any(|(top, bottom)| contains_near(&wholes, cents * bottom / top, 2))
            || self.is_by_unit(cents, totals, &wholes)
    }

    /// Whether an amount, for each unit, makes a total.
    fn is_by_unit(&self, cents: i64, totals: &[i64], wholes: &[i64]) -> bool {
        let makes =
            |count: i64, totals: &[i64]| contains_near(totals, cents * count, count / 2 + 1);
        // « 12 € par heure, soit 5 880 € ; le reste, 1 470 € »
        let is_known = |stated: i64| {
            let mut others = self.stated.iter();
            contains_near(totals, stated, 1)
                || others.any(|other| contains_near(totals, stated + other, 1))
        };
        let makes_stated = |count: i64| {
            self.stated
                .iter()
                .any(|it| (it * count == cents || cents * count == *it) && is_known(*it))
        };
        // The people of one group do not share the price of all.
        let divisors = self.counts.iter().copied();
        let divisors =
            divisors.filter(|count| self.groups == 1 || !self.people_of_group.contains(count));
        let divisors: Vec<i64> = divisors.collect();
        let by_two = |one: i64| {
            let mut others = divisors.iter().filter(|other| **other > one);
            others.any(|other| {
                makes(one * other, wholes) || cents % 100 != 0 && makes(one * other, totals)
            })
        };
        let mut rows: Vec<i64> = self.rows.iter().map(|row| row.cents).collect();
        rows.sort_unstable();
        divisors
            .iter()
            .any(|it| makes_stated(*it) || makes(*it, wholes) || by_two(*it))
            || self.groups > 1
                && self
                    .people_of_group
                    .iter()
                    .any(|count| makes(*count, &rows) || makes(count * self.groups, totals))
    }

    /// The prices, and their sum.
    fn rows_and_whole(&self) -> Vec<i64> {
        let mut all: Vec<i64> = self.rows.iter().map(|row| row.cents).collect();
        all.push(all.iter().sum());
        all.sort_unstable();
        all
    }

    /// Whether an amount is what is left of a total.
    fn is_difference(&self, cents: i64, totals: &[i64]) -> bool {
        self.stated.iter().any(|stated| {
            let is_total = contains_near(totals, *stated, 1);
            contains_near(totals, cents + stated, 1)
                || is_total && contains_near(totals, stated - cents, 1)
        }) || {
            let rest: i64 = self.stated.iter().sum();
            self.stated.len() > 1 && contains_near(totals, cents + rest, 1)
        }
    }

    /// Whether an amount is the sum of others that the text says.
    fn is_sum_of_stated(&self, cents: i64) -> bool {
        let mut sums = vec![(0, 0)];
        for stated in self.stated.iter().take(MAX_COMBINED) {
            let more: Vec<(i64, i32)> = sums
                .iter()
                .map(|(sum, terms)| (sum + stated, terms + 1))
                .collect();
            sums.extend(more);
        }
        sums.iter().any(|(sum, terms)| *terms > 1 && *sum == cents)
    }

    /// The sums of prices, some of them for each unit.
    fn totals(&self) -> Vec<i64> {
        let mut counts = self.counts.clone();
        counts.retain(|count| *count > 1 && *count < 10_000);
        counts.sort_unstable();
        counts.dedup();
        let mut totals = Vec::new();
        for times in std::iter::once(1).chain(counts.iter().copied()) {
            let mut sums = vec![0];
            for row in self.rows.iter().take(MAX_COMBINED) {
                let price = row.cents;
                let mut more: Vec<i64> = sums.iter().map(|sum| sum + price).collect();
                if times > 1 && (row.by_unit || self.rows.len() < 3) {
                    more.extend(sums.iter().map(|sum| sum + price * times));
                }
                sums.extend(more);
                sums.sort_unstable();
                sums.dedup();
            }
            totals.extend(sums.into_iter().filter(|sum| *sum > 0));
            // « 8 € × 280 h × dix stagiaires »
            let units = self.rows.iter().filter(|row| row.by_unit);
            let others = || counts.iter().filter(|other| **other > times);
            totals
                .extend(units.flat_map(|row| others().map(move |other| row.cents * times * other)));
        }
        totals.sort_unstable();
        totals.dedup();
        totals
    }
}

/// Whether sorted amounts have one that is no further than this.
fn contains_near(sorted: &[i64], cents: i64, tolerance: i64) -> bool {
    let at = sorted.partition_point(|it| *it < cents - tolerance);
    sorted.get(at).is_some_and(|it| *it <= cents + tolerance)
}

/// The counts of a text, but for its amounts and its percentages.
fn counts_of(text: &str) -> Vec<i64> {
    let counted = find_all(text, Scanner::read_count).into_iter();
    let counted = counted.filter(|(range, count)| {
        let after = text[range.end..].trim_start();
        *count > 1
            && !after.starts_with(['€', '%', ','])
            && !after.starts_with("euro")
            && !text[..range.start].ends_with([',', '.'])
            && !(1_900..2_100).contains(count)
            && find_month(
                after
                    .split(|c: char| !c.is_alphabetic())
                    .next()
                    .unwrap_or_default(),
            )
            .is_none()
    });
    counted.map(|(_, count)| i64::from(count)).collect()
}

/// The rates of VAT, in thousandths, of a text that speaks of it.
fn rates_of(text: &str) -> Vec<i64> {
    let mut rates = Vec::new();
    if ["HT", "TTC", "TVA", "axe"]
        .iter()
        .any(|it| text.contains(it))
    {
        let taxes = text.match_indices("TVA à ").map(|(at, tax)| at + tax.len());
        let stated = taxes.flat_map(|at| {
            let rate = percents_of(text[at..].split(['€', ';']).next().unwrap_or_default());
            rate.first().map(|percent| percent * 10)
        });
        rates.extend(stated.filter(|rate| VAT_RATES.contains(rate)));
        if rates.is_empty() {
            rates.push(200);
        }
        let others = [("10 %", 100), ("5,5", 55), ("2,1", 21), ("8,5", 85)];
        rates.extend(
            others
                .iter()
                .filter(|it| text.contains(it.0))
                .map(|it| it.1),
        );
    }
    rates
}

fn percents_of(text: &str) -> Vec<i64> {
    let found = find_all(text, |scanner| {
        let percent: i64 = scanner.read_number(1..=2)?;
        scanner.skip_space();
        scanner.read_char(|c| c == '%').map(|_| percent)
    });
    found.into_iter().map(|(_, percent)| percent).collect()
}

/// The people, hours, days, groups, years and meetings that the sheet counts.
fn known_counts(context: &CheckContext<'_>) -> Vec<i64> {
    let action = &context.action;
    let whole =
        |number: Option<u32>, unit: u32| number.filter(|it| it % unit == 0).map(|it| it / unit);
    let hours = whole(action.minutes.known(), 60);
    let days = whole(action.half_days.known(), 2);
    let headcount = context
        .sections
        .public
        .as_ref()
        .and_then(|public| public.effectif);
    let groups = headcount.and_then(|it| it.groupes);
    let people = headcount.and_then(|it| it.max).into_iter();
    let all_people = people.clone().map(|count| count * groups.unwrap_or(1));
    let duration = context.sections.duree.as_ref();
    let spans = duration.into_iter().flat_map(|it| {
        let years = it.annees.map(Years::duration);
        [
            years,
            it.mois.map(Months::duration),
            it.semaines.map(Weeks::duration),
        ]
    });
    let spans = spans.flatten().flat_map(|it| counts_of(&it.to_string()));
    let counts = hours
        .into_iter()
        .chain(days)
        .chain(people)
        .chain(all_people)
        .chain(groups);
    let mut counts: Vec<i64> = counts.map(i64::from).filter(|count| *count > 1).collect();
    counts.extend(spans);
    counts.sort_unstable();
    counts.dedup();
    counts
}
