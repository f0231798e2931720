//! Small files by hand: `tests/accept` must be silent, `tests/reject` are found at the places that they announce.
//!
//! A file of `tests/reject` opens with its kinds, one a line, `# attendu: 12:5 C001`, and `# profil: qualiopi` when it
//! is not checked as a convention. What is said of it may stand beside, in a `.txt` (`UPDATE=1` writes it anew).

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use annexe::check::ProjectContext;
use annexe::diagnostic::human::format_human;
use annexe::diagnostic::language::Language;
use annexe::diagnostic::{Diagnostic, sort_and_dedup};
use annexe::model::project::Config;
use annexe::model::settings::Profile;
use annexe::verify::embedded_source;

use crate::support::expect::line_diff;

#[test]
fn accept() {
    for path in files("tests/accept") {
        let said = said(&diagnostics(&path));
        assert_eq!(said, "", "{}", path.display());
    }
}

#[test]
fn reject() {
    let mut wrong = Vec::new();
    for path in files("tests/reject") {
        let diagnostics = diagnostics(&path);
        let text = fs::read(&path).expect("a file");
        let expected = headers(&String::from_utf8_lossy(&text), "# attendu:");
        let beside = path.with_extension("txt");
        assert!(
            !expected.is_empty() || beside.exists(),
            "{} announces nothing",
            path.display()
        );
        let found: Vec<String> = diagnostics.iter().map(position).collect();
        if !expected.is_empty() && found != expected {
            wrong.push(format!(
                "{}\nfound    {found:?}\nexpected {expected:?}",
                path.display()
            ));
        }
        if beside.exists() {
            let said = said(&diagnostics);
            if env::var_os("UPDATE").is_some() {
                fs::write(&beside, &said).expect("a file");
            }
            let expected = fs::read_to_string(&beside).unwrap_or_default();
            if said != expected {
                let diff = line_diff(&expected, &said);
                wrong.push(format!("{}\n{diff}", beside.display()));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong\n{}",
        wrong.len(),
        wrong.join("\n\n")
    );
}

/// The values of the comment lines that open so.
fn headers(text: &str, opening: &str) -> Vec<String> {
    let lines = text.lines().filter_map(|line| line.strip_prefix(opening));
    lines.map(|line| line.trim().to_owned()).collect()
}

/// `12:5 C001`
fn position(diagnostic: &Diagnostic) -> String {
    let position = diagnostic.place.file.position(diagnostic.place.span.start);
    let code = diagnostic.kind.code();
    format!("{}:{} {code}", position.line, position.column)
}

/// What is found in a file, as its headers want it checked.
pub fn diagnostics(path: &Path) -> Vec<Diagnostic> {
    let bytes = fs::read(path).expect("a file");
    let name = path.file_name().expect("a name").to_string_lossy();
    let profile = headers(&String::from_utf8_lossy(&bytes), "# profil:");
    let profile = profile.first().map(|name| {
        let known = Profile::ALL
            .into_iter()
            .find(|profile| profile.key() == name);
        known.unwrap_or_else(|| panic!("{name}"))
    });
    let (programme, shared) = embedded_source::split_source(&bytes);
    let files = |path: &str| fs::read(Path::new("tests/theme").join(path));
    let project_context = match shared {
        Some(shared) => ProjectContext::read(&name, &shared, profile, &files),
        None => ProjectContext::without_file(Some(Config::default()), profile),
    };
    let checked = project_context.check(&name, programme);
    let mut diagnostics = project_context.diagnostics([&checked]);
    diagnostics.extend(checked.diagnostics);
    sort_and_dedup(&mut diagnostics);
    diagnostics
}

fn said(diagnostics: &[Diagnostic]) -> String {
    let said: Vec<String> = diagnostics
        .iter()
        .map(|diagnostic| format_human(diagnostic, Language::Fr, false))
        .collect();
    said.join("\n")
}

/// The programmes of a folder, by name.
pub fn files(folder: &str) -> Vec<PathBuf> {
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
