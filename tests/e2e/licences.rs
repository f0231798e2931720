//! `THIRD-PARTY.txt`: the licences of what the program is made of, written from the crates that cargo links.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::support::expect::{assert_contains, assert_kept};

/// The systems that releases are built for.
const TARGETS: [&str; 6] = [
    "x86_64-unknown-linux-gnu",
    "aarch64-unknown-linux-gnu",
    "x86_64-unknown-linux-musl",
    "x86_64-apple-darwin",
    "aarch64-apple-darwin",
    "x86_64-pc-windows-msvc",
];

const OPENING: &str = "\
annexe is under the MIT licence: see the file LICENSE. Its executable is made of the works below, each under the licence named
beside it. Where a work offers several licences, annexe takes the first of MIT, BSD, Apache-2.0 and the others.

FONTS, embedded and part of each PDF and HTML sheet
  Source Sans 3 - OFL-1.1
  Source Serif 4 - OFL-1.1

COLOUR PROFILE, part of each PDF
  sRGB.icc, written for annexe - CC0-1.0

LIBRARIES
  the standard library of Rust, by the Rust Project Contributors - MIT OR Apache-2.0
  French hyphenation patterns of hyph-utf8, Copyright (C) 1994-2002 Daniel Flipo, Bernard Gaulle, 2016 Arthur
    Reutenauer - MIT
  in executables for Linux without glibc: musl, by Rich Felker and others - MIT
";

/// A licence: its words, and whom they protect.
#[derive(Default)]
struct LicenceText {
    text: String,
    works: BTreeSet<String>,
    copyrights: BTreeSet<String>,
}

#[test]
fn notices_are_fresh() {
    assert_kept("THIRD-PARTY.txt", notices());
}

#[test]
fn notices_are_printed_in_both_spellings() {
    for name in ["licences", "licenses"] {
        let output = Command::new(env!("CARGO_BIN_EXE_annexe"))
            .arg(name)
            .output()
            .expect("the command runs");
        assert!(output.status.success(), "{name}");
        let shown = String::from_utf8(output.stdout).expect("text");
        for part in [
            "MIT License",
            "SIL OPEN FONT LICENSE",
            "CC0-1.0",
            "printpdf ",
            "mimalloc ",
        ] {
            assert_contains(&shown, part);
        }
    }
}

fn notices() -> String {
    let mut text = OPENING.to_owned();
    let mut licences: BTreeMap<String, LicenceText> = BTreeMap::new();
    let mut without_text = Vec::new();
    for (name, file) in [
        ("annexe", "LICENSE"),
        ("Source Sans 3", "assets/fonts/OFL-SourceSans3.txt"),
        ("Source Serif 4", "assets/fonts/OFL-SourceSerif4.txt"),
    ] {
        add_text(&mut licences, name, Path::new(file));
    }
    for (name, package) in linked_packages() {
        let expression = package["license"].as_str().expect("a licence");
        writeln!(text, "  {name} - {expression}").expect("text");
        let manifest = Path::new(package["manifest_path"].as_str().expect("a path"));
        let folder = manifest.parent().expect("a folder");
        let files = licence_files(folder, expression);
        if files.is_empty() {
            without_text.push((name.clone(), package.clone()));
        }
        for file in files {
            add_text(&mut licences, &name, &file);
        }
    }
    for (name, package) in without_text {
        add_authors(&mut licences, &name, &package);
    }
    // The texts that most works share come first.
    let mut licences: Vec<LicenceText> = licences.into_values().collect();
    licences.sort_by_key(|it| (std::cmp::Reverse(it.works.len()), it.text.clone()));
    for licence in licences {
        let works: Vec<String> = licence.works.into_iter().collect();
        write!(text, "\n{}\n", "=".repeat(100)).expect("text");
        text.push_str(&wrap(&works.join(", ")));
        text.push('\n');
        for copyright in licence.copyrights {
            writeln!(text, "{copyright}").expect("text");
        }
        write!(text, "\n{}\n", licence.text).expect("text");
    }
    text
}

/// The packages that the executable links on any of [`TARGETS`], by name and version.
fn linked_packages() -> BTreeMap<String, Value> {
    let mut names = BTreeSet::new();
    for target in TARGETS {
        let tree = cargo(&[
            "tree", "--locked", "--edges", "normal,no-proc-macro", "--prefix", "none", "--format",
            "{p}", "--target", target,
        ]);
        names.extend(tree.lines().filter_map(|line| {
            let mut words = line.split(' ');
            let (name, version) = (words.next()?, words.next()?.strip_prefix('v')?);
            Some(format!("{name} {version}"))
        }));
    }
    let metadata = cargo(&["metadata", "--locked", "--format-version", "1"]);
    let metadata: Value = serde_json::from_str(&metadata).expect("JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    let named = packages.iter().filter_map(|package| {
        let (name, version) = (package["name"].as_str()?, package["version"].as_str()?);
        let name = format!("{name} {version}");
        (names.contains(&name) && package["source"].is_string()).then(|| (name, package.clone()))
    });
    named.collect()
}

fn cargo(arguments: &[&str]) -> String {
    let output = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()))
        .args(arguments)
        .output()
        .expect("cargo runs");
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo {arguments:?}: {error}");
    String::from_utf8(output.stdout).expect("text")
}

/// The licences in the folder of a package: one, if it leaves the choice.
fn licence_files(folder: &Path, expression: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    find_licences(folder, &mut files);
    files.sort();
    if expression.contains("AND") || !expression.contains([' ', '/']) {
        return files;
    }
    for word in ["mit", "bsd", "apache"] {
        let is_named = |file: &&PathBuf| {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            name.to_lowercase().contains(word)
        };
        let named: Vec<PathBuf> = files.iter().filter(is_named).cloned().collect();
        if !named.is_empty() {
            return named;
        }
    }
    files
}

fn find_licences(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().to_lowercase();
        if path.is_dir() && !["tests", "examples", "benches", "fuzz"].contains(&&*name) {
            find_licences(&path, files);
        }
        let is_licence = ["licence", "license", "copying", "unlicense", "notice"]
            .iter()
            .any(|it| name.starts_with(it));
        let is_text = [".rs", ".json", ".toml", ".html"]
            .iter()
            .all(|it| !name.ends_with(it));
        let is_among_licences = folder.ends_with(".licenses") || folder.ends_with("licenses");
        if (is_licence || is_among_licences) && is_text && path.is_file() {
            files.push(path);
        }
    }
}

/// The words of a file, under those of the same words: spaces, titles and copyright lines aside.
fn add_text(licences: &mut BTreeMap<String, LicenceText>, work: &str, file: &Path) {
    let whole = String::from_utf8_lossy(&fs::read(file).expect("a licence")).into_owned();
    let (mut copyrights, mut lines) = (Vec::new(), Vec::new());
    for line in whole.lines().map(str::trim_end) {
        let start = line.trim().to_lowercase();
        let is_dated = start.contains(|it: char| it.is_ascii_digit());
        match start.starts_with("copyright") && (is_dated || start.contains("(c)")) {
            true => copyrights.push(line.trim().to_owned()),
            false => lines.push(line),
        }
    }
    let text = lines.join("\n");
    let text = text.trim().to_owned();
    if text.is_empty() {
        return;
    }
    let letters = text.to_lowercase();
    let letters: Vec<&str> = letters
        .split(|it: char| !it.is_alphanumeric())
        .filter(|word| !word.is_empty() && !["mit", "the", "license", "licence"].contains(word))
        .collect();
    // Apache-2.0 ends with advice that some copies leave out.
    let letters = letters.join(" ");
    let terms = letters.split(" end of terms and conditions").next();
    let licence = licences
        .entry(terms.unwrap_or_default().to_owned())
        .or_default();
    if licence.text.is_empty() {
        licence.text = text;
    }
    licence.works.insert(work.to_owned());
    licence.copyrights.extend(copyrights);
}

/// A package without a file of its licence: the text of the others under this licence, and its authors.
fn add_authors(licences: &mut BTreeMap<String, LicenceText>, work: &str, package: &Value) {
    let expression = package["license"].as_str().expect("a licence");
    let words = match expression.contains("MIT") {
        true => "permission is hereby granted free of charge",
        false if expression == "BSD-3-Clause" => {
            "redistribution and use in source and binary forms"
        }
        false => panic!("{work}: which text is that of {expression}?"),
    };
    let (_, licence) = licences
        .iter_mut()
        .filter(|(letters, _)| letters.starts_with(words))
        .max_by_key(|(_, licence)| licence.works.len())
        .expect("a text");
    licence.works.insert(work.to_owned());
    let authors = package["authors"].as_array().expect("authors");
    licence.copyrights.extend(authors.iter().map(|author| {
        let author = author.as_str().unwrap_or_default();
        format!(
            "Copyright (c) {}",
            author.split(" <").next().unwrap_or(author)
        )
    }));
}

fn wrap(words: &str) -> String {
    let mut lines = vec![String::new()];
    for word in words.split(", ") {
        let line = lines.last_mut().expect("a line");
        if !line.is_empty() && line.len() + word.len() > 98 {
            line.push(',');
            lines.push(word.to_owned());
            continue;
        }
        if !line.is_empty() {
            line.push_str(", ");
        }
        line.push_str(word);
    }
    format!("{}\n", lines.join("\n"))
}
