//! Ordinals are written 1er, 1re, 2e.

use std::ops::Range;

use crate::check::context::TextFields;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::value::scan::{Scanner, find_all};

pub static RULE: Rule = Rule {
    code: "T011",
    severity: Severity::Advice,
    profiles: &[],
    texts: rule_texts!(T011),
    source: Some("Lexique des règles typographiques en usage à l’Imprimerie nationale"),
    example: Some(Example {
        bad: "livrables: Un livret est remis dès la 2ème journée.",
        good: "livrables: Un livret est remis dès la 2e journée.",
    }),
    kind: RuleKind::Texts(find),
};

fn find(texts: &TextFields<'_>, reporter: &mut Reporter<'_>) {
    for field in &texts.fields {
        let counts = |c: char| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X');
        if !field.text.contains(counts) {
            continue;
        }
        for (range, due) in ordinals(field.text) {
            if !field.is_opaque(range.clone()) {
                reporter
                    .at(field.place(range.clone()))
                    .with("written", &field.text[range.clone()])
                    .with("due", due.clone())
                    .fixed_by(field.edit(range, &due));
            }
        }
    }
}

/// The ordinals of a text that are badly shortened, and how they should be.
fn ordinals(text: &str) -> Vec<(Range<usize>, String)> {
    let mut ordinals = find_all(text, |scanner| {
        let first = scanner.attempt(first);
        first.or_else(|| other(scanner))
    });
    // « Vème2 » is no ordinal.
    ordinals.retain(|(range, _)| {
        let next = text[range.end..].chars().next();
        next.is_none_or(|next| !next.is_alphanumeric())
    });
    ordinals
}

/// « 1ère », « Iere ».
fn first(scanner: &mut Scanner<'_>) -> Option<String> {
    let number = scanner.mark(|c| matches!(c, '1' | 'I'))?;
    scanner.mark(|c| matches!(c, 'è' | 'e'))?;
    scanner.exact("re")?;
    Some(format!("{number}re{}", plural(scanner)))
}

/// « 2ème », « 3ieme », « XIXè ».
fn other(scanner: &mut Scanner<'_>) -> Option<String> {
    let digits = scanner.attempt(|it| it.digits(1..=4));
    let number = digits.or_else(|| {
        let roman = scanner.run(|c| matches!(c, 'I' | 'V' | 'X'));
        (matches!(roman.len(), 2..=5) || matches!(roman, "V" | "X")).then_some(roman)
    })?;
    let long = |it: &mut Scanner<'_>| {
        it.mark(|c| matches!(c, 'è' | 'e' | 'é'))?;
        it.exact("me")
    };
    scanner.attempt(|it| it.exact("i"));
    let ending = scanner.attempt(long);
    ending.or_else(|| scanner.exact("è"))?;
    Some(format!("{number}e{}", plural(scanner)))
}

fn plural(scanner: &mut Scanner<'_>) -> &'static str {
    scanner.attempt(|it| it.exact("s")).map_or("", |()| "s")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::scan::oracle::{assert_agrees, places};

    #[test]
    fn ordinals_are_found_whole() {
        for text in [
            "1ère", "1ere", "2ème", "2eme", "3ième", "2è", "10èmes", "XIXème", "Ière",
        ] {
            let found = ordinals(text).into_iter().next().expect("an ordinal");
            assert_eq!(found.0, 0..text.len(), "{text}");
        }
        for text in [
            "1er", "1re", "2e", "XIXe", "21ère", "thème", "Vème2", "pierre", "2 èmes",
        ] {
            assert!(ordinals(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn scanners_agree_with_patterns() {
        let pattern = r"(?-u:\b)(?:(?:1|I)[èe]re|(?:[0-9]{1,4}|[IVX]{2,5}|[VX])i?(?:[èeé]me|è))s?";
        assert_agrees(
            pattern,
            &[
                "1", "I", "ère", "ere", "ème", "eme", "éme", "2", "12345", "XIX", "V", "VI",
                "XXXXXX", "i", "è", "s", "x", ".",
            ],
            |text| {
                places(find_all(text, |scanner| {
                    let first = scanner.attempt(first);
                    first.or_else(|| other(scanner))
                }))
            },
        );
    }
}
