//! A Markdown mark that would be printed rather than heard.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::{Example, Finds, Passage, Report, Rule, Texts};
use crate::diagnostic::catalogue::{rule_texts, text};
use crate::diagnostic::kind::Severity;
use crate::diagnostic::message::Translated;
use crate::document::markdown::stray_marks;

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
    finds: Finds::Texts(find),
};

/// Bold or a link, in a text that holds none.
static MARKED: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r"\*\*[^*\s][^*]*\*\*|\[[^\]\[]+\]\(https?:[^)]*\)";
    Regex::new(pattern).expect("a pattern written above")
});

fn find(texts: &Texts<'_>, report: &mut Report<'_>) {
    for passage in &texts.passages {
        if !passage.text.contains(['*', '_', '`', '[']) {
            continue;
        }
        if passage.is_markdown {
            for mark in stray_marks(passage.text) {
                say(
                    passage,
                    mark,
                    [text!(rules::T009_UNCLOSED), text!(rules::T009_CLOSE_IT)],
                    report,
                );
            }
        } else if let Some(marked) = MARKED.find(passage.text) {
            let length = if marked.as_str().starts_with('*') {
                2
            } else {
                1
            };
            let mark = marked.start()..marked.start() + length;
            say(
                passage,
                mark,
                [text!(rules::T009_ONE_LINE), text!(rules::T009_TAKE_OUT)],
                report,
            );
        }
    }
}

fn say(
    passage: &Passage<'_>,
    mark: Range<usize>,
    [why, remedy]: [Translated; 2],
    report: &mut Report<'_>,
) {
    report
        .at(passage.place(mark.clone()))
        .with("mark", &passage.text[mark])
        .with("why", why)
        .with("remedy", remedy);
}
