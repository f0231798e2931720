//! The README and the pages of `docs/` show what the tool does.

use std::fs;
use std::path::PathBuf;

use annexe::model::{Sheet, compose};
use annexe::read::read;
use annexe::read::schema;
use annexe::render::fonts::has_glyph;
use annexe::render::markdown::render_markdown;

use crate::support::expect::{assert_contains, assert_kept};

#[test]
fn the_excerpt_gives_what_is_shown() {
    let readme = fs::read_to_string("README.md").expect("README.md");
    let [yaml] = blocks(&readme, "yaml").try_into().expect("one excerpt");
    let reading = read("README.md", yaml.as_bytes(), &schema::PROGRAMME, &has_glyph);
    assert!(reading.diagnostics.is_empty(), "{:?}", reading.diagnostics);
    let sheet = render_markdown(&compose(
        &reading.value.expect("a programme"),
        None,
        Sheet::Annexe,
        true,
    ));
    let shown = blocks(&readme, "markdown");
    assert!(shown.len() >= 2, "{shown:?}");
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
        "build", "check", "new", "schema", "extract", "verify", "diff", "construire", "verifier",
        "nouveau", "extraire", "authentifier", "comparer",
    ] {
        assert_contains(&readme, command);
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_annexe"))
            .args([command, "--help"])
            .output()
            .expect("the command runs");
        assert!(output.status.success(), "{command}");
    }
}

/// What pages say to install is this version.
#[test]
fn named_versions_are_fresh() {
    const MARKS: [&str; 3] = ["annexe==", "annexe@", "annexe_"];
    let pages = [
        "README.md", "docs/installing.md", "docs/building.md", "docs/guide.fr.md",
    ];
    for page in pages {
        let mut fresh = fs::read_to_string(page).expect("a page");
        for mark in MARKS {
            let mut parts = fresh.split(mark);
            let mut whole = parts.next().unwrap_or_default().to_owned();
            for part in parts {
                let end = part.find(|it: char| !it.is_ascii_digit() && it != '.');
                let version = &part[..end.unwrap_or(part.len())];
                let is_version = version.matches('.').count() == 2;
                let version = if is_version {
                    env!("CARGO_PKG_VERSION")
                } else {
                    version
                };
                whole = whole + mark + version + &part[end.unwrap_or(part.len())..];
            }
            fresh = whole;
        }
        assert_kept(page, fresh);
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

/// The comparison shown is the opening of the committed report, which another test keeps fresh.
#[test]
fn the_comparison_says_what_is_shown() {
    let page = fs::read_to_string("docs/comparing.md").expect("a page");
    let consoles = blocks(&page, "console");
    let shown = consoles.iter().find_map(|console| {
        let (command, shown) = console.split_once('\n')?;
        command.starts_with("$ annexe diff").then_some(shown)
    });
    let report = fs::read_to_string("docs/revision/rapport.txt").expect("the report");
    let report = report.replace(['\u{a0}', '\u{202f}'], " ");
    assert!(report.starts_with(shown.expect("a comparison")), "{report}");
}

/// The mistakes shown are those of this programme.
#[test]
fn the_mistakes_say_what_is_shown() {
    const PROGRAMME: &str = "\
intitule: Animer une réunion qui décide
convention: { numero: 2026-41, annexe: 1, organisme: Atelier Sillage, client: Ville de Port-Galerne }
periode: D’octobre à novembre 2026
horaires: 9h à 17h
objectif:
  liste:
    - Préparer un ordre du jour
    - Conduire les échanges
    - Conclure par une décision
duree:
  jours: 3
  heures_par_jour: 7
methodes: Jeux de rôle, à partir des réunions que les participants conduisent.
deroule:
  journees:
    - titre: Préparer
    - titre: Conduire et conclure
moyens: Une salle et un tableau.
suivi: Feuilles d’émargement signées par demi-journée.
sanction: Un certificat de réalisation est remis à chacun.
";
    let page = fs::read_to_string("docs/checking.md").expect("a page");
    let consoles = blocks(&page, "console");
    let console = consoles.first().expect("a session");
    let (command, shown) = console.split_once('\n').expect("what is said");
    let arguments = command.strip_prefix("$ annexe ").expect("a command");
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("programmes")).expect("a folder");
    fs::write(folder.path().join("programmes/reunion.yaml"), PROGRAMME).expect("a file");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_annexe"))
        .args(arguments.split(' '))
        .current_dir(folder.path())
        .env("LC_ALL", "fr_FR.UTF-8")
        .output()
        .expect("the command runs");
    let said = String::from_utf8(output.stdout).expect("UTF-8");
    // A page of text shows no-break spaces as any other.
    assert_eq!(said.replace(['\u{a0}', '\u{202f}'], " "), shown);
}

/// Every relative link of the pages leads to a file or a folder; the references hold examples instead.
#[test]
fn links_lead_to_files() {
    let pages = fs::read_dir("docs").expect("a folder");
    let pages = pages.map(|entry| entry.expect("an entry").path());
    let pages = pages.filter(|path| path.extension().is_some_and(|extension| extension == "md"));
    let roots = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"];
    let mut links = 0;
    let pages = pages.filter(|path| !path.ends_with("rules.md") && !path.ends_with("champs.md"));
    for path in pages.chain(roots.map(PathBuf::from)) {
        let text = fs::read_to_string(&path).expect("a page");
        for link in text.split("](").skip(1) {
            let target = link.split(')').next().unwrap_or_default();
            let target = target.split('#').next().unwrap_or_default();
            if target.is_empty() || target.contains([':', ' ']) || target.starts_with("www.") {
                continue;
            }
            links += 1;
            let folder = path.parent().expect("a folder");
            let file = folder.join(target);
            assert!(file.exists(), "{}: {target} does not exist", path.display());
        }
    }
    assert!(links > 20, "{links} links");
}
