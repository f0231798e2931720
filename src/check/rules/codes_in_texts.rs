//! Rules on codes: those of certifications and of the convention, in texts and in keys.

use std::ops::Range;

use crate::check::context::CheckContext;
use crate::check::rule::RuleKind::Programme;
use crate::check::rule::{Reporter, Rule};
use crate::check::sentence::Sentence;
use crate::diagnostic::catalogue::texts;
use crate::document::text::{Identifier, Switch};
use crate::read::text_field::TextField;
use crate::value::scan::{Scanner, collapse_spaces, find_all};

pub(super) static RULES: &[Rule] = &[
    Rule::warning(texts!(C039), Programme(check_stated_codes))
        .source("Code du travail, art. L6113-5 et L6113-6"),
    Rule::warning(texts!(C037), Programme(check_form_of_code))
        .source("Code du travail, art. L6113-5 et L6113-6"),
    Rule::warning(texts!(C038), Programme(check_old_level))
        .source("Décret no 2019-14 du 8 janvier 2019"),
];

/// Sections on what others hold or lead to.
const OTHER_SECTIONS: [&str; 3] = ["prerequis", "public", "intervenants"];
/// The last keys of texts on other certifications than those of the action.
const OTHER_KEYS: [&str; 3] = ["passerelles", "debouches", "blocs"];
/// The opening letters of words that make a code one of something else.
const OTHER_CODE_WORDS: [&str; 26] = [
    "equival", "passerelle", "titulaire", "dispens", "poursui", "suite", "remplac", "prerequis",
    "autre", "precedent", "ulterieur", "deja", "ancien", "collectiv", "idcc", "oit", "avenant",
    "internation", "stage", "aussi", "egalement", "ecart", "plus", "pourra", "abord", "ouvert",
];

/// The codes of a text are those of the keys.
fn check_stated_codes(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let codes = context.sections.certification.iter().flatten().enumerate();
    let codes: Vec<(String, String)> = codes
        .filter_map(|(index, it)| {
            Some((
                format!("certification.{index}.code"),
                fold_code(&it.code.as_ref()?.to_string()),
            ))
        })
        .collect();
    let convention = context.programme.convention.as_ref();
    let number = convention
        .and_then(|it| it.numero.as_ref())
        .map(Identifier::to_string);
    let has_digit = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
    for field in context.texts.fields.iter().filter(|it| has_digit(it.text)) {
        let section = field.path.split('.').next().unwrap_or_default();
        if !codes.is_empty()
            && !OTHER_SECTIONS.contains(&section)
            && !OTHER_KEYS.contains(&field.last_key())
        {
            for (range, code) in find_all(field.text, read_certification_code) {
                let is_known = codes
                    .iter()
                    .any(|(path, known)| *known == code || *path == field.path);
                if !is_known && is_of_action(field, &range) {
                    report(context, reporter, field, range, &codes[0].0);
                }
            }
        }
        if let Some(number) = &number {
            for (_, range) in find_all(field.text, read_convention_number) {
                let known = numbers_of(number);
                let stated = numbers_of(&field.text[range.clone()]);
                let agrees = stated.iter().all(|it| known.contains(it));
                if !agrees && is_of_action(field, &range) {
                    report(context, reporter, field, range, "convention.numero");
                }
            }
        }
    }
}

fn report(
    context: &CheckContext<'_>,
    reporter: &mut Reporter<'_>,
    field: &TextField<'_>,
    range: Range<usize>,
    path: &str,
) {
    let place = context.value_place(path);
    let known = place.file.text()[place.span.range()]
        .trim_matches(['"', '\''])
        .to_owned();
    reporter
        .report(field.place_of(range.clone()))
        .with("stated", collapse_spaces(&field.text[range]))
        .with("known", known)
        .related(place, 0, []);
}

/// Whether the sentence around a code speaks of this action.
fn is_of_action(field: &TextField<'_>, range: &Range<usize>) -> bool {
    let sentence = Sentence::around(field.text, range);
    !sentence.has_word(&OTHER_CODE_WORDS) && !sentence.opens_on_somebody()
}

/// « RNCP37274 », « RS 5616 »: its letters and digits.
fn read_certification_code(scanner: &mut Scanner<'_>) -> Option<String> {
    let letters = ["RNCP", "RS"]
        .into_iter()
        .find(|letters| scanner.rest().starts_with(letters))?;
    scanner.read_text(letters)?;
    scanner.skip_space();
    scanner.skip_number_sign();
    // « RS232 » is a cable.
    let digits = scanner.read_digits(4..=6)?;
    // A block of a certification has its code.
    scanner.attempt(|it| {
        it.read_text("BC")?;
        it.read_digits(2..=2).map(drop)
    });
    scanner.word_end()?;
    Some(format!("{letters}{digits}"))
}

/// « convention n° 12/26 », « convention de formation : POEI-2026-0043 »: where the number stands.
fn read_convention_number(scanner: &mut Scanner<'_>) -> Option<Range<usize>> {
    scanner.read_word("convention")?;
    let kinds = [
        "de", "formation", "professionnelle", "continue", "tripartite",
    ];
    while scanner
        .attempt(|it| it.read_spaces().and_then(|()| it.read_one_of(&kinds)))
        .is_some()
    {}
    scanner.skip_spaces();
    scanner.attempt(|it| it.read_char(|c| c == ':').map(drop));
    scanner.skip_spaces();
    let sign = scanner.attempt(|it| {
        it.read_text_any_case("n")?;
        it.read_char(|c| "oO°º".contains(c)).map(drop)
    });
    let is_signed = sign.or_else(|| scanner.read_word("numéro")).is_some();
    scanner.skip_spaces();
    let start = scanner.position();
    let number = scanner.read_while(|c| c.is_alphanumeric() || "/-_.".contains(c));
    let number = number.trim_end_matches(['.', '-']);
    let is_number = number.contains(|c: char| c.is_ascii_digit());
    // « la convention 2026 » is the one of that year.
    let is_code = is_signed || number.contains(['/', '-', '_']);
    (is_number && is_code).then(|| start..start + number.len())
}

/// The letters and digits of a code.
fn fold_code(code: &str) -> String {
    let marks = code.chars().filter(|c| c.is_alphanumeric());
    marks.flat_map(char::to_uppercase).collect()
}

/// The numbers of a code, whatever joins them and in any order; a year counts by its last digits: « 2026-041 », « 41/26 ».
fn numbers_of(code: &str) -> Vec<u32> {
    let numbers = code.split(|c: char| !c.is_ascii_digit());
    let numbers = numbers.filter_map(|it| it.parse().ok());
    let numbers = numbers.map(|it| {
        if (2000..2100).contains(&it) {
            it - 2000
        } else {
            it
        }
    });
    numbers.collect()
}

/// The code of a registered certification is one of France compétences.
fn check_form_of_code(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    for (index, certification) in context.sections.certification.iter().flatten().enumerate() {
        let is_vendors = certification
            .enregistree
            .is_some_and(|it| !Switch::is_on(it));
        let Some(code) = certification.code.as_ref().filter(|_| !is_vendors) else {
            continue;
        };
        let code = code.to_string();
        let mut scanner = Scanner::new(code.trim(), 0);
        let read = read_certification_code(&mut scanner);
        if read.is_none() || !scanner.rest().is_empty() {
            reporter
                .report(context.value_place(&format!("certification.{index}.code")))
                .with("code", code);
        }
    }
}

/// A level of qualification has the number that it has since 2019.
fn check_old_level(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    for field in &context.texts.fields {
        if field.path.starts_with("certification") && field.last_key() == "niveau" {
            let level = field.text.trim();
            if let Some((old, new)) = OLD_LEVELS.iter().find(|(old, _)| *old == level) {
                reporter
                    .report(field.place_of(0..field.text.len()))
                    .with("old", *old)
                    .with("new", *new);
            }
            continue;
        }
        if !field.text.contains("iveau ") {
            continue;
        }
        for (range, (old, new)) in find_all(field.text, read_old_level) {
            let sentence = Sentence::around(field.text, &range);
            // « le niveau 6 (ancien niveau II) »
            let is_old_on_purpose = sentence.has_word(&["ancien", "alors", "reform", "passe"]);
            let is_qualification = field.path.starts_with("certification")
                || sentence
                    .has_word(&["diplom", "titre", "rncp", "certification", "qualification"]);
            if is_qualification && !is_old_on_purpose {
                reporter
                    .report(field.place_of(range))
                    .with("old", old)
                    .with("new", new);
            }
        }
    }
}

const OLD_LEVELS: [(&str, &str); 5] = [
    ("I", "7 ou 8"),
    ("II", "6"),
    ("III", "5"),
    ("IV", "4"),
    ("V", "3"),
];

/// « niveau III »: the old level, and its number since 2019.
fn read_old_level(scanner: &mut Scanner<'_>) -> Option<(&'static str, &'static str)> {
    scanner.read_word("niveau")?;
    scanner.read_spaces()?;
    let numeral = scanner.read_while(|c| "IV".contains(c));
    scanner.word_end()?;
    OLD_LEVELS.into_iter().find(|(old, _)| *old == numeral)
}
