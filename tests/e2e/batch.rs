//! Many programmes at once, again and again: what is made, what is not made again, and what is left when a run is cut short.

use std::fs;
use std::os::unix::fs::MetadataExt;

use annexe::check::ProjectContext;
use annexe::model::Sheet;
use annexe::model::project::Config;
use annexe::render::{Format, render};
use annexe::verify::embedded_source;

use crate::support::expect::{assert_contains, assert_same_bytes, assert_same_files};
use crate::support::project::{LOGO, Project, counts, programme};

mod interrupted;
mod make;
mod orphans;
mod ownership;

#[test]
fn what_has_not_changed_is_not_made_again() {
    let project = Project::new(3);
    project.write("logo.svg", LOGO);
    project.write(
        "annexe.yaml",
        "organisme: {nom: Atelier}\ntheme: {logo: {fichier: logo.svg, texte: Atelier}}\n",
    );
    let built = |expected| {
        let (code, said) = project.run(&["build"]);
        assert_eq!((code, counts(&said)), (Some(0), expected), "{said}");
    };
    built([3, 0]);
    let manifest = project.outputs()[".annexe-manifeste"].clone();
    built([0, 3]);
    assert_eq!(project.outputs()[".annexe-manifeste"], manifest);
    // Contents count, and times do not.
    project.write("programmes/p1.yaml", &programme("Rennes"));
    built([0, 3]);
    project.write("programmes/p1.yaml", &programme("Brest"));
    built([1, 2]);
    let fresh = project.outputs();
    for name in ["p2.html", "p0.md", "p0.pdf"] {
        fs::remove_file(project.path(&format!("output/{name}"))).expect("it was there");
        built([1, 2]);
    }
    project.write("logo.svg", &LOGO.replace("123456", "654321"));
    built([3, 0]);
    project.write("logo.svg", LOGO);
    built([3, 0]);
    let shared = fs::read_to_string(project.path("annexe.yaml")).expect("it is there");
    project.write("annexe.yaml", &format!("{shared}typographie: non\n"));
    built([3, 0]);
    project.write("annexe.yaml", &shared);
    // A lost or corrupted manifest costs time, and nothing else.
    for spoilt in ["", "n’importe quoi\t\t\n\u{0}", "0\t1\t2/3\n"] {
        project.write("output/.annexe-manifeste", spoilt);
        built([3, 0]);
        assert_same_files(&fresh, &project.outputs(), &format!("after {spoilt:?}"));
    }
    // A file that is the same is left as it is.
    let old = fs::metadata(project.path("output/p0.pdf")).expect("it is there");
    assert_eq!(counts(&project.run(&["build", "--force"]).1), [3, 0]);
    assert_same_files(&fresh, &project.outputs(), "built by force");
    let new = fs::metadata(project.path("output/p0.pdf")).expect("it is there");
    assert_eq!(old.ino(), new.ino());
    // One alone keeps what is known of the others; other formats and sheets are other files.
    assert_eq!(
        counts(&project.run(&["build", "programmes/p0.yaml"]).1),
        [0, 1]
    );
    assert_eq!(
        counts(&project.run(&["build", "--document", "fiche"]).1),
        [3, 0]
    );
    built([0, 3]);
}

#[test]
fn findings_are_counted_of_what_is_not_made_again_too() {
    let project = Project::new(2);
    let first = project.run(&["build"]).1;
    assert_contains(&first, "2 avec des remarques");
    let second = project.run(&["build"]).1;
    assert_contains(&second, "2 fiches inchangées, 2 avec des remarques");
    // What cannot be built is told each time.
    project.write("programmes/p0.yaml", "intitul: x\n");
    for _ in 0..2 {
        let output = project.command(&["build"]).output().expect("it runs");
        assert_eq!(output.status.code(), Some(1));
        assert_contains(&String::from_utf8_lossy(&output.stderr), "clé inconnue");
        let said = String::from_utf8_lossy(&output.stdout);
        assert_contains(&said, "1 fiche inchangée, 1 fiche non écrite");
    }
}

#[test]
fn findings_of_reading_are_counted_again_and_clashes_too() {
    let project = Project::new(2);
    project.write(
        "programmes/p0.yaml",
        &format!("# annexe: ignore[C012] rien\n{}", programme("Rennes")),
    );
    let expected = "2 avec des remarques";
    for _ in 0..2 {
        let (_, said) = project.run(&["build"]);
        assert_contains(&said, expected);
    }
    project.write("programmes/p1.yml", &programme("Brest"));
    let (code, said) = project.run(&["build"]);
    assert_eq!(code, Some(1));
    assert_contains(&said, "3 programmes");
    assert_contains(&said, "1 fiche inchangée, 2 fiches non écrites");
}

#[test]
fn check_compares_and_writes_nothing() {
    let project = Project::new(3);
    let (code, said) = project.run(&["build", "--check"]);
    assert_eq!(code, Some(1));
    assert_eq!(said.matches("absent : output/").count(), 9, "{said}");
    assert!(!project.path("output").exists());
    project.run(&["build"]);
    assert_eq!(
        project.run(&["build", "--check"]),
        (Some(0), "tout est à jour\n".to_owned())
    );
    project.write("programmes/p0.yaml", &programme("Brest"));
    fs::remove_file(project.path("output/p1.pdf")).expect("it was there");
    fs::remove_file(project.path("programmes/p2.yaml")).expect("it was there");
    let before = project.outputs();
    let (code, said) = project.run(&["build", "--check"]);
    let expected = "\
périmé : output/p0.md
périmé : output/p0.html
périmé : output/p0.pdf
absent : output/p1.pdf
sans programme : output/p2.html
sans programme : output/p2.md
sans programme : output/p2.pdf
7 fichiers ne sont pas à jour : lancez « annexe build --prune »
";
    assert_eq!((code, said.as_str()), (Some(1), expected));
    assert_same_files(&before, &project.outputs(), "it wrote something");
    // The manifest is not believed.
    project.write("programmes/p0.yaml", &programme("Rennes"));
    project.write("output/p0.md", "à la main");
    assert_contains(
        &project.run(&["build", "--check"]).1,
        "périmé : output/p0.md",
    );
    // What cannot be built is not fresh.
    project.write("programmes/p0.yaml", "intitul: x\n");
    let (code, said) = project.run(&["build", "--check", "programmes/p0.yaml"]);
    assert_eq!((code, said.as_str()), (Some(1), ""));
    project.write("programmes/p0.yaml", &programme("Rennes"));
    // Without one, what carries its source is still known.
    fs::remove_file(project.path("output/.annexe-manifeste")).expect("it was there");
    let said = project.run(&["build", "--check"]).1;
    assert_contains(&said, "sans programme : output/p2.pdf");
}

#[test]
fn threads_and_order_change_no_byte() {
    let one = Project::new(5);
    let other = Project::new(5);
    one.run(&["build", "-j1"]);
    let paths = ["p4", "p0", "p3", "p1", "p2"].map(|name| format!("programmes/{name}.yaml"));
    let mut arguments = vec!["build", "-j", "8"];
    arguments.extend(paths.iter().map(String::as_str));
    other.run(&arguments);
    assert_same_files(
        &one.outputs(),
        &other.outputs(),
        "another order, more threads",
    );
    assert_eq!(one.run(&["build", "-j0"]).0, Some(2));
}

/// What a thread keeps from one document to the next is worth time, and nothing else.
#[test]
fn sheets_are_the_same_first_or_last_in_a_process() {
    let mut texts = Vec::new();
    for folder in ["tests/accept", "programmes", "programmes/sillage"] {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path
                .extension()
                .is_some_and(|extension| extension == "yaml")
            {
                texts.push(fs::read(&path).expect("a file"));
            }
        }
    }
    let alone = |text: &Vec<u8>| {
        let text = text.clone();
        std::thread::spawn(move || sheets(&text))
            .join()
            .expect("sheets")
    };
    let first: Vec<_> = texts.iter().map(alone).collect();
    let read = first.iter().filter(|sheets| !sheets.is_empty()).count();
    assert!(read > 5, "{read} programmes were read");
    for _ in 0..2 {
        for (text, first) in texts.iter().zip(&first).rev() {
            let again = sheets(text);
            assert_eq!(again.len(), first.len());
            for (first, again) in first.iter().zip(&again) {
                assert_same_bytes(first, again, &String::from_utf8_lossy(text));
            }
        }
    }
}

/// The annex and the catalogue sheet of a programme, in every format.
fn sheets(text: &[u8]) -> Vec<Vec<u8>> {
    let project_context = ProjectContext::without_file(Some(Config::default()), None);
    let checked = project_context.check("essai.yaml", text);
    let documents = [Sheet::Annexe, Sheet::Fiche]
        .map(|sheet| embedded_source::compose_with_source(&checked, &project_context, sheet));
    let documents = documents.iter().flatten();
    documents
        .flat_map(|document| {
            Format::ALL.map(|format| render(document, format, &project_context.loaded_theme.theme))
        })
        .collect()
}
