//! The guide of coordinators, followed to the letter: its files are written, its commands run, their answers compared.
//! `UPDATE=1` writes the answers anew.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::support::expect::{assert_contains, assert_kept};

const GUIDE: &str = "docs/guide.fr.md";

#[test]
fn the_guide_is_what_happens() {
    let guide = fs::read_to_string(GUIDE).expect("the guide");
    let folder = TempDir::new().expect("a folder");
    let mut here = folder.path().to_owned();
    let mut followed = String::new();
    let mut file = None;
    let mut lines = guide.lines();
    let mut commands = 0;
    while let Some(line) = lines.next() {
        followed.push_str(line);
        followed.push('\n');
        if let Some(path) = comment(line, "fichier : ") {
            file = Some(path.to_owned());
        } else if let Some(edits) = comment(line, "correction : ") {
            let (path, edits) = edits.split_once(" : ").expect("a path");
            let path = here.join(path);
            let mut text = fs::read_to_string(&path).expect("a file");
            for edit in edits.split(" ; ") {
                let (old, new) = edit.split_once(" → ").expect("an edit");
                assert_contains(&text, old);
                text = text.replace(old, new);
            }
            fs::write(&path, text).expect("a place");
        } else if line == "```yaml" {
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            let block = block.join("\n") + "\n";
            if let Some(path) = file.take() {
                fs::write(here.join(path), &block).expect("a place");
            }
            followed.push_str(&block);
            followed.push_str("```\n");
        } else if line == "```console" {
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            for command in block.iter().filter_map(|line| line.strip_prefix("$ ")) {
                commands += 1;
                followed.push_str(&format!("$ {command}\n"));
                match command.strip_prefix("cd ") {
                    Some(into) => here = here.join(into),
                    None => followed.push_str(&answer(command, &here)),
                }
            }
            followed.push_str("```\n");
        }
    }
    assert!(commands > 10, "the guide has its commands");
    assert!(here.join("output/accueil-du-public.pdf").is_file());
    assert_kept(GUIDE, &followed);
}

fn comment<'a>(line: &'a str, what: &str) -> Option<&'a str> {
    line.strip_prefix("<!-- ")?
        .strip_prefix(what)?
        .strip_suffix(" -->")
}

/// What a command says, as a terminal shows it; how long it took is no matter.
fn answer(command: &str, here: &Path) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_annexe"))
        .parent()
        .expect("a folder");
    let path = format!(
        "{}:{}",
        program.display(),
        env::var("PATH").unwrap_or_default()
    );
    let output = Command::new("sh")
        .args(["-c", &format!("{command} 2>&1")])
        .current_dir(here)
        .envs([
            ("PATH", path.as_str()),
            ("LC_ALL", "fr_FR.UTF-8"),
            ("COLUMNS", "100"),
        ])
        .output()
        .expect("it runs");
    let said = String::from_utf8(output.stdout).expect("UTF-8");
    let (Some(at), Some(end)) = (said.find(", en "), said.rfind(" s\n")) else {
        return said;
    };
    format!("{}, en 0,1{}", &said[..at], &said[end..])
}
