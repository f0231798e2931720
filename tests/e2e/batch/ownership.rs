//! What a build replaces: its own files, and those alone.

use std::fs;
use std::os::unix::fs::symlink;

use tempfile::TempDir;

use crate::support::expect::{assert_contains, assert_same_files};
use crate::support::project::{Project, counts, programme};

/// The exit code, and what is said on both streams.
fn build(project: &Project, arguments: &[&str]) -> (Option<i32>, String) {
    let arguments = [&["build"], arguments].concat();
    let output = project.command(&arguments).output().expect("it runs");
    let said = [output.stderr, output.stdout].concat();
    (
        output.status.code(),
        String::from_utf8_lossy(&said).into_owned(),
    )
}

#[track_caller]
fn assert_refused(project: &Project, arguments: &[&str], expected: &str) {
    let (code, said) = build(project, arguments);
    assert_eq!(code, Some(3), "{said}");
    assert_contains(&said, expected);
}

#[test]
fn files_of_somebody_else_are_left_and_told() {
    let project = Project::new(1);
    project.write("annexe.yaml", "sortie: .\n");
    project.write("programmes/LISEZMOI.yaml", &programme("Rennes"));
    project.write("LISEZMOI.md", "# À lire\n");
    project.write("LISEZMOI.html", "<p>À lire</p>\n");
    let expected =
        "LISEZMOI.md, LISEZMOI.html : ces fichiers existent déjà, et annexe ne les a pas écrits";
    for arguments in [&[][..], &["--force"]] {
        assert_refused(&project, arguments, expected);
        assert_eq!(
            fs::read(project.path("LISEZMOI.md")).expect("a file"),
            "# À lire\n".as_bytes()
        );
        assert!(
            !project.path("LISEZMOI.pdf").exists(),
            "a sheet is written whole"
        );
        assert!(project.path("p0.pdf").exists(), "the others are built");
    }
    fs::remove_file(project.path("LISEZMOI.md")).expect("it was there");
    fs::remove_file(project.path("LISEZMOI.html")).expect("it was there");
    assert_eq!(build(&project, &[]).0, Some(0));
}

#[test]
fn sheets_that_somebody_changed_are_left_and_told() {
    let project = Project::new(2);
    build(&project, &[]);
    let fresh = project.outputs();
    for name in ["p0.md", "p0.html", "p0.pdf"] {
        let annotated = [&fresh[name][..], b"signed"].concat();
        fs::write(project.path(&format!("output/{name}")), &annotated).expect("a file");
        project.write("programmes/p0.yaml", &programme("Brest"));
        assert_refused(
            &project,
            &[],
            &format!("output/{name} : ce fichier existe déjà"),
        );
        assert_eq!(project.outputs()[name], annotated);
        fs::write(project.path(&format!("output/{name}")), &fresh[name]).expect("a file");
        project.write("programmes/p0.yaml", &programme("Rennes"));
        assert_eq!(build(&project, &[]).0, Some(0));
    }
    assert_same_files(&fresh, &project.outputs(), "as it was");
    // A link, even to what would be written.
    fs::rename(project.path("output/p1.md"), project.path("output/vrai.md")).expect("a move");
    symlink("vrai.md", project.path("output/p1.md")).expect("a link");
    assert_refused(&project, &[], "output/p1.md");
    assert!(project.path("output/p1.md").is_symlink());
}

/// A clone has sheets and no manifest.
#[test]
fn sheets_without_a_manifest_are_replaced_if_they_are_intact() {
    let project = Project::new(1);
    build(&project, &[]);
    let forget =
        || fs::remove_file(project.path("output/.annexe-manifeste")).expect("it was there");
    for (place, formats) in [
        ("Brest", "formats: [md, html]\n"),
        ("Vannes", ""),
        ("Lorient", ""),
    ] {
        forget();
        project.write("annexe.yaml", formats);
        project.write("programmes/p0.yaml", &programme(place));
        let (code, said) = build(&project, &[]);
        // The PDF of the first round stays that of Rennes, and is a sheet still.
        assert_eq!((code, counts(&said)), (Some(0), [1, 0]), "{said}");
    }
    // Markdown alone proves nothing of itself.
    for name in ["p0.html", "p0.pdf"] {
        fs::remove_file(project.path(&format!("output/{name}"))).expect("it was there");
    }
    forget();
    project.write("programmes/p0.yaml", &programme("Auray"));
    assert_refused(&project, &[], "output/p0.md");
    // Nor is a sheet of another programme replaced.
    let project = Project::new(1);
    project.write("programmes/p0.yaml", "intitule: Souder\n");
    build(&project, &[]);
    for extension in ["md", "html", "pdf"] {
        let [from, to] =
            ["p0", "p1"].map(|name| project.path(&format!("output/{name}.{extension}")));
        fs::copy(from, to).expect("a copy");
    }
    project.write("programmes/p1.yaml", "intitule: Braser\n");
    assert_refused(&project, &[], "output/p1.md, output/p1.html, output/p1.pdf");
}

#[test]
fn the_sheet_of_a_programme_that_is_there_is_never_that_of_another() {
    let project = Project::new(0);
    project.write("programmes/z.yaml", &programme("Rennes"));
    project.write("programmes/z.fiche.yaml", &programme("Brest"));
    // In one run nothing of either is written, and both are named.
    for arguments in [&[][..], &["--document", "fiche"], &["--check"]] {
        let (code, said) = build(&project, arguments);
        assert_eq!(code, Some(1), "{said}");
        assert_contains(
            &said,
            "celles de « programmes/z.yaml » auraient le même nom : « z.fiche »",
        );
        assert_contains(&said, "celles de « programmes/z.fiche.yaml » auraient");
    }
    assert!(project.outputs().is_empty());
    // In two runs, the second is refused.
    assert_eq!(build(&project, &["programmes/z.fiche.yaml"]).0, Some(0));
    let before = project.outputs();
    let arguments = ["--document", "fiche", "programmes/z.yaml"];
    assert_refused(&project, &arguments, "c’est la fiche d’un autre programme");
    assert_same_files(&before, &project.outputs(), "the sheets of z.fiche.yaml");
}

#[test]
fn names_that_one_system_takes_for_one_are_in_conflict() {
    for [one, other] in [
        ["Accueil", "accueil"],
        ["\u{e9}cole", "e\u{301}cole"],
        ["SALARIÉS", "salarie\u{301}s"],
        ["sous/p", "Sous/p"],
    ] {
        let project = Project::new(1);
        for name in [one, other] {
            project.write(&format!("programmes/{name}.yaml"), &programme("Rennes"));
        }
        let (code, said) = build(&project, &[]);
        assert_eq!(code, Some(1), "{one}, {other}: {said}");
        assert_eq!(said.matches("S015").count(), 2, "{said}");
        let names: Vec<String> = project.outputs().into_keys().collect();
        assert_eq!(names, [".annexe-manifeste", "p0.html", "p0.md", "p0.pdf"]);
    }
    // Output folders one inside the other.
    let project = Project::new(0);
    project.write("annexe.yaml", "");
    project.write("programmes/sous/p.yaml", &programme("Rennes"));
    project.write("autre/annexe.yaml", "sortie: ../output/sous\n");
    project.write("autre/programmes/p.yaml", &programme("Brest"));
    let (code, said) = build(&project, &["programmes", "autre/programmes"]);
    assert_eq!((code, said.matches("S015").count()), (Some(1), 2), "{said}");
}

#[test]
fn nothing_is_written_outside_the_output_folder() {
    let elsewhere = TempDir::new().expect("a folder");
    let outside = elsewhere.path().to_str().expect("UTF-8");
    let is_empty = || fs::read_dir(elsewhere.path()).expect("a folder").count() == 0;
    // By the settings of a project.
    for folder in [outside, "../ailleurs", "lien", "lien/sous"] {
        let project = Project::new(1);
        symlink(outside, project.path("lien")).expect("a link");
        project.write("annexe.yaml", &format!("sortie: {folder}\n"));
        assert_refused(
            &project,
            &[],
            "ce dossier de sortie est en dehors du dossier du projet",
        );
        build(&project, &["--prune"]);
        assert!(is_empty(), "{folder}");
        // The command line may name it.
        if folder == outside {
            for options in [["-o", outside], ["--root", outside]] {
                assert_eq!(build(&project, &options).0, Some(0), "{options:?}");
                assert!(elsewhere.path().join("p0.pdf").exists());
                for name in [".annexe-manifeste", "p0.md", "p0.html", "p0.pdf"] {
                    fs::remove_file(elsewhere.path().join(name)).expect("it was there");
                }
            }
        }
    }
    // By a link inside.
    let project = Project::new(1);
    project.write("programmes/sous/p1.yaml", &programme("Rennes"));
    fs::create_dir(project.path("output")).expect("a folder");
    symlink(outside, project.path("output/sous")).expect("a link");
    assert_refused(
        &project,
        &[],
        "output/sous : ce chemin ou ce lien mène en dehors",
    );
    assert!(is_empty() && project.path("output/p0.pdf").exists());
    // By a manifest.
    let project = Project::new(1);
    build(&project, &[]);
    fs::write(elsewhere.path().join("p0.md"), "à moi").expect("a file");
    fs::rename(
        project.path("output/.annexe-manifeste"),
        project.path("vrai"),
    )
    .expect("a move");
    symlink(
        project.path("vrai"),
        project.path("output/.annexe-manifeste"),
    )
    .expect("a link");
    project.write("programmes/p0.yaml", &programme("Brest"));
    let before = fs::read(project.path("vrai")).expect("a file");
    assert_refused(&project, &[], "output/.annexe-manifeste");
    assert_eq!(fs::read(project.path("vrai")).expect("a file"), before);
}

#[test]
fn a_run_that_was_killed_leaves_only_files_that_are_known() {
    let project = Project::new(2);
    project.write("annexe.yaml", "formats: [md]\n");
    build(&project, &[]);
    // The lines are written before the files: here, the files were not, or not all.
    let manifest =
        String::from_utf8(project.outputs()[".annexe-manifeste"].clone()).expect("UTF-8");
    project.write("programmes/p0.yaml", &programme("Brest"));
    build(&project, &[]);
    let newer = String::from_utf8(project.outputs()[".annexe-manifeste"].clone()).expect("UTF-8");
    let added: Vec<&str> = newer
        .lines()
        .filter(|line| line.contains("\tp0.md\t"))
        .collect();
    let journal = format!("{manifest}{}\n{}", added.concat(), &added[0][..60]);
    project.write("output/.annexe-manifeste", &journal);
    project.write("output/.annexe-tmp-999999-3", "half");
    project.write("output/.annexe-tmp-mine", "à moi");
    for place in ["Vannes", "Rennes"] {
        project.write("programmes/p0.yaml", &programme(place));
        let (code, said) = build(&project, &[]);
        assert_eq!((code, counts(&said)), (Some(0), [1, 1]), "{said}");
    }
    let outputs = project.outputs();
    let names: Vec<&String> = outputs.keys().collect();
    assert_eq!(
        names,
        [".annexe-manifeste", ".annexe-tmp-mine", "p0.md", "p1.md"]
    );
    let compact = String::from_utf8_lossy(&outputs[".annexe-manifeste"]).into_owned();
    assert_eq!(
        compact
            .lines()
            .filter(|line| !line.starts_with('#'))
            .count(),
        2,
        "{compact}"
    );
}

#[test]
fn a_panic_stops_one_programme_and_names_it() {
    let project = Project::new(2);
    let fault = format!("# internals: panic\n{}", programme("Rennes"));
    project.write("programmes/faute.yaml", &fault);
    let expected = "programmes/faute.yaml : erreur interne d’annexe, qui n’est pas de votre fait";
    assert_refused(&project, &[], expected);
    assert!(
        project.path("output/p1.pdf").exists(),
        "the others are built"
    );
    for arguments in [
        &["check"][..],
        &["check", "--fix"],
        &["check", "--format", "json"],
    ] {
        let output = project.command(arguments).output().expect("it runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(3), "{said}");
        assert_eq!(said.matches(expected).count(), 1, "{said}");
        assert!(!said.contains("panicked"), "{said}");
        // The mistakes of the others are shown.
        assert_contains(
            &String::from_utf8_lossy(&output.stdout),
            "programmes/p1.yaml",
        );
    }
}
