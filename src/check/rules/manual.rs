//! The rules explained, from their own words: to a terminal, to a program, and as `docs/rules.md`.

use serde_json::{Value, json};

use super::{Profile, RULES, Rule, suppression};
use crate::diagnostic::kind::Words;
use crate::diagnostic::language::{Caption, Language};

/// Characters of a line of a terminal, however wide it is: longer ones are hard to read.
const WIDTH: usize = 100;

/// The families by the letter of their codes, in the order of the manual.
const FAMILIES: [(char, Caption); 6] = [
    ('S', Caption::Structure),
    ('T', Caption::Texts),
    ('M', Caption::Mentions),
    ('C', Caption::Coherence),
    ('P', Caption::Pedagogy),
    ('D', Caption::Revisions),
];

/// All that there is to say of a rule, for a terminal.
#[must_use]
pub fn explain(rule: &Rule, language: Language) -> String {
    let title = format!("{} · {}", rule.code, language.words(rule.title));
    let mut parts = vec![
        wrapped(&title) + "\n" + &wrapped(&weight(rule, language)),
        wrapped(language.words(rule.why)),
    ];
    if let Some(source) = rule.source {
        parts.push(wrapped(&labelled(Caption::Source, source, language)));
    }
    for (caption, yaml) in examples(rule) {
        let mut part = labelled(caption, "", language);
        for line in yaml.lines() {
            part.push_str(&format!("\n    {line}"));
        }
        parts.push(part);
    }
    parts.push(wrapped(&set_aside(rule, language)));
    parts.join("\n\n") + "\n"
}

/// A line a rule, by family, for a terminal.
#[must_use]
pub fn text(language: Language) -> String {
    let families = families().map(|(caption, rules)| {
        let mut family = language.caption(caption).to_owned() + "\n";
        for rule in rules {
            let severity = language.severity(rule.severity, 1);
            let title = language.words(rule.title);
            family.push_str(&format!("  {}  {severity:<13}  {title}\n", rule.code));
        }
        family
    });
    families.collect::<Vec<String>>().join("\n")
}

/// Every rule in both languages, ending in a newline.
#[must_use]
pub fn json() -> String {
    let both = |words: Words| json!({ "fr": words.fr, "en": words.en });
    let rules: Vec<Value> = RULES
        .iter()
        .map(|rule| {
            let example = rule.example.as_ref();
            json!({
                "code": rule.code,
                "severity": rule.severity.key(),
                "fixed": rule.is_fixed(),
                "profiles": profiles(rule).map(Profile::key).collect::<Vec<&str>>(),
                "title": both(rule.title),
                "why": both(rule.why),
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
pub fn markdown(language: Language) -> String {
    let opening = language.caption(Caption::RulesOpening);
    let mut page = format!("# {}\n\n{opening}\n\n", language.caption(Caption::Rules));
    for (caption, rules) in families() {
        page.push_str(&format!("- **{}**\n", language.caption(caption)));
        for Rule { code, title, .. } in rules {
            let anchor = code.to_lowercase();
            let title = escaped(language.words(*title));
            page.push_str(&format!("  - [{code}](#{anchor}) {title}\n"));
        }
    }
    for (caption, rules) in families() {
        page.push_str(&format!("\n## {}\n", language.caption(caption)));
        for rule in rules {
            page.push_str(&entry(rule, language));
        }
    }
    page
}

/// A rule's part of the reference.
fn entry(rule: &Rule, language: Language) -> String {
    let mut parts = vec![
        format!("\n### {}", rule.code),
        format!("**{}**", escaped(language.words(rule.title))),
        format!("_{}_", weight(rule, language)),
        escaped(language.words(rule.why)),
    ];
    if let Some(source) = rule.source {
        parts.push(escaped(&labelled(Caption::Source, source, language)));
    }
    for (caption, yaml) in examples(rule) {
        let fence = if yaml.contains("```") { "````" } else { "```" };
        let caption = labelled(caption, "", language);
        parts.push(format!(
            "{caption}\n\n{fence}yaml\n{}\n{fence}",
            yaml.trim_end()
        ));
    }
    parts.push(set_aside(rule, language));
    parts.join("\n\n") + "\n"
}

/// The families that have rules, and these.
fn families() -> impl Iterator<Item = (Caption, Vec<&'static Rule>)> {
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
fn profiles(rule: &Rule) -> impl Iterator<Item = Profile> {
    let asks = |profile: &Profile| rule.profiles.is_empty() || rule.profiles.contains(profile);
    Profile::ALL.into_iter().filter(asks)
}

/// « avertissement, profils : qualiopi, individuel ».
fn weight(rule: &Rule, language: Language) -> String {
    let severity = language.severity(rule.severity, 1);
    let keys: Vec<&str> = profiles(rule).map(Profile::key).collect();
    if keys.len() == Profile::ALL.len() {
        return format!("{severity}, {}", language.caption(Caption::AllProfiles));
    }
    format!(
        "{severity}, {}",
        labelled(Caption::Profiles, &keys.join(", "), language)
    )
}

fn examples(rule: &Rule) -> Vec<(Caption, &'static str)> {
    let example = rule.example.as_ref();
    example.map_or_else(Vec::new, |example| {
        vec![(Caption::Bad, example.bad), (Caption::Good, example.good)]
    })
}

fn set_aside(rule: &Rule, language: Language) -> String {
    let caption = if rule.is_fixed() {
        Caption::NeverSetAside
    } else if suppression::CODES.contains(&rule.code) {
        Caption::SetAsideByProject
    } else {
        Caption::SetAside
    };
    language.caption(caption).replace("{code}", rule.code)
}

/// « Source : … ».
fn labelled(caption: Caption, text: &str, language: Language) -> String {
    let labelled = format!("{}{} {text}", language.caption(caption), language.colon());
    labelled.trim_end().to_owned()
}

/// A text with the marks of Markdown escaped, but for those of code.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for (rank, part) in text.split('`').enumerate() {
        if rank > 0 {
            escaped.push('`');
        }
        for c in part.chars() {
            if rank % 2 == 0 && matches!(c, '*' | '_' | '[' | ']' | '<' | '\\') {
                escaped.push('\\');
            }
            escaped.push(c);
        }
    }
    escaped
}

/// A text cut into lines that a terminal holds. The spaces that French sets inside quotes and before high marks hold.
fn wrapped(text: &str) -> String {
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
