//! Rules on what the texts of prices count or announce: totals, instalments, shares, VAT, the lowest price.

use std::ops::Range;

use crate::check::context::CheckContext;
use crate::check::rule::RuleKind::Programme;
use crate::check::rule::{Reporter, Rule};
use crate::check::rules::prices::find_amounts;
use crate::check::rules::prices_of_parts::{PricedItem, priced_parts, priced_rows};
use crate::check::sentence::Sentence;
use crate::diagnostic::catalogue::texts;
use crate::document::text::Switch;
use crate::model::pricing::{Price, Tax};
use crate::read::text_field::TextField;
use crate::value::scan::{Scanner, collapse_spaces, find_all};
use crate::value::{Money, fold};

pub(super) static RULES: &[Rule] = &[
    Rule::warning(texts!(C048), Programme(check_totals)),
    Rule::warning(texts!(C049), Programme(check_shares)),
    Rule::warning(texts!(C050), Programme(check_exempt_price))
        .source("Code général des impôts, art. 261, 4, 4° et 293 B"),
    Rule::warning(texts!(C052), Programme(check_lowest_price)),
];

/// The rates of VAT, in thousandths.
const VAT_RATES: [i64; 5] = [200, 100, 55, 21, 85];
/// More rows than this are not combined.
const MAX_COMBINED_ROWS: usize = 7;
/// The words of instalments of one amount.
const INSTALMENT_WORDS: [&str; 9] = [
    "echeance", "mensualite", "versement", "facture", "paiement", "reglement", "prelevement",
    "fois", "trimestrialite",
];
/// The opening letters of words that make a share one of something else than the price.
const OTHER_SHARE_WORDS: [&str; 14] = [
    "tva", "penalit", "interet", "indemnit", "retard", "remis", "reduction", "escompte", "annul",
    "dedit", "abandon", "desist", "rabais", "taux",
];

/// The opening letters of words of counts that the prices do not make: discounts, grants, journeys.
const OWN_COUNT_WORDS: [&str; 12] = [
    "rabais", "reduction", "avoir", "dedui", "supplement", "subvention", "rembours", "allers",
    "km", "prise", "escompte", "adherent",
];

/// What an amount of a text can be counted from.
struct Prices {
    /// The cents of each row, and whether it is a price by unit.
    rows: Vec<(i64, bool)>,
    /// How many of them are prices of the sheet: the others are amounts that a text says.
    own: usize,
    /// Counts that may multiply a price: people, hours, days.
    counts: Vec<i64>,
}

/// The totals and the instalments of a text follow from the prices.
fn check_totals(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let Some(pricing) = &context.sections.tarifs else {
        return;
    };
    let (path, rows) = pricing.rows();
    let cents_of = |row: &Price| row.terms.montant.sum().map_or(0, Money::cents);
    let prices = Prices {
        rows: rows
            .iter()
            .map(|row| (cents_of(row), row.terms.par.is_some()))
            .collect(),
        own: rows.len(),
        counts: known_counts(context),
    };
    if prices.rows.iter().all(|(cents, _)| *cents == 0) {
        return;
    }
    for (index, row) in rows.iter().enumerate() {
        if states_total(row, rows.len())
            && !prices
                .without(index)
                .lead_to(cents_of(row), &row.libelle.line(), &(0..0))
        {
            let place = context.value_place(&format!("{path}.{index}.montant"));
            let amount = row.terms.montant.to_string();
            reporter
                .report(place)
                .with("amount", amount)
                .related(context.key_place(path), 0, []);
        }
    }
    for field in context
        .texts
        .fields
        .iter()
        .filter(|field| field.path.starts_with("tarifs"))
    {
        let amounts = find_amounts(field.text);
        for (range, amount) in &amounts {
            let others = amounts.iter().filter(|(_, other)| other != amount);
            let prices = prices.with(others.map(|(_, other)| other.cents()));
            let claimed = claimed_times(field, range).map(|times| amount.cents() * times);
            if claimed.is_some_and(|cents| !prices.lead_to(cents, field.text, range)) {
                reporter
                    .report(field.place_of(range.clone()))
                    .with("amount", collapse_spaces(&field.text[range.clone()]))
                    .related(context.key_place(path), 0, []);
            }
        }
    }
}

/// Whether a row, of so many, is the total of the others: with two rows, only when it says of how much.
fn states_total(row: &Price, count: usize) -> bool {
    let label = row.libelle.line();
    let counts = label.contains(|c: char| c.is_ascii_digit());
    fold(&label).starts_with("total") && (count > 2 || count == 2 && counts)
}

/// The people, hours, days and groups that the sheet counts.
fn known_counts(context: &CheckContext<'_>) -> Vec<i64> {
    let action = &context.action;
    let hours = action
        .minutes
        .known()
        .filter(|minutes| minutes % 60 == 0)
        .map(|minutes| minutes / 60);
    let days = action
        .half_days
        .known()
        .filter(|halves| halves % 2 == 0)
        .map(|halves| halves / 2);
    let people = context
        .sections
        .public
        .as_ref()
        .and_then(|public| public.effectif);
    let people = people
        .into_iter()
        .flat_map(|it| [it.min, it.max, it.groupes])
        .flatten();
    let counts = hours.into_iter().chain(days).chain(people).map(i64::from);
    counts.filter(|count| *count > 1).collect()
}

/// By how much an amount that is claimed to be a total, or an instalment, makes that total; `None` when it claims nothing.
fn claimed_times(field: &TextField<'_>, range: &Range<usize>) -> Option<i64> {
    let sentence = Sentence::around(field.text, range);
    // « à la remise de la synthèse » is no discount.
    let is_handing =
        sentence.before().contains("la remise d") || sentence.after().contains("la remise d");
    let is_discount = sentence.has_word(&["remise"]) && !is_handing;
    if sentence.is_on_another_course() || is_discount || sentence.has_word(&OWN_COUNT_WORDS) {
        return None;
    }
    let nearest: Vec<&str> = sentence.words_before().take(4).collect();
    if let Some(word) = nearest
        .iter()
        .skip(1)
        .find(|word| INSTALMENT_WORDS.iter().any(|it| word.starts_with(it)))
        && nearest.first() == Some(&"de")
    {
        let text = sentence.before();
        let at = text.rfind(word)?;
        let counted = find_all(&text[..at], Scanner::read_count);
        let (place, count) = counted.last()?;
        let is_beside = text[place.end..at].split_whitespace().count() < 2;
        return (is_beside && *count > 1).then(|| i64::from(*count));
    }
    let states_total = nearest.contains(&"total") || nearest.first() == Some(&"soit");
    let after = sentence.after().trim_start();
    let changes_tax = after.starts_with("ttc") && !nearest.contains(&"de");
    (states_total || changes_tax).then_some(1)
}

impl Prices {
    /// The others.
    fn without(&self, index: usize) -> Self {
        let mut rows = self.rows.clone();
        rows.remove(index);
        let counts = self.counts.clone();
        let own = self.own - 1;
        Self { rows, own, counts }
    }

    /// With the other amounts that a text says, which may be part of its count.
    fn with(&self, others: impl Iterator<Item = i64>) -> Self {
        let mut rows = self.rows.clone();
        rows.extend(others.map(|cents| (cents, false)));
        let (own, counts) = (self.own, self.counts.clone());
        Self { rows, own, counts }
    }

    /// Whether an amount follows from the prices: one of them, a sum, some for each unit, with VAT or without.
    fn lead_to(&self, cents: i64, text: &str, place: &Range<usize>) -> bool {
        let counted = find_all(text, Scanner::read_count).into_iter();
        let counted =
            counted.filter(|(range, _)| range.start >= place.end || range.end <= place.start);
        let stated = counted.map(|(_, count)| i64::from(count));
        let stated: Vec<i64> = stated.filter(|count| *count > 1).collect();
        let rates = VAT_RATES.iter();
        let taxed = rates.flat_map(|rate| {
            let untaxed = (cents * 1_000 + (1_000 + rate) / 2) / (1_000 + rate);
            [untaxed, (cents * (1_000 + rate) + 500) / 1_000]
        });
        [cents]
            .into_iter()
            .chain(taxed)
            .any(|base| self.combine_to(base, &stated))
    }

    /// Whether an amount is a price, a share of one, some of one, or a sum of these.
    fn combine_to(&self, cents: i64, stated: &[i64]) -> bool {
        let counts = || stated.iter().chain(&self.counts).copied();
        let is_close = |other: i64| (cents - other).abs() <= 1;
        let percents = || stated.iter().filter(|percent| **percent < 100);
        let is_part = |price: i64| {
            counts().any(|count| (price - cents * count).abs() <= 1)
                || percents().any(|percent| is_close(price * percent / 100))
                || percents().any(|percent| is_close(price * (100 - percent) / 100))
                || [(1, 2), (1, 3), (2, 3), (1, 4), (3, 4)]
                    .iter()
                    .any(|(top, bottom)| is_close(price * top / bottom))
        };
        let whole: i64 = self.rows[..self.own].iter().map(|(price, _)| *price).sum();
        let mut prices = self.rows.iter();
        // « 8 € × 280 h × dix stagiaires »
        let products = |price: i64| {
            counts().any(|one| stated.iter().any(|other| price * one * other == cents))
        };
        let is_of_price = prices.any(|(price, by_unit)| {
            let by_count = || counts().any(|count| price * count == cents);
            is_part(*price) || *by_unit && (by_count() || products(*price))
        });
        if is_of_price || is_part(whole) || is_close(whole) || self.rows.len() > MAX_COMBINED_ROWS {
            return true;
        }
        // « 41 % du total, soit 2 000 € »: people round shares.
        let mut sums = vec![0];
        for (price, _) in &self.rows[..self.own] {
            let more: Vec<i64> = sums.iter().map(|sum| sum + price).collect();
            sums.extend(more);
        }
        let is_share =
            |sum: &i64| percents().any(|percent| (sum * percent / 100 - cents).abs() <= 100);
        if sums.iter().any(is_share) {
            return true;
        }
        let mut reached = vec![0];
        let few = counts().filter(|count| *count < 1_000).take(4);
        let multipliers: Vec<i64> = [1].into_iter().chain(few).collect();
        for (price, _) in &self.rows {
            let more = reached
                .iter()
                .flat_map(|sum| multipliers.iter().map(move |times| sum + price * times));
            let more: Vec<i64> = more.filter(|sum| *sum <= cents + 1).collect();
            reached.extend(more);
            reached.sort_unstable();
            reached.dedup();
        }
        reached.into_iter().any(is_close)
    }
}

/// The shares of a payment make the whole.
fn check_shares(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let keys = ["tarifs", "tarifs.reglement", "tarifs.financements"];
    for field in context
        .texts
        .fields
        .iter()
        .filter(|field| keys.contains(&field.path.as_str()))
    {
        let percents = find_all(field.text, read_percent)
            .into_iter()
            .filter(|(range, _)| {
                let sentence = Sentence::around(field.text, range);
                let mut near = sentence
                    .words_before()
                    .take(4)
                    .chain(sentence.words_after().take(3));
                !near.any(|word| {
                    OTHER_SHARE_WORDS
                        .iter()
                        .any(|other| word.starts_with(other))
                })
            });
        let percents: Vec<(Range<usize>, u32)> = percents.collect();
        let sum: u32 = percents.iter().map(|(_, percent)| percent).sum();
        let (Some((first, _)), Some((last, _))) = (percents.first(), percents.last()) else {
            continue;
        };
        let balance = fold(&field.text[..last.start])
            .trim_end()
            .ends_with("solde de");
        let is_short = balance && sum < 100;
        let is_whole_before_balance = sum == 100 && field.text[last.end..].contains("solde");
        if sum > 100 || is_short || is_whole_before_balance {
            reporter
                .report(field.place_of(first.start..last.end))
                .with("sum", usize::try_from(sum).unwrap_or_default());
        }
    }
}

/// « 30 % »
fn read_percent(scanner: &mut Scanner<'_>) -> Option<u32> {
    let percent = scanner.read_number(1..=3)?;
    scanner.skip_space();
    scanner.read_char(|c| c == '%')?;
    Some(percent)
}

/// Nothing counts VAT on prices without it.
fn check_exempt_price(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let Some(pricing) = &context.sections.tarifs else {
        return;
    };
    let (path, rows) = pricing.rows();
    let is_exempt = |row: &Price| matches!(row.terms.taxe, Some(Tax::Exempt | Tax::NotApplicable));
    let is_paid = |row: &&Price| {
        row.terms.montant.sum().is_some() && !row.en_option.is_some_and(Switch::is_on)
    };
    let mut paid = rows.iter().filter(is_paid).peekable();
    if paid.peek().is_none() || !paid.all(is_exempt) {
        return;
    }
    let fields = context.texts.fields.iter();
    for field in fields.filter(|it| it.path.starts_with("tarifs") || it.path == "catalogue.tarifs")
    {
        let amounts = find_amounts(field.text).into_iter();
        let taxed = amounts.filter(|(range, amount)| {
            let after = fold(&field.text[range.end..]);
            amount.cents() > 0
                && ["de tva", "ttc", "ht"].iter().any(|words| {
                    let rest = after.trim_start().strip_prefix(words);
                    rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
                })
        });
        let rates = find_all(field.text, read_vat_rate).into_iter();
        for range in taxed
            .map(|(range, _)| range)
            .chain(rates.map(|(range, _)| range))
        {
            reporter
                .report(field.place_of(range.clone()))
                .with("words", collapse_spaces(&field.text[range]))
                .related(context.key_place(path), 0, []);
        }
    }
}

/// « TVA à 20 % », « TVA 20 % »
fn read_vat_rate(scanner: &mut Scanner<'_>) -> Option<()> {
    scanner.read_word("tva")?;
    scanner.read_spaces()?;
    scanner.attempt(|it| {
        it.read_one_of(&["à", "de"])?;
        it.read_spaces()
    });
    let percent = read_percent(scanner)?;
    (percent > 0).then_some(())
}

/// The opening letters of words of what is paid beside the training, or by other customers.
const OTHER_SERVICES: [&str; 24] = [
    "repas", "dejeun", "diner", "test", "passage", "certif", "examen", "materiel", "frais",
    "deplac", "heberg", "livre", "support", "option", "intra", "sur", "adher", "demandeu",
    "groupe", "abonn", "dossier", "nuit", "kit", "location",
];

/// « À partir de » is the lowest price.
fn check_lowest_price(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let mut prices = priced_rows(context);
    prices.extend(priced_parts(context));
    let mut floors: Vec<PricedItem> = Vec::new();
    let is_own = |it: &PricedItem| !it.is_option && !it.has_word(&OTHER_SERVICES);
    prices.retain(is_own);
    let fields = context.texts.fields.iter();
    for field in fields.filter(|it| it.path == "catalogue.tarifs") {
        let folded = fold(field.text);
        let opens = ["a partir de", "des "]
            .iter()
            .any(|words| folded.starts_with(words));
        if let ([(range, amount)], true) = (&find_amounts(field.text)[..], opens) {
            let rest = fold(&field.text[range.end..]);
            let unit = rest.split_once("par ").map(|(_, unit)| unit.to_owned());
            floors.push(PricedItem {
                path: field.path.clone(),
                label: String::new(),
                name: String::new(),
                cents: amount.cents(),
                amount: amount.to_string(),
                tax: None,
                unit,
                is_floor: true,
                is_option: false,
            });
        }
    }
    let (own_floors, prices): (Vec<PricedItem>, Vec<PricedItem>) =
        prices.into_iter().partition(|it| it.is_floor);
    floors.extend(own_floors);
    for floor in &floors {
        let is_same_kind = |it: &PricedItem| {
            let is_session = it.path.starts_with("sessions");
            floor.label.is_empty() || is_session || it.kind() == floor.kind()
        };
        let is_lower =
            |it: &&PricedItem| it.cents < floor.cents && it.is_like(floor) && is_same_kind(it);
        if let Some(lower) = prices.iter().filter(is_lower).min_by_key(|it| it.cents) {
            reporter
                .report(context.value_place(&floor.path))
                .with("floor", floor.amount.clone())
                .with("lower", lower.amount.clone())
                .related(context.value_place(&lower.path), 0, []);
        }
    }
}
