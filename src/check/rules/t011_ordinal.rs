//! Ordinals are written 1er, 1re, 2e.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::{Example, Finds, Report, Rule, Texts};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

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
    finds: Finds::Texts(find),
};

static ORDINAL: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r"(?-u:\b)(?:(?P<first>1|I)(?P<feminine>[èe]re)|(?P<number>[0-9]{1,4}|[IVX]{2,5}|[VX])i?(?:[èeé]me|è))(?P<plural>s?)";
    Regex::new(pattern).expect("a pattern written above")
});

fn find(texts: &Texts<'_>, report: &mut Report<'_>) {
    for passage in &texts.passages {
        let counts = |c: char| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X');
        if !passage.text.contains(counts) {
            continue;
        }
        for found in ordinals(passage.text) {
            let Some(whole) = found.get(0).filter(|it| !passage.is_opaque(it.range())) else {
                continue;
            };
            let plural = &found["plural"];
            let due = match (found.name("first"), found.name("number")) {
                (Some(first), _) => format!("{}re{plural}", first.as_str()),
                (None, number) => {
                    let number = number.map_or("", |number| number.as_str());
                    format!("{number}e{plural}")
                }
            };
            report
                .at(passage.place(whole.range()))
                .with("written", whole.as_str())
                .with("due", due.clone())
                .fixed_by(passage.edit(whole.range(), &due));
        }
    }
}

/// The ordinals of a text that are badly shortened: no letter nor digit follows.
fn ordinals(text: &str) -> impl Iterator<Item = Captures<'_>> {
    let is_word = |found: &Captures<'_>| {
        let end = found.get(0).map_or(0, |whole| whole.end());
        let next = text[end..].chars().next();
        next.is_none_or(|next| !next.is_alphanumeric())
    };
    ORDINAL.captures_iter(text).filter(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_are_found_whole() {
        for text in [
            "1ère", "1ere", "2ème", "2eme", "3ième", "2è", "10èmes", "XIXème", "Ière",
        ] {
            let found = ordinals(text).next().expect("an ordinal");
            assert_eq!(&found[0], text);
        }
        for text in [
            "1er", "1re", "2e", "XIXe", "21ère", "thème", "Vème2", "pierre", "2 èmes",
        ] {
            assert!(ordinals(text).next().is_none(), "{text}");
        }
    }
}
