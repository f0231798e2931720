//! Many programmes at once, again and again: what is made, what is not made again, and what is left when a run is cut short.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use annexe::check::Common;
use annexe::model::Sheet;
use annexe::model::project::Config;
use annexe::render::{Format, render};
use annexe::verify::embedded_source;
use sha2::{Digest, Sha256};
use tempfile::TempDir;

const LOGO: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#123456"/></svg>"##;

struct Project(TempDir);

impl Project {
    fn new(programmes: usize) -> Self {
        let project = Self(TempDir::new().expect("a folder"));
        for rank in 0..programmes {
            project.write(&format!("programmes/p{rank}.yaml"), &programme("Rennes"));
        }
        project
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn write(&self, path: &str, content: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, content).expect("a file");
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_annexe"));
        command.args(arguments).current_dir(self.0.path());
        command.env("LC_ALL", "fr_FR.UTF-8");
        command
    }

    /// The exit code, and what is said on standard output.
    fn run(&self, arguments: &[&str]) -> (Option<i32>, String) {
        let Output { status, stdout, .. } = self.command(arguments).output().expect("it runs");
        (status.code(), String::from_utf8(stdout).expect("UTF-8"))
    }

    /// Every file of the output folder, hidden ones too.
    fn outputs(&self) -> BTreeMap<String, Vec<u8>> {
        let mut outputs = BTreeMap::new();
        for entry in fs::read_dir(self.path("output")).into_iter().flatten() {
            let path = entry.expect("an entry").path();
            if path.is_file() {
                let name = path.file_name().expect("a name").to_string_lossy();
                outputs.insert(name.into_owned(), fs::read(&path).unwrap_or_default());
            }
        }
        outputs
    }
}

fn programme(place: &str) -> String {
    format!("intitule: Animer une réunion\nlieu: {place}\n")
}

/// The counts of a summary: built, unchanged.
fn counts(said: &str) -> [usize; 2] {
    let line = said.lines().last().expect("a summary");
    let before = |word: &str| {
        let words: Vec<&str> = line.split(|c: char| !c.is_alphanumeric()).collect();
        let at = words.iter().position(|it| it.trim_end_matches('s') == word);
        at.map_or(0, |at| words[at - 1].parse().expect("a count"))
    };
    [before("construit"), before("inchangé")]
}

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
    for (name, damage) in [("p0.md", "à la main"), ("p0.pdf", "")] {
        project.write(&format!("output/{name}"), damage);
        built([1, 2]);
    }
    fs::remove_file(project.path("output/p2.html")).expect("it was there");
    built([1, 2]);
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
        assert!(project.outputs() == fresh, "after {spoilt:?}");
    }
    // A file that is the same is left as it is; one that only has its length is not.
    let old = fs::metadata(project.path("output/p0.pdf")).expect("it is there");
    project.write("output/p1.md", &"x".repeat(fresh["p1.md"].len()));
    assert_eq!(counts(&project.run(&["build", "--force"]).1), [3, 0]);
    assert!(project.outputs() == fresh);
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
    assert!(first.contains("2 avec des constats"), "{first}");
    let second = project.run(&["build"]).1;
    assert!(
        second.contains("2 inchangés, 2 avec des constats"),
        "{second}"
    );
    // What cannot be built is told each time.
    project.write("programmes/p0.yaml", "intitulé: x\n");
    for _ in 0..2 {
        let output = project.command(&["build"]).output().expect("it runs");
        assert_eq!(output.status.code(), Some(1));
        assert!(String::from_utf8_lossy(&output.stderr).contains("clé inconnue"));
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(said.contains("1 inchangé, 1 refusé"), "{said}");
    }
}

#[test]
fn findings_of_reading_are_counted_again_and_clashes_too() {
    let project = Project::new(2);
    project.write(
        "programmes/p0.yaml",
        &format!("# annexe: ignore[C012] rien\n{}", programme("Rennes")),
    );
    let expected = "2 avec des constats";
    for _ in 0..2 {
        let (_, said) = project.run(&["build"]);
        assert!(said.contains(expected), "{said}");
    }
    project.write("programmes/p1.yml", &programme("Brest"));
    let (code, said) = project.run(&["build"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("3 programmes"), "{said}");
    assert!(said.contains("1 inchangé, 2 refusés"), "{said}");
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
orphelin : output/p2.html
orphelin : output/p2.md
orphelin : output/p2.pdf
7 fichiers ne sont pas à jour : lancez « annexe build --prune »
";
    assert_eq!((code, said.as_str()), (Some(1), expected));
    assert!(project.outputs() == before, "it wrote something");
    // The manifest is not believed.
    project.write("programmes/p0.yaml", &programme("Rennes"));
    project.write("output/p0.md", "à la main");
    assert!(
        project
            .run(&["build", "--check"])
            .1
            .contains("périmé : output/p0.md")
    );
    // What cannot be built is not fresh.
    project.write("programmes/p0.yaml", "intitulé: x\n");
    let (code, said) = project.run(&["build", "--check", "programmes/p0.yaml"]);
    assert_eq!((code, said.as_str()), (Some(1), ""));
    project.write("programmes/p0.yaml", &programme("Rennes"));
    // Without one, what carries its source is still known.
    fs::remove_file(project.path("output/.annexe-manifeste")).expect("it was there");
    let said = project.run(&["build", "--check"]).1;
    assert!(said.contains("orphelin : output/p2.pdf"), "{said}");
}

#[test]
fn prune_removes_what_it_made_and_nothing_else() {
    let project = Project::new(2);
    project.write("programmes/sous/p2.yaml", &programme("Rennes"));
    project.run(&["build"]);
    project.write("output/notes.txt", "à moi");
    fs::copy(
        project.path("output/p1.pdf"),
        project.path("output/signé.pdf"),
    )
    .expect("a copy");
    fs::remove_file(project.path("programmes/p0.yaml")).expect("it was there");
    fs::remove_dir_all(project.path("programmes/sous")).expect("it was there");
    project.write("output/p0.md", "annoté à la main");
    // Nothing is removed unless it is asked for, nor when some programmes only are looked at.
    project.run(&["build"]);
    project.run(&["build", "--prune", "programmes/p1.yaml"]);
    assert!(project.path("output/p0.pdf").exists());
    let (code, said) = project.run(&["build", "--prune"]);
    assert_eq!(code, Some(0), "{said}");
    for gone in ["p0.html", "p0.pdf", "sous"] {
        assert!(
            !project.path("output").join(gone).exists(),
            "{gone}\n{said}"
        );
    }
    for kept in ["p0.md", "p1.md", "notes.txt", "signé.pdf"] {
        assert!(project.path("output").join(kept).exists(), "{kept}\n{said}");
    }
}

#[test]
fn what_a_programme_gives_is_no_orphan() {
    let project = Project::new(2);
    let elsewhere = TempDir::new().expect("a folder");
    let output = elsewhere.path().to_str().expect("UTF-8").to_owned();
    project.run(&["build"]);
    project.run(&["build", "-o", &output]);
    let is_whole = |arguments: &[&str], output: &Path, sheets: usize| {
        let (code, said) = project.run(&[&["build", "--check"], arguments].concat());
        assert_eq!((code, said.as_str()), (Some(0), "tout est à jour\n"));
        let (code, said) = project.run(&[&["build", "--prune"], arguments].concat());
        assert_eq!(code, Some(0), "{said}");
        assert!(!said.contains("retiré"), "{said}");
        let names = fs::read_dir(output).expect("a folder").flatten();
        let names = names.filter(|entry| !entry.file_name().as_encoded_bytes().starts_with(b"."));
        assert_eq!(names.count(), 3 * sheets);
    };
    // Another name of the same sheets.
    fs::rename(
        project.path("programmes/p0.yaml"),
        project.path("programmes/p0.yml"),
    )
    .expect("a rename");
    is_whole(&[], &project.path("output"), 2);
    // Two names of one programme.
    std::os::unix::fs::symlink("p1.yaml", project.path("programmes/p2.yaml")).expect("a link");
    project.run(&["build"]);
    is_whole(&[], &project.path("output"), 3);
    fs::remove_file(project.path("programmes/p2.yaml")).expect("it was there");
    // Another place for the whole project.
    let moved = Project(TempDir::new().expect("a folder"));
    fs::rename(project.path("programmes"), moved.path("programmes")).expect("a move");
    let (_, said) = moved.run(&["build", "--prune", "-o", &output]);
    assert_eq!(counts(&said), [0, 2], "{said}");
    assert!(elsewhere.path().join("p1.pdf").exists());
    assert_eq!(
        moved.run(&["build", "--check", "-o", &output]),
        (Some(0), "tout est à jour\n".to_owned())
    );
}

#[test]
fn what_may_be_given_is_no_orphan_either() {
    let prunes_nothing = |project: &Project, what: &str| {
        let (_, said) = project.run(&["build", "--prune"]);
        assert!(!said.contains("retiré"), "{what}\n{said}");
        let (_, said) = project.run(&["build", "--check"]);
        assert!(!said.contains("orphelin"), "{what}\n{said}");
    };
    // What annexe.yaml says is not known.
    let project = Project::new(0);
    project.write("annexe.yaml", "programmes: programmes/2026\n");
    project.write("programmes/2026/p0.yaml", &programme("Rennes"));
    project.run(&["build"]);
    project.write("annexe.yaml", "programmes: programmes/2026\nfautif: 1\n");
    prunes_nothing(&project, "a broken annexe.yaml");
    // A programme says itself which formats it has.
    let project = Project::new(1);
    project.run(&["build"]);
    let source = project.run(&["extract", "output/p0.pdf"]).1;
    project.write("programmes/p0.yaml", &source);
    project.write("annexe.yaml", "formats: [md]\n");
    prunes_nothing(&project, "a programme with its own shared part");
    // Two names of a folder.
    let project = Project::new(1);
    project.run(&["build"]);
    std::os::unix::fs::symlink("output", project.path("lien")).expect("a link");
    project.write(
        "programmes/sous/annexe.yaml",
        "programmes: .\nsortie: ../../lien\n",
    );
    project.write("programmes/sous/p1.yaml", &programme("Rennes"));
    prunes_nothing(&project, "two names of an output folder");
    // Programmes that are set aside.
    let project = Project::new(1);
    project.run(&["build"]);
    project.write("programmes/p0.yml", &programme("Rennes"));
    prunes_nothing(&project, "programmes that clash");
    // Programmes that are away.
    let project = Project::new(1);
    project.run(&["build"]);
    fs::rename(project.path("programmes"), project.path("ailleurs")).expect("a move");
    std::os::unix::fs::symlink("au-loin", project.path("programmes")).expect("a link");
    prunes_nothing(&project, "a folder that is away");
    // Those of another project, that has another place since.
    let project = Project::new(1);
    project.write("annexe.yaml", "sortie: commun\n");
    project.run(&["build"]);
    project.write("autre/annexe.yaml", "sortie: ../commun\n");
    project.write("autre/programmes/p1.yaml", &programme("Rennes"));
    let inside = |folder: &str, arguments: &[&str]| {
        let mut command = project.command(arguments);
        let output = command.current_dir(project.path(folder)).output();
        String::from_utf8(output.expect("it runs").stdout).expect("UTF-8")
    };
    inside("autre", &["build"]);
    fs::rename(project.path("programmes"), project.path("anciens")).expect("a move");
    let said = inside("autre", &["build", "--prune"]);
    assert!(!said.contains("retiré"), "{said}");
    // A project inside, that was not asked for.
    let project = Project::new(1);
    project.write("autre/annexe.yaml", "sortie: ../output\n");
    project.write("autre/programmes/p1.yaml", &programme("Rennes"));
    project.run(&["build"]);
    project.run(&["build", "autre/programmes"]);
    fs::rename(
        project.path("autre/programmes/p1.yaml"),
        project.path("autre/programmes/p1.yml"),
    )
    .expect("a rename");
    let (_, said) = project.run(&["build", "--prune"]);
    assert!(!said.contains("retiré"), "{said}");
    // A path that is not there.
    let project = Project::new(1);
    project.run(&["build"]);
    fs::remove_file(project.path("programmes/p0.yaml")).expect("it was there");
    let (code, said) = project.run(&["build", "--prune", "programmes", "absent.yaml"]);
    assert_eq!((code, said.as_str()), (Some(3), ""));
    assert!(project.path("output/p0.pdf").exists());
    // What cannot be read keeps all it may have given.
    let project = Project::new(1);
    let own = format!(
        "{}--- # annexe.yaml\ndocument: fiche\n",
        programme("Rennes")
    );
    project.write("programmes/p0.yaml", &own);
    project.write("annexe.yaml", "formats: [md]\n");
    project.run(&["build"]);
    project.write("programmes/p0.yaml", "lieu: [\n");
    prunes_nothing(&project, "a broken programme with its own shared part");
}

#[test]
fn orphans_are_found_wherever_programmes_were() {
    let project = Project::new(1);
    let elsewhere = TempDir::new().expect("a folder");
    let place = elsewhere.path().join("p1.yaml");
    fs::write(&place, programme("Rennes")).expect("a file");
    let pruned = |what: &str| {
        let (code, said) = project.run(&["build", "--check"]);
        assert_eq!(code, Some(1), "{what}\n{said}");
        let (_, said) = project.run(&["build", "--prune"]);
        assert_eq!(said.matches("retiré").count(), 3, "{what}\n{said}");
    };
    // A link that is gone, and not what it led to.
    std::os::unix::fs::symlink(&place, project.path("programmes/p1.yaml")).expect("a link");
    project.run(&["build"]);
    fs::remove_file(project.path("programmes/p1.yaml")).expect("it was there");
    pruned("a link");
    // Programmes outside the folder of their project, which goes for them from any folder inside.
    let config = format!("programmes: {}\n", elsewhere.path().display());
    project.write("annexe.yaml", &config);
    fs::write(elsewhere.path().join("p2.yaml"), programme("Rennes")).expect("a file");
    project.run(&["build", "--prune"]);
    fs::create_dir(project.path("ici")).expect("a folder");
    let mut command = project.command(&["build"]);
    command.current_dir(project.path("ici"));
    let said = command.output().expect("it runs").stdout;
    assert_eq!(counts(&String::from_utf8_lossy(&said)), [0, 2]);
    fs::remove_file(place).expect("it was there");
    pruned("a folder elsewhere");
}

#[test]
fn a_manifest_that_lies_costs_time_and_nothing_else() {
    let project = Project::new(2);
    project.run(&["build"]);
    let fresh = project.outputs();
    let manifest = String::from_utf8(fresh[".annexe-manifeste"].clone()).expect("UTF-8");
    // It names what is not its own to remove.
    let victim = TempDir::new().expect("a folder");
    let mine = victim.path().join("sous/à moi.md");
    fs::create_dir(mine.parent().expect("a folder")).expect("a folder");
    fs::write(&mine, "à moi").expect("a file");
    project.write("notes.md", "à moi");
    project.write("output/à moi.txt", "à moi");
    std::os::unix::fs::symlink(victim.path(), project.path("output/lien")).expect("a link");
    let digest = Sha256::digest("à moi".as_bytes());
    let fingerprint: String = digest[..16]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let lines = [
        mine.to_str().expect("UTF-8"),
        "../notes.md",
        "lien/sous/à moi.md",
        "à moi.txt",
    ]
    .map(|path| format!("{fingerprint}\t{fingerprint}\t0/0/0\t{path}\tp9.yaml\n"));
    project.write(
        "output/.annexe-manifeste",
        &format!("{manifest}{}", lines.concat()),
    );
    let (code, said) = project.run(&["build", "--prune"]);
    assert_eq!((code, counts(&said)), (Some(0), [0, 2]), "{said}");
    assert!(!said.contains("retiré"), "{said}");
    assert!(mine.exists() && project.path("notes.md").exists());
    assert!(project.path("output/à moi.txt").exists());
    // It counts what was not found.
    let (before, after) = manifest.split_once("/0\t").expect("a count");
    let count = before.rsplit('\t').next().expect("a count");
    let lies = format!(
        "{}20000000000/0/0\t{after}",
        before.strip_suffix(count).expect("it ends with it")
    );
    project.write("output/.annexe-manifeste", &lies);
    let (code, said) = project.run(&["build"]);
    assert_eq!((code, counts(&said)), (Some(0), [1, 1]), "{said}");
    assert!(project.outputs()["p0.md"] == fresh["p0.md"]);
}

#[test]
fn the_last_programme_leaves_orphans_too() {
    let project = Project::new(1);
    project.run(&["build"]);
    fs::remove_file(project.path("programmes/p0.yaml")).expect("it was there");
    for emptied in [false, true] {
        if emptied {
            fs::remove_dir(project.path("programmes")).expect("it was there");
        }
        let (code, said) = project.run(&["build", "--check"]);
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains("orphelin : output/p0.pdf"), "{said}");
    }
    let (code, said) = project.run(&["build", "--prune"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(!project.path("output/p0.pdf").exists());
    assert_eq!(project.run(&["build", "--prune"]).0, Some(3));
}

#[test]
fn what_cannot_be_listed_hides_nothing_and_loses_nothing() {
    let project = Project::new(3);
    project.run(&["build"]);
    fs::remove_file(project.path("programmes/p0.yaml")).expect("it was there");
    std::os::unix::fs::symlink("/nulle/part.yaml", project.path("programmes/p0.yaml"))
        .expect("a link");
    project.write("programmes/p1.yaml", &programme("Brest"));
    let (code, said) = project.run(&["build", "--prune"]);
    assert_eq!((code, counts(&said)), (Some(3), [1, 1]), "{said}");
    assert!(project.path("output/p0.pdf").exists());
    // A project whose output cannot be made stops no other.
    project.write("autre/annexe.yaml", "organisme: {nom: Atelier}\n");
    project.write("autre/programmes/p3.yaml", &programme("Rennes"));
    project.write("autre/output", "un fichier");
    let both = ["build", "autre/programmes", "programmes"];
    let Output { stdout, stderr, .. } = project.command(&both).output().expect("it runs");
    assert!(String::from_utf8_lossy(&stdout).contains("2 inchangés"));
    let stderr = String::from_utf8_lossy(&stderr);
    assert!(stderr.contains("n’est pas un dossier"), "{stderr}");
}

#[test]
fn pipes_in_the_place_of_files_hang_nothing() {
    let project = Project::new(1);
    project.run(&["build"]);
    for path in [
        "output/p0.md",
        "output/.annexe-manifeste",
        "annexe.yaml",
        "programmes/p1.yaml",
    ] {
        let _ = fs::remove_file(project.path(path));
        let made = Command::new("mkfifo").arg(project.path(path)).status();
        assert!(made.is_ok_and(|made| made.success()), "{path}");
        for arguments in [&["build"][..], &["build", "--check"], &["check"]] {
            let mut child = project
                .command(arguments)
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .expect("it runs");
            let clock = Instant::now();
            while child.try_wait().expect("a state").is_none() {
                assert!(clock.elapsed() < Duration::from_secs(20), "{path}");
                std::thread::sleep(Duration::from_millis(5));
            }
        }
        fs::remove_file(project.path(path)).expect("it is there");
    }
}

#[test]
fn limits_of_the_system_refuse_and_tear_nothing() {
    let project = Project::new(2);
    let under = |limit: &str, arguments: &str| {
        let mut shell = Command::new("sh");
        let annexe = env!("CARGO_BIN_EXE_annexe");
        shell.args(["-c", &format!("{limit}; exec {annexe} {arguments}")]);
        shell
            .current_dir(project.path("."))
            .env("LC_ALL", "fr_FR.UTF-8");
        let Output { status, stderr, .. } = shell.output().expect("it runs");
        (status.code(), String::from_utf8_lossy(&stderr).into_owned())
    };
    // Files of so many blocks at most.
    let (code, said) = under("ulimit -f 16", "build");
    assert_eq!(code, Some(3), "{said}");
    assert!(said.contains("plus grand que"), "{said}");
    assert!(project.outputs().keys().all(|name| !name.contains("tmp")));
    // Who reads the messages is gone: the exit code still tells.
    project.write("programmes/p1.yaml", "intitulé: x\n");
    for arguments in [&["build"][..], &["build", "--check"]] {
        let mut command = project.command(arguments);
        let child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn();
        let mut child = child.expect("it runs");
        drop(child.stderr.take());
        assert_eq!(child.wait().expect("it ends").code(), Some(1));
    }
}

#[test]
fn the_output_folder_of_another_project_is_its_own() {
    let project = Project::new(1);
    project.write(
        "programmes/sous/annexe.yaml",
        "programmes: .\nsortie: ../../output/sous\n",
    );
    project.write("programmes/sous/p1.yaml", &programme("Rennes"));
    project.run(&["build"]);
    let checks = |expected: &[&str]| {
        let (code, said) = project.run(&["build", "--check"]);
        let named: Vec<&str> = said
            .lines()
            .filter(|line| line.contains("output/"))
            .collect();
        assert_eq!(named.len(), expected.len(), "{said}");
        for (line, path) in named.iter().zip(expected) {
            assert!(line.contains(path), "{line}");
        }
        assert_eq!(code, Some(i32::from(!expected.is_empty())), "{said}");
    };
    checks(&[]);
    for manifest in ["output/.annexe-manifeste", "output/sous/.annexe-manifeste"] {
        fs::remove_file(project.path(manifest)).expect("it was there");
        checks(&[]);
    }
    // An orphan of the inner one is told once.
    fs::copy(
        project.path("output/sous/p1.html"),
        project.path("output/sous/p2.html"),
    )
    .expect("a copy");
    checks(&["output/sous/p2.html"]);
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
    assert!(one.outputs() == other.outputs());
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
    assert!(first.iter().filter(|sheets| !sheets.is_empty()).count() > 5);
    for _ in 0..2 {
        for (text, first) in texts.iter().zip(&first).rev() {
            assert!(sheets(text) == *first, "{}", String::from_utf8_lossy(text));
        }
    }
}

/// The annex and the catalogue sheet of a programme, in every format.
fn sheets(text: &[u8]) -> Vec<Vec<u8>> {
    let common = Common::without_file(Some(Config::default()), None);
    let checked = common.check("essai.yaml", text);
    let documents = [Sheet::Annexe, Sheet::Fiche]
        .map(|sheet| embedded_source::document(&checked, &common, sheet));
    let documents = documents.iter().flatten();
    documents
        .flat_map(|document| {
            Format::ALL.map(|format| render(document, format, &common.dress.theme))
        })
        .collect()
}

#[test]
fn killed_at_any_moment_it_leaves_whole_files() {
    let project = Project::new(4);
    let write = |place: &str| {
        for rank in 0..4 {
            project.write(&format!("programmes/p{rank}.yaml"), &programme(place));
        }
    };
    let mut whole: BTreeMap<String, Vec<Vec<u8>>> = BTreeMap::new();
    for place in ["Rennes", "Brest"] {
        write(place);
        assert_eq!(project.run(&["build", "--force"]).0, Some(0));
        for (name, bytes) in project.outputs() {
            whole.entry(name).or_default().push(bytes);
        }
    }
    write("Rennes");
    let clock = Instant::now();
    project.run(&["build", "--force"]);
    let lasts = clock.elapsed();
    for round in 0..100_u32 {
        write(if round % 2 == 0 { "Rennes" } else { "Brest" });
        let mut child = project
            .command(&["build"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("it runs");
        // All along its life, and a little later.
        std::thread::sleep(lasts * round / 80);
        let _ = child.kill();
        child.wait().expect("it ends");
        for (name, bytes) in project.outputs() {
            let is_unfinished = name.starts_with(".annexe-tmp-");
            let is_whole = whole.get(&name).is_some_and(|whole| whole.contains(&bytes));
            // The manifest may know of some files of each.
            assert!(
                is_unfinished || is_whole || name == ".annexe-manifeste",
                "{name}, round {round}"
            );
        }
    }
    write("Brest");
    assert_eq!(project.run(&["build"]).0, Some(0));
    for (name, bytes) in project.outputs() {
        assert!(
            whole.get(&name).is_some_and(|whole| whole[1] == bytes),
            "{name}"
        );
    }
}

#[test]
fn two_runs_at_once_both_end_well() {
    let project = Project::new(6);
    for round in 0..5 {
        for rank in 0..6 {
            let place = format!("Lieu {}", (rank + round) % 4);
            project.write(&format!("programmes/p{rank}.yaml"), &programme(&place));
        }
        let runs: Vec<Child> = (0..3)
            .map(|_| {
                project
                    .command(&["build"])
                    .stdout(Stdio::null())
                    .stderr(Stdio::null())
                    .spawn()
                    .expect("it runs")
            })
            .collect();
        for mut run in runs {
            assert_eq!(run.wait().expect("it ends").code(), Some(0));
        }
        assert_eq!(project.run(&["build", "--check"]).0, Some(0));
    }
}

#[test]
fn a_disk_that_fills_leaves_old_files_whole() {
    let project = Project::new(2);
    project.run(&["build"]);
    let before = project.outputs();
    project.write("programmes/p0.yaml", &programme("Brest"));
    // No file beyond 4 KB: the Markdown fits, the rest does not.
    let script = format!(
        "trap '' XFSZ; ulimit -f 8; exec '{}' build",
        env!("CARGO_BIN_EXE_annexe")
    );
    let output = Command::new("sh")
        .args(["-c", &script])
        .current_dir(project.path("."))
        .output()
        .expect("it runs");
    assert_eq!(
        output.status.code(),
        Some(3),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(String::from_utf8_lossy(&output.stderr).contains("output/p0."));
    let mut after = project.outputs();
    after.retain(|name, _| name != ".annexe-manifeste");
    for (name, bytes) in after {
        assert!(before[&name] == bytes, "{name}");
    }
    assert_eq!(counts(&project.run(&["build"]).1), [1, 1]);
}

#[test]
fn what_cannot_be_written_is_told_and_the_rest_is_built() {
    let project = Project::new(2);
    project.run(&["build"]);
    let before = project.outputs();
    for name in ["p0", "p1"] {
        project.write(&format!("programmes/{name}.yaml"), &programme("Brest"));
    }
    // What holds the place of one.
    fs::remove_file(project.path("output/p0.pdf")).expect("it was there");
    project.write("output/p0.pdf/à moi.txt", "à moi");
    let output = project.command(&["build"]).output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(said.contains("output/p0.pdf"), "{said}");
    let after = project.outputs();
    assert!(after["p0.md"] == before["p0.md"] && after["p1.md"] != before["p1.md"]);
    assert!(project.path("output/p0.pdf/à moi.txt").exists());
    fs::remove_dir_all(project.path("output/p0.pdf")).expect("it was there");
    assert_eq!(counts(&project.run(&["build"]).1), [1, 1]);
    // A folder where nothing may be written; the administrator of a machine may write there too.
    let before = project.outputs();
    let folder = project.path("output");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).expect("a folder");
    project.write("programmes/p0.yaml", &programme("Vannes"));
    let output = project.command(&["build"]).output().expect("it runs");
    let is_bound = fs::write(folder.join("essai"), "").is_err();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).expect("a folder");
    if is_bound {
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(3), "{said}");
        assert!(said.contains("output"), "{said}");
        assert!(project.outputs() == before);
    } else {
        println!("skipped: this user may write anywhere");
    }
}

#[test]
fn dependencies_are_written_for_make() {
    let project = Project::new(1);
    project.write("logo de l’atelier.svg", LOGO);
    project.write(
        "annexe.yaml",
        "theme: {logo: {fichier: logo de l’atelier.svg, texte: Atelier}}\n",
    );
    let (code, _) = project.run(&["build", "--depfile", "annexe.d"]);
    assert_eq!(code, Some(0));
    let rules = fs::read_to_string(project.path("annexe.d")).expect("a file");
    assert_eq!(
        rules,
        "output/p0.md output/p0.html output/p0.pdf: programmes/p0.yaml annexe.yaml logo\\ de\\ l’atelier.svg\n\
         annexe.yaml:\nlogo\\ de\\ l’atelier.svg:\nprogrammes/p0.yaml:\n"
    );
    project.write(
        "Makefile",
        "output/p0.pdf:\n\t@echo refait\ninclude annexe.d\n",
    );
    let make = |_| {
        Command::new("make")
            .arg("output/p0.pdf")
            .current_dir(project.path("."))
            .output()
    };
    let Ok(output) = make(()) else {
        println!("skipped: make is not installed");
        return;
    };
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(!said.contains("refait"), "{said}");
    std::thread::sleep(Duration::from_millis(20));
    project.write("logo de l’atelier.svg", LOGO);
    let said = |goal: &str| {
        let mut make = Command::new("make");
        let output = make.arg(goal).current_dir(project.path(".")).output();
        let Output { stdout, stderr, .. } = output.expect("it ran before");
        String::from_utf8_lossy(&[stdout, stderr].concat()).into_owned()
    };
    assert!(said("output/p0.pdf").contains("refait"));
    // What has not changed is dated anew, for it not to be asked for again.
    project.run(&["build", "--depfile", "annexe.d"]);
    assert!(!said("output/p0.pdf").contains("refait"));
    // A programme that is refused is asked for again, and one that is gone stops nothing.
    std::thread::sleep(Duration::from_millis(20));
    project.write("programmes/p0.yaml", "intitulé: x\n");
    let (code, _) = project.run(&["build", "--depfile", "annexe.d"]);
    assert_eq!(code, Some(1));
    assert!(said("output/p0.pdf").contains("refait"));
    fs::remove_file(project.path("logo de l’atelier.svg")).expect("it was there");
    assert!(said("output/p0.pdf").contains("refait"));
    // Names that make reads otherwise.
    for name in [
        "a:b",
        "a#b",
        "a$b",
        "a\\ b",
        "a\\",
        "c’est (l’été) & plus",
        "a=b",
        "a%b",
    ] {
        let project = Project::new(0);
        project.write(&format!("programmes/{name}.yaml"), &programme("Rennes"));
        project.write("programmes/zéro.yaml", &programme("Rennes"));
        project.run(&["build", "--depfile", "annexe.d"]);
        project.write("Makefile", "all: output/zéro.md\ninclude annexe.d\n");
        let mut make = Command::new("make");
        let output = make.current_dir(project.path(".")).output();
        let output = output.expect("it ran before");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && said.is_empty(), "{name}: {said}");
    }
}

/// A command that runs until it is dropped.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Waits for a file to hold something; fails after a while that no machine needs.
#[track_caller]
fn wait_for(path: &Path, what: &str) {
    let clock = Instant::now();
    while !fs::read_to_string(path).is_ok_and(|text| text.contains(what)) {
        assert!(
            clock.elapsed() < Duration::from_secs(20),
            "no {what} in {}",
            path.display()
        );
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// `annexe watch`, once it waits.
fn watched(project: &Project) -> Running {
    watched_with(project, &["watch"])
}

fn watched_with(project: &Project, arguments: &[&str]) -> Running {
    let mut command = project.command(arguments);
    let child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("it runs");
    let mut running = Running(child);
    let mut said = BufReader::new(running.0.stdout.take().expect("a pipe"));
    let mut line = String::new();
    while !line.contains("en attente") {
        line.clear();
        said.read_line(&mut line).expect("a line");
    }
    // What is said must be read, or the pipe fills.
    std::thread::spawn(move || std::io::copy(&mut said, &mut std::io::sink()));
    running
}

#[test]
fn watch_follows_programmes_beside_their_sheets() {
    let project = Project::new(1);
    project.write("annexe.yaml", "sortie: .\n");
    let (_, said) = project.run(&["build"]);
    assert!(said.contains("3 fichiers dans ., en"), "{said}");
    let _running = watched(&project);
    for place in ["Brest", "Vannes"] {
        project.write("programmes/p0.yaml", &programme(place));
        wait_for(&project.path("p0.md"), place);
    }
}

#[test]
fn watch_follows_editors_however_they_write() {
    let project = Project::new(2);
    project.write("annexe.yaml", "organisme: {nom: Atelier Un}\n");
    let mut running = watched(&project);
    let sheet = project.path("output/p0.md");
    project.write("programmes/p0.yaml", &programme("Brest"));
    wait_for(&sheet, "Brest");
    // By another file, renamed.
    project.write("programmes/.p0.swp", &programme("Vannes"));
    fs::rename(
        project.path("programmes/.p0.swp"),
        project.path("programmes/p0.yaml"),
    )
    .expect("a rename");
    wait_for(&sheet, "Vannes");
    // The old one kept aside, a new one in its place.
    fs::rename(
        project.path("programmes/p0.yaml"),
        project.path("programmes/p0.yaml~"),
    )
    .expect("a rename");
    project.write("programmes/p0.yaml", &programme("Quimper"));
    wait_for(&sheet, "Quimper");
    // Emptied, and filled later.
    project.write("programmes/p0.yaml", "");
    std::thread::sleep(Duration::from_millis(200));
    project.write("programmes/p0.yaml", &programme("Lorient"));
    wait_for(&sheet, "Lorient");
    for round in 0..30 {
        project.write("programmes/p0.yaml", &programme(&format!("Lieu {round}")));
        std::thread::sleep(Duration::from_millis(3));
    }
    wait_for(&sheet, "Lieu 29");
    // What programmes share, and new ones, in new folders too.
    project.write(
        "annexe.yaml",
        "organisme: {nom: Atelier, suivi: Signatures des présents.}\n",
    );
    wait_for(&project.path("output/p1.md"), "Signatures");
    project.write("programmes/p2.yaml", &programme("Fougères"));
    wait_for(&project.path("output/p2.md"), "Fougères");
    fs::create_dir(project.path("programmes/sous")).expect("a folder");
    project.write("programmes/sous/p3.yaml", &programme("Vitré"));
    wait_for(&project.path("output/sous/p3.md"), "Vitré");
    assert!(running.0.try_wait().expect("a state").is_none(), "it ended");
}

#[test]
fn watch_follows_folders_and_links_however_they_change() {
    let project = Project::new(1);
    project.write("ailleurs/cible.yaml", &programme("Rennes"));
    std::os::unix::fs::symlink(
        "../ailleurs/cible.yaml",
        project.path("programmes/lien.yaml"),
    )
    .expect("a link");
    project.write("images/logo.svg", LOGO);
    project.write(
        "annexe.yaml",
        "organisme: {nom: Atelier}\ntheme: {logo: {fichier: images/logo.svg, texte: Atelier}}\n",
    );
    let moves = |from: &str, to: &str| {
        fs::rename(project.path(from), project.path(to)).expect("a move");
    };
    let _running = watched(&project);
    // A link is a name like another.
    project.write("ailleurs/cible.yaml", &programme("Brest"));
    wait_for(&project.path("output/lien.md"), "Brest");
    assert!(!project.path("output/cible.md").exists());
    // Another folder in the place of the one that was watched, at once and after a while.
    let sheet = project.path("output/p0.md");
    for (rest, [first, last]) in [(0, ["Vannes", "Quimper"]), (300, ["Lorient", "Vitré"])] {
        project.write("autres/p0.yaml", &programme(first));
        moves("programmes", &format!("anciens{rest}"));
        std::thread::sleep(Duration::from_millis(rest));
        moves("autres", "programmes");
        wait_for(&sheet, first);
        std::thread::sleep(Duration::from_millis(rest));
        project.write("programmes/p0.yaml", &programme(last));
        wait_for(&sheet, last);
    }
    project.write("autres/logo.svg", &LOGO.replace("123456", "654321"));
    let page = project.path("output/p0.html");
    let shown = || fs::read(&page).unwrap_or_default();
    let before = shown();
    moves("images", "anciennes");
    moves("autres", "images");
    let changes = |before: &[u8]| {
        let clock = Instant::now();
        while shown() == before {
            assert!(clock.elapsed() < Duration::from_secs(20), "it is deaf");
            std::thread::sleep(Duration::from_millis(10));
        }
    };
    changes(&before);
    let before = shown();
    project.write("images/logo.svg", LOGO);
    changes(&before);
}

#[test]
fn watch_waits_for_a_programme_that_is_gone() {
    let project = Project::new(1);
    let mut running = watched_with(&project, &["watch", "programmes/p0.yaml"]);
    fs::remove_file(project.path("programmes/p0.yaml")).expect("it was there");
    std::thread::sleep(Duration::from_millis(300));
    for place in ["Brest", "Vannes"] {
        project.write("programmes/p0.yaml", &programme(place));
        wait_for(&project.path("output/p0.md"), place);
    }
    assert!(running.0.try_wait().expect("a state").is_none(), "it ended");
}

/// The status and the body of a page.
fn get(address: &str, path: &str, host: &str) -> (u16, String) {
    let mut stream = TcpStream::connect(address).expect("it listens");
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
    )
    .expect("sent");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("an answer");
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
    let status = head
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok());
    (status.expect("a status"), body.to_owned())
}

#[test]
fn preview_shows_sheets_and_findings_as_they_change() {
    let project = Project::new(2);
    let mut command = project.command(&["preview"]);
    let child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("it runs");
    let mut running = Running(child);
    let mut said = String::new();
    BufReader::new(running.0.stdout.take().expect("a pipe"))
        .read_line(&mut said)
        .expect("a line");
    let (_, rest) = said.split_once("http://").expect("an address");
    let (address, _) = rest.split_once('/').expect("an address");
    let page = |path: &str| get(address, path, address);
    let shell = page("/").1;
    let keys: Vec<&str> = shell
        .split("<option value=\"")
        .skip(1)
        .filter_map(|option| option.split('"').next())
        .collect();
    let [first, second] = keys[..] else {
        panic!("{shell}")
    };
    let (status, shell) = page(&format!("/?{second}"));
    assert_eq!(status, 200);
    assert!(
        shell.contains("<title>programmes/p1.yaml") && shell.contains("lang=\"fr\""),
        "{shell}"
    );
    let of = |page: &str, key: &str| format!("/{page}?{key}");
    let (shown, told) = (of("page", first), of("findings", first));
    assert!(page(&shown).1.contains("Rennes"));
    assert!(page(&of("pdf", first)).1.contains("%PDF-1.7"));
    assert!(page(&told).1.contains("M003"));
    assert_eq!(page("/ailleurs").0, 404);
    assert!(page("/page?7").1.contains("voyez les constats"));
    assert!(page("/findings?7").1.contains("plus là"));
    // Only this machine asks, and by its own name.
    assert_eq!(get(address, &shown, "exemple.fr").0, 403);
    assert!(address.starts_with("127.0.0.1:"));
    let news = std::thread::scope(|scope| {
        let news = scope.spawn(|| page("/news?0").1);
        std::thread::sleep(Duration::from_millis(100));
        project.write("programmes/p0.yaml", "intitulé: Animer\n");
        news.join().expect("an answer")
    });
    assert!(news.parse::<u64>().is_ok(), "{news}");
    assert!(page(&told).1.contains("clé inconnue"));
    let (status, body) = page(&shown);
    assert!(
        status == 200 && body.contains("voyez les constats"),
        "{body}"
    );
    // A programme keeps its page, whatever comes before it or goes.
    project.write("programmes/p00.yaml", &programme("Vannes"));
    assert!(page(&of("page", second)).1.contains("Rennes"));
    fs::remove_file(project.path("programmes/p0.yaml")).expect("it was there");
    assert!(page(&of("page", second)).1.contains("Rennes"));
    assert!(page(&told).1.contains("plus là"));
    assert!(page("/programmes").1.contains("p00.yaml"));
    assert!(!project.path("output").exists(), "a preview writes nothing");
}
