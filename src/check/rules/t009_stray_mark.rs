//! No Markdown mark is printed as it is.

use std::ops::Range;

use crate::check::context::TextFields;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::{rule_texts, text};
use crate::diagnostic::kind::Severity;
use crate::diagnostic::message::Translated;
use crate::document::markdown::stray_marks;
use crate::read::text_field::TextField;

pub static RULE: Rule = Rule {
    code: "T009",
    severity: Severity::Warning,
    profiles: &[],
    texts: rule_texts!(T009),
    source: Some("CommonMark 0.31"),
    example: Some(Example {
        bad: "livrables: Un **livret, puis une fiche de synthèse.",
        good: "livrables: Un **livret**, puis une fiche de synthèse.",
    }),
    kind: RuleKind::Texts(find),
};

fn find(texts: &TextFields<'_>, reporter: &mut Reporter<'_>) {
    for field in &texts.fields {
        if !field.text.contains(['*', '_', '`', '[']) {
            continue;
        }
        if field.is_markdown {
            for mark in stray_marks(field.text) {
                let texts = [text!(rules::T009_UNCLOSED), text!(rules::T009_CLOSE_IT)];
                say(field, mark, texts, reporter);
            }
        } else if let Some(mark) = first_mark(field.text) {
            let texts = [text!(rules::T009_ONE_LINE), text!(rules::T009_TAKE_OUT)];
            say(field, mark, texts, reporter);
        }
    }
}

/// What opens bold or a link, in a text that holds none.
fn first_mark(text: &str) -> Option<Range<usize>> {
    text.char_indices().find_map(|(start, c)| {
        let rest = &text[start..];
        match c {
            '*' if opens_bold(rest) => Some(start..start + 2),
            '[' if opens_link(rest) => Some(start..start + 1),
            _ => None,
        }
    })
}

fn opens_bold(text: &str) -> bool {
    let inside = text.strip_prefix("**").unwrap_or_default();
    let closing = inside.find('*').unwrap_or_default();
    !inside.starts_with(char::is_whitespace) && closing > 0 && inside[closing..].starts_with("**")
}

fn opens_link(text: &str) -> bool {
    let label = text[1..].find(['[', ']']).unwrap_or_default();
    let target = text[1 + label..].strip_prefix("](http");
    let target = target.map(|target| target.strip_prefix('s').unwrap_or(target));
    label > 0 && target.is_some_and(|target| target.starts_with(':') && target.contains(')'))
}

fn say(
    field: &TextField<'_>,
    mark: Range<usize>,
    [why, remedy]: [Translated; 2],
    reporter: &mut Reporter<'_>,
) {
    reporter
        .at(field.place(mark.clone()))
        .with("mark", &field.text[mark])
        .with("why", why)
        .with("remedy", remedy);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::scan::oracle::assert_agrees;

    #[test]
    fn scanners_agree_with_patterns() {
        let pattern = r"\*\*[^*\s][^*]*\*\*|\[[^\]\[]+\]\(https?:[^)]*\)";
        assert_agrees(
            &format!(r"(?s)\A.*?(?:{pattern}).*"),
            &[
                "**",
                "*",
                "a",
                "[",
                "]",
                "](",
                "](http:",
                "](https://x",
                ")",
                "b",
            ],
            |text| {
                first_mark(text)
                    .map(|_| 0..text.len())
                    .into_iter()
                    .collect()
            },
        );
        let pattern = regex::Regex::new(pattern).expect("a pattern");
        for text in ["a ***b** **c**", "[a [b](https://c) d", "** a ** b**"] {
            let expected = pattern.find(text).map(|found| found.start());
            assert_eq!(first_mark(text).map(|mark| mark.start), expected, "{text}");
        }
    }
}
