//! The rules explained, from their own words: to a terminal, to a program, and as `docs/rules.md`.

use serde_json::{Value, json};

use crate::check::rule::Rule;
use crate::check::rules::RULES;
use crate::check::suppression;
use crate::diagnostic::catalogue::{message, text};
use crate::diagnostic::language::Language;
use crate::diagnostic::message::Translated;
use crate::model::settings::Profile;

/// Characters of a line of a terminal, however wide it is: longer ones are hard to read.
const WIDTH: usize = 100;

/// The families by the letter of their codes, in the order of the manual.
const FAMILIES: [(char, Translated); 6] = [
    ('S', text!(FAMILY_STRUCTURE)),
    ('T', text!(FAMILY_TEXTS)),
    ('M', text!(FAMILY_MENTIONS)),
    ('C', text!(FAMILY_COHERENCE)),
    ('P', text!(FAMILY_PEDAGOGY)),
    ('D', text!(FAMILY_REVISIONS)),
];

/// The full explanation of a rule, for a terminal.
#[must_use]
pub fn explain(rule: &Rule, language: Language) -> String {
    let title = format!("{} · {}", rule.code, rule.texts.title.get(language));
    let mut parts = vec![
        wrap_text(&title) + "\n" + &wrap_text(&describe_severity_and_profiles(rule, language)),
        wrap_text(rule.texts.why.get(language)),
    ];
    parts.extend(describe_source(rule, language).map(|source| wrap_text(&source)));
    for (caption, yaml) in examples(rule) {
        let mut part = with_caption(caption, "", language);
        for line in yaml.lines() {
            part.push_str(&format!("\n    {line}"));
        }
        parts.push(part);
    }
    parts.push(wrap_text(&suppression_example(rule, language)));
    parts.join("\n\n") + "\n"
}

/// A line a rule, by family, for a terminal.
#[must_use]
pub fn format_text(language: Language) -> String {
    let families = rules_by_family().map(|(caption, rules)| {
        let mut family = caption.get(language).to_owned() + "\n";
        for rule in rules {
            let severity = rule.severity.name().get(language);
            let title = rule.texts.title.get(language);
            family.push_str(&format!("  {}  {severity:<13}  {title}\n", rule.code));
        }
        family
    });
    families.collect::<Vec<String>>().join("\n")
}

/// Every rule in both languages, ending in a newline.
#[must_use]
pub fn format_json() -> String {
    let both = |words: Translated| json!({ "fr": words.fr, "en": words.en });
    let rules: Vec<Value> = RULES
        .iter()
        .map(|rule| {
            let example = rule.example();
            json!({
                "code": rule.code,
                "severity": rule.severity.key(),
                "fixed": rule.has_fixed_severity(),
                "profiles": rule_profiles(rule).map(Profile::key).collect::<Vec<&str>>(),
                "title": both(rule.texts.title),
                "why": both(rule.texts.why),
                "source": rule.source,
                "example": example.map(|example| json!({ "bad": example.bad, "good": example.good })),
            })
        })
        .collect();
    let json = serde_json::to_string_pretty(&json!({ "version": 1, "rules": rules }));
    json.expect("a JSON value is JSON") + "\n"
}

/// The reference of the rules as Markdown: `docs/rules.md` in French.
#[must_use]
pub fn format_markdown(language: Language) -> String {
    let opening = text!(RULES_OPENING).get(language);
    let mut page = format!("# {}\n\n{opening}\n\n", text!(RULES_TITLE).get(language));
    for (caption, rules) in rules_by_family() {
        page.push_str(&format!("- **{}**\n", caption.get(language)));
        for Rule { code, texts, .. } in rules {
            let anchor = code.to_lowercase();
            let title = escape(texts.title.get(language));
            page.push_str(&format!("  - [{code}](#{anchor}) {title}\n"));
        }
    }
    for (caption, rules) in rules_by_family() {
        page.push_str(&format!("\n## {}\n", caption.get(language)));
        for rule in rules {
            page.push_str(&format_entry(rule, language));
        }
    }
    page
}

/// A rule's part of the reference.
fn format_entry(rule: &Rule, language: Language) -> String {
    let mut parts = vec![
        format!("\n### {}", rule.code),
        format!("**{}**", escape(rule.texts.title.get(language))),
        format!("_{}_", describe_severity_and_profiles(rule, language)),
        escape(rule.texts.why.get(language)),
    ];
    parts.extend(describe_source(rule, language).map(|source| escape(&source)));
    for (caption, yaml) in examples(rule) {
        let fence = if yaml.contains("```") { "````" } else { "```" };
        let caption = with_caption(caption, "", language);
        parts.push(format!(
            "{caption}\n\n{fence}yaml\n{}\n{fence}",
            yaml.trim_end()
        ));
    }
    parts.push(suppression_example(rule, language));
    parts.join("\n\n") + "\n"
}

/// The families that have rules, and these.
fn rules_by_family() -> impl Iterator<Item = (Translated, Vec<&'static Rule>)> {
    let families = FAMILIES.into_iter().map(|(letter, caption)| {
        let rules = RULES.iter().copied();
        (
            caption,
            rules.filter(|rule| rule.code.starts_with(letter)).collect(),
        )
    });
    families.filter(|(_, rules): &(_, Vec<_>)| !rules.is_empty())
}

/// The profiles that ask for a rule.
fn rule_profiles(rule: &Rule) -> impl Iterator<Item = Profile> {
    let asks = |profile: &Profile| rule.profiles.is_empty() || rule.profiles.contains(profile);
    Profile::ALL.into_iter().filter(asks)
}

/// « avertissement, profils : qualiopi, individuel ».
fn describe_severity_and_profiles(rule: &Rule, language: Language) -> String {
    let severity = rule.severity.name().get(language);
    let keys: Vec<&str> = rule_profiles(rule).map(Profile::key).collect();
    if keys.len() == Profile::ALL.len() {
        return format!("{severity}, {}", text!(ALL_PROFILES).get(language));
    }
    format!(
        "{severity}, {}",
        with_caption(text!(PROFILES), &keys.join(", "), language)
    )
}

fn examples(rule: &Rule) -> Vec<(Translated, &'static str)> {
    let example = rule.example();
    example.map_or_else(Vec::new, |example| {
        vec![
            (text!(BAD_EXAMPLE), example.bad),
            (text!(GOOD_EXAMPLE), example.good),
        ]
    })
}

fn suppression_example(rule: &Rule, language: Language) -> String {
    let code = rule.code;
    let message = if rule.prevents_build() {
        message!(CANNOT_SUPPRESS)
    } else if rule.has_fixed_severity() {
        message!(CANNOT_SUPPRESS_IN_DIFF)
    } else if suppression::UNSUPPRESSIBLE_CODES.contains(&code) {
        message!(SUPPRESS_IN_PROJECT, code)
    } else {
        message!(SUPPRESS, code)
    };
    message.render(language)
}

/// Articles that were read in pages kept aside: their official text was not.
const ARTICLES_TO_VERIFY: [&str; 4] = ["L6352-12", "R6313-4", "R6333-6-2", "D6323-1 A"];

/// The source of a rule, and which version of the law was read.
fn describe_source(rule: &Rule, language: Language) -> Option<String> {
    let source = rule.source?;
    let articles = ARTICLES_TO_VERIFY.iter().filter(|it| source.contains(**it));
    let articles: Vec<&str> = articles.copied().collect();
    let read = [
        (source.contains("du travail"), message!(SOURCE_CODE)),
        (source.contains("RNQ"), message!(SOURCE_RNQ)),
        (
            !articles.is_empty(),
            message!(SOURCE_PAGES, articles = articles.join(", ")),
        ),
    ];
    let read = read.iter().filter(|(is_read, _)| *is_read);
    let read: Vec<String> = read.map(|(_, words)| words.render(language)).collect();
    let named = with_caption(text!(SOURCE), source, language);
    Some(match read[..] {
        [] => named,
        [..] => {
            let versions = with_caption(text!(SOURCE_VERSIONS), &read.join(" ; "), language);
            format!("{named}. {versions}.")
        }
    })
}

/// « Source : … ».
fn with_caption(caption: Translated, text: &str, language: Language) -> String {
    let labelled = format!("{}{} {text}", caption.get(language), language.colon());
    labelled.trim_end().to_owned()
}

/// A text with the marks of Markdown escaped, but for those of code.
fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for (index, part) in text.split('`').enumerate() {
        if index > 0 {
            escaped.push('`');
        }
        for c in part.chars() {
            if index % 2 == 0 && matches!(c, '*' | '_' | '[' | ']' | '<' | '\\') {
                escaped.push('\\');
            }
            escaped.push(c);
        }
    }
    escaped
}

/// A text cut into lines that a terminal holds. The spaces that French sets inside quotes and before high marks hold.
fn wrap_text(text: &str) -> String {
    let mut text = text.replace("« ", "«\u{a0}");
    for mark in ["»", ":", ";", "?", "!"] {
        text = text.replace(&format!(" {mark}"), &format!("\u{a0}{mark}"));
    }
    let mut wrapped = String::new();
    let mut column = 0;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let width = word.chars().count();
        if column > 0 && column + 1 + width > WIDTH {
            wrapped.push('\n');
            column = 0;
        } else if column > 0 {
            wrapped.push(' ');
            column += 1;
        }
        wrapped.push_str(word);
        column += width;
    }
    wrapped
}
