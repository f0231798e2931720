//! What a run reads: regular files, inside the project alone, unless the command line allows others.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::support::expect::{assert_contains, assert_lacks};
use crate::support::project::{LOGO, Project, programme};

const SECRET: &str = "intitule: Secret\nlieu: Coffre\n";

/// The exit code, and what is said on both streams.
fn run(project: &Project, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = project.command(arguments);
    let output = command.stdin(Stdio::null()).output().expect("it runs");
    let said = [output.stderr, output.stdout].concat();
    (
        output.status.code(),
        String::from_utf8_lossy(&said).into_owned(),
    )
}

fn elsewhere() -> (TempDir, String) {
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join("logo.svg"), LOGO).expect("a file");
    fs::write(folder.path().join("secret.yaml"), SECRET).expect("a file");
    let path = folder.path().to_str().expect("UTF-8").to_owned();
    (folder, path)
}

#[test]
fn a_theme_names_files_of_its_project_alone() {
    let (_folder, outside) = elsewhere();
    let project = Project::new(1);
    symlink(&outside, project.path("lien")).expect("a link");
    symlink(format!("{outside}/logo.svg"), project.path("logo.svg")).expect("a link");
    project.write("images/vrai.svg", LOGO);
    symlink("images/vrai.svg", project.path("dedans.svg")).expect("a link");
    let up = format!("../../../../../../../..{outside}/logo.svg");
    let absolute = format!("{outside}/logo.svg");
    let absent = format!("{outside}/absent.svg");
    let named = |path: &str| {
        let config = format!("theme: {{ logo: {{ fichier: \"{path}\", texte: Logo }} }}\n");
        project.write("annexe.yaml", &config);
    };
    // Whether a file is there is not told either.
    for path in [
        "logo.svg", "lien/logo.svg", &up, &absolute, &absent, "/proc/kmsg", "/dev/zero",
    ] {
        named(path);
        for command in ["check", "build"] {
            let (code, said) = run(&project, &[command]);
            assert_eq!(code, Some(1), "{path}: {said}");
            assert_contains(&said, "est en dehors du dossier du projet");
        }
        assert!(!project.path("output/p0.pdf").exists());
    }
    for path in ["logo.svg", "lien/logo.svg", &up, &absolute] {
        named(path);
        let (code, said) = run(&project, &["build", "--root", &outside]);
        assert_eq!(code, Some(0), "{path}: {said}");
    }
    named("dedans.svg");
    assert_eq!(run(&project, &["build"]).0, Some(0));
    // Fonts are files of the theme too.
    let config =
        format!("theme: {{ polices: {{ texte: {{ normal: \"{outside}/secret.yaml\" }} }} }}\n");
    project.write("annexe.yaml", &config);
    assert_contains(
        &run(&project, &["check"]).1,
        "est en dehors du dossier du projet",
    );
    let (code, said) = run(&project, &["check", "--root", "absent"]);
    assert_eq!(code, Some(3), "{said}");
    assert_contains(&said, "absent : introuvable");
}

#[test]
fn a_programme_names_files_of_the_project_alone() {
    let (_folder, outside) = elsewhere();
    let project = Project::new(0);
    let own = format!(
        "{}--- # annexe.yaml\ntheme: {{ logo: {{ fichier: \"{outside}/logo.svg\", texte: Logo }} }}\n",
        programme("Rennes")
    );
    project.write("programmes/p0.yaml", &own);
    let (code, said) = run(&project, &["build"]);
    assert_eq!(code, Some(1), "{said}");
    assert_contains(&said, "est en dehors du dossier du projet");
    // A project inside another may use its files, and no other.
    let project = Project::new(0);
    project.write("annexe.yaml", "");
    project.write("logo.svg", LOGO);
    project.write("programmes/sous/p.yaml", &programme("Rennes"));
    let named = |path: &str| {
        let config = format!(
            "programmes: .\nsortie: ../../output/sous\ntheme: {{ logo: {{ fichier: {path}, texte: Logo }} }}\n"
        );
        project.write("programmes/sous/annexe.yaml", &config);
        run(&project, &["build", "programmes/sous"])
    };
    assert_eq!(named("../../logo.svg").0, Some(0));
    assert_eq!(named(&format!("{outside}/logo.svg")).0, Some(1));
}

#[test]
fn links_lead_out_of_the_project_for_nobody() {
    let (_folder, outside) = elsewhere();
    let project = Project::new(1);
    symlink(
        format!("{outside}/secret.yaml"),
        project.path("programmes/lien.yaml"),
    )
    .expect("a link");
    let given = ["check", "programmes/lien.yaml"];
    for arguments in [
        &["check"][..],
        &given,
        &["build"],
        &["outline", "programmes/lien.yaml"],
        &["diff", "programmes/lien.yaml", "programmes/p0.yaml"],
        &["check", "--fix"],
    ] {
        let (code, said) = run(&project, arguments);
        assert_eq!(code, Some(3), "{arguments:?}: {said}");
        assert_contains(
            &said,
            "programmes/lien.yaml : ce chemin ou ce lien mène en dehors",
        );
        assert_lacks(&said, "Coffre");
    }
    assert!(
        project.path("output/p0.pdf").exists(),
        "the others are built"
    );
    let (_, said) = run(&project, &[&given[..], &["--root", &outside]].concat());
    assert_lacks(&said, "en dehors");
    // Outside any project, the folder of the programme counts, and a path that is typed is read.
    let folder = TempDir::new().expect("a folder");
    symlink(
        format!("{outside}/secret.yaml"),
        folder.path().join("x.yaml"),
    )
    .expect("a link");
    symlink("vrai.yaml", folder.path().join("y.yaml")).expect("a link");
    fs::write(folder.path().join("vrai.yaml"), programme("Rennes")).expect("a file");
    let [x, y] = ["x.yaml", "y.yaml"].map(|name| folder.path().join(name).display().to_string());
    assert_eq!(
        run(&project, &["check", "--format", "short", &x]).0,
        Some(3)
    );
    assert_lacks(
        &run(&project, &["check", "--format", "short", &y]).1,
        "en dehors",
    );
    let typed = format!("{outside}/secret.yaml");
    assert_lacks(
        &run(&project, &["check", "--format", "short", &typed]).1,
        "en dehors",
    );
    // A folder by another name, and a project by another name.
    let project = Project::new(1);
    project.write("annexe.yaml", "");
    let names = TempDir::new().expect("a folder");
    symlink(project.path(""), names.path().join("projet")).expect("a link");
    let through = names.path().join("projet/programmes").display().to_string();
    assert_eq!(run(&project, &["build", &through]).0, Some(0));
    let mut command = Command::new(env!("CARGO_BIN_EXE_annexe"));
    let built = command
        .arg("build")
        .current_dir(names.path().join("projet"))
        .output();
    assert!(built.expect("it runs").status.success());
}

#[test]
fn settings_and_folders_lead_out_of_the_project_for_nobody() {
    let (folder, outside) = elsewhere();
    let config = folder.path().join("annexe.yaml");
    fs::write(&config, "langue: fr\norganisme: { nom: Coffre }\n").expect("a file");
    let project = Project::new(1);
    symlink(&config, project.path("annexe.yaml")).expect("a link");
    let (code, said) = run(&project, &["check"]);
    assert_eq!(code, Some(3), "{said}");
    assert_contains(&said, "annexe.yaml : ce chemin ou ce lien mène en dehors");
    fs::remove_file(project.path("annexe.yaml")).expect("it was there");
    for folder in [outside.as_str(), "lien"] {
        let _ = symlink(&outside, project.path("lien"));
        project.write("annexe.yaml", &format!("programmes: {folder}\n"));
        for command in [
            &["check"][..],
            &["build"],
            &["new", "accueil"],
            &["git-setup"],
        ] {
            let (code, said) = run(&project, command);
            assert_eq!(code, Some(3), "{command:?}: {said}");
            assert_lacks(&said, "Coffre");
        }
        assert!(!folder_has(&outside, "accueil.yaml"));
    }
    // The command line may name it.
    assert_ne!(run(&project, &["check", &outside]).0, Some(3));
    // What is prepared stays in the folder.
    let target = TempDir::new().expect("a folder");
    symlink(target.path(), project.path(".vscode")).expect("a link");
    let (code, said) = run(&project, &["init"]);
    assert_eq!(code, Some(3), "{said}");
    assert!(
        fs::read_dir(target.path())
            .expect("a folder")
            .next()
            .is_none()
    );
}

fn folder_has(folder: &str, name: &str) -> bool {
    Path::new(folder).join(name).exists()
}

#[test]
fn a_pipe_or_a_device_makes_nobody_wait() {
    let project = Project::new(1);
    let pipe = project.path("programmes/tube.yaml");
    let made = Command::new("mkfifo").arg(&pipe).status();
    assert!(made.is_ok_and(|made| made.success()));
    let start = Instant::now();
    for arguments in [
        &["check"][..],
        &["check", "programmes/tube.yaml"],
        &["check", "/dev/zero"],
        &["diff", "programmes/tube.yaml", "programmes/p0.yaml"],
    ] {
        let (code, said) = run(&project, arguments);
        assert_eq!(code, Some(3), "{arguments:?}: {said}");
    }
    assert!(start.elapsed() < Duration::from_secs(20));
    // What the shell opens is read.
    let line = format!(
        "{} check --format short /dev/stdin < programmes/p0.yaml",
        env!("CARGO_BIN_EXE_annexe")
    );
    let mut shell = Command::new("sh");
    let output = shell
        .args(["-c", &line])
        .current_dir(project.path("."))
        .output()
        .expect("sh runs");
    assert_ne!(
        output.status.code(),
        Some(3),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn nothing_is_shown_of_a_file_that_is_no_programme() {
    let project = Project::new(0);
    for (name, text) in [
        (
            "comptes",
            "root:x:0:0:root:/root:/bin/bash\nmail:x:8:8:mail:/var/mail:/bin/false\nSESAME:*:1:\n",
        ),
        (
            "cle",
            "-----BEGIN OPENSSH PRIVATE KEY-----\nU0VTQU1F\nSESAME\n-----END OPENSSH PRIVATE KEY-----\n",
        ),
        (
            "jetons",
            "github.com:\n    oauth_token: SESAME\n    user: moi\n",
        ),
        ("environnement", "API_KEY=SESAME\nTOKEN=SESAME\n"),
        ("objet", "{\"auths\": {\"x\": {\"auth\": \"SESAME\"}}}\n"),
        ("reseau", "machine exemple.fr login moi password SESAME\n"),
        ("hôte", "Host SESAME\n  # titre: x\n"),
        ("section", "[default]\nsecret = SESAME\n"),
    ] {
        project.write("programmes/x.yaml", text);
        for format in [
            "human", "short", "json", "sarif", "github", "gitlab", "junit",
        ] {
            let (code, said) = run(&project, &["check", "--format", format]);
            assert_eq!(code, Some(1), "{name}: {said}");
            assert_lacks(&said, "SESAME");
            assert_contains(&said, "S003");
        }
        assert_lacks(&run(&project, &["build"]).1, "SESAME");
    }
    // A programme with mistakes is shown.
    for text in [
        "titre: Animer\n",
        "Intitulé : Animer\nduree: sept\n",
        "- intitule: Animer\n",
        "intitule Animer\n",
    ] {
        project.write("programmes/x.yaml", text);
        assert_contains(&run(&project, &["check"]).1, "Animer");
    }
}
