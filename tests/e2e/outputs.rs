//! The reports of `annexe check`, over diagnostics that nobody would wish for, judged by the schemas that others published.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use annexe::check::rules::RULES;
use annexe::diagnostic::github::format_github;
use annexe::diagnostic::gitlab::format_gitlab;
use annexe::diagnostic::json::format_json;
use annexe::diagnostic::junit::format_junit;
use annexe::diagnostic::kind::{DiagnosticKind, RuleViolation, Severity};
use annexe::diagnostic::language::Language;
use annexe::diagnostic::message::{Argument, Message, Translated};
use annexe::diagnostic::sarif::{SarifRule, format_sarif};
use annexe::diagnostic::short::format_short;
use annexe::diagnostic::{Diagnostic, Label, Place, TextEdit, sort_and_dedup};
use annexe::source::{SourceFile, Span};
use serde_json::Value;

use crate::support::expect::assert_contains;

const NAMES: [&str; 4] = [
    "programmes/l’été, 100 % « prêt » : a&b <c>.yaml",
    "/tmp/un \"dossier\"/x'y.yaml",
    "a:b%20,c\n::error::d.yaml",
    "-",
];

const TEXT: &str = "intitule: \"é à l’école\"\ncontexte: |\n  un & deux <b>trois</b>\n  quatre\n";

const SAID: Translated = Translated {
    fr: "« {text} » et <{text}> & 100 % : a,b",
    en: "\"{text}\" and <{text}> & 100 %: a,b",
};

fn sets() -> Vec<Vec<Diagnostic>> {
    vec![Vec::new(), nasty(1), nasty(7)]
}

/// Findings of every severity in several files, `times` over, with all that a format could trip on.
fn nasty(times: usize) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for name in NAMES {
        let file = SourceFile::new(name, TEXT);
        for round in 0..times {
            for severity in [Severity::Advice, Severity::Warning, Severity::Error] {
                diagnostics.push(breach(&file, severity, round));
            }
        }
        let key = "a\r\nb\u{1}\u{1b}]]>--%0A::".to_owned();
        let end = Span::new(TEXT.len(), TEXT.len());
        diagnostics.push(Diagnostic::new(
            DiagnosticKind::MissingKey {
                key,
                is_empty: false,
            },
            Place::new(&file, end),
        ));
        diagnostics.push(Diagnostic::new(
            DiagnosticKind::Encoding,
            Place::new(&file, Span::default()),
        ));
    }
    sort_and_dedup(&mut diagnostics);
    diagnostics
}

fn breach(file: &std::sync::Arc<SourceFile>, severity: Severity, round: usize) -> Diagnostic {
    let text = Argument::Text(format!("l’un\n\u{0}\t\"{}\" ]]> 😀", round % 2));
    let phrase = || Message::new(SAID).with("text", text.clone());
    let code = RULES[0].code;
    let kind = DiagnosticKind::RuleViolation(RuleViolation {
        code,
        severity,
        cause: phrase(),
        remedy: phrase(),
    });
    // Over several lines, from inside a line of more bytes than characters.
    let mut diagnostic = Diagnostic::new(kind, Place::new(file, Span::new(14 + round, 60)));
    diagnostic.label = Some(phrase());
    let place = Place::new(file, Span::new(0, 8));
    diagnostic.related.push(Label {
        place,
        message: phrase(),
    });
    diagnostic.fix = vec![
        TextEdit {
            span: Span::new(0, 8),
            text: "titre\n\"é\"".to_owned(),
        },
        TextEdit {
            span: Span::new(9, 9),
            text: String::new(),
        },
    ];
    diagnostic
}

fn described() -> Vec<SarifRule> {
    let described = RULES.iter().map(|rule| SarifRule {
        code: rule.code,
        severity: rule.severity,
        title: rule.texts.title,
        why: rule.texts.why,
        source: rule.source,
    });
    described.collect()
}

fn parsed(text: &str) -> Value {
    assert!(text.ends_with('\n'), "{text:?}");
    serde_json::from_str(text).expect("JSON")
}

fn assert_valid(schema: &Value, report: &Value) {
    let validator = jsonschema::validator_for(schema).expect("a schema");
    let errors: Vec<String> = validator
        .iter_errors(report)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

/// The command writes them whole on standard output, with the same exit code in every form.
#[test]
fn the_command_writes_every_form() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("programmes")).expect("a folder");
    let write = |name: &str, yaml: &str| {
        fs::write(folder.path().join("programmes").join(name), yaml).expect("a file");
    };
    let check = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_annexe"));
        command
            .arg("check")
            .args(arguments)
            .current_dir(folder.path());
        let output = command
            .env("LC_ALL", "fr_FR.UTF-8")
            .output()
            .expect("the command runs");
        let said = String::from_utf8(output.stdout).expect("UTF-8");
        (output.status.code().expect("no signal"), said)
    };
    let forms = [
        "human", "short", "json", "sarif", "github", "gitlab", "junit",
    ];
    let complete = fs::read_to_string("tests/accept/complete.yaml").expect("a file");
    write("a b.yaml", &complete);
    for form in forms {
        let (code, said) = check(&["--format", form]);
        assert_eq!(code, 0, "{form}");
        assert!(said.ends_with('\n'), "{form}: {said}");
    }
    assert_contains(
        &check(&["--format", "junit"]).1,
        "<testsuite name=\"programmes/a b.yaml\"",
    );
    let kinds = complete.replace(
        "\nlieu: Mairie de Lannion\n",
        "\nlieus: Rennes\nressources:\n",
    );
    let kinds = kinds.replace(
        "\nressources: Un livret remis à chaque participant.\n",
        "\n",
    );
    write("c.yaml", &kinds);
    for form in forms {
        let (code, said) = check(&["--format", form]);
        assert_eq!(code, 1, "{form}");
        assert!(
            said.contains("S007") && said.contains("S010"),
            "{form}: {said}"
        );
    }
    let (_, short) = check(&["--format", "short"]);
    assert_eq!(short.lines().count(), 3, "{short}");
    assert!(
        short.starts_with("programmes/c.yaml:20:1: erreur[S007]: "),
        "{short}"
    );
    assert!(short.ends_with("\n1 erreur, 1 avertissement\n"), "{short}");
    assert_eq!(check(&["--diff", "--format", "json"]).0, 2);
    assert_eq!(check(&["--format", "xml"]).0, 2);
}

#[test]
fn json_follows_its_schema() {
    let schema = parsed(include_str!("../../schema/findings.schema.json"));
    for diagnostics in sets() {
        let report = parsed(&format_json(&diagnostics));
        assert_valid(&schema, &report);
        let listed = report["findings"].as_array().expect("a list");
        assert_eq!(listed.len(), diagnostics.len());
        let summary = report["summary"].as_object().expect("a summary");
        let total: u64 = summary.values().filter_map(Value::as_u64).sum();
        assert_eq!(total, diagnostics.len() as u64);
    }
    // What is not in the schema is refused: it says all that there is.
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let mut report = parsed(&format_json(&nasty(1)));
    report["findings"][0]["more"] = Value::from(1);
    assert!(!validator.is_valid(&report), "{report:#}");
}

#[test]
fn json_says_both_languages_at_each_place() {
    let report = parsed(&format_json(&nasty(1)));
    let listed = report["findings"].as_array().expect("a list");
    let found = listed.iter().find(|item| item["code"] == RULES[0].code);
    let found = found.expect("the rule's");
    assert_eq!(found["line"], 1);
    assert_eq!(found["end_line"], 3);
    let label = &found["labels"][0]["text"];
    assert_contains(label["en"].as_str().expect("a text"), " and ");
    assert_contains(label["fr"].as_str().expect("a text"), " et ");
    assert_eq!(found["labels"].as_array().expect("labels").len(), 2);
    assert_eq!(found["fix"][0]["text"], "titre\n\"é\"");
}

#[test]
fn sarif_follows_the_published_schema() {
    let schema = fs::read_to_string("tests/schemas/sarif-2.1.0.json").expect("a schema");
    // Published with a bracket too many, which is no regular expression to a strict reader.
    let schema = parsed(&schema.replace("-[a-zA-Z]{2}]?$", "-[a-zA-Z]{2}?$"));
    for diagnostics in sets() {
        for language in [Language::Fr, Language::En] {
            let log = parsed(&format_sarif(&diagnostics, &described(), language));
            assert_valid(&schema, &log);
            let run = &log["runs"][0];
            let rules = &run["tool"]["driver"]["rules"];
            let results = run["results"].as_array().expect("results");
            assert_eq!(results.len(), diagnostics.len());
            for result in results {
                let rank = result["ruleIndex"].as_u64().expect("a rank");
                assert_eq!(
                    rules[usize::try_from(rank).expect("small")]["id"],
                    result["ruleId"]
                );
                let place = &result["locations"][0]["physicalLocation"];
                let uri = place["artifactLocation"]["uri"].as_str().expect("a URI");
                assert!(
                    uri.is_ascii() && !uri.contains([' ', '"', '<', '\n']),
                    "{uri}"
                );
                assert!(uri.starts_with("file:///") || !uri.contains(':'), "{uri}");
            }
            let prints = results
                .iter()
                .map(|result| &result["partialFingerprints"]["annexe/v1"]);
            assert_eq!(
                prints.map(Value::to_string).collect::<BTreeSet<_>>().len(),
                diagnostics.len()
            );
        }
    }
}

/// <https://docs.gitlab.com/ci/testing/code_quality/>: the fields, their types, and fingerprints that are unique.
#[test]
fn gitlab_follows_the_documented_rules() {
    for diagnostics in sets() {
        let report = parsed(&format_gitlab(&diagnostics, Language::Fr));
        let issues = report.as_array().expect("a list");
        assert_eq!(issues.len(), diagnostics.len());
        let mut fingerprints = BTreeSet::new();
        for issue in issues {
            for field in ["description", "check_name", "fingerprint"] {
                assert!(
                    issue[field].as_str().is_some_and(|text| !text.is_empty()),
                    "{issue}"
                );
            }
            let severity = issue["severity"].as_str().expect("a text");
            const SEVERITIES: [&str; 5] = ["info", "minor", "major", "critical", "blocker"];
            assert!(SEVERITIES.contains(&severity), "{severity}");
            assert!(
                issue["location"]["lines"]["begin"]
                    .as_u64()
                    .is_some_and(|line| line >= 1)
            );
            let path = issue["location"]["path"].as_str().expect("a path");
            assert!(NAMES.contains(&path) && !path.starts_with("./"), "{path}");
            fingerprints.insert(issue["fingerprint"].to_string());
        }
        assert_eq!(fingerprints.len(), diagnostics.len(), "unique");
    }
}

#[test]
fn fingerprints_outlive_lines_and_languages() {
    let prints = |yaml: &str, language| -> Vec<String> {
        let file = SourceFile::new("x.yaml", yaml);
        let at = yaml.find("objectif").expect("the key");
        let key = "objectif".to_owned();
        let kind = DiagnosticKind::MissingKey {
            key,
            is_empty: false,
        };
        let diagnostic = Diagnostic::new(kind, Place::new(&file, Span::new(at, at + 8)));
        let report = parsed(&format_gitlab(&[diagnostic.clone(), diagnostic], language));
        let issues = report.as_array().expect("a list").iter();
        issues
            .map(|issue| issue["fingerprint"].to_string())
            .collect()
    };
    let here = prints("objectif: a\n", Language::Fr);
    assert_ne!(here[0], here[1]);
    assert_eq!(here, prints("\n\n# plus bas\nobjectif: a\n", Language::En));
}

/// A correction of the catalogues changes no fingerprint; another fact does.
#[test]
fn fingerprints_outlive_wording() {
    let print = |text: Translated, verb: &str| {
        let violation = RuleViolation {
            code: "P001",
            severity: Severity::Warning,
            cause: Message::new(text).with("verb", verb),
            remedy: Message::verbatim("x"),
        };
        let file = SourceFile::new("x.yaml", "a: b\n");
        let place = Place::new(&file, Span::new(0, 1));
        let diagnostic = Diagnostic::new(DiagnosticKind::RuleViolation(violation), place);
        let report = parsed(&format_gitlab(&[diagnostic], Language::Fr));
        report[0]["fingerprint"].to_string()
    };
    let [one, other] = [
        "« {verb} » est vague",
        "le verbe « {verb} » ne s’observe pas",
    ]
    .map(|fr| Translated { fr, en: "{verb}" });
    assert_eq!(print(one, "savoir"), print(other, "savoir"));
    assert_ne!(print(one, "savoir"), print(one, "connaître"));
}

#[test]
fn github_escapes_shows_ten_and_counts_all() {
    assert_eq!(format_github(&[], Language::Fr), "Rien à signaler\n");
    for diagnostics in [nasty(1), nasty(7)] {
        let said = format_github(&diagnostics, Language::Fr);
        let (commands, rest): (Vec<&str>, Vec<&str>) =
            said.lines().partition(|line| line.starts_with("::"));
        assert_eq!(commands.len(), 10);
        assert_eq!(rest.len(), 2, "{rest:?}");
        assert!(
            rest[0].contains(&format!("et {} autres", diagnostics.len() - 10)),
            "{rest:?}"
        );
        assert!(
            rest[1].contains("erreurs") && rest[1].contains("conseils"),
            "{rest:?}"
        );
        let mut kinds = Vec::new();
        for command in &commands {
            let (kind, rest) = command[2..].split_once(' ').expect("a kind");
            kinds.push(
                ["error", "warning", "notice"]
                    .iter()
                    .position(|known| *known == kind),
            );
            let (properties, message) = rest.split_once("::").expect("a message");
            assert!(!message.is_empty(), "{rest}");
            for property in properties.split(',') {
                let (name, value) = property.split_once('=').expect("a property");
                const PROPERTIES: [&str; 6] =
                    ["file", "line", "endLine", "col", "endColumn", "title"];
                assert!(PROPERTIES.contains(&name), "{name}");
                assert!(!value.is_empty() && !value.contains(':'), "{property}");
            }
        }
        assert!(
            kinds.is_sorted() && !kinds.contains(&None),
            "worst first: {kinds:?}"
        );
    }
    let said = format_github(&nasty(1)[..1], Language::Fr);
    assert_contains(&said, "file=-,");
    let odd = nasty(1)
        .into_iter()
        .find(|diagnostic| diagnostic.place.file.name() == NAMES[2]);
    let said = format_github(&[odd.expect("a finding")], Language::Fr);
    assert_contains(&said, "file=a%3Ab%2520%2Cc%0A%3A%3Aerror%3A%3Ad.yaml,");
}

#[test]
fn short_is_one_line_each() {
    for diagnostic in nasty(2) {
        let line = format_short(&diagnostic, Language::En);
        assert!(!line.contains(['\n', '\r']), "{line}");
        assert_contains(&line, &format!("[{}]: ", diagnostic.kind.code()));
    }
    let file = SourceFile::new("a.yaml", "é: à\n");
    let kind = DiagnosticKind::MissingKey {
        key: "intitule".to_owned(),
        is_empty: false,
    };
    let diagnostic = Diagnostic::new(kind, Place::new(&file, Span::new(4, 6)));
    let line = format_short(&diagnostic, Language::Fr);
    assert!(
        line.starts_with("a.yaml:1:4: erreur[S008]: il manque la clé « intitule » ("),
        "{line}"
    );
}

/// Each set of findings as a report, without programmes and with two.
fn junit_reports() -> impl Iterator<Item = (Vec<Diagnostic>, usize, String)> {
    let names = ["programmes/propre.yaml".to_owned(), NAMES[0].to_owned()];
    sets().into_iter().flat_map(move |diagnostics| {
        [&names[..], &[]].map(|checked| {
            let xml = format_junit(&diagnostics, checked, Language::Fr);
            (diagnostics.clone(), checked.len(), xml)
        })
    })
}

#[test]
fn junit_counts_failures_and_clean_programmes() {
    for (diagnostics, checked, xml) in junit_reports() {
        let failures = diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.severity < Severity::Advice);
        assert_eq!(xml.matches("<failure ").count(), failures.count(), "{xml}");
        let clean = xml.matches("name=\"Rien à signaler\"").count();
        let alone = if diagnostics.is_empty() {
            checked
        } else {
            checked.min(1)
        };
        assert_eq!(clean, alone, "{xml}");
    }
}

#[test]
#[ignore = "needs libxml2-utils; .ci/run has it"]
fn junit_follows_the_published_schema() {
    let folder = tempfile::tempdir().expect("a folder");
    for (rank, (_, _, xml)) in junit_reports().enumerate() {
        let path = folder.path().join(format!("{rank}.xml"));
        fs::write(&path, &xml).expect("a file");
        validate(&path);
    }
}

fn validate(path: &Path) {
    let output = Command::new("xmllint")
        .args([
            "--noout",
            "--nonet",
            "--schema",
            "tests/schemas/junit-10.xsd",
        ])
        .arg(path)
        .output()
        .expect("xmllint runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
}
