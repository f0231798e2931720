//! French and English say the same: every message, every page of help, and who chooses between them.

use std::fs;
use std::process::{Command, Output};

use annexe::check::rules::RULES;
use annexe::diagnostic::kind::DiagnosticKind;
use annexe::diagnostic::language::Language;
use annexe::diagnostic::message::{Argument, Message, Translated};

use crate::corpus;

/// Every message that the rejected files give is said in both languages, with the same words of the author's.
#[test]
fn messages_say_the_same_in_both_languages() {
    let mut codes = Vec::new();
    for path in corpus::files("tests/reject") {
        for diagnostic in corpus::diagnostics(&path) {
            let kind = &diagnostic.kind;
            codes.push(kind.code());
            let [fr, en] = [Language::Fr, Language::En].map(|language| {
                let labels = diagnostic
                    .label
                    .iter()
                    .chain(diagnostic.related.iter().map(|it| &it.message));
                let mut said = vec![kind.cause().render(language)];
                said.extend(kind.remedy().map(|it| it.render(language)));
                said.extend(labels.map(|label| label.render(language)));
                said
            });
            assert_eq!(fr.len(), en.len(), "{fr:?}\n{en:?}");
            for (fr, en) in fr.iter().zip(&en) {
                assert!(!fr.is_empty() && !en.is_empty(), "{fr:?} {en:?}");
                assert!(
                    !fr.contains('{') || fr.contains("[ ou {") || fr.contains(": {"),
                    "{fr}"
                );
                for quoted in quoted(fr) {
                    assert!(en.contains(quoted), "« {quoted} » is not in: {en}\n{fr}");
                }
            }
            // Values may be said alike; a whole message is not.
            assert_ne!(fr, en);
        }
    }
    for rule in RULES.iter() {
        // No text can show these, or they are shown elsewhere.
        let apart = ["S002", "S003", "S005", "S015", "D001", "D002", "D003"];
        assert!(
            codes.contains(&rule.code) || apart.contains(&rule.code),
            "{} is planted nowhere in tests/reject",
            rule.code
        );
    }
}

/// What French puts between quotes.
fn quoted(fr: &str) -> Vec<&str> {
    let parts = fr
        .split('«')
        .skip(1)
        .filter_map(|part| part.split_once('»'));
    parts
        .map(|(quoted, _)| quoted.trim_matches([' ', '\u{a0}', '\u{202f}']))
        // A menu of editors.
        .filter(|quoted| !quoted.starts_with("Enregistrer"))
        .collect()
}

#[test]
fn what_no_file_shows_is_said_in_both_languages() {
    for kind in [
        DiagnosticKind::Encoding,
        DiagnosticKind::Empty,
        DiagnosticKind::NotAMapping,
    ] {
        assert_ne!(
            kind.cause().render(Language::Fr),
            kind.cause().render(Language::En)
        );
        assert_ne!(
            kind.remedy().map(|it| it.render(Language::Fr)),
            kind.remedy().map(|it| it.render(Language::En))
        );
    }
}

struct Run<'a> {
    arguments: &'a [&'a str],
    locale: &'a str,
    project: &'a str,
}

impl Run<'_> {
    fn output(&self) -> Output {
        let folder = tempfile::tempdir().expect("a folder");
        if !self.project.is_empty() {
            fs::write(folder.path().join("annexe.yaml"), self.project).expect("a file");
        }
        Command::new(env!("CARGO_BIN_EXE_annexe"))
            .args(self.arguments)
            .current_dir(folder.path())
            .env("LC_ALL", self.locale)
            .env_remove("LC_MESSAGES")
            .env_remove("LANG")
            .output()
            .expect("the command runs")
    }

    fn said(&self) -> String {
        let Output { stdout, stderr, .. } = self.output();
        String::from_utf8([stdout, stderr].concat()).expect("UTF-8")
    }
}

#[test]
fn the_option_then_the_project_then_the_locale_choose() {
    for (arguments, locale, project, word) in [
        (&["check", "x"][..], "", "", "not found"),
        (&["check", "x"], "C", "", "not found"),
        (&["check", "x"], "de_DE.UTF-8", "", "not found"),
        (&["check", "x"], "fr_FR.UTF-8", "", "introuvable"),
        (&["check", "x"], "fr_FR.UTF-8", "langue: en", "not found"),
        (&["check", "x"], "C", "langue: fr", "introuvable"),
        (
            &["--lang", "en", "check", "x"],
            "fr",
            "langue: fr",
            "not found",
        ),
        (
            &["check", "x", "--lang=fr"],
            "C",
            "langue: en",
            "introuvable",
        ),
        (&["chek", "--lang=fr"], "C", "", "commande inconnue"),
        (&["check", "--deny"], "C", "langue: fr", "attend une valeur"),
    ] {
        let run = Run {
            arguments,
            locale,
            project,
        };
        let said = run.said();
        assert!(
            said.contains(word),
            "{arguments:?} {locale} {project}: {said}"
        );
    }
}

#[test]
fn help_and_usage_errors_are_whole_in_both_languages() {
    const ENGLISH: [&str; 9] = [
        "Usage:", "Commands:", "Arguments:", "Options:", "Print", "default:", "values:", "error:",
        "For more",
    ];
    const FRENCH: [&str; 6] = [
        "Utilisation", "Commandes", "par défaut", "valeurs", "erreur", "Pour ",
    ];
    let commands = [
        &["--help"][..],
        &["help"],
        &["help", "check"],
        &["build", "-h"],
        &["check", "--help"],
        &["explain", "--help"],
        &["rules", "--help"],
        &["new", "--help"],
        &["schema", "--help"],
        &["extract", "--help"],
        &["verify", "--help"],
        &["verify"],
        &["chek"],
        &["check", "--formt", "json"],
        &["check", "--format", "jso"],
        &["check", "--format"],
        &["check", "--profile", "x"],
        &["check", "--fix=oui"],
        &["check", "--diff", "--format", "json"],
        &["check", "--fix", "-"],
        &["build", "-", "-"],
        &["rules", "--format", "md", "--format", "md"],
        &["schema", "programme", "x"],
        &["new"],
        &["new", "a/b"],
        &["explain"],
        &["explain", "C1"],
        &["help", "chek"],
        &["--lang"],
        &["--lang", "de"],
        &[],
    ];
    for arguments in commands {
        for (locale, foreign) in [("fr_FR.UTF-8", &ENGLISH[..]), ("C", &FRENCH[..])] {
            let run = Run {
                arguments,
                locale,
                project: "",
            };
            let said = run.said();
            assert!(said.lines().count() >= 2, "{arguments:?}: {said}");
            for word in foreign {
                assert!(
                    !said.contains(word),
                    "{arguments:?} {locale}: {word}\n{said}"
                );
            }
            let asked = arguments.iter().any(|it| ["--help", "-h"].contains(it));
            let asked =
                asked || arguments.first() == Some(&"help") && arguments.last() != Some(&"chek");
            let code = if asked { 0 } else { 2 };
            assert_eq!(run.output().status.code(), Some(code), "{arguments:?}");
        }
    }
}

const FILES: Translated = Translated::with_blanks(
    "{count} {count|fichier|fichiers} : `{ {name}: 1 }`",
    "{count} {count|file|files}: `{ {name}: 1 }`",
    &["count", "name"],
);

#[test]
fn blanks_are_filled_and_other_braces_stay() {
    for (count, fr, en) in [
        (0, "fichier", "files"),
        (1, "fichier", "file"),
        (2, "fichiers", "files"),
    ] {
        let message = Message::new(FILES)
            .with("count", count)
            .with("name", "a{b}");
        assert_eq!(
            message.render(Language::Fr),
            format!("{count} {fr} : `{{ a{{b}}: 1 }}`")
        );
        assert_eq!(
            message.render(Language::En),
            format!("{count} {en}: `{{ a{{b}}: 1 }}`")
        );
    }
    let unfilled = Message::new(FILES).with("count", 1);
    assert_eq!(unfilled.render(Language::En), "1 file: `{ {name}: 1 }`");
}

#[test]
fn lists_are_joined() {
    let items = |count: usize| {
        vec!["a", "b", "c"][..count]
            .iter()
            .map(|it| Message::verbatim(*it))
            .collect()
    };
    let words = |argument, language| {
        const ITEMS: Translated = Translated::new("{items}", "{items}");
        Message::new(ITEMS).with("items", argument).render(language)
    };
    let all = |count| words(Argument::AndList(items(count)), Language::Fr);
    assert_eq!(
        [all(0), all(1), all(2), all(3)],
        ["", "a", "a et b", "a, b et c"]
    );
    assert_eq!(words(Argument::OrList(items(3)), Language::En), "a, b or c");
}
