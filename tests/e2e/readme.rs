//! What the README shows is what the tool does.

use std::fs;

use annexe::programme::{Sheet, compose};
use annexe::read::read;
use annexe::render::markdown::markdown;
use annexe::render::pdf::covers;
use annexe::schema;

#[test]
fn the_excerpt_gives_what_is_shown() {
    let readme = fs::read_to_string("README.md").expect("README.md");
    let [yaml] = blocks(&readme, "yaml").try_into().expect("one excerpt");
    let reading = read("README.md", yaml.as_bytes(), &schema::PROGRAMME, covers);
    assert!(reading.findings.is_empty(), "{:?}", reading.findings);
    let sheet = markdown(&compose(
        &reading.value.expect("a programme"),
        None,
        Sheet::Annexe,
        true,
    ));
    let shown = blocks(&readme, "markdown");
    assert!(shown.len() >= 2);
    let mut from = 0;
    for block in shown {
        // A page of text shows no-break spaces as any other.
        let plain = sheet.replace(['\u{a0}', '\u{202f}'], " ");
        let at = plain[from..]
            .find(&block)
            .unwrap_or_else(|| panic!("not in the sheet:\n{block}\n{plain}"));
        from += at;
    }
}

#[test]
fn the_commands_are_those_of_the_tool() {
    let readme = fs::read_to_string("README.md").expect("README.md");
    for command in [
        "build",
        "check",
        "new",
        "schema",
        "construire",
        "verifier",
        "nouveau",
    ] {
        assert!(readme.contains(command), "{command}");
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_annexe"))
            .args([command, "--help"])
            .output()
            .expect("the command runs");
        assert!(output.status.success(), "{command}");
    }
}

/// The fenced blocks of a language.
fn blocks(text: &str, language: &str) -> Vec<String> {
    let opening = format!("```{language}\n");
    let mut found = Vec::new();
    for part in text.split(&opening).skip(1) {
        found.push(part.split("```").next().unwrap_or_default().to_owned());
    }
    found
}
