//! Rules on addresses and numbers: those of people, of services and of the organisation.

use crate::check::context::TextFields;
use crate::check::rule::RuleKind::Texts;
use crate::check::rule::{Reporter, Rule};
use crate::diagnostic::catalogue::{text, texts};
use crate::value::contact_details::{is_email, is_siret, is_site, is_telephone};

pub(super) static RULES: &[Rule] = &[Rule::warning(texts!(C025), Texts(check_contact_details))
    .source("Code du travail, art. L6352-12 et L6353-8 ; RNQ, indicateur 1")];

/// Words between two addresses of one text.
const SEPARATORS: [&str; 6] = [" ou ", " et ", " puis ", ",", ";", " / "];

/// An e-mail address, a telephone number, a site, a SIRET or a declaration number has the form of one.
fn check_contact_details(texts: &TextFields<'_>, reporter: &mut Reporter<'_>) {
    for field in &texts.fields {
        let value = field.text.trim();
        // Another rule reports characters that nobody sees.
        if value.contains(|c: char| {
            matches!(
                c,
                '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
            )
        }) {
            continue;
        }
        let (is_right, kind) = match field.last_key() {
            "courriel" => (
                has_each(value, |word| word.contains('@'), is_email),
                text!(rules::C025_EMAIL),
            ),
            "telephone" => (is_telephone_text(value), text!(rules::C025_TELEPHONE)),
            "site" => (
                has_each(value, |word| word.contains("://"), is_site),
                text!(rules::C025_SITE),
            ),
            "siret" => (is_siret(value), text!(rules::C025_SIRET)),
            "numero" if field.path.ends_with("nda.numero") => {
                (is_declaration_number(value), text!(rules::C025_DECLARATION))
            }
            _ => continue,
        };
        if !is_right {
            reporter
                .report(field.place_of(0..field.text.len()))
                .with("value", value.to_owned())
                .with("kind", kind);
        }
    }
}

/// Whether a text has an address, and all that look like one are.
fn has_each(text: &str, looks: fn(&str) -> bool, is_address: fn(&str) -> bool) -> bool {
    let words = text.split(|c: char| c.is_whitespace() || ",;<>()".contains(c));
    let words: Vec<&str> = words.map(|word| word.trim_end_matches('.')).collect();
    words.iter().any(|word| is_address(word))
        && words.iter().all(|word| !looks(word) || is_address(word))
}

/// Whether each number of a text is one: « 02 99 00 00 00, poste 12 », « 02 99 00 00 00 ou 06 00 00 00 00 ».
fn is_telephone_text(text: &str) -> bool {
    if is_telephone(text) {
        return true;
    }
    let mut parts = vec![text.to_lowercase()];
    for separator in SEPARATORS {
        let split = parts.iter().flat_map(|part| part.split(separator));
        parts = split.map(str::to_owned).collect();
    }
    parts.iter().all(|part| {
        let number = part.split("poste").next().unwrap_or_default();
        let number = number
            .split('(')
            .next()
            .filter(|_| !number.contains("(0)"))
            .unwrap_or(number);
        let number = number
            .trim_matches(|c: char| c.is_alphabetic() || c.is_whitespace() || ":.".contains(c));
        !number.contains(|c: char| c.is_ascii_digit()) || is_telephone(number)
    })
}

/// Eleven digits; those of Corsica may have a letter.
fn is_declaration_number(text: &str) -> bool {
    let marks: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    let is_mark = |c: &char| c.is_ascii_digit() || matches!(c.to_ascii_uppercase(), 'A' | 'B');
    marks.len() == 11 && marks.iter().all(is_mark)
}
