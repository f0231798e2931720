//! Small files by hand: `tests/accept` must be silent, `tests/reject` say what stands beside each.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use annexe::diagnostic::human::human;
use annexe::programme::Programme;
use annexe::read::read;
use annexe::render::pdf::covers;
use annexe::schema;

#[test]
fn accept() {
    for path in files("tests/accept") {
        assert_eq!(said(&path), "", "{}", path.display());
    }
}

#[test]
fn reject() {
    for path in files("tests/reject") {
        let beside = path.with_extension("txt");
        let said = said(&path);
        assert!(!said.is_empty(), "{} has no finding", path.display());
        if env::var_os("UPDATE").is_some() {
            fs::write(&beside, &said).expect("a file");
        }
        let expected = fs::read_to_string(&beside).unwrap_or_default();
        assert!(
            said == expected,
            "{}\n--- said\n{said}\n--- expected\n{expected}",
            path.display()
        );
    }
}

fn said(path: &Path) -> String {
    let bytes = fs::read(path).expect("a file");
    let name = path.file_name().expect("a name").to_string_lossy();
    let reading = read::<Programme>(&name, &bytes, &schema::PROGRAMME, covers);
    let findings: Vec<String> = reading
        .findings
        .iter()
        .map(|finding| human(finding, false))
        .collect();
    findings.join("\n")
}

fn files(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "yaml")
    });
    files.sort();
    assert!(files.len() >= 3, "{folder} holds {} files", files.len());
    files
}
