//! YAML text → spanned tree: places, meanings of scalars, mistakes, bounds, and the way back to the file.

use annexe::check::ProjectContext;
use annexe::diagnostic::Diagnostic;
use annexe::diagnostic::kind::{DiagnosticKind, ForeignFile, Syntax};
use annexe::model::project::Config;
use annexe::read::yaml::{ParsedYaml, PathStep, SpannedTree, YamlKind, YamlNode, parse};
use annexe::source::SourceFile;
use serde::Deserialize;

fn tree(text: &str) -> (Option<YamlNode>, Vec<String>) {
    let file = SourceFile::new("x.yaml", text);
    let ParsedYaml {
        root: node,
        diagnostics,
        ..
    } = parse(&file);
    let diagnostics = diagnostics
        .iter()
        .map(|diagnostic| {
            let at = file.position(diagnostic.place.span.start);
            format!("{}:{} {}", at.line, at.column, diagnostic.kind.code())
        })
        .collect();
    (node, diagnostics)
}

#[test]
fn spans_are_bytes_of_keys_and_scalars() {
    let text = "été: à l’école\nliste:\n  - un\n  - \"deux\"\n";
    let (node, diagnostics) = tree(text);
    let node = node.expect("a tree");
    assert!(diagnostics.is_empty());
    let entry = node.entry("été").expect("the key");
    assert_eq!(&text[entry.key_span.range()], "été");
    assert_eq!(&text[entry.value.span.range()], "à l’école");
    let path = [PathStep::Key("liste"), PathStep::Index(1)];
    assert_eq!(&text[node.nearest_node(&path).span.range()], "\"deux\"");
}

#[test]
fn plain_scalars_follow_the_core_schema() {
    let (node, _) = tree("a: 7\nb: \"7\"\nc: 2019-02-14\nd: 1.5\ne: ~\nf: yes\ng: nan\n");
    let node = node.expect("a tree");
    let value = serde_yaml::Value::deserialize(&node).expect("a value");
    assert!(value["a"].is_i64());
    assert!(value["b"].is_string());
    assert!(value["c"].is_string());
    assert!(value["d"].is_f64());
    assert!(value["e"].is_null());
    assert!(value["f"].is_string());
    assert!(value["g"].is_string());
}

#[test]
fn each_mistake_has_its_place() {
    for (text, expected) in [
        ("a: b: c\n", "1:5 S001"),
        ("a:\n\t- b\n", "2:1 S001"),
        ("a: \"b\n", "1:4 S001"),
        ("a: 1\na: 2\n", "2:1 S009"),
        ("a: 1\n---\nb: 2\n", "2:1 S004"),
        ("? [x]\n: 1\nb: 2\n", "1:3 S006"),
        ("- a\n", "1:1 S003"),
        ("", "1:1 S003"),
        ("# rien\n", "1:1 S003"),
        ("a: &Maison de la vie\n", "1:4 S001"),
        ("a: !Maison de la vie\n", "1:4 S001"),
        ("intitule:Animer\nlieu: x\n", "1:1 S001"),
        ("a: b\nlieu; Paris\nc: d\n", "2:1 S001"),
        ("contexte: |\ntexte au bord\nlieu: x\n", "2:1 S001"),
        ("a: \"Animer\" une réunion\nb: c\n", "1:13 S001"),
        ("a: b\n  c: d\n", "2:3 S001"),
        ("a: [x, y\nc: d\n", "1:4 S001"),
        ("a:\n  - b\n\tc: d\n", "3:1 S001"),
        ("a: \"b \\q\"\n", "1:7 S001"),
    ] {
        assert_eq!(tree(text).1, [expected], "{text:?}");
    }
}

/// A document of another program keeps its first bytes under the name of a text.
#[test]
fn renamed_documents_are_named() {
    let utf16: Vec<u8> = "\u{feff}intitule: Parler\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let utf16_big: Vec<u8> = "\u{feff}intitule: Parler\n"
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    for (bytes, kind) in [
        (
            &b"PK\x03\x04\x14\0[Content_Types].xml"[..],
            ForeignFile::Archive,
        ),
        (&b"PK\x05\x06\0\0"[..], ForeignFile::Archive),
        (
            &b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..],
            ForeignFile::OldWord,
        ),
        (&b"%PDF-1.7\n%\xe2\xe3"[..], ForeignFile::Pdf),
        (&b"{\\rtf1\\ansi Bonjour}"[..], ForeignFile::Rtf),
        (&utf16[..], ForeignFile::Utf16),
        (&utf16_big[..], ForeignFile::Utf16),
    ] {
        let context = ProjectContext::without_file(Some(Config::default()), None);
        let found = context.check("x.yaml", bytes).diagnostics;
        let kinds: Vec<&DiagnosticKind> = found.iter().map(|it| &it.kind).collect();
        assert_eq!(kinds, [&DiagnosticKind::ForeignFile(kind)], "{bytes:?}");
    }
}

/// Each conflict is told once, at its opening mark, wherever it stands.
#[test]
fn marks_of_a_merge_are_told_wherever_they_stand() {
    for (text, lines) in [
        (
            "<<<<<<< HEAD\nintitule: a\n=======\nintitule: b\n>>>>>>> autre\nlieu: c\n",
            vec![1],
        ),
        (
            "intitule: a\nduree:\n<<<<<<< HEAD\n  jours: 1\n=======\n  jours: 2\n>>>>>>> autre\n",
            vec![3],
        ),
        (
            "intitule: a\nmoyens: |\n  Une salle\n<<<<<<< HEAD\n  claire\n=======\n  calme\n>>>>>>> autre\nlieu: c\n",
            vec![4],
        ),
        (
            "intitule: a\npublic:\n  profils:\n<<<<<<< HEAD\n    - b\n||||||| base\n=======\n    - c\n>>>>>>> autre\nlieu: c\n",
            vec![4],
        ),
        (
            "<<<<<<< a\r\nintitule: a\r\n=======\r\nintitule: b\r\n>>>>>>> c\r\nlieu: d\r\n<<<<<<< a\r\nmoyens: e\r\n=======\r\n>>>>>>> c\r\n",
            vec![1, 7],
        ),
        ("intitule: a\n<<<<<<< HEAD\nlieu: b\n", vec![2]),
    ] {
        let file = SourceFile::new("x.yaml", text);
        let found = parse(&file).diagnostics;
        let is_conflict =
            |it: &&Diagnostic| it.kind == DiagnosticKind::Syntax(Syntax::MergeConflict);
        let places: Vec<usize> = found
            .iter()
            .filter(is_conflict)
            .map(|it| it.place.start().line)
            .collect();
        assert_eq!(places, lines, "{text}");
        assert_eq!(found.len(), lines.len(), "{found:?}");
    }
}

#[test]
fn bombs_are_bounded() {
    let deep: String = (0..10_000)
        .map(|depth| format!("{}a:\n", " ".repeat(depth.min(300))))
        .collect();
    assert_eq!(tree(&deep).1.len(), 1);
    assert_eq!(tree(&format!("a: {}", "[".repeat(10_000))).1.len(), 1);
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..12 {
        let aliases = vec![format!("*a{}", level - 1); 9].join(", ");
        bomb.push_str(&format!("a{level}: &a{level} [{aliases}]\n"));
    }
    let (node, diagnostics) = tree(&bomb);
    assert!(node.is_none());
    assert!(diagnostics[0].ends_with("S005"));
}

fn finds(yaml: &str, part: &str, line: usize, column: usize) {
    let file = SourceFile::new("x", yaml);
    let ParsedYaml {
        root, diagnostics, ..
    } = parse(&file);
    assert!(diagnostics.is_empty(), "{yaml}: {diagnostics:?}");
    let root = root.expect("a tree");
    let tree = SpannedTree {
        file,
        root,
        empty: Vec::new(),
    };
    let node = tree.value_at("a").expect("a value");
    let YamlKind::Scalar { text, .. } = &node.kind else {
        panic!("a scalar");
    };
    let at = text.find(part).expect(part);
    let span = node.locate(&tree.file, at..at + part.len());
    let position = tree.file.position(span.start);
    assert_eq!((position.line, position.column), (line, column), "{yaml}");
}

#[test]
fn every_style_leads_back() {
    finds("a: un deux un trois\n", "trois", 1, 15);
    finds("a: un deux\n   un trois\n", "trois", 2, 7);
    finds("a: |\n  un\n\n    - deux\n  trois\n", "deux", 4, 7);
    finds("a: |\n  un\n\n    - deux\n  trois\n", "trois", 5, 3);
    finds("a: >-\n  un deux\n  trois\n\n  quatre\n", "trois", 3, 3);
    finds("a: >-\n  un deux\n  trois\n\n  quatre\n", "quatre", 5, 3);
    finds("a: 'l''un et l''autre'\n", "autre", 1, 17);
    finds(
        "a: \"un \\\"deux\\\" \\u00e9t\\u00E9 trois\"\n",
        "trois",
        1,
        31,
    );
    finds("a: \"un \\\n  deux\\n trois\"\n", "trois", 2, 10);
}

#[test]
fn an_error_of_syntax_comes_before_what_it_makes_missing() {
    let project = ProjectContext::without_file(Some(Config::default()), None);
    for (text, cause) in [
        ("nature: vae\nlieu: Vannes\nmoyens: [salle\n", 3),
        ("intitule: Plonger\nobjectifs:\n• Nager\n• Respirer\n", 3),
        ("intitule: Plonger\nderoule: [ { titre: Nager }\n", 2),
    ] {
        let checked = project.check("x.yaml", text.as_bytes());
        let [first, rest @ ..] = &checked.diagnostics[..] else {
            panic!("{text}");
        };
        let line = first.place.file.position(first.place.span.start).line;
        assert_eq!((first.kind.code(), line), ("S001", cause), "{text}");
        assert!(!rest.is_empty(), "{text}");
    }
}
