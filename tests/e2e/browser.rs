//! Pages in a real browser and by the validator of the W3C, Markdown by its style guide: `tests/browser`
//! says how these are installed, and `.ci/run` has them.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use tempfile::TempDir;

use crate::support::expect::assert_contains;
use crate::support::formats::programmes;

/// Every sheet of the project, and one with every kind of block and a theme, in one format.
fn sheets(format: &str) -> (TempDir, Vec<PathBuf>) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut all = programmes();
    all.push("tests/layout/tout.yaml".to_owned());
    for document in ["annexe", "fiche"] {
        let output = Command::new(env!("CARGO_BIN_EXE_annexe"))
            .args(["build", "--format", format, "--document", document, "-o"])
            .arg(folder.path())
            .args(&all)
            .output()
            .expect("the program runs");
        assert!(output.status.success(), "{output:?}");
    }
    let theme = tempfile::tempdir().expect("a folder");
    for entry in fs::read_dir("tests/theme").expect("a folder") {
        let path = entry.expect("an entry").path();
        fs::copy(&path, theme.path().join(path.file_name().expect("a name"))).expect("a copy");
    }
    fs::copy("tests/accept/theme.yaml", theme.path().join("theme.yaml")).expect("a copy");
    let output = Command::new(env!("CARGO_BIN_EXE_annexe"))
        .current_dir(theme.path())
        .args(["build", "--format", format, "theme.yaml", "-o"])
        .arg(folder.path())
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{output:?}");
    // A revision, and one that has nothing in common with what was.
    for (name, old, new) in [
        (
            "revision",
            all[0].as_str(),
            "docs/revision/egoc-ctg-caf63.yaml",
        ),
        ("reecriture", "tests/layout/tout.yaml", all[0].as_str()),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_annexe"))
            .args([
                "diff", old, new, "--fail-on", "never", "--format", format, "-o",
            ])
            .arg(folder.path().join(format!("{name}.{format}")))
            .output()
            .expect("the program runs");
        assert!(output.status.success(), "{output:?}");
    }
    let entries = fs::read_dir(folder.path()).expect("a folder");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension != "annexe-manifeste")
        })
        .collect();
    paths.sort();
    assert!(paths.len() > 2 * all.len(), "{paths:?}");
    (folder, paths)
}

#[test]
#[ignore = "needs chromium, java and `npm ci` in tests/browser; .ci/run has them"]
fn pages_are_for_everybody() {
    let (_folder, pages) = sheets("html");
    let output = Command::new("node")
        .arg("tests/browser/check.mjs")
        .args(&pages)
        .output()
        .expect("node runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let wrong = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}{wrong}");
    assert_contains(&said, &format!("{} pages", pages.len()));
}

#[test]
#[ignore = "needs `npm ci` in tests/browser; .ci/run has it"]
fn markdown_keeps_to_its_style_guide() {
    let (_folder, sheets) = sheets("md");
    let output = Command::new("node")
        .arg("tests/browser/node_modules/markdownlint-cli2/markdownlint-cli2-bin.mjs")
        .args(["--config", "tests/browser/markdownlint.jsonc"])
        .args(&sheets)
        .output()
        .expect("node runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    let heard = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_contains(&heard, &format!("Linting: {} file", sheets.len()));
}

/// The validator of editors takes all that `check` takes, and still refuses a misspelt key.
#[test]
#[ignore = "needs `npm ci` in tests/browser; .ci/run has it"]
fn editors_take_what_check_takes() {
    let validate = |schema: &str, files: &[String]| {
        Command::new("node")
            .args(["tests/browser/schema.mjs", schema])
            .args(files)
            .output()
            .expect("node runs")
    };
    let mut accepted = programmes();
    for entry in fs::read_dir("tests/accept").expect("a folder") {
        let path = entry.expect("an entry").path();
        // Its second document is an annexe.yaml.
        if !path.ends_with("theme.yaml") {
            accepted.push(path.to_str().expect("UTF-8").to_owned());
        }
    }
    let output = validate("schema/programme.schema.json", &accepted);
    assert!(output.status.success(), "{output:?}");
    let output = validate(
        "schema/annexe.schema.json",
        &["programmes/sillage/annexe.yaml".to_owned()],
    );
    assert!(output.status.success(), "{output:?}");
    let folder = tempfile::tempdir().expect("a folder");
    let wrong = folder.path().join("faux.yaml");
    fs::write(
        &wrong,
        "intitule: Animer\nobjectif: [a]\nmodalite: presentil\n",
    )
    .expect("a place");
    let output = validate(
        "schema/programme.schema.json",
        &[wrong.to_str().expect("UTF-8").to_owned()],
    );
    let said = String::from_utf8_lossy(&output.stdout);
    assert_contains(&said, "faux.yaml:2:1");
    assert_contains(&said, "faux.yaml:3:11");
}
