//! What is printed: nothing in it that a terminal, a browser or a service would obey and no reader would see.

use std::fs;
use std::path::Path;
use std::process::Output;

use annexe::Language;
use annexe::diagnostic::github::format_github;
use annexe::diagnostic::gitlab::format_gitlab;
use annexe::diagnostic::human::format_human;
use annexe::diagnostic::json::format_json;
use annexe::diagnostic::junit::format_junit;
use annexe::diagnostic::sarif::format_sarif;
use annexe::diagnostic::short::format_short;
use proptest::prelude::RngExt;
use proptest::test_runner::{RngAlgorithm, TestRng};
use pulldown_cmark::{Event, Parser, Tag};
use rayon::prelude::*;
use scraper::{Html, Selector};
use serde_json::{Map, Value};

use crate::support::project::Project;

const HOSTILE: [&str; 20] = [
    "\u{1b}[2J\u{1b}[Hconforme",
    "\u{1b}]0;titre\u{7}",
    "\u{9b}31m",
    "\u{202e}tnemetrap",
    "\u{2066}a\u{2069}",
    "\u{200b}",
    "\u{200d}",
    "\u{feff}",
    "\u{2028}",
    "\u{85}",
    "\u{7f}",
    "\u{8}\u{8}\u{8}",
    "\u{e0041}\u{e0042}",
    "\n::error::faux",
    "\r##[error]faux",
    "\n::stop-commands::x",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[lien](javascript:alert(1))",
    "]]> --> </style>",
];

/// Characters that are obeyed, or that only hide. What joins the parts of one picture is not looked at here.
fn is_obeyed(c: char) -> bool {
    c != '\n' && c.is_control()
        || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

/// Characters that texts may not have, or their Markdown.
fn is_refused(c: char) -> bool {
    matches!(c, '<' | '[')
        || is_obeyed(c) && !matches!(c, '\r' | '\u{200b}' | '\u{200d}' | '\u{feff}')
}

#[track_caller]
fn assert_harmless(printed: &[u8], what: &str) {
    let printed = std::str::from_utf8(printed).expect(what);
    if let Some(at) = printed.find(is_obeyed) {
        let from = printed[..at].rfind('\n').map_or(0, |at| at + 1);
        panic!("{what}: {:?}", printed[from..].lines().next());
    }
}

/// Whether a line is a command to GitHub.
fn is_command(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("##[") || line.starts_with("::") && line[2..].contains("::")
}

fn random() -> TestRng {
    TestRng::deterministic_rng(RngAlgorithm::ChaCha)
}

/// Texts that are sentences, in which anything can be read.
const SENTENCE: usize = 40;

/// The same programme with what a stranger might write in its texts, and elsewhere where it need not be read.
fn attack(value: &mut Value, is_read: bool, random: &mut TestRng) {
    match value {
        Value::String(text) if random.random_ratio(1, 3) && (!is_read || text.len() > SENTENCE) => {
            let at = text.floor_char_boundary(random.random_range(0..=text.len()));
            let hostile = HOSTILE[random.random_range(0..HOSTILE.len())];
            if !is_read || !hostile.contains(is_refused) {
                text.insert_str(at, hostile);
            }
        }
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
        Value::Array(items) => items.iter_mut().for_each(|it| attack(it, is_read, random)),
        Value::Object(keys) => {
            let mut attacked = Map::new();
            for (key, mut value) in std::mem::take(keys) {
                attack(&mut value, is_read, random);
                if !is_read && random.random_ratio(1, 60) {
                    let key = key.clone() + HOSTILE[random.random_range(0..HOSTILE.len())];
                    attacked.insert(key, Value::from(1));
                }
                attacked.insert(key, value);
            }
            *keys = attacked;
        }
    }
}

/// As YAML, in which JSON is. Characters that YAML takes as they are stay so.
fn as_yaml(value: &Value) -> String {
    let json = serde_json::to_string_pretty(value).expect("JSON");
    let refused = |c: char| c != '\n' && c.is_control() || ('\u{2028}'..='\u{2029}').contains(&c);
    let written = json.chars().map(|c| match c {
        c if refused(c) => format!("\\u{:04x}", u32::from(c)),
        c => c.to_string(),
    });
    written.collect()
}

/// Two revisions of a project of such programmes; the file of the last has such a name.
fn hostile_project(is_read: bool) -> Project {
    let project = Project::new(0);
    let mut random = random();
    let complete = fs::read_to_string("tests/accept/complete.yaml").expect("a programme");
    let complete: Value = serde_yaml::from_str(&complete).expect("YAML");
    for rank in 0..4 {
        for folder in ["avant", "apres"] {
            let mut programme = complete.clone();
            attack(&mut programme, is_read, &mut random);
            if is_read {
                programme["lieu"] = format!("Rennes {folder} {}", HOSTILE[16 + rank]).into();
            }
            let name = match rank {
                3 if cfg!(unix) => "p\u{1b}[2J\u{202e}\n::error::x",
                _ => &format!("p{rank}"),
            };
            project.write(&format!("{folder}/{name}.yaml"), &as_yaml(&programme));
        }
    }
    project
}

fn run(project: &Project, arguments: &[&str]) -> Output {
    project.command(arguments).output().expect("it runs")
}

#[test]
fn reports_obey_nobody() {
    let project = hostile_project(false);
    for format in [
        "text", "short", "json", "sarif", "github", "gitlab", "junit",
    ] {
        let format = if format == "text" { "human" } else { format };
        let Output { stdout, stderr, .. } = run(&project, &["check", "avant", "--format", format]);
        assert!(
            stdout.len() > 1000,
            "{format}: {}",
            String::from_utf8_lossy(&stderr)
        );
        assert_harmless(&stdout, format);
        assert_harmless(&stderr, format);
        let printed = String::from_utf8(stdout).expect("UTF-8");
        let commands = printed.lines().filter(|line| is_command(line)).count();
        assert_eq!(
            commands,
            if format == "github" { 10 } else { 0 },
            "{printed}"
        );
    }
    for arguments in [
        ["build", "avant", "-o", "output"],
        ["check", "avant", "--fix", "--lang=en"],
        ["check", "avant", "--fix", "--lang=fr"],
    ] {
        let Output { stdout, stderr, .. } = run(&project, &arguments);
        assert_harmless(&stdout, arguments[0]);
        assert_harmless(&stderr, arguments[0]);
        let printed = [stdout, stderr].concat();
        let printed = String::from_utf8(printed).expect("UTF-8");
        assert!(!printed.lines().any(is_command), "{printed}");
    }
}

#[test]
fn comparisons_obey_nobody() {
    let project = hostile_project(true);
    let common = ["diff", "avant", "apres", "--fail-on", "never", "--format"];
    for format in ["text", "github", "json", "md", "html"] {
        let Output { stdout, stderr, .. } = run(&project, &[&common[..], &[format]].concat());
        assert!(
            stdout.len() > 400,
            "{format}: {}",
            String::from_utf8_lossy(&stderr)
        );
        assert_harmless(&stdout, format);
        assert_harmless(&stderr, format);
        let printed = String::from_utf8(stdout).expect("UTF-8");
        match format {
            "html" => assert_inert_page(&printed),
            "md" => assert_inert_markdown(&printed),
            "github" => {}
            _ => assert!(!printed.lines().any(is_command), "{printed}"),
        }
    }
}

/// A page has no script, and follows no other address than those of links.
fn assert_inert_page(page: &str) {
    let page = Html::parse_document(page);
    let all = Selector::parse("*").expect("a selector");
    for element in page.select(&all) {
        let name = element.value().name();
        assert!(
            !["script", "img", "iframe", "object"].contains(&name),
            "{name}"
        );
        for (key, value) in element.value().attrs() {
            assert!(
                !key.starts_with("on") && !value.contains("javascript:"),
                "{key}={value}"
            );
        }
    }
}

fn assert_inert_markdown(text: &str) {
    for event in Parser::new(text) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => {
                assert!(!html.contains("script") && !html.contains("img"), "{html}");
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                assert!(!dest_url.contains("javascript:"), "{dest_url}");
            }
            _ => {}
        }
    }
}

#[test]
fn arguments_and_missing_files_are_escaped() {
    let project = Project::new(1);
    let bad = "x\u{1b}[31m\u{202e}\n::error::y";
    for arguments in [
        vec!["check", bad],
        vec!["build", bad],
        vec!["verify", bad],
        vec!["extract", bad],
        vec!["diff", bad, bad],
        vec!["explain", bad],
        vec![bad],
        vec!["check", "--format", bad],
        vec!["help", bad],
        vec!["new", bad],
        vec!["outline", bad],
    ] {
        let Output { stdout, stderr, .. } = run(&project, &arguments);
        let printed = [stdout, stderr].concat();
        assert_harmless(&printed, arguments[0]);
        let printed = String::from_utf8(printed).expect("UTF-8");
        let is_named = printed.contains("\\u{1b}") || arguments[0] == "diff";
        assert!(is_named, "{arguments:?}: {printed}");
        assert!(!printed.lines().any(is_command), "{printed}");
    }
}

/// All samples, whatever they are made to show.
#[test]
fn what_is_said_of_samples_is_harmless() {
    let mut files = Vec::new();
    collect_programmes(Path::new("tests"), &mut files);
    assert!(files.len() > 100, "{} files", files.len());
    files.par_iter().for_each(|path| {
        let bytes = fs::read(path).expect("a file");
        let text = String::from_utf8_lossy(&bytes);
        let found = annexe::check(&text, &Default::default());
        for language in [Language::Fr, Language::En] {
            let human = found.iter().map(|it| format_human(it, language, false));
            let short = found.iter().map(|it| format_short(it, language) + "\n");
            let reports = [
                human.collect(),
                short.collect(),
                format_json(&found),
                format_sarif(&found, &[], language),
                format_github(&found, language),
                format_gitlab(&found, language),
                format_junit(&found, &[], language),
            ];
            for report in reports {
                assert_harmless(report.as_bytes(), path);
            }
        }
    });
}

fn collect_programmes(folder: &Path, files: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect_programmes(&path, files);
        } else if path.extension().is_some_and(|it| it == "yaml") {
            files.push(path.to_str().expect("UTF-8").to_owned());
        }
    }
}
