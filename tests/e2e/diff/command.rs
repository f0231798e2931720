//! The command as its users meet it: what it takes, what it answers, and how git calls it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

use crate::support::conformance::assert_conforms;
use crate::support::expect::{assert_contains, assert_kept, assert_lacks};

const OLD: &str = "reference: REU-1\nversion: 1\nintitule: Animer une réunion\nlieu: Rennes\nhoraires: 9 h à 17 h\n";
const MOVED: &str = "reference: REU-1\nversion: 2\nintitule: Animer une réunion\nlieu: Lorient\nhoraires: 9 h à 17 h\n";

pub struct Folder(TempDir);

impl Folder {
    pub fn new(files: &[(&str, &str)]) -> Self {
        let folder = Self(TempDir::new().expect("a folder"));
        for (path, text) in files {
            folder.write(path, text);
        }
        folder
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.run_in("", arguments)
    }

    pub fn run_in(&self, folder: &str, arguments: &[&str]) -> Output {
        self.command(env!("CARGO_BIN_EXE_annexe"), folder)
            .args(["--lang", "fr"])
            .args(arguments)
            .output()
            .expect("the command runs")
    }

    pub fn command(&self, program: &str, folder: &str) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(self.0.path().join(folder))
            .env_remove("COLUMNS")
            .env_remove("GIT_PAGER_IN_USE")
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_SYSTEM", "/dev/null");
        command
    }

    /// A repository with these files in a first commit.
    pub fn repository(files: &[(&str, &str)]) -> Self {
        let folder = Self::new(files);
        folder.git(&["init", "-q", "-b", "main", "."]);
        folder.commit();
        folder
    }

    pub fn commit(&self) {
        self.git(&["add", "-A"]);
        self.git(&[
            "-c",
            "user.name=A",
            "-c",
            "user.email=a@exemple.fr",
            "commit",
            "-q",
            "-m",
            "une révision",
        ]);
    }

    /// What git prints, with the program under test where it looks for commands.
    pub fn git(&self, arguments: &[&str]) -> String {
        let program = Path::new(env!("CARGO_BIN_EXE_annexe"));
        let mut folders = vec![program.parent().expect("a folder").to_owned()];
        folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
        let output = self
            .command("git", "")
            .env("PATH", env::join_paths(folders).expect("a path"))
            .env("LC_ALL", "fr_FR.UTF-8")
            .args(arguments)
            .output()
            .expect("git runs");
        assert!(
            output.status.success(),
            "{arguments:?}: {}",
            errors(&output)
        );
        said(&output)
    }
}

pub fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

pub fn errors(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

pub fn code(output: &Output) -> i32 {
    output.status.code().expect("no signal")
}

#[test]
fn the_gate_lets_through_what_weighs_less() {
    let reworded = OLD.replace("version: 1\n", "version: 2\n");
    let retold = OLD.replace("Animer une réunion", "Conduire une réunion");
    let typeset = OLD.replace("Animer une réunion", "\"Animer une réunion.\"");
    let dated = format!("{OLD}sessions: [{{dates: 2026-03-05}}]\n");
    let pending = format!("{OLD}sessions: [{{dates: a-programmer}}]\n");
    let swapped = "intitule: A\nobjectifs: {liste: [Lire un plan, Tracer une coupe]}\n";
    let before = "intitule: A\nobjectifs: {liste: [Tracer une coupe, Lire un plan]}\n";
    for (old, new, level, detailed, rank) in [
        (OLD, MOVED, "substantiel", 14, 5),
        (OLD, &retold, "a-relire", 15, 4),
        (&pending, &dated, "complement", 13, 3),
        (OLD, &reworded, "redactionnel", 12, 2),
        (before, swapped, "deplacement", 11, 1),
        (OLD, &typeset, "typographique", 10, 0),
    ] {
        let folder = Folder::new(&[("old.yaml", old), ("new.yaml", new)]);
        let gates = [
            "typographique", "deplacement", "redactionnel", "complement", "a-relire",
        ];
        for (least, gate) in gates.iter().enumerate() {
            let output = folder.run(&["diff", "old.yaml", "new.yaml", "--fail-on", gate]);
            let fails = least <= rank;
            assert_eq!(
                code(&output),
                i32::from(fails),
                "{level}, {gate}: {}",
                said(&output)
            );
        }
        // What is to be read may be substantial.
        let output = folder.run(&["diff", "old.yaml", "new.yaml", "--fail-on", "substantiel"]);
        assert_eq!(code(&output), i32::from(rank >= 4), "{level}");
        assert_eq!(code(&folder.run(&["diff", "old.yaml", "new.yaml"])), 1);
        let output = folder.run(&["diff", "old.yaml", "new.yaml", "--fail-on", "never"]);
        assert_eq!(code(&output), 0);
        let output = folder.run(&["diff", "old.yaml", "new.yaml", "--detailed-exit-code"]);
        assert_eq!(code(&output), detailed, "{level}");
        let output = folder.run(&["diff", "old.yaml", "old.yaml", "--detailed-exit-code"]);
        assert_eq!(code(&output), 0);
        assert_contains(&said(&output), "aucune modification");
    }
}

#[test]
fn a_version_that_was_kept_is_a_finding() {
    let kept = OLD.replace("Rennes", "Lorient");
    let lower = MOVED.replace("version: 2", "version: 0");
    let lost = MOVED.replace("version: 2\n", "");
    for new in [&kept, &lower, &lost] {
        let folder = Folder::new(&[("old.yaml", OLD), ("new.yaml", new)]);
        let output = folder.run(&["diff", "old.yaml", "new.yaml"]);
        assert_contains(&said(&output), "D001");
        for format in ["md", "github", "json", "html"] {
            let output = folder.run(&["diff", "old.yaml", "new.yaml", "--format", format]);
            assert!(
                said(&output).contains("D001"),
                "{format}: {}",
                said(&output)
            );
        }
    }
    let folder = Folder::new(&[("old.yaml", OLD), ("new.yaml", MOVED)]);
    assert_lacks(
        &said(&folder.run(&["diff", "old.yaml", "new.yaml"])),
        "D001",
    );
    // A project may live with it.
    let folder = Folder::new(&[
        ("old.yaml", OLD),
        ("new.yaml", &kept),
        ("annexe.yaml", "regles: {D001: ignore}\n"),
    ]);
    assert_lacks(
        &said(&folder.run(&["diff", "old.yaml", "new.yaml"])),
        "D001",
    );
}

#[test]
fn folders_are_paired_by_reference_then_by_name() {
    let folder = Folder::new(&[
        ("avant/reunion.yaml", OLD),
        ("avant/accueil.yaml", "intitule: Accueillir\nlieu: Brest\n"),
        ("avant/parti.yaml", "intitule: Disparu\n"),
        ("apres/animer-une-reunion.yaml", MOVED),
        ("apres/accueil.yaml", "intitule: Accueillir\nlieu: Vannes\n"),
        ("apres/nouveau.yaml", "intitule: Nouveau venu\n"),
    ]);
    let output = folder.run(&["diff", "avant", "apres", "--format", "json"]);
    let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let mut told: Vec<String> = report["programmes"]
        .as_array()
        .expect("programmes")
        .iter()
        .map(|it| {
            let file = |side: &str| it[side]["file"].as_str().unwrap_or("-").to_owned();
            format!(
                "{} {} {}",
                it["status"].as_str().unwrap_or_default(),
                file("old"),
                file("new")
            )
        })
        .collect();
    told.sort();
    assert_eq!(
        told,
        [
            "appeared - apres/nouveau.yaml",
            "compared avant/accueil.yaml apres/accueil.yaml",
            "compared avant/reunion.yaml apres/animer-une-reunion.yaml",
            "gone avant/parti.yaml -",
        ]
    );
    for format in ["text", "md", "html", "github"] {
        let told = said(&folder.run(&["diff", "avant", "apres", "--format", format]));
        for title in ["Nouveau venu", "Disparu", "Lorient", "Vannes"] {
            assert!(told.contains(title), "{format}: {title}\n{told}");
        }
    }
    assert_conforms(
        &folder
            .run(&["diff", "avant", "apres", "--format", "pdf"])
            .stdout,
    );
}

#[test]
fn a_stream_and_sheets_are_revisions_too() {
    let folder = Folder::new(&[("programmes/a.yaml", OLD), ("b.yaml", MOVED)]);
    assert_eq!(code(&folder.run(&["build"])), 0);
    for sheet in ["output/a.pdf", "output/a.html"] {
        let output = folder.run(&["diff", sheet, "programmes/a.yaml"]);
        assert_eq!(code(&output), 0, "{}{}", said(&output), errors(&output));
        let output = folder.run(&["diff", sheet, "b.yaml"]);
        assert_contains(&said(&output), "[-Rennes-]{+Lorient+}");
    }
    let mut command = folder.command("sh", "");
    let piped = format!(
        "'{}' diff programmes/a.yaml - < b.yaml",
        env!("CARGO_BIN_EXE_annexe")
    );
    let output = command
        .args(["-c", &piped])
        .output()
        .expect("the command runs");
    assert!(
        said(&output).contains("[-Rennes-]{+Lorient+}"),
        "{}",
        errors(&output)
    );
    // Markdown carries no source.
    assert_eq!(code(&folder.run(&["diff", "output/a.md", "b.yaml"])), 1);
}

#[test]
fn a_sheet_that_was_altered_is_never_the_same() {
    let folder = Folder::new(&[("programmes/a.yaml", OLD)]);
    assert_eq!(code(&folder.run(&["build"])), 0);
    let page = fs::read_to_string(folder.path("output/a.html")).expect("a page");
    let altered = page.replace("Rennes</dd>", "Quimper</dd>");
    assert_ne!(altered, page);
    folder.write("retouchee.html", &altered);
    for options in [
        &[][..],
        &["--fail-on", "never"],
        &["--fail-on", "substantiel"],
    ] {
        let output =
            folder.run(&[&["diff", "retouchee.html", "programmes/a.yaml"], options].concat());
        assert_eq!(code(&output), 1, "{}", said(&output));
    }
    for format in ["text", "md", "html", "json", "github"] {
        let output = folder.run(&[
            "diff", "retouchee.html", "programmes/a.yaml", "--format", format,
        ]);
        assert_contains(&said(&output), "Quimper");
        assert_contains(&said(&output), "D003");
        assert_lacks(&said(&output), "aucune modification");
    }
    let draft = [
        "diff", "retouchee.html", "programmes/a.yaml", "--draft-avenant",
    ];
    assert_lacks(
        &said(&folder.run(&draft)),
        "Les deux fiches impriment les mêmes mots",
    );
    let output = folder.run(&["diff", "output/a.html", "retouchee.html", "--for-partner"]);
    assert_contains(&said(&output), "n’est pas ce qu’elle donne");
}

#[cfg(unix)]
#[test]
fn paths_in_any_encoding_and_repositories_without_a_tree() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let folder = Folder::repository(&[("sous/a.yaml", OLD)]);
    let name = OsStr::from_bytes(b"caf\xe9.yaml");
    fs::write(folder.0.path().join(name), OLD).expect("a file");
    folder.commit();
    fs::write(folder.0.path().join(name), MOVED).expect("a file");
    folder.write("sous/a.yaml", MOVED);
    let run = |folder: &Folder, inside: &str, variables: &[(&str, &str)], arguments: &[&OsStr]| {
        let mut command = folder.command(env!("CARGO_BIN_EXE_annexe"), inside);
        let output = command
            .envs(variables.iter().copied())
            .arg("diff")
            .args(arguments)
            .output();
        let output = output.expect("the command runs");
        assert!(
            said(&output).contains("[-Rennes-]{+Lorient+}"),
            "{}{}",
            said(&output),
            errors(&output)
        );
    };
    let head = OsStr::from_bytes(b"HEAD:caf\xe9.yaml");
    run(&folder, "", &[], &[head, name]);
    run(
        &folder,
        "",
        &[],
        &[OsStr::new("--rev"), OsStr::new("HEAD"), name],
    );
    run(
        &folder,
        "",
        &[],
        &[OsStr::new("--rev"), OsStr::new("HEAD"), OsStr::new(".")],
    );
    // git runs from another folder than this one.
    let variables = [("GIT_DIR", "../.git"), ("GIT_WORK_TREE", "..")];
    run(
        &folder,
        "sous",
        &variables,
        &[OsStr::new("HEAD:sous/a.yaml"), OsStr::new("a.yaml")],
    );
    run(
        &folder,
        "sous",
        &variables,
        &[
            OsStr::new("--rev"),
            OsStr::new("HEAD"),
            OsStr::new("a.yaml"),
        ],
    );
    folder.commit();
    folder.git(&["clone", "-q", "--bare", ".", "nu.git"]);
    let revisions = ["HEAD~1:sous/a.yaml", "HEAD:sous/a.yaml"].map(OsStr::new);
    run(&folder, "nu.git", &[], &revisions);
    run(&folder, "", &[("GIT_DIR", "nu.git")], &revisions);
}

#[test]
fn a_file_with_another_name_and_another_reference_is_known_by_its_content() {
    let folder = Folder::new(&[
        ("avant/reunion.yaml", OLD),
        (
            "avant/autre.yaml",
            "intitule: Tailler une haie\nlieu: Brest\n",
        ),
        ("apres/conduire.yaml", &MOVED.replace("REU-1", "CON-7")),
    ]);
    let told = said(&folder.run(&["diff", "avant", "apres"]));
    assert_contains(&told, "avant/reunion.yaml → apres/conduire.yaml");
    assert_contains(&told, "rapprochées par leur contenu");
    assert_contains(&told, "Tailler une haie");
}

#[test]
fn what_an_annex_does_not_show_is_not_compared_with_it() {
    let full = format!(
        "{OLD}catalogue: {{rubrique: Intra}}\nconvention: {{numero: 12, client: Scierie Bellan}}\nnotes_internes: À relancer.\n"
    );
    let folder = Folder::new(&[("programmes/a.yaml", &full)]);
    assert_eq!(code(&folder.run(&["build"])), 0);
    assert_eq!(code(&folder.run(&["build", "--document", "fiche"])), 0);
    for sheet in ["output/a.pdf", "output/a.fiche.pdf"] {
        let output = folder.run(&["diff", sheet, "programmes/a.yaml"]);
        assert_eq!(code(&output), 0, "{sheet}: {}", said(&output));
    }
    folder.write("sans.yaml", OLD);
    let output = folder.run(&["diff", "output/a.fiche.pdf", "sans.yaml"]);
    assert_contains(&said(&output), "Intra");
}

#[test]
fn what_cannot_be_read_is_told_and_nothing_else() {
    let folder = Folder::new(&[("old.yaml", OLD), ("new.yaml", "intitul: x\n")]);
    let output = folder.run(&["diff", "old.yaml", "new.yaml"]);
    assert_eq!((code(&output), said(&output)), (1, String::new()));
    assert_contains(&errors(&output), "S007");
    assert_eq!(code(&folder.run(&["diff", "old.yaml", "absent.yaml"])), 3);
    assert_eq!(code(&folder.run(&["diff", "old.yaml"])), 2);
    assert_eq!(code(&folder.run(&["diff", "-", "-"])), 2);
    let output = folder.run(&["diff", "old.yaml", "old.yaml", "-o", "absent/rapport.txt"]);
    assert_eq!(code(&output), 3);
    assert_contains(&errors(&output), "absent/rapport.txt");
    assert_eq!(
        code(&folder.run(&["diff", "old.yaml", "old.yaml", "--fail-on", "grave"])),
        2
    );
    let output = folder.run(&[
        "diff", "old.yaml", "old.yaml", "--draft-avenant", "--format", "json",
    ]);
    assert_eq!(code(&output), 2);
}

#[test]
fn an_amendment_has_an_article_for_each_substantial_change() {
    let folder = Folder::new(&[
        ("old.yaml", OLD),
        ("new.yaml", &MOVED.replace("9 h à 17 h", "9 h à 16 h")),
    ]);
    let told = said(&folder.run(&["diff", "old.yaml", "new.yaml", "--draft-avenant"]));
    for words in [
        "Article 1", "Article 2", "Rennes", "Lorient", "9 h à 16 h", "version 1, du",
    ] {
        assert!(
            told.replace('\u{a0}', " ").contains(words),
            "{words}\n{told}"
        );
    }
    assert_conforms(
        &folder
            .run(&[
                "diff", "old.yaml", "new.yaml", "--draft-avenant", "--format", "pdf",
            ])
            .stdout,
    );
    let told = said(&folder.run(&["diff", "old.yaml", "old.yaml", "--draft-avenant"]));
    assert_contains(&told, "Les deux fiches impriment les mêmes mots");
}

#[test]
fn revisions_of_git_come_with_what_they_shared_then() {
    let folder = Folder::repository(&[
        ("annexe.yaml", "organisme: {suivi: Feuille d’émargement.}\n"),
        ("programmes/a b.yaml", OLD),
        (
            "programmes/renomme.yaml",
            "reference: REN\nintitule: À renommer\nlieu: Brest\n",
        ),
        ("programmes/supprime.yaml", "intitule: À supprimer\n"),
    ]);
    folder.git(&["tag", "v1"]);
    folder.write("annexe.yaml", "organisme: {suivi: Relevés de connexion.}\n");
    folder.write("programmes/a b.yaml", MOVED);
    fs::rename(
        folder.path("programmes/renomme.yaml"),
        folder.path("programmes/autre-nom.yaml"),
    )
    .expect("a file");
    fs::remove_file(folder.path("programmes/supprime.yaml")).expect("a file");
    let told = said(&folder.run(&["diff", "--rev", "HEAD"]));
    for words in [
        "[-Rennes-]{+Lorient+}",
        "Relevés",
        "HEAD:programmes/a b.yaml",
        "À supprimer",
        "autre-nom.yaml",
    ] {
        assert_contains(&told, words);
    }
    assert!(
        !told.contains("À renommer"),
        "renamed, and the same: {told}"
    );
    folder.commit();
    for arguments in [
        ["diff", "v1:programmes/a b.yaml", "programmes/a b.yaml"],
        [
            "diff",
            "HEAD~1:programmes/a b.yaml",
            "HEAD:programmes/a b.yaml",
        ],
        ["diff", "--rev", "v1"],
    ] {
        let told = said(&folder.run(&arguments));
        assert!(
            told.contains("[-Rennes-]{+Lorient+}") && told.contains("Relevés"),
            "{told}"
        );
    }
    let told = said(&folder.run_in("programmes", &["diff", "v1:./a b.yaml", "a b.yaml"]));
    assert_contains(&told, "Lorient");
    let told = said(&folder.run(&["diff", "v1:programmes", "programmes"]));
    assert_contains(&told, "À supprimer");
    for (arguments, words) in [
        (
            ["diff", "v9:programmes/a b.yaml", "programmes/a b.yaml"],
            "v9",
        ),
        (
            ["diff", "v1:programmes/zz.yaml", "programmes/a b.yaml"],
            "zz.yaml",
        ),
    ] {
        let output = folder.run(&arguments);
        assert_eq!(code(&output), 3);
        assert_contains(&errors(&output), words);
    }
    let alone = Folder::new(&[("a.yaml", OLD)]);
    assert_eq!(code(&alone.run(&["diff", "--rev", "HEAD", "a.yaml"])), 3);
}

#[test]
fn a_missing_revision_says_which_fetch_would_bring_it() {
    let origin = Folder::repository(&[("a.yaml", OLD)]);
    origin.write("a.yaml", MOVED);
    origin.commit();
    let clone = Folder::new(&[]);
    let address = format!("file://{}", origin.0.path().display());
    clone.git(&["clone", "-q", "--depth", "1", &address, "clone"]);
    for (revision, fetch) in [
        ("HEAD~1", "git fetch --unshallow origin"),
        (
            "origin/relecture",
            "git fetch origin relecture:refs/remotes/origin/relecture",
        ),
        ("v1", "git fetch origin v1:v1"),
    ] {
        let output = clone.run_in("clone", &["diff", "--rev", revision, "a.yaml"]);
        assert_eq!(code(&output), 3);
        assert_contains(&errors(&output), fetch);
    }
    clone
        .command("git", "clone")
        .args(["fetch", "-q", "--unshallow", "origin"])
        .status()
        .expect("git runs");
    let output = clone.run_in("clone", &["diff", "--rev", "HEAD~1", "a.yaml"]);
    assert!(said(&output).contains("Lorient"), "{}", errors(&output));
}

#[test]
fn git_shows_programmes_through_it() {
    let folder = Folder::repository(&[
        ("annexe.yaml", "langue: fr\n"),
        ("programmes/a.yaml", OLD),
        ("programmes/sous/annexe.yaml", "langue: fr\n"),
    ]);
    let printed = said(&folder.run(&["git-setup"]));
    assert_contains(&printed, "programmes/**/*.yaml diff=annexe");
    assert!(!folder.path(".gitattributes").exists());
    assert_eq!(code(&folder.run(&["git-setup", "--write"])), 0);
    let once = fs::read_to_string(folder.path(".gitattributes")).expect("attributes");
    assert_eq!(code(&folder.run(&["git-setup", "--write"])), 0);
    assert_eq!(
        fs::read_to_string(folder.path(".gitattributes")).expect("attributes"),
        once
    );
    folder.commit();
    folder.write("programmes/a.yaml", MOVED);
    folder.write("programmes/sous/annexe.yaml", "langue: en\n");
    folder.write("programmes/neuf.yaml", "intitule: Neuf\n");
    folder.git(&["add", "-N", "."]);
    let shown = folder.git(&["--no-pager", "diff"]);
    assert!(
        shown.contains("[-Rennes-]{+Lorient+}") && shown.contains("Neuf"),
        "{shown}"
    );
    assert_contains(&shown, "-langue: fr");
    folder.commit();
    let logged = folder.git(&["--no-pager", "log", "-p", "-1"]);
    assert!(
        logged.contains("-Lieu\u{a0}: Rennes") && logged.contains("+Lieu\u{a0}: Lorient"),
        "{logged}"
    );
    // A renamed file has its two names.
    folder.git(&["mv", "programmes/a.yaml", "programmes/b.yaml"]);
    let shown = folder.git(&["--no-pager", "diff", "--cached", "-M"]);
    assert_contains(&shown, "programmes/a.yaml → programmes/b.yaml");
    folder.git(&["mv", "programmes/b.yaml", "programmes/a.yaml"]);
    let tool = folder.git(&[
        "difftool", "-y", "-t", "annexe", "HEAD~1", "--", "programmes/a.yaml",
    ]);
    assert_contains(&tool, "[-Rennes-]{+Lorient+}");
    // What cannot be read does not stop git.
    folder.write("programmes/a.yaml", "intitule: [\n");
    folder.git(&["--no-pager", "diff"]);
}

#[test]
fn wide_screens_show_both_revisions_side_by_side() {
    let folder = Folder::new(&[("old.yaml", OLD), ("new.yaml", MOVED)]);
    let mut command = folder.command(env!("CARGO_BIN_EXE_annexe"), "");
    let output = command
        .env("COLUMNS", "140")
        .args(["--lang", "fr", "diff", "old.yaml", "new.yaml"])
        .output();
    let told = said(&output.expect("the command runs"));
    assert!(
        told.lines()
            .any(|line| line.contains("[-Rennes-]") && line.contains("│ {+Lorient+}")),
        "{told}"
    );
    let told = said(&folder.run(&["diff", "old.yaml", "new.yaml"]));
    assert_contains(&told, "[-Rennes-]{+Lorient+}");
}

/// The two revisions of the real sheet and their reports, which the README shows.
#[test]
fn the_reports_of_the_revision_are_fresh() {
    const OLD: &str = "programmes/egoc-ctg-caf63.yaml";
    const NEW: &str = "docs/revision/egoc-ctg-caf63.yaml";
    for (file, options) in [
        ("rapport.txt", &["--format", "text"][..]),
        ("rapport.md", &["--format", "md"]),
        ("rapport.html", &["--format", "html"]),
        ("rapport.pdf", &["--format", "pdf"]),
        ("rapport.json", &["--format", "json"]),
        ("avenant.md", &["--draft-avenant", "--format", "md"]),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_annexe"))
            .args(["--lang", "fr", "diff", OLD, NEW])
            .args(options)
            .env_remove("COLUMNS")
            .output()
            .expect("the command runs");
        let path = Path::new("docs/revision").join(file);
        assert_kept(&path, output.stdout);
    }
}
