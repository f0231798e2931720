//! The keys of a price that an amount in one text says: « à partir de 1 490 € HT par participant ».

use crate::value::{Amount, Money, ValueError, fold};

/// Words that open a least price.
const FROM: [&str; 3] = ["a partir de ", "des ", "a compter de "];
const CURRENCIES: [&str; 4] = ["euros", "euro", "eur", "€"];
/// What parts an amount from its unit.
const UNIT_MARKS: [&str; 6] = ["/", " par ", " l'", " l’", " la ", " le "];
/// What `taxe` says, folded and without stops. The schema knows the choice that each means.
const TAXES: [&str; 11] = [
    "ht",
    "hors taxe",
    "hors taxes",
    "ttc",
    "toutes taxes comprises",
    "exonere",
    "exonere de tva",
    "exoneree de tva",
    "tva non applicable",
    "tva non applicable, art 293 b du cgi",
    "tva non applicable, article 293 b du cgi",
];

/// The amount alone, its tax, its unit, and whether it is a least price.
///
/// # Errors
/// The text says something else.
pub fn split_amount(text: &str) -> Result<Vec<(&'static str, String)>, ValueError> {
    let plain = text.replace(['\u{a0}', '\u{202f}'], " ");
    let plain = plain.trim();
    if matches!(plain.parse(), Ok(Amount::Free(_))) {
        return Ok(vec![("montant", text.to_owned())]);
    }
    let unreadable = || ValueError::UnreadableAmount(text.trim().to_owned());
    let from = FROM.iter().find_map(|words| strip_folded(plain, words));
    let amount = from.unwrap_or(plain);
    let is_digit = |c: char| c.is_ascii_digit() || [' ', ',', '.'].contains(&c);
    let end = amount.find(|c| !is_digit(c)).unwrap_or(amount.len());
    let (number, rest) = amount.split_at(end);
    let number = number.trim();
    if number.is_empty() {
        return Err(unreadable());
    }
    number.parse::<Money>()?;
    let currency = CURRENCIES.iter().find_map(|it| strip_folded(rest, it));
    let rest = currency.unwrap_or(rest);
    let marks = UNIT_MARKS
        .iter()
        .filter_map(|mark| Some((rest.find(mark)?, mark)));
    let (tax, unit) = match marks.min() {
        Some((at, mark)) => (&rest[..at], rest[at + mark.len()..].trim()),
        None => (rest, ""),
    };
    let (unit, tax_behind) = split_tax(unit);
    let tax = format!("{tax} {tax_behind}");
    let tax = tax.trim_matches([' ', ',', '(', ')', '-', '–']);
    if !tax.is_empty() && !is_tax(tax) {
        return Err(unreadable());
    }
    let unit = match fold(unit).as_str() {
        "h" => "heure",
        "j" => "jour",
        _ => unit,
    };
    if unit.contains(|c: char| c.is_ascii_digit() || c == '€') {
        return Err(unreadable());
    }
    let mut parts = vec![("montant", format!("{number} €"))];
    parts.extend((!tax.is_empty()).then(|| ("taxe", tax.to_owned())));
    parts.extend((!unit.is_empty()).then(|| ("par", unit.to_owned())));
    parts.extend(from.map(|_| ("a_partir_de", "oui".to_owned())));
    Ok(parts)
}

/// The text behind some folded words that open it.
fn strip_folded<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    let count = words.chars().count();
    let end = text
        .char_indices()
        .nth(count)
        .map_or(text.len(), |(at, _)| at);
    let opening = &text[..end];
    (fold(opening) == words.trim_end() && opening.chars().count() == count).then(|| &text[end..])
}

/// A unit, and the tax behind it: « heure HT ».
fn split_tax(unit: &str) -> (&str, &str) {
    let spaces = unit.match_indices([' ', ',']).map(|(at, _)| at);
    let mut taxes = spaces.filter(|at| is_tax(unit[*at..].trim_matches([' ', ','])));
    taxes.next().map_or((unit, ""), |at| {
        (unit[..at].trim_end_matches(','), &unit[at..])
    })
}

fn is_tax(words: &str) -> bool {
    TAXES.contains(&fold(words).replace('.', "").as_str())
}
