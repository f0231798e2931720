//! Sheets whose programme is gone: which are orphans, and what `--prune` removes.

use std::fs;
use std::path::Path;
use std::process::Output;

use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::support::expect::{assert_contains, assert_lacks, assert_same_bytes};
use crate::support::project::{Project, counts, programme};

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
        assert_lacks(&said, "retiré");
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

/// Neither is anything removed, nor is anything said to be an orphan.
fn prunes_nothing(project: &Project, what: &str) {
    let (_, said) = project.run(&["build", "--prune"]);
    assert!(!said.contains("retiré"), "{what}\n{said}");
    let (_, said) = project.run(&["build", "--check"]);
    assert!(!said.contains("sans programme"), "{what}\n{said}");
}

#[test]
fn what_cannot_be_read_may_give_any_sheet() {
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
    // A path that is not there.
    let project = Project::new(1);
    project.run(&["build"]);
    fs::remove_file(project.path("programmes/p0.yaml")).expect("it was there");
    let (code, said) = project.run(&["build", "--prune", "programmes", "absent.yaml"]);
    assert_eq!((code, said.as_str()), (Some(3), ""));
    assert!(project.path("output/p0.pdf").exists());
}

#[test]
fn programmes_that_are_away_or_set_aside_leave_no_orphan() {
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
}

#[test]
fn sheets_of_another_project_are_no_orphans() {
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
    assert_lacks(&said, "retiré");
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
    assert_lacks(&said, "retiré");
}

#[test]
fn orphans_are_found_wherever_programmes_were() {
    let project = Project::new(1);
    let elsewhere = TempDir::new().expect("a folder");
    let place = elsewhere.path().join("p1.yaml");
    fs::write(&place, programme("Rennes")).expect("a file");
    let root = elsewhere.path().to_str().expect("UTF-8").to_owned();
    let run = |arguments: &[&str]| project.run(&[arguments, &["--root", &root]].concat());
    let pruned = |what: &str| {
        let (code, said) = run(&["build", "--check"]);
        assert_eq!(code, Some(1), "{what}\n{said}");
        let (_, said) = run(&["build", "--prune"]);
        assert_eq!(said.matches("supprimé").count(), 3, "{what}\n{said}");
    };
    // A link that is gone, and not what it led to.
    std::os::unix::fs::symlink(&place, project.path("programmes/p1.yaml")).expect("a link");
    run(&["build"]);
    fs::remove_file(project.path("programmes/p1.yaml")).expect("it was there");
    pruned("a link");
    // Programmes outside the folder of their project, which goes for them from any folder inside.
    let config = format!("programmes: {}\n", elsewhere.path().display());
    project.write("annexe.yaml", &config);
    fs::write(elsewhere.path().join("p2.yaml"), programme("Rennes")).expect("a file");
    run(&["build", "--prune"]);
    fs::create_dir(project.path("ici")).expect("a folder");
    let mut command = project.command(&["build", "--root", &root]);
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
    assert_lacks(&said, "retiré");
    assert!(mine.exists() && project.path("notes.md").exists());
    assert!(project.path("output/à moi.txt").exists());
    // An edited hash costs its sheet. A count is only shown.
    let line = manifest.lines().find(|line| line.contains("\tp0.md\t"));
    let line = line.expect("a line for each sheet");
    let zeros = "0".repeat(32);
    for (field, value, expected) in [
        (0, zeros.as_str(), [1, 1]),
        (1, zeros.as_str(), [1, 1]),
        (2, "20000000000/0/0", [0, 2]),
    ] {
        let mut fields: Vec<&str> = line.split('\t').collect();
        fields[field] = value;
        let edited = manifest.replace(line, &fields.join("\t"));
        project.write("output/.annexe-manifeste", &edited);
        let (code, said) = project.run(&["build"]);
        assert_eq!((code, counts(&said)), (Some(0), expected), "{said}");
        assert_same_bytes(&fresh["p0.md"], &project.outputs()["p0.md"], "p0.md");
    }
    // A line that is cut short is no line.
    project.write(
        "output/.annexe-manifeste",
        &manifest[..manifest.len() - "p1.yaml\n".len()],
    );
    let (code, said) = project.run(&["build"]);
    assert_eq!((code, counts(&said)), (Some(0), [1, 1]), "{said}");
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
        assert_contains(&said, "sans programme : output/p0.pdf");
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
    assert_contains(&String::from_utf8_lossy(&stdout), "2 fiches inchangées");
    let stderr = String::from_utf8_lossy(&stderr);
    assert_contains(
        &stderr,
        "autre/output : une partie de ce chemin est un fichier, pas un dossier",
    );
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
            assert_contains(line, path);
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
