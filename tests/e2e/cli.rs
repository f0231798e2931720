//! The command as its users meet it: files in, files and messages out, exit codes.

use std::env;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::support::expect::{assert_contains, assert_lacks, assert_same_bytes};

const GOOD: &str = "intitule: Animer une réunion\nlieu: Rennes\n";
const BAD: &str = "intitul: Animer une réunion\nduree:\n  jours: sept\nmise_a_jour: 2026-02-30\n";

/// A project in a folder of its own.
struct Project(TempDir);

impl Project {
    fn new(programmes: &[(&str, &[u8])]) -> Self {
        let project = Self(TempDir::new().expect("a folder"));
        fs::create_dir(project.path("programmes")).expect("a folder");
        for (name, content) in programmes {
            project.write(&format!("programmes/{name}"), content);
        }
        project
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn write(&self, path: &str, content: &[u8]) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, content).expect("a file");
    }

    fn read(&self, path: &str) -> Vec<u8> {
        fs::read(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("the command runs")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_annexe"));
        command
            .args(arguments)
            .current_dir(self.0.path())
            .env("LC_ALL", "fr_FR.UTF-8")
            .env_remove("NO_COLOR");
        command
    }

    /// The files of the output folder, by name, but for the manifest.
    fn outputs(&self) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.path("output")) else {
            return Vec::new();
        };
        let mut names: Vec<String> = entries
            .map(|entry| {
                entry
                    .expect("an entry")
                    .file_name()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        names.retain(|name| name != ".annexe-manifeste");
        names.sort();
        names
    }
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("no signal")
}

fn errors(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

#[test]
fn build_writes_three_formats_of_every_programme() {
    let project = Project::new(&[("a.yaml", GOOD.as_bytes()), ("sous/b.yml", GOOD.as_bytes())]);
    let output = project.run(&["build"]);
    assert_eq!(code(&output), 0, "{}", errors(&output));
    assert_eq!(project.outputs(), ["a.html", "a.md", "a.pdf", "sous"]);
    assert!(project.read("output/sous/b.pdf").starts_with(b"%PDF-1.7"));
    let fiche = project.run(&[
        "construire", "--document", "fiche", "--format", "md", "programmes/a.yaml",
    ]);
    assert_eq!(code(&fiche), 0);
    let outputs = project.outputs();
    assert!(outputs.contains(&"a.fiche.md".to_owned()), "{outputs:?}");
}

#[test]
fn same_input_same_bytes() {
    let seed = fs::read("programmes/egoc-ctg-caf63.yaml").expect("the seed");
    let here = Project::new(&[("a.yaml", &seed), ("b.yaml", GOOD.as_bytes())]);
    let there = Project::new(&[("b.yaml", GOOD.as_bytes()), ("a.yaml", &seed)]);
    assert_eq!(code(&here.run(&["build"])), 0);
    let mut command = there.command(&["build", "programmes/b.yaml", "programmes/a.yaml"]);
    let output = command
        .env("TZ", "Pacific/Auckland")
        .env("LC_ALL", "C")
        .env("RAYON_NUM_THREADS", "1")
        .output()
        .expect("the command runs");
    assert_eq!(code(&output), 0, "{}", errors(&output));
    assert_eq!(here.outputs(), there.outputs());
    for name in here.outputs() {
        let path = format!("output/{name}");
        assert_same_bytes(&here.read(&path), &there.read(&path), &name);
    }
}

#[test]
fn a_bad_programme_says_all_and_touches_nothing() {
    let project = Project::new(&[
        ("bon.yaml", GOOD.as_bytes()),
        ("mauvais.yaml", BAD.as_bytes()),
    ]);
    project.write("output/mauvais.md", b"hier");
    let output = project.run(&["build"]);
    assert_eq!(code(&output), 1);
    let said = errors(&output);
    for expected in [
        "clé inconnue : « intitul »",
        "vouliez-vous dire « intitule »",
        "« sept » n’est pas un nombre de jours",
        "février 2026 n’a que 28 jours",
        "programmes/mauvais.yaml:4:14",
        "3 erreurs",
    ] {
        assert_contains(&said, expected);
    }
    assert_eq!(
        project.outputs(),
        ["bon.html", "bon.md", "bon.pdf", "mauvais.md"]
    );
    assert_eq!(project.read("output/mauvais.md"), b"hier");
}

#[test]
fn check_tells_all_files_sorted_and_writes_nothing() {
    let project = Project::new(&[("z.yaml", BAD.as_bytes()), ("a.yaml", BAD.as_bytes())]);
    let output = project.run(&["vérifier", "--format", "short"]);
    assert_eq!(code(&output), 1);
    let said = String::from_utf8(output.stdout).expect("UTF-8");
    let places: Vec<&str> = said.lines().filter(|line| line.contains("[S")).collect();
    assert_eq!(places.len(), 6, "{said}");
    let (a, z) = places.split_at(3);
    assert!(a.iter().all(|place| place.contains("a.yaml")), "{said}");
    assert!(z.iter().all(|place| place.contains("z.yaml")), "{said}");
    let lines: Vec<&str> = said.lines().collect();
    let (_, diagnostics) = lines.split_last().expect("a count");
    let files = diagnostics.iter().map(|line| line.split(':').next());
    assert!(files.is_sorted(), "{said}");
    assert!(!said.contains('\u{1b}'), "no colour in a pipe");
    assert_eq!(project.outputs(), Vec::<String>::new());
    let complete = fs::read("tests/accept/complete.yaml").expect("a file");
    let clean = Project::new(&[("a.yaml", &complete)]);
    let output = clean.run(&["check"]);
    assert_eq!(
        (code(&output), output.stdout.as_slice()),
        (0, "Rien à signaler\n".as_bytes())
    );
}

#[test]
fn standard_input_gives_one_format_on_standard_output() {
    let project = Project::new(&[]);
    let pipe = |arguments: &[&str], input: &[u8]| {
        let mut child = project
            .command(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command runs");
        // The command may refuse its arguments before it reads.
        let _ = child.stdin.take().expect("a pipe").write_all(input);
        child.wait_with_output().expect("the command ends")
    };
    let output = pipe(&["build", "-"], GOOD.as_bytes());
    assert_contains(
        &String::from_utf8_lossy(&output.stdout),
        "# Animer une réunion\n",
    );
    let output = pipe(&["build", "--format", "pdf", "-"], GOOD.as_bytes());
    assert!(output.stdout.starts_with(b"%PDF-"));
    let output = pipe(&["build", "-"], BAD.as_bytes());
    assert_eq!((code(&output), output.stdout.len()), (1, 0));
    assert_contains(&errors(&output), "-:1:1");
    assert_eq!(
        code(&pipe(
            &["build", "--format", "md,pdf", "-"],
            GOOD.as_bytes()
        )),
        2
    );
    assert_eq!(project.outputs(), Vec::<String>::new());
}

#[test]
fn wrong_usage_is_code_2() {
    let project = Project::new(&[]);
    for arguments in [
        &["bild"][..],
        &["build", "--format", "docx"],
        &["new"],
        &["new", "../x"],
        &[],
    ] {
        assert_eq!(code(&project.run(arguments)), 2, "{arguments:?}");
    }
}

#[test]
fn the_world_refuses_with_code_3_and_the_rest_is_built() {
    let project = Project::new(&[("a.yaml", GOOD.as_bytes()), ("b.yaml", GOOD.as_bytes())]);
    let output = project.run(&["build", "absent", "programmes/a.yaml"]);
    assert_eq!(code(&output), 3);
    assert_contains(&errors(&output), "absent : introuvable");
    assert_eq!(project.outputs(), ["a.html", "a.md", "a.pdf"]);

    let project = Project::new(&[("a.yaml", GOOD.as_bytes()), ("b.yaml", GOOD.as_bytes())]);
    fs::create_dir_all(project.path("output/a.pdf")).expect("a folder");
    let output = project.run(&["build"]);
    assert_eq!(code(&output), 3);
    assert_contains(&errors(&output), "a.pdf : c’est un dossier");
    assert_eq!(
        project.outputs(),
        ["a.pdf", "b.html", "b.md", "b.pdf"],
        "nothing half written"
    );

    let project = Project::new(&[("a.yaml", GOOD.as_bytes())]);
    project.write("output", b"un fichier");
    assert_eq!(code(&project.run(&["build"])), 3);
    assert_eq!(code(&Project::new(&[]).run(&["build"])), 3);
    assert_eq!(
        code(&Project::new(&[("a.yaml/x", b"")]).run(&["build", "programmes/a.yaml"])),
        3
    );
}

#[test]
fn hostile_files_are_refused_at_once() {
    let bomb = (1..30).fold(
        "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned(),
        |text, level| {
            let aliases = vec![format!("*a{}", level - 1); 9].join(", ");
            format!("{text}a{level}: &a{level} [{aliases}]\n")
        },
    );
    let deep: String = (0..10_000)
        .map(|depth| format!("{}a:\n", " ".repeat(depth)))
        .collect();
    let chain = (1..2_000).fold("a0: &a0 [[[[x]]]]\n".to_owned(), |text, level| {
        format!("{text}a{level}: &a{level} [[[[*a{}]]]]\n", level - 1)
    });
    let huge = "intitule: ".to_owned() + &"mot ".repeat(13_000_000);
    let cases: [(&str, Vec<u8>); 10] = [
        ("vide", Vec::new()),
        ("octets", b"intitule: \xff\xfe\n".to_vec()),
        ("utf16", b"\xff\xfei\0n\0t\0".to_vec()),
        ("enorme", huge.into_bytes()),
        (
            "crochets",
            format!("intitule: {}", "[".repeat(10_000)).into_bytes(),
        ),
        ("profond", deep.into_bytes()),
        ("bombe", bomb.into_bytes()),
        ("chaine", chain.into_bytes()),
        ("nul", b"intitule: \"a\\0b\"\n".to_vec()),
        (
            "citations",
            format!(
                "intitule: a\ncontexte: \"A\\n\\n{}Oui.\"\n",
                "> ".repeat(20_000)
            )
            .into_bytes(),
        ),
    ];
    for (name, content) in cases {
        let project = Project::new(&[("x.yaml", &content)]);
        let start = Instant::now();
        let output = project.run(&["build"]);
        let said = errors(&output);
        assert_eq!(code(&output), 1, "{name}: {said}");
        assert!(said.contains("programmes/x.yaml:"), "{name}: {said}");
        assert!(said.len() < 20_000, "{name}: {} bytes said", said.len());
        assert!(!said.contains("panicked"), "{name}: {said}");
        assert_eq!(project.outputs(), Vec::<String>::new(), "{name}");
        // The bound is one second for the released command; this one may be unoptimised.
        assert!(
            start.elapsed() < Duration::from_secs(20),
            "{name}: {:?}",
            start.elapsed()
        );
    }
}

#[test]
fn names_and_places_are_read_as_people_give_them() {
    let project = Project::new(&[("ACCUEIL.YAML", BAD.as_bytes())]);
    project.write("annexe.yaml", b"langue: fr\n");
    let output = project.run(&["check", "--format", "short"]);
    assert_eq!(code(&output), 1, "{}", errors(&output));
    // From a folder of the project, no report names a folder of this machine.
    for format in ["short", "github", "gitlab", "sarif", "junit"] {
        let mut command = project.command(&["check", "--format", format]);
        let output = command.current_dir(project.path("programmes")).output();
        let said = String::from_utf8(output.expect("it runs").stdout).expect("UTF-8");
        assert!(said.contains("../programmes/ACCUEIL.YAML"), "{said}");
        let here = project.path("").display().to_string();
        assert!(!said.contains(&here), "{format}: {said}");
    }
    // In a repository, GitHub and GitLab look for files from its top.
    let git = ["init", "-q"];
    let status = std::process::Command::new("git")
        .args(git)
        .current_dir(project.path(""))
        .status();
    assert!(status.expect("git runs").success());
    for (format, expected) in [
        ("github", "file=programmes/ACCUEIL.YAML,"),
        ("gitlab", "\"path\": \"programmes/ACCUEIL.YAML\""),
    ] {
        let mut command = project.command(&["check", "--format", format]);
        let output = command.current_dir(project.path("programmes")).output();
        let said = String::from_utf8(output.expect("it runs").stdout).expect("UTF-8");
        assert!(said.contains(expected), "{said}");
    }
    assert_eq!(code(&project.run(&["aperçu", "--help"])), 0);
    let output = project.run(&["build", "-o", "accueil.pdf"]);
    assert_eq!(code(&output), 2);
    assert!(
        errors(&output).contains("accueil.pdf"),
        "{}",
        errors(&output)
    );
    assert!(!project.path("accueil.pdf").exists());
}

#[cfg(unix)]
#[test]
fn a_pipe_of_the_shell_is_read() {
    let project = Project::new(&[("a.yaml", GOOD.as_bytes())]);
    let annexe = env!("CARGO_BIN_EXE_annexe");
    for (line, expected) in [
        (
            format!("{annexe} diff programmes/a.yaml <(cat programmes/a.yaml)"),
            "aucune modification",
        ),
        (
            format!("{annexe} check --format short <(echo 'intitul: a')"),
            "S007",
        ),
    ] {
        let mut shell = Command::new("bash");
        shell.args(["-c", &line]).current_dir(project.path("."));
        let output = shell
            .env("LC_ALL", "fr_FR.UTF-8")
            .output()
            .expect("bash runs");
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(said.contains(expected), "{line}: {said}{}", errors(&output));
    }
}

#[test]
fn two_programmes_never_share_an_output() {
    let project = Project::new(&[
        ("a.yaml", GOOD.as_bytes()),
        ("a.yml", GOOD.as_bytes()),
        ("b.yaml", GOOD.as_bytes()),
    ]);
    let output = project.run(&["build"]);
    assert_eq!(code(&output), 1);
    assert_eq!(errors(&output).matches("S015").count(), 2);
    assert_eq!(project.outputs(), ["b.html", "b.md", "b.pdf"]);
    // Nor does one leave the folder, wherever it comes from.
    let elsewhere = Project::new(&[]);
    elsewhere.write("x/c.d.yaml", GOOD.as_bytes());
    let path = elsewhere.path("x/c.d.yaml").display().to_string();
    assert_eq!(code(&project.run(&["build", "-o", "output", &path])), 0);
    let outputs = project.outputs();
    assert!(outputs.contains(&"c.d.pdf".to_owned()), "{outputs:?}");
}

#[test]
fn an_output_folder_given_by_hand_is_shared_by_no_two_projects() {
    let project = Project::new(&[]);
    for folder in ["a", "b"] {
        project.write(&format!("{folder}/annexe.yaml"), b"formats: [md]\n");
        project.write(&format!("{folder}/x.yaml"), GOOD.as_bytes());
    }
    let output = project.run(&["build", "a/x.yaml", "b/x.yaml", "-o", "output"]);
    assert_eq!(code(&output), 1, "{}", errors(&output));
    assert_eq!(project.outputs(), Vec::<String>::new());
    // The same file by two names is one programme.
    let again = project.path("a/x.yaml").display().to_string();
    let output = project.run(&["build", "a/x.yaml", &again, "-o", "output"]);
    assert_eq!(code(&output), 0, "{}", errors(&output));
}

#[test]
fn an_organisation_shares_its_sections_and_a_programme_overrides_them() {
    let own = "intitule: Autre\naccessibilite: Salle de plain-pied.\n";
    let project = Project::new(&[("a.yaml", GOOD.as_bytes()), ("b.yaml", own.as_bytes())]);
    project.write(
        "annexe.yaml",
        "sortie: fiches\nformats: [md]\norganisme:\n  nom: Atelier\n  accessibilite: Nous consulter.\n".as_bytes(),
    );
    let output = Command::new(env!("CARGO_BIN_EXE_annexe"))
        .arg("build")
        .current_dir(project.path("programmes"))
        .output()
        .expect("the command runs");
    assert_eq!(code(&output), 0, "{}", errors(&output));
    let sheet =
        |name: &str| String::from_utf8(project.read(&format!("fiches/{name}.md"))).expect("UTF-8");
    assert_contains(&sheet("a"), "Nous consulter.");
    assert_contains(&sheet("a"), "Atelier");
    assert_contains(&sheet("b"), "Salle de plain-pied.");
    assert_lacks(&sheet("b"), "Nous consulter.");
    project.write("annexe.yaml", b"organisme:\n  nim: Atelier\n");
    let output = project.run(&["build"]);
    assert_eq!(code(&output), 1);
    assert_contains(&errors(&output), "annexe.yaml:2:3");
}

#[test]
fn new_writes_a_programme_that_builds_and_overwrites_nothing() {
    let project = Project::new(&[]);
    assert_eq!(code(&project.run(&["nouveau", "accueil-2026"])), 0);
    let output = project.run(&["check", "--lang", "fr", "--format", "short"]);
    let expected = "avertissement[T014]: il reste 35 textes de modèle à remplacer";
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(printed.contains(expected), "{printed}");
    assert_eq!(code(&project.run(&["build"])), 0);
    assert_eq!(project.outputs().len(), 3);
    let before = project.read("programmes/accueil-2026.yaml");
    assert_eq!(code(&project.run(&["new", "accueil-2026"])), 3);
    assert_eq!(project.read("programmes/accueil-2026.yaml"), before);
}

#[test]
fn schema_prints_the_committed_files() {
    let project = Project::new(&[]);
    for (arguments, file) in [
        ("schema programme", "schema/programme.schema.json"),
        ("schema annexe", "schema/annexe.schema.json"),
        ("schema --format md", "docs/champs.md"),
        ("schema --format md programme", "schema/programme.md"),
        ("schema --format md annexe", "schema/annexe.md"),
        ("schema findings", "schema/findings.schema.json"),
        ("schema changes", "schema/changes.schema.json"),
    ] {
        let output = project.run(&arguments.split(' ').collect::<Vec<_>>());
        assert_same_bytes(&fs::read(file).expect(file), &output.stdout, file);
    }
}

#[test]
fn what_the_plan_already_says_changes_nothing_and_a_price_per_person_does() {
    let project = Project::new(&[]);
    let plan = "version: 1\nintitule: Souder\nduree: { jours: 2, heures_par_jour: 7 }\ntarifs: { lignes: [{ libelle: Stage, montant: 900, taxe: HT }] }\n\
                deroule: { journees: [{ titre: Voir, date: 2027-02-01 }, { titre: Faire, date: 2027-02-02 }] }\n";
    project.write("a.yaml", plan.as_bytes());
    for (old, new, expected) in [
        (
            "titre: Voir,",
            "titre: Voir, duree: 1 jour,",
            "aucune modification",
        ),
        (
            "taxe: HT",
            "taxe: HT, par: participant",
            "1 modification substantielle",
        ),
    ] {
        project.write("b.yaml", plan.replace(old, new).as_bytes());
        let output = project.run(&["diff", "a.yaml", "b.yaml"]);
        let said = String::from_utf8(output.stdout).expect("UTF-8");
        assert!(said.contains(expected), "{said}");
    }
}

#[test]
fn a_pdf_printed_again_has_no_programme() {
    let project = Project::new(&[("a.yaml", GOOD.as_bytes())]);
    project.run(&["build"]);
    let mut pdf = lopdf::Document::load(project.path("output/a.pdf")).expect("a PDF");
    let catalog = pdf.catalog_mut().expect("a catalogue");
    catalog.remove(b"AF");
    catalog.remove(b"StructTreeRoot");
    pdf.save(project.path("encore.pdf")).expect("a file");
    let output = project.run(&["verify", "encore.pdf"]);
    assert_eq!(code(&output), 3);
    assert!(
        errors(&output).contains("ne contient pas de programme"),
        "{}",
        errors(&output)
    );
}

#[test]
fn hours_and_dates_that_read_in_two_ways_say_what_to_write() {
    for (line, expected) in [
        ("duree: { heures: 14.15 }", "« 14 h 15 » ou"),
        ("duree: { jours: 2, heures: 13.45 }", "« 13 h 45 » ou"),
        (
            "deroule: { journees: [{ titre: Voir, date: 3 mars }] }",
            "il manque l’année",
        ),
        ("duree: { jours: 1, heures: 6,5 }", "entre accolades"),
    ] {
        let text = format!("intitule: Souder\n{line}\n");
        let project = Project::new(&[("a.yaml", text.as_bytes())]);
        let output = project.run(&["check"]);
        let said = String::from_utf8(output.stdout).expect("UTF-8");
        assert!(said.contains(expected), "{line}: {said}");
    }
    let text = "intitule: Souder\nduree:\n  jours: 1\n  heures: 6,5\n";
    let project = Project::new(&[("a.yaml", text.as_bytes())]);
    project.run(&["build"]);
    let sheet = String::from_utf8(project.read("output/a.md")).expect("UTF-8");
    let sheet = sheet.replace('\u{a0}', " ");
    assert!(sheet.contains("1 jour, soit 6 h 30"), "{sheet}");
}
