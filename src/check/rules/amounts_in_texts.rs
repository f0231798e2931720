//! Rules on what the texts of prices count or announce: totals, instalments, shares, VAT, the lowest price.

mod sums;

use std::ops::Range;

use sums::{Prices, is_taxed};

use crate::check::context::CheckContext;
use crate::check::rule::RuleKind::Programme;
use crate::check::rule::{Reporter, Rule};
use crate::check::rules::prices::{find_amounts, read_amount};
use crate::check::rules::prices_of_parts::check_lowest_price;
use crate::check::sentence::{ACTION_NOUNS, Sentence, sentence_ranges};
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

/// The opening letters of words that make an amount one that the prices do not give: other services, aids, discounts to come,
/// approximations.
const OWN_AMOUNT_WORDS: [&str; 69] = [
    "supplement", "subvention", "rembours", "allers", "km", "kilometre", "prise", "escompte",
    "adherent", "repas", "dejeun", "heberg", "nuit", "internat", "caution", "depot", "penalit",
    "indemnit", "interet", "retard", "annul", "absen", "report", "aide", "plafon", "maxim",
    "salaire", "remuner", "equipement", "option", "defaut", "non", "individuels", "location",
    "kit", "materiel", "livre", "abonnement", "serait", "seraient", "partir", "franchise", "avoir",
    "etude", "budget", "investi", "chiffre", "economis", "bourse", "prime", "allocation", "dedit",
    "ancien", "precedent", "anterieur", "auparavant", "autres", "initial", "libre", "vacant",
    "auditeur", "remplac", "ordinaire", "habitu", "normal", "public", "usuel", "concurren",
    "catalogue",
];
/// Words before an amount that is not exact.
const APPROXIMATIONS: [&str; 10] = [
    "environ", "pres", "presque", "moins", "plus", "autour", "approximativement", "quelque",
    "entre", "jusqu",
];
/// The opening letters of words that, just before an amount, state what it is: a sum, a difference, a tax.
const STATING_WORDS: [&str; 15] = [
    "total", "soit", "remise", "economie", "rabais", "reduction", "solde", "reste", "tva",
    "revien", "elev", "somme", "ensemble", "tout", "echeance",
];
/// The words that may stand between them and the amount.
const STATING_GAP: usize = 4;
/// The opening letters of words of the moment or the payer of a part of a price.
const PART_WORDS: [&str; 40] = [
    "signature", "demarrage", "debut", "commande", "inscription", "ouverture", "entree", "mi",
    "milieu", "fin", "solde", "remise", "dernier", "derniere", "cloture", "issue", "apres",
    "premier", "premiere", "deuxieme", "second", "seconde", "troisieme", "acompte", "opco",
    "operateur", "entreprise", "employeur", "region", "salarie", "beneficiaire", "charge",
    "reception", "achevement", "etablissement", "association", "collectivite", "commune", "regie",
    "client",
];
/// How many of them are of moments.
const MOMENTS: usize = 20;
/// The opening letters of words that make a share one of something else than the price.
const OTHER_SHARE_WORDS: [&str; 14] = [
    "tva", "penalit", "interet", "indemnit", "retard", "remis", "reduction", "escompte", "annul",
    "dedit", "abandon", "desist", "rabais", "taux",
];
/// The most words between two amounts of which one is the other with VAT.
const MAX_TAX_GAP: usize = 24;

/// The totals, the prices by unit and the instalments of texts follow from the prices.
fn check_totals(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let Some(pricing) = &context.sections.tarifs else {
        return;
    };
    let (path, rows) = pricing.rows();
    let prices = Prices::new(context, rows);
    if prices.are_unknown() {
        return;
    }
    for (index, row) in rows.iter().enumerate() {
        let cents = row.terms.montant.sum().map_or(0, Money::cents);
        // The total with VAT follows from the one without it.
        let others = || {
            let later = |it: usize| it >= index && states_total(&rows[it], rows.len());
            prices.without(|it| it == index || later(it))
        };
        if states_total(row, rows.len()) && !others().lead_to(cents, &row.libelle.line(), &(0..0)) {
            let place = context.value_place(&format!("{path}.{index}.montant"));
            let amount = row.terms.montant.to_string();
            reporter
                .report(place)
                .with("amount", amount)
                .related(context.key_place(path), 0, []);
        }
    }
    for field in &context.texts.fields {
        let has_amounts = field.text.contains('€') || field.text.contains("euro");
        if !has_amounts || is_value(&field.path) {
            continue;
        }
        for range in find_wrong_amounts(context, &prices, field, rows) {
            let mut diagnostic = reporter
                .report(field.place_of(range.clone()))
                .with("amount", collapse_spaces(&field.text[range]));
            for index in 0..rows.len() {
                let amount = context.value_place(&format!("{path}.{index}.montant"));
                diagnostic = diagnostic.related(amount, 0, []);
            }
        }
    }
}

/// The amounts of a text that do not follow from the prices.
fn find_wrong_amounts(
    context: &CheckContext<'_>,
    prices: &Prices,
    field: &TextField<'_>,
    rows: &[Price],
) -> Vec<Range<usize>> {
    let amounts = find_amounts(field.text);
    let is_pricing = field.path.starts_with("tarifs");
    let mut wrong: Vec<Range<usize>> = Vec::new();
    for (rank, (range, amount)) in amounts.iter().enumerate() {
        let sentence = Sentence::around(field.text, range);
        if is_of_another(&sentence, is_pricing) || context.names_another_year(&sentence) {
            continue;
        }
        let before = rank.checked_sub(1).map(|rank| &amounts[rank]);
        let untaxed = before.filter(|it| adds_tax(field.text, &it.0, range));
        let is_wrong = match untaxed {
            Some((_, untaxed)) => !is_taxed(untaxed.cents(), amount.cents()),
            None => {
                let others = amounts.iter().filter(|(place, _)| place != range);
                let known = prices.with(others.map(|(_, other)| other.cents()));
                let cents = amount.cents();
                match stated_share(&sentence) {
                    Some(percent) => !known.have_share(percent, cents, field.text),
                    None => is_stated(&sentence) && !known.lead_to(cents, field.text, range),
                }
            }
        };
        if is_wrong && amount.cents() > 0 {
            wrong.push(range.clone());
        }
    }
    if is_pricing && wrong.is_empty() {
        wrong.extend(find_wrong_product(prices, field, rows));
        wrong.extend(find_wrong_instalments(prices, field.text, &amounts));
        wrong.extend(find_wrong_parts(prices, field.text, &amounts));
    }
    wrong
}

/// The amounts of the rows themselves, and those of the catalogue, which C018 compares.
fn is_value(path: &str) -> bool {
    path.ends_with(".montant") || path.ends_with(".tarif") || path == "catalogue.tarifs"
}

/// Whether a row, of so many, is the total of the others: with two rows, only when it says of how much.
fn states_total(row: &Price, count: usize) -> bool {
    let label = row.libelle.line();
    let counts = label.contains(|c: char| c.is_ascii_digit());
    fold(&label).starts_with("total") && (count > 2 || count == 2 && counts)
}

/// Whether a sentence is on amounts that the prices do not give; beyond those of prices, it must speak of the action.
fn is_of_another(sentence: &Sentence, is_pricing: bool) -> bool {
    let mut nearest = sentence.words_before().take(3);
    if nearest.any(|word| APPROXIMATIONS.contains(&word))
        || has_own_amount(sentence)
        || !is_pricing && sentence.is_on_another_course()
    {
        return true;
    }
    let mut words = sentence.before().split(|c: char| !c.is_alphanumeric());
    let is_variant = |word: &str| ACTION_NOUNS.contains(&word);
    while let Some(word) = words.next() {
        if word == "meme" && words.clone().next().is_some_and(is_variant) {
            return true;
        }
    }
    let priced = ["prix", "tarif", "cout", "factur"];
    let subject = ["animation", "journee", "inscription"];
    !is_pricing
        && !(sentence.has_word(&priced)
            && (sentence.has_word(&ACTION_NOUNS) || sentence.has_word(&subject)))
}

/// Whether a sentence speaks of an aid, of other services, or of what would be paid.
fn has_own_amount(sentence: &Sentence) -> bool {
    let mut words = sentence.words_before().chain(sentence.words_after());
    let is_conditional = |word: &str| word.ends_with("rait") || word.ends_with("raient");
    // An « aide-mémoire » is no aid.
    let names_booklet = sentence.has_word(&["memoire"]);
    let is_of_jury = sentence.has_word(&["jury"]) && sentence.has_word(&["frais"]);
    is_of_jury
        || words.any(|word| {
            let is_own = OWN_AMOUNT_WORDS.iter().any(|it| word.starts_with(it));
            is_conditional(word) || is_own && !(names_booklet && word == "aide")
        })
}

/// Words between a share and its amount: « 70 % du total, soit 4 032 € ».
const SHARE_LINKS: [&str; 10] = [
    "soit", "du", "de", "la", "le", "total", "prix", "montant", "cout", "cette",
];

/// The hundredths of something that an amount is said to be: « 30 %, soit 864 € », « TVA à 20 % de 760 € ».
fn stated_share(sentence: &Sentence) -> Option<i64> {
    let before = sentence.before().trim_end();
    let mut words = sentence.words_before().peekable();
    let is_said = before.ends_with("soit") || before.ends_with(['(', ',']);
    let mut links = 0;
    while links < 4 && words.next_if(|it| SHARE_LINKS.contains(it)).is_some() {
        links += 1;
    }
    let is_sign = words.next() == Some("%");
    let percent = words.next()?.parse().ok().filter(|_| is_sign)?;
    let is_tax = words.take(2).any(|word| word == "tva");
    (is_said || is_tax && links < 2).then_some(percent)
}

/// Whether a text states what an amount is: a total, a share, what so many come to. An amount that is only given is its own.
fn is_stated(sentence: &Sentence) -> bool {
    let mut nearest = sentence.words_before().take(2);
    let is_counted = nearest.any(|word| matches!(word, "soit" | "solde" | "reste"));
    // The sum of the parts is what counts: « 550 € à la signature, puis 1 300 € à la fin ».
    if is_paid_at_a_moment(sentence) && !is_counted {
        return false;
    }
    let before = sentence.before().trim_end();
    // « la moitié, 2 100 € TTC », « 40 % au démarrage (768 €) »
    if before.ends_with("moitie,")
        || before.ends_with("tiers,")
        || before.ends_with('(') && before.contains('%')
    {
        return true;
    }
    let is_stating = |word: &str| STATING_WORDS.iter().any(|it| word.starts_with(it));
    let mut nearest = sentence.words_before().take_while(|word| *word != "€");
    if nearest.by_ref().take(STATING_GAP).any(is_stating) {
        return true;
    }
    let after = sentence.after().trim_start();
    // « l’accompagnement est facturé 75 € de l’heure », « la formation de quatre agents coûte 5 800 € »
    let mut words = sentence.words_before().take(6);
    let is_billed = |word: &str| word.starts_with("factur") || word == "coute";
    let bills_action =
        words.next().is_some_and(is_billed) && words.any(|word| ACTION_NOUNS.contains(&word));
    if bills_action || after.starts_with("au total") || after.starts_with("en tout") {
        return true;
    }
    // « verse 14 400 € pour les deux années »
    let covers = ["pour ", "sur "].iter().any(|it| after.starts_with(it));
    let counts = find_all(after.get(..30).unwrap_or(after), Scanner::read_count);
    covers && counts.first().is_some_and(|(_, count)| *count > 1)
}

/// « 75 € de l’heure », « 160 € l’une », « 62 € par participant »
fn is_unit(sentence: &Sentence) -> bool {
    let after = sentence.after().trim_start();
    let after = ["ht", "ttc", "net"]
        .iter()
        .find_map(|tax| after.strip_prefix(tax))
        .unwrap_or(after);
    ["de l’", "l’un", "par ", "chacun", "/", "la seance"]
        .iter()
        .any(|unit| after.trim_start().starts_with(unit))
}

/// Whether the second amount is said to be the first one with VAT: « 2 880 € HT, soit 3 456 € TTC ».
fn adds_tax(text: &str, first: &Range<usize>, second: &Range<usize>) -> bool {
    let between = &text[first.end..second.start];
    let after = text[second.end..].trim_start();
    between.len() < MAX_TAX_GAP
        && between.trim_start().starts_with("HT")
        && after.starts_with("TTC")
        && ["soit", "(", "=", "dire"]
            .iter()
            .any(|it| between.contains(it))
}

/// « 3 × 19 € »: the product is the amount of the row, or follows from the prices.
fn find_wrong_product(
    prices: &Prices,
    field: &TextField<'_>,
    rows: &[Price],
) -> Option<Range<usize>> {
    let row = field.path.strip_prefix("tarifs.lignes.");
    let row = row.and_then(|rest| rest.split('.').next()?.parse::<usize>().ok());
    let own = row.and_then(|index| rows.get(index)?.terms.montant.sum());
    let own = own.map_or(0, Money::cents);
    let products = find_all(field.text, read_product);
    let wrong = products.into_iter().find(|(_, (count, product))| {
        let is_known = *product == own || prices.has_total(*product);
        !is_known && (own > 0 || prices.has_count(*count))
    });
    wrong.map(|(range, _)| range)
}

/// What people pay in several times.
const INSTALMENTS: [&str; 6] = [
    "factur", "versement", "echeance", "mensualit", "trimestrialit", "paiement",
];

/// « un premier versement de 504 €, puis deux versements de 588 € »: with the other amounts, they make a total.
fn find_wrong_instalments(
    prices: &Prices,
    text: &str,
    amounts: &[(Range<usize>, Money)],
) -> Option<Range<usize>> {
    amounts.iter().find_map(|(range, amount)| {
        let sentence = Sentence::around(text, range);
        let mut words = sentence.words_before();
        let is_of = words.next() == Some("de");
        let noun = words.next()?;
        let count = Scanner::new(words.next()?, 0)
            .read_count()
            .filter(|it| *it > 1)?;
        let is_paid = is_of && INSTALMENTS.iter().any(|it| noun.starts_with(it));
        if !is_paid || has_own_amount(&sentence) {
            return None;
        }
        let sum = amount.cents() * i64::from(count);
        let others = amounts.iter().filter(|(place, _)| place != range);
        let mut sums = others.map(|(_, other)| sum + other.cents()).chain([sum]);
        let known = prices.with_text(text);
        (!sums.any(|sum| known.has_total(sum))).then(|| range.clone())
    })
}

/// « 3 × 19 € », « 24 h à 80 € », « trois journées à 2 400 € »: the count and the product.
fn read_product(scanner: &mut Scanner<'_>) -> Option<(i64, i64)> {
    let count = i64::from(scanner.read_count()?);
    scanner.skip_spaces();
    let times = scanner.attempt(|it| it.read_char(|c| matches!(c, '×' | 'x')));
    if times.is_none() {
        scanner.read_while(char::is_alphabetic);
        scanner.read_spaces()?;
        scanner.read_word("à")?;
    }
    scanner.skip_spaces();
    let start = scanner.position();
    read_amount(scanner)?;
    let amount: Money = scanner.text()[start..scanner.position()].parse().ok()?;
    (count > 1).then(|| (count, count * amount.cents()))
}

/// « 900 € au démarrage et 800 € à la fin »: the parts make a total of the prices.
fn find_wrong_parts(
    prices: &Prices,
    text: &str,
    amounts: &[(Range<usize>, Money)],
) -> Option<Range<usize>> {
    sentence_ranges(text).find_map(|range| {
        let inside = amounts
            .iter()
            .filter(|(place, _)| range.contains(&place.start));
        let mut parts = Vec::new();
        for (place, amount) in inside {
            let sentence = Sentence::around(text, place);
            let states_whole = sentence
                .words_before()
                .take(2)
                .any(|word| matches!(word, "soit" | "total" | "tout" | "de"));
            if is_unit(&sentence) {
                continue;
            }
            if is_part(&sentence) {
                parts.push((place, amount.cents()));
            } else if !states_whole && !prices.has_total(amount.cents())
                || has_own_amount(&sentence)
            {
                return None;
            }
        }
        let sum: i64 = parts.iter().map(|(_, cents)| cents).sum();
        let is_wrong = parts.len() > 1 && !prices.with_text(text).has_total(sum);
        is_wrong.then(|| parts[0].0.start..parts[parts.len() - 1].0.end)
    })
}

/// « 550 € à la signature »
fn is_paid_at_a_moment(sentence: &Sentence) -> bool {
    let mut after = sentence.words_after().take(4);
    after.any(|word| PART_WORDS[..MOMENTS].contains(&word))
}

/// Whether an amount or a share is paid at a moment, or by somebody.
fn is_part(sentence: &Sentence) -> bool {
    let is_word = |word: &str| {
        PART_WORDS
            .iter()
            .any(|it| word == *it || word.len() > 3 && word.strip_suffix('s') == Some(it))
    };
    let after = sentence.after().split([',', ';', '€', '%']).next();
    let after = after
        .unwrap_or_default()
        .split(|c: char| !c.is_alphanumeric());
    let before = sentence
        .before()
        .rsplit(['€', '%'])
        .next()
        .unwrap_or_default();
    let before = before.rsplit([',', ':', '(']).next().unwrap_or_default();
    let before = before.split(|c: char| !c.is_alphanumeric());
    let states_whole = before
        .clone()
        .any(|it| matches!(it, "soit" | "total" | "tout"));
    !states_whole
        && after
            .filter(|it| !it.is_empty())
            .take(5)
            .chain(before)
            .any(is_word)
}

/// Shares in sixtieths of a hundredth: « 30 % », « un tiers », « la moitié ».
const WHOLE: u32 = 6_000;
const FRACTIONS: [(&str, &str, u32); 8] = [
    ("un", "tiers", 2_000),
    ("deux", "tiers", 4_000),
    ("dernier", "tiers", 2_000),
    ("la", "moitié", 3_000),
    ("autre", "moitié", 3_000),
    ("seconde", "moitié", 3_000),
    ("un", "quart", 1_500),
    ("trois", "quarts", 4_500),
];

/// The shares of a payment make the whole.
fn check_shares(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let keys = ["tarifs", "tarifs.reglement", "tarifs.financements"];
    let fields = context.texts.fields.iter();
    for field in fields.filter(|it| keys.contains(&it.path.as_str())) {
        for sentence in sentence_ranges(field.text) {
            check_shares_of(field, sentence, reporter);
        }
    }
}

fn check_shares_of(field: &TextField<'_>, inside: Range<usize>, reporter: &mut Reporter<'_>) {
    let mut shares: Vec<(Range<usize>, u32)> = Vec::new();
    let mut parts = 0;
    for (range, share) in find_all(&field.text[inside.clone()], read_share) {
        let range = range.start + inside.start..range.end + inside.start;
        let sentence = Sentence::around(field.text, &range);
        let before = sentence.words_before().take(4);
        let mut near = before.chain(sentence.words_after().take(3));
        if !near.any(|word| OTHER_SHARE_WORDS.iter().any(|it| word.starts_with(it))) {
            parts += u32::from(is_part(&sentence));
            shares.push((range, share));
        }
    }
    let sum: u32 = shares.iter().map(|(_, share)| share).sum();
    let ([(first, _), .., (last, _)], true) = (shares.as_slice(), parts > 1) else {
        return;
    };
    let rest = fold(&field.text[first.start..inside.end]);
    let is_open = ["solde", "reste", "complement", "puis"]
        .iter()
        .any(|it| rest.contains(it));
    let is_balance = fold(&field.text[..last.start])
        .trim_end()
        .ends_with("solde de");
    if sum > WHOLE || sum < WHOLE && (!is_open || is_balance) {
        reporter
            .report(field.place_of(first.start..last.end))
            .with("sum", usize::try_from(sum / 60).unwrap_or_default());
    }
}

/// « 30 % », « un tiers »
fn read_share(scanner: &mut Scanner<'_>) -> Option<u32> {
    if let Some(percent) = scanner.attempt(read_percent) {
        return Some(percent * 60);
    }
    FRACTIONS.iter().find_map(|(first, second, share)| {
        scanner.attempt(|it| {
            it.read_word(first)?;
            it.read_spaces()?;
            it.read_word(second)?;
            Some(*share)
        })
    })
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
