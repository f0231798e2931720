//! Rules on addresses and numbers: those of people, of services and of the organisation.

use std::ops::Range;

use crate::check::context::TextFields;
use crate::check::rule::RuleKind::Texts;
use crate::check::rule::{Reporter, Rule};
use crate::diagnostic::catalogue::{text, texts};
use crate::diagnostic::message::Translated;
use crate::read::text_field::TextField;
use crate::value::contact_details::{is_email, is_siret, is_site, is_telephone};
use crate::value::fold;
use crate::value::scan::{Scanner, find_all};

pub(super) static RULES: &[Rule] = &[Rule::warning(texts!(C025), Texts(check_contact_details))
    .source("Code du travail, art. L6352-12 et L6353-8 ; RNQ, indicateur 1")];

/// A part of a telephone text with fewer digits is an extension, or a choice: « poste 12 », « choix 3 ».
const LEAST_DIGITS: usize = 6;
/// Words between two addresses of one text.
const SEPARATORS: [&str; 8] = [" ou ", " et ", " puis ", "poste", ",", ";", " / ", " - "];

/// The domains of a sheet are spelt alike: « atelier-corvete.fr » beside « atelier-corvette.fr ».
fn check_domains(texts: &TextFields<'_>, reporter: &mut Reporter<'_>) {
    let mut domains: Vec<(&TextField<'_>, Range<usize>)> = Vec::new();
    for field in &texts.fields {
        if !field.text.contains('@') && !field.text.contains("www.") {
            continue;
        }
        for (sign, _) in field.text.match_indices(['@', 'w']) {
            let start = match &field.text[sign..] {
                rest if rest.starts_with('@') => sign + 1,
                rest if rest.starts_with("www.") => sign + 4,
                _ => continue,
            };
            let is_edge = |c: char| !c.is_alphanumeric() && c != '-' && c != '.';
            let length = field.text[start..].find(is_edge);
            let end = length.map_or(field.text.len(), |length| start + length);
            let domain = field.text[start..end].trim_end_matches('.');
            if domain.contains('.') {
                domains.push((field, start..start + domain.len()));
            }
        }
    }
    let name = |(field, range): &(&TextField<'_>, Range<usize>)| fold(&field.text[range.clone()]);
    let count = |one: &str| domains.iter().filter(|it| name(it) == one).count();
    for (index, one) in domains.iter().enumerate() {
        let own = name(one);
        let is_near = |it: &&(&TextField<'_>, Range<usize>)| {
            let other = name(it);
            let allowed = if own.len() < 14 { 1 } else { 2 };
            other != own && own.len() > 8 && strsim::osa_distance(&own, &other) <= allowed
        };
        let Some(other) = domains.iter().find(is_near) else {
            continue;
        };
        let is_later = domains[..index].iter().any(|it| name(it) == name(other));
        if count(&own) < count(&name(other)) || count(&own) == count(&name(other)) && is_later {
            let (field, range) = one;
            let (known, place) = other;
            reporter
                .report(field.place_of(range.clone()))
                .with("value", &field.text[range.clone()])
                .with("kind", text!(rules::C025_DOMAIN))
                .related(known.place_of(place.clone()), 0, []);
        }
    }
}

/// An e-mail address, a telephone number, a site, a SIRET or a declaration number has the form of one.
fn check_contact_details(texts: &TextFields<'_>, reporter: &mut Reporter<'_>) {
    check_domains(texts, reporter);
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
                has_each(value, |word| word.contains("://"), is_site)
                    && !has_glued_comma(value)
                    && !value.starts_with("www "),
                text!(rules::C025_SITE),
            ),
            "siret" => (is_siret(value), text!(rules::C025_SIRET)),
            "nom" if value.contains('@') => (
                !has_each(value, |_| false, is_email),
                text!(rules::C025_NAME),
            ),
            "numero" if field.path.ends_with("nda.numero") => {
                (is_declaration_number(value), text!(rules::C025_DECLARATION))
            }
            "adresse" | "lieu" => {
                if let Some(range) = find_short_postcode(field.text) {
                    reporter
                        .report(field.place_of(range.clone()))
                        .with("value", &field.text[range])
                        .with("kind", text!(rules::C025_POSTCODE));
                }
                continue;
            }
            _ => {
                check_numbers_in_text(field, reporter);
                continue;
            }
        };
        if !is_right {
            reporter
                .report(field.place_of(0..field.text.len()))
                .with("value", value.to_owned())
                .with("kind", kind);
        }
    }
}

/// A number that a text calls a SIRET or a declaration of activity, and an address of a site, have the form of one.
fn check_numbers_in_text(field: &TextField<'_>, reporter: &mut Reporter<'_>) {
    let text = field.text;
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if digits < 8 && !text.contains("www.") {
        return;
    }
    if digits >= 8 {
        check_declaration_sentence(field, reporter);
    }
    type NamedNumber = (&'static [&'static str], fn(&str) -> bool, Translated);
    let numbers: [NamedNumber; 2] = [
        (&["SIRET"], is_siret, text!(rules::C025_SIRET)),
        (
            &["NDA", "éclaration d’activité", "éclaration d'activité"],
            is_declaration_number,
            text!(rules::C025_DECLARATION),
        ),
    ];
    for (names, is_right, kind) in numbers {
        let named = names.iter().flat_map(|name| text.match_indices(name));
        for (at, name) in named {
            let number = find_long_number(text, at + name.len());
            if let Some(range) = number.filter(|range| !is_right(&text[range.clone()])) {
                reporter
                    .report(field.place_of(range.clone()))
                    .with("value", &text[range])
                    .with("kind", kind);
            }
        }
    }
    for (range, ()) in find_all(text, read_short_telephone) {
        reporter
            .report(field.place_of(range.clone()))
            .with("value", &text[range])
            .with("kind", text!(rules::C025_TELEPHONE));
    }
    for (at, _) in text.match_indices("www.") {
        let address = text[at..]
            .split(char::is_whitespace)
            .next()
            .unwrap_or_default();
        let address = address.trim_end_matches(|c: char| !c.is_alphanumeric());
        if has_glued_comma(address) {
            reporter
                .report(field.place_of(at..at + address.len()))
                .with("value", address)
                .with("kind", text!(rules::C025_SITE));
        }
    }
}

/// « 02 61 91 58 8 »: pairs of digits, as of a telephone number, that lack one.
fn read_short_telephone(scanner: &mut Scanner<'_>) -> Option<()> {
    let before = scanner.text_before();
    let follows_digit = before.trim_end().ends_with(|c: char| c.is_ascii_digit());
    if follows_digit || before.ends_with(['/', '-', '.', ',']) {
        return None;
    }
    scanner.read_text("0")?;
    scanner.read_char(|c| ('1'..='9').contains(&c))?;
    let mut pairs = 0;
    while scanner
        .attempt(|it| {
            it.skip_space();
            it.read_digits(2..=2).map(drop)
        })
        .is_some()
    {
        pairs += 1;
    }
    scanner.attempt(|it| {
        it.skip_space();
        it.read_digits(1..=1).map(drop)
    })?;
    scanner.word_end()?;
    (pairs == 3).then_some(())
}

/// Words that call the declaration of activity an approval.
const APPROVALS: &str = include_str!("declaration_sentence.txt");

/// A sentence on the declaration of activity says what article L6352-12 lets it say: no approval of the State.
fn check_declaration_sentence(field: &TextField<'_>, reporter: &mut Reporter<'_>) {
    let folded = fold(field.text).replace('’', "'");
    let is_declared = folded.contains("declaration d'activite") && folded.contains("enregistr");
    if !is_declared && !folded.contains("agre") {
        return;
    }
    let Some((range, ())) = find_all(field.text, read_declaration_number)
        .into_iter()
        .next()
    else {
        return;
    };
    let (before, _) = match find_all(&folded, read_declaration_number).first() {
        Some((number, ())) => folded.split_at(number.start),
        None => return,
    };
    let before = before.trim_end_matches([' ', ':', '.']);
    let mut numbers = ["numero", "n°", "nº", "no", "n"].iter();
    let before = numbers.find_map(|number| before.strip_suffix(number));
    let before = before.map(str::trim_end).unwrap_or_default();
    let mut approvals = APPROVALS.lines().filter(|line| !line.starts_with('#'));
    let is_approved = approvals.any(|words| before.ends_with(words));
    let is_whole = folded.contains("prefet") && folded.contains("vaut pas");
    if is_approved || is_declared && !is_whole {
        reporter
            .report(field.place_of(range.clone()))
            .with("value", &field.text[range])
            .with("kind", text!(rules::C025_SENTENCE))
            .advised_if(!is_approved);
    }
}

/// Eleven digits, in groups or not, that nothing else touches.
fn read_declaration_number(scanner: &mut Scanner<'_>) -> Option<()> {
    // Not the last digits of a SIRET.
    if scanner
        .text_before()
        .trim_end()
        .ends_with(|c: char| c.is_ascii_digit())
    {
        return None;
    }
    let mut digits = 0;
    while digits < 11 {
        if digits > 0 {
            scanner.attempt(|it| it.read_char(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}')));
        }
        scanner.read_char(|c| c.is_ascii_digit())?;
        digits += 1;
    }
    let goes_on = scanner
        .attempt(|it| it.read_char(char::is_alphanumeric))
        .is_some();
    (!goes_on).then_some(())
}

/// « www.exemple,fr »: a comma between two letters, in the place of a point.
fn has_glued_comma(address: &str) -> bool {
    address.split_once(',').is_some_and(|(host, rest)| {
        rest.starts_with(char::is_alphabetic) && !host.trim_start_matches("www.").contains('.')
    })
}

/// « 12 rue des Forges, 3500 Rennes »: four digits, or six, between a comma and a capital.
fn find_short_postcode(text: &str) -> Option<Range<usize>> {
    let mut parts = text.match_indices(", ").map(|(at, comma)| at + comma.len());
    let is_address = |start: usize| text[..start].contains(|c: char| c.is_ascii_digit());
    let start = parts.find(|start| {
        let rest = &text[*start..];
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let town = rest[digits..]
            .strip_prefix([' ', '\u{a0}'])
            .unwrap_or_default();
        matches!(digits, 4 | 6) && is_address(*start) && town.starts_with(char::is_uppercase)
    })?;
    let digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
    Some(start..start + digits)
}

/// The number of eight digits or more that follows in the same sentence, if there is one.
fn find_long_number(text: &str, from: usize) -> Option<Range<usize>> {
    let sentence = text[from..]
        .split(['.', ';', '\n'])
        .next()
        .unwrap_or_default();
    let start = from + sentence.find(|c: char| c.is_ascii_digit())?;
    let end = from + sentence.len();
    let is_of_number = |c: char| c.is_ascii_digit() || c == ' ' || c == '\u{a0}' || c == '\u{202f}';
    let number = &text[start..end];
    let length = number.find(|c| !is_of_number(c)).unwrap_or(number.len());
    let number = number[..length].trim_end();
    let goes_on = text[start + number.len()..].starts_with(char::is_alphanumeric);
    let digits = number.chars().filter(char::is_ascii_digit).count();
    (digits >= 8 && !goes_on).then(|| start..start + number.len())
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
    // « sur demande »
    if is_telephone(text) || !text.contains(|c: char| c.is_ascii_digit()) {
        return true;
    }
    let mut parts = vec![text.to_lowercase()];
    for separator in SEPARATORS {
        let split = parts.iter().flat_map(|part| part.split(separator));
        parts = split.map(str::to_owned).collect();
    }
    let digits = |part: &str| part.bytes().filter(u8::is_ascii_digit).count();
    let is_extension = |part: &str| digits(part) < LEAST_DIGITS;
    let mut numbers = parts.iter().filter(|part| !is_extension(part)).peekable();
    numbers.peek().is_some()
        && numbers.all(|part| {
            // « 06 00 00 00 00 le week-end », « 02 99 00 00 00 (standard) »
            let start = part.find(|c: char| c.is_ascii_digit() || "+(".contains(c));
            let number = &part[start.unwrap_or_default()..];
            let end = number.find(char::is_alphabetic).unwrap_or(number.len());
            let number = match number.starts_with('(') || number.contains("(0)") {
                true => &number[..end],
                false => number[..end].split('(').next().unwrap_or_default(),
            };
            let is_around = |c: char| c.is_whitespace() || ":.–-".contains(c);
            is_telephone(number.trim_matches(is_around))
        })
}

/// Eleven digits; those of Corsica may have a letter.
fn is_declaration_number(text: &str) -> bool {
    let marks: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    let is_mark = |c: &char| c.is_ascii_digit() || matches!(c.to_ascii_uppercase(), 'A' | 'B');
    marks.len() == 11 && marks.iter().all(is_mark)
}
