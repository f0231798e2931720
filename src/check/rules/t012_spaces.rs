//! No extra space.

use std::ops::Range;

use crate::check::context::TextFields;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::{rule_texts, text};
use crate::diagnostic::kind::Severity;
use crate::diagnostic::message::Translated;

pub static RULE: Rule = Rule {
    code: "T012",
    severity: Severity::Advice,
    profiles: &[],
    texts: rule_texts!(T012),
    source: Some("Lexique des règles typographiques en usage à l’Imprimerie nationale"),
    example: Some(Example {
        bad: "livrables: Un livret , puis une fiche de synthèse.",
        good: "livrables: Un livret, puis une fiche de synthèse.",
    }),
    kind: RuleKind::Texts(find),
};

fn find(texts: &TextFields<'_>, reporter: &mut Reporter<'_>) {
    for field in &texts.fields {
        for (blanks, what, keep) in excesses(field.text) {
            if !field.is_opaque(blanks.clone()) {
                reporter
                    .at(field.place(blanks.clone()))
                    .with("what", what)
                    .fixed_by(field.edit(blanks, keep));
            }
        }
    }
}

/// The runs of spaces inside lines that are too long, the reason, and the right spaces.
fn excesses(text: &str) -> Vec<(Range<usize>, Translated, &'static str)> {
    let mut excesses = Vec::new();
    let mut end = 0;
    while let Some(found) = text[end..].find(is_blank) {
        let start = end + found;
        let rest = &text[start..];
        end = start + rest.find(|c| !is_blank(c)).unwrap_or(rest.len());
        if let Some((what, keep)) = excess(text, start..end)
            && !is_margin(&text[..start])
        {
            excesses.push((start..end, what, keep));
        }
    }
    excesses
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{a0}' | '\u{202f}')
}

fn excess(text: &str, blanks: Range<usize>) -> Option<(Translated, &'static str)> {
    let (before, after) = (&text[..blanks.start], &text[blanks.end..]);
    let run = &text[blanks];
    let mut following = after.chars();
    let next = following.next().filter(|next| *next != '\n')?;
    if before.ends_with('(') {
        return Some((text!(rules::T012_AFTER_BRACKET), ""));
    }
    let two = following.next();
    let ends_word = two.is_none_or(|c| !c.is_alphanumeric());
    // « .NET », « ,5 », « ... » are words of their own.
    if next == ')' || matches!(next, ',' | '.') && ends_word && two != Some('.') {
        return Some((text!(rules::T012_BEFORE_MARK), ""));
    }
    if run.contains('\t') {
        return Some((text!(rules::T012_TAB), " "));
    }
    let kept = if run.contains('\u{202f}') {
        "\u{202f}"
    } else if run.contains('\u{a0}') {
        "\u{a0}"
    } else {
        " "
    };
    (run.chars().nth(1).is_some()).then_some((text!(rules::T012_REPEATED), kept))
}

/// Whether a text ends in the margin of a line: its indentation, the mark of an item or of a heading.
fn is_margin(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.chars()
        .all(|c| is_blank(c) || "-*+>#.)0123456789".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fixed(text: &str) -> String {
        let mut fixed = text.to_owned();
        for (blanks, _, keep) in excesses(text).into_iter().rev() {
            fixed.replace_range(blanks, keep);
        }
        fixed
    }

    #[test]
    fn spaces_too_many() {
        for (text, expected) in [
            ("un  mot", "un mot"),
            ("un mot , puis .", "un mot, puis."),
            ("( un mot )", "(un mot)"),
            ("un\tmot", "un mot"),
            ("un \u{a0}: mot", "un\u{a0}: mot"),
            ("- un   mot", "- un mot"),
        ] {
            assert_eq!(fixed(text), expected, "{text}");
        }
    }

    #[test]
    fn spaces_that_are_meant() {
        for text in [
            "  indenté",
            "-   item",
            "1.  item",
            "fin de ligne  \nsuite",
            "un mot : deux ; trois ?",
            "la suite ...",
            "le cadre .NET",
            "1 200 €",
        ] {
            assert_eq!(fixed(text), text);
        }
    }
}
